/* E-I index: (E - I) / (E + I), with E ties between groups and I ties within. Source: Krackhardt and Stern 1988, doi
 * 10.2307/2786835.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/measure.h"

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    double within = 0;
    double between = 0;
    for (int32_t i = 0; i < view->members; i++)
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++) {
            double one = nw__view_group(view, i);
            double other = nw__view_group(view, view->out.to[k]);
            within += one == other;
            between += one < other || one > other;
        }
    if (within + between == 0)
        return nw__call_undefined(call, "no tie joins two members of known group");
    out[0][0] = (between - within) / (between + within);
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, -1, 1}};

const nw__measure nw__measure_ei_index = {
    .name = "ei_index",
    .title = "E-I index",
    .question = "Do ties join members of different groups or of the same group?",
    .higher = "more ties cross between groups; -1 none does, 1 all do",
    .formula = "(E - I) / (E + I), with E ties between groups and I ties within",
    .convention = "ties as they are: directed ones one by one; ties with an end of unknown group are left out; it "
                  "depends on the sizes of the groups",
    .undefined = "without a group attribute and without ties between members of known group",
    .citation = "Krackhardt and Stern 1988, doi 10.2307/2786835",
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
