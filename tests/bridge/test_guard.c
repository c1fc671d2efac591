/* Tests of the way to igraph: views as igraph graphs, the gate for weights, memory that igraph cannot get. */
#include "support.h"

#include "bridge/graph.h"
#include "bridge/weights.h"

#include <math.h>
#include <stdlib.h>

/* A view of three members and two ties with these weights, without the checks of a builder. */
static netweave_view *view_with_weights(double first, double second) {
    netweave_view *like = test_view("a-b b-c");
    nw__csr arcs = {
        .start = malloc(4 * sizeof(int64_t)), .to = malloc(4 * sizeof(int32_t)), .weight = malloc(4 * sizeof(double))};
    memcpy(arcs.start, like->out.start, 4 * sizeof(int64_t));
    memcpy(arcs.to, like->out.to, 4 * sizeof(int32_t));
    arcs.weight[0] = arcs.weight[1] = first;
    arcs.weight[2] = arcs.weight[3] = second;
    netweave_view *view = NULL;
    assert_ok(nw__view_from_csr(like, false, &arcs, &view));
    netweave_view_free(like);
    return view;
}

static void the_gate_lets_only_safe_weights_through(void **state) {
    (void)state;
    const struct {
        double first, second;
        bool fit;
    } cases[] = {{1, 1, true},       {1e-9, 1e-3, true}, {1, 1e6, true},  {1, 1.1e6, false},    {0, 1, false},
                 {-1, 1, false},     {NAN, 1, false},    {1, NAN, false}, {INFINITY, 1, false}, {1e308, 1e308, true},
                 {1e-320, 1, false}, {1e308, 1, false},  {-1, -1, false}};
    for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++) {
        netweave_view *view = view_with_weights(cases[k].first, cases[k].second);
        if (nw__weights_fit(view) != cases[k].fit)
            fail_msg("weights %g and %g", cases[k].first, cases[k].second);
        netweave_view_free(view);
    }
}

static igraph_error_t convert(void *state) {
    const netweave_view *view = state;
    igraph_t graph;
    igraph_vector_t weights;
    IGRAPH_CHECK(nw__igraph_from_view(view, &graph, &weights));
    assert_int_equal(igraph_vcount(&graph), view->members);
    assert_int_equal(igraph_ecount(&graph), view->ties);
    assert_int_equal(igraph_is_directed(&graph), view->directed);
    for (int64_t tie = 0; tie < view->ties; tie++) {
        int64_t from = -1;
        int64_t to = -1;
        assert_ok(netweave_view_tie(view, tie, &from, &to));
        int64_t low =
            IGRAPH_FROM(&graph, tie) < IGRAPH_TO(&graph, tie) ? IGRAPH_FROM(&graph, tie) : IGRAPH_TO(&graph, tie);
        assert_int_equal(view->directed ? IGRAPH_FROM(&graph, tie) : low, from);
        assert_int_equal(IGRAPH_FROM(&graph, tie) + IGRAPH_TO(&graph, tie), from + to);
        double least = nw__weights_least(view);
        double weight = view->weighted ? view->out.weight[tie == 0 ? 0 : 2] / least : 1;
        assert_near(VECTOR(weights)[tie], weight, 1e-15);
    }
    igraph_vector_destroy(&weights);
    igraph_destroy(&graph);
    return IGRAPH_SUCCESS;
}

static void views_become_igraph_graphs_tie_by_tie(void **state) {
    (void)state;
    netweave_view *views[] = {test_named("kite"), test_view("a>b b>a c>a b>d"), test_view("a b c"), test_view(""),
                              view_with_weights(3, 0.5)};
    for (size_t k = 0; k < sizeof views / sizeof views[0]; k++) {
        assert_ok(nw__igraph_call(NULL, "convert", convert, views[k]));
        netweave_view_free(views[k]);
    }
}

static void ties_outside_the_members_never_reach_igraph(void **state) {
    (void)state;
    const int32_t ends[] = {-1, 3, INT32_MAX};
    for (int k = 0; k < 3; k++) {
        netweave_view *view = view_with_weights(1, 1);
        view->out.to[3] = view->out.to[2] = ends[k];
        view->out.to[0] = ends[k];
        assert_int_equal(nw__igraph_call(NULL, "convert", convert, view), NETWEAVE_STATUS_PEER);
        assert_non_null(strstr(netweave_last_error(), "outside the members"));
        netweave_view_free(view);
    }
}

static igraph_error_t ask_for_too_much(void *state) {
    igraph_vector_t vector;
    (void)state;
    IGRAPH_CHECK(igraph_vector_init(&vector, INT64_MAX / 16));
    igraph_vector_destroy(&vector);
    return IGRAPH_SUCCESS;
}

static void igraph_out_of_memory_is_out_of_memory(void **state) {
    (void)state;
#ifdef __SANITIZE_ADDRESS__
    skip(); /* it ends the program instead of answering NULL */
#endif
    assert_int_equal(nw__igraph_call(NULL, "ask", ask_for_too_much, NULL), NETWEAVE_STATUS_OUT_OF_MEMORY);
    netweave_view *view = test_named("kite");
    assert_ok(nw__igraph_call(NULL, "convert", convert, view));
    netweave_view_free(view);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_gate_lets_only_safe_weights_through),
        cmocka_unit_test(views_become_igraph_graphs_tie_by_tie),
        cmocka_unit_test(ties_outside_the_members_never_reach_igraph),
        cmocka_unit_test(igraph_out_of_memory_is_out_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
