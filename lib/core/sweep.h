/* Breadth-first search from many sources at once. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_SWEEP_H
#define NW_CORE_SWEEP_H

#include "base/run.h"
#include "core/csr.h"

/* 1 / distance is added up in whole numbers of 2^-64: such sums are the same in any order. */
typedef unsigned __int128 nw__fixed;

/* What the sources told of one member that they reached. */
typedef struct nw__tally {
    nw__fixed inverse; /* sum of 1 / distance */
    uint64_t sum;      /* sum of distances */
    uint32_t reached;  /* sources that reach it, itself left out */
    uint32_t farthest; /* greatest distance */
} nw__tally;

typedef struct nw__sweep {
    const nw__csr *along;   /* arcs in the direction of the search */
    const nw__csr *against; /* the same arcs turned round */
    int32_t members;
    const unsigned char *keep; /* members with 0 are not entered; NULL: all are */
    const int32_t *sources;    /* kept members, in increasing order */
    int64_t source_count;
    const unsigned char *count; /* only pairs that end at members with 1 count; NULL: all */
    nw__tally *tallies;         /* out, per member, zero before; NULL: not wanted */
    uint64_t *levels;           /* out, members + 1, zero before: pairs (source, other member) at each distance */
} nw__sweep;

/* Runs the search from all sources, in batches on all threads. Same result with any number of threads. */
netweave_status nw__sweep_run(const nw__sweep *sweep, netweave_run *run);

/* Sum of 1 / distance as a number. */
static inline double nw__fixed_number(nw__fixed fixed) {
    return (double)fixed * 0x1p-64;
}

#endif
