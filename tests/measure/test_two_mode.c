/* Two-mode measures: the published values of the southern women, and all small attendances. */
#include "support.h"

#include <math.h>
#include <stdlib.h>

static netweave_table *measure(const netweave_attendance *attendance, const char *options) {
    netweave_table *table = NULL;
    assert_ok(netweave_attendance_measures(attendance, options, NULL, &table));
    return table;
}

static double value(const netweave_table *table, int64_t row, const char *column) {
    int64_t place = netweave_table_find_column(table, column);
    assert_true(place >= 0);
    return netweave_table_value(table, row, place);
}

enum { WOMEN = 18, EVENTS = 14 };

/* UCINET 6.849, as the golden files of the xucinet package print them (github StephenBorgatti/xucinet,
 * inst/goldens/centrality/log_menu.txt). */
static const double degrees[WOMEN + EVENTS] = {
    0.571, 0.5,   0.571, 0.5,   0.286, 0.286, 0.286, 0.214, 0.286, 0.286, 0.286, 0.429, 0.5,   0.571, 0.357, 0.143,
    0.143, 0.143, 0.167, 0.167, 0.333, 0.222, 0.444, 0.444, 0.556, 0.778, 0.667, 0.278, 0.222, 0.333, 0.167, 0.167};
static const double closenesses[WOMEN + EVENTS] = {
    0.8,   0.727, 0.8,   0.727, 0.6,   0.667, 0.667, 0.667, 0.706, 0.706, 0.686, 0.727, 0.774, 0.8,   0.727, 0.649,
    0.585, 0.585, 0.524, 0.524, 0.564, 0.537, 0.595, 0.688, 0.733, 0.846, 0.786, 0.55,  0.537, 0.564, 0.524, 0.524};
static const double betweennesses[WOMEN + EVENTS] = {
    0.097, 0.051, 0.088, 0.049, 0.011, 0.011, 0.009, 0.007, 0.017, 0.016, 0.016, 0.047, 0.072, 0.113, 0.042, 0.002,
    0.005, 0.005, 0.002, 0.002, 0.018, 0.008, 0.038, 0.065, 0.13,  0.244, 0.226, 0.011, 0.02,  0.018, 0.002, 0.002};

static void southern_women_have_the_published_centralities(void **state) {
    (void)state;
    const char *path = test_data("davis_southern_women/derived/attendance_ucinet89.csv");
    netweave_attendance *attendance = NULL;
    if (path == NULL)
        skip();
    assert_ok(netweave_attendance_read(path, NULL, NULL, &attendance));
    for (int mode = 0; mode < 2; mode++) {
        netweave_table *table = measure(attendance, mode == 0 ? "of=persons" : "of=events");
        int64_t rows = mode == 0 ? WOMEN : EVENTS;
        assert_int_equal(netweave_table_row_count(table), rows);
        for (int64_t i = 0; i < rows; i++) {
            int64_t place = i; /* events stand in the order in which the list names them: E1 is not always first */
            if (mode == 1)
                place = strtol(netweave_table_label(table, 0, i) + 1, NULL, 10) - 1 + WOMEN;
            assert_near(value(table, i, "degree"), degrees[place], 0.0006);
            assert_near(value(table, i, "closeness"), closenesses[place], 0.0006);
            assert_near(value(table, i, "betweenness"), betweennesses[place], 0.0006);
        }
        netweave_table_free(table);
    }
    netweave_table *table = measure(attendance, NULL);
    assert_near(value(table, 0, "density"), 0.3531746, 5e-8); /* UCINET 6.849 */
    assert_near(value(table, 0, "mean_attended"), 4.944, 0.0006);
    assert_near(value(table, 0, "mean_attendance"), 6.357, 0.0006);
    /* Centralizations: github stocnet/netrics, tests/testthat/test-measure_centrality.R. */
    assert_near(value(table, 0, "persons_degree_centralization"), 0.2021, 6e-5);
    assert_near(value(table, 0, "events_degree_centralization"), 0.5253, 6e-5);
    assert_near(value(table, 0, "persons_closeness_centralization"), 0.293, 0.0006);
    assert_near(value(table, 0, "events_closeness_centralization"), 0.452, 0.0006);
    assert_near(value(table, 0, "persons_betweenness_centralization"), 0.0733, 6e-5);
    assert_near(value(table, 0, "events_betweenness_centralization"), 0.2113, 6e-5);
    netweave_table_free(table);
    netweave_attendance_free(attendance);
}

/* An attendance of `persons` by `events` from the bits of a number. */
static netweave_attendance *from_bits(int64_t persons, int64_t events, unsigned bits) {
    static const char ids[] = "a\0b\0c\0d\0e\0f\0g\0h";
    static const char turned[] = "A\0B\0C\0D\0E\0F\0G\0H";
    char names[40];
    int64_t person[32];
    int64_t event[32];
    int64_t count = 0;
    netweave_attendance *attendance = NULL;
    memcpy(names, ids, (size_t)(2 * persons));
    memcpy(names + 2 * persons, turned, (size_t)(2 * events));
    for (int64_t k = 0; k < persons * events; k++)
        if (bits >> k & 1) {
            person[count] = k / events;
            event[count++] = k % events;
        }
    assert_ok(netweave_attendance_create(persons, events, names, count, person, event, NULL, NULL, NULL, &attendance));
    return attendance;
}

static void the_most_betweenness_is_reached_and_never_exceeded(void **state) {
    (void)state;
    static const int64_t sizes[][2] = {{2, 2}, {2, 3}, {3, 2}, {3, 3}, {3, 4}, {4, 3}, {5, 2}, {2, 5}};
    for (size_t k = 0; k < sizeof sizes / sizeof sizes[0]; k++) {
        double most[2] = {0};
        for (unsigned bits = 0; bits < 1U << (sizes[k][0] * sizes[k][1]); bits++) {
            netweave_attendance *attendance = from_bits(sizes[k][0], sizes[k][1], bits);
            for (int mode = 0; mode < 2; mode++) {
                netweave_table *table = measure(attendance, mode == 0 ? "of=persons" : "of=events");
                for (int64_t i = 0; i < netweave_table_row_count(table); i++) {
                    most[mode] = fmax(most[mode], value(table, i, "betweenness"));
                    double closeness = value(table, i, "closeness");
                    assert_true(isnan(closeness) ? value(table, i, "attendances") == 0
                                                 : closeness > 0 && closeness <= 1 + 1e-12);
                }
                netweave_table_free(table);
            }
            netweave_attendance_free(attendance);
        }
        assert_near(most[0], 1, 1e-12);
        assert_near(most[1], 1, 1e-12);
    }
}

static void clustering_is_the_share_of_paths_that_close(void **state) {
    (void)state;
    for (unsigned bits = 0; bits < 1U << 12; bits++) {
        netweave_attendance *attendance = from_bits(3, 4, bits);
        double paths = 0;
        double closed = 0;
        for (int a = 0; a < 3; a++) /* event w - person a - event x - person b; closed when b was at w */
            for (int b = 0; b < 3; b++)
                for (int w = 0; w < 4; w++)
                    for (int x = 0; x < 4; x++) {
                        bool path = a != b && w != x && (bits >> (a * 4 + w) & 1) && (bits >> (a * 4 + x) & 1) &&
                                    (bits >> (b * 4 + x) & 1);
                        paths += path;
                        closed += path && (bits >> (b * 4 + w) & 1);
                    }
        netweave_table *table = measure(attendance, NULL);
        assert_near(value(table, 0, "clustering"), paths > 0 ? closed / paths : NAN, 1e-12);
        netweave_table_free(table);
        netweave_attendance_free(attendance);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(southern_women_have_the_published_centralities),
        cmocka_unit_test(the_most_betweenness_is_reached_and_never_exceeded),
        cmocka_unit_test(clustering_is_the_share_of_paths_that_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
