/* Tests of tables as text. SPDX-License-Identifier: GPL-2.0-or-later */
#include "support.h"

#include "base/table.h"

#include <math.h>

/* Two members with a count, a share that is undefined once, and a flag. */
static netweave_table *sample(void) {
    static const char *const names[] = {"member"};
    netweave_table *table = NULL;
    double *numbers = NULL;
    assert_ok(nw__table_create(2, 1, names, &table));
    assert_ok(nw__table_set_label(table, 0, 0, "Zoë, \"Z\""));
    assert_ok(nw__table_set_label(table, 0, 1, "東京|<b>"));
    assert_ok(nw__table_add_column(table, "degree", NULL, NETWEAVE_KIND_COUNT, &numbers));
    numbers[0] = 3;
    numbers[1] = 12;
    assert_ok(nw__table_add_column(table, "closeness", "closeness:x=1", NETWEAVE_KIND_SHARE, &numbers));
    numbers[0] = 0.1;
    assert_ok(nw__table_add_column(table, "cut", NULL, NETWEAVE_KIND_FLAG, &numbers));
    numbers[0] = 1;
    numbers[1] = 0;
    assert_ok(nw__table_add_note(table, "closeness is undefined for isolates"));
    return table;
}

static void assert_format(const netweave_table *table, const char *format, const char *expected) {
    char *text = NULL;
    assert_ok(netweave_table_format(table, format, &text));
    assert_string_equal(text, expected);
    netweave_text_free(text);
}

static void text_is_aligned_by_width_on_the_terminal(void **state) {
    (void)state;
    netweave_table *table = sample();
    assert_format(table, "text",
                  "member    degree  closeness  cut\n"
                  "Zoë, \"Z\"       3      0.100  yes\n"
                  "東京|<b>      12          –   no\n"
                  "\n"
                  "Note: closeness is undefined for isolates\n");
    netweave_table_free(table);
}

static void markdown_shows_markup_in_names_as_text(void **state) {
    (void)state;
    netweave_table *table = sample();
    assert_format(table, "markdown",
                  "| member | degree | closeness | cut |\n"
                  "|:--|--:|--:|--:|\n"
                  "| Zoë, \"Z\" | 3 | 0.100 | yes |\n"
                  "| 東京\\|&lt;b> | 12 | – | no |\n"
                  "\n"
                  "- closeness is undefined for isolates\n");
    netweave_table_free(table);
}

static void csv_quotes_what_needs_quotes_and_leaves_undefined_empty(void **state) {
    (void)state;
    netweave_table *table = sample();
    assert_format(table, "csv",
                  "member,degree,closeness,cut\n"
                  "\"Zoë, \"\"Z\"\"\",3,0.1,1\n"
                  "東京|<b>,12,,0\n");
    netweave_table_free(table);
}

static void json_writes_undefined_as_null(void **state) {
    (void)state;
    netweave_table *table = sample();
    assert_format(table, "json",
                  "[\n"
                  " {\"member\": \"Zoë, \\\"Z\\\"\", \"degree\": 3, \"closeness\": 0.1, \"cut\": 1},\n"
                  " {\"member\": \"東京|<b>\", \"degree\": 12, \"closeness\": null, \"cut\": 0}\n"
                  "]\n");
    netweave_table_free(table);
}

static void a_table_without_rows_or_columns_is_still_a_table(void **state) {
    (void)state;
    static const char *const names[] = {"member"};
    netweave_table *table = NULL;
    assert_ok(nw__table_create(0, 1, names, &table));
    assert_format(table, "text", "member\n");
    assert_format(table, "markdown", "| member |\n|:--|\n");
    assert_format(table, "csv", "member\n");
    assert_format(table, "json", "[]\n");
    netweave_table_free(table);
}

static void numbers_too_small_for_three_decimals_are_not_shown_as_nothing(void **state) {
    (void)state;
    double *numbers = NULL;
    netweave_table *table = NULL;
    assert_ok(nw__table_create(5, 0, NULL, &table));
    assert_ok(nw__table_add_column(table, "x", NULL, NETWEAVE_KIND_REAL, &numbers));
    numbers[0] = 1e-7;
    numbers[1] = -1e-7;
    numbers[2] = 0;
    numbers[3] = 2.5e12;
    numbers[4] = INFINITY;
    assert_format(table, "text",
                  "            x\n"
                  "       <0.001\n"
                  "      >-0.001\n"
                  "        0.000\n"
                  "2500000000000\n"
                  "            –\n");
    assert_format(table, "csv", "x\n1e-07\n-1e-07\n0\n2500000000000\n\n");
    netweave_table_free(table);
}

static void control_characters_in_names_do_not_reach_the_terminal(void **state) {
    (void)state;
    static const char *const names[] = {"member"};
    netweave_table *table = NULL;
    assert_ok(nw__table_create(1, 1, names, &table));
    assert_ok(nw__table_set_label(table, 0, 0, "a\x1b[2J\nb"));
    assert_format(table, "text", "member\na\\x1b[2J\\x0ab\n");
    assert_format(table, "json", "[\n {\"member\": \"a\\u001b[2J\\u000ab\"}\n]\n");
    assert_format(table, "csv", "member\n\"a\x1b[2J\nb\"\n");
    netweave_table_free(table);
}

static void an_unknown_format_is_refused_and_leaves_the_output_alone(void **state) {
    (void)state;
    netweave_table *table = sample();
    char *text = NULL;
    assert_int_equal(netweave_table_format(table, "xlsx", &text), NETWEAVE_STATUS_NOT_FOUND);
    assert_non_null(strstr(netweave_last_error(), "markdown"));
    assert_int_equal(netweave_table_format(NULL, "csv", &text), NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_int_equal(netweave_table_format(table, NULL, &text), NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_null(text);
    netweave_table_free(table);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_aligned_by_width_on_the_terminal),
        cmocka_unit_test(markdown_shows_markup_in_names_as_text),
        cmocka_unit_test(csv_quotes_what_needs_quotes_and_leaves_undefined_empty),
        cmocka_unit_test(json_writes_undefined_as_null),
        cmocka_unit_test(a_table_without_rows_or_columns_is_still_a_table),
        cmocka_unit_test(numbers_too_small_for_three_decimals_are_not_shown_as_nothing),
        cmocka_unit_test(control_characters_in_names_do_not_reach_the_terminal),
        cmocka_unit_test(an_unknown_format_is_refused_and_leaves_the_output_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
