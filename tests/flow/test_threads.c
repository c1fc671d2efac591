/* The same seed gives the same numbers with any number of threads, in every call about how knowledge travels. */
#include "support.h"

#include <stdlib.h>

typedef netweave_status call(const netweave_view *view, const char *options, netweave_run *run, netweave_table **out);

static netweave_table *table_of(call *call, const netweave_view *view, const char *options, int threads) {
    netweave_run *run = NULL;
    netweave_table *table = NULL;
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_run_set_threads(run, threads));
    assert_ok(netweave_run_set_seed(run, 7));
    assert_ok(call(view, options, run, &table));
    netweave_run_free(run);
    return table;
}

static void expect_same(call *call, const netweave_view *view, const char *options) {
    static const int threads[] = {2, 3, 8};
    netweave_table *alone = table_of(call, view, options, 1);
    for (int k = 0; k < 3; k++) {
        netweave_table *table = table_of(call, view, options, threads[k]);
        assert_int_equal(netweave_table_row_count(table), netweave_table_row_count(alone));
        for (int64_t row = 0; row < netweave_table_row_count(alone); row++) {
            for (int64_t column = 0; column < netweave_table_column_count(alone); column++) {
                double one = netweave_table_value(alone, row, column);
                double other = netweave_table_value(table, row, column);
                if (memcmp(&one, &other, sizeof one) != 0 && !(one != one && other != other))
                    fail_msg("%s, row %lld, column %lld: %.17g with %d threads, %.17g with one", options,
                             (long long)row, (long long)column, other, threads[k], one);
            }
        }
        netweave_table_free(table);
    }
    netweave_table_free(alone);
}

static void threads_do_not_matter(void **state) {
    (void)state;
    static const struct {
        call *call;
        const char *options;
    } cases[] = {{netweave_cascade_curve, "simulations=1100"},
                 {netweave_cascade_curve, "starts=hub probability=degree simulations=1100"},
                 {netweave_cascade_curve, "model=linear_threshold simulations=1100"},
                 {netweave_cascade_curve, "model=si rounds=20 simulations=1100"},
                 {netweave_cascade_curve, "model=sir simulations=1100"},
                 {netweave_cascade_curve, "model=complex"},
                 {netweave_cascade_reach, "simulations=300"},
                 {netweave_cascade_reach, "probability=degree simulations=300"},
                 {netweave_cascade_reach, "model=linear_threshold simulations=300"},
                 {netweave_cascade_reach, "model=sir rounds=10 simulations=10"},
                 {netweave_cascade_reach, "model=complex"},
                 {netweave_gossip_curve, "simulations=100"},
                 {netweave_gossip_curve, "mode=push starts=hub simulations=100"},
                 {netweave_gossip_curve, "capacity=2 hub_capacity=1 simulations=50"},
                 {netweave_gossip_members, "simulations=20"},
                 {netweave_gossip_members, "mode=pull capacity=1 simulations=5"},
                 {netweave_seeds_choose, "count=3 method=greedy"},
                 {netweave_seeds_choose, "count=3 method=ris"}};
    static const char *const specs[] = {"barabasi_albert:members=120", "erdos_renyi:members=100,ties=150"};
    for (size_t i = 0; i < sizeof specs / sizeof specs[0]; i++) {
        netweave_network *network = NULL;
        netweave_view *view = NULL;
        assert_ok(netweave_network_generate(specs[i], NULL, &network));
        assert_ok(netweave_view_create(network, NULL, NULL, &view));
        for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++)
            expect_same(cases[k].call, view, cases[k].options);
        netweave_view_free(view);
        netweave_network_free(network);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(threads_do_not_matter)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
