/* Member and tie measures beside a plain computation by their definition, on all small graphs of graphs.h. */
#include "graphs.h"

#include <math.h>
#include <stdio.h>

/* A graph as matrices: strengths along ties, without direction, and numbers and lengths of shortest paths. */
typedef struct matrices {
    int members;
    bool directed;
    double tie[GRAPH_LIMIT][GRAPH_LIMIT], either[GRAPH_LIMIT][GRAPH_LIMIT];
    double distance[GRAPH_LIMIT][GRAPH_LIMIT], paths[GRAPH_LIMIT][GRAPH_LIMIT];
} matrices;

/* Shortest paths by trying each member in between; a tie of strength w is `1/w` or one step long. */
static void find_paths(matrices *graph, bool inverse) {
    int members = graph->members;
    for (int i = 0; i < members; i++)
        for (int j = 0; j < members; j++)
            graph->distance[i][j] = i == j                  ? 0
                                    : graph->tie[i][j] == 0 ? INFINITY
                                                            : (inverse ? 1 / graph->tie[i][j] : 1);
    for (int k = 0; k < members; k++)
        for (int i = 0; i < members; i++)
            for (int j = 0; j < members; j++)
                graph->distance[i][j] = fmin(graph->distance[i][j], graph->distance[i][k] + graph->distance[k][j]);
    /* Count them by their last tie, the nearest ends first: steps are at least 1/4 long, so `round` settles all ends
     * within round / 4. */
    for (int i = 0; i < members; i++) {
        for (int j = 0; j < members; j++)
            graph->paths[i][j] = i == j;
        for (int round = 1; round <= 4 * members; round++) {
            for (int j = 0; j < members; j++) {
                if (i == j || graph->distance[i][j] != round / 4.0)
                    continue;
                graph->paths[i][j] = 0;
                for (int k = 0; k < members; k++) {
                    double length = inverse ? 1 / graph->tie[k][j] : 1;
                    if (graph->tie[k][j] > 0 && graph->distance[i][k] + length == graph->distance[i][j])
                        graph->paths[i][j] += graph->paths[i][k];
                }
            }
        }
    }
}

static void make_matrices(const test_graph *from, matrices *graph) {
    memset(graph, 0, sizeof *graph);
    graph->members = from->members;
    graph->directed = from->directed;
    for (int i = 0; i < from->members; i++)
        for (int j = 0; j < from->members; j++)
            graph->tie[i][j] = fmax(from->tie[i][j], from->directed ? 0 : from->tie[j][i]);
    for (int i = 0; i < from->members; i++)
        for (int j = 0; j < from->members; j++)
            graph->either[i][j] = fmax(graph->tie[i][j], graph->tie[j][i]);
}

static int failures;

static void expect(const test_graph *graph, const char *spec, int member, double actual, double expected) {
    if ((isnan(actual) && isnan(expected)) || fabs(actual - expected) <= 1e-9 * fmax(1, fabs(expected)))
        return;
    print_error("%s of member %d on %s: %.12g, expected %.12g\n", spec, member, graph->name, actual, expected);
    failures++;
}

typedef double definition(const matrices *graph, int member);

static void check_members(const char *spec, definition *define, bool inverse) {
    failures = 0;
    for (int number = 0; number < GRAPH_TOTAL; number++) {
        static matrices matrices;
        double values[GRAPH_LIMIT];
        test_graph graph;
        test_graph_make(number, &graph);
        make_matrices(&graph, &matrices);
        find_paths(&matrices, inverse);
        netweave_view *view = test_graph_view(&graph, NULL, false, 1, NULL);
        test_measures(view, spec, values, graph.members);
        for (int i = 0; i < graph.members; i++)
            expect(&graph, spec, i, values[i], define(&matrices, i));
        netweave_view_free(view);
    }
    assert_int_equal(failures, 0);
}

static double define_closeness(const matrices *graph, int member) {
    double reached = 0;
    double sum = 0;
    for (int j = 0; j < graph->members; j++) {
        if (j == member || isinf(graph->distance[member][j]))
            continue;
        reached++;
        sum += graph->distance[member][j];
    }
    if (graph->members < 2)
        return NAN;
    return reached > 0 ? reached * reached / (graph->members - 1) / sum : 0;
}

static double define_harmonic_in(const matrices *graph, int member) {
    double sum = 0;
    for (int j = 0; j < graph->members; j++)
        sum += j != member ? 1 / graph->distance[j][member] : 0;
    return graph->members < 2 ? NAN : sum / (graph->members - 1);
}

static double define_eccentricity(const matrices *graph, int member) {
    double most = NAN;
    for (int j = 0; j < graph->members; j++)
        if (j != member && !isinf(graph->distance[member][j]))
            most = fmax(most, graph->distance[member][j]);
    return most;
}

static double define_betweenness(const matrices *graph, int member) {
    double sum = 0;
    for (int i = 0; i < graph->members; i++)
        for (int j = 0; j < graph->members; j++)
            if (i != j && i != member && j != member && !isinf(graph->distance[i][j]) &&
                graph->distance[i][member] + graph->distance[member][j] == graph->distance[i][j])
                sum += graph->paths[i][member] * graph->paths[member][j] / graph->paths[i][j];
    return graph->directed ? sum : sum / 2;
}

static double both(const matrices *graph, int i, int j) {
    return graph->tie[i][j] + graph->tie[j][i];
}

static double share(const matrices *graph, int i, int j) {
    double sum = 0;
    for (int k = 0; k < graph->members; k++)
        sum += both(graph, i, k);
    return both(graph, i, j) / sum;
}

static double define_constraint(const matrices *graph, int member) {
    double sum = NAN;
    for (int j = 0; j < graph->members; j++) {
        double part = 0;
        if (both(graph, member, j) == 0)
            continue;
        part = share(graph, member, j);
        for (int q = 0; q < graph->members; q++)
            if (both(graph, member, q) > 0)
                part += share(graph, member, q) * share(graph, q, j);
        sum = (isnan(sum) ? 0 : sum) + part * part;
    }
    return sum;
}

/* Burt's own words: r ln r over N ln N, r = a contact's part over the mean part. */
static double define_hierarchy(const matrices *graph, int member) {
    double all = define_constraint(graph, member);
    double contacts = 0;
    double sum = 0;
    for (int j = 0; j < graph->members; j++)
        contacts += both(graph, member, j) > 0;
    for (int j = 0; j < graph->members && contacts > 1; j++) {
        if (both(graph, member, j) == 0)
            continue;
        double part = share(graph, member, j);
        for (int q = 0; q < graph->members; q++)
            if (both(graph, member, q) > 0)
                part += share(graph, member, q) * share(graph, q, j);
        double ratio = part * part / (all / contacts);
        sum += ratio * log(ratio);
    }
    return contacts > 1 ? sum / (contacts * log(contacts)) : NAN;
}

static double define_effective_size(const matrices *graph, int member) {
    double sum = NAN;
    for (int j = 0; j < graph->members; j++) {
        double most = 0;
        if (both(graph, member, j) == 0)
            continue;
        sum = (isnan(sum) ? 0 : sum) + 1;
        for (int k = 0; k < graph->members; k++)
            most = fmax(most, both(graph, j, k));
        for (int q = 0; q < graph->members; q++)
            if (both(graph, member, q) > 0)
                sum -= share(graph, member, q) * both(graph, j, q) / most;
    }
    return sum;
}

static double define_clustering(const matrices *graph, int member) {
    double pairs = 0;
    double tied = 0;
    for (int i = 0; i < graph->members; i++) {
        for (int j = 0; j < i; j++) {
            if (graph->either[member][i] == 0 || graph->either[member][j] == 0)
                continue;
            pairs++;
            tied += graph->either[i][j] > 0;
        }
    }
    return pairs > 0 ? tied / pairs : NAN;
}

/* How many parts there are without a member (or -1) and without a tie (or -1, -1). */
static int parts_without(const matrices *graph, int member, int from, int to) {
    int part[GRAPH_LIMIT];
    int count = 0;
    for (int i = 0; i < graph->members; i++)
        part[i] = i;
    for (int round = 0; round < graph->members; round++)
        for (int i = 0; i < graph->members; i++)
            for (int j = 0; j < graph->members; j++)
                if (graph->either[i][j] > 0 && i != member && j != member && !(i == from && j == to) &&
                    !(j == from && i == to) && part[j] > part[i])
                    part[j] = part[i];
    for (int i = 0; i < graph->members; i++)
        count += part[i] == i && i != member;
    return count;
}

static double define_articulation(const matrices *graph, int member) {
    return parts_without(graph, member, -1, -1) > parts_without(graph, -1, -1, -1);
}

/* Takes away, again and again, who has fewer than k ties left. */
static double define_coreness(const matrices *graph, int member) {
    for (int k = 1;; k++) {
        bool gone[GRAPH_LIMIT] = {false};
        for (int round = 0; round < graph->members; round++) {
            for (int i = 0; i < graph->members; i++) {
                int left = 0;
                for (int j = 0; j < graph->members; j++)
                    left += graph->either[i][j] > 0 && !gone[j];
                gone[i] = gone[i] || left < k;
            }
        }
        if (gone[member])
            return k - 1;
    }
}

static void distances_are_those_of_trying_every_way(void **state) {
    (void)state;
    check_members("closeness", define_closeness, false);
    check_members("closeness:cost=inverse", define_closeness, true);
    check_members("harmonic:direction=in", define_harmonic_in, false);
    check_members("harmonic:direction=in,cost=inverse", define_harmonic_in, true);
    check_members("eccentricity", define_eccentricity, false);
}

static void betweenness_is_that_of_counting_paths(void **state) {
    (void)state;
    check_members("betweenness", define_betweenness, false);
    check_members("betweenness:cost=inverse", define_betweenness, true);
}

static void circles_of_contacts_follow_watts_and_burt_term_by_term(void **state) {
    (void)state;
    check_members("clustering", define_clustering, false);
    check_members("constraint", define_constraint, false);
    check_members("effective_size", define_effective_size, false);
    check_members("burt_hierarchy", define_hierarchy, false);
}

static void articulation_points_split_their_part_when_they_leave(void **state) {
    (void)state;
    check_members("articulation", define_articulation, false);
}

static void cores_are_left_when_the_loosely_tied_have_gone(void **state) {
    (void)state;
    check_members("coreness", define_coreness, false);
}

typedef double tie_definition(const matrices *graph, int from, int to);

static double define_bridge(const matrices *graph, int from, int to) {
    return parts_without(graph, -1, from, to) > parts_without(graph, -1, -1, -1);
}

static double define_edge_betweenness(const matrices *graph, int from, int to) {
    double sum = 0;
    for (int i = 0; i < graph->members; i++)
        for (int j = 0; j < graph->members; j++)
            if (i != j && !isinf(graph->distance[i][j]) &&
                graph->distance[i][from] + 1 + graph->distance[to][j] == graph->distance[i][j])
                sum += graph->paths[i][from] * graph->paths[to][j] / graph->paths[i][j];
    return sum;
}

static void check_ties(const char *spec, tie_definition *define) {
    failures = 0;
    for (int number = 0; number < GRAPH_TOTAL; number++) {
        static matrices matrices;
        test_graph graph;
        netweave_table *table = NULL;
        test_graph_make(number, &graph);
        make_matrices(&graph, &matrices);
        find_paths(&matrices, false);
        netweave_view *view = test_graph_view(&graph, NULL, false, 1, NULL);
        assert_ok(netweave_measure_compute(view, spec, NULL, &table));
        for (int64_t k = 0; k < netweave_table_row_count(table); k++) {
            int64_t from = -1;
            int64_t to = -1;
            assert_ok(netweave_view_tie(view, k, &from, &to));
            expect(&graph, spec, (int)k, netweave_table_value(table, k, 0), define(&matrices, (int)from, (int)to));
        }
        netweave_table_free(table);
        netweave_view_free(view);
    }
    assert_int_equal(failures, 0);
}

static void bridges_split_their_part_when_they_end(void **state) {
    (void)state;
    check_ties("bridge", define_bridge);
}

static void tie_betweenness_is_that_of_counting_paths(void **state) {
    (void)state;
    check_ties("edge_betweenness", define_edge_betweenness);
}

/* What PageRank must be: a fixed point whose sum is 1. */
static void pagerank_hands_on_what_it_holds(void **state) {
    (void)state;
    failures = 0;
    for (int number = 4; number < GRAPH_TOTAL; number++) {
        static matrices matrices;
        double rank[GRAPH_LIMIT];
        test_graph graph;
        test_graph_make(number, &graph);
        make_matrices(&graph, &matrices);
        netweave_view *view = test_graph_view(&graph, NULL, false, 1, NULL);
        test_measures(view, "pagerank:damping=0.7", rank, graph.members);
        double sum = 0;
        for (int i = 0; i < graph.members; i++) {
            double expected = 0.3 / graph.members;
            for (int j = 0; j < graph.members; j++) {
                double strength = 0;
                for (int k = 0; k < graph.members; k++)
                    strength += matrices.tie[j][k];
                expected += 0.7 * rank[j] * (strength > 0 ? matrices.tie[j][i] / strength : 1.0 / graph.members);
            }
            expect(&graph, "pagerank:damping=0.7", i, rank[i], expected);
            sum += rank[i];
        }
        expect(&graph, "sum of pagerank", -1, sum, 1);
        netweave_view_free(view);
    }
    assert_int_equal(failures, 0);
}

/* Each score is the sum of its neighbours' over one eigenvalue, the same for all of a part. */
static void check_eigenvector(const char *spec, bool incoming) {
    failures = 0;
    for (int number = 4; number < GRAPH_TOTAL; number++) {
        static matrices matrices;
        double score[GRAPH_LIMIT];
        test_graph graph;
        test_graph_make(number, &graph);
        make_matrices(&graph, &matrices);
        netweave_view *view = test_graph_view(&graph, NULL, false, 1, NULL);
        test_measures(view, spec, score, graph.members);
        double sum[GRAPH_LIMIT] = {0};
        for (int i = 0; i < graph.members; i++)
            for (int j = 0; j < graph.members; j++)
                sum[i] += (incoming ? matrices.tie[j][i] : matrices.either[j][i]) *
                          (matrices.either[i][j] > 0 ? score[j] : 0);
        for (int i = 0; i < graph.members; i++)
            for (int j = 0; j < graph.members; j++)
                if (matrices.either[i][j] > 0 && !isnan(score[i]))
                    expect(&graph, spec, i, sum[i] * score[j], sum[j] * score[i]);
        netweave_view_free(view);
    }
    assert_int_equal(failures, 0);
}

static void eigenvector_scores_are_in_proportion_to_their_neighbours(void **state) {
    (void)state;
    check_eigenvector("eigenvector", false);
    check_eigenvector("eigenvector:direction=in", true);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(distances_are_those_of_trying_every_way),
        cmocka_unit_test(betweenness_is_that_of_counting_paths),
        cmocka_unit_test(circles_of_contacts_follow_watts_and_burt_term_by_term),
        cmocka_unit_test(articulation_points_split_their_part_when_they_leave),
        cmocka_unit_test(cores_are_left_when_the_loosely_tied_have_gone),
        cmocka_unit_test(bridges_split_their_part_when_they_end),
        cmocka_unit_test(tie_betweenness_is_that_of_counting_paths),
        cmocka_unit_test(pagerank_hands_on_what_it_holds),
        cmocka_unit_test(eigenvector_scores_are_in_proportion_to_their_neighbours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
