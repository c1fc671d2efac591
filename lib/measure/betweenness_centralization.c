/* Betweenness centralization: sum of (largest betweenness - betweenness), by (n-1)^2 (n-2)/2; directed: by (n-1)^2
 * (n-2). Source: Freeman 1979, doi 10.1016/0378-8733(78)90021-7.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/centralization.h"
#include "measure/estimates.h"

/* It is (members * largest - sum) / possible. The two go up and down together, so their standard errors added up are
 * no less than that of the difference. */
static netweave_status add_error(const nw__call *call, const nw__betweenness *betweenness, double possible) {
    int32_t largest = 0;
    for (int32_t i = 0; i < call->view->members; i++)
        if (betweenness->member[i] > betweenness->member[largest])
            largest = i;
    double error = call->view->members * betweenness->sample.member[largest] + betweenness->sample.total;
    return nw__estimate_errors(call, &error, 1, 1 / possible);
}

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    double members = view->members;
    if (view->members < 3)
        return nw__call_undefined(call, "it needs three members");
    const nw__betweenness *betweenness = NULL;
    netweave_status status = nw__estimate_betweenness(call, false, &betweenness);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double possible = (members - 1) * (members - 1) * (members - 2) / (view->directed ? 1 : 2);
    out[0][0] = nw__centralization(betweenness->member, view->members, possible);
    return betweenness->sample.member != NULL ? add_error(call, betweenness, possible) : NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

const nw__measure nw__measure_betweenness_centralization = {
    .name = "betweenness_centralization",
    .title = "Betweenness centralization",
    .question = "How far do the shortest paths all lead over one member?",
    .higher = "more of the paths between others lead over one member: 1 for a star, 0 when as many lead over each",
    .formula = "sum of (largest betweenness - betweenness), by (n-1)^2 (n-2)/2; directed: by (n-1)^2 (n-2)",
    .convention = "shortest paths in steps, along the direction of ties; on a chart where all ties lead away from the "
                  "top it is 0, so look at out_degree_centralization too",
    .undefined = "below three members",
    .citation = "Freeman 1979, doi 10.1016/0378-8733(78)90021-7",
    .cost = "O(members * ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_HUB,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
