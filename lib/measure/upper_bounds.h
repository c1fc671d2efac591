/* Common upper bounds of members. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_MEASURE_UPPER_BOUNDS_H
#define NW_MEASURE_UPPER_BOUNDS_H

#include "core/pass.h"

/* Pairs of members in a common weak component without a lowest upper bound: a member who reaches both (a member reaches
 * itself) and whom every other such member reaches. `topmost`:
 * a bound that reaches every other such member, which sna looks for. `*out_too_large` is true, and the number
 * untouched, when a weak component has more than 20000 strong ones: the work grows with the cube of that. Krackhardt
 * 1994. */
netweave_status nw__pairs_without_lowest_bound(const netweave_view *view, netweave_run *run, bool topmost,
                                               double *out_pairs, bool *out_too_large);

#endif
