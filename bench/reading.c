/* Reading a file and keeping the graph, by each side. SPDX-License-Identifier: GPL-2.0-or-later */
#include "reading.h"

#include "tasks.h"

#include <stdio.h>
#include <stdlib.h>

static double read_ours(const char *folder, const char *file, netweave_run *run) {
    char path[4096];
    netweave_network *network = NULL;
    netweave_view *view = NULL;
    snprintf(path, sizeof path, "%s/%s", folder, file);
    check(netweave_network_read(path, "direction=undirected", run, &network));
    check(netweave_view_create(network, NULL, run, &view));
    netweave_network_free(network); /* the view keeps what it needs of it */
    return (double)netweave_view_tie_count(view);
}

static double our_integers(const char *folder, netweave_run *run) {
    return read_ours(folder, "ties.txt", run);
}

static double our_names(const char *folder, netweave_run *run) {
    return read_ours(folder, "names.csv", run);
}

typedef igraph_error_t read_graph(igraph_t *graph, FILE *file);

static igraph_error_t read_integers(igraph_t *graph, FILE *file) {
    return igraph_read_graph_edgelist(graph, file, 0, false);
}

static igraph_error_t read_names(igraph_t *graph, FILE *file) {
    return igraph_read_graph_ncol(graph, file, NULL, true, IGRAPH_ADD_WEIGHTS_NO, false);
}

static double read_peer(const char *folder, const char *name, read_graph *read) {
    static igraph_t graph;
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "r");
    if (file == NULL || read(&graph, file) != IGRAPH_SUCCESS)
        exit(1);
    fclose(file);
    return (double)igraph_ecount(&graph);
}

static double peer_integers(const char *folder) {
    return read_peer(folder, "ties.txt", read_integers);
}

/* Names are attributes, which igraph's C library keeps only with a table of its own for them. */
static double peer_names(const char *folder) {
    igraph_set_attribute_table(&igraph_cattribute_table);
    return read_peer(folder, "names.txt", read_names);
}

const reading readings[] = {
    {"reading integers", our_integers, peer_integers},
    {"reading names", our_names, peer_names},
    {NULL, NULL, NULL},
};
