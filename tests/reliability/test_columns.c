/* The calls for whole columns, and for distances and their estimates, with NULL, with a handle of another type and with
 * numbers out of range; as test_arguments.c. */
#include "support.h"

static netweave_run *run;
static netweave_builder *builder;
static netweave_network *network;

/* NULL, and a live handle of another type. */
static void *bad[2];
enum { BAD = 2 };

static int set_up(void **state) {
    (void)state;
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_builder_create(&builder));
    assert_ok(netweave_builder_add_member(builder, "a", NULL));
    network = test_network("a>b b>a b>c c>d d>b e");
    bad[1] = run;
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    netweave_network_free(network);
    netweave_builder_free(builder);
    netweave_run_free(run);
    return 0;
}

static void builders_with_wrong_columns(void **state) {
    (void)state;
    int64_t place = 9;
    double number = 1;
    for (int k = 0; k < BAD; k++) {
        REFUSED(netweave_builder_add_members(bad[k], 1, "a", &place));
        REFUSED(netweave_builder_set_texts(bad[k], "x", 0, NULL, ""));
        REFUSED(netweave_builder_set_numbers(bad[k], "x", 0, NULL, &number));
        REFUSED(netweave_builder_set_tie_texts(bad[k], "x", 0, ""));
        REFUSED(netweave_builder_set_tie_numbers(bad[k], "x", 0, &number));
        REFUSED(netweave_builder_add_source(bad[k], "x"));
        REFUSED(netweave_builder_set_weight_name(bad[k], "x"));
    }
    for (int64_t count = -1; count < 2; count += 2) {
        REFUSED(netweave_builder_add_members(builder, count, NULL, NULL));
        REFUSED(netweave_builder_set_texts(builder, "x", count, NULL, NULL));
        REFUSED(netweave_builder_set_numbers(builder, "x", count, NULL, NULL));
        REFUSED(netweave_builder_set_tie_texts(builder, "x", count, NULL));
        REFUSED(netweave_builder_set_tie_numbers(builder, "x", count, NULL));
    }
    REFUSED(netweave_builder_add_members(builder, 2, "new\0", NULL));
    REFUSED(netweave_builder_add_members(builder, 2, "new\0\xff", NULL));
    REFUSED(netweave_builder_set_texts(builder, "x", 1, &place, "y"));
    REFUSED(netweave_builder_set_texts(builder, "x", 9, NULL, "\0\0\0\0\0\0\0\0"));
    REFUSED(netweave_builder_set_numbers(builder, NULL, 1, NULL, &number));
    REFUSED(netweave_builder_set_numbers(builder, "x", 1, &place, &number));
    REFUSED(netweave_builder_set_tie_texts(builder, "x", 1, "y"));
    REFUSED(netweave_builder_set_tie_numbers(builder, "x", 1, &number));
    REFUSED(netweave_builder_add_source(builder, NULL));
    REFUSED(netweave_builder_set_weight_name(builder, NULL));
    REFUSED(netweave_builder_set_weight_name(builder, ""));
    netweave_network *made = NULL;
    assert_ok(netweave_builder_finish(builder, &made));
    assert_int_equal(netweave_roster_find(netweave_network_roster(made), "new"), -1);
    netweave_network_free(made);
}

static void columns_of_networks(void **state) {
    (void)state;
    const int32_t *from = NULL;
    size_t length = 77;
    for (int k = 0; k < BAD; k++) {
        assert_null(netweave_roster_ids(bad[k], &length));
        assert_null(netweave_roster_numbers(bad[k], 0));
        REFUSED(netweave_network_ties(bad[k], 0, 0, NULL, &from, NULL, NULL));
    }
    for (int64_t place = -1; place < INT64_MAX / 2; place += INT64_MAX / 2) {
        for (int k = 0; k <= BAD; k++) {
            const netweave_network *other = k < BAD ? bad[k] : network;
            assert_int_equal(netweave_network_has_ties(other, place, 0), 0);
            assert_int_equal(netweave_network_tie_attribute_count(other, 0, place), 0);
            assert_null(netweave_network_tie_attribute_name(other, 0, 0, place));
            assert_int_equal(netweave_network_tie_attribute_kind(other, 0, 0, place), NETWEAVE_ATTRIBUTE_TEXT);
            assert_null(netweave_network_tie_numbers(other, 0, 0, place));
            assert_int_equal(netweave_network_tie_value_count(other, 0, 0, place), 0);
            assert_null(netweave_network_tie_value(other, 0, 0, 0, place));
            assert_null(netweave_network_presence(other, place));
            assert_null(netweave_network_respondents(other, place));
        }
        assert_null(netweave_roster_numbers(netweave_network_roster(network), place));
    }
    assert_int_equal(netweave_network_ties(network, 0, 9, NULL, &from, NULL, NULL), NETWEAVE_STATUS_NOT_FOUND);
    assert_null(from);
    assert_int_equal(length, 77);
}

static void runs_with_wrong_approximations(void **state) {
    (void)state;
    static const char *const wrong[] = {"error=0",
                                        "error=2",
                                        "error=x",
                                        "sources=1",
                                        "sources=2.5",
                                        "seconds=0",
                                        "seconds=inf",
                                        "method=luck",
                                        "eror=0.1",
                                        "error=0.1 error=0.1",
                                        "runs=1",
                                        "runs=4 method=sources",
                                        "method=balls sources=9"};
    for (size_t k = 0; k < sizeof wrong / sizeof wrong[0]; k++)
        REFUSED(netweave_run_set_approximation(run, wrong[k]));
    REFUSED(netweave_run_set_approximation(NULL, "error=0.1"));
    REFUSED(netweave_run_set_approximation((netweave_run *)builder, "error=0.1"));
    assert_ok(netweave_run_set_approximation(run, NULL));
    assert_ok(netweave_run_set_approximation(run, ""));
}

static void distances_with_wrong_handles(void **state) {
    (void)state;
    netweave_table *table = NULL;
    netweave_view *view = NULL;
    assert_ok(netweave_view_create(network, NULL, NULL, &view));
    for (int k = 0; k < BAD; k++)
        REFUSED(netweave_distances_table(bad[k], NULL, &table));
    REFUSED(netweave_distances_table(view, (netweave_run *)builder, &table));
    REFUSED(netweave_distances_table(view, NULL, NULL));
    assert_null(table);
    netweave_view_free(view);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(builders_with_wrong_columns),
        cmocka_unit_test(columns_of_networks),
        cmocka_unit_test(runs_with_wrong_approximations),
        cmocka_unit_test(distances_with_wrong_handles),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
