/* Rows of undirected ties that come in any order. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/csr.h"

/* What has been written of a row of upper neighbours: the one to find next to each other stands together. */
typedef struct row {
    uint32_t end;
    int32_t last;
} row;

typedef struct sorting {
    int64_t count;
    const int32_t *from, *to;
    uint32_t *by_larger; /* per member: where its lower neighbours end, in `lower` */
    uint32_t *by_smaller;
    int32_t *lower, *upper;
    row *row; /* per member: of `upper` */
} sorting;

static void free_sorting(sorting *sorting) {
    nw__free(sorting->by_larger);
    nw__free(sorting->by_smaller);
    nw__free(sorting->lower);
    nw__free(sorting->upper);
    nw__free(sorting->row);
}

static bool make_sorting(int64_t members, sorting *out) {
    size_t count = (size_t)members;
    out->by_larger = nw__allocate_zeroed(count, sizeof *out->by_larger);
    out->by_smaller = nw__allocate_zeroed(count, sizeof *out->by_smaller);
    out->lower = nw__allocate((size_t)out->count, sizeof *out->lower);
    out->upper = nw__allocate((size_t)out->count + 1, sizeof *out->upper);
    out->row = nw__allocate(count, sizeof *out->row);
    return out->by_larger != NULL && out->by_smaller != NULL && out->lower != NULL && out->upper != NULL &&
           out->row != NULL;
}

/* Ties by their larger end. */
static void sort_by_larger(int64_t members, sorting *sorting) {
    uint32_t larger = 0;
    uint32_t smaller = 0;
    for (int64_t k = 0; k < sorting->count; k++) {
        int32_t from = sorting->from[k];
        int32_t to = sorting->to[k];
        sorting->by_larger[from < to ? to : from]++;
        sorting->by_smaller[from < to ? from : to]++;
    }
    for (int64_t i = 0; i < members; i++) {
        uint32_t ties = sorting->by_larger[i];
        sorting->by_larger[i] = larger;
        larger += ties;
        ties = sorting->by_smaller[i];
        sorting->row[i] = (row){sorting->by_smaller[i] = smaller, -1};
        smaller += ties;
    }
    for (int64_t k = 0; k < sorting->count; k++) {
        int32_t from = sorting->from[k];
        int32_t to = sorting->to[k];
        sorting->lower[sorting->by_larger[from < to ? to : from]++] = from < to ? from : to;
    }
}

/* The same by their smaller end, each row in order of the larger, and each tie once. Free of branches but for the ends
 * of rows: which ties are doubles cannot be foretold. Counts arcs in start[i + 2]. */
static void sort_by_smaller(int32_t members, sorting *sorting, int64_t *start) {
    uint32_t k = 0;
    for (int32_t j = 0; j < members; j++) {
        uint32_t kept = 0;
        for (; k < sorting->by_larger[j]; k++) {
            row *row = &sorting->row[sorting->lower[k]];
            uint32_t is_new = row->last != j;
            sorting->upper[row->end] = j; /* a double is written over by the next */
            row->end += is_new;
            row->last = j;
            kept += is_new;
        }
        start[j + 2] = kept;
    }
    for (int32_t i = 0; i < members; i++)
        start[i + 2] += start[i + 1] + (int64_t)(sorting->row[i].end - sorting->by_smaller[i]);
}

/* start[i + 1] is where row i begins, and in the end where it ends. */
static void fill_rows(int32_t members, const sorting *sorting, nw__csr *out) {
    for (int32_t i = 0; i < members; i++) {
        int64_t own = out->start[i + 1]; /* those before this member have put themselves here */
        for (uint32_t k = sorting->by_smaller[i]; k < sorting->row[i].end; k++) {
            int32_t other = sorting->upper[k];
            out->to[out->start[other + 1]++] = i;
            out->to[own++] = other;
        }
        out->start[i + 1] = own;
    }
}

netweave_status nw__csr_build_undirected(int32_t members, int64_t count, const int32_t *from, const int32_t *to,
                                         nw__csr *out) {
    if (count > UINT32_MAX)
        return nw__fail(NETWEAVE_STATUS_LIMIT, "rows are made of up to %u ties at a time; split the network",
                        UINT32_MAX);
    sorting sorting = {.count = count, .from = from, .to = to};
    nw__csr rows = {.start = nw__allocate_zeroed((size_t)members + 2, sizeof *rows.start)};
    if (rows.start != NULL && make_sorting(members, &sorting)) {
        sort_by_larger(members, &sorting);
        sort_by_smaller(members, &sorting, rows.start);
        nw__free(sorting.lower);
        sorting.lower = NULL;
        rows.to = nw__allocate((size_t)rows.start[members + 1], sizeof *rows.to);
        if (rows.to != NULL)
            fill_rows(members, &sorting, &rows);
    }
    free_sorting(&sorting);
    if (rows.to == NULL) {
        nw__csr_free(&rows);
        return nw__fail_memory();
    }
    *out = rows;
    return NETWEAVE_STATUS_OK;
}
