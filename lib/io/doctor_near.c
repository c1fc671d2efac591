/* The doctor on near names. Only names that share a key (all but one letter, or all but one part) are held beside each
 * other, so that the work grows with the number of names and not with its square.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/utf8.h"
#include "io/doctor.h"
#include "io/doctor_alike.h"

#include <stdlib.h>
#include <string.h>

enum {
    MOST_NAMES = 100000,
    CHAIN = 32, /* names of one key that are held beside each other */
    LONG_NAME = 9
};

typedef struct pair {
    int32_t one, other;
} pair;

/* Names by key, and the pairs that were found. */
typedef struct hunt {
    nw__case *all;
    nw__parts *parts;
    nw__index keys;
    int32_t *last, *length; /* per key: its last entry, how many it has */
    size_t last_capacity, length_capacity;
    pair *entries; /* name, and the entry before it of the same key */
    size_t entry_count, entry_capacity;
    pair *pairs;
    size_t pair_count, pair_capacity;
} hunt;

static netweave_status keep_pair(hunt *hunt, int32_t one, int32_t other) {
    if (one == other || nw__parts_near(&hunt->parts[one], &hunt->parts[other]) == NULL)
        return NETWEAVE_STATUS_OK;
    if (!nw__grow(&hunt->pairs, &hunt->pair_capacity, hunt->pair_count + 1, sizeof *hunt->pairs))
        return nw__fail_memory();
    hunt->pairs[hunt->pair_count++] = (pair){one < other ? one : other, one < other ? other : one};
    return NETWEAVE_STATUS_OK;
}

/* Enters a name under a key, and holds it beside those that are there. */
static netweave_status enter(hunt *hunt, const char *key, size_t length, int32_t name) {
    int64_t known = hunt->keys.count;
    int64_t place = -1;
    netweave_status status = nw__index_add(&hunt->keys, key, length, &place);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (!nw__grow(&hunt->last, &hunt->last_capacity, (size_t)hunt->keys.count, sizeof *hunt->last) ||
        !nw__grow(&hunt->length, &hunt->length_capacity, (size_t)hunt->keys.count, sizeof *hunt->length) ||
        !nw__grow(&hunt->entries, &hunt->entry_capacity, hunt->entry_count + 1, sizeof *hunt->entries))
        return nw__fail_memory();
    if (place == known) {
        hunt->last[place] = -1;
        hunt->length[place] = 0;
    }
    if (hunt->length[place] >= CHAIN)
        return NETWEAVE_STATUS_OK;
    for (int32_t at = hunt->last[place]; at >= 0 && status == NETWEAVE_STATUS_OK; at = hunt->entries[at].other)
        status = keep_pair(hunt, hunt->entries[at].one, name);
    hunt->entries[hunt->entry_count] = (pair){name, hunt->last[place]};
    hunt->last[place] = (int32_t)hunt->entry_count++;
    hunt->length[place]++;
    return status;
}

/* The keys of a name of one part: the part, it without each of its letters, and if it is long its ends. */
static netweave_status enter_part(hunt *hunt, int32_t name) {
    const char *text = hunt->parts[name].text[0];
    size_t length = hunt->parts[name].length[0];
    char key[NW_MOST_LETTERS + 4];
    netweave_status status = enter(hunt, text, length, name);
    for (size_t at = 0; at < length && status == NETWEAVE_STATUS_OK;) {
        size_t step = nw__utf8_step(text + at, length - at);
        step = step > 0 ? step : 1;
        memcpy(key, text, at);
        memcpy(key + at, text + at + step, length - at - step);
        if (length > step)
            status = enter(hunt, key, length - step, name);
        at += step;
    }
    for (int end = 0; end < 2 && length >= LONG_NAME && status == NETWEAVE_STATUS_OK; end++) {
        key[0] = end == 0 ? '^' : '$';
        memcpy(key + 1, end == 0 ? text : text + length - 4, 4);
        status = enter(hunt, key, 5, name);
    }
    return status;
}

/* The keys of a name of several parts: all of them in order, and all but each. */
static netweave_status enter_parts(hunt *hunt, int32_t name) {
    const nw__parts *parts = &hunt->parts[name];
    char *sorted[NW_MOST_PARTS];
    netweave_status status = NETWEAVE_STATUS_OK;
    nw__parts_sort(parts, sorted);
    for (int without = -2; without < parts->count && status == NETWEAVE_STATUS_OK; without++) {
        nw__text key = {0};
        if (without == -1)
            nw__text_append(&key, "*");
        for (int k = 0; k < parts->count; k++)
            if (k != without)
                nw__text_append_format(&key, "%s%s", key.length > 0 ? " " : "",
                                       without == -1 ? sorted[k] : parts->text[k]);
        status = key.failed ? nw__fail_memory() : enter(hunt, key.bytes, key.length, name);
        nw__text_free(&key);
    }
    return status;
}

static int compare_pairs(const void *one, const void *other) {
    const pair *a = one;
    const pair *b = other;
    if (a->one != b->one)
        return a->one < b->one ? -1 : 1;
    return a->other < b->other ? -1 : a->other > b->other;
}

/* Takes out pairs of which both are in the member list, and pairs of which one has a tie to the other: these are two.
 */
static void leave_out(hunt *hunt) {
    nw__case *all = hunt->all;
    size_t kept = 0;
    if (hunt->pair_count == 0)
        return;
    qsort(hunt->pairs, hunt->pair_count, sizeof *hunt->pairs, compare_pairs);
    for (size_t k = 0; k < hunt->pair_count; k++) {
        const pair *found = &hunt->pairs[k];
        bool listed = all->persons[found->one].listed && all->persons[found->other].listed;
        bool again = kept > 0 && compare_pairs(&hunt->pairs[kept - 1], found) == 0;
        if (!listed && !again)
            hunt->pairs[kept++] = *found;
    }
    hunt->pair_count = kept;
    for (size_t k = 0; k < all->tie_count && kept > 0; k++) {
        const nw__case_tie *tie = &all->ties[k];
        pair wanted = {tie->from < tie->to ? tie->from : tie->to, tie->from < tie->to ? tie->to : tie->from};
        pair *found = bsearch(&wanted, hunt->pairs, kept, sizeof wanted, compare_pairs);
        if (found == NULL)
            continue;
        memmove(found, found + 1, (kept - (size_t)(found - hunt->pairs) - 1) * sizeof *found);
        hunt->pair_count = --kept;
    }
}

static netweave_status tell(hunt *hunt) {
    nw__case *all = hunt->all;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t k = 0; k < hunt->pair_count && status == NETWEAVE_STATUS_OK; k++) {
        nw__text found = {0};
        const nw__person *one = &all->persons[hunt->pairs[k].one];
        const nw__person *other = &all->persons[hunt->pairs[k].other];
        bool common = one->mentions >= other->mentions;
        int32_t rare = common ? hunt->pairs[k].other : hunt->pairs[k].one;
        int32_t main = common ? hunt->pairs[k].one : hunt->pairs[k].other;
        const char *text = nw__case_name(all, rare);
        const char *beside = nw__case_name(all, main);
        bool apart = (one->waves & other->waves) == 0 && one->waves != 0 && other->waves != 0;
        nw__text_append_format(&found, "'%.*s' (%lld time%s) and '%.*s' (%lld) %s%s.", NW_NAME(text),
                               (long long)all->persons[rare].mentions, all->persons[rare].mentions == 1 ? "" : "s",
                               NW_NAME(beside), (long long)all->persons[main].mentions,
                               nw__parts_near(&hunt->parts[rare], &hunt->parts[main]),
                               apart ? ", and never in the same wave" : "");
        status = nw__case_find(all, NW_CHECK_NEAR_NAME, all->persons[rare].first, all->persons[rare].mentions, &found);
    }
    return status;
}

netweave_status nw__doctor_near_names(nw__case *all) {
    hunt hunt = {.all = all};
    netweave_status status = NETWEAVE_STATUS_OK;
    if (all->names.count > MOST_NAMES)
        return nw__case_note(all, "names are not searched for near ones: there are more than %d.", MOST_NAMES);
    int32_t *targets = NULL;
    hunt.parts = nw__allocate_zeroed((size_t)all->names.count, sizeof *hunt.parts);
    if (hunt.parts == NULL)
        return nw__fail_memory();
    status = nw__case_spellings(all, false, &targets); /* other spellings of a name are told as that */
    for (int32_t name = 0; name < all->names.count && status == NETWEAVE_STATUS_OK; name++) {
        if (targets[name] != name)
            continue;
        status = nw__parts_split(nw__case_name(all, name), &hunt.parts[name]);
        if (status == NETWEAVE_STATUS_OK && hunt.parts[name].count == 1)
            status = enter_part(&hunt, name);
        else if (status == NETWEAVE_STATUS_OK && hunt.parts[name].count > 1)
            status = enter_parts(&hunt, name);
        if (status == NETWEAVE_STATUS_OK && name % 1024 == 0)
            status = nw__run_check(all->run, 0, "comparing names");
    }
    leave_out(&hunt);
    if (status == NETWEAVE_STATUS_OK)
        status = tell(&hunt);
    for (int64_t name = 0; name < all->names.count; name++)
        nw__free(hunt.parts[name].bytes);
    nw__free(hunt.parts);
    nw__free(targets);
    nw__free(hunt.last);
    nw__free(hunt.length);
    nw__free(hunt.entries);
    nw__free(hunt.pairs);
    nw__index_free(&hunt.keys);
    return status;
}
