/* Constraint: how far a member's contacts lead back to one another, so that there is nothing to broker. Source: Burt
 * 1992, chapter 2. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/burt.h"
#include "measure/peers.h"

#include <math.h>

static netweave_status within_ego_networks(const nw__call *call, double *out) {
    int64_t few = 0;
    netweave_status status = nw__ego_constraint(call->view, call->run, out);
    for (int32_t i = 0; i < call->view->members && status == NETWEAVE_STATUS_OK; i++)
        few += isnan(out[i]) ? 1 : 0;
    if (status == NETWEAVE_STATUS_OK)
        status = nw__as_note(call, "proportions are taken within the network of the member and its contacts");
    return status == NETWEAVE_STATUS_OK ? nw__call_undefined_some(call, few, "they have fewer than two contacts")
                                        : status;
}

static netweave_status run(const nw__call *call, double *const *out) {
    if (nw__as(call, NULL))
        return within_ego_networks(call, out[0]);
    netweave_status status = nw__burt_constraint(call->view, call->run, out[0]);
    return status == NETWEAVE_STATUS_OK ? nw__burt_note(call, out[0]) : status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 0, 2}};

static const nw__option parameters[] = {NW_AS("ucinet")};

const nw__measure nw__measure_constraint = {
    .name = "constraint",
    .title = "Constraint",
    .question = "How closed is the circle of each member's contacts?",
    .higher = "the contacts are few or tied to one another; a low value means the member stands between others",
    .formula =
        "sum over contacts j of (p_ij + sum over q of p_iq * p_qj)^2, where p_ij is the share of j in the ties of i",
    .convention = "over the whole network, not the ego network alone; directed: ties out and in are added, so a mutual "
                  "tie weighs two; a member with one contact has 1",
    .undefined = "for members without ties; convention=ucinet: with fewer than two contacts",
    .citation = "Burt 1992, Structural Holes, chapter 2",
    .cost = "O(ties^1.5)",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_STRENGTH,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = 1,
    .run = run,
};
