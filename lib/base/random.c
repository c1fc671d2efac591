/* Random numbers: independent streams by seed and index. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/random.h"

/* Steele, Lea and Flood 2014 (doi 10.1145/2660193.2660195): spreads a seed over the state. */
static uint64_t split_mix(uint64_t *state) {
    uint64_t mixed = (*state += UINT64_C(0x9e3779b97f4a7c15));
    mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94d049bb133111eb);
    return mixed ^ (mixed >> 31);
}

nw__random nw__random_stream(uint64_t seed, uint64_t index) {
    nw__random random;
    uint64_t spread = index;
    uint64_t state = split_mix(&seed) ^ split_mix(&spread);
    for (int i = 0; i < 4; i++)
        random.state[i] = split_mix(&state);
    return random;
}

static uint64_t rotate(uint64_t bits, int count) {
    return (bits << count) | (bits >> (64 - count));
}

uint64_t nw__random_bits(nw__random *random) {
    uint64_t *state = random->state;
    uint64_t result = rotate(state[1] * 5, 7) * 9;
    uint64_t shifted = state[1] << 17;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= shifted;
    state[3] = rotate(state[3], 45);
    return result;
}

double nw__random_unit(nw__random *random) {
    return (double)(nw__random_bits(random) >> 11) * 0x1.0p-53;
}

/* Lemire 2019 (doi 10.1145/3230636): multiply, and draw again in the rare biased strip. */
uint64_t nw__random_below(nw__random *random, uint64_t limit) {
    unsigned __int128 product = (unsigned __int128)nw__random_bits(random) * limit;
    if ((uint64_t)product < limit) {
        uint64_t strip = -limit % limit;
        while ((uint64_t)product < strip)
            product = (unsigned __int128)nw__random_bits(random) * limit;
    }
    return (uint64_t)(product >> 64);
}

void nw__random_shuffle(nw__random *random, int32_t *numbers, int64_t count) {
    for (int64_t i = count - 1; i > 0; i--) {
        int64_t j = (int64_t)nw__random_below(random, (uint64_t)i + 1);
        int32_t moved = numbers[i];
        numbers[i] = numbers[j];
        numbers[j] = moved;
    }
}
