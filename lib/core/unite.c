/* Weak components without a look at most ties: a few ties of each member unite nearly all of the largest component;
 * from then on only members outside it look at theirs. Each set of members is a tree of pointers to lower members, so
 * that its root is its first member in whatever order ties are taken. Source: Sutton, Ben-Nun and Barak 2018
 * (Afforest), doi 10.1109/IPDPS.2018.00015.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/unite.h"

#include "base/run.h"

/* Networks of one chunk are done by one thread: the others would be there too late. */
enum { CHUNK = 131072, FIRST = 2, SAMPLE = 1024 };

typedef struct uniting {
    const netweave_view *view;
    int32_t *parent;
    int64_t round;   /* which tie of each member is at hand */
    int32_t largest; /* the root of the set that is passed over; -1: none */
    bool alone;      /* no other thread writes */
} uniting;

static inline int32_t parent_of(const int32_t *parent, int32_t member) {
    return __atomic_load_n(&parent[member], __ATOMIC_RELAXED);
}

static inline bool hang(int32_t *parent, int32_t root, int32_t below, bool alone) {
    if (!alone)
        return __atomic_compare_exchange_n(&parent[root], &(int32_t){root}, below, false, __ATOMIC_RELAXED,
                                           __ATOMIC_RELAXED);
    parent[root] = below;
    return true;
}

/* Hangs the higher of two roots under the other; tries again where another thread was faster. */
static inline void unite(int32_t *parent, int32_t one, int32_t two, bool alone) {
    one = parent_of(parent, one);
    two = parent_of(parent, two);
    while (one != two) {
        int32_t high = one > two ? one : two;
        int32_t low = one > two ? two : one;
        int32_t above = parent_of(parent, high);
        if (above == low)
            return;
        if (above == high && hang(parent, high, low, alone))
            return;
        one = parent_of(parent, parent_of(parent, high));
        two = parent_of(parent, low);
    }
}

static netweave_status unite_one(void *state, int64_t begin, int64_t end, int thread) {
    (void)thread;
    const uniting *uniting = state;
    const nw__csr *rows = &uniting->view->out;
    for (int64_t i = begin; i < end; i++) {
        int64_t arc = rows->start[i] + uniting->round;
        if (arc < rows->start[i + 1])
            unite(uniting->parent, (int32_t)i, rows->to[arc], uniting->alone);
    }
    return NETWEAVE_STATUS_OK;
}

static netweave_status unite_rest(void *state, int64_t begin, int64_t end, int thread) {
    (void)thread;
    const uniting *uniting = state;
    const netweave_view *view = uniting->view;
    for (int64_t i = begin; i < end; i++) {
        if (parent_of(uniting->parent, (int32_t)i) == uniting->largest)
            continue;
        for (int64_t k = view->out.start[i] + FIRST; k < view->out.start[i + 1]; k++)
            unite(uniting->parent, (int32_t)i, view->out.to[k], uniting->alone);
        if (!view->directed)
            continue;
        for (int64_t k = view->in.start[i]; k < view->in.start[i + 1]; k++)
            unite(uniting->parent, (int32_t)i, view->in.to[k], uniting->alone);
    }
    return NETWEAVE_STATUS_OK;
}

static netweave_status flatten(void *state, int64_t begin, int64_t end, int thread) {
    (void)thread;
    int32_t *parent = ((const uniting *)state)->parent;
    for (int64_t i = begin; i < end; i++) {
        int32_t root = parent_of(parent, (int32_t)i);
        for (int32_t above = parent_of(parent, root); above != root; above = parent_of(parent, root))
            root = above;
        __atomic_store_n(&parent[i], root, __ATOMIC_RELAXED);
    }
    return NETWEAVE_STATUS_OK;
}

/* The root that most of a sample of members has, if most of them have one (Boyer and Moore 1991); else any. */
static int32_t find_largest(const int32_t *parent, int32_t members) {
    int32_t step = members / SAMPLE + 1;
    int32_t found = -1;
    int32_t lead = 0;
    for (int32_t i = 0; members - i > step; i += step) {
        if (lead == 0)
            found = parent[i];
        lead += parent[i] == found ? 1 : -1;
    }
    return found;
}

netweave_status nw__unite(const netweave_view *view, netweave_run *run, int32_t *component) {
    static const char *const what = "components";
    uniting uniting = {.view = view, .parent = component, .largest = -1};
    uniting.alone = view->members <= CHUNK || nw__run_threads(run) == 1;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int32_t i = 0; i < view->members; i++)
        component[i] = i;
    for (; uniting.round < FIRST && status == NETWEAVE_STATUS_OK; uniting.round++) {
        status = nw__parallel_for(run, view->members, CHUNK, what, unite_one, &uniting);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__parallel_for(run, view->members, CHUNK, what, flatten, &uniting);
    }
    uniting.largest = find_largest(component, view->members);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__parallel_for(run, view->members, CHUNK, what, unite_rest, &uniting);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__parallel_for(run, view->members, CHUNK, what, flatten, &uniting);
    return status;
}
