/* Random graphs of every shape, as a view of ours and as graphs of igraph. */
#include "peer.h"

#include "support.h"

#include "base/random.h"

#include <stdio.h>

static bool cell[PEER_MEMBERS][PEER_MEMBERS];

static void tie(int i, int j) {
    cell[i][j] = true;
}

static const char *draw_cells(int number, int members, nw__random *random) {
    static const char *const shapes[] = {"random",   "sparse", "dense", "star",       "ring",    "path",
                                         "complete", "empty",  "tree",  "two halves", "isolates"};
    int shape = (number / 2) % 11;
    int halves = shape == 9 ? members / 2 : members;
    int tied = shape == 10 ? members * 2 / 3 : members;
    double share = shape == 1 ? 1.2 / (members + 1) : shape == 2 ? 0.7 : 0.3;
    memset(cell, 0, sizeof cell);
    for (int i = 0; i < members; i++) {
        if (shape == 3 && i > 0)
            tie(0, i);
        if (shape == 4 && members > 2)
            tie(i, (i + 1) % members);
        if (shape == 5 && i > 0)
            tie(i - 1, i);
        if (shape == 8 && i > 0)
            tie((int)nw__random_below(random, (uint64_t)i), i);
        bool random_shape = shape < 3 || shape > 8;
        for (int j = 0; j < members; j++) {
            bool apart = (i < halves) != (j < halves) || i >= tied || j >= tied || i == j;
            if (shape == 6 || (random_shape && nw__random_unit(random) < share))
                cell[i][j] = cell[i][j] || !apart;
        }
    }
    return shapes[shape];
}

static void list_ties(peer *out) {
    for (int i = 0; i < out->members; i++) {
        for (int j = out->directed ? 0 : i + 1; j < out->members; j++) {
            bool there = i != j && (cell[i][j] || (!out->directed && cell[j][i]));
            if (!there)
                continue;
            out->from[out->ties] = i;
            out->to[out->ties++] = j;
            out->degree_out[i]++;
            out->degree_in[j]++;
            out->degree_in[i] += out->directed ? 0 : 1;
            out->degree_out[j] += out->directed ? 0 : 1;
        }
    }
}

static void make_graphs(peer *out, nw__random *random) {
    igraph_vector_int_t ends;
    igraph_vector_int_init(&ends, 2 * out->ties);
    igraph_vector_init(&out->weights, out->ties);
    igraph_vector_init(&out->lengths, out->ties);
    for (int k = 0; k < out->ties; k++) {
        VECTOR(ends)[2 * k] = out->from[k];
        VECTOR(ends)[2 * k + 1] = out->to[k];
        /* Powers of two make equal lengths truly equal; thirds and tenths make them equal but for rounding. */
        double weight = (double)(1 + nw__random_below(random, 4));
        VECTOR(out->weights)
        [k] = out->number % 3 == 0 ? weight : out->number % 3 == 1 ? (1 << (int)weight) : 10 / weight;
        VECTOR(out->lengths)[k] = 1 / VECTOR(out->weights)[k];
    }
    igraph_create(&out->graph, &ends, out->members, out->directed);
    igraph_create(&out->plain, &ends, out->members, false);
    igraph_simplify(&out->plain, true, true, NULL);
    igraph_vector_int_destroy(&ends);
}

static void make_view(peer *out) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    assert_ok(netweave_builder_create(&builder));
    for (int i = 0; i < out->members; i++) {
        char id[16];
        snprintf(id, sizeof id, "%d", i);
        assert_ok(netweave_builder_add_member(builder, id, NULL));
    }
    assert_ok(netweave_builder_set_tie_set(builder, "", "", out->directed));
    for (int k = 0; k < out->ties; k++) {
        int64_t from = out->from[k];
        int64_t to = out->to[k];
        assert_ok(netweave_builder_add_ties(builder, 1, &from, &to, &VECTOR(out->weights)[k]));
    }
    assert_ok(netweave_builder_finish(builder, &network));
    assert_ok(netweave_view_create(network, out->ties > 0 ? "weight=weight" : NULL, NULL, &out->view));
    netweave_network_free(network);
    netweave_builder_free(builder);
}

void peer_make(int number, peer *out) {
    nw__random random = nw__random_stream(20, (uint64_t)number);
    memset(out, 0, sizeof *out);
    out->number = number;
    out->directed = number % 2 == 1;
    out->members = number % 20 == 7 ? 20 + (int)nw__random_below(&random, PEER_MEMBERS - 19) : (number / 22) % 13;
    out->shape = draw_cells(number, out->members, &random);
    list_ties(out);
    make_graphs(out, &random);
    make_view(out);
}

void peer_free(peer *peer) {
    netweave_view_free(peer->view);
    igraph_vector_destroy(&peer->weights);
    igraph_vector_destroy(&peer->lengths);
    igraph_destroy(&peer->graph);
    igraph_destroy(&peer->plain);
}
