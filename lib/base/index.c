/* A dictionary from texts to places, in the order of their adding. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/index.h"

#include "base/memory.h"

#include <string.h>

/* Mixes eight bytes at a time by multiply and fold, as wyhash does. Places never depend on the hash. */
static uint64_t mix(uint64_t a, uint64_t b) {
    unsigned __int128 product = (unsigned __int128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t hash(const char *text, size_t length) {
    uint64_t state = UINT64_C(0x9e3779b97f4a7c15) ^ length;
    for (; length > 0;) {
        uint64_t word = 0;
        size_t taken = length < 8 ? length : 8;
        memcpy(&word, text, taken);
        state = mix(state ^ word, UINT64_C(0xa0761d6478bd642f));
        text += taken;
        length -= taken;
    }
    return mix(state, UINT64_C(0xe7037ed1a0b428db));
}

const char *nw__index_text(const nw__index *index, int64_t place) {
    return index->bytes + index->offsets[place];
}

/* Half of a slot. The upper half of a hash tells most texts apart without a look at them, which would miss the cache.
 */
enum { HALF = 32 };

static int64_t slot_place(uint64_t slot) {
    return (int64_t)(slot & UINT32_MAX) - 1;
}

static bool same(const nw__index *index, int64_t place, const char *text, size_t length) {
    const char *held = nw__index_text(index, place);
    size_t left = index->bytes_used - index->offsets[place];
    return length < left && memcmp(held, text, length) == 0 && held[length] == '\0';
}

/* The slot of a text with this hash, or the free one where it belongs. */
static uint64_t *find_slot(const nw__index *index, const char *text, size_t length, uint64_t hashed) {
    size_t mask = index->slot_count - 1;
    size_t at = hashed & mask;
    while (index->slots[at] != 0) {
        uint64_t slot = index->slots[at];
        if (slot >> HALF == hashed >> HALF && same(index, slot_place(slot), text, length))
            break;
        at = (at + 1) & mask;
    }
    return &index->slots[at];
}

int64_t nw__index_find(const nw__index *index, const char *text, size_t length) {
    if (index->slot_count == 0)
        return -1;
    return slot_place(*find_slot(index, text, length, hash(text, length)));
}

static uint64_t slot_of(uint64_t hashed, int64_t place) {
    return (hashed >> HALF << HALF) | (uint64_t)(place + 1);
}

/* Enters all places into slots that are all free. */
static void fill_slots(nw__index *index) {
    size_t mask = index->slot_count - 1;
    for (int64_t place = 0; place < index->count; place++) {
        const char *text = nw__index_text(index, place);
        uint64_t hashed = hash(text, strlen(text));
        size_t at = hashed & mask;
        while (index->slots[at] != 0)
            at = (at + 1) & mask;
        index->slots[at] = slot_of(hashed, place);
    }
}

static bool more_slots(nw__index *index) {
    size_t larger = index->slot_count > 0 ? index->slot_count * 2 : 64;
    uint64_t *slots = nw__allocate_zeroed(larger, sizeof *slots);
    if (slots == NULL)
        return false;
    nw__free(index->slots);
    index->slots = slots;
    index->slot_count = larger;
    fill_slots(index);
    return true;
}

void nw__index_cut(nw__index *index, int64_t count) {
    if (count >= index->count)
        return;
    index->bytes_used = index->offsets[count];
    index->count = count;
    memset(index->slots, 0, index->slot_count * sizeof *index->slots);
    fill_slots(index);
}

void nw__index_warm(const nw__index *index, size_t count, const char *const *texts, const size_t *lengths) {
    uint64_t hashes[NW_INDEX_WARM];
    int64_t places[NW_INDEX_WARM]; /* where the text probably is, or -1 */
    size_t mask = index->slot_count - 1;
    if (index->slot_count == 0 || count > NW_INDEX_WARM)
        return;
    for (size_t k = 0; k < count; k++) {
        hashes[k] = hash(texts[k], lengths[k]);
        __builtin_prefetch(&index->slots[hashes[k] & mask]);
    }
    for (size_t k = 0; k < count; k++) {
        size_t at = hashes[k] & mask;
        while (index->slots[at] != 0 && index->slots[at] >> HALF != hashes[k] >> HALF)
            at = (at + 1) & mask;
        places[k] = slot_place(index->slots[at]);
        if (places[k] >= 0)
            __builtin_prefetch(&index->offsets[places[k]]);
    }
    for (size_t k = 0; k < count; k++)
        if (places[k] >= 0)
            __builtin_prefetch(nw__index_text(index, places[k]));
}

netweave_status nw__index_add(nw__index *index, const char *text, size_t length, int64_t *out_place) {
    uint64_t hashed = hash(text, length);
    if ((size_t)index->count * 2 >= index->slot_count && !more_slots(index))
        return nw__fail_memory();
    uint64_t *slot = find_slot(index, text, length, hashed);
    if (*slot != 0) {
        *out_place = slot_place(*slot);
        return NETWEAVE_STATUS_OK;
    }
    if (index->count >= UINT32_MAX - 1)
        return nw__fail(NETWEAVE_STATUS_LIMIT, "more than %u different texts; split the data", UINT32_MAX - 1);
    if (!nw__grow(&index->offsets, &index->offsets_capacity, (size_t)index->count + 1, sizeof *index->offsets) ||
        !nw__grow(&index->bytes, &index->bytes_capacity, index->bytes_used + length + 1, 1))
        return nw__fail_memory();
    *slot = slot_of(hashed, index->count);
    index->offsets[index->count] = index->bytes_used;
    memcpy(index->bytes + index->bytes_used, text, length);
    index->bytes[index->bytes_used + length] = '\0';
    index->bytes_used += length + 1;
    *out_place = index->count++;
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__index_copy(const nw__index *source, nw__index *out) {
    nw__index copy = {.bytes_used = source->bytes_used,
                      .bytes_capacity = source->bytes_used,
                      .offsets_capacity = (size_t)source->count,
                      .count = source->count,
                      .slot_count = source->slot_count};
    copy.bytes = nw__copy(source->bytes, source->bytes_used, 1);
    copy.offsets = nw__copy(source->offsets, (size_t)source->count, sizeof *copy.offsets);
    copy.slots = nw__copy(source->slots, source->slot_count, sizeof *copy.slots);
    if (copy.bytes == NULL || copy.offsets == NULL || copy.slots == NULL) {
        nw__index_free(&copy);
        return nw__fail_memory();
    }
    *out = copy;
    return NETWEAVE_STATUS_OK;
}

void nw__index_free(nw__index *index) {
    nw__free(index->bytes);
    nw__free(index->offsets);
    nw__free(index->slots);
    *index = (nw__index){0};
}
