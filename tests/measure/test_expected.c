/* Our numbers beside those that other programs gave for real networks (expected.json of the shared test data). */
#include "support.h"

#include "base/text.h"

#include <jansson.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

enum { LINE_SIZE = 512 };

typedef struct value_row {
    const char *key, *spec, *column, *options;
    char data;
} value_row;

typedef struct member_row {
    const char *peer, *call, *spec, *options;
    char data, compare;
} member_row;

static const value_row value_rows[] = {
/* clang-format off */
#include "known/expected_values.h"
    /* clang-format on */
};

static const member_row member_rows[] = {
/* clang-format off */
#include "known/expected_members.h"
    /* clang-format on */
};

enum {
    VALUE_ROWS = sizeof value_rows / sizeof value_rows[0],
    MEMBER_ROWS = sizeof member_rows / sizeof member_rows[0]
};

static int failures;
static int compared;

static int64_t place(netweave_builder *builder, const char *id) {
    int64_t member = -1;
    assert_ok(netweave_builder_add_member(builder, id, &member));
    return member;
}

static void add_tie(netweave_builder *builder, const char *from, const char *to) {
    int64_t ends[2] = {place(builder, from), place(builder, to)};
    assert_ok(netweave_builder_add_ties(builder, 1, &ends[0], &ends[1], NULL));
}

/* Women tied when both attended an event: the file says who attended what. */
static void add_projection(netweave_builder *builder, char (*who)[64], char (*what)[64], int count) {
    for (int i = 0; i < count; i++)
        for (int j = 0; j < i; j++)
            if (strcmp(what[i], what[j]) == 0)
                add_tie(builder, who[i], who[j]);
}

/* Adds "a,b" or "a,b,weight" lines whose weight is not below the cut that `how` states (else above 0). */
static void add_file(netweave_builder *builder, const char *path, const char *how) {
    static char who[128][64];
    static char what[128][64];
    int rows = 0;
    char line[LINE_SIZE];
    double cut = 0;
    bool projection = strstr(how, "shared") != NULL;
    const char *least = strstr(how, ">= ");
    if (least != NULL && !projection)
        assert_true(nw__number_parse(least + 3, 1, '.', &cut));
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file));
    while (fgets(line, sizeof line, file) != NULL) {
        char *from = strtok(line, ",\r\n");
        char *to = strtok(NULL, ",\r\n");
        char *number = strtok(NULL, ",\r\n");
        double weight = 1;
        if (from == NULL || to == NULL)
            continue;
        if (number != NULL)
            assert_true(nw__number_parse(number, strlen(number), '.', &weight));
        if (projection) {
            assert_true(rows < 128);
            snprintf(who[rows], sizeof who[rows], "%s", from);
            snprintf(what[rows++], sizeof what[0], "%s", to);
        } else if (weight >= cut && weight > 0 && strcmp(from, to) != 0) {
            add_tie(builder, from, to);
        }
    }
    fclose(file);
    if (projection)
        add_projection(builder, who, what, rows);
}

static netweave_network *read_network(const json_t *entry) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    char number[32];
    size_t i;
    json_t *label;
    bool directed = json_is_true(json_object_get(entry, "directed"));
    const char *path = test_data(json_string_value(json_object_get(entry, "file")));
    assert_non_null(path);
    assert_ok(netweave_builder_create(&builder));
    json_array_foreach(json_object_get(entry, "labels"), i, label) place(builder, json_string_value(label));
    for (int64_t k = 0; json_object_get(entry, "labels") == NULL && k < json_integer_value(json_object_get(entry, "n"));
         k++) {
        snprintf(number, sizeof number, "%lld", (long long)k);
        place(builder, number);
    }
    assert_ok(netweave_builder_set_tie_set(builder, "", "",
                                           directed ? NETWEAVE_DIRECTION_DIRECTED : NETWEAVE_DIRECTION_UNDIRECTED));
    add_file(builder, path, json_string_value(json_object_get(entry, "how")));
    assert_ok(netweave_builder_finish(builder, &network));
    netweave_builder_free(builder);
    return network;
}

static bool applies(char data, const json_t *entry) {
    return data == 'a' || (data == 'd') == json_is_true(json_object_get(entry, "directed"));
}

/* The table of a spec, or NULL when the measure is not there yet. */
static netweave_table *measured(const netweave_network *network, const char *options, const char *spec) {
    char name[64];
    netweave_view *view = NULL;
    netweave_table *table = NULL;
    snprintf(name, sizeof name, "%.*s", (int)strcspn(spec, ":"), spec);
    if (netweave_measure_find(name) < 0)
        return NULL;
    assert_ok(netweave_view_create(network, options, NULL, &view));
    assert_ok(netweave_measure_compute(view, spec, NULL, &table));
    netweave_view_free(view);
    return table;
}

/* Peers print nine digits and agree within 2e-6. */
static bool near(double actual, double expected) {
    compared++;
    if (isnan(expected) || isnan(actual))
        return isnan(expected) && isnan(actual);
    return fabs(actual - expected) <= 2e-6 * fabs(expected) + 2e-9;
}

/* The number that stands for a table: of the network; the sum over members or ties. */
static double number_of(const netweave_table *table, int64_t column) {
    double sum = 0;
    for (int64_t row = 0; row < netweave_table_row_count(table); row++)
        sum += netweave_table_value(table, row, column);
    return sum;
}

/* Whether each place that peers list has a 1. */
static bool marks(const netweave_table *table, const json_t *places) {
    size_t i;
    json_t *place;
    json_array_foreach(places, i,
                       place) if (netweave_table_value(table, json_integer_value(place), 0) != 1) return false;
    return true;
}

/* What peers call the best that they have seen is a bound that a search from other draws comes near or passes. */
static bool agrees(const value_row *row, double actual, double wanted) {
    if (strncmp(row->key, "best_", strlen("best_")) != 0)
        return near(actual, wanted);
    compared++;
    return actual >= wanted - 0.002;
}

static void check_value(const char *id, const json_t *entry, const netweave_network *network, const value_row *row) {
    const json_t *expected = json_object_get(json_object_get(json_object_get(entry, "consensus"), row->key), "value");
    if (!applies(row->data, entry) || (!json_is_number(expected) && !json_is_array(expected)))
        return;
    netweave_table *table = measured(network, row->options, row->spec);
    if (table == NULL)
        return;
    int64_t column = 0;
    if (row->column != NULL) {
        char name[128];
        snprintf(name, sizeof name, "%s.%s", row->spec, row->column);
        column = netweave_table_find_column(table, name);
    }
    double wanted = json_is_array(expected) ? (double)json_array_size(expected) : json_number_value(expected);
    double actual = number_of(table, column);
    if (!agrees(row, actual, wanted) || !marks(table, expected)) {
        print_error("%s: %s is %.9g, peers say %s %.9g\n", id, row->spec, actual, row->key, wanted);
        failures++;
    }
    netweave_table_free(table);
}

static double largest(const json_t *array) {
    double most = 0;
    size_t i;
    json_t *value;
    json_array_foreach(array, i, value) most = fmax(most, json_number_value(value));
    return most;
}

static void check_members(const char *id, const json_t *entry, const netweave_network *network, const member_row *row) {
    const json_t *peers = json_object_get(json_object_get(entry, "node_level"), row->peer);
    const json_t *expected = json_object_get(peers, row->call);
    if (!applies(row->data, entry) || expected == NULL)
        return;
    netweave_table *table = measured(network, row->options, row->spec);
    if (table == NULL)
        return;
    double scale = 1;
    if (row->compare == 'm')
        scale = 1 / largest(expected);
    if (row->compare == 'n')
        scale = 1 / (double)(json_array_size(expected) - 1);
    size_t i;
    json_t *value;
    json_array_foreach(expected, i, value) {
        double wanted = json_is_null(value) ? NAN : json_number_value(value) * scale;
        double actual = netweave_table_value(table, (int64_t)i, 0);
        bool passed_over = (row->compare == 'm' && fabs(wanted) < 1e-7) ||
                           (row->compare == 'z' && wanted == 0 && isnan(actual)) ||
                           (row->compare == 'p' && isnan(wanted));
        if (passed_over || near(actual, wanted))
            continue;
        print_error("%s: %s of %s is %.9g, %s %s says %.9g\n", id, row->spec,
                    netweave_table_label(table, 0, (int64_t)i), actual, row->peer, row->call, wanted);
        failures++;
        break;
    }
    netweave_table_free(table);
}

typedef void check(const char *id, const json_t *entry, const netweave_network *network);

static void for_all_networks(check *check) {
    json_error_t error;
    const char *path = test_data("expected.json");
    if (path == NULL) {
        print_message("# the shared test data are not there\n");
        skip();
    }
    json_t *root = json_load_file(path, 0, &error);
    assert_non_null(root);
    failures = compared = 0;
    const char *id;
    json_t *entry;
    json_object_foreach(json_object_get(root, "networks"), id, entry) {
        netweave_network *network = read_network(entry);
        check(id, entry, network);
        netweave_network_free(network);
    }
    json_decref(root);
    print_message("# %d numbers compared\n", compared);
    assert_true(compared > 0);
    assert_int_equal(failures, 0);
}

static void check_size(const char *id, const json_t *entry, const netweave_network *network) {
    int64_t members = netweave_roster_count(netweave_network_roster(network));
    int64_t ties = netweave_network_tie_count(network, 0, 0);
    compared += 2;
    if (members == json_integer_value(json_object_get(entry, "n")) &&
        ties == json_integer_value(json_object_get(entry, "m")))
        return;
    print_error("%s has %lld members and %lld ties\n", id, (long long)members, (long long)ties);
    failures++;
}

static void the_networks_have_the_members_and_ties_that_peers_saw(void **state) {
    (void)state;
    for_all_networks(check_size);
}

static void check_values(const char *id, const json_t *entry, const netweave_network *network) {
    for (size_t k = 0; k < VALUE_ROWS; k++)
        check_value(id, entry, network, &value_rows[k]);
}

static void network_measures_agree_with_all_peers(void **state) {
    (void)state;
    for_all_networks(check_values);
}

static void check_all_members(const char *id, const json_t *entry, const netweave_network *network) {
    for (size_t k = 0; k < MEMBER_ROWS; k++)
        check_members(id, entry, network, &member_rows[k]);
}

static void member_measures_agree_with_peers_of_the_same_convention(void **state) {
    (void)state;
    for_all_networks(check_all_members);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_networks_have_the_members_and_ties_that_peers_saw),
        cmocka_unit_test(network_measures_agree_with_all_peers),
        cmocka_unit_test(member_measures_agree_with_peers_of_the_same_convention),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
