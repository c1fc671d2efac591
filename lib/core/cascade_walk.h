/* One simulation of a cascade after another, for those that reach few. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_CASCADE_WALK_H
#define NW_CORE_CASCADE_WALK_H

#include "core/cascade_spread.h"
#include "core/coin_pool.h"

/* Scratch of one thread. */
typedef struct nw__cascade_walk {
    const nw__cascade *cascade;
    nw__lanes_random *random;
    nw__random draws; /* linear threshold: of the members' thresholds */
    int32_t *queue;   /* members who know, in the order in which they heard */
    uint64_t *seen;   /* a bit for each member who knows */
    uint32_t *heard,
        *asked;       /* linear threshold: share of the ties in from those who know; threshold + 1, 0: not drawn */
    int32_t *touched; /* members with `asked` */
    int64_t touched_count;
    int64_t count; /* members who know */
    int64_t skip;  /* ties that do not pass on before the next one that does, where all have one chance */
    int64_t arcs;  /* arcs looked at in all simulations */
    void *room;
} nw__cascade_walk;

bool nw__cascade_walk_make(const nw__cascade *cascade, nw__cascade_walk *out);
void nw__cascade_walk_free(nw__cascade_walk *walk);

/* The simulations that follow draw from the stream (seed, index). */
void nw__cascade_walk_seed(nw__cascade_walk *walk, uint64_t seed, uint64_t index);

/* Simulates once, at most `rounds` rounds; the numbers of those who know go to `spread`: after each round, or, with
 * `at_end`, as of round 0 at the end. True when it ended for the number of rounds. */
bool nw__cascade_walk_run(nw__cascade_walk *walk, const int32_t *starts, int64_t count, int64_t rounds, bool at_end,
                          nw__spread *spread);

#endif
