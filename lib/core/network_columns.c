/* The columns of a network, not copied: ids, attributes, ties, who was present and who answered.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/network.h"

const char *netweave_roster_ids(const netweave_roster *roster, size_t *out_length) {
    if (!nw__is(roster, NW_MAGIC_ROSTER))
        return NULL;
    if (out_length != NULL)
        *out_length = roster->ids.bytes_used;
    return roster->ids.bytes;
}

const double *netweave_roster_numbers(const netweave_roster *roster, int64_t attribute) {
    bool there = attribute >= 0 && attribute < netweave_roster_attribute_count(roster);
    return there ? roster->attributes.items[attribute].numbers : NULL;
}

/* The mask of one wave among those of all, or NULL. */
static const unsigned char *mask_of(const netweave_network *network, const unsigned char *masks, int64_t wave) {
    bool there = wave >= 0 && wave < network->waves.count && masks != NULL;
    return there ? masks + wave * network->roster.ids.count : NULL;
}

const unsigned char *netweave_network_presence(const netweave_network *network, int64_t wave) {
    return nw__is(network, NW_MAGIC_NETWORK) ? mask_of(network, network->present, wave) : NULL;
}

const unsigned char *netweave_network_respondents(const netweave_network *network, int64_t wave) {
    return nw__is(network, NW_MAGIC_NETWORK) ? mask_of(network, network->respondent, wave) : NULL;
}

netweave_status netweave_network_ties(const netweave_network *network, int64_t layer, int64_t wave, int64_t *out_count,
                                      const int32_t **out_from, const int32_t **out_to, const double **out_weight) {
    NW_REQUIRE(network, NW_MAGIC_NETWORK);
    const nw__tie_set *set = nw__network_tie_set(network, layer, wave);
    if (set == NULL)
        return nw__fail(NETWEAVE_STATUS_NOT_FOUND,
                        "layer %lld has no ties in wave %lld; ask netweave_network_has_ties() first", (long long)layer,
                        (long long)wave);
    if (out_count != NULL)
        *out_count = set->count;
    if (out_from != NULL)
        *out_from = set->from;
    if (out_to != NULL)
        *out_to = set->to;
    if (out_weight != NULL)
        *out_weight = set->weight;
    return NETWEAVE_STATUS_OK;
}

int netweave_network_has_ties(const netweave_network *network, int64_t layer, int64_t wave) {
    return nw__is(network, NW_MAGIC_NETWORK) && nw__network_tie_set(network, layer, wave) != NULL;
}

/* An attribute of the ties of a layer and wave, or NULL. */
static const nw__attribute *tie_attribute(const netweave_network *network, int64_t layer, int64_t wave,
                                          int64_t attribute) {
    bool there = attribute >= 0 && attribute < netweave_network_tie_attribute_count(network, layer, wave);
    return there ? &nw__network_tie_set(network, layer, wave)->attributes.items[attribute] : NULL;
}

int64_t netweave_network_tie_attribute_count(const netweave_network *network, int64_t layer, int64_t wave) {
    if (netweave_network_has_ties(network, layer, wave) == 0)
        return 0;
    return (int64_t)nw__network_tie_set(network, layer, wave)->attributes.count;
}

const char *netweave_network_tie_attribute_name(const netweave_network *network, int64_t layer, int64_t wave,
                                                int64_t attribute) {
    const nw__attribute *found = tie_attribute(network, layer, wave, attribute);
    return found != NULL ? found->name : NULL;
}

netweave_attribute_kind netweave_network_tie_attribute_kind(const netweave_network *network, int64_t layer,
                                                            int64_t wave, int64_t attribute) {
    const nw__attribute *found = tie_attribute(network, layer, wave, attribute);
    return found != NULL ? found->kind : NETWEAVE_ATTRIBUTE_TEXT;
}

const double *netweave_network_tie_numbers(const netweave_network *network, int64_t layer, int64_t wave,
                                           int64_t attribute) {
    const nw__attribute *found = tie_attribute(network, layer, wave, attribute);
    return found != NULL ? found->numbers : NULL;
}

int64_t netweave_network_tie_value_count(const netweave_network *network, int64_t layer, int64_t wave,
                                         int64_t attribute) {
    const nw__attribute *found = tie_attribute(network, layer, wave, attribute);
    return found != NULL ? found->values.count : 0;
}

const char *netweave_network_tie_value(const netweave_network *network, int64_t layer, int64_t wave, int64_t attribute,
                                       int64_t value) {
    const nw__attribute *found = tie_attribute(network, layer, wave, attribute);
    bool there = found != NULL && value >= 0 && value < found->values.count;
    return there ? nw__index_text(&found->values, value) : NULL;
}
