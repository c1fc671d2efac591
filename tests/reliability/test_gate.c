/* The knowledge gate with what it cannot take, with each allocation failing in turn, and cancelled. */
#include "failing.h"
#include "support.h"

static const char text[] = "from,to,layer,wave,weight\na,b,know,1,3\na,b,value,1,2\nb,c,know,1,1\nb,c,value,1,1\n"
                           "c,a,know,2,3\nc,a,value,2,2\nc,b,value,2,4\nc,b,cost,1,4\nc,b,cost,2,4\n";
static const char options[] = "know_at_least=2 cost_at_most=3";

static netweave_network *make(void) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    assert_ok(netweave_builder_create(&builder));
    assert_ok(netweave_builder_read_memory(builder, "in.csv", text, sizeof text - 1, "direction=directed", NULL));
    assert_ok(netweave_builder_set_text(builder, 0, "role", "hub"));
    assert_ok(netweave_builder_set_respondent(builder, "1", 1, 0));
    assert_ok(netweave_builder_finish(builder, &network));
    netweave_builder_free(builder);
    return network;
}

static void what_is_no_network_is_refused(void **state) {
    (void)state;
    netweave_run *run = NULL;
    netweave_network *network = make();
    netweave_network *gated = NULL;
    netweave_table *table = NULL;
    assert_ok(netweave_run_create(&run));
    REFUSED(netweave_network_gate(NULL, NULL, NULL, &gated, &table));
    REFUSED(netweave_network_gate((netweave_network *)run, NULL, NULL, &gated, &table));
    REFUSED(netweave_network_gate(network, NULL, NULL, NULL, &table));
    REFUSED(netweave_network_gate(network, NULL, (netweave_run *)network, &gated, &table));
    REFUSED(netweave_network_gate(network, "know", NULL, &gated, &table));
    REFUSED(netweave_network_gate(network, "know_at_least=much", NULL, &gated, &table));
    assert_null(gated);
    assert_null(table);
    netweave_network_free(network);
    netweave_run_free(run);
}

static void each_allocation_may_fail(void **state) {
    (void)state;
    netweave_network *network = make();
    int64_t total = 1;
    for (int64_t number = 0; number <= 2 * total; number++) {
        netweave_network *gated = NULL;
        netweave_table *table = NULL;
        int64_t live = failing_live();
        failing_start((number + 1) / 2, number % 2 == 0 && number > 0);
        netweave_status status = netweave_network_gate(network, options, NULL, &gated, &table);
        int64_t asked = failing_stop();
        total = number == 0 ? asked : total;
        assert_int_equal(status, number == 0 ? NETWEAVE_STATUS_OK : NETWEAVE_STATUS_OUT_OF_MEMORY);
        assert_true((gated != NULL) == (number == 0) && (table != NULL) == (number == 0));
        netweave_table_free(table);
        netweave_network_free(gated);
        assert_int_equal(failing_live(), live);
    }
    assert_true(total > 20);
    netweave_network_free(network);
}

static int cancel(double share, const char *what, void *context) {
    (void)share;
    (void)what;
    (void)context;
    return 1;
}

static void a_cancelled_gate_ends_and_touches_nothing(void **state) {
    (void)state;
    netweave_run *run = NULL;
    netweave_network *network = make();
    netweave_network *gated = NULL;
    netweave_table *table = NULL;
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_run_set_progress(run, cancel, NULL));
    assert_int_equal(netweave_network_gate(network, options, run, &gated, &table), NETWEAVE_STATUS_CANCELLED);
    assert_null(gated);
    assert_null(table);
    netweave_network_free(network);
    netweave_run_free(run);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_network_is_refused),
        cmocka_unit_test(each_allocation_may_fail),
        cmocka_unit_test(a_cancelled_gate_ends_and_touches_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
