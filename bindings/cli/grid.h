/* Small tables of texts for people, and paragraphs. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef CLI_GRID_H
#define CLI_GRID_H

#include "cli.h"

/* Rows of text cells, the first row a heading. */
typedef struct grid grid;

/* `columns` has one letter per column: l(eft) or r(ight). */
grid *grid_new(const char *columns);
/* Adds the next cell, from left to right, row by row; the text is copied, its control characters are made harmless. */
void grid_add(grid *grid, const char *text);
void grid_add_number(grid *grid, double value, netweave_kind kind);
/* Writes the grid, aligned or as Markdown, and frees it. */
void grid_end(grid *grid, style style, FILE *out);

/* All of a table that has a row per thing, at most `most` rows (-1: all). */
void print_table(const netweave_table *table, int64_t most, style style, FILE *out);
void print_heading(const char *text, style style, FILE *out);
/* A paragraph, broken at 80 columns; `hang` is put before its first line, blanks before the others. */
void print_paragraph(const char *hang, const char *text, style style, FILE *out);

/* Notes of several sources, each once. */
typedef struct notes {
    const char **texts; /* borrowed from tables and networks */
    size_t count, capacity;
} notes;

void notes_add(notes *notes, const char *text);
void notes_add_table(notes *notes, const netweave_table *table);
void notes_add_network(notes *notes, const netweave_network *network);
void notes_print(const notes *notes, style style, FILE *out);
void notes_free(notes *notes);

#endif
