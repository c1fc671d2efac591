/* A block of 512 simulations of a cascade side by side, one bit for each: Gokturk and Kaya 2020, doi
 * 10.1109/TPDS.2020.3010227, with fresh coins in place of hashed ones. Rounds are kept, as in the sweep of distances.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/cascade_block.h"

#include "base/memory.h"
#include "base/run.h"

#include <string.h>

enum { POLL = 512 }; /* members between two looks at the run */

/* Contacts that all lanes wait for are held as 2^bits less their number, so that the last one carries over. */
static int wait_bits(int32_t needed) {
    int bits = 0;
    while (needed > 1 && (INT64_C(1) << bits) < needed)
        bits++;
    return bits;
}

static bool make_waits(const nw__cascade *cascade, nw__cascade_block *out) {
    size_t members = (size_t)cascade->members;
    int64_t count = 0;
    out->first_wait = nw__allocate(members + 1, sizeof *out->first_wait);
    if (out->first_wait == NULL)
        return false;
    for (int32_t i = 0; i < cascade->members; i++) {
        out->first_wait[i] = count;
        count += wait_bits(cascade->needed[i]);
    }
    out->first_wait[members] = count;
    out->wait = nw__allocate_lines((size_t)count, &out->room[5]);
    return out->wait != NULL;
}

bool nw__cascade_block_make(const nw__cascade *cascade, nw__cascade_block *out) {
    size_t members = (size_t)cascade->members;
    *out = (nw__cascade_block){.cascade = cascade};
    out->seen = nw__allocate_lines(members, &out->room[0]);
    out->now = nw__allocate_lines(members, &out->room[1]);
    out->next = nw__allocate_lines(members, &out->room[2]);
    out->known = nw__allocate_lines(sizeof *out->known / NW_LINE, &out->room[3]);
    out->random = nw__allocate_lines(sizeof *out->random / NW_LINE, &out->room[4]);
    out->active = nw__allocate(members, sizeof *out->active);
    out->soon = nw__allocate(members, sizeof *out->soon);
    bool made = out->seen != NULL && out->now != NULL && out->next != NULL && out->known != NULL &&
                out->random != NULL && out->active != NULL && out->soon != NULL;
    if (made && (cascade->needed == NULL || make_waits(cascade, out)))
        return true;
    nw__cascade_block_free(out);
    return false;
}

void nw__cascade_block_free(nw__cascade_block *block) {
    for (int i = 0; i < 6; i++)
        nw__free(block->room[i]);
    nw__free(block->active);
    nw__free(block->soon);
    nw__free(block->first_wait);
    *block = (nw__cascade_block){0};
}

static void clear_waits(nw__cascade_block *block) {
    for (int32_t i = 0; i < block->cascade->members; i++) {
        int64_t bits = block->first_wait[i + 1] - block->first_wait[i];
        uint64_t held = bits > 0 ? (UINT64_C(1) << bits) - (uint64_t)block->cascade->needed[i] : 0;
        for (int64_t k = 0; k < bits; k++)
            block->wait[block->first_wait[i] + k] = (nw__lanes){0} - (held >> k & 1);
    }
}

void nw__cascade_block_clear(nw__cascade_block *block, uint64_t seed, uint64_t index) {
    memset(block->seen, 0, (size_t)block->cascade->members * sizeof *block->seen);
    for (int64_t j = 0; j < block->active_count; j++)
        block->now[block->active[j]] = (nw__lanes){0};
    for (int64_t j = 0; j < block->soon_count; j++)
        block->next[block->soon[j]] = (nw__lanes){0};
    block->active_count = block->soon_count = 0;
    memset(block->known, 0, sizeof *block->known);
    nw__lanes_random_start(seed, index, block->random);
    block->places = nw__pool_places_start(seed, index);
    if (block->cascade->needed != NULL)
        clear_waits(block);
}

void nw__cascade_block_start(nw__cascade_block *block, int32_t member, const nw__lanes *lanes) {
    nw__lanes fresh = *lanes & ~block->seen[member];
    if (nw__lanes_empty(&fresh))
        return;
    if (nw__lanes_empty(&block->now[member]))
        block->active[block->active_count++] = member;
    block->now[member] |= fresh;
    block->seen[member] |= fresh;
    nw__lane_counts_add(block->known, &fresh);
}

void nw__cascade_block_seed(nw__cascade_block *block, const nw__cascade_starts *starts, int64_t first, int64_t count,
                            int64_t all) {
    nw__lanes used = {0};
    for (int lane = 0; lane < count; lane++) {
        nw__lanes own = {0};
        nw__lanes_set(&used, lane);
        nw__lanes_set(&own, lane);
        if (starts->in_turn)
            nw__cascade_block_start(block, nw__cascade_turn(starts, first + lane, all), &own);
    }
    for (int64_t j = 0; j < starts->count && !starts->in_turn; j++)
        nw__cascade_block_start(block, starts->members[j], &used);
}

NW_LANE_INLINE void hear(nw__cascade_block *block, int32_t member, const nw__lanes *heard) {
    if (nw__lanes_empty(heard))
        return;
    if (nw__lanes_empty(&block->next[member]))
        block->soon[block->soon_count++] = member;
    block->next[member] |= *heard;
}

/* The members first … last - 1 of `active` tell their contacts. Who has nobody left to tell is done. */
typedef enum coin { TOSSED, POOLED, MASKED } coin;

NW_LANE_INLINE void push(nw__cascade_block *block, int64_t first, int64_t last, coin coin) {
    const nw__csr *out = block->cascade->out;
    nw__lanes_random random = *block->random;
    nw__pool_places places = block->places;
    for (int64_t j = first; j < last; j++) {
        nw__lanes mine = block->now[block->active[j]];
        bool is_done = true;
        for (int64_t k = out->start[block->active[j]]; k < out->start[block->active[j] + 1]; k++) {
            int32_t other = out->to[k];
            nw__lanes heard;
            nw__lanes fresh = mine & ~(block->seen[other] | block->next[other]);
            if (nw__lanes_empty(&fresh))
                continue;
            is_done = false;
            if (coin == TOSSED) {
                nw__lanes_toss(&random, nw__cascade_chance(block->cascade, k), &fresh, &heard);
            } else if (coin == POOLED) {
                nw__coin_pool_take(block->cascade->pool, &places, &heard);
                heard &= fresh;
            } else {
                heard = fresh & block->masks[k];
            }
            hear(block, other, &heard);
        }
        if (is_done)
            block->now[block->active[j]] = (nw__lanes){0};
    }
    *block->random = random;
    block->places = places;
}

NW_MANY_MACHINES static void push_tossing(nw__cascade_block *block, int64_t first, int64_t last) {
    push(block, first, last, TOSSED);
}

NW_MANY_MACHINES static void push_pooled(nw__cascade_block *block, int64_t first, int64_t last) {
    push(block, first, last, POOLED);
}

NW_MANY_MACHINES static void push_masked(nw__cascade_block *block, int64_t first, int64_t last) {
    push(block, first, last, MASKED);
}

/* Each member who knows is one contact less to wait for. */
NW_MANY_MACHINES static void push_complex(nw__cascade_block *block, int64_t first, int64_t last) {
    const nw__csr *out = block->cascade->out;
    for (int64_t j = first; j < last; j++) {
        nw__lanes mine = block->now[block->active[j]];
        for (int64_t k = out->start[block->active[j]]; k < out->start[block->active[j] + 1]; k++) {
            int32_t other = out->to[k];
            nw__lanes carry = mine & ~block->seen[other];
            if (block->cascade->needed[other] == 0)
                continue;
            for (int64_t i = block->first_wait[other]; i < block->first_wait[other + 1] && !nw__lanes_empty(&carry);
                 i++) {
                nw__lanes both = block->wait[i] & carry;
                block->wait[i] ^= carry;
                carry = both;
            }
            hear(block, other, &carry);
        }
    }
}

/* Who told forgets, or not; who heard tells in the next round. */
NW_MANY_MACHINES static void settle(nw__cascade_block *block) {
    uint32_t recovery = block->cascade->recovery;
    nw__lanes_random random = *block->random;
    int64_t kept = 0;
    for (int64_t j = 0; j < block->active_count; j++) {
        int32_t member = block->active[j];
        nw__lanes gone;
        nw__lanes_toss(&random, recovery, &block->now[member], &gone);
        block->now[member] &= ~gone;
        if (!nw__lanes_empty(&block->now[member]))
            block->active[kept++] = member;
    }
    for (int64_t j = 0; j < block->soon_count; j++) {
        int32_t member = block->soon[j];
        nw__lanes heard = block->next[member];
        block->next[member] = (nw__lanes){0};
        block->seen[member] |= heard;
        nw__lane_counts_add(block->known, &heard);
        if (nw__lanes_empty(&block->now[member]))
            block->active[kept++] = member;
        block->now[member] |= heard;
    }
    block->active_count = kept;
    block->soon_count = 0;
    *block->random = random;
}

void nw__cascade_block_known(const nw__cascade_block *block, uint32_t known[NW_LANES]) {
    nw__lane_counts_read(block->known, known);
}

static netweave_status advance(nw__cascade_block *block, netweave_run *run, double share) {
    for (int64_t first = 0; first < block->active_count; first += POLL) {
        int64_t last = block->active_count - first < POLL ? block->active_count : first + POLL;
        netweave_status status = nw__run_check(run, share, "cascades");
        if (status != NETWEAVE_STATUS_OK)
            return status;
        if (block->cascade->needed != NULL)
            push_complex(block, first, last);
        else if (block->masks != NULL)
            push_masked(block, first, last);
        else if (block->cascade->pool != NULL)
            push_pooled(block, first, last);
        else
            push_tossing(block, first, last);
    }
    settle(block);
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__cascade_block_run(nw__cascade_block *block, int64_t rounds, netweave_run *run, double share,
                                      nw__cascade_hear *hear_round, void *context, bool *out_cut) {
    uint32_t known[NW_LANES];
    int64_t round = 0;
    for (;;) {
        if (hear_round != NULL) {
            nw__lane_counts_read(block->known, known);
            hear_round(context, round, known);
        }
        if (block->active_count == 0 || round == rounds)
            break;
        netweave_status status = advance(block, run, share);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        round++;
    }
    *out_cut = *out_cut || block->active_count > 0;
    return NETWEAVE_STATUS_OK;
}
