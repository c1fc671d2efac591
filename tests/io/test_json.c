/* Tests of JSON node-link files, and of Kumu's blueprints and sheets: the dialects that are read, and what is refused
 * with which words. */
#include "support.h"

#define NODES "\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"c\"}]"

static const struct {
    const char *what, *text, *options;
    int64_t members, ties;
    int directed;
} good[] = {
    {"networkx 3",
     "{\"directed\":true,\"multigraph\":false,\"graph\":{}," NODES
     ",\"edges\":[{\"source\":\"a\",\"target\":\"b\",\"weight\":2}]}",
     NULL, 3, 1, 1},
    {"networkx 2: links, ids that are numbers",
     "{\"directed\":false,\"nodes\":[{\"id\":0},{\"id\":1},{\"id\":2}],\"links\":[{\"source\":0,\"target\":2}]}", NULL,
     3, 1, 0},
    {"networkx 1: ids, and ends by their place",
     "{" NODES ",\"links\":[{\"source\":0,\"target\":2},{\"source\":1,\"target\":2}]}", NULL, 3, 2, 0},
    {"d3: names, and ends by their place",
     "{\"nodes\":[{\"name\":\"x\",\"group\":1},{\"name\":\"y\"},{}],\"links\":[{\"source\":1,\"target\":0,\"value\":3}]"
     "}",
     NULL, 3, 1, 0},
    {"vis: from and to",
     "{\"nodes\":[{\"id\":1,\"label\":\"N\"},{\"id\":2}],\"edges\":[{\"from\":1,\"to\":2,\"arrows\":\"to\"}]}", NULL, 2,
     1, 0},
    {"edges before nodes", "{\"edges\":[{\"source\":\"a\",\"target\":\"b\"}]," NODES "}", NULL, 3, 1, 0},
    {"edges only", "{\"links\":[{\"source\":\"a\",\"target\":\"b\"},{\"source\":\"b\",\"target\":\"a\"}]}", NULL, 2, 2,
     1},
    {"a node that only an edge names", "{" NODES ",\"links\":[{\"source\":\"a\",\"target\":\"z\"}]}", NULL, 4, 1, 0},
    {"graphology",
     "{\"nodes\":[{\"key\":\"a\",\"attributes\":{\"x\":1}},{\"key\":\"b\"}],\"edges\":[{\"key\":\"e\",\"source\":\"a\","
     "\"target\":\"b\",\"undirected\":true,\"attributes\":{\"weight\":2}}]}",
     NULL, 2, 1, 0},
    {"Cytoscape",
     "{\"data\":[],\"elements\":{\"nodes\":[{\"data\":{\"id\":\"a\"},\"position\":{\"x\":1}},{\"data\":{\"id\":\"b\"}}]"
     ","
     "\"edges\":[{\"data\":{\"id\":\"e\",\"source\":\"a\",\"target\":\"b\"}}]}}",
     NULL, 2, 1, 0},
    {"Cytoscape, one list",
     "{\"elements\":[{\"data\":{\"id\":\"a\"}},{\"data\":{\"id\":\"b\"}},{\"data\":{\"source\":\"a\",\"target\":\"b\"}}"
     "]}",
     NULL, 2, 1, 0},
    {"a list only", "[{\"source\":\"a\",\"target\":\"b\"},{\"source\":\"b\",\"target\":\"c\"}]", NULL, 3, 2, 0},
    {"JSON Graph Format",
     "{\"graph\":{\"directed\":true,\"nodes\":{\"a\":{\"label\":\"A\"},\"b\":{}},\"edges\":[{\"source\":\"a\","
     "\"target\":\"b\",\"metadata\":{\"w\":1}}]}}",
     NULL, 2, 1, 1},
    {"one edge with a direction",
     "{\"directed\":false," NODES
     ",\"edges\":[{\"source\":\"a\",\"target\":\"b\",\"directed\":true},{\"source\":\"b\",\"target\":\"c\"}]}",
     NULL, 3, 3, 1},
    {"texts and numbers in one attribute",
     "{\"nodes\":[{\"id\":1,\"n\":1.5},{\"id\":2,\"n\":\"x\"},{\"id\":3,\"n\":7}],\"edges\":[]}", NULL, 3, 0, 0},
    {"blanks of all kinds",
     " \t\r\n{ \"nodes\" : [ { \"id\" : \"a\" } , {\"id\":\"\\\"b\\\\\"} ] , \"edges\" : [ ] } \r\n", NULL, 2, 0, 0},
    {"Kumu",
     "{\"elements\":[{\"label\":\"A\",\"type\":\"Letter\",\"tags\":[\"one\",\"two\"]},{\"label\":\"B\"}],"
     "\"connections\":[{\"from\":\"A\",\"to\":\"B\"}]}",
     NULL, 2, 1, 0},
    {"Kumu, the same label twice",
     "{\"elements\":[{\"id\":\"e1\",\"label\":\"A\"},{\"id\":\"e2\",\"label\":\"A\"}],\"connections\":[{\"from\":"
     "\"e1\",\"to\":\"e2\"}]}",
     NULL, 2, 1, 0},
    {"Kumu, mutual among directed",
     "{\"connections\":[{\"from\":\"A\",\"to\":\"B\",\"direction\":\"mutual\"},{\"from\":\"B\",\"to\":\"C\","
     "\"direction\":\"directed\"}],\"elements\":[]}",
     NULL, 3, 3, 1},
    {"Kumu, a project",
     "{\"elements\":[{\"_id\":\"elem-1\",\"attributes\":{\"label\":\"A\"}},{\"_id\":\"elem-2\",\"attributes\":{"
     "\"label\":"
     "\"B\"}}],\"connections\":[{\"_id\":\"conn-1\",\"from\":\"elem-1\",\"to\":\"elem-2\",\"direction\":\"directed\","
     "\"attributes\":{}}],\"maps\":[{\"a\":[]}]}",
     NULL, 2, 1, 1},
};

static netweave_network *read_text(const char *what, const char *text, const char *options) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    assert_ok(netweave_builder_create(&builder));
    netweave_status status = netweave_builder_read_memory(builder, "in", text, strlen(text), options, NULL);
    if (status != NETWEAVE_STATUS_OK)
        fail_msg("%s: %s", what, netweave_last_error());
    assert_ok(netweave_builder_finish(builder, &network));
    netweave_builder_free(builder);
    return network;
}

static void dialects_are_read(void **state) {
    (void)state;
    for (size_t k = 0; k < sizeof good / sizeof good[0]; k++) {
        netweave_network *network = read_text(good[k].what, good[k].text, good[k].options);
        int64_t members = netweave_roster_count(netweave_network_roster(network));
        int64_t ties = netweave_network_tie_count(network, 0, 0);
        int directed = netweave_network_directed(network, 0, 0);
        if (members != good[k].members || ties != good[k].ties || directed != good[k].directed)
            fail_msg("%s: %lld members, %lld ties, directed %d", good[k].what, (long long)members, (long long)ties,
                     directed);
        netweave_network_free(network);
    }
}

static const struct {
    const char *what, *text;
    netweave_status status;
    const char *sentence;
} bad[] = {
    {"cut off", "{\"nodes\":[{\"id\":\"a\"},\n{\"id\":\"b", NETWEAVE_STATUS_PARSE, "in:2:9: the text ends before"},
    {"cut off after a backslash", "{\"nodes\":[{\"id\":\"a\\", NETWEAVE_STATUS_PARSE, "the text ends before"},
    {"brackets that do not match", "{\"nodes\":[{\"id\":\"a\"]]}", NETWEAVE_STATUS_PARSE,
     "in:1:20: this is not JSON: ']' stands"},
    {"more after the end", "{" NODES "}\n{}", NETWEAVE_STATUS_PARSE, "in:2:1: there is more after the end"},
    {"a trailing comma", "{\"nodes\":[{\"id\":\"a\"},]}", NETWEAVE_STATUS_PARSE,
     "in:1:22: this is not JSON: a value is missing"},
    {"no comma", "{\"nodes\":[{\"id\":\"a\"} {\"id\":\"b\"}]}", NETWEAVE_STATUS_PARSE,
     "in:1:22: this is not JSON: a comma"},
    {"no colon", "{\"nodes\" []}", NETWEAVE_STATUS_PARSE, "a colon is missing"},
    {"a name without quotes", "{\"edges\":[],nodes:[]}", NETWEAVE_STATUS_PARSE,
     "in:1:13: this is not JSON: a name in double quotes"},
    {"NaN", "{\"nodes\":[{\"id\":\"a\",\n\"x\":NaN}]}", NETWEAVE_STATUS_PARSE, "in:2:"},
    {"a key twice", "{\"nodes\":[{\"id\":\"a\",\"x\":1,\"x\":2}]}", NETWEAVE_STATUS_PARSE, "a name stands twice"},
    {"a zero byte", "{\"nodes\":[{\"id\":\"a\\u0000b\"}]}", NETWEAVE_STATUS_PARSE, "holds \\u0000"},
    {"a zero byte in a key", "{\"nodes\":[{\"id\":\"a\",\"x\\u0000\":1}]}", NETWEAVE_STATUS_PARSE, "holds \\u0000"},
    {"half a character", "{\"nodes\":[{\"id\":\"\\ud83d\"}]}", NETWEAVE_STATUS_PARSE, "this is not JSON"},
    {"a huge number", "{\"nodes\":[{\"id\":1e999}]}", NETWEAVE_STATUS_PARSE, "this number is too large"},
    {"a huge whole number", "{\"nodes\":[{\"id\":99999999999999999999}]}", NETWEAVE_STATUS_PARSE,
     "this number is too large"},
    {"no lists", "{\"a\":1}", NETWEAVE_STATUS_PARSE, "in:1:1: there is no list of nodes or edges"},
    {"no node", "{\"nodes\":[],\"edges\":[]}", NETWEAVE_STATUS_PARSE, "in:1:1: there is no node"},
    {"nodes are no list", "{\"nodes\":7}", NETWEAVE_STATUS_PARSE, "in:1:10: \"nodes\" must be a list"},
    {"nodes twice", "{\"nodes\":[],\"nodes\":[]}", NETWEAVE_STATUS_PARSE, "in:1:13: there is a list of the same kind"},
    {"edges and links", "{\"edges\":[],\"links\":[]}", NETWEAVE_STATUS_PARSE,
     "in:1:13: there is a list of the same kind"},
    {"a node that is no object", "{\"nodes\":[7]}", NETWEAVE_STATUS_PARSE, "in:1:11: this must be an object"},
    {"a node without id", "{\"nodes\":[{\"id\":1},\n {\"x\":1}]}", NETWEAVE_STATUS_PARSE,
     "in:2:2: this node has no 'id'"},
    {"an empty id", "{\"nodes\":[{\"id\":\"\"}]}", NETWEAVE_STATUS_PARSE, "an empty id"},
    {"an id that is a list", "{\"nodes\":[{\"id\":[1]}]}", NETWEAVE_STATUS_PARSE,
     "in:1:12: 'id' must be a text or a number"},
    {"an id twice", "{\"nodes\":[{\"id\":1},{\"id\":\"1\"}]}", NETWEAVE_STATUS_PARSE,
     "the id '1' is given to two nodes"},
    {"an edge without an end", "{" NODES ",\"edges\":[\n{\"source\":\"a\"}]}", NETWEAVE_STATUS_PARSE,
     "in:2:1: this edge has no 'target'"},
    {"a place beyond the nodes", "{\"nodes\":[{\"name\":\"a\"}],\"links\":[{\"source\":0,\"target\":1}]}",
     NETWEAVE_STATUS_PARSE, "'target' is 1, but nodes are numbered from 0 to 0"},
    {"a negative weight", "{" NODES ",\"edges\":[{\"source\":\"a\",\"target\":\"b\",\n\"weight\":-1}]}",
     NETWEAVE_STATUS_PARSE, "in:2:1: this weight is negative"},
    {"a weight that is a word",
     "{" NODES ",\"edges\":[{\"source\":\"a\",\"target\":\"b\",\"weight\":1},{\"source\":\"a\",\"target\":\"c\","
     "\"weight\":\"much\"}]}",
     NETWEAVE_STATUS_PARSE, "this weight is not a number"},
    {"levels that miss a value", "{\"netweave\":{\"levels\":{\"r\":[\"x\"]}},\"nodes\":[{\"id\":1,\"r\":\"y\"}]}",
     NETWEAVE_STATUS_PARSE, "in:1:15: the levels of 'r'"},
};

static void bad_files_are_refused_with_their_place(void **state) {
    (void)state;
    for (size_t k = 0; k < sizeof bad / sizeof bad[0]; k++) {
        netweave_builder *builder = NULL;
        assert_ok(netweave_builder_create(&builder));
        netweave_status status =
            netweave_builder_read_memory(builder, "in", bad[k].text, strlen(bad[k].text), NULL, NULL);
        if (status != bad[k].status || strstr(netweave_last_error(), bad[k].sentence) == NULL)
            fail_msg("%s: %s: %s", bad[k].what, netweave_status_name(status), netweave_last_error());
        netweave_builder_free(builder);
    }
}

static bool noted(const netweave_network *network, const char *part) {
    for (int64_t k = 0; k < netweave_network_note_count(network); k++)
        if (strstr(netweave_network_note(network, k), part) != NULL)
            return true;
    return false;
}

static void what_was_assumed_is_noted(void **state) {
    (void)state;
    netweave_network *network = read_text(
        "notes",
        "{\"nodes\":[{\"id\":1,\"tags\":[\"a\",2],\"o\":{}}],\"links\":[{\"source\":1,\"target\":2,\"weight\":1},"
        "{\"source\":1,\"target\":3}]}",
        NULL);
    const netweave_roster *roster = netweave_network_roster(network);
    assert_true(noted(network, "2 members are named by ties only, and added: '2' and others"));
    assert_true(noted(network, "1 tie is without a weight"));
    assert_true(noted(network, "1 value is a list"));
    assert_true(noted(network, "1 value is no text or number"));
    assert_string_equal(netweave_roster_value(roster, netweave_roster_find_attribute(roster, "tags"), 0), "a|2");
    netweave_network_free(network);
}

static void strict_refuses_a_node_that_only_an_edge_names(void **state) {
    (void)state;
    static const char text[] = "{" NODES ",\"edges\":[{\"source\":\"a\",\"target\":\"z\"}]}";
    netweave_builder *builder = NULL;
    assert_ok(netweave_builder_create(&builder));
    assert_int_equal(netweave_builder_read_memory(builder, "in", text, strlen(text), "strict=yes", NULL),
                     NETWEAVE_STATUS_NOT_FOUND);
    assert_non_null(strstr(netweave_last_error(), "an edge names 'z'"));
    netweave_builder_free(builder);
}

/* Kinds of values: whole numbers that no double holds stay texts, truth values are words. */
static void values_keep_their_kinds(void **state) {
    (void)state;
    netweave_network *network = read_text(
        "kinds",
        "{\"nodes\":[{\"id\":1,\"big\":9007199254740993,\"n\":2.5,\"t\":true,\"none\":null,\"empty\":\"\",\"code\":"
        "\"007\"}],\"edges\":[]}",
        NULL);
    const netweave_roster *roster = netweave_network_roster(network);
    assert_int_equal(netweave_roster_attribute_count(roster), 4);
    assert_string_equal(netweave_roster_value(roster, netweave_roster_find_attribute(roster, "big"), 0),
                        "9007199254740993");
    assert_string_equal(netweave_roster_value(roster, netweave_roster_find_attribute(roster, "t"), 0), "true");
    assert_string_equal(netweave_roster_value(roster, netweave_roster_find_attribute(roster, "code"), 0), "007");
    assert_near(netweave_roster_number(roster, netweave_roster_find_attribute(roster, "n"), 0), 2.5, 0);
    netweave_network_free(network);
}

/* JSON and blueprints hold all that a network has. */
static void levels_waves_and_respondents_are_read_back(void **state) {
    (void)state;
    static const char *const formats[] = {"format=json", "format=kumu"};
    for (int k = 0; k < 2; k++) {
        netweave_builder *builder = NULL;
        netweave_network *network = NULL;
        char *text = NULL;
        char *losses = NULL;
        assert_ok(netweave_builder_create(&builder));
        for (int i = 0; i < 3; i++) {
            assert_ok(netweave_builder_add_member(builder, (const char *[]){"a", "b", "c"}[i], NULL));
            assert_ok(netweave_builder_set_text(builder, i, "role", i == 1 ? "hub" : "spoke"));
        }
        assert_ok(netweave_builder_set_levels(builder, "role", 2, (const char *const[]){"spoke", "hub"}));
        for (int wave = 0; wave < 2; wave++) {
            assert_ok(
                netweave_builder_set_tie_set(builder, "", wave == 0 ? "2019" : "2021", NETWEAVE_DIRECTION_DIRECTED));
            assert_ok(netweave_builder_add_ties(builder, 1, (int64_t[]){0}, (int64_t[]){wave + 1}, NULL));
        }
        assert_ok(netweave_builder_set_presence(builder, "2021", 0, 1));
        assert_ok(netweave_builder_set_respondent(builder, "2021", 1, 0));
        assert_ok(netweave_builder_finish(builder, &network));
        netweave_builder_free(builder);
        assert_ok(netweave_network_format(network, formats[k], NULL, &text, NULL, &losses));
        assert_string_equal(losses, "");
        netweave_network *copy = read_text(formats[k], text, NULL);
        const netweave_roster *roster = netweave_network_roster(copy);
        assert_int_equal(netweave_roster_attribute_kind(roster, 0), NETWEAVE_ATTRIBUTE_LEVEL);
        assert_string_equal(netweave_roster_value(roster, 0, 0), "spoke");
        assert_string_equal(netweave_network_wave(copy, 0), "2019");
        for (int wave = 0; wave < 2; wave++) {
            for (int i = 0; i < 3; i++) {
                assert_int_equal(netweave_network_present(copy, wave, i), netweave_network_present(network, wave, i));
                assert_int_equal(netweave_network_respondent(copy, wave, i),
                                 netweave_network_respondent(network, wave, i));
            }
        }
        netweave_text_free(text);
        netweave_text_free(losses);
        netweave_network_free(copy);
        netweave_network_free(network);
    }
}

static void the_weight_can_be_named(void **state) {
    (void)state;
    static const char text[] = "{\"edges\":[{\"source\":\"a\",\"target\":\"b\",\"weight\":2,\"hours\":5}]}";
    const double *weights = NULL;
    netweave_network *network = read_text("hours", text, "weight=hours");
    assert_string_equal(netweave_network_weight(network), "hours");
    assert_ok(netweave_network_ties(network, 0, 0, NULL, NULL, NULL, &weights));
    assert_near(weights[0], 5, 0);
    netweave_network_free(network);
    network = read_text("none", text, "weight=none");
    assert_string_equal(netweave_network_weight(network), "");
    netweave_network_free(network);
    netweave_builder *builder = NULL;
    assert_ok(netweave_builder_create(&builder));
    assert_int_equal(netweave_builder_read_memory(builder, "in", text, strlen(text), "weight=days", NULL),
                     NETWEAVE_STATUS_NOT_FOUND);
    assert_non_null(strstr(netweave_last_error(), "in:1:10: no edge has a 'days'"));
    netweave_builder_free(builder);
}

/* Kumu's documented sheets: tags with |, several names in To, a strength in words, a direction beside a type. */
static void sheets_of_kumu_are_read_and_written(void **state) {
    (void)state;
    static const char elements[] = "Label,Type,Tags\nA,Person,one|two\nB,Org,\nC,,\nD,,\n";
    static const char connections[] =
        "From,To,Direction,Type,Strength\nA,B | C|D,mutual,likes,Strong\nB,C,directed,funds,Weak\n";
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    char *text = NULL;
    assert_ok(netweave_builder_create(&builder));
    assert_ok(netweave_builder_read_memory(builder, "e", elements, strlen(elements), "format=kumu_elements", NULL));
    assert_ok(
        netweave_builder_read_memory(builder, "c", connections, strlen(connections), "format=kumu_connections", NULL));
    assert_ok(netweave_builder_finish(builder, &network));
    assert_int_equal(netweave_roster_count(netweave_network_roster(network)), 4);
    assert_string_equal(netweave_network_layer(network, 0), "likes");
    assert_int_equal(netweave_network_tie_count(network, 0, 0), 3);
    assert_int_equal(netweave_network_directed(network, 0, 0), 0);
    assert_int_equal(netweave_network_directed(network, 1, 0), 1);
    assert_string_equal(netweave_network_weight(network), "");
    assert_true(noted(network, "a tie to each"));
    assert_ok(netweave_network_format(network, "format=kumu_elements", NULL, &text, NULL, NULL));
    assert_string_equal(text, "Label,Type,Tags\nA,Person,\"one|two\"\nB,Org,\nC,,\nD,,\n");
    netweave_text_free(text);
    assert_ok(netweave_network_format(network, "format=kumu_connections layer=funds", NULL, &text, NULL, NULL));
    assert_string_equal(text, "From,To,Direction,Type,'Strength\nB,C,directed,funds,Weak\n");
    netweave_text_free(text);
    netweave_network_free(network);
    assert_ok(netweave_builder_add_member(builder, "x|y", NULL));
    assert_ok(netweave_builder_finish(builder, &network));
    assert_int_equal(netweave_network_format(network, "format=kumu_connections", NULL, &text, NULL, NULL),
                     NETWEAVE_STATUS_UNSUPPORTED);
    netweave_network_free(network);
    netweave_builder_free(builder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dialects_are_read),
        cmocka_unit_test(bad_files_are_refused_with_their_place),
        cmocka_unit_test(what_was_assumed_is_noted),
        cmocka_unit_test(strict_refuses_a_node_that_only_an_edge_names),
        cmocka_unit_test(values_keep_their_kinds),
        cmocka_unit_test(levels_waves_and_respondents_are_read_back),
        cmocka_unit_test(sheets_of_kumu_are_read_and_written),
        cmocka_unit_test(the_weight_can_be_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
