/* Learning as DeGroot has it: in each round everybody takes the weighted mean of its own opinion and of those that come
 * to it along ties. DeGroot 1974, doi 10.1080/01621459.1974.10480137; Golub and Jackson 2010, doi 10.1257/mic.2.1.112.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_MEASURE_LEARNING_H
#define NW_MEASURE_LEARNING_H

#include "measure/measure.h"

/* self= */
extern const nw__option nw__learning_parameters[1];

#define NW_LEARNING_CONVENTION \
    "opinions pass along ties as drawn; own opinion counts as `self` ties of the mean strength of all ties"

/* The matrix of weights, row by row those who listen: row i gives own / total to i and w_ji / total to each j that has
 * a tie to i. */
typedef struct nw__learning {
    const netweave_view *view;
    double own;    /* weight of one's own opinion */
    double *total; /* per member: own and what comes in */
} nw__learning;

netweave_status nw__learning_make(const nw__call *call, nw__learning *out);
void nw__learning_free(nw__learning *learning);

/* The weight of each first opinion in the mean of all opinions in the end: the mean of the rows of the matrix's limit.
 * They add up to 1. Undirected: in closed form. *out_settled is false where the iteration does not settle. */
netweave_status nw__learning_influence(const nw__learning *learning, netweave_run *run, double *out, bool *out_settled);

/* The size of the second largest eigenvalue; 1 where there are several groups that listen to nobody outside, NaN where
 * it is out of reach. Two members at least. */
netweave_status nw__learning_second(const nw__learning *learning, netweave_run *run, double *out);

/* The same for a call: NaN is noted. */
netweave_status nw__learning_second_of(const nw__call *call, double *out);

/* Influence for a network measure: the caller's array, or NULL with a note. */
netweave_status nw__learning_influence_of(const nw__call *call, double **out);

#endif
