/* Estimates from some members drawn out of all, and how far off they are. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_SAMPLING_H
#define NW_CORE_SAMPLING_H

#include "base/run.h"

/* What is known of a mean over a population after some of it were drawn without replacement. */
typedef struct nw__drawn {
    double population, count; /* how many there are, how many were drawn */
    double sum, square;       /* of the numbers drawn, and of their squares */
} nw__drawn;

/* The standard error of population * mean: 0 when all were drawn, NaN below two. Cochran 1977, Sampling Techniques,
 * p. 26.
 */
double nw__drawn_error(const nw__drawn *drawn);

/* How far the mean drawn is from the mean of all, at most, but for a probability of `miss`, whatever the numbers, which
 * are in 0 … range: empirical Bernstein–Serfling inequality, both sides. Bardenet and Maillard 2015, doi
 * 10.3150/14-BEJ605. */
double nw__drawn_bound(const nw__drawn *drawn, double range, double miss);

/* How many are drawn after a round that ended with `count`, so that a run that is stopped after a round and one that is
 * told its number make the same rounds. `least`: of a first round. */
int64_t nw__sample_next(int64_t count, int64_t least, int64_t most);

/* What a look after round 1, 2, … may miss, so that all looks together miss with a probability of 0.05. */
double nw__sample_miss(int64_t round);

/* True when sampling ends: `bound` is small enough, or another round would take longer than there is time. `begin`: the
 * clock when it began. */
bool nw__sample_ends(const nw__approximation *asked, double bound, int64_t count, int64_t next, double begin);

/* True when so many sources as there are in all would still be searched from in time. */
bool nw__sample_fits(const nw__approximation *asked, int64_t count, int64_t all, double begin);

#endif
