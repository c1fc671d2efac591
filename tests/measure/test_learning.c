/* Learning, first passage and communicability by a second route: powers of the matrix, steps of the walk. */
#include "graphs.h"

#include <math.h>

enum { ROUNDS = 4000 };

/* Strengths with direction as drawn; undirected both ways. */
static void matrix_of(const test_graph *graph, bool both, double matrix[GRAPH_LIMIT][GRAPH_LIMIT]) {
    memset(matrix, 0, GRAPH_LIMIT * sizeof *matrix);
    for (int i = 0; i < graph->members; i++) {
        for (int j = 0; j < graph->members; j++) {
            double strength = graph->weighted ? graph->tie[i][j] : graph->tie[i][j] != 0;
            matrix[i][j] = fmax(matrix[i][j], strength);
            if (both || !graph->directed)
                matrix[j][i] = fmax(matrix[j][i], strength);
        }
    }
}

/* Rows: what each gives the opinions of the others, its own counting as a tie of mean strength. */
static void listening(const test_graph *graph, double out[GRAPH_LIMIT][GRAPH_LIMIT]) {
    double tie[GRAPH_LIMIT][GRAPH_LIMIT];
    double all = 0;
    double count = 0;
    matrix_of(graph, false, tie);
    for (int i = 0; i < graph->members; i++)
        for (int j = 0; j < graph->members; j++) {
            all += tie[i][j];
            count += tie[i][j] > 0;
        }
    for (int i = 0; i < graph->members; i++) {
        double total = 0;
        for (int j = 0; j < graph->members; j++)
            total += out[i][j] = i == j ? (count > 0 ? all / count : 1) : tie[j][i];
        for (int j = 0; j < graph->members; j++)
            out[i][j] /= total;
    }
}

static void multiply(int members, double a[GRAPH_LIMIT][GRAPH_LIMIT], double b[GRAPH_LIMIT][GRAPH_LIMIT]) {
    static double product[GRAPH_LIMIT][GRAPH_LIMIT];
    for (int i = 0; i < members; i++)
        for (int j = 0; j < members; j++) {
            product[i][j] = 0;
            for (int k = 0; k < members; k++)
                product[i][j] += a[i][k] * b[k][j];
        }
    memcpy(a, product, sizeof product);
}

static void influence_is_the_mean_row_of_a_high_power_of_the_weights(void **state) {
    (void)state;
    static double power[GRAPH_LIMIT][GRAPH_LIMIT];
    for (int number = 0; number < GRAPH_TOTAL; number++) {
        test_graph graph;
        double influence[GRAPH_LIMIT];
        test_graph_make(number, &graph);
        netweave_view *view = test_graph_view(&graph, NULL, false, 1, NULL);
        test_measures(view, "influence", influence, graph.members);
        listening(&graph, power);
        for (int squaring = 0; squaring < 16; squaring++)
            multiply(graph.members, power, power);
        for (int j = 0; j < graph.members; j++) {
            double sum = 0;
            for (int i = 0; i < graph.members; i++)
                sum += power[i][j] / graph.members;
            assert_near(influence[j], sum, 1e-9);
        }
        netweave_view_free(view);
    }
}

/* Undirected ties go through Lanczos, the same ties drawn both ways through powers of the matrix. */
static void the_second_eigenvalue_is_the_same_when_ties_are_drawn_both_ways(void **state) {
    (void)state;
    for (int number = 0; number < GRAPH_TOTAL; number++) {
        test_graph graph;
        test_graph_make(number, &graph);
        if (graph.directed || graph.members < 2)
            continue;
        netweave_view *undirected = test_graph_view(&graph, NULL, false, 1, NULL);
        double expected = test_measure(undirected, "learning_eigenvalue");
        for (int i = 0; i < graph.members; i++)
            for (int j = i + 1; j < graph.members; j++)
                graph.tie[j][i] = graph.tie[i][j];
        graph.directed = true;
        netweave_view *directed = test_graph_view(&graph, NULL, false, 1, NULL);
        assert_near(test_measure(directed, "learning_eigenvalue"), expected, 1e-9);
        netweave_view_free(directed);
        netweave_view_free(undirected);
    }
}

/* Expected steps to `target`: each sweep lets every member take one more. */
static void walk_to(int target, int members, double tie[GRAPH_LIMIT][GRAPH_LIMIT], double *steps) {
    for (int i = 0; i < members; i++)
        steps[i] = 0;
    for (int round = 0; round < ROUNDS; round++)
        for (int i = 0; i < members; i++) {
            double total = 0;
            double sum = 0;
            for (int j = 0; j < members; j++) {
                total += tie[i][j];
                sum += tie[i][j] * steps[j];
            }
            if (i != target && total > 0)
                steps[i] = 1 + sum / total;
        }
}

static void first_passage_is_the_mean_over_walks_step_by_step(void **state) {
    (void)state;
    for (int number = 0; number < GRAPH_TOTAL; number++) {
        test_graph graph;
        double found[GRAPH_LIMIT];
        double component[GRAPH_LIMIT];
        double tie[GRAPH_LIMIT][GRAPH_LIMIT];
        double steps[GRAPH_LIMIT];
        test_graph_make(number, &graph);
        netweave_view *view = test_graph_view(&graph, NULL, false, 1, NULL);
        test_measures(view, "first_passage", found, graph.members);
        test_measures(view, "component", component, graph.members);
        matrix_of(&graph, true, tie);
        for (int target = 0; target < graph.members; target++) {
            double sum = 0;
            double others = 0;
            walk_to(target, graph.members, tie, steps);
            for (int i = 0; i < graph.members; i++) {
                bool counts = i != target && component[i] == component[target];
                sum += counts ? steps[i] : 0;
                others += counts;
            }
            if (others == 0)
                assert_true(isnan(found[target]));
            else
                assert_near(found[target], sum / others, 1e-7);
        }
        netweave_view_free(view);
    }
}

static void communicability_adds_up_walks_divided_by_factorials(void **state) {
    (void)state;
    for (int number = 0; number < GRAPH_TOTAL; number++) {
        test_graph graph;
        double found[GRAPH_LIMIT];
        double sum[GRAPH_LIMIT] = {0};
        test_graph_make(number, &graph);
        netweave_view *view = test_graph_view(&graph, NULL, false, 1, NULL);
        test_measures(view, "communicability", found, graph.members);
        for (int start = 0; start < graph.members; start++) {
            double term[GRAPH_LIMIT] = {0};
            term[start] = 1;
            for (int length = 1; length < 150; length++) {
                double next[GRAPH_LIMIT] = {0};
                for (int i = 0; i < graph.members; i++)
                    for (int j = 0; j < graph.members; j++)
                        if (graph.tie[i][j] != 0 || (!graph.directed && graph.tie[j][i] != 0))
                            next[j] += term[i] / length;
                for (int i = 0; i < graph.members; i++)
                    sum[start] += term[i];
                memcpy(term, next, sizeof term);
            }
            assert_near(found[start], sum[start], 1e-12);
        }
        netweave_view_free(view);
    }
}

static void kirchhoff_contributions_add_up_to_the_index(void **state) {
    (void)state;
    double part[34];
    double sum = 0;
    netweave_view *view = test_named("karate");
    test_measures(view, "kirchhoff_contribution", part, 34);
    for (int i = 0; i < 34; i++)
        sum += part[i];
    assert_near(sum, test_measure(view, "kirchhoff_index"), 1e-12);
    netweave_view_free(view);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(influence_is_the_mean_row_of_a_high_power_of_the_weights),
        cmocka_unit_test(the_second_eigenvalue_is_the_same_when_ties_are_drawn_both_ways),
        cmocka_unit_test(first_passage_is_the_mean_over_walks_step_by_step),
        cmocka_unit_test(communicability_adds_up_walks_divided_by_factorials),
        cmocka_unit_test(kirchhoff_contributions_add_up_to_the_index),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
