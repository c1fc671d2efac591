/* Edges of JSON, and what tells JSON apart. SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/json.h"

#include "base/memory.h"

#include <string.h>

bool nw__json_is_edge(const json_t *item) {
    return nw__json_get(item, "source") != NULL && nw__json_get(item, "target") != NULL;
}

/* A node that only an edge names. */
static netweave_status add_stranger(nw__json *json, const char *key, int64_t *out_member) {
    int64_t known = json->intake->builder->roster.ids.count;
    int shown = nw__shown(json->text.bytes, json->text.length);
    const char *place = nw__json_place(json, key);
    if (json->text.length == 0)
        return nw__fail_at(json->document, place, "the '%s' of this edge is empty; name the nodes at both ends", key);
    netweave_status status = netweave_builder_add_member(json->intake->builder, json->text.bytes, out_member);
    if (status != NETWEAVE_STATUS_OK || *out_member < known)
        return status;
    if (json->node_count > 0 && nw__options_chosen(json->intake->options, "strict", "yes"))
        return nw__fail_at_as(NETWEAVE_STATUS_NOT_FOUND, json->document, place,
                              "an edge names '%.*s' but no node is called so; add the node, or leave strict out", shown,
                              json->text.bytes);
    if (json->strangers++ == 0)
        nw__text_append_bytes(&json->stranger, json->text.bytes, json->text.length);
    return json->stranger.failed ? nw__fail_memory() : NETWEAVE_STATUS_OK;
}

/* The member at an end of the open edge. */
static netweave_status find_end(nw__json *json, const json_t *item, const char *key, int64_t *out_member) {
    const json_t *value = nw__json_get(item, key);
    if (value == NULL || json_is_null(value))
        return nw__fail_at(json->document, json->open.at, "this edge has no '%s'; name the nodes at both ends", key);
    netweave_status status = nw__json_text(json, value, key);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    int64_t number = json_is_integer(value) ? json_integer_value(value) : -1;
    bool inside = number >= 0 && number < json->node_count;
    if (json->id != NULL && json->intake->count == 0 && inside) /* networkx 1 gave nodes ids and counted them here */
        json->counted = json->counted ||
                        nw__index_find(&json->intake->builder->roster.ids, json->text.bytes, json->text.length) < 0;
    bool counted = json->id == NULL ? !json->kumu && json->node_count > 0 : json->counted;
    if (counted && json_is_integer(value)) {
        *out_member = number;
        return inside ? NETWEAVE_STATUS_OK
                      : nw__fail_at(json->document, nw__json_place(json, key),
                                    "'%s' is %lld, but nodes are numbered from 0 to %lld", key,
                                    (long long)json_integer_value(value), (long long)json->node_count - 1);
    }
    int64_t place = nw__index_find(&json->references, json->text.bytes, json->text.length);
    if (place >= 0)
        *out_member = json->referred[place];
    return place >= 0 ? NETWEAVE_STATUS_OK : add_stranger(json, key, out_member);
}

/* Finds out what the key of the weight is: "weight" wherever it holds a number, or d3's "value" of the first edge. */
static netweave_status settle_weight(nw__json *json, const json_t *item) {
    static const char *const keys[] = {"weight", "value"};
    double number;
    for (size_t k = 0; k < 2 && !json->weight_said; k++) {
        if ((k == 1 && json->intake->count > 0) || !nw__json_number(nw__json_get(item, keys[k]), &number))
            continue;
        json->weight = nw__copy_text(keys[k]);
        json->weight_said = true;
    }
    return json->weight_said && json->weight == NULL ? nw__fail_memory() : NETWEAVE_STATUS_OK;
}

static netweave_status find_weight(nw__json *json, const json_t *item, double *out) {
    netweave_status status = json->weight_said ? NETWEAVE_STATUS_OK : settle_weight(json, item);
    const json_t *value =
        status == NETWEAVE_STATUS_OK && json->weight != NULL ? nw__json_get(item, json->weight) : NULL;
    if (value == NULL || json_is_null(value))
        return status;
    const char *place = nw__json_place(json, json->weight);
    if (!nw__json_number(value, out))
        return nw__fail_at(json->document, place, "this weight is not a number; weights are numbers from 0 up");
    if (!(*out >= 0 && *out <= 1e300))
        return nw__fail_at(json->document, place, "this weight is %s; weights are numbers from 0 up",
                           *out < 0 ? "negative" : "too large");
    json->weighted++;
    return status;
}

/* The direction of an edge, and under which key it says it; NULL: nowhere. */
static netweave_direction find_direction(const nw__json *json, const json_t *item, const char **out_key) {
    const json_t *word = json->kumu ? nw__json_get(item, "direction") : NULL;
    const char *text = json_string_value(word);
    const json_t *directed = json->kumu ? NULL : nw__json_get(item, "directed");
    const json_t *undirected = json->kumu ? NULL : nw__json_get(item, "undirected");
    *out_key = "direction";
    if (text != NULL && strcmp(text, "directed") == 0)
        return NETWEAVE_DIRECTION_DIRECTED;
    if (text != NULL && (strcmp(text, "undirected") == 0 || strcmp(text, "mutual") == 0))
        return NETWEAVE_DIRECTION_UNDIRECTED;
    *out_key = "directed";
    if (json_is_boolean(directed))
        return json_is_true(directed) ? NETWEAVE_DIRECTION_DIRECTED : NETWEAVE_DIRECTION_UNDIRECTED;
    *out_key = "undirected";
    if (json_is_boolean(undirected))
        return json_is_true(undirected) ? NETWEAVE_DIRECTION_UNDIRECTED : NETWEAVE_DIRECTION_DIRECTED;
    *out_key = NULL;
    return json->standard;
}

/* The layer or wave of an edge. */
static netweave_status find_name(nw__json *json, const json_t *item, const char *key, nw__index *names,
                                 const char *what, int64_t *out_place) {
    const json_t *value = nw__json_get(item, key);
    *out_place = 0;
    if (value == NULL || json_is_null(value))
        return NETWEAVE_STATUS_OK;
    netweave_status status = nw__json_text(json, value, key);
    return status != NETWEAVE_STATUS_OK
               ? status
               : nw__intake_name(names, json->text.bytes, what, json->document, nw__json_place(json, key), out_place);
}

static netweave_status read_edge(nw__json *json, const json_t *item, const char *key) {
    nw__intake *intake = json->intake;
    const char *direction_key = NULL;
    int64_t from = -1;
    int64_t to = -1;
    int64_t layer = 0;
    int64_t wave = 0;
    double weight = 1.0;
    (void)key;
    if (json->nodes.at == json->edges.at && !nw__json_is_edge(item))
        return NETWEAVE_STATUS_OK;
    bool sourced = nw__json_get(item, "source") != NULL || (!json->kumu && nw__json_get(item, "from") == NULL);
    const char *reserved[8] = {sourced ? "source" : "from", sourced ? "target" : "to", json->kumu ? "type" : "layer",
                               "wave"};
    size_t count = 4;
    netweave_status status = find_end(json, item, reserved[0], &from);
    if (status == NETWEAVE_STATUS_OK)
        status = find_end(json, item, reserved[1], &to);
    if (status == NETWEAVE_STATUS_OK)
        status = find_weight(json, item, &weight);
    if (status == NETWEAVE_STATUS_OK)
        status = find_name(json, item, reserved[2], &intake->layers, "layer", &layer);
    if (status == NETWEAVE_STATUS_OK)
        status = find_name(json, item, "wave", &intake->waves, "wave", &wave);
    netweave_direction direction = find_direction(json, item, &direction_key);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__intake_tie(intake, from, to, weight, layer, wave, direction);
    if (direction_key != NULL)
        reserved[count++] = direction_key;
    if (json->weight != NULL)
        reserved[count++] = json->weight;
    return status == NETWEAVE_STATUS_OK ? nw__json_attributes(json, item, &intake->ties, intake->count - 1, reserved)
                                        : status;
}

netweave_status nw__json_edges(nw__json *json) {
    nw__intake *intake = json->intake;
    netweave_status status = nw__json_each(json, json->edges, read_edge);
    if (status != NETWEAVE_STATUS_OK || json->weight == NULL)
        return status;
    if (json->weighted == 0 && nw__options_text(intake->options, "weight") != NULL && intake->count > 0)
        return nw__fail_at_as(NETWEAVE_STATUS_NOT_FOUND, json->document, json->edges.at,
                              "no edge has a '%.*s'; say weight=NAME of a number that edges have",
                              nw__shown(json->weight, strlen(json->weight)), json->weight);
    const char *name = json->weight[0] == '\'' && json->weight[1] != '\0' ? json->weight + 1 : json->weight;
    intake->weighted = *name != '\0';
    if (intake->weighted)
        status = netweave_builder_set_weight_name(intake->builder, name);
    intake->weight_name = intake->builder->weight_name;
    return status;
}

/* The first sign of what a document holds: "{" or "[", when that can be JSON's. */
static char first_sign(const nw__document *document) {
    const char *at = document->bytes + strspn(document->bytes, " \t\r\n");
    const char *next = *at == '\0' ? at : at + 1 + strspn(at + 1, " \t\r\n");
    if (*at == '{' && (*next == '"' || *next == '}'))
        return '{';
    return *at == '[' && (*next == '{' || *next == ']') ? '[' : '\0';
}

bool nw__json_sniff(const nw__document *document) {
    return first_sign(document) != '\0';
}

/* Kumu's blueprints have connections, or elements that are no objects of Cytoscape's. */
bool nw__kumu_sniff(const nw__document *document) {
    nw__json_piece whole;
    nw__json_piece key;
    nw__json_piece value;
    bool found = false;
    if (first_sign(document) != '{' || nw__json_whole(document, &whole) != NETWEAVE_STATUS_OK)
        return false;
    nw__json_walk walk = nw__json_open(document, whole);
    while (nw__json_next(&walk, &key, &value, &found) == NETWEAVE_STATUS_OK && found) {
        if (nw__json_key_is(key, "connections"))
            return true;
        if (!nw__json_key_is(key, "elements") || !nw__json_is_list(value))
            continue;
        const char *at = value.at + 1 + strspn(value.at + 1, "{ \t\r\n");
        return strncmp(at, "\"data\"", 6) != 0 && strncmp(at, "\"group\"", 7) != 0;
    }
    return false;
}
