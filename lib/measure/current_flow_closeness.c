/* Current-flow closeness: closeness with effective resistance for distance, so that all ways count. Scaled by the share
 * of others that is reached, as closeness is: (r / (n - 1)) (r / ΣR) over the r others of the component. Source:
 * Brandes and Fleischer 2005, doi 10.1007/978-3-540-31856-9_44. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/peers.h"
#include "measure/resistance.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const nw__resistances *resistances = NULL;
    const nw__components *components = NULL;
    int32_t members = call->view->members;
    int64_t out_of_reach = 0;
    if (members < 2)
        return members == 0 ? NETWEAVE_STATUS_OK : nw__call_undefined(call, "it needs two members");
    netweave_status status = nw__pass_components(call->view, call->run, &components);
    if (status == NETWEAVE_STATUS_OK && nw__as(call, NULL) && components->count > 1)
        return nw__call_undefined(call, "as networkx has it, everybody must reach everybody");
    if (status == NETWEAVE_STATUS_OK)
        status = nw__as_note(call, "1 / sum of resistances");
    if (status == NETWEAVE_STATUS_OK)
        status = nw__pass_resistances(call->view, call->run, &resistances);
    for (int32_t i = 0; i < members && status == NETWEAVE_STATUS_OK; i++) {
        double reached = (double)components->size[components->component[i]] - 1;
        out_of_reach += isnan(resistances->sum[i]) ? 1 : 0;
        if (nw__as(call, NULL))
            out[0][i] = 1 / resistances->sum[i];
        else
            out[0][i] = reached > 0 ? reached / (members - 1) * (reached / resistances->sum[i]) : 0;
    }
    return status == NETWEAVE_STATUS_OK ? nw__resistances_note(call, out_of_reach) : status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 0, INFINITY}};

static const nw__option parameters[] = {NW_AS("networkx")};

const nw__measure nw__measure_current_flow_closeness = {
    .name = "current_flow_closeness",
    .title = "Current-flow closeness",
    .question = "How near is each member to the others when every way counts, not the shortest alone?",
    .higher = "the member reaches more others, and over shorter and more ways",
    .formula = "(r / (n - 1)) * (r / sum of effective resistances) over the r others of the component; connected: "
               "(n - 1) / sum of resistances",
    .convention = "ties without direction, each a conductor as strong as its weight; members without ties have 0; in "
                  "a tree without weights it is the closeness",
    .undefined =
        "below two members; convention=networkx: when not everybody reaches everybody; where a part of the component "
        "is too entangled to be solved exactly (some "
        "thousands of members, each tied to many)",
    .citation = "Brandes and Fleischer 2005, doi 10.1007/978-3-540-31856-9_44",
    .cost = "O(ties) where all hangs on single ties, up to O(members^3) in entangled parts",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_STRENGTH,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = 1,
    .run = run,
};
