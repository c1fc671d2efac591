/* Tests of the tables of conversation rounds, on networks whose answers are known. */
#include "support.h"

#include <math.h>

static double number(const netweave_table *table, const char *column, int64_t row) {
    int64_t place = netweave_table_find_column(table, column);
    assert_true(place >= 0);
    return netweave_table_value(table, row, place);
}

static bool has_note(const netweave_table *table, const char *words) {
    for (int64_t k = 0; k < netweave_table_note_count(table); k++)
        if (strstr(netweave_table_note(table, k), words) != NULL)
            return true;
    return false;
}

static netweave_table *curve_of(const netweave_view *view, const char *options, netweave_run *run) {
    netweave_table *table = NULL;
    assert_ok(netweave_gossip_curve(view, options, run, &table));
    return table;
}

/* Every spoke calls the hub in every round, so two rounds of telling and asking are enough. */
static void a_star_needs_two_rounds_when_both_tell(void **state) {
    (void)state;
    netweave_view *view = test_named("star6");
    netweave_table *table = curve_of(view, NULL, NULL);
    assert_int_equal(netweave_table_row_count(table), 3);
    assert_near(number(table, "reached", 0), 1, 1e-12);
    assert_near(number(table, "reached", 1), (6 + 5 * 2.0) / 6, 0.5); /* or the hub calls the spoke that knows */
    assert_near(number(table, "reached", 2), 6, 1e-12);
    assert_near(number(table, "share", 2), 1, 1e-12);
    assert_near(number(table, "low", 2), 6, 1e-12);
    assert_true(has_note(table, "both tell") && has_note(table, "seed 1"));
    netweave_table_free(table);
    table = curve_of(view, "starts=hub mode=push rounds=2", NULL);
    assert_int_equal(netweave_table_row_count(table), 3);
    assert_near(number(table, "reached", 1), 2, 1e-12);
    assert_near(number(table, "reached", 2), 2.8, 0.03);
    assert_true(number(table, "low", 2) <= 2.8 && number(table, "high", 2) >= 2.8);
    assert_true(has_note(table, "would have gone on"));
    netweave_table_free(table);
    netweave_view_free(view);
}

static void a_row_for_each_member_says_how_long_its_tip_takes(void **state) {
    (void)state;
    netweave_table *table = NULL;
    netweave_view *view = test_view("a-b a-c a-d e");
    assert_ok(netweave_gossip_members(view, "share=1", NULL, &table));
    assert_string_equal(netweave_table_label(table, 0, 0), "a");
    assert_near(number(table, "rounds", 0), 1, 1e-12);
    assert_near(number(table, "rounds", 1), 2, 1e-12);
    assert_near(number(table, "rounds_error", 1), 0, 1e-12);
    assert_true(isnan(number(table, "rounds", 4)));
    assert_true(has_note(table, "can tell nobody"));
    netweave_table_free(table);
    assert_int_equal(netweave_gossip_members(view, "mode=shout", NULL, &table), NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_int_equal(netweave_gossip_curve(view, "starts=z", NULL, &table), NETWEAVE_STATUS_NOT_FOUND);
    netweave_view_free(view);
}

static void threads_do_not_matter(void **state) {
    (void)state;
    netweave_view *view = test_named("karate");
    netweave_table *tables[2];
    for (int k = 0; k < 2; k++) {
        netweave_run *run = NULL;
        assert_ok(netweave_run_create(&run));
        assert_ok(netweave_run_set_threads(run, k + 1));
        tables[k] = curve_of(view, "capacity=2 hub_capacity=1", run);
        netweave_run_free(run);
    }
    int64_t rows = netweave_table_row_count(tables[0]);
    assert_int_equal(netweave_table_row_count(tables[1]), rows);
    for (int64_t row = 0; row < rows; row++)
        for (int64_t column = 0; column < netweave_table_column_count(tables[0]); column++)
            assert_near(netweave_table_value(tables[0], row, column), netweave_table_value(tables[1], row, column), 0);
    netweave_table_free(tables[0]);
    netweave_table_free(tables[1]);
    netweave_view_free(view);
}

static void a_network_without_members_has_a_curve_without_shares(void **state) {
    (void)state;
    netweave_table *table = NULL;
    netweave_view *view = test_view("a");
    netweave_network *network = NULL;
    assert_ok(netweave_view_network(view, &network));
    netweave_view_free(view);
    assert_ok(netweave_view_create(network, "without=a", NULL, &view));
    netweave_network_free(network);
    table = curve_of(view, NULL, NULL);
    assert_near(number(table, "reached", 0), 0, 0);
    assert_true(isnan(number(table, "share", 0)) && has_note(table, "no members"));
    netweave_table_free(table);
    assert_ok(netweave_gossip_members(view, NULL, NULL, &table));
    assert_int_equal(netweave_table_row_count(table), 0);
    netweave_table_free(table);
    netweave_view_free(view);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_star_needs_two_rounds_when_both_tell),
        cmocka_unit_test(a_row_for_each_member_says_how_long_its_tip_takes),
        cmocka_unit_test(threads_do_not_matter),
        cmocka_unit_test(a_network_without_members_has_a_curve_without_shares),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
