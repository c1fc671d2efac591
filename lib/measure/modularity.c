/* Modularity: how much more ties fall within communities than chance would have it, for the best split that is found.
 * Q = sum over communities c of (w_c / W) - resolution (s_c / 2W)^2, with w_c the weight of ties within c, s_c the
 * strength of its members and W the weight of all ties. The best of several seeded Leiden runs; finding the best of
 * all is NP-hard, so it is a lower bound. Undefined without ties.
 * Source: Newman and Girvan 2004, doi 10.1103/PhysRevE.69.026113.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "bridge/leiden.h"
#include "bridge/weights.h"
#include "measure/communities.h"

#include <math.h>

const nw__option nw__communities_parameters[NW_COMMUNITIES_PARAMETERS] = {
    {"resolution", NW_OPTION_NUMBER, "1", 0, 100, NULL, "higher finds more and smaller communities"},
    {"runs", NW_OPTION_INTEGER, "10", 1, 10000, NULL, "runs of the Leiden algorithm; the best is kept"},
};

netweave_status nw__communities(const nw__call *call, int32_t *out_community, int64_t *out_count,
                                double *out_modularity, bool *out_found) {
    const netweave_view *undirected = NULL;
    netweave_status status = nw__view_undirected(call->view, call->run, &undirected);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    *out_found = nw__weights_fit(undirected);
    if (!*out_found)
        return nw__call_undefined(call, "some tie weighs more than a million times another; cut the weights with "
                                        "threshold=, or leave them out with weight=none");
    double resolution = nw__options_number(call->options, "resolution");
    int64_t runs = (int64_t)nw__options_number(call->options, "runs");
    status = nw__leiden(undirected, resolution, runs, call->run, out_community, out_count, out_modularity);
    if (status == NETWEAVE_STATUS_OK && undirected->ties > 0)
        status =
            nw__call_note(call,
                          "the best of %lld runs of the Leiden algorithm, seed %llu; another seed may find another "
                          "split that is as good or better.",
                          (long long)runs, (unsigned long long)netweave_run_seed(call->run));
    return status;
}

static netweave_status run(const nw__call *call, double *const *out) {
    if (call->view->ties == 0)
        return nw__call_undefined(call, "there are no ties");
    int32_t *community = nw__allocate((size_t)call->view->members, sizeof *community);
    if (community == NULL)
        return nw__fail_memory();
    int64_t count = 0;
    double modularity = NAN;
    bool found = false;
    netweave_status status = nw__communities(call, community, &count, &modularity, &found);
    if (status == NETWEAVE_STATUS_OK && found) {
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
    .undefined = "without ties, or where some tie weighs more than a million times another",
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
