/* Closeness centralization: sum of (largest closeness - closeness), by (n-1)(n-2)/(2n-3); directed: by n-1. Source:
 * Freeman 1979, doi 10.1016/0378-8733(78)90021-7.
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
    const double *reached = inward ? distances->reached_from : distances->reached_to;
    const double *sum = inward ? distances->sum_from : distances->sum_to;
    double *score = nw__allocate((size_t)view->members, sizeof *score);
    if (score == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < view->members; i++)
        score[i] = sum[i] > 0 ? reached[i] / sum[i] * (reached[i] / (members - 1)) : 0;

    double possible = view->directed ? members - 1 : (members - 1) * (members - 2) / (2 * members - 3);
    out[0][0] = nw__centralization(score, view->members, possible);
    nw__free(score);
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

const nw__measure nw__measure_closeness_centralization = {
    .name = "closeness_centralization",
    .title = "Closeness centralization",
    .question = "How far is one member nearer to all others than the rest are?",
    .higher = "one member is near to all and the rest only through it: 1 for a star, 0 when all are as near",
    .formula = "sum of (largest closeness - closeness), by (n-1)(n-2)/(2n-3); directed: by n-1",
    .convention = "closeness of those reached, times the share reached (Wasserman and Faust 1994, p. 201), so that it "
                  "is defined when members are cut off; who reaches nobody has 0",
    .undefined = "below three members",
    .citation = "Freeman 1979, doi 10.1016/0378-8733(78)90021-7",
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
