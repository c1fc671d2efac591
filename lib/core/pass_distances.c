/* All shortest distances in steps. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/distances.h"
#include "core/fold.h"

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
    nw__distance_sample *sample = &distances->sample;
    nw__free(sample->inverse_to);
    nw__free(sample->closeness_to);
    if (sample->inverse_from != sample->inverse_to)
        nw__free(sample->inverse_from);
    if (sample->closeness_from != sample->closeness_to)
        nw__free(sample->closeness_from);
    for (int64_t i = 0; sample->levels != NULL && i < sample->runs; i++)
        nw__free(sample->levels[i].pairs);
    nw__free(sample->levels);
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

bool nw__distance_errors_new(const netweave_view *view, nw__distance_sample *sample) {
    size_t members = (size_t)view->members;
    sample->inverse_to = nw__allocate_zeroed(members, sizeof(double));
    sample->closeness_to = nw__allocate_zeroed(members, sizeof(double));
    sample->inverse_from = view->directed ? nw__allocate_zeroed(members, sizeof(double)) : sample->inverse_to;
    sample->closeness_from = view->directed ? nw__allocate_zeroed(members, sizeof(double)) : sample->closeness_to;
    return sample->inverse_to != NULL && sample->closeness_to != NULL && sample->inverse_from != NULL &&
           sample->closeness_from != NULL;
}

/* What member i has of a tally. */
static void spread_tally(const nw__tally *tally, int32_t i, double *reached, double *sum, double *inverse,
                         double *farthest) {
    reached[i] = tally->reached;
    sum[i] = (double)tally->sum;
    inverse[i] = nw__fixed_number(tally->inverse);
    farthest[i] = tally->farthest;
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

static netweave_status fill_undirected(const netweave_view *view, netweave_run *run, nw__distances *out) {
    nw__fold fold;
    netweave_status status = nw__fold_sweep(&view->out, view->members, NULL, NULL, true, run, &fold);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    for (int32_t i = 0; i < view->members; i++) {
        nw__tally tally = nw__fold_tally(&fold, i);
        spread_tally(&tally, i, out->reached_to, out->sum_to, out->inverse_to, out->farthest_to);
    }
    status = add_levels(view->members, fold.levels, out);
    nw__fold_free(&fold);
    return status;
}

/* A search along the arcs tells each member of those before it; one against them, of those after it. */
static netweave_status fill_both_ways(const netweave_view *view, nw__sweep *sweep, netweave_run *run,
                                      nw__distances *out) {
    netweave_status status = nw__sweep_run(sweep, run);
    if (status == NETWEAVE_STATUS_OK)
        status = add_levels(view->members, sweep->levels, out);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    for (int32_t i = 0; i < view->members; i++) {
        spread_tally(&sweep->tallies[i], i, out->reached_from, out->sum_from, out->inverse_from, out->farthest_from);
        sweep->tallies[i] = (nw__tally){0};
    }
    sweep->along = &view->in;
    sweep->against = &view->out;
    status = nw__sweep_run(sweep, run);
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++)
        spread_tally(&sweep->tallies[i], i, out->reached_to, out->sum_to, out->inverse_to, out->farthest_to);
    return status;
}

static netweave_status fill_directed(const netweave_view *view, netweave_run *run, nw__distances *out) {
    size_t members = (size_t)view->members;
    nw__sweep sweep = {.along = &view->out,
                       .against = &view->in,
                       .members = view->members,
                       .tallies = nw__allocate_zeroed(members, sizeof *sweep.tallies),
                       .levels = nw__allocate_zeroed(members + 3, sizeof *sweep.levels)};
    bool done = sweep.tallies != NULL && sweep.levels != NULL;
    netweave_status status = done ? fill_both_ways(view, &sweep, run, out) : nw__fail_memory();
    nw__free(sweep.tallies);
    nw__free(sweep.levels);
    return status;
}

static netweave_status make_distances(const netweave_view *view, netweave_run *run, void **out_work) {
    nw__distances *distances = nw__distances_new(view);
    if (distances == NULL)
        return nw__fail_memory();
    netweave_status status =
        view->directed ? fill_directed(view, run, distances) : fill_undirected(view, run, distances);
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

netweave_status nw__distances_within(const netweave_view *view, const unsigned char *keep, const unsigned char *within,
                                     netweave_run *run, double *out_pairs, double *out_inverse) {
    const netweave_view *undirected;
    netweave_status status = nw__view_undirected(view, run, &undirected);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    nw__fold fold;
    nw__distances totals = {0};
    status = nw__fold_sweep(&undirected->out, view->members, keep, within, false, run, &fold);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status = add_levels(view->members, fold.levels, &totals);
    nw__fold_free(&fold);
    nw__free(totals.histogram);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    *out_pairs = totals.pairs;
    *out_inverse = totals.inverse;
    return NETWEAVE_STATUS_OK;
}
