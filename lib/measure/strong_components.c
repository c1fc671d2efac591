/* Strong components: number of largest parts in which every member reaches every other along ties. Source: Tarjan
 * 1972, doi 10.1137/0201010.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/measure.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    const nw__components *components = NULL;
    netweave_status status = nw__pass_strong_components(view, call->run, &components);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    out[0][0] = (double)components->count;
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_COUNT, 0, INFINITY}};

const nw__measure nw__measure_strong_components = {
    .name = "strong_components",
    .title = "Strong components",
    .question = "Into how many parts does it fall, when ties are followed in their direction?",
    .higher = "fewer members reach each other both ways",
    .formula = "number of largest parts in which every member reaches every other along ties",
    .convention = "a member in no cycle is a component; without direction the same as components",
    .undefined = "",
    .citation = "Tarjan 1972, doi 10.1137/0201010",
    .cost = "O(members + ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
