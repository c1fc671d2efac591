/* The smallest p that can be. An assignment that leaves all predictors as they are, or the dependent and all predictors
 * but one, gives the real number again, so that p is at least the share of such assignments: |Aut| / n! for a network
 * with itself. Where all assignments are tried they are counted; above that only those among members with the same ties
 * (spokes of one hub), whose places can be exchanged in any way. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "infer/qap.h"

#include <math.h>
#include <stdatomic.h>

enum { TWIN_MEMBERS = 1000, CHUNK = 4096 }; /* with more members, members with the same ties hardly lift the floor */

static double cell_at(const nw__csr *cells, int32_t i, int32_t j) {
    int64_t found = nw__csr_find(cells, i, j);
    return found < 0 ? 0 : cells->weight != NULL ? cells->weight[found] : 1;
}

/* True when an assignment leaves a matrix as it is. */
static bool is_kept(const nw__qap *qap, const nw__csr *cells, const int32_t *place) {
    for (int32_t i = 0; i < qap->members; i++)
        for (int64_t k = cells->start[i]; k < cells->start[i + 1]; k++)
            if (cell_at(cells, place[i], place[cells->to[k]]) != (cells->weight != NULL ? cells->weight[k] : 1))
                return false;
    return true;
}

/* ---- all assignments ---- */

typedef struct counting {
    const nw__qap *qap;
    _Atomic int64_t kept[NW_QAP_MATRICES]; /* 0: assignments that keep all predictors; k: all others but predictor k */
} counting;

static void count_kept(counting *counting, const int32_t *place) {
    const nw__qap *qap = counting->qap;
    int64_t moved = 0;
    int64_t last = 0;
    for (int64_t k = 0; k <= qap->count && moved < 2; k++) {
        if (!is_kept(qap, &qap->matrix[k].cells, place)) {
            moved++;
            last = k;
        }
    }
    for (int64_t k = 0; k <= qap->count; k++)
        if (moved == 0 || (moved == 1 && k == last))
            atomic_fetch_add(&counting->kept[k], 1);
}

static netweave_status count_some(void *state, int64_t begin, int64_t end, int thread) {
    counting *counting = state;
    int32_t *place = nw__allocate((size_t)counting->qap->members, 2 * sizeof *place);
    (void)thread;
    if (place == NULL)
        return nw__fail_memory();
    for (int64_t draw = begin; draw < end; draw++) {
        nw__qap_place(counting->qap, draw, place, place + counting->qap->members);
        count_kept(counting, place);
    }
    nw__free(place);
    return NETWEAVE_STATUS_OK;
}

static netweave_status count_all(nw__qap *qap) {
    counting counting = {.qap = qap};
    netweave_status status = nw__parallel_for(qap->run, qap->draws, CHUNK, "the smallest p", count_some, &counting);
    for (int64_t k = 1; k <= qap->count && status == NETWEAVE_STATUS_OK; k++)
        qap->floor[k - 1] = fmax((double)counting.kept[0], (double)counting.kept[k]) / (double)qap->draws;
    return status;
}

/* ---- members with the same ties ---- */

/* True when each cell of row i, but those among i and j, stands in row j too. */
static bool is_in(const nw__csr *cells, int32_t i, int32_t j) {
    for (int64_t k = cells->start[i]; k < cells->start[i + 1]; k++) {
        int32_t to = cells->to[k];
        if (to != i && to != j && cell_at(cells, j, to) != (cells->weight != NULL ? cells->weight[k] : 1))
            return false;
    }
    return true;
}

static bool are_twins(const nw__csr *out, const nw__csr *in, int32_t i, int32_t j) {
    if (out->start[i + 1] - out->start[i] != out->start[j + 1] - out->start[j])
        return false;
    if (!is_in(out, i, j) || !is_in(out, j, i) || cell_at(out, i, j) != cell_at(out, j, i))
        return false;
    return is_in(in, i, j) && is_in(in, j, i);
}

/* The first member that each is a twin of in one matrix: itself where there is none. */
static netweave_status find_twins(const nw__qap *qap, const nw__qap_matrix *matrix, int32_t *first) {
    nw__csr turned = {0};
    const nw__csr *in = &matrix->cells;
    if (matrix->upper == NULL) {
        netweave_status status = nw__csr_transpose(qap->members, &matrix->cells, &turned);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        in = &turned;
    }
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int32_t i = 0; i < qap->members && status == NETWEAVE_STATUS_OK; i++) {
        status = nw__run_check(qap->run, 0, "the smallest p");
        first[i] = i;
        for (int32_t j = 0; j < i && first[i] == i; j++)
            if (first[j] == j && qap->silent[i] == qap->silent[j] && are_twins(&matrix->cells, in, i, j))
                first[i] = j;
    }
    nw__csr_free(&turned);
    return status;
}

/* How many members up to i are its twins in all matrices but one, itself included. */
static int64_t count_twins_before(const nw__qap *qap, const int32_t *first, int64_t without, int32_t i) {
    int64_t twins = 1;
    for (int64_t k = 0; k <= qap->count; k++)
        if (k != without && first[k * qap->members + i] == i)
            return 1; /* the first of its kind */
    for (int32_t j = 0; j < i; j++) {
        bool joint = true;
        for (int64_t k = 0; k <= qap->count && joint; k++)
            joint = k == without || first[k * qap->members + i] == first[k * qap->members + j];
        twins += joint;
    }
    return twins;
}

/* The share of assignments that only exchange twins in all matrices but one: the product of the factorials of their
 * numbers, by that of the numbers of the classes. */
static double twin_share(const nw__qap *qap, const int32_t *first, int64_t without) {
    const nw__qap_classes *classes = &qap->classes;
    double ways = 0;
    for (int64_t class = 0; class < classes->count; class ++)
        for (int64_t k = classes->start[class]; k < classes->start[class + 1]; k++)
            ways += log((double)count_twins_before(qap, first, without, classes->order[k])) -
                    log((double)(k - classes->start[class] + 1));
    return exp(ways);
}

static netweave_status count_twins(nw__qap *qap) {
    size_t cells = (size_t)(qap->count + 1) * (size_t)qap->members;
    int32_t *first = nw__allocate(cells, sizeof *first);
    netweave_status status = first != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    for (int64_t k = 0; k <= qap->count && status == NETWEAVE_STATUS_OK; k++)
        status = find_twins(qap, &qap->matrix[k], first + k * qap->members);
    if (status == NETWEAVE_STATUS_OK) {
        double predictors = twin_share(qap, first, 0);
        for (int64_t k = 1; k <= qap->count; k++)
            qap->floor[k - 1] = fmax(qap->floor[k - 1], fmax(predictors, twin_share(qap, first, k)));
    }
    nw__free(first);
    return status;
}

netweave_status nw__qap_floor(nw__qap *qap) {
    qap->floor = nw__allocate((size_t)qap->count, sizeof *qap->floor);
    if (qap->floor == NULL)
        return nw__fail_memory();
    if (qap->is_exact)
        return count_all(qap);
    for (int64_t k = 0; k < qap->count; k++)
        qap->floor[k] = 1 / ((double)qap->draws + 1);
    return qap->members <= TWIN_MEMBERS ? count_twins(qap) : NETWEAVE_STATUS_OK;
}
