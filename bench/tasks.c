/* What the kernels are asked to do, and how igraph is asked for the same. SPDX-License-Identifier: GPL-2.0-or-later */
#include "tasks.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

void check(netweave_status status) {
    if (status == NETWEAVE_STATUS_OK)
        return;
    fprintf(stderr, "kernels: %s\n", netweave_last_error());
    exit(1);
}

static double sum(const double *numbers, int64_t count) {
    double total = 0;
    for (int64_t i = 0; i < count; i++)
        total += isnan(numbers[i]) ? 0 : numbers[i];
    return total;
}

static double sum_vector(igraph_vector_t *numbers) {
    double total = sum(VECTOR(*numbers), igraph_vector_size(numbers));
    igraph_vector_destroy(numbers);
    return total;
}

static double our_betweenness(const netweave_view *view, netweave_run *run) {
    const nw__betweenness *found;
    check(nw__pass_betweenness(view, run, &found));
    return sum(found->member, view->members);
}

static double peer_betweenness(const igraph_t *graph) {
    igraph_vector_t found;
    igraph_vector_init(&found, 0);
#if IGRAPH_VERSION_MAJOR >= 1
    igraph_betweenness(graph, NULL, &found, igraph_vss_all(), false, false);
#else
    igraph_betweenness(graph, &found, igraph_vss_all(), false, NULL);
#endif
    return sum_vector(&found);
}

enum { SOURCES = 64 };

/* Each side draws sources of its own and scales up, so the sums agree as estimates do. */
static double our_sampled_betweenness(const netweave_view *view, netweave_run *run) {
    netweave_table *table = NULL;
    check(netweave_run_set_approximation(run, "sources=64"));
    check(netweave_measure_compute(view, "betweenness", run, &table));
    check(netweave_run_set_approximation(run, NULL));
    double total = sum(netweave_table_column(table, 0), view->members);
    netweave_table_free(table);
    return total;
}

/* From every n-th member. */
static double peer_sampled_betweenness(const igraph_t *graph) {
    igraph_vector_t found;
    igraph_vector_int_t sources;
    int64_t members = igraph_vcount(graph);
    igraph_vector_init(&found, 0);
    igraph_vector_int_init(&sources, 0);
    for (int64_t k = 0; k < SOURCES; k++)
        igraph_vector_int_push_back(&sources, k * members / SOURCES);
#if IGRAPH_VERSION_MAJOR >= 1
    igraph_betweenness_subset(graph, NULL, &found, igraph_vss_vector(&sources), igraph_vss_all(), igraph_vss_all(),
                              false, false);
#else
    igraph_betweenness_subset(graph, &found, igraph_vss_all(), false, igraph_vss_vector(&sources), igraph_vss_all(),
                              NULL);
#endif
    igraph_vector_int_destroy(&sources);
    return sum_vector(&found) * (double)members / SOURCES;
}

/* The one sweep for all that follows from distances; igraph's closeness alone. */
static double our_distances(const netweave_view *view, netweave_run *run) {
    const nw__distances *found;
    double total = 0;
    check(nw__pass_distances(view, run, &found));
    for (int32_t i = 0; i < view->members; i++)
        total += found->reached_to[i] > 0 ? found->reached_to[i] / found->sum_to[i] : 0;
    return total;
}

static double peer_closeness(const igraph_t *graph) {
    igraph_vector_t found;
    igraph_vector_init(&found, 0);
    igraph_closeness(graph, &found, NULL, NULL, igraph_vss_all(), IGRAPH_ALL, NULL, true);
    return sum_vector(&found);
}

static double sum_squares(const double *numbers, int64_t count) {
    double total = 0;
    for (int64_t i = 0; i < count; i++)
        total += isnan(numbers[i]) ? 0 : numbers[i] * numbers[i];
    return total;
}

/* Sum of the squares of a measure of members. */
static double our_measure(const char *name, const netweave_view *view, netweave_run *run) {
    netweave_table *table = NULL;
    check(netweave_measure_compute(view, name, run, &table));
    double total = sum_squares(netweave_table_column(table, 0), view->members);
    netweave_table_free(table);
    return total;
}

static double peer_squares(igraph_vector_t *numbers) {
    double total = sum_squares(VECTOR(*numbers), igraph_vector_size(numbers));
    igraph_vector_destroy(numbers);
    return total;
}

static double our_constraint(const netweave_view *view, netweave_run *run) {
    return our_measure("constraint", view, run);
}

static double peer_constraint(const igraph_t *graph) {
    igraph_vector_t found;
    igraph_vector_init(&found, 0);
    igraph_constraint(graph, &found, igraph_vss_all(), NULL);
    return peer_squares(&found);
}

static double our_clustering(const netweave_view *view, netweave_run *run) {
    return our_measure("clustering", view, run);
}

static double peer_clustering(const igraph_t *graph) {
    igraph_vector_t found;
    igraph_vector_init(&found, 0);
    igraph_transitivity_local_undirected(graph, &found, igraph_vss_all(), IGRAPH_TRANSITIVITY_NAN);
    return peer_squares(&found);
}

static double our_triangles(const netweave_view *view, netweave_run *run) {
    const nw__triangles *found;
    check(nw__pass_triangles(view, run, &found));
    return found->total;
}

/* Each triangle counts at its three corners. */
static double peer_triangles(const igraph_t *graph) {
    igraph_vector_t found;
    igraph_vector_init(&found, 0);
    igraph_adjacent_triangles(graph, &found, igraph_vss_all());
    return sum_vector(&found) / 3;
}

static double our_pagerank(const netweave_view *view, netweave_run *run) {
    return our_measure("pagerank", view, run);
}

static double peer_pagerank(const igraph_t *graph) {
    igraph_vector_t found;
    igraph_vector_init(&found, 0);
    igraph_pagerank(graph, IGRAPH_PAGERANK_ALGO_PRPACK, &found, NULL, igraph_vss_all(), false, 0.85, NULL, NULL);
    return peer_squares(&found);
}

static double our_eigenvector(const netweave_view *view, netweave_run *run) {
    return our_measure("eigenvector", view, run);
}

static double peer_eigenvector(const igraph_t *graph) {
    igraph_vector_t found;
    igraph_arpack_options_t options;
    igraph_arpack_options_init(&options);
    igraph_vector_init(&found, 0);
#if IGRAPH_VERSION_MAJOR >= 1
    igraph_eigenvector_centrality(graph, &found, NULL, IGRAPH_ALL, NULL, &options);
#else
    igraph_eigenvector_centrality(graph, &found, NULL, false, true, NULL, &options);
#endif
    return peer_squares(&found);
}

static double our_cores(const netweave_view *view, netweave_run *run) {
    return our_measure("coreness", view, run);
}

static double sum_whole(igraph_vector_int_t *numbers) {
    double total = 0;
    for (int64_t i = 0; i < igraph_vector_int_size(numbers); i++)
        total += (double)VECTOR(*numbers)[i] * (double)VECTOR(*numbers)[i];
    igraph_vector_int_destroy(numbers);
    return total;
}

static double peer_cores(const igraph_t *graph) {
    igraph_vector_int_t found;
    igraph_vector_int_init(&found, 0);
    igraph_coreness(graph, &found, IGRAPH_ALL);
    return sum_whole(&found);
}

static double our_components(const netweave_view *view, netweave_run *run) {
    const nw__components *found;
    check(nw__pass_components(view, run, &found));
    return (double)found->count;
}

static double peer_components(const igraph_t *graph) {
    igraph_integer_t count = 0;
    igraph_connected_components(graph, NULL, NULL, &count, IGRAPH_WEAK);
    return (double)count;
}

static double our_articulations(const netweave_view *view, netweave_run *run) {
    const nw__blocks *found;
    check(nw__pass_blocks(view, run, &found));
    return (double)found->articulations;
}

static double peer_articulations(const igraph_t *graph) {
    igraph_vector_int_t found;
    igraph_vector_int_init(&found, 0);
    igraph_articulation_points(graph, &found);
    double count = (double)igraph_vector_int_size(&found);
    igraph_vector_int_destroy(&found);
    return count;
}

/* All members leave by degree, equals by their place; how many have left when no two are joined any more. */
static double our_curve(const netweave_view *view, netweave_run *run) {
    netweave_table *table = NULL;
    check(netweave_hub_curve(view, "order=degree most=1e9", run, &table));
    const double *spread = netweave_table_column(table, netweave_table_find_column(table, "spread"));
    double joined = 0;
    for (int64_t row = 0; row < netweave_table_row_count(table); row++)
        joined += spread[row] > 0;
    netweave_table_free(table);
    return joined;
}

static double peer_louvain(const igraph_t *graph) {
    igraph_vector_int_t found;
    igraph_vector_int_init(&found, 0);
    igraph_real_t modularity = 0;
    igraph_community_multilevel(graph, NULL, 1, &found, NULL, NULL);
    igraph_modularity(graph, &found, NULL, 1, false, &modularity);
    igraph_vector_int_destroy(&found);
    return modularity;
}

/* The best split of one run of Leiden, until an iteration gains nothing: its modularity. */
static double our_communities(const netweave_view *view, netweave_run *run) {
    netweave_table *table = NULL;
    check(netweave_measure_compute(view, "modularity:runs=1", run, &table));
    double found = netweave_table_value(table, 0, 0);
    netweave_table_free(table);
    return found;
}

#if IGRAPH_VERSION_MAJOR >= 1
#define LEIDEN(graph, degrees, resolution, start, membership, quality) \
    igraph_community_leiden(graph, NULL, degrees, NULL, resolution, 0.01, start, 1, membership, NULL, quality)
#else
#define LEIDEN(graph, degrees, resolution, start, membership, quality) \
    igraph_community_leiden(graph, NULL, degrees, resolution, 0.01, start, 1, membership, NULL, quality)
#endif

/* Iteration by iteration: in igraph 0.10.2 the loop until nothing changes may never end. */
static double peer_communities(const igraph_t *graph) {
    igraph_vector_t degrees;
    igraph_vector_int_t membership;
    igraph_real_t quality = 0;
    double before = -1;
    igraph_vector_init(&degrees, 0);
    igraph_vector_int_init(&membership, igraph_vcount(graph));
    igraph_strength(graph, &degrees, igraph_vss_all(), IGRAPH_ALL, true, NULL);
    igraph_rng_seed(igraph_rng_default(), 1);
    for (int i = 0; i < 50 && (i == 0 || quality > before + 1e-12); i++) {
        before = i > 0 ? quality : before;
        LEIDEN(graph, &degrees, 0.5 / (double)igraph_ecount(graph), i > 0, &membership, &quality);
    }
    igraph_modularity(graph, &membership, NULL, 1, false, &quality);
    igraph_vector_int_destroy(&membership);
    igraph_vector_destroy(&degrees);
    return quality;
}

static igraph_integer_t first_of(igraph_vector_int_t *next, igraph_integer_t member) {
    while (VECTOR(*next)[member] != member) {
        VECTOR(*next)[member] = VECTOR(*next)[VECTOR(*next)[member]];
        member = VECTOR(*next)[member];
    }
    return member;
}

/* Those who leave first come last: by ties, then by their order, backwards. */
static void order_by_degree(const igraph_t *graph, igraph_vector_int_t *order) {
    igraph_integer_t members = igraph_vcount(graph);
    igraph_vector_int_t degree;
    igraph_vector_int_t place; /* per degree: where those begin who have it */
    igraph_vector_int_init(&degree, 0);
    igraph_vector_int_init(&place, members + 1);
    igraph_degree(graph, &degree, igraph_vss_all(), IGRAPH_ALL, true);
    for (igraph_integer_t i = 0; i < members; i++)
        VECTOR(place)[VECTOR(degree)[i] + 1]++;
    for (igraph_integer_t k = 0; k < members; k++)
        VECTOR(place)[k + 1] += VECTOR(place)[k];
    for (igraph_integer_t i = members - 1; i >= 0; i--)
        VECTOR(*order)[VECTOR(place)[VECTOR(degree)[i]]++] = i;
    igraph_vector_int_destroy(&degree);
    igraph_vector_int_destroy(&place);
}

/* Site percolation as igraph has it from 1.0 on (igraph_site_percolation; Debian's has none): members come back one
 * after the other, and sets are joined over the neighbours that igraph lists. Counts the pairs that are connected,
 * where igraph's gives the largest set. */
static double peer_curve(const igraph_t *graph) {
    igraph_integer_t members = igraph_vcount(graph);
    igraph_vector_int_t order;
    igraph_vector_int_t next;
    igraph_vector_int_t size;
    igraph_vector_int_t contacts;
    igraph_vector_int_init(&order, members);
    igraph_vector_int_init(&next, members);
    igraph_vector_int_init(&size, members); /* 0: not there */
    igraph_vector_int_init(&contacts, 0);
    order_by_degree(graph, &order);
    double pairs = 0;
    double joined = 0;
    for (igraph_integer_t there = 1; there <= members; there++) {
        igraph_integer_t member = VECTOR(order)[there - 1];
        VECTOR(next)[member] = member;
        VECTOR(size)[member] = 1;
        igraph_neighbors(graph, &contacts, member, IGRAPH_ALL);
        for (igraph_integer_t k = 0; k < igraph_vector_int_size(&contacts); k++) {
            if (VECTOR(size)[VECTOR(contacts)[k]] == 0)
                continue;
            igraph_integer_t own = first_of(&next, member);
            igraph_integer_t other = first_of(&next, VECTOR(contacts)[k]);
            if (own == other)
                continue;
            igraph_integer_t large = VECTOR(size)[own] >= VECTOR(size)[other] ? own : other;
            igraph_integer_t small = large == own ? other : own;
            pairs += (double)VECTOR(size)[own] * (double)VECTOR(size)[other];
            VECTOR(size)[large] += VECTOR(size)[small];
            VECTOR(next)[small] = large;
        }
        joined += pairs > 0;
    }
    igraph_vector_int_destroy(&order);
    igraph_vector_int_destroy(&next);
    igraph_vector_int_destroy(&size);
    igraph_vector_int_destroy(&contacts);
    return joined;
}

const task tasks[] = {
    {"betweenness", our_betweenness, peer_betweenness, 1e-9},
    {"betweenness from 64 sources", our_sampled_betweenness, peer_sampled_betweenness, 0.15},
    {"distances", our_distances, peer_closeness, 1e-9},
    {"constraint", our_constraint, peer_constraint, 1e-9},
    {"clustering", our_clustering, peer_clustering, 1e-9},
    {"triangles", our_triangles, peer_triangles, 0},
    {"pagerank", our_pagerank, peer_pagerank, 1e-8},
    {"eigenvector", our_eigenvector, peer_eigenvector, 1e-8},
    {"cores", our_cores, peer_cores, 0},
    {"components", our_components, peer_components, 0},
    {"articulation points", our_articulations, peer_articulations, 0},
    {"communities", our_communities, peer_communities, 0.005},
    {"removal curve", our_curve, peer_curve, 0},
    {"communities (Louvain)", our_communities, peer_louvain, 0.02},
    {NULL, NULL, NULL, 0},
};
