/* Compressed sparse rows. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/csr.h"

#include "base/memory.h"

void nw__csr_free(nw__csr *csr) {
    nw__free(csr->start);
    nw__free(csr->to);
    nw__free(csr->weight);
    *csr = (nw__csr){0};
}

static netweave_status make(int64_t members, int64_t arcs, bool weighted, nw__csr *out) {
    nw__csr csr = {.start = nw__allocate_zeroed((size_t)members + 1, sizeof *csr.start),
                   .to = nw__allocate((size_t)arcs, sizeof *csr.to),
                   .weight = weighted ? nw__allocate((size_t)arcs, sizeof *csr.weight) : NULL};
    if (csr.start == NULL || csr.to == NULL || (weighted && csr.weight == NULL)) {
        nw__csr_free(&csr);
        return nw__fail_memory();
    }
    *out = csr;
    return NETWEAVE_STATUS_OK;
}

static void add_counts(int64_t members, int64_t *start) {
    for (int64_t i = 0; i < members; i++)
        start[i + 1] += start[i];
}

netweave_status nw__csr_open(int64_t members, bool weighted, nw__csr *csr) {
    add_counts(members, csr->start);
    size_t arcs = (size_t)csr->start[members];
    csr->to = nw__allocate(arcs, sizeof *csr->to);
    bool needed = weighted && arcs > 0;
    csr->weight = needed ? nw__allocate(arcs, sizeof *csr->weight) : NULL;
    return csr->to != NULL && (!needed || csr->weight != NULL) ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

void nw__csr_close(int64_t members, nw__csr *csr) {
    for (int64_t i = members; i > 0; i--)
        csr->start[i] = csr->start[i - 1];
    csr->start[0] = 0;
}

/* Joins equal neighbours within each row, in place. */
static void join_duplicates(int64_t members, nw__csr *csr) {
    int64_t kept = 0;
    for (int64_t i = 0; i < members; i++) {
        int64_t begin = csr->start[i];
        int64_t end = csr->start[i + 1];
        int64_t row = kept;
        csr->start[i] = row;
        for (int64_t k = begin; k < end; k++) {
            if (kept > row && csr->to[kept - 1] == csr->to[k]) {
                if (csr->weight != NULL)
                    csr->weight[kept - 1] += csr->weight[k];
                continue;
            }
            csr->to[kept] = csr->to[k];
            if (csr->weight != NULL)
                csr->weight[kept] = csr->weight[k];
            kept++;
        }
    }
    csr->start[members] = kept;
}

netweave_status nw__csr_transpose(int64_t members, const nw__csr *csr, nw__csr *out) {
    int64_t arcs = csr->start[members];
    nw__csr turned;
    netweave_status status = make(members, arcs, csr->weight != NULL, &turned);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    for (int64_t k = 0; k < arcs; k++)
        turned.start[csr->to[k] + 1]++;
    add_counts(members, turned.start);
    for (int64_t i = 0; i < members; i++)
        for (int64_t k = csr->start[i]; k < csr->start[i + 1]; k++)
            nw__csr_put(&turned, csr->to[k], (int32_t)i, csr->weight != NULL ? csr->weight[k] : 1);
    nw__csr_close(members, &turned);
    *out = turned;
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__csr_join(int64_t members, nw__csr *csr) {
    nw__csr turned;
    netweave_status status = nw__csr_transpose(members, csr, &turned); /* twice: rows in order */
    nw__csr_free(csr);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status = nw__csr_transpose(members, &turned, csr);
    nw__csr_free(&turned);
    if (status == NETWEAVE_STATUS_OK)
        join_duplicates(members, csr);
    return status;
}

netweave_status nw__csr_build(int64_t members, int64_t count, const int32_t *from, const int32_t *to,
                              const double *weight, nw__csr *out) {
    nw__csr by_to;
    netweave_status status = make(members, count, weight != NULL, &by_to);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    for (int64_t k = 0; k < count; k++)
        by_to.start[to[k] + 1]++;
    add_counts(members, by_to.start);
    for (int64_t k = 0; k < count; k++)
        nw__csr_put(&by_to, to[k], from[k], weight != NULL ? weight[k] : 1);
    nw__csr_close(members, &by_to);
    status = nw__csr_transpose(members, &by_to, out); /* rows by from, each in the order of to */
    nw__csr_free(&by_to);
    if (status == NETWEAVE_STATUS_OK)
        join_duplicates(members, out);
    return status;
}

static double weight_at(const nw__csr *csr, int64_t place) {
    return csr->weight != NULL ? csr->weight[place] : 1.0;
}

/* Merges row i of two; writes to `out` when it is not NULL; returns how many arcs the merged row has. */
static int64_t merge_row(const nw__csr *a, const nw__csr *b, int64_t i, bool both, nw__csr *out, int64_t at) {
    int64_t p = a->start[i];
    int64_t q = b->start[i];
    int64_t p_end = a->start[i + 1];
    int64_t q_end = b->start[i + 1];
    int64_t count = 0;
    while (p < p_end || q < q_end) {
        bool from_a = q >= q_end || (p < p_end && a->to[p] <= b->to[q]);
        bool from_b = p >= p_end || (q < q_end && b->to[q] <= a->to[p]);
        double in_a = from_a ? weight_at(a, p) : 0;
        double in_b = from_b ? weight_at(b, q) : 0;
        if (!both || (from_a && from_b)) {
            if (out != NULL) {
                out->to[at + count] = from_a ? a->to[p] : b->to[q];
                if (out->weight != NULL)
                    out->weight[at + count] = (in_a > in_b) == !both ? in_a : in_b;
            }
            count++;
        }
        p += from_a;
        q += from_b;
    }
    return count;
}

netweave_status nw__csr_combine(int64_t members, const nw__csr *a, const nw__csr *b, bool both, nw__csr *out) {
    int64_t arcs = 0;
    for (int64_t i = 0; i < members; i++)
        arcs += merge_row(a, b, i, both, NULL, 0);
    nw__csr combined;
    netweave_status status = make(members, arcs, a->weight != NULL || b->weight != NULL, &combined);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    for (int64_t i = 0; i < members; i++)
        combined.start[i + 1] = combined.start[i] + merge_row(a, b, i, both, &combined, combined.start[i]);
    *out = combined;
    return NETWEAVE_STATUS_OK;
}

int64_t nw__csr_find(const nw__csr *csr, int64_t i, int32_t j) {
    int64_t low = csr->start[i];
    int64_t end = csr->start[i + 1];
    int64_t high = end;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        if (csr->to[middle] < j)
            low = middle + 1;
        else
            high = middle;
    }
    return low < end && csr->to[low] == j ? low : -1;
}
