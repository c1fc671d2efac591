/* Tests of the catalogue. */
#include "support.h"

#include "measure/measure.h"

#include <jansson.h>
#include <stdio.h>

static json_t *catalog(const char *name) {
    char *text = NULL;
    json_error_t error;
    assert_ok(netweave_catalog(name, "json", &text));
    json_t *root = json_loads(text, 0, &error);
    assert_non_null(root);
    netweave_text_free(text);
    return root;
}

static void json_tells_every_measure_in_order(void **state) {
    (void)state;
    json_t *root = catalog(NULL);
    const json_t *list = json_object_get(root, "measures");
    assert_int_equal(json_array_size(list), netweave_measure_count());
    for (int64_t k = 0; k < netweave_measure_count(); k++) {
        const json_t *entry = json_array_get(list, (size_t)k);
        const nw__measure *measure = nw__measures[k];
        assert_string_equal(json_string_value(json_object_get(entry, "name")), measure->name);
        assert_string_equal(json_string_value(json_object_get(entry, "citation")), measure->citation);
        assert_int_equal(json_array_size(json_object_get(entry, "columns")), measure->column_count);
        assert_int_equal(json_array_size(json_object_get(entry, "parameters")), measure->parameter_count);
    }
    json_decref(root);
}

static void json_of_one_measure_tells_parameters_and_ranges(void **state) {
    (void)state;
    json_t *root = catalog("closeness");
    const json_t *cost = json_array_get(json_object_get(root, "parameters"), 1);
    const json_t *column = json_array_get(json_object_get(root, "columns"), 0);
    assert_string_equal(json_string_value(json_object_get(root, "scope")), "member");
    assert_string_equal(json_string_value(json_object_get(cost, "name")), "cost");
    assert_string_equal(json_string_value(json_object_get(cost, "standard")), "steps");
    assert_string_equal(json_string_value(json_array_get(json_object_get(cost, "choices"), 1)), "inverse");
    assert_near(json_number_value(json_object_get(column, "low")), 0, 0);
    assert_true(json_is_null(json_object_get(column, "high")));
    json_decref(root);
}

static void text_lists_names_and_explains_one(void **state) {
    (void)state;
    char *text = NULL;
    assert_ok(netweave_catalog(NULL, "text", &text));
    for (int64_t k = 0; k < netweave_measure_count(); k++)
        assert_non_null(strstr(text, netweave_measure_name(k)));
    assert_true(strstr(text, "Measures of the network") < strstr(text, "Measures of members"));
    netweave_text_free(text);
    assert_ok(netweave_catalog("pagerank", "text", &text));
    assert_non_null(strstr(text, "Where does one end up who follows ties at random?"));
    assert_non_null(
        strstr(text, "damping: chance that the walk goes on along a tie; number, 0 to 0.999; standard 0.85"));
    netweave_text_free(text);
}

static void markdown_has_a_section_for_each_measure(void **state) {
    (void)state;
    char *text = NULL;
    assert_ok(netweave_catalog(NULL, "markdown", &text));
    for (int64_t k = 0; k < netweave_measure_count(); k++) {
        char heading[256];
        snprintf(heading, sizeof heading, "### %s (`%s`)\n", netweave_measure_title(k), netweave_measure_name(k));
        assert_non_null(strstr(text, heading));
    }
    netweave_text_free(text);
}

static void unknown_names_and_formats_are_refused_with_a_suggestion(void **state) {
    (void)state;
    char *text = NULL;
    assert_int_equal(netweave_catalog("closenes", "text", &text), NETWEAVE_STATUS_NOT_FOUND);
    assert_non_null(strstr(netweave_last_error(), "did you mean 'closeness'"));
    assert_int_equal(netweave_catalog(NULL, "jsn", &text), NETWEAVE_STATUS_NOT_FOUND);
    assert_int_equal(netweave_catalog(NULL, NULL, &text), NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_null(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_tells_every_measure_in_order),
        cmocka_unit_test(json_of_one_measure_tells_parameters_and_ranges),
        cmocka_unit_test(text_lists_names_and_explains_one),
        cmocka_unit_test(markdown_has_a_section_for_each_measure),
        cmocka_unit_test(unknown_names_and_formats_are_refused_with_a_suggestion),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
