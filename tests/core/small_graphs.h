/* All graphs of a few members that can be told apart. */
#ifndef TEST_CORE_SMALL_GRAPHS_H
#define TEST_CORE_SMALL_GRAPHS_H

#include "brute.h"

/* The graphs of up to 6 members, and those with direction of up to 4: OEIS A000088 and A000273, added up. */
enum { GRAPHS_OF_SIX = 1 + 1 + 2 + 4 + 11 + 34 + 156, DIRECTED_OF_FOUR = 1 + 1 + 3 + 16 + 218 };

/* Of all graphs that cannot be told apart, the one with the smallest code. */
static inline bool is_first_of_its_kind(int members, int directed, unsigned code) {
    int order[MOST];
    matrix graph = matrix_from_code(members, directed, code);
    for (int i = 0; i < members; i++)
        order[i] = i;
    for (;;) { /* all orders, one after the other */
        int i = members - 2;
        while (i >= 0 && order[i] > order[i + 1])
            i--;
        if (i < 0)
            return true;
        int j = members - 1;
        while (order[j] < order[i])
            j--;
        int moved = order[i];
        order[i] = order[j];
        order[j] = moved;
        for (int low = i + 1, high = members - 1; low < high; low++, high--) {
            moved = order[low];
            order[low] = order[high];
            order[high] = moved;
        }
        unsigned other = 0;
        int bit = 0;
        for (int from = 0; from < members; from++)
            for (int to = directed ? 0 : from + 1; to < members; to++)
                if (from != to)
                    other |= (unsigned)(graph.tie[order[from]][order[to]] > 0) << bit++;
        if (other < code)
            return false;
    }
}

/* Calls `check` for all that can be told apart, and counts them. */
static inline int on_all_graphs(int most, int directed, void (*check)(const matrix *graph, const netweave_view *view)) {
    int graphs = 0;
    for (int members = 0; members <= most; members++) {
        for (unsigned code = 0; code < 1u << (members * (members - 1) / (directed ? 1 : 2)); code++) {
            if (members > 1 && !is_first_of_its_kind(members, directed, code))
                continue;
            matrix graph = matrix_from_code(members, directed, code);
            netweave_view *view = matrix_view(&graph, 0);
            check(&graph, view);
            netweave_view_free(view);
            graphs++;
        }
    }
    return graphs;
}

/* Where tens of thousands of simulated means are compared with exact ones, a few lie beyond four standard errors by
 * chance (6 in 100,000, more of skewed numbers). So such a one is simulated again with another seed and more
 * simulations: a wrong one lies there again. An error says nothing of what happens in a simulation or two of all or in
 * none, which may move a mean by a few of 1 / simulations. */
static inline bool is_near(double simulated, double error, double exact, int64_t simulations) {
    double unseen = simulations > 0 ? 4.0 / (double)simulations : 0;
    return fabs(simulated - exact) <= 4 * error + unseen + 1e-9;
}

#endif
