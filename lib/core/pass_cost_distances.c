/* All shortest distances where a tie of strength w is 1/w long. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/dijkstra.h"
#include "core/distances.h"

enum { CHUNK = 16 }; /* sources that a thread takes at once */

/* One direction: the searches, and the arrays that they fill. */
typedef struct measuring {
    nw__dijkstra *searches; /* one per thread */
    double unit;
    double *reached, *sum, *inverse, *farthest;
    netweave_run *run;
} measuring;

static void measure_source(const nw__dijkstra *search, const measuring *measuring, int64_t source) {
    double sum = 0;
    double inverse = 0;
    for (int32_t i = 1; i < search->reached; i++) {
        double far = search->far[search->order[i]] / measuring->unit;
        sum += far;
        inverse += 1 / far;
    }
    measuring->reached[source] = search->reached - 1;
    measuring->sum[source] = sum;
    measuring->inverse[source] = inverse;
    measuring->farthest[source] = search->far[search->order[search->reached - 1]] / measuring->unit;
}

static netweave_status do_sources(void *state, int64_t begin, int64_t end, int thread) {
    measuring *measuring = state;
    nw__dijkstra *search = &measuring->searches[thread];
    for (int64_t source = begin; source < end; source++) {
        double share = (double)source / search->members;
        netweave_status status = nw__dijkstra_from(search, (int32_t)source, measuring->run, share);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        measure_source(search, measuring, source);
    }
    return NETWEAVE_STATUS_OK;
}

static netweave_status measure_direction(const netweave_view *view, const nw__csr *rows, netweave_run *run,
                                         measuring measuring) {
    int threads = nw__run_threads(run);
    double *length = nw__arc_lengths(rows, view->members, &measuring.unit);
    measuring.run = run;
    measuring.searches = nw__allocate_zeroed((size_t)threads, sizeof *measuring.searches);
    bool done = length != NULL && measuring.searches != NULL;
    for (int i = 0; done && i < threads; i++)
        done = nw__dijkstra_make(rows, length, view->members, &measuring.searches[i]);
    netweave_status status = done ? NETWEAVE_STATUS_OK : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = nw__parallel_for(run, view->members, CHUNK, "paths", do_sources, &measuring);
    for (int i = 0; measuring.searches != NULL && i < threads; i++)
        nw__dijkstra_free(&measuring.searches[i]);
    nw__free(measuring.searches);
    nw__free(length);
    return status;
}

static void add_members(const netweave_view *view, nw__distances *out) {
    for (int32_t i = 0; i < view->members; i++) {
        out->pairs += out->reached_to[i];
        out->sum += out->sum_to[i];
        out->inverse += out->inverse_to[i];
        if (out->farthest_to[i] > out->diameter)
            out->diameter = out->farthest_to[i];
    }
}

static netweave_status make_cost_distances(const netweave_view *view, netweave_run *run, void **out_work) {
    nw__distances *distances = nw__distances_new(view);
    if (distances == NULL)
        return nw__fail_memory();
    measuring to = {.reached = distances->reached_to,
                    .sum = distances->sum_to,
                    .inverse = distances->inverse_to,
                    .farthest = distances->farthest_to};
    measuring from = {.reached = distances->reached_from,
                      .sum = distances->sum_from,
                      .inverse = distances->inverse_from,
                      .farthest = distances->farthest_from};
    netweave_status status = measure_direction(view, &view->out, run, to);
    if (status == NETWEAVE_STATUS_OK && view->directed)
        status = measure_direction(view, &view->in, run, from);
    if (status != NETWEAVE_STATUS_OK) {
        nw__distances_free(distances);
        return status;
    }
    add_members(view, distances);
    *out_work = distances;
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__pass_cost_distances(const netweave_view *view, netweave_run *run, const nw__distances **out) {
    if (!view->weighted)
        return nw__pass_distances(view, run, out);
    void *work = NULL;
    netweave_status status =
        nw__view_pass(view, NW_PASS_COST_DISTANCES, make_cost_distances, nw__distances_free, run, &work);
    if (status == NETWEAVE_STATUS_OK)
        *out = work;
    return status;
}
