/* Pieces of a network: parts in which shortest paths are counted by themselves.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_PIECE_H
#define NW_CORE_PIECE_H

#include "core/view.h"

/* Members by place: breadth first from the one with most ties here, so that those who are near lie near. */
typedef struct nw__piece {
    int32_t members;
    nw__csr out, in; /* among places; undirected: the same arrays */
    int32_t *member; /* per place: the member of the view */
    double *load;    /* per place: members who stand there: its own, and all who are joined to the others only by it */
    double *copies;  /* per place: how many of the view it stands for: one, unless twins were taken together */
    int64_t *tie;    /* per arc of `out`: the tie of the view */
} nw__piece;

typedef struct nw__pieces {
    int64_t count;
    nw__piece *piece;
    int32_t *order; /* what the pieces point into */
    int64_t *start, *tie;
    int32_t *to, *member;
    double *load, *copies;
} nw__pieces;

/* Cuts an undirected network into its blocks of three members and more: a shortest path between two members passes each
 * block on the way between the same two members of it. Leaves out blocks of two: their tie is on all paths from one of
 * its sides to the other. A directed network is one piece. Sariyüce, Saule, Kaya and Çatalyürek 2013, doi
 * 10.1137/1.9781611972832.42. */
netweave_status nw__pieces_make(const netweave_view *view, netweave_run *run, nw__pieces *out);

void nw__pieces_free(nw__pieces *pieces);

#endif
