/* Tests of GEXF, whose times become waves, and of what is written as DOT. */
#include "support.h"

#include <stdio.h>

#define GEXF(graph, content) \
    "<?xml version=\"1.0\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n<graph " graph ">\n" content \
    "</graph></gexf>"
#define NODES "<nodes><node id='a'/><node id='b'/><node id='c'/></nodes>"

static const struct {
    const char *what, *text, *options;
    int64_t members, ties;
    int directed;
    const char *waves; /* with blanks between; "": none */
} good[] = {
    {"directed by default", GEXF("defaultedgetype='directed'", NODES "<edges><edge source='a' target='b'/></edges>"),
     NULL, 3, 1, 1, ""},
    {"undirected unless said", GEXF("", NODES "<edges count='999999999'><edge id='0' source='a' target='b'/></edges>"),
     NULL, 3, 1, 0, ""},
    {"mutual among directed",
     GEXF("defaultedgetype='directed'",
          NODES "<edges><edge source='a' target='b' type='mutual'/><edge source='b' target='c'/></edges>"),
     NULL, 3, 3, 1, ""},
    {"edges before nodes", GEXF("", "<edges><edge source='a' target='b'/></edges>" NODES), NULL, 3, 1, 0, ""},
    {"nodes in nodes", GEXF("", "<nodes><node id='a'><nodes><node id='b'/></nodes></node></nodes>"), NULL, 2, 0, 0, ""},
    {"drawing of Gephi",
     "<gexf xmlns:viz='http://gexf.net/1.3/viz'><graph><nodes><node id='a'><viz:color r='1' g='2' b='3'/><viz:position "
     "x='1'/>"
     "</node></nodes></graph></gexf>",
     NULL, 1, 0, 0, ""},
    {"points in time",
     GEXF("mode='dynamic' timerepresentation='timestamp'", NODES
          "<edges><edge source='a' target='b'><spells><spell timestamp='10'/><spell timestamp='9'/></spells></edge>"
          "<edge source='b' target='c' timestamp='9'/></edges>"),
     NULL, 3, 2, 0, "9 10"},
    {"intervals",
     GEXF("mode='dynamic'",
          NODES "<edges><edge source='a' target='b' start='2001' end='2003'/>"
                "<edge source='b' target='c' start='2002' endopen='2003'/><edge source='a' target='c'/></edges>"),
     NULL, 3, 2, 0, "2001 2002"},
    {"dates, ends that are beginnings",
     GEXF("mode='dynamic' timeformat='date'",
          NODES "<edges><edge source='a' target='b' start='2001-01-01' end='2001-01-01'/>"
                "<edge source='b' target='c' start='2001-01-01' end='2002-01-01'/></edges>"),
     NULL, 3, 2, 0, "2001-01-01 2002-01-01"},
    {"without beginning or end",
     GEXF("mode='dynamic'", NODES
          "<edges><edge source='a' target='b' end='5'/>"
          "<edge source='b' target='c' start='5' end='INF'/><edge source='a' target='c' start='3' end='5'/></edges>"),
     NULL, 3, 2, 0, "3 5"},
    {"times of nodes only",
     GEXF("mode='dynamic'",
          "<nodes><node id='a' start='1' end='2'/><node id='b'/></nodes><edges><edge source='a' target='b'/></edges>"),
     NULL, 2, 1, 0, "1"},
    {"times made one wave",
     GEXF("mode='dynamic'", NODES
          "<edges><edge source='a' target='b' timestamp='1'/><edge source='b' target='c' timestamp='2'/></edges>"),
     "wave=w", 3, 2, 0, "w"},
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

static bool noted(const netweave_network *network, const char *part) {
    for (int64_t k = 0; k < netweave_network_note_count(network); k++)
        if (strstr(netweave_network_note(network, k), part) != NULL)
            return true;
    return false;
}

static void documents_are_read_in_many_shapes(void **state) {
    (void)state;
    for (size_t k = 0; k < sizeof good / sizeof good[0]; k++) {
        netweave_network *network = read_text(good[k].what, good[k].text, good[k].options);
        char waves[200] = "";
        for (int64_t wave = 0; wave < netweave_network_wave_count(network); wave++) {
            strncat(waves, wave > 0 ? " " : "", sizeof waves - strlen(waves) - 1);
            strncat(waves, netweave_network_wave(network, wave), sizeof waves - strlen(waves) - 1);
        }
        int64_t members = netweave_roster_count(netweave_network_roster(network));
        int64_t ties = netweave_network_tie_count(network, 0, 0);
        int directed = netweave_network_directed(network, 0, 0);
        if (members != good[k].members || ties != good[k].ties || directed != good[k].directed ||
            strcmp(waves, good[k].waves) != 0)
            fail_msg("%s: %lld members, %lld ties, directed %d, waves '%s'", good[k].what, (long long)members,
                     (long long)ties, directed, waves);
        netweave_network_free(network);
    }
}

static const struct {
    const char *what, *text, *sentence;
} bad[] = {
    {"cut off", "<?xml version='1.0'?>\n<gexf><graph><nodes><node id='a'", "in:2:"},
    {"a document type", "<?xml version='1.0'?>\n<!DOCTYPE gexf [<!ENTITY x 'y'>]>\n<gexf/>",
     "in:2:1: a document type is not read"},
    {"an entity of its own", "<gexf><graph><nodes><node id='&x;'/></nodes></graph></gexf>", "not well-formed"},
    {"two graphs", "<gexf><graph/>\n<graph/></gexf>", "in:2:16: there are several graphs"},
    {"no graph", "<gexf/>", "in:1:1: there is no graph"},
    {"nodes outside", "<gexf><node id='a'/></gexf>", "outside of <graph>"},
    {"a node without id", GEXF("", "<nodes>\n<node label='x'/></nodes>"), "in:5:41: this node has no id"},
    {"an id twice", GEXF("", "<nodes><node id='a'/><node id='a'/></nodes>"), "the id 'a' is given to two nodes"},
    {"an edge without target", GEXF("", NODES "<edges><edge source='a'/></edges>"), "this edge has no target"},
    {"an edge to nobody", GEXF("", NODES "<edges>\n<edge source='a' target='z'/></edges>"),
     "in:5:1: an edge names 'z'"},
    {"a negative weight", GEXF("", NODES "<edges><edge source='a' target='b' weight='-1'/></edges>"),
     "the weight -1 is negative"},
    {"a weight that is a word", GEXF("", NODES "<edges><edge source='a' target='b' weight='x'/></edges>"),
     "'x' is not a number"},
    {"a value of nothing",
     GEXF("", "<nodes><node id='a'><attvalues><attvalue for='7' value='1'/></attvalues></node></nodes>"),
     "no <attribute> of this class has the id '7'"},
    {"a number that is none",
     GEXF("", "<attributes class='node'><attribute id='0' title='age' type='integer'/></attributes><nodes><node id='a'>"
              "<attvalues><attvalue for='0' value='old'/></attvalues></node></nodes>"),
     "'old' is not a number, but 'age' holds numbers"},
    {"a time that ends before", GEXF("", NODES "<edges>\n<edge source='a' target='b' start='3' end='2'/></edges>"),
     "in:5:1: this time ends before"},
};

static void bad_documents_are_refused_with_their_place(void **state) {
    (void)state;
    for (size_t k = 0; k < sizeof bad / sizeof bad[0]; k++) {
        netweave_builder *builder = NULL;
        assert_ok(netweave_builder_create(&builder));
        netweave_status status =
            netweave_builder_read_memory(builder, "in", bad[k].text, strlen(bad[k].text), NULL, NULL);
        if (status != NETWEAVE_STATUS_PARSE || strstr(netweave_last_error(), bad[k].sentence) == NULL)
            fail_msg("%s: %s: %s", bad[k].what, netweave_status_name(status), netweave_last_error());
        netweave_builder_free(builder);
    }
}

/* Attributes with their kinds and defaults; labels that name the members, ids that become an attribute. */
static void attributes_labels_and_kinds_are_kept(void **state) {
    (void)state;
    netweave_network *network = read_text(
        "attributes",
        GEXF("defaultedgetype='directed'",
             "<attributes class='node'><attribute id='0' title='age' type='integer'><default>7</default></attribute>"
             "<attribute id='1' title='ok' type='boolean'/></attributes><attributes class='edge'>"
             "<attribute id='0' title='since' type='double'/></attributes><nodes><node id='n0' label='Ann'><attvalues>"
             "<attvalue for='0' value='30'/><attvalue for='1' value='true'/></attvalues></node><node id='n1' "
             "label='Bo'/>"
             "</nodes><edges><edge source='n0' target='n1' kind='advice' weight='2.5'><attvalues>"
             "<attvalue for='0' value='1' start='1'/><attvalue for='0' value='2' "
             "start='2'/></attvalues></edge></edges>"),
        NULL);
    const netweave_roster *roster = netweave_network_roster(network);
    const double *weights = NULL;
    assert_int_equal(netweave_roster_find(roster, "Ann"), 0);
    assert_string_equal(netweave_roster_text(roster, netweave_roster_find_attribute(roster, "id"), 1), "n1");
    assert_near(netweave_roster_number(roster, netweave_roster_find_attribute(roster, "age"), 0), 30, 0);
    assert_near(netweave_roster_number(roster, netweave_roster_find_attribute(roster, "age"), 1), 7, 0);
    assert_string_equal(netweave_roster_text(roster, netweave_roster_find_attribute(roster, "ok"), 0), "true");
    assert_string_equal(netweave_network_layer(network, 0), "advice");
    assert_ok(netweave_network_ties(network, 0, 0, NULL, NULL, NULL, &weights));
    assert_near(weights[0], 2.5, 0);
    assert_near(netweave_network_tie_numbers(network, 0, 0, 0)[0], 2, 0);
    assert_true(noted(network, "called by the labels"));
    assert_true(noted(network, "2 values are said of a part of the time"));
    netweave_network_free(network);
}

/* Labels that are not different stay attributes. */
static void labels_that_are_given_twice_are_attributes(void **state) {
    (void)state;
    netweave_network *network =
        read_text("labels", GEXF("", "<nodes><node id='n0' label='Ann'/><node id='n1' label='Ann'/></nodes>"), NULL);
    const netweave_roster *roster = netweave_network_roster(network);
    assert_int_equal(netweave_roster_find(roster, "n0"), 0);
    assert_string_equal(netweave_roster_text(roster, netweave_roster_find_attribute(roster, "label"), 1), "Ann");
    netweave_network_free(network);
}

/* Members are there while their time lasts; the note says what was assumed. */
static void times_become_waves_and_are_written_as_times(void **state) {
    (void)state;
    static const char text[] =
        GEXF("mode='dynamic'",
             "<nodes><node id='a' start='1' end='2'/><node id='b'><spells><spell start='1' end='2'/><spell start='3' "
             "end='3'/></spells></node><node id='c'/></nodes><edges><edge source='a' target='b' start='1' end='1' "
             "weight='4'/><edge source='b' target='c' start='3' end='3'/></edges>");
    netweave_network *network = read_text("times", text, NULL);
    assert_int_equal(netweave_network_wave_count(network), 2);
    assert_int_equal(netweave_network_present(network, 0, 0), 1);
    assert_int_equal(netweave_network_present(network, 1, 0), 0);
    assert_int_equal(netweave_network_present(network, 1, 1), 1);
    assert_int_equal(netweave_network_present(network, 1, 2), 1);
    assert_true(
        noted(network, "its times are read as 2 waves, named by the beginning: '1' to '3'; the end of a time is part"));
    char *written = NULL;
    char *losses = NULL;
    assert_ok(netweave_network_format(network, "format=gexf", NULL, &written, NULL, &losses));
    assert_string_equal(losses, "");
    assert_non_null(strstr(written, "<spell start=\"3\" end=\"3\"/>"));
    netweave_network *copy = read_text("written", written, NULL);
    for (int wave = 0; wave < 2; wave++) {
        assert_string_equal(netweave_network_wave(copy, wave), netweave_network_wave(network, wave));
        assert_int_equal(netweave_network_tie_count(copy, 0, wave), 1);
        for (int i = 0; i < 3; i++)
            assert_int_equal(netweave_network_present(copy, wave, i), netweave_network_present(network, wave, i));
    }
    netweave_text_free(written);
    netweave_text_free(losses);
    netweave_network_free(copy);
    netweave_network_free(network);
}

static void too_many_times_are_no_waves(void **state) {
    (void)state;
    static char text[200000];
    size_t used = (size_t)snprintf(text, sizeof text, "<gexf><graph>" NODES "<edges>");
    for (int k = 0; k < 200; k++)
        used += (size_t)snprintf(text + used, sizeof text - used, "<edge source='a' target='b' timestamp='%d'/>", k);
    snprintf(text + used, sizeof text - used, "</edges></graph></gexf>");
    netweave_network *network = read_text("many times", text, NULL);
    assert_int_equal(netweave_network_wave_count(network), 1);
    assert_true(noted(network, "its 200 times are too many for waves"));
    netweave_network_free(network);
}

/* Takes the next name in quotes of a DOT file, by the rules of its scanner and of Graphviz' labels. */
static const char *next_name(const char *at, char *out) {
    at = strchr(at, '"');
    if (at == NULL)
        return NULL;
    for (at++; *at != '"'; at++) {
        if (*at == '\\' && (at[1] == '"' || at[1] == '\\'))
            at++;
        *out++ = *at;
    }
    *out = '\0';
    return at + 1;
}

static void dot_holds_every_name(void **state) {
    (void)state;
    static const char *const names[] = {"a\"b", "\\",    "\\\"", "x\ny",  "]; evil [URL=\"x\"",
                                        "<b>",  "graph", "\\N",  "\u202e"};
    enum { NAMES = sizeof names / sizeof names[0] };
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    char *text = NULL;
    char *losses = NULL;
    char name[100];
    assert_ok(netweave_builder_create(&builder));
    for (int64_t i = 0; i < NAMES; i++) {
        assert_ok(netweave_builder_add_member(builder, names[i], NULL));
        assert_ok(netweave_builder_set_text(builder, i, "URL", "x"));
    }
    assert_ok(netweave_builder_set_tie_set(builder, "", "", NETWEAVE_DIRECTION_DIRECTED));
    for (int64_t i = 1; i < NAMES; i++)
        assert_ok(netweave_builder_add_ties(builder, 1, (int64_t[]){0}, &i, (double[]){2.5}));
    assert_ok(netweave_builder_finish(builder, &network));
    assert_ok(netweave_network_format(network, "format=dot", NULL, &text, NULL, &losses));
    assert_string_equal(losses, "Attributes of members are not written: 'URL'. Backslashes in 3 names are doubled; "
                                "Graphviz shows them as they were.");
    const char *at = text;
    for (int64_t i = 0; i < NAMES; i++) {
        at = next_name(at, name);
        assert_string_equal(name, names[i]);
    }
    for (int64_t i = 1; i < NAMES; i++) {
        at = next_name(at, name);
        assert_string_equal(name, names[0]);
        assert_int_equal(strncmp(at, " -> ", 4), 0);
        at = next_name(at, name);
        assert_string_equal(name, names[i]);
        assert_int_equal(strncmp(at, " [weight=2.5];\n", 15), 0);
    }
    assert_string_equal(at, " [weight=2.5];\n}\n");
    netweave_text_free(text);
    netweave_text_free(losses);
    netweave_network_free(network);
    assert_int_equal(netweave_builder_read_memory(builder, "in", "graph {}", 8, "format=dot", NULL),
                     NETWEAVE_STATUS_UNSUPPORTED);
    netweave_builder_free(builder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_are_read_in_many_shapes),
        cmocka_unit_test(bad_documents_are_refused_with_their_place),
        cmocka_unit_test(attributes_labels_and_kinds_are_kept),
        cmocka_unit_test(labels_that_are_given_twice_are_attributes),
        cmocka_unit_test(times_become_waves_and_are_written_as_times),
        cmocka_unit_test(too_many_times_are_no_waves),
        cmocka_unit_test(dot_holds_every_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
