/* UTF-8: checking, escaping, folding, width. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/utf8.h"

#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

size_t nw__utf8_step(const char *bytes, size_t length) {
    utf8proc_int32_t character;
    if (length == 0)
        return 0;
    if ((unsigned char)bytes[0] < 0x80)
        return 1;
    utf8proc_ssize_t step = utf8proc_iterate((const utf8proc_uint8_t *)bytes, (utf8proc_ssize_t)length, &character);
    return step > 0 ? (size_t)step : 0;
}

bool nw__utf8_valid(const char *bytes, size_t length) {
    size_t at = 0;
    while (at < length) {
        uint64_t word = UINT64_C(0x8080808080808080);
        if (length - at >= sizeof word) /* most text is ASCII: eight at a time */
            memcpy(&word, bytes + at, sizeof word);
        if ((word & UINT64_C(0x8080808080808080)) == 0) {
            at += sizeof word;
            continue;
        }
        size_t step = nw__utf8_step(bytes + at, length - at);
        if (step == 0)
            return false;
        at += step;
    }
    return true;
}

/* True for C0, C1 and the bidirectional controls, which can make a terminal or a reader show something else. */
static bool is_control(const char *bytes, size_t step) {
    unsigned char first = (unsigned char)bytes[0];
    if (step == 1)
        return first < 0x20 || first == 0x7f;
    if (step == 2)
        return first == 0xc2 && (unsigned char)bytes[1] < 0xa0;
    if (step == 3 && first == 0xe2) {
        unsigned char second = (unsigned char)bytes[1];
        unsigned char third = (unsigned char)bytes[2];
        return (second == 0x80 && (third >= 0xa8 && third <= 0xae)) ||
               (second == 0x81 && third >= 0xa6 && third <= 0xa9);
    }
    return false;
}

void nw__utf8_escape(const char *bytes, size_t length, char *out, size_t size) {
    size_t at = 0;
    size_t used = 0;
    while (at < length) {
        size_t step = nw__utf8_step(bytes + at, length - at);
        bool plain = step > 0 && !is_control(bytes + at, step);
        if (step == 0)
            step = 1;
        if (used + (plain ? step : 4 * step) + 1 > size)
            break;
        if (plain) {
            memcpy(out + used, bytes + at, step);
            used += step;
        } else {
            for (size_t k = 0; k < step; k++) {
                static const char digits[] = "0123456789abcdef";
                unsigned char byte = (unsigned char)bytes[at + k];
                out[used++] = '\\';
                out[used++] = 'x';
                out[used++] = digits[byte >> 4];
                out[used++] = digits[byte & 15];
            }
        }
        at += step;
    }
    out[used] = '\0';
}

size_t nw__utf8_width(const char *text) {
    size_t length = strlen(text);
    size_t width = 0;
    for (size_t at = 0; at < length;) {
        utf8proc_int32_t character = 0;
        utf8proc_ssize_t step =
            utf8proc_iterate((const utf8proc_uint8_t *)text + at, (utf8proc_ssize_t)(length - at), &character);
        if (step <= 0) {
            at++;
            width++;
            continue;
        }
        int columns = utf8proc_charwidth(character);
        width += columns > 0 ? (size_t)columns : 0;
        at += (size_t)step;
    }
    return width;
}

/* Takes one byte of a folded text, unless it is neither letter nor digit. */
static void take_folded(char *folded, size_t *used, unsigned char byte) {
    if (byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z'))
        folded[(*used)++] = (char)byte;
}

/* What folding makes of ASCII, without the tables of all characters; `*out_is` is false for other texts. */
static char *fold_ascii(const char *text, bool *out_is) {
    size_t length = strlen(text);
    size_t used = 0;
    *out_is = true;
    for (size_t k = 0; k < length && *out_is; k++)
        *out_is = (unsigned char)text[k] < 0x80;
    char *folded = *out_is ? nw__allocate(length + 1, 1) : NULL;
    for (size_t k = 0; k < length && folded != NULL; k++)
        take_folded(folded, &used, (unsigned char)(text[k] >= 'A' && text[k] <= 'Z' ? text[k] | 0x20 : text[k]));
    if (folded != NULL)
        folded[used] = '\0';
    return folded;
}

char *nw__utf8_fold(const char *text) {
    bool is_ascii = false;
    char *quick = fold_ascii(text, &is_ascii);
    if (is_ascii)
        return quick;
    utf8proc_uint8_t *decomposed = NULL;
    utf8proc_ssize_t length =
        utf8proc_map((const utf8proc_uint8_t *)text, 0, &decomposed,
                     UTF8PROC_NULLTERM | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
    if (length < 0)
        return length == UTF8PROC_ERROR_NOMEM ? NULL : nw__copy_text(text);
    char *folded = nw__allocate((size_t)length + 1, 1);
    if (folded != NULL) {
        size_t used = 0;
        for (utf8proc_ssize_t k = 0; k < length; k++)
            take_folded(folded, &used, decomposed[k]);
        folded[used] = '\0';
    }
    free(decomposed);
    return folded;
}
