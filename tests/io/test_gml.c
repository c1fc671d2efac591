/* Tests of GML: what is read, and what is refused with which words. */
#include "short_files.h"

#define NODES "node [ id 0 label \"a\" ] node [ id 1 label \"b\" ] "

static const good_file good[] = {
    {"networkx",
     "graph [\n  directed 1\n  node [\n    id 0\n    label \"a\"\n    n 1.0E+20\n  ]\n  node [\n    id 1\n    label "
     "\"b\"\n  ]\n  edge [\n    source 0\n    target 1\n    weight 2.5\n  ]\n]\n",
     2, 1, 1},
    {"igraph",
     "Creator \"igraph version 0.10 Mon\"\nVersion 1\ngraph\n[\n  directed 0\n  node\n  [\n    id 0\n    name \"a\"\n  "
     "]\n"
     "  node\n  [\n    id 1\n    name \"b\"\n  ]\n  edge\n  [\n    source 1\n    target 0\n  ]\n]\n",
     2, 1, 0},
    {"Gephi",
     "graph\r\n[\r\n  Creator \"Gephi\"\r\n  node\r\n  [\r\n    id 5\r\n    label \"x\"\r\n    graphics\r\n    [\r\n   "
     "   x 1.0"
     "\r\n      fill \"#c0c0c0\"\r\n    ]\r\n  ]\r\n  edge [ id 0 source 5 target 5 value 1.0 ]\r\n]\r\n",
     1, 0, 0},
    {"comments, no label", "# one\ngraph [ # two\n node [ id 3 ] node [ id 4 ] edge [ source 3 target 4 ] ]", 2, 1, 0},
    {"a label that comes twice",
     "graph [ node [ id 0 label \"a\" ] node [ id 1 label \"a\" ] edge [ source 0 target 1 ] ]", 2, 1, 0},
    {"numbers and texts in one attribute", "graph [ node [ id 0 n 1 ] node [ id 1 n \"x\" ] node [ id 2 n NAN ] ]", 3,
     0, 0},
    {"one edge with a direction", "graph [ " NODES "edge [ source 0 target 1 directed 1 ] edge [ source 0 target 1 ] ]",
     2, 2, 1},
};

static const bad_file bad[] = {
    {"graph [ node [ label \"a\" ] ]", "in:1:14: this node has no id"},
    {"graph [ node [ id 1 ]\nnode [ id 1 ] ]", "in:2:6: the id '1' is given to two nodes"},
    {"graph [ " NODES "\nedge [ source 0 target 7 ] ]", "in:2:6: the target of this edge is '7'"},
    {"graph [ " NODES "\nedge [ source 0 ] ]", "in:2:6: this edge has no target"},
    {"graph [ " NODES "\nedge [ source 0 target 1 weight -2 ] ]", "in:2:33: the weight -2 is negative"},
    {"graph [ " NODES "\nedge [ source 0 target 1 weight 1 ]\nedge [ source 0 target 1 weight x ] ]",
     "in:3:33: the weight 'x' is not a number"},
    {"graph [ node [ id 1 label \"a ] ]", "in:1:27: a quote is opened here and never closed"},
    {"graph [ node [ id 1 label \"a&#0;\" ] ]", "in:1:29: '&#0;' is no character"},
    {"graph [ node [ id 1 label \"&#xD800;\" ] ]", "in:1:28: '&#xD800;' is no character"},
    {"graph [ node [ id 1 label \"&#99999999;\" ] ]", "is no character"},
    {"graph [ node [ id 1", "in:1:20: the file ends inside a list"},
    {"graph [ node [ id ] ]", "in:1:19: 'id' has no value here"},
    {"graph [ \"x\" 1 ]", "in:1:9: a value stands here without a key"},
    {"graph [ ]", "in:1:1: there is no graph with nodes"},
    {"graph [ node [ id 1 ] ] ]", "in:1:25: a list is closed here that was not opened"},
    {"graph [ node [ id 1 ] ]\ngraph [ node [ id 1 ] ]", "in:2:7: there are several graphs"},
};

static void names_and_attributes_are_those_of_the_file(void **state) {
    (void)state;
    static const char text[] = "graph [ node [ id 7 label \"&quot;&#233;&#x1F600;&amp;&x;& b\" code \"007\" age 41 ] "
                               "node [ id 8 label \"b\" age 3.5e0 ] edge [ source 7 target 8 value 2 how \"mail\" ] ]";
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    assert_ok(netweave_builder_create(&builder));
    assert_ok(netweave_builder_read_memory(builder, "in", text, strlen(text), NULL, NULL));
    assert_ok(netweave_builder_finish(builder, &network));
    const netweave_roster *roster = netweave_network_roster(network);
    assert_int_equal(netweave_roster_find(roster, "\"é😀&&x;& b"), 0);
    assert_string_equal(netweave_network_weight(network), "value");
    netweave_network_free(network);
    netweave_builder_free(builder);
}

static void graphs_are_read(void **state) {
    (void)state;
    check_good_files(good, sizeof good / sizeof good[0]);
}

static void what_is_wrong_is_refused_with_its_place(void **state) {
    (void)state;
    check_bad_files(bad, sizeof bad / sizeof bad[0]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(graphs_are_read),
        cmocka_unit_test(names_and_attributes_are_those_of_the_file),
        cmocka_unit_test(what_is_wrong_is_refused_with_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
