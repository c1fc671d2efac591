/* The wave-swap randomisation test and the adjustment. */
#include "infer/comparison.h"
#include "waves.h"

#include "base/random.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static netweave_comparison *compare(const waves *waves, const char *options) {
    netweave_comparison *comparison = NULL;
    assert_ok(netweave_comparison_create(waves->before, waves->after, options, NULL, &comparison));
    return comparison;
}

/* A wave as a table of cells, for enumeration by brute force. */
enum { SIZE = 6 };
typedef struct cells {
    int tied[2][SIZE][SIZE];
    bool there[2][SIZE];
    bool directed;
} cells;

static netweave_view *cells_view(const cells *cells, int wave) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    netweave_view *view = NULL;
    int64_t place[SIZE];
    assert_ok(netweave_builder_create(&builder));
    for (int64_t i = 0; i < SIZE; i++) {
        char id[] = {(char)('a' + i), '\0'};
        if (cells->there[wave][i])
            assert_ok(netweave_builder_add_member(builder, id, &place[i]));
    }
    assert_ok(netweave_builder_set_tie_set(
        builder, "", "", cells->directed ? NETWEAVE_DIRECTION_DIRECTED : NETWEAVE_DIRECTION_UNDIRECTED));
    for (int64_t i = 0; i < SIZE; i++)
        for (int64_t j = 0; j < SIZE; j++)
            if (cells->tied[wave][i][j] && (cells->directed || i < j))
                assert_ok(netweave_builder_add_ties(builder, 1, &place[i], &place[j], NULL));
    assert_ok(netweave_builder_finish(builder, &network));
    assert_ok(netweave_view_create(network, NULL, NULL, &view));
    netweave_network_free(network);
    netweave_builder_free(builder);
    return view;
}

static double change_of(const cells *cells, const char *measure) {
    double value[2];
    for (int wave = 0; wave < 2; wave++) {
        netweave_view *view = cells_view(cells, wave);
        value[wave] = test_measure(view, measure);
        netweave_view_free(view);
    }
    return value[1] - value[0];
}

static bool stayed(const cells *cells, int member) {
    return cells->there[0][member] && cells->there[1][member];
}

/* Swaps unit `unit` of all: a row, or a pair in the order of the rows. */
static void swap_unit(cells *cells, int unit) {
    int pair = 0;
    for (int i = 0; i < SIZE; i++) {
        for (int j = cells->directed ? 0 : i + 1; j < SIZE; j++) {
            bool mine = cells->directed ? i == unit : pair++ == unit;
            if (!mine || !stayed(cells, i) || !stayed(cells, j))
                continue;
            int before = cells->tied[0][i][j];
            cells->tied[0][i][j] = cells->tied[1][i][j];
            cells->tied[1][i][j] = before;
            if (!cells->directed) {
                cells->tied[0][j][i] = cells->tied[0][i][j];
                cells->tied[1][j][i] = cells->tied[1][i][j];
            }
        }
    }
}

/* The p-value over all 2^units assignments, those that swap what is equal included: they only repeat the others. */
static double brute_force(const cells *real, const char *measure) {
    static double changes[1 << (SIZE * (SIZE - 1) / 2)];
    int units = real->directed ? SIZE : SIZE * (SIZE - 1) / 2;
    bool all_stayed = true;
    for (int i = 0; i < SIZE; i++)
        all_stayed = all_stayed && stayed(real, i);
    double centre = 0;
    for (int mask = 0; mask < 1 << units; mask++) {
        cells swapped = *real;
        for (int unit = 0; unit < units; unit++)
            if ((mask >> unit) & 1)
                swap_unit(&swapped, unit);
        changes[mask] = change_of(&swapped, measure);
        centre += changes[mask] / (1 << units);
    }
    if (all_stayed)
        centre = 0;
    int as_far = 0;
    for (int mask = 0; mask < 1 << units; mask++)
        as_far += fabs(changes[mask] - centre) >= fabs(changes[0] - centre) - 1e-9;
    return (double)as_far / (1 << units);
}

/* Waves of one network from the cells. */
static waves cells_waves(const cells *cells) {
    waves waves = {0};
    netweave_builder *builder = NULL;
    assert_ok(netweave_builder_create(&builder));
    for (int64_t i = 0; i < SIZE; i++) {
        char id[] = {(char)('a' + i), '\0'};
        assert_ok(netweave_builder_add_member(builder, id, NULL));
    }
    for (int wave = 0; wave < 2; wave++) {
        const char *name = wave == 0 ? "1" : "2";
        assert_ok(netweave_builder_set_tie_set(
            builder, "", name, cells->directed ? NETWEAVE_DIRECTION_DIRECTED : NETWEAVE_DIRECTION_UNDIRECTED));
        for (int64_t i = 0; i < SIZE; i++) {
            assert_ok(netweave_builder_set_presence(builder, name, i, cells->there[wave][i]));
            for (int64_t j = 0; j < SIZE; j++)
                if (cells->tied[wave][i][j] && (cells->directed || i < j))
                    assert_ok(netweave_builder_add_ties(builder, 1, &i, &j, NULL));
        }
    }
    assert_ok(netweave_builder_finish(builder, &waves.network));
    netweave_builder_free(builder);
    test_wave_views(&waves, "");
    return waves;
}

/* A random pair of waves; undirected ones differ in few pairs, so that brute force ends soon. */
static cells random_cells(bool directed, bool with_turnover, uint64_t seed) {
    cells cells = {.directed = directed};
    nw__random random = nw__random_stream(seed, 0);
    for (int i = 0; i < SIZE; i++) {
        cells.there[0][i] = !(with_turnover && i == 1);
        cells.there[1][i] = !(with_turnover && i == SIZE - 1);
    }
    for (int wave = 0; wave < 2; wave++) {
        for (int i = 0; i < SIZE; i++) {
            for (int j = directed ? 0 : i + 1; j < SIZE; j++) {
                bool possible = i != j && cells.there[wave][i] && cells.there[wave][j];
                cells.tied[wave][i][j] = possible && nw__random_unit(&random) < 0.4;
                if (!directed)
                    cells.tied[wave][j][i] = cells.tied[wave][i][j];
            }
        }
    }
    return cells;
}

/* Gives how many measures had an exact test to compare; the others cannot change at all. */
static int check_exact(bool directed, bool with_turnover, uint64_t seed) {
    int checked = 0;
    static const char *const measures[] = {"density", "degree_centralization", "degree_gini"};
    cells cells = random_cells(directed, with_turnover, seed);
    waves waves = cells_waves(&cells);
    netweave_comparison *comparison =
        compare(&waves, "measures=\"density degree_centralization degree_gini\" draws=40000");
    for (int k = 0; k < 3; k++) {
        if (strcmp(test_compared_by(comparison, measures[k]), "exact") != 0)
            continue;
        checked++;
        assert_near(test_compared(comparison, measures[k], "change"), change_of(&cells, measures[k]), 1e-12);
        assert_near(test_compared(comparison, measures[k], "p"), brute_force(&cells, measures[k]), 1e-12);
    }
    netweave_comparison_free(comparison);
    test_waves_free(&waves);
    return checked;
}

static void exact_p_is_that_of_all_assignments_of_rows(void **state) {
    (void)state;
    int checked = 0;
    for (uint64_t seed = 1; seed <= 8; seed++)
        checked += check_exact(true, false, seed);
    assert_true(checked >= 20);
}

static void exact_p_is_that_of_all_assignments_of_pairs(void **state) {
    (void)state;
    assert_int_equal(check_exact(false, false, 1), 3);
    assert_int_equal(check_exact(false, false, 2), 3);
}

static void those_who_come_or_go_keep_their_ties_in_every_draw(void **state) {
    (void)state;
    int checked = 0;
    for (uint64_t seed = 11; seed <= 18; seed++)
        checked += check_exact(true, true, seed);
    assert_true(checked >= 20);
    assert_int_equal(check_exact(false, true, 3), 3);
}

static void five_pairs_that_differ_give_32_assignments(void **state) {
    (void)state;
    waves waves = test_waves("1-2 1-3 1-4 1-5", "1-2 2-3 3-4 4-5 1-5");
    netweave_comparison *comparison = compare(&waves, "measures=degree_centralization");
    /* kept: 1-2, 1-5; gone: 1-3, 1-4; new: 2-3, 3-4, 4-5 */
    assert_string_equal(test_compared_by(comparison, "degree_centralization"), "exact");
    assert_near(test_compared(comparison, "degree_centralization", "draws"), 32, 0);
    /* a star is as far from a ring as 5 members allow, and only the two mirrored assignments give that */
    assert_near(test_compared(comparison, "degree_centralization", "p"), 2.0 / 32, 1e-12);
    netweave_comparison_free(comparison);
    test_waves_free(&waves);
}

static void p_is_never_zero_and_at_most_one(void **state) {
    (void)state;
    waves waves = test_waves("1-2 1-3 1-4 1-5 1-6 1-7 1-8 1-9 1-10 1-11 1-12",
                             "1-2 2-3 3-4 4-5 5-6 6-7 7-8 8-9 9-10 10-11 11-12 12-1");
    netweave_comparison *comparison = compare(&waves, "draws=50");
    const netweave_table *table = netweave_comparison_measures(comparison);
    for (int64_t row = 0; row < netweave_table_row_count(table); row++) {
        double p = netweave_table_value(table, row, netweave_table_find_column(table, "p"));
        double adjusted = netweave_table_value(table, row, netweave_table_find_column(table, "p_adjusted"));
        assert_true(isnan(p) || (p >= 1.0 / 51 - 1e-12 && p <= 1));
        assert_true(isnan(adjusted) || (adjusted >= p && adjusted <= 1));
    }
    assert_near(test_compared(comparison, "degree_centralization", "p"), 1.0 / 51, 1e-12);
    netweave_comparison_free(comparison);
    test_waves_free(&waves);
}

static char *compare_as_text(const waves *waves, int threads, uint64_t seed) {
    netweave_run *run = NULL;
    netweave_comparison *comparison = NULL;
    char *text = NULL;
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_run_set_threads(run, threads));
    assert_ok(netweave_run_set_seed(run, seed));
    assert_ok(netweave_comparison_create(waves->before, waves->after, "draws=60", run, &comparison));
    assert_ok(netweave_table_format(netweave_comparison_measures(comparison), "csv", &text));
    netweave_comparison_free(comparison);
    netweave_run_free(run);
    return text;
}

static void the_same_seed_gives_the_same_numbers_with_any_threads(void **state) {
    (void)state;
    waves waves = test_waves("1-2 1-3 1-4 1-5 1-6 1-7 1-8 1-9 2-3 4-5", "1-2 2-3 3-4 4-5 5-6 6-7 7-8 8-9 9-1 1-5 2-6");
    char *one = compare_as_text(&waves, 1, 7);
    char *two = compare_as_text(&waves, 2, 7);
    char *again = compare_as_text(&waves, 2, 7);
    char *other = compare_as_text(&waves, 2, 8);
    assert_string_equal(one, two);
    assert_string_equal(two, again);
    assert_string_not_equal(one, other);
    netweave_text_free(one);
    netweave_text_free(two);
    netweave_text_free(again);
    netweave_text_free(other);
    test_waves_free(&waves);
}

enum { SIMULATED = 15 };

/* Two waves in which nothing happened: each pair has the same chance of a tie in both, and half the ties persist. */
static waves nothing_happens(uint64_t seed) {
    waves waves = {0};
    netweave_builder *builder = NULL;
    nw__random random = nw__random_stream(99, seed);
    assert_ok(netweave_builder_create(&builder));
    for (int i = 0; i < SIMULATED; i++) {
        char id[16];
        snprintf(id, sizeof id, "%d", i);
        assert_ok(netweave_builder_add_member(builder, id, NULL));
    }
    for (int64_t i = 0; i < SIMULATED; i++) {
        for (int64_t j = i + 1; j < SIMULATED; j++) {
            double chance = i == 0 ? 0.6 : 0.15; /* a hub, in both waves */
            bool first = nw__random_unit(&random) < chance;
            bool second = nw__random_unit(&random) < 0.5 ? first : nw__random_unit(&random) < chance;
            assert_ok(netweave_builder_set_tie_set(builder, "", "1", NETWEAVE_DIRECTION_UNDIRECTED));
            if (first)
                assert_ok(netweave_builder_add_ties(builder, 1, &i, &j, NULL));
            assert_ok(netweave_builder_set_tie_set(builder, "", "2", NETWEAVE_DIRECTION_UNDIRECTED));
            if (second)
                assert_ok(netweave_builder_add_ties(builder, 1, &i, &j, NULL));
        }
    }
    assert_ok(netweave_builder_finish(builder, &waves.network));
    netweave_builder_free(builder);
    test_wave_views(&waves, "");
    return waves;
}

static void where_nothing_happens_one_in_twenty_is_rejected(void **state) {
    (void)state;
    static const char *const measures[] = {"density", "degree_centralization", "degree_gini"};
    int rejected[3] = {0, 0, 0};
    const int studies = 300;
    for (int study = 0; study < studies; study++) {
        waves waves = nothing_happens((uint64_t)study);
        netweave_comparison *comparison =
            compare(&waves, "measures=\"density degree_centralization degree_gini\" draws=99");
        for (int k = 0; k < 3; k++)
            rejected[k] += test_compared(comparison, measures[k], "p") <= 0.05;
        netweave_comparison_free(comparison);
        test_waves_free(&waves);
    }
    for (int k = 0; k < 3; k++) {
        double share = (double)rejected[k] / studies;
        if (share < 0.01 || share > 0.10)
            fail_msg("%s: %g rejected, of .05 nominal", measures[k], share);
    }
}

static void a_star_that_becomes_networked_is_seen(void **state) {
    (void)state;
    int seen = 0;
    for (int study = 0; study < 20; study++) {
        nw__random random = nw__random_stream(5, (uint64_t)study);
        char before[2048] = "";
        char after[2048] = "";
        for (int i = 1; i < SIMULATED; i++)
            snprintf(before + strlen(before), sizeof before - strlen(before), "0-%d ", i);
        for (int i = 0; i < SIMULATED; i++)
            for (int j = i + 1; j < SIMULATED; j++)
                if (j == i + 1 || nw__random_unit(&random) < 0.2)
                    snprintf(after + strlen(after), sizeof after - strlen(after), "%d-%d ", i, j);
        waves waves = test_waves(before, after);
        netweave_comparison *comparison = compare(&waves, "measures=degree_centralization draws=99");
        seen += test_compared(comparison, "degree_centralization", "p") <= 0.05;
        netweave_comparison_free(comparison);
        test_waves_free(&waves);
    }
    assert_true(seen >= 18);
}

static void adjusted_p_values_are_those_of_the_authors_example(void **state) {
    (void)state;
    /* Benjamini and Hochberg 1995, doi 10.1111/j.2517-6161.1995.tb02031.x, section 3.2: 15 p-values, of which the four
     * smallest are rejected at .05. The adjusted values by hand. */
    const double p[] = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                        0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000, NAN};
    const double expected[] = {0.0015, 0.003, 0.0095,     0.035625, 0.0603,     0.447 / 7,   0.447 / 7, 0.0645,
                               0.0765, 0.486, 6.393 / 11, 0.714875, 9.792 / 13, 11.385 / 14, 1.0,       NAN};
    double adjusted[16];
    assert_ok(nw__adjust(16, p, adjusted));
    for (int k = 0; k < 16; k++)
        assert_near(adjusted[k], expected[k], 1e-12);
    double shuffled[] = {0.04, NAN, 0.01, 0.03};
    assert_ok(nw__adjust(4, shuffled, shuffled));
    assert_near(shuffled[0], 0.04, 1e-12);
    assert_near(shuffled[1], NAN, 0);
    assert_near(shuffled[2], 0.03, 1e-12);
    assert_near(shuffled[3], 0.04, 1e-12);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exact_p_is_that_of_all_assignments_of_rows),
        cmocka_unit_test(exact_p_is_that_of_all_assignments_of_pairs),
        cmocka_unit_test(those_who_come_or_go_keep_their_ties_in_every_draw),
        cmocka_unit_test(five_pairs_that_differ_give_32_assignments),
        cmocka_unit_test(p_is_never_zero_and_at_most_one),
        cmocka_unit_test(the_same_seed_gives_the_same_numbers_with_any_threads),
        cmocka_unit_test(where_nothing_happens_one_in_twenty_is_rejected),
        cmocka_unit_test(a_star_that_becomes_networked_is_seen),
        cmocka_unit_test(adjusted_p_values_are_those_of_the_authors_example),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
