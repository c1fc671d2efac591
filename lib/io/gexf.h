/* GEXF, from the inside. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_IO_GEXF_H
#define NW_IO_GEXF_H

#include "io/xml.h"

/* An attribute that the file declares. */
typedef struct nw__gexf_key {
    char *title;
    char *standard; /* NULL: none */
    bool numeric;
    enum { NW_GEXF_ATTRIBUTE, NW_GEXF_WEIGHT, NW_GEXF_LAYER, NW_GEXF_WAVE, NW_GEXF_WAVES, NW_GEXF_NOTHING } use;
} nw__gexf_key;

/* Those of nodes, or of edges. */
typedef struct nw__gexf_keys {
    nw__index ids;
    nw__gexf_key *items;
    size_t capacity;
} nw__gexf_keys;

/* When a node or an edge was there: from one of the file's times to another, or at one; -1: open. */
typedef struct nw__gexf_spell {
    bool edge, point;
    int32_t row; /* the member, or the place of the tie in the intake */
    int32_t start, end;
    int line;
} nw__gexf_spell;

typedef struct nw__gexf {
    nw__xml xml;
    nw__intake *intake;
    nw__gexf_keys keys[2]; /* of nodes, of edges */
    int declared;          /* whose keys are being declared: 0 nodes, 1 edges, -1 others' */
    int64_t open_key;      /* or -1 */
    int owner;             /* whose data are being read: 0 a node, 1 the last edge, -1 nobody */
    int64_t member;        /* the open node */
    bool in_default;
    nw__text text;
    int32_t *mentioned; /* of each member: the line of the edge that named it before its node came, else 0 */
    size_t mentioned_capacity;
    nw__index labels; /* those of the nodes, different ones */
    int32_t *label;   /* of each member: its place, or -1 */
    size_t label_capacity;
    int64_t labelled; /* members with a label */
    bool telling;     /* a label differs from its id */
    netweave_direction standard;
    int64_t graphs, weighted;
    nw__index times;
    nw__gexf_spell *spells;
    size_t spell_count, spell_capacity;
    int64_t changing; /* values that are said of a part of the time */
} nw__gexf;

/* Attributes and their values: gexf_keys.c. */
netweave_status nw__gexf_open_key(nw__gexf *gexf);
netweave_status nw__gexf_close_default(nw__gexf *gexf);
netweave_status nw__gexf_value(nw__gexf *gexf);

/* Gives the open node or the last edge the values that stand for those not given. */
netweave_status nw__gexf_defaults(nw__gexf *gexf);
void nw__gexf_free(nw__gexf *gexf);

/* Times: gexf_time.c. Takes the times of the open element for the open node or the last edge. */
netweave_status nw__gexf_spell_here(nw__gexf *gexf);

/* Makes waves of the times. */
netweave_status nw__gexf_waves(nw__gexf *gexf);

#endif
