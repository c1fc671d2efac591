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

/* A random graph with strengths, its view and the largest eigenvalue of its ties without direction, by plain power
 * iteration on A + I. */
static netweave_view *draw(unsigned *random, int round, matrix *graph, double *radius) {
    *graph = matrix_random(random, round % 2, 9);
    matrix either = matrix_undirected(graph);
    double vector[MOST];
    double next[MOST];
    *radius = 0;
    for (int i = 0; i < MOST; i++)
        vector[i] = 1;
    for (int step = 0; step < 20000; step++) {
        double length = 0;
        for (int i = 0; i < graph->members; i++) {
            next[i] = vector[i];
            for (int j = 0; j < graph->members; j++)
                next[i] += either.tie[i][j] * vector[j];
            length += next[i] * next[i];
        }
        *radius = sqrt(length);
        for (int i = 0; i < graph->members; i++)
            vector[i] = next[i] / *radius;
    }
    *radius -= 1;
    return matrix_view(graph, 1);
}

static double row_sum(const matrix *graph, int i, const double *of, int incoming) {
    double sum = 0;
    for (int j = 0; j < graph->members; j++)
        sum += (incoming ? graph->tie[j][i] : graph->tie[i][j]) * (of != NULL ? of[j] : 1);
    return sum;
}

static void fading_walks_solve_their_equations(void **state) {
    (void)state;
    unsigned random = 3;
    for (int round = 0; round < 60; round++) {
        matrix graph;
        double radius = 0;
        double squares = 0;
        netweave_view *view = draw(&random, round, &graph, &radius);
        int members = graph.members;
        double factor = radius > 1e-9 ? 0.85 / radius : 0;
        test_measures(view, "katz", values, members);
        for (int i = 0; i < members; i++)
            assert_near(values[i], 1 + factor * row_sum(&graph, i, values, 1), 1e-9);
        double second[MOST] = {0};
        double third[MOST] = {0};
        test_measures(view, "diffusion_centrality", values, members);
        for (int i = 0; i < members; i++)
            second[i] = row_sum(&graph, i, NULL, 0) * factor / 0.85;
        for (int i = 0; i < members; i++)
            third[i] = row_sum(&graph, i, second, 0) * factor / 0.85;
        for (int i = 0; i < members; i++)
            assert_near(values[i], second[i] + third[i] + row_sum(&graph, i, third, 0) * factor / 0.85, 1e-9);
        test_measures(view, "bonacich_power:share=-0.6", values, members);
        for (int i = 0; i < members && factor > 0; i++)
            squares += values[i] * values[i];
        if (factor > 0)
            assert_near(squares, members, 1e-9);
        /* c = s (A 1 + beta A c / s) for one scale s, the same for all */
        for (int i = 0; i < members && factor > 0; i++)
            for (int j = 0; j < members; j++) {
                double one = values[i] + 0.6 / radius * row_sum(&graph, i, values, 0);
                double other = values[j] + 0.6 / radius * row_sum(&graph, j, values, 0);
                assert_near(one * row_sum(&graph, j, NULL, 0), other * row_sum(&graph, i, NULL, 0), 1e-9);
            }
        netweave_view_free(view);
    }
}

static void hubs_and_authorities_hold_each_other(void **state) {
    (void)state;
    unsigned random = 8;
    for (int round = 1; round < 200; round += 2) {
        matrix graph = matrix_random(&random, 1, 9);
        double hub[MOST];
        netweave_view *view = matrix_view(&graph, 1);
        matrix either = matrix_undirected(&graph);
        for (int i = 0; i < graph.members; i++)
            for (int j = 0; j < graph.members; j++)
                either.tie[i][j] = either.tie[i][j] > 0;
        matrix_distances(&either, NULL);
        test_measures(view, "hub_score", hub, graph.members);
        test_measures(view, "authority_score", values, graph.members);
        /* Within a component, hubs are in one proportion to the authorities they name. */
        for (int i = 0; i < graph.members; i++)
            for (int j = 0; j < graph.members; j++)
                if (isfinite(either.far[i][j])) {
                    double one = row_sum(&graph, i, values, 0);
                    double other = row_sum(&graph, j, values, 0);
                    assert_near(one * hub[j], other * hub[i], 1e-9);
                    one = row_sum(&graph, i, hub, 1);
                    other = row_sum(&graph, j, hub, 1);
                    assert_near(one * values[j], other * values[i], 1e-9);
                }
        netweave_view_free(view);
    }
}

/* 1 / distance from the nearest of a set to all, members of the set 1 each. */
static double reach_of(const matrix *graph, unsigned set) {
    double sum = 0;
    for (int j = 0; j < graph->members; j++) {
        double near = 0;
        for (int i = 0; i < graph->members; i++)
            if (set >> i & 1)
                near = fmax(near, i == j ? 1 : 1 / graph->far[i][j]);
        sum += near;
    }
    return sum / graph->members;
}

/* Fragmentation F without one member. */
static double parted(const matrix *undirected, int member) {
    unsigned char gone[MOST] = {0};
    matrix rest = *undirected;
    double apart = 0;
    double pairs = (undirected->members - 1) * (undirected->members - 2);
    gone[member] = 1;
    matrix_distances(&rest, gone);
    for (int i = 0; i < rest.members; i++)
        for (int j = 0; j < rest.members; j++)
            apart += i != j && i != member && j != member && isinf(rest.far[i][j]);
    return apart / pairs;
}

static void key_players_reach_as_many_as_any_set_of_two(void **state) {
    (void)state;
    unsigned random = 12;
    for (int round = 0; round < 150; round++) {
        matrix graph = matrix_random(&random, round % 2, 0);
        matrix either = matrix_undirected(&graph);
        netweave_view *view = matrix_view(&graph, 0);
        netweave_table *table = NULL;
        double best = 0;
        unsigned set = 0;
        matrix_distances(&graph, NULL);
        for (unsigned two = 1; two < 1u << graph.members; two++)
            if (__builtin_popcount(two) <= 2)
                best = fmax(best, reach_of(&graph, two));
        assert_near(test_measure(view, "key_player_reach:players=2"), best, 1e-9);
        assert_ok(netweave_measure_compute(view, "key_player:players=2 key_player:aim=fragmentation", NULL, &table));
        for (int i = 0; i < graph.members; i++) {
            set |= netweave_table_value(table, i, 0) > 0 ? 1u << i : 0;
            assert_near(netweave_table_value(table, i, 1), reach_of(&graph, 1u << i), 1e-9);
            assert_near(netweave_table_value(table, i, 3), graph.members > 2 ? parted(&either, i) : NAN, 1e-9);
        }
        assert_near(reach_of(&graph, set), best, 1e-9);
        netweave_table_free(table);
        netweave_view_free(view);
    }
}

/* Two stars of 200 and a chain between their hubs: too many sets of five to try. The hubs go first, then the
 * middle of the chain. */
static void more_players_than_can_be_tried_are_added_one_by_one(void **state) {
    (void)state;
    enum { SPOKES = 200, MEMBERS = 2 * SPOKES + 2 + 3 };
    static char ties[16 * MEMBERS];
    static double rank[2 * MEMBERS];
    size_t used = 0;
    for (int hub = 0; hub < 2; hub++)
        for (int i = 0; i < SPOKES; i++)
            used += (size_t)snprintf(ties + used, sizeof ties - used, "h%d-s%d%d ", hub, hub, i);
    snprintf(ties + used, sizeof ties - used, "h0-a a-b b-c c-h1");
    netweave_view *view = test_view(ties);
    assert_int_equal(netweave_view_member_count(view), MEMBERS);
    /* The hubs have all but b at one step; with b, which is at two, everybody is. */
    assert_near(test_measure(view, "key_player_reach:players=1"), (1 + 201 + 0.5 + 1 / 3.0 + 0.25 + 40) / MEMBERS,
                1e-12);
    assert_near(test_measure(view, "key_player_reach:players=2"), (2 + 402 + 0.5) / MEMBERS, 1e-12);
    assert_near(test_measure(view, "key_player_reach:players=5"), 1, 1e-12);
    test_measures(view, "key_player:players=2", rank, MEMBERS);
    assert_near(rank[0], 1, 0);
    netweave_view_free(view);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reach_counts_those_within_the_steps),
        cmocka_unit_test(ties_are_embedded_or_short_cuts_as_their_common_contacts_say),
        cmocka_unit_test(fading_walks_solve_their_equations),
        cmocka_unit_test(hubs_and_authorities_hold_each_other),
        cmocka_unit_test(key_players_reach_as_many_as_any_set_of_two),
        cmocka_unit_test(more_players_than_can_be_tried_are_added_one_by_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
