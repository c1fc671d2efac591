/* Biconnected share: pairs of members with two paths that have no other member in common. Those are the pairs in a
 * common block, but for the two ends of a bridge: a block of one tie is one route only. Source: White and Harary
 * 2001, doi 10.1111/0081-1750.00098.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/measure.h"

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    if (view->members < 2)
        return nw__call_undefined(call, "it needs two members");
    const nw__blocks *blocks = NULL;
    netweave_status status = nw__pass_blocks(view, call->run, &blocks);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double pairs = (double)view->members * (view->members - 1) / 2;
    out[0][0] = (blocks->pairs_apart - (double)blocks->bridges) / pairs;
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

const nw__measure nw__measure_biconnected_share = {
    .name = "biconnected_share",
    .title = "Biconnected share",
    .question = "What share of the pairs of members is joined over two separate routes?",
    .higher = "more pairs stay joined when any one other member leaves; 0 in a star",
    .formula = "share of pairs of members with two paths that have no other member in common",
    .convention = "ties read without direction; the two ends of a tie that is the only route between them do not count",
    .undefined = "below two members",
    .citation = "White and Harary 2001, doi 10.1111/0081-1750.00098",
    .cost = "O(members + ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NETWORKED,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
