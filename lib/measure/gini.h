/* The Gini index, of whatever is spread over members. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_MEASURE_GINI_H
#define NW_MEASURE_GINI_H

#include <stdint.h>

/* Sum over all ordered pairs of |x_i - x_j|, by 2 n sum(x), of amounts that are not all 0; puts them in order. Gini
 * 1912, Variabilita e mutabilita; not corrected for small n. */
double nw__gini(double *amounts, int64_t count);

#endif
