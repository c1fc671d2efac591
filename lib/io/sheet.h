/* Sheets: CSV, TSV and the like as rows of cells. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_IO_SHEET_H
#define NW_IO_SHEET_H

#include "io/document.h"

/* A cell: a text in the document, trimmed, without quotes, ended by NUL. */
typedef struct nw__cell {
    char *text;
    uint32_t length;
    bool marked;  /* an apostrophe in front said: this is text */
    bool trimmed; /* it had blanks at its ends */
} nw__cell;

/* A row that is not blank; empty cells at its end are not kept. */
typedef struct nw__row {
    size_t first; /* its first cell */
    size_t count;
    size_t line;
    const char *start; /* where it starts in the document */
    char closed;       /* the sign that the NUL behind its last cell stands for */
} nw__row;

typedef struct nw__sheet {
    nw__document *document;
    char separator; /* ' ': any run of blanks */
    nw__row *rows;
    size_t row_count, row_capacity;
    nw__cell *cells;
    size_t cell_count, cell_capacity;
    size_t width;        /* cells of the widest row */
    size_t trimmed;      /* cells that had blanks at their ends */
    size_t quoted;       /* cells between quotes */
    size_t comma_number; /* numbers that were read with a decimal comma */
} nw__sheet;

/* Where the rows of a document start, and what separates its cells. */
const char *nw__sheet_start(const nw__document *document, char *out_separator);

/* Reads all rows of a document, and changes it in place. The document stays the caller's. */
netweave_status nw__sheet_read(nw__document *document, netweave_run *run, nw__sheet *out);

/* The cell of a row and column; an empty one beyond the row's end. */
const nw__cell *nw__sheet_cell(const nw__sheet *sheet, size_t row, size_t column);

/* Reads a cell as a number; a decimal comma where the separator is not one. */
bool nw__sheet_number(nw__sheet *sheet, const nw__cell *cell, double *out);

/* True when a cell is a number and no code: no leading zero, at most 15 digits before the point, not marked as text. */
bool nw__sheet_numeric(nw__sheet *sheet, const nw__cell *cell);

/* Where a cell stands in the document: its line and its first character there, both from 1. Beyond the row's end: that
 * end. */
void nw__sheet_place(const nw__sheet *sheet, size_t row, size_t column, size_t *out_line, size_t *out_column);

/* Fails with PARSE at a cell. */
__attribute__((format(printf, 4, 5))) netweave_status nw__fail_cell(const nw__sheet *sheet, size_t row, size_t column,
                                                                    const char *format, ...);

/* Gives a sheet up; line breaks of the document are back in their places, where rows were ended by NUL. */
void nw__sheet_free(nw__sheet *sheet);

#endif
