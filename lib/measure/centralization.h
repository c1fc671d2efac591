/* Centralization of a score of members. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_MEASURE_CENTRALIZATION_H
#define NW_MEASURE_CENTRALIZATION_H

#include "measure/measure.h"

/* Sum of (largest score - score) over members, by the largest that this sum can be. Freeman 1979,
 * doi 10.1016/0378-8733(78)90021-7. */
double nw__centralization(const double *score, int64_t members, double possible);

/* Fills out[0][0] with the centralization of in- or out-degree ("in", "out"): by (n-1)^2; undirected by (n-1)(n-2). */
netweave_status nw__arc_centralization(const nw__call *call, const char *direction, double *const *out);

#endif
