/* Prints all sorts of results under the locale of the environment, for locales.py to compare; the decimal point of that
 * locale goes to standard error. */
#include <netweave/netweave.h>

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char ties[] = "from,to,weight\nIda,ida,1.5\n\xc4\xb0zmir,Ida,0.25\nida,zo\xc3\xab,1e-3\nzo\xc3\xab,Ida,3\n"
                           "TITLE,title,2.75\ntitle,Ida,1234567.5\n";

/* Ends the program when a call fails. */
static void need(netweave_status status) {
    if (status == NETWEAVE_STATUS_OK)
        return;
    fprintf(stderr, "%s: %s\n", netweave_status_name(status), netweave_last_error());
    exit(1);
}

static void print(char *text) {
    puts(text);
    netweave_text_free(text);
}

static void print_table(const netweave_table *table) {
    const char *formats[] = {"text", "markdown", "csv", "json"};
    for (int k = 0; k < 4; k++) {
        char *text = NULL;
        need(netweave_table_format(table, formats[k], &text));
        print(text);
    }
}

static void print_measures(const netweave_view *view) {
    for (netweave_scope scope = NETWEAVE_SCOPE_NETWORK; scope <= NETWEAVE_SCOPE_TIE; scope++) {
        char *specs = NULL;
        netweave_table *table = NULL;
        need(netweave_measure_all(view, scope, &specs));
        need(netweave_measure_compute(view, specs, NULL, &table));
        print_table(table);
        netweave_table_free(table);
        netweave_text_free(specs);
    }
}

static void print_verdicts(const netweave_view *view, const netweave_view *cut) {
    netweave_structure *structure = NULL;
    netweave_comparison *comparison = NULL;
    need(netweave_structure_create(view, "draws=20 noise=0.15", NULL, &structure));
    puts(netweave_structure_sentence(structure));
    print_table(netweave_structure_numbers(structure));
    print_table(netweave_structure_members(structure));
    netweave_structure_free(structure);
    need(netweave_comparison_create(view, cut, "draws=50 level=0.9 measures=\"density mean_degree\"", NULL,
                                    &comparison));
    puts(netweave_comparison_sentence(comparison));
    print_table(netweave_comparison_measures(comparison));
    print_table(netweave_comparison_ties(comparison));
    netweave_comparison_free(comparison);
}

static void print_written(const netweave_network *network) {
    const char *formats[] = {"csv", "tsv", "matrix", "dl", "pajek", "gml", "graphml", "gexf", "json", "dot"};
    for (size_t k = 0; k < sizeof formats / sizeof formats[0]; k++) {
        char options[40];
        char *text = NULL;
        snprintf(options, sizeof options, "format=%s", formats[k]);
        if (netweave_network_format(network, options, NULL, &text, NULL, NULL) == NETWEAVE_STATUS_OK)
            print(text);
    }
}

int main(void) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    netweave_view *view = NULL;
    netweave_view *cut = NULL;
    char *text = NULL;
    setlocale(LC_ALL, "");
    need(netweave_builder_create(&builder));
    need(netweave_builder_read_memory(builder, "ties.csv", ties, strlen(ties), "direction=directed", NULL));
    need(netweave_builder_finish(builder, &network));
    need(netweave_view_create(network, "weight=weight", NULL, &view));
    need(netweave_view_create(network, "weight=weight threshold=0.5", NULL, &cut));
    puts(netweave_view_description(cut));
    print_measures(view);
    print_verdicts(view, cut);
    print_written(network);
    need(netweave_catalog(NULL, "text", &text));
    print(text);
    netweave_view_create(network, "threshold=1,5", NULL, &cut);
    puts(netweave_last_error());
    netweave_builder_read_memory(builder, "bad.csv", "from,to,weight\na,b,1;5\n", 23, NULL, NULL);
    puts(netweave_last_error());
    fputs(localeconv()->decimal_point, stderr);
    netweave_view_free(cut);
    netweave_view_free(view);
    netweave_network_free(network);
    netweave_builder_free(builder);
    return 0;
}
