/* A block of 512 simulations of a cascade side by side, round by round. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_CASCADE_BLOCK_H
#define NW_CORE_CASCADE_BLOCK_H

#include "core/cascade.h"
#include "core/coin_pool.h"

/* Scratch of one thread. */
typedef struct nw__cascade_block {
    const nw__cascade *cascade;
    const nw__lanes *masks; /* per arc: the lanes in which it passes on; NULL: coins are tossed */
    nw__lanes *seen;        /* lanes in which a member knows */
    nw__lanes *now, *next;  /* in which it tells in this round, and in which it hears; zero elsewhere */
    int32_t *active, *soon; /* members with bits in `now`, in `next` */
    int64_t active_count, soon_count;
    nw__lanes *wait;     /* complex contagion: how many contacts each lane waits for, upright as in nw__lane_counts; */
    int64_t *first_wait; /* per member its first of them */
    nw__lane_counts *known; /* members who know */
    nw__lanes_random *random;
    nw__pool_places places;
    void *room[6];
} nw__cascade_block;

bool nw__cascade_block_make(const nw__cascade *cascade, nw__cascade_block *out);
void nw__cascade_block_free(nw__cascade_block *block);

/* Empties the block: nobody knows in any lane. Its coins come from the stream (seed, index). */
void nw__cascade_block_clear(nw__cascade_block *block, uint64_t seed, uint64_t index);

/* A member knows in these lanes from the start. */
void nw__cascade_block_start(nw__cascade_block *block, int32_t member, const nw__lanes *lanes);

/* All `starts` know in the first `count` lanes; in_turn: each lane has one of them, spread evenly over `all` lanes of
 * which these are the ones from `first` on. */
void nw__cascade_block_seed(nw__cascade_block *block, const nw__cascade_starts *starts, int64_t first, int64_t count,
                            int64_t all);

/* Told after each round in which something happened, and before the first: members who know, by lane. */
typedef void nw__cascade_hear(void *context, int64_t round, const uint32_t *known);

/* Runs all lanes, at most `rounds` rounds; `hear` may be NULL. *out_cut is set to true when it ended for the number of
 * rounds. Polls the run. */
netweave_status nw__cascade_block_run(nw__cascade_block *block, int64_t rounds, netweave_run *run, double share,
                                      nw__cascade_hear *hear, void *context, bool *out_cut);

/* Members who know, by lane. */
void nw__cascade_block_known(const nw__cascade_block *block, uint32_t known[NW_LANES]);

#endif
