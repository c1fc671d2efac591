/* Betweenness of ties: how often a tie lies on the shortest paths between members. Sources: Girvan and Newman 2002,
 * doi 10.1073/pnas.122653799; Brandes 2008, doi 10.1016/j.socnet.2007.11.001.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/estimates.h"
#include "measure/paths.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const nw__betweenness *betweenness = NULL;
    double members = call->view->members;
    double pairs = 1;
    if (nw__options_chosen(call->options, "normalized", "yes"))
        pairs = members * (members - 1) / (call->view->directed ? 1 : 2);
    netweave_status status = nw__path_betweenness(call, true, &betweenness);
    for (int64_t k = 0; k < call->view->ties && status == NETWEAVE_STATUS_OK; k++)
        out[0][k] = betweenness->tie[k] / pairs;
    if (status != NETWEAVE_STATUS_OK)
        return status;
    return nw__estimate_errors(call, betweenness->sample.tie, call->view->ties, 1 / pairs);
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 0, INFINITY}};

const nw__measure nw__measure_edge_betweenness = {
    .name = "edge_betweenness",
    .title = "Tie betweenness",
    .question = "How often does each tie lie between members?",
    .higher = "more of the shortest paths between members run over the tie",
    .formula = "sum over pairs of members of the share of their shortest paths that use the tie",
    .convention = "its own ends count; undirected: each pair once; directed: each ordered pair; normalized: divided by "
                  "the number of pairs",
    .undefined = "",
    .citation = "Girvan and Newman 2002, doi 10.1073/pnas.122653799; Brandes 2008, doi 10.1016/j.socnet.2007.11.001",
    .cost = "O(members * ties)",
    .scope = NETWEAVE_SCOPE_TIE,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_COST,
    .columns = columns,
    .column_count = 1,
    .parameters = nw__betweenness_parameters,
    .parameter_count = 2,
    .run = run,
};
