/* Worlds: one outcome of all coins of a cascade. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/cascade_world.h"

#include "base/memory.h"

#include <string.h>

bool nw__cascade_world_make(const nw__cascade *cascade, nw__cascade_world *out) {
    size_t members = (size_t)cascade->members;
    bool linear = cascade->rule.model == NW_CASCADE_LINEAR;
    *out = (nw__cascade_world){.drawn = cascade};
    out->rows.start = nw__allocate_zeroed(members + 1, sizeof *out->rows.start);
    out->rows.to = nw__allocate((size_t)cascade->out->start[members], sizeof *out->rows.to);
    out->chosen = linear ? nw__allocate(members, sizeof *out->chosen) : NULL;
    out->random = nw__allocate_lines(sizeof *out->random / NW_LINE, &out->room);
    if (out->rows.start == NULL || out->rows.to == NULL || out->random == NULL || (linear && out->chosen == NULL)) {
        nw__cascade_world_free(out);
        return false;
    }
    out->cascade =
        (nw__cascade){.rule = cascade->rule, .members = cascade->members, .common = NW_CERTAIN, .recovery = NW_CERTAIN};
    return true;
}

void nw__cascade_world_free(nw__cascade_world *world) {
    nw__csr_free(&world->rows);
    nw__free(world->chosen);
    nw__free(world->room);
    *world = (nw__cascade_world){0};
}

NW_LANE_INLINE int64_t draw_row(nw__lanes_random *random, const nw__cascade *cascade, int64_t begin, int64_t end,
                                int32_t *to) {
    nw__coins chance = (nw__coins){0} + cascade->common;
    int64_t count = 0;
    for (int64_t k = begin; k < end; k += NW_COINS) {
        if (cascade->chance != NULL)
            memcpy(&chance, cascade->chance + k, sizeof chance);
        unsigned won = nw__coins_toss(random, &chance);
        if (end - k < NW_COINS)
            won &= (1U << (end - k)) - 1;
        for (; won != 0; won &= won - 1)
            to[count++] = cascade->out->to[k + __builtin_ctz(won)];
    }
    return count;
}

NW_MANY_MACHINES static void draw_arcs(nw__cascade_world *world) {
    const nw__csr *out = world->drawn->out;
    nw__lanes_random random = *world->random;
    int64_t count = 0;
    for (int32_t i = 0; i < world->drawn->members; i++) {
        count += draw_row(&random, world->drawn, out->start[i], out->start[i + 1], world->rows.to + count);
        world->rows.start[i + 1] = count;
    }
}

/* Whom each member listens to, by the shares of its ties in. */
static void draw_choices(nw__cascade_world *world, nw__random *random) {
    const nw__cascade *cascade = world->drawn;
    const nw__csr *in = cascade->in;
    for (int32_t i = 0; i < cascade->members; i++) {
        uint32_t left = (uint32_t)(nw__random_bits(random) >> (64 - NW_CHANCE_BITS));
        world->chosen[i] = -1;
        for (int64_t k = in->start[i]; k < in->start[i + 1] && world->chosen[i] < 0; k++) {
            if (left < cascade->chance_in[k])
                world->chosen[i] = in->to[k];
            else
                left -= cascade->chance_in[k];
        }
    }
}

/* Rows by counting: those of whom many listen to are long. */
static void turn_choices(nw__cascade_world *world) {
    int32_t members = world->drawn->members;
    int64_t *start = world->rows.start;
    memset(start, 0, ((size_t)members + 1) * sizeof *start);
    for (int32_t i = 0; i < members; i++)
        if (world->chosen[i] >= 0)
            start[world->chosen[i] + 1]++;
    for (int32_t i = 0; i < members; i++)
        start[i + 1] += start[i];
    for (int32_t i = 0; i < members; i++)
        if (world->chosen[i] >= 0)
            world->rows.to[start[world->chosen[i]]++] = i;
    memmove(start + 1, start, (size_t)members * sizeof *start);
    start[0] = 0;
}

void nw__cascade_world_draw(nw__cascade_world *world, uint64_t seed, uint64_t index) {
    world->cascade.out = &world->rows;
    if (world->drawn->rule.model == NW_CASCADE_LINEAR) {
        nw__random random = nw__random_stream(seed, index);
        draw_choices(world, &random);
        turn_choices(world);
        return;
    }
    nw__lanes_random_start(seed, index, world->random);
    draw_arcs(world);
}

bool nw__tie_list_make(const nw__cascade *cascade, nw__tie_list *out) {
    const nw__csr *rows = cascade->out;
    size_t ties = (size_t)rows->start[cascade->members] / 2;
    *out = (nw__tie_list){0};
    out->from = nw__allocate(ties, sizeof *out->from);
    out->to = nw__allocate(ties, sizeof *out->to);
    out->chance = cascade->chance != NULL ? nw__allocate_zeroed(ties + NW_COINS, sizeof *out->chance) : NULL;
    if (out->from == NULL || out->to == NULL || (cascade->chance != NULL && out->chance == NULL)) {
        nw__tie_list_free(out);
        return false;
    }
    for (int32_t i = 0; i < cascade->members; i++) {
        for (int64_t k = rows->start[i]; k < rows->start[i + 1]; k++) {
            if (rows->to[k] < i)
                continue;
            out->from[out->count] = i;
            out->to[out->count] = rows->to[k];
            if (out->chance != NULL)
                out->chance[out->count] = cascade->chance[k];
            out->count++;
        }
    }
    return true;
}

void nw__tie_list_free(nw__tie_list *list) {
    nw__free(list->from);
    nw__free(list->to);
    nw__free(list->chance);
    *list = (nw__tie_list){0};
}

NW_LANE_INLINE void join(int32_t *next, int32_t *size, int32_t one, int32_t other) {
    int32_t large = nw__part_first(next, one);
    int32_t small = nw__part_first(next, other);
    if (large == small)
        return;
    if (size[large] < size[small]) {
        int32_t swapped = large;
        large = small;
        small = swapped;
    }
    next[small] = large;
    size[large] += size[small];
}

NW_MANY_MACHINES static void join_ties(const nw__cascade *cascade, const nw__tie_list *list,
                                       nw__lanes_random *own_random, int32_t *next, int32_t *size) {
    nw__lanes_random random = *own_random;
    nw__coins chance = (nw__coins){0} + cascade->common;
    for (int64_t k = 0; k < list->count; k += NW_COINS) {
        if (list->chance != NULL)
            memcpy(&chance, list->chance + k, sizeof chance);
        unsigned won = nw__coins_toss(&random, &chance);
        if (list->count - k < NW_COINS)
            won &= (1U << (list->count - k)) - 1;
        for (; won != 0; won &= won - 1) {
            int64_t tie = k + __builtin_ctz(won);
            join(next, size, list->from[tie], list->to[tie]);
        }
    }
    *own_random = random;
}

void nw__tie_list_draw(const nw__cascade *cascade, const nw__tie_list *list, nw__lanes_random *random, int32_t *next,
                       int32_t *size) {
    for (int32_t i = 0; i < cascade->members; i++) {
        next[i] = i;
        size[i] = 1;
    }
    join_ties(cascade, list, random, next, size);
}
