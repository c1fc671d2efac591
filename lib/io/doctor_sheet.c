/* The doctor learns what the columns of a sheet are. SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/doctor.h"

#include <string.h>
#include <strings.h>

netweave_direction nw__chart_direction(const nw__chart *chart, size_t row, netweave_direction standard) {
    if (chart->type < 0)
        return standard;
    const char *text = nw__sheet_cell(&chart->sheet, row, (size_t)chart->type)->text;
    if (strcasecmp(text, "directed") == 0)
        return NETWEAVE_DIRECTION_DIRECTED;
    bool none = strcasecmp(text, "undirected") == 0 || strcasecmp(text, "mutual") == 0;
    return none ? NETWEAVE_DIRECTION_UNDIRECTED : standard;
}

static netweave_status choose(const nw__case *all, const nw__chart *chart, const char *option, nw__word word,
                              int64_t *out_column) {
    const char *name = nw__options_text(&all->options, option);
    if (name != NULL && strcmp(name, "none") != 0)
        return nw__columns_find(&chart->sheet, chart->columns, option, name, out_column);
    *out_column = name != NULL ? -1 : nw__columns_word(chart->columns, chart->width, word);
    return NETWEAVE_STATUS_OK;
}

/* A column "type" tells directions, or else names the layer. */
static void settle_type(nw__chart *chart) {
    bool directions = chart->type >= 0;
    for (size_t row = chart->first; row < chart->sheet.row_count && directions; row++)
        directions = nw__sheet_cell(&chart->sheet, row, (size_t)chart->type)->length == 0 ||
                     nw__chart_direction(chart, row, NETWEAVE_DIRECTION_AUTO) != NETWEAVE_DIRECTION_AUTO;
    if (directions || chart->type < 0)
        return;
    chart->layer = chart->layer < 0 ? chart->type : chart->layer;
    chart->type = -1;
}

/* Learns the columns of a tie list; `from` stays -1 when the sheet is none. */
netweave_status nw__chart_learn_tie_list(nw__case *all, nw__chart *chart) {
    netweave_status status = nw__columns_read(&chart->sheet, false, 1, &chart->columns);
    if (status == NETWEAVE_STATUS_OK)
        status = choose(all, chart, "from", NW_WORD_FROM, &chart->from);
    if (status == NETWEAVE_STATUS_OK)
        status = choose(all, chart, "to", NW_WORD_TO, &chart->to);
    if (status == NETWEAVE_STATUS_OK)
        status = choose(all, chart, "weight", NW_WORD_WEIGHT, &chart->weight);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    chart->first = 1;
    chart->type = nw__columns_word(chart->columns, chart->width, NW_WORD_TYPE);
    chart->layer = nw__columns_word(chart->columns, chart->width, NW_WORD_LAYER);
    chart->wave = nw__columns_word(chart->columns, chart->width, NW_WORD_WAVE);
    settle_type(chart);
    if (chart->from >= 0 && chart->to < 0)
        chart->from = -1;
    bool none = nw__options_chosen(&all->options, "weight", "none");
    int64_t numbers = -1;
    for (size_t k = 0; k < chart->width && chart->weight < 0 && !none; k++) {
        int64_t column = (int64_t)k;
        if (chart->columns[k].numeric && column != chart->from && column != chart->to && column != chart->wave &&
            column != chart->layer && strcasecmp(chart->columns[k].name, "id") != 0)
            numbers = numbers == -1 ? column : -2;
    }
    chart->weight = numbers >= 0 ? numbers : chart->weight;
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__chart_learn_member_list(nw__chart *chart) {
    nw__columns_free(chart->columns, chart->width);
    chart->columns = NULL;
    chart->from = -1;
    chart->weight = -1;
    netweave_status status = nw__columns_read(&chart->sheet, true, 1, &chart->columns);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    chart->first = 1;
    chart->id = nw__columns_word(chart->columns, chart->width, NW_WORD_ID);
    chart->respondent = nw__columns_word(chart->columns, chart->width, NW_WORD_RESPONDENT);
    chart->is_members = chart->id >= 0;
    return NETWEAVE_STATUS_OK;
}

/* Two columns, perhaps a third of numbers, without a heading. */
netweave_status nw__chart_learn_bare(nw__chart *chart) {
    nw__columns_free(chart->columns, chart->width);
    chart->columns = NULL;
    netweave_status status = nw__columns_number(&chart->sheet, &chart->columns);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    chart->first = 0;
    chart->from = 0;
    chart->to = 1;
    chart->weight = chart->width == 3 && chart->columns[2].numeric ? 2 : -1;
    chart->type = chart->layer = chart->wave = -1;
    return NETWEAVE_STATUS_OK;
}
