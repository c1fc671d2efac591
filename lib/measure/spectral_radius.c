/* Spectral radius: the largest eigenvalue of the matrix of ties, read without direction. It lies between the mean and
 * the largest degree, is at least the square root of the largest degree, and 1 / it is the threshold above which what
 * passes along ties spreads (Wang, Chakrabarti, Wang and Faloutsos 2003, doi 10.1109/RELDIS.2003.1238052).
 * Source: Cvetković, Doob and Sachs 1980, Spectra of Graphs. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/lanczos.h"
#include "measure/measure.h"

#include <math.h>

typedef struct matrix {
    const nw__csr *rows;
    int64_t members;
    double largest; /* weight: entries are at most 1 */
    netweave_run *run;
    const double *in;
    double *out;
} matrix;

enum { CHUNK = 8192 };

/* Ties that one thread is done with before others have begun. */
enum { ALONE = 1 << 19 };

static netweave_status multiply_chunk(void *state, int64_t begin, int64_t end, int thread) {
    const matrix *matrix = state;
    const nw__csr *rows = matrix->rows;
    (void)thread;
    for (int64_t i = begin; i < end; i++) {
        double sum = 0;
        for (int64_t k = rows->start[i]; k < rows->start[i + 1]; k++)
            sum += matrix->in[rows->to[k]] * (rows->weight != NULL ? rows->weight[k] / matrix->largest : 1);
        matrix->out[i] = sum;
    }
    return NETWEAVE_STATUS_OK;
}

static netweave_status multiply(void *state, const double *in, double *out) {
    matrix *matrix = state;
    matrix->in = in;
    matrix->out = out;
    if (matrix->rows->start[matrix->members] < ALONE)
        return multiply_chunk(matrix, 0, matrix->members, 0);
    return nw__parallel_for(matrix->run, matrix->members, CHUNK, "spectral radius", multiply_chunk, matrix);
}

static netweave_status find(const netweave_view *view, netweave_run *run, double *out_value) {
    const nw__components *components = NULL;
    netweave_status status = nw__pass_components(view, run, &components);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    nw__noda_matrix rows = {.start = view->out.start,
                            .to = view->out.to,
                            .weight = view->out.weight,
                            .size = view->members,
                            .part = components->component,
                            .parts = components->count};
    matrix matrix = {.rows = &view->out, .members = view->members, .largest = 1, .run = run};
    double *vector = nw__allocate((size_t)view->members, sizeof *vector);
    if (vector == NULL)
        return nw__fail_memory();
    if (view->out.weight != NULL) {
        matrix.largest = 0;
        for (int64_t k = 0; k < view->out.start[view->members]; k++)
            matrix.largest = fmax(matrix.largest, view->out.weight[k]);
    }
    rows.unit = matrix.largest;
    for (int32_t i = 0; i < view->members; i++)
        vector[i] = (double)nw__degree(&view->out, i);
    status = nw__largest_eigenvector(multiply, &matrix, view->members, &rows, run, vector, out_value);
    nw__free(vector);
    if (status == NETWEAVE_STATUS_OK)
        *out_value *= matrix.largest;
    return status;
}

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = NULL;
    double value = 0;
    if (call->view->members == 0)
        return nw__call_undefined(call, "there are no members");
    netweave_status status = nw__view_undirected(call->view, call->run, &view);
    if (status == NETWEAVE_STATUS_OK && view->ties > 0)
        status = find(view, call->run, &value);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (isnan(value))
        return nw__call_undefined(call, "the iteration does not settle");
    out[0][0] = value;
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 0, INFINITY}};

const nw__measure nw__measure_spectral_radius = {
    .name = "spectral_radius",
    .title = "Spectral radius",
    .question = "How readily does something that passes along ties multiply?",
    .higher = "what passes along ties multiplies faster: more ties, or more of them around the well tied",
    .formula = "the largest eigenvalue of the matrix of ties",
    .convention = "ties read without direction, the larger weight of a mutual pair; 0 without ties, n - 1 when all are "
                  "tied, the square root of n - 1 for a star",
    .undefined = "without members, and where the iteration does not settle",
    .citation = "Cvetkovic, Doob and Sachs 1980, Spectra of Graphs; Wang, Chakrabarti, Wang and Faloutsos 2003, doi "
                "10.1109/RELDIS.2003.1238052",
    .cost = "O(ties) a step, some 50 steps",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_STRENGTH,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
