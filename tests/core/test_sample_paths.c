/* Betweenness estimated from shortest paths between random pairs: unbiased, all members within the error at once, the
 * same for any threads. */
#include "core/drawing.h"

#include <stdlib.h>

static const char *const models[] = {"barabasi_albert:members=700,ties=2", "erdos_renyi:members=800,ties=1100",
                                     "directed"};
enum { MODELS = 3 };

static nw__betweenness *estimate(const netweave_view *view, const char *approximation, uint64_t seed, int threads) {
    nw__betweenness *found = NULL;
    netweave_run *run = make_run(seed, threads, approximation);
    assert_ok(nw__sample_paths(view, nw__run_approximation(run), run, &found));
    netweave_run_free(run);
    return found;
}

static void paths_are_unbiased_and_know_their_errors(void **state) {
    (void)state;
    enum { SEEDS = 60, PICKED = 5 };
    for (int k = 0; k < MODELS; k++) {
        netweave_view *view = generate(models[k]);
        const nw__betweenness *exact = NULL;
        trial member[PICKED] = {0};
        trial total = {0};
        double sum = 0;
        assert_ok(nw__pass_betweenness(view, NULL, &exact));
        for (uint64_t seed = 1; seed <= SEEDS; seed++) {
            nw__betweenness *found = estimate(view, "paths=3000", seed, 1);
            double all = 0;
            for (int32_t i = 0; i < PICKED; i++)
                add_trial(&member[i], found->member[i], found->sample.member[i]);
            for (int32_t i = 0; i < view->members; i++)
                all += found->member[i];
            add_trial(&total, all, found->sample.total);
            assert_int_equal(found->sample.paths, 3000);
            nw__betweenness_free(found);
        }
        for (int32_t i = 0; i < view->members; i++)
            sum += exact->member[i];
        for (int32_t i = 0; i < PICKED; i++)
            check_trial(&member[i], exact->member[i], SEEDS);
        check_trial(&total, sum, SEEDS);
        netweave_view_free(view);
    }
}

static void all_members_are_within_the_error_at_once(void **state) {
    (void)state;
    enum { SEEDS = 67 };
    int missed = 0;
    for (int k = 0; k < MODELS; k++) {
        netweave_view *view = generate(models[k]);
        const nw__betweenness *exact = NULL;
        double pairs = (double)(view->members - 1) * (view->members - 2) / (view->directed ? 1 : 2);
        assert_ok(nw__pass_betweenness(view, NULL, &exact));
        for (uint64_t seed = 1; seed <= SEEDS; seed++) {
            nw__betweenness *found = estimate(view, "error=0.03", seed, 2);
            double most = 0;
            for (int32_t i = 0; i < view->members; i++)
                most = fmax(most, fabs(found->member[i] - exact->member[i]) / pairs);
            missed += most > found->sample.bound;
            assert_true(found->sample.bound <= 0.03 && found->sample.at_once);
            nw__betweenness_free(found);
        }
        netweave_view_free(view);
    }
    assert_true(missed <= 0.05 * SEEDS * MODELS);
}

static void paths_are_the_same_for_any_threads_and_are_said(void **state) {
    (void)state;
    netweave_view *view = generate(models[0]);
    netweave_table *table = NULL;
    nw__betweenness *one = estimate(view, "error=0.05", 3, 1);
    nw__betweenness *two = estimate(view, "error=0.05", 3, 2);
    assert_memory_equal(one->member, two->member, (size_t)view->members * sizeof *one->member);
    netweave_run *run = make_run(3, 1, "error=0.05 method=paths");
    assert_ok(netweave_measure_compute(view, "betweenness betweenness:normalized=yes", run, &table));
    assert_true(is_noted(table, "shortest paths between random pairs (seed 3)"));
    for (int32_t i = 0; i < view->members; i++)
        assert_near(netweave_table_value(table, i, 0), one->member[i], 0);
    nw__betweenness_free(one);
    nw__betweenness_free(two);
    netweave_table_free(table);
    netweave_run_free(run);
    netweave_view_free(view);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_are_unbiased_and_know_their_errors),
        cmocka_unit_test(all_members_are_within_the_error_at_once),
        cmocka_unit_test(paths_are_the_same_for_any_threads_and_are_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
