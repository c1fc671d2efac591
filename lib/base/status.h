/* Failures: the one way to return one. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_BASE_STATUS_H
#define NW_BASE_STATUS_H

#include <netweave/status.h>
#include <stdbool.h>
#include <stdint.h>

enum { NW_ERROR_SIZE = 2048 };

/* Records the sentence of a failure on this thread. Control characters and invalid UTF-8 in it are escaped; it is cut
 * at 2 KB. */
__attribute__((format(printf, 1, 2))) void nw__record(const char *format, ...);

/* Records a sentence that was recorded before (on another thread, or before a clean-up that may fail). */
void nw__record_again(const char *sentence);

/* Records the one sentence of a failed allocation. */
void nw__record_memory(void);

/* The one way to return a failure: records the sentence, gives the status. */
#define nw__fail(status, ...) (nw__record(__VA_ARGS__), (status))

/* The failure of an allocation. */
static inline netweave_status nw__fail_memory(void) {
    nw__record_memory();
    return NETWEAVE_STATUS_OUT_OF_MEMORY;
}

/* A failure with a sentence that was recorded before. */
static inline netweave_status nw__fail_again(netweave_status status, const char *sentence) {
    nw__record_again(sentence);
    return status;
}

/* Every handle begins with one of these, so that NULL, a handle of another type and (in practice) a freed one are
 * refused. */
typedef enum nw__magic {
    NW_MAGIC_RUN = 0x4e575231,
    NW_MAGIC_TABLE,
    NW_MAGIC_ROSTER,
    NW_MAGIC_BUILDER,
    NW_MAGIC_NETWORK,
    NW_MAGIC_VIEW,
    NW_MAGIC_STRUCTURE,
    NW_MAGIC_COMPARISON,
    NW_MAGIC_CONTACTS,
    NW_MAGIC_FLOW,
    NW_MAGIC_ATTENDANCE,
    NW_MAGIC_FREED = 0x4e570000
} nw__magic;

/* True when `handle` is not NULL and bears `magic`. */
bool nw__is(const void *handle, nw__magic magic);

/* Returns INVALID_ARGUMENT from the calling function unless `handle` is a live handle of the type of `magic`. */
#define NW_REQUIRE(handle, magic) \
    do { \
        if (!nw__is((handle), (magic))) \
            return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, \
                            "%s: '%s' is not a valid handle; pass one that a create " \
                            "call filled and that is not freed yet", \
                            __func__, #handle); \
    } while (0)

/* Returns INVALID_ARGUMENT from the calling function when `pointer` is NULL. */
#define NW_REQUIRE_POINTER(pointer) \
    do { \
        if ((pointer) == NULL) \
            return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "%s: '%s' is NULL; pass a pointer", __func__, #pointer); \
    } while (0)

#endif
