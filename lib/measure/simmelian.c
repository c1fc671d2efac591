/* Simmelian ties: mutual ties whose two ends are both mutually tied to a third. The count of such thirds: a tie is
 * Simmelian when there is one at least. Source: Krackhardt 1998, in Kramer and Neale, Power and Influence in
 * Organizations, 21-38. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/measure.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    const int32_t *common = NULL;
    netweave_view *mutual = NULL;
    nw__csr arcs = {0};
    int64_t row = 0;
    netweave_status status = nw__csr_combine(view->members, &view->out, &view->in, true, &arcs);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__view_from_csr(view, false, &arcs, &mutual);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__pass_common(mutual, call->run, &common);
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++) {
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++) {
            if (!view->directed && view->out.to[k] < i)
                continue;
            int64_t arc = nw__csr_find(&mutual->out, i, view->out.to[k]);
            out[0][row++] = arc >= 0 ? common[arc] : 0;
        }
    }
    netweave_view_free(mutual);
    return status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_COUNT, 0, INFINITY}};

const nw__measure nw__measure_simmelian = {
    .name = "simmelian",
    .title = "Simmelian ties",
    .question = "Which ties are held in place by a third whom both ends are tied to?",
    .higher = "more thirds hold the tie in place; 0: the tie is not Simmelian",
    .formula = "thirds with whom both ends of a mutual tie have mutual ties",
    .convention = "a tie that is not returned has 0; ties without direction count as mutual, so there it is the "
                  "embeddedness",
    .undefined = "",
    .citation = "Krackhardt 1998, Simmelian ties: super strong and sticky, in Kramer and Neale, Power and Influence in "
                "Organizations, 21-38",
    .cost = "O(ties^1.5)",
    .scope = NETWEAVE_SCOPE_TIE,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
