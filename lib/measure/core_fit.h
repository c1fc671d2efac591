/* The best split into core and periphery. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_MEASURE_CORE_FIT_H
#define NW_MEASURE_CORE_FIT_H

#include "core/view.h"

/* A split, and the correlation of the ties with the ideal pattern of that split. */
typedef struct nw__core_fit {
    double fit;          /* NaN when no split has a correlation: without ties, and in a complete network */
    unsigned char *core; /* per member: 1 in the core */
    int64_t size;        /* members of the core */
} nw__core_fit;

/* Borgatti and Everett 2000, doi 10.1016/S0378-8733(99)00019-2: the ideal has all ties within the core and none within
 * the periphery. */
typedef struct nw__core_fits {
    nw__core_fit counted;  /* the ideal has all ties between core and periphery too: a star fits it */
    nw__core_fit left_out; /* pairs between core and periphery are left out of the correlation */
} nw__core_fits;

/* Searches both: all splits up to 16 members; above, from cuts of the members in order of degree by local improvement.
 * The best split is hard to find (it takes in the search for the best vertex cover), so on a large network this is a
 * good one that may not be the best. */
netweave_status nw__pass_core_fit(const netweave_view *view, netweave_run *run, const nw__core_fits **out);

#endif
