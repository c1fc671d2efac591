/* Tests of the passes about paths: components, distances, betweenness; against simple code on all small graphs. */
#include "brute.h"
#include "core/pass.h"

static void check_one_components(const matrix *graph, const nw__components *found) {
    int64_t pairs = 0;
    int32_t next = 0;
    int64_t *size = calloc(MOST, sizeof *size);
    for (int i = 0; i < graph->members; i++) {
        for (int j = i + 1; j < graph->members; j++) {
            assert_int_equal(found->component[i] == found->component[j], matrix_mutual(graph, i, j));
            pairs += matrix_mutual(graph, i, j);
        }
        if (found->component[i] == next)
            next++;
        assert_in_range(found->component[i], 0, next - 1);
        size[found->component[i]]++;
    }
    assert_int_equal(found->count, next);
    assert_near(found->pairs, (double)pairs, 0);
    int64_t largest = -1;
    for (int32_t i = 0; i < next; i++) {
        assert_int_equal(found->size[i], size[i]);
        if (largest < 0 || size[i] > size[largest])
            largest = i;
    }
    assert_int_equal(found->largest, largest);
    free(size);
}

static void check_components(matrix *graph, const netweave_view *view) {
    const nw__components *found;
    matrix both = matrix_undirected(graph);
    matrix_distances(&both, NULL);
    assert_ok(nw__pass_components(view, NULL, &found));
    check_one_components(&both, found);
    matrix_distances(graph, NULL);
    assert_ok(nw__pass_strong_components(view, NULL, &found));
    check_one_components(graph, found);
}

static void components_are_the_members_that_reach_each_other(void **state) {
    (void)state;
    matrix_on_small(check_components);
}

static void check_row(const matrix *graph, int member, int turned, const double *reached, const double *sum,
                      const double *inverse, const double *farthest) {
    double expected[4] = {0};
    for (int j = 0; j < graph->members; j++) {
        double far = turned ? graph->far[j][member] : graph->far[member][j];
        if (j == member || !isfinite(far))
            continue;
        expected[0]++;
        expected[1] += far;
        expected[2] += 1 / far;
        expected[3] = fmax(expected[3], far);
    }
    assert_near(reached[member], expected[0], 0);
    assert_near(sum[member], expected[1], 1e-12);
    assert_near(inverse[member], expected[2], 1e-12);
    assert_near(farthest[member], expected[3], 1e-12);
}

static void check_found_distances(const matrix *graph, const nw__distances *found) {
    double totals[4] = {0};
    for (int i = 0; i < graph->members; i++) {
        check_row(graph, i, 0, found->reached_to, found->sum_to, found->inverse_to, found->farthest_to);
        check_row(graph, i, 1, found->reached_from, found->sum_from, found->inverse_from, found->farthest_from);
        for (int j = 0; j < graph->members; j++) {
            if (i == j || !isfinite(graph->far[i][j]))
                continue;
            totals[0]++;
            totals[1] += graph->far[i][j];
            totals[2] += 1 / graph->far[i][j];
            totals[3] = fmax(totals[3], graph->far[i][j]);
        }
    }
    assert_near(found->pairs, totals[0], 0);
    assert_near(found->sum, totals[1], 1e-12);
    assert_near(found->inverse, totals[2], 1e-12);
    assert_near(found->diameter, totals[3], 1e-12);
}

static void check_distances(matrix *graph, const netweave_view *view) {
    const nw__distances *found;
    matrix_distances(graph, NULL);
    assert_ok(nw__pass_distances(view, NULL, &found));
    check_found_distances(graph, found);
    double counts[MOST + 1] = {0};
    for (int i = 0; i < graph->members; i++)
        for (int j = 0; j < graph->members; j++)
            if (i != j && isfinite(graph->far[i][j]))
                counts[(int)graph->far[i][j]]++;
    for (int64_t i = 0; i < found->histogram_size; i++)
        assert_near(found->histogram[i], counts[i], 0);
    assert_near((double)found->histogram_size, found->diameter + 1, 0);
}

static void distances_are_those_of_floyd_and_warshall(void **state) {
    (void)state;
    matrix_on_small(check_distances);
}

static void check_within(matrix *graph, const netweave_view *view) {
    static unsigned draw = 3;
    unsigned char gone[MOST];
    unsigned char keep[MOST];
    unsigned char within[MOST];
    matrix both = matrix_undirected(graph);
    double pairs = 0;
    double inverse = 0;
    double found_pairs = -1;
    double found_inverse = -1;
    for (int i = 0; i < graph->members; i++) {
        gone[i] = matrix_next_random(&draw) % 4 == 0;
        keep[i] = !gone[i];
        within[i] = matrix_next_random(&draw) % 3 != 0;
    }
    matrix_distances(&both, gone);
    for (int i = 0; i < graph->members; i++) {
        for (int j = 0; j < graph->members; j++) {
            if (i == j || !within[i] || !within[j] || !isfinite(both.far[i][j]))
                continue;
            pairs++;
            inverse += 1 / both.far[i][j];
        }
    }
    assert_ok(nw__distances_within(view, keep, within, NULL, &found_pairs, &found_inverse));
    assert_near(found_pairs, pairs, 0);
    assert_near(found_inverse, inverse, 1e-12);
    const nw__distances *all;
    const netweave_view *undirected;
    assert_ok(nw__view_undirected(view, NULL, &undirected));
    assert_ok(nw__pass_distances(undirected, NULL, &all));
    assert_ok(nw__distances_within(view, NULL, NULL, NULL, &found_pairs, &found_inverse));
    assert_near(found_pairs, all->pairs, 0);
    assert_near(found_inverse, all->inverse, 1e-12);
}

static void distances_within_leave_out_who_is_gone(void **state) {
    (void)state;
    matrix_on_small(check_within);
}

/* All shortest paths from one member to another, walked one by one. */
typedef struct walk {
    const matrix *graph;
    int path[MOST];
    double paths;
    double member[MOST];
    double tie[MOST][MOST];
} walk;

static int is_same(double a, double b) {
    return fabs(a - b) <= 1e-9 * fmax(fabs(a), fabs(b));
}

static void walk_on(walk *walk, int step, int target) {
    int here = walk->path[step];
    const matrix *graph = walk->graph;
    if (here == target) {
        walk->paths++;
        for (int i = 0; i < step; i++) {
            walk->member[walk->path[i]] += i > 0;
            walk->tie[walk->path[i]][walk->path[i + 1]]++;
        }
        return;
    }
    for (int j = 0; j < graph->members; j++) {
        if (graph->tie[here][j] > 0 &&
            is_same(graph->far[here][target], 1 / graph->tie[here][j] + graph->far[j][target])) {
            walk->path[step + 1] = j;
            walk_on(walk, step + 1, target);
        }
    }
}

static void check_found_betweenness(const matrix *graph, const netweave_view *view, const nw__betweenness *found) {
    double member[MOST] = {0};
    double tie[MOST][MOST] = {{0}};
    for (int i = 0; i < graph->members; i++) {
        for (int j = graph->directed ? 0 : i + 1; j < graph->members; j++) {
            walk walk = {.graph = graph, .path = {i}};
            if (i == j || !isfinite(graph->far[i][j]))
                continue;
            walk_on(&walk, 0, j);
            for (int v = 0; v < graph->members; v++) {
                member[v] += walk.member[v] / walk.paths;
                for (int w = 0; w < graph->members; w++)
                    tie[graph->directed || v < w ? v : w][graph->directed || v < w ? w : v] +=
                        walk.tie[v][w] / walk.paths;
            }
        }
    }
    for (int i = 0; i < graph->members; i++)
        assert_near(found->member[i], member[i], 1e-12);
    for (int64_t k = 0; k < netweave_view_tie_count(view); k++) {
        int64_t from;
        int64_t to;
        assert_ok(netweave_view_tie(view, k, &from, &to));
        assert_near(found->tie[k], tie[from][to], 1e-12);
    }
}

static void check_betweenness(matrix *graph, const netweave_view *view) {
    const nw__betweenness *found;
    const nw__betweenness *of_members;
    matrix_distances(graph, NULL);
    assert_ok(nw__pass_tie_betweenness(view, NULL, &found));
    check_found_betweenness(graph, view, found);
    assert_ok(nw__pass_betweenness(view, NULL, &of_members));
    for (int i = 0; i < graph->members; i++)
        assert_near(of_members->member[i], found->member[i], 1e-12);
}

static void betweenness_is_the_share_of_shortest_paths_one_by_one(void **state) {
    (void)state;
    matrix_on_small(check_betweenness);
}

static void costs_are_those_of_floyd_and_warshall(void **state) {
    (void)state;
    unsigned draw = 5;
    for (int round = 0; round < 600; round++) {
        matrix graph = matrix_random(&draw, round % 2, round % 3 == 0 ? 1 : 12);
        netweave_view *view = matrix_view(&graph, 1);
        const nw__distances *distances;
        const nw__betweenness *betweenness;
        matrix_distances(&graph, NULL);
        assert_ok(nw__pass_cost_distances(view, NULL, &distances));
        check_found_distances(&graph, distances);
        assert_ok(nw__pass_cost_betweenness(view, NULL, &betweenness));
        check_found_betweenness(&graph, view, betweenness);
        netweave_view_free(view);
    }
}

/* Lengths .1 + .2 and .3: equal on paper, not in binary. Two routes then, and each bears half. */
static void sums_of_decimals_that_are_equal_on_paper_are_equal(void **state) {
    (void)state;
    matrix graph = {.members = 3};
    graph.tie[0][1] = graph.tie[1][0] = 1 / .1;
    graph.tie[1][2] = graph.tie[2][1] = 1 / .2;
    graph.tie[0][2] = graph.tie[2][0] = 1 / .3;
    netweave_view *view = matrix_view(&graph, 1);
    const nw__betweenness *found;
    assert_ok(nw__pass_cost_betweenness(view, NULL, &found));
    assert_near(found->member[1], .5, 1e-12);
    assert_near(found->tie[1], .5, 1e-12);
    netweave_view_free(view);
}

/* Strengths from 1e-9 to 1e9: very long ties beside very short ones stay finite and in range. */
static void extreme_strengths_stay_finite(void **state) {
    (void)state;
    unsigned draw = 9;
    for (int round = 0; round < 200; round++) {
        matrix graph = matrix_random(&draw, round % 2, 1);
        for (int i = 0; i < graph.members; i++)
            for (int j = graph.directed ? 0 : i; j < graph.members; j++)
                graph.tie[i][j] *= pow(10, (double)(matrix_next_random(&draw) % 19) - 8);
        netweave_view *view = matrix_view(&graph, 1);
        const nw__betweenness *found;
        assert_ok(nw__pass_cost_betweenness(view, NULL, &found));
        for (int i = 0; i < graph.members; i++)
            assert_true(found->member[i] >= 0 && found->member[i] <= MOST * MOST);
        netweave_view_free(view);
    }
}

/* Krackhardt's kite, pairs once. */
static void betweenness_of_the_kite_is_as_published(void **state) {
    (void)state;
    const double published[] = {5.0 / 6, 5.0 / 6, 0, 11.0 / 3, 0, 25.0 / 3, 25.0 / 3, 14, 8, 0};
    const nw__betweenness *found;
    netweave_view *view = test_named("kite");
    assert_ok(nw__pass_betweenness(view, NULL, &found));
    for (int i = 0; i < 10; i++)
        assert_near(found->member[i], published[i], 1e-12);
    netweave_view_free(view);
    view = test_named("flo15");
    assert_ok(nw__pass_betweenness(view, NULL, &found));
    assert_string_equal(netweave_view_member_id(view, 1), "Medici");
    assert_near(found->member[1] / 91, .521978, 1e-6); /* Wasserman and Faust 1994: .522 */
    netweave_view_free(view);
}

/* Reference values: mean distance and efficiency. */
static void distances_of_known_networks_are_as_published(void **state) {
    (void)state;
    const struct {
        const char *name;
        double efficiency, mean;
    } known[] = {{"star6", 2.0 / 3, 5.0 / 3},  {"path6", .58, 7.0 / 3},
                 {"ring6", 2.0 / 3, 1.8},      {"K6", 1, 1},
                 {"ds10", .540741, 2.155556},  {"kite", .646296, 1.977778},
                 {"flo15", .500159, 2.485714}, {"karate", .492008, 2.408200}};
    for (size_t k = 0; k < sizeof known / sizeof known[0]; k++) {
        const nw__distances *found;
        netweave_view *view = test_named(known[k].name);
        double members = (double)netweave_view_member_count(view);
        assert_ok(nw__pass_distances(view, NULL, &found));
        assert_near(found->inverse / (members * (members - 1)), known[k].efficiency, 1e-6);
        assert_near(found->sum / found->pairs, known[k].mean, 1e-6);
        netweave_view_free(view);
    }
}

/* Each pair at distance d passes d - 1 members and d ties: the two passes check each other. */
static void betweenness_adds_up_to_the_distances(void **state) {
    (void)state;
    for (int directed = 0; directed <= 1; directed++) {
        netweave_view *view = matrix_large_view(3000, 9000, (netweave_direction)directed, NULL);
        const nw__betweenness *betweenness;
        const nw__distances *distances;
        double members = 0;
        double ties = 0;
        assert_ok(nw__pass_tie_betweenness(view, NULL, &betweenness));
        assert_ok(nw__pass_distances(view, NULL, &distances));
        for (int64_t i = 0; i < netweave_view_member_count(view); i++)
            members += betweenness->member[i];
        for (int64_t k = 0; k < netweave_view_tie_count(view); k++)
            ties += betweenness->tie[k];
        double share = directed ? 1 : 0.5;
        assert_near(members, share * (distances->sum - distances->pairs), 1e-9);
        assert_near(ties, share * distances->sum, 1e-9);
        netweave_view_free(view);
    }
}

/* A chain of 1,100 diamonds has 2^1100 shortest paths, more than a double holds. A long way round from end to end makes
 * it one block. */
static void too_many_paths_are_said_not_guessed(void **state) {
    (void)state;
    char *ties = malloc(1100 * 64);
    char *at = ties;
    for (int i = 0; i < 1100; i++)
        at += sprintf(at, "%d-%d %d-%d %d-%d %d-%d ", 3 * i, 3 * i + 1, 3 * i, 3 * i + 2, 3 * i + 1, 3 * i + 3,
                      3 * i + 2, 3 * i + 3);
    for (int i = 3300; i < 6000; i++)
        at += sprintf(at, "%d-%d ", i, i == 5999 ? 0 : i + 1);
    netweave_view *view = test_view(ties);
    free(ties);
    const nw__betweenness *found = NULL;
    assert_int_equal(nw__pass_betweenness(view, NULL, &found), NETWEAVE_STATUS_LIMIT);
    assert_null(found);
    netweave_view_free(view);
}

static void distances_along_a_long_path_have_a_closed_form(void **state) {
    (void)state;
    enum { MEMBERS = 1300 };
    char *ties = malloc(MEMBERS * 12);
    char *at = ties;
    for (int i = 1; i < MEMBERS; i++)
        at += sprintf(at, "%d-%d ", i, i + 1);
    netweave_view *view = test_view(ties);
    free(ties);
    const nw__distances *found;
    assert_ok(nw__pass_distances(view, NULL, &found));
    assert_near(found->diameter, MEMBERS - 1, 0);
    assert_near(found->pairs, (double)MEMBERS * (MEMBERS - 1), 0);
    assert_near(found->sum, (double)MEMBERS * (MEMBERS - 1) * (MEMBERS + 1) / 3, 0);
    double inverse = 0;
    for (int i = MEMBERS - 1; i > 0; i--)
        inverse += 1.0 / i;
    assert_near(found->inverse_to[0], inverse, 1e-14);
    netweave_view_free(view);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(components_are_the_members_that_reach_each_other),
        cmocka_unit_test(distances_are_those_of_floyd_and_warshall),
        cmocka_unit_test(distances_within_leave_out_who_is_gone),
        cmocka_unit_test(betweenness_is_the_share_of_shortest_paths_one_by_one),
        cmocka_unit_test(costs_are_those_of_floyd_and_warshall),
        cmocka_unit_test(sums_of_decimals_that_are_equal_on_paper_are_equal),
        cmocka_unit_test(extreme_strengths_stay_finite),
        cmocka_unit_test(betweenness_of_the_kite_is_as_published),
        cmocka_unit_test(distances_of_known_networks_are_as_published),
        cmocka_unit_test(betweenness_adds_up_to_the_distances),
        cmocka_unit_test(too_many_paths_are_said_not_guessed),
        cmocka_unit_test(distances_along_a_long_path_have_a_closed_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
