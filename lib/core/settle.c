/* Ties as a builder got them become ties in order, without duplicates. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/tie_order.h"

#include <math.h>
#include <string.h>

/* Joins a tie's weight to that of its first naming. */
static double join(netweave_duplicates rule, double first, double more) {
    if (rule == NETWEAVE_DUPLICATES_SUM)
        return first + more;
    if (rule == NETWEAVE_DUPLICATES_MAX)
        return fmax(first, more);
    return first;
}

static netweave_status refuse_duplicate(const netweave_builder *builder, const nw__tie_set *set, int32_t from,
                                        int32_t to) {
    return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                    "the tie from %s to %s is given more than once in layer '%s', wave '%s'; remove one, or allow "
                    "duplicates",
                    nw__index_text(&builder->roster.ids, from), nw__index_text(&builder->roster.ids, to),
                    nw__index_text(&builder->layers, set->layer), nw__index_text(&builder->waves, set->wave));
}

/* What the order without directions tells: whether a tie is given more than once, and whether both ways. */
static void look_for_doubles(const nw__tie_order *order, bool *out_again, bool *out_mutual) {
    *out_again = *out_mutual = false;
    for (int64_t k = 1; k < order->count && !*out_mutual; k++) {
        bool again = nw__tie_order_again(order, k);
        *out_again = *out_again || again;
        *out_mutual = again && order->key[k] != order->key[k - 1];
    }
}

/* Puts the added ties in order. AUTO becomes undirected, unless some two members name each other. A duplicate that is
 * to be refused is told of in the order of directed ties. */
static netweave_status put_in_order(const nw__tie_set *added, const netweave_builder *builder,
                                    netweave_direction *direction, nw__tie_order *out) {
    int64_t members = builder->roster.ids.count;
    bool automatic = *direction == NETWEAVE_DIRECTION_AUTO;
    bool again = false;
    bool mutual = false;
    netweave_status status = nw__tie_order_make(added, members, *direction == NETWEAVE_DIRECTION_DIRECTED, out);
    if (status != NETWEAVE_STATUS_OK || !automatic)
        return status;
    look_for_doubles(out, &again, &mutual);
    *direction = mutual ? NETWEAVE_DIRECTION_DIRECTED : NETWEAVE_DIRECTION_UNDIRECTED;
    if (!mutual && !(again && builder->duplicates == NETWEAVE_DUPLICATES_ERROR))
        return NETWEAVE_STATUS_OK;
    nw__tie_order_free(out);
    return nw__tie_order_make(added, members, true, out);
}

/* When a tie is given twice and the rule adds weights, the result needs weights even if none was given. */
static bool gains_weights(const nw__tie_order *order, netweave_duplicates rule) {
    bool gains = false;
    for (int64_t k = 1; rule == NETWEAVE_DUPLICATES_SUM && k < order->count && !gains; k++)
        gains = nw__tie_order_again(order, k);
    return gains;
}

/* Room for the ties in order: that of the added, now that they are read, or new. */
static netweave_status make_room(nw__tie_set *added, bool take, bool weighted, nw__tie_set *set) {
    size_t count = (size_t)added->count;
    bool taken = take && added->from != NULL && added->to != NULL;
    bool weight_taken = taken && added->weight != NULL && added->attributes.count == 0;
    set->from = taken ? added->from : nw__allocate(count, sizeof *set->from);
    set->to = taken ? added->to : nw__allocate(count, sizeof *set->to);
    set->from_capacity = taken ? added->from_capacity : count;
    set->to_capacity = taken ? added->to_capacity : count;
    if (weighted) {
        set->weight = weight_taken ? added->weight : nw__allocate(count, sizeof *set->weight);
        set->weight_capacity = weight_taken ? added->weight_capacity : count;
    }
    if (taken)
        added->from = added->to = NULL;
    if (weight_taken)
        added->weight = NULL;
    bool done = set->from != NULL && set->to != NULL && (!weighted || set->weight != NULL);
    return done ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

static double weight_of(const nw__tie_set *added, const nw__tie_order *order, bool placed, int64_t k) {
    double weight = 1;
    if (placed && added->weight != NULL)
        weight = added->weight[order->load[k]];
    else if (!placed && order->load != NULL)
        memcpy(&weight, &order->load[k], sizeof weight);
    return weight;
}

/* Writes the ties in order, those given more than once joined. Afterwards order->load of a tie with attributes is the
 * place of its first naming. */
static netweave_status join_ties(const nw__tie_set *added, const netweave_builder *builder, nw__tie_order *order,
                                 nw__tie_set *set, int64_t *joined) {
    bool placed = added->attributes.count > 0;
    for (int64_t k = 0; k < order->count; k++) {
        double weight = set->weight != NULL ? weight_of(added, order, placed, k) : 1;
        int64_t last = set->count - 1;
        if (nw__tie_order_again(order, k)) {
            ++*joined;
            if (set->weight != NULL)
                set->weight[last] = join(builder->duplicates, set->weight[last], weight);
            if (builder->duplicates == NETWEAVE_DUPLICATES_ERROR)
                return refuse_duplicate(builder, set, set->from[last], set->to[last]);
            continue;
        }
        set->from[set->count] = nw__tie_order_from(order, k);
        set->to[set->count] = nw__tie_order_to(order, k);
        if (set->weight != NULL)
            set->weight[set->count] = weight;
        if (placed)
            order->load[set->count] = order->load[k];
        set->self_count += set->from[set->count] == set->to[set->count];
        set->count++;
    }
    return NETWEAVE_STATUS_OK;
}

/* Gives back the room of the ties that were joined. */
static netweave_status fit(nw__tie_set *set) {
    size_t count = (size_t)set->count;
    bool done = nw__fit(&set->from, &set->from_capacity, count, sizeof *set->from) &&
                nw__fit(&set->to, &set->to_capacity, count, sizeof *set->to) &&
                nw__fit(&set->weight, &set->weight_capacity, count, sizeof *set->weight);
    return done ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

netweave_status nw__tie_set_settle(nw__tie_set *added, bool take, const netweave_builder *builder,
                                   netweave_direction direction, nw__tie_set *out, int64_t *out_joined) {
    nw__tie_order order = {0};
    nw__tie_set set = {.layer = added->layer, .wave = added->wave};
    netweave_status status = put_in_order(added, builder, &direction, &order);
    set.direction = direction;
    if (status == NETWEAVE_STATUS_OK)
        status = make_room(added, take, added->weight != NULL || gains_weights(&order, builder->duplicates), &set);
    if (status == NETWEAVE_STATUS_OK)
        status = join_ties(added, builder, &order, &set, out_joined);
    if (status == NETWEAVE_STATUS_OK)
        status = fit(&set);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__attributes_copy(&added->attributes, set.count, (const int64_t *)order.load, &set.attributes);
    nw__tie_order_free(&order);
    if (status == NETWEAVE_STATUS_OK)
        *out = set;
    else
        nw__tie_set_free(&set);
    return status;
}
