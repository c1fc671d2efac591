/* A view as a graph of igraph, for tests and benches that run both. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TEST_PEER_VIEW_GRAPH_H
#define TEST_PEER_VIEW_GRAPH_H

#include "core/view.h"

#include <igraph.h>

/* The ties of an undirected view, each once, in the order of its rows. For igraph_destroy(). */
static inline void make_graph(const netweave_view *view, igraph_t *out) {
    igraph_vector_int_t ends;
    igraph_vector_int_init(&ends, 0);
    for (int32_t i = 0; i < view->members; i++) {
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++) {
            if (view->out.to[k] < i)
                continue;
            igraph_vector_int_push_back(&ends, i);
            igraph_vector_int_push_back(&ends, view->out.to[k]);
        }
    }
    igraph_create(out, &ends, view->members, false);
    igraph_vector_int_destroy(&ends);
}

#endif
