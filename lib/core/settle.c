/* Ties as a builder got them become ties in order, without duplicates. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/network.h"

#include <math.h>
#include <string.h>

/* Ties on their way into order; what is not needed is NULL. */
typedef struct listing {
    int32_t *from, *to;
    double *weight;
    int64_t *place; /* among the added; where ties have attributes */
} listing;

static void free_listing(listing *listing) {
    nw__free(listing->from);
    nw__free(listing->to);
    nw__free(listing->weight);
    nw__free(listing->place);
}

/* A listing that lacks its `to`, or its `from`, since the rows tell it. */
static bool make_listing(const nw__tie_set *added, bool by_to, listing *out) {
    size_t count = (size_t)added->count;
    int32_t **ends = by_to ? &out->from : &out->to;
    *ends = nw__allocate(count, sizeof **ends);
    if (added->weight != NULL)
        out->weight = nw__allocate(count, sizeof *out->weight);
    if (added->attributes.count > 0)
        out->place = nw__allocate(count, sizeof *out->place);
    return *ends != NULL && (added->weight == NULL || out->weight != NULL) &&
           (added->attributes.count == 0 || out->place != NULL);
}

static int64_t *new_starts(int64_t members) {
    return nw__allocate_zeroed((size_t)members + 2, sizeof(int64_t));
}

static void add_starts(int64_t members, int64_t *start) {
    for (int64_t i = 0; i < members; i++)
        start[i + 1] += start[i];
}

/* Scatters the added ties into rows by their second end, the larger when undirected, in the order of adding. `next` of
 * a member ends as the end of its row. */
static void list_by_to(const nw__tie_set *added, bool directed, int64_t members, int64_t *next, listing *out) {
    for (int64_t k = 0; k < added->count; k++)
        next[1 + (directed || added->from[k] <= added->to[k] ? added->to[k] : added->from[k])]++;
    add_starts(members, next);
    for (int64_t k = 0; k < added->count; k++) {
        bool is_turned = !directed && added->from[k] > added->to[k];
        int64_t at = next[is_turned ? added->from[k] : added->to[k]]++;
        out->from[at] = is_turned ? added->to[k] : added->from[k];
        if (out->weight != NULL)
            out->weight[at] = added->weight[k];
        if (out->place != NULL)
            out->place[at] = k;
    }
}

/* Scatters those into rows by their first end, so that each row is in the order of the second. */
static void list_by_from(int64_t members, const int64_t *ends, const listing *by_to, int64_t *next, listing *out) {
    int64_t count = members > 0 ? ends[members - 1] : 0;
    for (int64_t k = 0; k < count; k++)
        next[by_to->from[k] + 1]++;
    add_starts(members, next);
    for (int64_t to = 0; to < members; to++) {
        for (int64_t k = to > 0 ? ends[to - 1] : 0; k < ends[to]; k++) {
            int64_t at = next[by_to->from[k]]++;
            out->to[at] = (int32_t)to;
            if (out->weight != NULL)
                out->weight[at] = by_to->weight[k];
            if (out->place != NULL)
                out->place[at] = by_to->place[k];
        }
    }
}

static bool name_rows(int64_t members, const int64_t *ends, int64_t count, listing *out) {
    out->from = nw__allocate((size_t)count, sizeof *out->from);
    for (int64_t from = 0; from < members && out->from != NULL; from++)
        for (int64_t k = from > 0 ? ends[from - 1] : 0; k < ends[from]; k++)
            out->from[k] = (int32_t)from;
    return out->from != NULL;
}

/* The ties by from, then to, then adding: counting sorts, O(ties + members). No more is held at a time than two
 * listings, for networks are as large as memory allows. */
static netweave_status list_in_order(const nw__tie_set *added, int64_t members, bool directed, listing *out) {
    listing by_to = {0};
    int64_t *to_ends = new_starts(members);
    int64_t *from_ends = new_starts(members);
    bool done = to_ends != NULL && from_ends != NULL && make_listing(added, true, &by_to);
    if (done)
        list_by_to(added, directed, members, to_ends, &by_to);
    done = done && make_listing(added, false, out);
    if (done)
        list_by_from(members, to_ends, &by_to, from_ends, out);
    free_listing(&by_to);
    nw__free(to_ends);
    done = done && name_rows(members, from_ends, added->count, out);
    nw__free(from_ends);
    return done ? NETWEAVE_STATUS_OK : nw__fail_memory();
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

static bool is_same(const listing *ties, int64_t one, int64_t other) {
    return ties->from[one] == ties->from[other] && ties->to[one] == ties->to[other];
}

/* When a tie is given twice and the rule adds weights, the result needs weights even if none was given. */
static bool gain_weights(int64_t count, netweave_duplicates rule, listing *ties) {
    bool gains = false;
    for (int64_t k = 1; rule == NETWEAVE_DUPLICATES_SUM && ties->weight == NULL && k < count && !gains; k++)
        gains = is_same(ties, k - 1, k);
    if (!gains)
        return true;
    ties->weight = nw__allocate((size_t)count, sizeof *ties->weight);
    for (int64_t k = 0; k < count && ties->weight != NULL; k++)
        ties->weight[k] = 1;
    return ties->weight != NULL;
}

/* Joins ties given more than once, in place. */
static netweave_status join_ties(const nw__tie_set *added, const netweave_builder *builder, listing *ties,
                                 nw__tie_set *set, int64_t *joined) {
    for (int64_t k = 0; k < added->count; k++) {
        int64_t last = set->count - 1;
        if (last >= 0 && is_same(ties, last, k)) {
            ++*joined;
            if (ties->weight != NULL)
                ties->weight[last] = join(builder->duplicates, ties->weight[last], ties->weight[k]);
            if (builder->duplicates == NETWEAVE_DUPLICATES_ERROR)
                return refuse_duplicate(builder, set, ties->from[k], ties->to[k]);
            continue;
        }
        ties->from[set->count] = ties->from[k];
        ties->to[set->count] = ties->to[k];
        if (ties->weight != NULL)
            ties->weight[set->count] = ties->weight[k];
        if (ties->place != NULL)
            ties->place[set->count] = ties->place[k];
        set->count++;
        set->self_count += ties->from[k] == ties->to[k];
    }
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__tie_set_settle(const nw__tie_set *added, const netweave_builder *builder,
                                   netweave_direction direction, nw__tie_set *out, int64_t *out_joined) {
    listing ties = {0};
    nw__tie_set set = {.layer = added->layer, .wave = added->wave, .direction = direction};
    netweave_status status =
        list_in_order(added, builder->roster.ids.count, direction == NETWEAVE_DIRECTION_DIRECTED, &ties);
    if (status == NETWEAVE_STATUS_OK && !gain_weights(added->count, builder->duplicates, &ties))
        status = nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = join_ties(added, builder, &ties, &set, out_joined);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__attributes_copy(&added->attributes, set.count, ties.place, &set.attributes);
    if (status != NETWEAVE_STATUS_OK) {
        nw__attributes_free(&set.attributes);
        free_listing(&ties);
        return status;
    }
    set.from = ties.from;
    set.to = ties.to;
    set.weight = ties.weight;
    nw__free(ties.place);
    *out = set;
    return NETWEAVE_STATUS_OK;
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
