/* Readings of who did not answer with what is no view, and with each allocation failing in turn.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "failing.h"
#include "support.h"

/* Six members in two waves of directed ties; the last two kept silent in the second. */
static netweave_network *make_network(void) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    static const int64_t from[] = {4, 4, 5, 0, 0, 1, 1, 2, 3};
    static const int64_t to[] = {0, 5, 1, 1, 4, 0, 5, 3, 0};
    assert_ok(netweave_builder_create(&builder));
    for (int64_t i = 0; i < 6; i++)
        assert_ok(netweave_builder_add_member(builder, (char[]){(char)('a' + i), '\0'}, NULL));
    assert_ok(netweave_builder_set_tie_set(builder, "", "1", NETWEAVE_DIRECTION_DIRECTED));
    assert_ok(netweave_builder_add_ties(builder, 5, from, to, NULL));
    assert_ok(netweave_builder_set_tie_set(builder, "", "2", NETWEAVE_DIRECTION_DIRECTED));
    assert_ok(netweave_builder_add_ties(builder, 6, from + 3, to + 3, NULL));
    assert_ok(netweave_builder_set_respondent(builder, "2", 4, 0));
    assert_ok(netweave_builder_set_respondent(builder, "2", 5, 0));
    assert_ok(netweave_builder_finish(builder, &network));
    netweave_builder_free(builder);
    return network;
}

static void what_is_no_view_is_refused(void **state) {
    (void)state;
    netweave_network *network = make_network();
    netweave_view *view = NULL;
    netweave_view *part = NULL;
    netweave_table *table = NULL;
    const unsigned char keep[6] = {1, 1, 1, 1, 1, 0};
    assert_ok(netweave_view_create(network, "wave=2", NULL, &view));
    assert_ok(netweave_view_induced(view, keep, &part));
    REFUSED(netweave_unknown_table(NULL, "density", NULL, &table));
    REFUSED(netweave_unknown_table((netweave_view *)network, "density", NULL, &table));
    REFUSED(netweave_unknown_table(view, "density", NULL, NULL));
    REFUSED(netweave_unknown_table(view, "degree", NULL, &table));
    REFUSED(netweave_unknown_table(view, "", NULL, &table));
    REFUSED(netweave_unknown_table(part, "density", NULL, &table)); /* its network cannot be read anew */
    REFUSED_AS(NETWEAVE_STATUS_NOT_FOUND, netweave_unknown_table(view, "densty", NULL, &table));
    assert_null(table);
    netweave_view_free(part);
    netweave_view_free(view);
    netweave_network_free(network);
}

static void every_failed_allocation_is_told(void **state) {
    (void)state;
    static const char *const specs = "density reciprocity degree_gini:direction=out in_degree_centralization";
    netweave_network *network = make_network();
    netweave_view *view = NULL;
    netweave_table *table = NULL;
    netweave_run *run = NULL;
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_run_set_threads(run, 1));
    assert_ok(netweave_view_create(network, "wave=2", NULL, &view));
    failing_start(0, false);
    assert_ok(netweave_unknown_table(view, specs, run, &table));
    int64_t total = failing_stop();
    netweave_table_free(table);
    assert_true(total > 50);
    for (int64_t number = 1; number <= 2 * total; number++) {
        int64_t live = failing_live();
        table = NULL;
        failing_start((number + 1) / 2, number % 2 == 0);
        netweave_status status = netweave_unknown_table(view, specs, run, &table);
        failing_stop();
        if (status != NETWEAVE_STATUS_OUT_OF_MEMORY || table != NULL || failing_live() != live)
            fail_msg("allocation %lld of %lld: %s", (long long)(number + 1) / 2, (long long)total,
                     netweave_status_name(status));
    }
    netweave_view_free(view);
    netweave_network_free(network);
    netweave_run_free(run);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_view_is_refused),
        cmocka_unit_test(every_failed_allocation_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
