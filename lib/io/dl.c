/* UCINET DL files. Source of the format: Borgatti, Everett and Freeman 2002, UCINET for Windows, data language.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/dl.h"

#include "base/memory.h"

#include <string.h>

enum { MEMBERS_FOR_FREE = 100000, CHECK_EVERY = 65536 };

/* Refuses what the header announces and the rest of the file cannot hold: a cell takes two bytes at least. */
static netweave_status check_size(const nw__dl *dl) {
    size_t bytes = dl->words.document->length;
    size_t members = (size_t)dl->members;
    size_t cells = members;
    bool matrix = dl->format != NW_DL_NODE_LIST && dl->format != NW_DL_EDGE_LIST;
    bool fits = nw__multiply(members, matrix ? members : 1, &cells) &&
                nw__multiply(cells, matrix && dl->relations > 0 ? (size_t)dl->relations : 1, &cells);
    cells /= dl->format == NW_DL_UPPER || dl->format == NW_DL_LOWER ? 3 : 1;
    cells /= dl->no_diagonal && members < 4 ? 4 : 1;
    if (fits && (matrix ? cells / 2 <= bytes : members <= bytes + MEMBERS_FOR_FREE))
        return NETWEAVE_STATUS_OK;
    return nw__fail_at_as(NETWEAVE_STATUS_LIMIT, dl->words.document, dl->members_at,
                          "the header announces %lld members, more than the file can hold; correct N",
                          (long long)dl->members);
}

/* The members by their labels, or numbered. With embedded labels they come with the data. */
static netweave_status add_members(nw__dl *dl) {
    netweave_status status = NETWEAVE_STATUS_OK;
    const nw__index *labels = dl->rows.count > 0 ? &dl->rows : &dl->columns;
    if ((dl->rows_embedded || dl->columns_embedded) && labels->count == 0)
        return status;
    for (int64_t k = 0; k < dl->members && status == NETWEAVE_STATUS_OK; k++) {
        int64_t member;
        status = nw__intake_list(dl->intake, labels->count > 0 ? nw__index_text(labels, k) : "", k + 1, &member);
    }
    return status;
}

/* The member of an embedded label, the last word. */
static netweave_status find_label(nw__dl *dl, int64_t *out_member) {
    netweave_builder *builder = dl->intake->builder;
    const nw__text *word = &dl->words.word;
    *out_member = nw__index_find(&builder->roster.ids, word->bytes, word->length);
    if (*out_member >= 0)
        return NETWEAVE_STATUS_OK;
    if (builder->roster.ids.count >= dl->members)
        return nw__fail_at(dl->words.document, dl->words.start,
                           "'%.*s' is not among the %lld members that the header announces; correct N or the label",
                           nw__shown(word->bytes, word->length), word->bytes, (long long)dl->members);
    if (word->length == 0)
        return nw__fail_at(dl->words.document, dl->words.start, "this label is empty; name the member");
    return netweave_builder_add_member(builder, word->bytes, out_member);
}

/* The next word of the data, on any line; PARSE when the data ends too early. */
static netweave_status next_word(nw__dl *dl) {
    bool found = false;
    netweave_status status = nw__words_next(&dl->words, true, &found);
    if (status == NETWEAVE_STATUS_OK && !found)
        status = nw__fail_at(dl->words.document, dl->words.at,
                             "the data ends before all of the matrix is there; N and the "
                             "rows do not agree");
    return status;
}

/* The columns of a matrix that names them: by embedded labels, or by COLUMN LABELS, or in the order of the members. */
static netweave_status read_columns(nw__dl *dl, int64_t *columns) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t k = 0; k < dl->members && status == NETWEAVE_STATUS_OK; k++) {
        columns[k] = k;
        if (dl->columns_embedded) {
            status = next_word(dl);
            if (status == NETWEAVE_STATUS_OK)
                status = find_label(dl, &columns[k]);
        } else if (dl->columns.count > 0 && !dl->rows_embedded) {
            const char *label = nw__index_text(&dl->columns, k);
            columns[k] = nw__index_find(&dl->intake->builder->roster.ids, label, strlen(label));
            if (columns[k] < 0)
                status = nw__fail_at(
                    dl->words.document, nw__document_find(dl->words.document, dl->columns_at, label),
                    "the column label '%.*s' is not a row label; a network among members names the same in both",
                    nw__shown(label, strlen(label)), label);
        }
    }
    return status;
}

/* One row of a matrix: which of its cells are written follows from the format. */
static netweave_status read_row(nw__dl *dl, int64_t place, int64_t layer, const int64_t *columns) {
    bool half = dl->format != NW_DL_FULL;
    int64_t first = dl->format == NW_DL_UPPER ? place : 0;
    int64_t end = dl->format == NW_DL_LOWER ? place + 1 : dl->members;
    int64_t row = place;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (dl->rows_embedded) {
        status = next_word(dl);
        if (status == NETWEAVE_STATUS_OK)
            status = find_label(dl, &row);
    }
    for (int64_t k = first; k < end && status == NETWEAVE_STATUS_OK; k++) {
        double weight = 0;
        if (k == place && dl->no_diagonal)
            continue;
        status = next_word(dl);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__words_weight(&dl->words, &weight);
        if (status != NETWEAVE_STATUS_OK || weight == 0)
            continue;
        dl->intake->weighted = dl->intake->weighted || weight != 1;
        status = nw__intake_tie(dl->intake, row, columns[k], weight, layer, 0,
                                half ? NETWEAVE_DIRECTION_UNDIRECTED : NETWEAVE_DIRECTION_AUTO);
    }
    return status;
}

static netweave_status read_matrix(nw__dl *dl, int64_t layer) {
    int64_t first = dl->intake->count;
    int64_t *columns = nw__allocate((size_t)dl->members, sizeof *columns);
    netweave_status status = columns != NULL ? read_columns(dl, columns) : nw__fail_memory();
    for (int64_t k = 0; k < dl->members && status == NETWEAVE_STATUS_OK; k++) {
        status = read_row(dl, k, layer, columns);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__run_check(dl->intake->run, (double)k / (double)dl->members, "reading the matrix");
    }
    nw__free(columns);
    if (status == NETWEAVE_STATUS_OK && dl->format == NW_DL_FULL)
        status = nw__intake_symmetry(dl->intake, first);
    return status;
}

/* The member that the last word of a list names: a label, or a number. */
static netweave_status find_end(nw__dl *dl, int64_t *out_member) {
    int64_t number = 0;
    const nw__text *word = &dl->words.word;
    if (dl->rows_embedded || dl->columns_embedded)
        return find_label(dl, out_member);
    bool valid = nw__integer_parse(word->bytes, word->length, &number);
    if (!valid || number < 1 || number > dl->members)
        return nw__fail_at(dl->words.document, dl->words.start,
                           "'%.*s' is not a member's number from 1 to %lld; for names say LABELS EMBEDDED",
                           nw__shown(word->bytes, word->length), word->bytes, (long long)dl->members);
    *out_member = number - 1;
    return NETWEAVE_STATUS_OK;
}

/* One line of a list: a member and those it names, or a pair and its weight. `*out_next`: the line was "!", the next
 * relation follows. */
static netweave_status read_line(nw__dl *dl, int64_t layer, bool *out_next) {
    int64_t from = -1;
    int64_t to = -1;
    double weight = 1.0;
    bool found = false;
    netweave_status status = nw__words_next(&dl->words, false, &found);
    if (status != NETWEAVE_STATUS_OK || !found)
        return status;
    *out_next = !dl->words.quoted && strcmp(dl->words.word.bytes, "!") == 0;
    status = *out_next ? status : find_end(dl, &from);
    for (bool first = true; status == NETWEAVE_STATUS_OK && !*out_next; first = false) {
        status = nw__words_next(&dl->words, false, &found);
        if (status == NETWEAVE_STATUS_OK && !found && first && dl->format == NW_DL_EDGE_LIST)
            status =
                nw__fail_at(dl->words.document, dl->words.at, "this line names one member only; a tie has two ends");
        if (status != NETWEAVE_STATUS_OK || !found)
            break;
        status = find_end(dl, &to);
        if (status == NETWEAVE_STATUS_OK && dl->format == NW_DL_EDGE_LIST)
            status = nw__words_next(&dl->words, false, &found);
        if (status == NETWEAVE_STATUS_OK && found && dl->format == NW_DL_EDGE_LIST)
            status = nw__words_weight(&dl->words, &weight);
        dl->intake->weighted = dl->intake->weighted || weight != 1;
        if (status == NETWEAVE_STATUS_OK && weight > 0)
            status = nw__intake_tie(dl->intake, from, to, weight, layer, 0, NETWEAVE_DIRECTION_AUTO);
        if (dl->format == NW_DL_EDGE_LIST)
            break;
    }
    return status;
}

static netweave_status read_list(nw__dl *dl, int64_t layer) {
    int64_t first = dl->intake->count;
    bool next = false;
    netweave_status status = NETWEAVE_STATUS_OK;
    while (status == NETWEAVE_STATUS_OK && dl->words.at < dl->words.end && !next) {
        status = read_line(dl, layer, &next);
        nw__words_skip_line(&dl->words);
        if (status == NETWEAVE_STATUS_OK && dl->intake->count % CHECK_EVERY == 0)
            status = nw__run_check(dl->intake->run, 0, "reading ties");
    }
    return status == NETWEAVE_STATUS_OK ? nw__intake_symmetry(dl->intake, first) : status;
}

/* Relations are layers: by their labels, or numbered when there are several. */
static netweave_status read_relation(nw__dl *dl, int64_t relation) {
    char number[NW_NUMBER_SIZE] = "";
    int64_t layer = -1;
    if (dl->relations > 1)
        nw__number_format((double)relation + 1, 0, number);
    const char *name = relation < dl->levels.count ? nw__index_text(&dl->levels, relation) : number;
    netweave_status status =
        nw__intake_name(&dl->intake->layers, name, "layer", dl->words.document, dl->words.at, &layer);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    bool list = dl->format == NW_DL_NODE_LIST || dl->format == NW_DL_EDGE_LIST;
    return list ? read_list(dl, layer) : read_matrix(dl, layer);
}

static netweave_status read_data(nw__dl *dl) {
    int64_t place;
    bool more = false;
    netweave_status status = check_size(dl);
    if (status == NETWEAVE_STATUS_OK)
        status = add_members(dl);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__intake_name(&dl->intake->waves, "", "wave", dl->words.document, dl->words.at, &place);
    for (int64_t k = 0; k < (dl->relations > 0 ? dl->relations : 1) && status == NETWEAVE_STATUS_OK; k++)
        status = read_relation(dl, k);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__words_next(&dl->words, true, &more);
    if (status == NETWEAVE_STATUS_OK && more)
        status = nw__fail_at(dl->words.document, dl->words.start,
                             "there is more data than N and NM announce; correct them "
                             "or remove it");
    dl->intake->listed = true;
    return status;
}

void nw__dl_free(nw__dl *dl) {
    nw__text_free(&dl->words.word);
    nw__index_free(&dl->rows);
    nw__index_free(&dl->columns);
    nw__index_free(&dl->levels);
}

netweave_status nw__dl_reader(nw__intake *intake) {
    nw__document *document = intake->document;
    nw__dl dl = {.intake = intake,
                 .words = {.document = document, .at = document->bytes, .end = document->bytes + document->length}};
    netweave_status status = nw__dl_read_header(&dl);
    if (status == NETWEAVE_STATUS_OK)
        status = dl.members > 0 ? read_data(&dl) : nw__dl_project(&dl);
    nw__dl_free(&dl);
    return status;
}

bool nw__dl_sniff(const nw__document *document) {
    const char *at = document->bytes + strspn(document->bytes, " \t\r\n");
    return (at[0] == 'D' || at[0] == 'd') && (at[1] == 'L' || at[1] == 'l') && strchr(" \t\r\n,", at[2]) != NULL;
}
