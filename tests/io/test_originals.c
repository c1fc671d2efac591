/* The networks of the field, as their first users stored them, with the counts that their READMEs print. */
#include "support.h"

#include <stdio.h>

enum { LAYERS = 10 };

static const struct {
    const char *file, *options;
    int64_t members;
    int64_t ties[LAYERS]; /* by layer */
    int directed[LAYERS];
    const char *layers[LAYERS]; /* NULL: unnamed */
} originals[] = {
    {"kapferer_tailorshop/KAPTAIL.DAT",
     NULL,
     39,
     {158, 223, 109, 147},
     {0, 0, 1, 1},
     {"KAPFTS1", "KAPFTS2", "KAPFTI1", "KAPFTI2"}},
    {"kapferer_tailorshop/derived/kapfts1.csv", NULL, 39, {158}, {0}, {NULL}},
    {"kapferer_tailorshop/derived/kapfts2.csv", NULL, 39, {223}, {0}, {NULL}},
    {"kapferer_tailorshop/derived/kapfti1.csv", NULL, 35, {109}, {1}, {NULL}},
    {"kapferer_tailorshop/derived/kapfti2.csv", NULL, 37, {147}, {1}, {NULL}},
    {"knoke_bureaucracies/Knok.dat", NULL, 10, {49, 22}, {1, 1}, {"KNOKI", "KNOKM"}},
    {"knoke_bureaucracies/derived/information.csv", NULL, 10, {49}, {1}, {NULL}},
    {"knoke_bureaucracies/derived/money.csv", NULL, 9, {22}, {1}, {NULL}},
    {"padgett_florentine/PADGETT.DAT", NULL, 16, {20, 15}, {0, 0}, {"PADGM", "PADGB"}},
    {"padgett_florentine/derived/padgm.csv", NULL, 15, {20}, {0}, {NULL}},
    {"padgett_florentine/derived/padgb.csv", NULL, 11, {15}, {0}, {NULL}},
    {"sampson_monastery/SAMPSON.DAT",
     NULL,
     18,
     {55, 57, 56, 47, 54, 58, 53, 50, 39, 41},
     {1, 1, 1, 1, 1, 1, 1, 1, 1, 1},
     {"SAMPLK1", "SAMPLK2", "SAMPLK3", "SAMPDLK", "SAMPES", "SAMPDES", "SAMPIN", "SAMPNIN", "SAMPPR", "SAMNPR"}},
    {"sampson_monastery/derived/samplk1.csv", NULL, 18, {55}, {1}, {NULL}},
    {"thurman_office/THUROFF.DAT", NULL, 15, {34, 33}, {1, 0}, {"THURA", "THURM"}},
    {"thurman_office/derived/thura_formal_chart.csv", "direction=directed", 15, {34}, {1}, {NULL}},
    {"thurman_office/derived/thurm_multiplex.csv", NULL, 15, {33}, {0}, {NULL}},
    {"sawmill_communication/Sawmill.net", NULL, 36, {62}, {0}, {NULL}},
    {"sawmill_communication/derived/ties.csv", NULL, 36, {62}, {0}, {NULL}},
    {"s50_glasgow/s501.txt", NULL, 50, {113}, {1}, {NULL}},
    {"s50_glasgow/s502.txt", NULL, 50, {116}, {1}, {NULL}},
    {"s50_glasgow/s503.txt", NULL, 50, {122}, {1}, {NULL}},
    {"s50_glasgow/derived/wave1.csv", NULL, 47, {113}, {1}, {NULL}},
    {"email_eu_core/email-Eu-core.txt", NULL, 1005, {24929}, {1}, {NULL}},
    {"email_eu_core/derived/edges.csv", NULL, 1005, {24929}, {1}, {NULL}},
    {"baker_journals/derived/citations.csv", NULL, 20, {87}, {1}, {NULL}},
    {"camp92/derived/campnet_top3_T2.csv", NULL, 18, {54}, {1}, {NULL}},
    {"camp92/derived/interaction_rank_T3.csv", NULL, 18, {306}, {1}, {NULL}},
    {"davis_southern_women/derived/attendance_ucinet89.csv", NULL, 18, {139}, {0}, {NULL}},
    {"davis_southern_women/DAVIS.DAT", NULL, 18, {139}, {0}, {NULL}},
    {"cross_parker_consulting/info.csv", NULL, 46, {877}, {1}, {NULL}},
};

static void originals_have_the_counts_that_their_sources_print(void **state) {
    (void)state;
    for (size_t k = 0; k < sizeof originals / sizeof originals[0]; k++) {
        const char *path = test_data(originals[k].file);
        netweave_network *network = NULL;
        if (path == NULL)
            skip();
        assert_ok(netweave_network_read(path, originals[k].options, NULL, &network));
        int64_t layers = 0;
        while (layers < LAYERS && originals[k].ties[layers] > 0)
            layers++;
        if (netweave_roster_count(netweave_network_roster(network)) != originals[k].members ||
            netweave_network_layer_count(network) != layers)
            fail_msg("%s: %lld members, %lld layers", originals[k].file,
                     (long long)netweave_roster_count(netweave_network_roster(network)),
                     (long long)netweave_network_layer_count(network));
        for (int64_t layer = 0; layer < layers; layer++) {
            const char *name = originals[k].layers[layer] != NULL ? originals[k].layers[layer] : "";
            if (netweave_network_tie_count(network, layer, 0) != originals[k].ties[layer] ||
                netweave_network_directed(network, layer, 0) != originals[k].directed[layer] ||
                strcmp(netweave_network_layer(network, layer), name) != 0)
                fail_msg("%s: layer %s has %lld ties, directed %d", originals[k].file,
                         netweave_network_layer(network, layer),
                         (long long)netweave_network_tie_count(network, layer, 0),
                         netweave_network_directed(network, layer, 0));
        }
        netweave_network_free(network);
    }
}

static void files_that_are_something_else_are_refused_with_a_reason(void **state) {
    (void)state;
    static const struct {
        const char *file;
        netweave_status status;
        const char *sentence;
    } refused[] = {
        {"knoke_bureaucracies/KnokBur.DAT", NETWEAVE_STATUS_PARSE, "KnokBur.DAT:1:1: this is not a UCINET DL file"},
        {"padgett_florentine/PADGW.DAT", NETWEAVE_STATUS_UNSUPPORTED, "two-mode"},
        {"padgett_florentine/derived/nodes.csv", NETWEAVE_STATUS_PARSE, "one column only"},
        {"s50_glasgow/derived/nodes.csv", NETWEAVE_STATUS_NOT_FOUND, "a member list is read with format=members"},
        {"baker_journals/Baker_Journals.rda", NETWEAVE_STATUS_PARSE, "Baker_Journals.rda:1:"},
    };
    for (size_t k = 0; k < sizeof refused / sizeof refused[0]; k++) {
        const char *path = test_data(refused[k].file);
        netweave_network *network = NULL;
        if (path == NULL)
            skip();
        netweave_status status = netweave_network_read(path, NULL, NULL, &network);
        if (status != refused[k].status || strstr(netweave_last_error(), refused[k].sentence) == NULL)
            fail_msg("%s: %s: %s", refused[k].file, netweave_status_name(status), netweave_last_error());
        assert_null(network);
    }
}

/* Members and attributes of the node lists beside the ties. */
static void member_lists_of_the_originals_have_their_attributes(void **state) {
    (void)state;
    static const struct {
        const char *file;
        int64_t members, attributes;
    } lists[] = {
        {"baker_journals/derived/nodes.csv", 20, 0},
        {"camp92/derived/nodes.csv", 18, 2},
        {"cross_parker_consulting/nodes.csv", 46, 4},
        {"email_eu_core/derived/nodes.csv", 1005, 1},
        {"kapferer_tailorshop/derived/nodes.csv", 39, 0},
        {"knoke_bureaucracies/derived/nodes.csv", 10, 2},
        {"padgett_florentine/derived/nodes.csv", 16, 0},
        {"s50_glasgow/derived/nodes.csv", 50, 6},
        {"sampson_monastery/derived/nodes.csv", 18, 0},
        {"sawmill_communication/derived/nodes.csv", 36, 3},
        {"thurman_office/derived/nodes.csv", 15, 0},
        {"email_eu_core/email-Eu-core-department-labels.txt", 1005, 1},
    };
    for (size_t k = 0; k < sizeof lists / sizeof lists[0]; k++) {
        const char *path = test_data(lists[k].file);
        netweave_network *network = NULL;
        if (path == NULL)
            skip();
        assert_ok(netweave_network_read(path, "format=members", NULL, &network));
        assert_int_equal(netweave_roster_count(netweave_network_roster(network)), lists[k].members);
        assert_int_equal(netweave_roster_attribute_count(netweave_network_roster(network)), lists[k].attributes);
        netweave_network_free(network);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(originals_have_the_counts_that_their_sources_print),
        cmocka_unit_test(files_that_are_something_else_are_refused_with_a_reason),
        cmocka_unit_test(member_lists_of_the_originals_have_their_attributes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
