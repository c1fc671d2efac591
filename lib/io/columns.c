/* Columns of sheets: what their headers mean. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/utf8.h"
#include "io/io.h"

#include <string.h>
#include <strings.h>

/* The words that headers are matched with, folded; of several in one sheet the first here counts. */
static const struct {
    const char *text;
    nw__word word;
    bool members;  /* of a member list, else of a tie list */
    bool directed; /* it tells that ties have a direction */
} words[] = {
    {"from", NW_WORD_FROM, false, false},
    {"source", NW_WORD_FROM, false, false},
    {"ego", NW_WORD_FROM, false, true},
    {"sender", NW_WORD_FROM, false, true},
    {"respondent", NW_WORD_FROM, false, true},
    {"i", NW_WORD_FROM, false, false},
    {"vertex1", NW_WORD_FROM, false, false},
    {"person", NW_WORD_FROM, false, false},
    {"to", NW_WORD_TO, false, false},
    {"target", NW_WORD_TO, false, false},
    {"alter", NW_WORD_TO, false, true},
    {"receiver", NW_WORD_TO, false, true},
    {"nominee", NW_WORD_TO, false, true},
    {"j", NW_WORD_TO, false, false},
    {"vertex2", NW_WORD_TO, false, false},
    {"weight", NW_WORD_WEIGHT, false, false},
    {"strength", NW_WORD_WEIGHT, false, false},
    {"value", NW_WORD_WEIGHT, false, false},
    {"frequency", NW_WORD_WEIGHT, false, false},
    {"w", NW_WORD_WEIGHT, false, false},
    {"direction", NW_WORD_TYPE, false, false},
    {"type", NW_WORD_TYPE, false, false},
    {"layer", NW_WORD_LAYER, false, false},
    {"relation", NW_WORD_LAYER, false, false},
    {"wave", NW_WORD_WAVE, false, false},
    {"time", NW_WORD_WAVE, false, false},
    {"id", NW_WORD_ID, true, false},
    {"member", NW_WORD_ID, true, false},
    {"node", NW_WORD_ID, true, false},
    {"person", NW_WORD_ID, true, false},
    {"name", NW_WORD_ID, true, false},
    {"label", NW_WORD_ID, true, false},
    {"wave", NW_WORD_WAVES, true, false},
    {"waves", NW_WORD_WAVES, true, false},
    {"respondent", NW_WORD_RESPONDENT, true, false},
    {"answered", NW_WORD_RESPONDENT, true, false},
};

enum { WORD_COUNT = sizeof words / sizeof words[0] };

/* The row of `words` that a header matches, or WORD_COUNT. */
static netweave_status match(const char *name, bool members, size_t *out_row) {
    char *folded = nw__utf8_fold(name);
    if (folded == NULL)
        return nw__fail_memory();
    size_t row = 0;
    while (row < WORD_COUNT && (words[row].members != members || strcmp(words[row].text, folded) != 0))
        row++;
    nw__free(folded);
    *out_row = row;
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__word_taken(const char *name, bool members, const char *id, bool *out_taken) {
    size_t row = WORD_COUNT;
    size_t own = 0;
    netweave_status status = match(name, members, &row);
    while (members && own < WORD_COUNT && (!words[own].members || strcmp(words[own].text, id) != 0))
        own++;
    if (status == NETWEAVE_STATUS_OK)
        *out_taken = row < WORD_COUNT && (!members || words[row].word != NW_WORD_ID || row <= own);
    return status;
}

netweave_status nw__word_of(const char *name, nw__word *out_word) {
    size_t row = WORD_COUNT;
    netweave_status status = match(name, false, &row);
    if (status == NETWEAVE_STATUS_OK)
        *out_word = row < WORD_COUNT ? words[row].word : NW_WORD_OTHER;
    return status;
}

/* Gives a column its name: that of the header, made different where it is empty or taken. */
static netweave_status name_column(nw__index *taken, const char *header, size_t place, nw__column *column) {
    nw__text name = {0};
    nw__text_append(&name, header);
    if (*header == '\0')
        nw__text_append_format(&name, "column %zu", place + 1);
    else if (nw__index_find(taken, header, strlen(header)) >= 0)
        nw__text_append_format(&name, " (column %zu)", place + 1);
    column->name = nw__text_take(&name);
    int64_t at;
    return column->name != NULL ? nw__index_add(taken, column->name, strlen(column->name), &at) : nw__fail_memory();
}

/* Learns which columns hold numbers only. */
static void learn_kinds(nw__sheet *sheet, size_t first, size_t width, nw__column *columns) {
    for (size_t k = 0; k < width; k++)
        columns[k].numeric = true;
    size_t commas = sheet->comma_number;
    for (size_t row = first; row < sheet->row_count; row++) {
        size_t count = sheet->rows[row].count < width ? sheet->rows[row].count : width;
        for (size_t k = 0; k < count; k++) {
            const nw__cell *cell = nw__sheet_cell(sheet, row, k);
            columns[k].filled = columns[k].filled || cell->length > 0;
            if (columns[k].numeric && cell->length > 0)
                columns[k].numeric = nw__sheet_numeric(sheet, cell);
        }
    }
    sheet->comma_number = commas;
    for (size_t k = 0; k < width; k++)
        columns[k].numeric = columns[k].numeric && columns[k].filled;
}

/* Reads the words of the header; of several columns with one meaning the best word wins. */
static netweave_status read_words(const nw__sheet *sheet, bool members, size_t width, nw__column *columns) {
    size_t best[NW_WORD_RESPONDENT + 1];
    nw__index taken = {0};
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t word = 0; word <= NW_WORD_RESPONDENT; word++)
        best[word] = WORD_COUNT;
    for (size_t k = 0; k < width && status == NETWEAVE_STATUS_OK; k++) {
        const nw__cell *cell = nw__sheet_cell(sheet, 0, k);
        bool quoted = !cell->marked && *cell->text == '\'';
        size_t row = WORD_COUNT;
        columns[k].plain = cell->marked || quoted;
        status = name_column(&taken, cell->text + quoted, k, &columns[k]);
        if (status == NETWEAVE_STATUS_OK && !columns[k].plain)
            status = match(cell->text, members, &row);
        if (row >= WORD_COUNT || row >= best[words[row].word])
            continue;
        best[words[row].word] = row;
        for (size_t other = 0; other < k; other++)
            if (columns[other].word == words[row].word)
                columns[other].word = NW_WORD_OTHER;
        columns[k].word = words[row].word;
        columns[k].directed = words[row].directed;
    }
    nw__index_free(&taken);
    return status;
}

netweave_status nw__columns_read(nw__sheet *sheet, bool members, size_t first, nw__column **out_columns) {
    size_t width = sheet->rows[0].count;
    nw__column *columns = nw__allocate_zeroed(width, sizeof *columns);
    if (columns == NULL)
        return nw__fail_memory();
    netweave_status status = read_words(sheet, members, width, columns);
    for (size_t row = first; row < sheet->row_count && status == NETWEAVE_STATUS_OK; row++)
        status = nw__sheet_ragged(sheet, row, width);
    if (status != NETWEAVE_STATUS_OK) {
        nw__columns_free(columns, width);
        return status;
    }
    learn_kinds(sheet, first, width, columns);
    *out_columns = columns;
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__columns_number(nw__sheet *sheet, nw__column **out_columns) {
    nw__index taken = {0};
    nw__column *columns = nw__allocate_zeroed(sheet->width, sizeof *columns);
    netweave_status status = columns != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    for (size_t k = 0; k < sheet->width && status == NETWEAVE_STATUS_OK; k++)
        status = name_column(&taken, "", k, &columns[k]);
    nw__index_free(&taken);
    if (status != NETWEAVE_STATUS_OK) {
        nw__columns_free(columns, sheet->width);
        return status;
    }
    learn_kinds(sheet, 0, sheet->width, columns);
    *out_columns = columns;
    return NETWEAVE_STATUS_OK;
}

void nw__columns_free(nw__column *columns, size_t count) {
    for (size_t k = 0; columns != NULL && k < count; k++)
        nw__free(columns[k].name);
    nw__free(columns);
}

int64_t nw__columns_word(const nw__column *columns, size_t count, nw__word word) {
    for (size_t k = 0; k < count; k++)
        if (columns[k].word == word)
            return (int64_t)k;
    return -1;
}

bool nw__column_in_words(nw__sheet *sheet, const nw__column *columns, size_t first, size_t column) {
    double number;
    size_t commas = sheet->comma_number;
    if (!columns[column].filled || strcasecmp(columns[column].name, "weight") == 0)
        return false;
    for (size_t row = first; row < sheet->row_count; row++) {
        if (nw__sheet_number(sheet, nw__sheet_cell(sheet, row, column), &number)) {
            sheet->comma_number = commas;
            return false;
        }
    }
    return true;
}

void nw__columns_list(const nw__sheet *sheet, const nw__column *columns, nw__text *out) {
    enum { LISTED = 12 };
    size_t count = sheet->rows[0].count;
    for (size_t k = 0; k < count && k < LISTED; k++)
        nw__text_append_format(out, "%s'%.*s'", k > 0 ? ", " : "", nw__shown(columns[k].name, strlen(columns[k].name)),
                               columns[k].name);
    if (count > LISTED)
        nw__text_append_format(out, " and %zu more", count - LISTED);
}

netweave_status nw__columns_find(const nw__sheet *sheet, const nw__column *columns, const char *option,
                                 const char *name, int64_t *out_column) {
    size_t count = sheet->rows[0].count;
    char *wanted = nw__utf8_fold(name);
    int64_t found = -1;
    bool memory = wanted != NULL;
    for (size_t k = 0; k < count && memory && found < 0; k++)
        if (strcmp(columns[k].name, name) == 0)
            found = (int64_t)k;
    for (size_t k = 0; k < count && memory && found < 0 && *wanted != '\0'; k++) {
        char *folded = nw__utf8_fold(columns[k].name);
        memory = folded != NULL;
        if (memory && strcmp(folded, wanted) == 0)
            found = (int64_t)k;
        nw__free(folded);
    }
    nw__free(wanted);
    if (!memory)
        return nw__fail_memory();
    *out_column = found;
    if (found >= 0)
        return NETWEAVE_STATUS_OK;
    nw__text list = {0};
    nw__columns_list(sheet, columns, &list);
    netweave_status status =
        nw__fail(NETWEAVE_STATUS_NOT_FOUND, "%s:%zu:1: there is no column '%.*s'; the columns are %s: say %s=COLUMN",
                 sheet->document->name, sheet->rows[0].line, nw__shown(name, strlen(name)), name,
                 list.bytes != NULL ? list.bytes : "others", option);
    nw__text_free(&list);
    return status;
}

netweave_status nw__sheet_ragged(const nw__sheet *sheet, size_t row, size_t width) {
    if (sheet->rows[row].count <= width)
        return NETWEAVE_STATUS_OK;
    return nw__fail_cell(sheet, row, width,
                         "this row has %zu cells but the first row has %zu; put quotes round cells that hold the "
                         "separator '%s', or remove the surplus",
                         sheet->rows[row].count, width,
                         sheet->separator == '\t' ? "tab" : (char[]){sheet->separator, '\0'});
}

netweave_status nw__sheet_notes(nw__intake *intake, const nw__sheet *sheet) {
    netweave_status status = NETWEAVE_STATUS_OK;
    if (sheet->trimmed > 0)
        status = nw__intake_note(intake, "blanks at the ends of %zu cell%s were taken off.", sheet->trimmed,
                                 sheet->trimmed == 1 ? "" : "s");
    if (status == NETWEAVE_STATUS_OK && sheet->comma_number > 0)
        status = nw__intake_note(intake, "%zu number%s read with a decimal comma.", sheet->comma_number,
                                 sheet->comma_number == 1 ? " was" : "s were");
    return status;
}
