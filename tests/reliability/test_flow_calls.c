/* The calls that answer how knowledge travels, each a view, options and a run in, a table out: with NULL and handles of
 * another type; with options that are not there; each allocation failing in turn; cancelled. A new one is a line in
 * `calls`. */
#include "failing.h"
#include "support.h"

#include <stdio.h>

enum { TRIES = 200 };

typedef netweave_status flow_call(const netweave_view *view, const char *options, netweave_run *run,
                                  netweave_table **out_table);

static const struct {
    flow_call *call;
    const char *name, *options;
} calls[] = {
    {netweave_cascade_curve, "netweave_cascade_curve", "simulations=40"},
    {netweave_cascade_curve, "netweave_cascade_curve", "simulations=0 starts=hub probability=0.5"},
    {netweave_cascade_curve, "netweave_cascade_curve", "model=linear_threshold starts=a simulations=70"},
    {netweave_cascade_curve, "netweave_cascade_curve", "model=sir starts=\"a,b\" rounds=3"},
    {netweave_cascade_reach, "netweave_cascade_reach", "simulations=3"},
    {netweave_cascade_reach, "netweave_cascade_reach", "model=linear_threshold simulations=0"},
    {netweave_cascade_reach, "netweave_cascade_reach", "model=complex threshold=0.5"},
    {netweave_cascade_reach, "netweave_cascade_reach", "model=si probability=degree simulations=4 rounds=4"},
    {netweave_gossip_curve, "netweave_gossip_curve", "simulations=6 starts=hub"},
    {netweave_gossip_curve, "netweave_gossip_curve", "capacity=2 hub_capacity=1 rounds=9"},
    {netweave_gossip_members, "netweave_gossip_members", "mode=push simulations=3"},
    {netweave_gossip_members, "netweave_gossip_members", "mode=pull capacity=1"},
    {netweave_seeds_choose, "netweave_seeds_choose", "candidates=\"a,b,c\" exclude=hub already=e"},
    {netweave_seeds_choose, "netweave_seeds_choose", "method=greedy simulations=70 count=2"},
    {netweave_seeds_choose, "netweave_seeds_choose", "method=ris share=0.9 simulations=3"},
    {netweave_seeds_choose, "netweave_seeds_choose", "method=greedy model=linear_threshold simulations=3"},
    {netweave_seeds_choose, "netweave_seeds_choose", "method=ris model=linear_threshold simulations=3"},
    {netweave_seeds_choose, "netweave_seeds_choose", "model=complex already=a"},
    {netweave_seeds_choose, "netweave_seeds_choose", "method=degree simulations=9"},
};

enum { CALLS = sizeof calls / sizeof calls[0] };

static void what_is_no_view_is_refused(void **state) {
    (void)state;
    netweave_run *run = NULL;
    netweave_table *table = NULL;
    netweave_view *view = test_view("a>b b>c");
    assert_ok(netweave_run_create(&run));
    for (int k = 0; k < CALLS; k++) {
        assert_int_equal(calls[k].call(NULL, NULL, NULL, &table), NETWEAVE_STATUS_INVALID_ARGUMENT);
        assert_int_equal(calls[k].call((const netweave_view *)run, NULL, NULL, &table),
                         NETWEAVE_STATUS_INVALID_ARGUMENT);
        assert_int_equal(calls[k].call(view, NULL, NULL, NULL), NETWEAVE_STATUS_INVALID_ARGUMENT);
        assert_int_equal(calls[k].call(view, NULL, (netweave_run *)view, &table), NETWEAVE_STATUS_INVALID_ARGUMENT);
        assert_int_equal(calls[k].call(view, "nothing", NULL, &table), NETWEAVE_STATUS_INVALID_ARGUMENT);
        assert_int_equal(calls[k].call(view, "nothing=1", NULL, &table), NETWEAVE_STATUS_INVALID_ARGUMENT);
    }
    assert_null(table);
    netweave_view_free(view);
    netweave_run_free(run);
}

static netweave_status try_once(int number, const char *name, int64_t failing, bool lasting, int64_t *out_asked) {
    int64_t live = failing_live();
    netweave_run *run = NULL;
    netweave_table *table = NULL;
    netweave_view *view = test_view("a>b=1 b>c=2 c>a=1 a>d=3 d>e=1");
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_run_set_threads(run, 1));
    failing_start(failing, lasting);
    netweave_status status = calls[number].call(view, calls[number].options, run, &table);
    *out_asked = failing_stop();
    if ((status == NETWEAVE_STATUS_OK) != (table != NULL))
        fail_msg("%s: a failure touches the output", name);
    netweave_table_free(table);
    netweave_run_free(run);
    netweave_view_free(view);
    if (failing_live() != live)
        fail_msg("%s %s: allocation %lld fails, and %lld are leaked", name, calls[number].options, (long long)failing,
                 (long long)(failing_live() - live));
    return status;
}

static void each_allocation_may_fail(void **state) {
    (void)state;
    for (int k = 0; k < CALLS; k++) {
        int64_t total = 0;
        int64_t asked = 0;
        assert_ok(try_once(k, calls[k].name, 0, false, &total));
        for (int64_t failing = 1; failing <= total && failing <= TRIES; failing++)
            for (int lasting = 0; lasting < 2; lasting++)
                assert_int_equal(try_once(k, calls[k].name, failing, lasting, &asked), NETWEAVE_STATUS_OUT_OF_MEMORY);
    }
}

static int cancel(double share, const char *what, void *context) {
    (void)share;
    (void)what;
    (void)context;
    return 1;
}

static void a_cancelled_call_ends_and_touches_nothing(void **state) {
    (void)state;
    netweave_view *view = test_view("a>b b>c c>a a>d d>e");
    for (int k = 0; k < CALLS; k++) {
        netweave_run *run = NULL;
        netweave_table *table = NULL;
        assert_ok(netweave_run_create(&run));
        assert_ok(netweave_run_set_progress(run, cancel, NULL));
        assert_int_equal(calls[k].call(view, calls[k].options, run, &table), NETWEAVE_STATUS_CANCELLED);
        assert_null(table);
        netweave_run_free(run);
    }
    netweave_view_free(view);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_view_is_refused),
        cmocka_unit_test(each_allocation_may_fail),
        cmocka_unit_test(a_cancelled_call_ends_and_touches_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
