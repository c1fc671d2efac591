/* Out-degree: how many others a member names. Undirected: all who are tied to it. Source: Freeman 1979,
 * doi 10.1016/0378-8733(78)90021-7. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/observed.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    if (nw__is_observed(call))
        return nw__call_observed_degree(call, "out", out[0]);
    for (int32_t i = 0; i < call->view->members; i++)
        out[0][i] = (double)nw__degree(&call->view->out, i);
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_COUNT, 0, INFINITY}};

const nw__measure nw__measure_out_degree = {
    .name = "out_degree",
    .title = "Out-degree",
    .question = "How many others does each member name?",
    .higher = "the member names more others",
    .formula = "number of ties that point away from the member",
    .convention = "undirected: all ties of the member",
    .undefined = "for those of whom nothing is known, as nobody answered who could tell",
    .observed = "of those who answered",
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
