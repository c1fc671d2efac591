/* netweave: seeds, whom to tell first so that most hear.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NETWEAVE_SEEDS_H
#define NETWEAVE_SEEDS_H

#include <netweave/table.h>
#include <netweave/view.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Who should learn first: members from whom a cascade reaches many, chosen one after the other. A row per seed, in the
 * order in which they were chosen, label "member". Columns
 *
 *   order          1, 2, …
 *   gain           expected members that the seed adds to what those before it reach, itself included
 *   gain_error     standard error of that number; 0 when exact
 *   reached        expected members whom all seeds so far reach, themselves and those who know already included
 *   reached_error  standard error of that number; 0 when exact
 *   share          the same as a share of all members
 *
 * The numbers are exact, or come from simulations that had no part in the choice, so that no seed looks better for
 * having been lucky. `options`, as in netweave_view_create(): model, probability and threshold as for
 * netweave_cascade_curve() (not si and sir, in which everybody within reach hears in the end, or nearly so), and
 *
 *   count=K            how many seeds (default 3; fewer when there are not so many members to choose)
 *   share=X            instead: as many as it takes until they reach this share of all members; where all together do
 *                      not, all of them and a note
 *   method=auto|greedy|ris|degree
 *       greedy   each next seed is the one that adds most to those before it (Kempe, Kleinberg and Tardos 2003), found
 *                lazily (CELF, Leskovec et al. 2007): by exact expectations where members can reach few uncertain ties,
 *                else on simulated worlds that all candidates share
 *       ris      the same on random reverse-reachable sets, as many as it takes to prove that the seeds reach 1 - 1/e -
 *                epsilon of what the best set of as many reaches, with probability 1 - delta (OPIM-C, Tang et al. 2018;
 *                not for complex contagion); a note says what was proved, which is mostly more
 *       degree   those with most ties to tell along, for comparison; no guarantee
 *       auto     greedy for complex contagion, where exact expectations are cheap, and up to some hundred members; else
 *                ris (default)
 *   epsilon=E, delta=D   ris: see there (defaults 0.1, 0.01)
 *   simulations=N      simulations behind the numbers, and worlds of greedy; 0: exact, all outcomes of up to 20
 *                      uncertain ties; default: exact where that is cheap, else 4096 (fewer on large networks)
 *   candidates=SELECTION   choose among these only (or hub)
 *   exclude=SELECTION      never choose these (or hub), who hear and tell like all others
 *   already=SELECTION      these (or hub) know already
 *
 * A greedy set need not be the best one: notes say how it was found, what is guaranteed and what is not. For complex
 * contagion nothing is: members who do little one by one may do much together. Knowledge passes along ties as they are
 * drawn; a view with reverse=yes turns them round. The table is the caller's; its notes say model, method, simulations
 * and seed. The same seed gives the same numbers on any machine and with any number of threads. Cost: ris O(sets *
 * (members + ties looked at in each)), greedy O(members * (members + ties) * simulations / 512) at most. Errors:
 * OUT_OF_MEMORY, INVALID_ARGUMENT (also: nobody is left to choose), NOT_FOUND (a member), UNSUPPORTED (si, sir; ris for
 * complex contagion), LIMIT (exact is out of reach), CANCELLED, TIMEOUT. Thread-safe. Sources: Kempe, Kleinberg and
 * Tardos 2003, doi 10.1145/956750.956769; Leskovec et al. 2007, doi 10.1145/1281192.1281239; Tang, Tang, Xiao and Yuan
 * 2018, doi 10.1145/3183713.3183749. @since 0.1.0 @see netweave_cascade_reach() */
NETWEAVE_API netweave_status netweave_seeds_choose(const netweave_view *view, const char *options, netweave_run *run,
                                                   netweave_table **out_table);

#ifdef __cplusplus
}
#endif

#endif
