/* Embeddedness of a tie: how many contacts its two ends have in common. Sources: Granovetter 1985,
 * doi 10.1086/228311; Easley and Kleinberg 2010, section 3.5. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/measure.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    const netweave_view *undirected = NULL;
    const int32_t *common = NULL;
    int64_t row = 0;
    netweave_status status = nw__view_undirected(view, call->run, &undirected);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__pass_common(view, call->run, &common);
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++)
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++)
            if (view->directed || view->out.to[k] > i)
                out[0][row++] = common[nw__csr_find(&undirected->out, i, view->out.to[k])];
    return status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_COUNT, 0, INFINITY}};

const nw__measure nw__measure_embeddedness = {
    .name = "embeddedness",
    .title = "Embeddedness",
    .question = "How many contacts do the two ends of each tie have in common?",
    .higher = "more others know both ends, and can vouch, watch or stand in",
    .formula = "members tied to both ends",
    .convention = "ties are read without direction",
    .undefined = "",
    .citation = "Easley and Kleinberg 2010, Networks, Crowds, and Markets, section 3.5",
    .cost = "O(ties^1.5)",
    .scope = NETWEAVE_SCOPE_TIE,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
