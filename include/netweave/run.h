/* netweave: how a call is to be run: threads, seed, time budget, progress, cancelling.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NETWEAVE_RUN_H
#define NETWEAVE_RUN_H

#include <netweave/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Settings of a run. Wherever a call takes a run, NULL stands for the defaults: all cores, seed 1, no time budget,
 * no progress. One run serves one call at a time; only netweave_run_cancel() may come from elsewhere meanwhile. */
typedef struct netweave_run netweave_run;

/** Told how far a call has come. `share` is in [0, 1], `what` names the step in a few words. Always called on the
 * thread that made the call, at most every 20 ms. A value other than 0 cancels the call. */
typedef int netweave_progress(double share, const char *what, void *context);

/** Makes a run with the defaults. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT (NULL). Free it with netweave_run_free(). */
NETWEAVE_API netweave_status netweave_run_create(netweave_run **out_run);

/** Sets the number of threads, 1 to 1024; 0 means all cores. Results never depend on it. Errors: INVALID_ARGUMENT. */
NETWEAVE_API netweave_status netweave_run_set_threads(netweave_run *run, int64_t threads);

/** Sets the seed of all random draws. The same seed gives the same results, whatever the threads. Errors:
 * INVALID_ARGUMENT. */
NETWEAVE_API netweave_status netweave_run_set_seed(netweave_run *run, uint64_t seed);

/** Sets the seconds from now after which calls end with TIMEOUT; 0 takes the budget away.
 * Errors: INVALID_ARGUMENT (negative or not finite). */
NETWEAVE_API netweave_status netweave_run_set_time_budget(netweave_run *run, double seconds);

/** Lets netweave_measure_compute() estimate betweenness (of members, of ties, its centralization), closeness, harmonic
 * closeness, global efficiency, mean distance, diameter and effective diameter in steps, and netweave_distances_table()
 * the distances, where exact numbers are out of reach. `options` (NULL or "": everything exact, which is the default),
 * as in netweave_view_create(); sampling ends with the first that is reached:
 *   error=X     no member is off by more than X on the scale of 0 to 1 (of betweenness: of the pairs it could lie
 *               between; of harmonic closeness: its range), each with probability 0.95 at least, but for balls (0.01
 *               when nothing is stated)
 *   sources=N   N members, drawn at random without replacement, are searched from; exact when there are no more
 *   seconds=X   as many sources as fit into the time, exact where all do; a note says the N that repeats the result
 *   paths=N     method=paths with N paths
 *   runs=N      method=balls with N runs
 *   method=auto|sources|paths|balls
 *               sources: as above (standard errors beside the numbers); paths: betweenness of members from shortest
 *               paths between random pairs, the error holds for all members at once; balls: distances by HyperBall,
 *               counters of who is within 1, 2, … steps, in as many runs as keep two standard errors of the harmonic
 *               closeness of each member within the error (betweenness still from sources); auto: sources, but for
 *               error=X above 200,000 members paths, and for distances above 33,554,432 members balls, since a search
 *               from sources would take more than 12 GB for each thread there
 * Never silent: beside each estimate stands a column "NAME.standard_error", and a note says method, sources, paths or
 * runs, seed and error. A setting changes nothing where a network is so small that exact takes no longer, nor for
 * measures that are not estimated. The same for any number of threads. Errors: INVALID_ARGUMENT, OUT_OF_MEMORY.
 * Sources: Brandes and Pich 2007, doi 10.1142/S0218127407018403; Eppstein and Wang 2004, doi 10.7155/jgaa.00081;
 * Borassi and Natale 2016, doi 10.4230/LIPIcs.ESA.2016.20; Boldi and Vigna 2013, arXiv 1308.2144. */
NETWEAVE_API netweave_status netweave_run_set_approximation(netweave_run *run, const char *options);

/** Sets the function that hears of progress (NULL: none). Errors: INVALID_ARGUMENT. */
NETWEAVE_API netweave_status netweave_run_set_progress(netweave_run *run, netweave_progress *progress, void *context);

/** Asks the call under way, and every later one with this run, to end with CANCELLED. Safe from any thread and from a
 * signal handler. NULL is a no-op. */
NETWEAVE_API void netweave_run_cancel(netweave_run *run);

/** The seed of a run; 1 for NULL. Thread-safe. */
NETWEAVE_API uint64_t netweave_run_seed(const netweave_run *run);

/** Frees a run. NULL is a no-op. */
NETWEAVE_API void netweave_run_free(netweave_run *run);

#ifdef __cplusplus
}
#endif

#endif
