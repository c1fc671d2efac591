/* Tests of whole columns: members, ties and values added and read many at once. */
#include "support.h"

#include <math.h>

static const char ids[] = "ann\0bo\0cy\0bo";

static netweave_builder *builder_with_members(void) {
    netweave_builder *builder = NULL;
    int64_t members[4];
    assert_ok(netweave_builder_create(&builder));
    assert_ok(netweave_builder_add_members(builder, 4, ids, members));
    const int64_t expected[] = {0, 1, 2, 1};
    assert_memory_equal(members, expected, sizeof expected);
    return builder;
}

static netweave_network *finish(netweave_builder *builder) {
    netweave_network *network = NULL;
    assert_ok(netweave_builder_finish(builder, &network));
    netweave_builder_free(builder);
    return network;
}

static void many_members_are_added_once_each_and_read_in_one_piece(void **state) {
    (void)state;
    netweave_network *network = finish(builder_with_members());
    const netweave_roster *roster = netweave_network_roster(network);
    size_t length = 0;
    const char *all = netweave_roster_ids(roster, &length);
    assert_int_equal(netweave_roster_count(roster), 3);
    assert_int_equal(length, 10);
    assert_memory_equal(all, ids, length);
    netweave_network_free(network);
}

static void a_wrong_id_among_many_adds_none(void **state) {
    (void)state;
    netweave_builder *builder = builder_with_members();
    assert_int_equal(netweave_builder_add_members(builder, 2, "new\0", NULL), NETWEAVE_STATUS_INVALID_ARGUMENT);
    int64_t member = -1;
    assert_ok(netweave_builder_add_member(builder, "cy", &member));
    assert_int_equal(member, 2);
    netweave_network *network = finish(builder);
    assert_int_equal(netweave_roster_count(netweave_network_roster(network)), 3);
    netweave_network_free(network);
}

static void columns_of_values_are_what_single_calls_would_set(void **state) {
    (void)state;
    netweave_builder *builder = builder_with_members();
    assert_ok(netweave_builder_set_text(builder, 0, "kind", "hub"));
    assert_ok(netweave_builder_set_texts(builder, "kind", 2, (const int64_t[]){2, 1}, "spoke\0hub"));
    assert_ok(netweave_builder_set_numbers(builder, "age", 2, NULL, (const double[]){40, 41}));
    assert_int_equal(netweave_builder_set_numbers(builder, "kind", 1, NULL, (const double[]){40}),
                     NETWEAVE_STATUS_INVALID_ARGUMENT);
    netweave_network *network = finish(builder);
    const netweave_roster *roster = netweave_network_roster(network);
    assert_string_equal(netweave_roster_text(roster, 0, 0), "hub");
    assert_string_equal(netweave_roster_text(roster, 0, 1), "hub");
    assert_string_equal(netweave_roster_text(roster, 0, 2), "spoke");
    const double *kinds = netweave_roster_numbers(roster, 0);
    const double *ages = netweave_roster_numbers(roster, 1);
    assert_true(kinds[0] == 0 && kinds[1] == 0 && kinds[2] == 1);
    assert_true(ages[0] == 40 && ages[1] == 41 && isnan(ages[2]));
    netweave_network_free(network);
}

static void a_text_that_is_no_level_leaves_the_whole_column_alone(void **state) {
    (void)state;
    netweave_builder *builder = builder_with_members();
    assert_ok(netweave_builder_set_texts(builder, "step", 3, NULL, "low\0high\0low"));
    assert_ok(netweave_builder_set_levels(builder, "step", 2, (const char *const[]){"low", "high"}));
    assert_int_equal(netweave_builder_set_texts(builder, "step", 2, NULL, "high\0middle"),
                     NETWEAVE_STATUS_INVALID_ARGUMENT);
    netweave_network *network = finish(builder);
    const netweave_roster *roster = netweave_network_roster(network);
    assert_string_equal(netweave_roster_text(roster, 0, 0), "low");
    assert_int_equal(netweave_roster_attribute_kind(roster, 0), NETWEAVE_ATTRIBUTE_LEVEL);
    netweave_network_free(network);
}

static void ties_and_their_values_are_read_in_order_and_not_copied(void **state) {
    (void)state;
    netweave_builder *builder = builder_with_members();
    const int64_t from[] = {2, 0, 1};
    const int64_t to[] = {0, 1, 1};
    assert_ok(netweave_builder_set_tie_set(builder, "advice", "1", NETWEAVE_DIRECTION_DIRECTED));
    assert_ok(netweave_builder_set_weight_name(builder, "hours"));
    assert_ok(netweave_builder_add_source(builder, "a survey"));
    assert_ok(netweave_builder_add_ties(builder, 3, from, to, (const double[]){5, 6, 7}));
    assert_ok(netweave_builder_set_tie_texts(builder, "how", 3, "mail\0\0phone"));
    assert_ok(netweave_builder_set_tie_numbers(builder, "since", 2, (const double[]){2019, 2020}));
    netweave_network *network = finish(builder);
    int64_t count = 0;
    const int32_t *first = NULL;
    const int32_t *second = NULL;
    const double *weight = NULL;
    assert_ok(netweave_network_ties(network, 0, 0, &count, &first, &second, &weight));
    assert_int_equal(count, 3);
    assert_memory_equal(first, ((const int32_t[]){0, 1, 2}), 3 * sizeof *first);
    assert_memory_equal(second, ((const int32_t[]){1, 1, 0}), 3 * sizeof *second);
    assert_memory_equal(weight, ((const double[]){6, 7, 5}), 3 * sizeof *weight);
    assert_string_equal(netweave_network_weight(network), "hours");
    assert_string_equal(netweave_network_source(network), "a survey");
    assert_int_equal(netweave_network_tie_attribute_count(network, 0, 0), 2);
    assert_string_equal(netweave_network_tie_attribute_name(network, 0, 0, 0), "how");
    assert_int_equal(netweave_network_tie_attribute_kind(network, 0, 0, 1), NETWEAVE_ATTRIBUTE_NUMBER);
    const double *how = netweave_network_tie_numbers(network, 0, 0, 0);
    const double *since = netweave_network_tie_numbers(network, 0, 0, 1);
    assert_true(isnan(how[0]) && since[0] == 2019);
    assert_string_equal(netweave_network_tie_value(network, 0, 0, 0, (int64_t)how[1]), "phone");
    assert_string_equal(netweave_network_tie_value(network, 0, 0, 0, (int64_t)how[2]), "mail");
    assert_true(isnan(since[2]) && since[1] == 2020);
    assert_int_equal(netweave_network_tie_value_count(network, 0, 0, 0), 2);
    netweave_network_free(network);
}

static void who_was_there_and_who_answered_is_read_as_masks(void **state) {
    (void)state;
    netweave_builder *builder = builder_with_members();
    assert_ok(netweave_builder_set_presence(builder, "1", 1, 0));
    netweave_network *network = finish(builder);
    assert_memory_equal(netweave_network_presence(network, 0), "\1\0\1", 3);
    assert_null(netweave_network_respondents(network, 0));
    assert_int_equal(netweave_network_has_ties(network, 0, 0), 0);
    netweave_network_free(network);
    builder = builder_with_members();
    assert_ok(netweave_builder_set_respondent(builder, "1", 2, 0));
    network = finish(builder);
    assert_memory_equal(netweave_network_respondents(network, 0), "\1\1\0", 3);
    netweave_network_free(network);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_members_are_added_once_each_and_read_in_one_piece),
        cmocka_unit_test(a_wrong_id_among_many_adds_none),
        cmocka_unit_test(columns_of_values_are_what_single_calls_would_set),
        cmocka_unit_test(a_text_that_is_no_level_leaves_the_whole_column_alone),
        cmocka_unit_test(ties_and_their_values_are_read_in_order_and_not_copied),
        cmocka_unit_test(who_was_there_and_who_answered_is_read_as_masks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
