/* What a comparison is written from, number by number. SPDX-License-Identifier: GPL-2.0-or-later */
#include "changes.h"

#include <math.h>
#include <string.h>

const char *const change_numbers[CHANGE_NUMBERS] = {"before", "after", "change", "low", "high", "p", "p_adjusted"};

/* One count of a comparison; NaN where it is undefined. */
double count_of(const netweave_table *counts, const char *name) {
    return netweave_table_value(counts, 0, netweave_table_find_column(counts, name));
}

/* The draws that were made: some measure may be undefined in some of them. */
double most_draws(const netweave_table *measures) {
    double most = 0;
    for (int64_t row = 0; row < netweave_table_row_count(measures); row++)
        most = fmax(most, netweave_table_value(measures, row, netweave_table_find_column(measures, "draws")));
    return most;
}

static void write_measures_json(json *json, const netweave_table *measures) {
    json_open(json, "measures", '[', true);
    for (int64_t row = 0; row < netweave_table_row_count(measures); row++) {
        json_open(json, NULL, '{', false);
        json_text(json, "name", netweave_table_label(measures, 0, row));
        for (int k = 0; k < CHANGE_NUMBERS; k++)
            json_number(json, change_numbers[k],
                        netweave_table_value(measures, row, netweave_table_find_column(measures, change_numbers[k])));
        json_text(json, "test", netweave_table_label(measures, 1, row));
        json_number(json, "draws", netweave_table_value(measures, row, netweave_table_find_column(measures, "draws")));
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void write_counts_json(json *json, const netweave_table *counts) {
    static const char *const of_members[] = {"stayed", "joined", "left"};
    json_open(json, "members", '{', false);
    for (int k = 0; k < 3; k++)
        json_number(json, of_members[k], count_of(counts, of_members[k]));
    json_close(json, '}');
    json_open(json, "ties", '{', false);
    for (int64_t column = 0; column < netweave_table_column_count(counts); column++) {
        const char *name = netweave_table_column_name(counts, column);
        bool member = false;
        for (int k = 0; k < 3; k++)
            member = member || strcmp(of_members[k], name) == 0;
        if (!member)
            json_number(json, name, netweave_table_value(counts, 0, column));
    }
    json_close(json, '}');
}

void write_comparison_json(json *json, const netweave_comparison *comparison) {
    json_text(json, "type_change", netweave_comparison_type_change(comparison));
    write_counts_json(json, netweave_comparison_counts(comparison));
    write_measures_json(json, netweave_comparison_measures(comparison));
}
