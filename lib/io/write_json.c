/* The writers of JSON node-link and of Kumu's blueprints. SPDX-License-Identifier: GPL-2.0-or-later
 *
 * An attribute whose name means something else there gets an apostrophe in front, as in CSV, and so does one that
 * begins with one; reading takes one off. What the format has no word for stands under "netweave": which attribute of
 * edges is the weight, the order of waves and of levels. */
#include "base/memory.h"
#include "io/write.h"

#include <math.h>
#include <string.h>

enum { CHECK_EVERY = 16384 };

/* The words of a dialect; those that attributes cannot have end with NULL. */
typedef struct dialect {
    const char *nodes, *edges, *id, *from, *to, *layer;
    const char *node_words[6], *edge_words[9];
    bool kumu;
} dialect;

static const dialect node_link = {
    .nodes = "nodes",
    .edges = "edges",
    .id = "id",
    .from = "source",
    .to = "target",
    .layer = "layer",
    .node_words = {"id", "waves", "unanswered"},
    .edge_words = {"source", "target", "layer", "wave", "directed", "undirected"},
};

static const dialect blueprint = {
    .nodes = "elements",
    .edges = "connections",
    .id = "label",
    .from = "from",
    .to = "to",
    .layer = "type",
    .node_words = {"label", "id", "_id", "waves", "unanswered"},
    .edge_words = {"from", "to", "source", "target", "type", "wave", "direction", "id"},
    .kumu = true,
};

typedef struct writer {
    nw__output *output;
    const dialect *dialect;
    nw__text *out;
    char *weight; /* the key of the weight, or NULL: there is none */
    bool layers, waves, presence, directed;
    int64_t infinite; /* numbers that JSON cannot hold */
} writer;

static void append_text(nw__text *out, const char *text) {
    nw__text_append(out, "\"");
    while (*text != '\0') {
        size_t plain = 0;
        while ((unsigned char)text[plain] >= 0x20 && text[plain] != '"' && text[plain] != '\\')
            plain++;
        nw__text_append_bytes(out, text, plain);
        text += plain;
        if (*text == '\0')
            break;
        if (*text == '"' || *text == '\\')
            nw__text_append_format(out, "\\%c", *text);
        else if (*text == '\n' || *text == '\t' || *text == '\r')
            nw__text_append(out, *text == '\n' ? "\\n" : *text == '\t' ? "\\t" : "\\r");
        else
            nw__text_append_format(out, "\\u%04x", (unsigned)(unsigned char)*text);
        text++;
    }
    nw__text_append(out, "\"");
}

/* Appends `, "key": ` or, of the first, `"key": `. */
static void append_key(nw__text *out, const char *key) {
    if (out->length > 0 && out->bytes[out->length - 1] != '{')
        nw__text_append(out, ", ");
    append_text(out, key);
    nw__text_append(out, ": ");
}

static void append_pair(nw__text *out, const char *key, const char *text) {
    append_key(out, key);
    append_text(out, text);
}

/* The key that an attribute is written under. */
static char *make_key(const char *name, const char *const *words, const char *weight) {
    nw__text key = {0};
    bool taken = *name == '\'' || (weight != NULL && strcmp(name, weight) == 0);
    for (; *words != NULL; words++)
        taken = taken || strcmp(name, *words) == 0;
    nw__text_append(&key, taken ? "'" : "");
    nw__text_append(&key, name);
    return nw__text_take(&key);
}

static void append_attributes(writer *writer, const nw__attributes *attributes, int64_t row, bool nodes) {
    const dialect *dialect = writer->dialect;
    for (size_t k = 0; k < attributes->count; k++) {
        const nw__attribute *attribute = &attributes->items[k];
        double number = nw__attribute_number(attribute, row);
        const char *text = nw__attribute_text(attribute, row);
        writer->infinite += text == NULL && isinf(number);
        if (isnan(number) || isinf(number))
            continue;
        char *key =
            make_key(attribute->name, nodes ? dialect->node_words : dialect->edge_words, nodes ? NULL : writer->weight);
        writer->out->failed = writer->out->failed || key == NULL;
        if (key != NULL)
            append_key(writer->out, key);
        nw__free(key);
        if (text != NULL)
            append_text(writer->out, text);
        else
            nw__text_append_number(writer->out, number, 0);
    }
}

/* The waves in which a member was there, or (`silent`) was there and did not answer. */
static void append_waves(writer *writer, const char *key, int64_t member, bool silent) {
    const netweave_network *network = writer->output->network;
    int64_t count = 0;
    append_key(writer->out, key);
    nw__text_append(writer->out, "[");
    for (int64_t wave = 0; wave < network->waves.count; wave++) {
        if (silent ? netweave_network_respondent(network, wave, member) != 0
                   : netweave_network_present(network, wave, member) == 0)
            continue;
        nw__text_append(writer->out, count++ > 0 ? ", " : "");
        append_text(writer->out, nw__index_text(&network->waves, wave));
    }
    nw__text_append(writer->out, "]");
}

static bool answered_all(const netweave_network *network, int64_t member) {
    for (int64_t wave = 0; wave < network->waves.count; wave++)
        if (!netweave_network_respondent(network, wave, member))
            return false;
    return true;
}

static netweave_status append_nodes(writer *writer) {
    const netweave_network *network = writer->output->network;
    netweave_status status = NETWEAVE_STATUS_OK;
    bool first = true;
    nw__text_append_format(writer->out, "  \"%s\": [", writer->dialect->nodes);
    for (int64_t i = 0; i < network->roster.ids.count && status == NETWEAVE_STATUS_OK; i++) {
        if (!nw__output_present(writer->output, i))
            continue;
        nw__text_append(writer->out, first ? "\n    {" : ",\n    {");
        first = false;
        append_pair(writer->out, writer->dialect->id, nw__index_text(&network->roster.ids, i));
        append_attributes(writer, &network->roster.attributes, i, true);
        if (writer->presence)
            append_waves(writer, "waves", i, false);
        if (writer->output->wave < 0 && network->respondent != NULL && !answered_all(network, i))
            append_waves(writer, "unanswered", i, true);
        nw__text_append(writer->out, "}");
        if (i % CHECK_EVERY == 0)
            status = nw__run_check(writer->output->run, 0, "writing");
    }
    nw__text_append(writer->out, "\n  ],\n");
    return status;
}

static void append_edge(writer *writer, const nw__tie_set *set, int64_t tie) {
    const netweave_network *network = writer->output->network;
    const dialect *dialect = writer->dialect;
    bool directed = set->direction == NETWEAVE_DIRECTION_DIRECTED;
    append_pair(writer->out, dialect->from, nw__index_text(&network->roster.ids, set->from[tie]));
    append_pair(writer->out, dialect->to, nw__index_text(&network->roster.ids, set->to[tie]));
    if (dialect->kumu)
        append_pair(writer->out, "direction", directed ? "directed" : "undirected");
    else if (directed != writer->directed) {
        append_key(writer->out, "directed");
        nw__text_append(writer->out, directed ? "true" : "false");
    }
    if (writer->weight != NULL) {
        append_key(writer->out, writer->weight);
        nw__text_append_number(writer->out, set->weight != NULL ? set->weight[tie] : 1.0, 0);
    }
    if (writer->layers)
        append_pair(writer->out, dialect->layer, nw__index_text(&network->layers, set->layer));
    if (writer->waves)
        append_pair(writer->out, "wave", nw__index_text(&network->waves, set->wave));
    append_attributes(writer, &set->attributes, tie, false);
}

static netweave_status append_edges(writer *writer) {
    nw__output *output = writer->output;
    const nw__tie_set *set;
    netweave_status status = NETWEAVE_STATUS_OK;
    bool first = true;
    nw__text_append_format(writer->out, "  \"%s\": [", writer->dialect->edges);
    for (size_t at = 0; (set = nw__output_next(output, &at)) != NULL;) {
        for (int64_t tie = 0; tie < set->count && status == NETWEAVE_STATUS_OK; tie++) {
            if (!nw__output_present(output, set->from[tie]) || !nw__output_present(output, set->to[tie]))
                continue;
            nw__text_append(writer->out, first ? "\n    {" : ",\n    {");
            first = false;
            append_edge(writer, set, tie);
            nw__text_append(writer->out, "}");
            if (tie % CHECK_EVERY == 0)
                status = nw__run_check(output->run, 0, "writing");
        }
        if (set->count == 0 && output->network->tie_set_count > 1)
            nw__lose(output, "A layer or wave without ties is not written.");
    }
    nw__text_append(writer->out, "\n  ]\n}\n");
    return status;
}

/* True when reading would have to guess what the weight is. */
static bool weight_is_unclear(const writer *writer) {
    const nw__tie_set *set;
    for (size_t at = 0; (set = nw__output_next(writer->output, &at)) != NULL;)
        if (nw__attributes_find(&set->attributes, "weight") != NULL ||
            nw__attributes_find(&set->attributes, "value") != NULL)
            return true;
    return writer->weight != NULL && strcmp(writer->weight, "weight") != 0;
}

static void append_levels(nw__text *out, const nw__attributes *attributes) {
    bool any = false;
    for (size_t k = 0; k < attributes->count; k++) {
        const nw__attribute *attribute = &attributes->items[k];
        if (attribute->kind != NETWEAVE_ATTRIBUTE_LEVEL)
            continue;
        if (!any) {
            append_key(out, "levels");
            nw__text_append(out, "{");
        }
        any = true;
        append_key(out, attribute->name);
        for (int64_t level = 0; level < attribute->values.count; level++) {
            nw__text_append(out, level > 0 ? ", " : "[");
            append_text(out, nw__index_text(&attribute->values, level));
        }
        nw__text_append(out, attribute->values.count > 0 ? "]" : "[]");
    }
    nw__text_append(out, any ? "}" : "");
}

/* "netweave": what nodes and edges do not say. */
static void append_own(writer *writer) {
    const netweave_network *network = writer->output->network;
    size_t start = writer->out->length;
    nw__text_append(writer->out, "  \"netweave\": {");
    size_t empty = writer->out->length;
    if (weight_is_unclear(writer)) {
        append_key(writer->out, "weight");
        if (writer->weight != NULL)
            append_text(writer->out, writer->weight);
        else
            nw__text_append(writer->out, "null");
    }
    if (network->waves.count > 1 && writer->output->wave < 0) {
        append_key(writer->out, "waves");
        for (int64_t wave = 0; wave < network->waves.count; wave++) {
            nw__text_append(writer->out, wave > 0 ? ", " : "[");
            append_text(writer->out, nw__index_text(&network->waves, wave));
        }
        nw__text_append(writer->out, "]");
    }
    append_levels(writer->out, &network->roster.attributes);
    if (writer->out->length == empty && !writer->out->failed)
        writer->out->length = start;
    else
        nw__text_append(writer->out, "},\n");
}

static netweave_status write_network(nw__output *output, const dialect *dialect) {
    const netweave_network *network = output->network;
    writer writer = {.output = output,
                     .dialect = dialect,
                     .out = &output->text,
                     .layers = network->layers.count > 1 || *nw__index_text(&network->layers, 0) != '\0',
                     .waves = network->waves.count > 1 || *nw__index_text(&network->waves, 0) != '\0',
                     .presence = nw__output_presence(output)};
    size_t at = 0;
    const nw__tie_set *set = nw__output_next(output, &at);
    writer.directed = set != NULL && set->direction == NETWEAVE_DIRECTION_DIRECTED;
    const char *name = *network->weight_name != '\0' ? network->weight_name : "weight";
    for (; set != NULL && writer.weight == NULL; set = nw__output_next(output, &at)) {
        if (set->weight != NULL && (writer.weight = make_key(name, dialect->edge_words, NULL)) == NULL)
            return nw__fail_memory();
    }
    nw__text_append(writer.out, "{\n");
    if (!dialect->kumu)
        nw__text_append_format(writer.out, "  \"directed\": %s,\n  \"multigraph\": %s,\n",
                               writer.directed ? "true" : "false", network->tie_set_count > 1 ? "true" : "false");
    append_own(&writer);
    netweave_status status = append_nodes(&writer);
    if (status == NETWEAVE_STATUS_OK)
        status = append_edges(&writer);
    if (writer.infinite > 0)
        nw__lose(output, "%lld infinite number%s not written.", (long long)writer.infinite,
                 writer.infinite == 1 ? " is" : "s are");
    if (output->wave >= 0)
        nw__lose_respondents(output);
    nw__free(writer.weight);
    return status;
}

netweave_status nw__json_writer(nw__output *output) {
    return write_network(output, &node_link);
}

netweave_status nw__kumu_writer(nw__output *output) {
    return write_network(output, &blueprint);
}
