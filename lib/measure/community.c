/* Community: which community each member is in, in the best split that several seeded Leiden runs find.
 * Numbered from 1 by their first member; only equality has a meaning. Without ties each member is a community.
 * Source: Traag, Waltman and van Eck 2019, doi 10.1038/s41598-019-41695-z.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/communities.h"

#include "base/memory.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    int32_t *community = nw__allocate((size_t)call->view->members, sizeof *community);
    if (community == NULL)
        return nw__fail_memory();
    int64_t count = 0;
    double modularity = NAN;
    netweave_status status = nw__communities(call, community, &count, &modularity);
    for (int32_t i = 0; i < call->view->members && status == NETWEAVE_STATUS_OK; i++)
        out[0][i] = community[i] + 1;
    nw__free(community);
    return status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_NOMINAL, 1, INFINITY}};

const nw__measure nw__measure_community = {
    .name = "community",
    .title = "Community",
    .question = "Which members form a community?",
    .higher = "nothing: members with the same number are in the same community",
    .formula = "the split with the highest modularity that is found",
    .convention =
        "ties are read without direction; numbered from 1 by the first member; the best of several seeded Leiden "
        "runs; a member without ties is a community of its own",
    .undefined = "",
    .citation = "Traag, Waltman and van Eck 2019, doi 10.1038/s41598-019-41695-z",
    .cost = "O(runs * ties)",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_STRENGTH,
    .columns = columns,
    .column_count = 1,
    .parameters = nw__communities_parameters,
    .parameter_count = NW_COMMUNITIES_PARAMETERS,
    .run = run,
};
