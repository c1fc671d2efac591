/* Memory: checked sizes, one place of allocation. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#ifdef __linux__
#include <sys/mman.h>
#endif

/* A page of memory costs as much to get as thousands of steps of a kernel: large blocks ask for large pages. */
enum { LARGE = 1 << 21 };

static void *ask_large_pages(void *memory, size_t bytes) {
#ifdef MADV_HUGEPAGE
    if (memory == NULL || bytes < LARGE)
        return memory;
    char *first = (char *)memory + (LARGE - (uintptr_t)memory % LARGE) % LARGE;
    size_t over = (size_t)(first - (char *)memory);
    if (bytes - over >= LARGE) /* advice: it does not matter when it is not taken */
        (void)madvise(first, (bytes - over) / LARGE * LARGE, MADV_HUGEPAGE);
#else
    (void)bytes;
#endif
    return memory;
}

bool nw__multiply(size_t a, size_t b, size_t *out) {
    return !__builtin_mul_overflow(a, b, out);
}

bool nw__add(size_t a, size_t b, size_t *out) {
    return !__builtin_add_overflow(a, b, out);
}

void *nw__allocate(size_t count, size_t size) {
    size_t bytes;
    if (!nw__multiply(count, size, &bytes) || bytes > PTRDIFF_MAX)
        return NULL;
    return ask_large_pages(malloc(bytes > 0 ? bytes : 1), bytes);
}

void *nw__allocate_zeroed(size_t count, size_t size) {
    size_t bytes;
    if (!nw__multiply(count, size, &bytes) || bytes > PTRDIFF_MAX)
        return NULL;
    return ask_large_pages(calloc(bytes > 0 ? bytes : 1, 1), bytes);
}

void *nw__copy(const void *bytes, size_t count, size_t size) {
    void *copy = nw__allocate(count, size);
    if (copy != NULL && count > 0 && size > 0)
        memcpy(copy, bytes, count * size);
    return copy;
}

char *nw__copy_text(const char *text) {
    return nw__copy(text, strlen(text) + 1, 1);
}

/* Makes an array one of `capacity` items. */
static bool resize(void *items, size_t *capacity, size_t wanted, size_t size) {
    size_t bytes;
    void *old;
    if (!nw__multiply(wanted, size, &bytes) || bytes > PTRDIFF_MAX)
        return false;
    memcpy(&old, items, sizeof old);
    void *resized = realloc(old, bytes);
    if (resized == NULL)
        return false;
    memcpy(items, &resized, sizeof resized);
    *capacity = wanted;
    return true;
}

bool nw__grow(void *items, size_t *capacity, size_t needed, size_t size) {
    if (needed <= *capacity)
        return true;
    size_t larger;
    if (!nw__multiply(*capacity, 2, &larger))
        return false;
    if (larger < needed)
        larger = needed;
    return resize(items, capacity, larger < 8 ? 8 : larger, size);
}

bool nw__fit(void *items, size_t *capacity, size_t needed, size_t size) {
    return needed == 0 || needed >= *capacity || resize(items, capacity, needed, size);
}

void nw__free(void *memory) {
    free(memory);
}
