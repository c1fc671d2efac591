/* Ties of a set as rows of a matrix, for the writers of matrices. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "io/write.h"

#include <string.h>

netweave_status nw__rows_create(const nw__output *output, nw__rows *out) {
    int64_t members = output->network->roster.ids.count;
    nw__rows rows = {.number = nw__allocate((size_t)members, sizeof *rows.number),
                     .member = nw__allocate((size_t)members, sizeof *rows.member),
                     .start = nw__allocate((size_t)members + 2, sizeof *rows.start)};
    if (rows.number == NULL || rows.member == NULL || rows.start == NULL) {
        nw__rows_free(&rows);
        return nw__fail_memory();
    }
    for (int64_t i = 0; i < members; i++) {
        bool present = nw__output_present(output, i);
        rows.number[i] = present ? rows.count : -1;
        if (present)
            rows.member[rows.count++] = i;
    }
    *out = rows;
    return NETWEAVE_STATUS_OK;
}

static void place(nw__rows *rows, int64_t from, int64_t to, double weight) {
    int64_t at = rows->start[from + 1]++;
    rows->to[at] = to;
    rows->weight[at] = weight;
}

netweave_status nw__rows_fill(nw__rows *rows, const nw__tie_set *set) {
    bool both = set->direction == NETWEAVE_DIRECTION_UNDIRECTED;
    size_t cells = (size_t)set->count * (both ? 2 : 1);
    nw__free(rows->to);
    nw__free(rows->weight);
    rows->to = nw__allocate(cells, sizeof *rows->to);
    rows->weight = nw__allocate(cells, sizeof *rows->weight);
    if (rows->to == NULL || rows->weight == NULL)
        return nw__fail_memory();
    memset(rows->start, 0, ((size_t)rows->count + 2) * sizeof *rows->start);
    for (int pass = 0; pass < 2; pass++) {
        for (int64_t k = 0; k < set->count; k++) {
            int64_t from = rows->number[set->from[k]];
            int64_t to = rows->number[set->to[k]];
            double weight = set->weight != NULL ? set->weight[k] : 1.0;
            bool mirrored = both && from != to;
            if (from < 0 || to < 0)
                continue;
            if (pass == 0) {
                rows->start[from + 2]++;
                rows->start[to + 2] += mirrored;
                continue;
            }
            place(rows, from, to, weight);
            if (mirrored)
                place(rows, to, from, weight);
        }
        /* start[i + 1] is where row i begins, and ends up where it ends. */
        for (int64_t i = 1; pass == 0 && i < rows->count; i++)
            rows->start[i + 1] += rows->start[i];
    }
    return NETWEAVE_STATUS_OK;
}

void nw__rows_write(const nw__rows *rows, int64_t row, double *scratch, char separator, nw__text *out) {
    for (int64_t at = rows->start[row]; at < rows->start[row + 1]; at++)
        scratch[rows->to[at]] = rows->weight[at];
    for (int64_t i = 0; i < rows->count; i++) {
        if (i > 0)
            nw__text_append_bytes(out, &separator, 1);
        if (scratch[i] == 0 || scratch[i] == 1)
            nw__text_append_bytes(out, scratch[i] == 0 ? "0" : "1", 1);
        else
            nw__text_append_number(out, scratch[i], 0);
    }
    nw__text_append_bytes(out, "\n", 1);
    for (int64_t at = rows->start[row]; at < rows->start[row + 1]; at++)
        scratch[rows->to[at]] = 0;
}

void nw__rows_free(nw__rows *rows) {
    nw__free(rows->number);
    nw__free(rows->member);
    nw__free(rows->start);
    nw__free(rows->to);
    nw__free(rows->weight);
    *rows = (nw__rows){0};
}
