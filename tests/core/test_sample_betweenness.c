/* Betweenness estimated from some sources: unbiased, exact when all are drawn, as far off as it says, the same for any
 * threads; and never silent. */
#include "support.h"

#include "base/random.h"
#include "core/pass.h"
#include "measure/measure.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* Undirected with pendants, twins and bridges; directed; disconnected. */
static const char *const models[] = {"barabasi_albert:members=700,ties=2", "erdos_renyi:members=800,ties=1100",
                                     "directed", "star:members=900,extra=0.6"};
enum { MODELS = 4 };

/* Directed, and not all reach all. */
static netweave_network *make_directed(int32_t members, int64_t ties) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    nw__random random = nw__random_stream(3, 0);
    char id[16];
    assert_ok(netweave_builder_create(&builder));
    for (int32_t i = 0; i < members; i++) {
        snprintf(id, sizeof id, "%d", i);
        assert_ok(netweave_builder_add_member(builder, id, NULL));
    }
    assert_ok(netweave_builder_set_tie_set(builder, "", "", NETWEAVE_DIRECTION_DIRECTED));
    for (int64_t k = 0; k < ties; k++) {
        int64_t from = (int64_t)nw__random_below(&random, (uint64_t)members);
        int64_t to = (int64_t)nw__random_below(&random, (uint64_t)members);
        assert_ok(netweave_builder_add_ties(builder, 1, &from, &to, NULL));
    }
    assert_ok(netweave_builder_finish(builder, &network));
    return network;
}

static netweave_view *generate(const char *model) {
    netweave_network *network = NULL;
    netweave_view *view = NULL;
    if (strcmp(model, "directed") == 0)
        network = make_directed(700, 1800);
    else
        assert_ok(netweave_network_generate(model, NULL, &network));
    assert_ok(netweave_view_create(network, NULL, NULL, &view));
    netweave_network_free(network);
    return view;
}

static netweave_run *make_run(uint64_t seed, int threads, const char *approximation) {
    netweave_run *run = NULL;
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_run_set_seed(run, seed));
    assert_ok(netweave_run_set_threads(run, threads));
    assert_ok(netweave_run_set_approximation(run, approximation));
    return run;
}

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

/* Sums over seeds of one member or tie. */
typedef struct trial {
    double sum, square, claimed;
} trial;

static void add_trial(trial *trial, double value, double error) {
    trial->sum += value;
    trial->square += value * value;
    trial->claimed += error * error;
}

/* The mean over seeds is right within 4.5 of its standard errors, and the standard errors that are claimed are those
 * seen. */
static void check_trial(const trial *trial, double exact, int count) {
    double mean = trial->sum / count;
    double seen = sqrt(fmax(0, trial->square / count - mean * mean));
    double claimed = sqrt(trial->claimed / count);
    assert_true(fabs(mean - exact) <= 4.5 * claimed / sqrt(count) + 1e-9 * (1 + exact));
    assert_true(seen <= 1.6 * claimed + 1e-9 * (1 + exact));
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

static bool is_noted(const netweave_table *table, const char *words) {
    for (int64_t k = 0; k < netweave_table_note_count(table); k++)
        if (strstr(netweave_table_note(table, k), words) != NULL)
            return true;
    return false;
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
