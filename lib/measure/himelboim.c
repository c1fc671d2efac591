/* The four numbers by which Himelboim and others tell six structures of topic networks apart: density, modularity,
 * centralization, share of isolates. Source: Himelboim, Smith, Rainie, Shneiderman and Espina 2017, doi
 * 10.1177/2056305117691545.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/centralization.h"
#include "measure/communities.h"
#include "measure/degrees.h"
#include "measure/measure.h"

#include <math.h>

static netweave_status find_modularity(const nw__call *call, double *out) {
    if (call->view->ties == 0)
        return nw__call_undefined(call, "there are no ties, so modularity says nothing");
    int32_t *community = nw__allocate((size_t)call->view->members, sizeof *community);
    int64_t count = 0;
    double modularity = NAN;
    if (community == NULL)
        return nw__fail_memory();
    netweave_status status = nw__communities(call, community, &count, &modularity);
    nw__free(community);
    if (status == NETWEAVE_STATUS_OK)
        *out = modularity;
    return status;
}

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    double members = view->members;
    if (view->members < 3)
        return nw__call_undefined(call, "it needs three members");
    double *degree = NULL;
    netweave_status status = nw__degrees(view, "in", &degree);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    out[0][0] = (double)view->out.start[view->members] / (members * (members - 1));
    out[2][0] = nw__centralization(degree, view->members, (members - 1) * (view->directed ? members - 1 : members - 2));
    out[3][0] = (double)nw__isolates(view) / members;
    nw__free(degree);
    return find_modularity(call, &out[1][0]);
}

static const nw__measure_column columns[] = {{"density", NETWEAVE_KIND_SHARE, 0, 1},
                                             {"modularity", NETWEAVE_KIND_SHARE, -100, 1},
                                             {"centralization", NETWEAVE_KIND_SHARE, 0, 1},
                                             {"isolates", NETWEAVE_KIND_SHARE, 0, 1}};

const nw__measure nw__measure_himelboim = {
    .name = "himelboim",
    .title = "Himelboim's four numbers",
    .question = "Which of the six structures of topic networks is this?",
    .higher = "see each: dense and unmodular is a tight crowd, modular with few isolates community clusters, "
              "centralized a broadcast or support network, many isolates a brand cluster",
    .formula = "density; modularity; in-degree centralization; isolates / n",
    .convention = "the parts are those of density, modularity (best of several seeded Leiden runs), "
                  "in_degree_centralization and isolate_share",
    .undefined = "below three members; modularity also without ties",
    .citation = "Himelboim, Smith, Rainie, Shneiderman and Espina 2017, doi 10.1177/2056305117691545",
    .cost = "O(runs * ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_STRENGTH,
    .columns = columns,
    .column_count = 4,
    .parameters = nw__communities_parameters,
    .parameter_count = NW_COMMUNITIES_PARAMETERS,
    .run = run,
};
