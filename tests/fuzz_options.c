/* Feeds damaged option texts to the calls that take them: fuzz_options SECONDS [SEED]. View options, measures with
 * parameters, models of networks, options of structure, comparison, hub curve, reading and writing. A crash, a
 * sanitizer's report, a leak, a refusal without a sentence, an output that a failing call touched, or a call of more
 * than five seconds is a find. SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/mutate.h"

#include <netweave/netweave.h>
#include <stdbool.h>
#include <stdio.h>

static const char *const view_seeds[] = {
    "wave=1 layer=a",
    "wave=2 layer=*",
    "wave=\"1\" layer=a+b symmetrize=any",
    "wave=1 layer=b direction=directed weight=weight threshold=1.5",
    "wave=1,layer=a;hub=m1 group=sector without=\"m2,m3\"",
    "wave=2 layer=a only='sector=north' members=all symmetrize=both weight=none",
};
static const char *const measure_seeds[] = {
    "density degree_centralization",
    "pagerank:damping=0.85",
    "degree betweenness constraint coreness",
    "edge_betweenness bridge",
    "ei_index:group=sector modularity:group=sector",
    "closeness_centralization hub_dependence diameter",
};
static const char *const model_seeds[] = {
    "watts_strogatz:members=20,neighbours=4,rewiring=0.1",
    "barabasi_albert:members=20,ties=2",
    "erdos_renyi:members=20,probability=0.2",
    "star:members=6",
    "ring:members=6",
};
static const char *const other_seeds[] = {
    "draws=20 noise=0.05",
    "measures=\"density reciprocity\" draws=50 level=0.95",
    "order=degree+betweenness+best most=3",
    "order=group most=2",
    "format=csv wave=1 layer=a",
    "format=members wave=1 strict=yes direction=directed weight=w from=a to=b id=id levels=\"q:low<high\"",
};
static const char *const words[] = {"\"",     "'",       " ", ",",     ";",    "=",   ":",    "+",
                                    "*",      "-1",      "0", "1e308", "nan",  "inf", "2.5",  "999999999999",
                                    "wave=1", "layer=a", "<", "\xff",  "\xc3", "%s",  "none", "yes",
                                    "|"};

/* What a call would have made; NULL as long as it failed. */
typedef struct made {
    netweave_view *view;
    netweave_table *table;
    netweave_network *network;
    netweave_structure *structure;
    netweave_comparison *comparison;
    netweave_builder *builder;
    char *text;
    char *losses;
} made;

enum { CALLS = 8 };

static netweave_network *network;
static netweave_view *views[2];

/* Makes a text for one of the calls; gives which. */
static uint64_t make_text(nw__random *random, char *text) {
    uint64_t call = nw__random_below(random, CALLS);
    texts seeds = call == 0   ? TEXTS(view_seeds)
                  : call == 1 ? TEXTS(measure_seeds)
                  : call == 2 ? TEXTS(model_seeds)
                              : TEXTS(other_seeds);
    mutate(random, seeds, TEXTS(words), text);
    return call;
}

static netweave_status try_once(uint64_t call, const char *text, netweave_run *run, made *out) {
    static const char file[] = "from,to,w\na,b,1\n";
    switch (call) {
    case 0:
        return netweave_view_create(network, text, run, &out->view);
    case 1:
        return netweave_measure_compute(views[0], text, run, &out->table);
    case 2:
        return netweave_network_generate(text, run, &out->network);
    case 3:
        return netweave_structure_create(views[0], text, run, &out->structure);
    case 4:
        return netweave_comparison_create(views[0], views[1], text, run, &out->comparison);
    case 5:
        return netweave_hub_curve(views[0], text, run, &out->table);
    case 6:
        return netweave_network_format(network, text, run, &out->text, NULL, &out->losses);
    default:
        return netweave_builder_read_memory(out->builder, "in.csv", file, sizeof file - 1, text, run);
    }
}

static bool untouched(const made *made) {
    return made->view == NULL && made->table == NULL && made->network == NULL && made->structure == NULL &&
           made->comparison == NULL && made->text == NULL && made->losses == NULL;
}

static void give_back(made *made) {
    netweave_view_free(made->view);
    netweave_table_free(made->table);
    netweave_network_free(made->network);
    netweave_structure_free(made->structure);
    netweave_comparison_free(made->comparison);
    netweave_builder_free(made->builder);
    netweave_text_free(made->text);
    netweave_text_free(made->losses);
}

static void must(netweave_status status) {
    if (status == NETWEAVE_STATUS_OK)
        return;
    fprintf(stderr, "%s\n", netweave_last_error());
    abort();
}

static void make_network(void) {
    static const char ties[] =
        "from,to,weight,layer,wave\nm1,m2,1,a,1\nm2,m3,2,a,1\nm1,m4,3,b,1\nm1,m2,1,a,2\nm4,m3,2,a,2\n"
        "m3,m1,1,b,2\nm5,m1,2,a,2\nm2,m1,1,a,1\nm2,m1,1,a,2\nm6,m2,1,a,1\n";
    static const char members[] = "id,sector\nm1,north\nm2,north\nm3,south\nm4,south\nm5,north\nm6,south\n";
    netweave_builder *builder = NULL;
    must(netweave_builder_create(&builder));
    must(netweave_builder_read_memory(builder, "m.csv", members, sizeof members - 1, "format=members", NULL));
    must(netweave_builder_read_memory(builder, "t.csv", ties, sizeof ties - 1, NULL, NULL));
    must(netweave_builder_finish(builder, &network));
    must(netweave_view_create(network, "wave=1 layer=a group=sector hub=m1", NULL, &views[0]));
    must(netweave_view_create(network, "wave=2 layer=a group=sector hub=m1", NULL, &views[1]));
    netweave_builder_free(builder);
}

int main(int argument_count, char **arguments) {
    static char text[LONGEST + 1];
    double seconds = argument_count > 1 ? atof(arguments[1]) : 2;
    uint64_t seed = argument_count > 2 ? (uint64_t)atoll(arguments[2]) : 1;
    int find = open_find();
    uint64_t inputs = 0;
    uint64_t accepted = 0;
    double start = seconds_now();
    make_network();
    do {
        nw__random random = nw__random_stream(seed, inputs++);
        netweave_run *run = NULL;
        made made = {0};
        must(netweave_builder_create(&made.builder));
        must(netweave_run_create(&run));
        must(netweave_run_set_threads(run, 1));
        must(netweave_run_set_time_budget(run, 0.2));
        alarm(CALL_SECONDS);
        uint64_t call = make_text(&random, text);
        keep(find, text, strlen(text));
        netweave_status status = try_once(call, text, run, &made);
        if (status != NETWEAVE_STATUS_OK && (!untouched(&made) || *netweave_last_error() == '\0'))
            abort();
        accepted += status == NETWEAVE_STATUS_OK;
        give_back(&made);
        netweave_run_free(run);
    } while (seconds_now() - start < seconds);
    netweave_view_free(views[0]);
    netweave_view_free(views[1]);
    netweave_network_free(network);
    printf("%llu texts tried, %llu accepted, seed %llu, no find\n", (unsigned long long)inputs,
           (unsigned long long)accepted, (unsigned long long)seed);
    return 0;
}
