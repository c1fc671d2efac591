/* Ties put in order. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_TIE_ORDER_H
#define NW_CORE_TIE_ORDER_H

#include "core/network.h"

/* Ties as numbers that are in the order of the ties: the first end (the smaller, when they have no direction), the
 * second, and whether that turned the tie round. */
typedef struct nw__tie_order {
    int64_t count;
    uint64_t *key;
    uint64_t *load; /* of each: its place among the added where ties have attributes, else the bits of its weight; NULL
                     * without either */
} nw__tie_order;

/* Lists the added ties of a builder by key, equal ones in the order of adding. O(ties + members). */
netweave_status nw__tie_order_make(const nw__tie_set *added, int64_t members, bool directed, nw__tie_order *out);
void nw__tie_order_free(nw__tie_order *order);

static inline int32_t nw__tie_order_from(const nw__tie_order *order, int64_t place) {
    return (int32_t)(order->key[place] >> 32);
}

static inline int32_t nw__tie_order_to(const nw__tie_order *order, int64_t place) {
    return (int32_t)(order->key[place] >> 1 & INT32_MAX);
}

/* True when a tie has the same ends as the one before it. */
static inline bool nw__tie_order_again(const nw__tie_order *order, int64_t place) {
    return place > 0 && (order->key[place] ^ order->key[place - 1]) <= 1;
}

#endif
