/* The distribution of distances, and the effective diameter. */
#include "core/drawing.h"

static const char *const names[] = {"pairs", "share", "within"};

static void check_rows(const char *model, int64_t rows, const double *pairs, double effective) {
    netweave_view *view = generate(model);
    netweave_table *table = NULL;
    double all = 0;
    double sum = 0;
    assert_ok(netweave_distances_table(view, NULL, &table));
    assert_int_equal(netweave_table_row_count(table), rows);
    for (int k = 0; k < 3; k++)
        assert_string_equal(netweave_table_column_name(table, k), names[k]);
    for (int64_t i = 0; i < rows; i++)
        all += pairs[i];
    for (int64_t i = 0; i < rows; i++) {
        char label[16];
        snprintf(label, sizeof label, "%d", (int)i + 1);
        sum += pairs[i];
        assert_string_equal(netweave_table_label(table, 0, i), label);
        assert_near(netweave_table_value(table, i, 0), pairs[i], 0);
        assert_near(netweave_table_value(table, i, 1), pairs[i] / all, 1e-15);
        assert_near(netweave_table_value(table, i, 2), sum / all, 1e-15);
    }
    netweave_table_free(table);
    assert_ok(netweave_measure_compute(view, "effective_diameter", NULL, &table));
    assert_near(netweave_table_value(table, 0, 0), effective, 1e-12);
    netweave_table_free(table);
    netweave_view_free(view);
}

/* By hand. Path of three: 4 pairs at 1, 2 at 2; 0.9 * 6 = 5.4, so 1 + 1.4 / 2. Star of five: 8 and 12; 1 + 10 / 12. All
 * tied: 0.9 of one step. */
static void small_networks_are_right(void **state) {
    (void)state;
    check_rows("path:members=3", 2, (double[]){4, 2}, 1.7);
    check_rows("star:members=5", 2, (double[]){8, 12}, 1 + 10.0 / 12);
    check_rows("ring:members=6", 3, (double[]){12, 12, 6}, 2 + 3.0 / 6);
    check_rows("complete:members=4", 1, (double[]){12}, 0.9);
}

/* The whole is the diameter; the table tells mean distance and diameter. */
static void tables_and_measures_agree(void **state) {
    (void)state;
    static const char *const models[] = {"directed", "barabasi_albert:members=300,ties=2"};
    for (int k = 0; k < 2; k++) {
        netweave_view *view = generate(models[k]);
        netweave_table *table = NULL;
        netweave_table *numbers = NULL;
        double sum = 0;
        assert_ok(netweave_distances_table(view, NULL, &table));
        assert_ok(netweave_measure_compute(view, "effective_diameter:share=1 diameter mean_distance", NULL, &numbers));
        for (int64_t i = 0; i < netweave_table_row_count(table); i++)
            sum += (double)(i + 1) * netweave_table_value(table, i, 1);
        assert_near(netweave_table_value(numbers, 0, 0), netweave_table_value(numbers, 0, 1), 1e-9);
        assert_near((double)netweave_table_row_count(table), netweave_table_value(numbers, 0, 1), 0);
        assert_near(sum, netweave_table_value(numbers, 0, 2), 1e-9);
        assert_int_equal(is_noted(table, "have no path"), k == 0);
        netweave_table_free(table);
        netweave_table_free(numbers);
        netweave_view_free(view);
    }
}

static void without_ties_there_is_nothing(void **state) {
    (void)state;
    netweave_view *view = generate("erdos_renyi:members=5,ties=0");
    netweave_table *table = NULL;
    assert_ok(netweave_distances_table(view, NULL, &table));
    assert_int_equal(netweave_table_row_count(table), 0);
    assert_true(is_noted(table, "have no path"));
    netweave_table_free(table);
    assert_ok(netweave_measure_compute(view, "effective_diameter", NULL, &table));
    assert_true(isnan(netweave_table_value(table, 0, 0)));
    assert_true(is_noted(table, "no member reaches another"));
    netweave_table_free(table);
    netweave_view_free(view);
}

static void estimates_are_said_and_wrong_calls_refused(void **state) {
    (void)state;
    netweave_view *view = generate("barabasi_albert:members=900,ties=2");
    netweave_run *run = make_run(4, 1, "runs=4");
    netweave_table *table = NULL;
    assert_ok(netweave_distances_table(view, run, &table));
    assert_true(is_noted(table, "method=balls,runs=4 repeats it"));
    netweave_table_free(table);
    assert_ok(netweave_run_set_approximation(run, "sources=64"));
    assert_ok(netweave_distances_table(view, run, &table));
    assert_true(is_noted(table, "sources=64 repeats it"));
    netweave_table_free(table);
    assert_int_equal(netweave_distances_table(NULL, run, &table), NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_int_equal(netweave_distances_table(view, run, NULL), NETWEAVE_STATUS_INVALID_ARGUMENT);
    netweave_run_free(run);
    netweave_view_free(view);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_networks_are_right),
        cmocka_unit_test(tables_and_measures_agree),
        cmocka_unit_test(without_ties_there_is_nothing),
        cmocka_unit_test(estimates_are_said_and_wrong_calls_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
