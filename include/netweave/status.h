/* netweave: what a call answers, and the sentence that explains a failure.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NETWEAVE_STATUS_H
#define NETWEAVE_STATUS_H

#include <stddef.h>
#include <stdint.h>

#if defined(_WIN32)
#define NETWEAVE_API
#elif defined(__GNUC__)
#define NETWEAVE_API __attribute__((visibility("default")))
#else
#define NETWEAVE_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* clang-format off */
/** Every status: name, value, exit code of the shell command, exception in Python, meaning. */
#define NETWEAVE_STATUSES(row) \
    row(OK, 0, 0, "", "the call did what it was asked") \
    row(OUT_OF_MEMORY, 1, 71, "MemoryError", "an allocation failed; nothing was changed") \
    row(INVALID_ARGUMENT, 2, 2, "ValueError", "an argument, option or parameter is wrong") \
    row(NOT_FOUND, 3, 3, "KeyError", "no member, attribute, layer, wave, measure or format has this name") \
    row(PARSE, 4, 4, "ParseError", "the content of a file or text cannot be understood") \
    row(IO, 5, 5, "OSError", "a file cannot be opened, read or written") \
    row(LIMIT, 6, 6, "LimitError", "the input is larger than a stated limit") \
    row(UNSUPPORTED, 7, 7, "NotImplementedError", "this combination is not offered") \
    row(CANCELLED, 9, 130, "KeyboardInterrupt", "the caller cancelled the call") \
    row(TIMEOUT, 10, 124, "TimeoutError", "the time budget ran out")
/* clang-format on */

/** What a call answers. 0 is success; every other value leaves all outputs untouched. */
typedef enum netweave_status {
#define NETWEAVE_STATUS_ROW(name, value, exit_code, exception, meaning) NETWEAVE_STATUS_##name = (value),
    NETWEAVE_STATUSES(NETWEAVE_STATUS_ROW)
#undef NETWEAVE_STATUS_ROW
} netweave_status;

/** The name of a status, as "INVALID_ARGUMENT". Static text, never NULL; thread-safe. */
NETWEAVE_API const char *netweave_status_name(netweave_status status);

/** What a status means, in one sentence. Static text, never NULL; thread-safe. */
NETWEAVE_API const char *netweave_status_meaning(netweave_status status);

/** The exit code that the shell command gives for a status. Thread-safe. */
NETWEAVE_API int netweave_status_exit_code(netweave_status status);

/** The sentence of this thread's last failed call: what is wrong, where (file:line:column for input), what to do.
 * UTF-8, at most 2 KB, without control characters. Valid until the thread's next failing call; "" before any failure.
 */
NETWEAVE_API const char *netweave_last_error(void);

/** The version of the library, as "0.1.0". Static text; thread-safe. */
NETWEAVE_API const char *netweave_version(void);

/** Frees a text that a netweave call handed out through `char **out_text`. NULL is a no-op. Thread-safe. */
NETWEAVE_API void netweave_text_free(char *text);

#ifdef __cplusplus
}
#endif

#endif
