/* Hub dependence: the mean of hub_tie_share, hub_brokerage, hub_bottleneck and hub_speed_loss.
 * A tie more between two spokes of a star lowers each of them or leaves it, and lowers the mean.
 * Source: netweave, docs/structure.md.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/structure.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    return nw__hub_measure(call, NW_LEG_DEPENDENCE, out);
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, -INFINITY, 1}};

const nw__measure nw__measure_hub_dependence = {
    .name = "hub_dependence",
    .title = "Hub dependence",
    .question = "How much does the network depend on its hub, all told?",
    .higher = "nearer to hub-and-spoke: ties, brokerage, connection and speed rest on the hub; 1 on a star, 0 on a "
              "complete network",
    .formula = "mean of hub_tie_share, hub_brokerage, hub_bottleneck and hub_speed_loss",
    .convention = "read without direction and weights; the hub is the members named for the view, else the member of "
                  "highest betweenness (ties: by degree, then roster order)",
    .undefined = "below three members, without ties, with fewer than two members outside the hub, or without a "
                 "connected pair outside the hub",
    .citation = "netweave, docs/structure.md",
    .cost = "O(members * ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_HUB,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
