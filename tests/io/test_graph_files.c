/* Tests of matrices, UCINET DL, Pajek and GraphML: shapes that are read, and what is refused with which words. */
#include "support.h"

#define GRAPHML(keys, content) \
    "<?xml version=\"1.0\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n" keys "\n" content \
    "</graphml>"
#define WEIGHT "<key id=\"d0\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>"

static const struct {
    const char *what, *text, *options;
    int64_t members, ties;
    int directed;
} good[] = {
    {"matrix", ",a,b,c\na,0,1,0\nb,1,0,2\nc,0,2,0\n", NULL, 3, 2, 0},
    {"matrix, asymmetric", ",a,b\na,0,1\nb,0,0\n", NULL, 2, 1, 1},
    {"matrix, columns in another order", ";b;a\na;1;\nb;;1\n", NULL, 2, 1, 0},
    {"matrix, a word in the corner", "who,a,b\na,0,1\nb,1,0\n", NULL, 2, 1, 0},
    {"matrix, bare", "0 1\n1 0\n", NULL, 2, 1, 0},
    {"matrix, read as directed", ",a,b\na,0,1\nb,1,0\n", "direction=directed", 2, 2, 1},
    {"matrix, read as undirected", ",a,b\na,0,1\nb,0,0\n", "direction=undirected", 2, 1, 0},
    {"DL", "dl n=3, format=fullmatrix\ndata:\n0 1 0\n1 0 0\n0 0 0", NULL, 3, 1, 0},
    {"DL, header in one line", "DL N=2 FORMAT=FULLMATRIX LABELS: a,b\nDATA: 0 1 0 0", NULL, 2, 1, 1},
    {"DL, labels embedded", "dl n=2 format=fm\nlabels embedded\ndata:\n a b\na 0 1\nb 0 0\n", NULL, 2, 1, 1},
    {"DL, names with blanks", "DL N=2\nLABELS:\nAnn Lee\nBob Ray\nDATA:\n0 1\n1 0\n", NULL, 2, 1, 0},
    {"DL, lower half", "DL N=3 FORMAT=LOWERHALF DIAGONAL=PRESENT\nDATA:\n0\n1 0\n1 1 0\n", NULL, 3, 3, 0},
    {"DL, upper half without diagonal", "DL N=3 FORMAT=UPPERHALF DIAGONAL=ABSENT\nDATA:\n1 1\n0\n", NULL, 3, 2, 0},
    {"DL, no diagonal", "DL N=2 DIAGONAL ABSENT\nDATA:\n1\n0\n", NULL, 2, 1, 1},
    {"DL, node list", "dl n=4 format=nodelist1\ndata:\n1 2 3\n4 1\n", NULL, 4, 3, 1},
    {"DL, edge list", "dl n=3 format=edgelist1\nlabels embedded:\ndata:\na b 2\nb a 2\nb c\n", NULL, 3, 3, 1},
    {"DL, two relations of two kinds made one layer", "DL N=2 NM=2\nDATA:\n0 1\n0 0\n0 1\n1 0\n", "layer=l", 2, 2, 1},
    {"GraphML, two waves of two kinds made one",
     GRAPHML("<key id='w' for='edge' attr.name='wave'/>",
             "<graph edgedefault='directed'><node id='a'/><node id='b'/><edge source='a' target='b'><data key='w'>x"
             "</data></edge><edge source='b' target='a' directed='false'/></graph>"),
     "wave=w", 2, 2, 1},
    {"Pajek", "*Vertices 3\n1 \"a\"\n2 \"b c\"\n*Arcs\n1 2 2\n*Edges\n", NULL, 3, 1, 1},
    {"Pajek, edges", "*vertices 3\r\n*edges\r\n1 2\r\n2 3\r\n", NULL, 3, 2, 0},
    {"Pajek, both", "*Vertices 3\n*Arcs\n1 2\n*Edges\n2 3\n", NULL, 3, 3, 1},
    {"Pajek, lists", "% made up\n*Network x\n*Vertices 4\n*Arcslist\n1 2 3 4\n", NULL, 4, 3, 1},
    {"Pajek, edges lists", "*Vertices 4\n*Edgeslist\n1 2 3 4\n", NULL, 4, 3, 0},
    {"Pajek, matrix", "*Vertices 2\n*Matrix\n0 1\n1 0\n", NULL, 2, 1, 0},
    {"GraphML",
     GRAPHML("", "<graph edgedefault='directed'><node id='a'/><node id='b'/><edge source='a' target='b'/></graph>"),
     NULL, 2, 1, 1},
    {"GraphML, edge before its node",
     GRAPHML("", "<graph edgedefault='undirected'><edge source='a' target='b'/><node id='a'/><node id='b'/></graph>"),
     NULL, 2, 1, 0},
    {"GraphML, escapes",
     GRAPHML(WEIGHT, "<graph><node id='&lt;a&#10;&amp;'/><edge source='&lt;a&#10;&amp;' target='b'><data key='d0'> 2.5 "
                     "</data></edge><node id='b'/></graph>"),
     NULL, 2, 1, 0},
    {"GraphML, other programs' drawings",
     GRAPHML("<key id='y' for='node' yfiles.type='nodegraphics'/>",
             "<graph><node id='a'><data key='y'><y:S xmlns:y='u'><y:L>t</y:L></y:S></data></node></graph>"),
     NULL, 1, 0, 0},
};

static void graphs_are_read_in_many_shapes(void **state) {
    (void)state;
    for (size_t k = 0; k < sizeof good / sizeof good[0]; k++) {
        netweave_builder *builder = NULL;
        netweave_network *network = NULL;
        assert_ok(netweave_builder_create(&builder));
        netweave_status status =
            netweave_builder_read_memory(builder, "in", good[k].text, strlen(good[k].text), good[k].options, NULL);
        if (status != NETWEAVE_STATUS_OK)
            fail_msg("%s: %s", good[k].what, netweave_last_error());
        assert_ok(netweave_builder_finish(builder, &network));
        int64_t members = netweave_roster_count(netweave_network_roster(network));
        int64_t ties = netweave_network_tie_count(network, 0, 0);
        int directed = netweave_network_directed(network, 0, 0);
        if (members != good[k].members || ties != good[k].ties || directed != good[k].directed)
            fail_msg("%s: %lld members, %lld ties, directed %d", good[k].what, (long long)members, (long long)ties,
                     directed);
        netweave_network_free(network);
        netweave_builder_free(builder);
    }
}

static const struct {
    const char *what, *text;
    netweave_status status;
    const char *sentence;
} bad[] = {
    {"matrix, other names", ",a,b\na,0,1\nc,0,0\n", NETWEAVE_STATUS_PARSE, "in:1:4: the column 'b' has no row"},
    {"matrix, not square", ",a,b\na,0,1\n", NETWEAVE_STATUS_PARSE, "the matrix has 1 rows but 2 columns"},
    {"matrix, a name twice", ",a,a\na,0,1\na,0,0\n", NETWEAVE_STATUS_PARSE,
     "in:3:1: two rows of the matrix are named 'a'"},
    {"matrix, a text", ",a,b\na,0,x\nb,0,0\n", NETWEAVE_STATUS_PARSE, "in:2:5: 'x' is not a number from 0 up"},
    {"matrix, negative", ",a,b\na,0,-1\nb,0,0\n", NETWEAVE_STATUS_PARSE, "in:2:5: '-1' is not a number from 0 up"},
    {"DL, four billion", "DL N=4000000000\nDATA:\n0", NETWEAVE_STATUS_PARSE,
     "in:1:6: the number of members N is 4000000000"},
    {"DL, more than the file", "DL N=2000000000\nDATA:\n0", NETWEAVE_STATUS_LIMIT, "in:1:4: the header announces"},
    {"DL, two-mode", "DL\nNR=3, NC=2\nDATA:\n1 0\n0 7\n1 1\n", NETWEAVE_STATUS_UNSUPPORTED, "in:5:3: '7' is neither"},
    {"DL, a column that is no row", "DL N=2\nROW LABELS:\na\nb\nCOLUMN LABELS:\na\n2\nDATA:\n0 0 0 0",
     NETWEAVE_STATUS_PARSE, "in:7:1: the column label '2' is not a row label"},
    {"DL, too few cells", "DL N=2\nDATA:\n0 1 0\n", NETWEAVE_STATUS_PARSE, "in:4:1: the data ends before"},
    {"DL, too many cells", "DL N=2\nDATA:\n0 1\n0 0\n7\n", NETWEAVE_STATUS_PARSE, "in:5:1: there is more data"},
    {"DL, too few labels", "DL N=3\nLABELS:\na\nb\nDATA:\n0 0 0 0 0 0 0 0 0", NETWEAVE_STATUS_PARSE,
     "3 row labels are expected but 2"},
    {"DL, a label twice", "DL N=2\nLABELS:\na\na\nDATA:\n0 0 0 0", NETWEAVE_STATUS_PARSE,
     "in:4:1: the label 'a' is given twice"},
    {"DL, unknown format", "DL N=2 FORMAT=PIXELS\nDATA:\n", NETWEAVE_STATUS_PARSE, "in:1:15: the DL format 'PIXELS'"},
    {"DL, no data", "DL N=2\n", NETWEAVE_STATUS_PARSE, "in:2:1: the DL header ends without DATA:"},
    {"DL, unknown word", "DL N=2 COLOUR=3\nDATA:\n", NETWEAVE_STATUS_PARSE, "in:1:8: 'COLOUR' is not a word"},
    {"DL, NaN", "DL N=2\nDATA:\n0 NaN 0 0\n", NETWEAVE_STATUS_PARSE, "in:3:3: the weight 'NaN' is not a number"},
    {"Pajek, four billion", "*Vertices 2000000000\n", NETWEAVE_STATUS_LIMIT, "in:1:11: *Vertices announces"},
    {"Pajek, no such vertex", "*Vertices 2\n*Arcs\n1 3\n", NETWEAVE_STATUS_PARSE,
     "in:3:3: the vertex that a tie goes to is 3"},
    {"Pajek, no vertices", "*Arcs\n1 2\n", NETWEAVE_STATUS_PARSE, "in:1:1: ties come before *Vertices"},
    {"Pajek, two-mode", "*Vertices 5 3\n", NETWEAVE_STATUS_UNSUPPORTED, "in:1:13: a second number"},
    {"Pajek, two networks", "*Vertices 1\n*Vertices 1\n", NETWEAVE_STATUS_UNSUPPORTED,
     "in:2:1: there are several networks"},
    {"Pajek, short row", "*Vertices 2\n*Matrix\n0\n", NETWEAVE_STATUS_PARSE,
     "this row of the matrix has 1 cells; it needs 2"},
    {"Pajek, negative", "*Vertices 2\n*Edges\n1 2 -1\n", NETWEAVE_STATUS_PARSE, "in:3:5: the weight -1 is negative"},
    {"GraphML, cut off", "<?xml version=\"1.0\"?>\n<graphml><graph>", NETWEAVE_STATUS_PARSE, "in:2:"},
    {"GraphML, document type", "<?xml version=\"1.0\"?>\n<!DOCTYPE g [<!ENTITY x \"y\">]><graphml/>",
     NETWEAVE_STATUS_PARSE, "in:2:1: a document type is not read"},
    {"GraphML, own entity", GRAPHML("", "<graph><node id='&x;'/></graph>"), NETWEAVE_STATUS_PARSE, "not well-formed"},
    {"GraphML, no such node", GRAPHML("", "<graph><node id='a'/>\n<edge source='a' target='b'/></graph>"),
     NETWEAVE_STATUS_PARSE, "in:5:1: an edge names 'b'"},
    {"GraphML, a node twice", GRAPHML("", "<graph><node id='a'/><node id='a'/></graph>"), NETWEAVE_STATUS_PARSE,
     "given to two nodes"},
    {"GraphML, weight NaN",
     GRAPHML(WEIGHT, "<graph><node id='a'/><edge source='a' target='a'><data key='d0'>NaN</data></edge></graph>"),
     NETWEAVE_STATUS_PARSE, "'NaN' is not a number"},
    {"GraphML, no graph", GRAPHML("", ""), NETWEAVE_STATUS_PARSE, "no graph with nodes"},
};

static void bad_graphs_are_refused_with_their_place(void **state) {
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

static void a_matrix_of_several_waves_asks_which(void **state) {
    (void)state;
    static const char text[] = "from,to,wave\na,b,1\nb,c,2\n";
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    char *out = NULL;
    assert_ok(netweave_builder_create(&builder));
    assert_ok(netweave_builder_read_memory(builder, "in", text, strlen(text), NULL, NULL));
    assert_ok(netweave_builder_finish(builder, &network));
    assert_int_equal(netweave_network_format(network, "format=matrix", NULL, &out, NULL, NULL),
                     NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_non_null(strstr(netweave_last_error(), "say wave=NAME"));
    assert_ok(netweave_network_format(network, "format=matrix wave=1", NULL, &out, NULL, NULL));
    assert_string_equal(out, ",a,b\na,0,1\nb,1,0\n");
    netweave_text_free(out);
    netweave_network_free(network);
    netweave_builder_free(builder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(graphs_are_read_in_many_shapes),
        cmocka_unit_test(bad_graphs_are_refused_with_their_place),
        cmocka_unit_test(a_matrix_of_several_waves_asks_which),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
