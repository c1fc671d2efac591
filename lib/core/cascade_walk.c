/* One simulation of a cascade after another.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/cascade_walk.h"

#include "base/memory.h"

#include <string.h>

bool nw__cascade_walk_make(const nw__cascade *cascade, nw__cascade_walk *out) {
    size_t members = (size_t)cascade->members;
    bool linear = cascade->rule.model == NW_CASCADE_LINEAR;
    *out = (nw__cascade_walk){.cascade = cascade};
    out->random = nw__allocate_lines(sizeof *out->random / NW_LINE, &out->room);
    out->queue = nw__allocate(members + 1, sizeof *out->queue); /* and one written in vain */
    out->seen = nw__allocate_zeroed(members / 64 + 1, sizeof *out->seen);
    out->heard = linear ? nw__allocate(members, sizeof *out->heard) : NULL;
    out->asked = linear ? nw__allocate_zeroed(members, sizeof *out->asked) : NULL;
    out->touched = linear ? nw__allocate(members, sizeof *out->touched) : NULL;
    if (out->random != NULL && out->queue != NULL && out->seen != NULL &&
        (!linear || (out->heard != NULL && out->asked != NULL && out->touched != NULL)))
        return true;
    nw__cascade_walk_free(out);
    return false;
}

void nw__cascade_walk_free(nw__cascade_walk *walk) {
    nw__free(walk->room);
    nw__free(walk->queue);
    nw__free(walk->seen);
    nw__free(walk->heard);
    nw__free(walk->asked);
    nw__free(walk->touched);
    *walk = (nw__cascade_walk){0};
}

void nw__cascade_walk_seed(nw__cascade_walk *walk, uint64_t seed, uint64_t index) {
    nw__lanes_random_start(seed, index, walk->random);
    walk->draws = nw__random_stream(~seed, index);
    if (walk->cascade->skips != NULL)
        walk->skip = nw__skips_draw(walk->cascade->skips, &walk->draws);
}

NW_LANE_INLINE void learn(nw__cascade_walk *walk, int32_t member) {
    uint64_t bit = UINT64_C(1) << (member % 64);
    if (walk->seen[member / 64] & bit)
        return;
    walk->seen[member / 64] |= bit;
    walk->queue[walk->count++] = member;
}

/* Ties of one chance: instead of a coin for each, how many fail before the next one passes on is drawn, also beyond the
 * end of a row. Guo, Wang, Wei and Chen 2020 (SUBSIM), doi 10.1145/3318464.3389740. */
static void tell_alike(nw__cascade_walk *walk, int64_t first, int64_t last) {
    const nw__csr *out = walk->cascade->out;
    const nw__skips *skips = walk->cascade->skips;
    int64_t skip = walk->skip;
    for (int64_t j = first; j < last; j++) {
        int64_t begin = out->start[walk->queue[j]];
        int64_t arcs = out->start[walk->queue[j] + 1] - begin;
        for (; skip < arcs; skip += 1 + nw__skips_draw(skips, &walk->draws))
            learn(walk, out->to[begin + skip]);
        skip -= arcs;
        walk->arcs += arcs;
    }
    walk->skip = skip;
}

/* Rows that are sent for before they are needed, and ties that pass on until it is looked whom they lead to. */
enum { AHEAD = 4, HITS = 64 };

typedef struct hits {
    int64_t arc[HITS + NW_COINS];
    int64_t count;
} hits;

/* Takes the next bit off `won`, if there is one: without a branch, which would be foretold wrongly every other time. */
NW_LANE_INLINE unsigned take_next(hits *hits, const int32_t *to, int64_t first, unsigned won) {
    int64_t arc = first + __builtin_ctz(won | 1U << NW_COINS) % NW_COINS;
    hits->arc[hits->count] = arc;
    hits->count += won != 0;
    __builtin_prefetch(to + arc);
    return won & (won - 1);
}

/* Those to whom the ties lead learn, if they do not know yet, which is no branch either. */
NW_LANE_INLINE void learn_all(nw__cascade_walk *walk, hits *hits) {
    const int32_t *to = walk->cascade->out->to;
    int32_t *queue = walk->queue;
    uint64_t *seen = walk->seen;
    int64_t count = walk->count;
    for (int64_t i = 0; i < hits->count; i++) {
        uint32_t member = (uint32_t)to[hits->arc[i]];
        uint64_t known = seen[member / 64];
        queue[count] = (int32_t)member;
        count += (int64_t)(~(known >> (member % 64)) & 1);
        seen[member / 64] = known | UINT64_C(1) << (member % 64);
    }
    walk->count = count;
    hits->count = 0;
}

/* Coins of a row, sixteen at a time, of which mostly none, one or two fall for it. With `to_the_end` those tell, too,
 * who learn meanwhile. Gives the first who has not told. */
NW_MANY_MACHINES static int64_t tell_each(nw__cascade_walk *walk, int64_t first, int64_t last, bool to_the_end) {
    const nw__csr *out = walk->cascade->out;
    const uint32_t *chances = walk->cascade->chance;
    nw__lanes_random random = *walk->random;
    hits hits;
    int64_t arcs = 0;
    hits.count = 0;
    for (int64_t j = first; j < last; j++) {
        int64_t begin = out->start[walk->queue[j]];
        int64_t end = out->start[walk->queue[j] + 1];
        arcs += end - begin;
        __builtin_prefetch(chances + out->start[walk->queue[j + AHEAD < last ? j + AHEAD : last - 1]]);
        for (int64_t k = begin; k < end; k += NW_COINS) {
            nw__coins chance;
            memcpy(&chance, chances + k, sizeof chance);
            int64_t beyond = k + NW_COINS - end;
            unsigned won = nw__coins_toss(&random, &chance) & ((1U << NW_COINS) - 1) >> (beyond > 0 ? beyond : 0);
            won = take_next(&hits, out->to, k, won);
            won = take_next(&hits, out->to, k, won);
            while (won != 0)
                won = take_next(&hits, out->to, k, won);
            if (hits.count >= HITS)
                learn_all(walk, &hits);
        }
        if (j + 1 < last)
            continue;
        learn_all(walk, &hits);
        last = to_the_end ? walk->count : last;
    }
    *walk->random = random;
    walk->arcs += arcs;
    return last;
}

/* Linear threshold: thresholds are drawn when a member first hears, and are in the same units as shares. */
static void persuade(nw__cascade_walk *walk, int64_t first, int64_t last) {
    const nw__csr *out = walk->cascade->out;
    for (int64_t j = first; j < last; j++) {
        walk->arcs += nw__degree(out, walk->queue[j]);
        for (int64_t k = out->start[walk->queue[j]]; k < out->start[walk->queue[j] + 1]; k++) {
            int32_t other = out->to[k];
            if (walk->asked[other] == 0) {
                walk->asked[other] = (uint32_t)(nw__random_bits(&walk->draws) >> (64 - NW_CHANCE_BITS)) + 1;
                walk->heard[other] = 0;
                walk->touched[walk->touched_count++] = other;
            }
            walk->heard[other] += walk->cascade->chance[k];
            if (walk->heard[other] >= walk->asked[other])
                learn(walk, other);
        }
    }
}

/* Forgets all. */
static void clear(nw__cascade_walk *walk) {
    for (int64_t j = 0; j < walk->count; j++)
        walk->seen[walk->queue[j] / 64] = 0;
    for (int64_t j = 0; j < walk->touched_count; j++)
        walk->asked[walk->touched[j]] = 0;
    walk->count = walk->touched_count = 0;
}

static void tell_spread(nw__spread *spread, int64_t round, int64_t known, bool late) {
    nw__spread_add(spread, round, (uint64_t)known, (unsigned __int128)known * (uint64_t)known, late);
}

bool nw__cascade_walk_run(nw__cascade_walk *walk, const int32_t *starts, int64_t count, int64_t rounds, bool at_end,
                          nw__spread *spread) {
    int64_t told = 0;
    int64_t round = 0;
    clear(walk);
    for (int64_t j = 0; j < count; j++)
        learn(walk, starts[j]);
    for (; told < walk->count && round < rounds; round++) {
        int64_t end = walk->count;
        if (!at_end)
            tell_spread(spread, round, end, false);
        if (walk->cascade->rule.model == NW_CASCADE_LINEAR)
            persuade(walk, told, end);
        else if (walk->cascade->chance != NULL)
            end = tell_each(walk, told, end, at_end && rounds == INT64_MAX);
        else if (walk->cascade->skips != NULL)
            tell_alike(walk, told, end);
        told = end;
    }
    tell_spread(spread, at_end ? 0 : round, walk->count, false);
    if (!at_end)
        tell_spread(spread, round, walk->count, true);
    return told < walk->count;
}
