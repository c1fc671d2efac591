/* Articulation points: members whose leaving splits their component. Source: Hopcroft and Tarjan 1973,
 * doi 10.1145/362248.362272.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/measure.h"

static netweave_status run(const nw__call *call, double *const *out) {
    const nw__blocks *blocks = NULL;
    netweave_status status = nw__pass_blocks(call->view, call->run, &blocks);
    for (int32_t i = 0; i < call->view->members && status == NETWEAVE_STATUS_OK; i++)
        out[0][i] = blocks->articulation[i];
    return status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_FLAG, 0, 1}};

const nw__measure nw__measure_articulation = {
    .name = "articulation",
    .title = "Articulation point",
    .question = "Whose leaving would split the network?",
    .higher = "the member's leaving splits its component",
    .formula = "1 when the component falls apart without the member, else 0",
    .convention = "directed ties are read without direction",
    .undefined = "",
    .citation = "Hopcroft and Tarjan 1973, doi 10.1145/362248.362272",
    .cost = "O(members + ties)",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
