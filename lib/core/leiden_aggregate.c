/* Leiden, third step: the refined communities become nodes. Traag, Waltman and van Eck 2019, doi
 * 10.1038/s41598-019-41695-z, algorithm A.2, AggregateGraph. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/leiden_level.h"

#include <string.h>

/* Nodes by part: those of part i are sorted[first[i]] … sorted[first[i + 1] - 1]. */
static void sort_nodes(const nw__leiden_level *level, const int32_t *part, int32_t count, int32_t *first,
                       int32_t *sorted) {
    memset(first, 0, ((size_t)count + 1) * sizeof *first);
    for (int32_t i = 0; i < level->nodes; i++)
        first[part[i] + 1]++;
    for (int32_t i = 0; i < count; i++)
        first[i + 1] += first[i];
    for (int32_t i = 0; i < level->nodes; i++)
        sorted[first[part[i]]++] = i;
    for (int32_t i = count; i > 0; i--)
        first[i] = first[i - 1];
    first[0] = 0;
}

/* Writes the row of a part whose nodes are given, and where the next begins. */
static netweave_status write_row(const nw__leiden_level *level, nw__leiden_room *room, const int32_t *nodes,
                                 int32_t count, int32_t part, nw__leiden_level *out) {
    const nw__csr *ties = &level->ties;
    int64_t place = out->ties.start[part];
    size_t most = (size_t)place + 1;
    for (int32_t i = 0; i < count; i++)
        most += (size_t)(ties->start[nodes[i] + 1] - ties->start[nodes[i]]);
    if (!nw__grow(&out->ties.to, &out->to_room, most, sizeof *out->ties.to) ||
        !nw__grow(&out->ties.weight, &out->weight_room, most, sizeof *out->ties.weight))
        return nw__fail_memory();
    room->groups[part].link = 1; /* as if met already: ties within are left out */
    for (int32_t i = 0; i < count; i++) {
        for (int64_t k = ties->start[nodes[i]]; k < ties->start[nodes[i] + 1]; k++) {
            int32_t other = room->refined[ties->to[k]];
            out->ties.to[place] = other;
            place += room->groups[other].link > 0 ? 0 : 1;
            room->groups[other].link += ties->weight != NULL ? ties->weight[k] : 1;
        }
    }
    room->groups[part].link = 0;
    for (int64_t k = out->ties.start[part]; k < place; k++) {
        out->ties.weight[k] = room->groups[out->ties.to[k]].link;
        room->groups[out->ties.to[k]].link = 0;
    }
    out->ties.start[part + 1] = place;
    return NETWEAVE_STATUS_OK;
}

/* Communities of nodes become those of parts, numbered anew. */
static void carry_communities(const nw__leiden_level *level, nw__leiden_room *room, const int32_t *first,
                              const int32_t *sorted, nw__leiden_level *out) {
    int32_t count = 0;
    for (int32_t i = 0; i < level->nodes; i++)
        room->met[i] = -1;
    for (int32_t i = 0; i < out->nodes; i++) {
        int32_t *place = &room->met[level->community[sorted[first[i]]]];
        if (*place < 0)
            *place = count++;
        out->community[i] = *place;
    }
}

netweave_status nw__leiden_aggregate(const nw__leiden_level *level, nw__leiden_room *room, int32_t count,
                                     nw__leiden_level *out) {
    int32_t *first = room->size; /* not needed before the next level, nor is the queue */
    int32_t *sorted = room->queue;
    netweave_status status = NETWEAVE_STATUS_OK;
    sort_nodes(level, room->refined, count, first, sorted);
    out->nodes = count;
    out->ties.start[0] = 0;
    for (int32_t i = 0; i < count && status == NETWEAVE_STATUS_OK; i++) {
        out->strength[i] = 0;
        for (int32_t j = first[i]; j < first[i + 1]; j++)
            out->strength[i] += level->strength[sorted[j]];
        status = write_row(level, room, &sorted[first[i]], first[i + 1] - first[i], i, out);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__leiden_check(room, out->ties.start[i + 1] - out->ties.start[i]);
    }
    if (status == NETWEAVE_STATUS_OK)
        carry_communities(level, room, first, sorted, out);
    return status;
}
