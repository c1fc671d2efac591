/* Radius: the least eccentricity, among the members who reach the most others. On a connected network these are all
 * members; on a disconnected one those of the largest component, so that a pair on its own does not count as a
 * well-placed centre. Source: Harary 1969, Graph Theory, p. 35; Wasserman and Faust 1994, p. 112.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/measure.h"
#include "measure/paths.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const nw__distances *distances = NULL;
    bool incoming = false;
    netweave_status status = nw__path_distances(call, true, &distances, &incoming);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    const double *reached = incoming ? distances->reached_from : distances->reached_to;
    const double *farthest = incoming ? distances->farthest_from : distances->farthest_to;
    double most = 0;
    double least = INFINITY;
    for (int32_t i = 0; i < call->view->members; i++)
        most = fmax(most, reached[i]);
    for (int32_t i = 0; i < call->view->members; i++)
        if (reached[i] == most)
            least = fmin(least, farthest[i]);
    if (most == 0)
        return nw__call_undefined(call, "no member reaches another");
    out[0][0] = least;
    if (most < call->view->members - 1)
        return nw__call_note(call, "nobody reaches everybody; it is over the members who reach the most others, %lld.",
                             (long long)most);
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 0, INFINITY}};

const nw__measure nw__measure_radius = {
    .name = "radius",
    .title = "Radius",
    .question = "How far is the best-placed member from the one farthest from it?",
    .higher = "even the best-placed member needs more steps to reach everybody",
    .formula = "least eccentricity, over the members who reach the most others",
    .convention = "1 when somebody is tied to all; on a disconnected network that of the largest component (of several "
                  "as large, the least)",
    .undefined = "when no member reaches another",
    .citation = "Wasserman and Faust 1994, p. 112",
    .cost = "O(members * ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_COST,
    .columns = columns,
    .column_count = 1,
    .parameters = nw__distance_parameters,
    .parameter_count = 2,
    .run = run,
};
