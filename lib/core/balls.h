/* Balls: who is within 1, 2, … steps of each member, counted by HyperLogLog. SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef NW_CORE_BALLS_H
#define NW_CORE_BALLS_H

#include "base/run.h"
#include "core/csr.h"

enum { NW_BALL_REGISTERS = 64 }; /* of a byte each: a counter is a cache line */

/* One run of counters. Set: `along`, `against`, `members`. The rest is made by nw__balls_make(), and holds after a run
 * what is farther than one step, which alone is not known exactly. */
typedef struct nw__balls {
    const nw__csr *along;   /* arcs from a member to those one step away */
    const nw__csr *against; /* the same arcs turned round */
    int32_t members;
    double *reached, *sum, *inverse; /* per member: others, sum of distances, sum of 1 / distance */
    int32_t *farthest;               /* the last step that added somebody; at most the greatest distance */
    double *levels;                  /* pairs at distance 0 (none), 1 (none), 2 … size - 1 */
    int64_t size;
    struct nw__ball_work *work;
} nw__balls;

netweave_status nw__balls_make(nw__balls *balls);

/* Runs until no counter changes. `number`: of the run, whose hashes are its own. The same with any number of threads.
 */
netweave_status nw__balls_run(nw__balls *balls, int64_t number, netweave_run *run);

void nw__balls_free(nw__balls *balls);

#endif
