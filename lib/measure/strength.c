/* Strength: the sum of the weights of a member's ties; without weights each tie counts one, so it is the degree.
 * Source: Barrat et al. 2004, doi 10.1073/pnas.0400087101. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/measure.h"

#include <math.h>

static double sum_row(const nw__csr *csr, int32_t member) {
    double sum = 0;
    for (int64_t k = csr->start[member]; k < csr->start[member + 1]; k++)
        sum += csr->weight != NULL ? csr->weight[k] : 1;
    return sum;
}

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    bool incoming = view->directed && !nw__options_chosen(call->options, "direction", "out");
    bool outgoing = !view->directed || !nw__options_chosen(call->options, "direction", "in");
    for (int32_t i = 0; i < view->members; i++)
        out[0][i] = (outgoing ? sum_row(&view->out, i) : 0) + (incoming ? sum_row(&view->in, i) : 0);
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 0, INFINITY}};

static const nw__option parameters[] = {
    {"direction", NW_OPTION_CHOICE, "total", 0, 0, "total|in|out", "which ties of a directed network are added up"},
};

const nw__measure nw__measure_strength = {
    .name = "strength",
    .title = "Strength",
    .question = "How strong are the ties of each member together?",
    .higher = "the member has more or stronger ties",
    .formula = "sum of the weights of the member's ties",
    .convention =
        "without weights each tie counts one, so it equals the degree; directed: ties out plus ties in unless "
        "the direction is chosen",
    .undefined = "",
    .citation = "Barrat, Barthelemy, Pastor-Satorras and Vespignani 2004, doi 10.1073/pnas.0400087101",
    .cost = "O(members + ties)",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_STRENGTH,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = 1,
    .run = run,
};
