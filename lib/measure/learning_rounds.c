/* Learning rounds: after how many rounds a share of the differences of opinion is left, in the long run, when everybody
 * takes the mean of its own opinion and of those that come to it: log(share) / log |second eigenvalue|. Source: Golub
 * and Jackson 2012, doi 10.1093/qje/qjs021. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/learning.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    double second = NAN;
    netweave_status status = nw__learning_second_of(call, &second);
    if (status != NETWEAVE_STATUS_OK || isnan(second))
        return status;
    if (second > 1 - 1e-13)
        return nw__call_undefined(call, "several groups listen to nobody outside, so there is never one opinion");
    out[0][0] = second > 0 ? fmax(1, log(nw__options_number(call->options, "left")) / log(second)) : 1;
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 1, INFINITY}};

static const nw__option parameters[] = {
    {"self", NW_OPTION_NUMBER, "1", 0.01, 1e6, NULL, "weight of one's own opinion, in ties of mean strength"},
    {"left", NW_OPTION_NUMBER, "0.01", 1e-12, 0.999, NULL, "share of the differences of opinion that is left"},
};

const nw__measure nw__measure_learning_rounds = {
    .name = "learning_rounds",
    .title = "Rounds of learning",
    .question = "How many rounds of talk do the members need to come to one opinion?",
    .higher = "members need more rounds to come to one opinion",
    .formula = "log(left) / log(second largest |eigenvalue| of the matrix of weights); at least 1",
    .convention = NW_LEARNING_CONVENTION "; the worst first opinions, in the long run",
    .undefined = "below two members; where several groups listen to nobody outside, so that there is never one "
                 "opinion; where learning_eigenvalue is",
    .citation = "Golub and Jackson 2010, doi 10.1257/mic.2.1.112; DeGroot 1974, doi 10.1080/01621459.1974.10480137",
    .cost = "O(ties) a step, some 50 steps; with direction O(members^3)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_STRENGTH,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = 2,
    .run = run,
};
