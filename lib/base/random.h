/* Random numbers: independent streams by seed and index. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_BASE_RANDOM_H
#define NW_BASE_RANDOM_H

#include <stdint.h>

/* One stream: xoshiro256** (Blackman and Vigna 2021, doi 10.1145/3460772). */
typedef struct nw__random {
    uint64_t state[4];
} nw__random;

/* The stream of draw `index` under `seed`: each draw of a simulation has its own, so results do not depend on which
 * thread makes it. */
nw__random nw__random_stream(uint64_t seed, uint64_t index);

uint64_t nw__random_bits(nw__random *random);

/* A quick one, which is inlined: SplitMix64 (Steele, Lea and Flood 2014, doi 10.1145/2660193.2660195). Its state comes
 * from a stream. */
static inline uint64_t nw__random_mix(uint64_t *state) {
    uint64_t mixed = (*state += UINT64_C(0x9e3779b97f4a7c15));
    mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94d049bb133111eb);
    return mixed ^ (mixed >> 31);
}

/* Uniform in [0, 1). */
double nw__random_unit(nw__random *random);

/* Uniform in 0 … limit - 1, without bias; limit > 0. */
uint64_t nw__random_below(nw__random *random, uint64_t limit);

/* Puts `count` numbers in random order. */
void nw__random_shuffle(nw__random *random, int32_t *numbers, int64_t count);

#endif
