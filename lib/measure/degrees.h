/* Counts of ties that several measures need. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_MEASURE_DEGREES_H
#define NW_MEASURE_DEGREES_H

#include "base/options.h"
#include "core/view.h"

/* The parameter `direction`, whose values nw__degrees() takes. */
extern const nw__option nw__degree_parameters[1];

/* The degree of each member: "out", "in", or "total" (ties out plus ties in). Undirected: all the same. The array is
 * the caller's: nw__free(). */
netweave_status nw__degrees(const netweave_view *view, const char *which, double **out_degree);

/* Members without a tie out or in. */
int64_t nw__isolates(const netweave_view *view);

/* Pairs of members tied both ways in a directed view. */
int64_t nw__mutual_pairs(const netweave_view *view);

#endif
