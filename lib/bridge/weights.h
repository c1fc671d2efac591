/* Which weights igraph is trusted with. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_BRIDGE_WEIGHTS_H
#define NW_BRIDGE_WEIGHTS_H

#include "core/view.h"

/* Greatest weight over the least that igraph is trusted with: beyond it takes different sums for equal ones. */
#define NW_WEIGHT_RATIO 1e6

/* True when the view carries no weights, or only finite ones above 0 of which none is more than NW_WEIGHT_RATIO times
 * another. Other weights make igraph answer wrongly, hang or abort. */
bool nw__weights_fit(const netweave_view *view);

/* The least weight of a view; 1 where there is none. */
double nw__weights_least(const netweave_view *view);

#endif
