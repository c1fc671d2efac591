/* Known answers of measures, each with its source. The rows stand in tests/known/, one file per family. A
 * measure with fewer than two of them fails. */
#include "known/known.h"
#include "support.h"

#include "base/text.h"
#include "measure/measure.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const known answers[] = {
/* clang-format off */
#include "known/cohesion_measures.h"
#include "known/member_measures.h"
#include "known/network_measures.h"
#include "known/position_measures.h"
#include "known/structure_measures.h"
    /* clang-format on */
};

enum { ANSWERS = sizeof answers / sizeof answers[0] };

static int failures;

static netweave_view *known_view(const known *answer) {
    if (strpbrk(answer->ties, "-> ") == NULL && answer->options == NULL)
        return test_named(answer->ties);
    netweave_view *view = NULL;
    netweave_network *network = NULL;
    if (strpbrk(answer->ties, "-> ") != NULL) {
        network = test_network(answer->ties);
    } else {
        view = test_named(answer->ties);
        assert_ok(netweave_view_network(view, &network));
        netweave_view_free(view);
        view = NULL;
    }
    assert_ok(netweave_view_create(network, answer->options, NULL, &view));
    netweave_network_free(network);
    return view;
}

/* Reads "0.25", "1/3", "nan" or "~0.437". */
static double read_number(const char *text, double *tolerance) {
    double value = NAN;
    double divisor = 1;
    *tolerance = 1e-9;
    if (strcmp(text, "nan") == 0)
        return NAN;
    if (*text == '~') {
        const char *point = strchr(++text, '.');
        *tolerance = 0.500001 * pow(10, point != NULL ? -(double)strlen(point + 1) : 0);
    }
    const char *slash = strchr(text, '/');
    size_t length = slash != NULL ? (size_t)(slash - text) : strlen(text);
    if (!nw__number_parse(text, length, '.', &value) ||
        (slash != NULL && !nw__number_parse(slash + 1, strlen(slash + 1), '.', &divisor)))
        fail_msg("'%s' is no number", text);
    return value / divisor;
}

static int64_t find_row(const netweave_table *table, const char *label, size_t length) {
    for (int64_t row = 0; row < netweave_table_row_count(table); row++) {
        char text[256];
        if (netweave_table_label_count(table) == 2)
            snprintf(text, sizeof text, "%s-%s", netweave_table_label(table, 0, row),
                     netweave_table_label(table, 1, row));
        else
            snprintf(text, sizeof text, "%s", netweave_table_label(table, 0, row));
        if (strlen(text) == length && memcmp(text, label, length) == 0)
            return row;
    }
    fail_msg("there is no row '%s'", label);
    return -1;
}

static void check_value(const known *answer, const netweave_table *table, int64_t row, const char *number) {
    double tolerance = 0;
    int64_t column = 0;
    char name[256];
    if (answer->column != NULL) {
        snprintf(name, sizeof name, ".%s", answer->column);
        for (column = 0; column < netweave_table_column_count(table); column++) {
            const char *end = strrchr(netweave_table_column_name(table, column), '.');
            if (end != NULL && strcmp(end, name) == 0)
                break;
        }
    }
    if (column == netweave_table_column_count(table))
        fail_msg("%s has no column '%s'", answer->spec, answer->column);
    double expected = read_number(number, &tolerance);
    double actual = netweave_table_value(table, row, column);
    bool good = isnan(expected) ? isnan(actual) : fabs(actual - expected) <= tolerance * fmax(1, fabs(expected));
    if (*number == '~')
        good = fabs(actual - expected) <= tolerance;
    if (good)
        return;
    print_error("%s of %s%s%s, row %lld: %.12g, expected %s (%s)\n", answer->spec, answer->ties,
                answer->column != NULL ? ", " : "", answer->column != NULL ? answer->column : "", (long long)row + 1,
                actual, number, answer->source);
    failures++;
}

static void check_answer(const known *answer) {
    netweave_table *table = NULL;
    netweave_view *view = known_view(answer);
    netweave_status status = netweave_measure_compute(view, answer->spec, NULL, &table);
    if (status != NETWEAVE_STATUS_OK) {
        print_error("%s of %s: %s\n", answer->spec, answer->ties, netweave_last_error());
        failures++;
        netweave_view_free(view);
        return;
    }
    char *words = strdup(answer->expected);
    int64_t row = 0;
    bool in_order = strchr(words, '=') == NULL;
    for (char *word = strtok(words, " "); word != NULL; word = strtok(NULL, " ")) {
        char *equals = strrchr(word, '=');
        if (!in_order)
            row = find_row(table, word, (size_t)(equals - word));
        check_value(answer, table, row++, equals != NULL ? equals + 1 : word);
    }
    if (in_order && row != netweave_table_row_count(table)) {
        print_error("%s of %s: %lld rows, expected %lld\n", answer->spec, answer->ties,
                    (long long)netweave_table_row_count(table), (long long)row);
        failures++;
    }
    free(words);
    netweave_table_free(table);
    netweave_view_free(view);
}

static void known_answers_are_met(void **state) {
    (void)state;
    failures = 0;
    for (size_t k = 0; k < ANSWERS; k++)
        check_answer(&answers[k]);
    assert_int_equal(failures, 0);
}

static void every_measure_has_two_known_answers_with_a_source(void **state) {
    (void)state;
    int missing = 0;
    for (int64_t k = 0; k < nw__measure_total; k++) {
        const char *name = nw__measures[k]->name;
        int found = 0;
        for (size_t a = 0; a < ANSWERS; a++)
            found += strcspn(answers[a].spec, ":") == strlen(name) &&
                     strncmp(answers[a].spec, name, strlen(name)) == 0 && *answers[a].source != '\0';
        if (found < 2) {
            print_message("# %s has %d known answers\n", name, found);
            missing++;
        }
    }
    assert_int_equal(missing, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_answers_are_met),
        cmocka_unit_test(every_measure_has_two_known_answers_with_a_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
