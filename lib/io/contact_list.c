/* Contacts from a tie list with a column of times. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/utf8.h"
#include "core/contacts.h"
#include "io/times.h"

#include <string.h>

enum { CHECK_EVERY = 16384 };

static const nw__option known[] = {
    {"from", NW_OPTION_TEXT, NULL, 0, 0, NULL, "the column of the end that contacts come from"},
    {"to", NW_OPTION_TEXT, NULL, 0, 0, NULL, "the column of the end that contacts go to"},
    {"time", NW_OPTION_TEXT, NULL, 0, 0, NULL, "the column of the time"},
    {"direction", NW_OPTION_CHOICE, "auto", 0, 0, "auto|directed|undirected", "whether contacts have a direction"},
    NW_TIMES_OPTION,
};

typedef struct reader {
    nw__sheet *sheet;
    const nw__options *options;
    netweave_run *run;
    nw__column *columns;
    size_t width, first;    /* columns; the first row of data */
    int64_t from, to, time; /* columns */
    nw__times times;
    nw__contacts_draft draft;
} reader;

/* True for a first row that can only be data, since a number or date stands there and no word for an end. */
static bool first_row_is_data(const reader *reader) {
    nw__date date;
    bool found = false;
    for (size_t k = 0; k < reader->width; k++) {
        const nw__cell *cell = nw__sheet_cell(reader->sheet, 0, k);
        found = found || nw__sheet_numeric(reader->sheet, cell) ||
                nw__date_read(cell->text, cell->length, false, &date) == NULL;
    }
    return found && nw__columns_word(reader->columns, reader->width, NW_WORD_FROM) < 0 &&
           nw__columns_word(reader->columns, reader->width, NW_WORD_TO) < 0;
}

static netweave_status missing(const reader *reader, const char *what, const char *option) {
    nw__text list = {0};
    nw__columns_list(reader->sheet, reader->columns, &list);
    netweave_status status = nw__fail(NETWEAVE_STATUS_NOT_FOUND,
                                      "%s:%zu:1: the column of %s is not found; the columns are %s: say %s=COLUMN",
                                      reader->sheet->document->name, reader->sheet->rows[0].line, what,
                                      list.bytes != NULL ? list.bytes : "others", option);
    nw__text_free(&list);
    return status;
}

static int shown(const char *name) {
    return nw__shown(name, strlen(name));
}

/* The column whose name is a word for time; two of them are refused, since a date and a time of day may stand apart. */
static netweave_status find_time(reader *reader) {
    static const char *const words[] = {"time", "timestamp", "date", "datetime"};
    for (size_t k = 0; k < reader->width; k++) {
        char *folded = nw__utf8_fold(reader->columns[k].name);
        if (folded == NULL)
            return nw__fail_memory();
        bool is_time = false;
        for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
            is_time = is_time || strcmp(folded, words[i]) == 0;
        nw__free(folded);
        if (is_time && reader->time >= 0)
            return nw__fail_cell(
                reader->sheet, 0, k,
                "both '%.*s' and '%.*s' could hold the times; say time=COLUMN (a date and a time of day "
                "belong in one cell, as 2021-03-31T14:30)",
                shown(reader->columns[reader->time].name), reader->columns[reader->time].name,
                shown(reader->columns[k].name), reader->columns[k].name);
        if (is_time)
            reader->time = (int64_t)k;
    }
    return NETWEAVE_STATUS_OK;
}

static netweave_status choose(const reader *reader, const char *option, int64_t *column) {
    const char *name = nw__options_text(reader->options, option);
    return name != NULL ? nw__columns_find(reader->sheet, reader->columns, option, name, column) : NETWEAVE_STATUS_OK;
}

static netweave_status choose_columns(reader *reader) {
    bool timed = nw__options_text(reader->options, "time") != NULL;
    netweave_status status = NETWEAVE_STATUS_OK;
    reader->from = reader->first > 0 ? nw__columns_word(reader->columns, reader->width, NW_WORD_FROM) : 0;
    reader->to = reader->first > 0 ? nw__columns_word(reader->columns, reader->width, NW_WORD_TO) : 1;
    reader->time = reader->first > 0 || reader->width < 3 ? -1 : 2;
    status = choose(reader, "from", &reader->from);
    if (status == NETWEAVE_STATUS_OK)
        status = choose(reader, "to", &reader->to);
    if (status == NETWEAVE_STATUS_OK && timed)
        status = choose(reader, "time", &reader->time);
    else if (status == NETWEAVE_STATUS_OK && reader->first > 0)
        status = find_time(reader);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (reader->from < 0)
        return missing(reader, "the end that contacts come from", "from");
    if (reader->to < 0 || (size_t)reader->to >= reader->width)
        return missing(reader, "the end that contacts go to", "to");
    if (reader->time < 0)
        return missing(reader, "the times", "time");
    if (reader->from == reader->to || reader->from == reader->time || reader->to == reader->time)
        return nw__fail_at_as(NETWEAVE_STATUS_INVALID_ARGUMENT, reader->sheet->document, reader->sheet->rows[0].start,
                              "from, to and time must be three columns, but two of them are '%s'; name three",
                              reader->columns[reader->from == reader->to ? reader->to : reader->time].name);
    return NETWEAVE_STATUS_OK;
}

static netweave_status read_columns(reader *reader) {
    reader->width = reader->sheet->rows[0].count;
    reader->first = 1;
    netweave_status status = nw__columns_read(reader->sheet, false, 1, &reader->columns);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (first_row_is_data(reader)) {
        nw__columns_free(reader->columns, reader->width);
        reader->columns = NULL;
        reader->first = 0;
        reader->width = reader->sheet->width;
        status = nw__columns_number(reader->sheet, &reader->columns);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__notes_say(&reader->draft.notes, "%s: there is no header; the columns are read by place.",
                                   reader->sheet->document->base);
    }
    return status == NETWEAVE_STATUS_OK ? choose_columns(reader) : status;
}

static netweave_status read_time(reader *reader, size_t row, double *out) {
    if (nw__sheet_cell(reader->sheet, row, (size_t)reader->time)->length == 0)
        return nw__fail_cell(reader->sheet, row, (size_t)reader->time,
                             "the time is missing here; each contact needs one");
    return nw__times_read(&reader->times, row, out);
}

static netweave_status read_end(reader *reader, size_t row, int64_t column, int32_t *out) {
    const nw__cell *cell = nw__sheet_cell(reader->sheet, row, (size_t)column);
    int64_t place = 0;
    if (cell->length == 0)
        return nw__fail_cell(reader->sheet, row, (size_t)column,
                             "an end of this contact is missing; each contact needs both");
    netweave_status status = nw__index_add(&reader->draft.ids, cell->text, cell->length, &place);
    if (status == NETWEAVE_STATUS_OK && place >= NW_MEMBER_LIMIT)
        return nw__fail(NETWEAVE_STATUS_LIMIT, "there are more than %d members", (int)NW_MEMBER_LIMIT);
    *out = (int32_t)place;
    return status;
}

static netweave_status read_contacts(reader *reader) {
    nw__contacts_draft *draft = &reader->draft;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t row = reader->first; row < reader->sheet->row_count && status == NETWEAVE_STATUS_OK; row++) {
        nw__contact contact = {0};
        status = read_end(reader, row, reader->from, &contact.from);
        if (status == NETWEAVE_STATUS_OK)
            status = read_end(reader, row, reader->to, &contact.to);
        if (status == NETWEAVE_STATUS_OK)
            status = read_time(reader, row, &contact.time);
        if (status == NETWEAVE_STATUS_OK &&
            !nw__grow(&draft->items, &draft->capacity, draft->count + 1, sizeof contact))
            status = nw__fail_memory();
        if (status == NETWEAVE_STATUS_OK)
            draft->items[draft->count++] = contact;
        if (status == NETWEAVE_STATUS_OK && row % CHECK_EVERY == 0)
            status = nw__run_check(reader->run, (double)row / (double)reader->sheet->row_count, "reading contacts");
    }
    return status;
}

static netweave_status settle(reader *reader) {
    nw__contacts_draft *draft = &reader->draft;
    const char *base = reader->sheet->document->base;
    bool worded = reader->columns[reader->from].directed || reader->columns[reader->to].directed;
    bool automatic = nw__options_chosen(reader->options, "direction", "auto");
    netweave_status status = NETWEAVE_STATUS_OK;
    draft->directed = nw__options_chosen(reader->options, "direction", "directed") || (automatic && worded);
    if (automatic)
        status = nw__notes_say(&draft->notes,
                               draft->directed ? "%s: contacts are read as directed, because their columns are called "
                                                 "so; say undirected if they have no direction."
                                               : "%s: contacts are read as undirected; say directed if news travel "
                                                 "only from the first end to the second.",
                               base);
    draft->kind = reader->times.kind;
    if (status == NETWEAVE_STATUS_OK)
        status = nw__times_finish(&reader->times, &draft->notes);
    return status;
}

static netweave_status read_sheet(nw__sheet *sheet, const nw__options *options, netweave_run *run,
                                  netweave_contacts **out_contacts) {
    reader reader = {.sheet = sheet, .options = options, .run = run};
    netweave_status status = read_columns(&reader);
    sheet->comma_number = 0; /* of the first row, which was looked at */
    if (status == NETWEAVE_STATUS_OK && reader.first >= sheet->row_count)
        status = nw__fail_cell(sheet, 0, 0, "there is a header but no contact below it; add the contacts");
    if (status == NETWEAVE_STATUS_OK)
        nw__times_start(sheet, (size_t)reader.time, options, &reader.times);
    if (status == NETWEAVE_STATUS_OK)
        status = read_contacts(&reader);
    if (status == NETWEAVE_STATUS_OK)
        status = settle(&reader);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__contacts_finish(&reader.draft, out_contacts);
    nw__columns_free(reader.columns, reader.width);
    nw__contacts_draft_free(&reader.draft);
    return status;
}

static netweave_status read_source(const char *name, const void *bytes, size_t length, const char *options,
                                   netweave_run *run, netweave_contacts **out_contacts) {
    nw__options parsed;
    nw__document document;
    nw__sheet sheet;
    netweave_status status =
        nw__options_parse(options, "reading contacts", known, sizeof known / sizeof known[0], &parsed);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status =
        bytes != NULL ? nw__document_take(name, bytes, length, &document) : nw__document_load(name, run, &document);
    if (status == NETWEAVE_STATUS_OK) {
        status = nw__sheet_read(&document, run, &sheet);
        if (status == NETWEAVE_STATUS_OK) {
            status = read_sheet(&sheet, &parsed, run, out_contacts);
            nw__sheet_free(&sheet);
        }
        nw__document_free(&document);
    }
    nw__options_free(&parsed);
    return status;
}

netweave_status netweave_contacts_read(const char *path, const char *options, netweave_run *run,
                                       netweave_contacts **out_contacts) {
    NW_REQUIRE_POINTER(path);
    NW_REQUIRE_POINTER(out_contacts);
    if (run != NULL)
        NW_REQUIRE(run, NW_MAGIC_RUN);
    return read_source(path, NULL, 0, options, run, out_contacts);
}

netweave_status netweave_contacts_read_memory(const char *name, const void *bytes, size_t length, const char *options,
                                              netweave_run *run, netweave_contacts **out_contacts) {
    NW_REQUIRE_POINTER(name);
    NW_REQUIRE_POINTER(bytes);
    NW_REQUIRE_POINTER(out_contacts);
    if (run != NULL)
        NW_REQUIRE(run, NW_MAGIC_RUN);
    return read_source(name, bytes, length, options, run, out_contacts);
}
