/* Effective diameter: steps within which a share of the pairs reach each other. Source: Leskovec, Kleinberg and
 * Faloutsos 2005, doi 10.1145/1081870.1081893. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/estimates.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const nw__distances *distances = NULL;
    double error = 0;
    netweave_status status = nw__estimate_distances(call, &distances);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (distances->pairs == 0)
        return nw__call_undefined(call, "no member reaches another");
    out[0][0] = nw__distances_within_share(distances, nw__options_number(call->options, "share"), &error);
    status = nw__estimate_errors(call, nw__is_estimated(distances) ? &error : NULL, 1, 1);
    if (status != NETWEAVE_STATUS_OK || !isnan(error))
        return status;
    return nw__call_note(call, "its standard error is not known from sources; method=balls gives one.");
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 0, INFINITY}};

static const nw__option parameters[] = {
    {"share", NW_OPTION_NUMBER, "0.9", 0.01, 1, NULL, "share of the pairs that have a path"},
};

const nw__measure nw__measure_effective_diameter = {
    .name = "effective_diameter",
    .title = "Effective diameter",
    .question = "Within how many steps do nine in ten of those who can reach each other do so?",
    .higher = "members are farther apart, the few farthest pairs left aside",
    .formula = "smallest r with N(r) >= 0.9 N, where N(r) is the number of ordered pairs at distance at most r, "
               "linear between whole r, and N that of all pairs with a path",
    .convention = "paths follow the direction of ties; pairs of different members, so N(0) = 0; pairs without a path "
                  "are left out",
    .undefined = "when no member reaches another",
    .citation = "Leskovec, Kleinberg and Faloutsos 2005, doi 10.1145/1081870.1081893",
    .cost = "O(members * ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_IGNORED,
    .on_request = true, /* it moves with the mean distance */
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = 1,
    .run = run,
};
