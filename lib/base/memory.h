/* Memory: checked sizes, one place of allocation. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_BASE_MEMORY_H
#define NW_BASE_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/* `count` * `size` bytes, not initialised; NULL when out of memory or too large. A count of 0 gives a valid pointer. */
void *nw__allocate(size_t count, size_t size) __attribute__((warn_unused_result));

/* The same, filled with zero. */
void *nw__allocate_zeroed(size_t count, size_t size) __attribute__((warn_unused_result));

/* A copy of `count` * `size` bytes; NULL when out of memory. */
void *nw__copy(const void *bytes, size_t count, size_t size) __attribute__((warn_unused_result));

/* A copy of a text; NULL when out of memory. */
char *nw__copy_text(const char *text) __attribute__((warn_unused_result));

/* Grows an array so that it holds at least `needed` items of `size` bytes. `*items` and `*capacity` change only on
 * success; capacity at least doubles. */
bool nw__grow(void *items, size_t *capacity, size_t needed, size_t size) __attribute__((warn_unused_result));

/* Gives back what such an array has beyond `needed` items. */
bool nw__fit(void *items, size_t *capacity, size_t needed, size_t size) __attribute__((warn_unused_result));

void nw__free(void *memory);

/* *out = a * b, or a + b; false on overflow. */
bool nw__multiply(size_t a, size_t b, size_t *out);
bool nw__add(size_t a, size_t b, size_t *out);

#endif
