/* When each member hears what starts with another. Up to 64 starts share a course of conversations.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/gossip_course.h"
#include "report/flow.h"

#include <math.h>

/* Sums of one member over courses: whole numbers, so that their order does not matter. */
typedef struct heard {
    uint64_t rounds, starts;                          /* rounds until it heard, and of how many starts */
    unsigned __int128 square, product, square_starts; /* of both, course by course */
} heard;

typedef struct sums {
    nw__gossip_course course;
    uint64_t *known; /* per member: starts that it knew of at the beginning of each round, added up */
    heard *heard;
    bool was_cut;
} sums;

typedef struct work {
    const netweave_flow *flow;
    const nw__gossip *gossip;
    netweave_run *run;
    int64_t courses, blocks;
    sums *sums; /* by thread */
} work;

static void add_known(const nw__gossip_course *course, int32_t members, uint64_t *known) {
    for (int32_t i = 0; i < members; i++)
        known[i] += (uint64_t)__builtin_popcountll(course->known[i]);
}

/* A course that has ended: who knows of a start by now, and did not begin it, heard in some round. */
static void add_course(const nw__gossip_course *course, int32_t first, int32_t lanes, sums *sums) {
    int32_t members = course->gossip->members;
    for (int32_t i = 0; i < members; i++) {
        uint64_t knows = (uint64_t)__builtin_popcountll(course->known[i]);
        uint64_t rounds = (uint64_t)course->round * knows - sums->known[i];
        uint64_t starts = knows - (i >= first && i < first + lanes);
        heard *heard = &sums->heard[i];
        heard->rounds += rounds;
        heard->starts += starts;
        heard->square += (unsigned __int128)rounds * rounds;
        heard->product += (unsigned __int128)rounds * starts;
        heard->square_starts += (unsigned __int128)starts * starts;
        sums->known[i] = 0;
    }
}

static netweave_status follow(const work *work, int64_t number, sums *sums) {
    int32_t members = work->gossip->members;
    int32_t starts[NW_GOSSIP_LANES];
    int64_t block = work->courses >= work->blocks
                        ? number % work->blocks
                        : (int64_t)((double)number * (double)work->blocks / (double)work->courses);
    int32_t first = (int32_t)(block * NW_GOSSIP_LANES);
    int32_t lanes = members - first < NW_GOSSIP_LANES ? members - first : NW_GOSSIP_LANES;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int32_t lane = 0; lane < lanes; lane++)
        starts[lane] = first + lane;
    nw__gossip_course_start(&sums->course, starts, lanes, false, 1, netweave_run_seed(work->run), (uint64_t)number);
    while (sums->course.open > 0 && sums->course.round < work->flow->most_rounds && status == NETWEAVE_STATUS_OK) {
        add_known(&sums->course, members, sums->known);
        status = nw__gossip_course_round(&sums->course, work->run);
    }
    sums->was_cut = sums->was_cut || sums->course.open > 0;
    if (status == NETWEAVE_STATUS_OK)
        add_course(&sums->course, first, lanes, sums);
    return status;
}

static netweave_status follow_some(void *state, int64_t begin, int64_t end, int thread) {
    const work *work = state;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t number = begin; number < end && status == NETWEAVE_STATUS_OK; number++)
        status = follow(work, number, &work->sums[thread]);
    return status;
}

/* The mean, and its standard error as that of a ratio of two sums over courses: Cochran 1977, Sampling Techniques, p.
 * 153. */
static void tell(const heard *heard, double courses, double *out_mean, double *out_error) {
    double mean = (double)heard->rounds / (double)heard->starts;
    double squares =
        (double)heard->square - 2 * mean * (double)heard->product + mean * mean * (double)heard->square_starts;
    *out_mean = heard->starts > 0 ? mean : NAN;
    *out_error = heard->starts > 0 && courses > 1
                     ? sqrt(fmax(squares, 0) / (courses * (courses - 1))) * courses / (double)heard->starts
                     : NAN;
}

static netweave_status make_sums(work *work, int threads) {
    size_t members = (size_t)work->gossip->members;
    work->sums = nw__allocate_zeroed((size_t)threads, sizeof *work->sums);
    if (work->sums == NULL)
        return nw__fail_memory();
    for (int k = 0; k < threads; k++) {
        sums *sums = &work->sums[k];
        sums->known = nw__allocate_zeroed(members, sizeof *sums->known);
        sums->heard = nw__allocate_zeroed(members, sizeof *sums->heard);
        if (sums->known == NULL || sums->heard == NULL || !nw__gossip_course_make(work->gossip, &sums->course))
            return nw__fail_memory();
    }
    return NETWEAVE_STATUS_OK;
}

static void free_sums(work *work, int threads) {
    for (int k = 0; k < threads && work->sums != NULL; k++) {
        nw__gossip_course_free(&work->sums[k].course);
        nw__free(work->sums[k].known);
        nw__free(work->sums[k].heard);
    }
    nw__free(work->sums);
}

static void join(const work *work, int threads) {
    for (int k = 1; k < threads; k++) {
        work->sums[0].was_cut = work->sums[0].was_cut || work->sums[k].was_cut;
        for (int32_t i = 0; i < work->gossip->members; i++) {
            heard *all = &work->sums[0].heard[i];
            const heard *more = &work->sums[k].heard[i];
            all->rounds += more->rounds;
            all->starts += more->starts;
            all->square += more->square;
            all->product += more->product;
            all->square_starts += more->square_starts;
        }
    }
}

netweave_status nw__flow_find_hearing(const netweave_flow *flow, int64_t courses, netweave_run *run, double *out_mean,
                                      double *out_error) {
    const nw__gossip *gossip = nw__flow_gossip_of(flow, NW_FLOW_WHOLE);
    int threads = nw__run_threads(run);
    work work = {.flow = flow,
                 .gossip = gossip,
                 .run = run,
                 .courses = courses,
                 .blocks = (gossip->members + NW_GOSSIP_LANES - 1) / NW_GOSSIP_LANES};
    netweave_status status = make_sums(&work, threads);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__parallel_for(run, courses, 1, "who hears when", follow_some, &work);
    if (status == NETWEAVE_STATUS_OK) {
        join(&work, threads);
        for (int32_t i = 0; i < gossip->members; i++)
            tell(&work.sums[0].heard[i], work.sums[0].was_cut ? 0 : (double)courses, &out_mean[i], &out_error[i]);
        for (int32_t i = 0; i < gossip->members && work.sums[0].was_cut; i++)
            out_mean[i] = NAN;
    }
    free_sums(&work, threads);
    return status;
}
