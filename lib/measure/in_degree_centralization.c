/* In-degree centralization: sum of (largest in-degree - in-degree), by (n-1)^2; undirected: by (n-1)(n-2). Source:
 * Freeman 1979, doi 10.1016/0378-8733(78)90021-7.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/centralization.h"
#include "measure/peers.h"

static netweave_status run(const nw__call *call, double *const *out) {
    return nw__arc_centralization(call, "in", out);
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

static const nw__option parameters[] = {NW_AS("igraph")};

const nw__measure nw__measure_in_degree_centralization = {
    .name = "in_degree_centralization",
    .title = "In-degree centralization",
    .question = "How far is one member named more than all others?",
    .higher = "all name the same one: 1 for an in-star; a star of mutual ties has (n-2)/(n-1)",
    .formula = "sum of (largest in-degree - in-degree), by (n-1)^2; undirected: by (n-1)(n-2)",
    .convention = "without direction the same as degree_centralization",
    .undefined = "below three members of whom something is known",
    .observed = "in-degree as the share of those who answered who name a member, times n - 1",
    .citation = "Freeman 1979, doi 10.1016/0378-8733(78)90021-7",
    .cost = "O(members)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_HUB,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = 1,
    .run = run,
};
