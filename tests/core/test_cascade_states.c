/* Tests of cascades in which who knows tells again (si, sir), and of complex contagion, on all small graphs: the chain
 * of all states beside one by simple code, and simulations beside both. */
#include "cascade_brute.h"
#include "core/cascade.h"
#include "small_graphs.h"

enum { SHARES = NW_CASCADE_SHARES, ALL = NW_CASCADE_AUTO };

static const double shares[SHARES] = {0.5, 0.9, 1};

static const double chance = 0.35;
static const double recoveries[] = {0, 0.3, 0.6};

static nw__cascade_rule rule_of(double recovery) {
    return (nw__cascade_rule){recovery > 0 ? NW_CASCADE_SIR : NW_CASCADE_SI, chance, recovery, 2};
}

static nw__cascade_curve curve_of(const netweave_view *view, nw__cascade_rule rule, int32_t start, int64_t simulations,
                                  int64_t rounds, netweave_run *run) {
    nw__cascade cascade;
    nw__cascade_curve curve;
    nw__cascade_starts who = {.members = &start, .count = 1};
    nw__cascade_effort effort = {.simulations = simulations, .rounds = rounds};
    assert_ok(nw__cascade_make(view, &rule, run, &cascade));
    assert_ok(nw__cascade_follow(&cascade, &who, &effort, run, &curve));
    nw__cascade_free(&cascade);
    return curve;
}

static nw__cascade_totals totals_of(const netweave_view *view, nw__cascade_rule rule, int64_t simulations,
                                    netweave_run *run) {
    nw__cascade cascade;
    nw__cascade_totals totals;
    nw__cascade_effort effort = {.simulations = simulations, .rounds = ALL};
    assert_ok(nw__cascade_make(view, &rule, run, &cascade));
    assert_ok(nw__cascade_all(&cascade, shares, &effort, run, &totals));
    nw__cascade_free(&cascade);
    return totals;
}

static netweave_run *seeded(uint64_t seed) {
    netweave_run *run = matrix_run(1);
    assert_ok(netweave_run_set_seed(run, seed));
    return run;
}

static int power_of_three(int exponent) {
    int power = 1;
    while (exponent-- > 0)
        power *= 3;
    return power;
}

/* The first round in which a curve is off, or -1. */
static int64_t off_at(const nw__cascade_curve *curve, const chain *chain, int state) {
    for (int64_t round = 0; round <= ROUNDS; round++) {
        int64_t row = round < curve->rounds ? round : curve->rounds - 1;
        if (!is_near(curve->reached[row], curve->error[row], chain->reached[round][state], curve->simulations))
            return round;
    }
    return -1;
}

static void expect_curve(const netweave_view *view, double recovery, int start, int64_t simulations,
                         const chain *chain) {
    int state = power_of_three(start);
    int64_t off = 0;
    for (uint64_t seed = 1; seed <= 2 && off >= 0; seed++) {
        netweave_run *run = seeded(seed);
        nw__cascade_curve curve =
            curve_of(view, rule_of(recovery), start, seed > 1 ? 16 * simulations : simulations, ROUNDS, run);
        off = off_at(&curve, chain, state);
        nw__cascade_curve_free(&curve);
        netweave_run_free(run);
        if (simulations == 0)
            break;
    }
    if (off >= 0)
        fail_msg("%s, recovery %g, %lld simulations, start %d: round %lld", netweave_view_description(view), recovery,
                 (long long)simulations, start, (long long)off);
}

static void check_states(const matrix *graph, const netweave_view *view) {
    static chain chain;
    for (int k = 0; k < 3; k++) {
        brute_chain(graph, chance, recoveries[k], &chain);
        nw__cascade_totals totals = totals_of(view, rule_of(recoveries[k]), 0, NULL);
        for (int i = 0; i < graph->members; i++) {
            const nw__cascade_member *member = &totals.member[i];
            int state = power_of_three(i);
            expect_curve(view, recoveries[k], i, 0, &chain);
            assert_near(member->reached, chain.end[state], 1e-10);
            for (int j = 0; j < SHARES; j++) {
                int many = (int)fmax(1, ceil(shares[j] * (double)member->reachable - 1e-9));
                assert_near(member->arrives[j], chain.arrives[many][state], 1e-10);
                assert_near(member->rounds[j], chain.rounds[many][state] / chain.arrives[many][state], 1e-9);
            }
        }
        assert_int_equal(totals.simulations, 0);
        assert_false(totals.was_cut);
        nw__cascade_totals_free(&totals);
    }
}

static void the_chain_of_states_is_that_of_simple_code_on_all_graphs(void **state) {
    (void)state;
    assert_int_equal(on_all_graphs(6, 0, check_states), GRAPHS_OF_SIX);
    assert_int_equal(on_all_graphs(4, 1, check_states), DIRECTED_OF_FOUR);
}

/* Simulated: curves of each start; reach, and how soon it comes how far, from each. */
static void check_simulations(const matrix *graph, const netweave_view *view) {
    static chain chain;
    for (int k = 0; k < 3; k++) {
        brute_chain(graph, chance, recoveries[k], &chain);
        nw__cascade_totals exact = totals_of(view, rule_of(recoveries[k]), 0, NULL);
        for (int i = 0; i < graph->members; i++)
            expect_curve(view, recoveries[k], i, 1500, &chain);
        bool is_off = graph->members > 0;
        for (uint64_t seed = 1; seed <= 2 && is_off; seed++) {
            int64_t simulations = seed == 1 ? 1500 : 24000;
            netweave_run *run = seeded(seed);
            nw__cascade_totals totals = totals_of(view, rule_of(recoveries[k]), simulations, run);
            is_off = !is_near(totals.mean, totals.mean_error, exact.mean, simulations);
            for (int i = 0; i < graph->members; i++) {
                const nw__cascade_member *one = &totals.member[i];
                const nw__cascade_member *other = &exact.member[i];
                is_off = is_off || !is_near(one->reached, one->error, other->reached, simulations);
                for (int j = 0; j < SHARES; j++) {
                    double share = other->arrives[j];
                    double error = sqrt(fmax(0, share * (1 - share)) / (double)simulations);
                    is_off = is_off || !is_near(one->arrives[j], error, share, simulations);
                }
            }
            nw__cascade_totals_free(&totals);
            netweave_run_free(run);
        }
        if (is_off)
            fail_msg("%s, recovery %g: off", netweave_view_description(view), recoveries[k]);
        nw__cascade_totals_free(&exact);
    }
}

static void simulations_lie_within_four_standard_errors_of_it(void **state) {
    (void)state;
    assert_int_equal(on_all_graphs(6, 0, check_simulations), GRAPHS_OF_SIX);
    assert_int_equal(on_all_graphs(4, 1, check_simulations), DIRECTED_OF_FOUR);
}

static void expect_same_curve(const netweave_view *view, nw__cascade_rule one, nw__cascade_rule other, int32_t start) {
    nw__cascade_curve first = curve_of(view, one, start, 0, ALL, NULL);
    nw__cascade_curve second = curve_of(view, other, start, 0, ALL, NULL);
    for (int64_t round = 0; round < first.rounds || round < second.rounds; round++)
        assert_near(first.reached[round < first.rounds ? round : first.rounds - 1],
                    second.reached[round < second.rounds ? round : second.rounds - 1], 1e-9);
    nw__cascade_curve_free(&first);
    nw__cascade_curve_free(&second);
}

/* Who surely forgets tells once. Recovery just below 1 is the chain, recovery 1 all outcomes. */
static void check_limits(const matrix *graph, const netweave_view *view) {
    nw__cascade_rule surely = {NW_CASCADE_SIR, chance, 1, 2};
    nw__cascade_rule nearly = {NW_CASCADE_SIR, chance, 1 - 1e-12, 2};
    nw__cascade_rule once = {NW_CASCADE_INDEPENDENT, chance, 1, 2};
    nw__cascade_rule never = {NW_CASCADE_SIR, chance, 0, 2};
    nw__cascade_totals totals = totals_of(view, rule_of(0), ALL, NULL);
    for (int i = 0; i < graph->members; i++) {
        expect_same_curve(view, surely, once, i);
        expect_same_curve(view, nearly, once, i);
        expect_same_curve(view, never, rule_of(0), i);
        assert_near(totals.member[i].reached, (double)totals.member[i].reachable, 1e-10);
    }
    assert_int_equal(totals.simulations, 0);
    nw__cascade_totals_free(&totals);
}

static void the_chain_ends_at_the_independent_cascade_and_at_all_within_reach(void **state) {
    (void)state;
    assert_int_equal(on_all_graphs(5, 0, check_limits), GRAPHS_OF_SIX - 156);
    assert_int_equal(on_all_graphs(4, 1, check_limits), DIRECTED_OF_FOUR);
}

static void check_complex(const matrix *graph, const netweave_view *view) {
    static const double thresholds[] = {1, 2, 3, 0.4, 0.7};
    for (int k = 0; k < 5; k++) {
        for (int start = 0; start < graph->members; start++) {
            nw__cascade_rule rule = {NW_CASCADE_COMPLEX, 0.1, 0.5, thresholds[k]};
            nw__cascade_curve curve = curve_of(view, rule, start, ALL, ALL, NULL);
            nw__cascade_curve again = curve_of(view, rule, start, 100, ALL, NULL);
            unsigned knows = 1u << start;
            for (int64_t round = 0; round <= ROUNDS; round++) {
                int64_t row = round < curve.rounds ? round : curve.rounds - 1;
                assert_near(curve.reached[row], __builtin_popcount(knows), 1e-12);
                assert_near(again.reached[row], __builtin_popcount(knows), 1e-12);
                knows = brute_complex(graph, knows, thresholds[k]);
            }
            nw__cascade_curve_free(&curve);
            nw__cascade_curve_free(&again);
        }
    }
}

static void complex_contagion_is_that_of_simple_code_on_all_graphs(void **state) {
    (void)state;
    assert_int_equal(on_all_graphs(6, 0, check_complex), GRAPHS_OF_SIX);
    assert_int_equal(on_all_graphs(4, 1, check_complex), DIRECTED_OF_FOUR);
}

/* A tie of strength w is as good as w tries: 1, 2 and 3 tries of 1/2 each round. The others of a star hear
 * independently of each other. */
static void strengths_are_tries_in_each_round(void **state) {
    (void)state;
    netweave_network *network = test_network("1-2=1 1-3=2 1-4=3");
    netweave_view *view = NULL;
    nw__cascade_rule rule = {NW_CASCADE_SI, 0.5, 0, 2};
    assert_ok(netweave_view_create(network, "weight=weight", NULL, &view));
    nw__cascade_curve curve = curve_of(view, rule, 0, 0, 5, NULL);
    for (int round = 0; round <= 5; round++)
        assert_near(curve.reached[round], 4 - pow(0.5, round) - pow(0.25, round) - pow(0.125, round), 1e-12);
    assert_true(curve.was_cut);
    nw__cascade_curve_free(&curve);
    netweave_view_free(view);
    netweave_network_free(network);
}

/* All states are followed unasked where that is cheap, on demand where it takes seconds, else refused. */
static void states_are_followed_as_far_as_they_can_be(void **state) {
    (void)state;
    static const struct {
        const char *spec;
        double recovery;
        int64_t simulations;
        bool is_exact;
    } cases[] = {{"complete:members=11", 0, ALL, true},  {"complete:members=12", 0.5, ALL, false},
                 {"complete:members=8", 0.5, ALL, true}, {"complete:members=13", 0, 0, true},
                 {"complete:members=18", 0, 0, false},   {"complete:members=12", 0.5, 0, false},
                 {"ring:members=3000", 0, ALL, false},   {"ring:members=3000", 0.5, 0, false}};
    for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++) {
        nw__cascade cascade;
        nw__cascade_estimate estimate;
        int32_t start = 0;
        nw__cascade_rule rule = rule_of(cases[k].recovery);
        nw__cascade_starts who = {.members = &start, .count = 1};
        nw__cascade_effort effort = {.simulations = cases[k].simulations, .rounds = 20};
        netweave_network *network = NULL;
        netweave_view *view = NULL;
        assert_ok(netweave_network_generate(cases[k].spec, NULL, &network));
        assert_ok(netweave_view_create(network, NULL, NULL, &view));
        assert_ok(nw__cascade_make(view, &rule, NULL, &cascade));
        if (cases[k].simulations == 0 && !cases[k].is_exact) {
            assert_int_equal(nw__cascade_reach(&cascade, &who, &effort, NULL, &estimate), NETWEAVE_STATUS_LIMIT);
            assert_non_null(strstr(netweave_last_error(), "si or sir"));
        } else {
            assert_ok(nw__cascade_reach(&cascade, &who, &effort, NULL, &estimate));
            assert_int_equal(estimate.simulations == 0, cases[k].is_exact);
            assert_int_equal(estimate.error == 0, cases[k].is_exact);
        }
        nw__cascade_free(&cascade);
        netweave_view_free(view);
        netweave_network_free(network);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_chain_of_states_is_that_of_simple_code_on_all_graphs),
        cmocka_unit_test(simulations_lie_within_four_standard_errors_of_it),
        cmocka_unit_test(the_chain_ends_at_the_independent_cascade_and_at_all_within_reach),
        cmocka_unit_test(complex_contagion_is_that_of_simple_code_on_all_graphs),
        cmocka_unit_test(strengths_are_tries_in_each_round),
        cmocka_unit_test(states_are_followed_as_far_as_they_can_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
