/* Tests of what is left when members leave. */
#include "support.h"

#include "base/random.h"
#include "measure/structure.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static netweave_table *curve(const netweave_view *view, const char *options) {
    netweave_table *table = NULL;
    assert_ok(netweave_hub_curve(view, options, NULL, &table));
    return table;
}

static double cell(const netweave_table *table, int64_t row, const char *column) {
    return netweave_table_value(table, row, netweave_table_find_column(table, column));
}

static void a_star_loses_everything_with_its_hub(void **state) {
    (void)state;
    netweave_view *view = test_named("star6");
    netweave_table *table = curve(view, "order=betweenness most=2");
    assert_int_equal(netweave_table_row_count(table), 3);
    assert_string_equal(netweave_table_label(table, 0, 1), "betweenness");
    assert_string_equal(netweave_table_label(table, 1, 0), "");
    assert_string_equal(netweave_table_label(table, 1, 1), "1");
    assert_near(cell(table, 0, "reachable_pairs"), 1, 1e-12);
    assert_near(cell(table, 0, "efficiency"), 1, 1e-12);
    assert_near(cell(table, 0, "spread"), 1, 1e-12);
    assert_near(cell(table, 1, "removed_count"), 1, 0);
    assert_near(cell(table, 1, "reachable_pairs"), 0, 1e-12);
    assert_near(cell(table, 1, "efficiency"), 0, 1e-12);
    assert_near(cell(table, 1, "spread"), 0, 1e-12);
    netweave_table_free(table);
    netweave_view_free(view);
}

/* Borgatti 2006, doi 10.1007/s10588-006-7084-x: F and the values that others computed with it. */
static void spread_is_one_less_fragmentation(void **state) {
    (void)state;
    static const struct {
        const char *name;
        int64_t row;
        double fragmentation;
    } cases[] = {{"ds10", 1, 0.722222}, {"S6+K2", 0, 0.428571}, {"kite", 1, 0.388889}};
    for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++) {
        netweave_view *view = test_named(cases[k].name);
        netweave_table *table = curve(view, "order=best");
        assert_near(cell(table, cases[k].row, "spread"), 1 - cases[k].fragmentation, 1e-6);
        netweave_table_free(table);
        netweave_view_free(view);
    }
}

static void the_first_row_without_the_hub_repeats_the_legs(void **state) {
    (void)state;
    static const char *const names[] = {"ds10", "kite", "flo16", "karate", "path7", "S6+K2", "ring6"};
    for (size_t k = 0; k < sizeof names / sizeof names[0]; k++) {
        netweave_view *view = test_named(names[k]);
        netweave_table *table = curve(view, "order=group");
        assert_int_equal(netweave_table_row_count(table), 2);
        assert_near(cell(table, 1, "reachable_pairs"), 1 - test_measure(view, "hub_bottleneck"), 1e-12);
        assert_near(cell(table, 1, "efficiency"), 1 - test_measure(view, "hub_speed_loss"), 1e-12);
        netweave_table_free(table);
        netweave_view_free(view);
    }
}

static void the_whole_curve_has_ten_leavers_in_each_of_three_orders(void **state) {
    (void)state;
    netweave_view *view = test_named("karate");
    netweave_table *table = curve(view, NULL);
    assert_int_equal(netweave_table_row_count(table), 33);
    assert_string_equal(netweave_table_label(table, 0, 0), "degree");
    assert_string_equal(netweave_table_label(table, 1, 1), "34");
    assert_string_equal(netweave_table_label(table, 1, 12), "1");
    netweave_table_free(table);
    table = curve(view, "order=degree+best most=100");
    assert_int_equal(netweave_table_row_count(table), 2 * 33);
    netweave_table_free(table);
    netweave_view_free(view);
}

static int64_t find(int64_t *parent, int64_t i) {
    while (parent[i] != i)
        i = parent[i];
    return i;
}

/* Connected pairs without those marked, by joining sets. */
static int64_t pairs_without(const netweave_view *view, const unsigned char *gone) {
    int64_t parent[16];
    int64_t pairs = 0;
    for (int64_t i = 0; i < view->members; i++)
        parent[i] = i;
    for (int32_t i = 0; i < view->members; i++)
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++)
            if (!gone[i] && !gone[view->out.to[k]])
                parent[find(parent, i)] = find(parent, view->out.to[k]);
    for (int64_t i = 0; i < view->members; i++)
        for (int64_t j = i + 1; j < view->members; j++)
            pairs += !gone[i] && !gone[j] && find(parent, i) == find(parent, j);
    return pairs;
}

static netweave_view *random_view(uint64_t stream) {
    nw__random random = nw__random_stream(3, stream);
    char ties[2048] = "0 1 2 3 4 5 6 7 8 9 10 11";
    for (int k = (int)nw__random_below(&random, 20); k >= 0; k--) {
        size_t length = strlen(ties);
        int from = (int)nw__random_below(&random, 12);
        int to = (int)nw__random_below(&random, 12);
        if (from != to)
            snprintf(ties + length, sizeof ties - length, " %d-%d", from, to);
    }
    return test_view(ties);
}

static void each_best_leaver_parts_as_many_pairs_as_any_could(void **state) {
    (void)state;
    for (uint64_t stream = 0; stream < 100; stream++) {
        netweave_view *view = random_view(stream);
        netweave_table *table = curve(view, "order=best most=4");
        unsigned char gone[16] = {0};
        for (int64_t row = 1; row <= 4; row++) {
            int64_t least = INT64_MAX;
            for (int i = 0; i < 12; i++) {
                if (gone[i])
                    continue;
                gone[i] = 1;
                int64_t left = pairs_without(view, gone);
                least = left < least ? left : least;
                gone[i] = 0;
            }
            gone[atoi(netweave_table_label(table, 1, row))] = 1;
            assert_int_equal(pairs_without(view, gone), least);
            double others = 12.0 - (double)row;
            assert_near(cell(table, row, "spread"), (double)least / (others * (others - 1) / 2), 1e-12);
        }
        netweave_table_free(table);
        netweave_view_free(view);
    }
}

/* The rows are counted backwards from the last; each is as if counted by itself. */
static void each_row_connects_the_pairs_of_those_left(void **state) {
    (void)state;
    static const char *const orders[] = {"order=degree most=10", "order=betweenness most=7"};
    for (uint64_t stream = 0; stream < 200; stream++) {
        netweave_view *view = random_view(stream);
        netweave_table *table = curve(view, orders[stream % 2]);
        unsigned char gone[16] = {0};
        double before = (double)pairs_without(view, gone);
        for (int64_t row = 0; row < netweave_table_row_count(table); row++) {
            if (row > 0)
                gone[atoi(netweave_table_label(table, 1, row))] = 1;
            double others = 12.0 - (double)row;
            double left = (double)pairs_without(view, gone);
            assert_near(cell(table, row, "spread"), left / (others * (others - 1) / 2), 1e-12);
            if (row == 0)
                assert_near(cell(table, row, "reachable_pairs"), before > 0 ? 1 : NAN, 1e-12);
        }
        netweave_table_free(table);
        netweave_view_free(view);
    }
}

static void networks_too_small_and_orders_unknown_are_met_with_sense(void **state) {
    (void)state;
    netweave_table *table = NULL;
    netweave_view *view = test_view("1-2 3");
    assert_int_equal(netweave_hub_curve(view, "order=closeness", NULL, &table), NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_int_equal(netweave_hub_curve(NULL, NULL, NULL, &table), NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_null(table);
    table = curve(view, "order=degree");
    assert_int_equal(netweave_table_row_count(table), 2);
    assert_true(isnan(cell(table, 1, "reachable_pairs")));
    assert_int_equal(netweave_table_note_count(table), 1);
    netweave_table_free(table);
    netweave_view_free(view);
    view = test_view("1");
    table = curve(view, NULL);
    assert_int_equal(netweave_table_row_count(table), 3);
    netweave_table_free(table);
    netweave_view_free(view);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_star_loses_everything_with_its_hub),
        cmocka_unit_test(spread_is_one_less_fragmentation),
        cmocka_unit_test(the_first_row_without_the_hub_repeats_the_legs),
        cmocka_unit_test(the_whole_curve_has_ten_leavers_in_each_of_three_orders),
        cmocka_unit_test(each_best_leaver_parts_as_many_pairs_as_any_could),
        cmocka_unit_test(each_row_connects_the_pairs_of_those_left),
        cmocka_unit_test(networks_too_small_and_orders_unknown_are_met_with_sense),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
