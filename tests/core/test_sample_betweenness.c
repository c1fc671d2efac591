/* Betweenness estimated from some sources: unbiased, exact when all are drawn, as far off as it says, the same for any
 * threads; and never silent. */
#include "core/drawing.h"

#include "core/pass.h"
#include "measure/measure.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* Undirected with pendants, twins and bridges; directed; disconnected. */
static const char *const models[] = {"barabasi_albert:members=700,ties=2", "erdos_renyi:members=800,ties=1100",
                                     "directed", "star:members=900,extra=0.6"};
enum { MODELS = 4 };

static nw__betweenness *estimate(const netweave_view *view, const char *approximation, bool ties, uint64_t seed,
                                 int threads) {
    nw__betweenness *found = NULL;
    bool exact = false;
    netweave_run *run = make_run(seed, threads, approximation);
    assert_ok(nw__sample_betweenness(view, nw__run_approximation(run), ties, run, &found, &exact));
    netweave_run_free(run);
    return found;
}

static void all_sources_give_the_exact_numbers(void **state) {
    (void)state;
    for (int k = 0; k < MODELS; k++) {
        netweave_view *view = generate(models[k]);
        const nw__betweenness *exact = NULL;
        nw__betweenness *found = estimate(view, "sources=100000", true, 5, 2);
        assert_ok(nw__pass_tie_betweenness(view, NULL, &exact));
        for (int32_t i = 0; i < view->members; i++) {
            assert_near(found->member[i], exact->member[i], 1e-9);
            assert_near(found->sample.member[i], 0, 0);
        }
        for (int64_t i = 0; i < view->ties; i++)
            assert_near(found->tie[i], exact->tie[i], 1e-9);
        assert_near(found->sample.bound, 0, 0);
        nw__betweenness_free(found);
        netweave_view_free(view);
    }
}

static void estimates_are_unbiased_and_know_their_errors(void **state) {
    (void)state;
    enum { SEEDS = 60 };
    for (int k = 0; k < MODELS; k++) {
        netweave_view *view = generate(models[k]);
        const nw__betweenness *exact = NULL;
        trial *member = calloc((size_t)view->members, sizeof *member);
        trial *tie = calloc((size_t)view->ties, sizeof *tie);
        trial total = {0};
        double sum = 0;
        assert_ok(nw__pass_tie_betweenness(view, NULL, &exact));
        for (uint64_t seed = 1; seed <= SEEDS; seed++) {
            nw__betweenness *found = estimate(view, "sources=150", true, seed, 1);
            double all = 0;
            for (int32_t i = 0; i < view->members; i++) {
                add_trial(&member[i], found->member[i], found->sample.member[i]);
                all += found->member[i];
            }
            for (int64_t i = 0; i < view->ties; i++)
                add_trial(&tie[i], found->tie[i], found->sample.tie[i]);
            add_trial(&total, all, found->sample.total);
            nw__betweenness_free(found);
        }
        int32_t hub = 0;
        for (int32_t i = 0; i < view->members; i++) {
            sum += exact->member[i];
            hub = exact->member[i] > exact->member[hub] ? i : hub;
        }
        check_trial(&member[hub], exact->member[hub], SEEDS);
        check_trial(&member[3], exact->member[3], SEEDS);
        check_trial(&tie[0], exact->tie[0], SEEDS);
        check_trial(&total, sum, SEEDS);
        free(member);
        free(tie);
        netweave_view_free(view);
    }
}

static void the_error_that_is_stated_holds(void **state) {
    (void)state;
    enum { SEEDS = 100 };
    netweave_view *view = generate("barabasi_albert:members=700,ties=2");
    const nw__betweenness *exact = NULL;
    double pairs = (double)(view->members - 1) * (view->members - 2) / 2;
    int64_t tall = 0; /* standard errors are those of a bell curve where many paths pass; else only the bound holds */
    int64_t off = 0;
    int64_t beyond = 0;
    assert_ok(nw__pass_betweenness(view, NULL, &exact));
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        nw__betweenness *found = estimate(view, "sources=300", false, seed, 1);
        for (int32_t i = 0; i < view->members; i++) {
            tall += exact->member[i] > pairs / 50;
            off += exact->member[i] > pairs / 50 &&
                   fabs(found->member[i] - exact->member[i]) > 2 * found->sample.member[i] + 1e-9;
            beyond += fabs(found->member[i] - exact->member[i]) / pairs > found->sample.bound;
        }
        nw__betweenness_free(found);
    }
    assert_true(tall > 0 && (double)off <= 0.08 * (double)tall);
    assert_true((double)beyond <= 0.05 * SEEDS * view->members);
    netweave_view_free(view);
}

static void an_error_is_kept_to_and_its_number_of_sources_repeats_it(void **state) {
    (void)state;
    netweave_view *view = generate("barabasi_albert:members=3000,ties=3");
    nw__betweenness *found = estimate(view, "error=0.05", false, 7, 1);
    char again[64];
    assert_true(found->sample.bound <= 0.05);
    assert_true(found->sample.sources > 256 && found->sample.sources < 3000);
    snprintf(again, sizeof again, "sources=%d", (int)found->sample.sources);
    nw__betweenness *same = estimate(view, again, false, 7, 2);
    assert_memory_equal(found->member, same->member, (size_t)view->members * sizeof *found->member);
    assert_memory_equal(found->sample.member, same->sample.member, (size_t)view->members * sizeof *found->member);
    nw__betweenness_free(found);
    nw__betweenness_free(same);
    netweave_view_free(view);
}

static void estimates_are_said_and_do_not_stay_with_the_view(void **state) {
    (void)state;
    netweave_view *view = generate("barabasi_albert:members=700,ties=2");
    netweave_run *run = make_run(11, 1, "sources=64");
    netweave_table *table = NULL;
    assert_ok(netweave_measure_compute(view, "betweenness", run, &table));
    assert_true(is_noted(table, "64 of the 700 members"));
    assert_true(is_noted(table, "seed 11"));
    assert_true(netweave_table_find_column(table, "betweenness.standard_error") == 1);
    double estimated = netweave_table_value(table, 0, 0);
    netweave_table_free(table);
    assert_ok(netweave_measure_compute(view, "betweenness", NULL, &table));
    assert_false(is_noted(table, "estimated"));
    assert_int_equal(netweave_table_column_count(table), 1);
    assert_true(netweave_table_value(table, 0, 0) != estimated);
    netweave_table_free(table);
    netweave_run_free(run);
    netweave_view_free(view);
}

static void small_networks_and_those_with_fewer_members_than_sources_stay_exact(void **state) {
    (void)state;
    for (int k = 0; k < 2; k++) {
        netweave_view *view = k == 0 ? test_named("karate") : generate("barabasi_albert:members=700,ties=2");
        netweave_run *run = make_run(1, 1, k == 0 ? "error=0.01" : "sources=700");
        netweave_table *table = NULL;
        assert_ok(netweave_measure_compute(view, "betweenness", run, &table));
        assert_false(is_noted(table, "estimated"));
        assert_int_equal(netweave_table_column_count(table), 1);
        netweave_table_free(table);
        netweave_run_free(run);
        netweave_view_free(view);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_sources_give_the_exact_numbers),
        cmocka_unit_test(estimates_are_unbiased_and_know_their_errors),
        cmocka_unit_test(the_error_that_is_stated_holds),
        cmocka_unit_test(an_error_is_kept_to_and_its_number_of_sources_repeats_it),
        cmocka_unit_test(estimates_are_said_and_do_not_stay_with_the_view),
        cmocka_unit_test(small_networks_and_those_with_fewer_members_than_sources_stay_exact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
