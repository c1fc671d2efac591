/* The chain of all states of a cascade in which who knows tells again. Given a state, its members hear and forget
 * independently of each other, and no state ever comes back: Kermack and McKendrick 1927 (doi 10.1098/rspa.1927.0118)
 * in rounds, on a network. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/cascade_states.h"

#include "base/memory.h"
#include "base/run.h"

enum { MOST_MEMBERS = 20, POLL = 1 << 10 };

/* States as likely as this are left where they are. */
static const double least = 1e-30;

/* Chance of what may still come, times members, that counts as nothing. */
static const double nothing = 1e-12;

static int64_t power(int64_t base, int32_t exponent) {
    int64_t product = 1;
    for (int32_t i = 0; i < exponent; i++)
        product *= base;
    return product;
}

/* Each member has a digit: unaware, telling, done. A state only leads to others with larger digits. */
static bool make_room(nw__cascade_states *out) {
    int32_t members = out->region.members;
    size_t sets = (size_t)1 << members;
    size_t places = out->forgets ? (size_t)power(3, members) : sets;
    out->escapes = nw__allocate((size_t)members * (size_t)members, sizeof *out->escapes);
    out->chance = nw__allocate_zeroed(places, sizeof *out->chance);
    out->known = nw__allocate((size_t)members + 1, sizeof *out->known);
    out->place = nw__allocate(sets, sizeof *out->place);
    out->to = nw__allocate(sets, sizeof *out->to);
    out->share = nw__allocate(sets, sizeof *out->share);
    return out->escapes != NULL && out->chance != NULL && out->known != NULL && out->place != NULL && out->to != NULL &&
           out->share != NULL;
}

/* The place of the state in which `knowing` know and of these `telling` tell. */
static inline int32_t place_of(const nw__cascade_states *states, uint32_t knowing, uint32_t telling) {
    return states->forgets ? 2 * states->place[knowing] - states->place[telling] : states->place[knowing];
}

static void fill(nw__cascade_states *out) {
    const nw__csr *rows = &out->region.rows;
    int32_t members = out->region.members;
    uint32_t starts = (UINT32_C(1) << out->region.start_count) - 1;
    for (int32_t i = 0; i < members * members; i++)
        out->escapes[i] = 1;
    for (int32_t i = 0; i < members; i++)
        for (int64_t k = rows->start[i]; k < rows->start[i + 1]; k++)
            out->escapes[rows->to[k] * members + i] = 1 - rows->weight[k];
    out->place[0] = 0;
    for (int32_t i = 0; i < members; i++)
        for (uint32_t set = 0; set < UINT32_C(1) << i; set++)
            out->place[set | UINT32_C(1) << i] = out->place[set] + (int32_t)power(out->forgets ? 3 : 2, i);
    out->chance[place_of(out, starts, starts)] = 1;
}

netweave_status nw__cascade_states_make(const nw__cascade *cascade, const int32_t *starts, int64_t count,
                                        int64_t most_steps, nw__cascade_states *out, bool *out_possible) {
    nw__cascade_states states = {.recovery = cascade->rule.recovery, .round = -1};
    netweave_status status = nw__cascade_region_make(cascade, starts, count, &states.region, out_possible);
    if (status != NETWEAVE_STATUS_OK || !*out_possible)
        return status;
    states.forgets = states.recovery > 0;
    *out_possible = states.region.members <= MOST_MEMBERS;
    if (*out_possible)
        states.steps = power(states.forgets ? 5 : 3, states.region.members);
    *out_possible = *out_possible && states.steps <= most_steps;
    if (*out_possible && !make_room(&states))
        status = nw__fail_memory();
    if (*out_possible && status == NETWEAVE_STATUS_OK) {
        fill(&states);
        *out = states;
    } else {
        nw__cascade_states_free(&states);
    }
    return status;
}

void nw__cascade_states_free(nw__cascade_states *states) {
    nw__cascade_region_free(&states->region);
    nw__free(states->escapes);
    nw__free(states->chance);
    nw__free(states->known);
    nw__free(states->place);
    nw__free(states->to);
    nw__free(states->share);
    *states = (nw__cascade_states){0};
}

/* Chance that an unaware member hears from those who tell. */
static double hears(const nw__cascade_states *states, int32_t member, uint32_t telling) {
    const double *escapes = &states->escapes[(size_t)member * (size_t)states->region.members];
    double escaped = 1;
    for (; telling != 0; telling &= telling - 1)
        escaped *= escapes[__builtin_ctz(telling)];
    return 1 - escaped;
}

/* Every way that a state leads may be taken with `by` added to its place, too, with this chance. */
static int64_t split(nw__cascade_states *states, int64_t ways, double chance, int32_t by) {
    for (int64_t k = 0; k < ways; k++) {
        states->to[ways + k] = states->to[k] + by;
        states->share[ways + k] = states->share[k] * chance;
        states->share[k] *= 1 - chance;
    }
    return 2 * ways;
}

/* Shares out the chance of a state among those to which it leads; false when nobody can hear any more. Who hears moves
 * by one digit, and so does who forgets. */
static bool lead_on(nw__cascade_states *states, uint32_t knowing, uint32_t telling) {
    int32_t members = states->region.members;
    int32_t here = place_of(states, knowing, telling);
    int64_t ways = 1;
    states->to[0] = here;
    states->share[0] = states->chance[here];
    for (int32_t i = 0; i < members; i++) {
        double chance = (knowing >> i & 1) != 0 ? 0 : hears(states, i, telling);
        if (chance > 0)
            ways = split(states, ways, chance, states->place[UINT32_C(1) << i]);
    }
    if (ways == 1)
        return false;
    for (uint32_t left = states->forgets ? telling : 0; left != 0; left &= left - 1)
        ways = split(states, ways, states->recovery, states->place[left & -left]);
    states->chance[here] = 0;
    for (int64_t k = 0; k < ways; k++)
        states->chance[states->to[k]] += states->share[k];
    return true;
}

/* Takes note of a state in the round at hand, and moves it on. */
static void visit(nw__cascade_states *states, uint32_t knowing, uint32_t telling) {
    double chance = states->chance[place_of(states, knowing, telling)];
    states->known[__builtin_popcount(knowing)] += chance;
    if (chance > least && lead_on(states, knowing, telling))
        states->open += chance;
}

/* States are met after all those to which they lead, so that one place for each is enough. */
netweave_status nw__cascade_states_next(nw__cascade_states *states, netweave_run *run) {
    for (int32_t count = 0; count <= states->region.members; count++)
        states->known[count] = 0;
    states->open = 0;
    states->round++;
    for (uint32_t knowing = (UINT32_C(1) << states->region.members) - 1; knowing > 0; knowing--) {
        if (!states->forgets) {
            visit(states, knowing, knowing);
        } else {
            uint32_t telling = 0;
            do { /* all subsets, the smaller number first */
                visit(states, knowing, telling);
                telling = (telling - knowing) & knowing;
            } while (telling != 0);
        }
        netweave_status status = knowing % POLL == 0 ? nw__run_check(run, 0, "cascades") : NETWEAVE_STATUS_OK;
        if (status != NETWEAVE_STATUS_OK)
            return status;
    }
    return NETWEAVE_STATUS_OK;
}

double nw__cascade_states_reached(const nw__cascade_states *states) {
    double sum = 0;
    for (int32_t count = 1; count <= states->region.members; count++)
        sum += count * states->known[count];
    return sum;
}

bool nw__cascade_states_ended(const nw__cascade_states *states) {
    return states->open * states->region.members <= nothing;
}
