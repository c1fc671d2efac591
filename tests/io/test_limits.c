/* Small inputs stay small: whatever a file of at most 1 KB announces, reading it and making a view takes less than 64
 * MB and a second; of larger ones, 40 bytes more per byte. Each is read by a process of its own. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct {
    const char *what, *text;
    const char *again; /* repeated `times` behind the text */
    int times;
    const char *end; /* behind them */
} inputs[] = {
    {"Pajek, four billion", "*Vertices 4000000000\n", "", 0, ""},
    {"Pajek, two billion", "*Vertices 2000000000\n", "", 0, ""},
    {"Pajek, as many as are free", "*Vertices 100000\n*Edges\n1 2\n", "", 0, ""},
    {"Pajek, matrix of many", "*Vertices 100000\n*Matrix\n0 1\n", "", 0, ""},
    {"Pajek, many relations", "*Vertices 2\n", "*Arcs :1\n1 2\n", 70, ""},
    {"DL, four billion", "dl n=4000000000\ndata:\n0\n", "", 0, ""},
    {"DL, two billion", "dl n=2000000000\ndata:\n0\n", "", 0, ""},
    {"DL, edge list of many", "dl n=100000 format=edgelist1\ndata:\n1 2\n", "", 0, ""},
    {"DL, many matrices of many", "dl n=100000 nm=1000 format=edgelist1\ndata:\n1 2\n!\n", "", 0, ""},
    {"DL, half a matrix of many", "dl n=2000000000 nm=1000 format=lowerhalf\ndata:\n1 2\n", "", 0, ""},
    {"DL, the largest number", "dl n=9223372036854775807 nm=9223372036854775807\ndata:\n0\n", "", 0, ""},
    {"Matrix Market, two billion", "%%MatrixMarket matrix coordinate pattern general\n2000000000 2000000000 1\n1 1\n",
     "", 0, ""},
    {"Matrix Market, many entries",
     "%%MatrixMarket matrix coordinate pattern general\n100000 100000 9223372036854775807\n1 1\n", "", 0, ""},
    {"Matrix Market, as many as are free", "%%MatrixMarket matrix coordinate pattern general\n100000 100000 1\n1 1\n",
     "", 0, ""},
    {"GML, deep", "graph [ node [ id 1 ", "a [ ", 200, ""},
    {"GML, deeper", "graph [ node [ id 1 ", "a [ ", 100000, ""},
    {"GML, an open text", "graph [ node [ id 1 label \"", "&#1;", 200, ""},
    {"GML, many attributes", "graph [ ", "node [ a 1 b 2 c 3 ] ", 1, ""},
    {"XML, deep", "<graphml>", "<a>", 300, ""},
    {"XML, deeper", "<graphml>", "<a>", 100000, ""},
    {"XML, entities", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\">]><graphml>", "&b;", 200, ""},
    {"XML, many keys", "<graphml>", "<key id='a'/>", 70, ""},
    {"GEXF, deep", "<gexf><graph><nodes>", "<node id='a'>", 300, ""},
    {"GEXF, many times", "<gexf><graph><nodes><node id='a'/><node id='b'/></nodes><edges>",
     "<edge source='a' target='b' start='0'/>", 20000, "<edge source='a' target='b' end='99'/></edges></graph></gexf>"},
    {"GEXF, many attributes", "<gexf><graph><attributes class='node'>",
     "<attribute id='a'><default>1</default></attribute>", 20, ""},
    {"JSON, deep", "{\"nodes\":", "[", 900, ""},
    {"JSON, deeper", "{\"nodes\":", "[", 100000, ""},
    {"JSON, empty objects", "{\"nodes\":[{\"id\":1,\"a\":[", "{},", 300000, ""},
    {"JSON, empty objects in a node", "{\"nodes\":[{\"id\":1,\"a\":[", "{},", 300000, "1]}]}"},
    {"JSON, many small nodes", "{\"nodes\":[", "{},", 300000, "{}]}"},
    {"JSON, edges only", "[", "{\"source\":1,\"target\":2},", 50000, "{\"source\":1,\"target\":3}]"},
    {"JSON, one long node", "{\"nodes\":[{\"id\":1,\"a\":\"", "xxxxxxxxxx", 200000, ""},
    {"JSON, a list cut off", "[", "{},", 1000000, ""},
    {"JSON, an open text", "{\"nodes\":[{\"id\":\"", "\\\\", 1000000, ""},
    {"CSV, columns", "from,to", ",a", 500, ""},
    {"CSV, many columns", "from,to", ",a", 100000, ""},
    {"CSV, empty cells", "from,to\na,b", ",", 1000, ""},
    {"CSV, an open quote", "from,to\na,\"", "x", 1000, ""},
    {"CSV, quotes", "from,to\na,\"", "\"\"", 490, ""},
    {"CSV, blank lines", "from,to\na,b\n", "\n", 1000, ""},
    {"CSV, waves", "id,waves\na,x", "|y", 490, ""},
    {"CSV, a matrix that is none", "", "0 ", 500, ""},
    {"CSV, blanks", "from,to\na,b\n", " ", 1000000, ""},
    {"UTF-16", "\xff\xfe", "a", 1000, ""},
};

static void read_text(const char *text, size_t length) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    netweave_view *view = NULL;
    netweave_status status = netweave_builder_create(&builder);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_builder_read_memory(builder, "in", text, length, NULL, NULL);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_builder_finish(builder, &network);
    if (status == NETWEAVE_STATUS_OK)
        (void)netweave_view_create(network, NULL, NULL, &view);
    netweave_view_free(view);
    netweave_network_free(network);
    netweave_builder_free(builder);
}

static double seconds_of(struct timeval time) {
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

/* What a process takes at most that reads the text (none for NULL): memory in KB and seconds of processor. */
static void measure(const char *what, const char *text, size_t length, long *out_memory, double *out_seconds) {
    struct rusage used;
    int status = 0;
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        if (text != NULL)
            read_text(text, length);
        _exit(0);
    }
    assert_int_equal(wait4(child, &status, 0, &used), child);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        fail_msg("%s: the reading process ended with status %d", what, status);
    *out_memory = used.ru_maxrss;
    *out_seconds = seconds_of(used.ru_utime) + seconds_of(used.ru_stime);
}

static void what_a_small_input_announces_costs_nothing(void **state) {
    (void)state;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    skip(); /* sanitizers take memory of their own */
#endif
    for (size_t k = 0; k < sizeof inputs / sizeof inputs[0]; k++) {
        size_t length = strlen(inputs[k].text);
        size_t step = strlen(inputs[k].again);
        size_t ending = strlen(inputs[k].end);
        size_t whole = length + step * (size_t)inputs[k].times + ending;
        char *text = malloc(whole + 1);
        assert_non_null(text);
        memcpy(text, inputs[k].text, length);
        for (int time = 0; time < inputs[k].times; time++)
            memcpy(text + length + step * (size_t)time, inputs[k].again, step);
        memcpy(text + whole - ending, inputs[k].end, ending);
        long empty = 0;
        long memory = 0;
        double before = 0;
        double seconds = 0;
        measure(inputs[k].what, NULL, 0, &empty, &before);
        measure(inputs[k].what, text, whole, &memory, &seconds);
        free(text);
        long allowed = 64 * 1024 + (long)(whole > 1024 ? whole * 40 / 1024 : 0);
        if (memory - empty > allowed || seconds > 1)
            fail_msg("%s: %ld KB, %.2f s for %zu bytes", inputs[k].what, memory - empty, seconds, whole);
        if (getenv("SHOW") != NULL)
            print_message("# %-35s %8zu bytes %8ld KB %6.3f s\n", inputs[k].what, whole, memory - empty, seconds);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_small_input_announces_costs_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
