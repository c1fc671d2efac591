/* Measures of cohesion beside plain computations by their definitions, on all small graphs. */
#include "core/brute.h"

static netweave_table *compute(const netweave_view *view, const char *specs) {
    netweave_table *table = NULL;
    assert_ok(netweave_measure_compute(view, specs, NULL, &table));
    return table;
}

static void compare(const netweave_table *table, const char *name, double expected) {
    int64_t column = netweave_table_find_column(table, name);
    if (column < 0)
        fail_msg("no column '%s'", name);
    double actual = netweave_table_value(table, 0, column);
    if (isnan(expected) ? isnan(actual) : fabs(actual - expected) <= 1e-9 * fmax(1, fabs(expected)))
        return;
    fail_msg("%s is %.12g, expected %.12g", name, actual, expected);
}

/* The pattern of three members, found by trying all orders: bits 12 21 13 31 23 32. */
static int pattern(const matrix *graph, int i, int j, int k) {
    static const struct {
        int ties[6];
        int type;
    } patterns[] = {
        {{0, 0, 0, 0, 0, 0}, 0},  {{1, 0, 0, 0, 0, 0}, 1},  {{1, 1, 0, 0, 0, 0}, 2},  {{1, 0, 1, 0, 0, 0}, 3},
        {{0, 1, 0, 1, 0, 0}, 4},  {{1, 0, 0, 0, 1, 0}, 5},  {{1, 1, 0, 0, 0, 1}, 6},  {{1, 1, 0, 0, 1, 0}, 7},
        {{1, 0, 1, 0, 1, 0}, 8},  {{1, 0, 0, 1, 1, 0}, 9},  {{1, 1, 0, 0, 1, 1}, 10}, {{1, 1, 0, 1, 0, 1}, 11},
        {{1, 1, 1, 0, 1, 0}, 12}, {{1, 1, 1, 0, 0, 1}, 13}, {{1, 1, 1, 0, 1, 1}, 14}, {{1, 1, 1, 1, 1, 1}, 15},
    };
    int orders[6][3] = {{i, j, k}, {i, k, j}, {j, i, k}, {j, k, i}, {k, i, j}, {k, j, i}};
    for (size_t type = 0; type < 16; type++) {
        for (int order = 0; order < 6; order++) {
            const int *at = orders[order];
            const int pairs[6][2] = {{at[0], at[1]}, {at[1], at[0]}, {at[0], at[2]},
                                     {at[2], at[0]}, {at[1], at[2]}, {at[2], at[1]}};
            bool same = true;
            for (int bit = 0; bit < 6; bit++)
                same = same && (graph->tie[pairs[bit][0]][pairs[bit][1]] > 0) == patterns[type].ties[bit];
            if (same)
                return patterns[type].type;
        }
    }
    fail_msg("no pattern");
    return -1;
}

static void check_censuses(matrix *graph, const netweave_view *view) {
    static const char *const names[16] = {"003",  "012",  "102", "021D", "021U", "021C", "111D", "111U",
                                          "030T", "030C", "201", "120D", "120U", "120C", "210",  "300"};
    netweave_table *table = compute(view, "dyad_census triad_census");
    double triads[16] = {0};
    double dyads[3] = {0};
    char name[64];
    for (int i = 0; i < graph->members; i++) {
        for (int j = 0; j < i; j++) {
            dyads[2 - (graph->tie[i][j] > 0) - (graph->tie[j][i] > 0)]++;
            for (int k = 0; k < j; k++)
                triads[pattern(graph, i, j, k)]++;
        }
    }
    compare(table, "dyad_census.mutual", dyads[0]);
    compare(table, "dyad_census.asymmetric", dyads[1]);
    compare(table, "dyad_census.null", dyads[2]);
    for (int type = 0; type < 16; type++) {
        snprintf(name, sizeof name, "triad_census.%s", names[type]);
        compare(table, name, triads[type]);
    }
    netweave_table_free(table);
}

static void censuses_agree_with_looking_at_all_pairs_and_triples(void **state) {
    (void)state;
    matrix_on_small(check_censuses);
}

static double largest_part(const matrix *both, const unsigned char *gone) {
    matrix left = *both;
    double most = 0;
    matrix_distances(&left, gone);
    for (int i = 0; i < left.members; i++) {
        double size = 0;
        for (int j = 0; j < left.members; j++)
            size += !gone[i] && !gone[j] && isfinite(left.far[i][j]);
        most = fmax(most, size);
    }
    return most;
}

static double robustness(const matrix *graph) {
    matrix both = matrix_undirected(graph);
    unsigned char gone[MOST] = {0};
    double sum = 0;
    for (int step = 0; step < both.members; step++) {
        int leaves = -1;
        double most = -1;
        for (int i = 0; i < both.members; i++) {
            double degree = 0;
            for (int j = 0; j < both.members; j++)
                degree += !gone[j] && both.tie[i][j] > 0;
            if (!gone[i] && degree > most) {
                most = degree;
                leaves = i;
            }
        }
        gone[leaves] = 1;
        sum += largest_part(&both, gone);
    }
    return sum / both.members / both.members;
}

static void check_distances(matrix *graph, const netweave_view *view) {
    netweave_table *table = compute(view, "radius compactness compactness:definition=botafogo robustness");
    double inverse = 0, sum = 0, most = 0, radius = INFINITY;
    double members = graph->members;
    matrix_distances(graph, NULL);
    for (int i = 0; i < graph->members; i++) {
        double reached = 0, farthest = 0;
        for (int j = 0; j < graph->members; j++) {
            if (i == j)
                continue;
            inverse += 1 / graph->far[i][j];
            sum += fmin(graph->far[i][j], members);
            reached += isfinite(graph->far[i][j]);
            farthest = isfinite(graph->far[i][j]) ? fmax(farthest, graph->far[i][j]) : farthest;
        }
        radius = reached == most ? fmin(radius, farthest) : reached > most ? farthest : radius;
        most = fmax(most, reached);
    }
    double pairs = members * (members - 1);
    compare(table, "radius", most > 0 ? radius : NAN);
    compare(table, "compactness", pairs > 0 ? inverse / pairs : NAN);
    compare(table, "compactness:definition=botafogo", pairs > 0 ? (members - sum / pairs) / (members - 1) : NAN);
    compare(table, "robustness", members > 0 ? robustness(graph) : NAN);
    netweave_table_free(table);
}

static void distances_and_removals_agree_with_their_definitions(void **state) {
    (void)state;
    matrix_on_small(check_distances);
}

/* Room from side to side of a network in which each member has an arriving (even) and a leaving (odd) side. */
static int room[2 * MOST][2 * MOST];

static bool push(int side, int target, bool *seen) {
    if (side == target)
        return true;
    seen[side] = true;
    for (int next = 0; next < 2 * MOST; next++) {
        if (seen[next] || room[side][next] == 0 || !push(next, target, seen))
            continue;
        room[side][next]--;
        room[next][side]++;
        return true;
    }
    return false;
}

static int disjoint_paths(const matrix *graph, int source, int target) {
    int count = 0;
    memset(room, 0, sizeof room);
    for (int i = 0; i < graph->members; i++) {
        room[2 * i][2 * i + 1] = 1;
        for (int j = 0; j < graph->members; j++)
            room[2 * i + 1][2 * j] = graph->tie[i][j] > 0;
    }
    for (bool found = true; found; count += found) {
        bool seen[2 * MOST] = {false};
        found = push(2 * source + 1, 2 * target, seen);
    }
    return count;
}

/* Eigenvalues of a symmetric matrix by Jacobi's rotations, in increasing order. */
static void eigenvalues(int size, double entry[MOST][MOST], double *out) {
    for (int round = 0; round < 60; round++) {
        for (int p = 0; p < size; p++) {
            for (int q = p + 1; q < size; q++) {
                double angle = 0.5 * atan2(2 * entry[p][q], entry[q][q] - entry[p][p]);
                double cosine = cos(angle), sine = sin(angle);
                for (int k = 0; k < size; k++) {
                    double one = entry[k][p], other = entry[k][q];
                    entry[k][p] = cosine * one - sine * other;
                    entry[k][q] = sine * one + cosine * other;
                }
                for (int k = 0; k < size; k++) {
                    double one = entry[p][k], other = entry[q][k];
                    entry[p][k] = cosine * one - sine * other;
                    entry[q][k] = sine * one + cosine * other;
                }
            }
        }
    }
    for (int i = 0; i < size; i++) {
        int place = i;
        for (; place > 0 && out[place - 1] > entry[i][i]; place--)
            out[place] = out[place - 1];
        out[place] = entry[i][i];
    }
}

static void check_spectra(matrix *graph, const netweave_view *view) {
    netweave_table *table = compute(view, "spectral_radius algebraic_connectivity kirchhoff_index "
                                          "mean_local_connectivity");
    matrix both = matrix_undirected(graph);
    double laplacian[MOST][MOST] = {{0}}, ties[MOST][MOST] = {{0}}, values[MOST] = {0};
    double kirchhoff = 0, paths = 0, members = graph->members;
    for (int i = 0; i < graph->members; i++) {
        for (int j = 0; j < graph->members; j++) {
            ties[i][j] = both.tie[i][j];
            laplacian[i][j] -= both.tie[i][j];
            laplacian[i][i] += both.tie[i][j];
            paths += i != j ? disjoint_paths(graph, i, j) : 0;
        }
    }
    eigenvalues(graph->members, ties, values);
    compare(table, "spectral_radius", members > 0 ? values[graph->members - 1] : NAN);
    eigenvalues(graph->members, laplacian, values);
    for (int i = 1; i < graph->members; i++)
        kirchhoff += values[i] > 1e-9 ? members / values[i] : NAN;
    compare(table, "algebraic_connectivity", members > 1 ? values[1] : NAN);
    compare(table, "kirchhoff_index", members > 1 ? kirchhoff : NAN);
    compare(table, "mean_local_connectivity", members > 1 ? paths / (members * (members - 1)) : NAN);
    netweave_table_free(table);
}

static void eigenvalues_and_routes_agree_with_rotations_and_plain_flows(void **state) {
    (void)state;
    matrix_on_small(check_spectra);
}

static void a_drawn_connectivity_is_near_the_exact_one(void **state) {
    (void)state;
    unsigned seed = 3;
    for (int directed = 0; directed < 2; directed++) {
        matrix graph = matrix_random(&seed, directed, 0);
        while (graph.members < MOST - 1)
            graph = matrix_random(&seed, directed, 0);
        netweave_view *view = matrix_view(&graph, 0);
        netweave_table *exact = compute(view, "mean_local_connectivity");
        netweave_table *drawn = compute(view, "mean_local_connectivity:pairs=20");
        double error = netweave_table_value(drawn, 0, 1);
        assert_near(netweave_table_value(exact, 0, 1), 0, 0);
        assert_true(fabs(netweave_table_value(drawn, 0, 0) - netweave_table_value(exact, 0, 0)) <= 4 * error);
        netweave_table_free(exact);
        netweave_table_free(drawn);
        netweave_view_free(view);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(censuses_agree_with_looking_at_all_pairs_and_triples),
        cmocka_unit_test(distances_and_removals_agree_with_their_definitions),
        cmocka_unit_test(eigenvalues_and_routes_agree_with_rotations_and_plain_flows),
        cmocka_unit_test(a_drawn_connectivity_is_near_the_exact_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
