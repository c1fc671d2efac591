/* The numbers of each case and origin. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "report/flow.h"

#include <math.h>

enum { PILOTS = 4, FEWEST = 8, MOST = 1024, LEAST_ROUNDS = 100 };

/* Calls of members that the conversations of one number, and a trial of them, may take. */
static const double most_calls = 1e7;
static const double most_trial_calls = 1e8;

/* Members times ties up to which practices are followed. */
static const double most_practice = 2e11;

/* What the numbers of one case and origin are found with. */
typedef struct work {
    netweave_flow *flow;
    netweave_run *run;
    nw__flow_case which;
    nw__flow_origin origin;
    int32_t *list, *steps, *queue; /* room for all members */
    double *adopters;              /* of a practice, by the member that begins it with its contacts */
    bool has_adopters;
} work;

const nw__flow_part *nw__flow_part_of(const netweave_flow *flow, nw__flow_case which) {
    return &flow->part[which == NW_FLOW_WITHOUT_HUB ? NW_FLOW_WITHOUT_HUB : NW_FLOW_WHOLE];
}

const nw__gossip *nw__flow_gossip_of(const netweave_flow *flow, nw__flow_case which) {
    return which == NW_FLOW_LIMITED_HUB ? &flow->limited_gossip : &nw__flow_part_of(flow, which)->gossip;
}

/* True for the members that begin in turn: spokes, or all. Without the hub, all are spokes. */
static bool begins(const work *work, int32_t member) {
    return work->origin == NW_FLOW_ANYONE || !work->flow->is_hub[member];
}

/* Who knows first; only those who can tell anyone, where that is asked for. */
static nw__cascade_starts list_starts(const work *work, bool only_tellers) {
    const netweave_flow *flow = work->flow;
    const netweave_view *view = nw__flow_part_of(flow, work->which)->view;
    if (work->origin == NW_FLOW_HUB)
        return (nw__cascade_starts){.members = flow->hubs, .count = flow->hub_count};
    nw__cascade_starts starts = {.members = work->list, .in_turn = true};
    for (int32_t i = 0; i < view->members; i++)
        if (begins(work, i) && (!only_tellers || nw__degree(&view->out, i) > 0))
            work->list[starts.count++] = i;
    return starts;
}

/* ---- reach and steps ---- */

/* Takes away what members of the hub reach, each by itself. */
static void leave_out_hub(const work *work, double *pairs, double *sum) {
    const netweave_flow *flow = work->flow;
    const nw__flow_part *part = &flow->part[NW_FLOW_WHOLE];
    for (int64_t k = 0; k < flow->hub_count; k++) {
        int32_t hub = flow->hubs[k];
        double steps = part->distances->sum_to[hub];
        double reached = part->distances->reached_to[hub];
        if (part->owned != NULL)
            reached = (double)nw__flow_search(part->view, &hub, 1, work->steps, work->queue, &steps);
        *pairs -= reached;
        *sum -= steps;
    }
}

static void find_reach(const work *work, nw__flow_cell *cell) {
    const netweave_flow *flow = work->flow;
    const nw__flow_part *part = nw__flow_part_of(flow, work->which);
    double origins = part->view->members;
    double pairs = part->distances->pairs;
    double sum = part->distances->sum;
    if (work->origin == NW_FLOW_HUB) {
        pairs = (double)nw__flow_search(part->view, flow->hubs, flow->hub_count, work->steps, work->queue, &sum);
        origins = 1;
    } else if (work->origin == NW_FLOW_SPOKE) {
        leave_out_hub(work, &pairs, &sum);
        origins -= (double)flow->hub_count;
    }
    if (cell->others > 0)
        cell->can_hear = fmin(pairs / (origins * cell->others), 1);
    if (cell->others > 0 && pairs > 0.5)
        cell->steps = sum / pairs;
}

/* ---- conversations ---- */

/* How many courses each number of a case is simulated with, by a trial of a few. */
static netweave_status plan_talk(work *work) {
    netweave_flow *flow = work->flow;
    const nw__gossip *gossip = nw__flow_gossip_of(flow, work->which);
    nw__cascade_starts starts = list_starts(work, true);
    nw__cascade_curve trial = {0};
    double members = fmax(gossip->members, 1);
    flow->most_rounds = (int64_t)fmin(fmax(most_trial_calls / (PILOTS * members), LEAST_ROUNDS), NW_GOSSIP_MOST_ROUNDS);
    flow->simulations[work->which] = flow->asked.simulations;
    if (starts.count == 0)
        return NETWEAVE_STATUS_OK;
    netweave_status status = nw__gossip_follow(gossip, &starts, PILOTS, flow->most_rounds, work->run, &trial);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    flow->is_endless[work->which] = trial.was_cut;
    double fit = most_calls / (members * (double)trial.rounds);
    int64_t number = flow->asked.simulations;
    if (number < 0)
        number = trial.was_cut ? PILOTS : (int64_t)fmax(FEWEST, fmin(MOST, fit));
    flow->simulations[work->which] = number;
    nw__cascade_curve_free(&trial);
    return NETWEAVE_STATUS_OK;
}

static netweave_status find_rounds(const work *work, nw__flow_cell *cell) {
    const netweave_flow *flow = work->flow;
    const nw__gossip *gossip = nw__flow_gossip_of(flow, work->which);
    nw__gossip_time time;
    nw__cascade_starts starts = list_starts(work, true);
    int64_t simulations = flow->simulations[work->which];
    netweave_status status = NETWEAVE_STATUS_OK;
    if (starts.count > 0 && cell->can_hear > 0 && !flow->is_endless[work->which]) {
        status = nw__gossip_rounds(gossip, &starts, flow->asked.share, simulations, simulations, work->run, &time);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        cell->rounds = time.rounds;
        cell->rounds_error = time.error;
    }
    starts = list_starts(work, false);
    return nw__gossip_follow(gossip, &starts, simulations > 0 ? simulations : 1, flow->most_rounds, work->run,
                             &cell->talk);
}

/* ---- tips ---- */

static netweave_status find_tip(const work *work, nw__flow_cell *cell) {
    const netweave_flow *flow = work->flow;
    const nw__cascade *cascade =
        work->which == NW_FLOW_LIMITED_HUB ? &flow->limited_cascade : &nw__flow_part_of(flow, work->which)->cascade;
    nw__cascade_effort effort = {.simulations = flow->asked.simulations < 0 ? NW_CASCADE_AUTO : flow->asked.simulations,
                                 .rounds = NW_CASCADE_AUTO};
    nw__cascade_starts starts = list_starts(work, false);
    netweave_status status = nw__cascade_follow(cascade, &starts, &effort, work->run, &cell->cascade);
    if (status != NETWEAVE_STATUS_OK || cell->others <= 0)
        return status;
    int64_t last = cell->cascade.rounds - 1;
    cell->tip = (cell->cascade.reached[last] - (double)cell->starters) / cell->others;
    cell->tip_error = cell->cascade.error[last] / cell->others;
    return NETWEAVE_STATUS_OK;
}

/* ---- practices ---- */

static netweave_status make_practice(const work *work, nw__cascade *out) {
    const nw__cascade_rule rule = {.model = NW_CASCADE_COMPLEX, .threshold = work->flow->asked.threshold};
    return nw__cascade_make(nw__flow_part_of(work->flow, work->which)->view, &rule, work->run, out);
}

static netweave_status follow_practices(work *work) {
    const netweave_view *view = nw__flow_part_of(work->flow, work->which)->view;
    nw__cascade practice;
    work->has_adopters = (double)view->members * (double)view->out.start[view->members] <= most_practice;
    if (!work->has_adopters)
        return NETWEAVE_STATUS_OK;
    netweave_status status = make_practice(work, &practice);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status = nw__cascade_around(&practice, work->run, work->adopters);
    nw__cascade_free(&practice);
    return status;
}

/* All of the hub begins together with its contacts, who stand first in the queue of a search. */
static netweave_status find_hub_practice(const work *work, nw__flow_cell *cell) {
    const netweave_flow *flow = work->flow;
    const nw__cascade_effort effort = {.simulations = NW_CASCADE_AUTO, .rounds = NW_CASCADE_AUTO};
    nw__cascade practice;
    nw__cascade_curve curve = {0};
    double sum = 0;
    int64_t reached = nw__flow_search(flow->view, flow->hubs, flow->hub_count, work->steps, work->queue, &sum);
    nw__cascade_starts starts = {.members = work->queue, .count = flow->hub_count};
    while (starts.count < flow->hub_count + reached && work->steps[work->queue[starts.count]] == 1)
        starts.count++;
    netweave_status status = make_practice(work, &practice);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status = nw__cascade_follow(&practice, &starts, &effort, work->run, &curve);
    nw__cascade_free(&practice);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    cell->practice = (curve.reached[curve.rounds - 1] - (double)cell->starters) / cell->others;
    cell->begin = (double)(starts.count - cell->starters) / cell->others;
    nw__cascade_curve_free(&curve);
    return NETWEAVE_STATUS_OK;
}

static netweave_status find_practice(const work *work, nw__flow_cell *cell) {
    const netweave_view *view = nw__flow_part_of(work->flow, work->which)->view;
    double adopters = 0;
    double contacts = 0;
    if (cell->others <= 0 || work->which == NW_FLOW_LIMITED_HUB)
        return NETWEAVE_STATUS_OK;
    if (work->origin == NW_FLOW_HUB)
        return find_hub_practice(work, cell);
    nw__cascade_starts starts = list_starts(work, false);
    for (int64_t k = 0; k < starts.count; k++) {
        adopters += work->has_adopters ? work->adopters[starts.members[k]] - 1 : NAN;
        contacts += (double)nw__degree(&view->out, starts.members[k]);
    }
    cell->practice = adopters / ((double)starts.count * cell->others);
    cell->begin = contacts / ((double)starts.count * cell->others);
    return NETWEAVE_STATUS_OK;
}

/* ---- all of them ---- */

static bool is_there(const work *work) {
    const netweave_flow *flow = work->flow;
    bool is_spoke_apart = flow->hub_count > 0 && flow->hub_count < flow->view->members;
    if (work->origin == NW_FLOW_ANYONE)
        return true;
    bool is_hub_there = work->origin == NW_FLOW_HUB && flow->hub_count > 0;
    return work->which != NW_FLOW_WITHOUT_HUB && (is_hub_there || (work->origin == NW_FLOW_SPOKE && is_spoke_apart));
}

static netweave_status find_cell(work *work) {
    netweave_flow *flow = work->flow;
    nw__flow_cell *cell = &flow->cell[work->which][work->origin];
    int64_t members = nw__flow_part_of(flow, work->which)->view->members;
    int64_t starters = work->origin == NW_FLOW_HUB ? flow->hub_count : 1;
    *cell = (nw__flow_cell){.there = true,
                            .starters = starters,
                            .others = (double)(members - starters),
                            .can_hear = NAN,
                            .steps = NAN,
                            .rounds = NAN,
                            .rounds_error = NAN,
                            .tip = NAN,
                            .tip_error = NAN,
                            .practice = NAN,
                            .begin = NAN};
    find_reach(work, cell);
    netweave_status status = find_rounds(work, cell);
    if (status == NETWEAVE_STATUS_OK)
        status = find_tip(work, cell);
    return status == NETWEAVE_STATUS_OK ? find_practice(work, cell) : status;
}

static netweave_status find_case(work *work) {
    work->origin = NW_FLOW_ANYONE;
    netweave_status status = plan_talk(work);
    if (status == NETWEAVE_STATUS_OK && work->which != NW_FLOW_LIMITED_HUB)
        status = follow_practices(work);
    for (int k = 0; k < NW_FLOW_ORIGINS && status == NETWEAVE_STATUS_OK; k++) {
        work->origin = (nw__flow_origin)k;
        if (is_there(work))
            status = find_cell(work);
    }
    return status;
}

netweave_status nw__flow_find_numbers(netweave_flow *flow, netweave_run *run) {
    size_t members = (size_t)flow->view->members;
    work work = {.flow = flow,
                 .run = run,
                 .list = nw__allocate(members, sizeof *work.list),
                 .steps = nw__allocate(members, sizeof *work.steps),
                 .queue = nw__allocate(members, sizeof *work.queue),
                 .adopters = nw__allocate(members, sizeof *work.adopters)};
    netweave_status status = NETWEAVE_STATUS_OK;
    if (work.list == NULL || work.steps == NULL || work.queue == NULL || work.adopters == NULL)
        status = nw__fail_memory();
    for (int k = 0; k < NW_FLOW_CASES && status == NETWEAVE_STATUS_OK; k++) {
        work.which = (nw__flow_case)k;
        bool is_case = k == NW_FLOW_WHOLE || (k == NW_FLOW_WITHOUT_HUB ? flow->rest != NULL : flow->hub_count > 0);
        if (is_case)
            status = find_case(&work);
    }
    nw__free(work.list);
    nw__free(work.steps);
    nw__free(work.queue);
    nw__free(work.adopters);
    return status;
}
