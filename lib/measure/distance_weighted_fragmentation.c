/* Distance-weighted fragmentation: DF = 1 - mean of 1/d over pairs of members, 0 for those without a path. Source:
 * Borgatti 2006, doi 10.1007/s10588-006-7084-x.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/measure.h"

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    if (view->members < 2)
        return nw__call_undefined(call, "it needs two members");
    double pairs = (double)view->members * (view->members - 1);
    const netweave_view *undirected = NULL;
    const nw__distances *distances = NULL;
    netweave_status status = nw__view_undirected(view, call->run, &undirected);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__pass_distances(undirected, call->run, &distances);
    if (status == NETWEAVE_STATUS_OK)
        out[0][0] = 1 - distances->inverse / pairs;
    return status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

const nw__measure nw__measure_distance_weighted_fragmentation = {
    .name = "distance_weighted_fragmentation",
    .title = "Distance-weighted fragmentation",
    .question = "How far apart are the members, those cut off included?",
    .higher = "pairs of members are farther apart or cut off",
    .formula = "DF = 1 - mean of 1/d over pairs of members, 0 for those without a path",
    .convention = "direction does not matter; distances in steps",
    .undefined = "below two members",
    .citation = "Borgatti 2006, doi 10.1007/s10588-006-7084-x",
    .cost = "O(members * ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_IGNORED,
    .is_smooth = true,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
