/* Who is how far from sixty-four sources. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_LEVELS_H
#define NW_CORE_LEVELS_H

#include "base/run.h"
#include "core/csr.h"

enum { NW_LEVELS_SOURCES = 64 };

/* A breadth-first search with a bit for each source: Then et al. 2014, doi 10.14778/2735496.2735507. Made once, then
 * used for one set of sources after another. */
typedef struct nw__levels {
    const nw__csr *along;   /* arcs in the direction of the search */
    const nw__csr *against; /* the same arcs turned round */
    int32_t members;
    uint64_t *seen;       /* per member: sources that have reached it */
    uint64_t *now, *next; /* those that reach it at this and at the next level; zero elsewhere */
    int32_t *member;      /* the members of each level, one level after the other; beside them … */
    uint64_t *sources;    /* … the sources that are so far from them, a bit each, … */
    uint64_t *onward;     /* … and those of them that go on from here to the next level */
    size_t capacity;
    int64_t *first; /* where each level begins in `member`: count + 1 places */
    int64_t count;  /* levels; the first holds the sources */
} nw__levels;

/* Makes room; false when out of memory. Give it back with nw__levels_free(), also then. */
bool nw__levels_make(const nw__csr *along, const nw__csr *against, int32_t members, nw__levels *out);

/* Finds the levels around `count` different sources (at most 64). Polls the run. */
netweave_status nw__levels_find(nw__levels *levels, const int32_t *sources, int count, netweave_run *run, double share,
                                const char *what);

void nw__levels_free(nw__levels *levels);

#endif
