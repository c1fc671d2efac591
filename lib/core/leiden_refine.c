/* Leiden, second step: refinement. Traag, Waltman and van Eck 2019, doi 10.1038/s41598-019-41695-z, algorithm A.2,
 * RefinePartition and MergeNodesSubset. A node that is still alone joins a part of its community at random, the
 * likelier the more is gained; only nodes and parts take part that are well tied to the rest of the community. Unlike
 * there, a node that may merge does not stay alone, so that refinement gets on whenever it can.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/leiden_level.h"

#include <math.h>

/* Chances below exp(-NEGLIGIBLE) of the greatest are none. */
static const double negligible = 40;

/* Each node a part of its own. From here on groups and sizes are those of parts. */
static void set_up(const nw__leiden_level *level, nw__leiden_room *room) {
    for (int32_t i = 0; i < level->nodes; i++)
        room->held[i] = room->groups[i].strength;
    for (int32_t i = 0; i < level->nodes; i++) {
        room->refined[i] = i;
        room->size[i] = 1;
        room->groups[i].strength = level->strength[i];
    }
}

/* Nodes by community, in random order within each: communities are refined one after another, and what is needed for
 * one lies together. */
static void sort_nodes(const nw__leiden_level *level, nw__leiden_room *room) {
    int32_t *first = room->empty;
    for (int32_t i = 0; i <= level->nodes; i++)
        first[i] = 0;
    for (int32_t i = 0; i < level->nodes; i++)
        first[level->community[i] + 1]++;
    for (int32_t i = 0; i < level->nodes; i++)
        first[i + 1] += first[i];
    for (int32_t i = 0; i < level->nodes; i++)
        room->queue[first[level->community[room->order[i]]]++] = room->order[i];
}

/* A part is well tied when what ties it to the rest is at least what chance would have. */
static bool is_well_tied(const nw__leiden_room *room, int32_t part, double held) {
    double strength = room->groups[part].strength;
    return room->outside[part] >= room->pull * strength * (held - strength);
}

/* Adds up the weights between a node and the parts of its community around it; returns how many there are. */
static int32_t add_links(const nw__leiden_level *level, nw__leiden_room *room, int32_t node) {
    const nw__csr *ties = &level->ties;
    int32_t own = level->community[node];
    int32_t count = 0;
    for (int64_t k = ties->start[node]; k < ties->start[node + 1]; k++) {
        if (level->community[ties->to[k]] != own)
            continue;
        int32_t part = room->refined[ties->to[k]];
        nw__leiden_group *group = &room->groups[part];
        room->met[count] = part;
        count += group->link > 0 ? 0 : 1;
        group->link += ties->weight != NULL ? ties->weight[k] : 1;
    }
    return count;
}

/* Draws one of the parts met that the node may join; -1: there is none. room->chance holds what each gains. */
static int32_t draw(nw__leiden_room *room, int32_t count, double most) {
    double sum = 0;
    for (int32_t i = 0; i < count; i++) {
        double off = (room->chance[i] - most) / room->heat;
        sum += off > -negligible ? exp(off) : 0;
        room->chance[i] = sum;
    }
    double drawn = count > 1 ? nw__random_unit(&room->random) * sum : 0;
    for (int32_t i = 0; i < count; i++)
        if (room->chance[i] > drawn)
            return room->met[i];
    return count > 0 ? room->met[count - 1] : -1;
}

/* Merges a node that is alone into a part of its community. */
static void merge(const nw__leiden_level *level, nw__leiden_room *room, int32_t node, double held) {
    double pull = room->pull * level->strength[node];
    int32_t count = add_links(level, room, node);
    int32_t fit = 0;
    double most = 0;
    for (int32_t i = 0; i < count; i++) {
        int32_t part = room->met[i];
        double gain = room->groups[part].link - pull * room->groups[part].strength;
        if (!(gain >= 0) || !is_well_tied(room, part, held)) {
            room->groups[part].link = 0;
            continue;
        }
        room->met[fit] = part;
        room->chance[fit++] = gain;
        most = fmax(most, gain);
    }
    int32_t to = draw(room, fit, most);
    if (to >= 0) {
        room->refined[node] = to;
        room->groups[to].strength += level->strength[node];
        room->outside[to] += room->outside[node] - 2 * room->groups[to].link;
        room->size[to]++;
        room->size[node] = 0;
    }
    for (int32_t i = 0; i < fit; i++)
        room->groups[room->met[i]].link = 0;
}

/* Numbers the parts 0, 1, …, community by community, so that the next level too has together what is needed together.
 */
static int32_t number(const nw__leiden_level *level, nw__leiden_room *room) {
    int32_t count = 0;
    for (int32_t i = 0; i < level->nodes; i++)
        room->met[i] = -1;
    for (int32_t i = 0; i < level->nodes; i++) {
        int32_t node = room->queue[i];
        int32_t *place = &room->met[room->refined[node]];
        if (*place < 0)
            *place = count++;
        room->refined[node] = *place;
    }
    return count;
}

netweave_status nw__leiden_refine(const nw__leiden_level *level, nw__leiden_room *room, int32_t *out_count) {
    netweave_status status = NETWEAVE_STATUS_OK;
    set_up(level, room);
    sort_nodes(level, room);
    for (int32_t i = 0; i < level->nodes && status == NETWEAVE_STATUS_OK; i++) {
        int32_t node = room->queue[i];
        nw__leiden_prefetch(&level->ties, room->queue, i, level->nodes);
        double held = room->held[level->community[node]];
        if (room->size[node] == 1 && room->refined[node] == node && is_well_tied(room, node, held))
            merge(level, room, node, held);
        status = nw__leiden_check(room, level->ties.start[node + 1] - level->ties.start[node]);
    }
    if (status == NETWEAVE_STATUS_OK)
        *out_count = number(level, room);
    return status;
}
