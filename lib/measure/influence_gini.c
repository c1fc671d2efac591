/* Influence Gini: how unevenly first opinions weigh in what all think in the end: sum over all ordered pairs of |x_i -
 * x_j|, by 2 n. Source: Golub and Jackson 2010, doi 10.1257/mic.2.1.112. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/gini.h"
#include "measure/learning.h"

static netweave_status run(const nw__call *call, double *const *out) {
    double *influence = NULL;
    netweave_status status = nw__learning_influence_of(call, &influence);
    if (influence == NULL)
        return status;
    out[0][0] = nw__gini(influence, call->view->members);
    nw__free(influence);
    return status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

const nw__measure nw__measure_influence_gini = {
    .name = "influence_gini",
    .title = "Influence Gini",
    .question = "How unevenly do the members' opinions weigh in what all think in the end?",
    .higher = "fewer members decide what all think at last",
    .formula = "sum over all ordered pairs of |x_i - x_j|, by 2 n sum(x), of the members' influence x",
    .convention = "as influence: " NW_LEARNING_CONVENTION "; 0 when all have as much",
    .undefined = "without members; where opinions do not settle in a million rounds",
    .citation = "Golub and Jackson 2010, doi 10.1257/mic.2.1.112; DeGroot 1974, doi 10.1080/01621459.1974.10480137",
    .cost = "O(members log members + ties); with direction so much in each round until opinions have settled",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_HUB,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_STRENGTH,
    .columns = columns,
    .column_count = 1,
    .parameters = nw__learning_parameters,
    .parameter_count = 1,
    .run = run,
};
