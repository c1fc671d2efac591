/* Mean expected reach: how many know in the end of an independent cascade, in which who hears tells each contact once,
 * with a chance, averaged over the members who start it. Source: Kempe, Kleinberg and Tardos 2003, doi
 * 10.1145/956750.956769. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/text.h"
#include "measure/expected.h"

static netweave_status note_error(const nw__call *call, double error) {
    char text[NW_NUMBER_SIZE];
    if (error == 0 || isnan(error))
        return NETWEAVE_STATUS_OK;
    nw__number_format(error, 4, text);
    return nw__call_note(call, "the standard error of the simulated mean is %s.", text);
}

static netweave_status run(const nw__call *call, double *const *out) {
    nw__cascade_totals totals;
    if (call->view->members == 0)
        return nw__call_undefined(call, "there are no members");
    netweave_status status = nw__expected_find(call, &totals);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    out[0][0] = totals.mean;
    status = note_error(call, totals.mean_error);
    nw__cascade_totals_free(&totals);
    return status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 1, INFINITY}};

const nw__measure nw__measure_mean_expected_reach = {
    .name = "mean_expected_reach",
    .title = "Mean expected reach",
    .question = "How many will know, on average, of a tip that starts with any member?",
    .higher = "a tip reaches more members, wherever it starts",
    .formula = "mean over members of the number who know at the end of an independent cascade that the member starts",
    .convention = "as expected_reach",
    .undefined = "without members",
    .citation = "Kempe, Kleinberg and Tardos 2003, doi 10.1145/956750.956769",
    .cost = "O(simulations * (members + ties)); with direction, or chances by degree, times members / 512",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_TRIES,
    .columns = columns,
    .column_count = 1,
    .parameters = nw__expected_parameters,
    .parameter_count = 2,
    .run = run,
};
