/* Memory that can be made to fail. */
#include "failing.h"

#include <pthread.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void __real_free(void *memory);

enum { SLOTS = 1 << 20 }; /* a power of two */

/* Addresses handed out, by open addressing; memory that other libraries allocated and we free is not among them. */
static void *slots[SLOTS];
static char gone; /* marks a slot that was in use */
static int64_t live;
static int64_t asked, failing_number;
static bool counting, failing_lasting;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static size_t slot_of(const void *memory) {
    return (size_t)(((uintptr_t)memory >> 4) * UINT64_C(0x9e3779b97f4a7c15) >> 44) & (SLOTS - 1);
}

static void add(void *memory) {
    size_t slot = slot_of(memory);
    while (slots[slot] != NULL && slots[slot] != &gone)
        slot = (slot + 1) & (SLOTS - 1);
    slots[slot] = memory;
    live++;
}

static void take(const void *memory) {
    for (size_t slot = slot_of(memory); slots[slot] != NULL; slot = (slot + 1) & (SLOTS - 1)) {
        if (slots[slot] != memory)
            continue;
        slots[slot] = slots[(slot + 1) & (SLOTS - 1)] == NULL ? NULL : &gone;
        live--;
        return;
    }
}

/* Counts one allocation; true when it is to fail. Call with the lock. */
static bool fails(void) {
    if (!counting)
        return false;
    asked++;
    return asked == failing_number || (failing_lasting && failing_number > 0 && asked > failing_number);
}

void *__wrap_malloc(size_t size) {
    pthread_mutex_lock(&lock);
    void *memory = fails() ? NULL : __real_malloc(size);
    if (memory != NULL)
        add(memory);
    pthread_mutex_unlock(&lock);
    return memory;
}

void *__wrap_calloc(size_t count, size_t size) {
    pthread_mutex_lock(&lock);
    void *memory = fails() ? NULL : __real_calloc(count, size);
    if (memory != NULL)
        add(memory);
    pthread_mutex_unlock(&lock);
    return memory;
}

void *__wrap_realloc(void *memory, size_t size) {
    pthread_mutex_lock(&lock);
    void *moved = NULL;
    if (!fails()) {
        if (memory != NULL)
            take(memory);
        moved = __real_realloc(memory, size);
        if (moved != NULL)
            add(moved);
    }
    pthread_mutex_unlock(&lock);
    return moved;
}

void __wrap_free(void *memory) {
    if (memory == NULL)
        return;
    pthread_mutex_lock(&lock);
    take(memory);
    pthread_mutex_unlock(&lock);
    __real_free(memory);
}

void failing_start(int64_t number, bool lasting) {
    pthread_mutex_lock(&lock);
    asked = 0;
    failing_number = number;
    failing_lasting = lasting;
    counting = true;
    pthread_mutex_unlock(&lock);
}

int64_t failing_stop(void) {
    pthread_mutex_lock(&lock);
    counting = false;
    pthread_mutex_unlock(&lock);
    return asked;
}

int64_t failing_live(void) {
    return live;
}
