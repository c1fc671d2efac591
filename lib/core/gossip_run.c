/* Conversation rounds, simulated: curves, and rounds until a share knows. Courses are drawn from streams of their own,
 * and all sums are of whole numbers, so threads do not matter. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/cascade_block.h"
#include "core/cascade_spread.h"
#include "core/gossip_course.h"

#include <math.h>

enum { PILOTS = 4, FEWEST = 4, CHUNK = 4 };

/* Calls that take a second or a few. */
static const double most_calls = 2e8;

/* What one thread adds up. */
typedef struct sums {
    nw__gossip_course course;
    nw__spread spread; /* curves: of members who know; else round 0 alone, of rounds */
    bool was_cut, has_started;
} sums;

typedef struct work {
    const nw__gossip *gossip;
    const nw__cascade_starts *starts;
    netweave_run *run;
    double share;
    int64_t lanes, simulations, rounds;
    bool is_curve;
    sums *sums;           /* by thread */
    nw__gossip_time *out; /* each: per member */
} work;

static void add_curve(sums *sums, bool late) {
    uint64_t known = sums->course.total;
    nw__spread_add(&sums->spread, sums->course.round, known, (unsigned __int128)known * known, late);
}

/* Runs a course to its end. */
static netweave_status run_course(const work *work, sums *sums, bool is_curve) {
    netweave_status status = NETWEAVE_STATUS_OK;
    if (is_curve)
        add_curve(sums, false);
    while (sums->course.open != 0 && sums->course.round < work->rounds && status == NETWEAVE_STATUS_OK) {
        status = nw__gossip_course_round(&sums->course, work->run);
        if (is_curve)
            add_curve(sums, false);
    }
    if (is_curve)
        add_curve(sums, true);
    sums->was_cut = sums->was_cut || sums->course.open != 0;
    return status;
}

/* Where all courses have the same starts, it is found once whom these can reach. */
static void start_course(const work *work, sums *sums, int64_t number) {
    const nw__cascade_starts *starts = work->starts;
    int32_t chosen[NW_GOSSIP_LANES];
    uint64_t seed = netweave_run_seed(work->run);
    bool is_same = !starts->in_turn || starts->count <= NW_GOSSIP_LANES;
    double share = is_same && sums->has_started ? -1 : work->share;
    sums->has_started = true;
    if (!starts->in_turn || starts->count == 0) {
        nw__gossip_course_start(&sums->course, starts->members, starts->count, true, share, seed, (uint64_t)number);
        return;
    }
    for (int64_t lane = 0; lane < work->lanes; lane++)
        chosen[lane] = is_same ? starts->members[lane]
                               : nw__cascade_turn(starts, number * work->lanes + lane, work->simulations * work->lanes);
    nw__gossip_course_start(&sums->course, chosen, work->lanes, false, share, seed, (uint64_t)number);
}

static netweave_status do_courses(void *state, int64_t begin, int64_t end, int thread) {
    const work *work = state;
    sums *sums = &work->sums[thread];
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t number = begin; number < end && status == NETWEAVE_STATUS_OK; number++) {
        start_course(work, sums, number);
        status = run_course(work, sums, work->is_curve);
        uint64_t rounds = 0;
        for (int64_t lane = 0; lane < work->lanes; lane++)
            rounds += (uint64_t)(sums->course.arrived[lane] < 0 ? 0 : sums->course.arrived[lane]);
        if (!work->is_curve)
            nw__spread_add(&sums->spread, 0, rounds, (unsigned __int128)rounds * rounds, false);
    }
    return status;
}

/* How many simulations: as asked for, or as many as fit when each takes `blocks` times what a few of them do. */
static netweave_status plan(work *work, int64_t asked, int64_t most, double blocks) {
    netweave_status status = NETWEAVE_STATUS_OK;
    work->simulations = asked == NW_GOSSIP_AUTO ? PILOTS : asked;
    if (asked != NW_GOSSIP_AUTO)
        return NETWEAVE_STATUS_OK;
    sums *sums = &work->sums[0];
    for (int64_t number = 0; number < PILOTS && status == NETWEAVE_STATUS_OK; number++) {
        start_course(work, sums, number);
        status = run_course(work, sums, false);
    }
    double fit = most_calls * PILOTS / (blocks * (double)(sums->course.calls + 1));
    work->simulations = fit >= (double)most ? most : fit > FEWEST ? (int64_t)fit : FEWEST;
    return status;
}

static netweave_status make_sums(work *work, int *out_threads) {
    int threads = nw__run_threads(work->run);
    work->sums = nw__allocate_zeroed((size_t)threads, sizeof *work->sums);
    if (work->sums == NULL)
        return nw__fail_memory();
    *out_threads = threads;
    for (int k = 0; k < threads; k++) {
        if (!nw__gossip_course_make(work->gossip, &work->sums[k].course))
            return nw__fail_memory();
        work->sums[k].course.is_counted = work->is_curve;
    }
    return NETWEAVE_STATUS_OK;
}

static void free_sums(work *work, int threads) {
    for (int k = 0; k < threads; k++) {
        nw__gossip_course_free(&work->sums[k].course);
        nw__spread_free(&work->sums[k].spread);
    }
    nw__free(work->sums);
}

static void join(work *work, int threads) {
    for (int k = 1; k < threads; k++) {
        nw__spread_join(&work->sums[0].spread, &work->sums[k].spread);
        work->sums[0].was_cut = work->sums[0].was_cut || work->sums[k].was_cut;
    }
}

/* Runs all, and the means by round. */
static netweave_status simulate(work *work, int64_t asked, int64_t most, nw__cascade_curve *out) {
    const nw__cascade_starts *starts = work->starts;
    int threads = 0;
    work->lanes = starts->in_turn && starts->count > 0 ? starts->count : 1;
    if (work->lanes > NW_GOSSIP_LANES)
        work->lanes = NW_GOSSIP_LANES;
    netweave_status status = make_sums(work, &threads);
    if (status == NETWEAVE_STATUS_OK)
        status = plan(work, asked, most, 1);
    if (status == NETWEAVE_STATUS_OK) {
        work->sums[0].was_cut = false;
        status = nw__parallel_for(work->run, work->simulations, CHUNK, "conversations", do_courses, work);
    }
    if (status == NETWEAVE_STATUS_OK) {
        join(work, threads);
        status = nw__spread_curve(&work->sums[0].spread, work->simulations, out);
    }
    for (int64_t round = 0; round < out->rounds && status == NETWEAVE_STATUS_OK; round++) {
        out->reached[round] /= (double)work->lanes;
        out->error[round] /= (double)work->lanes;
    }
    out->was_cut = status == NETWEAVE_STATUS_OK && work->sums[0].was_cut;
    free_sums(work, threads);
    return status;
}

netweave_status nw__gossip_follow(const nw__gossip *gossip, const nw__cascade_starts *starts, int64_t simulations,
                                  int64_t rounds, netweave_run *run, nw__cascade_curve *out) {
    work work = {.gossip = gossip,
                 .starts = starts,
                 .run = run,
                 .share = 1,
                 .rounds = rounds == NW_GOSSIP_AUTO ? NW_CASCADE_MOST_ROUNDS : rounds,
                 .is_curve = true};
    nw__cascade_curve curve = {0};
    netweave_status status = simulate(&work, simulations, NW_CASCADE_SIMULATIONS, &curve);
    if (status == NETWEAVE_STATUS_OK)
        *out = curve;
    return status;
}

netweave_status nw__gossip_rounds(const nw__gossip *gossip, const nw__cascade_starts *starts, double share,
                                  int64_t simulations, int64_t most, netweave_run *run, nw__gossip_time *out) {
    work work = {.gossip = gossip, .starts = starts, .run = run, .share = share, .rounds = NW_GOSSIP_MOST_ROUNDS};
    nw__cascade_curve curve = {0};
    netweave_status status = simulate(&work, simulations, most, &curve);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    out->rounds = curve.was_cut ? NAN : curve.reached[0];
    out->error = curve.was_cut ? NAN : curve.error[0];
    out->simulations = work.simulations;
    nw__cascade_curve_free(&curve);
    return NETWEAVE_STATUS_OK;
}

/* All courses of 64 members. */
static netweave_status do_blocks(void *state, int64_t begin, int64_t end, int thread) {
    const work *work = state;
    sums *sums = &work->sums[thread];
    netweave_status status = NETWEAVE_STATUS_OK;
    (void)end;
    const int32_t *starts = work->starts->members + begin;
    unsigned __int128 square[NW_GOSSIP_LANES] = {0};
    uint64_t sum[NW_GOSSIP_LANES] = {0};
    bool cut[NW_GOSSIP_LANES] = {0};
    for (int64_t number = 0; number < work->simulations && status == NETWEAVE_STATUS_OK; number++) {
        nw__gossip_course_start(&sums->course, starts, end - begin, false, number == 0 ? work->share : -1,
                                netweave_run_seed(work->run),
                                (uint64_t)(begin / NW_GOSSIP_LANES * work->simulations + number));
        status = run_course(work, sums, false);
        for (int64_t lane = 0; lane < end - begin; lane++) {
            int64_t rounds = sums->course.arrived[lane];
            cut[lane] = cut[lane] || rounds < 0;
            sum[lane] += (uint64_t)(rounds < 0 ? 0 : rounds);
            square[lane] += (unsigned __int128)(rounds < 0 ? 0 : rounds) * (uint64_t)(rounds < 0 ? 0 : rounds);
        }
    }
    double simulations = (double)work->simulations;
    for (int64_t lane = 0; lane < end - begin; lane++)
        work->out[begin + lane] = (nw__gossip_time){
            .rounds = cut[lane] ? NAN : (double)sum[lane] / simulations,
            .error = cut[lane] ? NAN : nw__spread_error((double)sum[lane], (double)square[lane], simulations),
            .simulations = work->simulations};
    return status;
}

netweave_status nw__gossip_each(const nw__gossip *gossip, double share, int64_t simulations, int64_t most,
                                netweave_run *run, nw__gossip_time *out) {
    nw__cascade_starts starts = {.count = gossip->members, .in_turn = true};
    work work = {.gossip = gossip,
                 .starts = &starts,
                 .run = run,
                 .share = share,
                 .rounds = NW_GOSSIP_MOST_ROUNDS,
                 .lanes = gossip->members < NW_GOSSIP_LANES ? gossip->members : NW_GOSSIP_LANES,
                 .out = out};
    int threads = 0;
    int32_t *members = nw__allocate((size_t)gossip->members, sizeof *members);
    for (int32_t i = 0; i < gossip->members && members != NULL; i++)
        members[i] = i;
    starts.members = members;
    netweave_status status = members != NULL ? make_sums(&work, &threads) : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK && gossip->members > 0)
        status = plan(&work, simulations, most, ceil((double)gossip->members / NW_GOSSIP_LANES));
    if (status == NETWEAVE_STATUS_OK)
        status = nw__parallel_for(run, gossip->members, NW_GOSSIP_LANES, "conversations", do_blocks, &work);
    free_sums(&work, threads);
    nw__free(members);
    return status;
}
