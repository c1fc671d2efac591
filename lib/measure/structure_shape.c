/* The numbers that the type is decided on. All but main_share are of the largest component alone: isolates change no
 * star's shape. docs/structure.md defines them. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/structure.h"

#include <math.h>

const char *const nw__number_names[NW_NUMBER_COUNT] = {
    [NW_NUMBER_MAIN_SHARE] = "main_share",
    [NW_NUMBER_EFFECTIVE_HUBS] = "main_effective_hubs",
    [NW_NUMBER_HUB_DEPENDENCE] = "main_hub_dependence",
    [NW_NUMBER_PEER_EFFICIENCY] = "main_peer_efficiency",
    [NW_NUMBER_PAIR_REACH] = "pair_reach",
    [NW_NUMBER_PAIR_DEPENDENCE] = "pair_dependence",
    [NW_NUMBER_CORE_SHARE] = "core_share",
    [NW_NUMBER_CORE_DENSITY] = "core_density",
    [NW_NUMBER_PERIPHERY_ALONE] = "periphery_alone",
    [NW_NUMBER_CORE_TIES] = "core_ties",
    [NW_NUMBER_BROKER_INWARD] = "broker_inward",
    [NW_NUMBER_BROKER_PEER_TIES] = "broker_peer_ties",
    [NW_NUMBER_TWO_ROUTES] = "two_routes",
};

/* What the steps below share: the view, its passes, and the largest component as a mask. */
typedef struct reading {
    const netweave_view *view;
    const nw__components *components;
    const double *betweenness;
    unsigned char *part, *hub;
    netweave_run *run;
} reading;

static double pairs(double members) {
    return members * (members - 1) / 2;
}

void nw__shape_free(nw__shape *shape) {
    nw__free(shape->marks);
    shape->marks = NULL;
}

static void mark_main(reading *reading, nw__shape *shape) {
    const nw__components *components = reading->components;
    for (int32_t i = 0; i < reading->view->members; i++) {
        if (components->component[i] != components->largest)
            continue;
        reading->part[i] = 1;
        shape->marks[i] = NW_MARK_MAIN;
        shape->main_ties += nw__degree(&reading->view->out, i);
    }
    shape->main_ties /= 2;
}

/* Share of the members outside the pair that one of the pair is tied to. */
static double reach(const netweave_view *view, int32_t member, int32_t other, int64_t members) {
    bool tied = nw__csr_find(&view->out, member, other) >= 0;
    return (double)(nw__degree(&view->out, member) - tied) / (double)(members - 2);
}

static netweave_status find_legs(reading *reading, int32_t first, int32_t second, nw__legs *legs) {
    reading->hub[first] = 1;
    if (second >= 0)
        reading->hub[second] = 1;
    netweave_status status = nw__legs_find(reading->view, reading->part, reading->hub, reading->run, legs);
    reading->hub[first] = 0;
    if (second >= 0)
        reading->hub[second] = 0;
    return status;
}

/* The hub, and the two who may hold the network together (an office with a deputy): those who stand out from the third,
 * so that roster order never decides. What depends on them is worked out only where it can matter. */
static netweave_status describe_hubs(reading *reading, nw__shape *shape) {
    const netweave_view *view = reading->view;
    double *numbers = shape->numbers;
    nw__legs legs;
    numbers[NW_NUMBER_EFFECTIVE_HUBS] = nw__effective_hubs(reading->betweenness, reading->part, view->members);
    shape->first = nw__hub_first(view, reading->betweenness, reading->part, -1, -1);
    netweave_status status = find_legs(reading, shape->first, -1, &legs);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    numbers[NW_NUMBER_HUB_DEPENDENCE] = legs.values[NW_LEG_DEPENDENCE];
    numbers[NW_NUMBER_PEER_EFFICIENCY] = legs.values[NW_LEG_PEER_EFFICIENCY];
    numbers[NW_NUMBER_PAIR_REACH] = 0;
    numbers[NW_NUMBER_PAIR_DEPENDENCE] = 0;
    shape->second = nw__hub_first(view, reading->betweenness, reading->part, shape->first, -1);
    int32_t third = nw__hub_first(view, reading->betweenness, reading->part, shape->first, shape->second);
    if (shape->main_members < 5 ||
        nw__hub_key(reading->betweenness[shape->second]) <= nw__hub_key(reading->betweenness[third]))
        return NETWEAVE_STATUS_OK;
    numbers[NW_NUMBER_PAIR_REACH] = fmin(reach(view, shape->first, shape->second, shape->main_members),
                                         reach(view, shape->second, shape->first, shape->main_members));
    if (numbers[NW_NUMBER_EFFECTIVE_HUBS] >= 3.5 || numbers[NW_NUMBER_PAIR_REACH] < 0.5)
        return NETWEAVE_STATUS_OK;
    status = find_legs(reading, shape->first, shape->second, &legs);
    if (status == NETWEAVE_STATUS_OK)
        numbers[NW_NUMBER_PAIR_DEPENDENCE] = legs.values[NW_LEG_DEPENDENCE];
    return status;
}

/* Brokers: at least twice the mean betweenness. A threshold and not the top few, so that the roster's order does not
 * matter. */
static int64_t mark_brokers(const reading *reading, nw__shape *shape) {
    const netweave_view *view = reading->view;
    double sum = 0;
    int64_t brokers = 0;
    for (int32_t i = 0; i < view->members; i++)
        if (reading->part[i])
            sum += reading->betweenness[i];
    double least = 2 * sum / (double)shape->main_members * (1 - 1e-9);
    for (int32_t i = 0; i < view->members; i++) {
        if (!reading->part[i] || reading->betweenness[i] <= 1e-9 || reading->betweenness[i] < least)
            continue;
        shape->marks[i] |= NW_MARK_BROKER;
        brokers++;
    }
    return brokers;
}

static void describe_brokers(const reading *reading, nw__shape *shape) {
    const nw__csr *out = &reading->view->out;
    int64_t brokers = mark_brokers(reading, shape);
    int64_t peers = shape->main_members - brokers;
    double ends[3] = {0}; /* tie ends by how many of both ends are brokers */
    if (brokers == 0 || peers < 2)
        return;
    for (int32_t i = 0; i < reading->view->members; i++)
        for (int64_t k = out->start[i]; reading->part[i] && k < out->start[i + 1]; k++)
            ends[!!(shape->marks[i] & NW_MARK_BROKER) + !!(shape->marks[out->to[k]] & NW_MARK_BROKER)]++;
    shape->numbers[NW_NUMBER_BROKER_INWARD] = ends[2] / (ends[2] + ends[1] / 2);
    shape->numbers[NW_NUMBER_BROKER_PEER_TIES] = ends[0] / (double)peers;
}

/* Share of the pairs with two routes that share no third member: pairs in a common block of three or more. Blocks share
 * at most one member, so no pair counts twice. */
static netweave_status describe_routes(const reading *reading, nw__shape *shape) {
    const nw__csr *out = &reading->view->out;
    const nw__blocks *blocks = NULL;
    netweave_status status = nw__pass_blocks(reading->view, reading->run, &blocks);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    unsigned char *seen = nw__allocate_zeroed((size_t)blocks->count, 1);
    double with_two = 0;
    int64_t tie = 0;
    if (seen == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < reading->view->members; i++) {
        for (int64_t k = out->start[i]; k < out->start[i + 1]; k++) {
            if (out->to[k] < i)
                continue;
            int32_t block = blocks->tie_block[tie++];
            if (reading->part[i] && !seen[block] && blocks->block[block].members > 2)
                with_two += pairs((double)blocks->block[block].members);
            seen[block] = 1;
        }
    }
    nw__free(seen);
    shape->numbers[NW_NUMBER_TWO_ROUTES] = with_two / pairs((double)shape->main_members);
    return NETWEAVE_STATUS_OK;
}

static netweave_status describe(reading *reading, nw__shape *shape) {
    const nw__betweenness *betweenness = NULL;
    netweave_status status = nw__pass_betweenness(reading->view, reading->run, &betweenness);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    reading->betweenness = betweenness->member;
    status = describe_hubs(reading, shape);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__shape_core(reading->view, shape);
    if (status == NETWEAVE_STATUS_OK)
        status = describe_routes(reading, shape);
    if (status == NETWEAVE_STATUS_OK)
        describe_brokers(reading, shape);
    return status;
}

netweave_status nw__shape_find(const netweave_view *undirected, netweave_run *run, nw__shape *out) {
    size_t members = (size_t)undirected->members;
    nw__shape shape = {.members = undirected->members, .first = -1, .second = -1};
    reading reading = {.view = undirected, .run = run};
    netweave_status status = nw__pass_components(undirected, run, &reading.components);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    for (int number = 0; number < NW_NUMBER_COUNT; number++)
        shape.numbers[number] = NAN;
    shape.marks = nw__allocate_zeroed(members, 1);
    reading.part = nw__allocate_zeroed(members, 1);
    reading.hub = nw__allocate_zeroed(members, 1);
    if (shape.marks == NULL || reading.part == NULL || reading.hub == NULL)
        status = nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK && reading.components->largest >= 0) {
        shape.main_members = reading.components->size[reading.components->largest];
        shape.numbers[NW_NUMBER_MAIN_SHARE] = (double)shape.main_members / (double)shape.members;
        mark_main(&reading, &shape);
        if (shape.main_members >= 3)
            status = describe(&reading, &shape);
    }
    nw__free(reading.part);
    nw__free(reading.hub);
    if (status == NETWEAVE_STATUS_OK)
        *out = shape;
    else
        nw__shape_free(&shape);
    return status;
}
