/* The QAP calls with what they cannot take, and with each allocation failing in turn. */
#include "failing.h"
#include "support.h"

/* Eight members with an attribute and two waves; directed, with strengths, and one who kept silent. */
static netweave_network *make_network(int64_t members) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    assert_ok(netweave_builder_create(&builder));
    for (int64_t i = 0; i < members; i++) {
        assert_ok(netweave_builder_add_member(builder, (char[]){(char)('a' + i), '\0'}, NULL));
        assert_ok(netweave_builder_set_number(builder, i, "age", (double)(i * i % 7)));
        assert_ok(netweave_builder_set_text(builder, i, "home town", i % 3 == 0 ? "x" : "y"));
    }
    for (int wave = 0; wave < 2; wave++) {
        const char *name = wave == 0 ? "1" : "2";
        assert_ok(netweave_builder_set_tie_set(builder, "", name, NETWEAVE_DIRECTION_DIRECTED));
        for (int64_t i = 0; i < members; i++) {
            int64_t to[] = {(i + 1) % members, (i * 3 + 2 + wave) % members};
            double weight = (double)(1 + i);
            for (int k = 0; k < 2; k++)
                if (to[k] != i)
                    assert_ok(netweave_builder_add_ties(builder, 1, &i, &to[k], &weight));
            assert_ok(netweave_builder_set_respondent(builder, name, i, wave == 0 || i != 3));
        }
    }
    assert_ok(netweave_builder_finish(builder, &network));
    netweave_builder_free(builder);
    return network;
}

static netweave_view *make_view(const netweave_network *network, const char *options) {
    netweave_view *view = NULL;
    assert_ok(netweave_view_create(network, options, NULL, &view));
    return view;
}

static void what_is_no_view_is_refused(void **state) {
    (void)state;
    netweave_network *network = make_network(8);
    netweave_view *view = make_view(network, "wave=1");
    netweave_view *other = test_view("1>2 2>3");
    netweave_run *run = NULL;
    netweave_table *table = NULL;
    assert_ok(netweave_run_create(&run));
    const netweave_view *bad[] = {NULL, (const netweave_view *)run, other}; /* the last is of another network */
    for (int k = 0; k < 3; k++) {
        REFUSED(netweave_qap_correlation(view, bad[k], NULL, NULL, &table));
        REFUSED(netweave_qap_correlation(bad[k], view, NULL, NULL, &table));
        REFUSED(netweave_qap_regression(view, 1, &bad[k], NULL, NULL, NULL, &table));
    }
    REFUSED(netweave_qap_correlation(view, view, NULL, NULL, NULL));
    REFUSED(netweave_qap_regression(view, 1, NULL, NULL, NULL, NULL, &table));
    REFUSED(netweave_qap_regression(view, 0, NULL, NULL, "attributes=same:age", NULL, NULL));
    assert_null(table);
    netweave_run_free(run);
    netweave_view_free(other);
    netweave_view_free(view);
    netweave_network_free(network);
}

static void options_that_make_no_sense_are_refused(void **state) {
    (void)state;
    netweave_network *network = make_network(8);
    netweave_view *view = make_view(network, "wave=1");
    netweave_view *undirected = make_view(network, "wave=2 direction=undirected");
    netweave_table *table = NULL;
    static const char *const bad[] = {"draws=-1",       "draws=many",
                                      "draw=5",         "attributes=other:age",
                                      "attributes=age", "attributes=\"difference:'home town'\""};
    REFUSED(netweave_qap_correlation(view, view, "attributes=same:age", NULL, &table));
    REFUSED(netweave_qap_regression(view, 0, NULL, NULL, "", NULL, &table)); /* nothing to regress on */
    for (size_t k = 0; k < sizeof bad / sizeof bad[0]; k++)
        REFUSED(netweave_qap_regression(view, 0, NULL, NULL, bad[k], NULL, &table));
    REFUSED(netweave_qap_regression(undirected, 0, NULL, NULL, "attributes=sender:age", NULL, &table));
    REFUSED_AS(NETWEAVE_STATUS_NOT_FOUND,
               netweave_qap_regression(view, 0, NULL, NULL, "attributes=same:shoe", NULL, &table));
    REFUSED_AS(NETWEAVE_STATUS_LIMIT, netweave_qap_regression(view, 33, NULL, NULL, "", NULL, &table));
    assert_null(table);
    netweave_view_free(undirected);
    netweave_view_free(view);
    netweave_network_free(network);
}

static netweave_status call(netweave_view *const views[2], bool regression, netweave_run *run, netweave_table **out) {
    const netweave_view *predictor = views[1];
    if (!regression)
        return netweave_qap_correlation(views[0], views[1], "draws=9", run, out);
    return netweave_qap_regression(views[0], 1, &predictor, NULL,
                                   "draws=9 attributes=\"same:'home town' difference:age sender:age\"", run, out);
}

static void every_failed_allocation_is_told(void **state) {
    (void)state;
    netweave_run *run = NULL;
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_run_set_threads(run, 1));
    for (int k = 0; k < 4; k++) { /* few members: all assignments; many: draws */
        bool regression = k % 2 == 1;
        netweave_network *network = make_network(k < 2 ? 6 : 14);
        netweave_view *views[2] = {make_view(network, "wave=1 weight=weight"), make_view(network, "wave=2")};
        netweave_table *table = NULL;
        failing_start(0, false);
        assert_ok(call(views, regression, run, &table));
        int64_t total = failing_stop();
        netweave_table_free(table);
        assert_true(total > 20);
        for (int64_t number = 1; number <= 2 * total; number++) {
            int64_t live = failing_live();
            table = NULL;
            failing_start((number + 1) / 2, number % 2 == 0);
            netweave_status status = call(views, regression, run, &table);
            failing_stop();
            if (status != NETWEAVE_STATUS_OUT_OF_MEMORY || table != NULL || failing_live() != live)
                fail_msg("allocation %lld of %lld: %s", (long long)(number + 1) / 2, (long long)total,
                         netweave_status_name(status));
        }
        netweave_view_free(views[0]);
        netweave_view_free(views[1]);
        netweave_network_free(network);
    }
    netweave_run_free(run);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_view_is_refused),
        cmocka_unit_test(options_that_make_no_sense_are_refused),
        cmocka_unit_test(every_failed_allocation_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
