/* Changes to texts at random, for the programs that feed damaged input. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TEST_MUTATE_H
#define TEST_MUTATE_H

#include "base/random.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { LONGEST = 1 << 16, CALL_SECONDS = 5 };

typedef struct texts {
    const char *const *texts;
    size_t count;
} texts;

#define TEXTS(array) \
    (texts) { \
        (array), sizeof(array) / sizeof(array)[0] \
    }

static const char *pick(nw__random *random, texts texts) {
    return texts.texts[nw__random_below(random, texts.count)];
}

static size_t put(char *text, size_t length, size_t at, const char *piece, size_t size) {
    if (length + size > LONGEST)
        return length;
    memmove(text + at + size, text + at, length - at);
    memcpy(text + at, piece, size);
    return length + size;
}

/* One change: a byte, a word put in, a piece cut out, doubled or taken from another seed. */
static size_t change(nw__random *random, texts seeds, texts words, char *text, size_t length) {
    size_t at = length > 0 ? nw__random_below(random, length) : 0;
    size_t size = nw__random_below(random, length - at < 64 ? length - at + 1 : 64);
    const char *word = pick(random, words);
    const char *other = pick(random, seeds);
    char piece[64];
    switch (nw__random_below(random, 5)) {
    case 0:
        if (length > 0)
            text[at] = (char)nw__random_below(random, 256);
        return length;
    case 1:
        return put(text, length, at, word, strlen(word));
    case 2:
        memmove(text + at, text + at + size, length - at - size);
        return length - size;
    case 3:
        memcpy(piece, text + at, size);
        return put(text, length, at, piece, size);
    default:
        return put(text, length, at, other, nw__random_below(random, strlen(other) + 1));
    }
}

/* A seed with up to seven changes, ended by NUL; gives its length. `text` holds LONGEST + 1. */
static inline size_t mutate(nw__random *random, texts seeds, texts words, char *text) {
    const char *origin = pick(random, seeds);
    size_t length = strlen(origin);
    memcpy(text, origin, length);
    for (uint64_t changes = nw__random_below(random, 8); changes > 0; changes--)
        length = change(random, seeds, words, text, length);
    text[length] = '\0';
    return length;
}

/* The file that keeps the input being tried, by the environment variable FUZZ_FIND; -1: none. */
static inline int open_find(void) {
    const char *path = getenv("FUZZ_FIND");
    return path != NULL ? open(path, O_WRONLY | O_CREAT, 0666) : -1;
}

static inline void keep(int find, const char *text, size_t length) {
    if (find >= 0 && (pwrite(find, text, length, 0) != (ssize_t)length || ftruncate(find, (off_t)length) != 0))
        abort();
}

static inline double seconds_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

#endif
