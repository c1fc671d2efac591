/* Kirchhoff contribution: half the sum of the effective resistances between a member and the others of its component.
 * The contributions of all members of a connected network add up to its Kirchhoff index. Source: Klein and Randić 1993,
 * doi 10.1007/BF01164627. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/resistance.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const nw__resistances *resistances = NULL;
    int64_t out_of_reach = 0;
    if (call->view->members == 0)
        return NETWEAVE_STATUS_OK;
    netweave_status status = nw__pass_resistances(call->view, call->run, &resistances);
    for (int32_t i = 0; i < call->view->members && status == NETWEAVE_STATUS_OK; i++) {
        out[0][i] = resistances->sum[i] / 2;
        out_of_reach += isnan(resistances->sum[i]) ? 1 : 0;
    }
    return status == NETWEAVE_STATUS_OK ? nw__resistances_note(call, out_of_reach) : status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 0, INFINITY}};

const nw__measure nw__measure_kirchhoff_contribution = {
    .name = "kirchhoff_contribution",
    .title = "Kirchhoff contribution",
    .question = "How much of the network's total distance, every way counted, is this member's?",
    .higher = "the member is joined to the others over longer or fewer ways",
    .formula = "sum of the effective resistances between the member and the others of its component / 2",
    .convention = "ties without direction, each a conductor as strong as its weight; each component by itself; all of "
                  "a connected network add up to its kirchhoff_index; 0 for members without ties",
    .undefined = "where a part of the component is too entangled to be solved exactly (some thousands of members, each "
                 "tied to many)",
    .citation = "Klein and Randic 1993, doi 10.1007/BF01164627",
    .cost = "O(ties) where all hangs on single ties, up to O(members^3) in entangled parts",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_STRENGTH,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
