/* Compressed sparse rows. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_CSR_H
#define NW_CORE_CSR_H

#include "base/status.h"

/* Row i holds to[start[i] … start[i+1]-1], in increasing order and without duplicates. `weight` NULL: 1 each. */
typedef struct nw__csr {
    int64_t *start;
    int32_t *to;
    double *weight;
} nw__csr;

/* Rows of `count` arcs among `members`; arcs given more than once are joined and their weights added. */
netweave_status nw__csr_build(int64_t members, int64_t count, const int32_t *from, const int32_t *to,
                              const double *weight, nw__csr *out);

/* Rows of `count` undirected ties, each way round, none with itself and in any order; ties given more than once count
 * once. */
netweave_status nw__csr_build_undirected(int32_t members, int64_t count, const int32_t *from, const int32_t *to,
                                         nw__csr *out);

/* Rows made in place, which takes no more memory than they do: count the arcs of row i in start[i + 1] (`start` has
 * members + 1 places, zero before); nw__csr_open() makes room for them; nw__csr_put() adds each; nw__csr_close() when
 * all are there. They stand in the order in which they came. Without
 * arcs there are no weights. */
netweave_status nw__csr_open(int64_t members, bool weighted, nw__csr *csr);
void nw__csr_close(int64_t members, nw__csr *csr);

static inline void nw__csr_put(nw__csr *csr, int32_t from, int32_t to, double weight) {
    int64_t place = csr->start[from]++;
    csr->to[place] = to;
    if (csr->weight != NULL)
        csr->weight[place] = weight;
}

/* Puts rows in order and joins arcs given more than once, their weights added. On failure there are no rows left. */
netweave_status nw__csr_join(int64_t members, nw__csr *csr);

/* The same arcs turned round. */
netweave_status nw__csr_transpose(int64_t members, const nw__csr *csr, nw__csr *out);

/* Arcs in either (the larger weight holds) or, with `both`, in both of two (the smaller holds). */
netweave_status nw__csr_combine(int64_t members, const nw__csr *a, const nw__csr *b, bool both, nw__csr *out);

/* The place of arc i → j in `csr->to`, or -1. O(log row). */
int64_t nw__csr_find(const nw__csr *csr, int64_t i, int32_t j);

void nw__csr_free(nw__csr *csr);

#endif
