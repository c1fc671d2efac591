/* Names in parts, and which are nearly alike: a letter more, less, other or changed places, parts in another order,
 * initials. SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/doctor_alike.h"

#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { LONG_PART = 9 };

static bool joins(unsigned char sign) {
    return sign >= 0x80 || (sign >= '0' && sign <= '9') || ((sign | 0x20) >= 'a' && (sign | 0x20) <= 'z') ||
           sign == '\'';
}

/* The folded first `length` bytes of a name, or NULL when out of memory. */
static char *fold_piece(const char *name, size_t length) {
    char *piece = nw__copy(name, length + 1, 1);
    if (piece == NULL)
        return NULL;
    piece[length] = '\0';
    char *folded = nw__utf8_fold(piece);
    nw__free(piece);
    return folded;
}

netweave_status nw__parts_split(const char *name, nw__parts *out) {
    nw__text folded = {0};
    size_t starts[NW_MOST_PARTS] = {0};
    int count = 0;
    while (*name != '\0' && count <= NW_MOST_PARTS && !folded.failed) {
        size_t length = 0;
        while (joins((unsigned char)name[length]))
            length++;
        char *piece = length > 0 ? fold_piece(name, length) : NULL;
        folded.failed = folded.failed || (length > 0 && piece == NULL);
        if (piece != NULL && *piece != '\0') {
            if (count < NW_MOST_PARTS)
                starts[count] = folded.length;
            nw__text_append_bytes(&folded, piece, strlen(piece) + 1);
            count++;
        }
        nw__free(piece);
        name += length > 0 ? length : 1;
    }
    if (folded.failed) {
        nw__text_free(&folded);
        return nw__fail_memory();
    }
    out->bytes = folded.bytes;
    out->count = count <= NW_MOST_PARTS ? count : 0;
    for (int k = 0; k < out->count; k++) {
        out->text[k] = folded.bytes + starts[k];
        out->length[k] = strlen(out->text[k]);
    }
    for (int k = 0; k < count && k < NW_MOST_PARTS; k++)
        if (out->count > 0 && out->length[k] > NW_MOST_LETTERS)
            out->count = 0;
    return NETWEAVE_STATUS_OK;
}

/* The characters of a part. */
static int letters_of(const char *text, size_t length, uint32_t *out) {
    int count = 0;
    for (size_t at = 0; at < length;) {
        size_t step = nw__utf8_step(text + at, length - at);
        step = step > 0 ? step : 1;
        uint32_t letter = 0;
        for (size_t k = 0; k < step; k++)
            letter = letter << 8 | (unsigned char)text[at + k];
        out[count++] = letter;
        at += step;
    }
    return count;
}

/* Letters put in, left out, changed or exchanged with their neighbour to make one of the other: the optimal string
 * alignment distance (Damerau 1964, doi 10.1145/363958.363994). */
static int distance(const uint32_t *one, int length, const uint32_t *other, int other_length) {
    int rows[3][NW_MOST_LETTERS + 1];
    for (int j = 0; j <= other_length; j++)
        rows[0][j] = j;
    for (int i = 1; i <= length; i++) {
        const int *before = rows[(i + 1) % 3]; /* of i - 2 */
        const int *last = rows[(i + 2) % 3];
        int *row = rows[i % 3];
        row[0] = i;
        for (int j = 1; j <= other_length; j++) {
            int best = last[j - 1] + (one[i - 1] != other[j - 1]);
            best = last[j] + 1 < best ? last[j] + 1 : best;
            best = row[j - 1] + 1 < best ? row[j - 1] + 1 : best;
            bool turned = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
            row[j] = turned && before[j - 2] + 1 < best ? before[j - 2] + 1 : best;
        }
    }
    return rows[length % 3][other_length];
}

static bool same_digits(const char *one, const char *other) {
    for (;; one++, other++) {
        while (*one != '\0' && (*one < '0' || *one > '9'))
            one++;
        while (*other != '\0' && (*other < '0' || *other > '9'))
            other++;
        if (*one != *other)
            return false;
        if (*one == '\0')
            return true;
    }
}

/* True when two parts may be one: an initial, or by how many letters they have. Of three or four letters another one is
 * another name (Tim, Tom), but a letter too much or two exchanged may be a slip (Ann, Anna). */
static bool near_parts(const nw__parts *one, int i, const nw__parts *other, int j) {
    uint32_t letters[2][NW_MOST_LETTERS];
    int length = letters_of(one->text[i], one->length[i], letters[0]);
    int other_length = letters_of(other->text[j], other->length[j], letters[1]);
    int shorter = length < other_length ? length : other_length;
    int longer = length < other_length ? other_length : length;
    if (!same_digits(one->text[i], other->text[j]))
        return false;
    if (shorter == 1)
        return longer > 1 && letters[0][0] == letters[1][0] && (one->count > 1 && other->count > 1);
    if (shorter < 3 || longer - shorter > 2)
        return false;
    int far = distance(letters[0], length, letters[1], other_length);
    if (shorter >= LONG_PART)
        return far <= 2;
    if (far != 1 || shorter >= 5)
        return far <= 1;
    int differing = 0;
    for (int k = 0; length == other_length && k < length; k++)
        differing += letters[0][k] != letters[1][k];
    return letters[0][0] == letters[1][0] && differing != 1;
}

/* The place of the only part of `one` that `other` lacks, when all the rest is there in the same order; else -1. */
static int surplus_part(const nw__parts *one, const nw__parts *other) {
    int at = 0;
    while (at < other->count && strcmp(one->text[at], other->text[at]) == 0)
        at++;
    for (int k = at; k < other->count; k++)
        if (strcmp(one->text[k + 1], other->text[k]) != 0)
            return -1;
    return at;
}

static int compare_texts(const void *one, const void *other) {
    return strcmp(*(char *const *)one, *(char *const *)other);
}

void nw__parts_sort(const nw__parts *parts, char **out) {
    memcpy(out, parts->text, sizeof parts->text);
    qsort(out, (size_t)parts->count, sizeof(char *), compare_texts);
}

static bool same_parts_turned(const nw__parts *one, const nw__parts *other) {
    char *sorted[2][NW_MOST_PARTS];
    nw__parts_sort(one, sorted[0]);
    nw__parts_sort(other, sorted[1]);
    for (int k = 0; k < one->count; k++)
        if (strcmp(sorted[0][k], sorted[1][k]) != 0)
            return false;
    return true;
}

static const char *near_of_equal(const nw__parts *one, const nw__parts *other) {
    int differing = 0;
    bool near = true;
    for (int k = 0; k < one->count; k++) {
        if (strcmp(one->text[k], other->text[k]) == 0)
            continue;
        differing++;
        near = near && near_parts(one, k, other, k);
    }
    if (differing == 0)
        return NULL; /* another spelling, told as that */
    if (near && differing == 1)
        return "are nearly alike";
    return one->count > 1 && same_parts_turned(one, other) ? "are the same words in another order" : NULL;
}

/* Why two names may be one member's, or NULL. */
const char *nw__parts_near(const nw__parts *one, const nw__parts *other) {
    if (one->count == other->count)
        return near_of_equal(one, other);
    if (one->count < other->count) {
        const nw__parts *longer = other;
        other = one;
        one = longer;
    }
    int surplus = one->count == other->count + 1 ? surplus_part(one, other) : -1;
    if (surplus < 0)
        return NULL;
    uint32_t letters[NW_MOST_LETTERS];
    if (other->count > 1)
        return letters_of(one->text[surplus], one->length[surplus], letters) <= 3 ? "are alike but for a short word"
                                                                                  : NULL;
    bool whole =
        letters_of(other->text[0], other->length[0], letters) >= 3 && !strpbrk(one->text[surplus], "0123456789");
    return surplus == 1 && whole ? "share the first word, and one has no other" : NULL;
}
