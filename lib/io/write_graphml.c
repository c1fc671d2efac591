/* The writer of GraphML. Source of the format: Brandes, Eiglsperger, Lerner and Pich 2013, Graph markup language, in:
 * Handbook of graph drawing and visualization. SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The keys "weight", "layer", "wave" (of edges) and "waves" (of nodes: when they were there) are what their ids say;
 * the ids of plain attributes start with "attribute". */
#include "base/memory.h"
#include "base/utf8.h"
#include "io/write.h"

#include <math.h>
#include <string.h>

enum { CHECK_EVERY = 16384 };

netweave_status nw__xml_append(nw__output *output, const char *text) {
    nw__text *out = &output->text;
    for (const char *at = text; *at != '\0'; at++) {
        unsigned char sign = (unsigned char)*at;
        bool nonsense = sign == 0xef && (unsigned char)at[1] == 0xbf && (unsigned char)at[2] >= 0xbe;
        if ((sign < 0x20 && strchr("\t\n\r", *at) == NULL) || nonsense)
            return nw__fail(NETWEAVE_STATUS_UNSUPPORTED,
                            "'%.*s' holds a character that XML cannot hold; rename it, or write csv",
                            nw__shown(text, strlen(text)), text);
        if (strchr("<>&\"\t\n\r", *at) != NULL)
            nw__text_append_format(out, "&#%d;", sign);
        else
            nw__text_append_bytes(out, at, 1);
    }
    return NETWEAVE_STATUS_OK;
}

static netweave_status append_key(nw__output *output, const char *id, int64_t number, const char *domain,
                                  const char *name, bool numeric) {
    nw__text_append_format(&output->text, "  <key id=\"%s", id);
    if (number >= 0)
        nw__text_append_format(&output->text, "%s%lld", *domain == 'n' ? "node" : "edge", (long long)number);
    nw__text_append_format(&output->text, "\" for=\"%s\" attr.name=\"", domain);
    netweave_status status = nw__xml_append(output, name);
    nw__text_append_format(&output->text, "\" attr.type=\"%s\"/>\n", numeric ? "double" : "string");
    return status;
}

static netweave_status append_keys(nw__output *output, const nw__index *names, bool weights, bool layers, bool waves,
                                   bool presence) {
    const netweave_network *network = output->network;
    const nw__attributes *attributes = &network->roster.attributes;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t k = 0; k < attributes->count && status == NETWEAVE_STATUS_OK; k++)
        status = append_key(output, "attribute_", (int64_t)k, "node", attributes->items[k].name,
                            attributes->items[k].kind == NETWEAVE_ATTRIBUTE_NUMBER);
    if (status == NETWEAVE_STATUS_OK && presence)
        status = append_key(output, "waves", -1, "node", "waves", false);
    if (status == NETWEAVE_STATUS_OK && weights)
        status = append_key(output, "weight", -1, "edge", network->weight_name, true);
    if (status == NETWEAVE_STATUS_OK && layers)
        status = append_key(output, "layer", -1, "edge", "layer", false);
    if (status == NETWEAVE_STATUS_OK && waves)
        status = append_key(output, "wave", -1, "edge", "wave", false);
    for (int64_t k = 0; k < names->count && status == NETWEAVE_STATUS_OK; k++)
        status = append_key(output, "attribute_", k, "edge", nw__index_text(names, k),
                            nw__output_numeric(output, nw__index_text(names, k)));
    return status;
}

static netweave_status append_data(nw__output *output, const char *id, const char *text) {
    nw__text_append_format(&output->text, "<data key=\"%s\">", id);
    netweave_status status = nw__xml_append(output, text);
    nw__text_append(&output->text, "</data>");
    return status;
}

static netweave_status append_attribute(nw__output *output, const nw__attribute *attribute, const char *domain,
                                        int64_t number, int64_t row) {
    double value = nw__attribute_number(attribute, row);
    if (isnan(value))
        return NETWEAVE_STATUS_OK;
    char text[NW_NUMBER_SIZE];
    char id[64] = "attribute_";
    nw__text name = {0};
    nw__text_append_format(&name, "attribute_%s%lld", domain, (long long)number);
    if (!name.failed && name.length < sizeof id)
        memcpy(id, name.bytes, name.length + 1);
    output->text.failed = output->text.failed || name.failed;
    nw__text_free(&name);
    nw__number_format(value, 0, text);
    bool numeric = attribute->kind == NETWEAVE_ATTRIBUTE_NUMBER;
    return append_data(output, id, numeric ? text : nw__attribute_text(attribute, row));
}

static netweave_status append_node(nw__output *output, int64_t member, bool presence) {
    const netweave_network *network = output->network;
    const nw__attributes *attributes = &network->roster.attributes;
    nw__text_append(&output->text, "    <node id=\"");
    netweave_status status = nw__xml_append(output, nw__index_text(&network->roster.ids, member));
    nw__text_append(&output->text, "\">");
    for (size_t k = 0; k < attributes->count && status == NETWEAVE_STATUS_OK; k++)
        status = append_attribute(output, &attributes->items[k], "node", (int64_t)k, member);
    nw__text waves = {0};
    int64_t count = 0;
    for (int64_t wave = 0; presence && wave < network->waves.count; wave++)
        if (netweave_network_present(network, wave, member))
            nw__text_append_format(&waves, "%s%s", count++ > 0 ? "|" : "", nw__index_text(&network->waves, wave));
    if (status == NETWEAVE_STATUS_OK && presence && count > 0 && waves.bytes != NULL)
        status = append_data(output, "waves", waves.bytes);
    output->text.failed = output->text.failed || waves.failed;
    nw__text_free(&waves);
    nw__text_append(&output->text, "</node>\n");
    return status;
}

static netweave_status append_edge(nw__output *output, const nw__tie_set *set, int64_t tie, const nw__index *names,
                                   bool layers, bool waves) {
    const netweave_network *network = output->network;
    char weight[NW_NUMBER_SIZE];
    nw__text_append(&output->text, "    <edge source=\"");
    netweave_status status = nw__xml_append(output, nw__index_text(&network->roster.ids, set->from[tie]));
    nw__text_append(&output->text, "\" target=\"");
    if (status == NETWEAVE_STATUS_OK)
        status = nw__xml_append(output, nw__index_text(&network->roster.ids, set->to[tie]));
    nw__text_append_format(&output->text, "\" directed=\"%s\">",
                           set->direction == NETWEAVE_DIRECTION_DIRECTED ? "true" : "false");
    if (status == NETWEAVE_STATUS_OK && set->weight != NULL) {
        nw__number_format(set->weight[tie], 0, weight);
        status = append_data(output, "weight", weight);
    }
    if (status == NETWEAVE_STATUS_OK && layers)
        status = append_data(output, "layer", nw__index_text(&network->layers, set->layer));
    if (status == NETWEAVE_STATUS_OK && waves)
        status = append_data(output, "wave", nw__index_text(&network->waves, set->wave));
    for (int64_t k = 0; k < names->count && status == NETWEAVE_STATUS_OK; k++) {
        const nw__attribute *attribute = nw__attributes_find(&set->attributes, nw__index_text(names, k));
        if (attribute != NULL)
            status = append_attribute(output, attribute, "edge", k, tie);
    }
    nw__text_append(&output->text, "</edge>\n");
    return status;
}

static netweave_status append_graph(nw__output *output, const nw__index *names, bool layers, bool waves,
                                    bool presence) {
    const netweave_network *network = output->network;
    const nw__tie_set *set;
    size_t at = 0;
    netweave_status status = NETWEAVE_STATUS_OK;
    set = nw__output_next(output, &at);
    bool directed = set != NULL && set->direction == NETWEAVE_DIRECTION_DIRECTED;
    nw__text_append_format(&output->text, "  <graph id=\"network\" edgedefault=\"%s\">\n",
                           directed ? "directed" : "undirected");
    for (int64_t i = 0; i < network->roster.ids.count && status == NETWEAVE_STATUS_OK; i++) {
        if (nw__output_present(output, i))
            status = append_node(output, i, presence);
        if (status == NETWEAVE_STATUS_OK && i % CHECK_EVERY == 0)
            status = nw__run_check(output->run, 0, "writing");
    }
    for (; set != NULL; set = nw__output_next(output, &at)) {
        for (int64_t tie = 0; tie < set->count && status == NETWEAVE_STATUS_OK; tie++) {
            if (nw__output_present(output, set->from[tie]) && nw__output_present(output, set->to[tie]))
                status = append_edge(output, set, tie, names, layers, waves);
            if (status == NETWEAVE_STATUS_OK && tie % CHECK_EVERY == 0)
                status = nw__run_check(output->run, 0, "writing");
        }
        if (set->count == 0 && network->tie_set_count > 1)
            nw__lose(output, "A layer or wave without ties is not written.");
    }
    nw__text_append(&output->text, "  </graph>\n</graphml>\n");
    return status;
}

netweave_status nw__graphml_writer(nw__output *output) {
    const netweave_network *network = output->network;
    nw__index names = {0};
    bool weights = false;
    bool layers = network->layers.count > 1 || *nw__index_text(&network->layers, 0) != '\0';
    bool waves = network->waves.count > 1 || *nw__index_text(&network->waves, 0) != '\0';
    bool presence = nw__output_presence(output);
    nw__text_append(&output->text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                   "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    netweave_status status = nw__output_tie_names(output, &names, &weights);
    if (status == NETWEAVE_STATUS_OK)
        status = append_keys(output, &names, weights, layers, waves, presence);
    if (status == NETWEAVE_STATUS_OK)
        status = append_graph(output, &names, layers, waves, presence);
    nw__index_free(&names);
    nw__lose_levels(output, &network->roster.attributes);
    nw__lose_respondents(output);
    return status;
}
