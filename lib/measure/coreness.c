/* Coreness: the largest k such that a member is in a part where everyone has k ties within. Sources: Seidman 1983,
 * doi 10.1016/0378-8733(83)90028-X; Batagelj and Zaversnik 2003, arXiv cs/0310049.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/measure.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const nw__cores *cores = NULL;
    netweave_status status = nw__pass_cores(call->view, call->run, &cores);
    for (int32_t i = 0; i < call->view->members && status == NETWEAVE_STATUS_OK; i++)
        out[0][i] = cores->core[i];
    return status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_COUNT, 0, INFINITY}};

const nw__measure nw__measure_coreness = {
    .name = "coreness",
    .title = "Coreness",
    .question = "How dense is the densest part that each member belongs to?",
    .higher = "the member belongs to a part in which everyone has more ties within",
    .formula = "largest k such that the member is in a part where everyone has at least k ties to others in it",
    .convention = "directed ties are read without direction, so a mutual tie counts once",
    .undefined = "",
    .citation = "Seidman 1983, doi 10.1016/0378-8733(83)90028-X; Batagelj and Zaversnik 2003, arXiv cs/0310049",
    .cost = "O(members + ties)",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
