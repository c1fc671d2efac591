/* Estimates that stand for exact numbers where the caller allowed it: netweave_run_set_approximation().
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_MEASURE_ESTIMATES_H
#define NW_MEASURE_ESTIMATES_H

#include "measure/measure.h"

/* What was estimated so far in one call of netweave_measure_compute(), so that measures share it. */
typedef struct nw__estimates {
    const nw__approximation *asked;
    nw__betweenness *betweenness[2]; /* of members, and of members and ties */
    bool exact[2];                   /* nothing is gained by an estimate */
    nw__distances *distances;
    bool distances_exact;
} nw__estimates;

/* Betweenness in steps, of members or (`ties`) of ties too: exact, or estimated with a note that says how. */
netweave_status nw__estimate_betweenness(const nw__call *call, bool ties, const nw__betweenness **out);

/* Distances in steps: exact, or estimated with a note that says how. */
netweave_status nw__estimate_distances(const nw__call *call, const nw__distances **out);

/* True when distances are estimates. */
bool nw__is_estimated(const nw__distances *distances);

/* True when distances are to be estimated by counters of balls: on request, or where a sweep from sources would take
 * more than 12 GB for each thread (over 300 bytes a member), which counters for all threads do not. */
bool nw__draws_balls(const nw__approximation *asked, int64_t members);

/* Adds the column of standard errors beside the call's own and fills it with `errors`, each times `scale`. Nothing for
 * NULL. */
netweave_status nw__estimate_errors(const nw__call *call, const double *errors, int64_t count, double scale);

/* Notes that exact numbers were computed although estimates were allowed: "NAME is exact: REASON." */
netweave_status nw__estimate_not(const nw__call *call, const char *reason);

void nw__estimates_free(nw__estimates *estimates);

#endif
