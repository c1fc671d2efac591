/* The flow story of real networks agrees with what is known of them: ../shared/data, README of each.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "flows.h"

static netweave_flow *flow_of_file(const char *path, const char *reading, const char *view_options) {
    netweave_network *network = NULL;
    netweave_view *view = NULL;
    netweave_flow *flow = NULL;
    const char *found = test_data(path);
    if (found == NULL)
        skip();
    assert_ok(netweave_network_read(found, reading, NULL, &network));
    assert_ok(netweave_view_create(network, view_options, NULL, &view));
    netweave_network_free(network);
    assert_ok(netweave_flow_create(view, NULL, NULL, &flow));
    netweave_view_free(view);
    return flow;
}

/* The same people by the chart and by their ties. Thurman 1979, doi 10.1016/0378-8733(79)90012-9. */
static void thurmans_chart_falls_silent_without_its_heads_and_his_office_does_not(void **state) {
    (void)state;
    netweave_flow *chart = flow_of_file("thurman_office/derived/thura_formal_chart.csv", "direction=directed", NULL);
    assert_int_equal(netweave_flow_hub_count(chart), 2);
    assert_string_equal(netweave_flow_hub(chart, 0), "PETE");
    assert_string_equal(netweave_flow_hub(chart, 1), "PRESIDENT");
    assert_near(number(chart, "whole", "hub", "can_hear"), 1, exact);
    assert_true(number(chart, "whole", "spoke", "can_hear") < 0.05);
    assert_true(number(chart, "without_hub", "anyone", "can_hear") < 0.05);
    assert_true(number(chart, "limited_hub", "anyone", "rounds") > 3 * number(chart, "whole", "anyone", "rounds"));
    assert_near(number(chart, "whole", "anyone", "practice"), number(chart, "whole", "anyone", "begin"), exact);
    assert_says(chart, NULL, "without PETE and PRESIDENT 4% of the others could still hear of it");
    assert_says(chart, NULL, "spreads no further");
    netweave_flow *office = flow_of_file("thurman_office/derived/thurm_multiplex.csv", "direction=undirected", NULL);
    assert_string_equal(netweave_flow_hub(office, 0), "EMMA");
    assert_near(number(office, "whole", "anyone", "can_hear"), 1, exact);
    assert_true(number(office, "without_hub", "anyone", "can_hear") > 0.7);
    assert_true(number(office, "limited_hub", "anyone", "rounds") < 2 * number(office, "whole", "anyone", "rounds"));
    assert_true(number(office, "whole", "anyone", "practice") > 2 * number(office, "whole", "anyone", "begin"));
    assert_says(office, NULL, "without EMMA 73% of the others could still hear of it");
    assert_says(office, chart, ", before, without PETE and PRESIDENT, 4%");
    netweave_flow_free(chart);
    netweave_flow_free(office);
}

/* Kapferer 1972: the workers' talk and friendship became denser and less centralised in seven months. */
static void kapferers_workers_hear_sooner_and_need_their_first_man_less(void **state) {
    (void)state;
    netweave_flow *before = flow_of_file("kapferer_tailorshop/derived/kapfts1.csv", "direction=undirected", NULL);
    netweave_flow *after = flow_of_file("kapferer_tailorshop/derived/kapfts2.csv", "direction=undirected", NULL);
    double was = number(before, "whole", "anyone", "rounds");
    double is = number(after, "whole", "anyone", "rounds");
    assert_true(is < was - 4 * (number(before, "whole", "anyone", "rounds_error") +
                                number(after, "whole", "anyone", "rounds_error")));
    assert_true(number(after, "whole", "anyone", "tip") > 1.5 * number(before, "whole", "anyone", "tip"));
    assert_true(number(after, "without_hub", "anyone", "tip") / number(after, "whole", "anyone", "tip") >
                number(before, "without_hub", "anyone", "tip") / number(before, "whole", "anyone", "tip"));
    assert_true(cell(netweave_flow_routes(after), 0, "limited_hub_delay") <
                cell(netweave_flow_routes(before), 0, "limited_hub_delay"));
    assert_true(cell(netweave_flow_routes(after), 0, "routes") > cell(netweave_flow_routes(before), 0, "routes") + 1);
    assert_true(cell(netweave_flow_bottlenecks(after), 0, "slowed") <
                cell(netweave_flow_bottlenecks(before), 0, "slowed"));
    assert_says(after, before, "reaches 9 of 10 members in 5.2 rounds of conversation, before it took 5.6;");
    assert_says(after, before, "independent routes on average, before 5.3.");
    netweave_flow_free(before);
    netweave_flow_free(after);
}

/* Cross and Parker 2004: the consultants of two continents hardly turn to each other. Of those often turned to, one tie
 * alone brings what the 26 in the USA know to the 20 in Europe: 22 turns to 38. */
static void what_consultants_know_crosses_the_ocean_over_one_tie(void **state) {
    (void)state;
    netweave_flow *info = flow_of_file("cross_parker_consulting/info.csv", NULL, "threshold=4 reverse=yes");
    const netweave_table *worst = netweave_flow_bottlenecks(info);
    int64_t tie = find_row(worst, "tie", NULL);
    assert_string_equal(netweave_table_label(worst, 1, tie), "38");
    assert_string_equal(netweave_table_label(worst, 2, tie), "22");
    assert_true(cell(worst, tie, "parted") > 0.25);
    assert_says(info, NULL,
                "of the ties, that of 38 to 22 (closeness among those left falls by 14%, and 26% of the pairs "
                "are parted)");
    assert_says(info, NULL, "can reach 68% of the others at all");
    netweave_flow *value = flow_of_file("cross_parker_consulting/value.csv", NULL, "threshold=4 reverse=yes");
    assert_true(number(value, "whole", "anyone", "rounds") < 0.6 * number(info, "whole", "anyone", "rounds"));
    assert_true(number(value, "whole", "anyone", "can_hear") > number(info, "whole", "anyone", "can_hear") + 0.2);
    assert_true(cell(netweave_flow_bottlenecks(value), 0, "slowed") < 0.05);
    netweave_flow_free(info);
    netweave_flow_free(value);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(thurmans_chart_falls_silent_without_its_heads_and_his_office_does_not),
        cmocka_unit_test(kapferers_workers_hear_sooner_and_need_their_first_man_less),
        cmocka_unit_test(what_consultants_know_crosses_the_ocean_over_one_tie),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
