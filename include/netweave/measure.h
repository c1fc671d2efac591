/* netweave: measures by name.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NETWEAVE_MEASURE_H
#define NETWEAVE_MEASURE_H

#include <netweave/table.h>
#include <netweave/view.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a measure gives numbers for. */
typedef enum netweave_scope {
    NETWEAVE_SCOPE_NETWORK = 0, /**< one row: the network */
    NETWEAVE_SCOPE_MEMBER = 1,  /**< a row per member */
    NETWEAVE_SCOPE_TIE = 2      /**< a row per tie */
} netweave_scope;

/** Which way a high value points. */
typedef enum netweave_pole {
    NETWEAVE_POLE_NEITHER = 0,
    NETWEAVE_POLE_HUB = 1,      /**< high means nearer to hub-and-spoke */
    NETWEAVE_POLE_NETWORKED = 2 /**< high means nearer to networked */
} netweave_pole;

/** How many measures there are. Thread-safe, as all of this header. */
NETWEAVE_API int64_t netweave_measure_count(void);

/** Name of a measure, in the order of the catalogue; NULL when there is none. Static text. */
NETWEAVE_API const char *netweave_measure_name(int64_t measure);

/** Place of a measure by name; -1 when there is none. */
NETWEAVE_API int64_t netweave_measure_find(const char *name);

/** Scope of a measure; NETWORK when there is none. */
NETWEAVE_API netweave_scope netweave_measure_scope(int64_t measure);

/** Pole of a measure; NEITHER when there is none. */
NETWEAVE_API netweave_pole netweave_measure_pole(int64_t measure);

/** Title of a measure ("Degree centralization"); NULL when there is none. Static text. */
NETWEAVE_API const char *netweave_measure_title(int64_t measure);

/** Computes measures. `specs` is a list of NAME or NAME:PARAMETER=VALUE,… separated by spaces, all of one scope; work
 * they share is done once. The table has a row for the network, per member or per tie (labels: member ids), and a
 * column per measure, or NAME.COLUMN for those with several; NaN means undefined and a note says why. The table is the
 * caller's. Cost: as each measure's catalogue row says. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT (parameters, mixed
 * scopes), NOT_FOUND (measure), CANCELLED, TIMEOUT. */
NETWEAVE_API netweave_status netweave_measure_compute(const netweave_view *view, const char *specs, netweave_run *run,
                                                      netweave_table **out_table);

/** The distribution of distances in steps, a row for each distance from 1 to the diameter, with label column "distance"
 * and columns
 *   pairs          ordered pairs of different members at that distance, along ties
 *   share          of all pairs that have a path
 *   within         share of those at that distance or nearer
 *
 * Pairs without a path are left out, and a note says their share. Exact, unless the run allows estimates
 * (netweave_run_set_approximation()), which a note says. The table is the caller's. Cost: O(members * ties). Errors:
 * OUT_OF_MEMORY, INVALID_ARGUMENT, CANCELLED, TIMEOUT. */
NETWEAVE_API netweave_status netweave_distances_table(const netweave_view *view, netweave_run *run,
                                                      netweave_table **out_table);

/** Asks for the conventions of another program, so that a published number can be matched: `peer` is "ucinet", "sna",
 * "igraph" or "networkx". Gives `specs` with convention=PEER added to each measure that this program computes by
 * another convention (the catalogue says which; a spec that says whose already keeps that); a note on the result names
 * it. The text is the caller's. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT, NOT_FOUND (peer). */
NETWEAVE_API netweave_status netweave_measure_as(const char *specs, const char *peer, char **out_specs);

/** All measures of a scope that need no attribute or that the view's group serves, as a list for
 * netweave_measure_compute(). The text is the caller's. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT. */
NETWEAVE_API netweave_status netweave_measure_all(const netweave_view *view, netweave_scope scope, char **out_specs);

/** The catalogue: every measure with its question, meaning, formula, conventions, parameters, range, undefined cases,
 * cost and source. `name`: one measure, or NULL for all. `format`: "text", "markdown" or "json" (an object with
 * "measures", a list; one measure: its object; no limit to a range: null). All measures as "text" is the short list, by
 * scope, with the question that each answers. The text is the caller's. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT,
 * NOT_FOUND (measure or format). */
NETWEAVE_API netweave_status netweave_catalog(const char *name, const char *format, char **out_text);

#ifdef __cplusplus
}
#endif

#endif
