/* What the kernels are asked to do, and how igraph is asked for the same. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef BENCH_TASKS_H
#define BENCH_TASKS_H

#include "core/pass.h"

#include <igraph.h>
#include <netweave/netweave.h>

/* A task: both sides return a checksum. */
typedef struct task {
    const char *name;
    double (*ours)(const netweave_view *view, netweave_run *run);
    double (*peer)(const igraph_t *graph); /* NULL: no peer */
    double tolerance;
} task;

/* Ended by one without a name. */
extern const task tasks[];

/* Ends the program with the library's sentence unless the call succeeded. */
void check(netweave_status status);

#endif
