/* Peer efficiency: global efficiency among the others once the hub is gone.
 * Source: Latora and Marchiori 2001, doi 10.1103/PhysRevLett.87.198701.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/structure.h"

static netweave_status run(const nw__call *call, double *const *out) {
    return nw__hub_measure(call, NW_LEG_PEER_EFFICIENCY, out);
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

const nw__measure nw__measure_peer_efficiency = {
    .name = "peer_efficiency",
    .title = "Peer efficiency",
    .question = "How well are the others connected among themselves, once the hub is gone?",
    .higher = "nearer to networked: the others reach each other in few steps without the hub; 1 when all know each "
              "other, 0 on a star",
    .formula = "mean of 1/d over pairs outside the hub once it is gone (1/d = 0 where there is no path)",
    .convention = "read without direction and weights; the hub is the members named for the view, else the member of "
                  "highest betweenness (ties: by degree, then roster order)",
    .undefined = "below three members, without ties, with fewer than two members outside the hub",
    .citation = "Latora and Marchiori 2001, doi 10.1103/PhysRevLett.87.198701",
    .cost = "O(members * ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NETWORKED,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
