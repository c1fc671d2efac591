/* Shortest paths from one member over ties of different lengths. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_DIJKSTRA_H
#define NW_CORE_DIJKSTRA_H

#include "base/run.h"
#include "core/csr.h"

/* Dijkstra 1959, doi 10.1007/BF01386390, with a binary heap. Made once, then used for one source after another. */
typedef struct nw__dijkstra {
    const nw__csr *rows;
    const double *length; /* per arc, at least 1 */
    int32_t members;
    double *far;    /* per member: distance from the source; INFINITY when not reached */
    int32_t *order; /* members reached, nearest first */
    int32_t *rank;  /* per member reached: its place in `order` */
    int32_t reached;
    int32_t *heap;  /* members that wait, the nearest first */
    int32_t *place; /* per member: its place in the heap; -1 when it is not there */
    int32_t waiting;
} nw__dijkstra;

/* Makes room; false when out of memory. Give it back with nw__dijkstra_free(), also then. */
bool nw__dijkstra_make(const nw__csr *rows, const double *length, int32_t members, nw__dijkstra *out);

/* Fills `far`, `order`, `rank` and `reached` from a source. Polls the run. */
netweave_status nw__dijkstra_from(nw__dijkstra *search, int32_t source, netweave_run *run, double share);

void nw__dijkstra_free(nw__dijkstra *search);

/* Lengths of arcs: largest weight / weight, so that the shortest is 1; a length over the largest weight (`*out_unit`)
 * is 1 / strength. NULL when out of memory. */
double *nw__arc_lengths(const nw__csr *rows, int32_t members, double *out_unit);

/* True when two lengths of paths are equal on paper: the sums of decimals carry rounding. */
static inline bool nw__same_length(double a, double b) {
    double difference = a > b ? a - b : b - a;
    return difference <= 1e-12 * (a > b ? a : b);
}

#endif
