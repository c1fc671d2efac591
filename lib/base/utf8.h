/* UTF-8: checking, escaping, folding, width. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_BASE_UTF8_H
#define NW_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes of the character at the start of `bytes` (1 to 4), or 0 when it is not valid UTF-8. */
size_t nw__utf8_step(const char *bytes, size_t length);

/* True when all of `bytes` is valid UTF-8. */
bool nw__utf8_valid(const char *bytes, size_t length);

/* Copies into `out` (of `size` bytes, always ended by NUL): control characters become \xNN, invalid bytes too; what
 * does not fit is cut at a character. */
void nw__utf8_escape(const char *bytes, size_t length, char *out, size_t size);

/* Columns that a text takes on a terminal: 0 for marks that combine, 2 for wide characters. */
size_t nw__utf8_width(const char *text);

/* A copy without case, accents, punctuation and spaces, for the comparison of headers and of near-equal ids; NULL when
 * out of memory. Free with nw__free(). */
char *nw__utf8_fold(const char *text) __attribute__((warn_unused_result));

#endif
