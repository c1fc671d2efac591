/* Connectedness: share of ordered pairs i, j with a path from i to j; undirected: share of pairs with a path. Source:
 * Borgatti, Everett and Johnson 2018, Analyzing Social Networks, ch. 9.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/measure.h"
#include "measure/peers.h"

extern const nw__measure nw__measure_krackhardt_connectedness;

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    if (view->members < 2)
        return nw__call_undefined(call, "it needs two members");
    if (nw__as(call, NULL))
        return nw__as_other(call, &nw__measure_krackhardt_connectedness, out);
    double pairs = (double)view->members * (view->members - 1);
    if (!view->directed) {
        const nw__components *components = NULL;
        netweave_status status = nw__pass_components(view, call->run, &components);
        if (status == NETWEAVE_STATUS_OK)
            out[0][0] = 2 * components->pairs / pairs;
        return status;
    }
    const nw__distances *distances = NULL;
    netweave_status status = nw__pass_distances(view, call->run, &distances);
    if (status == NETWEAVE_STATUS_OK)
        out[0][0] = distances->pairs / pairs;
    return status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

static const nw__option parameters[] = {NW_AS("sna")};

const nw__measure nw__measure_connectedness = {
    .name = "connectedness",
    .title = "Connectedness",
    .question = "What share of the members can reach each other?",
    .higher = "more pairs are joined by a path",
    .formula = "share of ordered pairs i, j with a path from i to j; undirected: share of pairs with a path",
    .convention = "paths follow the direction of ties, as in UCINET; without direction it is krackhardt_connectedness",
    .undefined = "below two members",
    .citation = "Borgatti, Everett and Johnson 2018, Analyzing Social Networks, ch. 9",
    .cost = "O(members * ties), undirected O(members + ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = 1,
    .run = run,
};
