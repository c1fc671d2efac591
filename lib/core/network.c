/* The network: what a builder's content becomes. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/network.h"

#include "base/memory.h"
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Releases what a network holds; for half-made ones too. */
static void release(netweave_network *network) {
    nw__index_free(&network->roster.ids);
    nw__attributes_free(&network->roster.attributes);
    nw__index_free(&network->layers);
    nw__index_free(&network->waves);
    for (size_t k = 0; k < network->tie_set_count; k++)
        nw__tie_set_free(&network->tie_sets[k]);
    nw__free(network->tie_sets);
    nw__free(network->present);
    nw__free(network->respondent);
    nw__free(network->source);
    nw__free(network->weight_name);
    nw__notes_free(&network->notes);
    network->magic = NW_MAGIC_FREED;
    nw__free(network);
}

void netweave_network_free(netweave_network *network) {
    if (nw__is(network, NW_MAGIC_NETWORK) && atomic_fetch_sub(&network->references, 1) == 1)
        release(network);
}

netweave_network *nw__network_keep(const netweave_network *network) {
    netweave_network *kept = (netweave_network *)network; /* only the count of references changes */
    atomic_fetch_add(&kept->references, 1);
    return kept;
}

__attribute__((format(printf, 2, 3))) static netweave_status note(netweave_network *network, const char *format, ...) {
    char sentence[NW_ERROR_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    return nw__notes_add(&network->notes, sentence);
}

/* " in layer x, wave y", or "": names a tie set in a note only as far as it has names. */
static const char *place_name(const netweave_network *network, const nw__tie_set *set, char *out, size_t size) {
    const char *layer = nw__index_text(&network->layers, set->layer);
    const char *wave = nw__index_text(&network->waves, set->wave);
    bool layered = *layer != '\0';
    bool dated = *wave != '\0';
    snprintf(out, size, "%s%s%s%s", layered ? " in layer " : "", layer,
             dated ? (layered ? ", wave " : " in wave ") : "", wave);
    return out;
}

/* AUTO becomes directed for a layer when any pair of it has ties both ways, in any wave. */
static netweave_status settle_direction(netweave_network *network, const netweave_builder *builder) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t layer = 0; layer < network->layers.count && status == NETWEAVE_STATUS_OK; layer++) {
        bool automatic = false;
        bool directed = false;
        for (size_t k = 0; k < network->tie_set_count; k++) {
            const nw__tie_set *added = &builder->tie_sets[k];
            if (added->layer != layer || added->count == 0)
                continue;
            automatic = automatic || added->direction == NETWEAVE_DIRECTION_AUTO;
            directed = directed || network->tie_sets[k].direction == NETWEAVE_DIRECTION_DIRECTED;
        }
        for (size_t k = 0; k < network->tie_set_count && directed && status == NETWEAVE_STATUS_OK; k++) {
            nw__tie_set *set = &network->tie_sets[k];
            bool other = builder->tie_sets[k].direction == NETWEAVE_DIRECTION_AUTO &&
                         set->direction == NETWEAVE_DIRECTION_UNDIRECTED;
            if (set->layer != layer || !other)
                continue;
            nw__tie_set turned;
            int64_t joined = 0;
            status = nw__tie_set_settle(&builder->tie_sets[k], false, builder, NETWEAVE_DIRECTION_DIRECTED, &turned,
                                        &joined);
            if (status == NETWEAVE_STATUS_OK) {
                nw__tie_set_free(set);
                *set = turned;
            }
        }
        const char *name = nw__index_text(&network->layers, layer);
        if (status == NETWEAVE_STATUS_OK && automatic)
            status =
                note(network,
                     directed ? "Ties%s%s are read as directed, because some pairs name each other; say undirected "
                                "if a tie has no direction."
                              : "Ties%s%s are read as undirected, because no pair names each other; say directed if a "
                                "tie has a direction.",
                     *name != '\0' ? " of layer " : "", name);
    }
    return status;
}

/* `take`: the builder's ties may be used up; with several sets one may be needed again. */
static netweave_status settle_ties(netweave_network *network, const netweave_builder *builder, bool take) {
    network->tie_sets = nw__allocate_zeroed(builder->tie_set_count, sizeof *network->tie_sets);
    if (network->tie_sets == NULL)
        return nw__fail_memory();
    char where[512];
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t k = 0; k < builder->tie_set_count && status == NETWEAVE_STATUS_OK; k++) {
        nw__tie_set *added = &builder->tie_sets[k];
        int64_t joined = 0;
        status = nw__tie_set_settle(added, take && builder->tie_set_count == 1, builder, added->direction,
                                    &network->tie_sets[k], &joined);
        if (status != NETWEAVE_STATUS_OK)
            break;
        network->tie_set_count = k + 1;
        const nw__tie_set *set = &network->tie_sets[k];
        if (joined > 0)
            status = note(network, "%lld %s given more than once%s: %s.", (long long)joined,
                          joined == 1 ? "tie was" : "ties were", place_name(network, set, where, sizeof where),
                          builder->duplicates == NETWEAVE_DUPLICATES_SUM     ? "their weights are added"
                          : builder->duplicates == NETWEAVE_DUPLICATES_FIRST ? "the first is kept"
                                                                             : "the largest is kept");
        if (status == NETWEAVE_STATUS_OK && set->self_count > 0)
            status =
                note(network, "%lld %s%s: kept in the network, ignored by the measures.", (long long)set->self_count,
                     set->self_count == 1 ? "tie of a member with itself" : "ties of members with themselves",
                     place_name(network, set, where, sizeof where));
    }
    if (status == NETWEAVE_STATUS_OK)
        status = settle_direction(network, builder);
    if (status == NETWEAVE_STATUS_OK && builder->zero_count > 0)
        status = note(network, "%lld %s weight 0: read as no tie.", (long long)builder->zero_count,
                      builder->zero_count == 1 ? "tie has" : "ties have");
    return status;
}

static int said_of(const nw__said *said, int64_t member) {
    return (size_t)member < said->filled ? said->values[member] : -1;
}

/* Fills who was present in each wave, by the rule of netweave_builder_set_presence(). */
static void settle_presence(netweave_network *network, const netweave_builder *builder) {
    int64_t members = network->roster.ids.count;
    for (size_t k = 0; k < network->tie_set_count; k++) {
        const nw__tie_set *set = &network->tie_sets[k];
        for (int64_t tie = 0; tie < set->count; tie++) {
            network->present[set->wave * members + set->from[tie]] = 1;
            network->present[set->wave * members + set->to[tie]] = 1;
        }
    }
    for (int64_t wave = 0; wave < network->waves.count; wave++) {
        for (int64_t i = 0; i < members; i++) {
            int said = wave < builder->waves.count ? said_of(&builder->presence[wave], i) : -1;
            unsigned char *present = &network->present[wave * members + i];
            if (said >= 0)
                *present = said != 0;
            else if (said_of(&builder->everywhere, i) != 0)
                *present = 1;
        }
    }
}

/* What was said of a member in a wave holds before what was said of it in all waves. */
static bool has_answered(const netweave_builder *builder, int64_t wave, int64_t member) {
    int said = wave < builder->waves.count ? said_of(&builder->respondents[wave], member) : -1;
    return said >= 0 ? said != 0 : said_of(&builder->answered, member) != 0;
}

static netweave_status settle_respondents(netweave_network *network, const netweave_builder *builder) {
    int64_t members = network->roster.ids.count;
    bool known = builder->answered.filled > 0;
    for (int64_t wave = 0; wave < builder->waves.count; wave++)
        known = known || builder->respondents[wave].filled > 0;
    if (!known)
        return NETWEAVE_STATUS_OK;
    network->respondent = nw__allocate((size_t)(network->waves.count * members), 1);
    if (network->respondent == NULL)
        return nw__fail_memory();
    for (int64_t wave = 0; wave < network->waves.count; wave++)
        for (int64_t i = 0; i < members; i++)
            network->respondent[wave * members + i] = has_answered(builder, wave, i);
    return NETWEAVE_STATUS_OK;
}

static netweave_status copy_names(netweave_network *network, const netweave_builder *builder) {
    int64_t place;
    netweave_status status =
        nw__attributes_copy(&builder->roster.attributes, builder->roster.ids.count, NULL, &network->roster.attributes);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__index_copy(&builder->layers, &network->layers);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__index_copy(&builder->waves, &network->waves);
    if (status == NETWEAVE_STATUS_OK && network->layers.count == 0)
        status = nw__index_add(&network->layers, "", 0, &place);
    if (status == NETWEAVE_STATUS_OK && network->waves.count == 0)
        status = nw__index_add(&network->waves, "", 0, &place);
    for (size_t k = 0; k < builder->notes.count && status == NETWEAVE_STATUS_OK; k++)
        status = nw__notes_add(&network->notes, builder->notes.items[k]);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    network->source = nw__copy_text(builder->source != NULL ? builder->source : "");
    return network->source != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

/* Ties carry weights when any was given one, or gained one because it was given more than once. */
static netweave_status name_weight(netweave_network *network, const netweave_builder *builder) {
    bool weighted = false;
    for (size_t k = 0; k < network->tie_set_count; k++)
        weighted = weighted || network->tie_sets[k].weight != NULL;
    const char *weight = builder->weight_name != NULL ? builder->weight_name : "weight";
    network->weight_name = nw__copy_text(weighted ? weight : "");
    return network->weight_name != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

/* Makes the network; the ids are the builder's until they are copied or taken at the end. */
static netweave_status fill(netweave_network *network, netweave_builder *builder, bool take) {
    size_t cells;
    netweave_status status = copy_names(network, builder);
    if (status == NETWEAVE_STATUS_OK)
        status = settle_ties(network, builder, take);
    if (status == NETWEAVE_STATUS_OK)
        status = name_weight(network, builder);
    if (status == NETWEAVE_STATUS_OK && !take)
        status = nw__index_copy(&builder->roster.ids, &network->roster.ids);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (take) {
        network->roster.ids = builder->roster.ids;
        builder->roster.ids = (nw__index){0};
    }
    status = nw__index_fit(&network->roster.ids);
    if (nw__multiply((size_t)network->waves.count, (size_t)network->roster.ids.count, &cells))
        network->present = nw__allocate_zeroed(cells, 1);
    if (status == NETWEAVE_STATUS_OK && network->present == NULL)
        status = nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = settle_respondents(network, builder);
    if (status == NETWEAVE_STATUS_OK)
        settle_presence(network, builder);
    return status;
}

static netweave_status finish(netweave_builder *builder, bool take, netweave_network **out_network) {
    netweave_network *network = nw__allocate_zeroed(1, sizeof *network);
    if (network == NULL)
        return nw__fail_memory();
    network->magic = NW_MAGIC_NETWORK;
    network->roster.magic = NW_MAGIC_ROSTER;
    atomic_init(&network->references, 1);
    netweave_status status = fill(network, builder, take);
    if (status == NETWEAVE_STATUS_OK)
        *out_network = network;
    else
        release(network);
    return status;
}

netweave_status netweave_builder_finish(const netweave_builder *builder, netweave_network **out_network) {
    NW_REQUIRE(builder, NW_MAGIC_BUILDER);
    NW_REQUIRE_POINTER(out_network);
    return finish((netweave_builder *)builder, false, out_network); /* which changes nothing in it */
}

netweave_status nw__builder_finish_taking(netweave_builder *builder, netweave_network **out_network) {
    return finish(builder, true, out_network);
}

const nw__tie_set *nw__network_tie_set(const netweave_network *network, int64_t layer, int64_t wave) {
    for (size_t k = 0; k < network->tie_set_count; k++)
        if (network->tie_sets[k].layer == layer && network->tie_sets[k].wave == wave)
            return &network->tie_sets[k];
    return NULL;
}

const netweave_roster *netweave_network_roster(const netweave_network *network) {
    return nw__is(network, NW_MAGIC_NETWORK) ? &network->roster : NULL;
}

const char *netweave_network_source(const netweave_network *network) {
    return nw__is(network, NW_MAGIC_NETWORK) ? network->source : "";
}

int64_t netweave_network_layer_count(const netweave_network *network) {
    return nw__is(network, NW_MAGIC_NETWORK) ? network->layers.count : 0;
}

const char *netweave_network_layer(const netweave_network *network, int64_t layer) {
    bool there = layer >= 0 && layer < netweave_network_layer_count(network);
    return there ? nw__index_text(&network->layers, layer) : NULL;
}

int64_t netweave_network_wave_count(const netweave_network *network) {
    return nw__is(network, NW_MAGIC_NETWORK) ? network->waves.count : 0;
}

const char *netweave_network_wave(const netweave_network *network, int64_t wave) {
    bool there = wave >= 0 && wave < netweave_network_wave_count(network);
    return there ? nw__index_text(&network->waves, wave) : NULL;
}

int64_t netweave_network_tie_count(const netweave_network *network, int64_t layer, int64_t wave) {
    if (!nw__is(network, NW_MAGIC_NETWORK))
        return 0;
    const nw__tie_set *set = nw__network_tie_set(network, layer, wave);
    return set != NULL ? set->count - set->self_count : 0;
}

int netweave_network_directed(const netweave_network *network, int64_t layer, int64_t wave) {
    if (!nw__is(network, NW_MAGIC_NETWORK))
        return 0;
    const nw__tie_set *set = nw__network_tie_set(network, layer, wave);
    return set != NULL && set->direction == NETWEAVE_DIRECTION_DIRECTED;
}

const char *netweave_network_weight(const netweave_network *network) {
    return nw__is(network, NW_MAGIC_NETWORK) ? network->weight_name : "";
}

static bool has_cell(const netweave_network *network, int64_t wave, int64_t member) {
    return wave >= 0 && wave < netweave_network_wave_count(network) && member >= 0 &&
           member < network->roster.ids.count;
}

int netweave_network_present(const netweave_network *network, int64_t wave, int64_t member) {
    return has_cell(network, wave, member) && network->present[wave * network->roster.ids.count + member];
}

int netweave_network_respondent(const netweave_network *network, int64_t wave, int64_t member) {
    if (!has_cell(network, wave, member))
        return 0;
    return network->respondent == NULL || network->respondent[wave * network->roster.ids.count + member];
}

int64_t netweave_network_note_count(const netweave_network *network) {
    return nw__is(network, NW_MAGIC_NETWORK) ? (int64_t)network->notes.count : 0;
}

const char *netweave_network_note(const netweave_network *network, int64_t place) {
    return place >= 0 && place < netweave_network_note_count(network) ? network->notes.items[place] : NULL;
}
