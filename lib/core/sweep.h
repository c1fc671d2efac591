/* Breadth-first search from many sources at once. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_SWEEP_H
#define NW_CORE_SWEEP_H

#include "base/run.h"
#include "core/csr.h"

/* 1 / distance is added up in whole numbers of 2^-64: such sums are the same in any order. */
typedef unsigned __int128 nw__fixed;

/* What the sources, and those who hang from them, told of one member that they reached. */
typedef struct nw__tally {
    nw__fixed inverse; /* sum of 1 / distance */
    nw__fixed beyond;  /* sum of 1 / (distance + 1): what those who hang from this member have */
    uint64_t sum;      /* sum of distances */
    uint32_t reached;  /* who reaches it, itself and those who hang from it left out */
    uint32_t farthest; /* greatest distance */
} nw__tally;

/* Squares of the same, for standard errors. */
typedef struct nw__squares {
    nw__fixed inverse; /* sum of 1 / distance^2 */
    uint64_t sum;      /* sum of distance^2 */
} nw__squares;

/* What some of the sources have together. */
typedef struct nw__source_group {
    nw__fixed inverse; /* sum of 1 / distance to all they reach */
    uint64_t sum;      /* sum of distances */
    uint64_t reached;  /* how many they reach */
    int64_t sources;
} nw__source_group;

enum { NW_SWEEP_BATCH = 512, NW_SWEEP_GROUPS = 8 }; /* sources searched from at once, and groups they are in */

typedef struct nw__sweep {
    const nw__csr *along;   /* arcs in the direction of the search */
    const nw__csr *against; /* the same arcs turned round */
    int32_t members;
    const int32_t *sources; /* whom to search from; NULL: all who count */
    int64_t source_count;
    const unsigned char *own; /* pairs count that have members with 1 at their ends; NULL: all count */
    const uint32_t *hanging;  /* per member: others that count, tied to it alone and not among `members`; NULL: none */
    nw__tally *tallies;       /* out, per member, zero before; NULL: not wanted */
    uint64_t *levels;         /* out, members + 3, zero before: ordered pairs at each distance, without those between a
                                 member and who hangs from it, or between two who hang from the same */
    nw__squares *squares;     /* out, per member, zero before; where all count and none hang; NULL: not wanted */
    nw__source_group *groups; /* out, with squares: NW_SWEEP_GROUPS for each NW_SWEEP_BATCH sources, zero before */
} nw__sweep;

/* Runs the search, in batches on all threads. Same result with any number of threads. */
netweave_status nw__sweep_run(const nw__sweep *sweep, netweave_run *run);

/* 1 / distance in those whole numbers. */
static inline nw__fixed nw__fixed_inverse(uint32_t distance) {
    return (((nw__fixed)1 << 64) + distance / 2) / distance;
}

/* 1 / distance^2 in those whole numbers. */
static inline nw__fixed nw__fixed_inverse_square(uint32_t distance) {
    return (((nw__fixed)1 << 64) + distance / 2) / ((nw__fixed)distance * distance);
}

/* Such a sum as a number. */
static inline double nw__fixed_number(nw__fixed fixed) {
    return (double)fixed * 0x1p-64;
}

#endif
