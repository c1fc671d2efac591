/* Expected reach: how many know in the end when one member starts an independent cascade, in which who hears tells each
 * contact once, with a chance. Exact, from all outcomes of the ties, where these are few; else the mean over simulated
 * worlds, which all members share. Source: Kempe, Kleinberg and Tardos 2003, doi 10.1145/956750.956769.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/expected.h"

static netweave_status run(const nw__call *call, double *const *out) {
    nw__cascade_totals totals;
    netweave_status status = nw__expected_find(call, &totals);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    for (int32_t i = 0; i < call->view->members; i++) {
        out[0][i] = totals.member[i].reached;
        out[1][i] = totals.member[i].error;
    }
    nw__cascade_totals_free(&totals);
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"reached", NETWEAVE_KIND_REAL, 1, INFINITY},
                                             {"error", NETWEAVE_KIND_REAL, 0, INFINITY}};

const nw__measure nw__measure_expected_reach = {
    .name = "expected_reach",
    .title = "Expected reach",
    .question = "How many will know, on average, of a tip that starts with this member?",
    .higher = "what starts here reaches more members",
    .formula = "mean number who know at the end of an independent cascade from the member, itself included",
    .convention =
        "along ties; a tie of strength w is as good as w tries, 1 - (1 - p)^w; the error is the standard error "
        "of the mean, 0 when exact; members share the simulated worlds",
    .undefined = "the error, when there is one simulation",
    .citation = "Kempe, Kleinberg and Tardos 2003, doi 10.1145/956750.956769",
    .cost = "O(simulations * (members + ties)); with direction, or chances by degree, times members / 512",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_TRIES,
    .columns = columns,
    .column_count = 2,
    .parameters = nw__expected_parameters,
    .parameter_count = 2,
    .run = run,
};
