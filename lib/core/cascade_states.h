/* The chain of all states of a cascade in which who knows tells again. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_CASCADE_STATES_H
#define NW_CORE_CASCADE_STATES_H

#include "core/cascade_region.h"

/* A state says who knows and, with sir, who of them tells: 2^members or 3^members of them. */
typedef struct nw__cascade_states {
    nw__cascade_region region;
    double recovery;
    bool forgets;    /* sir */
    double *escapes; /* [of * members + from]: chance that `of` does not hear from `from` in a round */
    double *chance;  /* of each state in the round at hand */
    int32_t *place;  /* place of the state in which these know and nobody tells any more, or (si) these tell */
    double *known;   /* [count]: chance that so many know after `round` */
    double open;     /* chance that more may hear */
    int64_t round;   /* -1: before nw__cascade_states_next() */
    int32_t *to;     /* where a state leads, and with which chance */
    double *share;
    int64_t steps; /* at most so many pairs of states are looked at in a round */
} nw__cascade_states;

/* For si and sir. *out_possible is false where a round takes more than `most_steps`: then there is nothing to free. */
netweave_status nw__cascade_states_make(const nw__cascade *cascade, const int32_t *starts, int64_t count,
                                        int64_t most_steps, nw__cascade_states *out, bool *out_possible);
void nw__cascade_states_free(nw__cascade_states *states);

/* Goes on to the next round, at first to round 0. Polls the run. */
netweave_status nw__cascade_states_next(nw__cascade_states *states, netweave_run *run);

/* Expected members who know after the round at hand, and whether a trillionth or less of a member is still to come. */
double nw__cascade_states_reached(const nw__cascade_states *states);
bool nw__cascade_states_ended(const nw__cascade_states *states);

#endif
