/* The builder: the only mutable object. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "core/network.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

netweave_status nw__notes_add(nw__notes *notes, const char *note) {
    for (size_t k = 0; k < notes->count; k++)
        if (strcmp(notes->items[k], note) == 0)
            return NETWEAVE_STATUS_OK;
    char *copy = nw__copy_text(note);
    if (copy == NULL || !nw__grow(&notes->items, &notes->capacity, notes->count + 1, sizeof *notes->items)) {
        nw__free(copy);
        return nw__fail_memory();
    }
    notes->items[notes->count++] = copy;
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__notes_say(nw__notes *notes, const char *format, ...) {
    char sentence[NW_ERROR_SIZE];
    char clean[NW_ERROR_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    nw__utf8_escape(sentence, strlen(sentence), clean, sizeof clean);
    return nw__notes_add(notes, clean);
}

void nw__notes_free(nw__notes *notes) {
    for (size_t k = 0; k < notes->count; k++)
        nw__free(notes->items[k]);
    nw__free(notes->items);
    *notes = (nw__notes){0};
}

netweave_status netweave_builder_create(netweave_builder **out_builder) {
    NW_REQUIRE_POINTER(out_builder);
    netweave_builder *builder = nw__allocate_zeroed(1, sizeof *builder);
    if (builder == NULL)
        return nw__fail_memory();
    builder->magic = NW_MAGIC_BUILDER;
    builder->roster.magic = NW_MAGIC_ROSTER;
    builder->open = -1;
    *out_builder = builder;
    return NETWEAVE_STATUS_OK;
}

/* Gives up what a builder holds, and leaves it empty. */
static void clear(netweave_builder *builder) {
    nw__index_free(&builder->roster.ids);
    nw__attributes_free(&builder->roster.attributes);
    nw__free(builder->everywhere.values);
    nw__free(builder->answered.values);
    for (int64_t wave = 0; wave < builder->waves.count; wave++) {
        if (builder->presence != NULL)
            nw__free(builder->presence[wave].values);
        if (builder->respondents != NULL)
            nw__free(builder->respondents[wave].values);
    }
    nw__free(builder->presence);
    nw__free(builder->respondents);
    nw__index_free(&builder->layers);
    nw__index_free(&builder->waves);
    for (size_t k = 0; k < builder->tie_set_count; k++)
        nw__tie_set_free(&builder->tie_sets[k]);
    nw__free(builder->tie_sets);
    nw__free(builder->source);
    nw__free(builder->weight_name);
    nw__notes_free(&builder->notes);
    *builder = (netweave_builder){.magic = NW_MAGIC_BUILDER, .open = -1, .duplicates = builder->duplicates};
    builder->roster.magic = NW_MAGIC_ROSTER;
}

void netweave_builder_free(netweave_builder *builder) {
    if (!nw__is(builder, NW_MAGIC_BUILDER))
        return;
    clear(builder);
    builder->magic = NW_MAGIC_FREED;
    nw__free(builder);
}

netweave_status netweave_builder_add_member(netweave_builder *builder, const char *id, int64_t *out_member) {
    NW_REQUIRE(builder, NW_MAGIC_BUILDER);
    NW_REQUIRE_POINTER(id);
    size_t length = strlen(id);
    if (length == 0)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "a member's id is empty; give every member a name");
    if (!nw__utf8_valid(id, length))
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "the member id '%s' is not UTF-8; save the file as UTF-8",
                        id);
    if (builder->roster.ids.count >= NW_MEMBER_LIMIT)
        return nw__fail(NETWEAVE_STATUS_LIMIT, "more than %d members; split the network", NW_MEMBER_LIMIT);
    int64_t member;
    netweave_status status = nw__index_add(&builder->roster.ids, id, length, &member);
    if (status == NETWEAVE_STATUS_OK && out_member != NULL)
        *out_member = member;
    return status;
}

static netweave_status check_member(const netweave_builder *builder, int64_t member) {
    if (member >= 0 && member < builder->roster.ids.count)
        return NETWEAVE_STATUS_OK;
    return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "there is no member %lld; places go from 0 to %lld",
                    (long long)member, (long long)builder->roster.ids.count - 1);
}

netweave_status nw__builder_check_name(const char *name, const char *what) {
    NW_REQUIRE_POINTER(name);
    if (*name == '\0' || !nw__utf8_valid(name, strlen(name)))
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "the name of %s is empty or not UTF-8; give it a name", what);
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__builder_check_text(const char *value) {
    if (nw__utf8_valid(value, strlen(value)))
        return NETWEAVE_STATUS_OK;
    return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "the value '%s' is not UTF-8; save the file as UTF-8", value);
}

netweave_status netweave_builder_set_text(netweave_builder *builder, int64_t member, const char *attribute,
                                          const char *value) {
    NW_REQUIRE(builder, NW_MAGIC_BUILDER);
    netweave_status status = check_member(builder, member);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__builder_check_name(attribute, "an attribute");
    if (status == NETWEAVE_STATUS_OK && value != NULL)
        status = nw__builder_check_text(value);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__attributes_set(&builder->roster.attributes, attribute, member, value != NULL ? value : "", NAN);
    return status;
}

netweave_status netweave_builder_set_number(netweave_builder *builder, int64_t member, const char *attribute,
                                            double value) {
    NW_REQUIRE(builder, NW_MAGIC_BUILDER);
    netweave_status status = check_member(builder, member);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__builder_check_name(attribute, "an attribute");
    if (status == NETWEAVE_STATUS_OK)
        status = nw__attributes_set(&builder->roster.attributes, attribute, member, NULL, value);
    return status;
}

/* Makes `levels` the values of an attribute, in that order, and renumbers what is set. */
static netweave_status reorder(nw__attribute *attribute, int64_t count, const char *const *levels) {
    nw__index values = {0};
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t k = 0; k < count && status == NETWEAVE_STATUS_OK; k++) {
        int64_t place = -1;
        if (levels[k] == NULL || *levels[k] == '\0')
            status = nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "level %lld of '%s' is empty; name it",
                              (long long)k + 1, attribute->name);
        else
            status = nw__index_add(&values, levels[k], strlen(levels[k]), &place);
        if (status == NETWEAVE_STATUS_OK && place != k)
            status = nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "the level '%s' of '%s' is given twice; keep one",
                              levels[k], attribute->name);
    }
    for (size_t i = 0; i < attribute->filled && status == NETWEAVE_STATUS_OK; i++) {
        const char *text = nw__attribute_text(attribute, (int64_t)i);
        if (text != NULL && nw__index_find(&values, text, strlen(text)) < 0)
            status = nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                              "'%s' is in use in '%s' but is not one of its levels; add it", text, attribute->name);
    }
    if (status != NETWEAVE_STATUS_OK) {
        nw__index_free(&values);
        return status;
    }
    for (size_t i = 0; i < attribute->filled; i++) {
        const char *text = nw__attribute_text(attribute, (int64_t)i);
        if (text != NULL)
            attribute->numbers[i] = (double)nw__index_find(&values, text, strlen(text));
    }
    nw__index_free(&attribute->values);
    attribute->values = values;
    attribute->kind = NETWEAVE_ATTRIBUTE_LEVEL;
    return NETWEAVE_STATUS_OK;
}

netweave_status netweave_builder_set_levels(netweave_builder *builder, const char *attribute, int64_t count,
                                            const char *const *levels) {
    NW_REQUIRE(builder, NW_MAGIC_BUILDER);
    NW_REQUIRE_POINTER(levels);
    netweave_status status = nw__builder_check_name(attribute, "an attribute");
    if (status != NETWEAVE_STATUS_OK)
        return status;
    nw__attribute *found = nw__attributes_find(&builder->roster.attributes, attribute);
    if (found == NULL)
        return nw__fail(NETWEAVE_STATUS_NOT_FOUND, "there is no attribute '%s' to order; set values first", attribute);
    if (found->kind == NETWEAVE_ATTRIBUTE_NUMBER)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "attribute '%s' holds numbers, which have an order already",
                        attribute);
    return reorder(found, count, levels);
}

/* The place of a wave, made when needed, with room for what is said of its members. */
netweave_status nw__builder_add_wave(netweave_builder *builder, const char *wave, int64_t *out_wave) {
    size_t needed = (size_t)builder->waves.count + 1;
    if (!nw__grow(&builder->presence, &builder->presence_capacity, needed, sizeof *builder->presence) ||
        !nw__grow(&builder->respondents, &builder->respondents_capacity, needed, sizeof *builder->respondents))
        return nw__fail_memory();
    int64_t before = builder->waves.count;
    netweave_status status = nw__index_add(&builder->waves, wave, strlen(wave), out_wave);
    if (status == NETWEAVE_STATUS_OK && *out_wave == before) {
        builder->presence[before] = (nw__said){0};
        builder->respondents[before] = (nw__said){0};
    }
    return status;
}

static netweave_status say(nw__said *said, int64_t member, int value) {
    if (!nw__grow(&said->values, &said->capacity, (size_t)member + 1, sizeof *said->values))
        return nw__fail_memory();
    while (said->filled <= (size_t)member)
        said->values[said->filled++] = -1;
    said->values[member] = (int8_t)value;
    return NETWEAVE_STATUS_OK;
}

static int said_of(const nw__said *said, int64_t member) {
    return (size_t)member < said->filled ? said->values[member] : -1;
}

/* Says something of a member in a wave, which is made when needed, but not when memory runs out. */
static netweave_status say_in_wave(netweave_builder *builder, bool of_presence, const char *wave, int64_t member,
                                   int value) {
    nw__said fresh = {0};
    int64_t place = nw__index_find(&builder->waves, wave, strlen(wave));
    if (place >= 0)
        return say(of_presence ? &builder->presence[place] : &builder->respondents[place], member, value);
    netweave_status status = say(&fresh, member, value);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__builder_add_wave(builder, wave, &place);
    if (status != NETWEAVE_STATUS_OK) {
        nw__free(fresh.values);
        return status;
    }
    *(of_presence ? &builder->presence[place] : &builder->respondents[place]) = fresh;
    return NETWEAVE_STATUS_OK;
}

netweave_status netweave_builder_set_presence(netweave_builder *builder, const char *wave, int64_t member,
                                              int present) {
    NW_REQUIRE(builder, NW_MAGIC_BUILDER);
    netweave_status status = check_member(builder, member);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (wave == NULL)
        return say(&builder->everywhere, member, present != 0);
    nw__said *everywhere = &builder->everywhere;
    if (!nw__grow(&everywhere->values, &everywhere->capacity, (size_t)member + 1, sizeof *everywhere->values))
        return nw__fail_memory();
    status = say_in_wave(builder, true, wave, member, present != 0);
    if (status == NETWEAVE_STATUS_OK && said_of(everywhere, member) < 0)
        status = say(everywhere, member, 0);
    return status;
}

netweave_status nw__builder_say_all_present(netweave_builder *builder, int64_t wave) {
    nw__said *there = &builder->presence[wave];
    nw__said *everywhere = &builder->everywhere;
    size_t members = (size_t)builder->roster.ids.count;
    if (!nw__grow(&there->values, &there->capacity, members, sizeof *there->values) ||
        !nw__grow(&everywhere->values, &everywhere->capacity, members, sizeof *everywhere->values))
        return nw__fail_memory();
    if (members > 0)
        memset(there->values, 1, members);
    there->filled = members;
    for (size_t i = 0; i < members; i++)
        if (i >= everywhere->filled || everywhere->values[i] < 0)
            everywhere->values[i] = 0;
    if (everywhere->filled < members)
        everywhere->filled = members;
    return NETWEAVE_STATUS_OK;
}

netweave_status netweave_builder_set_respondent(netweave_builder *builder, const char *wave, int64_t member,
                                                int answered) {
    NW_REQUIRE(builder, NW_MAGIC_BUILDER);
    netweave_status status = check_member(builder, member);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (wave == NULL)
        return say(&builder->answered, member, answered != 0);
    return say_in_wave(builder, false, wave, member, answered != 0);
}

netweave_status netweave_builder_set_duplicates(netweave_builder *builder, netweave_duplicates duplicates) {
    NW_REQUIRE(builder, NW_MAGIC_BUILDER);
    if ((int)duplicates < NETWEAVE_DUPLICATES_SUM || (int)duplicates > NETWEAVE_DUPLICATES_ERROR)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "%d is not a rule for duplicates; use a NETWEAVE_DUPLICATES_ value", (int)duplicates);
    builder->duplicates = duplicates;
    return NETWEAVE_STATUS_OK;
}

netweave_status netweave_builder_add_note(netweave_builder *builder, const char *note) {
    NW_REQUIRE(builder, NW_MAGIC_BUILDER);
    NW_REQUIRE_POINTER(note);
    return nw__notes_add(&builder->notes, note);
}

netweave_status netweave_builder_add_source(netweave_builder *builder, const char *source) {
    NW_REQUIRE(builder, NW_MAGIC_BUILDER);
    NW_REQUIRE_POINTER(source);
    netweave_status status = nw__builder_check_text(source);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    nw__text joined = {0};
    if (builder->source != NULL)
        nw__text_append_format(&joined, "%s, ", builder->source);
    nw__text_append(&joined, source);
    char *text = nw__text_take(&joined);
    if (text == NULL)
        return nw__fail_memory();
    nw__free(builder->source);
    builder->source = text;
    return NETWEAVE_STATUS_OK;
}

netweave_status netweave_builder_set_weight_name(netweave_builder *builder, const char *name) {
    NW_REQUIRE(builder, NW_MAGIC_BUILDER);
    netweave_status status = nw__builder_check_name(name, "the weight");
    if (status != NETWEAVE_STATUS_OK)
        return status;
    char *copy = nw__copy_text(name);
    if (copy == NULL)
        return nw__fail_memory();
    nw__free(builder->weight_name);
    builder->weight_name = copy;
    return NETWEAVE_STATUS_OK;
}
