/* Chance co-attendance against the list of all attendances with the same margins. */
#include "infer/curveball.h"
#include "support.h"

#include <math.h>

enum { ROWS = 4, COLUMNS = 5, CELLS = ROWS * COLUMNS };

static netweave_attendance *from_bits(unsigned bits) {
    int64_t person[CELLS];
    int64_t event[CELLS];
    int64_t count = 0;
    netweave_attendance *attendance = NULL;
    for (int64_t k = 0; k < CELLS; k++)
        if (bits >> k & 1) {
            person[count] = k / COLUMNS;
            event[count++] = k % COLUMNS;
        }
    assert_ok(netweave_attendance_create(ROWS, COLUMNS, "a\0b\0c\0d\0A\0B\0C\0D\0E", count, person, event, NULL, NULL,
                                         NULL, &attendance));
    return attendance;
}

/* Margins as one number. */
static uint64_t margins(unsigned bits) {
    uint64_t sums[ROWS + COLUMNS] = {0};
    uint64_t key = 0;
    for (int k = 0; k < CELLS; k++) {
        sums[k / COLUMNS] += bits >> k & 1;
        sums[ROWS + k % COLUMNS] += bits >> k & 1;
    }
    for (int k = 0; k < ROWS + COLUMNS; k++)
        key = 8 * key + sums[k];
    return key;
}

/* With 27, 2 and 234 attendances of the same margins, and others that are one alone. */
static const unsigned observed[] = {0x2d5ab, 0x8ce63, 0x1b6d9, 0x739c6};

static int together(unsigned bits, int i, int j) {
    unsigned row = (1U << COLUMNS) - 1;
    return __builtin_popcount((bits >> (i * COLUMNS)) & (bits >> (j * COLUMNS)) & row);
}

static void chance_is_that_of_all_attendances_with_the_same_margins(void **state) {
    (void)state;
    enum { DRAWS = 20000 };
    for (size_t k = 0; k < sizeof observed / sizeof observed[0]; k++) {
        netweave_attendance *attendance = from_bits(observed[k]);
        netweave_table *table = NULL;
        uint64_t key = margins(observed[k]);
        char options[60] = "draws=20000";
        assert_ok(netweave_attendance_together(attendance, options, NULL, &table));
        int64_t pair = 0;
        for (int i = 0; i < ROWS; i++)
            for (int j = i + 1; j < ROWS; j++, pair++) {
                double count = 0;
                double sum = 0;
                double squares = 0;
                double more = 0;
                double fewer = 0;
                int seen = together(observed[k], i, j);
                for (unsigned bits = 0; bits < 1U << CELLS; bits++) {
                    if (margins(bits) != key)
                        continue;
                    int times = together(bits, i, j);
                    count++;
                    sum += times;
                    squares += times * times;
                    more += times >= seen;
                    fewer += times <= seen;
                }
                double deviation = sqrt(squares / count - sum / count * (sum / count));
                double error = 5 * deviation / sqrt(DRAWS) + 1e-9;
                assert_near(netweave_table_value(table, pair, 0), seen, 0);
                assert_near(netweave_table_value(table, pair, 1), sum / count, error);
                assert_near(netweave_table_value(table, pair, 2), deviation, 0.03);
                assert_near(netweave_table_value(table, pair, 4), more / count, 0.02);
                assert_near(netweave_table_value(table, pair, 5), fewer / count, 0.02);
                assert_true(netweave_table_value(table, pair, 4) > 0);
                assert_true(netweave_table_value(table, pair, 6) >= netweave_table_value(table, pair, 4));
            }
        netweave_table_free(table);
        netweave_attendance_free(attendance);
    }
}

/* Every attendance with the margins comes as often as any other: a chi-square over all of them. */
static void draws_are_uniform(void **state) {
    (void)state;
    enum { DRAWS = 200000, MOST = 4000 };
    for (size_t k = 0; k < sizeof observed / sizeof observed[0]; k++) {
        netweave_attendance *attendance = from_bits(observed[k]);
        static unsigned all[MOST];
        static int64_t found[MOST];
        int64_t count = 0;
        uint64_t key = margins(observed[k]);
        nw__curveball curveball;
        for (unsigned bits = 0; bits < 1U << CELLS; bits++)
            if (margins(bits) == key && count < MOST) {
                found[count] = 0;
                all[count++] = bits;
            }
        assert_true(count > 0 && count < MOST);
        assert_true(nw__curveball_start(attendance, &curveball));
        assert_false(curveball.events);
        for (uint64_t draw = 0; draw < DRAWS; draw++) {
            nw__random random = nw__random_stream(4, draw);
            unsigned bits = 0;
            assert_ok(nw__curveball_draw(&curveball, 10L * ROWS, &random, NULL));
            for (int row = 0; row < ROWS; row++)
                for (int64_t at = attendance->start[row]; at < attendance->start[row + 1]; at++)
                    bits |= 1U << (row * COLUMNS + curveball.to[at]);
            int64_t low = 0;
            int64_t high = count;
            while (low < high) {
                int64_t middle = (low + high) / 2;
                low = all[middle] < bits ? middle + 1 : low;
                high = all[middle] < bits ? high : middle;
            }
            assert_true(low < count && all[low] == bits);
            found[low]++;
        }
        double expected = (double)DRAWS / (double)count;
        double square = 0;
        for (int64_t i = 0; i < count; i++)
            square += ((double)found[i] - expected) * ((double)found[i] - expected) / expected;
        double freedom = (double)count - 1;
        if (fabs(square - freedom) > 5 * sqrt(2 * freedom) + 1e-9)
            fail_msg("%lld attendances: chi-square %d of %d", (long long)count, (int)square, (int)freedom);
        nw__curveball_free(&curveball);
        netweave_attendance_free(attendance);
    }
}

static void the_whole_is_compared_too_and_threads_do_not_matter(void **state) {
    (void)state;
    netweave_attendance *attendance = from_bits(observed[0]);
    netweave_table *tables[2] = {NULL};
    for (int threads = 1; threads <= 2; threads++) {
        netweave_run *run = NULL;
        assert_ok(netweave_run_create(&run));
        assert_ok(netweave_run_set_threads(run, threads == 1 ? 1 : 3));
        assert_ok(netweave_attendance_together(attendance, "of=network draws=500", run, &tables[threads - 1]));
        netweave_run_free(run);
    }
    assert_int_equal(netweave_table_row_count(tables[0]), 4);
    for (int64_t row = 0; row < 4; row++)
        for (int64_t column = 0; column < 6; column++)
            assert_near(netweave_table_value(tables[0], row, column), netweave_table_value(tables[1], row, column), 0);
    double met = 0;
    for (int i = 0; i < ROWS; i++)
        for (int j = i + 1; j < ROWS; j++)
            met += together(observed[0], i, j) > 0;
    assert_near(netweave_table_value(tables[0], 0, 0), met, 0);
    netweave_table *measures = NULL;
    assert_ok(netweave_attendance_measures(attendance, NULL, NULL, &measures));
    assert_near(netweave_table_value(tables[0], 2, 0),
                netweave_table_value(measures, 0, netweave_table_find_column(measures, "clustering")), 1e-12);
    netweave_table_free(measures);
    netweave_table_free(tables[0]);
    netweave_table_free(tables[1]);
    netweave_attendance_free(attendance);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chance_is_that_of_all_attendances_with_the_same_margins),
        cmocka_unit_test(draws_are_uniform),
        cmocka_unit_test(the_whole_is_compared_too_and_threads_do_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
