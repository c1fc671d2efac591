/* Efficiency: effective size as a share of the number of contacts. Source: Burt 1992, chapter 2.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/burt.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *undirected = NULL;
    netweave_status status = nw__view_undirected(call->view, call->run, &undirected);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__burt_effective_size(call->view, call->run, out[0]);
    for (int32_t i = 0; i < call->view->members && status == NETWEAVE_STATUS_OK; i++)
        out[0][i] /= (double)nw__degree(&undirected->out, i);
    return status == NETWEAVE_STATUS_OK ? nw__burt_note(call, out[0]) : status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

const nw__measure nw__measure_burt_efficiency = {
    .name = "burt_efficiency",
    .title = "Efficiency of contacts",
    .question = "What share of each member's contacts leads to different parts of the network?",
    .higher = "fewer of the contacts duplicate one another",
    .formula = "effective size / number of contacts",
    .convention = "as effective_size; a contact counts once, whichever way the tie points",
    .undefined = "for members without ties",
    .citation = "Burt 1992, Structural Holes, chapter 2",
    .cost = "O(ties^1.5)",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_STRENGTH,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
