/* Influence: the weight that a member's first opinion has in the mean of all opinions once they have settled, when in
 * each round everybody takes the mean of its own opinion and of those that come to it (DeGroot). It is the mean of the
 * rows of the limit of the weights' powers: where everybody comes to one opinion, the left eigenvector for the
 * eigenvalue 1, and undirected (strength + own) / their sum. Source: Golub and Jackson 2010, doi 10.1257/mic.2.1.112.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/learning.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    double *influence = NULL;
    if (call->view->members == 0)
        return NETWEAVE_STATUS_OK;
    netweave_status status = nw__learning_influence_of(call, &influence);
    for (int32_t i = 0; i < call->view->members && influence != NULL; i++)
        out[0][i] = influence[i];
    nw__free(influence);
    return status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

const nw__measure nw__measure_influence = {
    .name = "influence",
    .title = "Influence in learning",
    .question = "How much does the member's own opinion weigh in what all think in the end?",
    .higher = "the member's first opinion decides more of what all think at last",
    .formula = "x = mean of the rows of lim T^k, T_ij = what i gives the opinion of j; connected and undirected: "
               "(strength + own) / sum over all",
    .convention = NW_LEARNING_CONVENTION
    "; all add up to 1; where several groups listen to nobody outside, each opinion counts by the members "
    "whom it reaches",
    .undefined = "where opinions do not settle in a million rounds (directed chains of many thousands of members)",
    .citation = "Golub and Jackson 2010, doi 10.1257/mic.2.1.112; DeGroot 1974, doi 10.1080/01621459.1974.10480137",
    .cost = "O(members + ties); with direction so much in each round until opinions have settled",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_STRENGTH,
    .columns = columns,
    .column_count = 1,
    .parameters = nw__learning_parameters,
    .parameter_count = 1,
    .run = run,
};
