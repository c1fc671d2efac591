/* The largest eigenvalue of a symmetric matrix, by the three-term recurrence of Lanczos 1950 (doi
 * 10.6028/jres.045.026) without orthogonalisation: vectors lose their right angles only once the largest value has
 * settled (Paige 1980, doi 10.1016/0024-3795(80)90167-6), and there it ends. Long chains take as many steps as they
 * have members, so only the first vectors are kept, and the others made once more when the result is put together.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/lanczos.h"

#include "base/memory.h"

#include <math.h>
#include <string.h>

enum { KEPT = 24, FEW_STEPS = 300, STEP_LIMIT = 40000, ROUND_LIMIT = 6, BLOCK = 256, HALVINGS = 80 };

typedef struct lanczos {
    nw__multiply_vector *multiply;
    void *matrix;
    int64_t size;
    netweave_run *run;
    const nw__noda_matrix *rows; /* NULL: not a matrix of ties */
    int64_t step_limit;
    bool settled;              /* before the limit */
    double *kept;              /* the first vectors of the basis, one after the other */
    double *spare[3];          /* the later ones take turns here */
    double *diagonal, *beside; /* the matrix on the basis: of each vector, and of it and the next */
    double *pivot, *small;     /* per vector: scratch, and its part in the result */
    size_t diagonal_capacity, beside_capacity, pivot_capacity, small_capacity;
} lanczos;

/* Block by block, since the rounding of a long sum of like numbers grows with its length. */
static double product(const double *a, const double *b, int64_t size) {
    long double total = 0;
    for (int64_t begin = 0; begin < size; begin += BLOCK) {
        int64_t end = size - begin < BLOCK ? size : begin + BLOCK;
        double sums[4] = {0};
        int64_t i = begin;
        for (; i + 4 <= end; i += 4)
            for (int k = 0; k < 4; k++)
                sums[k] += a[i + k] * b[i + k];
        for (; i < end; i++)
            sums[0] += a[i] * b[i];
        total += (sums[0] + sums[1]) + (sums[2] + sums[3]);
    }
    return (double)total;
}

static void scale(double *vector, double factor, int64_t size) {
    for (int64_t i = 0; i < size; i++)
        vector[i] *= factor;
}

static double *basis_vector(const lanczos *work, int64_t step) {
    return step < KEPT ? work->kept + step * work->size : work->spare[step % 3];
}

/* next = matrix * now - a now - b before. */
static void take_off(const lanczos *work, int64_t step, double *next) {
    const double *now = basis_vector(work, step);
    const double *before = basis_vector(work, step > 0 ? step - 1 : 0);
    double with_now = work->diagonal[step];
    double with_before = step > 0 ? work->beside[step - 1] : 0;
    for (int64_t i = 0; i < work->size; i++)
        next[i] -= with_now * now[i] + with_before * before[i];
}

static bool reserve(lanczos *work, size_t steps) {
    return nw__grow(&work->diagonal, &work->diagonal_capacity, steps, sizeof *work->diagonal) &&
           nw__grow(&work->beside, &work->beside_capacity, steps, sizeof *work->beside) &&
           nw__grow(&work->pivot, &work->pivot_capacity, steps, sizeof *work->pivot) &&
           nw__grow(&work->small, &work->small_capacity, steps, sizeof *work->small);
}

/* One more vector after that of `step`, which ends the basis when nothing is left of it (then beside is 0). */
static netweave_status extend(lanczos *work, int64_t step) {
    double *now = basis_vector(work, step);
    double *next = basis_vector(work, step + 1);
    if (!reserve(work, (size_t)step + 1))
        return nw__fail_memory();
    netweave_status status = work->multiply(work->matrix, now, next);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double before = product(next, next, work->size);
    work->diagonal[step] = product(now, next, work->size);
    take_off(work, step, next);
    double left = product(next, next, work->size);
    work->beside[step] = left > 1e-28 * before ? sqrt(left) : 0;
    if (work->beside[step] > 0)
        scale(next, 1 / work->beside[step], work->size);
    return NETWEAVE_STATUS_OK;
}

/* True when `value` is above all eigenvalues of the tridiagonal matrix: all pivots of value - matrix are positive. */
static bool is_above(const lanczos *work, int64_t steps, double value) {
    double pivot = 1;
    for (int64_t k = 0; k < steps; k++) {
        double before = k > 0 ? work->beside[k - 1] : 0;
        pivot = value - work->diagonal[k] - before * before / pivot;
        work->pivot[k] = pivot;
        if (!(pivot > 0))
            return false;
    }
    return true;
}

/* The largest eigenvalue of the tridiagonal matrix, by halving, and its vector into `small`, by inverse iteration just
 * above the value: all numbers in it are positive, so that nothing cancels. */
static double solve_small(lanczos *work, int64_t steps) {
    double low = work->diagonal[0];
    double high = low;
    for (int64_t k = 0; k < steps; k++) {
        double around = (k > 0 ? work->beside[k - 1] : 0) + (k + 1 < steps ? work->beside[k] : 0);
        low = fmax(low, work->diagonal[k]);
        high = fmax(high, work->diagonal[k] + around);
    }
    high += 1e-15 * fabs(high);
    for (int halving = 0; halving < HALVINGS; halving++) {
        double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high)
            break;
        *(is_above(work, steps, middle) ? &high : &low) = middle;
    }
    for (int64_t k = 0; k < steps; k++)
        work->small[k] = 1;
    bool positive = is_above(work, steps, high);
    for (int round = 0; round < 3 && positive; round++) {
        for (int64_t k = 1; k < steps; k++)
            work->small[k] += work->small[k - 1] * work->beside[k - 1] / work->pivot[k - 1];
        work->small[steps - 1] /= work->pivot[steps - 1];
        for (int64_t k = steps - 2; k >= 0; k--)
            work->small[k] = (work->small[k] + work->beside[k] * work->small[k + 1]) / work->pivot[k];
        scale(work->small, 1 / sqrt(product(work->small, work->small, steps)), steps);
    }
    return high;
}

/* Puts the result together in `vector`, which held the start; vectors that were not kept are made once more. */
static netweave_status combine(lanczos *work, int64_t steps, double *vector) {
    memset(vector, 0, (size_t)work->size * sizeof *vector);
    for (int64_t step = 0; step < steps; step++) {
        const double *now = basis_vector(work, step);
        double part = work->small[step];
        for (int64_t i = 0; i < work->size; i++)
            vector[i] += part * now[i];
        if (step + 1 == steps || step + 1 < KEPT)
            continue;
        double *next = basis_vector(work, step + 1);
        netweave_status status = work->multiply(work->matrix, now, next);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        take_off(work, step, next);
        scale(next, 1 / work->beside[step], work->size);
    }
    scale(vector, 1 / sqrt(product(vector, vector, work->size)), work->size);
    return NETWEAVE_STATUS_OK;
}

/* From the vector as it is to a better one; `*out_residual` is |Av - value v|. The small problem is solved as often as
 * its cost stays well below that of the steps. */
static netweave_status improve(lanczos *work, double *vector, double *out_value, double *out_residual) {
    int64_t steps = 0;
    int64_t next_look = 2;
    memcpy(work->kept, vector, (size_t)work->size * sizeof *vector);
    for (work->settled = false; !work->settled && steps < work->step_limit;) {
        netweave_status status = nw__run_check(work->run, 0, "eigenvector");
        if (status == NETWEAVE_STATUS_OK)
            status = extend(work, steps);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        bool ended = !(work->beside[steps++] > 0);
        if (!ended && steps < next_look && steps < work->step_limit)
            continue;
        double value = solve_small(work, steps);
        work->settled = ended || work->beside[steps - 1] * work->small[steps - 1] <= 1e-14 * value;
        int64_t rest = 100 * steps / work->size;
        next_look = steps + 1 + (rest < steps / 8 ? rest : steps / 8); /* on few members the basis is soon at its end */
    }
    netweave_status status = combine(work, steps, vector);
    double *product_of = work->spare[0];
    if (status == NETWEAVE_STATUS_OK)
        status = work->multiply(work->matrix, vector, product_of);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double value = product(vector, product_of, work->size);
    for (int64_t i = 0; i < work->size; i++)
        product_of[i] -= value * vector[i];
    *out_value = value;
    *out_residual = sqrt(product(product_of, product_of, work->size));
    return NETWEAVE_STATUS_OK;
}

/* By inverse iteration; *out_value stays as it is where that is not possible. */
static netweave_status invert(const lanczos *work, double *vector, double *out_value) {
    double *scores = work->spare[0];
    double *values = nw__allocate((size_t)work->rows->parts, sizeof *values);
    bool found = false;
    int64_t best = 0;
    netweave_status status =
        values != NULL ? nw__noda_eigenvectors(work->rows, work->run, scores, values, &found) : nw__fail_memory();
    if (found) {
        for (int64_t k = 1; k < work->rows->parts; k++)
            best = values[k] > values[best] ? k : best;
        for (int64_t i = 0; i < work->size; i++)
            vector[i] = work->rows->part == NULL || work->rows->part[i] == best ? scores[i] : 0;
        scale(vector, 1 / sqrt(product(vector, vector, work->size)), work->size);
        *out_value = values[best];
    }
    nw__free(values);
    return status;
}

static netweave_status settle(lanczos *work, double *vector, double *out_value) {
    double value = NAN;
    double residual = INFINITY;
    double before = INFINITY;
    scale(vector, 1 / sqrt(product(vector, vector, work->size)), work->size);
    for (int round = 0; round < ROUND_LIMIT; round++) {
        netweave_status status = improve(work, vector, &value, &residual);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        if (round == 0 && !work->settled && work->rows != NULL) {
            *out_value = NAN;
            status = invert(work, vector, out_value);
            if (status != NETWEAVE_STATUS_OK || !isnan(*out_value))
                return status;
            work->step_limit = STEP_LIMIT;
            continue;
        }
        if (residual <= 1e-13 * value || residual > before / 2)
            break;
        before = residual;
    }
    *out_value = residual <= 1e-10 * value ? value : NAN;
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__largest_eigenvector(nw__multiply_vector *multiply, void *matrix, int64_t size,
                                        const nw__noda_matrix *rows, netweave_run *run, double *vector,
                                        double *out_value) {
    lanczos work = {.multiply = multiply,
                    .matrix = matrix,
                    .size = size,
                    .rows = rows,
                    .run = run,
                    .step_limit = rows != NULL ? FEW_STEPS : STEP_LIMIT};
    size_t numbers = 0;
    bool made = nw__multiply(KEPT, (size_t)size, &numbers);
    work.kept = made ? nw__allocate(numbers, sizeof *work.kept) : NULL;
    made = work.kept != NULL;
    for (int k = 0; k < 3; k++) {
        work.spare[k] = nw__allocate((size_t)size, sizeof *work.spare[k]);
        made = made && work.spare[k] != NULL;
    }
    netweave_status status = made ? settle(&work, vector, out_value) : nw__fail_memory();
    nw__free(work.kept);
    for (int k = 0; k < 3; k++)
        nw__free(work.spare[k]);
    nw__free(work.diagonal);
    nw__free(work.beside);
    nw__free(work.pivot);
    nw__free(work.small);
    return status;
}
