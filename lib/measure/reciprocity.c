/* Reciprocity, edgewise: the share of arcs that are returned. Source: Newman, Forrest and Balthrop 2002, doi
 * 10.1103/PhysRevE.66.035101.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/degrees.h"
#include "measure/observed.h"
#include "measure/peers.h"

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    if (!view->directed)
        return nw__call_undefined(call, "the ties have no direction");
    if (nw__as(call, NULL) && view->members > 1) {
        double pairs = (double)view->members * (view->members - 1) / 2;
        double one_way = (double)view->ties - 2 * (double)nw__mutual_pairs(view);
        out[0][0] = (pairs - one_way) / pairs;
        return nw__as_note(call, "the share of all pairs that are not tied one way only, those without a tie included");
    }
    netweave_view *known = NULL;
    netweave_status status = nw__call_respondents(call, &known);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double mutual = (double)nw__mutual_pairs(known);
    double ties = (double)known->ties;
    netweave_view_free(known);
    if (ties == 0)
        return nw__call_undefined(call, "there are no ties");
    out[0][0] = 2 * mutual / ties;
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

static const nw__option parameters[] = {NW_AS("sna")};

const nw__measure nw__measure_reciprocity = {
    .name = "reciprocity",
    .title = "Reciprocity",
    .question = "What share of the ties is returned?",
    .higher = "more of the ties go both ways",
    .formula = "2M / (2M + A), with M mutual pairs and A pairs tied one way",
    .convention = "edgewise: a share of ties, not of pairs; pairs without a tie do not count",
    .undefined = "without ties, and when ties have no direction",
    .observed = "over the pairs of which both answered",
    .citation = "Newman, Forrest and Balthrop 2002, doi 10.1103/PhysRevE.66.035101",
    .cost = "O(ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_IGNORED,
    .is_smooth = true,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = 1,
    .run = run,
};
