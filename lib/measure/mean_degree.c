/* Mean degree: 2m / n undirected, m / n directed (mean ties out, which is also mean ties in). Source: Wasserman and
 * Faust 1994, p. 100.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/observed.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    if (view->members == 0)
        return nw__call_undefined(call, "there are no members");
    if (nw__is_observed(call)) {
        double ties = 0;
        double pairs = 0;
        nw__observed_pairs(view, &ties, &pairs);
        if (pairs == 0)
            return nw__call_undefined(call, "nobody answered");
        out[0][0] = ties / pairs * (view->members - 1);
        return NETWEAVE_STATUS_OK;
    }
    out[0][0] = (double)view->out.start[view->members] / view->members;
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 0, INFINITY}};

const nw__measure nw__measure_mean_degree = {
    .name = "mean_degree",
    .title = "Mean degree",
    .question = "How many ties does a member have on average?",
    .higher = "members hold more ties on average",
    .formula = "2m / n undirected, m / n directed (mean ties out, which is also mean ties in)",
    .convention = "",
    .undefined = "without members, and when nobody answered",
    .observed = "density over the pairs on which somebody who answered reports, times n - 1",
    .citation = "Wasserman and Faust 1994, p. 100",
    .cost = "O(1)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_IGNORED,
    .is_smooth = true,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
