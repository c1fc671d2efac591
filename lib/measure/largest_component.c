/* Largest component: members of the largest component. Source: Wasserman and Faust 1994, p. 109.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/measure.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const nw__components *components = NULL;
    netweave_status status = nw__pass_components(call->view, call->run, &components);
    if (status == NETWEAVE_STATUS_OK)
        out[0][0] = components->largest >= 0 ? (double)components->size[components->largest] : 0;
    return status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_COUNT, 0, INFINITY}};

const nw__measure nw__measure_largest_component = {
    .name = "largest_component",
    .title = "Largest component",
    .question = "How many members are in the largest connected part?",
    .higher = "more members are in one connected part",
    .formula = "members of the largest component",
    .convention = "weak components: direction does not matter",
    .undefined = "",
    .citation = "Wasserman and Faust 1994, p. 109",
    .cost = "O(members + ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
