/* Share of the largest component: members of the largest component, by n. Source: Albert, Jeong and Barabasi 2000,
 * doi 10.1038/35019019.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/measure.h"

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    if (view->members == 0)
        return nw__call_undefined(call, "there are no members");
    const nw__components *components = NULL;
    netweave_status status = nw__pass_components(view, call->run, &components);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    out[0][0] = (double)components->size[components->largest] / view->members;
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

const nw__measure nw__measure_largest_component_share = {
    .name = "largest_component_share",
    .title = "Share of the largest component",
    .question = "What share of the members is in the largest connected part?",
    .higher = "more members are in one connected part",
    .formula = "members of the largest component, by n",
    .convention = "weak components: direction does not matter",
    .undefined = "without members",
    .citation = "Albert, Jeong and Barabasi 2000, doi 10.1038/35019019",
    .cost = "O(members + ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
