/* What all tests share. */
#include "support.h"

#include "base/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void test_near(double actual, double expected, double tolerance, const char *what, const char *file, int line) {
    double scale = fmax(1.0, fabs(expected));
    if (isnan(actual) && isnan(expected))
        return;
    if (fabs(actual - expected) <= tolerance * scale)
        return;
    print_error("%s is %.12g, expected %.12g (within %g)\n", what, actual, expected, tolerance);
    _fail(file, line);
}

void test_ok(netweave_status status, const char *what, const char *file, int line) {
    if (status == NETWEAVE_STATUS_OK)
        return;
    print_error("%s: %s: %s\n", what, netweave_status_name(status), netweave_last_error());
    _fail(file, line);
}

void test_refused(netweave_status status, netweave_status expected, const char *what, const char *file, int line) {
    if (status == expected && strlen(netweave_last_error()) > 20)
        return;
    print_error("%s answers %s: %s\n", what, netweave_status_name(status), netweave_last_error());
    _fail(file, line);
}

static void add_member(netweave_builder *builder, char *word) {
    char *value = strchr(word, '=');
    int64_t member = -1;
    double number = NAN;
    if (value != NULL)
        *value++ = '\0';
    assert_ok(netweave_builder_add_member(builder, word, &member));
    if (value != NULL && nw__number_parse(value, strlen(value), '.', &number))
        assert_ok(netweave_builder_set_number(builder, member, "group", number));
    else if (value != NULL)
        assert_ok(netweave_builder_set_text(builder, member, "group", value));
}

static void add_tie(netweave_builder *builder, char *word) {
    char *sign = strpbrk(word, "->");
    int64_t ends[2];
    if (sign == NULL) {
        add_member(builder, word);
        return;
    }
    netweave_direction direction = *sign == '>' ? NETWEAVE_DIRECTION_DIRECTED : NETWEAVE_DIRECTION_UNDIRECTED;
    *sign = '\0';
    double weight = 1;
    char *equals = strchr(sign + 1, '=');
    if (equals != NULL) {
        assert_true(nw__number_parse(equals + 1, strlen(equals + 1), '.', &weight));
        *equals = '\0';
    }
    assert_ok(netweave_builder_add_member(builder, word, &ends[0]));
    assert_ok(netweave_builder_add_member(builder, sign + 1, &ends[1]));
    assert_ok(netweave_builder_set_tie_set(builder, "", "", direction));
    assert_ok(netweave_builder_add_ties(builder, 1, &ends[0], &ends[1], equals != NULL ? &weight : NULL));
}

netweave_network *test_network(const char *ties) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    char *copy = strdup(ties);
    assert_ok(netweave_builder_create(&builder));
    for (char *word = strtok(copy, " "); word != NULL; word = strtok(NULL, " "))
        add_tie(builder, word);
    free(copy);
    assert_ok(netweave_builder_finish(builder, &network));
    netweave_builder_free(builder);
    return network;
}

netweave_view *test_view(const char *ties) {
    netweave_network *network = test_network(ties);
    netweave_view *view = NULL;
    assert_ok(netweave_view_create(network, NULL, NULL, &view));
    netweave_network_free(network);
    return view;
}

static const struct {
    const char *name, *ties;
} named[] = {
    {"star6", "1-2 1-3 1-4 1-5 1-6"},
    {"ring6", "1-2 2-3 3-4 4-5 5-6 6-1"},
    {"path4", "1-2 2-3 3-4"},
    {"path6", "1-2 2-3 3-4 4-5 5-6"},
    {"path7", "1-2 2-3 3-4 4-5 5-6 6-7"},
    {"K4", "1-2 1-3 1-4 2-3 2-4 3-4"},
    {"K6", "1-2 1-3 1-4 1-5 1-6 2-3 2-4 2-5 2-6 3-4 3-5 3-6 4-5 4-6 5-6"},
    {"ds10", "1-2 1-3 1-4 1-5 1-6 2-7 2-8 2-9 2-10"},
    {"diamond", "1-2 1-3 2-3 2-4 3-4"},
    {"S6+K2", "1-2 1-3 1-4 1-5 1-6 7-8"},
    {"S6+2iso", "1-2 1-3 1-4 1-5 1-6 7 8"},
    /* Krackhardt 1990: members 0 to 9 as METHODS numbers them. */
    {"kite", "0 1 2 3 4 5 6 7 8 9 0-1 0-2 0-3 0-5 1-3 1-4 1-6 2-3 2-5 3-4 3-5 3-6 4-6 5-6 5-7 6-7 7-8 8-9"},
    /* Padgett and Ansell 1993, marriages, without the isolate Pucci. */
    {"flo15",
     "Acciaiuoli-Medici Castellani-Peruzzi Castellani-Strozzi Castellani-Barbadori Medici-Barbadori Medici-Ridolfi "
     "Medici-Tornabuoni Medici-Albizzi Medici-Salviati Salviati-Pazzi Peruzzi-Strozzi Peruzzi-Bischeri Strozzi-Ridolfi "
     "Strozzi-Bischeri Ridolfi-Tornabuoni Tornabuoni-Guadagni Albizzi-Ginori Albizzi-Guadagni Bischeri-Guadagni "
     "Guadagni-Lamberteschi"},
    {"flo16",
     "Acciaiuoli-Medici Castellani-Peruzzi Castellani-Strozzi Castellani-Barbadori Medici-Barbadori Medici-Ridolfi "
     "Medici-Tornabuoni Medici-Albizzi Medici-Salviati Salviati-Pazzi Peruzzi-Strozzi Peruzzi-Bischeri Strozzi-Ridolfi "
     "Strozzi-Bischeri Ridolfi-Tornabuoni Tornabuoni-Guadagni Albizzi-Ginori Albizzi-Guadagni Bischeri-Guadagni "
     "Guadagni-Lamberteschi Pucci"},
    /* Zachary 1977. */
    {"karate",
     "1-2 1-3 2-3 1-4 2-4 3-4 1-5 1-6 1-7 5-7 6-7 1-8 2-8 3-8 4-8 1-9 3-9 3-10 1-11 5-11 6-11 1-12 1-13 4-13 1-14 2-14 "
     "3-14 4-14 6-17 7-17 1-18 2-18 1-20 2-20 1-22 2-22 24-26 25-26 3-28 24-28 25-28 3-29 24-30 27-30 2-31 9-31 1-32 "
     "25-32 26-32 29-32 3-33 9-33 15-33 16-33 19-33 21-33 23-33 24-33 30-33 31-33 32-33 9-34 10-34 14-34 15-34 16-34 "
     "19-34 20-34 21-34 23-34 24-34 27-34 28-34 29-34 30-34 31-34 32-34 33-34"},
};

netweave_view *test_named(const char *name) {
    for (size_t k = 0; k < sizeof named / sizeof named[0]; k++)
        if (strcmp(named[k].name, name) == 0)
            return test_view(named[k].ties);
    fail_msg("there is no test network '%s'", name);
    return NULL;
}

double test_measure(const netweave_view *view, const char *spec) {
    netweave_table *table = NULL;
    assert_ok(netweave_measure_compute(view, spec, NULL, &table));
    double value = netweave_table_value(table, 0, 0);
    netweave_table_free(table);
    return value;
}

void test_measures(const netweave_view *view, const char *spec, double *out, int64_t count) {
    netweave_table *table = NULL;
    assert_ok(netweave_measure_compute(view, spec, NULL, &table));
    assert_int_equal(netweave_table_row_count(table), count);
    memcpy(out, netweave_table_column(table, 0), (size_t)count * sizeof *out);
    netweave_table_free(table);
}

const char *test_data(const char *name) {
    static char path[4096];
    snprintf(path, sizeof path, "%s/%s", NW_SHARED_DATA, name);
    return access(path, R_OK) == 0 ? path : NULL;
}
