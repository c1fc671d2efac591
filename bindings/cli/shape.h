/* Writing a structure and other tables, for profile, compare and measure. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef CLI_SHAPE_H
#define CLI_SHAPE_H

#include "input.h"

/* The structure of a view by the options. Gives the exit code. */
int make_structure(const session *session, const netweave_view *view, netweave_structure **out_structure);
/* Draws behind the types' probabilities. */
double structure_draws(const netweave_structure *structure);
/* A table of one row, as name, value and what it means; `only_main` leaves out what a structure has for experts. */
void print_numbers(const session *session, const netweave_table *table, const char *what, bool only_main);
/* The same for spreadsheets: name,value. */
void write_long_csv(const session *session, const netweave_table *table);
void print_types(const session *session, const netweave_structure *structure);
/* "structure": {type, next_type, hub, type_probability, numbers…} */
void write_structure_json(json *json, const netweave_structure *structure);
/* The rows of a table as objects, at most `most` (-1: all). */
void write_rows_json(json *json, const netweave_table *table, int64_t most);
/* The numbers of a table of one row, as "name": number. */
void write_numbers_json(json *json, const netweave_table *table);

#endif
