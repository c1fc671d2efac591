/* Largest influence: what the most influential first opinion weighs in what all think in the end. A crowd grows wise
 * with its size only if it vanishes. Source: Golub and Jackson 2010, doi 10.1257/mic.2.1.112. SPDX-License-Identifier:
 * GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/learning.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    double *influence = NULL;
    netweave_status status = nw__learning_influence_of(call, &influence);
    if (influence == NULL)
        return status;
    out[0][0] = 0;
    for (int32_t i = 0; i < call->view->members; i++)
        out[0][0] = fmax(out[0][0], influence[i]);
    nw__free(influence);
    return status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

const nw__measure nw__measure_largest_influence = {
    .name = "largest_influence",
    .title = "Largest influence",
    .question = "How much do all end up thinking what one member thought?",
    .higher = "one member's first opinion decides more of what all think at last",
    .formula = "largest of the members' influence",
    .convention = "as influence: " NW_LEARNING_CONVENTION "; 1/n when all have as much, near 1/2 in large stars",
    .undefined = "without members; where opinions do not settle in a million rounds",
    .citation = "Golub and Jackson 2010, doi 10.1257/mic.2.1.112; DeGroot 1974, doi 10.1080/01621459.1974.10480137",
    .cost = "O(members + ties); with direction so much in each round until opinions have settled",
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
