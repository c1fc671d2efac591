/* Mean distance: mean of d over ordered pairs with a path. Source: Wasserman and Faust 1994, p. 110.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/estimates.h"
#include "measure/paths.h"
#include "measure/peers.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const nw__distances *distances = NULL;
    netweave_status status = nw__path_lengths(call, nw__as(call, NULL), &distances);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (distances->pairs == 0)
        return nw__call_undefined(call, "no member reaches another");
    out[0][0] = distances->sum / distances->pairs;
    status = nw__estimate_errors(call, nw__is_estimated(distances) ? &distances->sample.mean : NULL, 1, 1);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double share = distances->pairs / ((double)call->view->members * (call->view->members - 1));
    if (share > 1 - 1e-14) /* of estimates there may be rounding */
        return NETWEAVE_STATUS_OK;
    if (nw__as(call, NULL)) {
        out[0][0] = NAN;
        return nw__call_undefined(call, "as networkx has it, everybody must reach everybody");
    }
    char text[NW_NUMBER_SIZE];
    nw__number_format(share, 3, text);
    return nw__call_note(call, "over the pairs that have a path, a share of %s of all.", text);
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 0, INFINITY}};

const nw__measure nw__measure_mean_distance = {
    .name = "mean_distance",
    .title = "Mean distance",
    .question = "How many steps lie between two members who can reach each other?",
    .higher = "members are farther apart; it says nothing of those who cannot reach each other",
    .formula = "mean of d over ordered pairs with a path",
    .convention =
        "paths follow the direction of ties; pairs without a path are left out, and a note says how many have one",
    .undefined = "when no member reaches another; convention=networkx: when not everybody reaches everybody",
    .citation = "Wasserman and Faust 1994, p. 110",
    .cost = "O(members * ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_COST,
    .columns = columns,
    .column_count = 1,
    .parameters = nw__harmonic_parameters + 1, /* cost and convention */
    .parameter_count = 2,
    .run = run,
};
