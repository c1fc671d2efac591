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

/* A slot holds half of a hash and a place. The half tells most texts apart without a look at them, which would miss the
 * cache, and says where the search begins, so that the slots can be spread again without it, too. */
enum { HALF = 32 };

static uint64_t half_of(uint64_t hashed) {
    return hashed >> HALF;
}

static size_t home_of(uint64_t half, size_t slot_count) {
    return (size_t)(((unsigned __int128)half * slot_count) >> HALF);
}

static int64_t slot_place(uint64_t slot) {
    return (int64_t)(slot & UINT32_MAX) - 1;
}

static uint64_t slot_of(uint64_t half, int64_t place) {
    return half << HALF | (uint64_t)(place + 1);
}

static size_t next_slot(const nw__index *index, size_t at) {
    return at + 1 < index->slot_count ? at + 1 : 0;
}

/* The first free slot for a hash. */
static uint64_t *free_slot(uint64_t *slots, size_t slot_count, uint64_t half) {
    size_t at = home_of(half, slot_count);
    while (slots[at] != 0)
        at = at + 1 < slot_count ? at + 1 : 0;
    return &slots[at];
}

static bool same(const nw__index *index, int64_t place, const char *text, size_t length) {
    const char *held = nw__index_text(index, place);
    size_t left = index->bytes_used - index->offsets[place];
    return length < left && memcmp(held, text, length) == 0 && held[length] == '\0';
}

/* The slot of a text with this hash, or the free one where it belongs. */
static uint64_t *find_slot(const nw__index *index, const char *text, size_t length, uint64_t half) {
    size_t at = home_of(half, index->slot_count);
    while (index->slots[at] != 0) {
        uint64_t slot = index->slots[at];
        if (half_of(slot) == half && same(index, slot_place(slot), text, length))
            break;
        at = next_slot(index, at);
    }
    return &index->slots[at];
}

int64_t nw__index_find(const nw__index *index, const char *text, size_t length) {
    if (index->slot_count == 0)
        return -1;
    return slot_place(*find_slot(index, text, length, half_of(hash(text, length))));
}

/* Spreads the slots over so many; they stay in nearly the same order, so that memory is walked once. */
static bool spread(nw__index *index, size_t slot_count) {
    uint64_t *slots = nw__allocate_zeroed(slot_count, sizeof *slots);
    if (slots == NULL)
        return false;
    for (size_t at = 0; at < index->slot_count; at++)
        if (index->slots[at] != 0)
            *free_slot(slots, slot_count, half_of(index->slots[at])) = index->slots[at];
    nw__free(index->slots);
    index->slots = slots;
    index->slot_count = slot_count;
    return true;
}

void nw__index_cut(nw__index *index, int64_t count) {
    if (count >= index->count)
        return;
    index->bytes_used = index->offsets[count];
    index->count = count;
    memset(index->slots, 0, index->slot_count * sizeof *index->slots);
    for (int64_t place = 0; place < count; place++) {
        const char *text = nw__index_text(index, place);
        uint64_t half = half_of(hash(text, strlen(text)));
        *free_slot(index->slots, index->slot_count, half) = slot_of(half, place);
    }
}

/* Calls for the memory of texts with these hashes. */
static void warm(const nw__index *index, size_t count, const uint64_t *halves) {
    int64_t places[NW_INDEX_WARM]; /* where the text probably is, or -1 */
    if (index->slot_count == 0)
        return;
    for (size_t k = 0; k < count; k++)
        __builtin_prefetch(&index->slots[home_of(halves[k], index->slot_count)]);
    for (size_t k = 0; k < count; k++) {
        size_t at = home_of(halves[k], index->slot_count);
        while (index->slots[at] != 0 && half_of(index->slots[at]) != halves[k])
            at = next_slot(index, at);
        places[k] = slot_place(index->slots[at]);
        if (places[k] >= 0)
            __builtin_prefetch(&index->offsets[places[k]]);
    }
    for (size_t k = 0; k < count; k++)
        if (places[k] >= 0)
            __builtin_prefetch(nw__index_text(index, places[k]));
}

void nw__index_warm(const nw__index *index, size_t count, const char *const *texts, const size_t *lengths) {
    uint64_t halves[NW_INDEX_WARM] = {0};
    for (size_t k = 0; k < count; k++)
        halves[k] = half_of(hash(texts[k], lengths[k]));
    warm(index, count, halves);
}

static netweave_status add(nw__index *index, const char *text, size_t length, uint64_t half, int64_t *out_place) {
    bool full = (size_t)index->count * 2 >= index->slot_count;
    if (full && !spread(index, index->slot_count > 0 ? index->slot_count * 2 : 64))
        return nw__fail_memory();
    uint64_t *slot = find_slot(index, text, length, half);
    if (*slot != 0) {
        *out_place = slot_place(*slot);
        return NETWEAVE_STATUS_OK;
    }
    if (index->count >= UINT32_MAX - 1)
        return nw__fail(NETWEAVE_STATUS_LIMIT, "more than %u different texts; split the data", UINT32_MAX - 1);
    if (!nw__grow(&index->offsets, &index->offsets_capacity, (size_t)index->count + 1, sizeof *index->offsets) ||
        !nw__grow(&index->bytes, &index->bytes_capacity, index->bytes_used + length + 1, 1))
        return nw__fail_memory();
    *slot = slot_of(half, index->count);
    index->offsets[index->count] = index->bytes_used;
    memcpy(index->bytes + index->bytes_used, text, length);
    index->bytes[index->bytes_used + length] = '\0';
    index->bytes_used += length + 1;
    *out_place = index->count++;
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__index_add(nw__index *index, const char *text, size_t length, int64_t *out_place) {
    return add(index, text, length, half_of(hash(text, length)), out_place);
}

netweave_status nw__index_add_some(nw__index *index, size_t count, const char *const *texts, const size_t *lengths,
                                   int64_t *out_places) {
    uint64_t halves[NW_INDEX_WARM] = {0};
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t k = 0; k < count; k++)
        halves[k] = half_of(hash(texts[k], lengths[k]));
    warm(index, count, halves);
    for (size_t k = 0; k < count && status == NETWEAVE_STATUS_OK; k++)
        status = add(index, texts[k], lengths[k], halves[k], &out_places[k]);
    return status;
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

netweave_status nw__index_fit(nw__index *index) {
    size_t count = (size_t)index->count;
    if (index->slot_count > 0 && !spread(index, count + count / 3 + 1))
        return nw__fail_memory();
    return nw__fit(&index->bytes, &index->bytes_capacity, index->bytes_used, 1) &&
                   nw__fit(&index->offsets, &index->offsets_capacity, count, sizeof *index->offsets)
               ? NETWEAVE_STATUS_OK
               : nw__fail_memory();
}

void nw__index_free(nw__index *index) {
    nw__free(index->bytes);
    nw__free(index->offsets);
    nw__free(index->slots);
    *index = (nw__index){0};
}
