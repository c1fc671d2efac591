/* Runs: cancelling, progress, threads. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_BASE_RUN_H
#define NW_BASE_RUN_H

#include "base/status.h"

#include <netweave/run.h>
#include <stdbool.h>

/* Polls a run: CANCELLED or TIMEOUT when the call should end, else OK. On the thread that made the call, reports
 * progress
 * (`share` of the step `what`) at most every 20 ms; on others only looks. Cheap enough for every few thousand steps.
 * A NULL run is never cancelled. Inside another nw__parallel_for() the outer one's progress is shown. */
netweave_status nw__run_check(netweave_run *run, double share, const char *what);

/* True when the call should end. From any thread; says nothing to the caller. */
bool nw__run_stopped(const netweave_run *run);

typedef enum nw__method { NW_METHOD_AUTO, NW_METHOD_SOURCES, NW_METHOD_PATHS, NW_METHOD_BALLS } nw__method;

/* How far numbers may be off; see netweave_run_set_approximation(). */
typedef struct nw__approximation {
    nw__method method;
    double error;    /* on the scale of 0 … 1; 0: not asked for */
    double seconds;  /* INFINITY: no limit */
    int64_t sources; /* at most; INT64_MAX: not stated */
    int64_t paths;   /* at most; INT64_MAX: not stated */
    int64_t runs;    /* of counters; INT64_MAX: not stated */
} nw__approximation;

/* NULL: everything is to be exact. */
const nw__approximation *nw__run_approximation(const netweave_run *run);

/* Seconds of a clock that never goes back. */
double nw__run_clock(void);

/* Threads that a parallel loop would use now: 1 inside one already. */
int nw__run_threads(const netweave_run *run);

/* Does the items begin … end - 1 of a loop. `thread` is in 0 … nw__run_threads() - 1, for scratch memory. */
typedef netweave_status nw__task(void *state, int64_t begin, int64_t end, int thread);

/* Calls `task` for 0 … count - 1 in chunks of `chunk` items, on all threads of the run, and ends early on a failure or
 * cancel. Which chunks there are depends on `count` and `chunk` alone: a task that writes only places of its own items
 * (or of its own chunk) gives the same result with any number of threads. */
netweave_status nw__parallel_for(netweave_run *run, int64_t count, int64_t chunk, const char *what, nw__task *task,
                                 void *state);

#endif
