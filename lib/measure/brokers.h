/* Brokerage between groups. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_MEASURE_BROKERS_H
#define NW_MEASURE_BROKERS_H

#include "measure/groups.h"

/* Roles of v in a→v→b without a→b, by the groups of a, v and b; then all of them together. */
typedef enum nw__role {
    NW_ROLE_COORDINATOR,    /* A A A */
    NW_ROLE_ITINERANT,      /* A B A */
    NW_ROLE_REPRESENTATIVE, /* A A B */
    NW_ROLE_GATEKEEPER,     /* A B B */
    NW_ROLE_LIAISON,        /* A B C */
    NW_ROLE_TOTAL,
    NW_ROLES
} nw__role;

/* The columns, and the parameter `value` that says which number of them is asked for. */
extern const nw__measure_column nw__role_columns[NW_ROLES];
extern const nw__option nw__role_parameters[1];

/* Counts per role and member (`out`[role][member]); 0 for members of unknown group, whose ties are left out. */
netweave_status nw__count_roles(const netweave_view *view, const nw__split *split, netweave_run *run,
                                double *const *out);

/* Sums of powers of the sizes of groups: members, squares, cubes, fourth powers. */
typedef struct nw__role_sizes {
    double power[5]; /* [1] … [4] */
    double density;  /* the chance that two members of known group are tied, in one direction; NaN below two */
} nw__role_sizes;

nw__role_sizes nw__role_sizes_of(const netweave_view *view, const nw__split *split);

/* Ordered pairs (a, b) that one member of a group of `own` members may broker in a role; and ordered pairs of such
 * pairs that have the first, or the last, member in common. */
typedef struct nw__role_pairs {
    double pairs, same_first, same_last;
} nw__role_pairs;

nw__role_pairs nw__role_pairs_of(const nw__role_sizes *sizes, double own, nw__role role);

#endif
