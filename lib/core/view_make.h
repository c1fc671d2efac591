/* The making of a view, which takes two files. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_VIEW_MAKE_H
#define NW_CORE_VIEW_MAKE_H

#include "core/view.h"

/* What a view is being made from. */
typedef struct nw__making {
    const netweave_network *network;
    nw__options options;
    int64_t wave;
    unsigned char *layers; /* 1 for the layers that are read */
    int64_t layer_count;   /* how many these are */
    int32_t *place;        /* roster place → view place, or -1 */
    int32_t members;
    bool whole;              /* every member of the roster is in the view, so that places are the same */
    double threshold;        /* NaN: none */
    const char *weight_name; /* the tie attribute that is the strength, or NULL */
    const char *cut_name;    /* the one that the threshold is about */
    nw__unknown unknown;     /* how rows of who did not answer are read */
    int64_t filled;          /* arcs that this added */
    int64_t self_ties, cut;  /* left out; known once the ties are read */
    bool directed;           /* any tie set read is */
} nw__making;

/* True when any tie set that is read has a direction. */
bool nw__making_directed(const nw__making *making);

/* The rows as reported, unsymmetrized. */
netweave_status nw__making_rows(nw__making *making, netweave_run *run, nw__csr *out);

/* Fills the rows of who did not answer, where `unknown` asks for it. */
netweave_status nw__making_fill(nw__making *making, netweave_run *run, nw__csr *arcs);

/* Reads the ties into the view, by the direction rule. */
netweave_status nw__making_ties(nw__making *making, bool both, bool directed, netweave_run *run, netweave_view *view);

#endif
