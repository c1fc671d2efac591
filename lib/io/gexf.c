/* The reader of GEXF 1.1 to 1.3. Source of the format: gexf.net, GEXF 1.3 primer and schema.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/gexf.h"

#include "base/memory.h"

#include <math.h>
#include <string.h>
#include <strings.h>

/* "directed", "undirected", "mutual". */
static netweave_direction direction_of(const char *word, netweave_direction standard) {
    if (word == NULL)
        return standard;
    return strcasecmp(word, "directed") == 0 ? NETWEAVE_DIRECTION_DIRECTED : NETWEAVE_DIRECTION_UNDIRECTED;
}

static netweave_status open_graph(nw__gexf *gexf) {
    char *standard = NULL;
    if (gexf->graphs++ > 0)
        return nw__xml_fail(&gexf->xml, "there are several graphs in the file; save one per file");
    netweave_status status = nw__xml_attribute(&gexf->xml, "defaultedgetype", &standard);
    gexf->standard = direction_of(standard, gexf->standard);
    nw__free(standard);
    return status;
}

/* Makes room for what is known of a member besides the builder's. */
static bool reach(nw__gexf *gexf, int64_t member, int64_t known) {
    size_t needed = (size_t)member + 1;
    if (!nw__grow(&gexf->mentioned, &gexf->mentioned_capacity, needed, sizeof *gexf->mentioned) ||
        !nw__grow(&gexf->label, &gexf->label_capacity, needed, sizeof *gexf->label))
        return false;
    if (member == known) {
        gexf->mentioned[member] = 0;
        gexf->label[member] = -1;
    }
    return true;
}

static netweave_status take_label(nw__gexf *gexf, const char *id) {
    char *label = NULL;
    int64_t place = -1;
    netweave_status status = nw__xml_attribute(&gexf->xml, "label", &label);
    if (status == NETWEAVE_STATUS_OK && label != NULL && *label != '\0') {
        status = nw__index_add(&gexf->labels, label, strlen(label), &place);
        gexf->label[gexf->member] = (int32_t)place;
        gexf->labelled++;
        gexf->telling = gexf->telling || strcmp(label, id) != 0;
    }
    nw__free(label);
    return status;
}

static netweave_status open_node(nw__gexf *gexf) {
    char *id = NULL;
    int64_t known = gexf->intake->builder->roster.ids.count;
    netweave_status status = nw__xml_attribute(&gexf->xml, "id", &id);
    if (status == NETWEAVE_STATUS_OK && (id == NULL || *id == '\0'))
        status = nw__xml_fail(&gexf->xml, "this node has no id; give every node one");
    if (status == NETWEAVE_STATUS_OK && id != NULL)
        status = netweave_builder_add_member(gexf->intake->builder, id, &gexf->member);
    if (status == NETWEAVE_STATUS_OK && id != NULL && gexf->member < known && gexf->mentioned[gexf->member] == 0)
        status = nw__xml_fail(&gexf->xml, "the id '%.*s' is given to two nodes; make ids different",
                              nw__shown(id, strlen(id)), id);
    if (status == NETWEAVE_STATUS_OK && !reach(gexf, gexf->member, known))
        status = nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK && id != NULL) {
        gexf->mentioned[gexf->member] = 0;
        status = take_label(gexf, id);
    }
    nw__free(id);
    gexf->owner = 0;
    if (status == NETWEAVE_STATUS_OK)
        status = nw__gexf_defaults(gexf);
    return status == NETWEAVE_STATUS_OK ? nw__gexf_spell_here(gexf) : status;
}

/* The member that an edge names, declared or still to come. */
static netweave_status find_end(nw__gexf *gexf, const char *attribute, int64_t *out_member) {
    char *id = NULL;
    int64_t known = gexf->intake->builder->roster.ids.count;
    netweave_status status = nw__xml_attribute(&gexf->xml, attribute, &id);
    if (status == NETWEAVE_STATUS_OK && (id == NULL || *id == '\0'))
        status = nw__xml_fail(&gexf->xml, "this edge has no %s; name the nodes at both ends", attribute);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_builder_add_member(gexf->intake->builder, id, out_member);
    nw__free(id);
    if (status == NETWEAVE_STATUS_OK && *out_member == known) {
        if (!reach(gexf, known, known))
            return nw__fail_memory();
        gexf->mentioned[known] = nw__xml_line(&gexf->xml);
    }
    return status;
}

/* What an edge says in attributes of XML besides its ends. */
static netweave_status take_edge(nw__gexf *gexf, double *weight, int64_t *layer, netweave_direction *direction) {
    char *type = NULL;
    char *kind = NULL;
    char *number = NULL;
    double given = NAN;
    const char *wanted = nw__options_text(gexf->intake->options, "weight");
    netweave_status status = nw__xml_attribute(&gexf->xml, "type", &type);
    *direction = direction_of(type, gexf->standard);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__xml_attribute(&gexf->xml, "kind", &kind);
    if (status == NETWEAVE_STATUS_OK && kind != NULL)
        status = nw__intake_name(&gexf->intake->layers, kind, "kind", gexf->intake->document,
                                 gexf->intake->document->bytes, layer);
    int64_t named = nw__index_find(&gexf->keys[1].ids, "weight", 6);
    bool chosen = named >= 0 && gexf->keys[1].items[named].use == NW_GEXF_WEIGHT;
    if (status == NETWEAVE_STATUS_OK && (wanted == NULL || chosen || strcmp(wanted, "weight") == 0))
        status = nw__xml_attribute(&gexf->xml, "weight", &number);
    if (status == NETWEAVE_STATUS_OK && number != NULL)
        status = nw__xml_weight(&gexf->xml, "weight", number, &given);
    if (!isnan(given)) {
        *weight = given;
        gexf->weighted++;
    }
    nw__free(type);
    nw__free(kind);
    nw__free(number);
    return status;
}

static netweave_status open_edge(nw__gexf *gexf) {
    int64_t from = -1;
    int64_t to = -1;
    int64_t layer = 0;
    double weight = 1.0;
    char *label = NULL;
    netweave_direction direction;
    netweave_status status = find_end(gexf, "source", &from);
    if (status == NETWEAVE_STATUS_OK)
        status = find_end(gexf, "target", &to);
    if (status == NETWEAVE_STATUS_OK)
        status = take_edge(gexf, &weight, &layer, &direction);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__intake_tie(gexf->intake, from, to, weight, layer, 0, direction);
    gexf->owner = 1;
    if (status == NETWEAVE_STATUS_OK)
        status = nw__xml_attribute(&gexf->xml, "label", &label);
    if (status == NETWEAVE_STATUS_OK && label != NULL && *label != '\0')
        status = nw__attribute_take(&gexf->intake->ties, "label", gexf->intake->count - 1, label, NAN,
                                    gexf->intake->document, gexf->intake->document->bytes);
    nw__free(label);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__gexf_defaults(gexf);
    return status == NETWEAVE_STATUS_OK ? nw__gexf_spell_here(gexf) : status;
}

/* <attributes class="node"> */
static netweave_status open_keys(nw__gexf *gexf) {
    char *owner = NULL;
    netweave_status status = nw__xml_attribute(&gexf->xml, "class", &owner);
    gexf->declared = owner == NULL || strcmp(owner, "node") == 0 ? 0 : strcmp(owner, "edge") == 0 ? 1 : -1;
    nw__free(owner);
    return status;
}

static netweave_status open_element(void *context, const char *name, bool empty) {
    nw__gexf *gexf = context;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (strcmp(name, "graph") == 0)
        return open_graph(gexf);
    if (strcmp(name, "attributes") == 0)
        return open_keys(gexf);
    if (strcmp(name, "attribute") == 0)
        return nw__gexf_open_key(gexf);
    if (strcmp(name, "default") == 0) {
        gexf->in_default = !empty;
        gexf->text.length = 0;
        return status;
    }
    if (strcmp(name, "attvalue") == 0)
        return nw__gexf_value(gexf);
    if (strcmp(name, "spell") == 0 || strcmp(name, "slice") == 0)
        return gexf->owner >= 0 ? nw__gexf_spell_here(gexf) : status;
    bool node = strcmp(name, "node") == 0;
    if (!node && strcmp(name, "edge") != 0)
        return status;
    if (gexf->graphs == 0)
        return nw__xml_fail(&gexf->xml, "this stands outside of <graph>; put nodes and edges inside");
    status = node ? open_node(gexf) : open_edge(gexf);
    if (empty)
        gexf->owner = -1;
    return status;
}

static netweave_status close_element(void *context, const char *name) {
    nw__gexf *gexf = context;
    if (strcmp(name, "node") == 0 || strcmp(name, "edge") == 0)
        gexf->owner = -1;
    if (strcmp(name, "attribute") == 0)
        gexf->open_key = -1;
    if (strcmp(name, "attributes") == 0)
        gexf->declared = -1;
    if (strcmp(name, "default") != 0 || !gexf->in_default)
        return NETWEAVE_STATUS_OK;
    gexf->in_default = false;
    return nw__gexf_close_default(gexf);
}

static netweave_status take_text(void *context, const char *text) {
    nw__gexf *gexf = context;
    if (gexf->in_default)
        nw__text_append(&gexf->text, text);
    return gexf->text.failed ? nw__fail_memory() : NETWEAVE_STATUS_OK;
}

/* Calls members by their labels where each has one of its own; the ids become an attribute, or else the labels do. */
static netweave_status use_labels(nw__gexf *gexf) {
    nw__intake *intake = gexf->intake;
    netweave_roster *roster = &intake->builder->roster;
    int64_t members = roster->ids.count;
    bool whole = gexf->labelled == members && gexf->labels.count == members;
    const char *attribute = whole ? "id" : "label";
    nw__index names = {0};
    netweave_status status = NETWEAVE_STATUS_OK;
    if (!gexf->telling || nw__attributes_find(&roster->attributes, attribute) != NULL)
        return status;
    for (int64_t i = 0; i < members && status == NETWEAVE_STATUS_OK; i++) {
        int64_t place = -1;
        const char *label = gexf->label[i] >= 0 ? nw__index_text(&gexf->labels, gexf->label[i]) : "";
        const char *text = whole ? nw__index_text(&roster->ids, i) : label;
        if (*text != '\0')
            status = nw__attribute_take(&roster->attributes, attribute, i, text, NAN, intake->document,
                                        intake->document->bytes);
        if (status == NETWEAVE_STATUS_OK && whole)
            status = nw__index_add(&names, label, strlen(label), &place);
    }
    if (status != NETWEAVE_STATUS_OK || !whole) {
        nw__index_free(&names);
        return status;
    }
    nw__index_free(&roster->ids);
    roster->ids = names;
    return nw__intake_note(intake, "members are called by the labels of their nodes; the ids are an attribute.");
}

/* What can only be known at the end. */
static netweave_status finish(nw__gexf *gexf) {
    nw__intake *intake = gexf->intake;
    const nw__index *ids = &intake->builder->roster.ids;
    for (int64_t i = 0; i < ids->count; i++) {
        const char *id = nw__index_text(ids, i);
        if (gexf->mentioned[i] > 0)
            return nw__fail_line(intake->document, (size_t)gexf->mentioned[i], 1,
                                 "an edge names '%.*s' but no node has this id; add the node",
                                 nw__shown(id, strlen(id)), id);
    }
    if (gexf->graphs == 0 || ids->count == 0)
        return nw__fail_line(intake->document, 1, 1, "there is no graph with nodes in the file; save one as GEXF");
    intake->listed = true;
    intake->unsaid = gexf->standard;
    intake->weighted = gexf->weighted > 0;
    netweave_status status = use_labels(gexf);
    for (int64_t k = 0; k < gexf->keys[1].ids.count && status == NETWEAVE_STATUS_OK && intake->weighted; k++)
        if (gexf->keys[1].items[k].use == NW_GEXF_WEIGHT)
            status = netweave_builder_set_weight_name(intake->builder, gexf->keys[1].items[k].title);
    intake->weight_name = intake->builder->weight_name;
    if (status == NETWEAVE_STATUS_OK && gexf->changing > 0)
        status = nw__intake_note(intake, "%lld value%s said of a part of the time: of each the last is kept.",
                                 (long long)gexf->changing, gexf->changing == 1 ? " is" : "s are");
    return status;
}

netweave_status nw__gexf_reader(nw__intake *intake) {
    static const nw__xml_calls calls = {open_element, close_element, take_text};
    nw__gexf gexf = {.intake = intake,
                     .xml.intake = intake,
                     .declared = -1,
                     .open_key = -1,
                     .owner = -1,
                     .standard = NETWEAVE_DIRECTION_UNDIRECTED};
    netweave_status status = nw__xml_read(&gexf.xml, &calls, &gexf);
    if (status == NETWEAVE_STATUS_OK)
        status = finish(&gexf);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__gexf_waves(&gexf);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__intake_tidy(intake);
    nw__gexf_free(&gexf);
    return status;
}

bool nw__gexf_sniff(const nw__document *document) {
    return nw__xml_root_is(document, "gexf");
}
