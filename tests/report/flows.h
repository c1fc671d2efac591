/* What the tests of the flow story share. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TEST_FLOWS_H
#define TEST_FLOWS_H

#include "support.h"

static const double exact = 1e-9;

static inline netweave_flow *flow_of(const char *ties, const char *view_options, const char *options) {
    netweave_network *network = test_network(ties);
    netweave_view *view = NULL;
    netweave_flow *flow = NULL;
    assert_ok(netweave_view_create(network, view_options, NULL, &view));
    assert_ok(netweave_flow_create(view, options, NULL, &flow));
    netweave_view_free(view); /* the flow keeps it */
    netweave_network_free(network);
    return flow;
}

static inline netweave_flow *named_flow(const char *name, const char *options) {
    netweave_view *view = test_named(name);
    netweave_flow *flow = NULL;
    assert_ok(netweave_flow_create(view, options, NULL, &flow));
    netweave_view_free(view);
    return flow;
}

/* The row with two labels, or -1. */
static inline int64_t find_row(const netweave_table *table, const char *first, const char *second) {
    for (int64_t row = 0; row < netweave_table_row_count(table); row++)
        if (strcmp(netweave_table_label(table, 0, row), first) == 0 &&
            (second == NULL || strcmp(netweave_table_label(table, 1, row), second) == 0))
            return row;
    return -1;
}

static inline double number(const netweave_flow *flow, const char *which, const char *origin, const char *column) {
    const netweave_table *table = netweave_flow_numbers(flow);
    int64_t row = find_row(table, which, origin);
    assert_true(row >= 0);
    assert_true(netweave_table_find_column(table, column) >= 0);
    return netweave_table_value(table, row, netweave_table_find_column(table, column));
}

/* A number of one row of any table of a flow. */
static inline double cell(const netweave_table *table, int64_t row, const char *column) {
    assert_true(row >= 0);
    assert_true(netweave_table_find_column(table, column) >= 0);
    return netweave_table_value(table, row, netweave_table_find_column(table, column));
}

static inline void assert_says(const netweave_flow *flow, const netweave_flow *before, const char *expected) {
    char *text = NULL;
    assert_ok(netweave_flow_sentence(flow, before, &text));
    if (strstr(text, expected) == NULL)
        fail_msg("'%s' is not in: %s", expected, text);
    netweave_text_free(text);
}

static inline void assert_never_says(const netweave_flow *flow, const netweave_flow *before, const char *unwanted) {
    char *text = NULL;
    assert_ok(netweave_flow_sentence(flow, before, &text));
    if (strstr(text, unwanted) != NULL)
        fail_msg("'%s' is in: %s", unwanted, text);
    netweave_text_free(text);
}

#endif
