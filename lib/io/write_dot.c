/* The writer of DOT, for Graphviz. Source of the format: graphviz.org, The DOT language.
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Every name stands in quotes. Attributes are not written: to Graphviz many names of them are orders (URL, image). */
#include "base/memory.h"
#include "io/write.h"

#include <string.h>

enum { CHECK_EVERY = 16384 };

/* Appends a name; a backslash is doubled, since one before a quote or a line break would take its meaning away. */
static void append_name(nw__text *out, const char *name) {
    nw__text_append(out, "\"");
    for (; *name != '\0'; name++)
        nw__text_append_bytes(out,
                              *name == '"'    ? "\\\""
                              : *name == '\\' ? "\\\\"
                                              : name,
                              *name == '"' || *name == '\\' ? 2 : 1);
    nw__text_append(out, "\"");
}

static netweave_status append_ties(nw__output *output, const nw__rows *rows, const nw__tie_set *set, bool directed) {
    const netweave_network *network = output->network;
    nw__text *out = &output->text;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t k = 0; k < set->count && status == NETWEAVE_STATUS_OK; k++) {
        const char *separator = " [";
        if (rows->number[set->from[k]] < 0 || rows->number[set->to[k]] < 0)
            continue;
        nw__text_append(out, "  ");
        append_name(out, nw__index_text(&network->roster.ids, set->from[k]));
        nw__text_append(out, directed ? " -> " : " -- ");
        append_name(out, nw__index_text(&network->roster.ids, set->to[k]));
        if (set->weight != NULL) {
            nw__text_append(out, " [weight=");
            nw__text_append_number(out, set->weight[k], 0);
            separator = ", ";
        }
        if (network->layers.count > 1) {
            nw__text_append_format(out, "%slabel=", separator);
            append_name(out, nw__index_text(&network->layers, set->layer));
            separator = ", ";
        }
        if (directed && set->direction != NETWEAVE_DIRECTION_DIRECTED) {
            nw__text_append_format(out, "%sdir=none", separator);
            separator = ", ";
        }
        nw__text_append(out, *separator == ',' ? "];\n" : ";\n");
        if (k % CHECK_EVERY == 0)
            status = nw__run_check(output->run, 0, "writing");
    }
    return status;
}

netweave_status nw__dot_writer(nw__output *output) {
    const nw__index *ids = &output->network->roster.ids;
    const nw__tie_set *set;
    nw__rows rows = {0};
    bool directed = false;
    int64_t doubled = 0;
    netweave_status status = nw__output_single(output, false);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__rows_create(output, &rows);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    for (size_t at = 0; (set = nw__output_next(output, &at)) != NULL;)
        directed = directed || set->direction == NETWEAVE_DIRECTION_DIRECTED;
    nw__text_append(&output->text, directed ? "digraph {\n" : "graph {\n");
    for (int64_t i = 0; i < rows.count; i++) {
        const char *id = nw__index_text(ids, rows.member[i]);
        doubled += strchr(id, '\\') != NULL;
        nw__text_append(&output->text, "  ");
        append_name(&output->text, id);
        nw__text_append(&output->text, ";\n");
    }
    for (size_t at = 0; status == NETWEAVE_STATUS_OK && (set = nw__output_next(output, &at)) != NULL;) {
        status = append_ties(output, &rows, set, directed);
        nw__lose_attributes(output, &set->attributes, "ties");
    }
    nw__text_append(&output->text, "}\n");
    nw__rows_free(&rows);
    nw__lose_attributes(output, &output->network->roster.attributes, "members");
    if (doubled > 0)
        nw__lose(output, "Backslashes in %lld name%s are doubled; Graphviz shows them as they were.",
                 (long long)doubled, doubled == 1 ? "" : "s");
    return status;
}

bool nw__dot_sniff(const nw__document *document) {
    static const char *const words[] = {"strict", "digraph", "graph"};
    const char *at = document->bytes + strspn(document->bytes, " \t\r\n");
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++) {
        size_t length = strlen(words[k]);
        if (strncmp(at, words[k], length) == 0 && strchr(" \t\r\n{", at[length]) != NULL)
            return at[strcspn(at, "{,;|\t")] == '{';
    }
    return false;
}
