/* netweave: what becomes of measures under each way to read the rows of members who did not answer.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NETWEAVE_UNKNOWN_H
#define NETWEAVE_UNKNOWN_H

#include <netweave/measure.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Network measures under each reading of a view, side by side: a row per number, label column "measure", and columns
 *   zero           rows of those who did not answer read as empty
 *   observed       over what was observed, for measures that have such a form; the others as zero
 *   reciprocity    rows filled with those who name the member
 *   previous       rows filled from the wave before; undefined without one
 *   any, both      for ties with a direction, read without it: tied when either names the other (union), or when both
 *                  do, where one of the two who did not answer is taken to agree (intersection)
 *
 * `specs` as for netweave_measure_compute() (NULL: all measures of the network that need no draws). All else is as the
 * view reads it, which must be one that netweave_view_create() made. The table is the caller's. Cost: 6 times that of
 * the measures. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT (also: a measure that is not of the network), NOT_FOUND
 * (measure), CANCELLED, TIMEOUT. Thread-safe. Source: Stork and Richards 1992, doi 10.1177/1059601192172004; Huisman
 * 2009, Journal of Social Structure 10. */
NETWEAVE_API netweave_status netweave_unknown_table(const netweave_view *view, const char *specs, netweave_run *run,
                                                    netweave_table **out_table);

#ifdef __cplusplus
}
#endif

#endif
