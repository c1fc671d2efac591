/* Random graphs of every shape, as a view of ours and as graphs of igraph. */
#ifndef TEST_PEER_H
#define TEST_PEER_H

#include <igraph.h>
#include <netweave/netweave.h>
#include <stdbool.h>

enum { PEER_MEMBERS = 60, PEER_TIES = PEER_MEMBERS * PEER_MEMBERS };

typedef struct peer {
    int number;
    const char *shape;
    int members, ties;
    bool directed;
    int from[PEER_TIES], to[PEER_TIES];                    /* ordered as ours: by from, then to; undirected from < to */
    int degree_out[PEER_MEMBERS], degree_in[PEER_MEMBERS]; /* undirected: all ties, both */
    igraph_t graph;
    igraph_t plain;                   /* without direction, mutual ties once */
    igraph_vector_t weights, lengths; /* lengths: 1 / weight */
    netweave_view *view;
} peer;

/* Makes graph `number`: same number, same graph. */
void peer_make(int number, peer *out);
void peer_free(peer *peer);

#endif
