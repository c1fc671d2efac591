/* What a cascade reaches from each member at once. In one world, one outcome of all coins, what each member reaches is
 * certain, and is found for all of them together: in parts of a world without direction, else by searches from 512
 * members side by side. All members share the worlds, which changes no expectation.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/cascade_all.h"

#include "base/memory.h"
#include "base/run.h"

#include <math.h>
#include <string.h>

enum {
    WORLDS = 1024,    /* where only the end is asked for, unless the network is large … */
    SEARCHED = 256,   /* … and where worlds have a direction: a comparison of waves asks a thousand times */
    PARTS_COST = 10,  /* a world of parts costs so many times members and ties as a lane of a simulation … */
    SEARCH_COST = 50, /* … and a search of 512 members */
    PART = 16         /* worlds that a thread takes at once */
};

static void add_mean(nw__all_sums *sums, uint64_t total) {
    sums->total += total;
    sums->total_square += (unsigned __int128)total * total;
}

static void add_reached(nw__all_sums *sums, int32_t member, uint64_t reached) {
    sums->member[member].reached += reached;
    sums->member[member].square += (unsigned __int128)reached * reached;
}

/* ---- worlds without direction ---- */

static netweave_status draw_parts(void *state, int64_t begin, int64_t end, int thread) {
    nw__all *all = state;
    nw__all_sums *sums = &all->sums[thread];
    for (int64_t world = begin; world < end; world++) {
        uint64_t total = 0;
        netweave_status status = nw__run_check(all->run, (double)world / (double)all->simulations, "cascades");
        if (status != NETWEAVE_STATUS_OK)
            return status;
        if (world % PART == 0)
            nw__lanes_random_start(all->seed, (uint64_t)(world / PART), sums->random);
        nw__tie_list_draw(all->cascade, &all->ties, sums->random, sums->next, sums->size);
        for (int32_t i = 0; i < all->cascade->members; i++) {
            uint64_t reached = (uint64_t)sums->size[nw__part_first(sums->next, i)];
            add_reached(sums, i, reached);
            total += reached;
        }
        add_mean(sums, total);
    }
    return NETWEAVE_STATUS_OK;
}

/* ---- searches ---- */

/* One lane each for members from `first` on, or (step 0) all lanes for the first. */
typedef struct watch {
    const nw__all *all;
    nw__all_sums *sums;
    int32_t first, step, lanes;
    bool there[NW_CASCADE_SHARES][NW_LANES];
} watch;

static void hear(void *context, int64_t round, const uint32_t *known) {
    watch *watch = context;
    for (int k = 0; k < NW_CASCADE_SHARES; k++) {
        for (int32_t lane = 0; lane < watch->lanes; lane++) {
            int32_t member = watch->first + lane * watch->step;
            if (watch->there[k][lane] || known[lane] < (uint32_t)watch->all->target[member].known[k])
                continue;
            watch->there[k][lane] = true;
            watch->sums->member[member].rounds[k] += (uint64_t)round;
            watch->sums->member[member].arrived[k]++;
        }
    }
}

/* Runs the lanes that a watch is about, and gives the sum of what they reach. */
static netweave_status search(const nw__all *all, watch *watch, double share, uint64_t *out_total) {
    nw__all_sums *sums = watch->sums;
    uint32_t known[NW_LANES];
    nw__cascade_hear *listener = all->target != NULL ? hear : NULL;
    netweave_status status =
        nw__cascade_block_run(&sums->block, all->rounds, all->run, share, listener, watch, &sums->was_cut);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    nw__cascade_block_known(&sums->block, known);
    for (int32_t lane = 0; lane < watch->lanes; lane++) {
        add_reached(sums, watch->first + lane * watch->step, known[lane]);
        *out_total += known[lane];
    }
    return NETWEAVE_STATUS_OK;
}

/* From 512 members, one in each lane. */
static netweave_status search_from(const nw__all *all, nw__all_sums *sums, int32_t first, double share,
                                   uint64_t *out_total) {
    int32_t left = all->cascade->members - first;
    watch watch = {.all = all, .sums = sums, .first = first, .step = 1, .lanes = left < NW_LANES ? left : NW_LANES};
    nw__cascade_block_clear(&sums->block, 0, 0);
    for (int32_t lane = 0; lane < watch.lanes; lane++) {
        nw__lanes own = {0};
        nw__lanes_set(&own, lane);
        nw__cascade_block_start(&sums->block, first + lane, &own);
    }
    return search(all, &watch, share, out_total);
}

static netweave_status draw_worlds(void *state, int64_t begin, int64_t end, int thread) {
    nw__all *all = state;
    nw__all_sums *sums = &all->sums[thread];
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t world = begin; world < end && status == NETWEAVE_STATUS_OK; world++) {
        double share = (double)world / (double)all->simulations;
        uint64_t total = 0;
        nw__cascade_world_draw(&sums->world, all->seed, (uint64_t)world);
        sums->block.cascade = &sums->world.cascade;
        for (int32_t i = 0; i < all->cascade->members && status == NETWEAVE_STATUS_OK; i += NW_LANES)
            status = search_from(all, sums, i, share, &total);
        if (status == NETWEAVE_STATUS_OK)
            add_mean(sums, total);
    }
    return status;
}

/* Without chance: complex contagion. */
static netweave_status search_certain(void *state, int64_t begin, int64_t end, int thread) {
    nw__all *all = state;
    netweave_status status = NETWEAVE_STATUS_OK;
    uint64_t total = 0;
    for (int64_t k = begin; k < end && status == NETWEAVE_STATUS_OK; k++)
        status = search_from(all, &all->sums[thread], (int32_t)(k * NW_LANES), 0, &total);
    all->sums[thread].total += total;
    return status;
}

/* Where who knows tells again, no world of arcs holds for all members: each has simulations of its own. */
static netweave_status search_each(void *state, int64_t begin, int64_t end, int thread) {
    nw__all *all = state;
    nw__all_sums *sums = &all->sums[thread];
    int64_t blocks = (all->simulations + NW_LANES - 1) / NW_LANES;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t k = begin; k < end && status == NETWEAVE_STATUS_OK; k++) {
        int32_t member = (int32_t)(k / blocks);
        int64_t first = k % blocks * NW_LANES;
        int64_t left = all->simulations - first;
        nw__cascade_starts starts = {.members = &member, .count = 1};
        watch watch = {
            .all = all, .sums = sums, .first = member, .lanes = (int32_t)(left < NW_LANES ? left : NW_LANES)};
        nw__cascade_block_clear(&sums->block, all->seed, (uint64_t)k);
        nw__cascade_block_seed(&sums->block, &starts, first, watch.lanes, all->simulations);
        status = search(all, &watch, (double)member / all->cascade->members, &sums->total);
    }
    return status;
}

/* ---- the whole ---- */

static netweave_status make_sums(const nw__all *all, nw__all_way way, nw__all_sums *out) {
    size_t members = (size_t)all->cascade->members;
    out->member = nw__allocate_zeroed(members, sizeof *out->member);
    bool made = out->member != NULL;
    if (way == NW_ALL_PARTS) {
        out->next = nw__allocate(members, sizeof *out->next);
        out->size = nw__allocate(members, sizeof *out->size);
        out->random = nw__allocate_lines(sizeof *out->random / NW_LINE, &out->room);
        made = made && out->next != NULL && out->size != NULL && out->random != NULL;
    } else {
        made = made && nw__cascade_block_make(all->cascade, &out->block);
    }
    if (way == NW_ALL_WORLDS)
        made = made && nw__cascade_world_make(all->cascade, &out->world);
    return made ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

static void free_sums(nw__all_sums *sums) {
    nw__free(sums->member);
    nw__free(sums->next);
    nw__free(sums->size);
    nw__free(sums->room);
    nw__cascade_block_free(&sums->block);
    nw__cascade_world_free(&sums->world);
}

static void join_sums(const nw__all *all, const nw__all_sums *from, nw__all_sums *into) {
    for (int32_t i = 0; i < all->cascade->members; i++) {
        into->member[i].reached += from->member[i].reached;
        into->member[i].square += from->member[i].square;
        for (int k = 0; k < NW_CASCADE_SHARES; k++) {
            into->member[i].rounds[k] += from->member[i].rounds[k];
            into->member[i].arrived[k] += from->member[i].arrived[k];
        }
    }
    into->total += from->total;
    into->total_square += from->total_square;
    into->was_cut = into->was_cut || from->was_cut;
}

/* Means and errors. Where each member has simulations of its own, the mean's error is that of independent ones. */
static void finish(const nw__all *all, nw__all_way way, nw__cascade_totals *out) {
    const nw__all_sums *sums = &all->sums[0];
    double simulations = way == NW_ALL_CERTAIN ? 1 : (double)all->simulations;
    double members = all->cascade->members;
    double variance = 0;
    for (int32_t i = 0; i < all->cascade->members; i++) {
        const nw__all_member *from = &sums->member[i];
        nw__cascade_member *to = &out->member[i];
        to->reached = (double)from->reached / simulations;
        to->error =
            way == NW_ALL_CERTAIN ? 0 : nw__spread_error((double)from->reached, (double)from->square, simulations);
        variance += to->error * to->error;
        for (int k = 0; k < NW_CASCADE_SHARES && all->target != NULL; k++) {
            to->arrives[k] = (double)from->arrived[k] / simulations;
            to->rounds[k] = from->arrived[k] > 0 ? (double)from->rounds[k] / (double)from->arrived[k] : NAN;
        }
    }
    out->mean = (double)sums->total / simulations / members;
    out->mean_error = way == NW_ALL_CERTAIN ? 0
                      : way == NW_ALL_EACH
                          ? sqrt(variance) / members
                          : nw__spread_error((double)sums->total, (double)sums->total_square, simulations) / members;
    out->simulations = way == NW_ALL_CERTAIN ? 0 : all->simulations;
    out->was_cut = sums->was_cut;
}

static netweave_status simulate(nw__all *all, nw__all_way way, nw__cascade_totals *out) {
    static nw__task *const tasks[] = {draw_parts, draw_worlds, search_each, search_certain};
    int64_t members = all->cascade->members;
    int64_t blocks = (all->simulations + NW_LANES - 1) / NW_LANES;
    const int64_t counts[] = {all->simulations, all->simulations, members * blocks,
                              (members + NW_LANES - 1) / NW_LANES};
    int64_t steps = members + all->cascade->out->start[members];
    bool alone = counts[way] * steps < 1 << 17;
    int threads = alone ? 1 : nw__run_threads(all->run);
    netweave_status status = NETWEAVE_STATUS_OK;
    all->sums = nw__allocate_zeroed((size_t)threads, sizeof *all->sums);
    if (all->sums == NULL || (way == NW_ALL_PARTS && !nw__tie_list_make(all->cascade, &all->ties)))
        status = nw__fail_memory();
    for (int i = 0; i < threads && status == NETWEAVE_STATUS_OK; i++)
        status = make_sums(all, way, &all->sums[i]);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__parallel_for(all->run, counts[way],
                                  alone                 ? counts[way]
                                  : way == NW_ALL_PARTS ? PART
                                                        : 1,
                                  "cascades", tasks[way], all);
    for (int i = 1; i < threads && status == NETWEAVE_STATUS_OK; i++)
        join_sums(all, &all->sums[i], &all->sums[0]);
    if (status == NETWEAVE_STATUS_OK)
        finish(all, way, out);
    for (int i = 0; i < threads && all->sums != NULL; i++)
        free_sums(&all->sums[i]);
    nw__free(all->sums);
    nw__tie_list_free(&all->ties);
    return status;
}

static nw__all_way choose_way(const nw__cascade *cascade, bool at_end) {
    if (cascade->needed != NULL)
        return NW_ALL_CERTAIN;
    if (cascade->lingers)
        return NW_ALL_EACH;
    return cascade->two_way && at_end ? NW_ALL_PARTS : NW_ALL_WORLDS;
}

static netweave_status run_all(nw__all *all, const nw__cascade_effort *effort, nw__cascade_totals *out) {
    const nw__cascade *cascade = all->cascade;
    bool done = false;
    netweave_status status = NETWEAVE_STATUS_OK;
    nw__all_way way = choose_way(cascade, all->target == NULL && all->rounds == INT64_MAX);
    double batches = ceil((double)cascade->members / NW_LANES);
    if (way != NW_ALL_CERTAIN && effort->simulations <= 0)
        status = nw__all_exact(all, effort->simulations == 0, out, &done);
    if (status != NETWEAVE_STATUS_OK || done)
        return status;
    if (way != NW_ALL_CERTAIN && effort->simulations == 0)
        return nw__cascade_not_exact();
    if (way == NW_ALL_EACH)
        all->simulations = nw__cascade_simulations(cascade, cascade->members);
    else
        all->simulations = nw__cascade_simulations(cascade, way == NW_ALL_PARTS ? PARTS_COST : SEARCH_COST * batches);
    int64_t enough = way == NW_ALL_PARTS ? WORLDS : SEARCHED;
    if (all->target == NULL && all->simulations > enough)
        all->simulations = enough;
    if (effort->simulations > 0)
        all->simulations = effort->simulations;
    return simulate(all, way, out);
}

netweave_status nw__cascade_all(const nw__cascade *cascade, const double shares[NW_CASCADE_SHARES],
                                const nw__cascade_effort *effort, netweave_run *run, nw__cascade_totals *out) {
    nw__all all = {.cascade = cascade, .run = run, .seed = netweave_run_seed(run)};
    nw__cascade_totals totals = {.mean = NAN, .mean_error = NAN};
    all.rounds = nw__cascade_rounds(cascade, effort);
    totals.member = nw__allocate_zeroed((size_t)cascade->members, sizeof *totals.member);
    netweave_status status = totals.member != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK && shares != NULL)
        status = nw__all_targets(&all, shares, totals.member);
    if (status == NETWEAVE_STATUS_OK && cascade->members > 0)
        status = run_all(&all, effort, &totals);
    nw__free(all.target);
    if (status == NETWEAVE_STATUS_OK)
        *out = totals;
    else
        nw__cascade_totals_free(&totals);
    return status;
}

void nw__cascade_totals_free(nw__cascade_totals *totals) {
    nw__free(totals->member);
    *totals = (nw__cascade_totals){0};
}
