/* Hub speed loss: how much of the closeness among the others goes with the hub.
 * 1 - (sum of 1/d over pairs outside the hub without it) / (the same with it), d in steps.
 * Source: Latora and Marchiori 2001, doi 10.1103/PhysRevLett.87.198701.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/structure.h"

static netweave_status run(const nw__call *call, double *const *out) {
    return nw__hub_measure(call, NW_LEG_SPEED_LOSS, out);
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

const nw__measure nw__measure_hub_speed_loss = {
    .name = "hub_speed_loss",
    .title = "Hub speed loss",
    .question = "How much slower is the way between the others when the hub leaves?",
    .higher =
        "the ways that are left without the hub are longer, or gone; 1 on a star, 0 where nobody's way gets longer",
    .formula = "1 - (sum of 1/d over pairs outside the hub without it) / (the same with it)",
    .convention = "read without direction and weights; the hub is the members named for the view, else the member of "
                  "highest betweenness (ties: by degree, then roster order)",
    .undefined = "below three members, without ties, with fewer than two members outside the hub, or without a "
                 "connected pair outside the hub",
    .citation = "Latora and Marchiori 2001, doi 10.1103/PhysRevLett.87.198701",
    .cost = "O(members * ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_HUB,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
