/* Degree centralization by the largest possible for the same n and m. The sum is n max(d) - 2m, and no degree is
 * above m or n-1; a hub with min(m, n-1) ties reaches that bound, so it is exact. Source: Butts 2006, doi
 * 10.1016/j.socnet.2005.07.003.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/centralization.h"
#include "measure/degrees.h"
#include "measure/measure.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = NULL;
    double *degree = NULL;
    if (call->view->members < 3)
        return nw__call_undefined(call, "it needs three members");
    netweave_status status = nw__view_undirected(call->view, call->run, &view);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double members = view->members;
    double ties = (double)view->ties;
    double possible = members * fmin(ties, members - 1) - 2 * ties;
    if (possible <= 0)
        return nw__call_undefined(call, "with no ties, or all, nothing can be centralized");
    status = nw__degrees(view, "total", &degree);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    out[0][0] = nw__centralization(degree, view->members, possible);
    nw__free(degree);
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

const nw__measure nw__measure_degree_centralization_conditional = {
    .name = "degree_centralization_conditional",
    .title = "Degree centralization for its size and ties",
    .question = "How centralized is it, of what its number of ties allows?",
    .higher = "ties gather more on one member, compared with the most that so many ties allow",
    .formula = "sum of (largest degree - degree), by n min(m, n-1) - 2m",
    .convention = "directed ties are read without direction",
    .undefined = "below three members, without ties and in a complete network",
    .citation = "Butts 2006, doi 10.1016/j.socnet.2005.07.003",
    .cost = "O(members + ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_HUB,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
