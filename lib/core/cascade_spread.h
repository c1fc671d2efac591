/* What simulations of a cascade add up to, round by round. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_CASCADE_SPREAD_H
#define NW_CORE_CASCADE_SPREAD_H

#include "core/cascade.h"
#include "core/lane_bits.h"

/* Whole numbers, so that the order of adding does not matter and threads may add on their own. */
typedef struct nw__spread_round {
    unsigned __int128 square, late_square; /* late: of simulations that ended in this round, for all rounds after it */
    uint64_t sum, late_sum;
} nw__spread_round;

typedef struct nw__spread {
    nw__spread_round *round;
    size_t capacity;
    int64_t rounds;
    bool failed; /* out of memory */
} nw__spread;

/* Some simulations have `sum` members who know after `round`, their squares add up to `square`; their last round is
 * told again with `late`. */
void nw__spread_add(nw__spread *spread, int64_t round, uint64_t sum, unsigned __int128 square, bool late);

/* Adds another. */
void nw__spread_join(nw__spread *spread, const nw__spread *more);
void nw__spread_free(nw__spread *spread);

/* Means and standard errors over so many simulations. */
netweave_status nw__spread_curve(const nw__spread *spread, int64_t simulations, nw__cascade_curve *out);

/* The same for exact expectations: of all outcomes of coins, weighted with their probabilities, or as they are. */
typedef struct nw__spread_exact {
    const double *weight; /* of the lanes at hand */
    double *sum, *late;   /* per round */
    size_t capacity, late_capacity;
    int64_t rounds; /* of all outcomes */
    int64_t round;  /* told last */
    double last;    /* what it had */
    double share;   /* by which all counts */
    bool failed;
} nw__spread_exact;

/* Adds what is expected after a round. */
void nw__spread_exact_add(nw__spread_exact *spread, int64_t round, double reached);

/* A nw__cascade_hear. */
void nw__spread_exact_hear(void *context, int64_t round, const uint32_t *known);

/* What is at hand has ended: its last round holds for all after it. */
void nw__spread_exact_end(nw__spread_exact *spread);
void nw__spread_exact_free(nw__spread_exact *spread);
netweave_status nw__spread_exact_curve(const nw__spread_exact *spread, nw__cascade_curve *out);

/* The standard error of a mean. NaN for one simulation. */
double nw__spread_error(double sum, double square, double simulations);

#endif
