/* JSON, from the inside: node-link files and Kumu's blueprints. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_IO_JSON_H
#define NW_IO_JSON_H

#include "io/io.h"

#include <jansson.h>

/* The text of one value in a document. */
typedef struct nw__json_piece {
    const char *at, *end; /* NULL: none */
} nw__json_piece;

/* Goes through an object or list value by value. The outermost ones are walked, and what they hold is read by jansson
 * piece by piece: so every refusal has its place, and memory does not grow with the file. */
typedef struct nw__json_walk {
    const nw__document *document;
    const char *at, *last; /* the closing bracket */
    bool object, begun;
} nw__json_walk;

/* Finds the one value of a document; PARSE when it is cut off, nested too deep or followed by more. */
netweave_status nw__json_whole(const nw__document *document, nw__json_piece *out);

/* Starts to walk through a piece that nw__json_is_list() or nw__json_is_object(). */
nw__json_walk nw__json_open(const nw__document *document, nw__json_piece piece);
bool nw__json_is_list(nw__json_piece piece);
bool nw__json_is_object(nw__json_piece piece);

/* The next value; `out_key` (of an object; with its quotes) may be NULL. `*out_found` false: there is none. */
netweave_status nw__json_next(nw__json_walk *walk, nw__json_piece *out_key, nw__json_piece *out_value, bool *out_found);

/* True when a key is this name, written without escapes. */
bool nw__json_key_is(nw__json_piece key, const char *name);

/* Reads a piece; free it with json_decref(). */
netweave_status nw__json_load(const nw__document *document, nw__json_piece piece, json_t **out_value);

/* What is gathered from a file. */
typedef struct nw__json {
    nw__intake *intake;
    const nw__document *document;
    bool kumu;
    nw__json_piece nodes, edges; /* the same one when nodes and edges stand in one list */
    nw__json_piece open;         /* the node or edge being read */
    const char *id;              /* the key of the nodes' ids, or NULL: they are known by label and number */
    nw__index references;        /* where there are no ids: what edges may call a node by */
    int32_t *referred;           /* the member of each */
    size_t referred_capacity;
    int64_t node_count;
    bool counted; /* nodes have ids, but edges name them by their place */
    netweave_direction standard;
    char *weight;      /* its key among those of an edge, or NULL: not known yet */
    bool weight_said;  /* known, or known that there is none */
    json_t *levels;    /* or NULL */
    int64_t weighted;  /* ties with a weight */
    int64_t strangers; /* named by edges only */
    int64_t lists;     /* values that were joined by | */
    int64_t objects;   /* values that were left out */
    nw__text text, stranger, joined;
} nw__json;

/* The value of a key in an object or in the objects in it that hold its attributes (data, attributes, metadata). */
json_t *nw__json_get(const json_t *item, const char *key);

/* Where a key stands in the open node or edge, for messages. */
const char *nw__json_place(const nw__json *json, const char *key);

/* The text of a value that is text, a number, true or false in `json->text`; PARSE for others. */
netweave_status nw__json_text(nw__json *json, const json_t *value, const char *key);

/* True for a number, or a text that is one. */
bool nw__json_number(const json_t *value, double *out);

/* Sets an attribute of the open node or edge, whatever its value is. */
netweave_status nw__json_attribute(nw__json *json, nw__attributes *attributes, const char *key, int64_t row,
                                   const json_t *value);

/* Edges: json_edges.c. */
netweave_status nw__json_edges(nw__json *json);

/* Walks through the nodes or edges: `read` gets each as an object, with its key where it has one. */
netweave_status nw__json_each(nw__json *json, nw__json_piece list,
                              netweave_status (*read)(nw__json *json, const json_t *item, const char *key));

/* True when an item of a list of both is an edge. */
bool nw__json_is_edge(const json_t *item);

/* Sets all attributes of an item but those whose key is one of `reserved`, ended by NULL. */
netweave_status nw__json_attributes(nw__json *json, const json_t *item, nw__attributes *attributes, int64_t row,
                                    const char *const *reserved);

#endif
