/* netweave: do the ties of one network go with those of another? Tests that let members change places (QAP).
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NETWEAVE_QAP_H
#define NETWEAVE_QAP_H

#include <netweave/table.h>
#include <netweave/view.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The correlation of two views of one network (two layers, or two waves) over all pairs of different members who are
 * in both, and its QAP test: the members of one view change places at random, each keeping its ties, and the
 * correlation is computed anew. Views may be directed or not (mixed: each ordered pair counts) and weighted or not.
 * Pairs of which either view does not know whether they are tied (those asked did not answer) are left out; then only
 * members who are alike in having answered change places. `options`:
 *   draws=N   random draws, at most 1000000 (default 5000; 0: no test). Where there are at most 9! = 362880 ways for
 *             the members to stand, each is taken once instead, and p is exact.
 * One row: label column "test" ("exact", "random", or "none: REASON"), columns
 *   correlation   Pearson's, from -1 to 1
 *   p             share of draws that are at least as far from 0; the real network counts as one of them: never 0
 *   p_greater     share of draws with a correlation at least as large
 *   p_less        share of draws with a correlation at most as large
 *   null_mean, null_sd   mean and standard deviation of the draws
 *   floor         no p can be below this: the share of assignments that leave a network just as it is (above 9 members
 *                 as far as members with the same ties make them), and with random draws at least 1 / (draws + 1)
 *   draws         draws (exact: all assignments);  members;  pairs: pairs of members compared
 * NaN where undefined (fewer than three members, or a network in which all pairs are alike), with a note. The table is
 * the caller's. Cost: per draw O(ties of the network with fewer + members). Errors: OUT_OF_MEMORY, INVALID_ARGUMENT,
 * CANCELLED, TIMEOUT. Thread-safe. Sources: Hubert and Schultz 1976, doi 10.1111/j.2044-8317.1976.tb00714.x; Krackhardt
 * 1988, doi 10.1016/0378-8733(88)90004-4; Phipson and Smyth 2010, doi 10.2202/1544-6115.1585. */
NETWEAVE_API netweave_status netweave_qap_correlation(const netweave_view *first, const netweave_view *second,
                                                      const char *options, netweave_run *run,
                                                      netweave_table **out_table);

/** Least squares over pairs of members: what of the ties of `dependent` goes with each of `count` other views and with
 * attributes of members, the others held equal (MRQAP). Each predictor is tested by double semi-partialling: the part
 * of it that the other predictors do not explain changes places, and its partial correlation with the dependent (which
 * orders draws as its t does) is computed anew. `predictors` (NULL when count is 0) are views of the same network;
 * `names` (or NULL: x1, x2, …) what to call them. `options` as above, and
 *   attributes="TERM…"   predictors made from member attributes, separated by spaces; members without a value are left
 *                        out: same:NAME (1 for pairs with the same value), difference:NAME (the absolute difference),
 *                        sum:NAME, and with directed ties sender:NAME and receiver:NAME (the value of the one, of the
 *                        other); all but same need numbers or levels. A NAME with spaces stands in quotes.
 * A row per term, the intercept first: label columns "term" and "test", columns coefficient, standardized, partial
 * (correlation), p, p_greater, p_less, null_mean, null_sd, floor, and, the same in each row, r_squared,
 * r_squared_adjusted, draws, members, pairs. The intercept is not tested. NaN with a note where the coefficients are
 * not defined (a predictor that is the same for all pairs or follows from the others). The table is the caller's.
 * Cost: per draw that of a correlation, times count * (count + 1). Errors as above, and NOT_FOUND (attribute), LIMIT
 * (more than 32 predictors; attributes with more than 4096 members). Thread-safe. Source: Dekker, Krackhardt and
 * Snijders 2007, doi 10.1007/s11336-007-9016-1. */
NETWEAVE_API netweave_status netweave_qap_regression(const netweave_view *dependent, int64_t count,
                                                     const netweave_view *const *predictors, const char *const *names,
                                                     const char *options, netweave_run *run,
                                                     netweave_table **out_table);

#ifdef __cplusplus
}
#endif

#endif
