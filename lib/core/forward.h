/* Ties in order of degree, for meeting each triangle once. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_FORWARD_H
#define NW_CORE_FORWARD_H

#include "core/view.h"

/* Members are ranked by their ties, told apart by powers of two, and each tie stands with its end of lower rank: no row
 * is longer than 2 sqrt(ties), so that going through the rows of all ties takes O(ties^1.5), also beside a hub. Latapy
 * 2008, doi 10.1016/j.tcs.2008.07.017. */
typedef struct nw__forward {
    int32_t members;
    int32_t *rank;   /* per member; those of like degree stand in the order of members */
    int32_t *member; /* per rank */
    int64_t *start;  /* per rank, and one more: where its row begins */
    int32_t *to;     /* ranks; a row keeps the order of members */
    int32_t longest; /* row */
} nw__forward;

/* What one thread needs to meet triangles. */
typedef struct nw__forward_marks {
    int32_t *mark; /* per rank: 1 + its place in the row at hand, or 0 */
    int32_t *hits; /* places in a row */
} nw__forward_marks;

/* `view` is undirected. */
netweave_status nw__forward_make(const netweave_view *view, netweave_run *run, nw__forward *out);
void nw__forward_free(nw__forward *forward);

bool nw__forward_marks_make(const nw__forward *forward, nw__forward_marks *out);
void nw__forward_marks_free(nw__forward_marks *marks);

/* Marks the row of the rank `first`; taken back by nw__forward_unmark(). */
static inline void nw__forward_mark(const nw__forward *forward, int32_t first, int32_t *mark) {
    int64_t begin = forward->start[first];
    for (int64_t k = begin; k < forward->start[first + 1]; k++)
        mark[forward->to[k]] = (int32_t)(k - begin) + 1;
}

static inline void nw__forward_unmark(const nw__forward *forward, int32_t first, int32_t *mark) {
    for (int64_t k = forward->start[first]; k < forward->start[first + 1]; k++)
        mark[forward->to[k]] = 0;
}

/* The places in the row of `second` that are marked, each the third member of a triangle. Free of branches, for which
 * of them are is hard to foretell. */
static inline int32_t nw__forward_close(const nw__forward *forward, int32_t second, const nw__forward_marks *marks) {
    const int32_t *row = forward->to + forward->start[second];
    int64_t size = forward->start[second + 1] - forward->start[second];
    int32_t found = 0;
    for (int32_t k = 0; k < size; k++) {
        marks->hits[found] = k;
        found += marks->mark[row[k]] != 0;
    }
    return found;
}

#endif
