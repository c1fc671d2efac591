/* Networks made by a model: from a spec to a network. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/generate.h"

#include "base/memory.h"

#include <stdio.h>
#include <string.h>

const nw__generator *const nw__generators[] = {&nw__generate_star,
                                               &nw__generate_stars,
                                               &nw__generate_core_periphery,
                                               &nw__generate_ring,
                                               &nw__generate_path,
                                               &nw__generate_complete,
                                               &nw__generate_erdos_renyi,
                                               &nw__generate_watts_strogatz,
                                               &nw__generate_barabasi_albert,
                                               &nw__generate_stochastic_blocks,
                                               &nw__generate_caves,
                                               NULL};

static netweave_status find_generator(const char *name, size_t length, const nw__generator **out) {
    enum { COUNT = sizeof nw__generators / sizeof nw__generators[0] - 1 };
    const char *names[COUNT];
    char asked[64];
    for (size_t k = 0; k < COUNT; k++) {
        names[k] = nw__generators[k]->name;
        if (strlen(names[k]) == length && memcmp(names[k], name, length) == 0) {
            *out = nw__generators[k];
            return NETWEAVE_STATUS_OK;
        }
    }
    snprintf(asked, sizeof asked, "%.*s", (int)(length < sizeof asked ? length : sizeof asked - 1), name);
    const char *nearest = nw__text_nearest(asked, names, COUNT);
    if (nearest != NULL)
        return nw__fail(NETWEAVE_STATUS_NOT_FOUND, "there is no model '%s'; did you mean '%s'?", asked, nearest);
    nw__text list = {0};
    for (size_t k = 0; k < COUNT; k++)
        nw__text_append_format(&list, "%s%s", k > 0 ? ", " : "", names[k]);
    netweave_status status = nw__fail(NETWEAVE_STATUS_NOT_FOUND, "there is no model '%s'; there are %s", asked,
                                      list.bytes != NULL ? list.bytes : "others");
    nw__text_free(&list);
    return status;
}

static netweave_status add_members(const nw__draft *draft, netweave_builder *builder) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t i = 0; i < draft->members && status == NETWEAVE_STATUS_OK; i++) {
        char id[24];
        snprintf(id, sizeof id, "%lld", (long long)i + 1);
        status = netweave_builder_add_member(builder, id, NULL);
        if (status == NETWEAVE_STATUS_OK && i % 4096 == 0)
            status = nw__run_check(draft->run, 1, "members");
    }
    for (size_t k = 0; k < draft->label_count; k++) {
        const nw__draft_label *label = &draft->labels[k];
        for (int64_t i = label->first; i < label->last && status == NETWEAVE_STATUS_OK; i++)
            status = netweave_builder_set_text(builder, i, label->attribute, label->text);
    }
    return status;
}

/* Says which model, with all parameters, and which seed. */
static netweave_status add_origin(const nw__draft *draft, const char *name, netweave_builder *builder) {
    nw__text parameters = {0};
    nw__text source = {0};
    nw__text note = {0};
    nw__options_spell(draft->options, true, &parameters);
    nw__text_append_format(&source, "%s:%s", name, parameters.bytes != NULL ? parameters.bytes : "");
    nw__text_append_format(&note, "Made by the model '%s' with seed %llu.", source.bytes != NULL ? source.bytes : name,
                           (unsigned long long)netweave_run_seed(draft->run));
    netweave_status status = NETWEAVE_STATUS_OK;
    if (parameters.failed || source.failed || note.failed)
        status = nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_builder_add_source(builder, source.bytes);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_builder_add_note(builder, note.bytes);
    nw__text_free(&parameters);
    nw__text_free(&source);
    nw__text_free(&note);
    return status;
}

static netweave_status finish(const nw__draft *draft, const char *name, netweave_network **out_network) {
    netweave_builder *builder = NULL;
    netweave_status status = netweave_builder_create(&builder);
    if (status == NETWEAVE_STATUS_OK)
        status = add_members(draft, builder);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_builder_set_tie_set(builder, "", "", NETWEAVE_DIRECTION_UNDIRECTED);
    if (status == NETWEAVE_STATUS_OK && draft->tie_count > 0)
        status = netweave_builder_add_ties(builder, draft->tie_count, draft->from, draft->to, NULL);
    if (status == NETWEAVE_STATUS_OK)
        status = add_origin(draft, name, builder);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__run_check(draft->run, 1, "ties");
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_builder_finish(builder, out_network);
    netweave_builder_free(builder);
    return status;
}

netweave_status netweave_network_generate(const char *spec, netweave_run *run, netweave_network **out_network) {
    NW_REQUIRE_POINTER(spec);
    NW_REQUIRE_POINTER(out_network);
    if (run != NULL)
        NW_REQUIRE(run, NW_MAGIC_RUN);
    const nw__generator *generator;
    nw__options options;
    char what[64];
    size_t length = strcspn(spec, ":");
    netweave_status status = find_generator(spec, length, &generator);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    snprintf(what, sizeof what, "model '%s'", generator->name);
    status = nw__options_parse(spec[length] == ':' ? spec + length + 1 : "", what, generator->parameters,
                               generator->parameter_count, &options);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    nw__draft draft = {.options = &options, .run = run, .random = nw__random_stream(netweave_run_seed(run), 0)};
    status = generator->run(&draft);
    if (status == NETWEAVE_STATUS_OK)
        status = finish(&draft, generator->name, out_network);
    nw__free(draft.from);
    nw__free(draft.to);
    nw__free(draft.labels);
    nw__options_free(&options);
    return status;
}
