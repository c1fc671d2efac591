/* Shortest paths from one member over ties of different lengths. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/dijkstra.h"

#include "base/memory.h"

#include <math.h>

enum { POLL = 1024 }; /* members between two looks at the run */

bool nw__dijkstra_make(const nw__csr *rows, const double *length, int32_t members, nw__dijkstra *out) {
    size_t count = (size_t)members;
    *out = (nw__dijkstra){.rows = rows,
                          .length = length,
                          .members = members,
                          .far = nw__allocate(count, sizeof *out->far),
                          .order = nw__allocate(count, sizeof *out->order),
                          .rank = nw__allocate(count, sizeof *out->rank),
                          .heap = nw__allocate(count, sizeof *out->heap),
                          .place = nw__allocate(count, sizeof *out->place)};
    if (out->far == NULL || out->order == NULL || out->rank == NULL || out->heap == NULL || out->place == NULL)
        return false;
    for (int32_t i = 0; i < members; i++) {
        out->far[i] = INFINITY;
        out->place[i] = -1;
    }
    return true;
}

void nw__dijkstra_free(nw__dijkstra *search) {
    nw__free(search->far);
    nw__free(search->order);
    nw__free(search->rank);
    nw__free(search->heap);
    nw__free(search->place);
}

static void put(nw__dijkstra *search, int32_t place, int32_t member) {
    search->heap[place] = member;
    search->place[member] = place;
}

/* Moves a member towards the front, from `place`, which is free. */
static void rise(nw__dijkstra *search, int32_t place, int32_t member) {
    while (place > 0) {
        int32_t above = (place - 1) / 2;
        if (search->far[search->heap[above]] <= search->far[member])
            break;
        put(search, place, search->heap[above]);
        place = above;
    }
    put(search, place, member);
}

/* Moves a member away from the front, from `place`, which is free. */
static void sink(nw__dijkstra *search, int32_t place, int32_t member) {
    for (;;) {
        int32_t below = 2 * place + 1;
        if (below >= search->waiting)
            break;
        if (below + 1 < search->waiting && search->far[search->heap[below + 1]] < search->far[search->heap[below]])
            below++;
        if (search->far[member] <= search->far[search->heap[below]])
            break;
        put(search, place, search->heap[below]);
        place = below;
    }
    put(search, place, member);
}

static int32_t take_nearest(nw__dijkstra *search) {
    int32_t nearest = search->heap[0];
    search->place[nearest] = -1;
    search->waiting--;
    if (search->waiting > 0)
        sink(search, 0, search->heap[search->waiting]);
    return nearest;
}

static void relax(nw__dijkstra *search, int32_t member) {
    for (int64_t k = search->rows->start[member]; k < search->rows->start[member + 1]; k++) {
        int32_t other = search->rows->to[k];
        double far = search->far[member] + search->length[k];
        if (far >= search->far[other])
            continue;
        search->far[other] = far;
        rise(search, search->place[other] >= 0 ? search->place[other] : search->waiting++, other);
    }
}

static void forget_last(nw__dijkstra *search) {
    for (int32_t i = 0; i < search->reached; i++)
        search->far[search->order[i]] = INFINITY;
    search->reached = 0;
    search->waiting = 0;
}

netweave_status nw__dijkstra_from(nw__dijkstra *search, int32_t source, netweave_run *run, double share) {
    forget_last(search);
    search->far[source] = 0;
    rise(search, search->waiting++, source);
    while (search->waiting > 0) {
        netweave_status status = search->reached % POLL == 0 ? nw__run_check(run, share, "paths") : NETWEAVE_STATUS_OK;
        if (status != NETWEAVE_STATUS_OK)
            return status;
        int32_t member = take_nearest(search);
        search->rank[member] = search->reached;
        search->order[search->reached++] = member;
        relax(search, member);
    }
    return NETWEAVE_STATUS_OK;
}

double *nw__arc_lengths(const nw__csr *rows, int32_t members, double *out_unit) {
    int64_t arcs = rows->start[members];
    double *length = nw__allocate((size_t)arcs, sizeof *length);
    if (length == NULL)
        return NULL;
    double largest = 0;
    for (int64_t k = 0; k < arcs; k++)
        largest = fmax(largest, rows->weight[k]);
    for (int64_t k = 0; k < arcs; k++)
        length[k] = largest / rows->weight[k];
    *out_unit = largest;
    return length;
}
