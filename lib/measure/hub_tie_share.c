/* Hub tie share: the share of ties with an end in the hub, beyond its even share.
 * (s - b) / (1 - b), s = share of ties with an end in the hub, b = 1 - C(o,2) / C(n,2): what it would hold if ties fell
 * evenly. 1 on a star, 0 on a complete network.
 * Source: Freeman 1979, doi 10.1016/0378-8733(78)90021-7.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/structure.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    return nw__hub_measure(call, NW_LEG_TIE_SHARE, out);
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, -INFINITY, 1}};

const nw__measure nw__measure_hub_tie_share = {
    .name = "hub_tie_share",
    .title = "Hub tie share",
    .question = "How much of the ties does the hub hold, beyond what it would if ties fell evenly?",
    .higher = "more of the ties have an end in the hub; 1 on a star, 0 where it holds no more than its even share "
              "(below 0: less)",
    .formula = "(s - b) / (1 - b), s = share of ties with an end in the hub, b = 1 - C(o, 2) / C(n, 2), o = members "
               "outside the hub",
    .convention = "read without direction and weights; the hub is the members named for the view, else the member of "
                  "highest betweenness (ties: by degree, then roster order)",
    .undefined = "below three members, without ties, with fewer than two members outside the hub",
    .citation = "Freeman 1979, doi 10.1016/0378-8733(78)90021-7",
    .cost = "O(members * ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_HUB,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
