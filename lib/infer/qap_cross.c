/* The one number of a draw that is not known beforehand: relabelling leaves the moments of both matrices as they are
 * and moves only their cross product. It is summed over the cells of the sparser matrix, each looked up in the other:
 * a bit where both are of yes and no, a number in a row that fits the cache otherwise. Symmetric matrices are walked
 * above the diagonal only. SPDX-License-Identifier: GPL-2.0-or-later */
#include "infer/qap.h"

enum { BLOCK = 1 << 17 }; /* cells between two looks at the run */

/* The pair at hand: cells of `list` are looked up in `other`, where member i stands at place[i]. */
typedef struct pair {
    const nw__qap_matrix *list, *other;
    const int32_t *place;
    int32_t members;
    bool half; /* both are symmetric */
} pair;

static inline int64_t first_cell(const pair *pair, int32_t i) {
    return pair->half ? pair->list->upper[i] : pair->list->cells.start[i];
}

static inline uint64_t bit_at(const uint64_t *row, int32_t column) {
    return row[column >> 6] >> (column & 63) & 1;
}

static double count_bits(const pair *pair, int32_t first, int32_t last) {
    const int32_t *to = pair->list->cells.to;
    const int32_t *place = pair->place;
    uint64_t count = 0;
    for (int32_t i = first; i < last; i++) {
        const uint64_t *row = pair->other->bits + place[i] * pair->other->words;
        int64_t end = pair->list->cells.start[i + 1];
        for (int64_t k = first_cell(pair, i); k < end; k++)
            count += bit_at(row, place[to[k]]);
    }
    return (double)count;
}

static double sum_bits(const pair *pair, int32_t first, int32_t last) {
    const nw__csr *cells = &pair->list->cells;
    double sum = 0;
    for (int32_t i = first; i < last; i++) {
        const uint64_t *row = pair->other->bits + pair->place[i] * pair->other->words;
        for (int64_t k = first_cell(pair, i); k < cells->start[i + 1]; k++)
            sum += cells->weight[k] * (double)bit_at(row, pair->place[cells->to[k]]);
    }
    return sum;
}

static double sum_ones(const pair *pair, int32_t first, int32_t last) {
    const nw__csr *cells = &pair->list->cells;
    double sum = 0;
    for (int32_t i = first; i < last; i++) {
        const double *row = pair->other->table + (int64_t)pair->place[i] * pair->members;
        for (int64_t k = first_cell(pair, i); k < cells->start[i + 1]; k++)
            sum += row[pair->place[cells->to[k]]];
    }
    return sum;
}

/* Four sums side by side, of a quarter of the row each: an addition need not wait for the one before it. (Quarters, not
 * neighbours: compilers would put neighbours into wide registers, and to collect what lies apart takes longer than to
 * add it one by one; measured also with the gathers of AVX2 and AVX-512.) The order of additions is fixed. */
static double sum_products(const pair *pair, int32_t first, int32_t last) {
    const nw__csr *cells = &pair->list->cells;
    const int32_t *place = pair->place;
    double sums[4] = {0};
    for (int32_t i = first; i < last; i++) {
        const double *row = pair->other->table + (int64_t)place[i] * pair->members;
        int64_t begin = first_cell(pair, i);
        int64_t quarter = (cells->start[i + 1] - begin) / 4;
        const int32_t *to = cells->to + begin;
        const double *weight = cells->weight + begin;
        double sum[4] = {0};
        for (int64_t k = 0; k < quarter; k++) {
            sum[0] += weight[k] * row[place[to[k]]];
            sum[1] += weight[k + quarter] * row[place[to[k + quarter]]];
            sum[2] += weight[k + 2 * quarter] * row[place[to[k + 2 * quarter]]];
            sum[3] += weight[k + 3 * quarter] * row[place[to[k + 3 * quarter]]];
        }
        for (int64_t k = 4 * quarter; k < cells->start[i + 1] - begin; k++)
            sum[0] += weight[k] * row[place[to[k]]];
        for (int lane = 0; lane < 4; lane++)
            sums[lane] += sum[lane];
    }
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

/* The same over all pairs, where a list of them would say nothing. */
static double sum_whole(const pair *pair, int32_t first, int32_t last) {
    const int64_t members = pair->members;
    double sums[4] = {0};
    for (int64_t i = first; i < last; i++) {
        int64_t begin = pair->half ? i + 1 : 0;
        int64_t quarter = (members - begin) / 4;
        const double *own = pair->list->table + i * members + begin;
        const double *row = pair->other->table + pair->place[i] * members;
        const int32_t *place = pair->place + begin;
        double sum[4] = {0};
        for (int64_t k = 0; k < quarter; k++) {
            sum[0] += own[k] * row[place[k]];
            sum[1] += own[k + quarter] * row[place[k + quarter]];
            sum[2] += own[k + 2 * quarter] * row[place[k + 2 * quarter]];
            sum[3] += own[k + 3 * quarter] * row[place[k + 3 * quarter]];
        }
        for (int64_t k = 4 * quarter; k < members - begin; k++)
            sum[0] += own[k] * row[place[k]];
        for (int lane = 0; lane < 4; lane++)
            sums[lane] += sum[lane];
    }
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

/* Too many members for a matrix that is kept whole: cells are searched for in its rows. */
static double sum_found(const pair *pair, int32_t first, int32_t last) {
    const nw__csr *cells = &pair->list->cells;
    const nw__csr *other = &pair->other->cells;
    double sum = 0;
    for (int32_t i = first; i < last; i++) {
        for (int64_t k = first_cell(pair, i); k < cells->start[i + 1]; k++) {
            int64_t found = nw__csr_find(other, pair->place[i], pair->place[cells->to[k]]);
            if (found >= 0)
                sum +=
                    (cells->weight != NULL ? cells->weight[k] : 1) * (other->weight != NULL ? other->weight[found] : 1);
        }
    }
    return sum;
}

typedef double kernel(const pair *pair, int32_t first, int32_t last);

static kernel *kernel_of(const pair *pair) {
    bool weighted = pair->list->cells.weight != NULL;
    if (nw__qap_is_full(pair->list, pair->members) && pair->list->table != NULL && pair->other->table != NULL)
        return sum_whole;
    if (pair->other->bits != NULL)
        return weighted ? sum_bits : count_bits;
    if (pair->other->table != NULL)
        return weighted ? sum_products : sum_ones;
    return sum_found;
}

static pair pair_of(const nw__qap_matrix *fixed, const nw__qap_matrix *moved, int32_t members, const int32_t *place,
                    const int32_t *back) {
    bool fixed_is_sparser = fixed->count <= moved->count;
    return (pair){.list = fixed_is_sparser ? fixed : moved,
                  .other = fixed_is_sparser ? moved : fixed,
                  .place = fixed_is_sparser ? place : back,
                  .members = members,
                  .half = fixed->upper != NULL && moved->upper != NULL};
}

double nw__qap_cost(const nw__qap_matrix *fixed, const nw__qap_matrix *moved) {
    return (double)(fixed->count < moved->count ? fixed->count : moved->count);
}

netweave_status nw__qap_cross(const nw__qap_matrix *fixed, const nw__qap_matrix *moved, int32_t members,
                              const int32_t *place, const int32_t *back, netweave_run *run, double *out) {
    pair pair = pair_of(fixed, moved, members, place, back);
    kernel *kernel = kernel_of(&pair);
    double sum = 0;
    for (int32_t first = 0; first < members;) {
        int32_t last = members;
        if (pair.list->count > BLOCK) {
            netweave_status status = nw__run_check(run, 0, "members change places");
            if (status != NETWEAVE_STATUS_OK)
                return status;
            for (last = first + 1;
                 last < members && pair.list->cells.start[last] < pair.list->cells.start[first] + BLOCK;)
                last++;
        }
        sum += kernel(&pair, first, last);
        first = last;
    }
    *out = pair.half ? 2 * sum : sum;
    return NETWEAVE_STATUS_OK;
}
