/* What models are made of: ties one by one, in rows, all, by chance, moved. SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "base/memory.h"
#include "core/generate.h"

#include <math.h>
#include <stdio.h>

enum { POLL = 4096 }; /* ties between two looks at the run */

#define MOST_TIES 1e8

int64_t nw__draft_whole(const nw__draft *draft, const char *name) {
    return (int64_t)nw__options_number(draft->options, name);
}

netweave_status nw__draft_start(nw__draft *draft, int64_t members, double ties) {
    if (members > NW_GENERATE_MOST_MEMBERS)
        return nw__fail(NETWEAVE_STATUS_LIMIT, "this model would have %lld members; ask for at most %d",
                        (long long)members, NW_GENERATE_MOST_MEMBERS);
    if (ties > MOST_TIES)
        return nw__fail(NETWEAVE_STATUS_LIMIT,
                        "this model would have about %lld million ties; ask for fewer members or ties (at most %lld "
                        "million)",
                        (long long)(ties / 1e6), (long long)(MOST_TIES / 1e6));
    draft->members = members;
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__draft_tie(nw__draft *draft, int64_t from, int64_t to) {
    size_t needed = (size_t)draft->tie_count + 1;
    if (!nw__grow(&draft->from, &draft->from_capacity, needed, sizeof *draft->from) ||
        !nw__grow(&draft->to, &draft->to_capacity, needed, sizeof *draft->to))
        return nw__fail_memory();
    draft->from[draft->tie_count] = from;
    draft->to[draft->tie_count] = to;
    draft->tie_count++;
    return draft->tie_count % POLL == 0 ? nw__run_check(draft->run, 0.5, "ties") : NETWEAVE_STATUS_OK;
}

netweave_status nw__draft_clique(nw__draft *draft, int64_t first, int64_t last) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t i = first; i < last; i++)
        for (int64_t j = i + 1; j < last && status == NETWEAVE_STATUS_OK; j++)
            status = nw__draft_tie(draft, i, j);
    return status;
}

netweave_status nw__draft_chain(nw__draft *draft, int64_t first, int64_t last, bool closed) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t i = first; i + 1 < last && status == NETWEAVE_STATUS_OK; i++)
        status = nw__draft_tie(draft, i, i + 1);
    if (status == NETWEAVE_STATUS_OK && closed && last - first > 2)
        status = nw__draft_tie(draft, last - 1, first);
    return status;
}

netweave_status nw__draft_set_label(nw__draft *draft, const char *attribute, int64_t first, int64_t last,
                                    const char *text, int64_t number) {
    if (!nw__grow(&draft->labels, &draft->label_capacity, draft->label_count + 1, sizeof *draft->labels))
        return nw__fail_memory();
    nw__draft_label *label = &draft->labels[draft->label_count++];
    *label = (nw__draft_label){.attribute = attribute, .first = first, .last = last};
    if (text != NULL)
        snprintf(label->text, sizeof label->text, "%s", text);
    else
        snprintf(label->text, sizeof label->text, "%lld", (long long)number);
    return NETWEAVE_STATUS_OK;
}

/* A set of pairs, open addressing; room for all from the start. */
typedef struct pairs {
    uint64_t *slots; /* 0: never used; GONE: taken out */
    uint64_t mask;
    uint64_t members;
} pairs;

static const uint64_t GONE = UINT64_MAX;

static bool make_pairs(int64_t members, int64_t count, pairs *out) {
    uint64_t size = 16;
    while (size < (uint64_t)count * 3)
        size *= 2;
    *out = (pairs){.mask = size - 1, .members = (uint64_t)members};
    out->slots = nw__allocate_zeroed(size, sizeof *out->slots);
    return out->slots != NULL;
}

/* The slot of a pair, or the empty one where it would go. */
static uint64_t *find_pair(const pairs *pairs, int64_t i, int64_t j, uint64_t *out_key) {
    uint64_t low = (uint64_t)(i < j ? i : j);
    uint64_t high = (uint64_t)(i < j ? j : i);
    uint64_t key = high * pairs->members + low + 1;
    uint64_t place = key * UINT64_C(0x9e3779b97f4a7c15);
    *out_key = key;
    for (place ^= place >> 32;; place++) {
        uint64_t *slot = &pairs->slots[place & pairs->mask];
        if (*slot == key || *slot == 0)
            return slot;
    }
}

static bool has_pair(const pairs *pairs, int64_t i, int64_t j) {
    uint64_t key;
    return *find_pair(pairs, i, j, &key) != 0;
}

/* False when it is there already. */
static bool add_pair(const pairs *pairs, int64_t i, int64_t j) {
    uint64_t key;
    uint64_t *slot = find_pair(pairs, i, j, &key);
    if (*slot == key)
        return false;
    *slot = key;
    return true;
}

static void remove_pair(const pairs *pairs, int64_t i, int64_t j) {
    uint64_t key;
    uint64_t *slot = find_pair(pairs, i, j, &key);
    if (*slot == key)
        *slot = GONE;
}

static int64_t draw_between(nw__draft *draft, int64_t first, int64_t last) {
    return first + (int64_t)nw__random_below(&draft->random, (uint64_t)(last - first));
}

/* Draws pairs until `count` different ones are in the set; with `tie`, ties them. */
static netweave_status draw_pairs(nw__draft *draft, int64_t first, int64_t last, int64_t count, bool tie,
                                  const pairs *pairs) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t drawn = 0; drawn < count && status == NETWEAVE_STATUS_OK;) {
        int64_t i = draw_between(draft, first, last);
        int64_t j = draw_between(draft, first, last);
        if (i == j || !add_pair(pairs, i, j))
            continue;
        drawn++;
        if (tie)
            status = nw__draft_tie(draft, i, j);
        else if (drawn % POLL == 0)
            status = nw__run_check(draft->run, 0.1, "ties");
    }
    return status;
}

/* More than half of all pairs: draw those that stay apart, tie the others. */
netweave_status nw__draft_scatter(nw__draft *draft, int64_t first, int64_t last, int64_t count) {
    int64_t all = (last - first) * (last - first - 1) / 2;
    bool most = count > all / 2;
    pairs pairs;
    if (count == 0)
        return NETWEAVE_STATUS_OK;
    if (!make_pairs(draft->members, most ? all - count : count, &pairs))
        return nw__fail_memory();
    netweave_status status = draw_pairs(draft, first, last, most ? all - count : count, !most, &pairs);
    for (int64_t i = first; most && i < last; i++)
        for (int64_t j = i + 1; j < last && status == NETWEAVE_STATUS_OK; j++)
            if (!has_pair(&pairs, i, j))
                status = nw__draft_tie(draft, i, j);
    nw__free(pairs.slots);
    return status;
}

/* Jumps from tie to tie: Batagelj and Brandes 2005, doi 10.1103/PhysRevE.71.036113. */
netweave_status nw__draft_sprinkle(nw__draft *draft, int64_t first, int64_t last, int64_t other, int64_t other_last,
                                   double probability) {
    bool within = first == other;
    double stay = log1p(-probability);
    int64_t row = first;
    int64_t column = -1; /* places before the row's end that were passed */
    if (probability <= 0)
        return NETWEAVE_STATUS_OK;
    while (row < last) {
        double jump = floor(log1p(-nw__random_unit(&draft->random)) / stay);
        if (jump >= 0x1p62)
            return NETWEAVE_STATUS_OK;
        column += 1 + (int64_t)jump;
        while (row < last && column >= (within ? row - first : other_last - other)) {
            column -= within ? row - first : other_last - other;
            row++;
        }
        if (row == last)
            return NETWEAVE_STATUS_OK;
        netweave_status status = nw__draft_tie(draft, row, other + column);
        if (status != NETWEAVE_STATUS_OK)
            return status;
    }
    return NETWEAVE_STATUS_OK;
}

/* Moves one tie; its first end has a place left to go to. */
static void move_tie(nw__draft *draft, int64_t tie, const pairs *pairs, int32_t *degree) {
    int64_t from = draft->from[tie];
    int64_t to;
    do
        to = draw_between(draft, 0, draft->members);
    while (to == from || !add_pair(pairs, from, to));
    remove_pair(pairs, from, draft->to[tie]);
    degree[draft->to[tie]]--;
    degree[to]++;
    draft->to[tie] = to;
}

netweave_status nw__draft_rewire(nw__draft *draft, double probability) {
    pairs pairs = {0};
    netweave_status status = NETWEAVE_STATUS_OK;
    if (probability <= 0)
        return status;
    int32_t *degree = nw__allocate_zeroed((size_t)draft->members, sizeof *degree);
    if (degree == NULL || !make_pairs(draft->members, 2 * draft->tie_count, &pairs))
        status = nw__fail_memory();
    for (int64_t k = 0; k < draft->tie_count && status == NETWEAVE_STATUS_OK; k++) {
        add_pair(&pairs, draft->from[k], draft->to[k]);
        degree[draft->from[k]]++;
        degree[draft->to[k]]++;
    }
    for (int64_t k = 0; k < draft->tie_count && status == NETWEAVE_STATUS_OK; k++) {
        if (nw__random_unit(&draft->random) < probability && degree[draft->from[k]] < draft->members - 1)
            move_tie(draft, k, &pairs, degree);
        if (k % POLL == 0)
            status = nw__run_check(draft->run, (double)k / (double)draft->tie_count, "rewiring");
    }
    nw__free(degree);
    nw__free(pairs.slots);
    return status;
}
