/* Counting shortest paths from eight sources side by side. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_TRACE_H
#define NW_CORE_TRACE_H

#include "core/levels.h"
#include "core/piece.h"

enum { NW_TRACE_SOURCES = 8 };

/* Eight numbers, one a source. */
typedef double nw__eight __attribute__((vector_size(8 * NW_TRACE_SOURCES)));

/* Brandes 2001 (doi 10.1080/0022250X.2001.9990249) for several sources in one cache line: Sariyüce, Saule, Kaya and
 * Çatalyürek 2015, doi 10.1016/j.jpdc.2014.10.008. Which members are at a level is known beforehand, so that each asks
 * its neighbours once on the way out and once on the way back. Made once, then used for one set of sources after
 * another. */
typedef struct nw__trace {
    const nw__piece *piece;
    nw__levels levels;
    nw__eight *here;  /* per member: values of one level; zero elsewhere */
    nw__eight *paths; /* beside `order`: shortest paths from each source; on the way back (load + dependency) / paths */
    int32_t *order;   /* members by level; one stands there once for each level it has */
    unsigned char *lanes;  /* beside `order`: the sources that are so far from it, a bit each */
    unsigned char *onward; /* those of them that go on from here */
    int64_t *first;        /* where each level begins in `order` */
    size_t capacity;
    void *here_room, *paths_room;
} nw__trace;

/* What sources bring, added up; NULL: not wanted. A source brings what one member there does, as many times as its
 * load; squares are of what one member brings, as many times. */
typedef struct nw__trace_sums {
    double *member, *member_square; /* per place; members come with squares of members */
    double *arc, *arc_square;       /* per arc of `out` */
    double *total;                  /* of all places together, and of its square; comes with squares */
} nw__trace_sums;

/* Makes room; false when out of memory. Give it back with nw__trace_free(), also then. */
bool nw__trace_make(const nw__piece *piece, nw__trace *trace);

/* Adds what `count` different sources (at most NW_LEVELS_SOURCES) bring, each as many times as its load. Polls the run.
 * LIMIT when there are too many paths. */
netweave_status nw__trace_from(nw__trace *trace, const int32_t *sources, const double *loads, int count,
                               netweave_run *run, double share, const nw__trace_sums *sums);

void nw__trace_free(nw__trace *trace);

#endif
