/* Modularity: how much more ties fall within communities than chance would have it, for the best split that is found.
 * Q = sum over communities c of (w_c / W) - resolution (s_c / 2W)^2, with w_c the weight of ties within c, s_c the
 * strength of its members and W the weight of all ties. The best of several seeded Leiden runs; finding the best of
 * all is NP-hard, so it is a lower bound. Undefined without ties.
 * Source: Newman and Girvan 2004, doi 10.1103/PhysRevE.69.026113.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/communities.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    if (call->view->ties == 0)
        return nw__call_undefined(call, "there are no ties");
    int32_t *community = nw__allocate((size_t)call->view->members, sizeof *community);
    if (community == NULL)
        return nw__fail_memory();
    int64_t count = 0;
    double modularity = NAN;
    netweave_status status = nw__communities(call, community, &count, &modularity);
    if (status == NETWEAVE_STATUS_OK) {
        out[0][0] = modularity;
        out[1][0] = (double)count;
    }
    nw__free(community);
    return status;
}

/* At resolution g the split into single members reaches -g or more, and g is at most 100. */
static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, -100, 1},
                                             {"groups", NETWEAVE_KIND_COUNT, 1, INFINITY}};

const nw__measure nw__measure_modularity = {
    .name = "modularity",
    .title = "Modularity",
    .question = "How clearly does the network fall into communities?",
    .higher = "more of the ties stay within communities than chance would have it",
    .formula = "sum over communities of (weight within / all weight) - resolution (strength held / (2 all weight))^2",
    .convention = "ties are read without direction; the best of several seeded Leiden runs, so the true best may be "
                  "higher; a member without ties is a community of its own",
    .undefined = "without ties",
    .citation = "Newman and Girvan 2004, doi 10.1103/PhysRevE.69.026113; Traag, Waltman and van Eck 2019, doi "
                "10.1038/s41598-019-41695-z",
    .cost = "O(runs * ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_STRENGTH,
    .columns = columns,
    .column_count = 2,
    .parameters = nw__communities_parameters,
    .parameter_count = NW_COMMUNITIES_PARAMETERS,
    .run = run,
};
