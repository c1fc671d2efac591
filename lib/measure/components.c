/* Components: number of largest parts in which every two members are joined by a path, whatever the direction of
 * ties. Source: Wasserman and Faust 1994, p. 109.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/measure.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    const nw__components *components = NULL;
    netweave_status status = nw__pass_components(view, call->run, &components);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    out[0][0] = (double)components->count;
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_COUNT, 0, INFINITY}};

const nw__measure nw__measure_components = {
    .name = "components",
    .title = "Components",
    .question = "Into how many separate parts does the network fall?",
    .higher = "more parts without a tie between them",
    .formula =
        "number of largest parts in which every two members are joined by a path, whatever the direction of ties",
    .convention = "weak components: direction does not matter; an isolate is a component",
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
