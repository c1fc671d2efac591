/* All shortest distances in steps. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/distances.h"
#include "core/sweep.h"

void nw__distances_free(void *work) {
    nw__distances *distances = work;
    if (distances == NULL)
        return;
    double *const to[] = {distances->reached_to, distances->sum_to, distances->inverse_to, distances->farthest_to};
    double *const from[] = {distances->reached_from, distances->sum_from, distances->inverse_from,
                            distances->farthest_from};
    for (int i = 0; i < 4; i++) {
        nw__free(to[i]);
        if (from[i] != to[i])
            nw__free(from[i]);
    }
    nw__free(distances->histogram);
    nw__free(distances);
}

nw__distances *nw__distances_new(const netweave_view *view) {
    nw__distances *distances = nw__allocate_zeroed(1, sizeof *distances);
    if (distances == NULL)
        return NULL;
    double **const to[] = {&distances->reached_to, &distances->sum_to, &distances->inverse_to, &distances->farthest_to};
    double **const from[] = {&distances->reached_from, &distances->sum_from, &distances->inverse_from,
                             &distances->farthest_from};
    bool done = true;
    for (int i = 0; i < 4; i++) {
        *to[i] = nw__allocate_zeroed((size_t)view->members, sizeof **to[i]);
        *from[i] = view->directed ? nw__allocate_zeroed((size_t)view->members, sizeof **from[i]) : *to[i];
        done = done && *to[i] != NULL && *from[i] != NULL;
    }
    if (done)
        return distances;
    nw__distances_free(distances);
    return NULL;
}

/* The members with 1 in `marks` (NULL: all) into `sources`; how many. */
static int64_t list_sources(int32_t members, const unsigned char *marks, int32_t *sources) {
    int64_t count = 0;
    for (int32_t i = 0; i < members; i++)
        if (marks == NULL || marks[i] != 0)
            sources[count++] = i;
    return count;
}

static void spread_tallies(int32_t members, const nw__tally *tallies, double *reached, double *sum, double *inverse,
                           double *farthest) {
    for (int32_t i = 0; i < members; i++) {
        reached[i] = tallies[i].reached;
        sum[i] = (double)tallies[i].sum;
        inverse[i] = nw__fixed_number(tallies[i].inverse);
        farthest[i] = tallies[i].farthest;
    }
}

/* Totals over all pairs from the number of pairs at each distance. */
static netweave_status add_levels(int32_t members, const uint64_t *levels, nw__distances *out) {
    int64_t size = members;
    while (size > 1 && levels[size - 1] == 0)
        size--;
    out->histogram_size = size > 0 ? size : 1;
    out->histogram = nw__allocate_zeroed((size_t)out->histogram_size, sizeof *out->histogram);
    if (out->histogram == NULL)
        return nw__fail_memory();
    for (int64_t i = 1; i < size; i++) {
        out->histogram[i] = (double)levels[i];
        out->pairs += (double)levels[i];
        out->sum += (double)levels[i] * (double)i;
        out->inverse += (double)levels[i] / (double)i;
    }
    out->diameter = (double)(out->histogram_size - 1);
    return NETWEAVE_STATUS_OK;
}

/* A search along the arcs tells each member of those before it; one against them, of those after it. */
static netweave_status fill(const netweave_view *view, netweave_run *run, nw__sweep *sweep, nw__distances *out) {
    sweep->along = &view->out;
    sweep->against = &view->in;
    netweave_status status = nw__sweep_run(sweep, run);
    if (status == NETWEAVE_STATUS_OK)
        status = add_levels(view->members, sweep->levels, out);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    spread_tallies(view->members, sweep->tallies, out->reached_from, out->sum_from, out->inverse_from,
                   out->farthest_from);
    if (!view->directed)
        return status;
    for (int32_t i = 0; i < view->members; i++)
        sweep->tallies[i] = (nw__tally){0};
    sweep->along = &view->in;
    sweep->against = &view->out;
    status = nw__sweep_run(sweep, run);
    if (status == NETWEAVE_STATUS_OK)
        spread_tallies(view->members, sweep->tallies, out->reached_to, out->sum_to, out->inverse_to, out->farthest_to);
    return status;
}

static netweave_status make_distances(const netweave_view *view, netweave_run *run, void **out_work) {
    size_t members = (size_t)view->members;
    nw__distances *distances = nw__distances_new(view);
    int32_t *sources = nw__allocate(members, sizeof *sources);
    nw__sweep sweep = {.members = view->members, .sources = sources, .source_count = view->members};
    sweep.tallies = nw__allocate_zeroed(members, sizeof *sweep.tallies);
    sweep.levels = nw__allocate_zeroed(members + 1, sizeof *sweep.levels);
    bool done = distances != NULL && sources != NULL && sweep.tallies != NULL && sweep.levels != NULL;
    netweave_status status = done ? NETWEAVE_STATUS_OK : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK) {
        list_sources(view->members, NULL, sources);
        status = fill(view, run, &sweep, distances);
    }
    nw__free(sources);
    nw__free(sweep.tallies);
    nw__free(sweep.levels);
    if (status == NETWEAVE_STATUS_OK)
        *out_work = distances;
    else
        nw__distances_free(distances);
    return status;
}

netweave_status nw__pass_distances(const netweave_view *view, netweave_run *run, const nw__distances **out) {
    void *work = NULL;
    netweave_status status = nw__view_pass(view, NW_PASS_DISTANCES, make_distances, nw__distances_free, run, &work);
    if (status == NETWEAVE_STATUS_OK)
        *out = work;
    return status;
}

/* 1 for the members that are both kept and within. */
static void mark_counted(int32_t members, const unsigned char *keep, const unsigned char *within, unsigned char *out) {
    for (int32_t i = 0; i < members; i++)
        out[i] = (keep == NULL || keep[i] != 0) && (within == NULL || within[i] != 0);
}

netweave_status nw__distances_within(const netweave_view *view, const unsigned char *keep, const unsigned char *within,
                                     netweave_run *run, double *out_pairs, double *out_inverse) {
    const netweave_view *undirected;
    netweave_status status = nw__view_undirected(view, run, &undirected);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    size_t members = (size_t)view->members;
    nw__distances totals = {0};
    int32_t *sources = nw__allocate(members, sizeof *sources);
    unsigned char *counted = nw__allocate(members, 1);
    nw__sweep sweep = {.along = &undirected->out,
                       .against = &undirected->out,
                       .members = view->members,
                       .keep = keep,
                       .sources = sources,
                       .count = counted,
                       .levels = nw__allocate_zeroed(members + 1, sizeof *sweep.levels)};
    if (sources == NULL || counted == NULL || sweep.levels == NULL)
        status = nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK) {
        mark_counted(view->members, keep, within, counted);
        sweep.source_count = list_sources(view->members, counted, sources);
        status = nw__sweep_run(&sweep, run);
    }
    if (status == NETWEAVE_STATUS_OK)
        status = add_levels(view->members, sweep.levels, &totals);
    if (status == NETWEAVE_STATUS_OK) {
        *out_pairs = totals.pairs;
        *out_inverse = totals.inverse;
    }
    nw__free(sources);
    nw__free(counted);
    nw__free(sweep.levels);
    nw__free(totals.histogram);
    return status;
}
