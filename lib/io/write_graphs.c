/* Writers of Pajek and UCINET DL. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "io/words.h"
#include "io/write.h"

#include <math.h>
#include <string.h>

enum { FULL_MATRIX = 200 }; /* members up to which DL gets a full matrix, which people can read */

/* The axes x, y (and z) when every member has them: Pajek's coordinates. */
static size_t find_axes(const nw__output *output, const nw__rows *rows, const nw__attribute *axes[3]) {
    static const char *const names[] = {"x", "y", "z"};
    size_t count = 0;
    while (count < 3) {
        const nw__attribute *axis = nw__attributes_find(&output->network->roster.attributes, names[count]);
        bool whole = axis != NULL && axis->kind == NETWEAVE_ATTRIBUTE_NUMBER;
        for (int64_t i = 0; i < rows->count && whole; i++)
            whole = !isnan(nw__attribute_number(axis, rows->member[i]));
        if (!whole)
            break;
        axes[count++] = axis;
    }
    return count;
}

static void append_vertices(nw__output *output, const nw__rows *rows) {
    nw__text *out = &output->text;
    const nw__attributes *attributes = &output->network->roster.attributes;
    const nw__attribute *axes[3];
    size_t axis_count = find_axes(output, rows, axes);
    nw__text_append_format(out, "*Vertices %lld\n", (long long)rows->count);
    for (int64_t i = 0; i < rows->count; i++) {
        nw__text_append_format(out, "%lld ", (long long)i + 1);
        nw__label_write(out, nw__index_text(&output->network->roster.ids, rows->member[i]));
        for (size_t k = 0; k < axis_count; k++) {
            nw__text_append(out, " ");
            nw__text_append_number(out, nw__attribute_number(axes[k], rows->member[i]), 0);
        }
        nw__text_append(out, "\n");
    }
    if (attributes->count > axis_count)
        nw__lose_attributes(output, attributes, axis_count > 0 ? "members (but coordinates)" : "members");
}

static void append_ties(nw__output *output, const nw__rows *rows, const nw__tie_set *set) {
    nw__text *out = &output->text;
    for (int64_t k = 0; k < set->count; k++) {
        int64_t from = rows->number[set->from[k]];
        int64_t to = rows->number[set->to[k]];
        if (from < 0 || to < 0)
            continue;
        nw__text_append_format(out, "%lld %lld", (long long)from + 1, (long long)to + 1);
        if (set->weight != NULL) {
            nw__text_append(out, " ");
            nw__text_append_number(out, set->weight[k], 0);
        }
        nw__text_append(out, "\n");
    }
}

netweave_status nw__pajek_writer(nw__output *output) {
    const netweave_network *network = output->network;
    nw__rows rows = {0};
    const nw__tie_set *set;
    netweave_status status = nw__output_single(output, false);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__rows_create(output, &rows);
    if (status == NETWEAVE_STATUS_OK && rows.count == 0)
        status = nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "there is no member to write; Pajek needs one at least");
    if (status == NETWEAVE_STATUS_OK)
        append_vertices(output, &rows);
    for (size_t at = 0; status == NETWEAVE_STATUS_OK && (set = nw__output_next(output, &at)) != NULL;) {
        const char *layer = nw__index_text(&network->layers, set->layer);
        nw__text_append(&output->text, set->direction == NETWEAVE_DIRECTION_DIRECTED ? "*Arcs" : "*Edges");
        if (network->layers.count > 1 || *layer != '\0') {
            nw__text_append_format(&output->text, " :%lld ", (long long)set->layer + 1);
            nw__label_write(&output->text, layer);
        }
        nw__text_append(&output->text, "\n");
        append_ties(output, &rows, set);
        nw__lose_attributes(output, &set->attributes, "ties");
        status = nw__run_check(output->run, 0, "writing");
    }
    nw__rows_free(&rows);
    nw__lose_blanks(output);
    return status;
}

/* The relations of a DL file: those of the layers to write, in their order. */
static void append_dl_header(nw__output *output, const nw__rows *rows, bool matrix) {
    const netweave_network *network = output->network;
    nw__text *out = &output->text;
    const nw__tie_set *set;
    int64_t relations = 0;
    bool named = false;
    for (size_t at = 0; (set = nw__output_next(output, &at)) != NULL; relations++)
        named = named || *nw__index_text(&network->layers, set->layer) != '\0';
    nw__text_append_format(out, "DL\nN=%lld NM=%lld\nFORMAT = %s\nLABELS:\n", (long long)rows->count,
                           (long long)(relations > 0 ? relations : 1),
                           matrix ? "FULLMATRIX DIAGONAL PRESENT" : "EDGELIST1");
    for (int64_t i = 0; i < rows->count; i++) {
        nw__label_write(out, nw__index_text(&network->roster.ids, rows->member[i]));
        nw__text_append(out, "\n");
    }
    if (named)
        nw__text_append(out, "LEVEL LABELS:\n");
    for (size_t at = 0; named && (set = nw__output_next(output, &at)) != NULL;) {
        nw__label_write(out, nw__index_text(&network->layers, set->layer));
        nw__text_append(out, "\n");
    }
    nw__text_append(out, "DATA:\n");
}

static void append_edges(nw__output *output, const nw__rows *rows) {
    for (int64_t i = 0; i < rows->count; i++) {
        for (int64_t at = rows->start[i]; at < rows->start[i + 1]; at++) {
            nw__text_append_format(&output->text, "%lld %lld ", (long long)i + 1, (long long)rows->to[at] + 1);
            nw__text_append_number(&output->text, rows->weight[at], 0);
            nw__text_append(&output->text, "\n");
        }
    }
}

netweave_status nw__dl_writer(nw__output *output) {
    nw__rows rows = {0};
    double *scratch = NULL;
    const nw__tie_set *set;
    netweave_status status = nw__output_single(output, false);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__rows_create(output, &rows);
    if (status == NETWEAVE_STATUS_OK && rows.count == 0)
        status = nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "there is no member to write; DL needs one at least");
    bool matrix = rows.count <= FULL_MATRIX;
    if (status == NETWEAVE_STATUS_OK) {
        scratch = nw__allocate_zeroed((size_t)rows.count, sizeof *scratch);
        status = scratch != NULL ? status : nw__fail_memory();
        append_dl_header(output, &rows, matrix);
    }
    const nw__tie_set none = {0};
    size_t at = 0;
    set = nw__output_next(output, &at);
    for (bool first = true; status == NETWEAVE_STATUS_OK && (first || set != NULL); first = false) {
        status = nw__rows_fill(&rows, set != NULL ? set : &none);
        if (status != NETWEAVE_STATUS_OK)
            break;
        if (!first && !matrix)
            nw__text_append(&output->text, "!\n");
        for (int64_t i = 0; i < rows.count && matrix; i++)
            nw__rows_write(&rows, i, scratch, ' ', &output->text);
        if (!matrix)
            append_edges(output, &rows);
        if (set != NULL) {
            nw__lose_attributes(output, &set->attributes, "ties");
            nw__lose_direction(output, set);
        }
        status = nw__run_check(output->run, 0, "writing");
        set = nw__output_next(output, &at);
    }
    nw__free(scratch);
    nw__rows_free(&rows);
    nw__lose_attributes(output, &output->network->roster.attributes, "members");
    nw__lose_blanks(output);
    return status;
}
