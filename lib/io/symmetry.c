/* Whether a matrix is symmetric, and what follows for its ties. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "io/io.h"

#include <math.h>
#include <stdlib.h>

static int compare(const void *a, const void *b, void *context) {
    const nw__intake *intake = context;
    int64_t left;
    int64_t right;
    left = *(const int64_t *)a;
    right = *(const int64_t *)b;
    if (intake->from[left] != intake->from[right])
        return intake->from[left] < intake->from[right] ? -1 : 1;
    if (intake->to[left] != intake->to[right])
        return intake->to[left] < intake->to[right] ? -1 : 1;
    return (left > right) - (left < right);
}

/* The tie in the other direction, or -1. */
static int64_t find_mirror(const nw__intake *intake, const int64_t *order, size_t count, int64_t tie) {
    size_t low = 0;
    size_t high = count;
    int32_t from = intake->to[tie];
    int32_t to = intake->from[tie];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int64_t at = order[middle];
        if (intake->from[at] < from || (intake->from[at] == from && intake->to[at] < to))
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < count && intake->from[order[low]] == from && intake->to[order[low]] == to;
    return found ? order[low] : -1;
}

static bool is_symmetric(const nw__intake *intake, const int64_t *order, size_t count) {
    for (size_t k = 0; k < count; k++) {
        int64_t mirror = find_mirror(intake, order, count, order[k]);
        bool twice = k > 0 && intake->from[order[k]] == intake->from[order[k - 1]] &&
                     intake->to[order[k]] == intake->to[order[k - 1]];
        if (twice || mirror < 0 || intake->weight[mirror] != intake->weight[order[k]])
            return false;
    }
    return true;
}

/* Keeps one of the two ties of each pair, with the larger weight. */
static netweave_status join_pairs(nw__intake *intake, const int64_t *order, size_t count, int64_t first) {
    unsigned char *drop = nw__allocate_zeroed(count, 1);
    if (drop == NULL)
        return nw__fail_memory();
    for (size_t k = 0; k < count; k++) {
        int64_t tie = order[k];
        int64_t mirror = intake->from[tie] < intake->to[tie] ? find_mirror(intake, order, count, tie) : -1;
        if (mirror < 0)
            continue;
        drop[mirror - first] = 1;
        intake->weight[tie] = fmax(intake->weight[tie], intake->weight[mirror]);
    }
    int64_t kept = first;
    for (int64_t tie = first; tie < intake->count; tie++) {
        if (drop[tie - first])
            continue;
        intake->from[kept] = intake->from[tie];
        intake->to[kept] = intake->to[tie];
        intake->weight[kept] = intake->weight[tie];
        intake->layer[kept] = intake->layer[tie];
        intake->wave[kept] = intake->wave[tie];
        intake->direction[kept] = (int8_t)NETWEAVE_DIRECTION_UNDIRECTED;
        kept++;
    }
    intake->count = kept;
    nw__free(drop);
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__intake_symmetry(nw__intake *intake, int64_t first) {
    size_t count = (size_t)(intake->count - first);
    int64_t *order = nw__allocate(count, sizeof *order);
    if (order == NULL)
        return nw__fail_memory();
    for (size_t k = 0; k < count; k++)
        order[k] = first + (int64_t)k;
    qsort_r(order, count, sizeof *order, compare, intake);
    bool symmetric = is_symmetric(intake, order, count);
    bool wants_directed = nw__options_chosen(intake->options, "direction", "directed");
    bool wants_undirected = nw__options_chosen(intake->options, "direction", "undirected");
    netweave_status status = NETWEAVE_STATUS_OK;
    if (wants_undirected || (symmetric && !wants_directed))
        status = join_pairs(intake, order, count, first);
    for (int64_t tie = first; tie < intake->count && !symmetric && !wants_undirected; tie++)
        intake->direction[tie] = (int8_t)NETWEAVE_DIRECTION_DIRECTED;
    nw__free(order);
    intake->unsaid = NETWEAVE_DIRECTION_UNDIRECTED;
    if (status == NETWEAVE_STATUS_OK && wants_undirected && !symmetric)
        status =
            nw__intake_note(intake, "the matrix is not symmetric; read as undirected, the larger cell of each pair "
                                    "holds.");
    return status;
}
