/* Mean effective resistance: the mean over pairs of members that are connected, each tie a conductor as strong as its
 * weight. Of a connected network it is the Kirchhoff index by n(n-1)/2. Source: Klein and Randić 1993, doi
 * 10.1007/BF01164627; Ellens, Spieksma, Van Mieghem, Jamakovic and Kooij 2011, doi 10.1016/j.laa.2011.02.024.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/resistance.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const nw__components *components = NULL;
    const nw__resistances *resistances = NULL;
    double members = call->view->members;
    double sum = 0;
    netweave_status status = nw__pass_components(call->view, call->run, &components);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (components->pairs == 0)
        return nw__call_undefined(call, "no two members are connected");
    status = nw__pass_resistances(call->view, call->run, &resistances);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    for (int32_t i = 0; i < call->view->members; i++)
        sum += resistances->sum[i];
    if (isnan(sum))
        return nw__call_undefined(call, "a part of the network is too entangled to be solved exactly");
    out[0][0] = sum / 2 / components->pairs;
    if (components->count == 1)
        return NETWEAVE_STATUS_OK;
    return nw__call_note(call, "over the pairs that are connected, %lld of %lld.", (long long)components->pairs,
                         (long long)(members * (members - 1) / 2));
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 0, INFINITY}};

const nw__measure nw__measure_mean_effective_resistance = {
    .name = "mean_effective_resistance",
    .title = "Mean effective resistance",
    .question = "How far apart are two members, when every way counts and not the shortest alone?",
    .higher = "members are joined over longer or fewer ways",
    .formula = "mean of effective resistances over pairs of members that are connected",
    .convention =
        "ties without direction, each a conductor as strong as its weight, so doubling all weights halves it; "
        "at most the mean distance; 2/n when all are tied, 2(n-1)/n for a star",
    .undefined =
        "without ties, and where a part is too entangled to be solved exactly (some thousands of members, each "
        "tied to many)",
    .citation = "Klein and Randic 1993, doi 10.1007/BF01164627; Ellens, Spieksma, Van Mieghem, Jamakovic and Kooij "
                "2011, doi 10.1016/j.laa.2011.02.024",
    .cost = "O(ties) where all hangs on single ties, up to O(members^3) in entangled parts",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_STRENGTH,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
