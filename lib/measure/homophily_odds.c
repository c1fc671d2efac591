/* Homophily as odds: how much likelier a tie is between members of the same group than of different groups, as the
 * ratio of the two odds, and as Yule's Q, which is also there when one of the odds is nil. Sources: Moody 2001,
 * doi 10.1086/338954; Yule 1912, doi 10.2307/2340126. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/groups.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    nw__split split = {0};
    netweave_status status = nw__split_by_attribute(call->view, &split);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__split_note(call, &split);
    if (status == NETWEAVE_STATUS_OK) {
        nw__mixing mixing = nw__split_mixing(call->view, &split);
        double for_it = mixing.within * (mixing.pairs_between - mixing.between);
        double against = mixing.between * (mixing.pairs_within - mixing.within);
        bool both = mixing.pairs_within > 0 && mixing.pairs_between > 0;
        if (both && against > 0)
            out[0][0] = for_it / against;
        if (both && for_it + against > 0)
            out[1][0] = (for_it - against) / (for_it + against);
    }
    nw__split_free(&split);
    if (status != NETWEAVE_STATUS_OK || !isnan(out[0][0]))
        return status;
    return nw__call_undefined(call, isnan(out[1][0])
                                        ? "pairs within groups and pairs between groups must both be there, and "
                                          "differ in whether they are tied"
                                        : "no tie joins two groups, or all pairs within groups are tied, so the odds "
                                          "have no bound");
}

static const nw__measure_column columns[] = {{"ratio", NETWEAVE_KIND_REAL, 0, INFINITY},
                                             {"yules_q", NETWEAVE_KIND_REAL, -1, 1}};

const nw__measure nw__measure_homophily_odds = {
    .name = "homophily_odds",
    .title = "Odds of homophily",
    .question = "How much likelier are ties within groups than between them?",
    .higher = "ties keep more to the groups; a ratio of 1 (Q 0): no more than by chance",
    .formula = "ratio: (a/b) / (c/d) with a tied and b untied pairs within groups, c tied and d untied between; "
               "yules_q: (ad - bc) / (ad + bc)",
    .convention = "directed: ordered pairs; members of unknown group are left out",
    .undefined = "without a group attribute, without pairs within or between groups; the ratio also when no tie joins "
                 "two groups or all pairs within groups are tied",
    .citation = "Moody 2001, doi 10.1086/338954; Yule 1912, doi 10.2307/2340126",
    .cost = "O(ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_IGNORED,
    .needs_group = true,
    .is_smooth = true,
    .columns = columns,
    .column_count = 2,
    .run = run,
};
