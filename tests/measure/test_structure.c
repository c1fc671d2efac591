/* Tests of the structure of a network: the type, how sure it is, who has which part, and what is said of it. */
#include "graphs.h"

#include "base/random.h"
#include "measure/structure.h"

#include <math.h>
#include <stdio.h>
#include <time.h>

static netweave_structure *structure_of(const netweave_view *view, const char *options) {
    netweave_structure *structure = NULL;
    assert_ok(netweave_structure_create(view, options, NULL, &structure));
    return structure;
}

/* Joins stars of these sizes (ended by 0) by ties among their hubs: 'c' all, 'p' in a row, 'r' in a ring, 'n' none. */
static netweave_view *stars(const int *sizes, char join, int isolates) {
    static char ties[1 << 16];
    size_t used = 0;
    int count = 0;
    ties[0] = '\0';
    for (; sizes[count] > 0; count++)
        for (int k = 1; k < sizes[count]; k++)
            used += (size_t)snprintf(ties + used, sizeof ties - used, "h%d-h%ds%d ", count, count, k);
    for (int i = 0; i < count; i++)
        for (int j = i + 1; j < count; j++)
            if (join == 'c' || (join != 'n' && j == i + 1) || (join == 'r' && i == 0 && j == count - 1 && count > 2))
                used += (size_t)snprintf(ties + used, sizeof ties - used, "h%d-h%d ", i, j);
    for (int i = 0; i < isolates; i++)
        used += (size_t)snprintf(ties + used, sizeof ties - used, "alone%d ", i);
    return test_view(ties);
}

/* A complete core whose members have so many pendants in turn. */
static netweave_view *core_with_pendants(int core, int pendants, int links) {
    static char ties[1 << 14];
    size_t used = 0;
    for (int i = 0; i < core; i++)
        for (int j = i + 1; j < core; j++)
            used += (size_t)snprintf(ties + used, sizeof ties - used, "c%d-c%d ", i, j);
    for (int i = 0; i < pendants; i++)
        for (int k = 0; k < links; k++)
            used += (size_t)snprintf(ties + used, sizeof ties - used, "c%d-p%d ", (i + k) % core, i);
    return test_view(ties);
}

static netweave_view *chain(int members, bool closed) {
    static char ties[1 << 14];
    size_t used = 0;
    for (int i = 1; i < members; i++)
        used += (size_t)snprintf(ties + used, sizeof ties - used, "%d-%d ", i, i + 1);
    if (closed)
        snprintf(ties + used, sizeof ties - used, "%d-1", members);
    return test_view(ties);
}

/* Checks the type of a view, and gives it back. */
static void assert_type(netweave_view *view, const char *type) {
    netweave_structure *structure = structure_of(view, "draws=0");
    assert_string_equal(netweave_structure_type(structure), type);
    netweave_structure_free(structure);
    netweave_view_free(view);
}

static void stars_of_any_size_are_hub_and_spoke(void **state) {
    (void)state;
    for (int size = 3; size <= 12; size++)
        assert_type(stars((int[]){size, 0}, 'n', 0), "hub_and_spoke");
    assert_type(stars((int[]){1000, 0}, 'n', 0), "hub_and_spoke");
    assert_type(stars((int[]){11, 0}, 'n', 8), "hub_and_spoke");
    assert_type(stars((int[]){14, 6, 0}, 'n', 0), "hub_and_spoke");
    assert_type(test_named("S6+K2"), "hub_and_spoke");
    assert_type(test_named("S6+2iso"), "hub_and_spoke");
}

static void joined_stars_chains_and_trees_have_several_hubs(void **state) {
    (void)state;
    assert_type(test_named("ds10"), "multi_hub");
    assert_type(stars((int[]){3, 3, 0}, 'c', 0), "multi_hub");
    assert_type(stars((int[]){10, 10, 10, 0}, 'c', 0), "multi_hub");
    assert_type(stars((int[]){10, 10, 10, 0}, 'p', 0), "multi_hub");
    assert_type(stars((int[]){10, 10, 10, 10, 10, 10, 0}, 'c', 0), "multi_hub");
    assert_type(stars((int[]){10, 10, 10, 10, 10, 10, 0}, 'r', 0), "multi_hub");
    assert_type(chain(5, false), "multi_hub");
    assert_type(chain(100, false), "multi_hub");
    assert_type(test_view("1-2 1-3 2-4 2-5 3-6 3-7 4-8 4-9 5-10 5-11 6-12 6-13 7-14 7-15"), "multi_hub");
}

static void cores_have_a_periphery(void **state) {
    (void)state;
    assert_type(core_with_pendants(10, 20, 1), "core_periphery");
    assert_type(core_with_pendants(4, 4, 1), "core_periphery");
    assert_type(core_with_pendants(6, 24, 3), "core_periphery");
}

static void rings_complete_networks_and_wheels_are_networked(void **state) {
    (void)state;
    static const char *const names[] = {"ring6", "K4", "K6", "kite", "diamond", "karate", "flo15"};
    for (size_t k = 0; k < sizeof names / sizeof names[0]; k++)
        assert_type(test_named(names[k]), "networked");
    assert_type(chain(100, true), "networked");
    assert_type(test_view("0-1 0-2 0-3 0-4 0-5 1-2 2-3 3-4 4-5 5-1"), "networked");
}

static void networks_in_pieces_are_scattered(void **state) {
    (void)state;
    assert_type(stars((int[]){10, 10, 0}, 'n', 0), "scattered");
    assert_type(stars((int[]){10, 0}, 'n', 15), "scattered");
    assert_type(test_view("1-2 3"), "scattered");
    assert_type(test_view("1 2 3"), "scattered");
    assert_type(core_with_pendants(3, 0, 0), "networked");
}

static void below_three_members_nothing_is_defined_and_notes_say_so(void **state) {
    (void)state;
    static const char *const ties[] = {"1", "1-2", "1 2"};
    for (size_t k = 0; k < sizeof ties / sizeof ties[0]; k++) {
        netweave_view *view = test_view(ties[k]);
        netweave_structure *structure = structure_of(view, NULL);
        const netweave_table *numbers = netweave_structure_numbers(structure);
        assert_string_equal(netweave_structure_type(structure), "undefined");
        assert_string_equal(netweave_structure_next_type(structure), "");
        assert_true(isnan(netweave_structure_value(structure, "margin")));
        assert_true(isnan(netweave_structure_value(structure, "hub_dependence")));
        assert_true(netweave_table_note_count(numbers) >= 7);
        assert_true(isnan(netweave_table_value(netweave_structure_types(structure), 0, 0)));
        assert_int_equal(netweave_table_note_count(netweave_structure_types(structure)), 1);
        netweave_structure_free(structure);
        netweave_view_free(view);
    }
}

static void the_margin_of_a_star_is_the_way_to_two_hubs(void **state) {
    (void)state;
    netweave_view *view = test_named("star6");
    netweave_structure *structure = structure_of(view, "draws=0");
    assert_near(netweave_structure_value(structure, "margin"), 1.0 / 3, 1e-9);
    assert_string_equal(netweave_structure_next_type(structure), "multi_hub");
    assert_near(netweave_structure_value(structure, "hub_dependence"), 1, 1e-12);
    assert_near(netweave_structure_value(structure, "held_by"), 1, 0);
    assert_true(isnan(netweave_structure_value(structure, "no such number")));
    assert_int_equal(netweave_structure_hub_count(structure), 1);
    assert_string_equal(netweave_structure_hub(structure, 0), "1");
    assert_null(netweave_structure_hub(structure, 1));
    netweave_structure_free(structure);
    netweave_view_free(view);
}

static void the_numbers_are_those_of_the_measures(void **state) {
    (void)state;
    static const char *const names[] = {"hub_dependence", "hub_tie_share",   "hub_brokerage", "hub_bottleneck",
                                        "hub_speed_loss", "peer_efficiency", "effective_hubs"};
    netweave_view *view = test_named("karate");
    netweave_structure *structure = structure_of(view, "draws=0");
    for (size_t k = 0; k < sizeof names / sizeof names[0]; k++)
        assert_near(netweave_structure_value(structure, names[k]), test_measure(view, names[k]), 0);
    netweave_structure_free(structure);
    netweave_view_free(view);
}

static void two_with_the_same_spokes_hold_an_office_together(void **state) {
    (void)state;
    netweave_view *view = test_view("boss-1 boss-2 boss-3 boss-4 boss-5 boss-6 deputy-1 deputy-2 deputy-3 deputy-4 "
                                    "deputy-5 deputy-6 boss-deputy");
    netweave_structure *structure = structure_of(view, "draws=0");
    assert_string_equal(netweave_structure_type(structure), "hub_and_spoke");
    assert_near(netweave_structure_value(structure, "held_by"), 2, 0);
    assert_non_null(strstr(netweave_structure_sentence(structure), "boss and deputy jointly hold it together"));
    assert_string_equal(netweave_table_label(netweave_structure_members(structure), 1, 1), "hub");
    netweave_structure_free(structure);
    netweave_view_free(view);
}

static void a_directed_hub_points_out_or_in_or_both_ways(void **state) {
    (void)state;
    static const struct {
        const char *ties, *direction;
    } cases[] = {{"1>2 1>3 1>4 1>5 1>6 2>3 3>2", "out"},
                 {"2>1 3>1 4>1 5>1 6>1", "in"},
                 {"1>2 1>3 1>4 2>1 3>1 4>1", "both"},
                 {"1-2 1-3 1-4", ""},
                 {"1>2 2>3 3>4 4>1 1>3 2>4", ""}};
    for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++) {
        netweave_view *view = test_view(cases[k].ties);
        netweave_structure *structure = structure_of(view, "draws=0");
        assert_string_equal(netweave_structure_hub_direction(structure), cases[k].direction);
        netweave_structure_free(structure);
        netweave_view_free(view);
    }
}

/* The role of a member by id. */
static const char *role(const netweave_structure *structure, const char *id) {
    const netweave_table *members = netweave_structure_members(structure);
    for (int64_t row = 0; row < netweave_table_row_count(members); row++)
        if (strcmp(netweave_table_label(members, 0, row), id) == 0)
            return netweave_table_label(members, 1, row);
    return "";
}

static void members_have_the_parts_that_the_page_defines(void **state) {
    (void)state;
    netweave_view *view = stars((int[]){8, 0}, 'n', 2);
    netweave_structure *structure = structure_of(view, "draws=0");
    assert_string_equal(role(structure, "h0"), "hub");
    assert_string_equal(role(structure, "h0s1"), "pendant");
    assert_string_equal(role(structure, "alone1"), "isolate");
    netweave_structure_free(structure);
    netweave_view_free(view);
    view = stars((int[]){8, 6, 0}, 'c', 0);
    structure = structure_of(view, "draws=0");
    assert_string_equal(role(structure, "h0"), "hub");
    assert_string_equal(role(structure, "h1"), "hub");
    netweave_structure_free(structure);
    netweave_view_free(view);
    view = core_with_pendants(6, 24, 3);
    structure = structure_of(view, "draws=0");
    assert_string_equal(role(structure, "c5"), "core");
    assert_string_equal(role(structure, "p5"), "peer");
    netweave_structure_free(structure);
    netweave_view_free(view);
    view = test_named("kite");
    structure = structure_of(view, "draws=0");
    assert_string_equal(role(structure, "7"), "broker");
    assert_string_equal(role(structure, "9"), "pendant");
    netweave_structure_free(structure);
    netweave_view_free(view);
}

/* The same ties with members in another order. */
static netweave_view *random_view(uint64_t stream, bool renumbered) {
    nw__random random = nw__random_stream(11, stream);
    int members = 5 + (int)nw__random_below(&random, 15);
    int ties = (int)nw__random_below(&random, (uint64_t)members * 2);
    char text[4096] = "";
    size_t used = 0;
    for (int i = 0; i < members; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%d ", renumbered ? (i + 3) % members : i);
    for (int k = 0; k < ties; k++) {
        int from = (int)nw__random_below(&random, (uint64_t)members);
        int to = (int)nw__random_below(&random, (uint64_t)members);
        if (from != to)
            used += (size_t)snprintf(text + used, sizeof text - used, "%d-%d ", from, to);
    }
    return test_view(text);
}

static void renumbering_members_changes_neither_type_nor_margin(void **state) {
    (void)state;
    for (uint64_t stream = 0; stream < 300; stream++) {
        netweave_view *view = random_view(stream, false);
        netweave_view *other_view = random_view(stream, true);
        netweave_structure *structure = structure_of(view, "draws=0");
        netweave_structure *other = structure_of(other_view, "draws=0");
        assert_string_equal(netweave_structure_type(structure), netweave_structure_type(other));
        if (netweave_structure_value(structure, "main_share") > 0.5) { /* else the first of equal parts is read */
            assert_string_equal(netweave_structure_next_type(structure), netweave_structure_next_type(other));
            assert_near(netweave_structure_value(structure, "margin"), netweave_structure_value(other, "margin"), 1e-8);
        }
        netweave_structure_free(structure);
        netweave_structure_free(other);
        netweave_view_free(view);
        netweave_view_free(other_view);
    }
}

static void probabilities_sum_to_one_and_do_not_depend_on_threads(void **state) {
    (void)state;
    double probability[2][NW_TYPE_COUNT];
    for (int threads = 1; threads <= 2; threads++) {
        netweave_run *run = NULL;
        netweave_structure *structure = NULL;
        netweave_view *view = test_named("ds10");
        double sum = 0;
        assert_ok(netweave_run_create(&run));
        assert_ok(netweave_run_set_threads(run, threads));
        assert_ok(netweave_structure_create(view, "draws=60 noise=0.2", run, &structure));
        for (int type = 0; type < NW_TYPE_COUNT; type++) {
            probability[threads - 1][type] = netweave_table_value(netweave_structure_types(structure), type, 0);
            sum += probability[threads - 1][type];
        }
        assert_near(sum, 1, 1e-12);
        assert_near(netweave_table_value(netweave_structure_types(structure), 0, 1), 60, 0);
        netweave_structure_free(structure);
        netweave_view_free(view);
        netweave_run_free(run);
    }
    assert_memory_equal(probability[0], probability[1], sizeof probability[0]);
    assert_true(probability[0][NW_TYPE_MULTI_HUB] > 0.5 && probability[0][NW_TYPE_MULTI_HUB] < 1);
}

static void a_large_star_is_surely_a_star_and_a_complete_network_cannot_be_misreported(void **state) {
    (void)state;
    netweave_view *view = stars((int[]){40, 0}, 'n', 0);
    netweave_structure *structure = structure_of(view, NULL);
    assert_near(netweave_table_value(netweave_structure_types(structure), NW_TYPE_HUB_AND_SPOKE, 0), 1, 0.02);
    netweave_structure_free(structure);
    netweave_view_free(view);
    view = test_named("K6");
    structure = structure_of(view, "noise=1 draws=20");
    assert_near(netweave_table_value(netweave_structure_types(structure), NW_TYPE_NETWORKED, 0), 1, 0);
    netweave_structure_free(structure);
    netweave_view_free(view);
}

static void options_and_handles_are_checked(void **state) {
    (void)state;
    netweave_view *view = test_named("star6");
    netweave_structure *structure = NULL;
    assert_int_equal(netweave_structure_create(view, "draws=-1", NULL, &structure), NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_int_equal(netweave_structure_create(view, "drwas=1", NULL, &structure), NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_int_equal(netweave_structure_create(NULL, NULL, NULL, &structure), NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_int_equal(netweave_structure_create(view, NULL, NULL, NULL), NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_null(structure);
    assert_string_equal(netweave_structure_type(NULL), "undefined");
    assert_string_equal(netweave_structure_sentence(NULL), "");
    assert_true(isnan(netweave_structure_value(NULL, "margin")));
    netweave_structure_free(NULL);
    netweave_view_free(view);
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void a_large_network_ends_when_its_time_is_up(void **state) {
    (void)state;
    netweave_view *view = test_large_view(20000, 100000, true, 5);
    netweave_run *run = NULL;
    netweave_structure *structure = NULL;
    netweave_table *table = NULL;
    assert_ok(netweave_run_create(&run));
    for (int call = 0; call < 2; call++) {
        double start = seconds();
        assert_ok(netweave_run_set_time_budget(run, 0.1));
        assert_int_equal(call == 0 ? netweave_structure_create(view, NULL, run, &structure)
                                   : netweave_hub_curve(view, NULL, run, &table),
                         NETWEAVE_STATUS_TIMEOUT);
        assert_true(seconds() - start < 2); /* 0.3 s are promised; the machine may be busy */
        netweave_run_free(run);
        assert_ok(netweave_run_create(&run));
    }
    assert_null(structure);
    assert_null(table);
    netweave_run_free(run);
    netweave_view_free(view);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stars_of_any_size_are_hub_and_spoke),
        cmocka_unit_test(joined_stars_chains_and_trees_have_several_hubs),
        cmocka_unit_test(cores_have_a_periphery),
        cmocka_unit_test(rings_complete_networks_and_wheels_are_networked),
        cmocka_unit_test(networks_in_pieces_are_scattered),
        cmocka_unit_test(below_three_members_nothing_is_defined_and_notes_say_so),
        cmocka_unit_test(the_margin_of_a_star_is_the_way_to_two_hubs),
        cmocka_unit_test(the_numbers_are_those_of_the_measures),
        cmocka_unit_test(two_with_the_same_spokes_hold_an_office_together),
        cmocka_unit_test(a_directed_hub_points_out_or_in_or_both_ways),
        cmocka_unit_test(members_have_the_parts_that_the_page_defines),
        cmocka_unit_test(renumbering_members_changes_neither_type_nor_margin),
        cmocka_unit_test(probabilities_sum_to_one_and_do_not_depend_on_threads),
        cmocka_unit_test(a_large_star_is_surely_a_star_and_a_complete_network_cannot_be_misreported),
        cmocka_unit_test(options_and_handles_are_checked),
        cmocka_unit_test(a_large_network_ends_when_its_time_is_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
