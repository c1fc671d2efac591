/* Tables, from the inside. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_BASE_TABLE_H
#define NW_BASE_TABLE_H

#include "base/status.h"

#include <netweave/table.h>

/* Makes a table of `rows` rows with `labels` label columns named by `names`; labels start as "", numbers as NaN. */
netweave_status nw__table_create(int64_t rows, int64_t labels, const char *const *names, netweave_table **out_table);

/* Sets a label; the text is copied. */
netweave_status nw__table_set_label(netweave_table *table, int64_t label, int64_t row, const char *text);

/* Adds a column and gives its numbers to fill. `spec` NULL: as `name`. */
netweave_status nw__table_add_column(netweave_table *table, const char *name, const char *spec, netweave_kind kind,
                                     double **out_numbers);

/* Adds a note; one that is there already is not added again. */
__attribute__((format(printf, 2, 3))) netweave_status nw__table_add_note(netweave_table *table, const char *format,
                                                                         ...);

/* Adds the notes of another table. */
netweave_status nw__table_add_notes(netweave_table *table, const netweave_table *from);

#endif
