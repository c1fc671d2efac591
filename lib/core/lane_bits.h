/* 512 simulations side by side, one bit for each: random bits, coins, and counts. SPDX-License-Identifier:
 * GPL-2.0-or-later */
#ifndef NW_CORE_LANE_BITS_H
#define NW_CORE_LANE_BITS_H

#include "base/random.h"
#include "core/lanes.h"

#include <stdbool.h>

enum {
    NW_LANE_WORDS = 8,
    NW_LANES = 64 * NW_LANE_WORDS, /* one cache line of bits */
    NW_CHANCE_BITS = 31,           /* a chance is a whole number of 2^-31: 2^31 is certain */
    NW_LANE_PLANES = 32            /* bits of a count */
};

#define NW_CERTAIN (UINT32_C(1) << NW_CHANCE_BITS)

/* Everything about them is inlined: the functions that use them are compiled for several machines (core/lanes.h), and
 * all give the same bits. */
#define NW_LANE_INLINE static inline __attribute__((always_inline))

typedef uint64_t nw__lanes __attribute__((vector_size(8 * NW_LANE_WORDS)));

NW_LANE_INLINE bool nw__lanes_empty(const nw__lanes *bits) {
    uint64_t all = 0;
    for (int i = 0; i < NW_LANE_WORDS; i++)
        all |= (*bits)[i];
    return all == 0;
}

NW_LANE_INLINE int nw__lanes_count(const nw__lanes *bits) {
    int count = 0;
    for (int i = 0; i < NW_LANE_WORDS; i++)
        count += __builtin_popcountll((*bits)[i]);
    return count;
}

NW_LANE_INLINE void nw__lanes_set(nw__lanes *bits, int lane) {
    (*bits)[lane / 64] |= UINT64_C(1) << (lane % 64);
}

/* Eight streams of xoshiro256++ side by side (Blackman and Vigna 2021, doi 10.1145/3460772). */
typedef struct nw__lanes_random {
    nw__lanes state[4];
} nw__lanes_random;

NW_LANE_INLINE void nw__lanes_random_start(uint64_t seed, uint64_t index, nw__lanes_random *out) {
    nw__random random = nw__random_stream(seed, index);
    for (int i = 0; i < 4; i++)
        for (int j = 0; j < NW_LANE_WORDS; j++)
            out->state[i][j] = nw__random_bits(&random);
}

NW_LANE_INLINE void nw__lanes_random_bits(nw__lanes_random *random, nw__lanes *out) {
    nw__lanes *state = random->state;
    nw__lanes sum = state[0] + state[3];
    nw__lanes shifted = state[1] << 17;
    *out = ((sum << 23) | (sum >> 41)) + state[0];
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= shifted;
    state[3] = (state[3] << 45) | (state[3] >> 19);
}

/* Tosses a coin for each lane of `among`: `out` are those where it falls on the side of `chance`. Each lane compares a
 * random number with the chance, the highest bits first, and all lanes stop once the last is decided: some ten bits
 * for 512 of them, whatever the chance. */
NW_LANE_INLINE void nw__lanes_toss(nw__lanes_random *random, uint32_t chance, const nw__lanes *among, nw__lanes *out) {
    nw__lanes open = *among;
    nw__lanes won = {0};
    if (chance >= NW_CERTAIN) {
        *out = open;
        return;
    }
    for (uint32_t left = chance << 1; left != 0 && !nw__lanes_empty(&open); left <<= 1) {
        nw__lanes bits;
        nw__lanes high = (nw__lanes){0} - (left >> 31);
        nw__lanes_random_bits(random, &bits);
        won |= open & high & ~bits;
        open &= ~(bits ^ high);
    }
    *out = won;
}

/* Tosses sixteen coins: a bit for each that falls for its chance. */
typedef uint32_t nw__coins __attribute__((vector_size(64)));
enum { NW_COINS = 16 };

NW_LANE_INLINE unsigned nw__coins_toss(nw__lanes_random *random, const nw__coins *chance) {
    static const nw__coins bit = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768};
    nw__lanes bits;
    nw__lanes_random_bits(random, &bits);
    nw__lanes won = (nw__lanes)((nw__coins)((nw__coins)bits >> 1 < *chance) & bit);
    uint64_t all = 0;
    for (int i = 0; i < NW_LANE_WORDS; i++)
        all |= won[i];
    return (unsigned)(all | all >> 32);
}

/* Counts by lane, as binary numbers that stand upright: bit i of each is in plane[i]. */
typedef struct nw__lane_counts {
    nw__lanes plane[NW_LANE_PLANES];
    int planes; /* in use */
} nw__lane_counts;

/* Adds 1 in the lanes of `more`. */
NW_LANE_INLINE void nw__lane_counts_add(nw__lane_counts *counts, const nw__lanes *more) {
    nw__lanes carry = *more;
    for (int i = 0; !nw__lanes_empty(&carry); i++) {
        nw__lanes both = counts->plane[i] & carry;
        counts->plane[i] ^= carry;
        carry = both;
        if (counts->planes <= i)
            counts->planes = i + 1;
    }
}

/* The numbers, lane by lane. */
void nw__lane_counts_read(const nw__lane_counts *counts, uint32_t out[NW_LANES]);

#endif
