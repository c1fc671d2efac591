/* What measures along shortest paths share. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/paths.h"

#include "measure/estimates.h"
#include "measure/peers.h"

#define COST_MEANING "length of a tie: one step, or 1 / strength"

#define DISTANCE_PARAMETERS \
    {"direction", NW_OPTION_CHOICE, "out", 0, 0, "out|in", "from the member to the others, or from the others to it"}, \
    { \
        "cost", NW_OPTION_CHOICE, "steps", 0, 0, "steps|inverse", COST_MEANING \
    }

const nw__option nw__distance_parameters[2] = {DISTANCE_PARAMETERS};
const nw__option nw__closeness_parameters[3] = {DISTANCE_PARAMETERS, NW_AS("ucinet|sna|igraph|networkx")};
const nw__option nw__harmonic_parameters[3] = {DISTANCE_PARAMETERS, NW_AS("networkx")};

const nw__option nw__betweenness_parameters[2] = {
    {"normalized", NW_OPTION_CHOICE, "no", 0, 0, "no|yes", "divided by the number of pairs that could be served"},
    {"cost", NW_OPTION_CHOICE, "steps", 0, 0, "steps|inverse", COST_MEANING},
};

static const char *const costs_are_exact = "paths by strength are not estimated";

netweave_status nw__path_costs(const nw__call *call, bool *out_inverse) {
    *out_inverse = nw__options_chosen(call->options, "cost", "inverse");
    if (!call->view->weighted)
        return NETWEAVE_STATUS_OK;
    return nw__call_note(call, *out_inverse ? "a tie of strength w is 1/w long."
                                            : "each tie is one step long, whatever its weight.");
}

netweave_status nw__path_lengths(const nw__call *call, bool exactly, const nw__distances **out) {
    bool inverse = false;
    netweave_status status = nw__path_costs(call, &inverse);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    inverse = inverse && call->view->weighted;
    if (!inverse)
        return exactly ? nw__pass_distances(call->view, call->run, out) : nw__estimate_distances(call, out);
    status = nw__estimate_not(call, costs_are_exact);
    return status == NETWEAVE_STATUS_OK ? nw__pass_cost_distances(call->view, call->run, out) : status;
}

netweave_status nw__path_distances(const nw__call *call, bool exactly, const nw__distances **out, bool *out_incoming) {
    /* networkx measures distances to the member */
    *out_incoming = nw__options_chosen(call->options, "direction", "in") || nw__as(call, "networkx");
    return nw__path_lengths(call, exactly, out);
}

netweave_status nw__path_betweenness(const nw__call *call, bool ties, const nw__betweenness **out) {
    bool inverse = false;
    netweave_status status = nw__path_costs(call, &inverse);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (!inverse || !call->view->weighted)
        return nw__estimate_betweenness(call, ties, out);
    status = nw__estimate_not(call, costs_are_exact);
    return status == NETWEAVE_STATUS_OK ? nw__pass_cost_betweenness(call->view, call->run, out) : status;
}
