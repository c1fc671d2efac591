/* One builder's content into another. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/network.h"

#include <string.h>

/* Swaps what two builders hold. */
static void swap(netweave_builder *a, netweave_builder *b) {
    netweave_builder held = *a;
    *a = *b;
    *b = held;
}

static netweave_status copy_attributes(const nw__attributes *source, const int64_t *place, nw__attributes *target) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t k = 0; k < source->count; k++) {
        const nw__attribute *attribute = &source->items[k];
        for (size_t i = 0; i < attribute->filled && status == NETWEAVE_STATUS_OK; i++) {
            double number = attribute->numbers[i];
            if (number != number)
                continue;
            status = nw__attributes_set(target, attribute->name, place[i], nw__attribute_text(attribute, (int64_t)i),
                                        number);
        }
        nw__attribute *copy = nw__attributes_find(target, attribute->name);
        if (copy != NULL && attribute->kind == NETWEAVE_ATTRIBUTE_LEVEL &&
            copy->values.count == attribute->values.count)
            copy->kind = NETWEAVE_ATTRIBUTE_LEVEL;
    }
    return status;
}

/* Levels keep their order only if the target starts with them: set all texts in order first. */
static netweave_status copy_levels(const nw__attributes *source, nw__attributes *target) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t k = 0; k < source->count && status == NETWEAVE_STATUS_OK; k++) {
        const nw__attribute *attribute = &source->items[k];
        if (attribute->kind != NETWEAVE_ATTRIBUTE_LEVEL || nw__attributes_find(target, attribute->name) != NULL)
            continue;
        for (int64_t v = 0; v < attribute->values.count && status == NETWEAVE_STATUS_OK; v++)
            status = nw__attributes_set(target, attribute->name, 0, nw__index_text(&attribute->values, v), 0);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__attributes_set(target, attribute->name, 0, "", 0);
    }
    return status;
}

static netweave_status copy_ties(const nw__tie_set *set, const netweave_builder *source, const int64_t *place,
                                 netweave_builder *target) {
    netweave_status status = netweave_builder_set_tie_set(target, nw__index_text(&source->layers, set->layer),
                                                          nw__index_text(&source->waves, set->wave), set->direction);
    int64_t first = status == NETWEAVE_STATUS_OK ? target->tie_sets[target->open].count : 0;
    for (int64_t k = 0; k < set->count && status == NETWEAVE_STATUS_OK; k++) {
        int64_t from = place[set->from[k]];
        int64_t to = place[set->to[k]];
        status = netweave_builder_add_ties(target, 1, &from, &to, set->weight != NULL ? &set->weight[k] : NULL);
    }
    for (size_t a = 0; a < set->attributes.count; a++) {
        const nw__attribute *attribute = &set->attributes.items[a];
        for (size_t k = 0; k < attribute->filled && status == NETWEAVE_STATUS_OK; k++)
            if (attribute->numbers[k] == attribute->numbers[k])
                status =
                    nw__attributes_set(&target->tie_sets[target->open].attributes, attribute->name, first + (int64_t)k,
                                       nw__attribute_text(attribute, (int64_t)k), attribute->numbers[k]);
    }
    return status;
}

/* What was said of who was there and who answered. */
static netweave_status copy_said(const netweave_builder *source, const int64_t *place, int64_t known,
                                 netweave_builder *target) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t wave = 0; wave < source->waves.count; wave++) {
        const char *name = nw__index_text(&source->waves, wave);
        int64_t added;
        status = nw__builder_add_wave(target, name, &added);
        for (size_t i = 0; i < source->presence[wave].filled && status == NETWEAVE_STATUS_OK; i++) {
            bool free_of_waves = place[i] < known && ((size_t)place[i] >= target->everywhere.filled ||
                                                      target->everywhere.values[place[i]] < 0);
            int value = source->presence[wave].values[i];
            if (value >= 0)
                status = netweave_builder_set_presence(target, name, place[i], value);
            if (status == NETWEAVE_STATUS_OK && value > 0 && free_of_waves)
                status = netweave_builder_set_presence(target, NULL, place[i], 1);
        }
        for (size_t i = 0; i < source->respondents[wave].filled && status == NETWEAVE_STATUS_OK; i++)
            if (source->respondents[wave].values[i] >= 0)
                status = netweave_builder_set_respondent(target, name, place[i], source->respondents[wave].values[i]);
        if (status != NETWEAVE_STATUS_OK)
            return status;
    }
    for (size_t i = 0; i < source->answered.filled && status == NETWEAVE_STATUS_OK; i++)
        if (source->answered.values[i] >= 0)
            status = netweave_builder_set_respondent(target, NULL, place[i], source->answered.values[i]);
    for (size_t i = 0; i < source->everywhere.filled && status == NETWEAVE_STATUS_OK; i++)
        if (source->everywhere.values[i] > 0)
            status = netweave_builder_set_presence(target, NULL, place[i], 1);
    return status;
}

static netweave_status add_all(const netweave_builder *source, netweave_builder *target) {
    int64_t known = target->roster.ids.count;
    int64_t *place = nw__allocate((size_t)source->roster.ids.count, sizeof *place);
    netweave_status status = place != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    for (int64_t i = 0; i < source->roster.ids.count && status == NETWEAVE_STATUS_OK; i++)
        status = netweave_builder_add_member(target, nw__index_text(&source->roster.ids, i), &place[i]);
    if (status == NETWEAVE_STATUS_OK)
        status = copy_levels(&source->roster.attributes, &target->roster.attributes);
    if (status == NETWEAVE_STATUS_OK)
        status = copy_attributes(&source->roster.attributes, place, &target->roster.attributes);
    for (size_t k = 0; k < source->tie_set_count && status == NETWEAVE_STATUS_OK; k++)
        status = copy_ties(&source->tie_sets[k], source, place, target);
    if (status == NETWEAVE_STATUS_OK)
        status = copy_said(source, place, known, target);
    for (size_t k = 0; k < source->notes.count && status == NETWEAVE_STATUS_OK; k++)
        status = nw__notes_add(&target->notes, source->notes.items[k]);
    if (status == NETWEAVE_STATUS_OK && source->source != NULL)
        status = netweave_builder_add_source(target, source->source);
    if (status == NETWEAVE_STATUS_OK && source->weight_name != NULL && target->weight_name == NULL)
        status = netweave_builder_set_weight_name(target, source->weight_name);
    target->zero_count += source->zero_count;
    nw__free(place);
    return status;
}

netweave_status nw__builder_copy(const netweave_builder *source, netweave_builder **out_builder) {
    netweave_builder *copy = NULL;
    netweave_status status = netweave_builder_create(&copy);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    copy->duplicates = source->duplicates;
    status = add_all(source, copy);
    if (status == NETWEAVE_STATUS_OK)
        *out_builder = copy;
    else
        netweave_builder_free(copy);
    return status;
}

netweave_status nw__builder_merge(netweave_builder *target, netweave_builder *source) {
    netweave_duplicates duplicates = target->duplicates;
    if (target->roster.ids.count == 0 && target->waves.count == 0 && target->layers.count == 0 &&
        target->notes.count == 0) {
        swap(target, source);
        target->duplicates = duplicates;
        return NETWEAVE_STATUS_OK;
    }
    netweave_builder *joined = NULL;
    netweave_status status = nw__builder_copy(target, &joined);
    if (status == NETWEAVE_STATUS_OK)
        status = add_all(source, joined);
    if (status == NETWEAVE_STATUS_OK)
        swap(target, joined);
    netweave_builder_free(joined);
    return status;
}
