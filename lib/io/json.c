/* The reader of JSON: node-link files as networkx, d3, vis, graphology and Cytoscape write them, and Kumu's blueprints.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/json.h"

#include "base/memory.h"

#include <string.h>

enum { CHECK_EVERY = 4096 };

/* Takes a piece as the list of nodes or edges; there may be one of each. */
static netweave_status take_list(const nw__json *json, nw__json_piece *list, nw__json_piece key, nw__json_piece value,
                                 bool keyed) {
    int shown = nw__shown(key.at, (size_t)(key.end - key.at));
    if (list->at != NULL)
        return nw__fail_at(json->document, key.at, "there is a list of the same kind before this one; keep one");
    if (!nw__json_is_list(value) && !(keyed && nw__json_is_object(value)))
        return nw__fail_at(json->document, value.at, "%.*s must be a list in square brackets", shown, key.at);
    *list = value;
    return NETWEAVE_STATUS_OK;
}

/* "directed": true or false. */
static netweave_status take_direction(nw__json *json, nw__json_piece value) {
    json_t *said = NULL;
    netweave_status status = nw__json_load(json->document, value, &said);
    if (json_is_boolean(said))
        json->standard = json_is_true(said) ? NETWEAVE_DIRECTION_DIRECTED : NETWEAVE_DIRECTION_UNDIRECTED;
    json_decref(said);
    return status;
}

/* "weight": the key of the weight, or null: there is none. */
static netweave_status take_weight(nw__json *json, nw__json_piece value) {
    json_t *said = NULL;
    netweave_status status = nw__json_load(json->document, value, &said);
    if (json->weight == NULL && (json_is_string(said) || json_is_null(said)))
        json->weight_said = true;
    if (json->weight == NULL && json_is_string(said)) {
        json->weight = nw__copy_text(json_string_value(said));
        status = json->weight != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    }
    json_decref(said);
    return status;
}

/* "waves": their names in order. */
static netweave_status take_waves(nw__json *json, nw__json_piece value) {
    json_t *names = NULL;
    netweave_status status = nw__json_load(json->document, value, &names);
    bool wanted = nw__options_text(json->intake->options, "wave") == NULL;
    for (size_t k = 0; status == NETWEAVE_STATUS_OK && wanted && k < json_array_size(names); k++) {
        const char *name = json_string_value(json_array_get(names, k));
        int64_t place = 0;
        if (name == NULL)
            continue;
        status = nw__intake_name(&json->intake->waves, name, "wave", json->document, value.at, &place);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__builder_add_wave(json->intake->builder, name, &place);
    }
    json_decref(names);
    return status;
}

/* What "netweave" says, for which JSON has no word. */
static netweave_status take_own(nw__json *json, nw__json_piece key, nw__json_piece value) {
    if (nw__json_key_is(key, "weight"))
        return take_weight(json, value);
    if (nw__json_key_is(key, "waves") && nw__json_is_list(value))
        return take_waves(json, value);
    if (nw__json_key_is(key, "levels") && json->levels == NULL)
        return nw__json_load(json->document, value, &json->levels);
    return NETWEAVE_STATUS_OK;
}

/* The lists, and what the graph says of itself. */
static netweave_status take_member(nw__json *json, nw__json_piece key, nw__json_piece value) {
    if (nw__json_key_is(key, "nodes"))
        return take_list(json, &json->nodes, key, value, true);
    if (nw__json_key_is(key, "edges") || nw__json_key_is(key, "links"))
        return take_list(json, &json->edges, key, value, false);
    if (nw__json_key_is(key, "directed"))
        return take_direction(json, value);
    return NETWEAVE_STATUS_OK;
}

/* The members of an object: of "graph" (JSON Graph Format), "elements" (Cytoscape), or our own. */
static netweave_status take_inner(nw__json *json, nw__json_piece piece, bool own) {
    nw__json_walk walk = nw__json_open(json->document, piece);
    nw__json_piece key;
    nw__json_piece value;
    bool found = false;
    netweave_status status = nw__json_next(&walk, &key, &value, &found);
    while (status == NETWEAVE_STATUS_OK && found) {
        status = own ? take_own(json, key, value) : take_member(json, key, value);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__json_next(&walk, &key, &value, &found);
    }
    return status;
}

/* Finds the lists of nodes and edges. */
static netweave_status find_lists(nw__json *json, nw__json_piece whole) {
    if (nw__json_is_list(whole)) {
        json->nodes = json->edges = whole;
        return NETWEAVE_STATUS_OK;
    }
    nw__json_walk walk = nw__json_open(json->document, whole);
    nw__json_piece key;
    nw__json_piece value;
    bool found = false;
    netweave_status status = nw__json_next(&walk, &key, &value, &found);
    while (status == NETWEAVE_STATUS_OK && found) {
        bool elements = nw__json_key_is(key, "elements");
        if (nw__json_key_is(key, "netweave") && nw__json_is_object(value)) {
            status = take_inner(json, value, true);
        } else if ((elements && !json->kumu) || nw__json_key_is(key, "graph")) {
            if (nw__json_is_object(value))
                status = take_inner(json, value, false);
            else if (elements && nw__json_is_list(value))
                json->nodes = json->edges = value;
        } else if (json->kumu && elements) {
            status = take_list(json, &json->nodes, key, value, false);
        } else if (json->kumu && nw__json_key_is(key, "connections")) {
            status = take_list(json, &json->edges, key, value, false);
        } else if (!json->kumu) {
            status = take_member(json, key, value);
        }
        if (status == NETWEAVE_STATUS_OK)
            status = nw__json_next(&walk, &key, &value, &found);
    }
    return status;
}

netweave_status nw__json_each(nw__json *json, nw__json_piece list,
                              netweave_status (*read)(nw__json *json, const json_t *item, const char *key)) {
    nw__json_walk walk = nw__json_open(json->document, list);
    nw__json_piece key;
    bool found = false;
    netweave_status status = nw__json_next(&walk, &key, &json->open, &found);
    for (int64_t step = 1; status == NETWEAVE_STATUS_OK && found; step++) {
        json_t *item = NULL;
        json_t *name = NULL;
        status = nw__json_load(json->document, json->open, &item);
        if (status == NETWEAVE_STATUS_OK && !json_is_object(item))
            status = nw__fail_at(json->document, json->open.at, "this must be an object in curly brackets");
        if (status == NETWEAVE_STATUS_OK && key.at != NULL)
            status = nw__json_load(json->document, key, &name);
        if (status == NETWEAVE_STATUS_OK)
            status = read(json, item, json_string_value(name));
        json_decref(item);
        json_decref(name);
        if (status == NETWEAVE_STATUS_OK && step % CHECK_EVERY == 0)
            status = nw__run_check(json->intake->run,
                                   (double)(json->open.at - json->document->bytes) / (double)json->document->length,
                                   "reading");
        if (status == NETWEAVE_STATUS_OK)
            status = nw__json_next(&walk, &key, &json->open, &found);
    }
    return status;
}

/* Remembers what edges may call a node by. */
static netweave_status refer(nw__json *json, const char *text, int64_t member) {
    int64_t place = -1;
    int64_t known = json->references.count;
    if (*text == '\0')
        return NETWEAVE_STATUS_OK;
    if (!nw__grow(&json->referred, &json->referred_capacity, (size_t)known + 1, sizeof *json->referred))
        return nw__fail_memory();
    netweave_status status = nw__index_add(&json->references, text, strlen(text), &place);
    if (status == NETWEAVE_STATUS_OK && place == known)
        json->referred[place] = (int32_t)member;
    return status;
}

/* A node with an id, which is the member's. */
static netweave_status name_by_id(nw__json *json, const json_t *item, const char *key, int64_t *out_member) {
    int64_t known = json->intake->builder->roster.ids.count;
    const json_t *value = nw__json_get(item, json->id);
    netweave_status status = NETWEAVE_STATUS_OK;
    json->text.length = 0;
    if (key != NULL)
        nw__text_append(&json->text, key);
    else if (json_is_null(value) || value == NULL)
        return nw__fail_at(json->document, json->open.at, "this node has no '%s'; give every node one", json->id);
    else
        status = nw__json_text(json, value, json->id);
    if (status == NETWEAVE_STATUS_OK && json->text.failed)
        return nw__fail_memory();
    const char *place = nw__json_place(json, json->id);
    if (status == NETWEAVE_STATUS_OK && json->text.length == 0)
        return nw__fail_at(json->document, place, "this node has an empty id; give it another");
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_builder_add_member(json->intake->builder, json->text.bytes, out_member);
    if (status == NETWEAVE_STATUS_OK && *out_member < known)
        return nw__fail_at(json->document, place, "the id '%.*s' is given to two nodes; make ids different",
                           nw__shown(json->text.bytes, json->text.length), json->text.bytes);
    return status;
}

/* A node that is known by its label, and to edges by that, by its place in the list, or in Kumu by its id. */
static netweave_status name_by_label(nw__json *json, const json_t *item, const char **out_label, int64_t *out_member) {
    static const char *const labels[] = {"label", "name", "title", "id"};
    const json_t *value = NULL;
    for (size_t k = 0; k < sizeof labels / sizeof labels[0] && (value == NULL || json_is_null(value)); k++) {
        *out_label = labels[k];
        value = nw__json_get(item, labels[k]);
    }
    json->text.length = 0;
    nw__text_append(&json->text, "");
    netweave_status status = json->text.failed ? nw__fail_memory() : NETWEAVE_STATUS_OK;
    if (value != NULL && !json_is_null(value))
        status = nw__json_text(json, value, *out_label);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__intake_list(json->intake, json->text.bytes, json->node_count, out_member);
    if (status == NETWEAVE_STATUS_OK)
        status = refer(json, json->text.bytes, *out_member);
    const json_t *id = json->kumu ? json_object_get(item, "id") : NULL;
    id = json->kumu && id == NULL ? json_object_get(item, "_id") : id;
    if (status == NETWEAVE_STATUS_OK && json_is_string(id))
        status = refer(json, json_string_value(id), *out_member);
    return status;
}

/* Waves in which the open node was there, or did not answer. */
static netweave_status say_waves(nw__json *json, const json_t *list, const char *key, int64_t member, bool presence) {
    nw__intake *intake = json->intake;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (!json_is_array(list) || nw__options_text(intake->options, "wave") != NULL)
        return status;
    intake->said = intake->said || presence;
    if (presence && json_array_size(list) == 0 && intake->builder->waves.count > 0)
        return netweave_builder_set_presence(intake->builder, nw__index_text(&intake->builder->waves, 0), member, 0);
    for (size_t k = 0; k < json_array_size(list) && status == NETWEAVE_STATUS_OK; k++) {
        int64_t place = 0;
        status = nw__json_text(json, json_array_get(list, k), key);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__intake_name(&intake->waves, json->text.bytes, "wave", json->document,
                                     nw__json_place(json, key), &place);
        if (status == NETWEAVE_STATUS_OK && presence)
            status = netweave_builder_set_presence(intake->builder, json->text.bytes, member, 1);
        else if (status == NETWEAVE_STATUS_OK)
            status = netweave_builder_set_respondent(intake->builder, json->text.bytes, member, 0);
    }
    return status;
}

static netweave_status read_node(nw__json *json, const json_t *item, const char *key) {
    const char *label = NULL;
    int64_t member = -1;
    if (json->nodes.at == json->edges.at && nw__json_is_edge(item))
        return NETWEAVE_STATUS_OK;
    if (json->node_count == 0 && !json->kumu)
        json->id = key != NULL || nw__json_get(item, "id") != NULL ? "id"
                   : nw__json_get(item, "key") != NULL             ? "key"
                                                                   : NULL;
    netweave_status status =
        json->id != NULL ? name_by_id(json, item, key, &member) : name_by_label(json, item, &label, &member);
    json->node_count++;
    const json_t *waves = nw__json_get(item, "waves");
    const json_t *silent = nw__json_get(item, "unanswered");
    if (status == NETWEAVE_STATUS_OK)
        status = say_waves(json, waves, "waves", member, true);
    if (status == NETWEAVE_STATUS_OK)
        status = say_waves(json, silent, "unanswered", member, false);
    const char *reserved[4] = {json->id != NULL ? json->id : label};
    size_t count = 1;
    if (json_is_array(waves))
        reserved[count++] = "waves";
    if (json_is_array(silent))
        reserved[count++] = "unanswered";
    if (status == NETWEAVE_STATUS_OK)
        status = nw__json_attributes(json, item, &json->intake->builder->roster.attributes, member, reserved);
    return status;
}

/* Orders the attributes that "levels" names. */
static netweave_status set_levels(nw__json *json) {
    const char *name;
    json_t *list;
    netweave_status status = NETWEAVE_STATUS_OK;
    json_object_foreach(json->levels, name, list) {
        size_t count = json_array_size(list);
        const char **levels = nw__allocate(count, sizeof *levels);
        if (levels == NULL)
            return nw__fail_memory();
        for (size_t k = 0; k < count; k++)
            levels[k] = json_string_value(json_array_get(list, k));
        const nw__attribute *attribute = nw__attributes_find(&json->intake->builder->roster.attributes, name);
        if (attribute != NULL && attribute->kind == NETWEAVE_ATTRIBUTE_TEXT)
            status = netweave_builder_set_levels(json->intake->builder, name, (int64_t)count, levels);
        nw__free(levels);
        if (status != NETWEAVE_STATUS_OK && status != NETWEAVE_STATUS_OUT_OF_MEMORY)
            return nw__fail_at(json->document, nw__document_find(json->document, json->document->bytes, "levels"),
                               "the levels of '%.*s' must be different texts, and all of its values among them",
                               nw__shown(name, strlen(name)), name);
        if (status != NETWEAVE_STATUS_OK)
            return status;
    }
    return status;
}

static netweave_status add_notes(nw__json *json) {
    nw__intake *intake = json->intake;
    int64_t unweighted = intake->count - json->weighted;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (json->node_count > 0 && json->strangers > 0)
        status = nw__intake_note(intake, "%lld member%s named by ties only, and added: '%.*s'%s.",
                                 (long long)json->strangers, json->strangers == 1 ? " is" : "s are",
                                 nw__shown(json->stranger.bytes, json->stranger.length), json->stranger.bytes,
                                 json->strangers > 1 ? " and others" : "");
    if (status == NETWEAVE_STATUS_OK && json->weighted > 0 && unweighted > 0)
        status = nw__intake_note(intake, "%lld tie%s without a weight: taken as 1.", (long long)unweighted,
                                 unweighted == 1 ? " is" : "s are");
    if (status == NETWEAVE_STATUS_OK && json->lists > 0)
        status = nw__intake_note(intake, "%lld value%s a list: what is in it is joined by |.", (long long)json->lists,
                                 json->lists == 1 ? " is" : "s are");
    if (status == NETWEAVE_STATUS_OK && json->objects > 0)
        status = nw__intake_note(intake, "%lld value%s no text or number, and %s left out.", (long long)json->objects,
                                 json->objects == 1 ? " is" : "s are", json->objects == 1 ? "was" : "were");
    return status;
}

static netweave_status read_all(nw__json *json) {
    nw__intake *intake = json->intake;
    const char *weight = nw__options_text(intake->options, "weight");
    nw__json_piece whole;
    int64_t place;
    netweave_status status = nw__json_whole(json->document, &whole);
    if (status == NETWEAVE_STATUS_OK && weight != NULL)
        json->weight_said = true;
    if (weight != NULL && strcmp(weight, "none") != 0 && (json->weight = nw__copy_text(weight)) == NULL)
        return nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK && !nw__json_is_object(whole) && !nw__json_is_list(whole))
        status = nw__fail_at(json->document, whole.at, "a network in JSON is an object with nodes and edges");
    if (status == NETWEAVE_STATUS_OK)
        status = nw__intake_name(&intake->layers, "", "layer", json->document, whole.at, &place);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__intake_name(&intake->waves, "", "wave", json->document, whole.at, &place);
    if (status == NETWEAVE_STATUS_OK)
        status = find_lists(json, whole);
    if (status == NETWEAVE_STATUS_OK && json->nodes.at == NULL && json->edges.at == NULL)
        status = nw__fail_at(json->document, whole.at, "there %s in the file; a network in JSON is an object with %s",
                             json->kumu ? "are no elements and connections" : "is no list of nodes or edges",
                             json->kumu ? "both" : "the lists nodes and edges (or links)");
    intake->unsaid = json->standard;
    if (status == NETWEAVE_STATUS_OK && json->nodes.at != NULL)
        status = nw__json_each(json, json->nodes, read_node);
    intake->listed = json->node_count > 0;
    if (status == NETWEAVE_STATUS_OK && json->edges.at != NULL)
        status = nw__json_edges(json);
    if (status == NETWEAVE_STATUS_OK && intake->builder->roster.ids.count == 0)
        status = nw__fail_at(json->document, whole.at, "there is no node in the file; add the members");
    if (status == NETWEAVE_STATUS_OK && json_is_object(json->levels))
        status = set_levels(json);
    if (status == NETWEAVE_STATUS_OK)
        status = add_notes(json);
    return status == NETWEAVE_STATUS_OK ? nw__intake_tidy(intake) : status;
}

static netweave_status read_json(nw__intake *intake, bool kumu) {
    nw__json json = {.intake = intake, .document = intake->document, .kumu = kumu, .standard = NETWEAVE_DIRECTION_AUTO};
    netweave_status status = read_all(&json);
    nw__index_free(&json.references);
    nw__free(json.referred);
    nw__free(json.weight);
    json_decref(json.levels);
    nw__text_free(&json.text);
    nw__text_free(&json.stranger);
    nw__text_free(&json.joined);
    return status;
}

netweave_status nw__json_reader(nw__intake *intake) {
    return read_json(intake, false);
}

netweave_status nw__kumu_reader(nw__intake *intake) {
    return read_json(intake, true);
}
