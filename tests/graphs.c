/* Small graphs of many shapes. */
#include "graphs.h"

#include "base/random.h"

#include <stdio.h>
#include <stdlib.h>

enum { SHAPES = 14, VARIANTS = 4 };

static const char *const shape_names[SHAPES] = {"empty",     "one member",    "two members", "a pair",     "tie-less",
                                                "star",      "in-star",       "path",        "ring",       "complete",
                                                "two stars", "star and pair", "triangles",   "split rings"};

static void add(test_graph *graph, int from, int to) {
    bool turned = !graph->directed && from > to;
    graph->tie[turned ? to : from][turned ? from : to] = (unsigned char)(graph->weighted ? 1 << ((from + to) % 3) : 1);
}

/* Spokes first to last of a hub; `in`: towards it. */
static void add_star(test_graph *graph, int hub, int first, int last, bool in) {
    for (int i = first; i <= last; i++)
        add(graph, in ? i : hub, in ? hub : i);
}

static void add_path(test_graph *graph, int first, int last) {
    for (int i = first; i < last; i++)
        add(graph, i, i + 1);
}

static void make_shape(int shape, test_graph *graph) {
    static const int members[SHAPES] = {0, 1, 2, 2, 5, 6, 6, 7, 6, 5, 10, 8, 7, 9};
    graph->members = members[shape];
    if (shape == 3)
        add(graph, 0, 1);
    if (shape == 5 || shape == 6)
        add_star(graph, 0, 1, 5, shape == 6);
    if (shape == 7)
        add_path(graph, 0, 6);
    if (shape == 8 || shape == 13) {
        add_path(graph, 0, 4);
        add(graph, 4, 0);
    }
    if (shape == 8) {
        add_path(graph, 4, 5);
        add(graph, 5, 0);
        graph->tie[graph->directed ? 4 : 0][graph->directed ? 0 : 4] = 0;
    }
    for (int i = 0; i < graph->members && shape == 9; i++)
        for (int j = 0; j < graph->members; j++)
            if (i != j)
                add(graph, i, j);
    if (shape == 10) {
        add_star(graph, 0, 1, 5, false);
        add_star(graph, 1, 6, 9, false);
    }
    if (shape == 11) {
        add_star(graph, 3, 4, 7, true);
        add_star(graph, 3, 2, 2, false);
        add(graph, 0, 1);
    }
    if (shape == 12) {
        add_path(graph, 0, 2);
        add(graph, 2, 0);
        add_path(graph, 2, 4);
        add(graph, 4, 2);
        add(graph, 5, 4);
    }
    if (shape == 13) {
        add_path(graph, 5, 7);
        add(graph, 7, 5);
    }
}

static void make_random(int number, test_graph *graph) {
    nw__random random = nw__random_stream(20, (uint64_t)number);
    graph->members = 3 + (int)nw__random_below(&random, GRAPH_LIMIT - 3);
    double share = 0.05 + 0.5 * nw__random_unit(&random) * nw__random_unit(&random);
    for (int i = 0; i < graph->members; i++)
        for (int j = graph->directed ? 0 : i + 1; j < graph->members; j++)
            if (i != j && nw__random_unit(&random) < share)
                graph->tie[i][j] = (unsigned char)(graph->weighted ? 1 << nw__random_below(&random, 3) : 1);
}

void test_graph_make(int number, test_graph *out) {
    int kind = number / VARIANTS;
    memset(out, 0, sizeof *out);
    out->directed = number % 2 == 1;
    out->weighted = number % VARIANTS >= 2;
    if (kind < SHAPES)
        make_shape(kind, out);
    else
        make_random(number, out);
    snprintf(out->name, sizeof out->name, "%s (graph %d, %d members, %s%s)",
             kind < SHAPES ? shape_names[kind] : "random graph", number, out->members,
             out->directed ? "directed" : "undirected", out->weighted ? ", weighted" : "");
}

netweave_view *test_graph_view(const test_graph *graph, const int *place, bool reversed, double factor,
                               const char *options) {
    static const char *const groups[] = {"red", "green", "blue"};
    int at[GRAPH_LIMIT] = {0};
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    netweave_view *view = NULL;
    assert_ok(netweave_builder_create(&builder));
    for (int i = 0; i < graph->members; i++)
        at[place != NULL ? place[i] : i] = i;
    for (int row = 0; row < graph->members; row++) {
        char id[16];
        snprintf(id, sizeof id, "m%d", at[row]);
        assert_ok(netweave_builder_add_member(builder, id, NULL));
        assert_ok(netweave_builder_set_text(builder, row, "group", groups[at[row] % 3]));
    }
    assert_ok(netweave_builder_set_tie_set(
        builder, "", "", graph->directed ? NETWEAVE_DIRECTION_DIRECTED : NETWEAVE_DIRECTION_UNDIRECTED));
    for (int i = 0; i < graph->members; i++) {
        for (int j = 0; j < graph->members; j++) {
            int64_t from = place != NULL ? place[i] : i;
            int64_t to = place != NULL ? place[j] : j;
            double weight = graph->tie[i][j] * factor;
            if (graph->tie[i][j])
                assert_ok(netweave_builder_add_ties(builder, 1, reversed ? &to : &from, reversed ? &from : &to,
                                                    graph->weighted ? &weight : NULL));
        }
    }
    assert_ok(netweave_builder_finish(builder, &network));
    const char *standard = graph->weighted ? "weight=weight group=group" : "group=group";
    if (graph->members == 0)
        standard = NULL;
    assert_ok(netweave_view_create(network, options != NULL && graph->members > 0 ? options : standard, NULL, &view));
    netweave_network_free(network);
    netweave_builder_free(builder);
    return view;
}

netweave_view *test_large_view(int64_t members, int64_t ties, bool directed, uint64_t seed) {
    nw__random random = nw__random_stream(seed, 0);
    int64_t *from = calloc((size_t)ties, sizeof *from);
    int64_t *to = calloc((size_t)ties, sizeof *to);
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    netweave_view *view = NULL;
    assert_ok(netweave_builder_create(&builder));
    for (int64_t i = 0; i < members; i++) {
        char id[24];
        snprintf(id, sizeof id, "m%lld", (long long)i);
        assert_ok(netweave_builder_add_member(builder, id, NULL));
        assert_ok(netweave_builder_set_text(builder, i, "group", i % 2 == 0 ? "red" : "green"));
    }
    for (int64_t k = 0; k < ties; k++) {
        from[k] = (int64_t)nw__random_below(&random, (uint64_t)members);
        to[k] = (int64_t)nw__random_below(&random, (uint64_t)members);
    }
    assert_ok(netweave_builder_set_tie_set(builder, "", "",
                                           directed ? NETWEAVE_DIRECTION_DIRECTED : NETWEAVE_DIRECTION_UNDIRECTED));
    assert_ok(netweave_builder_add_ties(builder, ties, from, to, NULL));
    assert_ok(netweave_builder_finish(builder, &network));
    assert_ok(netweave_view_create(network, "group=group", NULL, &view));
    netweave_network_free(network);
    netweave_builder_free(builder);
    free(from);
    free(to);
    return view;
}
