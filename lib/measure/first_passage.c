/* First passage: how many steps a walk along random ties takes, on average, until it first comes to the member, when it
 * starts with another of its component. With R the effective resistances, d the strengths, S_j = sum of R_ij and W_j =
 * sum of d_i R_ij over i, the steps from i to j are (sum of d_z (R_ij + R_jz - R_iz)) / 2 (Tetali 1991, doi
 * 10.1007/BF01046996), so their mean over i is (S_j sum of d + n W_j - sum of d_z S_z) / (2 (n - 1)). Source: Noh and
 * Rieger 2004, doi 10.1103/PhysRevLett.92.118701. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/resistance.h"

#include <math.h>

static netweave_status fill(const nw__call *call, const nw__resistances *found, const nw__components *components,
                            double *out) {
    int64_t alone = 0;
    int64_t out_of_reach = 0;
    double *both = nw__allocate_zeroed((size_t)components->count, sizeof *both); /* sum of d_z S_z */
    if (both == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < call->view->members; i++)
        both[components->component[i]] += found->strength[i] * found->sum[i];
    for (int32_t i = 0; i < call->view->members; i++) {
        int32_t part = components->component[i];
        double members = (double)components->size[part];
        alone += members < 2 ? 1 : 0;
        out_of_reach += isnan(found->sum[i]) ? 1 : 0;
        if (members >= 2)
            out[i] = (found->sum[i] * found->component[part] + members * found->weighed[i] - both[part]) /
                     (2 * (members - 1));
    }
    nw__free(both);
    netweave_status status = nw__call_undefined_some(call, alone, "nobody else is in their component");
    return status == NETWEAVE_STATUS_OK ? nw__resistances_note(call, out_of_reach) : status;
}

static netweave_status run(const nw__call *call, double *const *out) {
    const nw__components *components = NULL;
    const nw__resistances *resistances = NULL;
    if (call->view->members == 0)
        return NETWEAVE_STATUS_OK;
    netweave_status status = nw__pass_components(call->view, call->run, &components);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__pass_resistances(call->view, call->run, &resistances);
    return status == NETWEAVE_STATUS_OK ? fill(call, resistances, components, out[0]) : status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 1, INFINITY}};

const nw__measure nw__measure_first_passage = {
    .name = "first_passage",
    .title = "First passage time",
    .question = "How long does something that wanders from member to member take to come to this one?",
    .higher = "what wanders takes longer to get here",
    .formula =
        "mean, over the others of the component, of the expected steps of a walk from there until it first comes "
        "to the member",
    .convention = "ties without direction; each step along a tie of the member at hand, chosen in proportion to its "
                  "strength; n - 1 when all are tied, 1 for the hub of a star",
    .undefined = "for members without ties; where a part of the component is too entangled to be solved exactly (some "
                 "thousands of members, each tied to many)",
    .citation = "Noh and Rieger 2004, doi 10.1103/PhysRevLett.92.118701; Tetali 1991, doi 10.1007/BF01046996",
    .cost = "O(ties) where all hangs on single ties, up to O(members^3) in entangled parts",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_STRENGTH,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
