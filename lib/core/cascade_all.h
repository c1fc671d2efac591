/* What a cascade reaches from each member at once, which takes two files. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_CASCADE_ALL_H
#define NW_CORE_CASCADE_ALL_H

#include "core/cascade_block.h"
#include "core/cascade_spread.h"
#include "core/cascade_world.h"

/* How they are found. */
typedef enum nw__all_way {
    NW_ALL_PARTS,  /* parts of worlds without direction */
    NW_ALL_WORLDS, /* searches in worlds */
    NW_ALL_EACH,   /* simulations for each member */
    NW_ALL_CERTAIN /* nothing is left to chance */
} nw__all_way;

/* Sums of one member over simulations: whole numbers, so that their order does not matter. */
typedef struct nw__all_member {
    unsigned __int128 square;
    uint64_t reached;
    uint64_t rounds[NW_CASCADE_SHARES], arrived[NW_CASCADE_SHARES];
} nw__all_member;

/* What one thread works with. */
typedef struct nw__all_sums {
    nw__all_member *member;
    uint64_t total; /* of what all members reach in a world … */
    unsigned __int128 total_square;
    bool was_cut;
    nw__cascade_block block;
    nw__cascade_world world;
    int32_t *next, *size; /* parts */
    nw__lanes_random *random;
    void *room;
} nw__all_sums;

/* How many must know for each share. */
typedef struct nw__all_target {
    int32_t known[NW_CASCADE_SHARES];
} nw__all_target;

typedef struct nw__all {
    const nw__cascade *cascade;
    netweave_run *run;
    uint64_t seed;
    int64_t simulations, rounds;
    nw__all_target *target; /* per member; NULL: only the end is asked for */
    nw__tie_list ties;
    nw__all_sums *sums; /* by thread */
} nw__all;

/* Finds whom each member can reach, and so its targets. */
netweave_status nw__all_targets(nw__all *all, const double shares[NW_CASCADE_SHARES], nw__cascade_member *member);

/* By all outcomes or states, where they are few (`demanded`: where they can be had at all); else *out_done stays false.
 */
netweave_status nw__all_exact(const nw__all *all, bool demanded, nw__cascade_totals *out, bool *out_done);

#endif
