/* How many independent routes join members, with the hub and without it. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/random.h"
#include "base/table.h"
#include "measure/disjoint_paths.h"
#include "report/flow.h"

#include <math.h>
#include <netweave/measure.h>

enum { LEAST_TARGETS = 4, COLUMNS = 11 };

/* Arcs times pairs that are searched. */
static const double most_work = 1e8;

typedef struct work {
    const netweave_view *view;
    netweave_run *run;
    int64_t targets; /* of each member; members - 1: all */
    nw__flow_routes *out;
} work;

/* The target of a draw: any but the source. */
static int32_t pick(const work *work, int32_t source, int64_t number, nw__random *random) {
    int64_t others = work->view->members - 1;
    int64_t place = work->targets == others ? number : (int64_t)nw__random_below(random, (uint64_t)others);
    return (int32_t)(place + (place >= source));
}

static netweave_status search_some(void *state, int64_t begin, int64_t end, int thread) {
    const work *work = state;
    nw__disjoint_paths paths;
    netweave_status status = NETWEAVE_STATUS_OK;
    (void)thread;
    if (!nw__disjoint_paths_make(&work->view->out, &work->view->in, work->view->members, &paths))
        status = nw__fail_memory();
    for (int64_t source = begin; source < end && status == NETWEAVE_STATUS_OK; source++) {
        nw__routes_of *own = &work->out->member[source];
        nw__random random = nw__random_stream(netweave_run_seed(work->run), (uint64_t)source);
        for (int64_t k = 0; k < work->targets && status == NETWEAVE_STATUS_OK; k++) {
            int64_t count = nw__disjoint_paths_count(&paths, (int32_t)source, pick(work, (int32_t)source, k, &random));
            own->sum += (double)count;
            own->square += (double)(count * count);
            own->several += count > 1;
            status = nw__run_check(work->run, 0, "routes");
        }
    }
    nw__disjoint_paths_free(&paths);
    return status;
}

/* The standard error of a mean of `count` numbers, of which none are left out where `all` are taken. */
static double error_of(double sum, double square, double count, bool all) {
    return all ? 0 : sqrt(fmax(square - sum * sum / count, 0) / count / fmax(count - 1, 1));
}

/* Means over connected pairs, from the rows of the members. */
static void add_up(const work *work, double connected) {
    nw__flow_routes *out = work->out;
    double members = work->view->members;
    double targets = (double)work->targets;
    double sum = 0;
    double several = 0;
    double variance = 0;
    bool all = work->targets == work->view->members - 1;
    for (int32_t i = 0; i < work->view->members; i++) {
        nw__routes_of *own = &out->member[i];
        own->mean = own->sum / targets;
        own->error = error_of(own->sum, own->square, targets, all);
        sum += own->mean;
        variance += own->error * own->error;
        several += own->several / targets;
    }
    double share = connected / (members * (members - 1));
    out->mean = sum / members / share;
    out->error = sqrt(variance) / members / share;
    if (isnan(out->two))
        out->two = fmin(several / members / share, 1);
    out->two_is_exact = out->two_is_exact || all;
}

/* From drawn pairs, where members cannot be searched from one by one. */
static netweave_status ask_measure(const work *work, double connected) {
    netweave_table *table = NULL;
    double members = work->view->members;
    double share = connected / (members * (members - 1));
    netweave_status status = netweave_measure_compute(work->view, "mean_local_connectivity", work->run, &table);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    work->out->mean = netweave_table_value(table, 0, 0) / share;
    work->out->error = netweave_table_value(table, 0, 1) / share;
    netweave_table_free(table);
    return NETWEAVE_STATUS_OK;
}

/* Without direction two routes are a common block of three or more: all but bridges. */
static netweave_status count_two(const work *work) {
    const nw__blocks *blocks = NULL;
    const nw__components *components = NULL;
    if (work->view->directed)
        return NETWEAVE_STATUS_OK;
    netweave_status status = nw__pass_blocks(work->view, work->run, &blocks);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__pass_components(work->view, work->run, &components);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    work->out->two = (blocks->pairs_apart - (double)blocks->bridges) / components->pairs;
    work->out->two_is_exact = true;
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__flow_find_routes(const nw__flow_part *part, netweave_run *run, nw__flow_routes *out) {
    const netweave_view *view = part->view;
    work work = {.view = view, .run = run, .out = out};
    double connected = part->distances->pairs;
    *out = (nw__flow_routes){.mean = NAN, .error = NAN, .two = NAN};
    if (connected < 0.5 || part->owned != NULL)
        return NETWEAVE_STATUS_OK;
    double fit = most_work / ((double)view->out.start[view->members] * (double)view->members);
    netweave_status status = count_two(&work);
    if (status == NETWEAVE_STATUS_OK && fit < LEAST_TARGETS)
        return ask_measure(&work, connected);
    work.targets = fit >= (double)(view->members - 1) ? view->members - 1 : (int64_t)fit;
    out->targets = work.targets;
    out->member = nw__allocate_zeroed((size_t)view->members, sizeof *out->member);
    if (status == NETWEAVE_STATUS_OK && out->member == NULL)
        status = nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = nw__parallel_for(run, view->members, 4, "routes", search_some, &work);
    if (status == NETWEAVE_STATUS_OK)
        add_up(&work, connected);
    return status;
}

/* ---- the table ---- */

/* The difference of two simulated numbers. */
static void subtract(const nw__flow_cell *one, const nw__flow_cell *other, double *out, double *out_error) {
    bool both = one->there && other->there;
    *out = both ? one->rounds - other->rounds : NAN;
    *out_error = both ? sqrt(one->rounds_error * one->rounds_error + other->rounds_error * other->rounds_error) : NAN;
}

static netweave_status note(const netweave_flow *flow, double still, netweave_table *table) {
    netweave_status status = nw__table_add_note(
        table, "a tie counts as a route, and routes share no member but their ends; pairs of members are %s.",
        flow->view->directed ? "ordered, and routes go along ties" : "without order");
    for (int k = 0; k < 2 && status == NETWEAVE_STATUS_OK; k++) {
        const nw__flow_routes *routes = &flow->route[k];
        if (flow->part[k].view == NULL)
            continue;
        const char *where = k == 0 ? "" : " without the hub";
        const nw__flow_part *part = &flow->part[k];
        if (routes->member != NULL && routes->targets < part->view->members - 1)
            status = nw__table_add_note(table, "routes%s are estimated from %lld drawn others of each member.", where,
                                        (long long)routes->targets);
        else if (routes->member == NULL && !isnan(routes->mean) && routes->error > 0)
            status = nw__table_add_note(table, "routes%s are estimated from drawn pairs.", where);
        else if (isnan(routes->mean) && part->owned == NULL)
            status = nw__table_add_note(table, "routes%s are undefined: nobody is connected.", where);
        if (status == NETWEAVE_STATUS_OK && isnan(routes->two) && !isnan(routes->mean))
            status = nw__table_add_note(table, "two_routes%s is undefined: the network is too large.", where);
    }
    if (status == NETWEAVE_STATUS_OK && flow->part[0].owned != NULL)
        status = nw__table_add_note(table, "routes are undefined: the network is too large.");
    if (status == NETWEAVE_STATUS_OK && isnan(still))
        status = nw__table_add_note(table, "still_connected is undefined: no members outside a hub are connected.");
    if (status == NETWEAVE_STATUS_OK && !(still >= 1))
        status = nw__table_add_note(table, "hub_speed_gain is undefined where the hub's loss parts pairs, since fewer "
                                           "then have to hear.");
    return status;
}

netweave_status nw__flow_tell_routes(netweave_flow *flow) {
    static const char *const labels[] = {"network"};
    static const char *const names[COLUMNS] = {"routes",
                                               "routes_error",
                                               "two_routes",
                                               "routes_without_hub",
                                               "routes_without_hub_error",
                                               "two_routes_without_hub",
                                               "still_connected",
                                               "hub_speed_gain",
                                               "hub_speed_gain_error",
                                               "limited_hub_delay",
                                               "limited_hub_delay_error"};
    static const bool is_share[COLUMNS] = {[2] = true, [5] = true, [6] = true};
    const nw__flow_cell *whole = nw__flow_cell_of(flow, NW_FLOW_WHOLE, NW_FLOW_ANYONE);
    const nw__flow_routes *with = &flow->route[NW_FLOW_WHOLE];
    const nw__flow_routes none = {.mean = NAN, .error = NAN, .two = NAN};
    const nw__flow_routes *without = flow->rest != NULL ? &flow->route[NW_FLOW_WITHOUT_HUB] : &none;
    double values[COLUMNS] = {with->mean, with->error, with->two, without->mean, without->error, without->two, NAN, NAN,
                              NAN,        NAN,         NAN};
    double *numbers = NULL;
    if (flow->connected_spokes > 0.5)
        values[6] = flow->part[NW_FLOW_WITHOUT_HUB].distances->pairs / flow->connected_spokes;
    if (values[6] >= 1)
        subtract(nw__flow_cell_of(flow, NW_FLOW_WITHOUT_HUB, NW_FLOW_SPOKE),
                 nw__flow_cell_of(flow, NW_FLOW_WHOLE, NW_FLOW_SPOKE), &values[7], &values[8]);
    subtract(nw__flow_cell_of(flow, NW_FLOW_LIMITED_HUB, NW_FLOW_ANYONE), whole, &values[9], &values[10]);
    netweave_status status = nw__table_create(1, 1, labels, &flow->routes);
    if (status == NETWEAVE_STATUS_OK && flow->view->network != NULL)
        status = nw__table_set_label(flow->routes, 0, 0, flow->view->network->source);
    for (int k = 0; k < COLUMNS && status == NETWEAVE_STATUS_OK; k++) {
        status = nw__table_add_column(flow->routes, names[k], NULL,
                                      is_share[k] ? NETWEAVE_KIND_SHARE : NETWEAVE_KIND_REAL, &numbers);
        if (status == NETWEAVE_STATUS_OK)
            numbers[0] = values[k];
    }
    return status == NETWEAVE_STATUS_OK ? note(flow, values[6], flow->routes) : status;
}
