/* What the passes of betweenness share. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_BETWEENNESS_H
#define NW_CORE_BETWEENNESS_H

#include "core/block_sums.h"
#include "core/pass.h"
#include "core/trace.h"

/* Zeros for the members of a view and, where asked for, its ties; NULL when out of memory. */
nw__betweenness *nw__betweenness_new(const netweave_view *view, bool with_ties);

netweave_status nw__betweenness_too_many(void);

/* Places of a piece to search from, each as many times as its load. */
typedef struct nw__sources {
    int32_t *place;
    double *load;
    int64_t count;
} nw__sources;

/* What is wanted of them. */
typedef struct nw__betweenness_want {
    bool ties, squares;
} nw__betweenness_want;

/* Numbers that a sweep takes, and where each kind stands in them. */
int64_t nw__betweenness_size(const nw__piece *piece, nw__betweenness_want want);
nw__trace_sums nw__betweenness_split(const nw__piece *piece, nw__betweenness_want want, double *numbers);

/* Searches from sources on all threads. What they bring is in out->total. Free with nw__block_sums_free(). */
netweave_status nw__betweenness_sweep(const nw__piece *piece, const nw__sources *sources, nw__betweenness_want want,
                                      netweave_run *run, nw__block_sums *out);

/* Adds what passes from piece to piece of an undirected view. `tie` may be NULL. */
netweave_status nw__betweenness_add_apart(const netweave_view *view, netweave_run *run, double *member, double *tie);

#endif
