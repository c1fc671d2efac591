/* Effective resistances, summed up per member. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_MEASURE_RESISTANCE_H
#define NW_MEASURE_RESISTANCE_H

#include "measure/measure.h"

typedef struct nw__resistances {
    double *sum;       /* per member: of the resistances to the others of its component; NaN: that is out of reach */
    double *weighed;   /* the same, each resistance times the strength of the other */
    double *strength;  /* per member: of its ties */
    double *component; /* per component: the strengths of its members */
} nw__resistances;

/* Each tie, read without direction, is a conductor as strong as its weight. Resistances add up along the blocks, so
 * only blocks are factored, each by itself: exact, and cheap for all that hangs on single ties. A component has none
 * where a block of it is too entangled: some thousands of members of whom each is tied to many. Kept with the view. */
netweave_status nw__pass_resistances(const netweave_view *view, netweave_run *run, const nw__resistances **out);

/* Notes how many members have no resistances for that reason. */
netweave_status nw__resistances_note(const nw__call *call, int64_t undefined);

#endif
