/* Assortativity by a member attribute: nominal for texts and levels, numeric for numbers. e_kl is the share of arcs
 * from group k to group l, a and b its row and column sums. Source: Newman 2003, doi 10.1103/PhysRevE.67.026126.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/arc_correlation.h"
#include "measure/measure.h"

#include <math.h>

static netweave_status nominal(const netweave_view *view, const double *value, double *out) {
    size_t groups = (size_t)view->group->values.count;
    double *from = nw__allocate_zeroed(groups, sizeof *from);
    double *to = nw__allocate_zeroed(groups, sizeof *to);
    double arcs = 0;
    double same = 0;
    double expected = 0;
    for (int32_t i = 0; from != NULL && to != NULL && i < view->members; i++)
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++) {
            double other = value[view->out.to[k]];
            if (isnan(value[i]) || isnan(other))
                continue;
            arcs++;
            same += value[i] == other;
            from[(size_t)value[i]]++;
            to[(size_t)other]++;
        }
    bool failed = from == NULL || to == NULL;
    for (size_t k = 0; k < groups && !failed; k++)
        expected += from[k] * to[k];
    nw__free(from);
    nw__free(to);
    if (failed)
        return nw__fail_memory();
    if (arcs * arcs > expected)
        *out = (same * arcs - expected) / (arcs * arcs - expected);
    return NETWEAVE_STATUS_OK;
}

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    double *value = nw__allocate((size_t)view->members, sizeof *value);
    netweave_status status = NETWEAVE_STATUS_OK;
    int64_t missing = 0;
    if (value == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < view->members; i++) {
        value[i] = nw__view_group(view, i);
        missing += isnan(value[i]);
    }
    if (view->group->kind == NETWEAVE_ATTRIBUTE_NUMBER)
        out[0][0] = nw__arc_correlation(view, value, value);
    else
        status = nominal(view, value, out[0]);
    nw__free(value);
    if (status == NETWEAVE_STATUS_OK && missing > 0)
        status = nw__call_note(call, "ties of members without a value (%lld) are left out.", (long long)missing);
    if (status == NETWEAVE_STATUS_OK && isnan(out[0][0]))
        status = nw__call_undefined(call, "no ties are left, or all of their ends have the same value");
    return status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, -1, 1}};

const nw__measure nw__measure_assortativity = {
    .name = "assortativity",
    .title = "Assortativity by group",
    .question = "Are members tied to members like themselves?",
    .higher = "more ties join members of the same group, or with near numbers; 0 is as by chance",
    .formula = "text or level: (sum e_kk - sum a_k b_k) / (1 - sum a_k b_k); number: Pearson correlation over ties",
    .convention = "undirected: each tie is read both ways; ties with an end of unknown value are left out; levels "
                  "count as groups without order",
    .undefined = "without a group attribute, without ties between members of known value, and when all their ends have "
                 "the same value",
    .citation = "Newman 2003, doi 10.1103/PhysRevE.67.026126",
    .cost = "O(ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_IGNORED,
    .needs_group = true,
    .is_smooth = true,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
