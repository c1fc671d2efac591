/* netweave: groups of members, and the ties within and between them.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NETWEAVE_GROUPS_H
#define NETWEAVE_GROUPS_H

#include <netweave/table.h>
#include <netweave/view.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The groups that the view's grouping attribute makes (group=NAME), a row each, with label column "group" and columns
 *   members        members of the group
 *   within         ties among them (directed: arcs)
 *   between        ties with an end in the group and one in another
 *   density        within, as a share of the ties that could be
 *   ei_index       (between - within) / (between + within), Krackhardt and Stern 1988, doi 10.2307/2786835
 *   homophily      s, the share of the ties of its members (directed: those out) that stay within, beside w, the share
 *                  of the group in the others: (s - w) / (1 - w) when s is at least w, else (s - w) / w: from -1 to 1,
 *                  0 as by chance; Coleman 1958, doi 10.17730/humo.17.4.q5604m676260q8n7
 *
 * Members of unknown group are left out, which a note tells. NaN where a share is of nothing. The table is the
 * caller's. Cost: O(ties). Errors: OUT_OF_MEMORY, INVALID_ARGUMENT (no group attribute). Thread-safe. */
NETWEAVE_API netweave_status netweave_groups_table(const netweave_view *view, netweave_table **out_table);

/** The mixing matrix: a row per pair of groups (undirected: each pair once; directed: each ordered pair), label columns
 * "from" and "to", and columns
 *   ties           ties from members of one group to members of the other
 *   possible       those that could be
 *   density        ties / possible
 *   expected       ties if each member's went anywhere in proportion to the ties (directed: ties in) that are there:
 *                  Newman 2003, doi 10.1103/PhysRevE.67.026126
 *   ratio          ties / expected
 *
 * Members of unknown group are left out, which a note tells. NaN where a share is of nothing. The table is the
 * caller's. Cost: O(ties + groups^2). Errors: OUT_OF_MEMORY, INVALID_ARGUMENT (no group attribute), LIMIT (more than
 * 1000 groups). Thread-safe. */
NETWEAVE_API netweave_status netweave_groups_mixing(const netweave_view *view, netweave_table **out_table);

/** Both tables without what would tell of single members: groups of fewer than `below` members (from 2), and all ties
 * within and to them; ties of two groups where there are from 1 to `below` - 1. As many others are left out with them
 * as it takes to keep what is left out from being computed from the rest and from the numbers of members and ties of
 * the view; sums over groups (between, ei_index, homophily, expected, ratio) are left out as soon as anything is. NaN,
 * and a note. `out_groups`, `out_mixing` (either may be NULL) are the caller's. What else is told of the network may
 * still tell: publish members and ties of these groups nowhere else. Cost: as netweave_groups_mixing(), and groups^4 at
 * worst. Errors: those, INVALID_ARGUMENT (below). Thread-safe. @since 0.1.0 */
NETWEAVE_API netweave_status netweave_groups_protect(const netweave_view *view, int64_t below,
                                                     netweave_table **out_groups, netweave_table **out_mixing);

#ifdef __cplusplus
}
#endif

#endif
