/* Dyadic reciprocity: M / (M + A), with M mutual pairs and A pairs tied one way. Source: Wasserman and Faust 1994, p.
 * 515.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/degrees.h"
#include "measure/measure.h"

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    if (!view->directed)
        return nw__call_undefined(call, "the ties have no direction");
    if (view->ties == 0)
        return nw__call_undefined(call, "there are no ties");
    int64_t mutual = nw__mutual_pairs(view);
    out[0][0] = (double)mutual / (double)(view->ties - mutual);
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

const nw__measure nw__measure_dyadic_reciprocity = {
    .name = "dyadic_reciprocity",
    .title = "Dyadic reciprocity",
    .question = "What share of the tied pairs is tied both ways?",
    .higher = "more of the tied pairs are tied both ways",
    .formula = "M / (M + A), with M mutual pairs and A pairs tied one way",
    .convention = "a share of pairs with a tie; pairs without one do not count",
    .undefined = "without ties, and when ties have no direction",
    .citation = "Wasserman and Faust 1994, p. 515",
    .cost = "O(ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_IGNORED,
    .is_smooth = true,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
