/* Dyadic reciprocity: M / (M + A), with M mutual pairs and A pairs tied one way. Source: Wasserman and Faust 1994, p.
 * 515.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/degrees.h"
#include "measure/observed.h"

static netweave_status run(const nw__call *call, double *const *out) {
    netweave_view *view = NULL;
    if (!call->view->directed)
        return nw__call_undefined(call, "the ties have no direction");
    netweave_status status = nw__call_respondents(call, &view);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    int64_t mutual = nw__mutual_pairs(view);
    int64_t ties = view->ties;
    netweave_view_free(view);
    if (ties == 0)
        return nw__call_undefined(call, "there are no ties");
    out[0][0] = (double)mutual / (double)(ties - mutual);
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
    .observed = "over the pairs of which both answered",
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
