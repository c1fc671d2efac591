/* Estimates of what rests on shortest paths while memory fails: each allocation in turn, once and from then on. */
#include "failing.h"
#include "support.h"

static netweave_view *make_view(int directed) {
    netweave_network *network = NULL;
    netweave_view *view = NULL;
    assert_ok(netweave_network_generate("barabasi_albert:members=600,ties=2", NULL, &network));
    assert_ok(netweave_view_create(network, directed ? "direction=directed" : NULL, NULL, &view));
    netweave_network_free(network);
    return view;
}

/* Tries some of the many allocations, the first hundred and then every seventh. */
static void fail_each(const char *specs, const char *approximation, int directed, bool lasting) {
    for (int64_t number = 1;; number += number < 100 ? 1 : 7) {
        netweave_run *run = NULL;
        netweave_view *view = make_view(directed);
        netweave_table *table = NULL;
        assert_ok(netweave_run_create(&run));
        assert_ok(netweave_run_set_threads(run, 1));
        failing_start(number, lasting);
        netweave_status status = netweave_run_set_approximation(run, approximation);
        if (status == NETWEAVE_STATUS_OK)
            status = netweave_measure_compute(view, specs, run, &table);
        int64_t asked = failing_stop();
        bool done = asked < number;
        if (!done) {
            assert_int_equal(status, NETWEAVE_STATUS_OUT_OF_MEMORY);
            assert_null(table);
        } else {
            assert_ok(status);
        }
        netweave_table_free(table);
        netweave_view_free(view);
        netweave_run_free(run);
        if (done)
            return;
    }
}

static void estimates_end_well_when_memory_ends(void **state) {
    (void)state;
    static const char *const asked[] = {"sources=64", "paths=64"};
    int64_t live = failing_live();
    for (int k = 0; k < 8; k++)
        fail_each("betweenness closeness harmonic", asked[k & 1], k >> 1 & 1, k >> 2 & 1);
    fail_each("edge_betweenness", "sources=64", 0, false);
    fail_each("mean_distance global_efficiency diameter betweenness_centralization", "sources=64", 1, false);
    for (int k = 0; k < 4; k++)
        fail_each("mean_distance effective_diameter", "runs=2", k & 1, k >> 1);
    assert_int_equal(failing_live(), live);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(estimates_end_well_when_memory_ends)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
