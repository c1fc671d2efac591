/* Harmonic closeness: the mean of 1 / distance to the others, 0 for those who are not reached. Source: Boldi and Vigna
 * 2014, doi 10.1080/15427951.2013.865686.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/estimates.h"
#include "measure/paths.h"
#include "measure/peers.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const nw__distances *distances = NULL;
    bool incoming = false;
    int32_t members = call->view->members;
    if (members < 2)
        return members == 0 ? NETWEAVE_STATUS_OK : nw__call_undefined(call, "it needs two members");
    netweave_status status = nw__path_distances(call, false, &distances, &incoming);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double divisor = nw__as(call, NULL) ? 1 : members - 1;
    const double *inverse = incoming ? distances->inverse_from : distances->inverse_to;
    for (int32_t i = 0; i < members; i++)
        out[0][i] = inverse[i] / divisor;
    const double *errors = incoming ? distances->sample.inverse_from : distances->sample.inverse_to;
    status = nw__estimate_errors(call, errors, members, 1 / divisor);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    return nw__as_note(call, "distances to the member, and a sum, not a mean");
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 0, INFINITY}};

const nw__measure nw__measure_harmonic = {
    .name = "harmonic",
    .title = "Harmonic closeness",
    .question = "How near is each member to the others, when those out of reach count as infinitely far?",
    .higher = "the member reaches more others, and in fewer steps",
    .formula = "sum of 1 / distance to the others / (n - 1)",
    .convention = "others who are not reached count 0; in steps at most 1",
    .undefined = "below two members",
    .citation = "Boldi and Vigna 2014, doi 10.1080/15427951.2013.865686",
    .cost = "O(members * ties)",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_COST,
    .columns = columns,
    .column_count = 1,
    .parameters = nw__harmonic_parameters,
    .parameter_count = 3,
    .run = run,
};
