/* The writer of GML: ASCII, as other programs insist on. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/utf8.h"
#include "io/write.h"

#include <math.h>
#include <string.h>
#include <strings.h>

enum { CHECK_EVERY = 16384 };

static void append_text(nw__text *out, const char *text) {
    nw__text_append(out, "\"");
    for (size_t left = strlen(text); left > 0;) {
        size_t step = nw__utf8_step(text, left);
        unsigned code = (unsigned char)*text;
        step = step > 0 ? step : 1;
        if (step > 1)
            code &= 0xffU >> (step + 1);
        for (size_t k = 1; k < step; k++)
            code = code << 6 | ((unsigned char)text[k] & 0x3f);
        if (code < ' ' || code > '~' || code == '"' || code == '&')
            nw__text_append_format(out, "&#%u;", code);
        else
            nw__text_append_bytes(out, text, 1);
        text += step;
        left -= step;
    }
    nw__text_append(out, "\"");
}

/* Appends a number; one with an exponent needs a point to some readers. */
static void append_number(nw__text *out, double value) {
    char text[NW_NUMBER_SIZE];
    nw__number_format(value, 0, text);
    size_t whole = strcspn(text, "e");
    nw__text_append_bytes(out, text, whole);
    if (text[whole] != '\0' && strchr(text, '.') == NULL)
        nw__text_append(out, ".0");
    nw__text_append(out, text + whole);
}

/* True for what can be a key: letters, then letters, digits and underscores; and has no meaning of its own. */
static bool is_key(const char *name, bool nodes) {
    static const char *const node_words[] = {"id", "label", "name"};
    static const char *const edge_words[] = {"source", "target", "layer", "wave", "directed", "weight", "value"};
    const char *const *words = nodes ? node_words : edge_words;
    size_t count = nodes ? sizeof node_words / sizeof *node_words : sizeof edge_words / sizeof *edge_words;
    static const char signs[] = "_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    for (size_t k = 0; k < count; k++)
        if (strcasecmp(name, words[k]) == 0)
            return false;
    return *name != '\0' && strchr(signs + 11, *name) != NULL && strspn(name, signs) == strlen(name);
}

static void append_attributes(nw__text *out, const nw__attributes *attributes, int64_t row, bool nodes) {
    for (size_t k = 0; k < attributes->count; k++) {
        const nw__attribute *attribute = &attributes->items[k];
        double number = nw__attribute_number(attribute, row);
        const char *text = nw__attribute_text(attribute, row);
        if (!isfinite(number) || !is_key(attribute->name, nodes))
            continue;
        nw__text_append_format(out, "    %s ", attribute->name);
        if (text != NULL)
            append_text(out, text);
        else
            append_number(out, number);
        nw__text_append(out, "\n");
    }
}

/* Says which attributes have names that cannot be keys. */
static void lose_names(nw__output *output, const nw__attributes *attributes, bool nodes) {
    for (size_t k = 0; k < attributes->count; k++)
        if (!is_key(attributes->items[k].name, nodes))
            nw__lose(output, "The attribute '%s' of %s is not written, since GML cannot hold this name.",
                     attributes->items[k].name, nodes ? "members" : "ties");
}

static netweave_status append_edges(nw__output *output, const nw__rows *rows, const nw__tie_set *set, bool directed) {
    nw__text *out = &output->text;
    bool layers = output->network->layers.count > 1 || *nw__index_text(&output->network->layers, 0) != '\0';
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t k = 0; k < set->count && status == NETWEAVE_STATUS_OK; k++) {
        int64_t from = rows->number[set->from[k]];
        int64_t to = rows->number[set->to[k]];
        if (from < 0 || to < 0)
            continue;
        nw__text_append_format(out, "  edge [\n    source %lld\n    target %lld\n", (long long)from, (long long)to);
        if (directed != (set->direction == NETWEAVE_DIRECTION_DIRECTED))
            nw__text_append_format(out, "    directed %d\n", !directed);
        if (set->weight != NULL) {
            nw__text_append(out, "    weight ");
            append_number(out, set->weight[k]);
            nw__text_append(out, "\n");
        }
        if (layers) {
            nw__text_append(out, "    layer ");
            append_text(out, nw__index_text(&output->network->layers, set->layer));
            nw__text_append(out, "\n");
        }
        append_attributes(out, &set->attributes, k, false);
        nw__text_append(out, "  ]\n");
        if (k % CHECK_EVERY == 0)
            status = nw__run_check(output->run, 0, "writing");
    }
    return status;
}

netweave_status nw__gml_writer(nw__output *output) {
    const netweave_network *network = output->network;
    nw__rows rows = {0};
    int64_t sets = 0;
    bool directed = false;
    bool weights = false;
    const nw__tie_set *set;
    netweave_status status = nw__output_single(output, false);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__rows_create(output, &rows);
    if (status == NETWEAVE_STATUS_OK && rows.count == 0)
        status = nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "there is no member to write; GML needs one at least");
    for (size_t at = 0; status == NETWEAVE_STATUS_OK && (set = nw__output_next(output, &at)) != NULL; sets++) {
        directed = directed || set->direction == NETWEAVE_DIRECTION_DIRECTED;
        weights = weights || set->weight != NULL;
    }
    nw__text_append_format(&output->text, "graph [\n  directed %d\n%s", directed, sets > 1 ? "  multigraph 1\n" : "");
    for (int64_t i = 0; i < rows.count && status == NETWEAVE_STATUS_OK; i++) {
        nw__text_append_format(&output->text, "  node [\n    id %lld\n    label ", (long long)i);
        append_text(&output->text, nw__index_text(&network->roster.ids, rows.member[i]));
        nw__text_append(&output->text, "\n");
        append_attributes(&output->text, &network->roster.attributes, rows.member[i], true);
        nw__text_append(&output->text, "  ]\n");
        if (i % CHECK_EVERY == 0)
            status = nw__run_check(output->run, 0, "writing");
    }
    for (size_t at = 0; status == NETWEAVE_STATUS_OK && (set = nw__output_next(output, &at)) != NULL;) {
        status = append_edges(output, &rows, set, directed);
        lose_names(output, &set->attributes, false);
        if (set->count == 0 && sets > 1)
            nw__lose(output, "A layer without ties is not written.");
    }
    nw__text_append(&output->text, "]\n");
    nw__rows_free(&rows);
    lose_names(output, &network->roster.attributes, true);
    nw__lose_levels(output, &network->roster.attributes);
    if (weights && *network->weight_name != '\0' && strcmp(network->weight_name, "weight") != 0)
        nw__lose(output, "The name of the weight, '%s', is not written.", network->weight_name);
    return status;
}
