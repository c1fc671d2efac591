/* Reach efficiency: how few of the ties that lead to others within two steps are spent twice. Ties without direction:
 * others within two steps over the sum of the contacts' degrees, UCINET's ReachEffic; the tie back to the member stands
 * there for the contact itself. Directed: contacts plus the contacts' ties that lead to anyone but the member.
 * Source: Borgatti, Everett and Freeman 2002, UCINET, ego networks. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/reach.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    bool incoming = nw__options_chosen(call->options, "direction", "in");
    const nw__csr *along = incoming ? &view->in : &view->out;
    int64_t alone = 0;
    netweave_status status = nw__reach_within(view, incoming, 2, call->run, out[0]);
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++) {
        int64_t spent = nw__degree(along, i);
        for (int64_t k = along->start[i]; k < along->start[i + 1]; k++) {
            bool back = !view->directed || nw__csr_find(along, along->to[k], i) >= 0;
            spent += nw__degree(along, along->to[k]) - (back ? 1 : 0);
        }
        alone += spent == 0 ? 1 : 0;
        out[0][i] = spent > 0 ? out[0][i] / (double)spent : NAN;
    }
    return status == NETWEAVE_STATUS_OK ? nw__call_undefined_some(call, alone, "they have no ties to follow") : status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

static const nw__option parameters[] = {
    {"direction", NW_OPTION_CHOICE, "out", 0, 0, "out|in", "from the member to the others, or from the others to it"},
};

const nw__measure nw__measure_reach_efficiency = {
    .name = "reach_efficiency",
    .title = "Reach efficiency",
    .question = "How little do each member's contacts overlap in whom they lead to?",
    .higher = "each tie of the member's contacts leads to somebody new; 1: none leads where another leads",
    .formula = "others within two steps / (contacts + ties of the contacts to others than the member)",
    .convention = "without direction this is others within two steps / sum of the contacts' degrees",
    .undefined = "for members without ties to follow",
    .citation = "Borgatti, Everett and Freeman 2002, UCINET, ego network measures",
    .cost = "O(members * ties / 512)",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = 1,
    .run = run,
};
