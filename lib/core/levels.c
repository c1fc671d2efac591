/* Breadth-first search from sixty-four sources side by side. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/levels.h"

#include "base/memory.h"

#include <string.h>

enum {
    POLL = 4096,   /* members between two looks at the run */
    PULL_SHARE = 8 /* pull when a level holds more than one arc in so many: Beamer, Asanovic and Patterson 2012, doi
                      10.1109/SC.2012.50 */
};

bool nw__levels_make(const nw__csr *along, const nw__csr *against, int32_t members, nw__levels *out) {
    size_t count = (size_t)members;
    *out = (nw__levels){.along = along, .against = against, .members = members};
    out->seen = nw__allocate(count, sizeof *out->seen);
    out->now = nw__allocate_zeroed(count, sizeof *out->now);
    out->next = nw__allocate_zeroed(count, sizeof *out->next);
    out->first = nw__allocate(count + 2, sizeof *out->first);
    return out->seen != NULL && out->now != NULL && out->next != NULL && out->first != NULL;
}

void nw__levels_free(nw__levels *levels) {
    nw__free(levels->seen);
    nw__free(levels->now);
    nw__free(levels->next);
    nw__free(levels->member);
    nw__free(levels->sources);
    nw__free(levels->onward);
    nw__free(levels->first);
    *levels = (nw__levels){0};
}

/* Each member that some source has not reached asks all before it. */
static void pull(nw__levels *levels, int32_t first, int32_t last, int64_t *end) {
    const nw__csr *against = levels->against;
    for (int32_t i = first; i < last; i++) {
        uint64_t missing = ~levels->seen[i];
        if (missing == 0)
            continue;
        uint64_t met = 0;
        for (int64_t k = against->start[i]; k < against->start[i + 1]; k++)
            met |= levels->now[against->to[k]];
        met &= missing;
        levels->seen[i] |= met;
        levels->member[*end] = i;
        levels->sources[*end] = met;
        *end += met != 0;
    }
}

/* The members of a level tell all after them. What they tell is in `next` until settle(). */
static void push(nw__levels *levels, int64_t first, int64_t last, int64_t *end) {
    const nw__csr *along = levels->along;
    for (int64_t j = first; j < last; j++) {
        int32_t i = levels->member[j];
        uint64_t mine = levels->sources[j];
        for (int64_t k = along->start[i]; k < along->start[i + 1]; k++) {
            int32_t other = along->to[k];
            uint64_t fresh = mine & ~levels->seen[other];
            if (fresh == 0)
                continue;
            levels->member[*end] = other;
            *end += levels->next[other] == 0;
            levels->next[other] |= fresh;
        }
    }
}

static void settle(nw__levels *levels, int64_t first, int64_t last) {
    for (int64_t j = first; j < last; j++) {
        int32_t i = levels->member[j];
        levels->sources[j] = levels->next[i];
        levels->seen[i] |= levels->next[i];
        levels->next[i] = 0;
    }
}

/* Who of a level has someone after them. The next level is in `now`. */
static void mark_onward(nw__levels *levels, int64_t first, int64_t last) {
    const nw__csr *along = levels->along;
    for (int64_t j = first; j < last; j++) {
        int32_t i = levels->member[j];
        uint64_t after = 0;
        for (int64_t k = along->start[i]; k < along->start[i + 1]; k++)
            after |= levels->now[along->to[k]];
        levels->onward[j] = after & levels->sources[j];
    }
}

static netweave_status make_room(nw__levels *levels, size_t needed) {
    size_t capacities[] = {levels->capacity, levels->capacity, levels->capacity};
    bool done = nw__grow(&levels->member, &capacities[0], needed, sizeof *levels->member) &&
                nw__grow(&levels->sources, &capacities[1], needed, sizeof *levels->sources) &&
                nw__grow(&levels->onward, &capacities[2], needed, sizeof *levels->onward);
    if (!done)
        return nw__fail_memory();
    levels->capacity = capacities[0];
    return NETWEAVE_STATUS_OK;
}

/* Finds the level after the last. */
static netweave_status advance(nw__levels *levels, netweave_run *run, double share, const char *what) {
    int64_t first = levels->first[levels->count - 1];
    int64_t last = levels->first[levels->count];
    int64_t end = last;
    int64_t arcs = 0;
    netweave_status status = make_room(levels, (size_t)last + (size_t)levels->members + 1);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    for (int64_t j = first; j < last; j++)
        arcs += levels->along->start[levels->member[j] + 1] - levels->along->start[levels->member[j]];
    bool pulling = arcs > levels->along->start[levels->members] / PULL_SHARE;
    int64_t count = pulling ? levels->members : last - first;
    for (int64_t begin = 0; begin < count; begin += POLL) {
        int64_t stop = count - begin < POLL ? count : begin + POLL;
        status = nw__run_check(run, share, what);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        if (pulling)
            pull(levels, (int32_t)begin, (int32_t)stop, &end);
        else
            push(levels, first + begin, first + stop, &end);
    }
    if (!pulling)
        settle(levels, last, end);
    for (int64_t j = first; j < last; j++)
        levels->now[levels->member[j]] = 0;
    for (int64_t j = last; j < end; j++)
        levels->now[levels->member[j]] = levels->sources[j];
    mark_onward(levels, first, last);
    levels->first[++levels->count] = end;
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__levels_find(nw__levels *levels, const int32_t *sources, int count, netweave_run *run, double share,
                                const char *what) {
    uint64_t unused = count < NW_LEVELS_SOURCES ? ~UINT64_C(0) << count : 0;
    netweave_status status = make_room(levels, (size_t)count);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    for (int32_t i = 0; i < levels->members; i++)
        levels->seen[i] = unused;
    for (int j = 0; j < count; j++) {
        levels->member[j] = sources[j];
        levels->sources[j] = UINT64_C(1) << j;
        levels->seen[sources[j]] |= UINT64_C(1) << j;
        levels->now[sources[j]] = UINT64_C(1) << j;
    }
    levels->first[0] = 0;
    levels->first[1] = count;
    levels->count = 1;
    while (status == NETWEAVE_STATUS_OK && levels->first[levels->count] > levels->first[levels->count - 1])
        status = advance(levels, run, share, what);
    levels->count--;
    return status;
}
