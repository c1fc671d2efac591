/* UCINET DL files of two modes: NR rows of persons by NC columns of events. SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "io/attendance.h"

#include "base/memory.h"

#include <string.h>

/* Refuses what is not attendance, and what the header announces and the rest of the file cannot hold: a cell takes two
 * bytes at least. */
static netweave_status check(const nw__dl *dl) {
    const nw__document *document = dl->words.document;
    size_t cells = 0;
    bool fits = nw__multiply((size_t)dl->row_count, (size_t)dl->column_count, &cells) && cells / 2 <= document->length;
    if (dl->format != NW_DL_FULL)
        return nw__fail_at_as(NETWEAVE_STATUS_UNSUPPORTED, document, dl->members_at,
                              "of two-mode data (NR, NC) only FORMAT=FULLMATRIX is read; write it so, or as a list of "
                              "person and event");
    if (dl->relations > 1)
        return nw__fail_at_as(NETWEAVE_STATUS_UNSUPPORTED, document, dl->members_at,
                              "several matrices (NM) of two-mode data (NR, NC) are not read; give each a file");
    if (!fits)
        return nw__fail_at_as(NETWEAVE_STATUS_LIMIT, document, dl->members_at,
                              "the header announces %lld rows by %lld columns, more than the file can hold; correct NR "
                              "and NC",
                              (long long)dl->row_count, (long long)dl->column_count);
    return NETWEAVE_STATUS_OK;
}

static netweave_status next_word(nw__dl *dl) {
    bool found = false;
    netweave_status status = nw__words_next(&dl->words, true, &found);
    if (status == NETWEAVE_STATUS_OK && !found)
        status = nw__fail_at(dl->words.document, dl->words.at,
                             "the data ends before all of the table is there; NR, NC and the rows do not agree");
    return status;
}

static netweave_status add_name(nw__dl *dl, nw__index *names, const char *name, size_t length) {
    int64_t before = names->count;
    int64_t place = -1;
    if (length == 0)
        return nw__fail_at(dl->words.document, dl->words.start, "this label is empty; name the row or column");
    netweave_status status = nw__index_add(names, name, length, &place);
    if (status == NETWEAVE_STATUS_OK && place != before)
        status = nw__fail_at(dl->words.document, dl->words.start,
                             "the label '%.*s' is given twice; make labels different", nw__shown(name, length), name);
    return status;
}

/* The names of rows or columns that do not stand in the data: labels, or numbers. */
static netweave_status add_names(nw__dl *dl, const nw__index *labels, int64_t count, nw__index *names) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t k = 0; k < count && status == NETWEAVE_STATUS_OK; k++) {
        char number[NW_NUMBER_SIZE];
        nw__number_format((double)k + 1, 0, number);
        const char *name = labels->count > 0 ? nw__index_text(labels, k) : number;
        status = add_name(dl, names, name, strlen(name));
    }
    return status;
}

static netweave_status read_cell(nw__dl *dl, int64_t row, int64_t column, nw__attendance_draft *draft) {
    double value = 0;
    netweave_status status = next_word(dl);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    const nw__text *word = &dl->words.word;
    bool valid = nw__number_parse(word->bytes, word->length, '.', &value);
    if (!valid || (value != 0 && value != 1))
        return nw__fail_at_as(valid ? NETWEAVE_STATUS_UNSUPPORTED : NETWEAVE_STATUS_PARSE, dl->words.document,
                              dl->words.start,
                              "'%.*s' is neither 0 nor 1: two-mode data is read where it tells who attended what",
                              nw__shown(word->bytes, word->length), word->bytes);
    return value == 1 ? nw__attendance_add(draft, row, column) : NETWEAVE_STATUS_OK;
}

static netweave_status read_rows(nw__dl *dl, netweave_run *run, nw__attendance_draft *draft) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t row = 0; row < dl->row_count && status == NETWEAVE_STATUS_OK; row++) {
        if (dl->rows_embedded) {
            status = next_word(dl);
            if (status == NETWEAVE_STATUS_OK)
                status = add_name(dl, &draft->persons, dl->words.word.bytes, dl->words.word.length);
        }
        for (int64_t column = 0; column < dl->column_count && status == NETWEAVE_STATUS_OK; column++)
            status = read_cell(dl, row, column, draft);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__run_check(run, (double)row / (double)dl->row_count, "reading the matrix");
    }
    return status;
}

/* Reads the data below a header with NR and NC. */
static netweave_status read_data(nw__dl *dl, netweave_run *run, nw__attendance_draft *draft) {
    bool more = false;
    netweave_status status = check(dl);
    if (status == NETWEAVE_STATUS_OK && !dl->rows_embedded)
        status = add_names(dl, &dl->rows, dl->row_count, &draft->persons);
    if (status == NETWEAVE_STATUS_OK && !dl->columns_embedded)
        status = add_names(dl, &dl->columns, dl->column_count, &draft->events);
    for (int64_t k = 0; dl->columns_embedded && k < dl->column_count && status == NETWEAVE_STATUS_OK; k++) {
        status = next_word(dl);
        if (status == NETWEAVE_STATUS_OK)
            status = add_name(dl, &draft->events, dl->words.word.bytes, dl->words.word.length);
    }
    if (status == NETWEAVE_STATUS_OK)
        status = read_rows(dl, run, draft);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__words_next(&dl->words, true, &more);
    if (status == NETWEAVE_STATUS_OK && more)
        status = nw__fail_at(dl->words.document, dl->words.start,
                             "there is more data than NR and NC announce; correct them or remove it");
    return status;
}

netweave_status nw__two_mode_read(nw__document *document, netweave_run *run, nw__attendance_draft *draft) {
    nw__dl dl = {.words = {.document = document, .at = document->bytes, .end = document->bytes + document->length}};
    netweave_status status = nw__dl_read_header(&dl);
    if (status == NETWEAVE_STATUS_OK && dl.members > 0)
        status =
            nw__fail_at(document, dl.members_at != NULL ? dl.members_at : document->bytes,
                        "this file holds a network among members (N), and no attendance; attendance has NR and NC");
    if (status == NETWEAVE_STATUS_OK)
        status = read_data(&dl, run, draft);
    nw__dl_free(&dl);
    return status;
}

netweave_status nw__dl_project(nw__dl *dl) {
    nw__attendance_draft draft = {0};
    netweave_status status = read_data(dl, dl->intake->run, &draft);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__attendance_take_in(dl->intake, &draft);
    nw__attendance_draft_free(&draft);
    return status;
}
