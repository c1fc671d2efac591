/* The largest eigenvalue of a symmetric matrix, by restarted Lanczos with full orthogonalisation.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/lanczos.h"

#include "base/memory.h"

#include <math.h>
#include <string.h>

enum { BASIS = 24, ROUND_LIMIT = 5000, PATIENCE = 300, ROTATION_LIMIT = 60 };

typedef struct lanczos {
    int64_t size;
    double *basis; /* BASIS + 1 vectors */
    double diagonal[BASIS], beside[BASIS];
} lanczos;

static double product(const double *a, const double *b, int64_t size) {
    double sum = 0;
    for (int64_t i = 0; i < size; i++)
        sum += a[i] * b[i];
    return sum;
}

static void subtract(double *from, const double *what, double times, int64_t size) {
    for (int64_t i = 0; i < size; i++)
        from[i] -= times * what[i];
}

static void scale(double *vector, double factor, int64_t size) {
    for (int64_t i = 0; i < size; i++)
        vector[i] *= factor;
}

/* Turns the entries (p, q) of a small symmetric matrix to 0, and `turned` along. */
static void rotate(double matrix[BASIS][BASIS], double turned[BASIS][BASIS], int size, int p, int q) {
    double angle = 0.5 * atan2(2 * matrix[p][q], matrix[q][q] - matrix[p][p]);
    double cosine = cos(angle);
    double sine = sin(angle);
    for (int k = 0; k < size; k++) {
        double first = matrix[k][p];
        double second = matrix[k][q];
        matrix[k][p] = cosine * first - sine * second;
        matrix[k][q] = sine * first + cosine * second;
    }
    for (int k = 0; k < size; k++) {
        double first = matrix[p][k];
        double second = matrix[q][k];
        matrix[p][k] = cosine * first - sine * second;
        matrix[q][k] = sine * first + cosine * second;
        first = turned[k][p];
        second = turned[k][q];
        turned[k][p] = cosine * first - sine * second;
        turned[k][q] = sine * first + cosine * second;
    }
}

/* The largest eigenvalue of the tridiagonal matrix found so far, and its vector, by Jacobi's rotations. */
static double largest_of_small(const lanczos *work, int size, double vector[BASIS]) {
    double matrix[BASIS][BASIS] = {{0}};
    double turned[BASIS][BASIS] = {{0}};
    double weight = 0;
    for (int i = 0; i < size; i++) {
        turned[i][i] = 1;
        matrix[i][i] = work->diagonal[i];
        weight += fabs(work->diagonal[i]) + work->beside[i];
        if (i + 1 < size)
            matrix[i][i + 1] = matrix[i + 1][i] = work->beside[i];
    }
    for (int round = 0; round < ROTATION_LIMIT; round++) {
        double rest = 0;
        for (int p = 0; p < size; p++) {
            for (int q = p + 1; q < size; q++) {
                rest += fabs(matrix[p][q]);
                if (fabs(matrix[p][q]) > 1e-18 * weight)
                    rotate(matrix, turned, size, p, q);
            }
        }
        if (rest <= 1e-16 * weight)
            break;
    }
    int best = 0;
    for (int i = 1; i < size; i++)
        best = matrix[i][i] > matrix[best][best] ? i : best;
    for (int i = 0; i < size; i++)
        vector[i] = turned[i][best];
    return matrix[best][best];
}

/* Builds a basis from the vector in its first place; gives how many vectors it has. */
static int build_basis(lanczos *work, nw__multiply_vector *multiply, void *matrix) {
    int64_t size = work->size;
    for (int k = 0; k < BASIS; k++) {
        double *now = work->basis + k * size;
        double *next = now + size;
        multiply(matrix, now, next);
        work->diagonal[k] = product(now, next, size);
        double before = sqrt(product(next, next, size));
        for (int twice = 0; twice < 2; twice++)
            for (int l = k; l >= 0; l--)
                subtract(next, work->basis + l * size, product(next, work->basis + l * size, size), size);
        work->beside[k] = sqrt(product(next, next, size));
        if (work->beside[k] <= 1e-14 * before || k + 1 == size) {
            work->beside[k] = 0;
            return k + 1;
        }
        scale(next, 1 / work->beside[k], size);
    }
    return BASIS;
}

static netweave_status iterate(lanczos *work, nw__multiply_vector *multiply, void *matrix, netweave_run *run,
                               double *out_value) {
    int64_t size = work->size;
    double small[BASIS];
    double before = INFINITY;
    for (int round = 0; round < ROUND_LIMIT; round++) {
        netweave_status status = nw__run_check(run, 0, "eigenvector");
        if (status != NETWEAVE_STATUS_OK)
            return status;
        int count = build_basis(work, multiply, matrix);
        double value = largest_of_small(work, count, small);
        double residual = fabs(work->beside[count - 1] * small[count - 1]);
        scale(work->basis, small[0], size);
        for (int k = 1; k < count; k++)
            subtract(work->basis, work->basis + k * size, -small[k], size);
        scale(work->basis, 1 / sqrt(product(work->basis, work->basis, size)), size);
        /* Long chains settle slowly, and where rounding is all that is left nothing settles further. */
        bool rests = residual > before / 2 || round > PATIENCE;
        *out_value = residual <= 1e-10 * value ? value : NAN;
        if (residual <= 1e-13 * value || (rests && residual <= 1e-10 * value))
            return NETWEAVE_STATUS_OK;
        before = residual;
    }
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__largest_eigenvector(nw__multiply_vector *multiply, void *matrix, int64_t size, netweave_run *run,
                                        double *vector, double *out_value) {
    size_t vectors = (size_t)(size < BASIS ? size : BASIS) + 1;
    size_t numbers = 0;
    lanczos work = {.size = size};
    if (nw__multiply(vectors, (size_t)size, &numbers))
        work.basis = nw__allocate(numbers, sizeof *work.basis);
    if (work.basis == NULL)
        return nw__fail_memory();
    memcpy(work.basis, vector, (size_t)size * sizeof *vector);
    scale(work.basis, 1 / sqrt(product(vector, vector, size)), size);
    netweave_status status = iterate(&work, multiply, matrix, run, out_value);
    if (status == NETWEAVE_STATUS_OK)
        memcpy(vector, work.basis, (size_t)size * sizeof *vector);
    nw__free(work.basis);
    return status;
}
