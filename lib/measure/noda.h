/* The largest eigenvalue where the next one is close. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_MEASURE_NODA_H
#define NW_MEASURE_NODA_H

#include "base/run.h"

/* A symmetric matrix by rows; its parts, which nothing joins, are 0 … parts - 1. */
typedef struct nw__noda_matrix {
    const int64_t *start;
    const int32_t *to;
    const double *weight; /* NULL: 1 each */
    double unit;          /* that they are counted in */
    int32_t size;
    const int32_t *part; /* per row; NULL: all are in part 0 */
    int64_t parts;
} nw__noda_matrix;

/* Finds the largest eigenvalue of each part, `value`, and its vector, all positive and at most 1, `vector`; by inverse
 * iteration, so that long chains take ten steps. *out_found is false, and the results are nothing, where the matrix
 * is too entangled for that or scores fall out of range. Noda 1971, doi 10.1007/BF02165228; with each row and column
 * multiplied by its score, what is to be inverted is a circuit, and nothing cancels. */
netweave_status nw__noda_eigenvectors(const nw__noda_matrix *matrix, netweave_run *run, double *vector, double *value,
                                      bool *out_found);

#endif
