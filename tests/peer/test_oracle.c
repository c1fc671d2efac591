/* Our measures beside igraph's, on many small graphs of every shape. Where conventions differ, the row says how
 * igraph's value becomes ours. */
#include "peer.h"
#include "support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { GRAPHS = 10000, FAILURES_SHOWN = 20 };

/* Fills `out` (one number, or one per member or per tie) with what the measure should be; false: not for this graph. */
typedef bool oracle(const peer *peer, double *out);

/* Hands over the values of a vector. */
static bool take(igraph_vector_t *values, double *out) {
    for (igraph_integer_t i = 0; i < igraph_vector_size(values); i++)
        out[i] = VECTOR(*values)[i];
    igraph_vector_destroy(values);
    return true;
}

static bool take_whole(igraph_vector_int_t *values, double *out) {
    for (igraph_integer_t i = 0; i < igraph_vector_int_size(values); i++)
        out[i] = (double)VECTOR(*values)[i];
    igraph_vector_int_destroy(values);
    return true;
}

static bool degree_by(const peer *peer, igraph_neimode_t mode, double *out) {
    igraph_vector_int_t values;
    igraph_vector_int_init(&values, 0);
    igraph_degree(&peer->graph, &values, igraph_vss_all(), mode, false);
    return take_whole(&values, out);
}

static bool degree(const peer *peer, double *out) {
    return degree_by(peer, IGRAPH_ALL, out);
}

static bool in_degree(const peer *peer, double *out) {
    return degree_by(peer, IGRAPH_IN, out);
}

static bool strength(const peer *peer, double *out) {
    igraph_vector_t values;
    igraph_vector_init(&values, 0);
    igraph_strength(&peer->graph, &values, igraph_vss_all(), IGRAPH_ALL, false, &peer->weights);
    return take(&values, out);
}

/* igraph counts those reached and gives NaN where there is nobody; ours scales by their share and gives 0. */
static bool closeness_by(const peer *peer, igraph_neimode_t mode, const igraph_vector_t *lengths, double *out) {
    igraph_vector_t values;
    igraph_vector_int_t reached;
    igraph_vector_init(&values, 0);
    igraph_vector_int_init(&reached, 0);
    igraph_closeness(&peer->graph, &values, &reached, NULL, igraph_vss_all(), mode, lengths, true);
    for (int i = 0; i < peer->members; i++) {
        double share = (double)VECTOR(reached)[i] / (peer->members - 1);
        out[i] = VECTOR(reached)[i] > 0 ? VECTOR(values)[i] * share : 0;
        out[i] = peer->members < 2 ? NAN : out[i];
    }
    igraph_vector_destroy(&values);
    igraph_vector_int_destroy(&reached);
    return true;
}

static bool closeness(const peer *peer, double *out) {
    return closeness_by(peer, IGRAPH_OUT, NULL, out);
}

static bool closeness_in(const peer *peer, double *out) {
    return closeness_by(peer, IGRAPH_IN, NULL, out);
}

static bool closeness_cost(const peer *peer, double *out) {
    return closeness_by(peer, IGRAPH_OUT, &peer->lengths, out);
}

static bool harmonic_by(const peer *peer, igraph_neimode_t mode, const igraph_vector_t *lengths, double *out) {
    igraph_vector_t values;
    igraph_vector_init(&values, 0);
    igraph_harmonic_centrality(&peer->graph, &values, igraph_vss_all(), mode, lengths, true);
    take(&values, out);
    for (int i = 0; i < peer->members && peer->members < 2; i++)
        out[i] = NAN;
    return true;
}

static bool harmonic_in(const peer *peer, double *out) {
    return harmonic_by(peer, IGRAPH_IN, NULL, out);
}

static bool harmonic_cost(const peer *peer, double *out) {
    return harmonic_by(peer, IGRAPH_OUT, &peer->lengths, out);
}

static bool betweenness_by(const peer *peer, const igraph_vector_t *lengths, bool of_ties, double *out) {
    igraph_vector_t values;
    igraph_vector_init(&values, 0);
    if (of_ties)
        igraph_edge_betweenness(&peer->graph, &values, true, lengths);
    else
        igraph_betweenness(&peer->graph, &values, igraph_vss_all(), true, lengths);
    return take(&values, out);
}

static bool betweenness(const peer *peer, double *out) {
    return betweenness_by(peer, NULL, false, out);
}

static bool betweenness_cost(const peer *peer, double *out) {
    return betweenness_by(peer, &peer->lengths, false, out);
}

static bool edge_betweenness(const peer *peer, double *out) {
    return betweenness_by(peer, NULL, true, out);
}

static bool edge_betweenness_cost(const peer *peer, double *out) {
    return betweenness_by(peer, &peer->lengths, true, out);
}

static bool coreness(const peer *peer, double *out) {
    igraph_vector_int_t values;
    igraph_vector_int_init(&values, 0);
    igraph_coreness(&peer->plain, &values, IGRAPH_ALL);
    return take_whole(&values, out);
}

static bool clustering(const peer *peer, double *out) {
    igraph_vector_t values;
    igraph_vector_init(&values, 0);
    igraph_transitivity_local_undirected(&peer->plain, &values, igraph_vss_all(), IGRAPH_TRANSITIVITY_NAN);
    return take(&values, out);
}

static bool transitivity(const peer *peer, double *out) {
    return igraph_transitivity_undirected(&peer->plain, out, IGRAPH_TRANSITIVITY_NAN) == IGRAPH_SUCCESS;
}

static bool constraint(const peer *peer, double *out) {
    igraph_vector_t values;
    igraph_vector_init(&values, 0);
    igraph_constraint(&peer->graph, &values, igraph_vss_all(), &peer->weights);
    return take(&values, out);
}

static bool pagerank(const peer *peer, double *out) {
    igraph_vector_t values;
    igraph_vector_init(&values, 0);
    igraph_pagerank(&peer->graph, IGRAPH_PAGERANK_ALGO_PRPACK, &values, NULL, igraph_vss_all(), true, 0.85,
                    &peer->weights, NULL);
    return take(&values, out);
}

/* Ours are numbered from 1 by first member. */
static bool component_by(const peer *peer, igraph_connectedness_t kind, double *out) {
    igraph_vector_int_t membership;
    int next = 1;
    igraph_vector_int_init(&membership, 0);
    igraph_connected_components(&peer->graph, &membership, NULL, NULL, kind);
    for (int i = 0; i < peer->members; i++) {
        out[i] = 0;
        for (int j = 0; j < i && out[i] == 0; j++)
            out[i] = VECTOR(membership)[j] == VECTOR(membership)[i] ? out[j] : 0;
        out[i] = out[i] == 0 ? next++ : out[i];
    }
    igraph_vector_int_destroy(&membership);
    return true;
}

static bool component(const peer *peer, double *out) {
    return component_by(peer, IGRAPH_WEAK, out);
}

static bool component_strong(const peer *peer, double *out) {
    return component_by(peer, IGRAPH_STRONG, out);
}

static bool diameter(const peer *peer, double *out) {
    igraph_diameter(&peer->graph, out, NULL, NULL, NULL, NULL, true, true);
    *out = peer->ties > 0 ? *out : NAN;
    return true;
}

static bool mean_distance(const peer *peer, double *out) {
    igraph_average_path_length(&peer->graph, out, NULL, true, true);
    *out = peer->ties > 0 ? *out : NAN;
    return true;
}

static bool global_efficiency(const peer *peer, double *out) {
    igraph_global_efficiency(&peer->graph, out, NULL, true);
    *out = peer->members > 1 ? *out : NAN;
    return true;
}

/* igraph's own lets paths between contacts leave their circle; ours follows Latora and Marchiori 2001, among contacts.
 */
static bool local_efficiency(const peer *peer, double *out) {
    double sum = 0;
    for (int i = 0; i < peer->members; i++) {
        igraph_t circle;
        igraph_real_t efficiency = 0;
        igraph_vector_int_t contacts;
        igraph_vector_int_init(&contacts, 0);
        igraph_neighbors(&peer->plain, &contacts, i, IGRAPH_ALL);
        igraph_induced_subgraph(&peer->plain, &circle, igraph_vss_vector(&contacts), IGRAPH_SUBGRAPH_AUTO);
        igraph_global_efficiency(&circle, &efficiency, NULL, false);
        sum += igraph_vector_int_size(&contacts) > 1 ? efficiency : 0;
        igraph_destroy(&circle);
        igraph_vector_int_destroy(&contacts);
    }
    *out = sum / peer->members;
    return true;
}

static bool eccentricity(const peer *peer, double *out) {
    igraph_vector_t values;
    igraph_vector_init(&values, 0);
    igraph_eccentricity(&peer->graph, &values, igraph_vss_all(), IGRAPH_OUT);
    for (int i = 0; i < peer->members; i++)
        out[i] = VECTOR(values)[i] > 0 ? VECTOR(values)[i] : NAN;
    igraph_vector_destroy(&values);
    return true;
}

static bool articulation(const peer *peer, double *out) {
    igraph_vector_int_t members;
    igraph_vector_int_init(&members, 0);
    igraph_articulation_points(&peer->plain, &members);
    for (int i = 0; i < peer->members; i++)
        out[i] = 0;
    for (igraph_integer_t k = 0; k < igraph_vector_int_size(&members); k++)
        out[VECTOR(members)[k]] = 1;
    igraph_vector_int_destroy(&members);
    return true;
}

static bool bridge(const peer *peer, double *out) {
    igraph_vector_int_t bridges;
    igraph_vector_int_init(&bridges, 0);
    igraph_bridges(&peer->plain, &bridges);
    for (int tie = 0; tie < peer->ties; tie++) {
        out[tie] = 0;
        for (igraph_integer_t k = 0; k < igraph_vector_int_size(&bridges); k++) {
            igraph_integer_t from = IGRAPH_FROM(&peer->plain, VECTOR(bridges)[k]);
            igraph_integer_t to = IGRAPH_TO(&peer->plain, VECTOR(bridges)[k]);
            if ((from == peer->from[tie] && to == peer->to[tie]) || (to == peer->from[tie] && from == peer->to[tie]))
                out[tie] = 1;
        }
    }
    igraph_vector_int_destroy(&bridges);
    return true;
}

static bool reciprocity(const peer *peer, double *out) {
    igraph_reciprocity(&peer->graph, out, true, IGRAPH_RECIPROCITY_DEFAULT);
    *out = peer->ties > 0 ? *out : NAN;
    return peer->directed;
}

/* Where all degrees at an end are equal igraph gives NaN or what rounding leaves: not compared. */
static bool degree_assortativity(const peer *peer, double *out) {
    igraph_assortativity_degree(&peer->graph, out, peer->directed);
    bool from_differ = false, to_differ = false;
    for (int k = 1; k < peer->ties; k++) {
        from_differ = from_differ || peer->degree_out[peer->from[k]] != peer->degree_out[peer->from[0]];
        to_differ = to_differ || peer->degree_in[peer->to[k]] != peer->degree_in[peer->to[0]];
    }
    return peer->directed ? from_differ && to_differ : from_differ || to_differ;
}

/* igraph's is one vector for all; ours is one per component. */
static bool eigenvector(const peer *peer, double *out) {
    igraph_vector_t values;
    igraph_arpack_options_t options;
    igraph_bool_t connected = false;
    igraph_is_connected(&peer->plain, &connected, IGRAPH_WEAK);
    if (!connected || peer->directed || peer->members < 2)
        return false;
    igraph_arpack_options_init(&options);
    igraph_vector_init(&values, 0);
    igraph_eigenvector_centrality(&peer->graph, &values, NULL, false, true, &peer->weights, &options);
    return take(&values, out);
}

static const struct {
    const char *spec;
    oracle *expect;
} rows[] = {
    {"degree", degree},
    {"in_degree", in_degree},
    {"strength", strength},
    {"closeness", closeness},
    {"closeness:direction=in", closeness_in},
    {"closeness:cost=inverse", closeness_cost},
    {"harmonic:direction=in", harmonic_in},
    {"harmonic:cost=inverse", harmonic_cost},
    {"betweenness", betweenness},
    {"betweenness:cost=inverse", betweenness_cost},
    {"edge_betweenness", edge_betweenness},
    {"edge_betweenness:cost=inverse", edge_betweenness_cost},
    {"coreness", coreness},
    {"clustering", clustering},
    {"transitivity", transitivity},
    {"constraint", constraint},
    {"pagerank", pagerank},
    {"component", component},
    {"component:kind=strong", component_strong},
    {"diameter", diameter},
    {"mean_distance", mean_distance},
    {"global_efficiency", global_efficiency},
    {"local_efficiency", local_efficiency},
    {"eccentricity", eccentricity},
    {"articulation", articulation},
    {"bridge", bridge},
    {"reciprocity", reciprocity},
    {"degree_assortativity", degree_assortativity},
    {"eigenvector", eigenvector},
};

/* Compares one measure on one graph; gives whether they agree. */
static bool agrees(const peer *peer, netweave_run *run, const char *spec, oracle *expect) {
    static double expected[PEER_TIES];
    netweave_table *table = NULL;
    if (!expect(peer, expected))
        return true;
    assert_ok(netweave_measure_compute(peer->view, spec, run, &table));
    const double *found = netweave_table_column(table, 0);
    bool same = true;
    for (int64_t i = 0; i < netweave_table_row_count(table) && same; i++) {
        same = (isnan(found[i]) && isnan(expected[i])) ||
               fabs(found[i] - expected[i]) <= 1e-9 * fmax(1, fabs(expected[i]));
        if (!same)
            print_error("%s of row %d on graph %d (%s, %d members, %d ties, %s): %.15g, igraph %.15g\n", spec, (int)i,
                        peer->number, peer->shape, peer->members, peer->ties,
                        peer->directed ? "directed" : "undirected", found[i], expected[i]);
    }
    netweave_table_free(table);
    return same;
}

/* The same measures on a view of its own with two threads: the same bits. */
static void compare_threads(const peer *peer, netweave_run *run, netweave_run *two) {
    static struct peer again;
    peer_make(peer->number, &again);
    for (size_t k = 0; k < sizeof rows / sizeof rows[0]; k++) {
        netweave_table *tables[2] = {NULL, NULL};
        assert_ok(netweave_measure_compute(peer->view, rows[k].spec, run, &tables[0]));
        assert_ok(netweave_measure_compute(again.view, rows[k].spec, two, &tables[1]));
        size_t bytes = (size_t)netweave_table_row_count(tables[0]) * sizeof(double);
        if (memcmp(netweave_table_column(tables[0], 0), netweave_table_column(tables[1], 0), bytes) != 0)
            fail_msg("%s on graph %d differs with two threads", rows[k].spec, peer->number);
        netweave_table_free(tables[0]);
        netweave_table_free(tables[1]);
    }
    peer_free(&again);
}

static void measures_equal_igraphs_on_graphs_of_every_shape(void **state) {
    (void)state;
    int failures = 0, compared = 0;
    netweave_run *run = NULL, *two = NULL;
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_run_set_threads(run, 1));
    assert_ok(netweave_run_create(&two));
    assert_ok(netweave_run_set_threads(two, 2));
    for (int number = 0; number < GRAPHS && failures < FAILURES_SHOWN; number++) {
        peer peer;
        peer_make(number, &peer);
        for (size_t k = 0; k < sizeof rows / sizeof rows[0]; k++) {
            compared++;
            failures += !agrees(&peer, run, rows[k].spec, rows[k].expect);
        }
        if (number % 10 == 0)
            compare_threads(&peer, run, two);
        peer_free(&peer);
    }
    netweave_run_free(run);
    netweave_run_free(two);
    assert_int_equal(failures, 0);
    assert_true(compared >= 100000);
}

static int quiet(void **state) {
    (void)state;
    igraph_set_error_handler(igraph_error_handler_ignore);
    igraph_set_warning_handler(igraph_warning_handler_ignore);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(measures_equal_igraphs_on_graphs_of_every_shape),
    };
    return cmocka_run_group_tests(tests, quiet, NULL);
}
