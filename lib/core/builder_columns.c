/* The builder's calls for many members, ties and values at once. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/utf8.h"
#include "core/network.h"

#include <string.h>

/* Tells the first text that is not UTF-8, or empty where that is not allowed. */
static netweave_status check_texts(int64_t count, const char *texts, bool empty_allowed) {
    for (int64_t k = 0; k < count; k++) {
        size_t length = strlen(texts);
        if (length == 0 && !empty_allowed)
            return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                            "the id of member %lld of those to be added is empty; give every member a name",
                            (long long)k);
        if (!nw__utf8_valid(texts, length))
            return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "text %lld, '%s', is not UTF-8; encode it so",
                            (long long)k, texts);
        texts += length + 1;
    }
    return NETWEAVE_STATUS_OK;
}

static netweave_status check_count(int64_t count, const void *values) {
    if (count < 0)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "a count of %lld is not possible; give a count from 0 up",
                        (long long)count);
    if (count > 0)
        NW_REQUIRE_POINTER(values);
    return NETWEAVE_STATUS_OK;
}

/* Calls for the memory of the next ids. */
static void warm_ids(const nw__index *index, int64_t left, const char *ids) {
    const char *texts[NW_INDEX_WARM];
    size_t lengths[NW_INDEX_WARM];
    size_t count = 0;
    for (; count < NW_INDEX_WARM && (int64_t)count < left; count++) {
        texts[count] = ids;
        lengths[count] = strlen(ids);
        ids += lengths[count] + 1;
    }
    nw__index_warm(index, count, texts, lengths);
}

netweave_status netweave_builder_add_members(netweave_builder *builder, int64_t count, const char *ids,
                                             int64_t *out_members) {
    NW_REQUIRE(builder, NW_MAGIC_BUILDER);
    netweave_status status = check_count(count, ids);
    if (status == NETWEAVE_STATUS_OK)
        status = check_texts(count, ids, false);
    nw__index *index = &builder->roster.ids;
    int64_t before = index->count;
    int64_t *members = status == NETWEAVE_STATUS_OK ? nw__allocate((size_t)count, sizeof *members) : NULL;
    if (status == NETWEAVE_STATUS_OK && members == NULL)
        status = nw__fail_memory();
    for (int64_t k = 0; k < count && status == NETWEAVE_STATUS_OK; k++) {
        size_t length = strlen(ids);
        if (k % NW_INDEX_WARM == 0)
            warm_ids(index, count - k, ids);
        status = nw__index_add(index, ids, length, &members[k]);
        if (status == NETWEAVE_STATUS_OK && index->count > NW_MEMBER_LIMIT)
            status = nw__fail(NETWEAVE_STATUS_LIMIT, "more than %d members; split the network", NW_MEMBER_LIMIT);
        ids += length + 1;
    }
    if (status != NETWEAVE_STATUS_OK)
        nw__index_cut(index, before);
    else if (out_members != NULL && count > 0)
        memcpy(out_members, members, (size_t)count * sizeof *members);
    nw__free(members);
    return status;
}

/* Sets a column of the members. */
static netweave_status set_members(netweave_builder *builder, const char *attribute, const nw__values *column) {
    int64_t members = builder->roster.ids.count;
    netweave_status status = nw__builder_check_name(attribute, "an attribute");
    if (status == NETWEAVE_STATUS_OK && column->rows == NULL && column->count > members)
        status = nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                          "%lld values of '%s' are given for %lld members; add the members first",
                          (long long)column->count, attribute, (long long)members);
    for (int64_t k = 0; column->rows != NULL && k < column->count && status == NETWEAVE_STATUS_OK; k++)
        if (column->rows[k] < 0 || column->rows[k] >= members)
            status = nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                              "value %lld of '%s' is for member %lld, but members go from 0 to %lld", (long long)k,
                              attribute, (long long)column->rows[k], (long long)members - 1);
    if (status == NETWEAVE_STATUS_OK && column->count > 0)
        status = nw__attributes_set_column(&builder->roster.attributes, attribute, column);
    return status;
}

netweave_status netweave_builder_set_texts(netweave_builder *builder, const char *attribute, int64_t count,
                                           const int64_t *members, const char *values) {
    NW_REQUIRE(builder, NW_MAGIC_BUILDER);
    netweave_status status = check_count(count, values);
    if (status == NETWEAVE_STATUS_OK)
        status = check_texts(count, values, true);
    nw__values column = {.count = count, .rows = members, .texts = values};
    return status == NETWEAVE_STATUS_OK ? set_members(builder, attribute, &column) : status;
}

netweave_status netweave_builder_set_numbers(netweave_builder *builder, const char *attribute, int64_t count,
                                             const int64_t *members, const double *values) {
    NW_REQUIRE(builder, NW_MAGIC_BUILDER);
    netweave_status status = check_count(count, values);
    nw__values column = {.count = count, .rows = members, .numbers = values};
    return status == NETWEAVE_STATUS_OK ? set_members(builder, attribute, &column) : status;
}

/* Sets a column of the ties added last. */
static netweave_status set_ties(netweave_builder *builder, const char *attribute, nw__values *column) {
    nw__tie_set *set = builder->open >= 0 ? &builder->tie_sets[builder->open] : NULL;
    int64_t ties = set != NULL ? set->count : 0;
    netweave_status status = nw__builder_check_name(attribute, "a tie attribute");
    if (status == NETWEAVE_STATUS_OK && column->count > ties)
        status = nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                          "%lld values of '%s' are given for %lld ties; add the ties first (a tie of weight 0 is none)",
                          (long long)column->count, attribute, (long long)ties);
    if (status != NETWEAVE_STATUS_OK || column->count == 0)
        return status;
    column->first = ties - column->count;
    return nw__attributes_set_column(&set->attributes, attribute, column);
}

netweave_status netweave_builder_set_tie_texts(netweave_builder *builder, const char *attribute, int64_t count,
                                               const char *values) {
    NW_REQUIRE(builder, NW_MAGIC_BUILDER);
    netweave_status status = check_count(count, values);
    if (status == NETWEAVE_STATUS_OK)
        status = check_texts(count, values, true);
    nw__values column = {.count = count, .texts = values};
    return status == NETWEAVE_STATUS_OK ? set_ties(builder, attribute, &column) : status;
}

netweave_status netweave_builder_set_tie_numbers(netweave_builder *builder, const char *attribute, int64_t count,
                                                 const double *values) {
    NW_REQUIRE(builder, NW_MAGIC_BUILDER);
    netweave_status status = check_count(count, values);
    nw__values column = {.count = count, .numbers = values};
    return status == NETWEAVE_STATUS_OK ? set_ties(builder, attribute, &column) : status;
}
