/* Eccentricity: how far the farthest is whom a member reaches. Source: Hage and Harary 1995,
 * doi 10.1016/0378-8733(94)00248-9.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/paths.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const nw__distances *distances = NULL;
    bool incoming = false;
    int64_t alone = 0;
    netweave_status status = nw__path_distances(call, true, &distances, &incoming);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    const double *reached = incoming ? distances->reached_from : distances->reached_to;
    const double *farthest = incoming ? distances->farthest_from : distances->farthest_to;
    for (int32_t i = 0; i < call->view->members; i++) {
        out[0][i] = reached[i] > 0 ? farthest[i] : NAN;
        alone += reached[i] > 0 ? 0 : 1;
    }
    return nw__call_undefined_some(call, alone, "they reach nobody");
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 0, INFINITY}};

const nw__measure nw__measure_eccentricity = {
    .name = "eccentricity",
    .title = "Eccentricity",
    .question = "How far is the farthest whom each member reaches?",
    .higher = "some of those whom the member reaches are farther off",
    .formula = "largest distance to those who are reached",
    .convention = "others who are not reached are left out",
    .undefined = "for members who reach nobody",
    .citation = "Hage and Harary 1995, doi 10.1016/0378-8733(94)00248-9",
    .cost = "O(members * ties)",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_COST,
    .columns = columns,
    .column_count = 1,
    .parameters = nw__distance_parameters,
    .parameter_count = 2,
    .run = run,
};
