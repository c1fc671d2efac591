/* The largest eigenvalue λ of a matrix A of ties, by inverse iteration. For positive scores x and σ = max (Ax)_i / x_i,
 * which is at least λ (Collatz 1942), X (σ - A) X with X = diag(x) is a circuit: conductors a_ij x_i x_j, and x_i (σ
 * x_i
 * - (Ax)_i) >= 0 from i to the ground. With its potentials z for currents x_i², the next scores are x_i z_i, whose σ is
 * σ - 1 / max z; to the ground goes x_i² z_i² (1 / z_i - 1 / max z), a difference that is small only where z is level,
 * and there it ends. Converges quadratically (Elsner 1976, doi 10.1007/BF01396567).
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/noda.h"

#include "base/memory.h"
#include "measure/circuit.h"

#include <math.h>

enum { STEP_LIMIT = 60 };
static const double level = 1e-10;  /* potentials that differ by less are as good as equal */
static const double least = 1e-140; /* products of two scores must stay in range */
static const double patience = 100; /* conductors looked at, per row and tie */

typedef struct work {
    const nw__noda_matrix *matrix;
    netweave_run *run;
    double *score, *value;
    double *ground; /* per row: its conductor to the ground */
    double *high, *low;
    unsigned char *settled; /* per part */
    int32_t *from, *to;
    double *conductance;
    nw__circuit_lanes *lanes;
    int64_t open; /* parts that have not settled */
} work;

static double entry(const nw__noda_matrix *matrix, int64_t place) {
    return matrix->weight != NULL ? matrix->weight[place] / matrix->unit : 1;
}

static int64_t part_of(const work *work, int32_t row) {
    return work->matrix->part != NULL ? work->matrix->part[row] : 0;
}

/* High and low of what stands beside each row, by part. */
static void bound(const work *work, const double *numbers) {
    for (int64_t c = 0; c < work->matrix->parts; c++) {
        work->high[c] = 0;
        work->low[c] = INFINITY;
    }
    for (int32_t i = 0; i < work->matrix->size; i++) {
        int64_t c = part_of(work, i);
        work->high[c] = fmax(work->high[c], numbers[i]);
        work->low[c] = fmin(work->low[c], numbers[i]);
    }
}

/* All scores 1: σ is the largest sum of a row. */
static void begin(work *work) {
    const nw__noda_matrix *matrix = work->matrix;
    for (int32_t i = 0; i < matrix->size; i++) {
        work->score[i] = 1;
        work->ground[i] = 0;
        for (int64_t k = matrix->start[i]; k < matrix->start[i + 1]; k++)
            work->ground[i] += entry(matrix, k);
    }
    bound(work, work->ground);
    work->open = matrix->parts;
    for (int64_t c = 0; c < matrix->parts; c++) {
        work->value[c] = work->high[c];
        work->settled[c] = work->high[c] - work->low[c] <= 1e-15 * work->high[c];
        work->open -= work->settled[c];
    }
    for (int32_t i = 0; i < matrix->size; i++) {
        int64_t c = part_of(work, i);
        work->ground[i] = work->settled[c] ? 1 : work->high[c] - work->ground[i];
    }
}

/* The potentials, in the first lane. */
static netweave_status find_potentials(work *work, bool *out_too_large) {
    const nw__noda_matrix *matrix = work->matrix;
    nw__circuit circuit = {0};
    int64_t listed = 0;
    for (int32_t i = 0; i < matrix->size; i++) {
        for (int64_t k = matrix->start[i]; k < matrix->start[i + 1]; k++) {
            if (matrix->to[k] <= i)
                continue;
            work->from[listed] = i + 1;
            work->to[listed] = matrix->to[k] + 1;
            work->conductance[listed++] = entry(matrix, k) * work->score[i] * work->score[matrix->to[k]];
        }
        if (work->ground[i] > 0) {
            work->from[listed] = 0;
            work->to[listed] = i + 1;
            work->conductance[listed++] = work->ground[i];
        }
        work->lanes[i + 1] = (nw__circuit_lanes){{work->score[i] * work->score[i]}};
    }
    netweave_status status = nw__circuit_make(matrix->size + 1, listed, work->from, work->to, work->conductance,
                                              patience * (double)listed, work->run, &circuit, out_too_large);
    if (status == NETWEAVE_STATUS_OK && !*out_too_large)
        nw__circuit_solve(&circuit, work->lanes);
    nw__circuit_free(&circuit);
    return status;
}

/* The next scores; false when one falls out of range. */
static bool advance(work *work) {
    double *potential = work->ground;
    for (int32_t i = 0; i < work->matrix->size; i++)
        potential[i] = work->lanes[i + 1].value[0];
    bound(work, potential);
    for (int32_t i = 0; i < work->matrix->size; i++) {
        int64_t c = part_of(work, i);
        double share = potential[i] / work->high[c];
        if (work->settled[c])
            continue;
        work->score[i] *= share;
        work->ground[i] = work->score[i] * work->score[i] * (1 / potential[i] - 1 / work->high[c]);
        if (!(work->score[i] > least))
            return false;
    }
    for (int64_t c = 0; c < work->matrix->parts; c++) {
        if (work->settled[c])
            continue;
        work->value[c] -= 1 / work->high[c];
        work->settled[c] = work->high[c] <= work->low[c] * (1 + level);
        work->open -= work->settled[c];
    }
    return true;
}

/* To the ground of a part that has settled nothing may go, and then it has no potentials: it gets another. */
static void ground_settled(work *work) {
    for (int32_t i = 0; i < work->matrix->size; i++)
        if (work->settled[part_of(work, i)])
            work->ground[i] = work->score[i] * work->score[i];
}

static netweave_status iterate(work *work, bool *out_found) {
    bool too_large = false;
    begin(work);
    for (int step = 0; step < STEP_LIMIT && work->open > 0; step++) {
        netweave_status status = find_potentials(work, &too_large);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        if (too_large || !advance(work))
            return NETWEAVE_STATUS_OK;
        ground_settled(work);
    }
    *out_found = work->open == 0;
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__noda_eigenvectors(const nw__noda_matrix *matrix, netweave_run *run, double *vector, double *value,
                                      bool *out_found) {
    size_t size = (size_t)matrix->size;
    size_t parts = (size_t)matrix->parts;
    size_t conductors = (size_t)(matrix->start[matrix->size] - matrix->start[0]) / 2 + size;
    work work = {.matrix = matrix, .run = run, .score = vector, .value = value};
    work.ground = nw__allocate(size, sizeof *work.ground);
    work.high = nw__allocate(parts, sizeof *work.high);
    work.low = nw__allocate(parts, sizeof *work.low);
    work.settled = nw__allocate(parts, 1);
    work.from = nw__allocate(conductors, sizeof *work.from);
    work.to = nw__allocate(conductors, sizeof *work.to);
    work.conductance = nw__allocate(conductors, sizeof *work.conductance);
    work.lanes = nw__allocate_zeroed(size + 1, sizeof *work.lanes);
    bool made = work.ground != NULL && work.high != NULL && work.low != NULL && work.settled != NULL &&
                work.from != NULL && work.to != NULL && work.conductance != NULL && work.lanes != NULL;
    *out_found = false;
    netweave_status status = made ? iterate(&work, out_found) : nw__fail_memory();
    nw__free(work.ground);
    nw__free(work.high);
    nw__free(work.low);
    nw__free(work.settled);
    nw__free(work.from);
    nw__free(work.to);
    nw__free(work.conductance);
    nw__free(work.lanes);
    return status;
}
