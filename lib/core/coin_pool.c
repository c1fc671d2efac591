/* Coins tossed beforehand. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/coin_pool.h"

#include "base/memory.h"

enum { BEHIND = NW_LINE, BITS = 8 };

/* One random order of all bytes serves the eight bits, each from a place of its own: those whose number in the order is
 * below the chance have the bit. */
unsigned char *nw__coin_pool_make(uint32_t chance) {
    nw__random random = nw__random_stream(0x636f696e, 0);
    uint32_t below[BITS];
    uint32_t turn[BITS];
    unsigned char *pool = nw__allocate(NW_POOL_BYTES + BEHIND, 1);
    int32_t *order = nw__allocate(NW_POOL_BYTES, sizeof *order);
    if (pool == NULL || order == NULL) {
        nw__free(pool);
        nw__free(order);
        return NULL;
    }
    for (int32_t place = 0; place < NW_POOL_BYTES; place++)
        order[place] = place;
    nw__random_shuffle(&random, order, NW_POOL_BYTES);
    for (uint32_t bit = 0; bit < BITS; bit++) {
        uint64_t rounding = ((uint64_t)(2 * bit + 1) << NW_CHANCE_BITS) / (2 * BITS);
        below[bit] = (uint32_t)(((uint64_t)chance * NW_POOL_BYTES + rounding) >> NW_CHANCE_BITS);
        turn[bit] = (uint32_t)nw__random_below(&random, NW_POOL_BYTES);
    }
    for (uint32_t place = 0; place < NW_POOL_BYTES; place++) {
        unsigned byte = 0;
        for (uint32_t bit = 0; bit < BITS; bit++)
            byte |= (unsigned)((uint32_t)order[place ^ turn[bit]] < below[bit]) << bit;
        pool[place] = (unsigned char)byte;
    }
    memcpy(pool + NW_POOL_BYTES, pool, BEHIND);
    nw__free(order);
    return pool;
}

nw__skips *nw__skips_make(uint32_t chance) {
    nw__skips *skips = nw__allocate(1, sizeof *skips);
    double power = 1;
    double fails = 1 - (double)chance / NW_CERTAIN;
    if (skips == NULL)
        return NULL;
    for (int i = 0; i < NW_SKIPS; i++) {
        power *= fails;
        skips->above[i] = (uint32_t)(power * 0x1p32);
    }
    int passed = 0;
    for (uint32_t high = NW_SKIP_GUIDES; high-- > 0;) {
        uint32_t last = (high + 1) * (UINT32_MAX / NW_SKIP_GUIDES + 1) - 1;
        while (passed < NW_SKIPS && last < skips->above[passed])
            passed++;
        skips->guide[high] = passed;
    }
    return skips;
}
