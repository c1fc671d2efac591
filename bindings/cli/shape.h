/* Writing a structure and other tables, for profile, compare and measure. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef CLI_SHAPE_H
#define CLI_SHAPE_H

#include "input.h"

/* The structure of a view by the options. Gives the exit code. */
int make_structure(const session *session, const netweave_view *view, netweave_structure **out_structure);
/* A type as people write it: "hub-and-spoke". Static text. */
const char *type_words(const char *type);
/* True where no hub was named and two members hold the network together. */
bool held_by_pair(const session *session, const netweave_structure *structure);
/* "A", "A and B", or "A and 3 more"; the caller frees. */
char *hub_words(const netweave_structure *structure);
/* Draws behind the types' probabilities. */
double structure_draws(const netweave_structure *structure);
/* A table of one row, as name, value and what it means. */
void print_numbers(const session *session, const netweave_table *table, const char *what);
/* The same of a structure's numbers; those for experts only with --all. */
void print_structure_numbers(const session *session, const netweave_structure *structure);
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
