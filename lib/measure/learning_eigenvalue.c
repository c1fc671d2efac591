/* Second eigenvalue of learning: how much of the differences of opinion is left after each round in the long run, when
 * everybody takes the mean of its own opinion and of those that come to it. Source: Golub and Jackson 2010, doi
 * 10.1257/mic.2.1.112; 2012, doi 10.1093/qje/qjs021. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/learning.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    return nw__learning_second_of(call, out[0]);
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

const nw__measure nw__measure_learning_eigenvalue = {
    .name = "learning_eigenvalue",
    .title = "Second eigenvalue of learning",
    .question = "How slowly do the members come to one opinion?",
    .higher = "more of the differences of opinion is left after each round",
    .formula =
        "second largest |eigenvalue| of the matrix of the weights that members give opinions, whose rows add up to 1",
    .convention =
        NW_LEARNING_CONVENTION "; 1 where several groups listen to nobody outside, so that there is never one opinion",
    .undefined = "below two members; where more than 500 members reach each other along ties with direction; where the "
                 "search does not settle (chains of many thousands of members)",
    .citation = "Golub and Jackson 2010, doi 10.1257/mic.2.1.112; DeGroot 1974, doi 10.1080/01621459.1974.10480137",
    .cost = "O(ties) a step, some 50 steps; with direction O(members^3)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_STRENGTH,
    .columns = columns,
    .column_count = 1,
    .parameters = nw__learning_parameters,
    .parameter_count = 1,
    .run = run,
};
