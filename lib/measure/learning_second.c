/* The second eigenvalue of learning. Undirected: the matrix is like a symmetric one, D^-1/2 (A + own) D^-1/2 with D the
 * totals, whose first vector is known, so that Lanczos finds both ends of the others. Directed: the eigenvalues are
 * those of the strong components, and the largest size among them is the limit of |B^k|^(1/k) (Gelfand 1941), for k =
 * 1, 2, 4 … by squaring. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/random.h"
#include "measure/lanczos.h"
#include "measure/learning.h"

#include <math.h>
#include <string.h>

enum { LARGEST = 500, SQUARINGS = 52 };

#define NOTHING 1e-13 /* what rounding leaves of 0 */

/* first + sign * matrix, the first vector taken out. */
typedef struct symmetric {
    const nw__learning *learning;
    netweave_run *run;
    double *root;  /* of the totals */
    double *first; /* of length 1 */
    double sign;
} symmetric;

static void take_out(const symmetric *matrix, double *vector) {
    int32_t members = matrix->learning->view->members;
    double along = 0;
    for (int32_t i = 0; i < members; i++)
        along += matrix->first[i] * vector[i];
    for (int32_t i = 0; i < members; i++)
        vector[i] -= along * matrix->first[i];
}

static netweave_status multiply(void *state, const double *in, double *out) {
    const symmetric *matrix = state;
    const nw__learning *learning = matrix->learning;
    const nw__csr *rows = &learning->view->out;
    netweave_status status = nw__run_check(matrix->run, 0, "learning");
    for (int32_t i = 0; i < learning->view->members; i++) {
        double sum = learning->own * in[i] / matrix->root[i];
        for (int64_t k = rows->start[i]; k < rows->start[i + 1]; k++)
            sum += (rows->weight != NULL ? rows->weight[k] : 1) * in[rows->to[k]] / matrix->root[rows->to[k]];
        out[i] = in[i] + matrix->sign * sum / matrix->root[i];
    }
    take_out(matrix, out);
    return status;
}

static netweave_status second_undirected(const nw__learning *learning, netweave_run *run, double *out) {
    size_t members = (size_t)learning->view->members;
    symmetric matrix = {.learning = learning,
                        .run = run,
                        .root = nw__allocate(members, sizeof(double)),
                        .first = nw__allocate(members, sizeof(double))};
    double *vector = nw__allocate(members, sizeof *vector);
    double square = 0;
    double found[2] = {0};
    netweave_status status =
        matrix.root != NULL && matrix.first != NULL && vector != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    for (size_t i = 0; i < members && status == NETWEAVE_STATUS_OK; i++) {
        matrix.root[i] = sqrt(learning->total[i]);
        square += learning->total[i];
    }
    for (size_t i = 0; i < members && status == NETWEAVE_STATUS_OK; i++)
        matrix.first[i] = matrix.root[i] / sqrt(square);
    for (int k = 0; k < 2 && status == NETWEAVE_STATUS_OK; k++) {
        nw__random random = nw__random_stream(1, 0); /* any start will do that has some of every direction */
        for (size_t i = 0; i < members; i++)
            vector[i] = nw__random_unit(&random);
        take_out(&matrix, vector);
        matrix.sign = k == 0 ? 1 : -1;
        status = nw__largest_eigenvector(multiply, &matrix, (int64_t)members, NULL, run, vector, &found[k]);
    }
    nw__free(matrix.root);
    nw__free(matrix.first);
    nw__free(vector);
    if (status == NETWEAVE_STATUS_OK)
        *out = isnan(found[0]) || isnan(found[1]) ? NAN : fmax(found[0], found[1]) - 1;
    return status;
}

static double length_of(const double *matrix, size_t count) {
    double sum = 0;
    for (size_t k = 0; k < count; k++)
        sum += matrix[k] * matrix[k];
    return sqrt(sum);
}

static netweave_status square_of(const double *matrix, int64_t size, netweave_run *run, double *out) {
    memset(out, 0, (size_t)(size * size) * sizeof *out);
    for (int64_t i = 0; i < size; i++) {
        netweave_status status = nw__run_check(run, 0, "learning");
        if (status != NETWEAVE_STATUS_OK)
            return status;
        for (int64_t k = 0; k < size; k++) {
            double factor = matrix[i * size + k];
            for (int64_t j = 0; j < size && factor != 0; j++)
                out[i * size + j] += factor * matrix[k * size + j];
        }
    }
    return NETWEAVE_STATUS_OK;
}

/* The largest size of an eigenvalue of `matrix`, which is used up; `spare` is as large. Powers are kept at length 1, so
 * that nothing overflows. */
static netweave_status largest_size(double *matrix, double *spare, int64_t size, netweave_run *run, double *out) {
    size_t count = (size_t)(size * size);
    double length = length_of(matrix, count);
    double logarithm = log(length); /* of the power's length */
    double power = 1;
    double before = INFINITY;
    *out = 0;
    if (length <= NOTHING)
        return NETWEAVE_STATUS_OK;
    for (int k = 0; k < SQUARINGS; k++) {
        for (size_t cell = 0; cell < count; cell++)
            matrix[cell] /= length;
        netweave_status status = square_of(matrix, size, run, spare);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        double *other = matrix;
        matrix = spare;
        spare = other;
        length = length_of(matrix, count);
        if (!(length > 0))
            return NETWEAVE_STATUS_OK;
        double now = (logarithm + log(length)) / power; /* log of |B^2k| / |B^k|, by k: settles soonest */
        logarithm = 2 * logarithm + log(length);
        power *= 2;
        *out = exp(logarithm / power);
        if (fabs(now - before) <= 1e-15) {
            *out = exp(now);
            break;
        }
        before = now;
    }
    return NETWEAVE_STATUS_OK;
}

/* The part of the matrix among the members of a strong component; with `influence`, the eigenvalue 1 taken out. */
static void fill_part(const nw__learning *learning, const int32_t *list, int64_t size, const int32_t *place,
                      const int32_t *component, const double *influence, double *out) {
    const nw__csr *in = &learning->view->in;
    double sum = 0;
    for (int64_t j = 0; j < size && influence != NULL; j++)
        sum += influence[list[j]];
    for (int64_t i = 0; i < size; i++) {
        int32_t member = list[i];
        double *row = out + i * size;
        for (int64_t j = 0; j < size; j++)
            row[j] = influence != NULL ? -influence[list[j]] / sum : 0;
        row[i] += learning->own / learning->total[member];
        for (int64_t k = in->start[member]; k < in->start[member + 1]; k++)
            if (component[in->to[k]] == component[member])
                row[place[in->to[k]]] += (in->weight != NULL ? in->weight[k] : 1) / learning->total[member];
    }
}

typedef struct parts {
    const nw__learning *learning;
    const nw__components *strong;
    netweave_run *run;
    int64_t *first; /* per component, and one more: where its members begin in `list` */
    int32_t *list;
    int32_t *place;      /* per member: in its component */
    unsigned char *open; /* per component: 1 when it listens to others */
    int64_t closed, largest;
    double *influence;
    double *matrix, *spare;
} parts;

static void list_parts(parts *parts) {
    const nw__components *strong = parts->strong;
    const nw__csr *in = &parts->learning->view->in;
    int32_t members = parts->learning->view->members;
    for (int64_t part = 0; part < strong->count; part++) {
        parts->first[part + 1] = parts->first[part] + strong->size[part];
        parts->largest = strong->size[part] > parts->largest ? strong->size[part] : parts->largest;
    }
    int64_t *filled = parts->first; /* moves on to the end of each, and is set back */
    for (int32_t i = 0; i < members; i++)
        parts->list[filled[strong->component[i]]++] = i;
    for (int64_t part = strong->count; part > 0; part--)
        filled[part] = filled[part - 1];
    filled[0] = 0;
    for (int32_t i = 0; i < members; i++)
        for (int64_t k = in->start[i]; k < in->start[i + 1]; k++)
            if (strong->component[in->to[k]] != strong->component[i])
                parts->open[strong->component[i]] = 1;
    for (int64_t part = 0; part < strong->count; part++) {
        parts->closed += parts->open[part] ? 0 : 1;
        for (int64_t k = parts->first[part]; k < parts->first[part + 1]; k++)
            parts->place[parts->list[k]] = (int32_t)(k - parts->first[part]);
    }
}

static netweave_status solve_parts(const parts *parts, double *out) {
    const nw__learning *learning = parts->learning;
    double most = 0;
    for (int64_t part = 0; part < parts->strong->count; part++) {
        const int32_t *list = parts->list + parts->first[part];
        int64_t size = parts->strong->size[part];
        double found = parts->open[part] ? learning->own / learning->total[list[0]] : 0;
        if (size > 1) {
            fill_part(learning, list, size, parts->place, parts->strong->component,
                      parts->open[part] ? NULL : parts->influence, parts->matrix);
            netweave_status status = largest_size(parts->matrix, parts->spare, size, parts->run, &found);
            if (status != NETWEAVE_STATUS_OK)
                return status;
        }
        most = fmax(most, found);
    }
    *out = most;
    return NETWEAVE_STATUS_OK;
}

static netweave_status find_parts(parts *parts, double *out) {
    bool settled = false;
    list_parts(parts);
    *out = parts->closed > 1 ? 1 : NAN;
    if (parts->closed > 1 || parts->largest > LARGEST)
        return NETWEAVE_STATUS_OK;
    size_t cells = (size_t)parts->largest * (size_t)parts->largest;
    parts->matrix = nw__allocate(cells, sizeof *parts->matrix);
    parts->spare = nw__allocate(cells, sizeof *parts->spare);
    if (parts->matrix == NULL || parts->spare == NULL)
        return nw__fail_memory();
    netweave_status status = nw__learning_influence(parts->learning, parts->run, parts->influence, &settled);
    return status == NETWEAVE_STATUS_OK && settled ? solve_parts(parts, out) : status;
}

static netweave_status second_directed(const nw__learning *learning, netweave_run *run, double *out) {
    size_t members = (size_t)learning->view->members;
    parts parts = {.learning = learning, .run = run};
    netweave_status status = nw__pass_strong_components(learning->view, run, &parts.strong);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    parts.first = nw__allocate_zeroed((size_t)parts.strong->count + 1, sizeof *parts.first);
    parts.list = nw__allocate(members, sizeof *parts.list);
    parts.place = nw__allocate(members, sizeof *parts.place);
    parts.open = nw__allocate_zeroed((size_t)parts.strong->count, 1);
    parts.influence = nw__allocate(members, sizeof *parts.influence);
    bool made = parts.first != NULL && parts.list != NULL && parts.place != NULL && parts.open != NULL &&
                parts.influence != NULL;
    status = made ? find_parts(&parts, out) : nw__fail_memory();
    nw__free(parts.first);
    nw__free(parts.list);
    nw__free(parts.place);
    nw__free(parts.open);
    nw__free(parts.influence);
    nw__free(parts.matrix);
    nw__free(parts.spare);
    return status;
}

netweave_status nw__learning_second(const nw__learning *learning, netweave_run *run, double *out) {
    const nw__components *components = NULL;
    double found = 1;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (learning->view->directed) {
        status = second_directed(learning, run, &found);
    } else {
        status = nw__pass_components(learning->view, run, &components);
        if (status == NETWEAVE_STATUS_OK && components->count == 1)
            status = second_undirected(learning, run, &found);
    }
    if (status == NETWEAVE_STATUS_OK)
        *out = isnan(found) ? NAN : found < NOTHING ? 0 : fmin(1, found);
    return status;
}
