/* Ties as a builder got them become ties in order, without duplicates. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/network.h"

#include <math.h>
#include <string.h>

/* Orders the places 0 … count - 1 by key[place], keeping the order of equal keys (counting sort, O(count + keys)). */
static bool order_by(const int32_t *key, int64_t keys, int64_t count, const int64_t *before, int64_t *after) {
    int64_t *start = nw__allocate_zeroed((size_t)keys + 1, sizeof *start);
    if (start == NULL)
        return false;
    for (int64_t k = 0; k < count; k++)
        start[key[k] + 1]++;
    for (int64_t i = 0; i < keys; i++)
        start[i + 1] += start[i];
    for (int64_t k = 0; k < count; k++) {
        int64_t place = before != NULL ? before[k] : k;
        after[start[key[place]]++] = place;
    }
    nw__free(start);
    return true;
}

/* The ends of the added ties: as they are, or smaller first when undirected. */
typedef struct ends {
    int32_t *from, *to;
    int64_t *order; /* places of ties, by from, then to, then adding */
} ends;

static void free_ends(ends *ends) {
    nw__free(ends->from);
    nw__free(ends->to);
    nw__free(ends->order);
}

static netweave_status order_ends(const nw__tie_set *added, int64_t members, bool directed, ends *out) {
    size_t count = (size_t)added->count;
    ends ends = {.from = nw__copy(added->from, count, sizeof *ends.from),
                 .to = nw__copy(added->to, count, sizeof *ends.to),
                 .order = nw__allocate(count, sizeof *ends.order)};
    int64_t *by_to = nw__allocate(count, sizeof *by_to);
    bool done = ends.from != NULL && ends.to != NULL && ends.order != NULL && by_to != NULL;
    for (size_t k = 0; done && !directed && k < count; k++) {
        if (ends.from[k] > ends.to[k]) {
            ends.from[k] = added->to[k];
            ends.to[k] = added->from[k];
        }
    }
    done = done && order_by(ends.to, members, added->count, NULL, by_to) &&
           order_by(ends.from, members, added->count, by_to, ends.order);
    nw__free(by_to);
    if (!done) {
        free_ends(&ends);
        return nw__fail_memory();
    }
    *out = ends;
    return NETWEAVE_STATUS_OK;
}

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

/* True when a tie is given twice and the rule adds weights: the result then needs weights even if none was given. */
static bool gains_weights(const ends *ends, int64_t count, netweave_duplicates rule) {
    for (int64_t k = 1; rule == NETWEAVE_DUPLICATES_SUM && k < count; k++) {
        int64_t a = ends->order[k - 1];
        int64_t b = ends->order[k];
        if (ends->from[a] == ends->from[b] && ends->to[a] == ends->to[b])
            return true;
    }
    return false;
}

netweave_status nw__tie_set_settle(const nw__tie_set *added, const netweave_builder *builder,
                                   netweave_direction direction, nw__tie_set *out, int64_t *out_joined) {
    ends ends = {0};
    size_t count = (size_t)added->count;
    netweave_status status =
        order_ends(added, builder->roster.ids.count, direction == NETWEAVE_DIRECTION_DIRECTED, &ends);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    nw__tie_set set = {.layer = added->layer, .wave = added->wave, .direction = direction};
    bool weighted = added->weight != NULL || gains_weights(&ends, added->count, builder->duplicates);
    int64_t *rows = nw__allocate(count, sizeof *rows);
    set.from = nw__allocate(count, sizeof *set.from);
    set.to = nw__allocate(count, sizeof *set.to);
    set.weight = weighted ? nw__allocate(count, sizeof *set.weight) : NULL;
    if (rows == NULL || set.from == NULL || set.to == NULL || (weighted && set.weight == NULL))
        status = nw__fail_memory();
    for (size_t k = 0; k < count && status == NETWEAVE_STATUS_OK; k++) {
        int64_t place = ends.order[k];
        int32_t from = ends.from[place];
        int32_t to = ends.to[place];
        double weight = added->weight != NULL ? added->weight[place] : 1.0;
        int64_t last = set.count - 1;
        if (last >= 0 && set.from[last] == from && set.to[last] == to) {
            ++*out_joined;
            if (weighted)
                set.weight[last] = join(builder->duplicates, set.weight[last], weight);
            if (builder->duplicates == NETWEAVE_DUPLICATES_ERROR)
                status = refuse_duplicate(builder, &set, from, to);
            continue;
        }
        set.from[set.count] = from;
        set.to[set.count] = to;
        if (weighted)
            set.weight[set.count] = weight;
        rows[set.count++] = place;
        set.self_count += from == to;
    }
    if (status == NETWEAVE_STATUS_OK)
        status = nw__attributes_copy(&added->attributes, set.count, rows, &set.attributes);
    nw__free(rows);
    free_ends(&ends);
    if (status == NETWEAVE_STATUS_OK)
        *out = set;
    else
        nw__tie_set_free(&set);
    return status;
}

bool nw__tie_set_mutual(const nw__tie_set *ordered) {
    for (int64_t k = 0; k < ordered->count; k++) {
        int32_t from = ordered->to[k];
        int32_t to = ordered->from[k];
        int64_t low = 0;
        int64_t high = from > to ? ordered->count : 0; /* each pair once */
        while (low < high) {
            int64_t middle = low + (high - low) / 2;
            bool less = ordered->from[middle] < from || (ordered->from[middle] == from && ordered->to[middle] < to);
            if (less)
                low = middle + 1;
            else
                high = middle;
        }
        if (from > to && low < ordered->count && ordered->from[low] == from && ordered->to[low] == to)
            return true;
    }
    return false;
}
