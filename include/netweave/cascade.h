/* netweave: cascades, how what some members know spreads along ties.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NETWEAVE_CASCADE_H
#define NETWEAVE_CASCADE_H

#include <netweave/table.h>
#include <netweave/view.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How far a cascade has come after each round: a row per round, 0 first, in which the starts know. Columns
 *
 *   round          the number of the round
 *   reached        expected members who know after it, the starts included
 *   share          of all members
 *   low, high      95% band of `reached`, for the error of a mean over simulations; equal when exact
 *   new            expected members who hear in the round
 *
 * Knowledge passes along ties as they are drawn, from → to, and both ways along ties without direction. Answers to
 * "from whom do you seek advice" point the other way: make the view with reverse=yes. With a weighted view a tie of
 * strength w is as good as w tries, 1 - (1 - p)^w. `options`, as in netweave_view_create():
 *
 *   model=independent_cascade   who hears tells each contact once, in the next round (Kempe, Kleinberg and Tardos 2003)
 *   model=linear_threshold      a member hears when a random share of its ties in come from those who know (the same)
 *   model=si, model=sir         who knows tells in every round; with sir until it forgets
 *   model=complex      a member adopts once enough contacts have (Centola and Macy 2007); nothing is left to chance
 *   probability=P|degree   chance that a tie of strength 1 passes it on (default 0.1); degree: 1 / ties of who hears
 *   recovery=R         sir: chance to forget after each round (default 0.5; 1 is the independent cascade)
 *   threshold=T        complex: so many contacts, or below 1 such a share of them (default 2)
 *   starts=anyone|hub|SELECTION   who knows first: each member in turn, and the mean (default); the view's hub, else
 *                      the member of highest betweenness; or these members, all together
 *   rounds=N           at most so many (default: until nothing more happens; for si and sir at most 1000)
 *   simulations=N      0: exact, from all outcomes of up to 20 uncertain ties or, with si and sir, all states of some
 *                      ten members (14 with si); default: exact where that is cheap, else 4096 (fewer where they would
 *                      take more than seconds)
 *
 * The table is the caller's; its notes say model, simulations and seed. The same seed gives the same numbers on any
 * machine and with any number of threads. Cost: O(simulations * (members + ties)) at most, 512 simulations side by
 * side. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT, NOT_FOUND (a start), LIMIT (exact is out of reach), CANCELLED,
 * TIMEOUT. Thread-safe. Source: Kempe, Kleinberg and Tardos 2003, doi 10.1145/956750.956769. @since 0.1.0 */
NETWEAVE_API netweave_status netweave_cascade_curve(const netweave_view *view, const char *options, netweave_run *run,
                                                    netweave_table **out_table);

/** What reaches how many, and how fast, when it starts with one member: a row per member, label "member". Columns
 *
 *   reached        expected members who know in the end, itself included
 *   reached_error  standard error of that number; 0 when exact
 *   share          expected share of the others who know in the end
 *   rounds_50, rounds_90, rounds_100   mean round by which that share of those whom it can reach (itself included)
 *                  knows, over the simulations that come so far; NaN where none does
 *   arrives_50, arrives_90, arrives_100   share of simulations that come so far
 *
 * `options` as for netweave_cascade_curve(), without starts. All members share the simulated worlds: errors of two
 * members are not independent of each other. The table is the caller's. Cost: O(simulations * members / 512 * (members
 * + ties passed)). Errors and the rest as there. @since 0.1.0 @see netweave_cascade_curve() */
NETWEAVE_API netweave_status netweave_cascade_reach(const netweave_view *view, const char *options, netweave_run *run,
                                                    netweave_table **out_table);

#ifdef __cplusplus
}
#endif

#endif
