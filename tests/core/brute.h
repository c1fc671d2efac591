/* Small graphs as matrices, for answers by simple code that shares nothing with the library. */
#ifndef TEST_CORE_BRUTE_H
#define TEST_CORE_BRUTE_H

#include "support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST = 12 };

typedef struct matrix {
    int members;
    int directed;
    double tie[MOST][MOST]; /* strength; 0: no tie */
    double far[MOST][MOST]; /* distance; INFINITY: not reached */
} matrix;

/* The graph whose ties are the bits of `code`, in the order of pairs. */
static inline matrix matrix_from_code(int members, int directed, unsigned code) {
    matrix graph = {.members = members, .directed = directed};
    for (int i = 0; i < members; i++) {
        for (int j = directed ? 0 : i + 1; j < members; j++) {
            if (i == j)
                continue;
            graph.tie[i][j] = code & 1;
            if (!directed)
                graph.tie[j][i] = graph.tie[i][j];
            code >>= 1;
        }
    }
    return graph;
}

static inline unsigned matrix_next_random(unsigned *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

/* A random graph; `strengths` above 0 draws weights 1 … strengths, in tenths. */
static inline matrix matrix_random(unsigned *state, int directed, int strengths) {
    matrix graph = {.members = 1 + (int)(matrix_next_random(state) % MOST), .directed = directed};
    unsigned share = 1 + matrix_next_random(state) % 6;
    for (int i = 0; i < graph.members; i++) {
        for (int j = directed ? 0 : i + 1; j < graph.members; j++) {
            if (i == j || matrix_next_random(state) % 10 >= share)
                continue;
            graph.tie[i][j] = strengths > 0 ? (double)(1 + matrix_next_random(state) % (unsigned)strengths) / 10 : 1;
            if (!directed)
                graph.tie[j][i] = graph.tie[i][j];
        }
    }
    return graph;
}

static inline netweave_view *matrix_view(const matrix *graph, int weighted) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    netweave_view *view = NULL;
    char id[16];
    assert_ok(netweave_builder_create(&builder));
    for (int i = 0; i < graph->members; i++) {
        snprintf(id, sizeof id, "%d", i);
        assert_ok(netweave_builder_add_member(builder, id, NULL));
    }
    assert_ok(netweave_builder_set_tie_set(
        builder, "", "", graph->directed ? NETWEAVE_DIRECTION_DIRECTED : NETWEAVE_DIRECTION_UNDIRECTED));
    for (int64_t i = 0; i < graph->members; i++)
        for (int64_t j = graph->directed ? 0 : i + 1; j < graph->members; j++)
            if (graph->tie[i][j] > 0)
                assert_ok(netweave_builder_add_ties(builder, 1, &i, &j, &graph->tie[i][j]));
    assert_ok(netweave_builder_finish(builder, &network));
    assert_ok(netweave_view_create(network, weighted ? "weight=weight" : NULL, NULL, &view));
    netweave_network_free(network);
    netweave_builder_free(builder);
    return view;
}

/* Floyd 1962, Warshall 1962; ties are 1 / strength long. Members with `gone` 1 are not passed nor reached. */
static inline void matrix_distances(matrix *graph, const unsigned char *gone) {
    int members = graph->members;
    for (int i = 0; i < members; i++) {
        for (int j = 0; j < members; j++) {
            graph->far[i][j] = i == j ? 0 : graph->tie[i][j] > 0 ? 1 / graph->tie[i][j] : INFINITY;
            if (gone != NULL && (gone[i] || gone[j]))
                graph->far[i][j] = INFINITY;
        }
    }
    for (int k = 0; k < members; k++)
        for (int i = 0; i < members; i++)
            for (int j = 0; j < members; j++)
                graph->far[i][j] = fmin(graph->far[i][j], graph->far[i][k] + graph->far[k][j]);
}

/* The same graph with each tie both ways. */
static inline matrix matrix_undirected(const matrix *graph) {
    matrix both = *graph;
    both.directed = 0;
    for (int i = 0; i < graph->members; i++)
        for (int j = 0; j < graph->members; j++)
            both.tie[i][j] = fmax(graph->tie[i][j], graph->tie[j][i]);
    return both;
}

/* Pairs (i, j) with i < j that reach each other; weak components by calling it on matrix_undirected(). */
static inline int matrix_mutual(const matrix *graph, int i, int j) {
    return isfinite(graph->far[i][j]) && isfinite(graph->far[j][i]);
}

/* Calls `check` for all graphs of up to 5 members (directed: 4), and random ones of up to 12. */
static inline void matrix_on_small(void (*check)(matrix *graph, const netweave_view *view)) {
    unsigned state = 7;
    for (int members = 0; members <= 5; members++) {
        for (unsigned code = 0; code < 1u << (members * (members - 1) / 2); code++) {
            matrix graph = matrix_from_code(members, 0, code);
            netweave_view *view = matrix_view(&graph, 0);
            check(&graph, view);
            netweave_view_free(view);
        }
    }
    for (int members = 2; members <= 4; members++) {
        for (unsigned code = 0; code < 1u << (members * (members - 1)); code++) {
            matrix graph = matrix_from_code(members, 1, code);
            netweave_view *view = matrix_view(&graph, 0);
            check(&graph, view);
            netweave_view_free(view);
        }
    }
    for (int round = 0; round < 400; round++) {
        matrix graph = matrix_random(&state, round % 2, 0);
        netweave_view *view = matrix_view(&graph, 0);
        check(&graph, view);
        netweave_view_free(view);
    }
}

/* A large graph: members tied to a few random ones before them, some left alone; with weights 1 to 5
 * (`options` "weight=weight"). */
static inline netweave_view *matrix_large_view(int64_t members, int64_t ties, netweave_direction direction,
                                               const char *options) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    netweave_view *view = NULL;
    unsigned state = 11;
    char id[32];
    int64_t *from = calloc((size_t)ties, sizeof *from);
    int64_t *to = calloc((size_t)ties, sizeof *to);
    double *weight = calloc((size_t)ties, sizeof *weight);
    assert_ok(netweave_builder_create(&builder));
    for (int64_t i = 0; i < members; i++) {
        snprintf(id, sizeof id, "%lld", (long long)i);
        assert_ok(netweave_builder_add_member(builder, id, NULL));
    }
    for (int64_t k = 0; k < ties; k++) {
        int64_t above = (matrix_next_random(&state) << 10 ^ matrix_next_random(&state)) % (members * 9 / 10);
        from[k] = above;
        to[k] = matrix_next_random(&state) % (above + 1);
        weight[k] = 1 + matrix_next_random(&state) % 5;
    }
    assert_ok(netweave_builder_set_tie_set(builder, "", "", direction));
    assert_ok(netweave_builder_add_ties(builder, ties, from, to, weight));
    assert_ok(netweave_builder_finish(builder, &network));
    assert_ok(netweave_view_create(network, options, NULL, &view));
    netweave_network_free(network);
    netweave_builder_free(builder);
    free(from);
    free(to);
    free(weight);
    return view;
}

static inline netweave_run *matrix_run(int threads) {
    netweave_run *run = NULL;
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_run_set_threads(run, threads));
    return run;
}

#endif
