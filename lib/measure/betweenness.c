/* Betweenness: how often a member stands on the shortest paths between others. Sources: Freeman 1977,
 * doi 10.2307/3033543; Brandes 2001, doi 10.1080/0022250X.2001.9990249.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/estimates.h"
#include "measure/paths.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const nw__betweenness *betweenness = NULL;
    double members = call->view->members;
    double pairs = 1;
    if (nw__options_chosen(call->options, "normalized", "yes")) {
        pairs = (members - 1) * (members - 2) / (call->view->directed ? 1 : 2);
        if (members > 0 && members < 3)
            return nw__call_undefined(call, "no pair of others can be served below three members");
    }
    netweave_status status = nw__path_betweenness(call, false, &betweenness);
    for (int32_t i = 0; i < call->view->members && status == NETWEAVE_STATUS_OK; i++)
        out[0][i] = betweenness->member[i] / pairs;
    if (status != NETWEAVE_STATUS_OK)
        return status;
    return nw__estimate_errors(call, betweenness->sample.member, call->view->members, 1 / pairs);
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 0, INFINITY}};

const nw__measure nw__measure_betweenness = {
    .name = "betweenness",
    .title = "Betweenness",
    .question = "How often does each member stand between others?",
    .higher = "more of the shortest paths between others run through the member",
    .formula = "sum over pairs of others of the share of their shortest paths that pass the member",
    .convention = "undirected: each pair once; directed: each ordered pair; normalized: divided by (n - 1)(n - 2) / 2 "
                  "undirected, (n - 1)(n - 2) directed",
    .undefined = "normalized below three members",
    .citation = "Freeman 1977, doi 10.2307/3033543; Brandes 2001, doi 10.1080/0022250X.2001.9990249",
    .cost = "O(members * ties)",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_COST,
    .columns = columns,
    .column_count = 1,
    .parameters = nw__betweenness_parameters,
    .parameter_count = 2,
    .run = run,
};
