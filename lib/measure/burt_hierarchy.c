/* Hierarchy: whether a member's constraint comes from one contact or from all alike: Coleman and Theil's inequality of
 * the contacts' shares of it. Source: Burt 1992, chapter 2. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/burt.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    int64_t few = 0;
    netweave_status status = nw__burt_hierarchy(call->view, call->run, out[0]);
    for (int32_t i = 0; i < call->view->members && status == NETWEAVE_STATUS_OK; i++)
        few += isnan(out[0][i]) ? 1 : 0;
    return status == NETWEAVE_STATUS_OK ? nw__call_undefined_some(call, few, "they have fewer than two contacts")
                                        : status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

const nw__measure nw__measure_burt_hierarchy = {
    .name = "burt_hierarchy",
    .title = "Hierarchy of constraint",
    .question = "Does each member's constraint come from a single contact?",
    .higher = "one contact holds the others together; 0: all constrain the member alike",
    .formula =
        "sum over contacts of (r ln r) / (N ln N), with N contacts and r a contact's part of the constraint over "
        "the mean part",
    .convention = "as constraint: over the whole network; directed: ties out and in are added",
    .undefined = "for members with fewer than two contacts",
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
