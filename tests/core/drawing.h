/* What tests of estimates share. */
#ifndef TEST_DRAWING_H
#define TEST_DRAWING_H

#include "support.h"

#include "base/random.h"
#include "core/pass.h"

#include <math.h>
#include <stdio.h>

/* Directed, and not all reach all. */
static inline netweave_network *make_directed(int32_t members, int64_t ties) {
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
    netweave_builder_free(builder);
    return network;
}

static inline netweave_view *generate(const char *model) {
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

static inline netweave_run *make_run(uint64_t seed, int threads, const char *approximation) {
    netweave_run *run = NULL;
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_run_set_seed(run, seed));
    assert_ok(netweave_run_set_threads(run, threads));
    assert_ok(netweave_run_set_approximation(run, approximation));
    return run;
}

/* Sums over seeds of one member or tie. */
typedef struct trial {
    double sum, square, claimed;
} trial;

static inline void add_trial(trial *trial, double value, double error) {
    trial->sum += value;
    trial->square += value * value;
    trial->claimed += error * error;
}

/* The mean over seeds is right within 4.5 of its standard errors, and the standard errors that are claimed are those
 * seen. */
static inline void check_trial(const trial *trial, double exact, int count) {
    double mean = trial->sum / count;
    double seen = sqrt(fmax(0, trial->square / count - mean * mean));
    double claimed = sqrt(trial->claimed / count);
    assert_true(fabs(mean - exact) <= 4.5 * claimed / sqrt(count) + 1e-9 * (1 + exact));
    assert_true(seen <= 1.6 * claimed + 1e-9 * (1 + exact));
}

static inline bool is_noted(const netweave_table *table, const char *words) {
    for (int64_t k = 0; k < netweave_table_note_count(table); k++)
        if (strstr(netweave_table_note(table, k), words) != NULL)
            return true;
    return false;
}

#endif
