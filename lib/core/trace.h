/* Counting shortest paths from eight sources side by side. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_TRACE_H
#define NW_CORE_TRACE_H

#include "base/run.h"
#include "core/csr.h"

enum { NW_TRACE_SOURCES = 8 };

/* Eight numbers, one a source. */
typedef double nw__eight __attribute__((vector_size(8 * NW_TRACE_SOURCES)));

/* Brandes 2001 (doi 10.1080/0022250X.2001.9990249) for several sources in one cache line: Sariyüce, Saule, Kaya and
 * Çatalyürek 2015, doi 10.1016/j.jpdc.2014.10.008. Made once, then used for one batch after another. */
typedef struct nw__trace {
    const nw__csr *out, *in;
    int32_t members;
    nw__eight *paths;       /* per member: shortest paths from each source; 0: not reached */
    nw__eight *here, *next; /* values at the level at hand and at the next; zero elsewhere */
    int32_t *order;         /* members by level; one stands there once for each level it has */
    unsigned char *lanes;   /* beside `order`: the sources that reach it at that level, a bit each */
    int64_t *level;         /* where each level starts in `order` */
    void *room[3];
} nw__trace;

/* Makes room; false when out of memory. Give it back with nw__trace_free(), also then. */
bool nw__trace_make(const nw__csr *out, const nw__csr *in, int32_t members, nw__trace *trace);

/* Adds what `count` different sources (at most eight) bring to each member and to each arc of `out`. Polls the run. */
netweave_status nw__trace_from(nw__trace *trace, const int32_t *sources, int count, netweave_run *run, double share,
                               double *member, double *arc);

void nw__trace_free(nw__trace *trace);

#endif
