/* Members by group. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_MEASURE_GROUPS_H
#define NW_MEASURE_GROUPS_H

#include "measure/measure.h"

/* The groups of a view's members, numbered 0 … count - 1 in the order of the attribute's values. */
typedef struct nw__split {
    int32_t *group; /* per member; -1: not known */
    int64_t *size;  /* per group */
    double *value;  /* per group: its value of the attribute; NULL for communities */
    int64_t count;
    int64_t unknown; /* members without a group */
} nw__split;

/* By the view's grouping attribute, which must be set. Free with nw__split_free(), also after a failure. */
netweave_status nw__split_by_attribute(const netweave_view *view, nw__split *out);

/* By the view's grouping attribute or, when none is set, into the communities that a call's parameters ask for; notes
 * which. */
netweave_status nw__split_of_call(const nw__call *call, nw__split *out);

void nw__split_free(nw__split *split);

/* Notes that the ties of members of unknown group are left out, when there are such members. */
netweave_status nw__split_note(const nw__call *call, const nw__split *split);

/* Arcs within groups and between groups, and ordered pairs of different members of the same and of different groups:
 * undirected ties count twice. */
typedef struct nw__mixing {
    double within, between, pairs_within, pairs_between;
} nw__mixing;

nw__mixing nw__split_mixing(const netweave_view *view, const nw__split *split);

#endif
