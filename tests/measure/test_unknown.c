/* Measures where some members did not answer: over what was observed, or with their rows read as empty.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "support.h"

#include "base/random.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { MEMBERS = 30, DRAWS = 2000, HUB_NAMED = 24, CELLS = MEMBERS * MEMBERS };

/* Directed ties of a network of MEMBERS; cell i * MEMBERS + j: i names j. */
typedef struct truth {
    unsigned char tied[CELLS];
} truth;

static netweave_view *view_of(const truth *truth, const unsigned char *answered, const char *options) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    netweave_view *view = NULL;
    char name[16];
    assert_ok(netweave_builder_create(&builder));
    for (int64_t i = 0; i < MEMBERS; i++) {
        snprintf(name, sizeof name, "%d", (int)i);
        assert_ok(netweave_builder_add_member(builder, name, NULL));
        if (answered != NULL)
            assert_ok(netweave_builder_set_respondent(builder, NULL, i, answered[i]));
    }
    assert_ok(netweave_builder_set_tie_set(builder, "", "", NETWEAVE_DIRECTION_DIRECTED));
    for (int64_t i = 0; i < MEMBERS; i++)
        for (int64_t j = 0; j < MEMBERS; j++)
            if (truth->tied[i * MEMBERS + j] && (answered == NULL || answered[i]))
                assert_ok(netweave_builder_add_ties(builder, 1, &i, &j, NULL));
    assert_ok(netweave_builder_finish(builder, &network));
    assert_ok(netweave_view_create(network, options, NULL, &view));
    netweave_builder_free(builder);
    netweave_network_free(network);
    return view;
}

static double measured(const truth *truth, const unsigned char *answered, const char *options, const char *measure) {
    netweave_view *view = view_of(truth, answered, options);
    double value = test_measure(view, measure);
    netweave_view_free(view);
    return value;
}

/* HUB_NAMED members name member 0, and each names others by chance; in-degree centralization is about .76. */
static truth hub_network(nw__random *random) {
    truth truth = {{0}};
    for (int i = 0; i < MEMBERS; i++)
        for (int j = 0; j < MEMBERS; j++)
            truth.tied[i * MEMBERS + j] = i != j && (j == 0 ? i <= HUB_NAMED : nw__random_unit(random) < 0.068);
    return truth;
}

static void silence(nw__random *random, int silent, unsigned char *answered) {
    int32_t order[MEMBERS];
    for (int32_t i = 0; i < MEMBERS; i++)
        order[i] = i;
    nw__random_shuffle(random, order, MEMBERS);
    for (int i = 0; i < MEMBERS; i++)
        answered[order[i]] = i >= silent;
}

/* Mean difference from the truth over DRAWS networks and silences. */
static double bias(const char *measure, const char *options, int silent, double *out_truth) {
    double sum = 0;
    *out_truth = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
        nw__random random = nw__random_stream(2026, (uint64_t)draw);
        truth truth = hub_network(&random);
        unsigned char answered[MEMBERS];
        silence(&random, silent, answered);
        double whole = measured(&truth, NULL, "", measure);
        double part = measured(&truth, answered, options, measure);
        sum += part - whole;
        *out_truth += whole / DRAWS;
    }
    return sum / DRAWS;
}

static void
with_three_in_ten_silent_the_observed_centralization_is_near_the_truth_and_the_zero_filled_is_not(void **s) {
    (void)s;
    double truth = 0;
    double observed = bias("in_degree_centralization", "", 9, &truth);
    double zero = bias("in_degree_centralization", "unknown=zero", 9, &truth);
    print_message("# 30%% silent: truth %.3f, bias of observed %+.4f, of zero-filled %+.4f\n", truth, observed, zero);
    assert_near(truth, 0.76, 0.01);
    assert_true(fabs(observed) < 0.02);
    assert_true(zero < -0.2);
}

/* The table of docs/unknown.md. */
static void observed_forms_are_nearer_to_the_truth_whatever_the_silence(void **state) {
    (void)state;
    static const char *const measures[] = {
        "in_degree_centralization",  "density", "mean_degree", "reciprocity", "degree_gini:direction=out",
        "degree_hhi:direction=out",

        "out_degree_centralization",
    };
    for (size_t k = 0; k < sizeof measures / sizeof measures[0]; k++)
        for (int silent = 3; silent <= 12; silent += 3) {
            double truth = 0;
            double observed = bias(measures[k], "unknown=observed", silent, &truth);
            double zero = bias(measures[k], "unknown=zero", silent, &truth);
            print_message("# %2d%% silent, %s %.3f: observed %+.3f, zero %+.3f\n", silent * 10 / 3, measures[k], truth,
                          observed, zero);
            assert_true(fabs(observed) < 0.02);
            assert_true(fabs(observed) < fabs(zero));
        }
}

/* a>b b>a a>c c>a d>a, with d and e silent but a tie of d's in the data all the same: it is not counted. */
static netweave_view *five(const char *options) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    netweave_view *view = NULL;
    static const int64_t from[] = {0, 1, 0, 2, 1, 3};
    static const int64_t to[] = {1, 0, 2, 0, 3, 0};
    assert_ok(netweave_builder_create(&builder));
    for (int64_t i = 0; i < 5; i++) {
        assert_ok(netweave_builder_add_member(builder, (char[]){(char)('a' + i), '\0'}, NULL));
        assert_ok(netweave_builder_set_respondent(builder, NULL, i, i < 3));
    }
    assert_ok(netweave_builder_set_tie_set(builder, "", "", NETWEAVE_DIRECTION_DIRECTED));
    assert_ok(netweave_builder_add_ties(builder, 6, from, to, NULL));
    assert_ok(netweave_builder_finish(builder, &network));
    assert_ok(netweave_view_create(network, options, NULL, &view));
    netweave_builder_free(builder);
    netweave_network_free(network);
    return view;
}

static void what_is_unknown_stands_in_no_numerator_and_no_denominator(void **state) {
    (void)state;
    netweave_view *view = five("");
    double in[5];
    double out[5];
    assert_near(test_measure(view, "density"), 5.0 / 12, 1e-12); /* three rows of four */
    assert_near(test_measure(view, "mean_degree"), 5.0 / 3, 1e-12);
    assert_near(test_measure(view, "reciprocity"), 1, 1e-12); /* a, b, c: two mutual pairs */
    test_measures(view, "in_degree", in, 5);
    test_measures(view, "out_degree", out, 5);
    assert_near(in[0], 4.0, 1e-12);     /* named by both who could */
    assert_near(in[1], 2.0, 1e-12);     /* by one of two */
    assert_near(in[3], 4.0 / 3, 1e-12); /* by one of three */
    assert_near(in[4], 0, 1e-12);
    assert_near(out[1], 2, 1e-12);
    assert_true(isnan(out[3]) && isnan(out[4]));
    /* (5 * 4 - (4 + 2 + 2 + 4/3)) / 16 */
    assert_near(test_measure(view, "in_degree_centralization"), (20 - 28.0 / 3) / 16, 1e-12);
    /* three rows with 2, 2 and 1 names: 1 / (2 * 4) */
    assert_near(test_measure(view, "out_degree_centralization"), 1.0 / 8, 1e-12);
    netweave_view_free(view);
    view = five("unknown=zero");
    assert_near(test_measure(view, "density"), 6.0 / 20, 1e-12);
    test_measures(view, "in_degree", in, 5);
    assert_near(in[0], 3, 1e-12);
    netweave_view_free(view);
}

static void ties_turned_round_are_still_reported_by_who_named(void **state) {
    (void)state;
    netweave_view *view = five("");
    netweave_view *turned = five("reverse=yes");
    double in[5];
    double out[5];
    test_measures(view, "in_degree", in, 5);
    test_measures(turned, "out_degree", out, 5);
    for (int i = 0; i < 5; i++)
        assert_near(out[i], in[i], 1e-12);
    assert_near(test_measure(turned, "density"), test_measure(view, "density"), 1e-12);
    assert_near(test_measure(turned, "out_degree_centralization"), test_measure(view, "in_degree_centralization"),
                1e-12);
    netweave_view_free(view);
    netweave_view_free(turned);
}

static void of_two_reports_joined_both_must_be_there(void **state) {
    (void)state;
    netweave_view *view = five("symmetrize=any");
    double degree[5];
    assert_near(test_measure(view, "density"), 2.0 / 3, 1e-12); /* a-b and a-c of three pairs */
    test_measures(view, "degree", degree, 5);
    assert_near(degree[0], 4, 1e-12);
    assert_near(degree[1], 2, 1e-12);
    assert_true(isnan(degree[3]));
    netweave_view_free(view);
}

static void a_result_says_how_the_silent_were_read(void **state) {
    (void)state;
    static const struct {
        const char *options, *specs, *words;
    } cases[] = {
        {"", "density", "2 of 5 members did not answer: over what was observed alone (unknown=observed) density."},
        {"", "density components", "density. The other measures have no such form and read their rows as empty."},
        {"", "components", "2 of 5 members did not answer; their rows are read as empty, as"},
        {"unknown=zero", "density", "their rows are read as empty (unknown=zero)"},
        {"", "degree_gini", "their rows are read as empty"},
        {"", "reciprocity:convention=sna", "their rows are read as empty"},
    };
    for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++) {
        netweave_view *view = five(cases[k].options);
        netweave_table *table = NULL;
        bool found = false;
        assert_ok(netweave_measure_compute(view, cases[k].specs, NULL, &table));
        for (int64_t note = 0; note < netweave_table_note_count(table); note++)
            found = found || strstr(netweave_table_note(table, note), cases[k].words) != NULL;
        if (!found)
            fail_msg("no note says: %s", cases[k].words);
        netweave_table_free(table);
        netweave_view_free(view);
    }
}

static void nothing_differs_where_all_answered(void **state) {
    (void)state;
    char *specs = NULL;
    netweave_table *tables[2] = {NULL, NULL};
    nw__random random = nw__random_stream(1, 1);
    truth truth = hub_network(&random);
    unsigned char answered[MEMBERS];
    silence(&random, 0, answered);
    for (int k = 0; k < 2; k++) {
        netweave_view *view = view_of(&truth, k == 0 ? answered : NULL, k == 0 ? "" : "unknown=zero");
        if (specs == NULL)
            assert_ok(netweave_measure_all(view, NETWEAVE_SCOPE_NETWORK, &specs));
        assert_ok(netweave_measure_compute(view, specs, NULL, &tables[k]));
        netweave_view_free(view);
    }
    for (int64_t column = 0; column < netweave_table_column_count(tables[0]); column++)
        assert_near(netweave_table_value(tables[0], 0, column), netweave_table_value(tables[1], 0, column), 0);
    netweave_table_free(tables[0]);
    netweave_table_free(tables[1]);
    netweave_text_free(specs);
}

/* a, b, c, d in two waves; before, d>a d>c and a>b; then d is silent, and a>d b>a b>c c>b. */
static netweave_network *two_waves(void) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    static const int64_t from[] = {3, 3, 0, 0, 1, 1, 2};
    static const int64_t to[] = {0, 2, 1, 3, 0, 2, 1};
    assert_ok(netweave_builder_create(&builder));
    for (int64_t i = 0; i < 4; i++)
        assert_ok(netweave_builder_add_member(builder, (char[]){(char)('a' + i), '\0'}, NULL));
    assert_ok(netweave_builder_set_tie_set(builder, "", "1", NETWEAVE_DIRECTION_DIRECTED));
    assert_ok(netweave_builder_add_ties(builder, 3, from, to, NULL));
    assert_ok(netweave_builder_set_tie_set(builder, "", "2", NETWEAVE_DIRECTION_DIRECTED));
    assert_ok(netweave_builder_add_ties(builder, 4, from + 3, to + 3, NULL));
    assert_ok(netweave_builder_set_respondent(builder, "2", 3, 0));
    assert_ok(netweave_builder_finish(builder, &network));
    netweave_builder_free(builder);
    return network;
}

static void expect_row_of_d(const char *options, const char *names, int64_t ties) {
    netweave_network *network = two_waves();
    netweave_view *view = NULL;
    const int64_t *start = NULL;
    const int32_t *to = NULL;
    char row[8] = "";
    assert_ok(netweave_view_create(network, options, NULL, &view));
    assert_ok(netweave_view_csr(view, &start, &to, NULL));
    for (int64_t k = start[3]; k < start[4]; k++)
        strcat(row, (char[]){(char)('a' + to[k]), '\0'});
    assert_string_equal(row, names);
    assert_int_equal(netweave_view_tie_count(view), ties);
    netweave_view_free(view);
    netweave_network_free(network);
}

static void rows_of_the_silent_are_filled_by_the_rule_asked_for(void **state) {
    (void)state;
    expect_row_of_d("wave=2", "", 4);
    expect_row_of_d("wave=2 unknown=reciprocity", "a", 5);
    expect_row_of_d("wave=2 unknown=previous", "ac", 6);
    expect_row_of_d("wave=2 symmetrize=both", "", 1);
    expect_row_of_d("wave=2 symmetrize=both unknown=reciprocity", "a", 2);
    expect_row_of_d("wave=2 symmetrize=any unknown=previous", "ac", 4);
    netweave_network *network = two_waves();
    netweave_view *view = NULL;
    assert_ok(netweave_view_create(network, "wave=2 unknown=previous", NULL, &view));
    assert_non_null(strstr(netweave_view_description(view), "filled from the wave before (ties added: 2)"));
    netweave_view_free(view);
    REFUSED(netweave_view_create(network, "wave=1 unknown=previous", NULL, &view));
    netweave_network_free(network);
}

static void readings_stand_side_by_side(void **state) {
    (void)state;
    static const struct {
        const char *name;
        double density;
    } columns[] = {
        {"zero", 4.0 / 12}, {"observed", 4.0 / 9}, {"reciprocity", 5.0 / 12},
        {"previous", 0.5},  {"any", 3.0 / 6},      {"both", 2.0 / 6},
    };
    netweave_network *network = two_waves();
    for (int wave = 1; wave <= 2; wave++) {
        netweave_view *view = NULL;
        netweave_table *table = NULL;
        assert_ok(netweave_view_create(network, wave == 1 ? "wave=1" : "wave=2", NULL, &view));
        assert_ok(netweave_unknown_table(view, "density reciprocity", NULL, &table));
        assert_int_equal(netweave_table_row_count(table), 2);
        for (size_t k = 0; k < sizeof columns / sizeof columns[0]; k++) {
            double value = netweave_table_value(table, 0, netweave_table_find_column(table, columns[k].name));
            if (wave == 2)
                assert_near(value, columns[k].density, 1e-12);
            else
                assert_true(isnan(value) == (strcmp(columns[k].name, "previous") == 0));
        }
        netweave_table_free(table);
        table = NULL;
        assert_ok(netweave_unknown_table(view, NULL, NULL, &table));
        assert_true(netweave_table_row_count(table) > 50);
        netweave_table_free(table);
        netweave_view_free(view);
    }
    netweave_network_free(network);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(observed_forms_are_nearer_to_the_truth_whatever_the_silence),
        cmocka_unit_test(what_is_unknown_stands_in_no_numerator_and_no_denominator),
        cmocka_unit_test(ties_turned_round_are_still_reported_by_who_named),
        cmocka_unit_test(of_two_reports_joined_both_must_be_there),
        cmocka_unit_test(a_result_says_how_the_silent_were_read),
        cmocka_unit_test(nothing_differs_where_all_answered),
        cmocka_unit_test(rows_of_the_silent_are_filled_by_the_rule_asked_for),
        cmocka_unit_test(readings_stand_side_by_side),
        cmocka_unit_test(
            with_three_in_ten_silent_the_observed_centralization_is_near_the_truth_and_the_zero_filled_is_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
