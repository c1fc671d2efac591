/* The reader of Kumu's connection sheets: a cell of "To" may name several members. Source: docs.kumu.io, Structure your
 * data for Kumu. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "io/io.h"

#include <string.h>
#include <strings.h>

enum { FREE_CELLS = 1 << 20 };

/* The next name of a cell, without blanks round it; the signs behind names become NUL. False behind the last. */
static bool next_name(char **at, nw__cell *out) {
    while (*at != NULL) {
        char *start = *at + strspn(*at, " \t|");
        size_t length = strcspn(start, "|");
        *at = start[length] == '|' ? start + length + 1 : NULL;
        while (length > 0 && (start[length - 1] == ' ' || start[length - 1] == '\t'))
            length--;
        if (length == 0)
            continue;
        start[length] = '\0';
        *out = (nw__cell){.text = start, .length = (uint32_t)length};
        return true;
    }
    return false;
}

/* Appends a copy of a row with another cell in a column. */
static netweave_status add_row(nw__sheet *sheet, nw__row row, size_t column, nw__cell cell, bool last, nw__row **rows,
                               size_t *count, size_t *capacity) {
    if (sheet->cell_count + row.count > FREE_CELLS + sheet->document->length)
        return nw__fail_at_as(NETWEAVE_STATUS_LIMIT, sheet->document, row.start,
                              "this cell of 'To' and those before name too many members; give a row to each tie");
    if (!nw__grow(rows, capacity, *count + 1, sizeof **rows) ||
        !nw__grow(&sheet->cells, &sheet->cell_capacity, sheet->cell_count + row.count, sizeof *sheet->cells))
        return nw__fail_memory();
    memcpy(&sheet->cells[sheet->cell_count], &sheet->cells[row.first], row.count * sizeof *sheet->cells);
    row.first = sheet->cell_count;
    sheet->cell_count += row.count;
    sheet->cells[row.first + column] = cell;
    if (!last && column + 1 == row.count)
        row.closed = '|';
    (*rows)[(*count)++] = row;
    return NETWEAVE_STATUS_OK;
}

/* Gives each name of a cell a row of its own. */
static netweave_status expand_row(nw__sheet *sheet, size_t number, size_t column, nw__row **rows, size_t *count,
                                  size_t *capacity) {
    nw__row row = sheet->rows[number];
    const nw__cell *cell = nw__sheet_cell(sheet, number, column);
    if (number == 0 || memchr(cell->text, '|', cell->length) == NULL ||
        cell->text[strspn(cell->text, " \t|")] == '\0') {
        if (!nw__grow(rows, capacity, *count + 1, sizeof **rows))
            return nw__fail_memory();
        (*rows)[(*count)++] = row;
        return NETWEAVE_STATUS_OK;
    }
    char *at = cell->text;
    nw__cell name;
    nw__cell next;
    netweave_status status = NETWEAVE_STATUS_OK;
    bool found = next_name(&at, &name);
    while (found && status == NETWEAVE_STATUS_OK) {
        found = next_name(&at, &next);
        status = add_row(sheet, row, column, name, !found, rows, count, capacity);
        name = next;
    }
    return status;
}

netweave_status nw__kumu_connections_read(nw__intake *intake, nw__sheet *sheet) {
    nw__row *rows = NULL;
    size_t count = 0;
    size_t capacity = 0;
    size_t before = sheet->row_count;
    size_t column = 0;
    netweave_status status = NETWEAVE_STATUS_OK;
    while (column < sheet->rows[0].count && strcasecmp(nw__sheet_cell(sheet, 0, column)->text, "to") != 0)
        column++;
    for (size_t row = 0; row < before && status == NETWEAVE_STATUS_OK; row++)
        status = expand_row(sheet, row, column, &rows, &count, &capacity);
    if (status == NETWEAVE_STATUS_OK) {
        nw__free(sheet->rows);
        sheet->rows = rows;
        sheet->row_count = count;
        sheet->row_capacity = capacity;
        rows = NULL;
    }
    nw__free(rows);
    if (status == NETWEAVE_STATUS_OK && count > before)
        status = nw__intake_note(intake, "cells of 'To' that name several members are read as a tie to each.");
    return status == NETWEAVE_STATUS_OK ? nw__tie_list_read(intake, sheet) : status;
}
