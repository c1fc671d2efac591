/* netweave: what changed between two waves, and how sure that is.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NETWEAVE_COMPARE_H
#define NETWEAVE_COMPARE_H

#include <netweave/structure.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The comparison of two views of the same roster. Immutable; safe to read from several threads. */
typedef struct netweave_comparison netweave_comparison;

/** Compares two views of one network (two waves, or two layers), members aligned by id. `options`:
 *   measures="SPECS"  network measures to compare (default: all)
 *   draws=N           draws of the wave-swap randomisation test (default 1000; 0: no test). Exact when 2^k <= draws.
 *   level=X           confidence level of intervals, 0.5 to 0.999 (default 0.95)
 * Under the null hypothesis each respondent's two reports (directed ties), or each pair's two states (undirected), are
 * exchangeable between the waves; members of one wave only keep theirs. p = (b+1)/(draws+1), never 0; p_adjusted after
 * Benjamini and Hochberg 1995. Intervals by the jackknife where the measure allows it, else undefined.
 * Cost: 2 draws times that of the measures. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT (also: views of different networks,
 * or one directed and one not), CANCELLED, TIMEOUT. */
NETWEAVE_API netweave_status netweave_comparison_create(const netweave_view *before, const netweave_view *after,
                                                        const char *options, netweave_run *run,
                                                        netweave_comparison **out_comparison);

/** The measures, a row each: label columns "measure" and "test" (exact, random, or why there is none), columns before,
 * after, change, low, high, p, p_adjusted, draws. Borrowed; its notes carry the warnings about the design. */
NETWEAVE_API const netweave_table *netweave_comparison_measures(const netweave_comparison *comparison);

/** One row: columns stayed, joined, left (members) and kept, formed, dissolved, jaccard (ties). Borrowed. */
NETWEAVE_API const netweave_table *netweave_comparison_counts(const netweave_comparison *comparison);

/** The ties: label columns "from", "to" and "change" (kept, formed, dissolved), columns before and after (weights, or 1
 * and 0). Borrowed. */
NETWEAVE_API const netweave_table *netweave_comparison_ties(const netweave_comparison *comparison);

/** The structure before (0) or after (1). Borrowed; NULL for another number. */
NETWEAVE_API const netweave_structure *netweave_comparison_structure(const netweave_comparison *comparison, int after);

/** What changed, how sure it is, and what cannot be said: a paragraph in plain words. Borrowed. */
NETWEAVE_API const char *netweave_comparison_sentence(const netweave_comparison *comparison);

/** Frees a comparison. NULL is a no-op. */
NETWEAVE_API void netweave_comparison_free(netweave_comparison *comparison);

#ifdef __cplusplus
}
#endif

#endif
