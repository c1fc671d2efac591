/* What tests of seeds share. */
#ifndef TEST_FLOW_SEEDS_TABLE_H
#define TEST_FLOW_SEEDS_TABLE_H

#include "support.h"

static inline double number(const netweave_table *table, const char *column, int64_t row) {
    int64_t place = netweave_table_find_column(table, column);
    assert_true(place >= 0);
    return netweave_table_value(table, row, place);
}

static inline const char *note_with(const netweave_table *table, const char *words) {
    for (int64_t k = 0; k < netweave_table_note_count(table); k++)
        if (strstr(netweave_table_note(table, k), words) != NULL)
            return netweave_table_note(table, k);
    return NULL;
}

static inline netweave_table *seeds_of(const netweave_view *view, const char *options) {
    netweave_table *table = NULL;
    assert_ok(netweave_seeds_choose(view, options, NULL, &table));
    return table;
}

#endif
