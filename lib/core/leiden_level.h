/* One level of the Leiden algorithm, and its three steps. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_LEIDEN_LEVEL_H
#define NW_CORE_LEIDEN_LEVEL_H

#include "base/random.h"
#include "base/run.h"
#include "core/csr.h"

#include <stdbool.h>

/* A network whose nodes are members or, above the first level, communities of the refined split. */
typedef struct nw__leiden_level {
    int32_t nodes;
    nw__csr ties;                /* without those of a node with itself */
    double *strength;            /* per node: weight of its members' ties, those among them included */
    int32_t *community;          /* per node, each below `nodes` */
    size_t to_room, weight_room; /* arcs that there is room for */
} nw__leiden_level;

/* What is known of a community while ties are looked at. */
typedef struct nw__leiden_group {
    double strength; /* of its nodes */
    double link;     /* weight between it and the node looked at; 0 between looks */
} nw__leiden_group;

/* What one thread works with. Arrays have a place per member, so that no step needs memory. */
typedef struct nw__leiden_room {
    netweave_run *run;
    nw__random random;
    double pull;              /* resolution / (2 * weight of all ties) */
    double heat;              /* how far a random merge strays from the best: theta of the source, as a weight */
    int64_t steps;            /* arcs since the run was looked at */
    nw__leiden_group *groups; /* per community */
    int32_t *size;            /* per community: nodes */
    int32_t *met;             /* communities that a node is tied to; one place more than members */
    int32_t *order;           /* nodes in random order */
    int32_t *queue;           /* nodes to look at, in a ring */
    unsigned char *waiting;   /* per node: 1 in the queue */
    int32_t *empty;           /* communities without nodes, for a node that does best alone */
    int32_t *refined;         /* per node: its community of the refined split */
    double *held;             /* per community: strength of its nodes */
    double *outside;          /* per node, then per refined community: weight to the rest of its community */
    double *chance;           /* per community met: up to which random number it is chosen */
    int32_t *top;             /* per member: the node that it is in */
    nw__leiden_level base;    /* the members; ties and strengths are borrowed */
    nw__leiden_level levels[2];
} nw__leiden_room;

/* Local moving: each node goes where modularity gains most, and its neighbours look again, until none gains.
 * *out_gain is what is gained, as weight: modularity / 2 * 2 * weight of all ties; *out_count the communities. */
netweave_status nw__leiden_move(nw__leiden_level *level, nw__leiden_room *room, double *out_gain, int32_t *out_count);

/* Refinement: room->refined becomes a split of each community into parts that are well tied within, numbered 0, 1, …
 */
netweave_status nw__leiden_refine(const nw__leiden_level *level, nw__leiden_room *room, int32_t *out_count);

/* Makes the refined communities, `count` of them, the nodes of the next level; they start in the communities of
 * `level`. */
netweave_status nw__leiden_aggregate(const nw__leiden_level *level, nw__leiden_room *room, int32_t count,
                                     nw__leiden_level *out);

/* Sends for the rows of nodes that are looked at soon. */
static inline void nw__leiden_prefetch(const nw__csr *ties, const int32_t *order, int32_t place, int32_t places) {
    enum { NEAR = 6, FAR = 12 };
    if (place + FAR >= places)
        return;
    __builtin_prefetch(&ties->start[order[place + FAR]]);
    int64_t begin = ties->start[order[place + NEAR]];
    __builtin_prefetch(&ties->to[begin]);
    if (ties->weight != NULL)
        __builtin_prefetch(&ties->weight[begin]);
}

/* Looks at the run now and then; `steps` are the arcs seen since. */
static inline netweave_status nw__leiden_check(nw__leiden_room *room, int64_t steps) {
    enum { POLL = 1 << 19 };
    room->steps += steps + 1;
    if (room->steps < POLL)
        return NETWEAVE_STATUS_OK;
    room->steps = 0;
    return nw__run_check(room->run, 0, "communities");
}

#endif
