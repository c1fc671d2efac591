/* Views as igraph graphs, and the gate for weights. SPDX-License-Identifier: GPL-2.0-or-later */
#include "bridge/graph.h"

#include "bridge/weights.h"

#include <math.h>

double nw__weights_least(const netweave_view *view) {
    int64_t arcs = view->out.start[view->members];
    if (view->out.weight == NULL || arcs == 0)
        return 1;
    double least = INFINITY;
    for (int64_t k = 0; k < arcs; k++)
        least = fmin(least, view->out.weight[k]);
    return least;
}

bool nw__weights_fit(const netweave_view *view) {
    if (view->out.weight == NULL)
        return true;
    double least = nw__weights_least(view);
    for (int64_t k = 0; k < view->out.start[view->members]; k++) {
        double weight = view->out.weight[k];
        if (!isfinite(weight) || weight <= 0 || weight / least > NW_WEIGHT_RATIO)
            return false;
    }
    return true;
}

/* igraph enlarges a graph without a word when an id is too large, and reads out of bounds when one is negative. */
static igraph_error_t list_ties(const netweave_view *view, igraph_vector_int_t *ends, igraph_vector_t *weights) {
    double least = nw__weights_least(view);
    igraph_integer_t tie = 0;
    for (int32_t i = 0; i < view->members; i++) {
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++) {
            int32_t other = view->out.to[k];
            if (other < 0 || other >= view->members)
                IGRAPH_ERROR("a tie ends outside the members", IGRAPH_EINVAL);
            if (!view->directed && other < i)
                continue;
            if (tie >= view->ties)
                IGRAPH_ERROR("there are more ties than were counted", IGRAPH_EINVAL);
            VECTOR(*ends)[2 * tie] = i;
            VECTOR(*ends)[2 * tie + 1] = other;
            if (weights != NULL)
                VECTOR(*weights)[tie] = view->out.weight != NULL ? view->out.weight[k] / least : 1;
            tie++;
        }
    }
    return IGRAPH_SUCCESS;
}

igraph_error_t nw__igraph_from_view(const netweave_view *view, igraph_t *out_graph, igraph_vector_t *out_weights) {
    igraph_vector_int_t ends;
    IGRAPH_CHECK(igraph_vector_int_init(&ends, 2 * view->ties));
    IGRAPH_FINALLY(igraph_vector_int_destroy, &ends);
    if (out_weights != NULL) {
        IGRAPH_CHECK(igraph_vector_init(out_weights, view->ties));
        IGRAPH_FINALLY(igraph_vector_destroy, out_weights);
    }
    IGRAPH_CHECK(list_ties(view, &ends, out_weights));
    IGRAPH_CHECK(igraph_create(out_graph, &ends, view->members, view->directed));
    igraph_vector_int_destroy(&ends);
    IGRAPH_FINALLY_CLEAN(out_weights != NULL ? 2 : 1);
    return IGRAPH_SUCCESS;
}
