/* Real pairs of waves whose truth is known: ../shared/data/expected.json, "truth". */
#include "waves.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static netweave_comparison *compare(const char *members, const char *before, const char *after, const char *name_before,
                                    const char *name_after, const char *options) {
    waves waves = {0};
    const char *names[2] = {name_before, name_after};
    netweave_comparison *comparison = NULL;
    if (!test_wave_files(members, before, after, names, options, &waves)) {
        print_message("the shared data are not here: skipped\n");
        skip();
    }
    assert_ok(netweave_comparison_create(waves.before, waves.after, "draws=400", NULL, &comparison));
    if (getenv("NW_SHOW") != NULL) {
        char *text = NULL;
        assert_ok(netweave_table_format(netweave_comparison_measures(comparison), "text", &text));
        fprintf(stderr, "\n%s\n%s\n", netweave_comparison_sentence(comparison), text);
        netweave_text_free(text);
    }
    test_waves_free(&waves);
    int64_t words = 1;
    for (const char *at = netweave_comparison_sentence(comparison); *at != '\0'; at++)
        words += *at == ' ';
    assert_in_range(words, 1, 115); /* what an evaluator reads; the rest is in tables and notes */
    return comparison;
}

#define assert_says(comparison, words) \
    do { \
        if (strstr(netweave_comparison_sentence(comparison), (words)) == NULL) \
            fail_msg("'%s' is not in: %s", (words), netweave_comparison_sentence(comparison)); \
    } while (0)

#define assert_says_not(comparison, words) \
    do { \
        if (strstr(netweave_comparison_sentence(comparison), (words)) != NULL) \
            fail_msg("'%s' is in: %s", (words), netweave_comparison_sentence(comparison)); \
    } while (0)

#define KAPFERER "kapferer_tailorshop/derived/"

static void kapferers_workers_talk_denser_and_less_centralised(void **state) {
    (void)state;
    netweave_comparison *comparison = compare(KAPFERER "nodes.csv", KAPFERER "kapfts1.csv", KAPFERER "kapfts2.csv",
                                              "time 1", "time 2", "direction=undirected");
    assert_near(test_compared(comparison, "density", "before"), 0.213225371, 1e-8);
    assert_near(test_compared(comparison, "density", "after"), 0.300944669, 1e-8);
    assert_near(test_compared(comparison, "degree_centralization", "before"), 0.440967283, 1e-8);
    assert_near(test_compared(comparison, "degree_centralization", "after"), 0.376244666, 1e-8);
    assert_says(comparison, "denser and less centralised");
    assert_says(comparison, "density 0.213 to 0.301");
    assert_says(comparison, "degree centralization 0.441 to 0.376");
    assert_says(comparison, "betweenness centralization 0.199 to 0.088");
    assert_true(test_compared(comparison, "density", "p_adjusted") < 0.05);
    assert_true(test_compared(comparison, "density", "low") > 0);
    assert_near(test_counted(comparison, "stayed"), 39, 0);
    assert_near(test_counted(comparison, "kept") + test_counted(comparison, "formed"), 223, 0);
    assert_near(test_counted(comparison, "kept") + test_counted(comparison, "dissolved"), 158, 0);
    netweave_comparison_free(comparison);
}

static void kapferers_workers_help_denser_and_more_centralised(void **state) {
    (void)state;
    netweave_comparison *comparison =
        compare(KAPFERER "nodes.csv", KAPFERER "kapfti1.csv", KAPFERER "kapfti2.csv", "time 1", "time 2", "");
    assert_near(test_compared(comparison, "out_degree_centralization", "before"), 0.248614958, 1e-8);
    assert_near(test_compared(comparison, "out_degree_centralization", "after"), 0.465373961, 1e-8);
    assert_says(comparison, "denser and more centralised");
    assert_says(comparison, "out-degree centralization 0.249 to 0.465");
    assert_says(comparison, "denser is not more networked");
    netweave_comparison_free(comparison);
}

static void a_stable_school_cohort_shows_no_change_of_structure(void **state) {
    (void)state;
    netweave_comparison *comparison = compare("s50_glasgow/derived/nodes.csv", "s50_glasgow/derived/wave1.csv",
                                              "s50_glasgow/derived/wave3.csv", "1", "3", "");
    assert_says(comparison, "about as dense and about as centralised");
    assert_says(comparison, "No claim is made on structure");
    assert_says(comparison, "the largest component shrinks from 66% to 30% of the members");
    assert_says_not(comparison, "less centralised");
    assert_says_not(comparison, "More than chance");
    assert_true(test_noted(comparison, "Held back"));
    assert_string_equal(test_compared_by(comparison, "betweenness_centralization"), "held back");
    assert_true(isnan(test_compared(comparison, "betweenness_centralization", "p")));
    assert_says_not(comparison, "betweenness centralization 0");
    /* the types differ by the size of the largest part alone: they are there to read, and no change is made of them */
    assert_string_equal(netweave_structure_type(netweave_comparison_structure(comparison, 0)), "networked");
    assert_string_equal(netweave_structure_type(netweave_comparison_structure(comparison, 1)), "scattered");
    assert_string_equal(netweave_comparison_type_change(comparison), "held back");
    assert_says_not(comparison, "scattered");
    assert_true(test_noted(comparison, "the structure type, the centralizations"));
    netweave_comparison_free(comparison);
}

static void nor_does_it_when_its_waves_are_turned_round(void **state) {
    (void)state;
    netweave_comparison *comparison = compare("s50_glasgow/derived/nodes.csv", "s50_glasgow/derived/wave3.csv",
                                              "s50_glasgow/derived/wave1.csv", "3", "1", "");
    assert_string_equal(netweave_comparison_type_change(comparison), "held back");
    assert_says(comparison, "30% and 66% of the members, which a few ties decide: that does not show a change");
    assert_true(test_noted(comparison, "The change of structure type is held back"));
    netweave_comparison_free(comparison);
}

static void a_cohort_whose_largest_part_grows_has_the_same_structure(void **state) {
    (void)state;
    netweave_comparison *comparison = compare("s50_glasgow/derived/nodes.csv", "s50_glasgow/derived/wave1.csv",
                                              "s50_glasgow/derived/wave2.csv", "1", "2", "");
    assert_says(comparison, "about as dense and about as centralised");
    assert_says(comparison, "The structure is networked in both");
    assert_says(comparison, "No change is shown");
    assert_string_equal(netweave_comparison_type_change(comparison), "none");
    netweave_comparison_free(comparison);
}

static void fixed_choice_forbids_a_statement_on_density(void **state) {
    (void)state;
    netweave_comparison *comparison = compare("camp92/derived/nodes.csv", "camp92/derived/campnet_top3_T2.csv",
                                              "camp92/derived/campnet_top3_T3.csv", "week 2", "week 3", "");
    assert_string_equal(test_compared_by(comparison, "density"), "none: fixed choice");
    assert_string_equal(test_compared_by(comparison, "out_degree_centralization"), "none: fixed choice");
    assert_true(isnan(test_compared(comparison, "density", "p")));
    assert_true(isnan(test_compared(comparison, "density", "low")));
    assert_says(comparison, "Nothing can be said about density");
    assert_says(comparison, "every respondent named 3 before and 3 after");
    assert_says(comparison, "that of week 3 is about as centralised: in-degree centralization 0.187 to 0.125");
    assert_true(test_noted(comparison, "all 18 respondents named 3"));
    netweave_comparison_free(comparison);
}

static void near_fixed_choice_is_seen_too(void **state) {
    (void)state;
    netweave_comparison *comparison =
        compare("sampson_monastery/derived/nodes.csv", "sampson_monastery/derived/samplk1.csv",
                "sampson_monastery/derived/samplk3.csv", "1", "3", "");
    assert_string_equal(test_compared_by(comparison, "density"), "none: fixed choice");
    assert_true(test_noted(comparison, "Near-fixed choice before: 17 of 18 respondents named 3, nobody more than 4"));
    assert_says(comparison, "the choice of names was nearly fixed");
    netweave_comparison_free(comparison);
}

static void a_formal_chart_and_informal_ties_differ_strongly(void **state) {
    (void)state;
    netweave_comparison *comparison =
        compare("thurman_office/derived/nodes.csv", "thurman_office/derived/thura_formal_chart.csv",
                "thurman_office/derived/thurm_multiplex.csv", "the chart", "informal ties", "direction=undirected");
    assert_near(test_compared(comparison, "degree_centralization", "before"), 0.78021978, 1e-8);
    assert_near(test_compared(comparison, "degree_centralization", "after"), 0.296703297, 1e-8);
    assert_says(comparison, "less centralised");
    assert_says(comparison, "The structure is hub-and-spoke before and networked after (in ");
    assert_string_equal(netweave_comparison_type_change(comparison), "shown");
    /* the office is held by two: what rests on one of them alone is neither told nor compared as if it were the hub */
    assert_says(comparison, "rests on PETE and PRESIDENT together: dependence on the two is 0.765");
    assert_says_not(comparison, "hub dependence 0.");
    assert_true(test_noted(comparison, "pair_dependence 0.765 is of both"));
    const netweave_structure *chart = netweave_comparison_structure(comparison, 0);
    assert_int_equal(netweave_structure_hub_count(chart), 2);
    assert_string_equal(netweave_structure_hub(chart, 0), "PETE");
    assert_string_equal(netweave_structure_hub(chart, 1), "PRESIDENT");
    const netweave_table *numbers = netweave_structure_numbers(chart);
    assert_int_equal(netweave_table_find_column(numbers, "pair_dependence"),
                     netweave_table_find_column(numbers, "hub_dependence") + 1);
    assert_true(test_compared(comparison, "degree_centralization", "p_adjusted") < 0.05);
    assert_string_equal(netweave_structure_type(netweave_comparison_structure(comparison, 0)), "hub_and_spoke");
    assert_string_not_equal(netweave_structure_type(netweave_comparison_structure(comparison, 1)), "hub_and_spoke");
    netweave_comparison_free(comparison);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kapferers_workers_talk_denser_and_less_centralised),
        cmocka_unit_test(kapferers_workers_help_denser_and_more_centralised),
        cmocka_unit_test(a_stable_school_cohort_shows_no_change_of_structure),
        cmocka_unit_test(nor_does_it_when_its_waves_are_turned_round),
        cmocka_unit_test(a_cohort_whose_largest_part_grows_has_the_same_structure),
        cmocka_unit_test(fixed_choice_forbids_a_statement_on_density),
        cmocka_unit_test(near_fixed_choice_is_seen_too),
        cmocka_unit_test(a_formal_chart_and_informal_ties_differ_strongly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
