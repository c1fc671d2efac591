/* Measures that count every way (resistances, currents, closed walks) beside plain elimination and series. */
#include "core/brute.h"

static double values[MOST];

/* Potentials when a unit of current goes in at one member and out at another, by elimination with the last member of
 * the component grounded. */
static void solve(const matrix *graph, int in, int out, double potential[MOST]) {
    double rows[MOST][MOST + 1] = {{0}};
    int members = graph->members;
    int at[MOST];
    int count = 0;
    for (int i = 0; i < members; i++) {
        potential[i] = 0;
        if (i != out && isfinite(graph->far[in][i]))
            at[count++] = i;
    }
    for (int k = 0; k < count; k++) {
        for (int j = 0; j < members; j++)
            rows[k][k] += graph->tie[at[k]][j];
        for (int l = 0; l < count; l++)
            rows[k][l] -= graph->tie[at[k]][at[l]];
        rows[k][count] = at[k] == in;
    }
    for (int k = 0; k < count; k++)
        for (int l = 0; l < count; l++)
            for (int m = count; m >= k && l != k; m--)
                rows[l][m] -= rows[k][m] * rows[l][k] / rows[k][k];
    for (int k = 0; k < count; k++)
        potential[at[k]] = rows[k][count] / rows[k][k];
}

static void check_circuit(const matrix *graph, const netweave_view *view) {
    double through[MOST] = {0};
    double resistance[MOST] = {0};
    double potential[MOST];
    int members = graph->members;
    for (int s = 0; s < members; s++) {
        for (int t = 0; t < members; t++) {
            if (s == t || !isfinite(graph->far[s][t]))
                continue;
            solve(graph, s, t, potential);
            resistance[s] += potential[s];
            for (int i = 0; i < members && s < t; i++)
                for (int j = 0; j < members && i != s && i != t; j++)
                    through[i] += graph->tie[i][j] * fabs(potential[i] - potential[j]) / 2;
        }
    }
    test_measures(view, "information_centrality", values, members);
    for (int i = 0; i < members; i++)
        assert_near(values[i], resistance[i] > 0 ? 1 / resistance[i] : NAN, 1e-9);
    test_measures(view, "current_flow_closeness", values, members);
    for (int i = 0; i < members && members > 1; i++) {
        double reached = 0;
        for (int j = 0; j < members; j++)
            reached += j != i && isfinite(graph->far[i][j]);
        assert_near(values[i], reached > 0 ? reached * reached / (members - 1) / resistance[i] : 0, 1e-9);
    }
    test_measures(view, "current_flow_betweenness:normalized=no", values, members);
    for (int i = 0; i < members; i++)
        assert_near(values[i], through[i], 1e-9);
}

static void currents_are_those_of_kirchhoffs_laws(void **state) {
    (void)state;
    unsigned random = 4;
    for (int round = 0; round < 300; round++) {
        matrix graph = matrix_random(&random, round % 2, round % 3 == 0 ? 9 : 0);
        matrix either = matrix_undirected(&graph);
        netweave_view *view = matrix_view(&graph, 1);
        matrix_distances(&either, NULL);
        check_circuit(&either, view);
        netweave_view_free(view);
    }
}

static void check_walks(matrix *graph, const netweave_view *view) {
    matrix either = matrix_undirected(graph);
    double power[MOST][MOST] = {{0}};
    double sum[MOST] = {0};
    int members = graph->members;
    for (int i = 0; i < members; i++)
        power[i][i] = 1;
    for (int length = 1; length < 80; length++) {
        double next[MOST][MOST] = {{0}};
        for (int i = 0; i < members; i++)
            sum[i] += power[i][i];
        for (int i = 0; i < members; i++)
            for (int j = 0; j < members; j++)
                for (int k = 0; k < members; k++)
                    next[i][j] += power[i][k] * either.tie[k][j] / length;
        memcpy(power, next, sizeof power);
    }
    test_measures(view, "subgraph_centrality", values, members);
    for (int i = 0; i < members; i++)
        assert_near(values[i], sum[i], 1e-10);
}

static void closed_walks_add_up_to_the_exponential(void **state) {
    (void)state;
    matrix_on_small(check_walks);
}

/* Closed forms at a size where one dense matrix would be 80 MB: a ring with pendants, and two of them joined. */
static void large_sparse_networks_are_solved_by_blocks(void **state) {
    (void)state;
    enum { RING = 3000 };
    static double sums[2 * RING];
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    netweave_view *view = NULL;
    char id[16];
    assert_ok(netweave_builder_create(&builder));
    for (int i = 0; i < 2 * RING; i++) {
        snprintf(id, sizeof id, "%d", i);
        assert_ok(netweave_builder_add_member(builder, id, NULL));
    }
    assert_ok(netweave_builder_set_tie_set(builder, "", "", NETWEAVE_DIRECTION_UNDIRECTED));
    for (int64_t i = 0; i < RING; i++) {
        int64_t next = (i + 1) % RING;
        int64_t pendant = i + RING;
        assert_ok(netweave_builder_add_ties(builder, 1, &i, &next, NULL));
        assert_ok(netweave_builder_add_ties(builder, 1, &i, &pendant, NULL));
    }
    assert_ok(netweave_builder_finish(builder, &network));
    assert_ok(netweave_view_create(network, NULL, NULL, &view));
    test_measures(view, "information_centrality", sums, 2 * RING);
    /* On the ring Σ k (n - k) / n = (n² - 1) / 6, met by the member and its pendant; each pendant is 1 further. */
    double ring = ((double)RING * RING - 1) / 6;
    assert_near(1 / sums[0], 2 * ring + RING, 1e-10);
    assert_near(1 / sums[RING], 2 * ring + RING + 2 * RING - 2, 1e-10);
    netweave_view_free(view);
    netweave_network_free(network);
    netweave_builder_free(builder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(currents_are_those_of_kirchhoffs_laws),
        cmocka_unit_test(closed_walks_add_up_to_the_exponential),
        cmocka_unit_test(large_sparse_networks_are_solved_by_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
