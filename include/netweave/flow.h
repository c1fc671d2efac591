/* netweave: how knowledge travels, with the hub, without it, and with a hub that has little time.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NETWEAVE_FLOW_H
#define NETWEAVE_FLOW_H

#include <netweave/table.h>
#include <netweave/view.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How knowledge travels in one view. Immutable; safe to read from several threads. */
typedef struct netweave_flow netweave_flow;

/** Follows knowledge through a view: with the hub, without it, and with a hub that holds few conversations; from the
 * hub, from the others (spokes), and from anyone. Knowledge passes along ties as they are drawn, from → to, and both
 * ways along ties without direction: answers to "from whom do you seek advice" want a view with reverse=yes. `options`,
 * as in netweave_view_create():
 *
 *   hub_capacity=C     conversations that a limited hub holds in a round (default 1)
 *   probability=P      chance that a tip passes along a tie of strength 1 (default 0.1); 1 - (1 - P)^w along strength w
 *   threshold=T        contacts who must follow a practice before a member does; below 1 a share of them (default 2)
 *   share=Q            rounds are counted until Q of those who can hear know (default 0.9)
 *   mode=push_pull|push|pull   who calls tells and asks, tells, or asks (default push_pull)
 *   simulations=N      for each simulated number (default: up to 1024 courses of conversation and 4096 cascades, fewer
 *                      on large networks)
 *   bottlenecks=N      try the N members and the N ties that most shortest paths lead over (default: all, on larger
 *                      networks as many as take some seconds)
 *
 * The hub is the one that netweave_structure_hub() names: the view's; else the two who hold a hub-and-spoke network
 * together where two do; else the member of highest betweenness. Without ties there is none. Where members times ties
 * are beyond 4e9, it is the view's or the member of highest betweenness, estimated. Steps, reach, practices, routes and
 * bottlenecks take all ties as equally strong. The same seed gives the same numbers with any number of threads. Cost:
 * O(members * ties), and O(simulations * rounds * members); what is out of reach on large networks is NaN, and a note
 * says so. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT, CANCELLED, TIMEOUT. Sources: Demers et
 * al. 1987, doi 10.1145/41840.41841; Kempe, Kleinberg and Tardos 2003, doi 10.1145/956750.956769; Centola and Macy
 * 2007, doi 10.1086/521848. @since 0.1.0 */
NETWEAVE_API netweave_status netweave_flow_create(const netweave_view *view, const char *options, netweave_run *run,
                                                  netweave_flow **out_flow);

/** Frees a flow. NULL is a no-op. */
NETWEAVE_API void netweave_flow_free(netweave_flow *flow);

/** How knowledge travels in plain words: one paragraph for a report. `before` is NULL or the flow of an earlier wave,
 * made with the same options: then the paragraph says what it was before. Simulated numbers that are nearer to each
 * other than their errors tell apart are "about as before". The text is the caller's: netweave_text_free(). Errors:
 * OUT_OF_MEMORY, INVALID_ARGUMENT (also: other options). @since 0.1.0 */
NETWEAVE_API netweave_status netweave_flow_sentence(const netweave_flow *flow, const netweave_flow *before,
                                                    char **out_text);

/** Members of the hub; 0 without ties, and for NULL. @since 0.1.0 */
NETWEAVE_API int64_t netweave_flow_hub_count(const netweave_flow *flow);

/** Id of a member of the hub; NULL when there is none. Borrowed. @since 0.1.0 */
NETWEAVE_API const char *netweave_flow_hub(const netweave_flow *flow, int64_t hub);

/** The numbers, a row for each case and origin: label columns "case" (whole, without_hub, limited_hub) and "origin"
 * (hub: all of it together; spoke: a member outside the hub; anyone: a member; of spokes and of anyone the mean over
 * all of them). Without a hub the one row is whole, anyone; without the hub there is no origin hub; where all are hub
 * there are no spokes and nothing without it. Shares are of the others: of those who do not begin and, without the
 * hub, of those left. Columns, errors being standard errors (0: exact):
 *
 *   can_hear       share of the others who can hear at all, in however many steps
 *   steps          mean distance to those
 *   rounds, rounds_error       mean rounds of conversation until Q of those who can hear, origin included, know, over
 *                  origins who can tell anyone; says nothing of those who cannot hear
 *   tip, tip_error             expected share of the others whom a tip reaches that each member passes on at most once
 *                  to each contact, by chance (independent cascade)
 *   practice       share of the others who follow a practice in the end which the origin and its contacts begin:
 *                  others do once T of their contacts do (complex contagion)
 *   begin          share of the others who begin it, the contacts: practice less begin has spread
 *
 * With a limited hub, rounds are those with C conversations for each member of the hub, and the hub passes the tip on
 * to C of its contacts, drawn at random; can_hear and steps stay, practice and begin are NaN (nothing in them takes
 * time). Borrowed from the flow, notes included. Sources: Demers et
 * al. 1987, doi 10.1145/41840.41841; Kempe, Kleinberg and Tardos 2003, doi 10.1145/956750.956769; Centola and Macy
 * 2007, doi 10.1086/521848. @since 0.1.0 */
NETWEAVE_API const netweave_table *netweave_flow_numbers(const netweave_flow *flow);

/** What the others know after each round: label columns "model" (conversations, tip), "case" and "origin" as above;
 * columns round, share (of the others), low, high (95% band for the error of a mean over simulations; equal where
 * exact). Round 0 is when only the origin knows. Borrowed. @since 0.1.0 */
NETWEAVE_API const netweave_table *netweave_flow_curve(const netweave_flow *flow);

/** What slows the flow most when it is lost, worst first: label columns "kind" (member, tie), "from", "to" ("" for
 * members); columns
 *
 *   parted         share of the pairs of those left, connected before, that are not any more
 *   slowed         relative loss of the sum of 1 / distance among those left
 *   rounds, rounds_error       rounds of conversation from anyone without it; of the ten worst, else NaN
 *   rounds_change, rounds_change_error   less the rounds with it; NaN where pairs are parted, since fewer have to hear
 *
 * Pairs are ordered where ties have direction. No rows where there are no ties. Borrowed. @since 0.1.0 */
NETWEAVE_API const netweave_table *netweave_flow_bottlenecks(const netweave_flow *flow);

/** A row per member: label "member", columns
 *
 *   hub            1 for members of the hub
 *   can_reach, can_reach_without_hub   share of the others whom it can reach (without the hub: of those left)
 *   rounds, rounds_error   rounds of conversation until Q of those whom it can reach know
 *   hears, hears_error     mean round in which it hears what starts with a random other member from whom it can hear
 *   tip, tip_error expected share of the others whom a tip reaches that starts with it
 *   routes, routes_error   mean number of independent routes (no member in common) to each of the others; 0 where
 *                  there is none; beyond a few hundred members estimated from others drawn at random
 *   dependence     share of the others outside the hub from whom it hears only through the hub; NaN for the hub
 *
 * Borrowed. @since 0.1.0 */
NETWEAVE_API const netweave_table *netweave_flow_members(const netweave_flow *flow);

/** How much there is to fall back on: one row, label "network", columns
 *
 *   routes, routes_error   mean number of independent routes per connected pair
 *   two_routes             share of the connected pairs with two or more
 *   routes_without_hub, routes_without_hub_error, two_routes_without_hub   the same among those left without the hub
 *   still_connected        share of the pairs of spokes, connected before, that still are without the hub
 *   hub_speed_gain         rounds from a spoke without the hub less those with it; NaN where the hub's loss parts
 * pairs; below 0 where the hub takes up conversations that others put to better use hub_speed_gain_error
 *   limited_hub_delay      rounds from anyone with the limited hub less those with the hub unlimited
 *   limited_hub_delay_error
 *
 * Borrowed. @since 0.1.0 */
NETWEAVE_API const netweave_table *netweave_flow_routes(const netweave_flow *flow);

#ifdef __cplusplus
}
#endif

#endif
