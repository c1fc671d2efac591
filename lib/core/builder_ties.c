/* The builder's ties. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/utf8.h"
#include "core/network.h"

#include <math.h>
#include <string.h>

void nw__tie_set_free(nw__tie_set *set) {
    nw__free(set->from);
    nw__free(set->to);
    nw__free(set->weight);
    nw__attributes_free(&set->attributes);
    *set = (nw__tie_set){0};
}

static netweave_status add_tie_set(netweave_builder *builder, int64_t layer, int64_t wave,
                                   netweave_direction direction) {
    if (!nw__grow(&builder->tie_sets, &builder->tie_set_capacity, builder->tie_set_count + 1,
                  sizeof *builder->tie_sets))
        return nw__fail_memory();
    builder->open = (int64_t)builder->tie_set_count++;
    builder->tie_sets[builder->open] = (nw__tie_set){.layer = layer, .wave = wave, .direction = direction};
    return NETWEAVE_STATUS_OK;
}

netweave_status netweave_builder_set_tie_set(netweave_builder *builder, const char *layer, const char *wave,
                                             netweave_direction direction) {
    NW_REQUIRE(builder, NW_MAGIC_BUILDER);
    NW_REQUIRE_POINTER(layer);
    NW_REQUIRE_POINTER(wave);
    if ((int)direction < NETWEAVE_DIRECTION_UNDIRECTED || (int)direction > NETWEAVE_DIRECTION_AUTO)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "%d is not a direction; use a NETWEAVE_DIRECTION_ value",
                        (int)direction);
    if (!nw__utf8_valid(layer, strlen(layer)) || !nw__utf8_valid(wave, strlen(wave)))
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "the layer '%s' or wave '%s' is not UTF-8", layer, wave);
    int64_t layer_place = -1;
    int64_t wave_place = -1;
    netweave_status status = nw__index_add(&builder->layers, layer, strlen(layer), &layer_place);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__builder_add_wave(builder, wave, &wave_place);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    for (size_t k = 0; k < builder->tie_set_count; k++) {
        nw__tie_set *set = &builder->tie_sets[k];
        if (set->layer != layer_place || set->wave != wave_place)
            continue;
        if (set->direction == NETWEAVE_DIRECTION_AUTO)
            set->direction = direction;
        else if (direction != NETWEAVE_DIRECTION_AUTO && direction != set->direction)
            return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                            "layer '%s', wave '%s' was said to be %s before and is %s now; use one direction", layer,
                            wave, set->direction == NETWEAVE_DIRECTION_DIRECTED ? "directed" : "undirected",
                            direction == NETWEAVE_DIRECTION_DIRECTED ? "directed" : "undirected");
        builder->open = (int64_t)k;
        return NETWEAVE_STATUS_OK;
    }
    return add_tie_set(builder, layer_place, wave_place, direction);
}

static netweave_status check_ties(const netweave_builder *builder, int64_t count, const int64_t *from,
                                  const int64_t *to, const double *weight) {
    int64_t members = builder->roster.ids.count;
    for (int64_t k = 0; k < count; k++) {
        if (from[k] < 0 || from[k] >= members || to[k] < 0 || to[k] >= members)
            return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                            "tie %lld goes from %lld to %lld, but members go from 0 to %lld; add the members first",
                            (long long)k, (long long)from[k], (long long)to[k], (long long)members - 1);
        if (weight != NULL && !(weight[k] >= 0 && weight[k] <= 1e300))
            return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                            "the weight of tie %lld (%s to %s) is negative, not a number or infinite; weights are "
                            "numbers from 0 up",
                            (long long)k, nw__index_text(&builder->roster.ids, from[k]),
                            nw__index_text(&builder->roster.ids, to[k]));
    }
    return NETWEAVE_STATUS_OK;
}

/* Room for more ties; from here on adding cannot fail. */
static bool reserve(nw__tie_set *set, int64_t count, bool weighted) {
    size_t needed = (size_t)set->count + (size_t)count;
    bool had = set->weight != NULL;
    if (!nw__grow(&set->from, &set->from_capacity, needed, sizeof *set->from) ||
        !nw__grow(&set->to, &set->to_capacity, needed, sizeof *set->to))
        return false;
    if (!had && !weighted)
        return true;
    if (!nw__grow(&set->weight, &set->weight_capacity, needed, sizeof *set->weight))
        return false;
    for (int64_t k = 0; !had && k < set->count; k++)
        set->weight[k] = 1.0;
    return true;
}

netweave_status netweave_builder_add_ties(netweave_builder *builder, int64_t count, const int64_t *from,
                                          const int64_t *to, const double *weight) {
    NW_REQUIRE(builder, NW_MAGIC_BUILDER);
    if (count < 0)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "%lld ties cannot be added; give a count from 0 up",
                        (long long)count);
    if (count > 0) {
        NW_REQUIRE_POINTER(from);
        NW_REQUIRE_POINTER(to);
    }
    netweave_status status = check_ties(builder, count, from, to, weight);
    if (status == NETWEAVE_STATUS_OK && builder->open < 0)
        status = netweave_builder_set_tie_set(builder, "", "", NETWEAVE_DIRECTION_AUTO);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    nw__tie_set *set = &builder->tie_sets[builder->open];
    if (!reserve(set, count, weight != NULL))
        return nw__fail_memory();
    for (int64_t k = 0; k < count; k++) {
        double strength = weight != NULL ? weight[k] : 1.0;
        if (strength == 0.0) {
            builder->zero_count++;
            continue;
        }
        set->from[set->count] = (int32_t)from[k];
        set->to[set->count] = (int32_t)to[k];
        if (set->weight != NULL)
            set->weight[set->count] = strength;
        set->count++;
    }
    return NETWEAVE_STATUS_OK;
}

static netweave_status set_tie_value(netweave_builder *builder, const char *attribute, const char *text,
                                     double number) {
    netweave_status status = nw__builder_check_name(attribute, "a tie attribute");
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (builder->open < 0 || builder->tie_sets[builder->open].count == 0)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "there is no tie yet to give '%s' to; add the tie first",
                        attribute);
    nw__tie_set *set = &builder->tie_sets[builder->open];
    return nw__attributes_set(&set->attributes, attribute, set->count - 1, text, number);
}

netweave_status netweave_builder_set_tie_text(netweave_builder *builder, const char *attribute, const char *value) {
    NW_REQUIRE(builder, NW_MAGIC_BUILDER);
    netweave_status status = value != NULL ? nw__builder_check_text(value) : NETWEAVE_STATUS_OK;
    return status == NETWEAVE_STATUS_OK ? set_tie_value(builder, attribute, value != NULL ? value : "", NAN) : status;
}

netweave_status netweave_builder_set_tie_number(netweave_builder *builder, const char *attribute, double value) {
    NW_REQUIRE(builder, NW_MAGIC_BUILDER);
    return set_tie_value(builder, attribute, NULL, value);
}
