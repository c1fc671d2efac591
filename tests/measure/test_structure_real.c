/* The structure of real networks whose truth is known: ../shared/data/expected.json, "truth".
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "support.h"

static netweave_structure *structure_of_file(const char *path, const char *reading, const char *view_options) {
    netweave_network *network = NULL;
    netweave_view *view = NULL;
    const char *found = test_data(path);
    if (found == NULL)
        skip();
    assert_ok(netweave_network_read(found, reading, NULL, &network));
    assert_ok(netweave_view_create(network, view_options, NULL, &view));
    netweave_network_free(network);
    netweave_structure *structure = NULL;
    assert_ok(netweave_structure_create(view, "draws=20", NULL, &structure));
    netweave_view_free(view); /* the structure keeps it */
    return structure;
}

/* Thurman 1979, doi 10.2307/581898: the formal chart is hub-and-spoke, the ties that people live by are not. */
static void thurmans_chart_is_hub_and_spoke_and_his_office_is_not(void **state) {
    (void)state;
    netweave_structure *structure =
        structure_of_file("thurman_office/derived/thura_formal_chart.csv", "direction=directed", NULL);
    assert_string_equal(netweave_structure_type(structure), "hub_and_spoke");
    assert_string_equal(netweave_structure_hub_direction(structure), "out");
    assert_string_equal(netweave_structure_hub(structure, 0), "PETE");
    netweave_structure_free(structure);
    structure = structure_of_file("thurman_office/derived/thurm_multiplex.csv", "direction=undirected", NULL);
    assert_string_equal(netweave_structure_type(structure), "networked");
    netweave_structure_free(structure);
}

/* Kapferer 1972: in the sociational relation the workers rest less on their first man after seven months. */
static void kapferers_workers_are_networked_and_ever_less_dependent(void **state) {
    (void)state;
    netweave_structure *before =
        structure_of_file("kapferer_tailorshop/derived/kapfts1.csv", "direction=undirected", NULL);
    netweave_structure *after =
        structure_of_file("kapferer_tailorshop/derived/kapfts2.csv", "direction=undirected", NULL);
    assert_string_equal(netweave_structure_type(before), "networked");
    assert_string_equal(netweave_structure_type(after), "networked");
    assert_true(netweave_structure_value(after, "hub_dependence") < netweave_structure_value(before, "hub_dependence"));
    netweave_structure_free(before);
    netweave_structure_free(after);
}

/* Michael and Massey 1997: Juan (HM-1) bridges the two languages of the sawmill. */
static void the_sawmill_is_networked_with_one_strong_broker(void **state) {
    (void)state;
    netweave_structure *structure =
        structure_of_file("sawmill_communication/derived/ties.csv", "direction=undirected", NULL);
    assert_string_equal(netweave_structure_type(structure), "networked");
    assert_non_null(strstr(netweave_structure_sentence(structure), "One strong broker stands out all the same"));
    assert_string_equal(netweave_table_label(netweave_structure_members(structure), 1, 0), "broker");
    netweave_structure_free(structure);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(thurmans_chart_is_hub_and_spoke_and_his_office_is_not),
        cmocka_unit_test(kapferers_workers_are_networked_and_ever_less_dependent),
        cmocka_unit_test(the_sawmill_is_networked_with_one_strong_broker),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
