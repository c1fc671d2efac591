/* The reader of GraphML. SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/graphml.h"

#include "base/memory.h"

#include <string.h>

/* <node id="…"> */
static netweave_status open_node(nw__graphml *graphml) {
    char *id = NULL;
    int64_t known = graphml->intake->builder->roster.ids.count;
    netweave_status status = nw__xml_attribute(&graphml->xml, "id", &id);
    if (status == NETWEAVE_STATUS_OK && (id == NULL || *id == '\0'))
        status = nw__xml_fail(&graphml->xml, "this node has no id; give every node one");
    if (status == NETWEAVE_STATUS_OK && id != NULL)
        status = netweave_builder_add_member(graphml->intake->builder, id, &graphml->member);
    if (status == NETWEAVE_STATUS_OK && id != NULL && graphml->member < known &&
        graphml->mentioned[graphml->member] == 0)
        status = nw__xml_fail(&graphml->xml, "the id '%.*s' is given to two nodes; make ids different",
                              nw__shown(id, strlen(id)), id);
    if (status == NETWEAVE_STATUS_OK &&
        !nw__grow(&graphml->mentioned, &graphml->mentioned_capacity, (size_t)graphml->member + 1, sizeof(int32_t)))
        status = nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        graphml->mentioned[graphml->member] = 0;
    nw__free(id);
    return status == NETWEAVE_STATUS_OK ? nw__graphml_defaults(graphml, true) : status;
}

/* The member that an edge names, declared or still to come. */
static netweave_status find_end(nw__graphml *graphml, const char *attribute, int64_t *out_member) {
    char *id = NULL;
    int64_t known = graphml->intake->builder->roster.ids.count;
    netweave_status status = nw__xml_attribute(&graphml->xml, attribute, &id);
    if (status == NETWEAVE_STATUS_OK && (id == NULL || *id == '\0'))
        status = nw__xml_fail(&graphml->xml, "this edge has no %s; name the nodes at both ends", attribute);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_builder_add_member(graphml->intake->builder, id, out_member);
    if (status == NETWEAVE_STATUS_OK && *out_member == known) {
        if (!nw__grow(&graphml->mentioned, &graphml->mentioned_capacity, (size_t)known + 1, sizeof(int32_t)))
            status = nw__fail_memory();
        else
            graphml->mentioned[known] = nw__xml_line(&graphml->xml);
    }
    nw__free(id);
    return status;
}

/* <edge source="…" target="…" directed="…"> */
static netweave_status open_edge(nw__graphml *graphml) {
    int64_t from = -1;
    int64_t to = -1;
    char *directed = NULL;
    netweave_direction direction = graphml->standard;
    netweave_status status = find_end(graphml, "source", &from);
    if (status == NETWEAVE_STATUS_OK)
        status = find_end(graphml, "target", &to);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__xml_attribute(&graphml->xml, "directed", &directed);
    if (directed != NULL)
        direction = strcmp(directed, "true") == 0 || strcmp(directed, "1") == 0 ? NETWEAVE_DIRECTION_DIRECTED
                                                                                : NETWEAVE_DIRECTION_UNDIRECTED;
    nw__free(directed);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__intake_tie(graphml->intake, from, to, 1.0, 0, 0, direction);
    return status == NETWEAVE_STATUS_OK ? nw__graphml_defaults(graphml, false) : status;
}

/* <graph edgedefault="…"> */
static netweave_status open_graph(nw__graphml *graphml) {
    char *standard = NULL;
    if (graphml->graphs++ > 0)
        return nw__xml_fail(&graphml->xml, "there are several graphs in the file; save one per file");
    netweave_status status = nw__xml_attribute(&graphml->xml, "edgedefault", &standard);
    if (standard != NULL)
        graphml->standard =
            strcmp(standard, "directed") == 0 ? NETWEAVE_DIRECTION_DIRECTED : NETWEAVE_DIRECTION_UNDIRECTED;
    nw__free(standard);
    return status;
}

static netweave_status open_element(void *context, const char *name, bool empty) {
    nw__graphml *graphml = context;
    if (graphml->place == NW_GRAPHML_DATA || graphml->place == NW_GRAPHML_DEFAULT) {
        graphml->foreign = true; /* drawings of other programs inside data */
        return NETWEAVE_STATUS_OK;
    }
    if (strcmp(name, "graph") == 0)
        return open_graph(graphml);
    if (strcmp(name, "key") == 0)
        return nw__graphml_open_key(graphml, empty);
    if (strcmp(name, "node") == 0) {
        graphml->owner = empty ? NW_GRAPHML_NOBODY : NW_GRAPHML_NODE;
        return open_node(graphml);
    }
    if (strcmp(name, "edge") == 0) {
        graphml->owner = empty ? NW_GRAPHML_NOBODY : NW_GRAPHML_EDGE;
        return open_edge(graphml);
    }
    if (strcmp(name, "hyperedge") == 0)
        return nw__xml_fail(&graphml->xml, "hyperedges are not read; give edges between two nodes");
    if (empty)
        return NETWEAVE_STATUS_OK;
    if (strcmp(name, "data") == 0) {
        graphml->place = NW_GRAPHML_DATA;
        return nw__graphml_open_data(graphml);
    }
    if (strcmp(name, "default") == 0)
        graphml->place = NW_GRAPHML_DEFAULT;
    return NETWEAVE_STATUS_OK;
}

static netweave_status close_element(void *context, const char *name) {
    nw__graphml *graphml = context;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (graphml->place == NW_GRAPHML_DATA && strcmp(name, "data") == 0)
        status = nw__graphml_close_data(graphml);
    else if (graphml->place == NW_GRAPHML_DEFAULT && strcmp(name, "default") == 0)
        status = nw__graphml_close_default(graphml);
    else if (graphml->place == NW_GRAPHML_ELSEWHERE && (strcmp(name, "node") == 0 || strcmp(name, "edge") == 0))
        graphml->owner = NW_GRAPHML_NOBODY;
    else
        return status;
    graphml->place = NW_GRAPHML_ELSEWHERE;
    graphml->text.length = 0;
    graphml->foreign = false;
    return status;
}

static netweave_status take_text(void *context, const char *text) {
    nw__graphml *graphml = context;
    if (graphml->place != NW_GRAPHML_ELSEWHERE)
        nw__text_append(&graphml->text, text);
    return graphml->text.failed ? nw__fail_memory() : NETWEAVE_STATUS_OK;
}

/* What can only be known at the end. */
static netweave_status finish(nw__graphml *graphml) {
    nw__intake *intake = graphml->intake;
    const nw__index *ids = &intake->builder->roster.ids;
    for (int64_t i = 0; i < ids->count; i++) {
        const char *id = nw__index_text(ids, i);
        if (graphml->mentioned[i] > 0)
            return nw__fail_line(intake->document, (size_t)graphml->mentioned[i], 1,
                                 "an edge names '%.*s' but no node has this id; add the node",
                                 nw__shown(id, strlen(id)), id);
    }
    if (graphml->graphs == 0 || ids->count == 0)
        return nw__fail(NETWEAVE_STATUS_PARSE,
                        "%s:1:1: there is no graph with nodes in the file; save a network as GraphML",
                        intake->document->name);
    intake->listed = true;
    intake->unsaid = graphml->standard;
    if (graphml->weight >= 0) {
        intake->weight_name = graphml->keys[graphml->weight].name;
        netweave_status status = netweave_builder_set_weight_name(intake->builder, intake->weight_name);
        intake->weight_name = intake->builder->weight_name;
        return status;
    }
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__graphml_reader(nw__intake *intake) {
    static const nw__xml_calls calls = {open_element, close_element, take_text};
    nw__graphml graphml = {.intake = intake,
                           .xml.intake = intake,
                           .weight = -1,
                           .open_key = -1,
                           .standard = NETWEAVE_DIRECTION_UNDIRECTED};
    netweave_status status = nw__xml_read(&graphml.xml, &calls, &graphml);
    if (status == NETWEAVE_STATUS_OK)
        status = finish(&graphml);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__intake_tidy(intake);
    nw__graphml_free(&graphml);
    return status;
}

bool nw__graphml_sniff(const nw__document *document) {
    const char *at = document->bytes + strspn(document->bytes, " \t\r\n");
    return strncmp(at, "<?xml", 5) == 0 || strncmp(at, "<graphml", 8) == 0 || strncmp(at, "<!", 2) == 0;
}
