/* Distances estimated by counters of balls: near the exact ones, as far off as they say, the same for any threads; and
 * never silent. */
#include "core/drawing.h"
#include "measure/estimates.h"

#include <stdlib.h>

static const char *const models[] = {"barabasi_albert:members=1500,ties=2", "erdos_renyi:members=1400,ties=1500",
                                     "watts_strogatz:members=800,neighbours=4,rewiring=0.05", "directed"};
enum { MODELS = 4, SEEDS = 20 };

static nw__distances *estimate(const netweave_view *view, const char *approximation, uint64_t seed, int threads) {
    nw__distances *found = NULL;
    netweave_run *run = make_run(seed, threads, approximation);
    assert_ok(nw__sample_balls(view, nw__run_approximation(run), run, &found));
    netweave_run_free(run);
    return found;
}

/* Sampling by the measures: how it was come by is said, betweenness is exact where only runs are stated, and settings
 * that say two things are refused. */
static void estimates_are_said(void **state) {
    (void)state;
    static const char *const specs[] = {"mean_distance", "global_efficiency", "effective_diameter",
                                        "diameter",      "closeness",         "harmonic"};
    netweave_view *view = generate(models[0]);
    netweave_run *run = make_run(11, 2, "runs=3");
    netweave_table *table = NULL;
    char name[64];
    for (int k = 0; k < 6; k++) {
        assert_ok(netweave_measure_compute(view, specs[k], run, &table));
        assert_true(is_noted(table, "HyperBall, 3 runs of 64 registers for each member (seed 11)"));
        assert_true(is_noted(table, "method=balls,runs=3 repeats it"));
        snprintf(name, sizeof name, "%s.standard_error", specs[k]);
        assert_true((netweave_table_find_column(table, name) >= 0) == (k != 3));
        netweave_table_free(table);
    }
    assert_ok(netweave_measure_compute(view, "betweenness eccentricity", run, &table));
    assert_false(is_noted(table, "estimated"));
    netweave_table_free(table);
    assert_ok(netweave_run_set_approximation(run, "sources=64"));
    assert_ok(netweave_measure_compute(view, "effective_diameter", run, &table));
    assert_true(is_noted(table, "64 of the 1500 members"));
    assert_true(is_noted(table, "its standard error is not known from sources"));
    netweave_table_free(table);
    assert_int_equal(netweave_run_set_approximation(run, "runs=4,sources=8"), NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_int_equal(netweave_run_set_approximation(run, "method=balls,sources=8"), NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_int_equal(netweave_run_set_approximation(run, "method=paths,runs=8"), NETWEAVE_STATUS_INVALID_ARGUMENT);
    netweave_run_free(run);
    netweave_view_free(view);
}

/* Counters are chosen by themselves only where a sweep would not fit, and sources that are asked for stay. */
static void counters_are_chosen_on_request_or_beyond_memory(void **state) {
    (void)state;
    static const char *const asked[] = {"error=0.01", "seconds=5", "sources=512", "method=sources", "method=balls"};
    static const bool small[] = {false, false, false, false, true};
    static const bool huge[] = {true, true, false, false, true};
    for (int k = 0; k < 5; k++) {
        netweave_run *run = make_run(1, 1, asked[k]);
        assert_int_equal(nw__draws_balls(nw__run_approximation(run), INT64_C(1) << 25), small[k]);
        assert_int_equal(nw__draws_balls(nw__run_approximation(run), (INT64_C(1) << 25) + 1), huge[k]);
        netweave_run_free(run);
    }
}

/* Of one number over all seeds: how often it is within four standard errors, and how far it is off on the whole. */
typedef struct score {
    int within;
    double off, claimed;
} score;

static void add_score(score *score, double value, double exact, double error) {
    double off = fabs(value - exact);
    score->within += off <= 4 * error + 1e-9 * (1 + fabs(exact));
    score->off += off * off;
    score->claimed += error * error;
}

static void check_score(const score *score, int count) {
    assert_true(score->within >= 0.95 * count);
    assert_true(sqrt(score->off) <= 1.6 * sqrt(score->claimed) + 1e-6);
}

static void standard_errors_hold_for_the_network(void **state) {
    (void)state;
    for (int k = 0; k < MODELS; k++) {
        netweave_view *view = generate(models[k]);
        const nw__distances *exact = NULL;
        score mean = {0};
        score efficiency = {0};
        score effective = {0};
        double none = 0;
        double pairs = (double)view->members * (view->members - 1);
        assert_ok(nw__pass_distances(view, NULL, &exact));
        for (uint64_t seed = 1; seed <= SEEDS; seed++) {
            nw__distances *found = estimate(view, "runs=16", seed, 2);
            double error = 0;
            double steps = nw__distances_within_share(found, 0.9, &error);
            add_score(&mean, found->sum / found->pairs, exact->sum / exact->pairs, found->sample.mean);
            add_score(&efficiency, found->inverse / pairs, exact->inverse / pairs, found->sample.efficiency);
            add_score(&effective, steps, nw__distances_within_share(exact, 0.9, &none), error);
            assert_true(found->diameter <= exact->diameter);
            assert_near(found->histogram[1], exact->histogram[1], 0);
            if (!view->directed)
                assert_near(found->pairs, exact->pairs, 1e-9 * exact->pairs);
            nw__distances_free(found);
        }
        assert_near(none, 0, 0);
        check_score(&mean, SEEDS);
        check_score(&efficiency, SEEDS);
        check_score(&effective, SEEDS);
        netweave_view_free(view);
    }
}

static double closeness_of(double reached, double sum, double others) {
    return sum > 0 ? reached / others * (reached / sum) : 0;
}

static void standard_errors_hold_for_members(void **state) {
    (void)state;
    for (int k = 0; k < MODELS; k++) {
        netweave_view *view = generate(models[k]);
        const nw__distances *exact = NULL;
        double others = view->members - 1.0;
        score scores[4] = {{0}};
        int count = 0;
        assert_ok(nw__pass_distances(view, NULL, &exact));
        for (uint64_t seed = 1; seed <= SEEDS / 10; seed++) {
            nw__distances *found = estimate(view, "runs=24", seed, 1);
            for (int32_t i = 0; i < view->members; i++, count++) {
                add_score(&scores[0], found->inverse_to[i], exact->inverse_to[i], found->sample.inverse_to[i]);
                add_score(&scores[1], found->inverse_from[i], exact->inverse_from[i], found->sample.inverse_from[i]);
                add_score(&scores[2], closeness_of(found->reached_to[i], found->sum_to[i], others),
                          closeness_of(exact->reached_to[i], exact->sum_to[i], others), found->sample.closeness_to[i]);
                add_score(&scores[3], closeness_of(found->reached_from[i], found->sum_from[i], others),
                          closeness_of(exact->reached_from[i], exact->sum_from[i], others),
                          found->sample.closeness_from[i]);
                assert_true(found->farthest_to[i] <= exact->farthest_to[i]);
                if (!view->directed)
                    assert_near(found->reached_to[i], exact->reached_to[i], 1e-9 * (1 + exact->reached_to[i]));
            }
            nw__distances_free(found);
        }
        for (int c = 0; c < 4; c++)
            check_score(&scores[c], count);
        netweave_view_free(view);
    }
}

static void threads_change_nothing(void **state) {
    (void)state;
    for (int k = 0; k < MODELS; k++) {
        netweave_view *view = generate(models[k]);
        nw__distances *one = estimate(view, "runs=9", 3, 1);
        nw__distances *other = estimate(view, "runs=9", 3, 4);
        size_t size = (size_t)view->members * sizeof(double);
        assert_int_equal(one->histogram_size, other->histogram_size);
        assert_memory_equal(one->histogram, other->histogram, (size_t)one->histogram_size * sizeof(double));
        assert_memory_equal(one->inverse_to, other->inverse_to, size);
        assert_memory_equal(one->sum_from, other->sum_from, size);
        assert_memory_equal(one->sample.closeness_to, other->sample.closeness_to, size);
        assert_memory_equal(&one->sample.mean, &other->sample.mean, 2 * sizeof(double));
        nw__distances_free(one);
        nw__distances_free(other);
        netweave_view_free(view);
    }
}

/* On a star everybody is at most two steps away and all who are reached are known, so nothing is left to chance; a long
 * path takes as many rounds as it has members. */
static void stars_are_exact_and_long_paths_end(void **state) {
    (void)state;
    netweave_view *star = generate("star:members=700");
    netweave_view *path = generate("path:members=3000");
    const nw__distances *exact = NULL;
    nw__distances *found = estimate(star, "runs=2", 1, 2);
    assert_ok(nw__pass_distances(star, NULL, &exact));
    assert_near(found->sum, exact->sum, 1e-6);
    assert_near(found->inverse, exact->inverse, 1e-6);
    assert_near(found->sample.mean, 0, 1e-9);
    for (int32_t i = 0; i < star->members; i++)
        assert_near(found->sum_to[i], exact->sum_to[i], 1e-6);
    nw__distances_free(found);
    found = estimate(path, "runs=12", 1, 2);
    assert_true(fabs(found->sum / found->pairs - 3001.0 / 3) <= 5 * found->sample.mean);
    assert_true(found->sample.mean < 100);
    nw__distances_free(found);
    netweave_view_free(star);
    netweave_view_free(path);
}

static void a_tiny_time_ends_after_one_round_and_its_runs_repeat_it(void **state) {
    (void)state;
    netweave_view *view = generate(models[0]);
    nw__distances *found = estimate(view, "method=balls,seconds=0.001", 7, 1);
    nw__distances *same = estimate(view, "runs=8", 7, 2);
    assert_int_equal(found->sample.runs, 8);
    assert_memory_equal(found->inverse_to, same->inverse_to, (size_t)view->members * sizeof(double));
    assert_memory_equal(&found->sample.mean, &same->sample.mean, 2 * sizeof(double));
    nw__distances_free(found);
    nw__distances_free(same);
    found = estimate(view, "method=balls,error=0.05", 7, 2);
    assert_true(found->sample.bound <= 0.05);
    nw__distances_free(found);
    netweave_view_free(view);
}

static void cancelling_ends_it(void **state) {
    (void)state;
    netweave_view *view = generate(models[0]);
    netweave_run *run = make_run(1, 1, "runs=8");
    nw__distances *found = NULL;
    netweave_run_cancel(run);
    assert_int_equal(nw__sample_balls(view, nw__run_approximation(run), run, &found), NETWEAVE_STATUS_CANCELLED);
    assert_null(found);
    netweave_run_free(run);
    netweave_view_free(view);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(standard_errors_hold_for_the_network),
        cmocka_unit_test(standard_errors_hold_for_members),
        cmocka_unit_test(threads_change_nothing),
        cmocka_unit_test(stars_are_exact_and_long_paths_end),
        cmocka_unit_test(a_tiny_time_ends_after_one_round_and_its_runs_repeat_it),
        cmocka_unit_test(cancelling_ends_it),
        cmocka_unit_test(estimates_are_said),
        cmocka_unit_test(counters_are_chosen_on_request_or_beyond_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
