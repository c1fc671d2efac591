/* Views as igraph graphs, and the gate for weights. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_BRIDGE_GRAPH_H
#define NW_BRIDGE_GRAPH_H

#include "bridge/guard.h"
#include "core/view.h"

/* Makes an igraph graph of a view, ties in the view's order, and their weights over the least weight (`out_weights`
 * NULL: not wanted; 1 each where the view has none). Inside work only; the view's weights must have passed
 * nw__weights_fit(). On success both are the caller's, and not on igraph's stack of clean-ups. */
igraph_error_t nw__igraph_from_view(const netweave_view *view, igraph_t *out_graph, igraph_vector_t *out_weights);

#endif
