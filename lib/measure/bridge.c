/* Bridges: ties whose end splits their component. Source: Hopcroft and Tarjan 1973, doi 10.1145/362248.362272.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/measure.h"

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    const netweave_view *undirected = NULL;
    const int64_t *pair = NULL; /* per arc of the undirected view */
    const nw__blocks *blocks = NULL;
    int64_t row = 0;
    netweave_status status = nw__view_undirected(view, call->run, &undirected);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__view_arc_ties(undirected, call->run, &pair);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__pass_blocks(view, call->run, &blocks);
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++)
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++)
            if (view->directed || view->out.to[k] > i)
                out[0][row++] = blocks->bridge[pair[nw__csr_find(&undirected->out, i, view->out.to[k])]];
    return status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_FLAG, 0, 1}};

const nw__measure nw__measure_bridge = {
    .name = "bridge",
    .title = "Bridge",
    .question = "Which ties alone hold the network together?",
    .higher = "the end of the tie splits its component",
    .formula = "1 when the component falls apart without the tie, else 0",
    .convention = "directed ties are read without direction: both ties of a mutual pair are a bridge when the pair is",
    .undefined = "",
    .citation = "Hopcroft and Tarjan 1973, doi 10.1145/362248.362272",
    .cost = "O(members + ties log ties)",
    .scope = NETWEAVE_SCOPE_TIE,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
