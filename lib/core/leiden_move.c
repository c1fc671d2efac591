/* Leiden, first step: fast local moving. Traag, Waltman and van Eck 2019, doi 10.1038/s41598-019-41695-z, algorithm
 * A.2, MoveNodesFast. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/leiden_level.h"

/* A gain below this share of the node's strength is rounding. */
static const double slack = 1e-12;

/* The nodes that wait to be looked at. */
typedef struct ring {
    int32_t head, count, places;
} ring;

/* The next node. Rows lie scattered in memory, so those of the nodes after it are sent for in time. */
static int32_t pop(const nw__csr *ties, ring *ring, nw__leiden_room *room) {
    nw__leiden_prefetch(ties, room->queue, ring->head, ring->places);
    int32_t node = room->queue[ring->head];
    ring->head = ring->head + 1 < ring->places ? ring->head + 1 : 0;
    ring->count--;
    room->waiting[node] = 0;
    return node;
}

static void push(ring *ring, nw__leiden_room *room, int32_t node) {
    int64_t place = (int64_t)ring->head + ring->count++;
    room->queue[place < ring->places ? place : place - ring->places] = node;
    room->waiting[node] = 1;
}

/* Returns how many communities have no nodes. */
static int32_t set_up(const nw__leiden_level *level, nw__leiden_room *room) {
    int32_t empty = 0;
    for (int32_t i = 0; i < level->nodes; i++) {
        room->groups[i] = (nw__leiden_group){0, 0};
        room->size[i] = 0;
        room->order[i] = i;
        room->waiting[i] = 1;
    }
    for (int32_t i = 0; i < level->nodes; i++) {
        room->groups[level->community[i]].strength += level->strength[i];
        room->size[level->community[i]]++;
    }
    for (int32_t i = level->nodes - 1; i >= 0; i--)
        if (room->size[i] == 0)
            room->empty[empty++] = i;
    nw__random_shuffle(&room->random, room->order, level->nodes);
    for (int32_t i = 0; i < level->nodes; i++)
        room->queue[i] = room->order[i];
    return empty;
}

/* Adds up the weights between a node and the communities around it; returns how many there are. */
static int32_t add_links(const nw__leiden_level *level, nw__leiden_room *room, int32_t node) {
    const nw__csr *ties = &level->ties;
    int32_t count = 0;
    for (int64_t k = ties->start[node]; k < ties->start[node + 1]; k++) {
        int32_t community = level->community[ties->to[k]];
        nw__leiden_group *group = &room->groups[community];
        room->met[count] = community; /* overwritten by the next when it stands there already */
        count += group->link > 0 ? 0 : 1;
        group->link += ties->weight != NULL ? ties->weight[k] : 1;
    }
    return count;
}

/* The community that a node does best in, its own among equals, and what it gains there; -1: one of its own. Notes
 * what ties it to the others there, and clears the links. */
static int32_t choose(const nw__leiden_level *level, nw__leiden_room *room, int32_t node, double *out_gain) {
    int32_t count = add_links(level, room, node);
    int32_t own = level->community[node];
    double strength = level->strength[node];
    double pull = room->pull * strength;
    double within = room->groups[own].link;
    double stay = room->size[own] == 1 ? 0 : within - pull * (room->groups[own].strength - strength);
    double best_gain = stay + slack * strength;
    int32_t best = own;
    room->outside[node] = within;
    if (best_gain < 0) {
        best_gain = 0;
        best = -1;
        room->outside[node] = 0;
    }
    for (int32_t i = 0; i < count; i++) {
        nw__leiden_group *group = &room->groups[room->met[i]];
        double link = group->link;
        double gain = link - pull * group->strength;
        group->link = 0;
        if (gain > best_gain && room->met[i] != own) {
            best_gain = gain;
            best = room->met[i];
            room->outside[node] = link;
        }
    }
    *out_gain = best != own ? best_gain - stay : 0;
    return best;
}

static void move_node(nw__leiden_level *level, nw__leiden_room *room, ring *ring, int32_t node, int32_t to) {
    const nw__csr *ties = &level->ties;
    int32_t own = level->community[node];
    room->groups[own].strength -= level->strength[node];
    if (--room->size[own] == 0)
        room->groups[own].strength = 0;
    room->groups[to].strength += level->strength[node];
    room->size[to]++;
    level->community[node] = to;
    for (int64_t k = ties->start[node]; k < ties->start[node + 1]; k++) {
        int32_t other = ties->to[k];
        int32_t community = level->community[other];
        double weight = ties->weight != NULL ? ties->weight[k] : 1;
        room->outside[other] += community == to ? weight : community == own ? -weight : 0;
        if (!room->waiting[other] && community != to)
            push(ring, room, other);
    }
}

netweave_status nw__leiden_move(nw__leiden_level *level, nw__leiden_room *room, double *out_gain, int32_t *out_count) {
    int32_t empty = set_up(level, room);
    ring ring = {.count = level->nodes, .places = level->nodes};
    double total = 0;
    while (ring.count > 0) {
        int32_t node = pop(&level->ties, &ring, room);
        netweave_status status = nw__leiden_check(room, level->ties.start[node + 1] - level->ties.start[node]);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        double gain = 0;
        int32_t own = level->community[node];
        int32_t to = choose(level, room, node, &gain);
        if (to == own)
            continue;
        if (to < 0)
            to = room->empty[--empty];
        move_node(level, room, &ring, node, to);
        if (room->size[own] == 0)
            room->empty[empty++] = own;
        total += gain;
    }
    *out_gain = total;
    *out_count = level->nodes - empty;
    return NETWEAVE_STATUS_OK;
}
