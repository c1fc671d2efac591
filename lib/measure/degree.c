/* Degree: the ties of a member.
 * Undirected: how many others a member is tied to. Directed: ties out plus ties in, so a mutual pair counts two for
 * each. Source: Freeman 1979, doi 10.1016/0378-8733(78)90021-7.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/observed.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    if (nw__is_observed(call))
        return nw__call_observed_degree(call, "out", out[0]);
    for (int32_t i = 0; i < view->members; i++) {
        int64_t degree = nw__degree(&view->out, i);
        if (view->directed)
            degree += nw__degree(&view->in, i);
        out[0][i] = (double)degree;
    }
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_COUNT, 0, INFINITY}};

const nw__measure nw__measure_degree = {
    .name = "degree",
    .title = "Degree",
    .question = "How many ties does each member have?",
    .higher = "the member is tied to more others",
    .formula = "number of ties; directed: ties out plus ties in",
    .convention = "",
    .undefined = "for those of whom nothing is known, as nobody answered who could tell",
    .observed = "the share of those who could tell who are tied to the member, times n - 1; ties with a direction have "
                "no such form",
    .adds_directions = true,
    .citation = "Freeman 1979, doi 10.1016/0378-8733(78)90021-7",
    .cost = "O(members)",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
