/* Views and networks made from a view. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/text.h"
#include "core/view.h"

#include <stdio.h>
#include <string.h>

netweave_status nw__view_keep_reading(netweave_view *view, const nw__options *options) {
    nw__options others = *options; /* the texts stay those of `options` */
    nw__text reading = {0};
    for (size_t k = 0; k < others.count; k++)
        if (strcmp(others.known[k].name, "threshold") == 0)
            others.texts[k] = NULL;
    nw__text_append(&reading, "");
    nw__options_spell(&others, false, &reading);
    view->reading = nw__text_take(&reading);
    const char *layer = nw__options_text(options, "layer");
    if (layer != NULL)
        view->layer = nw__copy_text(layer);
    return view->reading != NULL && (layer == NULL || view->layer != NULL) ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

/* Rows of the kept members only; `place` gives each its new place, or -1. */
static netweave_status induce(const netweave_view *view, const int32_t *place, int64_t members, nw__csr *out) {
    int64_t arcs = view->out.start[view->members];
    int64_t count = 0;
    int32_t *from = nw__allocate((size_t)arcs, sizeof *from);
    int32_t *to = nw__allocate((size_t)arcs, sizeof *to);
    double *weight = view->weighted ? nw__allocate((size_t)arcs, sizeof *weight) : NULL;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (from == NULL || to == NULL || (view->weighted && weight == NULL))
        status = nw__fail_memory();
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++) {
        if (place[i] < 0)
            continue;
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++) {
            if (place[view->out.to[k]] < 0)
                continue;
            from[count] = place[i];
            to[count] = place[view->out.to[k]];
            if (weight != NULL)
                weight[count] = view->out.weight[k];
            count++;
        }
    }
    if (status == NETWEAVE_STATUS_OK)
        status = nw__csr_build(members, count, from, to, weight, out);
    nw__free(from);
    nw__free(to);
    nw__free(weight);
    return status;
}

/* What is known of the kept members. */
static netweave_status carry_members(const netweave_view *view, const int32_t *place, netweave_view *out) {
    size_t members = (size_t)out->members;
    out->unknown = view->unknown;
    out->is_reversed = view->is_reversed;
    out->is_joined = view->is_joined;
    out->roster = nw__allocate(members, sizeof *out->roster);
    out->hub = view->hub != NULL ? nw__allocate(members, 1) : NULL;
    out->respondent = view->respondent != NULL ? nw__allocate(members, 1) : NULL;
    out->description = nw__copy_text(view->description);
    if (out->roster == NULL || (view->hub != NULL && out->hub == NULL) ||
        (view->respondent != NULL && out->respondent == NULL) || out->description == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < view->members; i++) {
        if (place[i] < 0)
            continue;
        out->roster[place[i]] = (int32_t)netweave_view_member(view, i);
        if (out->hub != NULL)
            out->hub[place[i]] = view->hub[i];
        if (out->respondent != NULL)
            out->respondent[place[i]] = view->respondent[i];
    }
    return NETWEAVE_STATUS_OK;
}

netweave_status netweave_view_induced(const netweave_view *view, const unsigned char *keep, netweave_view **out_view) {
    NW_REQUIRE(view, NW_MAGIC_VIEW);
    NW_REQUIRE_POINTER(keep);
    NW_REQUIRE_POINTER(out_view);
    int32_t *place = nw__allocate((size_t)view->members, sizeof *place);
    netweave_view *induced = nw__view_new();
    netweave_status status = place != NULL && induced != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK) {
        for (int32_t i = 0; i < view->members; i++)
            place[i] = keep[i] ? induced->members++ : -1;
        nw__csr arcs;
        induced->network = view->network != NULL ? nw__network_keep(view->network) : NULL;
        induced->wave = view->wave;
        induced->group = view->group;
        status = induce(view, place, induced->members, &arcs);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__view_set_arcs(induced, view->directed, &arcs);
    }
    if (status == NETWEAVE_STATUS_OK)
        status = carry_members(view, place, induced);
    nw__free(place);
    if (status == NETWEAVE_STATUS_OK)
        *out_view = induced;
    else
        netweave_view_free(induced);
    return status;
}

static netweave_status add_members(const netweave_view *view, netweave_builder *builder) {
    netweave_status status = NETWEAVE_STATUS_OK;
    const netweave_network *network = view->network;
    int64_t *rows = nw__allocate((size_t)view->members, sizeof *rows);
    if (rows == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++) {
        const char *id = netweave_view_member_id(view, i);
        char number[32];
        snprintf(number, sizeof number, "%d", i + 1);
        rows[i] = netweave_view_member(view, i);
        status = netweave_builder_add_member(builder, id != NULL ? id : number, NULL);
        if (status == NETWEAVE_STATUS_OK && view->respondent != NULL)
            status = netweave_builder_set_respondent(builder, "", i, view->respondent[i]);
    }
    if (status == NETWEAVE_STATUS_OK && network != NULL)
        status = nw__attributes_copy(&network->roster.attributes, view->members, rows, &builder->roster.attributes);
    nw__free(rows);
    return status;
}

static netweave_status add_ties(const netweave_view *view, netweave_builder *builder) {
    netweave_status status = netweave_builder_set_tie_set(
        builder, "", "", view->directed ? NETWEAVE_DIRECTION_DIRECTED : NETWEAVE_DIRECTION_UNDIRECTED);
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++) {
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1] && status == NETWEAVE_STATUS_OK; k++) {
            int64_t from = i;
            int64_t to = view->out.to[k];
            const double *weight = view->weighted ? &view->out.weight[k] : NULL;
            if (view->directed || from < to)
                status = netweave_builder_add_ties(builder, 1, &from, &to, weight);
        }
    }
    return status;
}

netweave_status netweave_view_network(const netweave_view *view, netweave_network **out_network) {
    NW_REQUIRE(view, NW_MAGIC_VIEW);
    NW_REQUIRE_POINTER(out_network);
    netweave_builder *builder = NULL;
    netweave_status status = netweave_builder_create(&builder);
    if (status == NETWEAVE_STATUS_OK)
        status = add_members(view, builder);
    if (status == NETWEAVE_STATUS_OK)
        status = add_ties(view, builder);
    if (status == NETWEAVE_STATUS_OK && view->network != NULL && *view->network->source != '\0')
        status = netweave_builder_add_source(builder, view->network->source);
    if (status == NETWEAVE_STATUS_OK && *view->description != '\0') {
        nw__text note = {0};
        nw__text_append_format(&note, "Made from a view: %s.", view->description);
        char *sentence = nw__text_take(&note);
        status = sentence != NULL ? netweave_builder_add_note(builder, sentence) : nw__fail_memory();
        nw__free(sentence);
    }
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_builder_finish(builder, out_network);
    netweave_builder_free(builder);
    return status;
}
