/* Measures of position (reach, short cuts, embedding) beside their definitions in plain code, on all small graphs and
 * on random ones. */
#include "core/brute.h"

static double values[MOST * MOST];

static int within(const matrix *graph, int from, double steps, int *reached) {
    int count = 0;
    for (int j = 0; j < graph->members; j++) {
        reached[j] = j != from && graph->far[from][j] <= steps;
        count += reached[j];
    }
    return count;
}

static void check_reach(matrix *graph, const netweave_view *view) {
    int reached[MOST];
    int members = graph->members;
    matrix_distances(graph, NULL);
    if (members < 2)
        return;
    test_measures(view, "k_step_reach:steps=3", values, members);
    for (int i = 0; i < members; i++)
        assert_near(values[i], within(graph, i, 3, reached) / (members - 1.0), 1e-12);
    test_measures(view, "k_step_reach", values, members);
    for (int i = 0; i < members; i++)
        assert_near(values[i], within(graph, i, 2, reached) / (members - 1.0), 1e-12);
    test_measures(view, "reach_efficiency", values, members);
    for (int i = 0; i < members; i++) {
        double spent = 0;
        for (int j = 0; j < members; j++) {
            spent += graph->tie[i][j];
            for (int k = 0; k < members; k++)
                spent += k != i ? graph->tie[i][j] * graph->tie[j][k] : 0;
        }
        assert_near(values[i], spent > 0 ? within(graph, i, 2, reached) / spent : NAN, 1e-12);
    }
}

static void reach_counts_those_within_the_steps(void **state) {
    (void)state;
    matrix_on_small(check_reach);
}

/* Others that both ends are tied to. */
static double common(const matrix *graph, int i, int j) {
    double count = 0;
    for (int k = 0; k < graph->members; k++)
        count += k != i && k != j && graph->tie[i][k] > 0 && graph->tie[j][k] > 0;
    return count;
}

static double span(const matrix *undirected, int i, int j) {
    matrix without = *undirected;
    without.tie[i][j] = without.tie[j][i] = 0;
    matrix_distances(&without, NULL);
    return isfinite(without.far[i][j]) ? without.far[i][j] : NAN;
}

static void check_ties(matrix *graph, const netweave_view *view) {
    matrix either = matrix_undirected(graph);
    matrix mutual = *graph;
    int64_t ties = netweave_view_tie_count(view);
    static double embedded[MOST * MOST];
    static double simmelian[MOST * MOST];
    for (int i = 0; i < graph->members; i++)
        for (int j = 0; j < graph->members; j++)
            mutual.tie[i][j] = fmin(graph->tie[i][j], graph->tie[j][i]);
    test_measures(view, "local_bridge_span", values, ties);
    test_measures(view, "embeddedness", embedded, ties);
    test_measures(view, "simmelian", simmelian, ties);
    for (int64_t k = 0; k < ties; k++) {
        int64_t from = -1;
        int64_t to = -1;
        assert_ok(netweave_view_tie(view, k, &from, &to));
        assert_near(values[k], span(&either, (int)from, (int)to), 1e-12);
        assert_near(embedded[k], common(&either, (int)from, (int)to), 1e-12);
        assert_near(simmelian[k], mutual.tie[from][to] > 0 ? common(&mutual, (int)from, (int)to) : 0, 1e-12);
    }
}

static void ties_are_embedded_or_short_cuts_as_their_common_contacts_say(void **state) {
    (void)state;
    matrix_on_small(check_ties);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reach_counts_those_within_the_steps),
        cmocka_unit_test(ties_are_embedded_or_short_cuts_as_their_common_contacts_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
