/* Hub bottleneck: the share of connected pairs of others that fall apart when the hub leaves.
 * Source: Borgatti 2006, doi 10.1007/s10588-006-7084-x.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/structure.h"

static netweave_status run(const nw__call *call, double *const *out) {
    return nw__hub_measure(call, NW_LEG_BOTTLENECK, out);
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

const nw__measure nw__measure_hub_bottleneck = {
    .name = "hub_bottleneck",
    .title = "Hub bottleneck",
    .question = "What share of the connected pairs falls apart when the hub leaves?",
    .higher =
        "more pairs of others lose every path to each other without the hub; 1 on a star, 0 where it can be spared",
    .formula = "1 - (pairs outside the hub that are connected without it) / (pairs outside the hub that are connected "
               "with it)",
    .convention = "read without direction and weights; the hub is the members named for the view, else the member of "
                  "highest betweenness (ties: by degree, then roster order)",
    .undefined = "below three members, without ties, with fewer than two members outside the hub, or without a "
                 "connected pair outside the hub",
    .citation = "Borgatti 2006, doi 10.1007/s10588-006-7084-x",
    .cost = "O(members * ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_HUB,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
