/* The largest eigenvalue of a symmetric matrix without negative entries, and its vector.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_MEASURE_LANCZOS_H
#define NW_MEASURE_LANCZOS_H

#include "measure/noda.h"

/* out = matrix * in, for vectors of `size` numbers. */
typedef netweave_status nw__multiply_vector(void *matrix, const double *in, double *out);

/* Finds the largest eigenvalue and its vector (of length 1) from `vector` as a start, which must not be at right angles
 * to it. Lanczos 1950, doi 10.6028/jres.045.026: on nearly bipartite matrices, where power iteration swings, the most
 * negative eigenvalue does no harm. Settles to |Av - value v| <= 1e-13 value where it can, and `*out_value` is NaN
 * where it does not even come to 1e-10. `rows`: the same matrix where it is one of ties, else NULL; then chains and
 * other networks whose next eigenvalue is close do not take as many steps as they have members. */
netweave_status nw__largest_eigenvector(nw__multiply_vector *multiply, void *matrix, int64_t size,
                                        const nw__noda_matrix *rows, netweave_run *run, double *vector,
                                        double *out_value);

#endif
