/* netweave: where a network stands between hub-and-spoke and networked.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NETWEAVE_STRUCTURE_H
#define NETWEAVE_STRUCTURE_H

#include <netweave/table.h>
#include <netweave/view.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The structure of one view: its type, the numbers that decided, how sure the type is, and who holds it together. The
 * structure reads ties without direction (either way counts); direction of a hub is told beside. Immutable; safe to
 * read from several threads. */
typedef struct netweave_structure netweave_structure;

/** Finds the structure of a view. `options`, as in netweave_view_create():
 *   draws=N   resampled networks for the type's probability (default: as many of 100 as 2e8 steps of members * (members
 *             + ties) allow, at least 20 or none; then the probabilities are NaN)
 *   noise=X   share of ties that a draw takes as misreported: each such tie is moved to a random untied pair
 *             (default 0.05)
 * The type reads the largest connected part and finds out by itself who holds it together, whomever the view names as
 * hub. The hub_ numbers are those of the view's hub in the whole network; where it names none, of the member of highest
 * betweenness (ties: by degree, then roster order). Undefined numbers are NaN with a note. Cost: O(members * ties) per
 * draw. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT, CANCELLED, TIMEOUT. Source: docs/structure.md. */
NETWEAVE_API netweave_status netweave_structure_create(const netweave_view *view, const char *options,
                                                       netweave_run *run, netweave_structure **out_structure);

/** The type: "scattered", "hub_and_spoke", "multi_hub", "core_periphery", "networked", or "undefined" below three
 * members. */
NETWEAVE_API const char *netweave_structure_type(const netweave_structure *structure);

/** The type that is nearest to the one found, and would hold first if the numbers moved; "" when undefined. */
NETWEAVE_API const char *netweave_structure_next_type(const netweave_structure *structure);

/** For a hub-and-spoke network with directed ties: "out" (ties leave the hub), "in" (they point at it) or "both"; else
 * "". */
NETWEAVE_API const char *netweave_structure_hub_direction(const netweave_structure *structure);

/** Members of the hub: those that the view names; else the two who hold a hub-and-spoke network together where two do;
 * else the member of highest betweenness. 0 without ties, and for NULL. */
NETWEAVE_API int64_t netweave_structure_hub_count(const netweave_structure *structure);

/** Id of a member of the hub set; NULL when there is none. Borrowed. */
NETWEAVE_API const char *netweave_structure_hub(const netweave_structure *structure, int64_t hub);

/** One number of the structure by name, as "hub_dependence"; NaN when undefined or unknown. The names are the columns
 * of netweave_structure_numbers(). */
NETWEAVE_API double netweave_structure_value(const netweave_structure *structure, const char *name);

/** All numbers: one row, a column each. Of the whole network: hub_dependence, hub_tie_share, hub_brokerage,
 * hub_bottleneck, hub_speed_loss, peer_efficiency, effective_hubs, the same as the measures of these names (of one hub
 * unless more are named; pair_dependence, of the two first brokers, stands beside hub_dependence). Then margin
 * (the smallest relative change of the deciding numbers that makes another type hold; not a probability), held_by (1 or
 * 2 members hold a hub-and-spoke network together; else 0), and the numbers that the type was decided on, of the
 * largest connected part: main_share, main_effective_hubs, main_hub_dependence, main_peer_efficiency, pair_reach,
 * core_share, core_density, periphery_alone, core_ties, broker_inward, broker_peer_ties, two_routes.
 * Borrowed from the structure, notes included. */
NETWEAVE_API const netweave_table *netweave_structure_numbers(const netweave_structure *structure);

/** The types, a row each, with columns "probability" (share of resampled networks; NaN when none were drawn) and
 * "draws". Borrowed from the structure. */
NETWEAVE_API const netweave_table *netweave_structure_types(const netweave_structure *structure);

/** The members by role: label columns "member" and "role" (hub, broker, core, peer, pendant, isolate; docs/structure.md
 * says who is which), columns degree, betweenness (each pair once), constraint, coreness, all without direction.
 * Ordered by betweenness, degree, roster. Borrowed from the structure. */
NETWEAVE_API const netweave_table *netweave_structure_members(const netweave_structure *structure);

/** The structure in plain words: one short paragraph for a report. Borrowed from the structure. */
NETWEAVE_API const char *netweave_structure_sentence(const netweave_structure *structure);

/** Frees a structure. NULL is a no-op. */
NETWEAVE_API void netweave_structure_free(netweave_structure *structure);

/** What is left when members leave: a row per number k of leavers (0…), label columns "order" and "removed" (who left
 * in this step), and columns
 *
 *   removed_count     k
 *   reachable_pairs   of the pairs of those left that were connected before, the share that still is
 *   efficiency        sum of 1 / distance over pairs of those left, as a share of what it was before
 *   spread            share of the others left whom a tip reaches that starts with a random one of those left and is
 *                     always passed on: 1 less Borgatti's fragmentation F
 *
 * Ties are read without direction. `options`:
 *
 *   order=degree|betweenness|best|group   several joined by + (default degree+betweenness+best)
 *   most=K            how many leave (default 10, at most members - 2)
 *
 * "best" is Borgatti's key player problem, KPP-NEG, greedily: each time the member whose leaving parts most pairs; then
 * by ties left, then by roster order. "group" removes the view's hub, one by one. Degree and betweenness are those of
 * the whole network. The table is the caller's. Cost: O(members + ties) per row for the best set, and for efficiency
 * O(members * ties) per row: beyond 5e10 steps in all it is NaN with a note. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT,
 * CANCELLED, TIMEOUT. Source: Borgatti 2006, doi 10.1007/s10588-006-7084-x. */
NETWEAVE_API netweave_status netweave_hub_curve(const netweave_view *view, const char *options, netweave_run *run,
                                                netweave_table **out_table);

#ifdef __cplusplus
}
#endif

#endif
