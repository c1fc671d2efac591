/* Small graphs of many shapes, for tests of properties that hold on every network. */
#ifndef TEST_GRAPHS_H
#define TEST_GRAPHS_H

#include "support.h"

#include <stdbool.h>

enum { GRAPH_LIMIT = 24, GRAPH_TOTAL = 88 };

/* Ties as a matrix of strengths; undirected: tie[i][j] with i < j. Strengths are 1, 2 or 4, so that sums of 1/strength
 * are exact and equally short paths stay equally short whatever the order of addition. */
typedef struct test_graph {
    char name[96];
    int members;
    bool directed, weighted;
    unsigned char tie[GRAPH_LIMIT][GRAPH_LIMIT];
} test_graph;

/* Graph 0 … GRAPH_TOTAL - 1: named shapes, then random graphs; each undirected and directed, plain and weighted. */
void test_graph_make(int number, test_graph *out);

/* Its view, read with `options` (NULL: its weights when it has some, its groups). Member i is called "m<i>" and stands
 * at place[i] (NULL: i); `reversed` turns the ties round; strengths are multiplied by `factor`. */
netweave_view *test_graph_view(const test_graph *graph, const int *place, bool reversed, double factor,
                               const char *options);

/* A random graph of `members` members and about `ties` ties, for calls that take long. */
netweave_view *test_large_view(int64_t members, int64_t ties, bool directed, uint64_t seed);

#endif
