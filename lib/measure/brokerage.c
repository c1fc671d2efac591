/* Brokerage of members by role, beside what ties put at random would give. Under chance each ordered pair (without
 * direction: each pair) is tied with the density as its probability d, so the expectation is pairs * d²(1 - d), and two
 * chains of one broker go together only when they share an end: Gould and Fernandez 1989, doi 10.2307/270949.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/brokers.h"

#include "base/memory.h"

#include <math.h>

static double standardise(const nw__role_pairs *all, double density, bool scaled, double count) {
    double chance = density * density * (1 - density);
    double shared = pow(density, 3) * pow(1 - density, 3); /* d³(1 - d)² - d⁴(1 - d)² */
    double expected = all->pairs * chance;
    double variance = all->pairs * chance * (1 - chance) + (all->same_first + all->same_last) * shared;
    if (!scaled)
        return expected;
    return variance > 0 ? (count - expected) / sqrt(variance) : NAN;
}

static netweave_status fill(const nw__call *call, const nw__split *split, double *const *out) {
    bool counted = nw__options_chosen(call->options, "value", "count");
    bool scaled = nw__options_chosen(call->options, "value", "z");
    nw__role_sizes sizes = nw__role_sizes_of(call->view, split);
    int64_t undefined = 0;
    for (int32_t i = 0; i < call->view->members; i++) {
        bool missing = false;
        for (int role = 0; role < NW_ROLES; role++) {
            if (split->group[i] < 0) {
                out[role][i] = NAN;
            } else if (!counted) {
                double own = (double)split->size[split->group[i]];
                nw__role_pairs all = nw__role_pairs_of(&sizes, own, (nw__role)role);
                out[role][i] = standardise(&all, sizes.density, scaled, out[role][i]);
            }
            missing = missing || isnan(out[role][i]);
        }
        undefined += missing ? 1 : 0;
    }
    return nw__call_undefined_some(call, undefined, "their group is not known, or chance leaves no room for some role");
}

static netweave_status run(const nw__call *call, double *const *out) {
    nw__split split = {0};
    netweave_status status = nw__split_by_attribute(call->view, &split);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__split_note(call, &split);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__count_roles(call->view, &split, call->run, out);
    if (status == NETWEAVE_STATUS_OK)
        status = fill(call, &split, out);
    nw__split_free(&split);
    return status;
}

const nw__measure nw__measure_brokerage = {
    .name = "brokerage",
    .title = "Brokerage roles",
    .question = "Who stands between others who are not tied, and between which groups?",
    .higher = "more chains of two ties run through the member, with no tie past it",
    .formula =
        "pairs (a, b) with a → v → b and no a → b, by groups: coordinator A A A, itinerant A B A, representative "
        "A A B, gatekeeper A B B, liaison A B C, total; z: (count - expected) / standard deviation when each "
        "ordered pair is tied with the density as probability",
    .convention = "ties without direction are read both ways, so each pair counts twice; members of unknown group are "
                  "left out",
    .undefined = "without a group attribute, and for members of unknown group; expected and z below two members of "
                 "known group; z for roles that cannot be, or when no pair or every pair is tied",
    .citation = "Gould and Fernandez 1989, doi 10.2307/270949",
    .cost = "O(ties^1.5)",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_IGNORED,
    .needs_group = true,
    .columns = nw__role_columns,
    .column_count = NW_ROLES,
    .parameters = nw__role_parameters,
    .parameter_count = 1,
    .run = run,
};
