/* How knowledge travels, with the hub, without it and with a limited hub. SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/flow.h"

#include "base/memory.h"
#include "base/options.h"

#include <math.h>

enum { OPTIONS = 7 };

const char *const nw__flow_case_names[NW_FLOW_CASES] = {"whole", "without_hub", "limited_hub"};
const char *const nw__flow_origin_names[NW_FLOW_ORIGINS] = {"hub", "spoke", "anyone"};

static const nw__option known[OPTIONS] = {
    {.name = "hub_capacity",
     .kind = NW_OPTION_INTEGER,
     .standard = "1",
     .low = 1,
     .high = 1e9,
     .meaning = "conversations that a limited hub holds in a round"},
    {.name = "probability",
     .kind = NW_OPTION_NUMBER,
     .standard = "0.1",
     .low = 0,
     .high = 1,
     .meaning = "chance that a tip passes along a tie of strength 1"},
    {.name = "threshold",
     .kind = NW_OPTION_NUMBER,
     .standard = "2",
     .low = 0,
     .high = 1e9,
     .meaning = "contacts who must follow a practice before a member does; below 1, a share of them"},
    {.name = "share",
     .kind = NW_OPTION_NUMBER,
     .standard = "0.9",
     .low = 0.01,
     .high = 1,
     .meaning = "of those who can hear, the origin included: rounds are counted until so many know"},
    {.name = "mode",
     .kind = NW_OPTION_CHOICE,
     .standard = "push_pull",
     .choices = "push|pull|push_pull",
     .meaning = "who calls tells, asks, or both"},
    {.name = "simulations",
     .kind = NW_OPTION_INTEGER,
     .low = 1,
     .high = 1e7,
     .meaning = "for each simulated number; without it as many as take little time"},
    {.name = "bottlenecks",
     .kind = NW_OPTION_INTEGER,
     .low = 0,
     .high = 1e9,
     .meaning = "members and ties to try, each so many; without it all, or as many as take little time"},
};

static void free_part(nw__flow_part *part) {
    nw__gossip_free(&part->gossip);
    nw__cascade_free(&part->cascade);
    nw__distances_free(part->owned);
}

static void release(netweave_flow *flow) {
    for (int k = 0; k < 2; k++) {
        free_part(&flow->part[k]);
        nw__free(flow->route[k].member);
    }
    nw__gossip_free(&flow->limited_gossip);
    nw__cascade_free(&flow->limited_cascade);
    for (int k = 0; k < NW_FLOW_CASES * NW_FLOW_ORIGINS; k++) {
        nw__flow_cell *cell = &flow->cell[k / NW_FLOW_ORIGINS][k % NW_FLOW_ORIGINS];
        nw__cascade_curve_free(&cell->talk);
        nw__cascade_curve_free(&cell->cascade);
    }
    netweave_view_free(flow->limited);
    netweave_view_free(flow->rest);
    netweave_view_free((netweave_view *)flow->view);
    nw__free(flow->is_hub);
    nw__free(flow->hubs);
    netweave_table_free(flow->numbers);
    netweave_table_free(flow->curve);
    netweave_table_free(flow->bottlenecks);
    netweave_table_free(flow->members);
    netweave_table_free(flow->routes);
    flow->magic = NW_MAGIC_FREED;
    nw__free(flow);
}

void netweave_flow_free(netweave_flow *flow) {
    if (nw__is(flow, NW_MAGIC_FLOW))
        release(flow);
}

/* The number of an option, or -1 where it was not given. */
static int64_t count_asked(const nw__options *options, const char *name) {
    double number = nw__options_number(options, name);
    return isnan(number) ? -1 : (int64_t)number;
}

static netweave_status read_options(const char *text, nw__flow_asked *out) {
    nw__options options;
    netweave_status status = nw__options_parse(text, "flow", known, OPTIONS, &options);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    out->mode = nw__options_chosen(&options, "mode", "push")   ? NW_GOSSIP_PUSH
                : nw__options_chosen(&options, "mode", "pull") ? NW_GOSSIP_PULL
                                                               : NW_GOSSIP_PUSH_PULL;
    out->hub_capacity = count_asked(&options, "hub_capacity");
    out->simulations = count_asked(&options, "simulations");
    out->bottlenecks = count_asked(&options, "bottlenecks");
    out->probability = nw__options_number(&options, "probability");
    out->threshold = nw__options_number(&options, "threshold");
    out->share = nw__options_number(&options, "share");
    nw__options_free(&options);
    nw__cascade_rule practice = {.model = NW_CASCADE_COMPLEX, .threshold = out->threshold};
    return nw__cascade_rule_check(&practice, "flow");
}

static netweave_status fill(netweave_flow *flow, netweave_run *run) {
    netweave_status status = nw__flow_find_hub(flow, run);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__flow_make_parts(flow, run);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__flow_find_numbers(flow, run);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__flow_tell_numbers(flow, run);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__flow_tell_curve(flow, run);
    for (int k = 0; k < 2 && status == NETWEAVE_STATUS_OK; k++)
        if (flow->part[k].view != NULL)
            status = nw__flow_find_routes(&flow->part[k], run, &flow->route[k]);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__flow_tell_members(flow, run);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__flow_tell_routes(flow);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__flow_tell_bottlenecks(flow, run);
    return status;
}

netweave_status netweave_flow_create(const netweave_view *view, const char *options, netweave_run *run,
                                     netweave_flow **out_flow) {
    NW_REQUIRE(view, NW_MAGIC_VIEW);
    NW_REQUIRE_POINTER(out_flow);
    nw__flow_asked asked;
    netweave_status status = read_options(options, &asked);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    netweave_flow *flow = nw__allocate_zeroed(1, sizeof *flow);
    if (flow == NULL)
        return nw__fail_memory();
    flow->magic = NW_MAGIC_FLOW;
    flow->asked = asked;
    flow->view = nw__view_keep(view);
    status = fill(flow, run);
    if (status == NETWEAVE_STATUS_OK)
        *out_flow = flow;
    else
        release(flow);
    return status;
}

const nw__flow_cell *nw__flow_cell_of(const netweave_flow *flow, nw__flow_case which, nw__flow_origin origin) {
    bool alike = which == NW_FLOW_WITHOUT_HUB && origin == NW_FLOW_SPOKE;
    return &flow->cell[which][alike ? NW_FLOW_ANYONE : origin];
}

int64_t netweave_flow_hub_count(const netweave_flow *flow) {
    return nw__is(flow, NW_MAGIC_FLOW) ? flow->hub_count : 0;
}

const char *netweave_flow_hub(const netweave_flow *flow, int64_t hub) {
    if (hub < 0 || hub >= netweave_flow_hub_count(flow))
        return NULL;
    return netweave_view_member_id(flow->view, flow->hubs[hub]);
}

const netweave_table *netweave_flow_numbers(const netweave_flow *flow) {
    return nw__is(flow, NW_MAGIC_FLOW) ? flow->numbers : NULL;
}

const netweave_table *netweave_flow_curve(const netweave_flow *flow) {
    return nw__is(flow, NW_MAGIC_FLOW) ? flow->curve : NULL;
}

const netweave_table *netweave_flow_bottlenecks(const netweave_flow *flow) {
    return nw__is(flow, NW_MAGIC_FLOW) ? flow->bottlenecks : NULL;
}

const netweave_table *netweave_flow_members(const netweave_flow *flow) {
    return nw__is(flow, NW_MAGIC_FLOW) ? flow->members : NULL;
}

const netweave_table *netweave_flow_routes(const netweave_flow *flow) {
    return nw__is(flow, NW_MAGIC_FLOW) ? flow->routes : NULL;
}
