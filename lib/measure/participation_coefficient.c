/* Participation coefficient: how evenly a member's ties are spread over the groups: 1 - Σ_g (k_ig / k_i)².
 * Source: Guimerà and Amaral 2005, doi 10.1038/nature03288. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/communities.h"
#include "measure/groups.h"

#include <math.h>

/* `strength` has a place per group, 0 before and after. NaN without ties to members of known group. */
static double participation(const nw__csr *rows, const nw__split *split, int32_t member, double *strength) {
    double all = 0;
    double squares = 0;
    for (int64_t k = rows->start[member]; k < rows->start[member + 1]; k++) {
        int32_t group = split->group[rows->to[k]];
        double weight = rows->weight != NULL ? rows->weight[k] : 1;
        if (group < 0)
            continue;
        strength[group] += weight;
        all += weight;
    }
    for (int64_t k = rows->start[member]; k < rows->start[member + 1]; k++) {
        int32_t group = split->group[rows->to[k]];
        if (group < 0)
            continue;
        squares += strength[group] / all * (strength[group] / all);
        strength[group] = 0; /* its later ties add nothing */
    }
    return all > 0 ? fmax(0, 1 - squares) : NAN;
}

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *undirected = NULL;
    nw__split split = {0};
    int64_t undefined = 0;
    netweave_status status = nw__view_undirected(call->view, call->run, &undirected);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__split_of_call(call, &split);
    double *strength = nw__allocate_zeroed((size_t)split.count, sizeof *strength);
    if (status == NETWEAVE_STATUS_OK && strength == NULL)
        status = nw__fail_memory();
    for (int32_t i = 0; i < call->view->members && status == NETWEAVE_STATUS_OK; i++) {
        out[0][i] = participation(&undirected->out, &split, i, strength);
        undefined += isnan(out[0][i]) ? 1 : 0;
    }
    nw__free(strength);
    nw__split_free(&split);
    return status == NETWEAVE_STATUS_OK
               ? nw__call_undefined_some(call, undefined, "they have no ties to members of known group")
               : status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

const nw__measure nw__measure_participation_coefficient = {
    .name = "participation_coefficient",
    .title = "Participation coefficient",
    .question = "How evenly are each member's ties spread over the groups?",
    .higher = "the ties go to more groups, and more evenly; 0: all go to one group",
    .formula = "1 - sum over groups of (strength of ties to the group / strength of all ties)^2",
    .convention = "groups are those of the group attribute or, when none is chosen, the communities that the Leiden "
                  "algorithm finds; ties without direction; those to members of unknown group are left out",
    .undefined = "for members without ties to members of known group",
    .citation = "Guimera and Amaral 2005, doi 10.1038/nature03288",
    .cost = "O(ties), and the search for communities where no group is chosen",
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
