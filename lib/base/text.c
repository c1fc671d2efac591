/* Text: growing buffers, and numbers that do not follow the locale. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/text.h"

#include "base/memory.h"

#include <locale.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void nw__text_append_bytes(nw__text *text, const char *bytes, size_t length) {
    size_t needed;
    if (text->failed)
        return;
    if (!nw__add(text->length, length, &needed) || !nw__add(needed, 1, &needed) ||
        !nw__grow(&text->bytes, &text->capacity, needed, 1)) {
        text->failed = true;
        return;
    }
    if (length > 0)
        memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void nw__text_append(nw__text *text, const char *more) {
    nw__text_append_bytes(text, more, strlen(more));
}

void nw__text_append_format(nw__text *text, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    size_t needed = text->length + (size_t)(length > 0 ? length : 0) + 1;
    if (length < 0 || text->failed || !nw__grow(&text->bytes, &text->capacity, needed, 1)) {
        text->failed = true;
    } else {
        vsnprintf(text->bytes + text->length, (size_t)length + 1, format, again);
        text->length += (size_t)length;
    }
    va_end(again);
}

/* snprintf writes the locale's decimal point, which may be several bytes: put '.' in its place. */
static void restore_point(char *text) {
    char *read = text;
    char *write = text;
    bool replaced = false;
    for (; *read != '\0'; read++) {
        if (strchr("0123456789+-e", *read) != NULL) {
            *write++ = *read;
            replaced = false;
        } else if (!replaced) {
            *write++ = '.';
            replaced = true;
        }
    }
    *write = '\0';
}

/* Writes a short decimal number, as most weights are: at most 15 digits, which are the only so few that read back to
 * it. False for others. */
static bool format_short(double value, char out[NW_NUMBER_SIZE]) {
    static const double powers[] = {1e0, 1e1, 1e2, 1e3, 1e4};
    int places = 0;
    double size = fabs(value);
    if (!(size >= 1e-4 && size < 1e10) && size != 0)
        return false;
    double whole = nearbyint(size);
    while (places < 4 && whole / powers[places] != size) /* rounded once: what reading gives */
        whole = nearbyint(size * powers[++places]);
    if (whole / powers[places] != size)
        return false;
    uint64_t left = (uint64_t)whole;
    char reversed[24];
    int length = 0;
    for (int place = 0; left > 0 || place <= places; place++, left /= 10) {
        if (place == places && places > 0)
            reversed[length++] = '.';
        reversed[length++] = (char)('0' + left % 10);
    }
    if (value < 0)
        reversed[length++] = '-';
    for (int k = 0; k < length; k++)
        out[k] = reversed[length - 1 - k];
    out[length] = '\0';
    return true;
}

void nw__number_format(double value, int digits, char out[NW_NUMBER_SIZE]) {
    if (isnan(value)) {
        memcpy(out, "nan", 4);
        return;
    }
    if (isinf(value)) {
        snprintf(out, NW_NUMBER_SIZE, "%s", value > 0 ? "inf" : "-inf");
        return;
    }
    if (value == 0.0)
        value = 0.0; /* no minus zero */
    if (digits > 0) {
        snprintf(out, NW_NUMBER_SIZE, "%.*f", digits, value);
        restore_point(out);
        return;
    }
    if (format_short(value, out))
        return;
    for (int precision = 15; precision <= 17; precision++) {
        double back;
        snprintf(out, NW_NUMBER_SIZE, "%.*g", precision, value);
        restore_point(out);
        if (nw__number_parse(out, strlen(out), '.', &back) && back == value)
            return;
    }
}

void nw__text_append_number(nw__text *text, double value, int digits) {
    char number[NW_NUMBER_SIZE];
    nw__number_format(value, digits, number);
    nw__text_append(text, number);
}

void nw__text_append_percent(nw__text *text, double share) {
    double percent = floor(share * 100 + 0.5);
    if (share > 0 && percent < 1)
        nw__text_append(text, "less than 1%");
    else if (share < 1 && percent > 99)
        nw__text_append(text, "more than 99%");
    else
        nw__text_append_format(text, "%lld%%", (long long)percent);
}

char *nw__text_take(nw__text *text) {
    if (!text->failed && text->bytes == NULL)
        nw__text_append_bytes(text, "", 0);
    char *bytes = text->bytes;
    if (text->failed) {
        nw__free(bytes);
        bytes = NULL;
    }
    *text = (nw__text){0};
    return bytes;
}

void nw__text_free(nw__text *text) {
    nw__free(text->bytes);
    *text = (nw__text){0};
}

/* What a number's text is made of: digits as an integer (the first 19), and the power of ten. */
typedef struct decimal {
    uint64_t digits;
    int64_t exponent;
    bool negative;
    bool truncated;
} decimal;

static size_t scan_digits(const char *bytes, size_t length, size_t at, decimal *number, int *count, bool fraction) {
    for (; at < length && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
        if (*count < 19) {
            number->digits = number->digits * 10 + (uint64_t)(bytes[at] - '0');
            *count += number->digits > 0;
            number->exponent -= fraction;
        } else {
            number->truncated |= bytes[at] != '0';
            number->exponent += !fraction;
        }
    }
    return at;
}

static bool scan_decimal(const char *bytes, size_t length, char point, decimal *number) {
    size_t at = 0;
    int count = 0;
    *number = (decimal){0};
    if (at < length && (bytes[at] == '-' || bytes[at] == '+'))
        number->negative = bytes[at++] == '-';
    size_t whole = scan_digits(bytes, length, at, number, &count, false);
    size_t seen = whole - at;
    at = whole;
    if (at < length && bytes[at] == point) {
        size_t end = scan_digits(bytes, length, at + 1, number, &count, true);
        seen += end - at - 1;
        at = end;
    }
    if (seen == 0)
        return false;
    if (at < length && (bytes[at] == 'e' || bytes[at] == 'E')) {
        bool negative = false;
        int64_t power = 0;
        at++;
        if (at < length && (bytes[at] == '-' || bytes[at] == '+'))
            negative = bytes[at++] == '-';
        if (at == length)
            return false;
        for (; at < length && bytes[at] >= '0' && bytes[at] <= '9'; at++)
            power = power < 100000 ? power * 10 + (bytes[at] - '0') : power;
        number->exponent += negative ? -power : power;
    }
    return at == length;
}

/* The rare number that the exact short way cannot take: strtod in the C locale, made for this call. */
static bool parse_slowly(const char *bytes, size_t length, char point, double *out) {
    char short_copy[128];
    char *copy = length < sizeof short_copy ? short_copy : nw__allocate(length + 1, 1);
    locale_t plain = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0);
    bool done = copy != NULL && plain != (locale_t)0;
    if (done) {
        memcpy(copy, bytes, length);
        copy[length] = '\0';
        char *found = memchr(copy, point, length);
        if (found != NULL)
            *found = '.';
        *out = strtod_l(copy, NULL, plain);
    }
    if (plain != (locale_t)0)
        freelocale(plain);
    if (copy != short_copy)
        nw__free(copy);
    return done && isfinite(*out);
}

bool nw__number_parse(const char *bytes, size_t length, char point, double *out) {
    static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    decimal number;
    if (!scan_decimal(bytes, length, point, &number))
        return false;
    /* Digits and power of ten are both exact doubles: one rounding, so correctly rounded (Clinger 1990). */
    if (!number.truncated && number.digits <= (UINT64_C(1) << 53) && number.exponent >= -22 && number.exponent <= 22) {
        double value = (double)number.digits;
        value = number.exponent < 0 ? value / powers[-number.exponent] : value * powers[number.exponent];
        *out = number.negative ? -value : value;
        return true;
    }
    double value;
    if (!parse_slowly(bytes, length, point, &value))
        return false;
    *out = value;
    return true;
}

bool nw__integer_parse(const char *bytes, size_t length, int64_t *out) {
    size_t at = 0;
    bool negative = false;
    int64_t value = 0;
    if (at < length && (bytes[at] == '-' || bytes[at] == '+'))
        negative = bytes[at++] == '-';
    if (at == length)
        return false;
    for (; at < length; at++) {
        if (bytes[at] < '0' || bytes[at] > '9')
            return false;
        int64_t digit = bytes[at] - '0';
        if (__builtin_mul_overflow(value, 10, &value) ||
            __builtin_add_overflow(value, negative ? -digit : digit, &value))
            return false;
    }
    *out = value;
    return true;
}

enum { NEAREST_LENGTH = 64 };

/* Edit distance with swaps of neighbours counted as one (optimal string alignment). */
static int edit_distance(const char *a, size_t a_length, const char *b, size_t b_length) {
    int rows[3][NEAREST_LENGTH + 1];
    for (size_t j = 0; j <= b_length; j++)
        rows[0][j] = (int)j;
    for (size_t i = 1; i <= a_length; i++) {
        int *row = rows[i % 3];
        const int *above = rows[(i + 2) % 3];
        const int *before = rows[(i + 1) % 3];
        row[0] = (int)i;
        for (size_t j = 1; j <= b_length; j++) {
            int best = above[j - 1] + (a[i - 1] != b[j - 1]);
            if (above[j] + 1 < best)
                best = above[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && before[j - 2] + 1 < best)
                best = before[j - 2] + 1;
            row[j] = best;
        }
    }
    return rows[a_length % 3][b_length];
}

const char *nw__text_nearest(const char *name, const char *const *candidates, size_t count) {
    const char *nearest = NULL;
    int least = 3;
    size_t length = strlen(name);
    if (length > NEAREST_LENGTH)
        return NULL;
    for (size_t k = 0; k < count; k++) {
        size_t candidate_length = strlen(candidates[k]);
        if (candidate_length > NEAREST_LENGTH)
            continue;
        int distance = edit_distance(name, length, candidates[k], candidate_length);
        bool prefix = length >= 3 && strncmp(name, candidates[k], length) == 0;
        if (prefix && distance > 2) /* the beginning of a name, unless another is nearer */
            distance = 2;
        if (distance < least && (prefix || (size_t)distance * 2 < candidate_length)) {
            least = distance;
            nearest = candidates[k];
        }
    }
    return nearest;
}
