/* A dictionary from texts to places, in the order of their adding. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_BASE_INDEX_H
#define NW_BASE_INDEX_H

#include "base/status.h"

/* Texts with places 0, 1, 2 … Start with {0}. */
typedef struct nw__index {
    char *bytes; /* all texts, each ended by NUL */
    size_t bytes_used, bytes_capacity;
    size_t *offsets; /* where the text of a place starts */
    size_t offsets_capacity;
    int64_t count;
    uint64_t *slots; /* 0, or half of the hash, then place + 1 */
    size_t slot_count;
} nw__index;

/* The place of a text, or -1. */
int64_t nw__index_find(const nw__index *index, const char *text, size_t length);

/* Adds up to NW_INDEX_WARM texts, or finds them, in their order. Faster than one by one. */
netweave_status nw__index_add_some(nw__index *index, size_t count, const char *const *texts, const size_t *lengths,
                                   int64_t *out_places);

/* Calls for the memory that finding these texts will look at, so that the look-ups that follow do not wait for it one
 * by one: worth it from a million texts up. At most NW_INDEX_WARM texts. */
enum { NW_INDEX_WARM = 64 };
void nw__index_warm(const nw__index *index, size_t count, const char *const *texts, const size_t *lengths);

/* Adds a text, or finds it; `text` must hold no NUL. Fails with OUT_OF_MEMORY and is unchanged then. */
netweave_status nw__index_add(nw__index *index, const char *text, size_t length, int64_t *out_place);

/* The text of a place; valid until the next adding. */
const char *nw__index_text(const nw__index *index, int64_t place);

/* Takes back what was added last, so that `count` texts are left. */
void nw__index_cut(nw__index *index, int64_t count);

/* A copy of `source` in `out` (overwritten). */
netweave_status nw__index_copy(const nw__index *source, nw__index *out);

/* Gives back what memory is kept for adding; adding stays possible. */
netweave_status nw__index_fit(nw__index *index);

void nw__index_free(nw__index *index);

#endif
