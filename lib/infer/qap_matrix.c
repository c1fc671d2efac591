/* Networks and attributes as matrices over pairs of members. Pairs that some view does not know are left out of all.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "infer/qap.h"

#include <math.h>

/* A matrix of bits takes at most so many words (64 MB). */
static const int64_t bits_limit = 1 << 23;

void nw__qap_matrix_free(nw__qap_matrix *matrix) {
    nw__csr_free(&matrix->cells);
    nw__free(matrix->upper);
    nw__free(matrix->bits);
    nw__free(matrix->table);
}

static netweave_status open_cells(const nw__qap *qap, int64_t most, bool weighted, nw__qap_matrix *out) {
    out->cells.start = nw__allocate_zeroed((size_t)qap->members + 1, sizeof *out->cells.start);
    out->cells.to = nw__allocate((size_t)most, sizeof *out->cells.to);
    out->cells.weight = weighted ? nw__allocate((size_t)most, sizeof *out->cells.weight) : NULL;
    bool has_room = out->cells.start != NULL && out->cells.to != NULL && (!weighted || out->cells.weight != NULL);
    return has_room ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

static void add_cell(nw__qap_matrix *matrix, int32_t to, double weight) {
    matrix->cells.to[matrix->count] = to;
    if (matrix->cells.weight != NULL)
        matrix->cells.weight[matrix->count] = weight;
    matrix->count++;
}

/* `place` of each roster place among the members, or -1. */
static netweave_status fill_from_view(const nw__qap *qap, const netweave_view *view, const int32_t *place,
                                      nw__qap_matrix *out) {
    netweave_status status = open_cells(qap, view->out.start[view->members], view->out.weight != NULL, out);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    for (int32_t i = 0; i < view->members; i++) {
        int32_t from = place[netweave_view_member(view, i)];
        if (from < 0)
            continue;
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++) {
            int32_t to = place[netweave_view_member(view, view->out.to[k])];
            if (to >= 0 && nw__qap_known(qap, from, to))
                add_cell(out, to, view->out.weight != NULL ? view->out.weight[k] : 1);
        }
        out->cells.start[from + 1] = out->count;
    }
    return NETWEAVE_STATUS_OK;
}

static double attribute_cell(const nw__qap *qap, const nw__qap_term *term, int32_t i, int32_t j) {
    double one = nw__attribute_number(term->attribute, qap->roster[i]);
    double other = nw__attribute_number(term->attribute, qap->roster[j]);
    switch (term->kind) {
    case NW_QAP_SAME:
        return one == other;
    case NW_QAP_DIFFERENCE:
        return fabs(one - other);
    case NW_QAP_SUM:
        return one + other;
    case NW_QAP_SENDER:
        return one;
    default:
        return other;
    }
}

static netweave_status fill_from_attribute(const nw__qap *qap, const nw__qap_term *term, nw__qap_matrix *out) {
    int64_t most = 0;
    if (qap->members > NW_QAP_TABLE_MEMBERS)
        return nw__fail(NETWEAVE_STATUS_LIMIT,
                        "attributes: %s fills a matrix of %d by %d members, and at most %d can be; look at fewer "
                        "members with only= or without=",
                        term->name, (int)qap->members, (int)qap->members, (int)NW_QAP_TABLE_MEMBERS);
    for (int32_t i = 0; i < qap->members; i++)
        for (int32_t j = 0; j < qap->members; j++)
            most += i != j && nw__qap_known(qap, i, j) && attribute_cell(qap, term, i, j) != 0;
    netweave_status status = open_cells(qap, most, term->kind != NW_QAP_SAME, out);
    for (int32_t i = 0; i < qap->members && status == NETWEAVE_STATUS_OK; i++) {
        for (int32_t j = 0; j < qap->members; j++) {
            double cell = attribute_cell(qap, term, i, j);
            if (i != j && cell != 0 && nw__qap_known(qap, i, j))
                add_cell(out, j, cell);
        }
        out->cells.start[i + 1] = out->count;
    }
    return status;
}

/* Weights that are all 1 say no more than the ties. */
static void drop_ones(nw__qap_matrix *matrix) {
    for (int64_t k = 0; k < matrix->count && matrix->cells.weight != NULL; k++)
        if (matrix->cells.weight[k] != 1)
            return;
    nw__free(matrix->cells.weight);
    matrix->cells.weight = NULL;
}

static double weight_of(const nw__qap_matrix *matrix, int64_t cell) {
    return matrix->cells.weight != NULL ? matrix->cells.weight[cell] : 1;
}

static void set_moments(const nw__qap *qap, nw__qap_matrix *matrix) {
    double sum = 0;
    double squares = 0;
    for (int64_t k = 0; k < matrix->count; k++)
        sum += weight_of(matrix, k);
    matrix->mean = sum / qap->pairs;
    for (int64_t k = 0; k < matrix->count; k++)
        squares += (weight_of(matrix, k) - matrix->mean) * (weight_of(matrix, k) - matrix->mean);
    squares += (qap->pairs - (double)matrix->count) * matrix->mean * matrix->mean;
    matrix->deviation = sqrt(squares / qap->pairs);
}

static netweave_status set_upper(const nw__qap *qap, nw__qap_matrix *matrix) {
    matrix->upper = nw__allocate((size_t)qap->members, sizeof *matrix->upper);
    if (matrix->upper == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < qap->members; i++) {
        int64_t cell = matrix->cells.start[i];
        while (cell < matrix->cells.start[i + 1] && matrix->cells.to[cell] < i)
            cell++;
        matrix->upper[i] = cell;
    }
    return NETWEAVE_STATUS_OK;
}

/* What cells are looked up in, where it is not too large. */
static netweave_status set_lookup(const nw__qap *qap, nw__qap_matrix *matrix) {
    size_t members = (size_t)qap->members;
    matrix->words = (qap->members + 63) / 64;
    bool is_bits = matrix->cells.weight == NULL && qap->members <= bits_limit / matrix->words;
    if (is_bits)
        matrix->bits = nw__allocate_zeroed(members * (size_t)matrix->words, sizeof *matrix->bits);
    else if (qap->members <= NW_QAP_TABLE_MEMBERS)
        matrix->table = nw__allocate_zeroed(members * members, sizeof *matrix->table);
    else
        return NETWEAVE_STATUS_OK;
    if (matrix->bits == NULL && matrix->table == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < qap->members; i++) {
        for (int64_t k = matrix->cells.start[i]; k < matrix->cells.start[i + 1]; k++) {
            int64_t to = matrix->cells.to[k];
            if (is_bits)
                matrix->bits[i * matrix->words + to / 64] |= UINT64_C(1) << (to % 64);
            else
                matrix->table[(int64_t)i * qap->members + to] = weight_of(matrix, k);
        }
    }
    return NETWEAVE_STATUS_OK;
}

/* Members of one class are alike, so that classes are asked instead of pairs. */
static double count_pairs(const nw__qap *qap) {
    const nw__qap_classes *classes = &qap->classes;
    double pairs = 0;
    for (int64_t k = 0; k < classes->count; k++) {
        for (int64_t j = 0; j < classes->count; j++) {
            double size = (double)(classes->start[k + 1] - classes->start[k]);
            double others = (double)(classes->start[j + 1] - classes->start[j]) - (j == k ? 1 : 0);
            if (nw__qap_known(qap, classes->order[classes->start[k]], classes->order[classes->start[j]]))
                pairs += size * others;
        }
    }
    return pairs;
}

/* True when i is known of j wherever j is of i. */
static bool is_mirrored(const nw__qap *qap) {
    for (int32_t i = 0; i < qap->members; i++)
        if ((qap->silent[i] & qap->one_sided) != 0)
            return false;
    return true;
}

static netweave_status fill_matrix(const nw__qap *qap, int64_t number, const int32_t *place, bool mirrored,
                                   nw__qap_matrix *out) {
    bool is_view = number < qap->view_count;
    const nw__qap_term *term = is_view ? NULL : &qap->terms[number - qap->view_count];
    netweave_status status =
        is_view ? fill_from_view(qap, qap->views[number], place, out) : fill_from_attribute(qap, term, out);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    drop_ones(out);
    set_moments(qap, out);
    bool symmetric = is_view ? !qap->views[number]->directed : term->kind < NW_QAP_SENDER;
    return symmetric && mirrored ? set_upper(qap, out) : NETWEAVE_STATUS_OK;
}

netweave_status nw__qap_fill(nw__qap *qap) {
    int64_t roster_count = netweave_roster_count(netweave_network_roster(qap->network));
    int32_t *place = nw__allocate((size_t)roster_count, sizeof *place);
    netweave_status status = place != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    for (int64_t i = 0; i < roster_count && place != NULL; i++)
        place[i] = -1;
    for (int32_t i = 0; i < qap->members && place != NULL; i++)
        place[qap->roster[i]] = i;
    qap->pairs = count_pairs(qap);
    bool mirrored = is_mirrored(qap);
    for (int64_t k = 0; k <= qap->count && status == NETWEAVE_STATUS_OK; k++)
        status = fill_matrix(qap, k, place, mirrored, &qap->matrix[k]);
    nw__free(place);
    bool first_is_sparser = qap->matrix[0].count <= qap->matrix[1].count;
    for (int64_t k = 0; k <= qap->count && status == NETWEAVE_STATUS_OK; k++) {
        bool is_denser = (k == 1) == first_is_sparser; /* of two, cells are looked up in the denser */
        if (qap->count > 1 || is_denser || nw__qap_is_full(&qap->matrix[k], qap->members))
            status = set_lookup(qap, &qap->matrix[k]);
    }
    return status;
}
