/* Who the hub is, and the networks that knowledge travels in: the whole, that without the hub, that with a limited hub.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/structure.h"
#include "report/flow.h"

#include <math.h>
#include <string.h>

enum { SOURCES = 512 };

/* Members times members and ties up to which shortest paths between all are looked at. */
static const double most_paths = 4e9;
static const double most_distances = 1e11;

/* As probable as a chance below 1 can be told from it. */
static const double nearly_certain = 1 - 1e-12;

static double all_pairs(const netweave_view *view) {
    return (double)view->members * ((double)view->members + (double)view->ties);
}

/* The hub that the structure names. */
static netweave_status ask_structure(netweave_flow *flow, netweave_run *run) {
    netweave_structure *structure = NULL;
    netweave_status status = netweave_structure_create(flow->view, "draws=0", run, &structure);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    for (int64_t k = 0; k < structure->hub_count; k++)
        flow->is_hub[structure->hubs[k]] = 1;
    netweave_structure_free(structure);
    return NETWEAVE_STATUS_OK;
}

static netweave_status estimate_hub(netweave_flow *flow, netweave_run *run) {
    const netweave_view *undirected = NULL;
    const nw__approximation asked = {
        .seconds = INFINITY, .sources = SOURCES, .paths = INT64_MAX, .runs = INT64_MAX, .method = NW_METHOD_SOURCES};
    nw__betweenness *found = NULL;
    bool exact = false;
    netweave_status status = nw__view_undirected(flow->view, run, &undirected);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__sample_betweenness(undirected, &asked, false, run, &found, &exact);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    int32_t first = nw__hub_first(undirected, found->member, NULL, -1, -1);
    if (first >= 0)
        flow->is_hub[first] = 1;
    flow->hub_was_estimated = true;
    nw__betweenness_free(found);
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__flow_find_hub(netweave_flow *flow, netweave_run *run) {
    const netweave_view *view = flow->view;
    netweave_status status = NETWEAVE_STATUS_OK;
    flow->hub_was_named = view->hub != NULL;
    flow->is_hub = nw__allocate_zeroed((size_t)view->members, 1);
    if (flow->is_hub == NULL)
        return nw__fail_memory();
    if (view->hub != NULL)
        memcpy(flow->is_hub, view->hub, (size_t)view->members);
    else if (view->ties > 0)
        status = all_pairs(view) <= most_paths ? ask_structure(flow, run) : estimate_hub(flow, run);
    for (int32_t i = 0; i < view->members; i++)
        flow->hub_count += flow->is_hub[i];
    flow->hubs = nw__allocate((size_t)flow->hub_count, sizeof *flow->hubs);
    if (flow->hubs == NULL && status == NETWEAVE_STATUS_OK)
        status = nw__fail_memory();
    if (status != NETWEAVE_STATUS_OK)
        return status;
    int64_t count = 0;
    for (int32_t i = 0; i < view->members; i++)
        if (flow->is_hub[i])
            flow->hubs[count++] = i;
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__flow_distances(const netweave_view *view, netweave_run *run, const nw__distances **out,
                                   nw__distances **out_owned) {
    const nw__approximation asked = {
        .seconds = INFINITY, .sources = SOURCES, .paths = INT64_MAX, .runs = INT64_MAX, .method = NW_METHOD_SOURCES};
    bool exact = false;
    if (all_pairs(view) <= most_distances)
        return nw__pass_distances(view, run, out);
    netweave_status status = nw__sample_distances(view, &asked, run, out_owned, &exact);
    if (status == NETWEAVE_STATUS_OK)
        *out = *out_owned;
    return status;
}

int64_t nw__flow_search(const netweave_view *view, const int32_t *from, int64_t count, int32_t *steps, int32_t *queue,
                        double *out_sum) {
    int64_t reached = count;
    memset(steps, -1, (size_t)view->members * sizeof *steps);
    *out_sum = 0;
    for (int64_t k = 0; k < count; k++) {
        queue[k] = from[k];
        steps[from[k]] = 0;
    }
    for (int64_t k = 0; k < reached; k++) {
        int32_t member = queue[k];
        *out_sum += steps[member];
        for (int64_t arc = view->out.start[member]; arc < view->out.start[member + 1]; arc++) {
            int32_t other = view->out.to[arc];
            if (steps[other] >= 0)
                continue;
            steps[other] = steps[member] + 1;
            queue[reached++] = other;
        }
    }
    return reached - count;
}

/* Strength of a tie over which the hub passes a tip on to so few: the chance falls to `share` of what it was. */
static double limit_strength(double strength, double share, double probability) {
    double chance = -expm1(strength * log1p(-probability));
    return probability > 0 ? log1p(-chance * share) / log1p(-probability) : strength;
}

/* The same network, in which the hub passes a tip on to `hub_capacity` of its contacts. */
static netweave_status make_limited(netweave_flow *flow, double probability) {
    const netweave_view *view = flow->view;
    size_t arcs = (size_t)view->out.start[view->members];
    int32_t *from = nw__allocate(arcs, sizeof *from);
    double *weight = nw__allocate(arcs, sizeof *weight);
    nw__csr limited;
    netweave_status status = from != NULL && weight != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++) {
        double share = (double)flow->asked.hub_capacity / (double)nw__degree(&view->out, i);
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++) {
            from[k] = i;
            weight[k] = view->weighted ? view->out.weight[k] : 1;
            if (flow->is_hub[i] && share < 1)
                weight[k] = limit_strength(weight[k], share, probability);
        }
    }
    if (status == NETWEAVE_STATUS_OK)
        status = nw__csr_build(view->members, (int64_t)arcs, from, view->out.to, weight, &limited);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__view_from_csr(view, true, &limited, &flow->limited);
    nw__free(from);
    nw__free(weight);
    return status;
}

static netweave_status make_part(const netweave_flow *flow, const netweave_view *view, netweave_run *run,
                                 nw__flow_part *out) {
    const nw__gossip_rule talk = {.mode = flow->asked.mode, .hub_capacity = -1};
    const nw__cascade_rule tip = {.model = NW_CASCADE_INDEPENDENT, .probability = flow->asked.probability};
    out->view = view;
    netweave_status status = nw__flow_distances(view, run, &out->distances, &out->owned);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__gossip_make(view, &talk, run, &out->gossip);
    return status == NETWEAVE_STATUS_OK ? nw__cascade_make(view, &tip, run, &out->cascade) : status;
}

static netweave_status make_rest(netweave_flow *flow, netweave_run *run) {
    unsigned char *keep = nw__allocate((size_t)flow->view->members, 1);
    if (keep == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < flow->view->members; i++)
        keep[i] = !flow->is_hub[i];
    netweave_status status = netweave_view_induced(flow->view, keep, &flow->rest);
    nw__free(keep);
    return status == NETWEAVE_STATUS_OK ? make_part(flow, flow->rest, run, &flow->part[NW_FLOW_WITHOUT_HUB]) : status;
}

/* The whole network with the hub's limits: on its conversations, and on those to whom it passes a tip on. */
static netweave_status make_limits(netweave_flow *flow, netweave_run *run) {
    const nw__gossip_rule talk = {.mode = flow->asked.mode, .hub_capacity = -1};
    const nw__cascade_rule tip = {.model = NW_CASCADE_INDEPENDENT,
                                  .probability = fmin(flow->asked.probability, nearly_certain)};
    netweave_status status = make_limited(flow, tip.probability);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__cascade_make(flow->limited, &tip, run, &flow->limited_cascade);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__gossip_make(flow->view, &talk, run, &flow->limited_gossip);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    int32_t *most = nw__allocate((size_t)flow->view->members, sizeof *most);
    if (most == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < flow->view->members; i++)
        most[i] = flow->is_hub[i] ? (int32_t)flow->asked.hub_capacity : INT32_MAX;
    flow->limited_gossip.most = most;
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__flow_make_parts(netweave_flow *flow, netweave_run *run) {
    netweave_status status = make_part(flow, flow->view, run, &flow->part[NW_FLOW_WHOLE]);
    if (status == NETWEAVE_STATUS_OK && flow->hub_count > 0 && flow->hub_count < flow->view->members)
        status = make_rest(flow, run);
    if (status == NETWEAVE_STATUS_OK && flow->hub_count > 0)
        status = make_limits(flow, run);
    return status;
}
