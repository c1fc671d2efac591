/* Every public function with NULL, with a handle of another type and with numbers out of range: an error code or the
 * documented "nothing", never a crash, and outputs stay as they were. symbols.py checks that every function is here or
 * in test_columns.c. */
#include "support.h"

#include <math.h>
#include <stdio.h>

static netweave_run *run;
static netweave_builder *builder;
static netweave_network *network;
static netweave_view *view;
static netweave_table *table;
static netweave_structure *structure;
static netweave_comparison *comparison;

/* NULL, and a live handle of another type. */
static void *bad[2];
static void *bad_run[2];
enum { BAD = 2 };

static int set_up(void **state) {
    (void)state;
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_builder_create(&builder));
    network = test_network("a>b b>a b>c c>d d>b e");
    assert_ok(netweave_view_create(network, NULL, NULL, &view));
    assert_ok(netweave_measure_compute(view, "degree", NULL, &table));
    assert_ok(netweave_structure_create(view, "draws=2", NULL, &structure));
    assert_ok(netweave_comparison_create(view, view, "draws=0 measures=density", NULL, &comparison));
    bad[1] = run;
    bad_run[1] = builder;
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    netweave_comparison_free(comparison);
    netweave_structure_free(structure);
    netweave_table_free(table);
    netweave_view_free(view);
    netweave_network_free(network);
    netweave_builder_free(builder);
    netweave_run_free(run);
    return 0;
}

static void statuses_and_texts(void **state) {
    (void)state;
    for (int status = -1; status <= 12; status += 13) {
        assert_string_equal(netweave_status_name((netweave_status)status), "UNKNOWN");
        assert_non_null(netweave_status_meaning((netweave_status)status));
        assert_int_equal(netweave_status_exit_code((netweave_status)status), 70);
    }
    assert_true(strlen(netweave_version()) > 0);
    assert_non_null(netweave_last_error());
    netweave_text_free(NULL);
}

static void runs(void **state) {
    (void)state;
    REFUSED(netweave_run_create(NULL));
    for (int k = 0; k < BAD; k++) {
        netweave_run *other = bad_run[k];
        REFUSED(netweave_run_set_threads(other, 1));
        REFUSED(netweave_run_set_seed(other, 1));
        REFUSED(netweave_run_set_time_budget(other, 1));
        REFUSED(netweave_run_set_progress(other, NULL, NULL));
        assert_int_equal(netweave_run_seed(other), 1);
        netweave_run_cancel(other);
        netweave_run_free(other);
    }
    REFUSED(netweave_run_set_threads(run, -1));
    REFUSED(netweave_run_set_threads(run, INT64_MAX));
    REFUSED(netweave_run_set_time_budget(run, -1));
    REFUSED(netweave_run_set_time_budget(run, NAN));
    REFUSED(netweave_run_set_time_budget(run, INFINITY));
}

static void builders(void **state) {
    (void)state;
    int64_t member = 77;
    int64_t zero = 0;
    netweave_network *made = NULL;
    const char *levels[] = {"x", "y"};
    REFUSED(netweave_builder_create(NULL));
    for (int k = 0; k < BAD; k++) {
        netweave_builder *other = bad[k];
        REFUSED(netweave_builder_add_member(other, "a", &member));
        REFUSED(netweave_builder_set_text(other, 0, "x", "y"));
        REFUSED(netweave_builder_set_number(other, 0, "x", 1));
        REFUSED(netweave_builder_set_levels(other, "x", 2, levels));
        REFUSED(netweave_builder_set_tie_set(other, "", "", NETWEAVE_DIRECTION_AUTO));
        REFUSED(netweave_builder_add_ties(other, 1, &zero, &zero, NULL));
        REFUSED(netweave_builder_set_tie_text(other, "x", "y"));
        REFUSED(netweave_builder_set_tie_number(other, "x", 1));
        REFUSED(netweave_builder_set_presence(other, "1", 0, 1));
        REFUSED(netweave_builder_set_respondent(other, "1", 0, 1));
        REFUSED(netweave_builder_set_duplicates(other, NETWEAVE_DUPLICATES_MAX));
        REFUSED(netweave_builder_add_note(other, "x"));
        REFUSED(netweave_builder_finish(other, &made));
        REFUSED(netweave_builder_read(other, "x.csv", NULL, NULL));
        REFUSED(netweave_builder_read_memory(other, "x", "a,b", 3, NULL, NULL));
        REFUSED(netweave_builder_read_members(other, "x.csv", NULL, NULL));
        netweave_builder_free(other);
    }
    assert_int_equal(member, 77);
    assert_null(made);
}

static void builders_with_wrong_members_and_ties(void **state) {
    (void)state;
    int64_t zero = 0;
    REFUSED(netweave_builder_add_member(builder, NULL, NULL));
    REFUSED(netweave_builder_add_member(builder, "", NULL));
    REFUSED(netweave_builder_add_member(builder, "\xff\xfe", NULL));
    assert_ok(netweave_builder_add_member(builder, "a", NULL));
    for (int64_t place = -1; place <= 1; place += 2) {
        REFUSED(netweave_builder_set_text(builder, place, "x", "y"));
        REFUSED(netweave_builder_set_number(builder, place, "x", 1));
        REFUSED(netweave_builder_set_presence(builder, "1", place, 1));
        REFUSED(netweave_builder_set_respondent(builder, "1", place, 1));
        REFUSED(netweave_builder_add_ties(builder, 1, &place, &zero, NULL));
        REFUSED(netweave_builder_add_ties(builder, 1, &zero, &place, NULL));
    }
    REFUSED(netweave_builder_add_ties(builder, -1, &zero, &zero, NULL));
    REFUSED(netweave_builder_add_ties(builder, 1, NULL, &zero, NULL));
    REFUSED(netweave_builder_add_ties(builder, 1, &zero, NULL, NULL));
    const double weights[] = {-1, NAN, INFINITY};
    for (int k = 0; k < 3; k++)
        REFUSED(netweave_builder_add_ties(builder, 1, &zero, &zero, &weights[k]));
    REFUSED(netweave_builder_set_tie_text(builder, "x", "y"));
    REFUSED(netweave_builder_set_tie_number(builder, "x", 1));
}

static void builders_with_wrong_texts(void **state) {
    (void)state;
    const char *levels[] = {"x", "y"};
    const char *holes[] = {"x", NULL};
    REFUSED(netweave_builder_set_text(builder, 0, NULL, "y"));
    REFUSED(netweave_builder_set_number(builder, 0, NULL, 1));
    REFUSED(netweave_builder_set_levels(builder, NULL, 2, levels));
    REFUSED(netweave_builder_set_levels(builder, "x", 2, NULL));
    assert_int_not_equal(netweave_builder_set_levels(builder, "x", -1, levels), NETWEAVE_STATUS_OK);
    assert_int_not_equal(netweave_builder_set_levels(builder, "x", 2, holes), NETWEAVE_STATUS_OK);
    REFUSED(netweave_builder_set_tie_set(builder, NULL, "", NETWEAVE_DIRECTION_AUTO));
    REFUSED(netweave_builder_set_tie_set(builder, "", NULL, NETWEAVE_DIRECTION_AUTO));
    REFUSED(netweave_builder_set_tie_set(builder, "", "", (netweave_direction)9));
    REFUSED(netweave_builder_set_duplicates(builder, (netweave_duplicates)-1));
    REFUSED(netweave_builder_add_note(builder, NULL));
    REFUSED(netweave_builder_finish(builder, NULL));
    REFUSED(netweave_builder_read(builder, NULL, NULL, NULL));
    REFUSED(netweave_builder_read_memory(builder, NULL, "a,b", 3, NULL, NULL));
    REFUSED(netweave_builder_read_memory(builder, "x", NULL, 3, NULL, NULL));
    REFUSED(netweave_builder_read_members(builder, NULL, NULL, NULL));
}

static void networks_and_rosters(void **state) {
    (void)state;
    for (int k = 0; k < BAD; k++) {
        const netweave_network *other = bad[k];
        assert_null(netweave_network_roster(other));
        assert_string_equal(netweave_network_source(other), "");
        assert_int_equal(netweave_network_layer_count(other), 0);
        assert_null(netweave_network_layer(other, 0));
        assert_int_equal(netweave_network_wave_count(other), 0);
        assert_null(netweave_network_wave(other, 0));
        assert_int_equal(netweave_network_tie_count(other, 0, 0), 0);
        assert_int_equal(netweave_network_directed(other, 0, 0), 0);
        assert_string_equal(netweave_network_weight(other), "");
        assert_int_equal(netweave_network_present(other, 0, 0), 0);
        assert_int_equal(netweave_network_respondent(other, 0, 0), 0);
        assert_int_equal(netweave_network_note_count(other), 0);
        assert_null(netweave_network_note(other, 0));
        netweave_network_free((netweave_network *)other);
        const netweave_roster *roster = bad[k];
        assert_int_equal(netweave_roster_count(roster), 0);
        assert_null(netweave_roster_id(roster, 0));
        assert_int_equal(netweave_roster_find(roster, "a"), -1);
        assert_int_equal(netweave_roster_attribute_count(roster), 0);
        assert_null(netweave_roster_attribute_name(roster, 0));
        assert_int_equal(netweave_roster_find_attribute(roster, "x"), -1);
        assert_int_equal(netweave_roster_attribute_kind(roster, 0), NETWEAVE_ATTRIBUTE_TEXT);
        assert_null(netweave_roster_text(roster, 0, 0));
        assert_true(isnan(netweave_roster_number(roster, 0, 0)));
        assert_int_equal(netweave_roster_value_count(roster, 0), 0);
        assert_null(netweave_roster_value(roster, 0, 0));
    }
    const netweave_roster *roster = netweave_network_roster(network);
    for (int64_t place = -1; place < INT64_MAX / 2; place += INT64_MAX / 2) {
        assert_null(netweave_network_layer(network, place));
        assert_null(netweave_network_wave(network, place));
        assert_int_equal(netweave_network_tie_count(network, place, 0) + netweave_network_tie_count(network, 0, place),
                         0);
        assert_int_equal(netweave_network_directed(network, place, place), 0);
        assert_int_equal(netweave_network_present(network, place, 0) + netweave_network_present(network, 0, place), 0);
        assert_int_equal(netweave_network_respondent(network, 0, place), 0);
        assert_null(netweave_network_note(network, place));
        assert_null(netweave_roster_id(roster, place));
        assert_null(netweave_roster_attribute_name(roster, place));
        assert_null(netweave_roster_text(roster, place, 0));
        assert_true(isnan(netweave_roster_number(roster, place, place)));
        assert_null(netweave_roster_value(roster, place, place));
    }
    assert_int_equal(netweave_roster_find(roster, NULL), -1);
    assert_int_equal(netweave_roster_find_attribute(roster, NULL), -1);
}

static void files_and_generators(void **state) {
    (void)state;
    netweave_network *made = NULL;
    char *text = NULL;
    REFUSED(netweave_network_read(NULL, NULL, NULL, &made));
    REFUSED(netweave_network_read("x.csv", NULL, NULL, NULL));
    REFUSED(netweave_network_read("x.csv", "no=such", NULL, &made));
    for (int k = 0; k < BAD; k++) {
        REFUSED(netweave_network_write(bad[k], "x.csv", NULL, NULL, NULL));
        REFUSED(netweave_network_format(bad[k], "format=csv", NULL, &text, NULL, NULL));
    }
    REFUSED(netweave_network_write(network, NULL, NULL, NULL, NULL));
    REFUSED(netweave_network_format(network, "format=csv", NULL, NULL, NULL, NULL));
    REFUSED(netweave_formats(NULL, &text));
    REFUSED(netweave_formats("text", NULL));
    assert_int_equal(netweave_formats("none", &text), NETWEAVE_STATUS_NOT_FOUND);
    REFUSED(netweave_file_write(NULL, "x", 1));
    REFUSED(netweave_file_write("x", NULL, 1));
    REFUSED(netweave_network_generate(NULL, NULL, &made));
    REFUSED(netweave_network_generate("star", NULL, NULL));
    REFUSED(netweave_generators(NULL, &text));
    REFUSED(netweave_generators("text", NULL));
    assert_null(made);
    assert_null(text);
}

static void views(void **state) {
    (void)state;
    netweave_view *made = NULL;
    netweave_network *derived = NULL;
    const unsigned char keep[5] = {1, 1, 1, 1, 1};
    int64_t from = 77;
    int64_t to = 77;
    for (int k = 0; k < BAD; k++) {
        const netweave_view *other = bad[k];
        REFUSED(netweave_view_create(bad[k], NULL, NULL, &made));
        REFUSED(netweave_view_induced(other, keep, &made));
        REFUSED(netweave_view_network(other, &derived));
        REFUSED(netweave_view_tie(other, 0, &from, &to));
        REFUSED(netweave_view_csr(other, NULL, NULL, NULL));
        assert_int_equal(netweave_view_member_count(other) + netweave_view_tie_count(other), 0);
        assert_int_equal(netweave_view_directed(other) + netweave_view_weighted(other), 0);
        assert_int_equal(netweave_view_member(other, 0), -1);
        assert_null(netweave_view_member_id(other, 0));
        assert_string_equal(netweave_view_description(other), "");
        netweave_view_free((netweave_view *)other);
    }
    REFUSED(netweave_view_create(network, NULL, NULL, NULL));
    REFUSED(netweave_view_create(network, "nothing", NULL, &made));
    REFUSED(netweave_view_induced(view, NULL, &made));
    REFUSED(netweave_view_induced(view, keep, NULL));
    REFUSED(netweave_view_network(view, NULL));
    REFUSED(netweave_view_tie(view, -1, &from, &to));
    REFUSED(netweave_view_tie(view, 5, &from, &to));
    REFUSED(netweave_view_tie(view, 0, NULL, &to));
    REFUSED(netweave_view_tie(view, 0, &from, NULL));
    assert_int_equal(netweave_view_member(view, -1), -1);
    assert_int_equal(netweave_view_member(view, INT64_MAX), -1);
    assert_null(netweave_view_member_id(view, INT64_MAX));
    assert_int_equal(from + to, 154);
    assert_null(made);
    assert_null(derived);
}

static void measures_and_tables(void **state) {
    (void)state;
    netweave_table *made = NULL;
    char *text = NULL;
    for (int k = 0; k < BAD; k++) {
        const netweave_table *other = bad[k];
        REFUSED(netweave_measure_compute(bad[k], "degree", NULL, &made));
        REFUSED(netweave_measure_all(bad[k], NETWEAVE_SCOPE_MEMBER, &text));
        REFUSED(netweave_table_format(other, "csv", &text));
        assert_int_equal(netweave_table_row_count(other) + netweave_table_label_count(other), 0);
        assert_int_equal(netweave_table_column_count(other) + netweave_table_note_count(other), 0);
        assert_null(netweave_table_label_name(other, 0));
        assert_null(netweave_table_label(other, 0, 0));
        assert_null(netweave_table_column_name(other, 0));
        assert_null(netweave_table_column_spec(other, 0));
        assert_int_equal(netweave_table_column_kind(other, 0), NETWEAVE_KIND_REAL);
        assert_int_equal(netweave_table_find_column(other, "degree"), -1);
        assert_null(netweave_table_column(other, 0));
        assert_true(isnan(netweave_table_value(other, 0, 0)));
        assert_null(netweave_table_note(other, 0));
        netweave_table_free((netweave_table *)other);
    }
    REFUSED(netweave_measure_compute(view, NULL, NULL, &made));
    REFUSED(netweave_measure_compute(view, "", NULL, &made));
    REFUSED(netweave_measure_compute(view, "degree", NULL, NULL));
    REFUSED(netweave_measure_compute(view, "degree", bad_run[1], &made));
    REFUSED(netweave_measure_compute(view, "modularity:runs=0", NULL, &made));
    REFUSED(netweave_measure_all(view, NETWEAVE_SCOPE_MEMBER, NULL));
    REFUSED(netweave_table_format(table, NULL, &text));
    REFUSED(netweave_table_format(table, "csv", NULL));
    REFUSED(netweave_catalog(NULL, NULL, &text));
    REFUSED(netweave_catalog(NULL, "text", NULL));
    for (int64_t place = -1; place < INT64_MAX / 2; place += INT64_MAX / 2) {
        assert_null(netweave_measure_name(place));
        assert_null(netweave_measure_title(place));
        assert_int_equal(netweave_measure_scope(place), NETWEAVE_SCOPE_NETWORK);
        assert_int_equal(netweave_measure_pole(place), NETWEAVE_POLE_NEITHER);
        assert_null(netweave_table_label_name(table, place));
        assert_null(netweave_table_label(table, place, 0));
        assert_null(netweave_table_label(table, 0, place));
        assert_null(netweave_table_column_name(table, place));
        assert_null(netweave_table_column_spec(table, place));
        assert_null(netweave_table_column(table, place));
        assert_true(isnan(netweave_table_value(table, place, 0)) && isnan(netweave_table_value(table, 0, place)));
        assert_null(netweave_table_note(table, place));
    }
    assert_int_equal(netweave_table_find_column(table, NULL), -1);
    assert_int_equal(netweave_measure_find(NULL), -1);
    assert_true(netweave_measure_count() > 0);
    assert_null(made);
    assert_null(text);
}

static void structures_and_comparisons(void **state) {
    (void)state;
    netweave_structure *made = NULL;
    netweave_comparison *compared = NULL;
    netweave_table *curve = NULL;
    for (int k = 0; k < BAD; k++) {
        const netweave_structure *other = bad[k];
        REFUSED(netweave_structure_create(bad[k], NULL, NULL, &made));
        REFUSED(netweave_hub_curve(bad[k], NULL, NULL, &curve));
        assert_non_null(netweave_structure_type(other));
        assert_string_equal(netweave_structure_next_type(other), "");
        assert_string_equal(netweave_structure_hub_direction(other), "");
        assert_int_equal(netweave_structure_hub_count(other), 0);
        assert_null(netweave_structure_hub(other, 0));
        assert_true(isnan(netweave_structure_value(other, "hub_dependence")));
        assert_null(netweave_structure_numbers(other));
        assert_null(netweave_structure_types(other));
        assert_null(netweave_structure_members(other));
        assert_string_equal(netweave_structure_sentence(other), "");
        netweave_structure_free((netweave_structure *)other);
        const netweave_comparison *another = bad[k];
        REFUSED(netweave_comparison_create(bad[k], view, NULL, NULL, &compared));
        REFUSED(netweave_comparison_create(view, bad[k], NULL, NULL, &compared));
        assert_null(netweave_comparison_measures(another));
        assert_null(netweave_comparison_counts(another));
        assert_null(netweave_comparison_ties(another));
        assert_null(netweave_comparison_structure(another, 0));
        assert_string_equal(netweave_comparison_sentence(another), "");
        assert_string_equal(netweave_comparison_type_change(another), "");
        assert_null(netweave_comparison_spec(another, 0));
        netweave_comparison_free((netweave_comparison *)another);
    }
    REFUSED(netweave_structure_create(view, NULL, NULL, NULL));
    REFUSED(netweave_structure_create(view, "draws=-1", NULL, &made));
    REFUSED(netweave_hub_curve(view, NULL, NULL, NULL));
    REFUSED(netweave_comparison_create(view, view, NULL, NULL, NULL));
    REFUSED(netweave_comparison_create(view, view, "level=2", NULL, &compared));
    assert_null(netweave_structure_hub(structure, -1));
    assert_null(netweave_structure_hub(structure, INT64_MAX));
    assert_true(isnan(netweave_structure_value(structure, NULL)));
    assert_true(isnan(netweave_structure_value(structure, "none")));
    assert_null(netweave_comparison_structure(comparison, 2));
    assert_null(netweave_comparison_structure(comparison, -1));
    assert_null(netweave_comparison_spec(comparison, -1));
    assert_string_equal(netweave_comparison_spec(comparison, 0), "density");
    assert_null(made);
    assert_null(compared);
    assert_null(curve);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statuses_and_texts),
        cmocka_unit_test(runs),
        cmocka_unit_test(builders),
        cmocka_unit_test(builders_with_wrong_members_and_ties),
        cmocka_unit_test(builders_with_wrong_texts),
        cmocka_unit_test(networks_and_rosters),
        cmocka_unit_test(files_and_generators),
        cmocka_unit_test(views),
        cmocka_unit_test(measures_and_tables),
        cmocka_unit_test(structures_and_comparisons),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
