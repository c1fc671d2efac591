/* Writing: options, the format's choice, and what all writers share. SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/write.h"

#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const nw__option write_options[] = {
    {"format", NW_OPTION_TEXT, NULL, 0, 0, NULL, "the format; else by the file's ending"},
    {"layer", NW_OPTION_TEXT, NULL, 0, 0, NULL, "the only layer to write"},
    {"wave", NW_OPTION_TEXT, NULL, 0, 0, NULL, "the only wave to write"},
};

enum { WRITE_OPTION_COUNT = sizeof write_options / sizeof write_options[0] };

void nw__lose(nw__output *output, const char *format, ...) {
    char sentence[NW_ERROR_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    nw__text_append_format(&output->losses, "%s%s", output->losses.length > 0 ? " " : "", sentence);
}

const nw__tie_set *nw__output_next(const nw__output *output, size_t *at) {
    while (*at < output->network->tie_set_count) {
        const nw__tie_set *set = &output->network->tie_sets[(*at)++];
        if ((output->layer < 0 || set->layer == output->layer) && (output->wave < 0 || set->wave == output->wave))
            return set;
    }
    return NULL;
}

bool nw__output_present(const nw__output *output, int64_t member) {
    const netweave_network *network = output->network;
    if (output->wave >= 0)
        return netweave_network_present(network, output->wave, member) != 0;
    return true;
}

netweave_status nw__output_tie_names(const nw__output *output, nw__index *names, bool *out_weights) {
    const nw__tie_set *set;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t at = 0; (set = nw__output_next(output, &at)) != NULL;) {
        *out_weights = *out_weights || set->weight != NULL;
        for (size_t k = 0; k < set->attributes.count && status == NETWEAVE_STATUS_OK; k++) {
            int64_t place;
            const char *name = set->attributes.items[k].name;
            status = nw__index_add(names, name, strlen(name), &place);
        }
    }
    return status;
}

bool nw__output_numeric(const nw__output *output, const char *name) {
    const nw__tie_set *set;
    for (size_t at = 0; (set = nw__output_next(output, &at)) != NULL;) {
        const nw__attribute *attribute = nw__attributes_find(&set->attributes, name);
        if (attribute != NULL)
            return attribute->kind == NETWEAVE_ATTRIBUTE_NUMBER;
    }
    return false;
}

netweave_status nw__output_single(nw__output *output, bool layers) {
    const netweave_network *network = output->network;
    if (output->wave < 0 && network->waves.count > 1)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "this format holds one wave but the network has %lld; say wave=NAME, or write csv or graphml",
                        (long long)network->waves.count);
    if (layers && output->layer < 0 && network->layers.count > 1)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "this format holds one layer but the network has %lld; say layer=NAME, or write csv or graphml",
                        (long long)network->layers.count);
    output->wave = output->wave < 0 ? 0 : output->wave;
    output->layer = layers && output->layer < 0 ? 0 : output->layer;
    const char *wave = nw__index_text(&network->waves, output->wave);
    if (*wave != '\0')
        nw__lose(output, "The name of the wave, '%s', is not written.", wave);
    int64_t absent = 0;
    for (int64_t i = 0; i < network->roster.ids.count; i++)
        absent += !nw__output_present(output, i);
    if (absent > 0)
        nw__lose(output, "%lld member%s absent in this wave %s left out.", (long long)absent, absent == 1 ? "" : "s",
                 absent == 1 ? "is" : "are");
    nw__lose_respondents(output);
    return NETWEAVE_STATUS_OK;
}

void nw__lose_attributes(nw__output *output, const nw__attributes *attributes, const char *what) {
    nw__text names = {0};
    for (size_t k = 0; k < attributes->count; k++)
        nw__text_append_format(&names, "%s'%s'", k > 0 ? ", " : "", attributes->items[k].name);
    if (attributes->count > 0 && names.bytes != NULL)
        nw__lose(output, "Attributes of %s are not written: %s.", what, names.bytes);
    output->losses.failed = output->losses.failed || names.failed;
    nw__text_free(&names);
}

void nw__lose_levels(nw__output *output, const nw__attributes *attributes) {
    for (size_t k = 0; k < attributes->count; k++) {
        const nw__attribute *attribute = &attributes->items[k];
        nw__text levels = {0};
        if (attribute->kind != NETWEAVE_ATTRIBUTE_LEVEL)
            continue;
        for (int64_t level = 0; level < attribute->values.count; level++)
            nw__text_append_format(&levels, "%s%s", level > 0 ? "<" : "", nw__index_text(&attribute->values, level));
        nw__lose(output, "The order of '%s' is not written; read it back with levels=\"%s:%s\".", attribute->name,
                 attribute->name, levels.bytes != NULL ? levels.bytes : "");
        output->losses.failed = output->losses.failed || levels.failed;
        nw__text_free(&levels);
    }
}

void nw__lose_presence(nw__output *output) {
    const netweave_network *network = output->network;
    int64_t members = network->roster.ids.count;
    int64_t absent = 0;
    for (int64_t wave = 0; wave < network->waves.count; wave++)
        for (int64_t i = 0; i < members; i++)
            absent += !network->present[wave * members + i];
    if (absent > 0)
        nw__lose(output, "Who was absent in which wave is not written.");
}

bool nw__output_presence(nw__output *output) {
    const netweave_network *network = output->network;
    size_t cells = (size_t)(network->waves.count * network->roster.ids.count);
    if (output->wave >= 0 || memchr(network->present, 0, cells) == NULL)
        return false;
    for (int64_t wave = 0; wave < network->waves.count; wave++) {
        const char *name = nw__index_text(&network->waves, wave);
        if (*name == '\0' || strchr(name, '|') != NULL) {
            nw__lose_presence(output);
            return false;
        }
    }
    return true;
}

void nw__lose_respondents(nw__output *output) {
    const netweave_network *network = output->network;
    if (network->respondent != NULL &&
        memchr(network->respondent, 0, (size_t)(network->waves.count * network->roster.ids.count)) != NULL)
        nw__lose(output, "Who did not answer is not written.");
}

void nw__lose_blanks(nw__output *output) {
    const nw__index *ids = &output->network->roster.ids;
    int64_t padded = 0;
    for (int64_t i = 0; i < ids->count; i++) {
        const char *id = nw__index_text(ids, i);
        size_t length = strlen(id);
        padded += strchr(" \t\r\n\v\f", id[0]) != NULL || strchr(" \t\r\n\v\f", id[length - 1]) != NULL ||
                  strncmp(id, "\xc2\xa0", 2) == 0 || (length > 1 && memcmp(id + length - 2, "\xc2\xa0", 2) == 0);
    }
    if (padded > 0)
        nw__lose(output, "%lld name%s with blanks at an end, which reading takes off.", (long long)padded,
                 padded == 1 ? " is" : "s are");
}

/* A matrix does not tell a directed network from an undirected one when every tie is mutual. */
void nw__lose_direction(nw__output *output, const nw__tie_set *set) {
    if (set->direction != NETWEAVE_DIRECTION_DIRECTED)
        return;
    for (int64_t k = 0; k < set->count; k++) {
        int64_t low = 0;
        int64_t high = set->count;
        while (low < high) {
            int64_t middle = low + (high - low) / 2;
            bool less =
                set->from[middle] < set->to[k] || (set->from[middle] == set->to[k] && set->to[middle] < set->from[k]);
            low = less ? middle + 1 : low;
            high = less ? high : middle;
        }
        bool found = low < set->count && set->from[low] == set->to[k] && set->to[low] == set->from[k];
        if (!found || (set->weight != NULL && set->weight[low] != set->weight[k]))
            return;
    }
    nw__lose(output,
             "Every tie is mutual, so that reading takes the ties for undirected; read with direction=directed.");
}

/* The place of a layer or wave that an option names; -1 when it names none. */
static netweave_status find_name(const nw__index *names, const char *name, const char *what, int64_t *out_place) {
    *out_place = name != NULL ? nw__index_find(names, name, strlen(name)) : -1;
    if (name == NULL || *out_place >= 0)
        return NETWEAVE_STATUS_OK;
    return nw__fail(NETWEAVE_STATUS_NOT_FOUND, "the network has no %s '%s'; its first is '%s'", what, name,
                    nw__index_text(names, 0));
}

/* The format by name, or by the ending of the path. */
static netweave_status choose_format(const char *name, const char *path, const nw__format **out_format) {
    if (name != NULL)
        return nw__format_find(name, out_format);
    nw__document named = {.name = path, .base = path};
    for (size_t k = 0; path != NULL && k < nw__format_count; k++) {
        if (nw__document_ends(&named, nw__formats[k].endings)) {
            *out_format = &nw__formats[k];
            return NETWEAVE_STATUS_OK;
        }
    }
    if (path == NULL)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "no format is said; say format=NAME");
    return nw__fail(NETWEAVE_STATUS_NOT_FOUND,
                    "%s: the ending tells no format; say format=NAME, or end the name in .csv, .tsv, .json, .graphml, "
                    ".gexf, .gml, .net, .dl, .mtx or .dot",
                    path);
}

/* Writes into a text; `path` may help to find the format. */
static netweave_status write_text(const netweave_network *network, const char *path, const char *options,
                                  netweave_run *run, char **out_text, size_t *out_length, char **out_losses) {
    nw__options parsed;
    const nw__format *format = NULL;
    nw__output output = {.network = network, .run = run};
    netweave_status status = nw__options_parse(options, "writing", write_options, WRITE_OPTION_COUNT, &parsed);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status = choose_format(nw__options_text(&parsed, "format"), path, &format);
    if (status == NETWEAVE_STATUS_OK && format->write == NULL)
        status = nw__fail(NETWEAVE_STATUS_UNSUPPORTED, "the format %s is only read, not written; write csv or graphml",
                          format->name);
    if (status == NETWEAVE_STATUS_OK)
        status = find_name(&network->layers, nw__options_text(&parsed, "layer"), "layer", &output.layer);
    if (status == NETWEAVE_STATUS_OK)
        status = find_name(&network->waves, nw__options_text(&parsed, "wave"), "wave", &output.wave);
    if (status == NETWEAVE_STATUS_OK)
        status = format->write(&output);
    nw__options_free(&parsed);
    size_t length = output.text.length;
    char *text = nw__text_take(&output.text);
    char *losses = nw__text_take(&output.losses);
    if (status == NETWEAVE_STATUS_OK && (text == NULL || losses == NULL))
        status = nw__fail_memory();
    if (status != NETWEAVE_STATUS_OK) {
        nw__free(text);
        nw__free(losses);
        return status;
    }
    *out_text = text;
    *out_length = length;
    *out_losses = losses;
    return status;
}

netweave_status netweave_network_format(const netweave_network *network, const char *options, netweave_run *run,
                                        char **out_text, size_t *out_length, char **out_losses) {
    NW_REQUIRE(network, NW_MAGIC_NETWORK);
    NW_REQUIRE_POINTER(out_text);
    if (run != NULL)
        NW_REQUIRE(run, NW_MAGIC_RUN);
    char *text = NULL;
    char *losses = NULL;
    size_t length = 0;
    netweave_status status = write_text(network, NULL, options, run, &text, &length, &losses);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    *out_text = text;
    if (out_length != NULL)
        *out_length = length;
    if (out_losses != NULL)
        *out_losses = losses;
    else
        nw__free(losses);
    return status;
}

netweave_status netweave_network_write(const netweave_network *network, const char *path, const char *options,
                                       netweave_run *run, char **out_losses) {
    NW_REQUIRE(network, NW_MAGIC_NETWORK);
    NW_REQUIRE_POINTER(path);
    if (run != NULL)
        NW_REQUIRE(run, NW_MAGIC_RUN);
    char *text = NULL;
    char *losses = NULL;
    size_t length = 0;
    netweave_status status = write_text(network, path, options, run, &text, &length, &losses);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_file_write(path, text, length);
    nw__free(text);
    if (status == NETWEAVE_STATUS_OK && out_losses != NULL)
        *out_losses = losses;
    else
        nw__free(losses);
    return status;
}
