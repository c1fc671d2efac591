/* Tests of the flow story on networks whose numbers can be worked out by hand. SPDX-License-Identifier:
 * GPL-2.0-or-later
 */
#include "flows.h"

#include <math.h>
#include <stdlib.h>

/* Within four standard errors of what it should be. */
static void assert_simulated(const netweave_flow *flow, const char *which, const char *origin, const char *column,
                             double expected) {
    char error[40];
    strcat(strcpy(error, column), "_error");
    double off = fabs(number(flow, which, origin, column) - expected);
    assert_true(off <= 4 * number(flow, which, origin, error) + exact);
    assert_true(number(flow, which, origin, error) < 0.1 * expected + exact);
}

/* METHODS, exact cascades with p = .5 from hub 3.5 and leaf 2.5; all call the hub, so it hears in one round and tells
 * in one. */
static void a_star_tells_in_two_rounds_and_nothing_without_its_hub(void **state) {
    (void)state;
    netweave_flow *flow = named_flow("star6", "probability=0.5");
    assert_int_equal(netweave_table_row_count(netweave_flow_numbers(flow)), 8);
    assert_int_equal(netweave_flow_hub_count(flow), 1);
    assert_near(number(flow, "whole", "hub", "steps"), 1, exact);
    assert_near(number(flow, "whole", "spoke", "steps"), 9.0 / 5, exact);
    assert_near(number(flow, "whole", "anyone", "steps"), 50.0 / 30, exact);
    assert_near(number(flow, "whole", "hub", "rounds"), 1, exact);
    assert_near(number(flow, "whole", "spoke", "rounds"), 2, exact);
    assert_near(number(flow, "whole", "anyone", "rounds"), 11.0 / 6, 1e-3);
    assert_near(number(flow, "whole", "hub", "tip"), 0.5, exact);
    assert_near(number(flow, "whole", "spoke", "tip"), 0.3, exact);
    assert_near(number(flow, "whole", "anyone", "tip"), 2.0 / 6, exact);
    assert_near(number(flow, "whole", "hub", "practice"), 1, exact);
    assert_near(number(flow, "whole", "hub", "begin"), 1, exact);
    assert_near(number(flow, "whole", "spoke", "practice"), 0.2, exact);
    assert_near(number(flow, "without_hub", "anyone", "can_hear"), 0, exact);
    assert_near(number(flow, "without_hub", "spoke", "tip"), 0, exact);
    assert_near(number(flow, "without_hub", "anyone", "rounds"), NAN, exact);
    assert_says(flow, NULL,
                "reaches 9 of 10 members in 1.8 rounds of conversation; without 1 nobody could hear of it.");
    assert_says(flow, NULL, "From 1 it takes 1 round, from one of the others 2.0.");
    assert_says(flow, NULL, "(33% of the others), spreads no further.");
    netweave_flow_free(flow);
}

/* With one conversation a round, which is as likely to be with each spoke, the hub meets the last of five after 5 (1 +
 * 1/2
 * + … + 1/5) rounds on average; a spoke first has to meet the hub. A tip goes on to one contact in five. */
static void a_star_with_a_limited_hub_waits_for_it(void **state) {
    (void)state;
    netweave_flow *flow = named_flow("star6", "probability=0.5 simulations=20000");
    assert_simulated(flow, "limited_hub", "hub", "rounds", 5 * (1 + 1 / 2.0 + 1 / 3.0 + 1 / 4.0 + 1 / 5.0));
    assert_simulated(flow, "limited_hub", "spoke", "rounds", 5 + 5 * (1 + 1 / 2.0 + 1 / 3.0 + 1 / 4.0));
    assert_simulated(flow, "limited_hub", "hub", "tip", 0.1);
    assert_simulated(flow, "limited_hub", "spoke", "tip", (0.5 + 0.5 * 4 * 0.1) / 5);
    assert_near(number(flow, "limited_hub", "spoke", "steps"), 9.0 / 5, exact);
    assert_near(number(flow, "limited_hub", "hub", "practice"), NAN, exact);
    netweave_flow_free(flow);
}

static void a_limit_that_nobody_reaches_changes_nothing(void **state) {
    (void)state;
    netweave_flow *flow = named_flow("star6", "probability=1 hub_capacity=100");
    assert_near(number(flow, "limited_hub", "hub", "rounds"), 1, exact);
    assert_near(number(flow, "limited_hub", "anyone", "tip"), 1, exact);
    assert_says(flow, NULL, "If 1 could hold only 100 conversations a round, it would take about as long.");
    netweave_flow_free(flow);
    flow = named_flow("star6", "probability=1 hub_capacity=2");
    assert_simulated(flow, "limited_hub", "hub", "tip", 0.4);
    netweave_flow_free(flow);
}

/* METHODS: ring6 from one, p = .5, 2.859375. */
static void a_ring_does_without_any_member(void **state) {
    (void)state;
    netweave_flow *flow = named_flow("ring6", "probability=0.5");
    assert_near(number(flow, "whole", "anyone", "tip"), 1.859375 / 5, exact);
    assert_near(number(flow, "without_hub", "anyone", "can_hear"), 1, exact);
    assert_near(number(flow, "without_hub", "anyone", "steps"), 2, exact);
    assert_true(number(flow, "without_hub", "anyone", "rounds") > number(flow, "whole", "anyone", "rounds"));
    assert_says(flow, NULL, "; without 1 all others could still hear of it, in ");
    assert_says(flow, NULL, "It takes about as long from 1 as from one of the others.");
    netweave_flow_free(flow);
}

/* METHODS: two stars of five joined at their hubs, p = .5: a hub 4.5, both 6.0, a leaf 3.0. */
static void two_hubs_know_together(void **state) {
    (void)state;
    const char *ties = "1-2 1-3 1-4 1-5 1-6 2-7 2-8 2-9 2-10";
    netweave_flow *flow = flow_of(ties, "hub=\"1,2\"", "probability=0.5");
    assert_int_equal(netweave_flow_hub_count(flow), 2);
    assert_string_equal(netweave_flow_hub(flow, 1), "2");
    assert_near(number(flow, "whole", "hub", "tip"), (6.0 - 2) / 8, exact);
    assert_near(number(flow, "whole", "spoke", "tip"), 2.0 / 9, exact);
    assert_near(number(flow, "whole", "anyone", "tip"), (2 * 3.5 + 8 * 2) / 90, exact);
    assert_near(number(flow, "whole", "hub", "steps"), 1, exact);
    assert_near(number(flow, "whole", "hub", "rounds"), 1, exact);
    assert_near(number(flow, "without_hub", "anyone", "can_hear"), 0, exact);
    assert_says(flow, NULL,
                "without 1 and 2 nobody could hear of it. This lets 1 and 2 talk with all who call at once; with only "
                "one conversation each a round it would take ");
    assert_says(flow, NULL, "From 1 and 2 together it takes 1 round");
    netweave_flow_free(flow);
    flow = flow_of(ties, "hub=1", "probability=0.5");
    assert_near(number(flow, "whole", "hub", "tip"), 3.5 / 9, exact);
    assert_near(number(flow, "without_hub", "anyone", "can_hear"), 20.0 / 72, exact);
    assert_says(flow, NULL, "; without 1 28% of the others could still hear of it.");
    netweave_flow_free(flow);
}

static void ties_carry_one_way_where_they_have_one(void **state) {
    (void)state;
    netweave_flow *flow = flow_of("1>2 1>3 1>4 1>5", "hub=1", "probability=1");
    assert_near(number(flow, "whole", "hub", "can_hear"), 1, exact);
    assert_near(number(flow, "whole", "spoke", "can_hear"), 0, exact);
    assert_near(number(flow, "whole", "anyone", "can_hear"), 0.2, exact);
    assert_near(number(flow, "whole", "spoke", "rounds"), NAN, exact);
    assert_near(number(flow, "whole", "anyone", "rounds"), number(flow, "whole", "hub", "rounds"), 0.2);
    assert_near(number(flow, "limited_hub", "hub", "tip"), 0.25, 0.03);
    assert_says(flow, NULL, "can reach 20% of the others at all, and 9 of 10 of those who can hear know it after ");
    netweave_flow_free(flow);
    flow = flow_of("1>2 1>3 1>4 1>5", "hub=1 reverse=yes", "probability=1");
    assert_near(number(flow, "whole", "hub", "can_hear"), 0, exact);
    assert_near(number(flow, "whole", "spoke", "can_hear"), 0.25, exact);
    netweave_flow_free(flow);
}

static void what_cannot_be_said_is_undefined_with_a_reason(void **state) {
    (void)state;
    static const struct {
        const char *ties;
        int64_t rows;
        const char *says;
    } cases[] = {{"", 1, "There is nobody in this network."},
                 {"1", 1, "There is only one member, and nobody to tell."},
                 {"1 2 3", 1, "Nobody can pass anything on: there are no ties."},
                 {"1-2", 8, "A tip that starts with any member reaches 9 of 10 members in 1 round of conversation."},
                 {"1-2 3", 8, "can reach 33% of the others at all"}};
    for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++) {
        netweave_flow *flow = flow_of(cases[k].ties, NULL, NULL);
        const netweave_table *numbers = netweave_flow_numbers(flow);
        assert_int_equal(netweave_table_row_count(numbers), cases[k].rows);
        assert_says(flow, NULL, cases[k].says);
        assert_never_says(flow, flow, "nan");
        assert_never_says(flow, flow, "before 0");
        assert_true(netweave_table_note_count(numbers) > 0);
        netweave_flow_free(flow);
    }
    netweave_flow *flow = flow_of("1-2 2-3 1-3", "hub=\"1,2,3\"", NULL);
    assert_int_equal(netweave_table_row_count(netweave_flow_numbers(flow)), 4);
    assert_near(number(flow, "whole", "hub", "can_hear"), NAN, exact);
    netweave_flow_free(flow);
}

static void a_curve_ends_where_the_number_is(void **state) {
    (void)state;
    netweave_flow *flow = named_flow("kite", "probability=0.3");
    const netweave_table *curve = netweave_flow_curve(flow);
    double last = NAN;
    for (int64_t row = 0; row < netweave_table_row_count(curve); row++) {
        double share = netweave_table_value(curve, row, 1);
        if (netweave_table_value(curve, row, 0) == 0)
            assert_near(share, 0, exact);
        assert_true(netweave_table_value(curve, row, 2) <= share + exact &&
                    share <= netweave_table_value(curve, row, 3) + exact);
        if (strcmp(netweave_table_label(curve, 0, row), "tip") == 0 &&
            strcmp(netweave_table_label(curve, 1, row), "whole") == 0 &&
            strcmp(netweave_table_label(curve, 2, row), "anyone") == 0)
            last = share;
    }
    assert_near(last, number(flow, "whole", "anyone", "tip"), exact);
    netweave_flow_free(flow);
}

/* What a star becomes when its spokes tie up: each number beside what it was, and nothing claimed that did not move. */
static void the_sentence_says_what_it_was_before(void **state) {
    (void)state;
    static const char few[] = "simulations=40"; /* so few cannot tell 2.92 rounds with the hub from 2.86 without */
    netweave_flow *before = flow_of("ann-b ann-c ann-d ann-e ann-f", NULL, few);
    netweave_flow *after = flow_of("ann-b ann-c ann-d ann-e ann-f b-c c-d d-e e-f f-b", NULL, few);
    assert_says(after, before, "; without ann all others could still hear of it, about as fast, before nobody could.");
    assert_says(after, before, ", before it took 1");
    assert_says(after, after,
                "rounds of conversation, as before; without ann all others could still hear of it, about as fast.");
    assert_never_says(after, after, ", before ");
    netweave_flow_free(before);
    before = flow_of("bob-b bob-c bob-d bob-e bob-f ann", NULL, NULL);
    assert_says(after, before, ", before it could reach ");
    assert_says(after, before, ", before, without bob, nobody could");
    netweave_flow_free(before);
    netweave_flow_free(after);
}

static void what_chance_may_have_made_is_not_called_a_change(void **state) {
    (void)state;
    netweave_run *run = NULL;
    netweave_view *view = test_named("kite");
    netweave_flow *flow = NULL;
    netweave_flow *other = NULL;
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_flow_create(view, "simulations=40", run, &flow));
    for (int seed = 2; seed < 12; seed++) {
        assert_ok(netweave_run_set_seed(run, (uint64_t)seed));
        assert_ok(netweave_flow_create(view, "simulations=40", run, &other));
        char *text = NULL;
        assert_ok(netweave_flow_sentence(flow, other, &text));
        assert_true(strstr(text, "as before") != NULL);
        netweave_text_free(text);
        netweave_flow_free(other);
    }
    netweave_flow_free(flow);
    netweave_view_free(view);
    netweave_run_free(run);
}

static char *told(const netweave_table *table) {
    char *text = NULL;
    assert_ok(netweave_table_format(table, "csv", &text));
    return text;
}

static void threads_change_nothing(void **state) {
    (void)state;
    netweave_run *run = NULL;
    netweave_view *view = test_named("karate");
    netweave_flow *flow[2] = {NULL, NULL};
    assert_ok(netweave_run_create(&run));
    for (int k = 0; k < 2; k++) {
        assert_ok(netweave_run_set_threads(run, k == 0 ? 1 : 4));
        assert_ok(netweave_flow_create(view, "simulations=100", run, &flow[k]));
    }
    const netweave_table *(*const tables[])(const netweave_flow *) = {netweave_flow_numbers, netweave_flow_curve,
                                                                      netweave_flow_members, netweave_flow_bottlenecks,
                                                                      netweave_flow_routes};
    for (size_t k = 0; k < sizeof tables / sizeof tables[0]; k++) {
        char *one = told(tables[k](flow[0]));
        char *four = told(tables[k](flow[1]));
        assert_string_equal(one, four);
        netweave_text_free(one);
        netweave_text_free(four);
    }
    netweave_flow_free(flow[0]);
    netweave_flow_free(flow[1]);
    netweave_view_free(view);
    netweave_run_free(run);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_star_tells_in_two_rounds_and_nothing_without_its_hub),
        cmocka_unit_test(a_star_with_a_limited_hub_waits_for_it),
        cmocka_unit_test(a_limit_that_nobody_reaches_changes_nothing),
        cmocka_unit_test(a_ring_does_without_any_member),
        cmocka_unit_test(two_hubs_know_together),
        cmocka_unit_test(ties_carry_one_way_where_they_have_one),
        cmocka_unit_test(what_cannot_be_said_is_undefined_with_a_reason),
        cmocka_unit_test(a_curve_ends_where_the_number_is),
        cmocka_unit_test(the_sentence_says_what_it_was_before),
        cmocka_unit_test(what_chance_may_have_made_is_not_called_a_change),
        cmocka_unit_test(threads_change_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
