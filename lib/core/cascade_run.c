/* What a cascade reaches from given starts: exactly, or by simulations, in lanes or one after another.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/run.h"
#include "core/cascade_block.h"
#include "core/cascade_exact.h"
#include "core/cascade_flood.h"
#include "core/cascade_spread.h"
#include "core/cascade_walk.h"

#include <math.h>
#include <string.h>

enum {
    CHUNK = 64,     /* simulations of one stream, one after another */
    SMALL = 4096,   /* members and arcs up to which lanes are taken without a trial */
    POLL = 1 << 16, /* arcs between two looks at the run */
    LEAST = NW_LANES,
    ALONE = 1 << 17 /* up to so many blocks times members and arcs one thread does all */
};

/* Members and arcs times simulations that take some seconds. */
static const double most_steps = 4e9;

/* Streams of blocks are 0, 1, …; of what runs one after another, and of the trial, beyond these. */
static const uint64_t walk_stream = UINT64_C(1) << 40;
static const uint64_t trial_stream = UINT64_C(1) << 41;

typedef struct work {
    const nw__cascade *cascade;
    const nw__cascade_starts *starts;
    int64_t simulations, rounds;
    bool at_end; /* only what is reached at the end is asked for */
    uint64_t seed;
    netweave_run *run;
    nw__cascade_block *block; /* by thread … */
    nw__cascade_flood *flood; /* … one of these */
    nw__cascade_walk *walk;
    nw__spread *spread;
    bool *was_cut;
} work;

int64_t nw__cascade_simulations(const nw__cascade *cascade, double factor) {
    double steps = ((double)cascade->members + (double)cascade->out->start[cascade->members]) * factor;
    int64_t simulations = NW_CASCADE_SIMULATIONS;
    while (simulations > LEAST && (double)simulations * steps > most_steps)
        simulations /= 2;
    return simulations;
}

int64_t nw__cascade_rounds(const nw__cascade *cascade, const nw__cascade_effort *effort) {
    if (effort->rounds != NW_CASCADE_AUTO)
        return effort->rounds;
    return cascade->lingers ? NW_CASCADE_MOST_ROUNDS : INT64_MAX;
}

netweave_status nw__cascade_not_exact(void) {
    return nw__fail(
        NETWEAVE_STATUS_LIMIT,
        "an exact expectation takes at most %d uncertain ties within reach, with model si or sir instead some "
        "ten members within reach at most; give a number of simulations",
        NW_CASCADE_EXACT_TIES);
}

/* ---- simulations ---- */

typedef struct listener {
    nw__spread *spread;
    int64_t lanes, round;
    uint64_t sum;
    unsigned __int128 square;
} listener;

static void hear(void *context, int64_t round, const uint32_t *known) {
    listener *listener = context;
    listener->round = round;
    listener->sum = 0;
    listener->square = 0;
    for (int64_t lane = 0; lane < listener->lanes; lane++) {
        listener->sum += known[lane];
        listener->square += (uint64_t)known[lane] * known[lane];
    }
    nw__spread_add(listener->spread, round, listener->sum, listener->square, false);
}

/* Round by round. */
static netweave_status run_block(const work *work, int64_t index, int thread) {
    nw__cascade_block *block = &work->block[thread];
    int64_t first = index * NW_LANES;
    int64_t lanes = work->simulations - first < NW_LANES ? work->simulations - first : NW_LANES;
    listener listener = {.spread = &work->spread[thread], .lanes = lanes};
    double share = (double)first / (double)work->simulations;
    uint32_t known[NW_LANES];
    nw__cascade_block_clear(block, work->seed, (uint64_t)index);
    nw__cascade_block_seed(block, work->starts, first, lanes, work->simulations);
    netweave_status status = nw__cascade_block_run(block, work->rounds, work->run, share, work->at_end ? NULL : hear,
                                                   &listener, &work->was_cut[thread]);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (work->at_end) {
        nw__cascade_block_known(block, known);
        hear(&listener, 0, known);
    }
    nw__spread_add(listener.spread, listener.round, listener.sum, listener.square, true);
    return NETWEAVE_STATUS_OK;
}

/* In whatever order. */
static netweave_status run_flood(const work *work, int64_t index, int thread) {
    int64_t first = index * NW_LANES;
    int64_t lanes = work->simulations - first < NW_LANES ? work->simulations - first : NW_LANES;
    listener listener = {.spread = &work->spread[thread], .lanes = lanes};
    uint32_t known[NW_LANES];
    netweave_status status = nw__cascade_flood_run(&work->flood[thread], work->starts, first, lanes, work->simulations,
                                                   work->seed, (uint64_t)index, work->run, known);
    if (status == NETWEAVE_STATUS_OK)
        hear(&listener, 0, known);
    return status;
}

static netweave_status run_blocks(void *state, int64_t begin, int64_t end, int thread) {
    const work *work = state;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t index = begin; index < end && status == NETWEAVE_STATUS_OK; index++)
        status = work->flood != NULL ? run_flood(work, index, thread) : run_block(work, index, thread);
    return status;
}

static netweave_status run_walks(void *state, int64_t begin, int64_t end, int thread) {
    const work *work = state;
    const nw__cascade_starts *starts = work->starts;
    nw__cascade_walk *walk = &work->walk[thread];
    int64_t checked = walk->arcs;
    for (int64_t number = begin; number < end; number++) {
        if (number % CHUNK == 0)
            nw__cascade_walk_seed(walk, work->seed, walk_stream + (uint64_t)(number / CHUNK));
        int32_t start = starts->in_turn ? nw__cascade_turn(starts, number, work->simulations) : 0;
        bool cut =
            nw__cascade_walk_run(walk, starts->in_turn ? &start : starts->members, starts->in_turn ? 1 : starts->count,
                                 work->rounds, work->at_end, &work->spread[thread]);
        work->was_cut[thread] = work->was_cut[thread] || cut;
        if (walk->arcs < checked + POLL)
            continue;
        checked = walk->arcs;
        netweave_status status = nw__run_check(work->run, (double)number / (double)work->simulations, "cascades");
        if (status != NETWEAVE_STATUS_OK)
            return status;
    }
    return NETWEAVE_STATUS_OK;
}

/* What 512 simulations cost one after another and side by side, in nanoseconds as measured on one machine: side by side
 * an arc is looked at some six times for all of them, round by round more often, and then takes a coin that was tossed
 * beforehand or some ten draws. Counts alone decide, so that every machine decides alike. */
static bool walk_pays(const work *work, double arcs, double reached) {
    const nw__cascade *cascade = work->cascade;
    double all_arcs = (double)cascade->out->start[cascade->members];
    double walk = cascade->skips != NULL ? 0.8 * arcs + 8 * reached : 1.5 * arcs + 4 * reached;
    double look = (cascade->pool != NULL ? 100 : 300) * (work->at_end && work->rounds == INT64_MAX ? 1 : 2.5);
    return NW_LANES * walk < 15.0 * cascade->members + look * fmin(all_arcs, NW_LANES * arcs);
}

/* Tries a few simulations one after another, to see which way pays. */
static netweave_status try_walk(const work *work, bool *out_walk) {
    const nw__cascade *cascade = work->cascade;
    nw__cascade_walk walk;
    nw__spread spread = {0};
    nw__cascade_starts turns = *work->starts;
    *out_walk = cascade->rule.model == NW_CASCADE_LINEAR;
    if (*out_walk || cascade->lingers || cascade->needed != NULL ||
        cascade->members + cascade->out->start[cascade->members] <= SMALL)
        return NETWEAVE_STATUS_OK;
    if (!nw__cascade_walk_make(cascade, &walk))
        return nw__fail_memory();
    nw__cascade_walk_seed(&walk, work->seed, trial_stream);
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t number = 0; number < CHUNK && status == NETWEAVE_STATUS_OK; number++) {
        int32_t start = turns.in_turn ? nw__cascade_turn(&turns, number, CHUNK) : 0;
        nw__cascade_walk_run(&walk, turns.in_turn ? &start : turns.members, turns.in_turn ? 1 : turns.count,
                             work->rounds, true, &spread);
        status = nw__run_check(work->run, 0, "cascades");
    }
    if (spread.failed)
        status = nw__fail_memory();
    else
        *out_walk = walk_pays(work, (double)walk.arcs / CHUNK, (double)spread.round[0].sum / CHUNK);
    nw__spread_free(&spread);
    nw__cascade_walk_free(&walk);
    return status;
}

static netweave_status make_threads(work *work, int threads, bool walks) {
    const nw__cascade *cascade = work->cascade;
    size_t count = (size_t)threads;
    work->spread = nw__allocate_zeroed(count, sizeof *work->spread);
    work->was_cut = nw__allocate_zeroed(count, sizeof *work->was_cut);
    work->walk = walks ? nw__allocate_zeroed(count, sizeof *work->walk) : NULL;
    bool floods = !walks && work->at_end && work->rounds == INT64_MAX && !cascade->lingers && cascade->needed == NULL;
    work->flood = floods ? nw__allocate_zeroed(count, sizeof *work->flood) : NULL;
    work->block = !walks && !floods ? nw__allocate_zeroed(count, sizeof *work->block) : NULL;
    bool made = work->spread != NULL && work->was_cut != NULL &&
                (work->walk != NULL || work->flood != NULL || work->block != NULL);
    for (int i = 0; i < threads && made; i++)
        made = walks    ? nw__cascade_walk_make(cascade, &work->walk[i])
               : floods ? nw__cascade_flood_make(cascade, &work->flood[i])
                        : nw__cascade_block_make(cascade, &work->block[i]);
    return made ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

static void free_threads(work *work, int threads) {
    for (int i = 0; i < threads; i++) {
        if (work->walk != NULL)
            nw__cascade_walk_free(&work->walk[i]);
        if (work->block != NULL)
            nw__cascade_block_free(&work->block[i]);
        if (work->flood != NULL)
            nw__cascade_flood_free(&work->flood[i]);
        if (work->spread != NULL)
            nw__spread_free(&work->spread[i]);
    }
    nw__free(work->walk);
    nw__free(work->block);
    nw__free(work->flood);
    nw__free(work->spread);
    nw__free(work->was_cut);
}

static netweave_status simulate(work *work, nw__cascade_curve *out) {
    bool walks = false;
    netweave_status status = try_walk(work, &walks);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    int64_t blocks = (work->simulations + NW_LANES - 1) / NW_LANES;
    int64_t parts = walks ? work->simulations : blocks;
    int64_t part = walks ? CHUNK : 1;
    bool alone = blocks * (work->cascade->members + work->cascade->out->start[work->cascade->members]) <= ALONE;
    int threads = alone ? 1 : nw__run_threads(work->run);
    status = make_threads(work, threads, walks);
    if (status == NETWEAVE_STATUS_OK)
        status =
            nw__parallel_for(work->run, parts, alone ? parts : part, "cascades", walks ? run_walks : run_blocks, work);
    for (int i = 1; i < threads && status == NETWEAVE_STATUS_OK; i++)
        nw__spread_join(&work->spread[0], &work->spread[i]);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__spread_curve(&work->spread[0], work->simulations, out);
    for (int i = 0; i < threads && status == NETWEAVE_STATUS_OK; i++)
        out->was_cut = out->was_cut || work->was_cut[i];
    free_threads(work, threads);
    return status;
}

/* Nothing is left to chance: once is enough, or once from each start. */
static netweave_status follow_certain(work *work, nw__cascade_curve *out) {
    nw__spread nobody = {0};
    netweave_status status = NETWEAVE_STATUS_OK;
    work->simulations = work->starts->in_turn ? work->starts->count : 1;
    if (work->starts->count > 0) {
        status = simulate(work, out);
    } else {
        nw__spread_add(&nobody, 0, 0, 0, false);
        status = nw__spread_curve(&nobody, 1, out);
        nw__spread_free(&nobody);
    }
    if (status != NETWEAVE_STATUS_OK)
        return status;
    out->simulations = 0;
    memset(out->error, 0, (size_t)out->rounds * sizeof *out->error);
    return NETWEAVE_STATUS_OK;
}

static netweave_status follow(const nw__cascade *cascade, const nw__cascade_starts *starts,
                              const nw__cascade_effort *effort, bool at_end, netweave_run *run,
                              nw__cascade_curve *out) {
    work work = {.cascade = cascade, .starts = starts, .at_end = at_end, .run = run, .seed = netweave_run_seed(run)};
    nw__cascade_curve curve = {0};
    bool done = false;
    work.rounds = nw__cascade_rounds(cascade, effort);
    work.simulations = effort->simulations;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (cascade->needed != NULL || starts->count == 0) {
        status = follow_certain(&work, &curve);
        done = true;
    } else if (effort->simulations <= 0) {
        status = nw__cascade_follow_exactly(cascade, starts, work.rounds, effort->simulations == 0, run, &curve, &done);
    }
    if (status == NETWEAVE_STATUS_OK && !done && effort->simulations == 0)
        status = nw__cascade_not_exact();
    if (status == NETWEAVE_STATUS_OK && !done) {
        if (work.simulations == NW_CASCADE_AUTO)
            work.simulations = nw__cascade_simulations(cascade, 1);
        status = simulate(&work, &curve);
    }
    if (status == NETWEAVE_STATUS_OK)
        *out = curve;
    else
        nw__cascade_curve_free(&curve);
    return status;
}

netweave_status nw__cascade_follow(const nw__cascade *cascade, const nw__cascade_starts *starts,
                                   const nw__cascade_effort *effort, netweave_run *run, nw__cascade_curve *out) {
    return follow(cascade, starts, effort, false, run, out);
}

netweave_status nw__cascade_reach(const nw__cascade *cascade, const nw__cascade_starts *starts,
                                  const nw__cascade_effort *effort, netweave_run *run, nw__cascade_estimate *out) {
    nw__cascade_curve curve;
    netweave_status status = follow(cascade, starts, effort, true, run, &curve);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    *out = (nw__cascade_estimate){curve.reached[curve.rounds - 1], curve.error[curve.rounds - 1], curve.simulations};
    nw__cascade_curve_free(&curve);
    return NETWEAVE_STATUS_OK;
}
