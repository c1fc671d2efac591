/* Worlds: one outcome of all coins of a cascade, in which what each member reaches is certain.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_CASCADE_WORLD_H
#define NW_CORE_CASCADE_WORLD_H

#include "core/cascade.h"
#include "core/lane_bits.h"

/* Scratch of one thread. */
typedef struct nw__cascade_world {
    const nw__cascade *drawn; /* the cascade whose coins are tossed */
    nw__cascade cascade;      /* the certain one on the rows: those arcs that pass on */
    nw__csr rows;
    int32_t *chosen; /* linear threshold: whom each member listens to, or -1 */
    nw__lanes_random *random;
    void *room;
} nw__cascade_world;

/* For independent cascade and linear threshold. */
bool nw__cascade_world_make(const nw__cascade *cascade, nw__cascade_world *out);
void nw__cascade_world_free(nw__cascade_world *world);
void nw__cascade_world_draw(nw__cascade_world *world, uint64_t seed, uint64_t index);

/* Ties as a list, for worlds without direction: both ends, chances if they differ, with 16 places behind. */
typedef struct nw__tie_list {
    int64_t count;
    int32_t *from, *to;
    uint32_t *chance;
} nw__tie_list;

bool nw__tie_list_make(const nw__cascade *cascade, nw__tie_list *out);
void nw__tie_list_free(nw__tie_list *list);

/* Draws a world of ties: `next` leads each member to another of its part, in the end to its first member, which leads
 * to itself; `size` there is that of the part. */
void nw__tie_list_draw(const nw__cascade *cascade, const nw__tie_list *list, nw__lanes_random *random, int32_t *next,
                       int32_t *size);

/* The first member of a part; shortens the way there. */
static inline int32_t nw__part_first(int32_t *next, int32_t member) {
    while (next[member] != member) {
        next[member] = next[next[member]];
        member = next[member];
    }
    return member;
}

#endif
