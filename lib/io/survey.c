/* Survey tables: a row per respondent, whose answers are ties. SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/survey.h"

#include "base/memory.h"

#include <math.h>
#include <string.h>

enum { SHOWN_NAMES = 5, CHECK_EVERY = 256 };

/* What is kept while rows are read. */
typedef struct reader {
    nw__survey *survey;
    int64_t *stamp; /* of each name: the row and layer that named it last */
    size_t stamp_capacity, stamped;
    int64_t now;
} reader;

/* ---- ties ---- */

static netweave_status add_tie(reader *reader, size_t row, int64_t id, double weight, int64_t layer) {
    nw__survey *survey = reader->survey;
    size_t needed = (size_t)survey->names.ids.count;
    int64_t from = -1;
    int64_t to = -1;
    if (!nw__grow(&reader->stamp, &reader->stamp_capacity, needed, sizeof *reader->stamp))
        return nw__fail_memory();
    for (; reader->stamped < needed; reader->stamped++)
        reader->stamp[reader->stamped] = 0;
    if (reader->stamp[id] == reader->now) {
        survey->repeated++;
        return NETWEAVE_STATUS_OK;
    }
    reader->stamp[id] = reader->now;
    netweave_status status = nw__survey_member(survey, survey->id[row], &from);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__survey_member(survey, id, &to);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_builder_set_presence(survey->intake->builder, nw__survey_wave(survey, survey->row_wave[row]),
                                               to, 1);
    survey->intake->weighted = survey->intake->weighted || weight != 1;
    return status == NETWEAVE_STATUS_OK ? nw__intake_tie(survey->intake, from, to, weight, layer, survey->row_wave[row],
                                                         NETWEAVE_DIRECTION_DIRECTED)
                                        : status;
}

/* A name that nobody has. */
static netweave_status add_stranger(nw__survey *survey, size_t row, size_t column, const char *name,
                                    int64_t *out_place) {
    if (nw__options_chosen(survey->intake->options, "strict", "yes"))
        return nw__fail_cell(survey->sheet, row, column,
                             "'%.*s' is neither a respondent nor on a list of members; correct the name, add the "
                             "member, or leave strict out",
                             nw__shown(name, strlen(name)), name);
    if (survey->strangers++ < SHOWN_NAMES)
        nw__text_append_format(&survey->stranger_names, "%s'%.*s'", survey->strangers > 1 ? ", " : "",
                               nw__shown(name, strlen(name)), name);
    *out_place = survey->names.ids.count;
    return survey->stranger_names.failed ? nw__fail_memory() : nw__names_add(&survey->names, name);
}

static netweave_status read_names(reader *reader, size_t row, size_t column) {
    nw__survey *survey = reader->survey;
    nw__name_list pieces;
    char *name = NULL;
    netweave_status status =
        nw__name_list_start(&survey->names, nw__sheet_cell(survey->sheet, row, column)->text, &pieces);
    while (status == NETWEAVE_STATUS_OK && (status = nw__name_list_next(&pieces, &name)) == NETWEAVE_STATUS_OK &&
           name != NULL) {
        int64_t place = -1;
        status = nw__names_match(&survey->names, name, &place);
        if (status == NETWEAVE_STATUS_OK && place == -2)
            status = nw__fail_cell(survey->sheet, row, column,
                                   "'%.*s' may be several members, whose names differ in case, accents or blanks; "
                                   "write it as one of them is written",
                                   nw__shown(name, strlen(name)), name);
        if (status == NETWEAVE_STATUS_OK && place == -1)
            status = add_stranger(survey, row, column, name, &place);
        if (status == NETWEAVE_STATUS_OK)
            status = add_tie(reader, row, place, 1, survey->columns[column].layer);
    }
    survey->cut += pieces.commas;
    nw__name_list_free(&pieces);
    return status;
}

static netweave_status read_row(reader *reader, size_t row) {
    nw__survey *survey = reader->survey;
    int64_t layer = -1;
    int64_t empty = 0;
    bool grid = false;
    bool filled = false;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t k = 0; k < survey->order_count && status == NETWEAVE_STATUS_OK; k++) {
        const nw__survey_column *column = &survey->columns[survey->order[k]];
        double value = 0;
        reader->now += column->layer != layer;
        layer = column->layer;
        filled = filled || nw__sheet_cell(survey->sheet, row, survey->order[k])->length > 0;
        if (column->kind == NW_SURVEY_NAMES) {
            status = read_names(reader, row, survey->order[k]);
            continue;
        }
        grid = grid || !survey->checked[layer];
        status = nw__survey_value(survey, row, survey->order[k], &value);
        empty += isnan(value) && !survey->checked[layer] && column->id != survey->id[row];
        if (status == NETWEAVE_STATUS_OK && value > 0)
            status = add_tie(reader, row, column->id, value, layer);
    }
    survey->silent_row[row] = grid && !filled;
    survey->silent += survey->silent_row[row];
    survey->unknown += survey->silent_row[row] ? 0 : empty;
    return status;
}

/* ---- attributes ---- */

static bool is_numeric(const nw__survey *survey, size_t column, bool *out_filled) {
    bool numeric = true;
    size_t commas = survey->sheet->comma_number;
    *out_filled = false;
    for (size_t row = survey->first; row < survey->sheet->row_count && numeric; row++) {
        const nw__cell *cell = nw__sheet_cell(survey->sheet, row, column);
        numeric = cell->length == 0 || nw__sheet_numeric(survey->sheet, cell);
        *out_filled = *out_filled || cell->length > 0;
    }
    survey->sheet->comma_number = commas;
    return numeric;
}

static netweave_status read_attribute(const nw__survey *survey, size_t column) {
    bool filled = false;
    bool numeric = is_numeric(survey, column, &filled);
    const char *name = survey->columns[column].label;
    netweave_builder *builder = survey->intake->builder;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t row = survey->first; row < survey->sheet->row_count && filled && status == NETWEAVE_STATUS_OK; row++) {
        const nw__cell *cell = nw__sheet_cell(survey->sheet, row, column);
        int64_t member = -1;
        double number = 0;
        if (!nw__survey_counts(survey, row) || cell->length == 0)
            continue;
        status = nw__survey_member(survey, survey->id[row], &member);
        if (status == NETWEAVE_STATUS_OK && numeric && nw__sheet_number(survey->sheet, cell, &number))
            status = netweave_builder_set_number(builder, member, name, number);
        else if (status == NETWEAVE_STATUS_OK)
            status = netweave_builder_set_text(builder, member, name, cell->text);
    }
    return status;
}

/* ---- all of it ---- */

static netweave_status read_rows(reader *reader) {
    nw__survey *survey = reader->survey;
    nw__sheet *sheet = survey->sheet;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t row = survey->first; row < sheet->row_count && status == NETWEAVE_STATUS_OK; row++) {
        if (nw__survey_counts(survey, row))
            status = read_row(reader, row);
        if (status == NETWEAVE_STATUS_OK && row % CHECK_EVERY == 0)
            status = nw__run_check(survey->intake->run, (double)row / (double)sheet->row_count, "reading answers");
    }
    return status;
}

/* Learns the answers of each layer. */
static netweave_status learn(nw__survey *survey) {
    size_t layers = (size_t)survey->intake->layers.count;
    netweave_status status = NETWEAVE_STATUS_OK;
    survey->scale = nw__allocate_zeroed(layers, sizeof *survey->scale);
    survey->checked = nw__allocate_zeroed(layers, sizeof *survey->checked);
    if (survey->scale == NULL || survey->checked == NULL)
        return nw__fail_memory();
    for (size_t k = 0; k < survey->order_count && status == NETWEAVE_STATUS_OK;) {
        size_t begin = k;
        while (k < survey->order_count &&
               survey->columns[survey->order[k]].layer == survey->columns[survey->order[begin]].layer)
            k++;
        status = nw__survey_learn(survey, begin, k);
    }
    return status;
}

static netweave_status read_all(reader *reader) {
    nw__survey *survey = reader->survey;
    int64_t silent = 0;
    netweave_status status = nw__survey_columns(survey);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__survey_codes(survey);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__survey_gather(survey);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__survey_respondents(survey);
    if (status == NETWEAVE_STATUS_OK)
        status = learn(survey);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__survey_note_columns(survey);
    survey->silent_row = nw__allocate_zeroed(survey->sheet->row_count, sizeof *survey->silent_row);
    if (status == NETWEAVE_STATUS_OK && survey->silent_row == NULL)
        return nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = read_rows(reader);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__survey_say(survey, &silent);
    for (size_t k = 0; k < survey->width && status == NETWEAVE_STATUS_OK; k++)
        if (survey->columns[k].kind == NW_SURVEY_ATTRIBUTE)
            status = read_attribute(survey, k);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__survey_note_names(survey);
    return status == NETWEAVE_STATUS_OK ? nw__survey_note_answers(survey, silent) : status;
}

static void free_survey(nw__survey *survey) {
    for (size_t k = 0; survey->columns != NULL && k < survey->width; k++) {
        nw__free(survey->columns[k].label);
        nw__free(survey->columns[k].code);
        nw__free(survey->columns[k].question);
        nw__free(survey->columns[k].option);
    }
    nw__free(survey->columns);
    nw__names_free(&survey->likely);
    nw__names_free(&survey->names);
    nw__index_free(&survey->codes.keys);
    nw__free(survey->codes.values);
    nw__free(survey->order);
    nw__free(survey->scale);
    nw__free(survey->checked);
    nw__free(survey->id);
    nw__free(survey->row_wave);
    nw__free(survey->replaced);
    nw__free(survey->silent_row);
    nw__text_free(&survey->stranger_names);
    nw__text_free(&survey->again_names);
}

netweave_status nw__survey_read(nw__intake *intake, nw__sheet *sheet) {
    nw__survey survey = {.intake = intake, .sheet = sheet};
    reader reader = {.survey = &survey};
    netweave_status status = read_all(&reader);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__sheet_notes(intake, sheet);
    intake->unsaid = NETWEAVE_DIRECTION_DIRECTED;
    intake->listed = true;
    intake->roster = !survey.listed; /* strangers are told of above */
    free_survey(&survey);
    nw__free(reader.stamp);
    return status;
}
