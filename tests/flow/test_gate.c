/* Tests of the knowledge gate: a case by hand, every pair of random layers by brute force, a real survey. */
#include "base/random.h"
#include "support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { MEMBERS = 7, LAYERS = 4, WAVES = 2 };

static double number(const netweave_table *table, const char *column, int64_t row) {
    int64_t place = netweave_table_find_column(table, column);
    assert_true(place >= 0);
    return netweave_table_value(table, row, place);
}

static bool has_note(const netweave_network *network, const char *words) {
    for (int64_t k = 0; k < netweave_network_note_count(network); k++)
        if (strstr(netweave_network_note(network, k), words) != NULL)
            return true;
    return false;
}

/* Adds directed ties "ab5 bc2" (from, to, weight) to a layer; members are letters. */
static void add(netweave_builder *builder, const char *layer, const char *ties) {
    assert_ok(netweave_builder_set_tie_set(builder, layer, "", NETWEAVE_DIRECTION_DIRECTED));
    for (const char *at = ties; *at != '\0'; at += at[3] == ' ' ? 4 : 3) {
        int64_t ends[2];
        double weight = at[2] - '0';
        for (int k = 0; k < 2; k++)
            assert_ok(netweave_builder_add_member(builder, (char[]){at[k], '\0'}, &ends[k]));
        assert_ok(netweave_builder_add_ties(builder, 1, &ends[0], &ends[1], &weight));
    }
}

static netweave_network *finish(netweave_builder *builder) {
    netweave_network *network = NULL;
    assert_ok(netweave_builder_finish(builder, &network));
    netweave_builder_free(builder);
    return network;
}

/* a-b passes; a-c fails knowing alone, b-c valuing alone; c-a and d-a fail two. */
static netweave_network *small(void) {
    netweave_builder *builder = NULL;
    assert_ok(netweave_builder_create(&builder));
    add(builder, "know", "ab5 ac2 bc4 ca4");
    add(builder, "value", "ab3 ac5 bc1");
    add(builder, "access", "ab1 ac1 bc1 da1");
    add(builder, "cost", "ab4 ac1");
    return finish(builder);
}

static void a_pair_passes_that_knows_values_and_has_access(void **state) {
    (void)state;
    static const double expected[3][4] = {{3, 2, 1, 1}, {2, 3, 1, 1}, {4, 1, 0, 1}};
    static const char *const columns[4] = {"passed", "blocked", "blocked_alone", "passed_all"};
    netweave_network *network = small();
    netweave_network *gated = NULL;
    netweave_table *table = NULL;
    assert_ok(netweave_network_gate(network, "know_at_least=4 value_at_least=3", NULL, &gated, &table));
    assert_int_equal(netweave_network_layer_count(gated), 1);
    assert_string_equal(netweave_network_layer(gated, 0), "gate");
    assert_int_equal(netweave_network_tie_count(gated, 0, 0), 1);
    assert_int_equal(netweave_network_directed(gated, 0, 0), 1);
    assert_int_equal(netweave_table_row_count(table), 3); /* cost has no limit and is not used */
    assert_string_equal(netweave_table_label(table, 1, 1), "value");
    for (int row = 0; row < 3; row++) {
        assert_near(number(table, "pairs", row), 5, 0);
        for (int k = 0; k < 4; k++)
            assert_near(number(table, columns[k], row), expected[row][k], 0);
    }
    assert_near(number(table, "limit", 0), 4, 0);
    assert_true(isnan(number(table, "limit", 2)));
    assert_true(has_note(gated, "The gate lets 1 of 5 pairs pass that its layers tell of. What blocks most is know and "
                                "value: each of them alone stops 1 pair"));
    assert_true(has_note(gated, "layer of costs is not used"));
    netweave_table_free(table);
    netweave_network_free(gated);
    netweave_network_free(network);
}

static void a_cost_that_is_too_high_closes_the_gate(void **state) {
    (void)state;
    netweave_network *network = small();
    netweave_network *gated = NULL;
    netweave_table *table = NULL;
    assert_ok(netweave_network_gate(network, "cost_at_most=3", NULL, &gated, &table));
    assert_int_equal(netweave_network_tie_count(gated, 0, 0), 2); /* a-c is cheap, b-c costs nothing */
    assert_near(number(table, "blocked_alone", 3), 1, 0);
    assert_near(number(table, "passed", 3), 4, 0);
    assert_true(has_note(gated, "taken to cost nothing") && has_note(gated, "What blocks most is cost: it alone"));
    netweave_table_free(table);
    netweave_network_free(gated);
    assert_ok(netweave_network_gate(network, "know=value value=access access=none", NULL, &gated, NULL));
    assert_int_equal(netweave_network_tie_count(gated, 0, 0), 3);
    assert_true(has_note(gated, "know (layer value) and value (layer access)"));
    netweave_network_free(gated);
    netweave_network_free(network);
}

static void a_gate_that_cannot_be_made_is_refused_with_a_sentence(void **state) {
    (void)state;
    netweave_network *network = small();
    netweave_network *gated = NULL;
    static const char *const wrong[] = {"cost=cost", "access_at_least=2 access=none", "know=none value=none",
                                        "knows=know"};
    for (size_t k = 0; k < sizeof wrong / sizeof wrong[0]; k++)
        REFUSED(netweave_network_gate(network, wrong[k], NULL, &gated, NULL));
    REFUSED_AS(NETWEAVE_STATUS_NOT_FOUND, netweave_network_gate(network, "know=Know", NULL, &gated, NULL));
    netweave_network_free(network);
    network = test_network("a>b b>c");
    REFUSED(netweave_network_gate(network, NULL, NULL, &gated, NULL));
    assert_true(strstr(netweave_last_error(), "needs two or more of the layers") != NULL);
    netweave_network_free(network);
    netweave_builder *builder = NULL;
    assert_ok(netweave_builder_create(&builder));
    add(builder, "know", "ab1");
    add(builder, "value", "ab1");
    assert_ok(netweave_builder_set_tie_set(builder, "know", "later", NETWEAVE_DIRECTION_DIRECTED));
    network = finish(builder);
    REFUSED(netweave_network_gate(network, NULL, NULL, &gated, NULL));
    assert_true(strstr(netweave_last_error(), "layer 'value' has no ties in wave 'later'") != NULL);
    netweave_network_free(network);
    assert_null(gated);
}

static void members_attributes_and_who_was_there_carry_over(void **state) {
    (void)state;
    netweave_builder *builder = NULL;
    const char *levels[] = {"low", "high"};
    assert_ok(netweave_builder_create(&builder));
    add(builder, "know", "ab1 bc1 ca1");
    add(builder, "value", "ab1 bc1 ca1");
    assert_ok(netweave_builder_set_text(builder, 0, "rank", "high"));
    assert_ok(netweave_builder_set_levels(builder, "rank", 2, levels));
    assert_ok(netweave_builder_set_number(builder, 1, "age", 44));
    assert_ok(netweave_builder_set_presence(builder, "", 2, 0));
    assert_ok(netweave_builder_set_respondent(builder, "", 1, 0));
    assert_ok(netweave_builder_add_source(builder, "survey.csv"));
    netweave_network *network = finish(builder);
    netweave_network *gated = NULL;
    netweave_table *table = NULL;
    assert_ok(netweave_network_gate(network, NULL, NULL, &gated, &table));
    const netweave_roster *roster = netweave_network_roster(gated);
    assert_int_equal(netweave_roster_count(roster), 3);
    assert_string_equal(netweave_network_source(gated), "survey.csv");
    int64_t rank = netweave_roster_find_attribute(roster, "rank");
    assert_int_equal(netweave_roster_attribute_kind(roster, rank), NETWEAVE_ATTRIBUTE_LEVEL);
    assert_string_equal(netweave_roster_text(roster, rank, 0), "high");
    assert_near(netweave_roster_number(roster, netweave_roster_find_attribute(roster, "age"), 1), 44, 0);
    assert_int_equal(netweave_network_present(gated, 0, 2), 0);
    assert_int_equal(netweave_network_respondent(gated, 0, 1), 0);
    assert_int_equal(netweave_network_respondent(gated, 0, 0), 1);
    assert_int_equal(netweave_network_tie_count(gated, 0, 0), 1); /* c, to whom and from whom ties go, was not there */
    assert_near(number(table, "unknown", 0), 1, 0);               /* b to a: b did not answer */
    netweave_table_free(table);
    netweave_network_free(gated);
    netweave_network_free(network);
}

/* ---- brute force ---- */

/* Layers in full: a weight for each pair, 0 for none. */
typedef struct survey {
    int weight[WAVES][LAYERS][MEMBERS][MEMBERS];
    bool undirected[LAYERS], there[WAVES][MEMBERS], answered[WAVES][MEMBERS];
} survey;

static const char *const layer_names[LAYERS] = {"know", "value", "access", "cost"};
static const char *const wave_names[WAVES] = {"1", "2"};

static void draw_layer(nw__random *random, bool undirected, int (*weight)[MEMBERS]) {
    for (int i = 0; i < MEMBERS; i++)
        for (int j = 0; j < MEMBERS; j++) {
            if (undirected && j < i)
                weight[i][j] = weight[j][i];
            else
                weight[i][j] = i != j && nw__random_below(random, 4) > 0 ? (int)nw__random_below(random, 5) : 0;
        }
}

static void draw(nw__random *random, bool all_undirected, survey *out) {
    for (int layer = 0; layer < LAYERS; layer++)
        out->undirected[layer] = all_undirected || nw__random_below(random, 3) == 0;
    for (int wave = 0; wave < WAVES; wave++) {
        for (int layer = 0; layer < LAYERS; layer++)
            draw_layer(random, out->undirected[layer], out->weight[wave][layer]);
        for (int i = 0; i < MEMBERS; i++) {
            out->there[wave][i] = nw__random_below(random, 6) > 0;
            out->answered[wave][i] = nw__random_below(random, 5) > 0;
        }
    }
}

static void add_wave(const survey *survey, int wave, netweave_builder *builder) {
    for (int layer = 0; layer < LAYERS; layer++) {
        bool undirected = survey->undirected[layer];
        assert_ok(
            netweave_builder_set_tie_set(builder, layer_names[layer], wave_names[wave],
                                         undirected ? NETWEAVE_DIRECTION_UNDIRECTED : NETWEAVE_DIRECTION_DIRECTED));
        for (int64_t i = 0; i < MEMBERS; i++)
            for (int64_t j = undirected ? i : 0; j < MEMBERS; j++) {
                double weight = survey->weight[wave][layer][i][j];
                assert_ok(netweave_builder_add_ties(builder, 1, &i, &j, &weight));
            }
    }
    for (int64_t i = 0; i < MEMBERS; i++) {
        assert_ok(netweave_builder_set_presence(builder, wave_names[wave], i, survey->there[wave][i]));
        assert_ok(netweave_builder_set_respondent(builder, wave_names[wave], i, survey->answered[wave][i]));
    }
}

static netweave_network *network_of(const survey *survey) {
    netweave_builder *builder = NULL;
    assert_ok(netweave_builder_create(&builder));
    for (int64_t i = 0; i < MEMBERS; i++)
        assert_ok(netweave_builder_add_member(builder, (char[]){(char)('a' + i), '\0'}, NULL));
    for (int wave = 0; wave < WAVES; wave++)
        add_wave(survey, wave, builder);
    return finish(builder);
}

/* What the definition says of one pair: adds to the counts pairs, passed_all, unknown, then passed and blocked_alone of
 * each layer. Limits: know from 2, value from 1, access any, cost up to 3. */
static bool passes(const survey *survey, int wave, int i, int j, double counts[3 + 2 * LAYERS]) {
    bool holds[LAYERS];
    int failed = 0;
    bool told = false;
    bool undirected = survey->undirected[0] && survey->undirected[1] && survey->undirected[2] && survey->undirected[3];
    bool answered = survey->answered[wave][i] || (undirected && survey->answered[wave][j]);
    for (int layer = 0; layer < LAYERS; layer++) {
        int weight = survey->weight[wave][layer][i][j];
        holds[layer] = layer == 0 ? weight >= 2 : layer < 3 ? weight >= 1 : weight <= 3;
        if (layer == 3 && weight == 0 && !answered)
            holds[layer] = false; /* nobody said what it costs */
        failed += !holds[layer];
        told = told || (layer < 3 && weight > 0);
    }
    if (!answered && failed > 0) {
        counts[2]++;
        return false;
    }
    if (!told)
        return false;
    counts[0]++;
    counts[1] += failed == 0;
    for (int layer = 0; layer < LAYERS; layer++) {
        counts[3 + layer] += holds[layer];
        counts[3 + LAYERS + layer] += failed == 1 && !holds[layer];
    }
    return failed == 0;
}

static bool has_tie(const netweave_network *network, int wave, int i, int j) {
    const int32_t *from = NULL;
    const int32_t *to = NULL;
    int64_t count = 0;
    bool directed = netweave_network_directed(network, 0, wave) != 0;
    assert_ok(netweave_network_ties(network, 0, wave, &count, &from, &to, NULL));
    for (int64_t k = 0; k < count; k++)
        if ((from[k] == i && to[k] == j) || (!directed && from[k] == j && to[k] == i))
            return true;
    return false;
}

static void check_wave(const survey *survey, int wave, const netweave_network *gated, const netweave_table *table) {
    double counts[3 + 2 * LAYERS] = {0};
    for (int i = 0; i < MEMBERS; i++)
        for (int j = 0; j < MEMBERS; j++) {
            bool there = i != j && survey->there[wave][i] && survey->there[wave][j];
            bool expected = there && passes(survey, wave, i, j, counts);
            if (has_tie(gated, wave, i, j) != expected)
                fail_msg("wave %d, %d to %d: expected %d", wave, i, j, expected);
        }
    for (int layer = 0; layer < LAYERS; layer++) {
        int64_t row = (int64_t)wave * LAYERS + layer;
        assert_string_equal(netweave_table_label(table, 0, row), wave_names[wave]);
        assert_near(number(table, "pairs", row), counts[0], 0);
        assert_near(number(table, "passed_all", row), counts[1], 0);
        assert_near(number(table, "unknown", row), counts[2], 0);
        assert_near(number(table, "passed", row), counts[3 + layer], 0);
        assert_near(number(table, "blocked", row), counts[0] - counts[3 + layer], 0);
        assert_near(number(table, "blocked_alone", row), counts[3 + LAYERS + layer], 0);
    }
}

static void every_pair_of_random_layers_is_as_the_definition_says(void **state) {
    (void)state;
    for (uint64_t draws = 0; draws < 200; draws++) {
        nw__random random = nw__random_stream(11, draws);
        survey survey;
        netweave_network *gated = NULL;
        netweave_table *table = NULL;
        draw(&random, draws % 4 == 0, &survey);
        netweave_network *network = network_of(&survey);
        assert_ok(netweave_network_gate(network, "know_at_least=2 cost_at_most=3", NULL, &gated, &table));
        for (int wave = 0; wave < WAVES; wave++)
            check_wave(&survey, wave, gated, table);
        netweave_table_free(table);
        netweave_network_free(gated);
        netweave_network_free(network);
    }
}

/* Cross and Parker 2004: who turns to whom, and whose expertise is valued, 4 of 5 or more. The numbers were counted
 * from the two files by set operations elsewhere. */
static void a_real_survey_passes_the_pairs_that_both_lists_have(void **state) {
    (void)state;
    netweave_builder *builder = NULL;
    netweave_network *gated = NULL;
    netweave_table *table = NULL;
    netweave_view *view = NULL;
    if (test_data("cross_parker_consulting/info.csv") == NULL)
        skip();
    assert_ok(netweave_builder_create(&builder));
    assert_ok(netweave_builder_read(builder, test_data("cross_parker_consulting/info.csv"),
                                    "layer=info direction=directed", NULL));
    assert_ok(netweave_builder_read(builder, test_data("cross_parker_consulting/value.csv"),
                                    "layer=value direction=directed", NULL));
    netweave_network *network = finish(builder);
    assert_ok(netweave_network_gate(network, "know=info know_at_least=4 value_at_least=4", NULL, &gated, &table));
    assert_near(number(table, "pairs", 0), 959, 0);
    assert_near(number(table, "passed", 0), 168, 0);
    assert_near(number(table, "passed", 1), 542, 0);
    assert_near(number(table, "passed_all", 0), 159, 0);
    assert_near(number(table, "blocked_alone", 0), 542 - 159, 0);
    assert_near(number(table, "blocked_alone", 1), 168 - 159, 0);
    assert_ok(netweave_view_create(gated, NULL, NULL, &view));
    assert_near(test_measure(view, "density"), 159 / (46.0 * 45), 1e-12);
    netweave_view_free(view);
    netweave_table_free(table);
    netweave_network_free(gated);
    netweave_network_free(network);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pair_passes_that_knows_values_and_has_access),
        cmocka_unit_test(a_cost_that_is_too_high_closes_the_gate),
        cmocka_unit_test(a_gate_that_cannot_be_made_is_refused_with_a_sentence),
        cmocka_unit_test(members_attributes_and_who_was_there_carry_over),
        cmocka_unit_test(every_pair_of_random_layers_is_as_the_definition_says),
        cmocka_unit_test(a_real_survey_passes_the_pairs_that_both_lists_have),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
