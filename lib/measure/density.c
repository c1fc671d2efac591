/* Density: the share of possible ties that are there.
 * d = m / (n(n-1)/2) undirected, m / (n(n-1)) directed; parallel ties count once, self-ties not at all.
 * Undefined below two members. Source: Wasserman and Faust 1994, p. 101.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/observed.h"

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    double members = view->members;
    if (view->members < 2)
        return nw__call_undefined(call, "it needs two members");
    double pairs = members * (members - 1) / (view->directed ? 1 : 2);
    double ties = (double)view->ties;
    if (nw__is_observed(call))
        nw__observed_pairs(view, &ties, &pairs);
    if (pairs == 0)
        return nw__call_undefined(call, "nobody answered");
    out[0][0] = ties / pairs;
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

const nw__measure nw__measure_density = {
    .name = "density",
    .title = "Density",
    .question = "What share of all possible ties is there?",
    .higher = "more of the members are tied directly; it says nothing of who holds the ties",
    .formula = "m / (n(n-1)/2) undirected, m / (n(n-1)) directed",
    .convention = "parallel ties count once, self-ties not at all",
    .undefined = "below two members, and when nobody answered",
    .observed = "over the pairs on which somebody who answered reports",
    .citation = "Wasserman and Faust 1994, p. 101",
    .cost = "O(1)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_IGNORED,
    .is_smooth = true,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
