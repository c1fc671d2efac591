/* Text: growing buffers, and numbers that do not follow the locale. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_BASE_TEXT_H
#define NW_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A text that grows. Start with {0}. Appending never fails on the spot: `failed` stays set once memory ran out, and
 * nw__text_take() then gives NULL, so that a writer checks once, at the end. */
typedef struct nw__text {
    char *bytes;
    size_t length;
    size_t capacity;
    bool failed;
} nw__text;

void nw__text_append(nw__text *text, const char *more);
void nw__text_append_bytes(nw__text *text, const char *bytes, size_t length);

/* printf without %f, %e, %g (they follow the locale): use nw__text_append_number() for those. */
__attribute__((format(printf, 2, 3))) void nw__text_append_format(nw__text *text, const char *format, ...);

/* Appends a number: `digits` 0 is the shortest text that reads back to the same double ("0.1", "1e+30"); otherwise that
 * many digits after the point. NaN is "nan", infinity "inf" or "-inf". */
void nw__text_append_number(nw__text *text, double value, int digits);

/* Appends a share in per cent, for sentences: "23%", without claiming all or nothing where it is not. */
void nw__text_append_percent(nw__text *text, double share);

/* Hands over the bytes (ended by NUL; the caller frees), or NULL when memory ran out; the text is empty then. */
char *nw__text_take(nw__text *text);

/* Gives the bytes up. */
void nw__text_free(nw__text *text);

enum { NW_NUMBER_SIZE = 400 };

/* Writes a number as nw__text_append_number() does. */
void nw__number_format(double value, int digits, char out[NW_NUMBER_SIZE]);

/* Reads a number from all of `bytes`: decimal digits with an optional sign, one `point` and an exponent; no spaces, no
 * hex, no "nan" or "inf". False when it is anything else or out of the range of double. Correctly rounded, whatever the
 * locale. */
bool nw__number_parse(const char *bytes, size_t length, char point, double *out);

/* Reads a whole number from all of `bytes`. */
bool nw__integer_parse(const char *bytes, size_t length, int64_t *out);

/* The candidate nearest to `name` (edit distance at most 2, and under half its length), or NULL: for "did you mean". */
const char *nw__text_nearest(const char *name, const char *const *candidates, size_t count);

#endif
