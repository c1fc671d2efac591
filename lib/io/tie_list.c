/* Tie lists: a row per tie, in CSV, TSV and the like. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "io/plain.h"

#include <string.h>
#include <strings.h>

enum { CHECK_EVERY = 16384 };

typedef struct reader {
    nw__intake *intake;
    nw__sheet *sheet;
    nw__column *columns;
    size_t width, first;                         /* columns; the first row of data */
    int64_t from, to, weight, type, layer, wave; /* columns, or -1 */
    netweave_direction direction;                /* of ties whose row does not say it */
    int64_t no_weight;                           /* ties with an empty weight */
    bool alone;                                  /* the sheet is but the first row, of a list that is read as plain */
    bool needs_again;                            /* the first row was taken for data, which its ids must confirm */
} reader;

/* A word of a column "type": directed, undirected or mutual. */
static bool read_direction(const nw__cell *cell, netweave_direction *out) {
    if (strcasecmp(cell->text, "directed") == 0)
        *out = NETWEAVE_DIRECTION_DIRECTED;
    else if (strcasecmp(cell->text, "undirected") == 0 || strcasecmp(cell->text, "mutual") == 0)
        *out = NETWEAVE_DIRECTION_UNDIRECTED;
    else
        return false;
    return true;
}

/* True when the first row can only be data: a number where an id or weight stands, or an id that comes again below. */
static bool first_row_is_data(reader *reader) {
    nw__sheet *sheet = reader->sheet;
    if (sheet->rows[0].count < 2)
        return false;
    for (size_t k = 0; k < 3; k++)
        if (nw__sheet_numeric(sheet, nw__sheet_cell(sheet, 0, k)))
            return true;
    reader->needs_again = reader->alone;
    if (reader->alone)
        return true;
    for (size_t row = 1; row < sheet->row_count; row++)
        for (size_t k = 0; k < 4; k++)
            if (strcmp(nw__sheet_cell(sheet, 0, k / 2)->text, nw__sheet_cell(sheet, row, k % 2)->text) == 0)
                return true;
    return false;
}

static netweave_status no_ends(const reader *reader) {
    const nw__sheet *sheet = reader->sheet;
    nw__text list = {0};
    nw__columns_list(sheet, reader->columns, &list);
    const char *names = list.bytes != NULL ? list.bytes : "others";
    netweave_status status;
    if (sheet->width < 2)
        status = nw__fail_cell(sheet, 0, 0,
                               "there is one column only, %s; a tie list has two, for both ends of a tie, "
                               "separated by comma, semicolon, tab or |",
                               names);
    else
        status = nw__fail(NETWEAVE_STATUS_NOT_FOUND,
                          "%s:%zu:1: the columns of the ties' ends are not found; the columns are "
                          "%s: say from=COLUMN to=COLUMN, or name them from and to (a member list is read with "
                          "format=members, an attendance list with format=attendance)",
                          sheet->document->name, sheet->rows[0].line, names);
    nw__text_free(&list);
    return status;
}

/* The column that an option names, or that has the word. */
static netweave_status choose(const reader *reader, const char *option, nw__word word, int64_t *out_column) {
    const char *name = option != NULL ? nw__options_text(reader->intake->options, option) : NULL;
    if (name != NULL && (strcmp(option, "weight") != 0 || strcmp(name, "none") != 0))
        return nw__columns_find(reader->sheet, reader->columns, option, name, out_column);
    *out_column = name != NULL ? -1 : nw__columns_word(reader->columns, reader->width, word);
    return NETWEAVE_STATUS_OK;
}

/* True when a column holds directions only. */
static bool holds_directions(const reader *reader, int64_t column) {
    bool directions = column >= 0 && reader->columns[column].filled;
    netweave_direction direction;
    for (size_t row = reader->first; row < reader->sheet->row_count && directions; row++) {
        const nw__cell *cell = nw__sheet_cell(reader->sheet, row, (size_t)column);
        directions = cell->length == 0 || read_direction(cell, &direction);
    }
    return directions;
}

/* A column "direction" or "type" tells directions; "type" names the layer where it does not. */
static void settle_type(reader *reader) {
    int64_t named = -1;
    for (size_t k = 0; k < reader->width; k++)
        if (strcasecmp(reader->columns[k].name, "type") == 0 && !reader->columns[k].plain)
            named = (int64_t)k;
    if (!holds_directions(reader, reader->type) && named >= 0)
        reader->type = named;
    bool directions = holds_directions(reader, reader->type);
    int64_t layer = !directions ? reader->type : reader->type != named ? named : -1;
    if (layer >= 0 && reader->layer < 0 && reader->columns[layer].filled)
        reader->layer = layer;
    if (!directions)
        reader->type = -1;
}

/* Without a weight by name or word, the only further column of numbers is the weight. */
static netweave_status guess_weight(reader *reader) {
    int64_t found = -1;
    for (size_t k = 0; k < reader->width; k++) {
        int64_t column = (int64_t)k;
        const nw__column *about = &reader->columns[k];
        bool taken = column == reader->from || column == reader->to || column == reader->layer ||
                     column == reader->wave || column == reader->type;
        if (taken || !about->numeric || about->plain || strcasecmp(about->name, "id") == 0)
            continue;
        if (found >= 0)
            return NETWEAVE_STATUS_OK;
        found = column;
    }
    if (found < 0)
        return NETWEAVE_STATUS_OK;
    reader->weight = found;
    const char *name = reader->columns[found].name;
    return nw__intake_note(reader->intake, "'%.*s' is read as the weight of ties, the only further column of numbers.",
                           nw__shown(name, strlen(name)), name);
}

static netweave_status choose_columns(reader *reader) {
    netweave_status status = choose(reader, "from", NW_WORD_FROM, &reader->from);
    if (status == NETWEAVE_STATUS_OK)
        status = choose(reader, "to", NW_WORD_TO, &reader->to);
    if (status == NETWEAVE_STATUS_OK && (reader->from < 0 || reader->to < 0))
        return no_ends(reader);
    if (status == NETWEAVE_STATUS_OK && reader->from == reader->to)
        return nw__fail_at_as(NETWEAVE_STATUS_INVALID_ARGUMENT, reader->sheet->document, reader->sheet->rows[0].start,
                              "from and to are the same column '%s'; name two", reader->columns[reader->from].name);
    if (status == NETWEAVE_STATUS_OK)
        status = choose(reader, "weight", NW_WORD_WEIGHT, &reader->weight);
    if (status == NETWEAVE_STATUS_OK)
        status = choose(reader, NULL, NW_WORD_TYPE, &reader->type);
    if (status == NETWEAVE_STATUS_OK)
        status = choose(reader, NULL, NW_WORD_LAYER, &reader->layer);
    if (status == NETWEAVE_STATUS_OK)
        status = choose(reader, NULL, NW_WORD_WAVE, &reader->wave);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    settle_type(reader);
    bool guessed = reader->weight >= 0 && !reader->alone && nw__options_text(reader->intake->options, "weight") == NULL;
    if (guessed && nw__column_in_words(reader->sheet, reader->columns, reader->first, (size_t)reader->weight))
        reader->weight = -1;
    if (reader->columns[reader->from].directed || reader->columns[reader->to].directed)
        reader->direction = NETWEAVE_DIRECTION_DIRECTED;
    bool none = nw__options_chosen(reader->intake->options, "weight", "none");
    return reader->weight < 0 && !none ? guess_weight(reader) : NETWEAVE_STATUS_OK;
}

/* A sheet without a header: two ends, then perhaps a weight. */
static netweave_status number_columns(reader *reader) {
    reader->width = reader->sheet->width;
    for (size_t row = 0; row < reader->sheet->row_count; row++)
        if (reader->sheet->rows[row].count > reader->sheet->rows[0].count)
            return nw__sheet_ragged(reader->sheet, row, reader->sheet->rows[0].count);
    netweave_status status = nw__columns_number(reader->sheet, &reader->columns);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    reader->from = 0;
    reader->to = 1;
    reader->weight = reader->width == 3 && reader->columns[2].numeric ? 2 : -1;
    return nw__intake_note(reader->intake, "there is no header; the first two columns are read as the ends of ties%s.",
                           reader->weight == 2 ? ", the third as their weight" : "");
}

static netweave_status read_end(const reader *reader, size_t row, int64_t column, int64_t *out_member) {
    const nw__cell *cell = nw__sheet_cell(reader->sheet, row, (size_t)column);
    if (cell->length == 0)
        return nw__fail_cell(reader->sheet, row, (size_t)column,
                             "the cell of '%s' is empty; each tie needs both ends "
                             "(members without ties belong in a member list)",
                             reader->columns != NULL ? reader->columns[column].name : "");
    return netweave_builder_add_member(reader->intake->builder, cell->text, out_member);
}

static netweave_status read_weight(reader *reader, size_t row, double *out) {
    const nw__cell *cell = nw__sheet_cell(reader->sheet, row, (size_t)reader->weight);
    if (cell->length == 0) {
        reader->no_weight++;
        *out = 1.0;
        return NETWEAVE_STATUS_OK;
    }
    if (!nw__sheet_number(reader->sheet, cell, out))
        return nw__fail_cell(reader->sheet, row, (size_t)reader->weight,
                             "the weight '%.*s' is not a number; weights are "
                             "numbers from 0 up",
                             nw__shown(cell->text, cell->length), cell->text);
    if (*out >= 0 && *out <= 1e300)
        return NETWEAVE_STATUS_OK;
    return nw__fail_cell(reader->sheet, row, (size_t)reader->weight,
                         "the weight %s is %s; weights are numbers from 0 up", cell->text,
                         *out < 0 ? "negative" : "too large");
}

static netweave_status read_attributes(const reader *reader, size_t row) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t k = 0; k < reader->width && status == NETWEAVE_STATUS_OK; k++) {
        int64_t column = (int64_t)k;
        const nw__cell *cell = nw__sheet_cell(reader->sheet, row, k);
        if (cell->length == 0 || column == reader->from || column == reader->to || column == reader->weight ||
            column == reader->type || column == reader->layer || column == reader->wave)
            continue;
        double number = 0;
        bool numeric = reader->columns[k].numeric && nw__sheet_number(reader->sheet, cell, &number);
        status = nw__attributes_set(&reader->intake->ties, reader->columns[k].name, reader->intake->count - 1,
                                    numeric ? NULL : cell->text, number);
    }
    return status;
}

static netweave_status read_tie(reader *reader, size_t row) {
    nw__intake *intake = reader->intake;
    int64_t from = -1;
    int64_t to = -1;
    int64_t layer = 0;
    int64_t wave = 0;
    double weight = 1.0;
    netweave_direction direction = reader->direction;
    netweave_status status = read_end(reader, row, reader->from, &from);
    if (status == NETWEAVE_STATUS_OK)
        status = read_end(reader, row, reader->to, &to);
    if (status == NETWEAVE_STATUS_OK && reader->weight >= 0)
        status = read_weight(reader, row, &weight);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__intake_name(
            &intake->layers, reader->layer >= 0 ? nw__sheet_cell(reader->sheet, row, (size_t)reader->layer)->text : "",
            "layer", intake->document, reader->sheet->rows[row].start, &layer);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__intake_name(
            &intake->waves, reader->wave >= 0 ? nw__sheet_cell(reader->sheet, row, (size_t)reader->wave)->text : "",
            "wave", intake->document, reader->sheet->rows[row].start, &wave);
    if (status == NETWEAVE_STATUS_OK && reader->type >= 0)
        read_direction(nw__sheet_cell(reader->sheet, row, (size_t)reader->type), &direction);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__intake_tie(intake, from, to, weight, layer, wave, direction);
    if (status == NETWEAVE_STATUS_OK && reader->width > 2)
        status = read_attributes(reader, row);
    return status;
}

/* Calls for the memory of the members whom the next rows name. */
static void warm_ends(const reader *reader, size_t row) {
    const char *texts[NW_INDEX_WARM];
    size_t lengths[NW_INDEX_WARM];
    for (size_t k = 0; k < NW_INDEX_WARM; k++) {
        int64_t column = k % 2 == 0 ? reader->from : reader->to;
        const nw__cell *cell = nw__sheet_cell(reader->sheet, row + k / 2, (size_t)column);
        texts[k] = cell->text;
        lengths[k] = cell->length;
    }
    nw__index_warm(&reader->intake->builder->roster.ids, NW_INDEX_WARM, texts, lengths);
}

static netweave_status read_ties(reader *reader) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t row = reader->first; row < reader->sheet->row_count && status == NETWEAVE_STATUS_OK; row++) {
        if ((row - reader->first) % (NW_INDEX_WARM / 2) == 0)
            warm_ends(reader, row);
        status = read_tie(reader, row);
        if (status == NETWEAVE_STATUS_OK && row % CHECK_EVERY == 0)
            status = nw__run_check(reader->intake->run, (double)row / (double)reader->sheet->row_count, "reading ties");
    }
    if (status == NETWEAVE_STATUS_OK && reader->no_weight > 0)
        status = nw__intake_note(reader->intake, "%lld tie%s without a weight: taken as 1.",
                                 (long long)reader->no_weight, reader->no_weight == 1 ? " is" : "s are");
    if (status == NETWEAVE_STATUS_OK)
        status = nw__sheet_notes(reader->intake, reader->sheet);
    return status;
}

static reader start_reader(nw__intake *intake, nw__sheet *sheet) {
    return (reader){.intake = intake,
                    .sheet = sheet,
                    .width = sheet->rows[0].count,
                    .first = 1,
                    .from = -1,
                    .to = -1,
                    .weight = -1,
                    .type = -1,
                    .layer = -1,
                    .wave = -1,
                    .direction = NETWEAVE_DIRECTION_AUTO};
}

/* Reads the first row, and learns what the columns are. */
static netweave_status read_columns(reader *reader) {
    const nw__options *options = reader->intake->options;
    bool named = nw__options_text(options, "from") != NULL || nw__options_text(options, "to") != NULL;
    netweave_status status = nw__columns_read(reader->sheet, false, 1, &reader->columns);
    if (status == NETWEAVE_STATUS_OK && reader->columns == NULL)
        status = nw__fail_memory();
    if (status != NETWEAVE_STATUS_OK)
        return status;
    bool from = nw__columns_word(reader->columns, reader->width, NW_WORD_FROM) >= 0;
    bool to = nw__columns_word(reader->columns, reader->width, NW_WORD_TO) >= 0;
    if (!named && !from && !to && first_row_is_data(reader)) {
        nw__columns_free(reader->columns, reader->width);
        reader->columns = NULL;
        reader->first = 0;
        return number_columns(reader);
    }
    for (size_t k = 0; reader->alone && k < reader->width; k++) /* or the list is not plain */
        reader->columns[k].numeric = reader->columns[k].filled = true;
    return choose_columns(reader);
}

/* Says what the weight is called. */
static netweave_status name_weight(const reader *reader) {
    nw__intake *intake = reader->intake;
    netweave_status status = NETWEAVE_STATUS_OK;
    intake->weighted = reader->weight >= 0;
    if (intake->weighted && reader->first == 1) {
        status = netweave_builder_set_weight_name(intake->builder, reader->columns[reader->weight].name);
        intake->weight_name = intake->builder->weight_name;
    }
    return status;
}

netweave_status nw__tie_list_read(nw__intake *intake, nw__sheet *sheet) {
    reader reader = start_reader(intake, sheet);
    netweave_status status = read_columns(&reader);
    if (status == NETWEAVE_STATUS_OK && reader.first >= sheet->row_count)
        status = nw__fail_cell(sheet, 0, 0, "there is a header but no tie below it; add the ties");
    if (status == NETWEAVE_STATUS_OK)
        status = read_ties(&reader);
    if (status == NETWEAVE_STATUS_OK)
        status = name_weight(&reader);
    nw__columns_free(reader.columns, reader.width);
    return status;
}

/* Both ends of a plain list, and the weight where there is a third column; no options that ask for more. */
static bool is_plain(const reader *reader) {
    return reader->from >= 0 && reader->to >= 0 && reader->type < 0 && reader->layer < 0 && reader->wave < 0 &&
           reader->sheet->comma_number == 0 && (reader->weight >= 0) == (reader->width == 3) &&
           reader->weight != reader->from && reader->weight != reader->to;
}

static netweave_status read_plain(reader *reader, nw__plain *plain, bool *out_done) {
    nw__intake *intake = reader->intake;
    netweave_status status = read_columns(reader);
    if (status != NETWEAVE_STATUS_OK || !is_plain(reader))
        return status;
    plain->from = (size_t)reader->from;
    plain->to = (size_t)reader->to;
    plain->has_header = reader->first == 1;
    plain->needs_again = reader->needs_again;
    intake->all_direction = reader->direction;
    status = nw__plain_read(plain, intake, out_done);
    return status == NETWEAVE_STATUS_OK && *out_done ? name_weight(reader) : status;
}

netweave_status nw__tie_list_plain(nw__intake *intake, bool *out_done) {
    nw__plain plain;
    nw__cell cells[3] = {{0}};
    nw__row row = {.line = 1};
    nw__sheet sheet = {.document = intake->document, .rows = &row, .row_count = 1, .cells = cells};
    *out_done = false;
    if (!nw__plain_open(intake->document, &plain))
        return NETWEAVE_STATUS_OK;
    char *copy = nw__allocate(plain.length[0] + plain.length[1] + plain.length[2] + 3, 1);
    if (copy == NULL)
        return nw__fail_memory();
    char *at = copy;
    for (size_t k = 0; k < plain.width; k++) {
        memcpy(at, plain.text[k], plain.length[k]);
        at[plain.length[k]] = '\0';
        cells[k] = (nw__cell){.text = at, .length = (uint32_t)plain.length[k]};
        at += plain.length[k] + 1;
    }
    row.count = sheet.width = plain.width;
    row.start = copy;
    sheet.separator = plain.separator;
    reader reader = start_reader(intake, &sheet);
    reader.alone = true;
    netweave_status status = read_plain(&reader, &plain, out_done);
    nw__columns_free(reader.columns, reader.width);
    nw__free(copy);
    return status;
}
