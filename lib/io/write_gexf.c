/* The writer of GEXF: 1.2 where that can hold the network, else 1.3, which knows kinds of edges (layers).
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Waves whose names are times, in order, become times that end when they begin; others are attributes of edges, "wave",
 * and of nodes, "waves". The ids of plain attributes start with "attribute". */
#include "base/memory.h"
#include "io/write.h"

#include <math.h>
#include <string.h>

enum { CHECK_EVERY = 16384 };

typedef struct writer {
    nw__output *output;
    nw__text *out;
    nw__index names;  /* attributes of ties */
    const char *time; /* the kind of times that waves are, or NULL: they are attributes, or there is one only */
    bool weights, layers, waves, presence, directed;
    int64_t edges;
} writer;

static bool is_date(const char *name) {
    static const char shape[] = "dddd-dd-dd";
    size_t k = 0;
    for (; name[k] != '\0' && shape[k] != '\0'; k++)
        if (shape[k] == 'd' ? name[k] < '0' || name[k] > '9' : name[k] != '-')
            return false;
    return name[k] == '\0' && shape[k] == '\0';
}

/* "date" or "double" when the names of the waves are that, in order; else NULL. */
static const char *find_time(const nw__index *waves) {
    double before = -1;
    bool numbers = true;
    bool dates = true;
    for (int64_t k = 0; k < waves->count; k++) {
        const char *name = nw__index_text(waves, k);
        double number = -1;
        numbers = numbers && *name >= '0' && *name <= '9' && nw__number_parse(name, strlen(name), '.', &number) &&
                  number > before;
        dates = dates && is_date(name) && (k == 0 || strcmp(nw__index_text(waves, k - 1), name) < 0);
        before = number;
    }
    return numbers ? "double" : dates ? "date" : NULL;
}

/* Appends ` name="text"`. */
static netweave_status append_pair(writer *writer, const char *name, const char *text) {
    nw__text_append_format(writer->out, " %s=\"", name);
    netweave_status status = nw__xml_append(writer->output, text);
    nw__text_append(writer->out, "\"");
    return status;
}

/* Declares an attribute; `number` < 0: `id` is whole. */
static netweave_status append_key(writer *writer, const char *id, int64_t number, const char *title, bool numeric) {
    nw__text_append_format(writer->out, "      <attribute id=\"%s", id);
    if (number >= 0)
        nw__text_append_format(writer->out, "%lld", (long long)number);
    nw__text_append(writer->out, "\"");
    netweave_status status = append_pair(writer, "title", title);
    nw__text_append_format(writer->out, " type=\"%s\"/>\n", numeric ? "double" : "string");
    return status;
}

static netweave_status append_keys(writer *writer) {
    const netweave_network *network = writer->output->network;
    const nw__attributes *attributes = &network->roster.attributes;
    netweave_status status = NETWEAVE_STATUS_OK;
    nw__text_append(writer->out, "    <attributes class=\"node\">\n");
    for (size_t k = 0; k < attributes->count && status == NETWEAVE_STATUS_OK; k++)
        status = append_key(writer, "attribute_", (int64_t)k, attributes->items[k].name,
                            attributes->items[k].kind == NETWEAVE_ATTRIBUTE_NUMBER);
    if (status == NETWEAVE_STATUS_OK && writer->presence && writer->time == NULL)
        status = append_key(writer, "waves", -1, "waves", false);
    nw__text_append(writer->out, "    </attributes>\n    <attributes class=\"edge\">\n");
    if (status == NETWEAVE_STATUS_OK && writer->weights && strcmp(network->weight_name, "weight") != 0 &&
        *network->weight_name != '\0')
        status = append_key(writer, "weight", -1, network->weight_name, true);
    if (status == NETWEAVE_STATUS_OK && writer->waves && writer->time == NULL)
        status = append_key(writer, "wave", -1, "wave", false);
    for (int64_t k = 0; k < writer->names.count && status == NETWEAVE_STATUS_OK; k++)
        status = append_key(writer, "attribute_", k, nw__index_text(&writer->names, k),
                            nw__output_numeric(writer->output, nw__index_text(&writer->names, k)));
    nw__text_append(writer->out, "    </attributes>\n");
    return status;
}

static netweave_status append_attribute(writer *writer, const nw__attribute *attribute, int64_t number, int64_t row) {
    double value = nw__attribute_number(attribute, row);
    char text[NW_NUMBER_SIZE];
    if (isnan(value))
        return NETWEAVE_STATUS_OK;
    nw__number_format(value, 0, text);
    nw__text_append_format(writer->out, "<attvalue for=\"attribute_%lld\"", (long long)number);
    netweave_status status = append_pair(
        writer, "value", attribute->kind == NETWEAVE_ATTRIBUTE_NUMBER ? text : nw__attribute_text(attribute, row));
    nw__text_append(writer->out, "/>");
    return status;
}

/* Appends what is between the tags, or takes them back when there is nothing. */
static void close_list(writer *writer, size_t start, size_t empty, const char *closing) {
    if (writer->out->length > empty)
        nw__text_append(writer->out, closing);
    else if (!writer->out->failed)
        writer->out->length = start;
}

/* The waves in which a member was there: as an attribute, or as times. */
static netweave_status append_waves(writer *writer, int64_t member, bool times) {
    const netweave_network *network = writer->output->network;
    netweave_status status = NETWEAVE_STATUS_OK;
    int64_t count = 0;
    for (int64_t wave = 0; wave < network->waves.count && status == NETWEAVE_STATUS_OK; wave++) {
        const char *name = nw__index_text(&network->waves, wave);
        if (!netweave_network_present(network, wave, member))
            continue;
        if (times) {
            nw__text_append_format(writer->out, "<spell start=\"%s\" end=\"%s\"/>", name, name);
            continue;
        }
        nw__text_append(writer->out, count++ == 0 ? "<attvalue for=\"waves\" value=\"" : "|");
        status = nw__xml_append(writer->output, name);
    }
    nw__text_append(writer->out, count > 0 ? "\"/>" : "");
    return status;
}

static netweave_status append_node(writer *writer, int64_t member) {
    const netweave_network *network = writer->output->network;
    const nw__attributes *attributes = &network->roster.attributes;
    const char *id = nw__index_text(&network->roster.ids, member);
    nw__text_append(writer->out, "      <node");
    netweave_status status = append_pair(writer, "id", id);
    if (status == NETWEAVE_STATUS_OK)
        status = append_pair(writer, "label", id);
    nw__text_append(writer->out, ">");
    size_t start = writer->out->length;
    nw__text_append(writer->out, "<attvalues>");
    size_t empty = writer->out->length;
    for (size_t k = 0; k < attributes->count && status == NETWEAVE_STATUS_OK; k++)
        status = append_attribute(writer, &attributes->items[k], (int64_t)k, member);
    if (status == NETWEAVE_STATUS_OK && writer->presence && writer->time == NULL)
        status = append_waves(writer, member, false);
    close_list(writer, start, empty, "</attvalues>");
    start = writer->out->length;
    nw__text_append(writer->out, "<spells>");
    empty = writer->out->length;
    if (status == NETWEAVE_STATUS_OK && writer->presence && writer->time != NULL)
        status = append_waves(writer, member, true);
    close_list(writer, start, empty, "</spells>");
    nw__text_append(writer->out, "</node>\n");
    return status;
}

static netweave_status append_edge(writer *writer, const nw__tie_set *set, int64_t tie) {
    const netweave_network *network = writer->output->network;
    const char *wave = nw__index_text(&network->waves, set->wave);
    bool directed = set->direction == NETWEAVE_DIRECTION_DIRECTED;
    nw__text_append_format(writer->out, "      <edge id=\"%lld\"", (long long)writer->edges++);
    netweave_status status = append_pair(writer, "source", nw__index_text(&network->roster.ids, set->from[tie]));
    if (status == NETWEAVE_STATUS_OK)
        status = append_pair(writer, "target", nw__index_text(&network->roster.ids, set->to[tie]));
    if (directed != writer->directed)
        nw__text_append_format(writer->out, " type=\"%s\"", directed ? "directed" : "undirected");
    if (set->weight != NULL) {
        nw__text_append(writer->out, " weight=\"");
        nw__text_append_number(writer->out, set->weight[tie], 0);
        nw__text_append(writer->out, "\"");
    }
    if (status == NETWEAVE_STATUS_OK && writer->layers)
        status = append_pair(writer, "kind", nw__index_text(&network->layers, set->layer));
    nw__text_append(writer->out, ">");
    size_t start = writer->out->length;
    nw__text_append(writer->out, "<attvalues>");
    size_t empty = writer->out->length;
    for (int64_t k = 0; k < writer->names.count && status == NETWEAVE_STATUS_OK; k++) {
        const nw__attribute *attribute = nw__attributes_find(&set->attributes, nw__index_text(&writer->names, k));
        if (attribute != NULL)
            status = append_attribute(writer, attribute, k, tie);
    }
    if (status == NETWEAVE_STATUS_OK && writer->waves && writer->time == NULL) {
        nw__text_append(writer->out, "<attvalue for=\"wave\"");
        status = append_pair(writer, "value", wave);
        nw__text_append(writer->out, "/>");
    }
    close_list(writer, start, empty, "</attvalues>");
    if (writer->time != NULL)
        nw__text_append_format(writer->out, "<spells><spell start=\"%s\" end=\"%s\"/></spells>", wave, wave);
    nw__text_append(writer->out, "</edge>\n");
    return status;
}

static netweave_status append_graph(writer *writer) {
    nw__output *output = writer->output;
    const netweave_network *network = output->network;
    const nw__tie_set *set;
    int64_t never = 0;
    netweave_status status = NETWEAVE_STATUS_OK;
    nw__text_append(writer->out, "    <nodes>\n");
    for (int64_t i = 0; i < network->roster.ids.count && status == NETWEAVE_STATUS_OK; i++) {
        bool there = !writer->presence;
        for (int64_t wave = 0; wave < network->waves.count && !there; wave++)
            there = netweave_network_present(network, wave, i) != 0;
        never += !there;
        if (nw__output_present(output, i))
            status = append_node(writer, i);
        if (status == NETWEAVE_STATUS_OK && i % CHECK_EVERY == 0)
            status = nw__run_check(output->run, 0, "writing");
    }
    if (never > 0)
        nw__lose(output, "Members who were absent in all waves are read back as present.");
    nw__text_append(writer->out, "    </nodes>\n    <edges>\n");
    for (size_t at = 0; status == NETWEAVE_STATUS_OK && (set = nw__output_next(output, &at)) != NULL;) {
        for (int64_t tie = 0; tie < set->count && status == NETWEAVE_STATUS_OK; tie++) {
            if (nw__output_present(output, set->from[tie]) && nw__output_present(output, set->to[tie]))
                status = append_edge(writer, set, tie);
            if (status == NETWEAVE_STATUS_OK && tie % CHECK_EVERY == 0)
                status = nw__run_check(output->run, 0, "writing");
        }
        if (set->count == 0 && network->tie_set_count > 1)
            nw__lose(output, "A layer or wave without ties is not written.");
    }
    nw__text_append(writer->out, "    </edges>\n  </graph>\n</gexf>\n");
    return status;
}

netweave_status nw__gexf_writer(nw__output *output) {
    const netweave_network *network = output->network;
    writer writer = {.output = output,
                     .out = &output->text,
                     .layers = network->layers.count > 1 || *nw__index_text(&network->layers, 0) != '\0',
                     .waves = network->waves.count > 1 || *nw__index_text(&network->waves, 0) != '\0',
                     .presence = nw__output_presence(output)};
    size_t at = 0;
    const nw__tie_set *set = nw__output_next(output, &at);
    if (network->waves.count > 1 && output->wave < 0)
        writer.time = find_time(&network->waves);
    writer.directed = set != NULL && set->direction == NETWEAVE_DIRECTION_DIRECTED;
    nw__text_append_format(writer.out,
                           "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://%s\" version=\"%s\">\n"
                           "  <graph defaultedgetype=\"%s\" mode=\"%s\"",
                           writer.layers ? "gexf.net/1.3" : "www.gexf.net/1.2draft", writer.layers ? "1.3" : "1.2",
                           writer.directed ? "directed" : "undirected", writer.time != NULL ? "dynamic" : "static");
    if (writer.time != NULL)
        nw__text_append_format(writer.out, " timeformat=\"%s\"", writer.time);
    nw__text_append(writer.out, ">\n");
    netweave_status status = nw__output_tie_names(output, &writer.names, &writer.weights);
    if (status == NETWEAVE_STATUS_OK)
        status = append_keys(&writer);
    if (status == NETWEAVE_STATUS_OK)
        status = append_graph(&writer);
    nw__index_free(&writer.names);
    nw__lose_levels(output, &network->roster.attributes);
    nw__lose_respondents(output);
    return status;
}
