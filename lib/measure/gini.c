/* The Gini index. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/gini.h"

#include <math.h>
#include <stdlib.h>

static int compare(const void *left, const void *right) {
    double one = *(const double *)left;
    double other = *(const double *)right;
    return (one > other) - (one < other);
}

double nw__gini(double *amounts, int64_t count) {
    double sum = 0;
    double ranked = 0;
    qsort(amounts, (size_t)count, sizeof *amounts, compare);
    for (int64_t i = 0; i < count; i++) {
        sum += amounts[i];
        ranked += (2.0 * (double)i + 1 - (double)count) * amounts[i];
    }
    return fmax(0, ranked / ((double)count * sum)); /* rounding may leave equal amounts a trace below 0 */
}
