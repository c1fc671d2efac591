/* Kirchhoff index: the sum of effective resistances over all pairs of members, each tie a conductor as strong as its
 * weight. It is n times the sum of 1 / the eigenvalues of the Laplacian other than 0, and in a tree the sum of all
 * distances. Source: Klein and Randić 1993, doi 10.1007/BF01164627; Gutman and Mohar 1996, doi 10.1021/ci960007t.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/resistance.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const nw__components *components = NULL;
    const nw__resistances *resistances = NULL;
    double sum = 0;
    if (call->view->members < 2)
        return nw__call_undefined(call, "it needs two members");
    netweave_status status = nw__pass_components(call->view, call->run, &components);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (components->count > 1)
        return nw__call_undefined(call, "not all members are connected, and resistance between those who are not is "
                                        "without bound; see mean_effective_resistance");
    status = nw__pass_resistances(call->view, call->run, &resistances);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    for (int32_t i = 0; i < call->view->members; i++)
        sum += resistances->sum[i];
    if (isnan(sum))
        return nw__call_undefined(call, "a part of the network is too entangled to be solved exactly");
    out[0][0] = sum / 2;
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 0, INFINITY}};

const nw__measure nw__measure_kirchhoff_index = {
    .name = "kirchhoff_index",
    .title = "Kirchhoff index",
    .question = "How far apart are all members, when every way counts and not the shortest alone?",
    .higher = "members are joined over longer or fewer ways; it grows with the number of members",
    .formula = "sum of effective resistances over pairs of members = n sum of 1 / mu over the Laplacian's eigenvalues "
               "mu other than 0",
    .convention = "each pair once; ties without direction, each a conductor as strong as its weight, so doubling all "
                  "weights halves it; (n-1)^2 for a star, (n^3 - n)/12 for a ring, n - 1 when all are tied",
    .undefined = "below two members, on a disconnected network, and where a part is too entangled to be solved exactly "
                 "(some thousands of members, each tied to many)",
    .citation = "Klein and Randic 1993, doi 10.1007/BF01164627; Gutman and Mohar 1996, doi 10.1021/ci960007t",
    .cost = "O(ties) where all hangs on single ties, up to O(members^3) in entangled parts",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_STRENGTH,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
