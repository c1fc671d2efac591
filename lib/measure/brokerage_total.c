/* Brokerage in the whole network, by role, beside what ties put at random would give. The variances are those of Gould
 * and Fernandez 1989, doi 10.2307/270949, as sna has them, so that published numbers are met: pairs of chains that
 * share a tie or bridge the same gap are in them; of pairs in which a tie of one closes the gap of the other, those are
 * left out that do so both ways, and for representatives and gatekeepers all, which makes z a little nearer to 0.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/brokers.h"

#include "base/memory.h"

#include <math.h>

/* Chains in a role, and ordered pairs of them that share a tie, bridge the same gap, or bar each other. */
typedef struct chains {
    double all, tie, gap, barred;
} chains;

/* Σ over ordered pairs of different groups of (size of one)^i (size of the other)^j. */
static double across(const double *power, int i, int j) {
    return power[i] * power[j] - power[i + j];
}

/* All three members of one kind, of which there are as many as `power` says. */
static chains chains_of_kind(const double *power) {
    double three = power[3] - 3 * power[2] + 2 * power[1];
    double four = power[4] - 6 * power[3] + 11 * power[2] - 6 * power[1];
    double relay = power[4] - 5 * power[3] + 8 * power[2] - 4 * power[1]; /* n (n - 1) (n - 2)² */
    return (chains){three, 2 * four + 2 * relay, four, 4 * four};
}

static chains count_chains(const double *power, nw__role role) {
    double members = power[1];
    double two = members * power[2] - power[3] - members * power[1] + power[2]; /* Σ n (n - 1) (N - n) */
    double three = across(power, 3, 1) - 3 * across(power, 2, 1) + 2 * across(power, 1, 1);
    double rest = members * across(power, 1, 1) - 2 * across(power, 2, 1);
    double rest_squared = members * members * across(power, 1, 1) + 2 * across(power, 3, 1) -
                          4 * members * across(power, 2, 1) + 2 * across(power, 2, 2);
    /* Σ n (n - 1) (N - n) (N - n - 1) */
    double four = power[4] - (2 * members) * power[3] + members * members * power[2] + power[3] - members * power[2] -
                  (power[3] - 2 * members * power[2] + members * members * power[1] + power[2] - members * power[1]);
    double whole[5] = {1, members, members * members, members * members * members,
                       members * members * members * members};
    switch (role) {
    case NW_ROLE_COORDINATOR:
        return chains_of_kind(power);
    case NW_ROLE_ITINERANT:
        return (chains){two, 2 * three + 2 * (across(power, 2, 2) - 2 * across(power, 2, 1) + across(power, 1, 1)),
                        four, 0};
    case NW_ROLE_REPRESENTATIVE:
    case NW_ROLE_GATEKEEPER:
        return (chains){two, four + three, three, 0};
    case NW_ROLE_LIAISON:
        return (chains){rest, 2 * (rest_squared - rest) + 2 * rest_squared, rest_squared - rest,
                        4 * (rest_squared - rest) + 2 * rest};
    default:
        return chains_of_kind(whole);
    }
}

static double standardise(const chains *chains, double density, bool scaled, double count) {
    double chance = density * density * (1 - density);
    double expected = chains->all * chance;
    double variance = chains->all * chance * (1 - chance) +
                      chains->tie * (chance * density * (1 - density) - chance * chance) +
                      chains->gap * (chance * density * density - chance * chance) - chains->barred * chance * chance;
    if (!scaled)
        return expected;
    return variance > 1e-12 * expected ? (count - expected) / sqrt(variance) : NAN;
}

static netweave_status fill(const nw__call *call, const nw__split *split, double *const *member, double *const *out) {
    bool counted = nw__options_chosen(call->options, "value", "count");
    bool scaled = nw__options_chosen(call->options, "value", "z");
    nw__role_sizes sizes = nw__role_sizes_of(call->view, split);
    bool missing = false;
    for (int role = 0; role < NW_ROLES; role++) {
        double count = 0;
        for (int32_t i = 0; i < call->view->members; i++)
            count += member[role][i];
        chains chains = count_chains(sizes.power, (nw__role)role);
        out[role][0] = counted ? count : standardise(&chains, sizes.density, scaled, count);
        missing = missing || isnan(out[role][0]);
    }
    return missing ? nw__call_undefined(call, "chance leaves no room for some role, among so few members, groups or "
                                              "ties (or so many ties)")
                   : NETWEAVE_STATUS_OK;
}

static netweave_status run(const nw__call *call, double *const *out) {
    nw__split split = {0};
    double *member[NW_ROLES];
    size_t members = (size_t)call->view->members;
    double *room = nw__allocate(members * NW_ROLES, sizeof *room);
    if (room == NULL)
        return nw__fail_memory();
    for (int role = 0; role < NW_ROLES; role++)
        member[role] = room + (size_t)role * members;
    netweave_status status = nw__split_by_attribute(call->view, &split);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__split_note(call, &split);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__count_roles(call->view, &split, call->run, member);
    if (status == NETWEAVE_STATUS_OK)
        status = fill(call, &split, member, out);
    nw__split_free(&split);
    nw__free(room);
    return status;
}

const nw__measure nw__measure_brokerage_total = {
    .name = "brokerage_total",
    .title = "Brokerage roles in all",
    .question = "How much brokerage is there in the network, and between which groups?",
    .higher = "more chains of two ties have no tie past their middle",
    .formula = "sums of the roles of all members (see brokerage); z: (count - expected) / standard deviation when each "
               "ordered pair is tied with the density as probability",
    .convention = "ties without direction are read both ways, so each pair counts twice; members of unknown group are "
                  "left out; the standard deviation is the published one, which leaves out most of what chains that "
                  "bar each other take away",
    .undefined = "without a group attribute; expected and z below two members of known group; z for roles that cannot "
                 "be, or when no pair or every pair is tied",
    .citation = "Gould and Fernandez 1989, doi 10.2307/270949",
    .cost = "O(ties^1.5)",
    .scope = NETWEAVE_SCOPE_NETWORK,
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
