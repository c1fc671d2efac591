/* Hub brokerage: betweenness of the hub less the mean betweenness of the others, as shares of the most possible.
 * For a hub of one this is Freeman's betweenness centralization; for several, their betweenness as a group counts.
 * Source: Freeman 1979, doi 10.1016/0378-8733(78)90021-7; several members: Everett and Borgatti 1999,
 * doi 10.1080/0022250X.1999.9990219. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/structure.h"

static netweave_status run(const nw__call *call, double *const *out) {
    return nw__hub_measure(call, NW_LEG_BROKERAGE, out);
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, -1, 1}};

const nw__measure nw__measure_hub_brokerage = {
    .name = "hub_brokerage",
    .title = "Hub brokerage",
    .question = "How much more do the others depend on the hub than on each other to be connected by the shortest way?",
    .higher = "more of the shortest ways between others run through the hub, and fewer through anyone else",
    .formula = "betweenness of the hub as a share of the pairs outside it, less the mean of betweenness / C(n-1, 2) of "
               "the others",
    .convention = "read without direction and weights; the hub is the members named for the view, else the member of "
                  "highest betweenness (ties: by degree, then roster order)",
    .undefined = "below three members, without ties, with fewer than two members outside the hub",
    .citation = "Freeman 1979, doi 10.1016/0378-8733(78)90021-7; several members: Everett and Borgatti 1999, doi "
                "10.1080/0022250X.1999.9990219",
    .cost = "O(members * ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_HUB,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
