/* Distances estimated from some sources: unbiased, exact when all are drawn, as far off as they say, the same for any
 * threads; and never silent. */
#include "core/drawing.h"

#include <stdlib.h>

static const char *const models[] = {"barabasi_albert:members=1500,ties=2", "erdos_renyi:members=1400,ties=1500",
                                     "directed"};
enum { MODELS = 3 };

static nw__distances *estimate(const netweave_view *view, const char *approximation, uint64_t seed, int threads) {
    nw__distances *found = NULL;
    bool exact = false;
    netweave_run *run = make_run(seed, threads, approximation);
    assert_ok(nw__sample_distances(view, nw__run_approximation(run), run, &found, &exact));
    netweave_run_free(run);
    return found;
}

static void all_sources_give_the_exact_distances(void **state) {
    (void)state;
    for (int k = 0; k < MODELS; k++) {
        netweave_view *view = generate(models[k]);
        const nw__distances *exact = NULL;
        nw__distances *found = estimate(view, "sources=100000", 5, 2);
        assert_ok(nw__pass_distances(view, NULL, &exact));
        for (int32_t i = 0; i < view->members; i++) {
            assert_near(found->sum_to[i], exact->sum_to[i], 1e-9);
            assert_near(found->sum_from[i], exact->sum_from[i], 1e-9);
            assert_near(found->inverse_to[i], exact->inverse_to[i], 1e-9);
            assert_near(found->inverse_from[i], exact->inverse_from[i], 1e-9);
            assert_near(found->reached_to[i], exact->reached_to[i], 1e-9);
            assert_near(found->farthest_to[i], exact->farthest_to[i], 0);
            assert_near(found->sample.inverse_to[i], 0, 0);
            assert_near(found->sample.closeness_to[i], 0, 0);
        }
        assert_int_equal(found->histogram_size, exact->histogram_size);
        for (int64_t i = 0; i < exact->histogram_size; i++)
            assert_near(found->histogram[i], exact->histogram[i], 1e-9);
        assert_near(found->sum, exact->sum, 1e-9);
        assert_near(found->inverse, exact->inverse, 1e-9);
        assert_near(found->sample.mean, 0, 0);
        assert_near(found->sample.bound, 0, 0);
        nw__distances_free(found);
        netweave_view_free(view);
    }
}

/* As the measure has it. */
static double closeness_of(const nw__distances *distances, int32_t member, double others) {
    double reached = distances->reached_to[member];
    return reached > 0 ? reached / others * (reached / distances->sum_to[member]) : 0;
}

static void estimates_are_unbiased_and_know_their_errors(void **state) {
    (void)state;
    enum { SEEDS = 100, PICKED = 5 };
    for (int k = 0; k < MODELS; k++) {
        netweave_view *view = generate(models[k]);
        const nw__distances *exact = NULL;
        double others = (double)view->members - 1;
        double pairs = others * view->members;
        trial mean = {0};
        trial efficiency = {0};
        trial harmonic[PICKED] = {0};
        trial closeness[PICKED] = {0};
        assert_ok(nw__pass_distances(view, NULL, &exact));
        for (uint64_t seed = 1; seed <= SEEDS; seed++) {
            nw__distances *found = estimate(view, "sources=400", seed, 1);
            add_trial(&mean, found->sum / found->pairs, found->sample.mean);
            add_trial(&efficiency, found->inverse / pairs, found->sample.efficiency);
            for (int32_t i = 0; i < PICKED; i++) {
                add_trial(&harmonic[i], found->inverse_to[100 * i], found->sample.inverse_to[100 * i]);
                add_trial(&closeness[i], closeness_of(found, 100 * i, others), found->sample.closeness_to[100 * i]);
            }
            assert_true(found->diameter <= exact->diameter);
            nw__distances_free(found);
        }
        check_trial(&mean, exact->sum / exact->pairs, SEEDS);
        check_trial(&efficiency, exact->inverse / pairs, SEEDS);
        for (int32_t i = 0; i < PICKED; i++) {
            check_trial(&harmonic[i], exact->inverse_to[100 * i], SEEDS);
            check_trial(&closeness[i], closeness_of(exact, 100 * i, others), SEEDS);
        }
        netweave_view_free(view);
    }
}

static void the_error_that_is_stated_holds(void **state) {
    (void)state;
    enum { SEEDS = 200 };
    netweave_view *view = generate(models[0]);
    const nw__distances *exact = NULL;
    double others = (double)view->members - 1;
    int64_t off = 0;
    int64_t beyond = 0;
    assert_ok(nw__pass_distances(view, NULL, &exact));
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        nw__distances *found = estimate(view, "sources=300", seed, 1);
        for (int32_t i = 0; i < view->members; i++) {
            double error = fabs(found->inverse_to[i] - exact->inverse_to[i]);
            off += error > 2 * found->sample.inverse_to[i];
            beyond += error / others > found->sample.bound;
        }
        nw__distances_free(found);
    }
    assert_true((double)off <= 0.08 * SEEDS * view->members);
    assert_true((double)beyond <= 0.05 * SEEDS * view->members);
    netweave_view_free(view);
}

static void an_error_is_kept_to_and_its_number_of_sources_repeats_it(void **state) {
    (void)state;
    netweave_view *view = generate("erdos_renyi:members=6000,ties=15000");
    nw__distances *found = estimate(view, "error=0.03", 7, 1);
    char again[64];
    assert_true(found->sample.bound <= 0.03);
    assert_true(found->sample.sources > 512 && found->sample.sources < 6000);
    snprintf(again, sizeof again, "sources=%d", (int)found->sample.sources);
    nw__distances *same = estimate(view, again, 7, 2);
    assert_memory_equal(found->inverse_to, same->inverse_to, (size_t)view->members * sizeof(double));
    assert_memory_equal(found->sample.inverse_to, same->sample.inverse_to, (size_t)view->members * sizeof(double));
    assert_memory_equal(&found->sample.mean, &same->sample.mean, 2 * sizeof(double));
    nw__distances_free(found);
    nw__distances_free(same);
    netweave_view_free(view);
}

static void a_tiny_time_ends_after_one_round_and_its_number_of_sources_repeats_it(void **state) {
    (void)state;
    netweave_view *view = generate("barabasi_albert:members=6000,ties=2");
    nw__distances *found = estimate(view, "seconds=0.001", 7, 1);
    nw__distances *same = estimate(view, "sources=512", 7, 2);
    assert_int_equal(found->sample.sources, 512);
    assert_memory_equal(found->inverse_to, same->inverse_to, (size_t)view->members * sizeof(double));
    assert_memory_equal(&found->sample.mean, &same->sample.mean, 2 * sizeof(double));
    nw__distances_free(found);
    nw__distances_free(same);
    netweave_run *run = make_run(7, 1, "seconds=0.001");
    netweave_table *table = NULL;
    assert_ok(netweave_measure_compute(view, "mean_distance", run, &table));
    assert_true(is_noted(table, "sources=512 repeats it"));
    netweave_table_free(table);
    netweave_run_free(run);
    netweave_view_free(view);
}

static void estimates_are_said(void **state) {
    (void)state;
    static const char *const estimated[] = {"mean_distance", "global_efficiency", "diameter"};
    static const char *const of_members[] = {"closeness", "harmonic"};
    netweave_view *view = generate(models[0]);
    netweave_run *run = make_run(11, 1, "sources=64");
    netweave_table *table = NULL;
    for (int k = 0; k < 5; k++) {
        assert_ok(netweave_measure_compute(view, k < 3 ? estimated[k] : of_members[k - 3], run, &table));
        assert_true(is_noted(table, "64 of the 1500 members"));
        assert_true(is_noted(table, "seed 11"));
        netweave_table_free(table);
    }
    assert_ok(netweave_measure_compute(view, "eccentricity", run, &table));
    assert_false(is_noted(table, "estimated"));
    netweave_table_free(table);
    netweave_run_free(run);
    netweave_view_free(view);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_sources_give_the_exact_distances),
        cmocka_unit_test(estimates_are_unbiased_and_know_their_errors),
        cmocka_unit_test(the_error_that_is_stated_holds),
        cmocka_unit_test(an_error_is_kept_to_and_its_number_of_sources_repeats_it),
        cmocka_unit_test(a_tiny_time_ends_after_one_round_and_its_number_of_sources_repeats_it),
        cmocka_unit_test(estimates_are_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
