/* Tests of builders and networks. */
#include "support.h"

#include <math.h>

static void a_member_is_added_once_and_found_by_id(void **state) {
    (void)state;
    netweave_builder *builder = NULL;
    int64_t first = -1;
    int64_t again = -1;
    assert_ok(netweave_builder_create(&builder));
    assert_ok(netweave_builder_add_member(builder, "007", &first));
    assert_ok(netweave_builder_add_member(builder, "7", NULL));
    assert_ok(netweave_builder_add_member(builder, "007", &again));
    assert_int_equal(first, again);
    netweave_network *network = NULL;
    assert_ok(netweave_builder_finish(builder, &network));
    assert_int_equal(netweave_roster_count(netweave_network_roster(network)), 2);
    assert_int_equal(netweave_roster_find(netweave_network_roster(network), "007"), 0);
    netweave_network_free(network);
    netweave_builder_free(builder);
}

static void duplicate_ties_are_added_up_and_said(void **state) {
    (void)state;
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    int64_t from[] = {0, 1, 0};
    int64_t to[] = {1, 0, 1};
    double weight[] = {2, 3, 4};
    assert_ok(netweave_builder_create(&builder));
    assert_ok(netweave_builder_add_member(builder, "a", NULL));
    assert_ok(netweave_builder_add_member(builder, "b", NULL));
    assert_ok(netweave_builder_set_tie_set(builder, "", "", NETWEAVE_DIRECTION_DIRECTED));
    assert_ok(netweave_builder_add_ties(builder, 3, from, to, weight));
    assert_ok(netweave_builder_finish(builder, &network));
    assert_int_equal(netweave_network_tie_count(network, 0, 0), 2);
    assert_non_null(strstr(netweave_network_note(network, 0), "given more than once"));
    netweave_network_free(network);
    assert_ok(netweave_builder_set_duplicates(builder, NETWEAVE_DUPLICATES_ERROR));
    network = NULL;
    assert_int_equal(netweave_builder_finish(builder, &network), NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_null(network);
    assert_non_null(strstr(netweave_last_error(), "from a to b"));
    netweave_builder_free(builder);
}

static void a_bad_weight_is_refused_with_both_names_and_nothing_is_added(void **state) {
    (void)state;
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    int64_t from[] = {0, 0};
    int64_t to[] = {1, 1};
    double bad[] = {NAN, INFINITY, -1};
    assert_ok(netweave_builder_create(&builder));
    assert_ok(netweave_builder_add_member(builder, "a", NULL));
    assert_ok(netweave_builder_add_member(builder, "b", NULL));
    for (int k = 0; k < 3; k++) {
        double weight[] = {1, bad[k]};
        assert_int_equal(netweave_builder_add_ties(builder, 2, from, to, weight), NETWEAVE_STATUS_INVALID_ARGUMENT);
        assert_non_null(strstr(netweave_last_error(), "(a to b)"));
    }
    assert_ok(netweave_builder_finish(builder, &network));
    assert_int_equal(netweave_network_tie_count(network, 0, 0), 0);
    netweave_network_free(network);
    netweave_builder_free(builder);
}

static void direction_is_found_out_from_ties_both_ways(void **state) {
    (void)state;
    for (int both = 0; both < 2; both++) {
        netweave_builder *builder = NULL;
        netweave_network *network = NULL;
        int64_t from[] = {0, 1, 1};
        int64_t to[] = {1, 2, 0};
        assert_ok(netweave_builder_create(&builder));
        for (int k = 0; k < 3; k++)
            assert_ok(netweave_builder_add_member(builder, (const char *[]){"a", "b", "c"}[k], NULL));
        assert_ok(netweave_builder_add_ties(builder, 2 + both, from, to, NULL));
        assert_ok(netweave_builder_finish(builder, &network));
        assert_int_equal(netweave_network_directed(network, 0, 0), both);
        netweave_network_free(network);
        netweave_builder_free(builder);
    }
}

static void members_seen_in_one_wave_only_are_absent_from_the_other(void **state) {
    (void)state;
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    assert_ok(netweave_builder_create(&builder));
    assert_ok(netweave_builder_add_member(builder, "stays", NULL));
    assert_ok(netweave_builder_add_member(builder, "leaves", NULL));
    assert_ok(netweave_builder_add_member(builder, "said nothing of", NULL));
    assert_ok(netweave_builder_set_presence(builder, "2019", 0, 1));
    assert_ok(netweave_builder_set_presence(builder, "2021", 0, 1));
    assert_ok(netweave_builder_set_presence(builder, "2019", 1, 1));
    assert_ok(netweave_builder_finish(builder, &network));
    assert_int_equal(netweave_network_wave_count(network), 2);
    assert_int_equal(netweave_network_present(network, 1, 0), 1);
    assert_int_equal(netweave_network_present(network, 0, 1), 1);
    assert_int_equal(netweave_network_present(network, 1, 1), 0);
    assert_int_equal(netweave_network_present(network, 0, 2), 1);
    assert_int_equal(netweave_network_present(network, 1, 2), 1);
    netweave_network_free(network);
    netweave_builder_free(builder);
}

static void who_answered_in_all_waves_may_be_silent_in_one(void **state) {
    (void)state;
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    assert_ok(netweave_builder_create(&builder));
    for (int k = 0; k < 3; k++)
        assert_ok(netweave_builder_add_member(builder, (const char *[]){"a", "b", "c"}[k], NULL));
    assert_ok(netweave_builder_set_respondent(builder, NULL, 0, 1));
    assert_ok(netweave_builder_set_respondent(builder, NULL, 1, 0));
    assert_ok(netweave_builder_set_respondent(builder, "2021", 0, 0));
    assert_ok(netweave_builder_set_tie_set(builder, "", "2019", NETWEAVE_DIRECTION_DIRECTED));
    assert_ok(netweave_builder_finish(builder, &network));
    for (int64_t wave = 0; wave < 2; wave++) {
        bool is_2021 = strcmp(netweave_network_wave(network, wave), "2021") == 0;
        assert_int_equal(netweave_network_respondent(network, wave, 0), !is_2021);
        assert_int_equal(netweave_network_respondent(network, wave, 1), 0);
        assert_int_equal(netweave_network_respondent(network, wave, 2), 1);
    }
    netweave_network_free(network);
    netweave_builder_free(builder);
}

static void levels_keep_their_order_and_refuse_what_is_not_among_them(void **state) {
    (void)state;
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    const char *levels[] = {"inform", "consult", "involve"};
    assert_ok(netweave_builder_create(&builder));
    assert_ok(netweave_builder_add_member(builder, "a", NULL));
    assert_ok(netweave_builder_add_member(builder, "b", NULL));
    assert_ok(netweave_builder_set_text(builder, 0, "level", "involve"));
    assert_ok(netweave_builder_set_text(builder, 1, "level", "inform"));
    assert_int_equal(netweave_builder_set_levels(builder, "level", 2, levels), NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_ok(netweave_builder_set_levels(builder, "level", 3, levels));
    assert_int_equal(netweave_builder_set_text(builder, 1, "level", "steer"), NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_ok(netweave_builder_finish(builder, &network));
    const netweave_roster *roster = netweave_network_roster(network);
    assert_int_equal(netweave_roster_attribute_kind(roster, 0), NETWEAVE_ATTRIBUTE_LEVEL);
    assert_near(netweave_roster_number(roster, 0, 0), 2, 0);
    assert_near(netweave_roster_number(roster, 0, 1), 0, 0);
    assert_string_equal(netweave_roster_text(roster, 0, 1), "inform");
    netweave_network_free(network);
    netweave_builder_free(builder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_member_is_added_once_and_found_by_id),
        cmocka_unit_test(duplicate_ties_are_added_up_and_said),
        cmocka_unit_test(a_bad_weight_is_refused_with_both_names_and_nothing_is_added),
        cmocka_unit_test(direction_is_found_out_from_ties_both_ways),
        cmocka_unit_test(members_seen_in_one_wave_only_are_absent_from_the_other),
        cmocka_unit_test(who_answered_in_all_waves_may_be_silent_in_one),
        cmocka_unit_test(levels_keep_their_order_and_refuse_what_is_not_among_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
