/* A network with its pendants folded into those they hang from, for all distances at once.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_FOLD_H
#define NW_CORE_FOLD_H

#include "core/sweep.h"

/* A member with one tie is a step farther from all than the one it is tied to, so only the others are swept: Sariyüce,
 * Saule, Kaya and Çatalyürek 2013, doi 10.1137/1.9781611972832.42. */
typedef struct nw__fold {
    int32_t members; /* of the whole network */
    int32_t *host;   /* per member: the place in the sweep of itself or of the one it hangs from; -1: tied to nobody */
    unsigned char *pendant; /* per member: 1 when it hangs from another */
    nw__csr rows;           /* among those swept, breadth first */
    int32_t *order;         /* per place: the member */
    unsigned char *own;     /* per place: 1 when it counts itself */
    uint32_t *hanging;      /* per place: pendants that count */
    nw__tally *tallies;     /* per place; NULL: not wanted */
    uint64_t *levels;       /* members + 3: ordered pairs at each distance */
} nw__fold;

/* Finds all distances among the members with `keep` 1 (NULL: all) once the others are gone, and counts pairs of those
 * with `count` 1 (NULL: all). Undirected rows. Free with nw__fold_free(). */
netweave_status nw__fold_sweep(const nw__csr *rows, int32_t members, const unsigned char *keep,
                               const unsigned char *count, bool with_tallies, netweave_run *run, nw__fold *out);

/* What the others told of a member. */
nw__tally nw__fold_tally(const nw__fold *fold, int32_t member);

void nw__fold_free(nw__fold *fold);

#endif
