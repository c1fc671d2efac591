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

static bool same(const nw__index *index, int64_t place, const char *text, size_t length) {
    const char *held = nw__index_text(index, place);
    return memcmp(held, text, length) == 0 && held[length] == '\0';
}

static size_t find_slot(const nw__index *index, const char *text, size_t length) {
    size_t mask = index->slot_count - 1;
    size_t slot = hash(text, length) & mask;
    while (index->slots[slot] != 0) {
        int64_t place = index->slots[slot] - 1;
        size_t left = index->bytes_used - index->offsets[place];
        if (length < left && same(index, place, text, length))
            break;
        slot = (slot + 1) & mask;
    }
    return slot;
}

int64_t nw__index_find(const nw__index *index, const char *text, size_t length) {
    if (index->slot_count == 0)
        return -1;
    return index->slots[find_slot(index, text, length)] - 1;
}

/* Enters all places into slots that are all free. */
static void fill_slots(nw__index *index) {
    size_t mask = index->slot_count - 1;
    for (int64_t place = 0; place < index->count; place++) {
        const char *text = nw__index_text(index, place);
        size_t slot = hash(text, strlen(text)) & mask;
        while (index->slots[slot] != 0)
            slot = (slot + 1) & mask;
        index->slots[slot] = place + 1;
    }
}

static bool more_slots(nw__index *index) {
    size_t larger = index->slot_count > 0 ? index->slot_count * 2 : 64;
    int64_t *slots = nw__allocate_zeroed(larger, sizeof *slots);
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

netweave_status nw__index_add(nw__index *index, const char *text, size_t length, int64_t *out_place) {
    int64_t place = nw__index_find(index, text, length);
    if (place < 0) {
        if ((size_t)index->count * 2 >= index->slot_count && !more_slots(index))
            return nw__fail_memory();
        if (!nw__grow(&index->offsets, &index->offsets_capacity, (size_t)index->count + 1, sizeof *index->offsets) ||
            !nw__grow(&index->bytes, &index->bytes_capacity, index->bytes_used + length + 1, 1))
            return nw__fail_memory();
        index->slots[find_slot(index, text, length)] = index->count + 1;
        place = index->count++;
        index->offsets[place] = index->bytes_used;
        memcpy(index->bytes + index->bytes_used, text, length);
        index->bytes[index->bytes_used + length] = '\0';
        index->bytes_used += length + 1;
    }
    *out_place = place;
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
