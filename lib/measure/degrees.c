/* Counts of ties that several measures need. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/degrees.h"

#include "base/memory.h"

#include <string.h>

const nw__option nw__degree_parameters[1] = {
    {.name = "direction",
     .kind = NW_OPTION_CHOICE,
     .standard = "total",
     .choices = "total|out|in",
     .meaning = "which ties count when they have a direction: both, those out, those in"},
};

netweave_status nw__degrees(const netweave_view *view, const char *which, double **out_degree) {
    double *degree = nw__allocate((size_t)view->members, sizeof *degree);
    bool total = view->directed && strcmp(which, "total") == 0;
    const nw__csr *rows = strcmp(which, "in") == 0 ? &view->in : &view->out;
    if (degree == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < view->members; i++)
        degree[i] = (double)(nw__degree(rows, i) + (total ? nw__degree(&view->in, i) : 0));
    *out_degree = degree;
    return NETWEAVE_STATUS_OK;
}

int64_t nw__isolates(const netweave_view *view) {
    int64_t isolates = 0;
    for (int32_t i = 0; i < view->members; i++)
        isolates += nw__degree(&view->out, i) == 0 && nw__degree(&view->in, i) == 0;
    return isolates;
}

/* Both rows of a member are in order: one walk through them finds what they share. */
static int64_t shared(const netweave_view *view, int32_t member) {
    int64_t named = view->out.start[member];
    int64_t naming = view->in.start[member];
    int64_t count = 0;
    while (named < view->out.start[member + 1] && naming < view->in.start[member + 1]) {
        int32_t one = view->out.to[named];
        int32_t other = view->in.to[naming];
        count += one == other;
        named += one <= other;
        naming += other <= one;
    }
    return count;
}

int64_t nw__mutual_pairs(const netweave_view *view) {
    int64_t arcs = 0;
    for (int32_t i = 0; i < view->members; i++)
        arcs += shared(view, i);
    return arcs / 2;
}
