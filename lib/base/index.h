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
    int64_t *slots; /* place + 1, or 0; a power of two */
    size_t slot_count;
} nw__index;

/* The place of a text, or -1. */
int64_t nw__index_find(const nw__index *index, const char *text, size_t length);

/* Adds a text, or finds it; `text` must hold no NUL. Fails with OUT_OF_MEMORY and is unchanged then. */
netweave_status nw__index_add(nw__index *index, const char *text, size_t length, int64_t *out_place);

/* The text of a place; valid until the next adding. */
const char *nw__index_text(const nw__index *index, int64_t place);

/* Takes back what was added last, so that `count` texts are left. */
void nw__index_cut(nw__index *index, int64_t count);

/* A copy of `source` in `out` (overwritten). */
netweave_status nw__index_copy(const nw__index *source, nw__index *out);

void nw__index_free(nw__index *index);

#endif
