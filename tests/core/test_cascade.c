/* Tests of cascades: known answers, all outcomes beside answers by simple code, simulations beside all outcomes. */
#include "cascade_brute.h"
#include "core/cascade.h"
#include "small_graphs.h"

enum { NUMBER_OF_SHARES = NW_CASCADE_SHARES };

static const double shares[NUMBER_OF_SHARES] = {0.5, 0.9, 1};

static nw__cascade_rule independent(double probability) {
    return (nw__cascade_rule){.model = NW_CASCADE_INDEPENDENT, .probability = probability, .threshold = 2};
}

static nw__cascade_estimate reach_of(const netweave_view *view, nw__cascade_rule rule, const int32_t *starts,
                                     int64_t count, int64_t simulations, netweave_run *run) {
    nw__cascade cascade;
    nw__cascade_estimate estimate = {0};
    nw__cascade_starts who = {.members = starts, .count = count};
    nw__cascade_effort effort = {.simulations = simulations, .rounds = NW_CASCADE_AUTO};
    assert_ok(nw__cascade_make(view, &rule, run, &cascade));
    assert_ok(nw__cascade_reach(&cascade, &who, &effort, run, &estimate));
    nw__cascade_free(&cascade);
    return estimate;
}

static void expect_reach(const char *name, nw__cascade_rule rule, int32_t one, int32_t other, double expected) {
    netweave_view *view = strchr(name, '-') != NULL ? test_view(name) : test_named(name);
    int32_t starts[] = {one, other};
    int64_t count = other < 0 ? 1 : 2;
    nw__cascade_estimate estimate = reach_of(view, rule, starts, count, 0, NULL);
    assert_near(estimate.reached, expected, 1e-12);
    assert_near(estimate.error, 0, 0);
    assert_int_equal(estimate.simulations, 0);
    if (rule.model == NW_CASCADE_INDEPENDENT || rule.model == NW_CASCADE_LINEAR) {
        estimate = reach_of(view, rule, starts, count, 4096, NULL);
        assert_true(fabs(estimate.reached - expected) <= 4 * estimate.error + 1e-9);
    }
    netweave_view_free(view);
}

/* METHODS, section 5, p = 0.5 */
static void known_answers_of_independent_cascades(void **state) {
    (void)state;
    nw__cascade_rule half = independent(0.5);
    expect_reach("star6", half, 0, -1, 3.5);
    expect_reach("star6", half, 1, -1, 2.5);
    expect_reach("ring6", half, 0, -1, 2.859375);
    expect_reach("K4", half, 0, -1, 3.25);
    expect_reach("1-2 2-3 3-4", half, 0, -1, 1.875);
    expect_reach("ds10", half, 0, -1, 4.5);
    expect_reach("ds10", half, 0, 1, 6.0);
    expect_reach("ds10", half, 9, -1, 3.0);
}

static void stars_have_a_closed_form(void **state) {
    (void)state;
    for (int members = 2; members <= 12; members++) {
        for (int eighths = 0; eighths <= 8; eighths++) {
            double p = eighths / 8.0;
            char ties[128] = "";
            for (int i = 2; i <= members; i++)
                snprintf(ties + strlen(ties), sizeof ties - strlen(ties), "1-%d ", i);
            expect_reach(ties, independent(p), 0, -1, 1 + (members - 1) * p);
            expect_reach(ties, independent(p), 1, -1, 1 + p + (members - 2) * p * p);
        }
    }
}

/* METHODS, section 5: threshold 2 */
static void known_answers_of_complex_contagion(void **state) {
    (void)state;
    nw__cascade_rule two = {.model = NW_CASCADE_COMPLEX, .threshold = 2};
    expect_reach("star6", two, 0, -1, 1);
    expect_reach("star6", two, 0, 1, 2);
    expect_reach("1-2 2-3 3-4 4-5 5-6 6-7 7-8 8-9 9-10 10-1 1-3 2-4 3-5 4-6 5-7 6-8 7-9 8-10 9-1 10-2", two, 0, 1, 10);
    two.threshold = 0.5; /* a leaf has one contact, the hub five */
    expect_reach("star6", two, 0, -1, 6);
    expect_reach("star6", two, 1, 2, 2);
}

/* ---- beside it ---- */

static void expect_curve(const netweave_view *view, nw__cascade_rule rule, int start, const answer *expected,
                         int64_t simulations) {
    nw__cascade cascade;
    nw__cascade_curve curve;
    int32_t starts[] = {start};
    nw__cascade_starts who = {.members = starts, .count = 1};
    nw__cascade_effort effort = {.simulations = simulations, .rounds = ROUNDS};
    assert_ok(nw__cascade_make(view, &rule, NULL, &cascade));
    assert_ok(nw__cascade_follow(&cascade, &who, &effort, NULL, &curve));
    assert_int_equal(curve.simulations, simulations);
    for (int64_t round = 0; round <= ROUNDS; round++) {
        int64_t row = round < curve.rounds ? round : curve.rounds - 1;
        double off = fabs(curve.reached[row] - expected->reached[round]);
        if (off > 4 * curve.error[row] + 1e-9)
            fail_msg("%s, %lld simulations, start %d, round %lld: %g, not %g (error %g)",
                     netweave_view_description(view), (long long)simulations, start, (long long)round,
                     curve.reached[row], expected->reached[round], curve.error[row]);
    }
    nw__cascade_curve_free(&curve);
    nw__cascade_free(&cascade);
}

static void expect_members(const netweave_view *view, nw__cascade_rule rule, const answer *expected,
                           int64_t simulations) {
    nw__cascade cascade;
    double total = 0;
    assert_ok(nw__cascade_make(view, &rule, NULL, &cascade));
    for (int with = 0; with < 2; with++) {
        nw__cascade_totals totals;
        nw__cascade_effort effort = {.simulations = simulations, .rounds = NW_CASCADE_AUTO};
        assert_ok(nw__cascade_all(&cascade, with ? shares : NULL, &effort, NULL, &totals));
        for (int i = 0; i < cascade.members; i++)
            if (fabs(totals.member[i].reached - expected[i].reached[ROUNDS]) > 4 * totals.member[i].error + 1e-9)
                fail_msg("member %d of %d: %g, not %g (error %g)", i, cascade.members, totals.member[i].reached,
                         expected[i].reached[ROUNDS], totals.member[i].error);
        for (int i = 0; i < cascade.members; i++)
            total += with ? 0 : expected[i].reached[ROUNDS] / cascade.members;
        assert_true(fabs(totals.mean - total) <= 4 * totals.mean_error + 1e-9);
        nw__cascade_totals_free(&totals);
    }
    nw__cascade_free(&cascade);
}

static void check(const matrix *graph, const netweave_view *view, double p, int64_t simulations) {
    nw__cascade_rule linear = {.model = NW_CASCADE_LINEAR};
    answer by_coin[MOST];
    answer by_share[MOST];
    for (int i = 0; i < graph->members; i++) {
        by_coin[i] = brute_independent(graph, i, p);
        by_share[i] = brute_linear(graph, i);
        expect_curve(view, independent(p), i, &by_coin[i], simulations);
        expect_curve(view, linear, i, &by_share[i], simulations);
    }
    if (graph->members > 0) {
        expect_members(view, independent(p), by_coin, simulations);
        expect_members(view, linear, by_share, simulations);
    }
}

static void check_all_outcomes(const matrix *graph, const netweave_view *view) {
    check(graph, view, graph->directed ? 0.6 : 0.3, 0);
}

static void check_simulations(const matrix *graph, const netweave_view *view) {
    check(graph, view, 0.4, graph->directed ? 1000 : 2000);
}

static void all_outcomes_agree_with_simple_code_on_all_graphs(void **state) {
    (void)state;
    assert_int_equal(on_all_graphs(5, 0, check_all_outcomes), GRAPHS_OF_SIX - 156);
    assert_int_equal(on_all_graphs(4, 1, check_all_outcomes), DIRECTED_OF_FOUR);
}

/* Each of them, without exception. */
static void simulations_lie_within_four_standard_errors_on_all_graphs_up_to_six_members(void **state) {
    (void)state;
    assert_int_equal(on_all_graphs(6, 0, check_simulations), GRAPHS_OF_SIX);
    assert_int_equal(on_all_graphs(4, 1, check_simulations), DIRECTED_OF_FOUR);
}

static void same_numbers_with_one_thread_and_two(void **state) {
    (void)state;
    netweave_view *view = matrix_large_view(3000, 9000, NETWEAVE_DIRECTION_DIRECTED, "weight=weight");
    for (int model = NW_CASCADE_INDEPENDENT; model <= NW_CASCADE_COMPLEX; model++) {
        nw__cascade_curve curve[2];
        nw__cascade_totals totals[2];
        for (int k = 0; k < 2; k++) {
            nw__cascade cascade;
            netweave_run *run = matrix_run(k + 1);
            int32_t starts[] = {5, 6, 700};
            nw__cascade_starts who = {.members = starts, .count = 3, .in_turn = model % 2 == 0};
            nw__cascade_effort effort = {.simulations = 6100, .rounds = 20};
            nw__cascade_rule rule = {(nw__cascade_model)model, 0.2, 0.3, 2};
            assert_ok(nw__cascade_make(view, &rule, run, &cascade));
            assert_ok(nw__cascade_follow(&cascade, &who, &effort, run, &curve[k]));
            effort.simulations = cascade.lingers ? 2 : 40;
            assert_ok(nw__cascade_all(&cascade, shares, &effort, run, &totals[k]));
            nw__cascade_free(&cascade);
            netweave_run_free(run);
        }
        assert_int_equal(curve[0].rounds, curve[1].rounds);
        assert_memory_equal(curve[0].reached, curve[1].reached, (size_t)curve[0].rounds * sizeof(double));
        assert_memory_equal(curve[0].error, curve[1].error, (size_t)curve[0].rounds * sizeof(double));
        assert_memory_equal(totals[0].member, totals[1].member, 3000 * sizeof *totals[0].member);
        assert_memory_equal(&totals[0].mean, &totals[1].mean, 2 * sizeof(double));
        for (int k = 0; k < 2; k++) {
            nw__cascade_curve_free(&curve[k]);
            nw__cascade_totals_free(&totals[k]);
        }
    }
    netweave_view_free(view);
}

/* Large enough for coins that were tossed beforehand, in any order and round by round. */
static void large_stars_have_the_closed_form(void **state) {
    (void)state;
    enum { MEMBERS = 3000 };
    netweave_network *network = NULL;
    netweave_view *view = NULL;
    assert_ok(netweave_network_generate("star:members=3000", NULL, &network));
    assert_ok(netweave_view_create(network, NULL, NULL, &view));
    for (int k = 1; k <= 4; k++) {
        double p = 0.23 * k;
        nw__cascade cascade;
        nw__cascade_rule rule = independent(p);
        assert_ok(nw__cascade_make(view, &rule, NULL, &cascade));
        assert_non_null(cascade.pool);
        for (int32_t start = 0; start < 2; start++) {
            double expected = start == 0 ? 1 + (MEMBERS - 1) * p : 1 + p + (MEMBERS - 2) * p * p;
            nw__cascade_starts who = {.members = &start, .count = 1};
            nw__cascade_effort effort = {.simulations = 4000, .rounds = NW_CASCADE_AUTO};
            nw__cascade_estimate estimate;
            nw__cascade_curve curve;
            assert_ok(nw__cascade_reach(&cascade, &who, &effort, NULL, &estimate));
            assert_true(fabs(estimate.reached - expected) <= 4 * estimate.error);
            assert_ok(nw__cascade_follow(&cascade, &who, &effort, NULL, &curve));
            assert_int_equal(curve.rounds, 2 + start);
            assert_true(fabs(curve.reached[1 + start] - expected) <= 4 * curve.error[1 + start]);
            nw__cascade_curve_free(&curve);
        }
        nw__cascade_free(&cascade);
    }
    netweave_view_free(view);
    netweave_network_free(network);
}

/* The same sums on machines with wide registers and with narrow ones: this file is also compiled for the latter. */
static void numbers_are_those_of_any_machine(void **state) {
    (void)state;
    int failures = 0;
    static const double pinned[] = {2038.0525, 129.16492499999998, 9299.8300000000017, 168.203, 770.58050000000003};
    netweave_view *view = matrix_large_view(2000, 9000, NETWEAVE_DIRECTION_UNDIRECTED, NULL);
    for (int k = 0; k < 5; k++) {
        nw__cascade cascade;
        nw__cascade_curve curve;
        nw__cascade_estimate estimate;
        nw__cascade_totals totals;
        int32_t start = 10;
        nw__cascade_starts who = {.members = &start, .count = 1};
        nw__cascade_effort effort = {.simulations = 1000, .rounds = 30};
        nw__cascade_rule rule = {.probability = k == 1 ? NAN : 0.1, .recovery = 0.5};
        rule.model = k == 2 ? NW_CASCADE_SIR : k == 3 ? NW_CASCADE_LINEAR : NW_CASCADE_INDEPENDENT;
        start = k == 4 ? 1990 : 10;
        assert_ok(nw__cascade_make(view, &rule, NULL, &cascade));
        assert_ok(nw__cascade_follow(&cascade, &who, &effort, NULL, &curve));
        effort.rounds = NW_CASCADE_AUTO;
        assert_ok(nw__cascade_reach(&cascade, &who, &effort, NULL, &estimate));
        effort.simulations = cascade.lingers ? 1 : 20;
        assert_ok(nw__cascade_all(&cascade, NULL, &effort, NULL, &totals));
        double sum = curve.reached[curve.rounds - 1] + 3 * estimate.reached + 7 * totals.mean;
        if (sum != pinned[k])
            print_error("%d: %.17g\n", k, sum);
        failures += sum != pinned[k];
        nw__cascade_curve_free(&curve);
        nw__cascade_totals_free(&totals);
        nw__cascade_free(&cascade);
    }
    netweave_view_free(view);
    assert_int_equal(failures, 0);
}

static void expect_reverse(const netweave_view *view, nw__cascade_rule rule, int32_t start, double expected) {
    enum { SETS = 20000 };
    nw__cascade cascade;
    nw__cascade_reverse reverse;
    nw__random random = nw__random_stream(4, 2);
    int64_t met = 0;
    assert_ok(nw__cascade_make(view, &rule, NULL, &cascade));
    assert_ok(nw__cascade_reverse_make(&cascade, &reverse));
    for (int k = 0; k < SETS; k++) {
        nw__cascade_reverse_draw(&reverse, k % cascade.members, &random);
        assert_int_equal(reverse.member[0], k % cascade.members);
        for (int64_t j = 0; j < reverse.count; j++)
            met += reverse.member[j] == start;
    }
    double share = (double)met / SETS;
    assert_true(fabs(cascade.members * share - expected) <= 4 * cascade.members * sqrt(share * (1 - share) / SETS));
    nw__cascade_reverse_free(&reverse);
    nw__cascade_free(&cascade);
}

static void reverse_sets_meet_a_start_as_often_as_it_reaches(void **state) {
    (void)state;
    unsigned random = 3;
    for (int round = 0; round < 12; round++) {
        matrix graph = matrix_random(&random, round % 2, round % 3 == 0 ? 9 : 0);
        netweave_view *view = matrix_view(&graph, round % 3 == 0);
        for (int k = 0; k < 3; k++) {
            nw__cascade_rule rule = independent(k == 0 ? 0.15 : NAN);
            int32_t start = 0;
            rule.model = k == 2 ? NW_CASCADE_LINEAR : NW_CASCADE_INDEPENDENT;
            expect_reverse(view, rule, start, reach_of(view, rule, &start, 1, 1 << 17, NULL).reached);
        }
        netweave_view_free(view);
    }
    netweave_view *star = test_view("1-2 1-3 1-4 1-5 1-6 1-7 1-8 1-9 1-10 1-11 1-12 1-13");
    expect_reverse(star, independent(0.1), 1, 1 + 0.1 + 11 * 0.01);
    netweave_view_free(star);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_answers_of_independent_cascades),
        cmocka_unit_test(stars_have_a_closed_form),
        cmocka_unit_test(known_answers_of_complex_contagion),
        cmocka_unit_test(all_outcomes_agree_with_simple_code_on_all_graphs),
        cmocka_unit_test(simulations_lie_within_four_standard_errors_on_all_graphs_up_to_six_members),
        cmocka_unit_test(same_numbers_with_one_thread_and_two),
        cmocka_unit_test(large_stars_have_the_closed_form),
        cmocka_unit_test(numbers_are_those_of_any_machine),
        cmocka_unit_test(reverse_sets_meet_a_start_as_often_as_it_reaches),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
