/* Tests of the tables of cascades, on networks whose answers are known. */
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

static netweave_table *curve_of(const netweave_view *view, const char *options) {
    netweave_table *table = NULL;
    assert_ok(netweave_cascade_curve(view, options, NULL, &table));
    return table;
}

static netweave_table *reach_of(const netweave_view *view, const char *options) {
    netweave_table *table = NULL;
    assert_ok(netweave_cascade_reach(view, options, NULL, &table));
    return table;
}

static void the_curve_of_a_path_adds_a_power_of_the_chance_each_round(void **state) {
    (void)state;
    netweave_view *view = test_view("a-b b-c c-d");
    netweave_table *table = curve_of(view, "starts=a probability=0.5");
    assert_int_equal(netweave_table_row_count(table), 4);
    double reached = 0;
    for (int64_t round = 0; round < 4; round++) {
        reached += pow(0.5, (double)round);
        assert_near(number(table, "round", round), (double)round, 0);
        assert_near(number(table, "reached", round), reached, 1e-12);
        assert_near(number(table, "new", round), pow(0.5, (double)round), 1e-12);
        assert_near(number(table, "share", round), reached / 4, 1e-12);
        assert_near(number(table, "low", round), reached, 1e-12);
        assert_near(number(table, "high", round), reached, 1e-12);
    }
    assert_true(has_note(table, "independent cascade") && has_note(table, "exact"));
    netweave_table_free(table);
    netweave_view_free(view);
}

static void starts_are_anyone_the_hub_or_members_by_name(void **state) {
    (void)state;
    netweave_view *view = test_named("ds10");
    const struct {
        const char *options;
        double reached;
    } cases[] = {{"probability=0.5", (2 * 4.5 + 8 * 3) / 10},
                 {"probability=0.5 starts=anyone simulations=0", 3.3},
                 {"probability=0.5 starts=hub", 4.5},
                 {"probability=0.5 starts=\"1,2\"", 6},
                 {"probability=0.5 starts=10", 3}};
    for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++) {
        netweave_table *table = curve_of(view, cases[k].options);
        assert_near(number(table, "reached", netweave_table_row_count(table) - 1), cases[k].reached, 1e-12);
        netweave_table_free(table);
    }
    netweave_table *table = NULL;
    assert_int_equal(netweave_cascade_curve(view, "starts=eleven", NULL, &table), NETWEAVE_STATUS_NOT_FOUND);
    assert_int_equal(netweave_cascade_curve(view, "probability=2", NULL, &table), NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_int_equal(netweave_cascade_curve(view, "threshold=1.5", NULL, &table), NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_null(table);
    netweave_view_free(view);
    view = test_named("karate");
    assert_int_equal(netweave_cascade_curve(view, "model=sir simulations=0", NULL, &table), NETWEAVE_STATUS_LIMIT);
    assert_int_equal(netweave_cascade_reach(view, "model=si simulations=0", NULL, &table), NETWEAVE_STATUS_LIMIT);
    assert_null(table);
    netweave_view_free(view);
}

static void a_simulated_band_holds_the_exact_number(void **state) {
    (void)state;
    netweave_view *view = test_named("kite");
    netweave_table *exact = curve_of(view, "starts=9 probability=0.4 simulations=0");
    netweave_table *simulated = curve_of(view, "starts=9 probability=0.4 simulations=5000");
    assert_true(has_note(simulated, "5000 simulations, seed 1"));
    for (int64_t round = 0; round < 5; round++) {
        double middle = number(simulated, "reached", round);
        double error = (number(simulated, "high", round) - middle) / 1.959963984540054;
        assert_true(fabs(middle - number(exact, "reached", round)) <= 4 * error + 1e-12);
    }
    netweave_table_free(exact);
    netweave_table_free(simulated);
    netweave_view_free(view);
}

/* From an end of a path of three with p = 1/2: both others with 1/4, one with 1/4. From the middle: both in one round
 * with 1/4, one with 1/2. */
static void rounds_until_shares_know_are_counted_where_they_are_reached(void **state) {
    (void)state;
    netweave_view *view = test_view("a-b b-c d");
    netweave_table *table = reach_of(view, "probability=0.5");
    assert_near(number(table, "reached", 0), 1.75, 1e-12);
    assert_near(number(table, "share", 0), 0.25, 1e-12);
    assert_near(number(table, "reached_error", 0), 0, 0);
    assert_near(number(table, "arrives_50", 0), 0.5, 1e-12);
    assert_near(number(table, "rounds_50", 0), 1, 1e-12);
    assert_near(number(table, "arrives_100", 0), 0.25, 1e-12);
    assert_near(number(table, "rounds_90", 0), 2, 1e-12);
    assert_near(number(table, "arrives_50", 1), 0.75, 1e-12);
    assert_near(number(table, "rounds_100", 1), 1, 1e-12);
    assert_near(number(table, "rounds_100", 3), 0, 0); /* alone: it knows at once */
    netweave_table_free(table);
    table = reach_of(view, "probability=0.5 simulations=20000");
    assert_true(fabs(number(table, "reached", 0) - 1.75) <= 4 * number(table, "reached_error", 0));
    assert_near(number(table, "arrives_100", 0), 0.25, 4 * sqrt(0.25 * 0.75 / 20000));
    assert_near(number(table, "rounds_90", 0), 2, 1e-12);
    netweave_table_free(table);
    table = reach_of(view, "model=si probability=0.5 simulations=3000");
    assert_near(number(table, "reached", 0), 3, 1e-12);
    assert_near(number(table, "arrives_100", 0), 1, 1e-12);
    assert_near(number(table, "rounds_100", 0), 4, 4 * sqrt(4.0 / 3000)); /* two waits of mean 2, variance 2 */
    netweave_table_free(table);
    netweave_view_free(view);
}

/* From the middle of a path of three, p = 1/2, si: both others know after a round with 1/4, one with 1/2; the last
 * comes after max(G, G') rounds of two geometric waits, 8/3 on average. With sir that forgets half the time a tie
 * passes with 2/3 in the end. */
static void who_tells_again_is_followed_exactly_where_members_are_few(void **state) {
    (void)state;
    netweave_view *view = test_view("a-b b-c");
    netweave_table *table = curve_of(view, "model=si probability=0.5 starts=b");
    assert_true(has_note(table, "exact"));
    for (int64_t round = 0; round < 20; round++) {
        assert_near(number(table, "reached", round), 3 - 2 * pow(0.5, (double)round), 1e-12);
        assert_near(number(table, "high", round), number(table, "low", round), 0);
    }
    assert_near(number(table, "reached", netweave_table_row_count(table) - 1), 3, 1e-11);
    assert_false(has_note(table, "would have gone on"));
    netweave_table_free(table);
    table = curve_of(view, "model=si probability=0.5 starts=b rounds=3");
    assert_int_equal(netweave_table_row_count(table), 4);
    assert_true(has_note(table, "would have gone on"));
    netweave_table_free(table);
    table = reach_of(view, "model=si probability=0.5");
    assert_near(number(table, "rounds_100", 1), 8.0 / 3, 1e-9);
    assert_near(number(table, "rounds_100", 0), 4, 1e-9);
    assert_near(number(table, "reached_error", 0), 0, 0);
    netweave_table_free(table);
    table = reach_of(view, "model=sir probability=0.5 simulations=0");
    assert_near(number(table, "reached", 1), 1 + 4.0 / 3, 1e-12);
    assert_near(number(table, "reached", 0), 1 + 2.0 / 3 + 4.0 / 9, 1e-12);
    netweave_table_free(table);
    netweave_view_free(view);
}

static void what_never_comes_so_far_is_undefined_with_a_note(void **state) {
    (void)state;
    netweave_view *view = test_view("a-b b-c c-a a-d");
    netweave_table *table = reach_of(view, "model=complex");
    assert_near(number(table, "reached", 0), 1, 0);
    assert_near(number(table, "arrives_100", 0), 0, 0);
    assert_true(isnan(number(table, "rounds_100", 0)));
    assert_true(has_note(table, "undefined where no simulation gets there"));
    netweave_table_free(table);
    netweave_view_free(view);
}

static void ties_may_be_turned_round(void **state) {
    (void)state;
    netweave_network *network = test_network("a>b b>c");
    netweave_view *view = NULL;
    netweave_view *turned = NULL;
    assert_ok(netweave_view_create(network, NULL, NULL, &view));
    assert_ok(netweave_view_create(network, "reverse=yes", NULL, &turned));
    assert_non_null(strstr(netweave_view_description(turned), "turned round"));
    netweave_table *along = reach_of(view, "probability=1");
    netweave_table *against = reach_of(turned, "probability=1");
    for (int64_t i = 0; i < 3; i++) {
        assert_near(number(along, "reached", i), 3 - (double)i, 0);
        assert_near(number(against, "reached", i), 1 + (double)i, 0);
    }
    assert_true(has_note(along, "reverse=yes"));
    netweave_table_free(along);
    netweave_table_free(against);
    netweave_view_free(turned);
    assert_ok(netweave_view_create(network, "reverse=yes symmetrize=any", NULL, &turned));
    assert_null(strstr(netweave_view_description(turned), "turned round"));
    netweave_view_free(turned);
    netweave_view_free(view);
    netweave_network_free(network);
}

static void nobody_and_one_alone_have_tables_too(void **state) {
    (void)state;
    netweave_view *view = test_view("");
    netweave_table *table = curve_of(view, NULL);
    assert_int_equal(netweave_table_row_count(table), 1);
    assert_true(isnan(number(table, "share", 0)));
    netweave_table_free(table);
    table = reach_of(view, NULL);
    assert_int_equal(netweave_table_row_count(table), 0);
    netweave_table_free(table);
    netweave_view_free(view);
    view = test_view("a");
    table = reach_of(view, "model=sir");
    assert_near(number(table, "reached", 0), 1, 0);
    assert_true(isnan(number(table, "share", 0)));
    netweave_table_free(table);
    netweave_view_free(view);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_curve_of_a_path_adds_a_power_of_the_chance_each_round),
        cmocka_unit_test(starts_are_anyone_the_hub_or_members_by_name),
        cmocka_unit_test(a_simulated_band_holds_the_exact_number),
        cmocka_unit_test(rounds_until_shares_know_are_counted_where_they_are_reached),
        cmocka_unit_test(who_tells_again_is_followed_exactly_where_members_are_few),
        cmocka_unit_test(what_never_comes_so_far_is_undefined_with_a_note),
        cmocka_unit_test(ties_may_be_turned_round),
        cmocka_unit_test(nobody_and_one_alone_have_tables_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
