/* Centralization: beside simple code on all small graphs, and where other programs go wrong. */
#include "core/brute.h"

static const char specs[] =
    "degree_centralization in_degree_centralization out_degree_centralization degree_centralization_conditional "
    "closeness_centralization closeness_centralization:direction=in harmonic_centralization "
    "harmonic_centralization:direction=in betweenness_centralization eigenvector_centralization";

/* The columns of `specs`, in this order. */
enum {
    TOTAL,
    IN,
    OUT,
    CONDITIONAL,
    CLOSENESS_OUT,
    CLOSENESS_IN,
    HARMONIC_OUT,
    HARMONIC_IN,
    BETWEENNESS,
    EIGENVECTOR,
    INDEXES
};

enum { TIES = 21 };

static double largest[INDEXES];
static double largest_by_ties[TIES];

/* How far the scores of the others fall short of the largest. */
static double shortfall(const double *score, int members) {
    double most = 0;
    double sum = 0;
    for (int i = 0; i < members; i++)
        most = fmax(most, score[i]);
    for (int i = 0; i < members; i++)
        sum += most - score[i];
    return sum;
}

/* Shortest paths between all members, those of one step first. */
static void count_paths(const matrix *graph, double paths[MOST][MOST]) {
    for (int i = 0; i < graph->members; i++)
        for (int j = 0; j < graph->members; j++)
            paths[i][j] = i == j;
    for (int far = 1; far < graph->members; far++)
        for (int i = 0; i < graph->members; i++)
            for (int j = 0; j < graph->members; j++)
                for (int k = 0; k < graph->members && graph->far[i][j] == far; k++)
                    if (graph->far[i][k] == far - 1)
                        paths[i][j] += paths[i][k] * graph->tie[k][j];
}

static double betweenness(const matrix *graph, double paths[MOST][MOST], int member) {
    double sum = 0;
    for (int i = 0; i < graph->members; i++)
        for (int j = 0; j < graph->members; j++)
            if (i != j && i != member && j != member && isfinite(graph->far[i][j]) &&
                graph->far[i][member] + graph->far[member][j] == graph->far[i][j])
                sum += paths[i][member] * paths[member][j] / paths[i][j];
    return graph->directed ? sum : sum / 2;
}

typedef struct scores {
    double total[MOST], in[MOST], out[MOST], closeness[2][MOST], harmonic[2][MOST], betweenness[MOST];
} scores;

static scores all_scores(matrix *graph) {
    scores scores = {0};
    double others = graph->members - 1;
    double paths[MOST][MOST];
    matrix_distances(graph, NULL);
    count_paths(graph, paths);
    for (int i = 0; i < graph->members; i++) {
        for (int side = 0; side < 2; side++) {
            double reached = 0, sum = 0;
            for (int j = 0; j < graph->members; j++) {
                double far = side == 0 ? graph->far[i][j] : graph->far[j][i];
                if (i == j || !isfinite(far))
                    continue;
                reached++;
                sum += far;
                scores.harmonic[side][i] += 1 / far / others;
            }
            scores.closeness[side][i] = reached > 0 ? reached / sum * reached / others : 0;
        }
        for (int j = 0; j < graph->members; j++) {
            scores.out[i] += graph->tie[i][j];
            scores.in[i] += graph->tie[j][i];
        }
        scores.total[i] = graph->directed ? scores.in[i] + scores.out[i] : scores.out[i];
        scores.betweenness[i] = betweenness(graph, paths, i);
    }
    return scores;
}

static double column(const netweave_table *table, int index) {
    double value = netweave_table_value(table, 0, index);
    if (value > largest[index])
        largest[index] = value;
    return value;
}

static void check_indexes(matrix *graph, const netweave_view *view) {
    netweave_table *table = NULL;
    double n = graph->members;
    int d = graph->directed;
    assert_ok(netweave_measure_compute(view, specs, NULL, &table));
    if (n < 3) {
        for (int k = 0; k < INDEXES; k++)
            assert_true(isnan(netweave_table_value(table, 0, k)));
        netweave_table_free(table);
        return;
    }
    scores s = all_scores(graph);
    double distance_based = d ? n - 1 : (n - 1) * (n - 2) / (2 * n - 3);
    double harmonic = d ? n - 1 : (n - 2) / 2;
    int members = graph->members;
    assert_near(column(table, TOTAL), shortfall(s.total, members) / ((n - 1) * (n - 2) * (d ? 2 : 1)), 1e-9);
    assert_near(column(table, IN), shortfall(s.in, members) / ((n - 1) * (d ? n - 1 : n - 2)), 1e-9);
    assert_near(column(table, OUT), shortfall(s.out, members) / ((n - 1) * (d ? n - 1 : n - 2)), 1e-9);
    assert_near(column(table, CLOSENESS_OUT), shortfall(s.closeness[0], members) / distance_based, 1e-9);
    assert_near(column(table, CLOSENESS_IN), shortfall(s.closeness[1], members) / distance_based, 1e-9);
    assert_near(column(table, HARMONIC_OUT), shortfall(s.harmonic[0], members) / harmonic, 1e-9);
    assert_near(column(table, HARMONIC_IN), shortfall(s.harmonic[1], members) / harmonic, 1e-9);
    assert_near(column(table, BETWEENNESS),
                shortfall(s.betweenness, members) / ((n - 1) * (n - 1) * (n - 2) / (d ? 1 : 2)), 1e-9);
    (void)column(table, EIGENVECTOR);
    double conditional = column(table, CONDITIONAL);
    int64_t ties = netweave_view_tie_count(view);
    if (!d && ties < TIES && conditional > largest_by_ties[ties])
        largest_by_ties[ties] = conditional;
    netweave_table_free(table);
}

static void centralization_agrees_with_its_definition_on_small_graphs(void **state) {
    (void)state;
    matrix_on_small(check_indexes);
}

static void check_all(int members, int directed) {
    memset(largest, 0, sizeof largest);
    memset(largest_by_ties, 0, sizeof largest_by_ties);
    for (unsigned code = 0; code < 1u << (members * (members - 1) / (directed ? 1 : 2)); code++) {
        matrix graph = matrix_from_code(members, directed, code);
        netweave_view *view = matrix_view(&graph, 0);
        check_indexes(&graph, view);
        netweave_view_free(view);
    }
    for (int k = 0; k < INDEXES; k++)
        assert_near(largest[k], 1, 1e-9);
}

static void the_largest_centralization_of_all_networks_of_a_size_is_1(void **state) {
    (void)state;
    for (int members = 3; members <= 5; members++)
        check_all(members, 0);
    for (int members = 3; members <= 4; members++)
        check_all(members, 1);
}

static void the_largest_for_its_ties_is_1_with_any_number_of_ties(void **state) {
    (void)state;
    check_all(5, 0);
    for (int ties = 1; ties < 10; ties++)
        assert_near(largest_by_ties[ties], 1, 1e-9);
    assert_near(largest_by_ties[10], 0, 0); /* complete: undefined */
}

static void expect(const char *ties, const char *spec, double expected) {
    netweave_view *view = test_view(ties);
    assert_near(test_measure(view, spec), expected, 1e-9);
    netweave_view_free(view);
}

static void a_directed_in_star_is_fully_central_for_ties_in(void **state) {
    (void)state;
    static const char in_star[] = "2>1 3>1 4>1 5>1 6>1";
    expect(in_star, "in_degree_centralization", 1);
    expect(in_star, "out_degree_centralization", 1.0 / 25);
    expect(in_star, "closeness_centralization:direction=in", 1);
    expect(in_star, "harmonic_centralization:direction=in", 1);
    expect(in_star, "degree_centralization", 0.5);
}

static void isolates_leave_every_index_finite(void **state) {
    (void)state;
    netweave_view *view = test_named("S6+2iso");
    netweave_table *table = NULL;
    assert_ok(netweave_measure_compute(view, specs, NULL, &table));
    for (int k = 0; k < INDEXES; k++) {
        double value = netweave_table_value(table, 0, k);
        assert_true(value > 0 && value <= 1);
    }
    netweave_table_free(table);
    netweave_view_free(view);
}

static void a_star_is_not_diluted_by_loops_and_has_an_eigenvector(void **state) {
    (void)state;
    static const char star[] = "1-2 1-3 1-4 1-5 1-6";
    expect(star, "degree_centralization", 1);
    expect(star, "eigenvector_centralization", 5 * (1 - 1 / sqrt(5)) / 4);
}

static void a_member_tied_to_all_does_not_make_every_network_a_star(void **state) {
    (void)state;
    static const char wheel[] = "1-2 1-3 1-4 1-5 1-6 2-3 3-4 4-5 5-6 6-2";
    expect(wheel, "degree_centralization", 0.5);
    expect(wheel, "degree_centralization_conditional", 1); /* but no network with its ties is more central */
    expect(wheel, "harmonic_centralization", 0.5);
    expect(wheel, "closeness_centralization", 5 * (1 - 5.0 / 7) / (20.0 / 9));
}

/* Ring and hub: 5 pairs of members two apart on the ring have two paths, one by the hub and one by the ring: the hub
 * has 5/2, each of the others 1/2. */
static void the_hub_of_a_wheel_shares_its_paths_with_the_rim(void **state) {
    (void)state;
    expect("1-2 1-3 1-4 1-5 1-6 2-3 3-4 4-5 5-6 6-2", "betweenness_centralization", 5 * (2.5 - 0.5) / 50);
}

static void density_caps_degree_centralization(void **state) {
    (void)state;
    /* A hub tied to all, and 41 ties more among 19: the most central with 20 members and 60 ties. */
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    netweave_view *view = NULL;
    char id[8];
    int64_t ties = 0;
    assert_ok(netweave_builder_create(&builder));
    for (int64_t i = 0; i < 20; i++) {
        snprintf(id, sizeof id, "%d", (int)i);
        assert_ok(netweave_builder_add_member(builder, id, NULL));
    }
    assert_ok(netweave_builder_set_tie_set(builder, "", "", NETWEAVE_DIRECTION_UNDIRECTED));
    for (int64_t i = 0; i < 20; i++)
        for (int64_t j = i + 1; j < 20 && ties < 60; j++, ties++)
            assert_ok(netweave_builder_add_ties(builder, 1, &i, &j, NULL));
    assert_ok(netweave_builder_finish(builder, &network));
    assert_ok(netweave_view_create(network, NULL, NULL, &view));
    assert_near(test_measure(view, "degree_centralization"), 260.0 / 342, 1e-12); /* .7602 */
    assert_near(test_measure(view, "degree_centralization_conditional"), 1, 1e-12);
    netweave_view_free(view);
    netweave_network_free(network);
    netweave_builder_free(builder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(centralization_agrees_with_its_definition_on_small_graphs),
        cmocka_unit_test(the_largest_centralization_of_all_networks_of_a_size_is_1),
        cmocka_unit_test(the_largest_for_its_ties_is_1_with_any_number_of_ties),
        cmocka_unit_test(a_directed_in_star_is_fully_central_for_ties_in),
        cmocka_unit_test(isolates_leave_every_index_finite),
        cmocka_unit_test(a_star_is_not_diluted_by_loops_and_has_an_eigenvector),
        cmocka_unit_test(a_member_tied_to_all_does_not_make_every_network_a_star),
        cmocka_unit_test(the_hub_of_a_wheel_shares_its_paths_with_the_rim),
        cmocka_unit_test(density_caps_degree_centralization),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
