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
 *   draws=N           draws of the wave-swap randomisation test, at most 1000000 (0: no test; default 1000, for large
 *                     networks fewer or none, which a note tells)
 *   level=X           confidence level of intervals, 0.5 to 0.999 (default 0.95)
 * Under the null hypothesis each respondent's two reports (directed ties), or each pair's two states (undirected), are
 * exchangeable between the waves; members of one wave only keep theirs, so that the test concerns those who stayed.
 * With k rows (or pairs) that differ, all 2^k assignments are tried when these are at most `draws`; else p =
 * (b+1)/(draws+1), never 0; p_adjusted after Benjamini and Hochberg 1995. Intervals by the jackknife over members where
 * the measure allows it, else undefined. What the design of the study forbids to be told is not tested.
 * Cost: 2 draws times that of the measures, and 2 per member for the intervals. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT
 * (also: views of different networks, one directed and one not, one weighted and one not), NOT_FOUND (measure),
 * CANCELLED, TIMEOUT. Sources: Edgington and Onghena 2007; Phipson and Smyth 2010, doi 10.2202/1544-6115.1585. */
NETWEAVE_API netweave_status netweave_comparison_create(const netweave_view *before, const netweave_view *after,
                                                        const char *options, netweave_run *run,
                                                        netweave_comparison **out_comparison);

/** The measures, a row each: label columns "measure" and "test" ("exact", "random", "held back" where chance alone
 * makes such numbers swing, or "none: REASON"), columns before, after, change, low, high, p, p_adjusted, draws (those
 * in which the measure is defined). Borrowed; its notes carry the warnings about the design. */
NETWEAVE_API const netweave_table *netweave_comparison_measures(const netweave_comparison *comparison);

/** One row: columns stayed, joined, left (members); kept, formed, dissolved, unknown (all ties; unknown: tied in one
 * wave, and nobody answered for it in the other); hamming and jaccard (over pairs known in both waves);
 * formed_hub_spoke (with an end in the hub of the network before) and formed_spoke_spoke; with a group,
 * formed_within_groups and formed_between_groups. Borrowed. */
NETWEAVE_API const netweave_table *netweave_comparison_counts(const netweave_comparison *comparison);

/** The ties: label columns "from", "to" and "change" (kept, formed, dissolved, unknown), columns before and after
 * (weights, or 1 and 0; undefined where it is not known). Borrowed. */
NETWEAVE_API const netweave_table *netweave_comparison_ties(const netweave_comparison *comparison);

/** The structure before (0) or after (1). Borrowed; NULL for another number. */
NETWEAVE_API const netweave_structure *netweave_comparison_structure(const netweave_comparison *comparison, int after);

/** What changed, how sure it is, and what cannot be said: a paragraph in plain words. Borrowed. */
NETWEAVE_API const char *netweave_comparison_sentence(const netweave_comparison *comparison);

/** What becomes of the structure type: "none" (both have the same), "shown", "not shown" (the types differ, and nothing
 * about the hub changed more than chance would make it), "held back" (what tells the types apart swings by chance in
 * such networks), "undefined" (fewer than three members); "" for NULL. */
NETWEAVE_API const char *netweave_comparison_type_change(const netweave_comparison *comparison);

/** The measure of a row of netweave_comparison_measures() with its parameters in full; NULL for another row. Borrowed.
 */
NETWEAVE_API const char *netweave_comparison_spec(const netweave_comparison *comparison, int64_t row);

/** Frees a comparison. NULL is a no-op. */
NETWEAVE_API void netweave_comparison_free(netweave_comparison *comparison);

#ifdef __cplusplus
}
#endif

#endif
