/* Names in parts, and which are nearly alike. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_IO_DOCTOR_ALIKE_H
#define NW_IO_DOCTOR_ALIKE_H

#include "base/status.h"

enum { NW_MOST_PARTS = 6, NW_MOST_LETTERS = 40 };

/* A name in folded parts: "Lee, Ann" is lee and ann. */
typedef struct nw__parts {
    char *text[NW_MOST_PARTS];
    size_t length[NW_MOST_PARTS]; /* bytes */
    int count;                    /* 0: not to be compared */
    char *bytes;                  /* what the texts point into */
} nw__parts;

/* Cuts a name into parts; free `bytes`. */
netweave_status nw__parts_split(const char *name, nw__parts *out);

/* The parts in alphabetical order. */
void nw__parts_sort(const nw__parts *parts, char **out);

/* Why two names may be one member's ("are nearly alike"), or NULL. */
const char *nw__parts_near(const nw__parts *one, const nw__parts *other);

#endif
