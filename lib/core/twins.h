/* Members of a piece who have the same neighbours, taken together. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_TWINS_H
#define NW_CORE_TWINS_H

#include "core/piece.h"

/* Two with the same neighbours, tied to each other or not, and with the same load are passed by as many paths, and
 * never lie between others for each other: paths are counted for one of them. Sariyüce, Saule, Kaya and Çatalyürek
 * 2013, doi 10.1137/1.9781611972832.42, who call them identical. */
typedef struct nw__twins {
    nw__piece piece; /* one place for all of a kind; without members and ties */
    int32_t *place;  /* per place of the whole piece: its place there */
} nw__twins;

/* Takes the twins of an undirected piece together; where there are few, `out->place` is NULL and nothing to be freed.
 * False when out of memory. */
bool nw__twins_merge(const nw__piece *whole, nw__twins *out);

/* Adds to each place of the whole piece what it has as one of those between two twins, who are two steps apart when
 * they are not tied; each pair in both directions. */
void nw__twins_add_between(const nw__piece *whole, const nw__twins *twins, double *between);

void nw__twins_free(nw__twins *twins);

#endif
