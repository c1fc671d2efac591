/* Dyad census: how many pairs of members are tied both ways, one way, not at all. Source: Holland and Leinhardt 1970,
 * doi 10.1086/224954. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/degrees.h"
#include "measure/measure.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    double members = view->members;
    double mutual = (double)(view->directed ? nw__mutual_pairs(view) : view->ties);
    double asymmetric = view->directed ? (double)view->ties - 2 * mutual : 0;
    out[0][0] = mutual;
    out[1][0] = asymmetric;
    out[2][0] = members * (members - 1) / 2 - mutual - asymmetric;
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"mutual", NETWEAVE_KIND_COUNT, 0, INFINITY},
                                             {"asymmetric", NETWEAVE_KIND_COUNT, 0, INFINITY},
                                             {"null", NETWEAVE_KIND_COUNT, 0, INFINITY}};

const nw__measure nw__measure_dyad_census = {
    .name = "dyad_census",
    .title = "Dyad census",
    .question = "How many pairs are tied both ways, one way, and not at all?",
    .higher = "more pairs are of that kind; the three add up to n(n-1)/2",
    .formula = "numbers of mutual, asymmetric and null pairs",
    .convention = "a tie without direction is mutual",
    .undefined = "",
    .citation = "Holland and Leinhardt 1970, doi 10.1086/224954",
    .cost = "O(ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 3,
    .run = run,
};
