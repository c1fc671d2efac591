/* Paths between two members that share no other. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_MEASURE_DISJOINT_PATHS_H
#define NW_MEASURE_DISJOINT_PATHS_H

#include "core/csr.h"

/* Room for the search in a network of `members` members, used for one pair after another. */
typedef struct nw__disjoint_paths {
    const nw__csr *out; /* ties along which paths go */
    const nw__csr *in;  /* the same turned round */
    int32_t *next;      /* per member: the one after it on a path found by now, or -1 */
    int32_t *before;    /* per member: the one before it, or -1 */
    int32_t *from;      /* per side of a member: the side from which it was reached, or -1; arriving and leaving */
    int32_t *queue;
    unsigned char *marked; /* per member: 1 when it has been on a path */
    int32_t *touched;      /* those */
    int64_t touched_count, queue_count;
} nw__disjoint_paths;

/* Makes room; false when out of memory. Give it back with nw__disjoint_paths_free(), also then. */
bool nw__disjoint_paths_make(const nw__csr *out, const nw__csr *in, int64_t members, nw__disjoint_paths *paths);

/* The largest number of paths between two different members that have no other member in common; a tie between them
 * counts as one. Menger 1927, doi 10.4064/fm-10-1-96-115; found by augmenting paths (Ford and Fulkerson 1956, doi
 * 10.4153/CJM-1956-045-5; Even 1975, doi 10.1137/0204043). */
int64_t nw__disjoint_paths_count(nw__disjoint_paths *paths, int32_t source, int32_t target);

void nw__disjoint_paths_free(nw__disjoint_paths *paths);

#endif
