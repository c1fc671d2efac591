/* The flow story: handles and options that it refuses, each allocation failing in turn, cancelled.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "failing.h"
#include "support.h"

enum { BAD = 2, VIEWS = 2 };

static const char *const ties[VIEWS] = {"a>b=1 b>c=2 c>a=1 a>d=3 d>e=1 f", "a-b a-c a-d b-e e-f g-h"};

static void what_is_no_flow_is_refused(void **state) {
    (void)state;
    netweave_run *run = NULL;
    netweave_flow *made = NULL;
    netweave_view *view = test_view(ties[0]);
    char *text = NULL;
    assert_ok(netweave_run_create(&run));
    const void *const bad[BAD] = {NULL, run};
    for (int k = 0; k < BAD; k++) {
        const netweave_flow *other = bad[k];
        REFUSED(netweave_flow_create(bad[k], NULL, NULL, &made));
        REFUSED(netweave_flow_sentence(other, NULL, &text));
        assert_int_equal(netweave_flow_hub_count(other), 0);
        assert_null(netweave_flow_hub(other, 0));
        assert_null(netweave_flow_numbers(other));
        assert_null(netweave_flow_curve(other));
        assert_null(netweave_flow_bottlenecks(other));
        assert_null(netweave_flow_members(other));
        assert_null(netweave_flow_routes(other));
        netweave_flow_free((netweave_flow *)other);
    }
    REFUSED(netweave_flow_create(view, NULL, NULL, NULL));
    REFUSED(netweave_flow_create(view, NULL, (netweave_run *)view, &made));
    assert_null(made);
    assert_null(text);
    netweave_view_free(view);
    netweave_run_free(run);
}

static void options_out_of_range_are_refused(void **state) {
    (void)state;
    static const char *const options[] = {"hub_capacity=0", "probability=2", "share=0",
                                          "threshold=1.5",  "threshold=0",   "share=-1",
                                          "mode=shout",     "simulations=0", "bottlenecks=-1"};
    netweave_flow *made = NULL;
    netweave_flow *otherwise = NULL;
    netweave_view *view = test_view(ties[0]);
    char *text = NULL;
    for (size_t k = 0; k < sizeof options / sizeof options[0]; k++)
        REFUSED(netweave_flow_create(view, options[k], NULL, &made));
    assert_null(made);
    assert_ok(netweave_flow_create(view, "simulations=2", NULL, &made));
    assert_ok(netweave_flow_create(view, "simulations=2 probability=0.2", NULL, &otherwise));
    REFUSED(netweave_flow_sentence(made, NULL, NULL));
    REFUSED(netweave_flow_sentence(made, otherwise, &text));
    REFUSED(netweave_flow_sentence(made, (const netweave_flow *)view, &text));
    assert_null(netweave_flow_hub(made, -1));
    assert_null(netweave_flow_hub(made, INT64_MAX));
    assert_null(text);
    netweave_flow_free(otherwise);
    netweave_flow_free(made);
    netweave_view_free(view);
}

/* Makes a flow, and its sentence. */
static netweave_status try_once(const char *network, int64_t failing, bool lasting, int64_t *out_asked) {
    int64_t live = failing_live();
    netweave_run *run = NULL;
    netweave_flow *flow = NULL;
    char *text = NULL;
    netweave_view *view = test_view(network);
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_run_set_threads(run, 1));
    failing_start(failing, lasting);
    netweave_status status = netweave_flow_create(view, "simulations=2", run, &flow);
    if ((status == NETWEAVE_STATUS_OK) != (flow != NULL))
        fail_msg("a failure touches the output");
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_flow_sentence(flow, flow, &text);
    *out_asked = failing_stop();
    if ((status == NETWEAVE_STATUS_OK) != (text != NULL))
        fail_msg("a failure touches the text");
    netweave_text_free(text);
    netweave_flow_free(flow);
    netweave_run_free(run);
    netweave_view_free(view);
    if (failing_live() != live)
        fail_msg("%s: allocation %lld fails, and %lld are leaked", network, (long long)failing,
                 (long long)(failing_live() - live));
    return status;
}

static void each_allocation_may_fail(void **state) {
    (void)state;
    for (int k = 0; k < VIEWS; k++) {
        int64_t total = 0;
        int64_t asked = 0;
        assert_ok(try_once(ties[k], 0, false, &total));
        for (int64_t failing = 1; failing <= total; failing++)
            for (int lasting = 0; lasting < 2; lasting++)
                assert_int_equal(try_once(ties[k], failing, lasting, &asked), NETWEAVE_STATUS_OUT_OF_MEMORY);
    }
}

/* Cancels the call when it is told of progress for the n-th time. */
static int cancel(double share, const char *what, void *context) {
    int *left = context;
    (void)share;
    (void)what;
    return (*left)-- <= 0;
}

static void a_cancelled_flow_ends_and_touches_nothing(void **state) {
    (void)state;
    for (int wait = 0; wait < 3; wait++) {
        int left = wait;
        netweave_run *run = NULL;
        netweave_network *network = NULL;
        netweave_view *view = NULL;
        netweave_flow *flow = NULL;
        assert_ok(netweave_network_generate("erdos_renyi:members=300,ties=900", NULL, &network));
        assert_ok(netweave_view_create(network, NULL, NULL, &view));
        assert_ok(netweave_run_create(&run));
        assert_ok(netweave_run_set_progress(run, cancel, &left));
        assert_int_equal(netweave_flow_create(view, NULL, run, &flow), NETWEAVE_STATUS_CANCELLED);
        assert_null(flow);
        netweave_run_free(run);
        netweave_view_free(view);
        netweave_network_free(network);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_flow_is_refused),
        cmocka_unit_test(options_out_of_range_are_refused),
        cmocka_unit_test(each_allocation_may_fail),
        cmocka_unit_test(a_cancelled_flow_ends_and_touches_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
