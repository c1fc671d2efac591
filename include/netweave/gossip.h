/* netweave: conversation rounds, in which each member talks with one contact at a time.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NETWEAVE_GOSSIP_H
#define NETWEAVE_GOSSIP_H

#include <netweave/table.h>
#include <netweave/view.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How far conversations have carried knowledge after each round: a row per round, 0 first, in which the starts know.
 * Columns
 *
 *   round          the number of the round
 *   reached        mean number of members who know after it, the starts included
 *   share          of all members
 *   low, high      95% band of `reached`, for the error of a mean over simulations; NaN with one simulation
 *
 * In each round every member, whether it knows or not, calls one of its contacts, chosen at random (in proportion to
 * strength when the view is weighted); all know then what they knew when the round began. Knowledge passes along ties
 * as they are drawn, from → to, and both ways along ties without direction; answers to "from whom do you seek advice"
 * want a view with reverse=yes. Members with limits call in random order; one whose conversations are used up neither
 * calls nor is reached, and who calls in vain has lost its call. `options`, as in netweave_view_create():
 *
 *   mode=push|pull|push_pull   who calls tells, asks, or both (default push_pull); along ties with direction members
 *                      call those whom they can tell (push), whom they can hear (pull), or any of them
 *   capacity=N         conversations that a member takes part in per round, its own call included (default 0: no limit)
 *   hub_capacity=N     the same for the hub alone: the view's hub, else the member of highest betweenness
 *   starts=anyone|hub|SELECTION   who knows first: each member in turn, and the mean (default); the hub; or these
 *                      members, all together
 *   rounds=N           at most so many (default: until all who can know do, at most 1000)
 *   simulations=N      courses of conversations, each shared by up to 64 starts (default: up to 4096, fewer where they
 *                      would take more than seconds)
 *
 * The table is the caller's; its notes say the rule, simulations and seed. The same seed gives the same numbers with
 * any number of threads. Cost: O(simulations * rounds * members). Errors: OUT_OF_MEMORY, INVALID_ARGUMENT, NOT_FOUND (a
 * start), CANCELLED, TIMEOUT. Thread-safe. Source: Demers et al. 1987, doi 10.1145/41840.41841; Karp, Schindelhauer,
 * Shenker and Vöcking 2000, doi 10.1109/SFCS.2000.892324. @since 0.1.0 */
NETWEAVE_API netweave_status netweave_gossip_curve(const netweave_view *view, const char *options, netweave_run *run,
                                                   netweave_table **out_table);

/** How many rounds what a member knows takes to come round: a row per member, label "member". Columns
 *
 *   rounds         mean first round after which the share of those whom the member can reach (itself included) knows;
 *                  NaN for members who can tell nobody
 *   rounds_error   standard error of that number; NaN with one simulation
 *
 * `options` as for netweave_gossip_curve(), without starts and rounds, and
 *
 *   share=X            of those whom the member can reach (default 0.9)
 *   simulations=N      for each member (default: 1024, fewer where they would take more than seconds)
 *
 * Up to 64 members share each course of conversations: errors of two members are not independent of each other, those
 * of one are right. The table is the caller's. Cost: O(simulations * rounds * members^2 / 64). Errors and the rest as
 * there. @since 0.1.0 @see netweave_gossip_curve() */
NETWEAVE_API netweave_status netweave_gossip_members(const netweave_view *view, const char *options, netweave_run *run,
                                                     netweave_table **out_table);

#ifdef __cplusplus
}
#endif

#endif
