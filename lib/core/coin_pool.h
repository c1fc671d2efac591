/* Coins tossed beforehand, for cascades in which all ties have one chance. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_COIN_POOL_H
#define NW_CORE_COIN_POOL_H

#include "core/lane_bits.h"

#include <string.h>

/* The pool is a ring of bytes. The coins of 512 lanes are its bits from a random byte on: lane l has bit l % 8 of the
 * byte l / 8 places further. Each of the eight bits is set in exactly that share of the bytes that the chance says
 * (rounded to 2^-16, and over the eight to 2^-19), so that a lane's coin falls with exactly that chance, independently
 * of its coins for other ties: what lanes share is the pool alone. A coin is one load then, in place of ten draws. */
enum { NW_POOL_BYTES = 1 << 16 };

/* NULL when out of memory. Free it with nw__free(). */
unsigned char *nw__coin_pool_make(uint32_t chance);

/* Random places in a pool, four from each draw. */
typedef struct nw__pool_places {
    uint64_t state, bits;
    int left;
} nw__pool_places;

static inline nw__pool_places nw__pool_places_start(uint64_t seed, uint64_t index) {
    nw__random random = nw__random_stream(seed, index);
    return (nw__pool_places){.state = nw__random_bits(&random)};
}

NW_LANE_INLINE void nw__coin_pool_take(const unsigned char *pool, nw__pool_places *places, nw__lanes *out) {
    if (places->left == 0) {
        places->bits = nw__random_mix(&places->state);
        places->left = 4;
    }
    memcpy(out, pool + (places->bits & (NW_POOL_BYTES - 1)), sizeof *out);
    places->bits >>= 16;
    places->left--;
}

/* How many coins of one chance fail before the next that falls: a number above above[i] … means at most i. */
enum { NW_SKIPS = 1024, NW_SKIP_GUIDES = 256 };

typedef struct nw__skips {
    uint32_t above[NW_SKIPS];      /* (1 - chance)^(i + 1), in 2^-32: more than i fail below it */
    int32_t guide[NW_SKIP_GUIDES]; /* of the numbers with these highest bits, all are below so many */
} nw__skips;

/* NULL when out of memory. Free it with nw__free(). */
nw__skips *nw__skips_make(uint32_t chance);

/* Draws such a number. Beyond the table the rest is drawn anew, since coins do not remember. */
static inline int64_t nw__skips_draw(const nw__skips *skips, nw__random *random) {
    int64_t passed = 0;
    for (;;) {
        uint32_t number = (uint32_t)(nw__random_bits(random) >> 32);
        int32_t i = skips->guide[number >> 24];
        while (i < NW_SKIPS && number < skips->above[i])
            i++;
        passed += i;
        if (i < NW_SKIPS)
            return passed;
    }
}

#endif
