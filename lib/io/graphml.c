/* The reader of GraphML, on libxml2's text reader: no network, no document type, no entities of one's own.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/graphml.h"

#include "base/memory.h"

#include <libxml/xmlreader.h>
#include <string.h>
#include <strings.h>

enum { DEPTH_LIMIT = 256, CHECK_EVERY = 8192 };

netweave_status nw__graphml_fail(const nw__graphml *graphml, const char *format, ...) {
    char sentence[NW_ERROR_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    int line = xmlTextReaderGetParserLineNumber(graphml->xml);
    int column = xmlTextReaderGetParserColumnNumber(graphml->xml);
    return nw__fail_line(graphml->intake->document, line > 0 ? (size_t)line : 1, column > 0 ? (size_t)column : 1, "%s",
                         sentence);
}

/* Keeps the first error that libxml2 finds, so that it prints nothing. */
static void keep_error(void *context, xmlErrorPtr error) {
    nw__graphml *graphml = context;
    if (graphml->error_line > 0 || error == NULL || error->level < XML_ERR_ERROR)
        return;
    graphml->out_of_memory = error->code == XML_ERR_NO_MEMORY;
    graphml->error_line = error->line > 0 ? error->line : 1;
    graphml->error_column = error->int2 > 0 ? error->int2 : 1;
    snprintf(graphml->error, sizeof graphml->error, "%s", error->message != NULL ? error->message : "not well-formed");
    graphml->error[strcspn(graphml->error, "\r\n")] = '\0';
}

netweave_status nw__graphml_attribute(const nw__graphml *graphml, const char *name, char **out_value) {
    xmlChar *value = xmlTextReaderGetAttribute(graphml->xml, (const xmlChar *)name);
    *out_value = NULL;
    if (value == NULL)
        return NETWEAVE_STATUS_OK;
    *out_value = nw__copy_text((const char *)value);
    xmlFree(value);
    return *out_value != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

/* <node id="…"> */
static netweave_status open_node(nw__graphml *graphml) {
    char *id = NULL;
    int64_t known = graphml->intake->builder->roster.ids.count;
    netweave_status status = nw__graphml_attribute(graphml, "id", &id);
    if (status == NETWEAVE_STATUS_OK && (id == NULL || *id == '\0'))
        status = nw__graphml_fail(graphml, "this node has no id; give every node one");
    if (status == NETWEAVE_STATUS_OK && id != NULL)
        status = netweave_builder_add_member(graphml->intake->builder, id, &graphml->member);
    if (status == NETWEAVE_STATUS_OK && id != NULL && graphml->member < known &&
        graphml->mentioned[graphml->member] == 0)
        status = nw__graphml_fail(graphml, "the id '%.*s' is given to two nodes; make ids different",
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
    netweave_status status = nw__graphml_attribute(graphml, attribute, &id);
    if (status == NETWEAVE_STATUS_OK && (id == NULL || *id == '\0'))
        status = nw__graphml_fail(graphml, "this edge has no %s; name the nodes at both ends", attribute);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_builder_add_member(graphml->intake->builder, id, out_member);
    if (status == NETWEAVE_STATUS_OK && *out_member == known) {
        if (!nw__grow(&graphml->mentioned, &graphml->mentioned_capacity, (size_t)known + 1, sizeof(int32_t)))
            status = nw__fail_memory();
        else
            graphml->mentioned[known] = xmlTextReaderGetParserLineNumber(graphml->xml);
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
        status = nw__graphml_attribute(graphml, "directed", &directed);
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
        return nw__graphml_fail(graphml, "there are several graphs in the file; save one per file");
    netweave_status status = nw__graphml_attribute(graphml, "edgedefault", &standard);
    if (standard != NULL)
        graphml->standard =
            strcmp(standard, "directed") == 0 ? NETWEAVE_DIRECTION_DIRECTED : NETWEAVE_DIRECTION_UNDIRECTED;
    nw__free(standard);
    return status;
}

static netweave_status open_element(nw__graphml *graphml, const char *name, bool empty) {
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
        return nw__graphml_fail(graphml, "hyperedges are not read; give edges between two nodes");
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

static netweave_status close_element(nw__graphml *graphml, const char *name) {
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

static netweave_status read_step(nw__graphml *graphml) {
    const char *name = (const char *)xmlTextReaderConstLocalName(graphml->xml);
    const char *value = (const char *)xmlTextReaderConstValue(graphml->xml);
    switch (xmlTextReaderNodeType(graphml->xml)) {
    case XML_READER_TYPE_ELEMENT:
        if (xmlTextReaderDepth(graphml->xml) >= DEPTH_LIMIT)
            return nw__graphml_fail(graphml, "elements are nested more than %d deep", DEPTH_LIMIT);
        return open_element(graphml, name, xmlTextReaderIsEmptyElement(graphml->xml) == 1);
    case XML_READER_TYPE_END_ELEMENT:
        return close_element(graphml, name);
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        if (graphml->place != NW_GRAPHML_ELSEWHERE && value != NULL)
            nw__text_append(&graphml->text, value);
        return graphml->text.failed ? nw__fail_memory() : NETWEAVE_STATUS_OK;
    case XML_READER_TYPE_ENTITY_REFERENCE:
        return nw__graphml_fail(graphml, "entities of one's own are not read; write their text");
    default:
        return NETWEAVE_STATUS_OK;
    }
}

static netweave_status read_steps(nw__graphml *graphml) {
    netweave_status status = NETWEAVE_STATUS_OK;
    int more = 1;
    for (int64_t step = 0; status == NETWEAVE_STATUS_OK; step++) {
        more = xmlTextReaderRead(graphml->xml);
        if (more != 1 || graphml->error_line > 0)
            break;
        if (step == 0 && xmlTextReaderNodeType(graphml->xml) == XML_READER_TYPE_DOCUMENT_TYPE)
            return nw__graphml_fail(graphml, "a document type is not read; remove <!DOCTYPE …>");
        status = read_step(graphml);
        if (status == NETWEAVE_STATUS_OK && step % CHECK_EVERY == 0)
            status = nw__run_check(graphml->intake->run, 0, "reading");
    }
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (graphml->out_of_memory)
        return nw__fail_memory();
    if (graphml->error_line > 0)
        return nw__fail_line(graphml->intake->document, (size_t)graphml->error_line, (size_t)graphml->error_column,
                             "this is not well-formed XML: %s; mend it or save the file again", graphml->error);
    if (more < 0)
        return nw__graphml_fail(graphml, "this is not well-formed XML; mend it or save the file again");
    return NETWEAVE_STATUS_OK;
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

/* A document type can only stand before the first element: it is refused before libxml2 sees it. */
static netweave_status check_prolog(const nw__document *document) {
    const char *at = document->bytes;
    const char *end = at + document->length;
    while (at < end) {
        at += strspn(at, " \t\r\n");
        const char *close = strncmp(at, "<?", 2) == 0 ? "?>" : strncmp(at, "<!--", 4) == 0 ? "-->" : NULL;
        if (close == NULL)
            break;
        const char *found = strstr(at, close);
        if (found == NULL)
            break;
        at = found + strlen(close);
    }
    if (strncmp(at, "<!", 2) == 0)
        return nw__fail_at(document, at, "a document type is not read; remove <!DOCTYPE …>");
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__graphml_reader(nw__intake *intake) {
    nw__document *document = intake->document;
    nw__graphml graphml = {.intake = intake, .weight = -1, .open_key = -1, .standard = NETWEAVE_DIRECTION_UNDIRECTED};
    int64_t place;
    netweave_status status = check_prolog(document);
    if (status == NETWEAVE_STATUS_OK && document->length > INT32_MAX)
        status =
            nw__fail_at_as(NETWEAVE_STATUS_LIMIT, document, document->bytes, "GraphML is read up to 2 GB; write csv");
    if (status == NETWEAVE_STATUS_OK)
        status = nw__intake_name(&intake->layers, "", "layer", document, document->bytes, &place);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__intake_name(&intake->waves, "", "wave", document, document->bytes, &place);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    graphml.xml = xmlReaderForMemory(document->bytes, (int)document->length, NULL, "UTF-8", XML_PARSE_NONET);
    if (graphml.xml == NULL)
        return nw__fail_memory();
    xmlTextReaderSetStructuredErrorHandler(graphml.xml, keep_error, &graphml);
    status = read_steps(&graphml);
    if (status == NETWEAVE_STATUS_OK)
        status = finish(&graphml);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__intake_tidy(intake);
    xmlFreeTextReader(graphml.xml);
    nw__graphml_free(&graphml);
    return status;
}

bool nw__graphml_sniff(const nw__document *document) {
    const char *at = document->bytes + strspn(document->bytes, " \t\r\n");
    return strncmp(at, "<?xml", 5) == 0 || strncmp(at, "<graphml", 8) == 0 || strncmp(at, "<!", 2) == 0;
}
