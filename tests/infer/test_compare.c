/* Comparisons: who and what is counted, intervals, refusals. */
#include "infer/comparison.h"
#include "waves.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static netweave_comparison *compare(const waves *waves, const char *options) {
    netweave_comparison *comparison = NULL;
    assert_ok(netweave_comparison_create(waves->before, waves->after, options, NULL, &comparison));
    return comparison;
}

static const char *fate_of(const netweave_comparison *comparison, const char *from, const char *to) {
    const netweave_table *ties = netweave_comparison_ties(comparison);
    for (int64_t row = 0; row < netweave_table_row_count(ties); row++)
        if (strcmp(netweave_table_label(ties, 0, row), from) == 0 &&
            strcmp(netweave_table_label(ties, 1, row), to) == 0)
            return netweave_table_label(ties, 2, row);
    return "";
}

static void members_and_ties_are_counted_by_their_fate(void **state) {
    (void)state;
    /* b left, f joined, e did not answer before */
    waves waves = test_answering_waves("a>b a>c c>a c>d d>c b>a", "a>c a>d c>d f>a e>a d>e", "2:b 1:f", "1:e");
    netweave_comparison *comparison = compare(&waves, "measures=density draws=0");
    assert_near(test_counted(comparison, "stayed"), 4, 0);
    assert_near(test_counted(comparison, "joined"), 1, 0);
    assert_near(test_counted(comparison, "left"), 1, 0);
    assert_near(test_counted(comparison, "kept"), 2, 0);      /* a>c c>d */
    assert_near(test_counted(comparison, "formed"), 3, 0);    /* a>d f>a d>e */
    assert_near(test_counted(comparison, "dissolved"), 4, 0); /* a>b b>a c>a d>c */
    assert_near(test_counted(comparison, "unknown"), 1, 0);   /* e>a: nobody knows of before */
    /* over a c d e in both, without the row of e: kept a>c c>d, changed a>d d>e c>a d>c */
    assert_near(test_counted(comparison, "hamming"), 4, 0);
    assert_near(test_counted(comparison, "jaccard"), 2.0 / 6, 1e-12);
    assert_string_equal(fate_of(comparison, "a", "c"), "kept");
    assert_string_equal(fate_of(comparison, "f", "a"), "formed");
    assert_string_equal(fate_of(comparison, "a", "b"), "dissolved");
    assert_string_equal(fate_of(comparison, "e", "a"), "unknown");
    assert_int_equal(netweave_table_row_count(netweave_comparison_ties(comparison)), 10);
    netweave_comparison_free(comparison);
    test_waves_free(&waves);
}

static void formed_ties_are_told_apart_by_hub_and_by_group(void **state) {
    (void)state;
    waves waves = {0};
    netweave_builder *builder = NULL;
    assert_ok(netweave_builder_create(&builder));
    const int64_t star[2][4] = {{0, 0, 0, 0}, {1, 2, 3, 4}};
    const int64_t web[2][4] = {{0, 1, 2, 0}, {1, 2, 3, 5}};
    for (int64_t i = 0; i < 6; i++) {
        assert_ok(netweave_builder_add_member(builder, (char[]){(char)('a' + i), '\0'}, NULL));
        assert_ok(netweave_builder_set_text(builder, i, "region", i <= 2 ? "north" : "south"));
    }
    assert_ok(netweave_builder_set_tie_set(builder, "", "1", NETWEAVE_DIRECTION_UNDIRECTED));
    assert_ok(netweave_builder_add_ties(builder, 4, star[0], star[1], NULL));
    assert_ok(netweave_builder_set_tie_set(builder, "", "2", NETWEAVE_DIRECTION_UNDIRECTED));
    assert_ok(netweave_builder_add_ties(builder, 4, web[0], web[1], NULL));
    assert_ok(netweave_builder_finish(builder, &waves.network));
    netweave_builder_free(builder);
    test_wave_views(&waves, "hub=a group=region");
    netweave_comparison *comparison = compare(&waves, "measures=density draws=0");
    assert_near(test_counted(comparison, "formed_hub_spoke"), 1, 0);      /* a-f */
    assert_near(test_counted(comparison, "formed_spoke_spoke"), 2, 0);    /* b-c c-d */
    assert_near(test_counted(comparison, "formed_within_groups"), 1, 0);  /* b-c */
    assert_near(test_counted(comparison, "formed_between_groups"), 2, 0); /* c-d a-f */
    netweave_comparison_free(comparison);
    test_waves_free(&waves);
}

static void a_change_is_the_difference_of_both_full_networks(void **state) {
    (void)state;
    waves waves = test_waves("1-2 1-3 1-4 1-5", "1-2 2-3 3-4 4-5 5-1");
    netweave_comparison *comparison = compare(&waves, "");
    const netweave_table *table = netweave_comparison_measures(comparison);
    const double *before = netweave_table_column(table, netweave_table_find_column(table, "before"));
    const double *after = netweave_table_column(table, netweave_table_find_column(table, "after"));
    const double *change = netweave_table_column(table, netweave_table_find_column(table, "change"));
    assert_true(netweave_table_row_count(table) > 5);
    for (int64_t row = 0; row < netweave_table_row_count(table); row++)
        assert_near(change[row], after[row] - before[row], 1e-12);
    assert_near(test_compared(comparison, "degree_centralization", "before"), 1, 1e-12);
    assert_near(test_compared(comparison, "degree_centralization", "after"), 0, 1e-12);
    netweave_comparison_free(comparison);
    test_waves_free(&waves);
}

static void equal_networks_are_not_tested(void **state) {
    (void)state;
    waves waves = test_waves("1-2 1-3 3-4", "1-2 1-3 3-4");
    netweave_comparison *comparison = compare(&waves, "measures=\"density degree_centralization\"");
    assert_string_equal(test_compared_by(comparison, "density"), "none: cannot change");
    assert_non_null(strstr(netweave_comparison_sentence(comparison), "nothing changed"));
    netweave_comparison_free(comparison);
    test_waves_free(&waves);
}

/* Leaving member i out of n leaves C(n-1,2) pairs and the ties that i does not have. */
static void the_interval_of_density_is_the_jackknife_by_hand(void **state) {
    (void)state;
    waves waves = test_waves("1-2 1-3 1-4 1-5", "1-2 2-3 3-4 4-5 5-1 1-3");
    netweave_comparison *comparison = compare(&waves, "measures=density draws=0 level=0.95");
    const int degree[2][5] = {{4, 1, 1, 1, 1}, {3, 2, 3, 2, 2}};
    double without[5];
    double mean = 0;
    double squares = 0;
    for (int i = 0; i < 5; i++) {
        without[i] = ((6 - degree[1][i]) - (4 - degree[0][i])) / 6.0;
        mean += without[i] / 5;
    }
    for (int i = 0; i < 5; i++)
        squares += (without[i] - mean) * (without[i] - mean);
    double reach = 2.7764451052 * sqrt(squares * 4 / 5); /* t for 4 degrees of freedom, any table */
    assert_near(test_compared(comparison, "density", "low"), 0.2 - reach, 1e-8);
    assert_near(test_compared(comparison, "density", "high"), 0.2 + reach, 1e-8);
    netweave_comparison_free(comparison);
    test_waves_free(&waves);
}

static void a_hub_measure_has_no_interval_and_a_note_says_why(void **state) {
    (void)state;
    waves waves = test_waves("1-2 1-3 1-4 1-5", "1-2 2-3 3-4 4-5 5-1");
    netweave_comparison *comparison = compare(&waves, "measures=degree_centralization draws=0");
    assert_true(isnan(test_compared(comparison, "degree_centralization", "low")));
    assert_true(test_noted(comparison, "Without interval: measures that take a maximum"));
    netweave_comparison_free(comparison);
    test_waves_free(&waves);
}

static void students_quantiles_are_those_of_the_tables(void **state) {
    (void)state;
    /* Abramowitz and Stegun 1964, table 26.10 */
    assert_near(nw__student_quantile(0.975, 1), 12.706, 5e-4);
    assert_near(nw__student_quantile(0.975, 2), 4.303, 5e-4);
    assert_near(nw__student_quantile(0.975, 9), 2.262, 5e-4);
    assert_near(nw__student_quantile(0.995, 1), 63.657, 5e-4);
    assert_near(nw__student_quantile(0.95, 30), 1.697, 5e-4);
    assert_near(nw__student_quantile(0.975, 120), 1.980, 5e-4);
    assert_near(nw__student_quantile(0.975, 100000), 1.95999, 5e-4);
}

static void weights_move_with_their_rows(void **state) {
    (void)state;
    netweave_builder *builder = NULL;
    waves waves = {0};
    const int64_t from[] = {0, 0, 1};
    const int64_t to[] = {1, 2, 2};
    const double weights[2][3] = {{1, 2, 3}, {4, 5, 6}};
    assert_ok(netweave_builder_create(&builder));
    for (int64_t i = 0; i < 3; i++)
        assert_ok(netweave_builder_add_member(builder, (char[]){(char)('a' + i), '\0'}, NULL));
    for (int wave = 0; wave < 2; wave++) {
        assert_ok(netweave_builder_set_tie_set(builder, "", wave == 0 ? "1" : "2", NETWEAVE_DIRECTION_DIRECTED));
        assert_ok(netweave_builder_add_ties(builder, 3, from, to, weights[wave]));
    }
    assert_ok(netweave_builder_finish(builder, &waves.network));
    netweave_builder_free(builder);
    test_wave_views(&waves, "weight=weight");
    nw__comparing comparing = {.view = {waves.before, waves.after}};
    int32_t *unit = NULL;
    netweave_view *swapped = NULL;
    assert_ok(nw__align(waves.before, waves.after, &comparing.alignment));
    assert_ok(nw__swap_units(&comparing, &unit));
    assert_int_equal(comparing.units, 2); /* the rows of a and b */
    assert_ok(nw__swapped_view(&comparing, NW_BEFORE, unit, (const unsigned char[]){1, 0}, &swapped));
    const double *weight = NULL;
    assert_ok(netweave_view_csr(swapped, NULL, NULL, &weight));
    assert_near(weight[0], 4, 0);
    assert_near(weight[1], 5, 0);
    assert_near(weight[2], 3, 0);
    netweave_view_free(swapped);
    free(unit);
    nw__alignment_free(&comparing.alignment);
    test_waves_free(&waves);
}

static void what_cannot_be_compared_is_refused(void **state) {
    (void)state;
    waves waves = test_waves("1>2 2>1 2>3", "1>2 3>1");
    netweave_view *stranger = test_named("star6");
    netweave_view *undirected = NULL;
    netweave_comparison *comparison = NULL;
    assert_ok(netweave_view_create(waves.network, "wave=2 symmetrize=any", NULL, &undirected));
    assert_int_equal(netweave_comparison_create(waves.before, stranger, NULL, NULL, &comparison),
                     NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_non_null(strstr(netweave_last_error(), "different networks"));
    assert_int_equal(netweave_comparison_create(waves.before, undirected, NULL, NULL, &comparison),
                     NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_non_null(strstr(netweave_last_error(), "direction before only"));
    assert_int_equal(netweave_comparison_create(NULL, waves.after, NULL, NULL, &comparison),
                     NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_int_equal(netweave_comparison_create(waves.before, waves.after, NULL, NULL, NULL),
                     NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_int_equal(netweave_comparison_create(waves.before, waves.after, "draw=9", NULL, &comparison),
                     NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_non_null(strstr(netweave_last_error(), "did you mean 'draws'"));
    assert_int_equal(netweave_comparison_create(waves.before, waves.after, "measures=degree", NULL, &comparison),
                     NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_non_null(strstr(netweave_last_error(), "for each member"));
    assert_int_equal(netweave_comparison_create(waves.before, waves.after, "measures=densty", NULL, &comparison),
                     NETWEAVE_STATUS_NOT_FOUND);
    assert_int_equal(netweave_comparison_create(waves.before, waves.after, "measures=\" \"", NULL, &comparison),
                     NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_null(comparison);
    assert_null(netweave_comparison_measures(NULL));
    assert_null(netweave_comparison_structure(NULL, 0));
    assert_string_equal(netweave_comparison_sentence(NULL), "");
    netweave_comparison_free(NULL);
    netweave_view_free(undirected);
    netweave_view_free(stranger);
    test_waves_free(&waves);
}

static int stop(double share, const char *what, void *context) {
    (void)share, (void)what;
    ++*(int *)context;
    return 1;
}

static void a_cancelled_comparison_ends_and_leaves_nothing(void **state) {
    (void)state;
    waves waves = test_waves("1-2 1-3 1-4 1-5 1-6 1-7 1-8", "1-2 2-3 3-4 4-5 5-6 6-7 7-8 8-1");
    netweave_run *run = NULL;
    netweave_comparison *comparison = NULL;
    int calls = 0;
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_run_set_progress(run, stop, &calls));
    assert_int_equal(netweave_comparison_create(waves.before, waves.after, "draws=100000", run, &comparison),
                     NETWEAVE_STATUS_CANCELLED);
    assert_int_equal(calls, 1);
    assert_null(comparison);
    netweave_run_free(run);
    test_waves_free(&waves);
}

static void networks_without_members_or_ties_are_compared_all_the_same(void **state) {
    (void)state;
    waves waves = test_waves("1 2 3-4", "3-4");
    netweave_view *empty[2] = {NULL, NULL};
    netweave_comparison *comparison = NULL;
    const unsigned char nobody[4] = {0, 0, 0, 0};
    const unsigned char two[4] = {1, 1, 0, 0};
    for (int k = 0; k < 2; k++) {
        assert_ok(netweave_view_induced(waves.before, k == 0 ? nobody : two, &empty[0]));
        assert_ok(netweave_view_induced(waves.after, k == 0 ? nobody : two, &empty[1]));
        assert_ok(netweave_comparison_create(empty[0], empty[1], NULL, NULL, &comparison));
        assert_true(isnan(test_counted(comparison, "jaccard")));
        assert_int_equal(netweave_table_row_count(netweave_comparison_ties(comparison)), 0);
        netweave_comparison_free(comparison);
        netweave_view_free(empty[0]);
        netweave_view_free(empty[1]);
    }
    test_waves_free(&waves);
}

static void the_part_that_density_has_in_a_change_of_centralization_is_noted(void **state) {
    (void)state;
    /* the hub keeps all it can have: 1 to 0.6 is the cap of 9 ties among 6, and nothing else */
    waves waves = test_waves("a-b a-c a-d a-e a-f", "a-b a-c a-d a-e a-f b-c c-d d-e e-f");
    netweave_comparison *comparison = compare(&waves, "measures=degree_centralization draws=0");
    assert_true(test_noted(comparison, "of its change of -0.400, -0.400 comes with size and density"));
    netweave_comparison_free(comparison);
    test_waves_free(&waves);
    /* as many ties, spread evenly: 1 to 1/20 under the cap 1 */
    waves = test_waves("a-b a-c a-d a-e a-f", "a-b b-c c-d d-e e-f");
    comparison = compare(&waves, "measures=degree_centralization draws=0");
    assert_true(test_noted(comparison, "of its change of -0.900, 0.000 comes with size and density"));
    netweave_comparison_free(comparison);
    test_waves_free(&waves);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_and_ties_are_counted_by_their_fate),
        cmocka_unit_test(formed_ties_are_told_apart_by_hub_and_by_group),
        cmocka_unit_test(a_change_is_the_difference_of_both_full_networks),
        cmocka_unit_test(equal_networks_are_not_tested),
        cmocka_unit_test(the_interval_of_density_is_the_jackknife_by_hand),
        cmocka_unit_test(a_hub_measure_has_no_interval_and_a_note_says_why),
        cmocka_unit_test(the_part_that_density_has_in_a_change_of_centralization_is_noted),
        cmocka_unit_test(students_quantiles_are_those_of_the_tables),
        cmocka_unit_test(weights_move_with_their_rows),
        cmocka_unit_test(what_cannot_be_compared_is_refused),
        cmocka_unit_test(a_cancelled_comparison_ends_and_leaves_nothing),
        cmocka_unit_test(networks_without_members_or_ties_are_compared_all_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
