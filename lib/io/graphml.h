/* GraphML, from the inside. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_IO_GRAPHML_H
#define NW_IO_GRAPHML_H

#include "io/xml.h"

/* What a key's values are for. */
typedef enum nw__key_use {
    NW_KEY_ATTRIBUTE,
    NW_KEY_WEIGHT,
    NW_KEY_LAYER,
    NW_KEY_WAVE,  /* of edges */
    NW_KEY_WAVES, /* of nodes: when they were there */
    NW_KEY_NOTHING
} nw__key_use;

typedef struct nw__key {
    char *name;
    char *standard; /* NULL: none */
    bool nodes, edges;
    bool numeric;
    nw__key_use use;
} nw__key;

typedef struct nw__graphml {
    nw__intake *intake;
    nw__xml xml;
    nw__index key_ids;
    nw__key *keys;
    size_t key_capacity;
    int64_t weight;   /* the key of the weight, or -1 */
    int64_t open_key; /* whose default or data is being read, or -1 */
    enum { NW_GRAPHML_ELSEWHERE, NW_GRAPHML_DATA, NW_GRAPHML_DEFAULT } place;
    enum { NW_GRAPHML_NOBODY, NW_GRAPHML_NODE, NW_GRAPHML_EDGE } owner;
    bool foreign; /* there are elements inside the data */
    nw__text text;
    int64_t member;     /* of the open node */
    int32_t *mentioned; /* of each member: the line of the edge that named it before its node came, else 0 */
    size_t mentioned_capacity;
    netweave_direction standard;
    int64_t graphs;
} nw__graphml;

/* Keys, and data under them: graphml_keys.c. */
netweave_status nw__graphml_open_key(nw__graphml *graphml, bool empty);
netweave_status nw__graphml_close_default(nw__graphml *graphml);
netweave_status nw__graphml_open_data(nw__graphml *graphml);
netweave_status nw__graphml_close_data(nw__graphml *graphml);

/* Gives the open node, or the last tie, the defaults of all keys. */
netweave_status nw__graphml_defaults(nw__graphml *graphml, bool nodes);

void nw__graphml_free(nw__graphml *graphml);

#endif
