/* Keys of GraphML and the data under them. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "io/graphml.h"

#include <math.h>
#include <string.h>
#include <strings.h>

/* What a key is for: a name that says so, unless its id says that it is a plain attribute. */
static nw__key_use find_use(const nw__graphml *graphml, const char *id, const nw__key *key) {
    const char *wanted = nw__options_text(graphml->intake->options, "weight");
    bool plain = strncmp(id, "attribute_", 10) == 0;
    if (key->edges && wanted != NULL && strcmp(wanted, "none") != 0)
        if (strcmp(wanted, key->name) == 0)
            return NW_KEY_WEIGHT;
    if (key->edges && wanted == NULL && !plain && (strcasecmp(key->name, "weight") == 0 || strcmp(id, "weight") == 0))
        return NW_KEY_WEIGHT;
    if (key->edges && !plain && strcasecmp(key->name, "layer") == 0)
        return NW_KEY_LAYER;
    if (key->edges && !plain && strcasecmp(key->name, "wave") == 0)
        return NW_KEY_WAVE;
    if (key->nodes && !plain && strcasecmp(key->name, "waves") == 0)
        return NW_KEY_WAVES;
    return NW_KEY_ATTRIBUTE;
}

static bool is_number_type(const char *type) {
    static const char *const types[] = {"int", "integer", "long", "float", "double"};
    for (size_t k = 0; type != NULL && k < sizeof types / sizeof types[0]; k++)
        if (strcasecmp(type, types[k]) == 0)
            return true;
    return false;
}

/* Takes the parts of <key>; `name` becomes the key's. */
static netweave_status add_key(nw__graphml *graphml, const char *id, char **name, const char *domain,
                               const char *type) {
    int64_t place = -1;
    int64_t known = graphml->key_ids.count;
    if (!nw__grow(&graphml->keys, &graphml->key_capacity, (size_t)known + 1, sizeof *graphml->keys))
        return nw__fail_memory();
    graphml->keys[known] = (nw__key){0};
    netweave_status status = nw__index_add(&graphml->key_ids, id, strlen(id), &place);
    if (status == NETWEAVE_STATUS_OK && place < known)
        return nw__xml_fail(&graphml->xml, "the key '%.*s' is given twice; make ids different",
                            nw__shown(id, strlen(id)), id);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    bool all = domain == NULL || strcmp(domain, "all") == 0;
    nw__key key = {.name = *name,
                   .nodes = all || strcmp(domain, "node") == 0,
                   .edges = all || strcmp(domain, "edge") == 0,
                   .numeric = is_number_type(type)};
    *name = NULL;
    key.use = key.name == NULL || *key.name == '\0' ? NW_KEY_NOTHING : find_use(graphml, id, &key);
    if (key.use == NW_KEY_WEIGHT) {
        if (graphml->weight >= 0 && strcmp(id, "weight") != 0)
            key.use = NW_KEY_ATTRIBUTE;
        else
            graphml->weight = place;
        graphml->intake->weighted = true;
    }
    graphml->keys[place] = key;
    graphml->open_key = place;
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__graphml_open_key(nw__graphml *graphml, bool empty) {
    char *id = NULL;
    char *name = NULL;
    char *domain = NULL;
    char *type = NULL;
    netweave_status status = nw__xml_attribute(&graphml->xml, "id", &id);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__xml_attribute(&graphml->xml, "attr.name", &name);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__xml_attribute(&graphml->xml, "for", &domain);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__xml_attribute(&graphml->xml, "attr.type", &type);
    if (status == NETWEAVE_STATUS_OK && graphml->graphs > 0)
        status = nw__xml_fail(&graphml->xml, "a key comes after the graph has begun; put keys before <graph>");
    else if (status == NETWEAVE_STATUS_OK && id == NULL)
        status = nw__xml_fail(&graphml->xml, "this key has no id; give it one");
    if (status == NETWEAVE_STATUS_OK && id != NULL)
        status = add_key(graphml, id, &name, domain, type);
    (void)empty;
    nw__free(id);
    nw__free(name);
    nw__free(domain);
    nw__free(type);
    return status;
}

netweave_status nw__graphml_close_default(nw__graphml *graphml) {
    if (graphml->open_key < 0 || graphml->foreign || graphml->text.length == 0)
        return NETWEAVE_STATUS_OK;
    nw__key *key = &graphml->keys[graphml->open_key];
    nw__free(key->standard);
    key->standard = nw__copy_text(graphml->text.bytes);
    return key->standard != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

netweave_status nw__graphml_open_data(nw__graphml *graphml) {
    char *id = NULL;
    netweave_status status = nw__xml_attribute(&graphml->xml, "key", &id);
    graphml->open_key = id != NULL ? nw__index_find(&graphml->key_ids, id, strlen(id)) : -1;
    if (status == NETWEAVE_STATUS_OK && graphml->open_key < 0 && graphml->owner != NW_GRAPHML_NOBODY)
        status = nw__xml_fail(&graphml->xml, "no <key> has the id '%.*s' of this data; declare it before <graph>",
                              nw__shown(id != NULL ? id : "", id != NULL ? strlen(id) : 0), id != NULL ? id : "");
    nw__free(id);
    return status;
}

static netweave_status set_weight(const nw__graphml *graphml, const nw__key *key, const char *text, int64_t tie) {
    double weight = NAN;
    netweave_status status = nw__xml_weight(&graphml->xml, key->name, text, &weight);
    if (status == NETWEAVE_STATUS_OK && !isnan(weight))
        graphml->intake->weight[tie] = weight;
    return status;
}

/* Values of a wave or layer; 0 is "". */
static netweave_status set_name(const nw__graphml *graphml, nw__index *names, const char *what, const char *text,
                                int32_t *out) {
    const nw__document *document = graphml->intake->document;
    const char *at = names->count < NW_NAME_LIMIT ? document->bytes : nw__xml_place(&graphml->xml);
    int64_t place = 0;
    netweave_status status = nw__intake_name(names, text, what, document, at, &place);
    if (status == NETWEAVE_STATUS_OK)
        *out = (int32_t)place;
    return status;
}

/* A member was there in the waves of a list, separated by |. */
static netweave_status set_waves(nw__graphml *graphml, const char *text) {
    netweave_status status = NETWEAVE_STATUS_OK;
    graphml->intake->said = true;
    while (status == NETWEAVE_STATUS_OK && *text != '\0') {
        size_t length = strcspn(text, "|");
        char *wave = nw__copy(text, length + 1, 1);
        if (wave == NULL)
            return nw__fail_memory();
        wave[length] = '\0';
        int32_t place;
        if (length > 0)
            status = set_name(graphml, &graphml->intake->waves, "wave", wave, &place);
        if (status == NETWEAVE_STATUS_OK && length > 0)
            status = netweave_builder_set_presence(graphml->intake->builder, wave, graphml->member, 1);
        nw__free(wave);
        text += length + (text[length] == '|');
    }
    return status;
}

static netweave_status set_value(nw__graphml *graphml, const nw__key *key, const char *text, bool node) {
    nw__intake *intake = graphml->intake;
    int64_t row = node ? graphml->member : intake->count - 1;
    double number = NAN;
    if (key->use == NW_KEY_NOTHING || (node && !key->nodes) || (!node && !key->edges))
        return NETWEAVE_STATUS_OK;
    if (!node && key->use == NW_KEY_WEIGHT)
        return set_weight(graphml, key, text, row);
    if (!node && key->use == NW_KEY_LAYER)
        return set_name(graphml, &intake->layers, "layer", text, &intake->layer[row]);
    if (!node && key->use == NW_KEY_WAVE)
        return set_name(graphml, &intake->waves, "wave", text, &intake->wave[row]);
    if (node && key->use == NW_KEY_WAVES)
        return set_waves(graphml, text);
    if (*text == '\0')
        return NETWEAVE_STATUS_OK;
    netweave_status status =
        key->numeric ? nw__xml_number(&graphml->xml, key->name, false, text, &number) : NETWEAVE_STATUS_OK;
    if (status != NETWEAVE_STATUS_OK || (key->numeric && isnan(number)))
        return status;
    nw__attributes *attributes = node ? &intake->builder->roster.attributes : &intake->ties;
    return nw__attributes_set(attributes, key->name, row, key->numeric ? NULL : text, number);
}

netweave_status nw__graphml_close_data(nw__graphml *graphml) {
    if (graphml->open_key < 0 || graphml->owner == NW_GRAPHML_NOBODY || graphml->foreign)
        return NETWEAVE_STATUS_OK;
    nw__text_append_bytes(&graphml->text, "", 0);
    if (graphml->text.failed)
        return nw__fail_memory();
    return set_value(graphml, &graphml->keys[graphml->open_key], graphml->text.bytes,
                     graphml->owner == NW_GRAPHML_NODE);
}

netweave_status nw__graphml_defaults(nw__graphml *graphml, bool nodes) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t k = 0; k < graphml->key_ids.count && status == NETWEAVE_STATUS_OK; k++)
        if (graphml->keys[k].standard != NULL)
            status = set_value(graphml, &graphml->keys[k], graphml->keys[k].standard, nodes);
    return status;
}

void nw__graphml_free(nw__graphml *graphml) {
    for (int64_t k = 0; k < graphml->key_ids.count && graphml->keys != NULL; k++) {
        nw__free(graphml->keys[k].name);
        nw__free(graphml->keys[k].standard);
    }
    nw__index_free(&graphml->key_ids);
    nw__free(graphml->keys);
    nw__free(graphml->mentioned);
    nw__text_free(&graphml->text);
}
