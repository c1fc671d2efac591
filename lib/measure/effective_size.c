/* Effective size: the contacts of a member less what they have in common. Without weights n - 2t/n. Sources: Burt 1992,
 * chapter 2; Borgatti 1997, Connections 20(1), 35-38.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/burt.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    netweave_status status = nw__burt_effective_size(call->view, call->run, out[0]);
    return status == NETWEAVE_STATUS_OK ? nw__burt_note(call, out[0]) : status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 1, INFINITY}};

const nw__measure nw__measure_effective_size = {
    .name = "effective_size",
    .title = "Effective size",
    .question = "How many contacts of each member lead to different parts of the network?",
    .higher = "the contacts are more, and less tied to one another",
    .formula = "sum over contacts j of (1 - sum over q of p_iq * m_jq); undirected without weights n - 2t/n with t "
               "ties among n contacts",
    .convention = "p_iq is the share of q in the ties of i, m_jq the tie of j and q over the strongest of j; directed: "
                  "ties out and in are added",
    .undefined = "for members without ties",
    .citation = "Burt 1992, Structural Holes, chapter 2; Borgatti 1997, Connections 20(1), 35-38",
    .cost = "O(ties^1.5)",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_STRENGTH,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
