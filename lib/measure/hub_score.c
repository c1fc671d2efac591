/* Hub score: members who name those whom many name. Source: Kleinberg 1999,
 * doi 10.1145/324133.324140. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/hits.h"

static netweave_status run(const nw__call *call, double *const *out) {
    return nw__hits(call, false, out[0]);
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

const nw__measure nw__measure_hub_score = {
    .name = "hub_score",
    .title = "Hub score",
    .question = "Who names those whom the others turn to?",
    .higher = "the member names more others, and others who are named by many hubs",
    .formula = "largest eigenvector of A A'",
    .convention =
        "each weak component by itself, its maximum 1; where several vectors belong to the largest eigenvalue, the one "
        "that iteration from equal scores leads to; members without ties have 0; ties without direction: the "
        "eigenvector centrality",
    .undefined =
        "where the iteration does not settle: when two parts of a component lead to nearly the same eigenvalue",
    .citation = "Kleinberg 1999, doi 10.1145/324133.324140",
    .cost = "O(ties) a step, some 50 steps",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_STRENGTH,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
