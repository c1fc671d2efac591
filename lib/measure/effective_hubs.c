/* Effective hubs: how many members share the brokerage, as if they shared it evenly.
 * 1 / sum of b squared, b = a member's share of all betweenness (Hill number of order 2): a star 1, k equal joined
 * stars k, a ring n; without any betweenness (a complete network) n. Source: Hill 1973, doi 10.2307/1934352.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/structure.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const nw__hub *hub = NULL;
    netweave_status status = nw__pass_hub(call->view, call->run, &hub);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    out[0][0] = hub->effective_hubs;
    return isnan(out[0][0]) ? nw__call_undefined(call, "there are no members") : NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 1, INFINITY}};

const nw__measure nw__measure_effective_hubs = {
    .name = "effective_hubs",
    .title = "Effective hubs",
    .question = "How many members is the brokerage spread over?",
    .higher = "more members stand on the ways between others; 1 on a star, all of them on a ring",
    .formula = "1 / sum of b^2, b = a member's share of total betweenness",
    .convention = "read without direction and weights; as many as there are members when nobody has any betweenness",
    .undefined = "without members",
    .citation = "Hill 1973, doi 10.2307/1934352",
    .cost = "O(members * ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NETWORKED,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
