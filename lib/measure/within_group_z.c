/* Within-group z: how far the strength of a member's ties to its own group stands above the mean of the group, in
 * standard deviations of the group. Source: Guimerà and Amaral 2005, doi 10.1038/nature03288.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/communities.h"
#include "measure/groups.h"

#include <math.h>

static void add_own_strength(const nw__csr *rows, const nw__split *split, int32_t members, double *strength) {
    for (int32_t i = 0; i < members; i++) {
        strength[i] = 0;
        for (int64_t k = rows->start[i]; k < rows->start[i + 1]; k++)
            if (split->group[i] >= 0 && split->group[rows->to[k]] == split->group[i])
                strength[i] += rows->weight != NULL ? rows->weight[k] : 1;
    }
}

/* Turns strengths into z; `mean` and `spread` have a place per group, 0 before. Returns how many have none. */
static int64_t standardise(const nw__split *split, int32_t members, double *mean, double *spread, double *z) {
    int64_t undefined = 0;
    for (int32_t i = 0; i < members; i++)
        if (split->group[i] >= 0)
            mean[split->group[i]] += z[i] / (double)split->size[split->group[i]];
    for (int32_t i = 0; i < members; i++) {
        if (split->group[i] < 0)
            continue;
        double off = z[i] - mean[split->group[i]];
        spread[split->group[i]] += off * off / (double)split->size[split->group[i]];
    }
    for (int32_t i = 0; i < members; i++) {
        int32_t group = split->group[i];
        bool varies = group >= 0 && sqrt(spread[group]) > 1e-12 * mean[group];
        undefined += varies ? 0 : 1;
        z[i] = varies ? (z[i] - mean[group]) / sqrt(spread[group]) : NAN;
    }
    return undefined;
}

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *undirected = NULL;
    nw__split split = {0};
    int64_t undefined = 0;
    netweave_status status = nw__view_undirected(call->view, call->run, &undirected);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__split_of_call(call, &split);
    double *mean = nw__allocate_zeroed((size_t)split.count, sizeof *mean);
    double *spread = nw__allocate_zeroed((size_t)split.count, sizeof *spread);
    if (status == NETWEAVE_STATUS_OK && (mean == NULL || spread == NULL))
        status = nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK) {
        add_own_strength(&undirected->out, &split, call->view->members, out[0]);
        undefined = standardise(&split, call->view->members, mean, spread, out[0]);
    }
    nw__free(mean);
    nw__free(spread);
    nw__split_free(&split);
    return status == NETWEAVE_STATUS_OK
               ? nw__call_undefined_some(call, undefined,
                                         "their group is not known, or all of it have as many ties within it")
               : status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, -INFINITY, INFINITY}};

const nw__measure nw__measure_within_group_z = {
    .name = "within_group_z",
    .title = "Within-group z",
    .question = "Who is the hub of their own group?",
    .higher = "the member has more ties within its group than others of the group; above 2.5 a hub of it",
    .formula = "(strength of ties to the own group - mean in the group) / standard deviation in the group",
    .convention = "groups are those of the group attribute or, when none is chosen, the communities that the Leiden "
                  "algorithm finds; ties without direction; the standard deviation divides by the number of members",
    .undefined = "for members of unknown group, and of groups whose members all have as many ties within",
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
