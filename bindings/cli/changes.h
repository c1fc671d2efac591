/* What a comparison is written from, number by number. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef CLI_CHANGES_H
#define CLI_CHANGES_H

#include "json.h"

/* The columns of a comparison, as they are written. */
enum { CHANGE_NUMBERS = 7 };
extern const char *const change_numbers[CHANGE_NUMBERS];

/* One count of a comparison; NaN where it is undefined. */
double count_of(const netweave_table *counts, const char *name);
/* The draws that were made: some measure may be undefined in some of them. */
double most_draws(const netweave_table *measures);
/* "type_change", "members", "ties", "measures". */
void write_comparison_json(json *json, const netweave_comparison *comparison);

#endif
