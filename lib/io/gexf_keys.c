/* Attributes of GEXF and their values. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "io/gexf.h"

#include <math.h>
#include <string.h>
#include <strings.h>

static bool is_number_type(const char *type) {
    static const char *const types[] = {"integer", "long", "float",      "double",
                                        "short",   "byte", "biginteger", "bigdecimal"};
    for (size_t k = 0; type != NULL && k < sizeof types / sizeof types[0]; k++)
        if (strcasecmp(type, types[k]) == 0)
            return true;
    return false;
}

/* What a key is for: a title that says so, unless its id says that it is a plain attribute. */
static int find_use(const nw__gexf *gexf, const char *id, const char *title) {
    const char *wanted = nw__options_text(gexf->intake->options, "weight");
    bool edges = gexf->declared == 1;
    bool plain = strncmp(id, "attribute_", 10) == 0;
    if (*title == '\0')
        return NW_GEXF_NOTHING;
    if (edges && wanted != NULL && strcmp(wanted, "none") != 0)
        return strcmp(wanted, title) == 0 ? NW_GEXF_WEIGHT : NW_GEXF_ATTRIBUTE;
    if (edges && wanted == NULL && !plain && (strcasecmp(title, "weight") == 0 || strcmp(id, "weight") == 0))
        return NW_GEXF_WEIGHT;
    if (edges && !plain && strcasecmp(title, "layer") == 0)
        return NW_GEXF_LAYER;
    if (edges && !plain && strcasecmp(title, "wave") == 0)
        return NW_GEXF_WAVE;
    return !edges && !plain && strcasecmp(title, "waves") == 0 ? NW_GEXF_WAVES : NW_GEXF_ATTRIBUTE;
}

/* Adds a key; `title` becomes its own. */
static netweave_status add_key(nw__gexf *gexf, const char *id, char **title, const char *type) {
    nw__gexf_keys *keys = &gexf->keys[gexf->declared];
    int64_t known = keys->ids.count;
    int64_t place = -1;
    if (!nw__grow(&keys->items, &keys->capacity, (size_t)known + 1, sizeof *keys->items))
        return nw__fail_memory();
    keys->items[known] = (nw__gexf_key){0};
    netweave_status status = nw__index_add(&keys->ids, id, strlen(id), &place);
    if (status == NETWEAVE_STATUS_OK && place < known)
        return nw__xml_fail(&gexf->xml, "the attribute '%.*s' is given twice; make ids different",
                            nw__shown(id, strlen(id)), id);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    keys->items[place] = (nw__gexf_key){.title = *title, .numeric = is_number_type(type)};
    *title = NULL;
    keys->items[place].use = find_use(gexf, id, keys->items[place].title);
    gexf->open_key = place;
    return status;
}

netweave_status nw__gexf_open_key(nw__gexf *gexf) {
    char *id = NULL;
    char *title = NULL;
    char *type = NULL;
    gexf->open_key = -1;
    if (gexf->declared < 0)
        return NETWEAVE_STATUS_OK;
    netweave_status status = nw__xml_attribute(&gexf->xml, "id", &id);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__xml_attribute(&gexf->xml, "title", &title);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__xml_attribute(&gexf->xml, "type", &type);
    if (status == NETWEAVE_STATUS_OK && id == NULL)
        status = nw__xml_fail(&gexf->xml, "this attribute has no id; give it one");
    if (status == NETWEAVE_STATUS_OK && id != NULL && title == NULL && (title = nw__copy_text(id)) == NULL)
        status = nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK && id != NULL)
        status = add_key(gexf, id, &title, type);
    nw__free(id);
    nw__free(title);
    nw__free(type);
    return status;
}

netweave_status nw__gexf_close_default(nw__gexf *gexf) {
    if (gexf->declared < 0 || gexf->open_key < 0 || gexf->text.length == 0)
        return NETWEAVE_STATUS_OK;
    nw__gexf_key *key = &gexf->keys[gexf->declared].items[gexf->open_key];
    nw__free(key->standard);
    key->standard = nw__copy_text(gexf->text.bytes);
    return key->standard != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

/* A layer or wave of the last edge. */
static netweave_status set_name(const nw__gexf *gexf, nw__index *names, const char *what, const char *text,
                                int32_t *out) {
    const nw__document *document = gexf->intake->document;
    const char *at = names->count < NW_NAME_LIMIT ? document->bytes : nw__xml_place(&gexf->xml);
    int64_t place = 0;
    netweave_status status = nw__intake_name(names, text, what, document, at, &place);
    if (status == NETWEAVE_STATUS_OK)
        *out = (int32_t)place;
    return status;
}

/* The open node was there in the waves of a list, separated by |. */
static netweave_status set_waves(nw__gexf *gexf, const char *text) {
    nw__intake *intake = gexf->intake;
    netweave_status status = NETWEAVE_STATUS_OK;
    int32_t place;
    intake->said = true;
    while (status == NETWEAVE_STATUS_OK && *text != '\0') {
        size_t length = strcspn(text, "|");
        gexf->text.length = 0;
        nw__text_append_bytes(&gexf->text, text, length);
        if (gexf->text.failed)
            return nw__fail_memory();
        if (length > 0)
            status = set_name(gexf, &intake->waves, "wave", gexf->text.bytes, &place);
        if (status == NETWEAVE_STATUS_OK && length > 0)
            status = netweave_builder_set_presence(intake->builder, gexf->text.bytes, gexf->member, 1);
        text += length + (text[length] == '|');
    }
    return status;
}

static netweave_status set_value(nw__gexf *gexf, const nw__gexf_key *key, const char *text) {
    nw__intake *intake = gexf->intake;
    int64_t row = gexf->owner == 0 ? gexf->member : intake->count - 1;
    double number = NAN;
    netweave_status status = NETWEAVE_STATUS_OK;
    switch (key->use) {
    case NW_GEXF_NOTHING:
        return status;
    case NW_GEXF_LAYER:
        return set_name(gexf, &intake->layers, "layer", text, &intake->layer[row]);
    case NW_GEXF_WAVE:
        return set_name(gexf, &intake->waves, "wave", text, &intake->wave[row]);
    case NW_GEXF_WAVES:
        return set_waves(gexf, text);
    case NW_GEXF_WEIGHT:
        status = nw__xml_weight(&gexf->xml, key->title, text, &number);
        if (status == NETWEAVE_STATUS_OK && !isnan(number)) {
            intake->weight[row] = number;
            gexf->weighted++;
        }
        return status;
    default:
        break;
    }
    if (key->numeric)
        status = nw__xml_number(&gexf->xml, key->title, false, text, &number);
    if (status != NETWEAVE_STATUS_OK || *text == '\0' || (key->numeric && isnan(number)))
        return status;
    return nw__attribute_take(gexf->owner == 0 ? &intake->builder->roster.attributes : &intake->ties, key->title, row,
                              key->numeric ? NULL : text, number, intake->document, intake->document->bytes);
}

/* <attvalue for="…" value="…"/> of the open node or edge */
netweave_status nw__gexf_value(nw__gexf *gexf) {
    static const char *const times[] = {"start", "end", "startopen", "endopen", "timestamp"};
    char *id = NULL;
    char *value = NULL;
    if (gexf->owner < 0)
        return NETWEAVE_STATUS_OK;
    nw__gexf_keys *keys = &gexf->keys[gexf->owner];
    netweave_status status = nw__xml_attribute(&gexf->xml, "for", &id);
    if (status == NETWEAVE_STATUS_OK && id == NULL)
        status = nw__xml_attribute(&gexf->xml, "id", &id); /* GEXF 1.1 */
    if (status == NETWEAVE_STATUS_OK)
        status = nw__xml_attribute(&gexf->xml, "value", &value);
    int64_t place = id != NULL ? nw__index_find(&keys->ids, id, strlen(id)) : -1;
    if (status == NETWEAVE_STATUS_OK && place < 0)
        status = nw__xml_fail(&gexf->xml, "no <attribute> of this class has the id '%.*s'; declare it before the nodes",
                              nw__shown(id != NULL ? id : "", id != NULL ? strlen(id) : 0), id != NULL ? id : "");
    if (status == NETWEAVE_STATUS_OK && value != NULL)
        status = set_value(gexf, &keys->items[place], value);
    nw__free(id);
    nw__free(value);
    for (size_t k = 0; k < sizeof times / sizeof times[0] && status == NETWEAVE_STATUS_OK; k++) {
        char *time = NULL;
        status = nw__xml_attribute(&gexf->xml, times[k], &time);
        gexf->changing += time != NULL;
        nw__free(time);
        if (time != NULL)
            break;
    }
    return status;
}

netweave_status nw__gexf_defaults(nw__gexf *gexf) {
    const nw__gexf_keys *keys = &gexf->keys[gexf->owner];
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t k = 0; k < keys->ids.count && status == NETWEAVE_STATUS_OK; k++)
        if (keys->items[k].standard != NULL)
            status = set_value(gexf, &keys->items[k], keys->items[k].standard);
    return status;
}

void nw__gexf_free(nw__gexf *gexf) {
    for (int owner = 0; owner < 2; owner++) {
        nw__gexf_keys *keys = &gexf->keys[owner];
        for (int64_t k = 0; k < keys->ids.count && keys->items != NULL; k++) {
            nw__free(keys->items[k].title);
            nw__free(keys->items[k].standard);
        }
        nw__index_free(&keys->ids);
        nw__free(keys->items);
    }
    nw__index_free(&gexf->labels);
    nw__index_free(&gexf->times);
    nw__free(gexf->label);
    nw__free(gexf->mentioned);
    nw__free(gexf->spells);
    nw__text_free(&gexf->text);
}
