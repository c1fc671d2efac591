/* Ties put in order by their ends. SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Scattering ties straight into the rows of a million members misses the cache at every step. So they are dealt to a
 * thousand piles first, each of which then is put in order within the cache, digit by digit (Knuth 1998, The Art of
 * Computer Programming 3, 5.2.5, p. 170). Every step keeps equal ones in the order in which they came. */
#include "core/tie_order.h"

#include "base/memory.h"

#include <string.h>

enum { PILES = 1024, PILE_SIZE = 4096, FEW = 48, DIGIT = 11, DIGITS = 1 << DIGIT };

void nw__tie_order_free(nw__tie_order *order) {
    nw__free(order->key);
    nw__free(order->load);
    *order = (nw__tie_order){0};
}

static bool make(int64_t count, bool loaded, nw__tie_order *out) {
    *out = (nw__tie_order){.count = count, .key = nw__allocate((size_t)count, sizeof *out->key)};
    if (loaded)
        out->load = nw__allocate((size_t)count, sizeof *out->load);
    return out->key != NULL && (!loaded || out->load != NULL);
}

static uint64_t key_of(const nw__tie_set *added, int64_t tie, bool directed) {
    uint32_t from = (uint32_t)added->from[tie];
    uint32_t to = (uint32_t)added->to[tie];
    bool turned = !directed && from > to;
    return (uint64_t)(turned ? to : from) << 32 | (uint64_t)(turned ? from : to) << 1 | turned;
}

static uint64_t load_of(const nw__tie_set *added, int64_t tie) {
    uint64_t load = (uint64_t)tie;
    if (added->attributes.count == 0)
        memcpy(&load, &added->weight[tie], sizeof load);
    return load;
}

/* Deals the ties to piles by the upper bits of their keys; `next` of a pile ends as the end of its ties. */
static void deal(const nw__tie_set *added, bool directed, int shift, int64_t *next, nw__tie_order *out) {
    for (int64_t k = 0; k < added->count; k++)
        next[(key_of(added, k, directed) >> shift) + 1]++;
    for (int64_t pile = 0; pile < PILES; pile++)
        next[pile + 1] += next[pile];
    for (int64_t k = 0; k < added->count; k++) {
        uint64_t key = key_of(added, k, directed);
        int64_t place = next[key >> shift]++;
        out->key[place] = key;
        if (out->load != NULL)
            out->load[place] = load_of(added, k);
    }
}

/* Few are put in order by moving each up to its place. */
static void insert(uint64_t *key, uint64_t *load, int64_t count) {
    for (int64_t i = 1; i < count; i++) {
        uint64_t moved = key[i];
        uint64_t with = load != NULL ? load[i] : 0;
        int64_t j = i;
        for (; j > 0 && key[j - 1] >> 1 > moved >> 1; j--) {
            key[j] = key[j - 1];
            if (load != NULL)
                load[j] = load[j - 1];
        }
        key[j] = moved;
        if (load != NULL)
            load[j] = with;
    }
}

/* Puts keys in order of the digit that begins at bit `low`, from one place to another. */
static void sort_digit(const uint64_t *key, const uint64_t *load, int64_t count, int low, uint64_t *out_key,
                       uint64_t *out_load) {
    int64_t next[DIGITS + 1] = {0};
    for (int64_t k = 0; k < count; k++)
        next[(key[k] >> low) % DIGITS + 1]++;
    for (int digit = 0; digit < DIGITS; digit++)
        next[digit + 1] += next[digit];
    for (int64_t k = 0; k < count; k++) {
        int64_t place = next[(key[k] >> low) % DIGITS]++;
        out_key[place] = key[k];
        if (load != NULL)
            out_load[place] = load[k];
    }
}

/* Puts a pile in order; `spare` has room for it. The pile's keys differ in the `from_bits` lowest bits of the first
 * end, and the `to_bits` of the second. */
static void sort_pile(uint64_t *key, uint64_t *load, int64_t count, int from_bits, int to_bits, nw__tie_order *spare) {
    uint64_t *keys[] = {key, spare->key};
    uint64_t *loads[] = {load, load != NULL ? spare->load : NULL};
    int at = 0;
    if (count <= FEW) {
        insert(key, load, count);
        return;
    }
    for (int end = 0; end < 2; end++) {
        int bits = end == 0 ? to_bits : from_bits;
        for (int low = 0; low < bits; low += DIGIT, at = 1 - at)
            sort_digit(keys[at], loads[at], count, low + (end == 0 ? 1 : 32), keys[1 - at], loads[1 - at]);
    }
    if (at == 1)
        memcpy(key, keys[1], (size_t)count * sizeof *key);
    if (at == 1 && load != NULL)
        memcpy(load, loads[1], (size_t)count * sizeof *load);
}

/* Bits of the places of members. */
static int bits_of(int64_t members) {
    return members > 1 ? 64 - __builtin_clzll((uint64_t)members - 1) : 0;
}

netweave_status nw__tie_order_make(const nw__tie_set *added, int64_t members, bool directed, nw__tie_order *out) {
    int64_t next[PILES + 1] = {0};
    int64_t largest = 0;
    int bits = bits_of(members);
    int from_bits = bits;
    bool loaded = added->weight != NULL || added->attributes.count > 0;
    while (from_bits > 0 && (int64_t)PILE_SIZE << (bits - from_bits) < added->count && PILES >> (bits - from_bits) > 1)
        from_bits--;
    nw__tie_order order;
    nw__tie_order spare = {0};
    bool done = make(added->count, loaded, &order);
    if (done) {
        deal(added, directed, 32 + from_bits, next, &order);
        for (int pile = 0; pile < PILES; pile++) {
            int64_t size = next[pile] - (pile > 0 ? next[pile - 1] : 0);
            largest = size > largest ? size : largest;
        }
        done = make(largest > FEW ? largest : 0, loaded, &spare);
    }
    for (int pile = 0; pile < PILES && done; pile++) {
        int64_t first = pile > 0 ? next[pile - 1] : 0;
        sort_pile(order.key + first, loaded ? order.load + first : NULL, next[pile] - first, from_bits, bits, &spare);
    }
    nw__tie_order_free(&spare);
    if (done)
        *out = order;
    else
        nw__tie_order_free(&order);
    return done ? NETWEAVE_STATUS_OK : nw__fail_memory();
}
