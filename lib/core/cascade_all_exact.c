/* What a cascade reaches from each member, by all outcomes of its coins or all its states; and whom each can reach at
 * all. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/run.h"
#include "core/cascade_all.h"
#include "core/cascade_exact.h"
#include "core/cascade_outcomes.h"
#include "core/cascade_states.h"

#include <math.h>
#include <string.h>

enum {
    CHEAP_OUTCOMES = 1 << 16, /* of all members together, when nobody demands an exact answer */
    CHEAP_MEMBERS = 256
};

/* ---- whom each can reach ---- */

/* Components, since undirected ties lead both ways. */
static netweave_status count_parts(const nw__cascade *cascade, nw__cascade_member *member) {
    size_t members = (size_t)cascade->members;
    int32_t *queue = nw__allocate(members, sizeof *queue);
    const nw__csr *out = cascade->out;
    if (queue == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < cascade->members; i++) {
        int64_t end = 0;
        if (member[i].reachable > 0)
            continue;
        queue[end++] = i;
        member[i].reachable = 1;
        for (int64_t j = 0; j < end; j++) {
            for (int64_t k = out->start[queue[j]]; k < out->start[queue[j] + 1]; k++) {
                if (member[out->to[k]].reachable > 0)
                    continue;
                member[out->to[k]].reachable = 1;
                queue[end++] = out->to[k];
            }
        }
        for (int64_t j = 0; j < end; j++)
            member[queue[j]].reachable = end;
    }
    nw__free(queue);
    return NETWEAVE_STATUS_OK;
}

/* By searches in the world in which every arc passes on. */
static netweave_status count_searches(const nw__all *all, nw__cascade_member *member) {
    nw__cascade certain = {
        .members = all->cascade->members, .out = all->cascade->out, .common = NW_CERTAIN, .recovery = NW_CERTAIN};
    nw__cascade_block block;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (!nw__cascade_block_make(&certain, &block))
        return nw__fail_memory();
    for (int32_t first = 0; first < certain.members && status == NETWEAVE_STATUS_OK; first += NW_LANES) {
        uint32_t known[NW_LANES];
        bool was_cut = false;
        nw__cascade_block_clear(&block, 0, 0);
        for (int32_t i = first; i < certain.members && i < first + NW_LANES; i++) {
            nw__lanes own = {0};
            nw__lanes_set(&own, i - first);
            nw__cascade_block_start(&block, i, &own);
        }
        status = nw__cascade_block_run(&block, INT64_MAX, all->run, 0, NULL, NULL, &was_cut);
        nw__cascade_block_known(&block, known);
        for (int32_t i = first; i < certain.members && i < first + NW_LANES; i++)
            member[i].reachable = known[i - first];
    }
    nw__cascade_block_free(&block);
    return status;
}

netweave_status nw__all_targets(nw__all *all, const double shares[NW_CASCADE_SHARES], nw__cascade_member *member) {
    const nw__cascade *cascade = all->cascade;
    netweave_status status = NETWEAVE_STATUS_OK;
    bool nobody = cascade->chance == NULL && cascade->common == 0;
    all->target = nw__allocate((size_t)cascade->members, sizeof *all->target);
    if (all->target == NULL)
        return nw__fail_memory();
    if (!nobody)
        status = cascade->out->to == cascade->in->to ? count_parts(cascade, member) : count_searches(all, member);
    for (int32_t i = 0; i < cascade->members; i++) {
        if (nobody)
            member[i].reachable = 1;
        for (int k = 0; k < NW_CASCADE_SHARES; k++)
            all->target[i].known[k] = (int32_t)fmax(1, ceil(shares[k] * (double)member[i].reachable - 1e-9));
    }
    return status;
}

/* ---- all outcomes ---- */

typedef struct watch {
    const double *weight;
    const nw__all_target *target;
    nw__cascade_member *member;
    bool there[NW_CASCADE_SHARES][NW_LANES];
} watch;

static void hear(void *context, int64_t round, const uint32_t *known) {
    watch *watch = context;
    for (int k = 0; k < NW_CASCADE_SHARES; k++) {
        for (int lane = 0; lane < NW_LANES; lane++) {
            if (watch->there[k][lane] || known[lane] < (uint32_t)watch->target->known[k])
                continue;
            watch->there[k][lane] = true;
            watch->member->rounds[k] += watch->weight[lane] * (double)round;
            watch->member->arrives[k] += watch->weight[lane];
        }
    }
}

/* The expectations of one member. */
static netweave_status run_outcomes(const nw__all *all, nw__cascade_outcomes *outcomes, int32_t member,
                                    nw__cascade_totals *out) {
    nw__cascade_block block;
    netweave_status status = NETWEAVE_STATUS_OK;
    nw__cascade_member *own = &out->member[member];
    if (!nw__cascade_block_make(&outcomes->cascade, &block))
        return nw__fail_memory();
    while (status == NETWEAVE_STATUS_OK && nw__cascade_outcomes_next(outcomes)) {
        watch watch = {.weight = outcomes->weight, .member = own};
        uint32_t known[NW_LANES];
        if (all->target != NULL)
            watch.target = &all->target[member];
        status = nw__cascade_outcomes_run(outcomes, &block, all->rounds, all->run, all->target != NULL ? hear : NULL,
                                          &watch, &out->was_cut);
        nw__cascade_block_known(&block, known);
        for (int lane = 0; lane < NW_LANES; lane++)
            own->reached += outcomes->weight[lane] * known[lane];
    }
    nw__cascade_block_free(&block);
    return status;
}

/* Takes outcomes off *left, and finds the expectations of a member unless it falls below 0. */
static netweave_status by_outcomes(const nw__all *all, int32_t member, int64_t *left, nw__cascade_totals *out,
                                   bool *out_possible) {
    nw__cascade_outcomes outcomes;
    netweave_status status =
        nw__cascade_outcomes_make(all->cascade, &member, 1, NW_CASCADE_EXACT_TIES, &outcomes, out_possible);
    if (status != NETWEAVE_STATUS_OK || !*out_possible)
        return status;
    *left -= outcomes.count > NW_LANES ? outcomes.count : NW_LANES;
    *out_possible = *left >= 0;
    if (*out_possible)
        status = run_outcomes(all, &outcomes, member, out);
    nw__cascade_outcomes_free(&outcomes);
    return status;
}

/* ---- all states ---- */

/* More simulations have come as far as each share than a round before. */
static void note_arrivals(const nw__cascade_states *states, const nw__all_target *target, nw__cascade_member *own) {
    for (int k = 0; k < NW_CASCADE_SHARES; k++) {
        double there = 0;
        for (int32_t count = target->known[k]; count <= states->region.members; count++)
            there += states->known[count];
        own->rounds[k] += (there - own->arrives[k]) * (double)states->round;
        own->arrives[k] = fmin(1, there);
    }
}

static netweave_status by_states(const nw__all *all, int32_t member, int64_t *left, nw__cascade_totals *out,
                                 bool *out_possible) {
    nw__cascade_states states;
    nw__cascade_member *own = &out->member[member];
    netweave_status status = nw__cascade_states_make(all->cascade, &member, 1, *left, &states, out_possible);
    if (status != NETWEAVE_STATUS_OK || !*out_possible)
        return status;
    *left -= states.steps;
    do {
        status = nw__cascade_states_next(&states, all->run);
        if (all->target != NULL)
            note_arrivals(&states, &all->target[member], own);
    } while (status == NETWEAVE_STATUS_OK && !nw__cascade_states_ended(&states) && states.round < all->rounds);
    own->reached = nw__cascade_states_reached(&states);
    out->was_cut = out->was_cut || !nw__cascade_states_ended(&states);
    nw__cascade_states_free(&states);
    return status;
}

/* ---- both ---- */

/* Forgets what was found before it showed that there are too many. */
static void forget(const nw__all *all, nw__cascade_totals *out) {
    out->was_cut = false;
    for (int32_t i = 0; i < all->cascade->members; i++)
        out->member[i] = (nw__cascade_member){.reachable = out->member[i].reachable};
}

netweave_status nw__all_exact(const nw__all *all, bool demanded, nw__cascade_totals *out, bool *out_done) {
    const nw__cascade *cascade = all->cascade;
    bool possible = demanded || cascade->members <= CHEAP_MEMBERS;
    int64_t left = demanded ? INT64_MAX : CHEAP_OUTCOMES;
    double total = 0;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (cascade->lingers)
        left = demanded ? NW_CASCADE_EXACT_STEPS : NW_CASCADE_CHEAP_STEPS;
    for (int32_t i = 0; i < cascade->members && possible && status == NETWEAVE_STATUS_OK; i++) {
        status =
            cascade->lingers ? by_states(all, i, &left, out, &possible) : by_outcomes(all, i, &left, out, &possible);
        total += out->member[i].reached;
        for (int k = 0; k < NW_CASCADE_SHARES && all->target != NULL; k++) {
            nw__cascade_member *own = &out->member[i];
            own->rounds[k] = own->arrives[k] > 0 ? own->rounds[k] / own->arrives[k] : NAN;
        }
    }
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (!possible) {
        forget(all, out);
        return NETWEAVE_STATUS_OK;
    }
    out->mean = total / cascade->members;
    out->mean_error = 0;
    *out_done = true;
    return NETWEAVE_STATUS_OK;
}
