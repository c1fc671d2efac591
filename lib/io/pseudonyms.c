/* Pseudonyms: a network with other names, and the key that tells whose they are.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "io/file.h"
#include "io/write.h"

#include <errno.h>
#include <math.h>
#include <netweave/pseudonyms.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>

enum { SIGNS = 8, FEW_MEMBERS = 4, NAMES_SHOWN = 5 };

/* Ids with their pseudonyms: place k of one belongs to place k of the other. */
typedef struct key {
    nw__index ids, pseudonyms;
    int64_t known; /* as many stood in the file */
} key;

/* ---- the key ---- */

static netweave_status no_key(const nw__sheet *sheet, size_t row, const char *what) {
    return nw__fail_cell(sheet, row, 0,
                         "%s; this is no key of pseudonyms (columns id,pseudonym), and is left as it is: name "
                         "another file",
                         what);
}

static netweave_status read_rows(const nw__sheet *sheet, key *key) {
    netweave_status status = NETWEAVE_STATUS_OK;
    bool headed = sheet->width == 2 && strcmp(nw__sheet_cell(sheet, 0, 0)->text, "id") == 0 &&
                  strcmp(nw__sheet_cell(sheet, 0, 1)->text, "pseudonym") == 0;
    if (!headed)
        return no_key(sheet, 0, "the first row is not id,pseudonym");
    for (size_t row = 1; row < sheet->row_count && status == NETWEAVE_STATUS_OK; row++) {
        const nw__cell *id = nw__sheet_cell(sheet, row, 0);
        const nw__cell *pseudonym = nw__sheet_cell(sheet, row, 1);
        int64_t places[2] = {-1, -1};
        if (id->length == 0 || pseudonym->length == 0)
            return no_key(sheet, row, "a cell is empty");
        status = nw__index_add(&key->ids, id->text, id->length, &places[0]);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__index_add(&key->pseudonyms, pseudonym->text, pseudonym->length, &places[1]);
        int64_t expected = (int64_t)row - 1;
        if (status == NETWEAVE_STATUS_OK && (places[0] != expected || places[1] != expected))
            status = no_key(sheet, row, "an id or a pseudonym stands there twice");
    }
    key->known = key->ids.count;
    return status;
}

/* Reads the key; none is an empty one. */
static netweave_status read_key(const char *path, netweave_run *run, key *key) {
    struct stat about;
    nw__document document;
    nw__sheet sheet;
    if (stat(path, &about) != 0 && errno == ENOENT)
        return NETWEAVE_STATUS_OK;
    if (stat(path, &about) == 0 && !S_ISREG(about.st_mode))
        return nw__fail(NETWEAVE_STATUS_IO, "%s: a key of pseudonyms is a file of its own; name one", path);
    netweave_status status = nw__document_load(path, run, &document);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status = nw__sheet_read(&document, run, &sheet);
    if (status == NETWEAVE_STATUS_OK) {
        status = read_rows(&sheet, key);
        nw__sheet_free(&sheet);
    }
    nw__document_free(&document);
    return status;
}

static netweave_status write_key(const char *path, const key *key) {
    nw__text text = {0};
    if (key->ids.count == key->known)
        return NETWEAVE_STATUS_OK;
    nw__text_append(&text, "id,pseudonym\n");
    for (int64_t k = 0; k < key->ids.count; k++) {
        nw__csv_cell(&text, nw__index_text(&key->ids, k), false);
        nw__text_append(&text, ",");
        nw__csv_cell(&text, nw__index_text(&key->pseudonyms, k), false);
        nw__text_append(&text, "\n");
    }
    netweave_status status = text.failed ? nw__fail_memory() : nw__file_write_secret(path, text.bytes, text.length);
    if (text.bytes != NULL)
        explicit_bzero(text.bytes, text.length);
    nw__text_free(&text);
    return status;
}

/* ---- pseudonyms ---- */

/* A letter and signs that are not taken for one another: 40 bits, from the system. */
static netweave_status draw(char out[SIGNS + 2]) {
    static const char signs[] = "abcdefghijkmnpqrstuvwxyz23456789"; /* 32 of them */
    unsigned char bytes[SIGNS];
    if (getentropy(bytes, sizeof bytes) != 0)
        return nw__fail(NETWEAVE_STATUS_IO, "the system gives no random numbers: %s; try again", strerror(errno));
    out[0] = 'm';
    for (int k = 0; k < SIGNS; k++)
        out[k + 1] = signs[bytes[k] % 32];
    out[SIGNS + 1] = '\0';
    return NETWEAVE_STATUS_OK;
}

/* A pseudonym that nobody has, and that is nobody's id. */
static netweave_status add_pseudonym(const netweave_roster *roster, key *key, const char *id) {
    char name[SIGNS + 2];
    int64_t place;
    netweave_status status = NETWEAVE_STATUS_OK;
    do
        status = draw(name);
    while (status == NETWEAVE_STATUS_OK &&
           (nw__index_find(&key->pseudonyms, name, SIGNS + 1) >= 0 || nw__index_find(&key->ids, name, SIGNS + 1) >= 0 ||
            nw__index_find(&roster->ids, name, SIGNS + 1) >= 0));
    if (status == NETWEAVE_STATUS_OK)
        status = nw__index_add(&key->ids, id, strlen(id), &place);
    return status == NETWEAVE_STATUS_OK ? nw__index_add(&key->pseudonyms, name, SIGNS + 1, &place) : status;
}

/* True when reading a key would not give an id back as it is. */
static bool is_padded(const char *id) {
    size_t length = strlen(id);
    return strchr(" \t\r\n\v\f", id[0]) != NULL || strchr(" \t\r\n\v\f", id[length - 1]) != NULL ||
           strncmp(id, "\xc2\xa0", 2) == 0 || (length > 1 && memcmp(id + length - 2, "\xc2\xa0", 2) == 0);
}

static netweave_status extend(const netweave_network *network, key *key) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t i = 0; i < network->roster.ids.count && status == NETWEAVE_STATUS_OK; i++) {
        const char *id = nw__index_text(&network->roster.ids, i);
        if (is_padded(id))
            return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                            "the id '%.*s' has blanks at an end, which a key cannot hold; take them off",
                            nw__shown(id, strlen(id)), id);
        if (nw__index_find(&key->ids, id, strlen(id)) < 0)
            status = add_pseudonym(&network->roster, key, id);
    }
    return status;
}

/* ---- the network ---- */

/* Members by pseudonym. */
typedef struct named {
    const char *name;
    int64_t member;
} named;

static int compare_names(const void *one, const void *other) {
    return strcmp(((const named *)one)->name, ((const named *)other)->name);
}

/* The members in the order of their pseudonyms: `order[place]` is the old member, `place[member]` the new. */
static netweave_status order_members(const netweave_network *network, const key *key, int64_t *order, int64_t *place) {
    int64_t count = network->roster.ids.count;
    named *members = nw__allocate((size_t)count, sizeof *members);
    if (members == NULL)
        return nw__fail_memory();
    for (int64_t i = 0; i < count; i++) {
        const char *id = nw__index_text(&network->roster.ids, i);
        members[i] = (named){nw__index_text(&key->pseudonyms, nw__index_find(&key->ids, id, strlen(id))), i};
    }
    qsort(members, (size_t)count, sizeof *members, compare_names);
    for (int64_t k = 0; k < count; k++) {
        order[k] = members[k].member;
        place[members[k].member] = k;
    }
    nw__free(members);
    return NETWEAVE_STATUS_OK;
}

static netweave_status add_members(const netweave_network *network, const key *key, const int64_t *order,
                                   netweave_builder *builder) {
    int64_t count = network->roster.ids.count;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t k = 0; k < count && status == NETWEAVE_STATUS_OK; k++) {
        const char *id = nw__index_text(&network->roster.ids, order[k]);
        int64_t at = nw__index_find(&key->ids, id, strlen(id));
        status = netweave_builder_add_member(builder, nw__index_text(&key->pseudonyms, at), NULL);
    }
    return status == NETWEAVE_STATUS_OK
               ? nw__attributes_copy(&network->roster.attributes, count, order, &builder->roster.attributes)
               : status;
}

static netweave_status add_presence(const netweave_network *network, const int64_t *order, netweave_builder *builder) {
    int64_t count = network->roster.ids.count;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t wave = 0; wave < network->waves.count; wave++) {
        const char *name = nw__index_text(&network->waves, wave);
        int64_t added;
        if (status == NETWEAVE_STATUS_OK)
            status = nw__builder_add_wave(builder, name, &added);
        for (int64_t k = 0; k < count && status == NETWEAVE_STATUS_OK; k++) {
            status = netweave_builder_set_presence(builder, name, k, network->present[wave * count + order[k]]);
            if (status == NETWEAVE_STATUS_OK && network->respondent != NULL)
                status =
                    netweave_builder_set_respondent(builder, name, k, network->respondent[wave * count + order[k]]);
        }
    }
    return status;
}

static netweave_status add_ties(const nw__tie_set *set, const netweave_network *network, const int64_t *place,
                                netweave_builder *builder) {
    int64_t *ends = nw__allocate((size_t)set->count, 2 * sizeof *ends);
    if (ends == NULL)
        return nw__fail_memory();
    for (int64_t k = 0; k < set->count; k++) {
        ends[k] = place[set->from[k]];
        ends[set->count + k] = place[set->to[k]];
    }
    netweave_status status = netweave_builder_set_tie_set(builder, nw__index_text(&network->layers, set->layer),
                                                          nw__index_text(&network->waves, set->wave), set->direction);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_builder_add_ties(builder, set->count, ends, ends + set->count, set->weight);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__attributes_copy(&set->attributes, set->count, NULL, &builder->tie_sets[builder->open].attributes);
    nw__free(ends);
    return status;
}

/* ---- what attributes tell ---- */

/* Appends an attribute that has so many different values that most have one of their own. */
static void tell_attribute(const nw__attribute *attribute, int64_t *count, nw__text *list) {
    int64_t filled = 0;
    for (size_t i = 0; i < attribute->filled; i++)
        filled += !isnan(attribute->numbers[i]);
    if (attribute->kind == NETWEAVE_ATTRIBUTE_NUMBER || filled < FEW_MEMBERS || 2 * attribute->values.count <= filled)
        return;
    if ((*count)++ < NAMES_SHOWN)
        nw__text_append_format(list, "%s'%.*s' (%lld different values for %lld)", *count > 1 ? ", " : "",
                               nw__shown(attribute->name, strlen(attribute->name)), attribute->name,
                               (long long)attribute->values.count, (long long)filled);
}

static netweave_status add_note(const netweave_network *network, netweave_builder *builder) {
    nw__text note = {0};
    nw__text list = {0};
    int64_t count = 0;
    for (size_t k = 0; k < network->roster.attributes.count; k++)
        tell_attribute(&network->roster.attributes.items[k], &count, &list);
    for (size_t k = 0; k < network->tie_set_count; k++)
        for (size_t j = 0; j < network->tie_sets[k].attributes.count; j++)
            tell_attribute(&network->tie_sets[k].attributes.items[j], &count, &list);
    nw__text_append(&note, "Names are pseudonyms. Attributes are as they were, and may tell who somebody is");
    if (count > 0)
        nw__text_append_format(&note, ", most of all %s%s", list.bytes != NULL ? list.bytes : "",
                               count > NAMES_SHOWN ? " and others" : "");
    nw__text_append(&note, ".");
    netweave_status status =
        note.failed || list.failed ? nw__fail_memory() : netweave_builder_add_note(builder, note.bytes);
    nw__text_free(&note);
    nw__text_free(&list);
    return status;
}

static netweave_status rename_members(const netweave_network *network, const key *key, netweave_run *run,
                                      netweave_network **out_network) {
    size_t count = (size_t)network->roster.ids.count;
    int64_t *order = nw__allocate(count, 2 * sizeof *order);
    netweave_builder *builder = NULL;
    netweave_status status = order != NULL ? netweave_builder_create(&builder) : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = order_members(network, key, order, order + count);
    if (status == NETWEAVE_STATUS_OK)
        status = add_members(network, key, order, builder);
    if (status == NETWEAVE_STATUS_OK)
        status = add_presence(network, order, builder);
    for (size_t k = 0; k < network->tie_set_count && status == NETWEAVE_STATUS_OK; k++) {
        status = add_ties(&network->tie_sets[k], network, order + count, builder);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__run_check(run, (double)k / (double)network->tie_set_count, "giving pseudonyms");
    }
    if (status == NETWEAVE_STATUS_OK && network->weight_name != NULL && *network->weight_name != '\0')
        status = netweave_builder_set_weight_name(builder, network->weight_name);
    if (status == NETWEAVE_STATUS_OK)
        status = add_note(network, builder);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__builder_finish_taking(builder, out_network);
    netweave_builder_free(builder);
    nw__free(order);
    return status;
}

netweave_status netweave_network_pseudonyms(const netweave_network *network, const char *path, netweave_run *run,
                                            netweave_network **out_network) {
    NW_REQUIRE(network, NW_MAGIC_NETWORK);
    NW_REQUIRE_POINTER(path);
    NW_REQUIRE_POINTER(out_network);
    if (run != NULL)
        NW_REQUIRE(run, NW_MAGIC_RUN);
    key key = {.known = 0};
    netweave_network *renamed = NULL;
    netweave_status status = nw__run_check(run, 0, "giving pseudonyms");
    if (status == NETWEAVE_STATUS_OK)
        status = read_key(path, run, &key);
    if (status == NETWEAVE_STATUS_OK)
        status = extend(network, &key);
    if (status == NETWEAVE_STATUS_OK)
        status = rename_members(network, &key, run, &renamed);
    if (status == NETWEAVE_STATUS_OK)
        status = write_key(path, &key);
    nw__index_free(&key.ids);
    nw__index_free(&key.pseudonyms);
    if (status == NETWEAVE_STATUS_OK)
        *out_network = renamed;
    else
        netweave_network_free(renamed);
    return status;
}
