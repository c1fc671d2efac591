/* What each member has of the flow. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/table.h"
#include "core/gossip_course.h"
#include "report/flow.h"

#include <math.h>
#include <stdio.h>

enum { COLUMNS = 12, FEWEST = 4, MOST = 1024, LEAST_COURSES = 16 };

/* Calls of members that the rounds of all members may take, and may take at least with the fewest simulations. */
static const double most_calls = 3e7;
static const double most_patience = 1e9;

/* Steps of searches from members of the hub. */
static const double most_steps = 1e10;

enum {
    HUB,
    CAN_REACH,
    WITHOUT_HUB,
    ROUNDS,
    ROUNDS_ERROR,
    HEARS,
    HEARS_ERROR,
    TIP,
    TIP_ERROR,
    ROUTES,
    ROUTES_ERROR,
    DEPENDENCE
};

typedef struct work {
    netweave_flow *flow;
    netweave_run *run;
    double *numbers[COLUMNS];
    double *reached_from; /* per member: members outside the hub from whom it can hear */
    bool was_skipped;     /* rounds */
} work;

/* ---- who can hear from whom ---- */

/* Takes away, from those who reach each member, the members of the hub who do. */
static netweave_status leave_out_hub(const work *work) {
    const netweave_view *view = work->flow->view;
    int32_t *steps = nw__allocate((size_t)view->members, sizeof *steps);
    int32_t *queue = nw__allocate((size_t)view->members, sizeof *queue);
    netweave_status status = steps != NULL && queue != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    double sum = 0;
    for (int64_t k = 0; k < work->flow->hub_count && status == NETWEAVE_STATUS_OK; k++) {
        nw__flow_search(view, &work->flow->hubs[k], 1, steps, queue, &sum);
        for (int32_t i = 0; i < view->members; i++)
            work->reached_from[i] -= steps[i] > 0;
        status = nw__run_check(work->run, 0, "who depends on the hub");
    }
    nw__free(steps);
    nw__free(queue);
    return status;
}

static netweave_status find_reach(const work *work) {
    netweave_flow *flow = work->flow;
    const nw__distances *whole = flow->part[NW_FLOW_WHOLE].distances;
    const nw__distances *rest = flow->part[NW_FLOW_WITHOUT_HUB].distances;
    double spokes = (double)(flow->view->members - flow->hub_count);
    double steps =
        (double)flow->hub_count * ((double)flow->view->members + (double)flow->view->out.start[flow->view->members]);
    flow->connected_spokes = NAN;
    if (flow->part[NW_FLOW_WHOLE].owned != NULL)
        return NETWEAVE_STATUS_OK;
    for (int32_t i = 0; i < flow->view->members; i++) {
        work->numbers[CAN_REACH][i] = whole->reached_to[i] / (double)(flow->view->members - 1);
        work->reached_from[i] = whole->reached_from[i];
    }
    if (flow->rest == NULL || steps > most_steps)
        return NETWEAVE_STATUS_OK;
    netweave_status status = leave_out_hub(work);
    int32_t place = 0;
    flow->connected_spokes = 0;
    for (int32_t i = 0; i < flow->view->members && status == NETWEAVE_STATUS_OK; i++) {
        if (flow->is_hub[i])
            continue;
        flow->connected_spokes += work->reached_from[i];
        work->numbers[WITHOUT_HUB][i] = rest->reached_to[place] / (spokes - 1);
        work->numbers[DEPENDENCE][i] = (work->reached_from[i] - rest->reached_from[place]) / (spokes - 1);
        place++;
    }
    return status;
}

/* ---- conversations ---- */

static netweave_status find_rounds(work *work) {
    netweave_flow *flow = work->flow;
    double members = flow->view->members;
    double calls = members * (double)flow->cell[NW_FLOW_WHOLE][NW_FLOW_ANYONE].talk.rounds;
    double blocks = ceil(members / NW_GOSSIP_LANES);
    int64_t simulations = flow->asked.simulations;
    work->was_skipped = flow->is_endless[NW_FLOW_WHOLE] || (simulations < 0 && FEWEST * blocks * calls > most_patience);
    if (work->was_skipped || flow->view->members == 0)
        return NETWEAVE_STATUS_OK;
    if (simulations < 0)
        simulations = (int64_t)fmax(FEWEST, fmin(MOST, most_calls / (calls * blocks)));
    flow->member_simulations = simulations;
    nw__gossip_time *time = nw__allocate((size_t)flow->view->members, sizeof *time);
    if (time == NULL)
        return nw__fail_memory();
    netweave_status status = nw__gossip_each(nw__flow_gossip_of(flow, NW_FLOW_WHOLE), flow->asked.share, simulations,
                                             simulations, work->run, time);
    for (int32_t i = 0; i < flow->view->members && status == NETWEAVE_STATUS_OK; i++) {
        if (nw__degree(&flow->view->out, i) == 0)
            continue;
        work->numbers[ROUNDS][i] = time[i].rounds;
        work->numbers[ROUNDS_ERROR][i] = time[i].error;
    }
    nw__free(time);
    return status;
}

static netweave_status find_hearing(const work *work) {
    netweave_flow *flow = work->flow;
    double members = flow->view->members;
    double calls = members * (double)flow->cell[NW_FLOW_WHOLE][NW_FLOW_ANYONE].talk.rounds;
    int64_t courses = flow->asked.simulations;
    if (members == 0 || flow->is_endless[NW_FLOW_WHOLE])
        return NETWEAVE_STATUS_OK;
    if (courses < 0)
        courses = (int64_t)fmax(LEAST_COURSES, fmin(MOST, most_calls / calls));
    flow->hearing_courses = courses;
    return nw__flow_find_hearing(flow, courses, work->run, work->numbers[HEARS], work->numbers[HEARS_ERROR]);
}

/* ---- tips and routes ---- */

static netweave_status find_tips(const work *work) {
    const netweave_flow *flow = work->flow;
    nw__cascade_effort effort = {.simulations = flow->asked.simulations < 0 ? NW_CASCADE_AUTO : flow->asked.simulations,
                                 .rounds = NW_CASCADE_AUTO};
    nw__cascade_totals totals = {0};
    double others = flow->view->members - 1;
    netweave_status status = nw__cascade_all(&flow->part[NW_FLOW_WHOLE].cascade, NULL, &effort, work->run, &totals);
    for (int32_t i = 0; i < flow->view->members && status == NETWEAVE_STATUS_OK && others > 0; i++) {
        work->numbers[TIP][i] = (totals.member[i].reached - 1) / others;
        work->numbers[TIP_ERROR][i] = totals.member[i].error / others;
    }
    if (status == NETWEAVE_STATUS_OK)
        nw__cascade_totals_free(&totals);
    return status;
}

static void tell_routes(const work *work) {
    const nw__flow_routes *routes = &work->flow->route[NW_FLOW_WHOLE];
    for (int32_t i = 0; i < work->flow->view->members && routes->member != NULL; i++) {
        work->numbers[ROUTES][i] = routes->member[i].mean;
        work->numbers[ROUTES_ERROR][i] = routes->member[i].error;
    }
}

/* ---- the table ---- */

static netweave_status add_columns(work *work, netweave_table *table) {
    static const struct {
        const char *name;
        netweave_kind kind;
    } columns[COLUMNS] = {[HUB] = {"hub", NETWEAVE_KIND_FLAG},
                          [CAN_REACH] = {"can_reach", NETWEAVE_KIND_SHARE},
                          [WITHOUT_HUB] = {"can_reach_without_hub", NETWEAVE_KIND_SHARE},
                          [ROUNDS] = {"rounds", NETWEAVE_KIND_REAL},
                          [ROUNDS_ERROR] = {"rounds_error", NETWEAVE_KIND_REAL},
                          [HEARS] = {"hears", NETWEAVE_KIND_REAL},
                          [HEARS_ERROR] = {"hears_error", NETWEAVE_KIND_REAL},
                          [TIP] = {"tip", NETWEAVE_KIND_SHARE},
                          [TIP_ERROR] = {"tip_error", NETWEAVE_KIND_SHARE},
                          [ROUTES] = {"routes", NETWEAVE_KIND_REAL},
                          [ROUTES_ERROR] = {"routes_error", NETWEAVE_KIND_REAL},
                          [DEPENDENCE] = {"dependence", NETWEAVE_KIND_SHARE}};
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int k = 0; k < COLUMNS && status == NETWEAVE_STATUS_OK; k++)
        status = nw__table_add_column(table, columns[k].name, NULL, columns[k].kind, &work->numbers[k]);
    for (int32_t i = 0; i < work->flow->view->members && status == NETWEAVE_STATUS_OK; i++) {
        char number[16];
        const char *id = netweave_view_member_id(work->flow->view, i);
        snprintf(number, sizeof number, "%d", i + 1);
        status = nw__table_set_label(table, 0, i, id != NULL ? id : number);
        work->numbers[HUB][i] = work->flow->is_hub[i];
    }
    return status;
}

static netweave_status note(const work *work, netweave_table *table) {
    const netweave_flow *flow = work->flow;
    const nw__flow_routes *routes = &flow->route[NW_FLOW_WHOLE];
    netweave_status status = nw__table_add_note(table, "rounds and tip of two members are simulated together: their "
                                                       "errors are not independent of each other. An error of 0 says "
                                                       "exact, or the same in all simulations.");
    if (status == NETWEAVE_STATUS_OK && flow->hearing_courses > 0)
        status = nw__table_add_note(table,
                                    "rounds are means over %lld simulations for each member, hears over %lld "
                                    "courses of conversation that up to 64 starts share; seed %llu.",
                                    (long long)flow->member_simulations, (long long)flow->hearing_courses,
                                    (unsigned long long)netweave_run_seed(work->run));
    if (status == NETWEAVE_STATUS_OK && flow->view->members == 1)
        status = nw__table_add_note(table, "numbers are undefined: there are no others.");
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_add_note(table, "can_reach_without_hub and dependence are undefined %s.",
                                    flow->hub_count > 0 ? "for the hub" : "where there is no hub");
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_add_note(table, "rounds is undefined for members who can tell nobody, and hears for those "
                                           "who can hear from nobody.");
    if (status == NETWEAVE_STATUS_OK && work->was_skipped)
        status = nw__table_add_note(table, "rounds is undefined: the network is too large to simulate each member; ask "
                                           "for it with simulations=N.");
    if (status == NETWEAVE_STATUS_OK && flow->part[NW_FLOW_WHOLE].owned != NULL)
        status = nw__table_add_note(table, "can_reach, can_reach_without_hub and dependence are undefined: the network "
                                           "is too large.");
    if (status == NETWEAVE_STATUS_OK && routes->member == NULL && flow->view->ties > 0)
        status = nw__table_add_note(table, "routes is undefined: the network is too large to search from each member.");
    if (status == NETWEAVE_STATUS_OK && routes->member != NULL && routes->targets < flow->view->members - 1)
        status = nw__table_add_note(table, "routes is estimated from %lld drawn others of each member.",
                                    (long long)routes->targets);
    return status;
}

netweave_status nw__flow_tell_members(netweave_flow *flow, netweave_run *run) {
    static const char *const labels[] = {"member"};
    work work = {
        .flow = flow, .run = run, .reached_from = nw__allocate((size_t)flow->view->members, sizeof *work.reached_from)};
    netweave_status status = work.reached_from != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_create(flow->view->members, 1, labels, &flow->members);
    if (status == NETWEAVE_STATUS_OK)
        status = add_columns(&work, flow->members);
    if (status == NETWEAVE_STATUS_OK)
        status = find_reach(&work);
    if (status == NETWEAVE_STATUS_OK)
        status = find_rounds(&work);
    if (status == NETWEAVE_STATUS_OK)
        status = find_hearing(&work);
    if (status == NETWEAVE_STATUS_OK)
        status = find_tips(&work);
    if (status == NETWEAVE_STATUS_OK) {
        tell_routes(&work);
        status = note(&work, flow->members);
    }
    nw__free(work.reached_from);
    return status;
}
