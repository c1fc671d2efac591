/* The guard around igraph: every use of igraph goes through it. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_BRIDGE_GUARD_H
#define NW_BRIDGE_GUARD_H

#include "base/run.h"
#include "bridge/version.h"

/* Work that uses igraph, written as igraph's own functions are: IGRAPH_CHECK() around each call, IGRAPH_FINALLY() for
 * what an error must free. */
typedef igraph_error_t nw__igraph_work(void *state);

/* Does `work`, under one lock of the process, with handlers and random numbers of our own; the host finds its own
 * handlers, its random stream and its stack of clean-ups as before, also after an error or a cancel, and while its
 * progress function is called. `what` names the work for progress and messages ("find communities"). The host must not
 * use igraph in another thread meanwhile: igraph keeps all of these per process. The handler of fatal errors stays the
 * host's: no answer to a fatal error could leave igraph usable, so callers check their input instead. No BLAS threads
 * are set: nothing called here uses BLAS.
 * Errors: OUT_OF_MEMORY, CANCELLED, TIMEOUT, PEER with igraph's first reason. */
netweave_status nw__igraph_call(netweave_run *run, const char *what, nw__igraph_work *work, void *state);

/* Inside work: seeds the random numbers that igraph draws next. */
igraph_error_t nw__igraph_seed(uint64_t seed);

/* Inside work, where igraph itself does not ask: IGRAPH_INTERRUPTED when the run is to end. `share` is for progress. */
igraph_error_t nw__igraph_check(double share);

#endif
