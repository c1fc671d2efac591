/* Who is reached in 512 simulations at the end. Nobody asks in which round, so a member waits in line while lanes in
 * which it knows gather, and tells once for all of them: ties are looked at a few times each, where rounds would have
 * them looked at in every one. Gokturk and Kaya 2020, doi 10.1109/TPDS.2020.3010227.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/cascade_flood.h"

#include "base/memory.h"
#include "base/run.h"

enum { POLL = 1024, AHEAD = 8 };

bool nw__cascade_flood_make(const nw__cascade *cascade, nw__cascade_flood *out) {
    size_t members = (size_t)cascade->members;
    *out = (nw__cascade_flood){.cascade = cascade};
    out->seen = nw__allocate_lines(members, &out->room[0]);
    out->pending = nw__allocate_lines(members, &out->room[1]);
    out->random = nw__allocate_lines(sizeof *out->random / NW_LINE, &out->room[2]);
    out->queue = nw__allocate(members, sizeof *out->queue);
    if (out->seen != NULL && out->pending != NULL && out->random != NULL && out->queue != NULL)
        return true;
    nw__cascade_flood_free(out);
    return false;
}

void nw__cascade_flood_free(nw__cascade_flood *flood) {
    for (int i = 0; i < 3; i++)
        nw__free(flood->room[i]);
    nw__free(flood->queue);
    *flood = (nw__cascade_flood){0};
}

NW_LANE_INLINE void learn(nw__cascade_flood *flood, int32_t member, const nw__lanes *lanes) {
    if (nw__lanes_empty(&flood->pending[member])) {
        int64_t place = flood->first + flood->count++;
        flood->queue[place < flood->cascade->members ? place : place - flood->cascade->members] = member;
    }
    flood->pending[member] |= *lanes;
    flood->seen[member] |= *lanes;
}

NW_LANE_INLINE int32_t next_in_line(nw__cascade_flood *flood) {
    int32_t member = flood->queue[flood->first];
    if (++flood->first == flood->cascade->members)
        flood->first = 0;
    flood->count--;
    return member;
}

/* The next `most` in line tell their contacts, whose lanes are sent for before they are needed. */
NW_MANY_MACHINES static void tell_alike(nw__cascade_flood *flood, int64_t most) {
    const nw__csr *out = flood->cascade->out;
    const unsigned char *pool = flood->cascade->pool;
    const nw__lanes *seen = flood->seen;
    nw__pool_places places = flood->places;
    for (; most > 0 && flood->count > 0; most--) {
        int32_t member = next_in_line(flood);
        const int32_t *to = out->to + out->start[member];
        int64_t arcs = out->start[member + 1] - out->start[member];
        nw__lanes mine = flood->pending[member];
        flood->pending[member] = (nw__lanes){0};
        for (int64_t k = 0; k < arcs && k < AHEAD; k++)
            __builtin_prefetch(&seen[to[k]]);
        for (int64_t k = 0; k < arcs; k++) {
            nw__lanes heard;
            if (k + AHEAD < arcs)
                __builtin_prefetch(&seen[to[k + AHEAD]]);
            nw__coin_pool_take(pool, &places, &heard);
            heard &= mine & ~seen[to[k]];
            if (!nw__lanes_empty(&heard))
                learn(flood, to[k], &heard);
        }
    }
    flood->places = places;
}

NW_MANY_MACHINES static void tell_each(nw__cascade_flood *flood, int64_t most) {
    const nw__csr *out = flood->cascade->out;
    nw__lanes_random random = *flood->random;
    for (; most > 0 && flood->count > 0; most--) {
        int32_t member = next_in_line(flood);
        nw__lanes mine = flood->pending[member];
        flood->pending[member] = (nw__lanes){0};
        for (int64_t k = out->start[member]; k < out->start[member + 1]; k++) {
            nw__lanes heard;
            nw__lanes fresh = mine & ~flood->seen[out->to[k]];
            if (nw__lanes_empty(&fresh))
                continue;
            nw__lanes_toss(&random, nw__cascade_chance(flood->cascade, k), &fresh, &heard);
            if (!nw__lanes_empty(&heard))
                learn(flood, out->to[k], &heard);
        }
    }
    *flood->random = random;
}

/* Members who know by lane, and forgets them. */
NW_MANY_MACHINES static void count(nw__cascade_flood *flood, nw__lane_counts *counts) {
    for (int32_t i = 0; i < flood->cascade->members; i++) {
        nw__lane_counts_add(counts, &flood->seen[i]);
        flood->seen[i] = (nw__lanes){0};
    }
}

static void start(nw__cascade_flood *flood, const nw__cascade_starts *starts, int64_t first, int64_t lanes,
                  int64_t all) {
    nw__lanes used = {0};
    for (int lane = 0; lane < lanes; lane++) {
        nw__lanes own = {0};
        nw__lanes_set(&used, lane);
        nw__lanes_set(&own, lane);
        if (starts->in_turn)
            learn(flood, nw__cascade_turn(starts, first + lane, all), &own);
    }
    for (int64_t j = 0; j < starts->count && !starts->in_turn; j++)
        learn(flood, starts->members[j], &used);
}

/* What a run that was stopped left behind. */
static void clear(nw__cascade_flood *flood) {
    nw__lane_counts counts = {0};
    while (flood->count > 0)
        flood->pending[next_in_line(flood)] = (nw__lanes){0};
    count(flood, &counts);
}

netweave_status nw__cascade_flood_run(nw__cascade_flood *flood, const nw__cascade_starts *starts, int64_t first,
                                      int64_t lanes, int64_t all, uint64_t seed, uint64_t index, netweave_run *run,
                                      uint32_t known[NW_LANES]) {
    nw__lane_counts counts = {0};
    flood->places = nw__pool_places_start(seed, index);
    nw__lanes_random_start(seed, index, flood->random);
    start(flood, starts, first, lanes, all);
    while (flood->count > 0) {
        netweave_status status = nw__run_check(run, (double)first / (double)all, "cascades");
        if (status != NETWEAVE_STATUS_OK) {
            clear(flood);
            return status;
        }
        if (flood->cascade->pool != NULL)
            tell_alike(flood, POLL);
        else
            tell_each(flood, POLL);
    }
    count(flood, &counts);
    nw__lane_counts_read(&counts, known);
    return NETWEAVE_STATUS_OK;
}
