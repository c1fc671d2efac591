/* Walks that lose weight with their length. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/series.h"

#include "base/memory.h"
#include "measure/lanczos.h"

#include <math.h>
#include <string.h>

enum { CHUNK = 4096, SWEEP_LIMIT = 200000 };

static netweave_status multiply(void *matrix, const double *in, double *out) {
    const netweave_view *view = matrix;
    const nw__csr *arcs = &view->out;
    for (int32_t i = 0; i < view->members; i++) {
        double sum = 0;
        for (int64_t k = arcs->start[i]; k < arcs->start[i + 1]; k++)
            sum += in[arcs->to[k]] * (arcs->weight != NULL ? arcs->weight[k] : 1);
        out[i] = sum;
    }
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__spectral_radius(const netweave_view *view, netweave_run *run, double *out_radius) {
    const netweave_view *undirected = NULL;
    netweave_status status = nw__view_undirected(view, run, &undirected);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    *out_radius = 0;
    if (undirected->ties == 0)
        return NETWEAVE_STATUS_OK;
    double *vector = nw__allocate((size_t)view->members, sizeof *vector);
    if (vector == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < view->members; i++)
        vector[i] = 1 + (double)nw__degree(&undirected->out, i);
    status = nw__largest_eigenvector(multiply, (void *)undirected, view->members, NULL, run, vector, out_radius);
    nw__free(vector);
    return status;
}

typedef struct step {
    const nw__series *series;
    const double *term;
    double *next;
} step;

static netweave_status do_chunk(void *state, int64_t begin, int64_t end, int thread) {
    const step *step = state;
    const nw__csr *rows = step->series->rows;
    (void)thread;
    for (int64_t i = begin; i < end; i++) {
        double sum = 0;
        for (int64_t k = rows->start[i]; k < rows->start[i + 1]; k++)
            sum += step->term[rows->to[k]] * (rows->weight != NULL ? rows->weight[k] : 1);
        step->next[i] = step->series->factor * sum;
    }
    return NETWEAVE_STATUS_OK;
}

static double length_of(const double *vector, int32_t members) {
    double sum = 0;
    for (int32_t i = 0; i < members; i++)
        sum += vector[i] * vector[i];
    return sqrt(sum);
}

static netweave_status add_terms(const nw__series *series, netweave_run *run, double *term, double *next, double *sum,
                                 bool *out_settled) {
    double rate = series->rate;
    *out_settled = false;
    for (int64_t k = 0; k < series->most && k < SWEEP_LIMIT; k++) {
        step step = {series, term, next};
        netweave_status status = nw__parallel_for(run, series->members, CHUNK, "walks", do_chunk, &step);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        for (int32_t i = 0; i < series->members; i++)
            sum[i] += next[i];
        double left = length_of(next, series->members);
        double whole = length_of(sum, series->members);
        if (!isfinite(left) || left > 1e150)
            return NETWEAVE_STATUS_OK;
        double rest = rate < 1 ? left * rate / (1 - rate) : left * 100;
        double *other = term;
        term = next;
        next = other;
        if (left == 0 || rest <= 1e-14 * whole || k + 1 == series->most) {
            *out_settled = true;
            return NETWEAVE_STATUS_OK;
        }
    }
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__series_sum(const nw__series *series, netweave_run *run, double *sum, bool *out_settled) {
    size_t members = (size_t)series->members;
    double *term = nw__copy(sum, members, sizeof *term);
    double *next = nw__allocate(members, sizeof *next);
    netweave_status status = term != NULL && next != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    if (series->from_first)
        memset(sum, 0, members * sizeof *sum);
    if (status == NETWEAVE_STATUS_OK)
        status = add_terms(series, run, term, next, sum, out_settled);
    nw__free(term);
    nw__free(next);
    return status;
}

netweave_status nw__series_factor(const nw__call *call, const char *name, double *out_factor, double *out_rate,
                                  bool *out_known) {
    double radius = 0;
    netweave_status status = nw__spectral_radius(call->view, call->run, &radius);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double given = nw__options_number(call->options, name);
    *out_known = !isnan(radius);
    if (!*out_known)
        return nw__call_undefined(call, "the search for the largest eigenvalue does not settle");
    double share = isnan(given) ? nw__options_number(call->options, "share") : 0;
    *out_factor = isnan(given) ? (radius > 0 ? share / radius : 0) : given;
    *out_rate = fabs(*out_factor) * radius;
    return NETWEAVE_STATUS_OK;
}
