/* A network as a circuit of conductors, one member of it grounded. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_MEASURE_CIRCUIT_H
#define NW_MEASURE_CIRCUIT_H

#include "base/run.h"

/* What became of a member's conductors when it was taken out: current that comes to it goes on to `to` in these shares.
 */
typedef struct nw__circuit_row {
    int32_t *to;
    double *share;
    size_t to_capacity, share_capacity;
    int32_t count;
    double drain; /* 1 / sum of its conductances */
} nw__circuit_row;

/* Members 0 … size - 1, connected; 0 is grounded. Factored: `order` lists the others as they were taken out. */
typedef struct nw__circuit {
    int32_t size;
    nw__circuit_row *rows;
    int32_t *order;
    int64_t filled; /* conductors of all rows */
} nw__circuit;

enum { NW_CIRCUIT_LANES = 8 };

/* Half a minute. */
#define NW_CIRCUIT_MOST_WORK 3e10

typedef struct nw__circuit_lanes {
    double value[NW_CIRCUIT_LANES];
} nw__circuit_lanes;

/* Takes members out one after the other, those with fewest conductors first, each replaced by conductors among its
 * neighbours (star and mesh, Kennelly 1899): Cholesky's factors of the Laplacian without its ground, found by sums of
 * positive numbers only. Pendants and chains leave nothing behind, so sparse networks stay sparse. *out_too_large is
 * true, and there is nothing in `out`, where that would take too much memory, or more than `most_work` conductors were
 * to be looked at. */
netweave_status nw__circuit_make(int32_t size, int64_t ties, const int32_t *from, const int32_t *to,
                                 const double *conductance, double most_work, netweave_run *run, nw__circuit *out,
                                 bool *out_too_large);

void nw__circuit_free(nw__circuit *circuit);

/* Effective resistance between each member and the ground: the diagonal of the inverse, found on the pattern of the
 * factors alone (Takahashi, Fagan and Chin 1973; Erisman and Tinney 1975, doi 10.1145/360680.360704). */
netweave_status nw__circuit_resistances(const nw__circuit *circuit, netweave_run *run, double *out);

/* Potentials when currents come in at members and leave at the ground: `value` holds the currents, then the potentials,
 * for several cases at once. */
void nw__circuit_solve(const nw__circuit *circuit, nw__circuit_lanes *value);

#endif
