/* Network measures beside simple code that follows the definitions, on all small graphs. */
#include "core/brute.h"

static double row(const netweave_table *table, const char *name) {
    int64_t column = netweave_table_find_column(table, name);
    if (column < 0)
        fail_msg("no column '%s'", name);
    return netweave_table_value(table, 0, column);
}

static netweave_table *compute(const netweave_view *view, const char *specs) {
    netweave_table *table = NULL;
    assert_ok(netweave_measure_compute(view, specs, NULL, &table));
    return table;
}

static void compare(const netweave_table *table, const char *name, double expected) {
    double actual = row(table, name);
    if (isnan(expected) ? isnan(actual) : fabs(actual - expected) <= 1e-9)
        return;
    fail_msg("%s is %.12g, expected %.12g", name, actual, expected);
}

/* a / b, undefined where there is nothing to divide by. */
static double share(double a, double b) {
    return b > 0 ? a / b : NAN;
}

static double degree(const matrix *graph, int member, int in, int out) {
    double sum = 0;
    for (int i = 0; i < graph->members; i++)
        sum += in * graph->tie[i][member] + out * graph->tie[member][i];
    return sum;
}

static void check_triads(matrix *graph, const netweave_view *view) {
    netweave_table *table = compute(view, "transitivity directed_transitivity mean_local_clustering "
                                          "mean_local_clustering:below_two=zero reciprocity dyadic_reciprocity");
    matrix both = matrix_undirected(graph);
    double paths = 0, closed = 0, both_paths = 0, both_closed = 0, local = 0, counted = 0, arcs = 0, mutual = 0;
    for (int j = 0; j < graph->members; j++) {
        double own_paths = 0;
        double own_closed = 0;
        for (int i = 0; i < graph->members; i++) {
            arcs += graph->tie[i][j];
            mutual += graph->tie[i][j] * graph->tie[j][i];
            for (int k = 0; k < graph->members; k++) {
                if (i == k)
                    continue;
                paths += graph->tie[i][j] * graph->tie[j][k];
                closed += graph->tie[i][j] * graph->tie[j][k] * graph->tie[i][k];
                own_paths += both.tie[i][j] * both.tie[j][k];
                own_closed += both.tie[i][j] * both.tie[j][k] * both.tie[i][k];
            }
        }
        both_paths += own_paths;
        both_closed += own_closed;
        local += own_paths > 0 ? own_closed / own_paths : 0;
        counted += own_paths > 0;
    }
    compare(table, "transitivity", share(both_closed, both_paths));
    compare(table, "directed_transitivity", share(closed, paths));
    compare(table, "mean_local_clustering", share(local, counted));
    compare(table, "mean_local_clustering:below_two=zero", share(local, graph->members));
    compare(table, "reciprocity", graph->directed ? share(mutual, arcs) : NAN);
    compare(table, "dyadic_reciprocity", graph->directed ? share(mutual / 2, arcs - mutual / 2) : NAN);
    netweave_table_free(table);
}

static void triads_agree_with_loops_over_all_triples(void **state) {
    (void)state;
    matrix_on_small(check_triads);
}

/* Mean of 1 / distance over ordered pairs of members that are not gone. */
static double efficiency(matrix *graph, const unsigned char *gone) {
    double sum = 0;
    double pairs = 0;
    matrix_distances(graph, gone);
    for (int i = 0; i < graph->members; i++)
        for (int j = 0; j < graph->members; j++)
            if (i != j && (gone == NULL || (!gone[i] && !gone[j]))) {
                sum += 1 / graph->far[i][j];
                pairs++;
            }
    return share(sum, pairs);
}

static double local_efficiency(const matrix *graph) {
    matrix both = matrix_undirected(graph);
    double sum = 0;
    for (int i = 0; i < both.members; i++) {
        unsigned char gone[MOST];
        for (int j = 0; j < both.members; j++)
            gone[j] = both.tie[i][j] == 0;
        double among = efficiency(&both, gone);
        sum += isnan(among) ? 0 : among;
    }
    return share(sum, both.members);
}

static void check_distances(matrix *graph, const netweave_view *view) {
    netweave_table *table =
        compute(view, "global_efficiency local_efficiency mean_distance diameter connectedness fragmentation "
                      "distance_weighted_fragmentation krackhardt_connectedness");
    matrix both = matrix_undirected(graph);
    double pairs = graph->members * (graph->members - 1.0);
    double reached = 0, sum = 0, joined = 0, farthest = 0;
    compare(table, "distance_weighted_fragmentation", 1 - efficiency(&both, NULL));
    compare(table, "global_efficiency", efficiency(graph, NULL));
    compare(table, "local_efficiency", local_efficiency(graph));
    for (int i = 0; i < graph->members; i++)
        for (int j = 0; j < graph->members; j++) {
            if (i == j)
                continue;
            joined += isfinite(both.far[i][j]);
            if (isfinite(graph->far[i][j])) {
                reached++;
                sum += graph->far[i][j];
                farthest = fmax(farthest, graph->far[i][j]);
            }
        }
    compare(table, "mean_distance", share(sum, reached));
    compare(table, "diameter", reached > 0 ? farthest : NAN);
    compare(table, "connectedness", share(reached, pairs));
    compare(table, "krackhardt_connectedness", share(joined, pairs));
    compare(table, "fragmentation", 1 - share(joined, pairs));
    netweave_table_free(table);
}

static void distances_agree_with_floyd_and_warshall(void **state) {
    (void)state;
    matrix_on_small(check_distances);
}

/* Whether some member reaches both, and every other such member reaches it. */
static int has_lowest_bound(const matrix *graph, int one, int other) {
    for (int low = 0; low < graph->members; low++) {
        int lowest = isfinite(graph->far[low][one]) && isfinite(graph->far[low][other]);
        for (int high = 0; high < graph->members && lowest; high++)
            if (isfinite(graph->far[high][one]) && isfinite(graph->far[high][other]) &&
                !isfinite(graph->far[high][low]))
                lowest = 0;
        if (lowest)
            return 1;
    }
    return 0;
}

/* The size of a member's weak component, and whether it is the first in it. */
static int component_of(const matrix *both, int member, int *first) {
    int size = 0;
    *first = 1;
    for (int j = 0; j < both->members; j++) {
        size += isfinite(both->far[member][j]);
        if (j < member && isfinite(both->far[member][j]))
            *first = 0;
    }
    return size;
}

static void check_krackhardt(matrix *graph, const netweave_view *view) {
    netweave_table *table = compute(view, "krackhardt_hierarchy krackhardt_efficiency krackhardt_efficiency:count=ties "
                                          "least_upper_boundedness components largest_component strong_components");
    matrix both = matrix_undirected(graph);
    double joined = 0, mutual = 0, unbound = 0, arcs = 0, ties = 0, strong = 0;
    double most_bounds = 0, spare_arcs = 0, spare_ties = 0, least = 0, components = 0, largest = 0;
    matrix_distances(graph, NULL);
    matrix_distances(&both, NULL);
    for (int i = 0; i < graph->members; i++) {
        int first = 0;
        int first_strong = 1;
        for (int j = 0; j < graph->members; j++) {
            arcs += graph->tie[i][j];
            if (j >= i)
                continue;
            ties += both.tie[i][j];
            joined += isfinite(graph->far[i][j]) || isfinite(graph->far[j][i]);
            mutual += matrix_mutual(graph, i, j);
            unbound += isfinite(both.far[i][j]) && !has_lowest_bound(graph, i, j);
            if (matrix_mutual(graph, i, j))
                first_strong = 0;
        }
        double size = component_of(&both, i, &first);
        strong += first_strong;
        if (!first)
            continue;
        components++;
        largest = fmax(largest, size);
        least += size - 1;
        most_bounds += (size - 1) * (size - 2) / 2;
        spare_arcs += (size - 1) * (size - 1);
        spare_ties += (size - 1) * (size - 2) / 2;
    }
    compare(table, "krackhardt_hierarchy", 1 - share(mutual, joined));
    compare(table, "krackhardt_efficiency", 1 - share(arcs - least, spare_arcs));
    compare(table, "krackhardt_efficiency:count=ties", 1 - share(ties - least, spare_ties));
    compare(table, "least_upper_boundedness", 1 - share(unbound, most_bounds));
    compare(table, "components", components);
    compare(table, "largest_component", largest);
    compare(table, "strong_components", strong);
    netweave_table_free(table);
}

static void krackhardts_dimensions_agree_with_their_definitions(void **state) {
    (void)state;
    matrix_on_small(check_krackhardt);
}

static double pearson(const double *x, const double *y, int count) {
    double mean_x = 0, mean_y = 0, xx = 0, yy = 0, xy = 0;
    for (int k = 0; k < count; k++) {
        mean_x += x[k] / count;
        mean_y += y[k] / count;
    }
    for (int k = 0; k < count; k++) {
        xx += (x[k] - mean_x) * (x[k] - mean_x);
        yy += (y[k] - mean_y) * (y[k] - mean_y);
        xy += (x[k] - mean_x) * (y[k] - mean_y);
    }
    return xx > 1e-12 && yy > 1e-12 ? xy / sqrt(xx * yy) : NAN;
}

static void check_degrees(matrix *graph, const netweave_view *view) {
    netweave_table *table = compute(view, "degree_assortativity degree_gini degree_hhi mean_degree isolates");
    double from[MOST * MOST] = {0}, to[MOST * MOST] = {0};
    double apart = 0, sum = 0, squares = 0, isolates = 0;
    int arcs = 0;
    for (int i = 0; i < graph->members; i++) {
        double own = degree(graph, i, graph->directed, 1);
        sum += own;
        squares += own * own;
        isolates += own == 0;
        for (int j = 0; j < graph->members; j++) {
            apart += fabs(own - degree(graph, j, graph->directed, 1));
            if (graph->tie[i][j] > 0) {
                from[arcs] = degree(graph, i, 0, 1);
                to[arcs++] = degree(graph, j, 1, 0);
            }
        }
    }
    compare(table, "degree_assortativity", pearson(from, to, arcs));
    compare(table, "degree_gini", share(apart, 2 * graph->members * sum));
    compare(table, "degree_hhi", share(squares, sum * sum));
    compare(table, "mean_degree", share(arcs, graph->members));
    compare(table, "isolates", isolates);
    netweave_table_free(table);
}

static void degrees_agree_with_sums_over_the_matrix(void **state) {
    (void)state;
    matrix_on_small(check_degrees);
}

/* Best correlation of the matrix with the ideal pattern of any core; `counted`: pairs of core and periphery count. */
static double best_core_fit(const matrix *graph, int counted) {
    double best = NAN;
    for (unsigned core = 0; core < 1u << graph->members; core++) {
        double x[MOST * MOST] = {0}, y[MOST * MOST] = {0};
        int cells = 0;
        for (int i = 0; i < graph->members; i++)
            for (int j = 0; j < graph->members; j++) {
                unsigned inside = (core >> i & 1) + (core >> j & 1);
                if (i == j || (inside == 1 && !counted))
                    continue;
                x[cells] = graph->tie[i][j];
                y[cells++] = inside > 0;
            }
        best = fmax(best, pearson(x, y, cells));
    }
    return best;
}

static void check_core_fit(matrix *graph, const netweave_view *view) {
    if (graph->members > 9) /* the exhaustive search takes too long */
        return;
    netweave_table *table = compute(view, "core_periphery_fit core_periphery_fit:between=left_out");
    compare(table, "core_periphery_fit", best_core_fit(graph, 1));
    compare(table, "core_periphery_fit:between=left_out", best_core_fit(graph, 0));
    netweave_table_free(table);
}

static void the_core_periphery_fit_is_the_best_of_all_splits(void **state) {
    (void)state;
    matrix_on_small(check_core_fit);
}

static int joined_without(const matrix *both, int one, int other, int without) {
    matrix left = *both;
    unsigned char gone[MOST] = {0};
    gone[without] = 1;
    matrix_distances(&left, gone);
    return isfinite(left.far[one][other]);
}

/* Two routes with no member in common: a tie and another way round, or no single member that parts them (Menger). */
static int two_routes(const matrix *both, int one, int other) {
    matrix left = *both;
    left.tie[one][other] = 0;
    left.tie[other][one] = 0;
    matrix_distances(&left, NULL);
    if (!isfinite(left.far[one][other]) || both->tie[one][other] > 0)
        return isfinite(left.far[one][other]);
    for (int k = 0; k < both->members; k++)
        if (k != one && k != other && !joined_without(both, one, other, k))
            return 0;
    return 1;
}

static void check_cores_and_blocks(matrix *graph, const netweave_view *view) {
    netweave_table *table = compute(view, "max_core biconnected_share");
    matrix both = matrix_undirected(graph);
    double routes = 0;
    int largest = -1;
    for (int i = 0; i < both.members; i++)
        for (int j = 0; j < i; j++)
            routes += two_routes(&both, i, j);
    for (unsigned part = 1; part < 1u << both.members; part++) {
        int least = MOST;
        for (int i = 0; i < both.members; i++) {
            int ties = 0;
            for (int j = 0; j < both.members; j++)
                ties += both.tie[i][j] > 0 && (part >> j & 1);
            if (part >> i & 1)
                least = ties < least ? ties : least;
        }
        largest = least > largest ? least : largest;
    }
    compare(table, "biconnected_share", share(routes, both.members * (both.members - 1) / 2.0));
    compare(table, "max_core", both.members > 0 ? (double)largest : NAN);
    netweave_table_free(table);
}

static void cores_and_blocks_agree_with_trying_all_parts(void **state) {
    (void)state;
    matrix_on_small(check_cores_and_blocks);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(triads_agree_with_loops_over_all_triples),
        cmocka_unit_test(distances_agree_with_floyd_and_warshall),
        cmocka_unit_test(krackhardts_dimensions_agree_with_their_definitions),
        cmocka_unit_test(degrees_agree_with_sums_over_the_matrix),
        cmocka_unit_test(the_core_periphery_fit_is_the_best_of_all_splits),
        cmocka_unit_test(cores_and_blocks_agree_with_trying_all_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
