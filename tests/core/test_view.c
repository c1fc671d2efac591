/* Tests of views. */
#include "support.h"

#include <math.h>

static void a_star_has_its_ties_in_rows(void **state) {
    (void)state;
    netweave_view *view = test_named("star6");
    const int64_t *start = NULL;
    const int32_t *to = NULL;
    const double *weight = NULL;
    assert_ok(netweave_view_csr(view, &start, &to, &weight));
    assert_int_equal(netweave_view_member_count(view), 6);
    assert_int_equal(netweave_view_tie_count(view), 5);
    assert_int_equal(start[6], 10);
    assert_int_equal(start[1], 5);
    assert_int_equal(to[start[3]], 0);
    assert_null(weight);
    assert_near(test_measure(view, "density"), 10.0 / 30, 1e-12);
    netweave_view_free(view);
}

static void symmetrizing_reads_either_or_both(void **state) {
    (void)state;
    netweave_network *network = test_network("a>b b>a b>c");
    netweave_view *view = NULL;
    assert_ok(netweave_view_create(network, "symmetrize=any", NULL, &view));
    assert_int_equal(netweave_view_tie_count(view), 2);
    assert_int_equal(netweave_view_directed(view), 0);
    netweave_view_free(view);
    assert_ok(netweave_view_create(network, "symmetrize=both", NULL, &view));
    assert_int_equal(netweave_view_tie_count(view), 1);
    netweave_view_free(view);
    assert_ok(netweave_view_create(network, NULL, NULL, &view));
    assert_int_equal(netweave_view_tie_count(view), 3);
    int64_t from = -1;
    int64_t to = -1;
    assert_ok(netweave_view_tie(view, 2, &from, &to));
    assert_int_equal(from, 1);
    assert_int_equal(to, 2);
    netweave_view_free(view);
    netweave_network_free(network);
}

static void leaving_members_out_takes_their_ties_along(void **state) {
    (void)state;
    netweave_network *network = test_network("hub-a hub-b hub-c a-b");
    netweave_view *view = NULL;
    assert_ok(netweave_view_create(network, "without=hub", NULL, &view));
    assert_int_equal(netweave_view_member_count(view), 3);
    assert_int_equal(netweave_view_tie_count(view), 1);
    assert_string_equal(netweave_view_member_id(view, 0), "a");
    netweave_view_free(view);
    assert_ok(netweave_view_create(network, "only=\"a,b, c\"", NULL, &view));
    assert_int_equal(netweave_view_member_count(view), 3);
    netweave_view_free(view);
    view = NULL;
    assert_int_equal(netweave_view_create(network, "without=hubb", NULL, &view), NETWEAVE_STATUS_NOT_FOUND);
    assert_non_null(strstr(netweave_last_error(), "did you mean 'hub'"));
    assert_null(view);
    netweave_network_free(network);
}

static void unknown_options_are_refused_with_a_suggestion(void **state) {
    (void)state;
    netweave_network *network = test_network("a-b");
    netweave_view *view = NULL;
    assert_int_equal(netweave_view_create(network, "wieght=x", NULL, &view), NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_non_null(strstr(netweave_last_error(), "did you mean 'weight'"));
    assert_int_equal(netweave_view_create(network, "symmetrize=some", NULL, &view), NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_int_equal(netweave_view_create(network, "threshold=high", NULL, &view), NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_int_equal(netweave_view_create(network, "threshold=2", NULL, &view), NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_null(view);
    netweave_network_free(network);
}

static void a_threshold_cuts_by_weight_and_says_so(void **state) {
    (void)state;
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    netweave_view *view = NULL;
    int64_t from[] = {0, 1, 2};
    int64_t to[] = {1, 2, 0};
    double weight[] = {1, 4, 5};
    assert_ok(netweave_builder_create(&builder));
    for (int k = 0; k < 3; k++)
        assert_ok(netweave_builder_add_member(builder, (const char *[]){"a", "b", "c"}[k], NULL));
    assert_ok(netweave_builder_set_tie_set(builder, "", "", NETWEAVE_DIRECTION_UNDIRECTED));
    assert_ok(netweave_builder_add_ties(builder, 3, from, to, weight));
    assert_ok(netweave_builder_finish(builder, &network));
    assert_ok(netweave_view_create(network, "threshold=4", NULL, &view));
    assert_int_equal(netweave_view_tie_count(view), 2);
    assert_int_equal(netweave_view_weighted(view), 0);
    assert_non_null(strstr(netweave_view_description(view), "only ties of at least 4 (1 left out)"));
    netweave_view_free(view);
    assert_ok(netweave_view_create(network, "weight=weight", NULL, &view));
    assert_int_equal(netweave_view_weighted(view), 1);
    netweave_view_free(view);
    netweave_network_free(network);
    netweave_builder_free(builder);
}

static void an_induced_view_outlives_its_network(void **state) {
    (void)state;
    netweave_view *view = test_named("kite");
    unsigned char keep[10] = {1, 1, 1, 1, 0, 0, 0, 1, 1, 0};
    netweave_view *induced = NULL;
    assert_ok(netweave_view_induced(view, keep, &induced));
    netweave_view_free(view);
    assert_int_equal(netweave_view_member_count(induced), 6);
    assert_int_equal(netweave_view_tie_count(induced), 6);
    assert_string_equal(netweave_view_member_id(induced, 5), "8");
    netweave_network *network = NULL;
    assert_ok(netweave_view_network(induced, &network));
    assert_int_equal(netweave_network_tie_count(network, 0, 0), 6);
    netweave_network_free(network);
    netweave_view_free(induced);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_star_has_its_ties_in_rows),
        cmocka_unit_test(symmetrizing_reads_either_or_both),
        cmocka_unit_test(leaving_members_out_takes_their_ties_along),
        cmocka_unit_test(unknown_options_are_refused_with_a_suggestion),
        cmocka_unit_test(a_threshold_cuts_by_weight_and_says_so),
        cmocka_unit_test(an_induced_view_outlives_its_network),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
