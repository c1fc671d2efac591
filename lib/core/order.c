/* Orders of members that keep those near each other together. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/order.h"

static void queue_row(const nw__csr *rows, int32_t member, int32_t *place, int32_t *order, int32_t *count) {
    for (int64_t k = rows->start[member]; k < rows->start[member + 1]; k++) {
        int32_t other = rows->to[k];
        if (place[other] != NW_PLACE_NONE)
            continue;
        place[other] = *count;
        order[(*count)++] = other;
    }
}

static int64_t degree(const nw__csr *rows, int32_t member) {
    return rows->start[member + 1] - rows->start[member];
}

int32_t nw__order_breadth_first(const nw__csr *out, const nw__csr *in, int32_t members, int32_t *order,
                                int32_t *place) {
    int32_t hub = -1;
    int32_t count = 0;
    int32_t taken = 0;
    for (int32_t i = 0; i < members; i++)
        if (place[i] == NW_PLACE_NONE && (hub < 0 || degree(out, i) > degree(out, hub)))
            hub = i;
    for (int32_t i = -1; i < members && hub >= 0; i++) {
        int32_t first = i < 0 ? hub : i;
        if (place[first] == NW_PLACE_NONE) {
            place[first] = count;
            order[count++] = first;
        }
        for (; taken < count; taken++) {
            queue_row(out, order[taken], place, order, &count);
            if (in->to != out->to)
                queue_row(in, order[taken], place, order, &count);
        }
    }
    return count;
}
