/* The exact curve of a cascade: by all outcomes of its coins or, where who knows tells again, by the chain of all its
 * states. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/cascade_exact.h"

#include "base/memory.h"
#include "core/cascade_outcomes.h"
#include "core/cascade_spread.h"
#include "core/cascade_states.h"

enum { CHEAP_TURNS = 256 };

/* Some of the starts, together, in the making. */
typedef struct work {
    const nw__cascade *cascade;
    const int32_t *starts;
    int64_t count, rounds;
    int64_t left; /* outcomes, or steps in a round of all states */
    netweave_run *run;
    nw__spread_exact spread;
    bool was_cut;
} work;

static netweave_status run_outcomes(work *work, nw__cascade_outcomes *outcomes) {
    nw__cascade_block block;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (!nw__cascade_block_make(&outcomes->cascade, &block))
        return nw__fail_memory();
    work->spread.weight = outcomes->weight;
    while (status == NETWEAVE_STATUS_OK && nw__cascade_outcomes_next(outcomes)) {
        status = nw__cascade_outcomes_run(outcomes, &block, work->rounds, work->run, nw__spread_exact_hear,
                                          &work->spread, &work->was_cut);
        nw__spread_exact_end(&work->spread);
    }
    work->spread.weight = NULL;
    nw__cascade_block_free(&block);
    return status;
}

static netweave_status by_outcomes(work *work, bool *out_possible) {
    nw__cascade_outcomes outcomes;
    netweave_status status = nw__cascade_outcomes_make(work->cascade, work->starts, work->count, NW_CASCADE_EXACT_TIES,
                                                       &outcomes, out_possible);
    if (status != NETWEAVE_STATUS_OK || !*out_possible)
        return status;
    work->left -= outcomes.count;
    *out_possible = work->left >= 0;
    if (*out_possible)
        status = run_outcomes(work, &outcomes);
    nw__cascade_outcomes_free(&outcomes);
    return status;
}

static netweave_status by_states(work *work, bool *out_possible) {
    nw__cascade_states states;
    netweave_status status =
        nw__cascade_states_make(work->cascade, work->starts, work->count, work->left, &states, out_possible);
    if (status != NETWEAVE_STATUS_OK || !*out_possible)
        return status;
    work->left -= states.steps;
    do {
        status = nw__cascade_states_next(&states, work->run);
        nw__spread_exact_add(&work->spread, states.round, nw__cascade_states_reached(&states));
    } while (status == NETWEAVE_STATUS_OK && !nw__cascade_states_ended(&states) && states.round < work->rounds);
    work->was_cut = work->was_cut || !nw__cascade_states_ended(&states);
    nw__spread_exact_end(&work->spread);
    nw__cascade_states_free(&states);
    return status;
}

netweave_status nw__cascade_follow_exactly(const nw__cascade *cascade, const nw__cascade_starts *starts, int64_t rounds,
                                           bool demanded, netweave_run *run, nw__cascade_curve *out, bool *out_done) {
    int64_t turns = starts->in_turn ? starts->count : 1;
    work work = {.cascade = cascade,
                 .count = starts->in_turn ? 1 : starts->count,
                 .rounds = rounds,
                 .left = INT64_C(1) << NW_CASCADE_EXACT_TIES,
                 .run = run,
                 .spread = {.share = 1.0 / (double)turns}};
    netweave_status status = NETWEAVE_STATUS_OK;
    if (cascade->lingers)
        work.left = demanded ? NW_CASCADE_EXACT_STEPS : NW_CASCADE_CHEAP_STEPS;
    *out_done = demanded || turns <= CHEAP_TURNS;
    for (int64_t turn = 0; turn < turns && *out_done && status == NETWEAVE_STATUS_OK; turn++) {
        work.starts = starts->members + turn;
        status = cascade->lingers ? by_states(&work, out_done) : by_outcomes(&work, out_done);
    }
    if (status == NETWEAVE_STATUS_OK && *out_done) {
        status = nw__spread_exact_curve(&work.spread, out);
        out->was_cut = work.was_cut;
    }
    nw__spread_exact_free(&work.spread);
    return status;
}
