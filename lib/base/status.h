/* Failures: the one way to return one. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_BASE_STATUS_H
#define NW_BASE_STATUS_H

#include <netweave/status.h>
#include <stdbool.h>
#include <stdint.h>

enum { NW_ERROR_SIZE = 2048 };

/* Records the sentence of a failure on this thread and returns `status`. Every failure of the library passes here.
 * Control characters and invalid UTF-8 in the sentence are escaped; it is cut at 2 KB. */
__attribute__((format(printf, 2, 3))) netweave_status nw__fail(netweave_status status, const char *format, ...);

/* The failure of an allocation, with one fixed sentence. */
netweave_status nw__fail_memory(void);

/* Puts back a sentence that was recorded before (from another thread, or before a clean-up that may fail). */
netweave_status nw__fail_again(netweave_status status, const char *sentence);

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
