/* Global efficiency: mean of 1/d over ordered pairs of members, 0 for those without a path. Source: Latora and
 * Marchiori 2001, doi 10.1103/PhysRevLett.87.198701.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/estimates.h"
#include "measure/paths.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    if (view->members < 2)
        return nw__call_undefined(call, "it needs two members");
    double pairs = (double)view->members * (view->members - 1);
    const nw__distances *distances = NULL;
    netweave_status status = nw__path_lengths(call, false, &distances);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    out[0][0] = distances->inverse / pairs;
    return nw__estimate_errors(call, nw__is_estimated(distances) ? &distances->sample.efficiency : NULL, 1, 1);
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, INFINITY}};

const nw__measure nw__measure_global_efficiency = {
    .name = "global_efficiency",
    .title = "Global efficiency",
    .question = "How near are the members to each other, as a whole?",
    .higher = "members reach each other in fewer steps; 1 when all are tied; a star and a ring of six have the same",
    .formula = "mean of 1/d over ordered pairs of members, 0 for those without a path",
    .convention = "paths follow the direction of ties; in steps the same as compactness in UCINET and at most 1; "
                  "cost=inverse is not scaled, so it may be above 1",
    .undefined = "below two members",
    .citation = "Latora and Marchiori 2001, doi 10.1103/PhysRevLett.87.198701",
    .cost = "O(members * ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_COST,
    .is_smooth = true,
    .columns = columns,
    .column_count = 1,
    .parameters = nw__distance_parameters + 1, /* cost */
    .parameter_count = 1,
    .run = run,
};
