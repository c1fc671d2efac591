/* P-values of many tests at once. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "infer/comparison.h"

#include <math.h>
#include <stdlib.h>

/* A p-value and its place. */
typedef struct ranked {
    double p;
    int64_t place;
} ranked;

static int by_p(const void *left, const void *right) {
    const ranked *one = left;
    const ranked *other = right;
    if (one->p != other->p)
        return one->p < other->p ? -1 : 1;
    return one->place < other->place ? -1 : one->place > other->place;
}

/* The adjusted value of the k-th smallest of m is the least of p_j m / j over j >= k, and at most 1. Source: Benjamini
 * and Hochberg 1995, doi 10.1111/j.2517-6161.1995.tb02031.x. */
netweave_status nw__adjust(int64_t count, const double *p, double *out) {
    ranked *ranks = nw__allocate((size_t)count, sizeof *ranks);
    if (ranks == NULL)
        return nw__fail_memory();
    int64_t tested = 0;
    for (int64_t k = 0; k < count; k++) {
        if (!isnan(p[k]))
            ranks[tested++] = (ranked){.p = p[k], .place = k};
        else
            out[k] = NAN;
    }
    qsort(ranks, (size_t)tested, sizeof *ranks, by_p);
    double least = 1.0;
    for (int64_t k = tested; k-- > 0;) {
        least = fmin(least, ranks[k].p * (double)tested / (double)(k + 1));
        out[ranks[k].place] = least;
    }
    nw__free(ranks);
    return NETWEAVE_STATUS_OK;
}
