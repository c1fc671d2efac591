/* Orders of members that keep those near each other together. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_ORDER_H
#define NW_CORE_ORDER_H

#include "core/csr.h"

enum {
    NW_PLACE_NONE = -1, /* not in the order yet */
    NW_PLACE_OUT = -2   /* left out */
};

/* Breadth first from the member with most arcs, then from whoever is left: members into `order`, and into `place`,
 * which says before who is left out, where each stands. Returns how many there are. `in`: the arcs turned round;
 * undirected: the same rows. */
int32_t nw__order_breadth_first(const nw__csr *out, const nw__csr *in, int32_t members, int32_t *order, int32_t *place);

#endif
