/* In-degree: how many others name a member. Undirected: all who are tied to it. Source: Freeman 1979,
 * doi 10.1016/0378-8733(78)90021-7. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/observed.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    if (nw__is_observed(call))
        return nw__call_observed_degree(call, "in", out[0]);
    for (int32_t i = 0; i < call->view->members; i++)
        out[0][i] = (double)nw__degree(&call->view->in, i);
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_COUNT, 0, INFINITY}};

const nw__measure nw__measure_in_degree = {
    .name = "in_degree",
    .title = "In-degree",
    .question = "By how many others is each member named?",
    .higher = "more others name the member",
    .formula = "number of ties that point to the member",
    .convention = "undirected: all ties of the member",
    .undefined = "for those of whom nothing is known, as nobody answered who could tell",
    .observed = "the share of those who answered who name the member, times n - 1",
    .citation = "Freeman 1979, doi 10.1016/0378-8733(78)90021-7",
    .cost = "O(members)",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
