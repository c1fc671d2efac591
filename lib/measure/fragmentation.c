/* Fragmentation: F = 1 - share of pairs of members in the same component. Source: Borgatti 2006, doi
 * 10.1007/s10588-006-7084-x.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/measure.h"

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    if (view->members < 2)
        return nw__call_undefined(call, "it needs two members");
    double pairs = (double)view->members * (view->members - 1) / 2;
    const nw__components *components = NULL;
    netweave_status status = nw__pass_components(view, call->run, &components);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    out[0][0] = 1 - components->pairs / pairs;
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

const nw__measure nw__measure_fragmentation = {
    .name = "fragmentation",
    .title = "Fragmentation",
    .question = "What share of the pairs of members is cut off from each other?",
    .higher = "more pairs have no path between them",
    .formula = "F = 1 - share of pairs of members in the same component",
    .convention = "direction does not matter",
    .undefined = "below two members",
    .citation = "Borgatti 2006, doi 10.1007/s10588-006-7084-x",
    .cost = "O(members + ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
