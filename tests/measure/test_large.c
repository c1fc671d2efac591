/* Measures on networks so large that a slow or a restless method would show. */
#include "support.h"

#include <math.h>
#include <stdio.h>

/* On a large hub rounding never lets the last digits of PageRank rest, and power iteration for the eigenvector swings.
 * The hub holds (1/n)(0.15)(1 + 0.85 (n - 1)) / (1 - 0.85^2). */
static void measures_of_a_large_star_come_to_an_end(void **state) {
    (void)state;
    enum { MEMBERS = 60000 };
    static int64_t from[MEMBERS];
    static int64_t to[MEMBERS];
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    netweave_view *view = NULL;
    netweave_run *run = NULL;
    netweave_table *table = NULL;
    assert_ok(netweave_builder_create(&builder));
    for (int i = 0; i < MEMBERS; i++) {
        char id[16];
        snprintf(id, sizeof id, "m%d", i);
        assert_ok(netweave_builder_add_member(builder, id, &to[i]));
    }
    assert_ok(netweave_builder_add_ties(builder, MEMBERS - 1, from, to + 1, NULL));
    assert_ok(netweave_builder_finish(builder, &network));
    assert_ok(netweave_view_create(network, "direction=undirected", NULL, &view));
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_run_set_time_budget(run, 30));
    assert_ok(netweave_measure_compute(view, "pagerank", run, &table));
    assert_near(netweave_table_value(table, 0, 0), 0.15 / MEMBERS * (1 + 0.85 * (MEMBERS - 1)) / (1 - 0.85 * 0.85),
                1e-11);
    netweave_table_free(table);
    table = NULL;
    assert_ok(netweave_measure_compute(view, "eigenvector", run, &table));
    assert_near(netweave_table_value(table, 1, 0), 1 / sqrt(MEMBERS - 1), 1e-12);
    netweave_table_free(table);
    table = NULL;
    assert_ok(netweave_measure_compute(view, "constraint", run, &table)); /* O(degree^2) would take half a minute */
    assert_near(netweave_table_value(table, 0, 0), 1.0 / (MEMBERS - 1), 1e-12);
    netweave_table_free(table);
    netweave_run_free(run);
    netweave_view_free(view);
    netweave_network_free(network);
    netweave_builder_free(builder);
}

/* The two largest eigenvalues of a chain lie close together, and close to the opposite of the smallest. Closed form:
 * member k of n has sin(k pi / (n + 1)). */
static void a_long_chain_has_an_eigenvector(void **state) {
    (void)state;
    enum { MEMBERS = 20001 };
    static double score[MEMBERS];
    netweave_network *network = NULL;
    netweave_view *view = NULL;
    assert_ok(netweave_network_generate("path:members=20001", NULL, &network));
    assert_ok(netweave_view_create(network, NULL, NULL, &view));
    test_measures(view, "eigenvector", score, MEMBERS);
    for (int k = 1; k <= MEMBERS; k++)
        assert_near(score[k - 1], sin(k * acos(-1) / (MEMBERS + 1)), 1e-11);
    netweave_view_free(view);
    netweave_network_free(network);
}

/* Two chains, of 20,000 and 10,000, all ties of strength 3: 6 cos(pi / (n + 1)) of the longer. */
static void long_chains_have_a_spectral_radius(void **state) {
    (void)state;
    enum { MEMBERS = 30000, CUT = 20000 };
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    netweave_view *view = NULL;
    const double strength = 3;
    assert_ok(netweave_builder_create(&builder));
    for (int64_t i = 0; i < MEMBERS; i++) {
        char id[32];
        int64_t before = i - 1;
        snprintf(id, sizeof id, "m%lld", (long long)i);
        assert_ok(netweave_builder_add_member(builder, id, NULL));
        if (i > 0 && i != CUT)
            assert_ok(netweave_builder_add_ties(builder, 1, &before, &i, &strength));
    }
    assert_ok(netweave_builder_finish(builder, &network));
    assert_ok(netweave_view_create(network, "direction=undirected weight=weight", NULL, &view));
    assert_near(test_measure(view, "spectral_radius"), 6 * cos(acos(-1) / (CUT + 1)), 1e-14);
    netweave_view_free(view);
    netweave_network_free(network);
    netweave_builder_free(builder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(measures_of_a_large_star_come_to_an_end),
        cmocka_unit_test(a_long_chain_has_an_eigenvector),
        cmocka_unit_test(long_chains_have_a_spectral_radius),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
