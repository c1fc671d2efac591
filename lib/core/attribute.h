/* Attributes of members and of ties. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_ATTRIBUTE_H
#define NW_CORE_ATTRIBUTE_H

#include "base/index.h"

#include <netweave/roster.h>

/* A column of values. For TEXT and LEVEL the number is the place of the text in `values`. NaN: missing; so is what lies
 * beyond `filled`. */
typedef struct nw__attribute {
    char *name;
    netweave_attribute_kind kind;
    double *numbers;
    size_t filled, capacity;
    nw__index values;
} nw__attribute;

/* A list of attributes. Start with {0}. */
typedef struct nw__attributes {
    nw__attribute *items;
    size_t count, capacity;
} nw__attributes;

/* The attribute of a name, or NULL. */
nw__attribute *nw__attributes_find(const nw__attributes *attributes, const char *name);

/* Sets a value; a new name makes a new attribute. `text` NULL sets `number`. INVALID_ARGUMENT when the kind differs. */
netweave_status nw__attributes_set(nw__attributes *attributes, const char *name, int64_t row, const char *text,
                                   double number);

/* Values for many rows: `texts` (`count` of them, each ended by NUL, one after the other) or else `numbers`, for
 * `rows`, or where that is NULL for those from `first` on. */
typedef struct nw__values {
    int64_t count, first;
    const int64_t *rows;
    const char *texts;
    const double *numbers;
} nw__values;

/* Sets a column of values, all or none; otherwise as nw__attributes_set(). */
netweave_status nw__attributes_set_column(nw__attributes *attributes, const char *name, const nw__values *column);

/* A value, NaN where missing. */
double nw__attribute_number(const nw__attribute *attribute, int64_t row);

/* A text value, NULL where missing or for numbers. */
const char *nw__attribute_text(const nw__attribute *attribute, int64_t row);

/* Appends to `out` (which starts {0}) the attributes with rows picked: row i of the copy is `rows[i]` of the source
 * (NULL: the same rows). */
netweave_status nw__attributes_copy(const nw__attributes *source, int64_t count, const int64_t *rows,
                                    nw__attributes *out);

void nw__attributes_free(nw__attributes *attributes);

#endif
