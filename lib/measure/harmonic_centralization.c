/* Harmonic centralization: sum of (largest harmonic closeness - harmonic closeness), by (n-2)/2; directed: by n-1.
 * Source: Boldi and Vigna 2014, doi 10.1080/15427951.2013.865686; Freeman 1979, doi 10.1016/0378-8733(78)90021-7.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/centralization.h"
#include "measure/paths.h"

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    double members = view->members;
    if (view->members < 3)
        return nw__call_undefined(call, "it needs three members");
    const nw__distances *distances = NULL;
    netweave_status status = nw__pass_distances(view, call->run, &distances);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    bool inward = nw__options_chosen(call->options, "direction", "in");
    const double *inverse = inward ? distances->inverse_from : distances->inverse_to;
    double *score = nw__allocate((size_t)view->members, sizeof *score);
    if (score == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < view->members; i++)
        score[i] = inverse[i] / (members - 1);

    double possible = view->directed ? members - 1 : (members - 2) / 2;
    out[0][0] = nw__centralization(score, view->members, possible);
    nw__free(score);
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

const nw__measure nw__measure_harmonic_centralization = {
    .name = "harmonic_centralization",
    .title = "Harmonic centralization",
    .question = "How far is one member nearer to all others than the rest are, those cut off included?",
    .higher = "one member is near to all and the rest only through it: 1 for a star, 0 when all are as near",
    .formula = "sum of (largest harmonic closeness - harmonic closeness), by (n-2)/2; directed: by n-1",
    .convention = "harmonic closeness: mean of 1/d to the others, 0 for those not reached",
    .undefined = "below three members",
    .citation =
        "Boldi and Vigna 2014, doi 10.1080/15427951.2013.865686; Freeman 1979, doi 10.1016/0378-8733(78)90021-7",
    .cost = "O(members * ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_HUB,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .parameters = nw__distance_parameters, /* the first: direction */
    .parameter_count = 1,
    .run = run,
};
