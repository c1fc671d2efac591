/* E-I index of a member: (E - I) / (E + I), with E of its ties to other groups and I to its own. Source: Krackhardt and
 * Stern 1988, doi 10.2307/2786835. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/groups.h"

#include "measure/degrees.h"

#include <math.h>

static void add_row(const nw__csr *rows, const nw__split *split, int32_t member, double *within, double *between) {
    for (int64_t k = rows->start[member]; k < rows->start[member + 1]; k++) {
        int32_t other = split->group[rows->to[k]];
        *within += other == split->group[member] ? 1 : 0;
        *between += other >= 0 && other != split->group[member] ? 1 : 0;
    }
}

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    nw__split split = {0};
    int64_t undefined = 0;
    bool incoming = view->directed && !nw__options_chosen(call->options, "direction", "out");
    bool outgoing = !view->directed || !nw__options_chosen(call->options, "direction", "in");
    netweave_status status = nw__split_by_attribute(view, &split);
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++) {
        double within = 0;
        double between = 0;
        if (split.group[i] >= 0 && outgoing)
            add_row(&view->out, &split, i, &within, &between);
        if (split.group[i] >= 0 && incoming)
            add_row(&view->in, &split, i, &within, &between);
        undefined += within + between == 0 ? 1 : 0;
        out[0][i] = within + between > 0 ? (between - within) / (between + within) : NAN;
    }
    nw__split_free(&split);
    return status == NETWEAVE_STATUS_OK
               ? nw__call_undefined_some(call, undefined,
                                         "their group is not known, or they have no ties to members of known group")
               : status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, -1, 1}};

const nw__measure nw__measure_member_ei_index = {
    .name = "member_ei_index",
    .title = "E-I index of members",
    .question = "Do each member's ties leave its own group?",
    .higher = "more of the member's ties go to other groups; -1 none does, 1 all do",
    .formula = "(E - I) / (E + I), with E ties to other groups and I ties to the own",
    .convention = "directed: ties out and ties in, unless the direction is chosen; ties to members of unknown group "
                  "are left out",
    .undefined =
        "without a group attribute, and for members of unknown group or without ties to members of known group",
    .citation = "Krackhardt and Stern 1988, doi 10.2307/2786835",
    .cost = "O(ties)",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_IGNORED,
    .needs_group = true,
    .columns = columns,
    .column_count = 1,
    .parameters = nw__degree_parameters,
    .parameter_count = 1,
    .run = run,
};
