/* All outcomes of a cascade's coins, for exact expectations. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_CASCADE_OUTCOMES_H
#define NW_CORE_CASCADE_OUTCOMES_H

#include "core/cascade_block.h"
#include "core/cascade_region.h"

/* A coin, or the choice that a member makes in the linear threshold model: `count` cases from `first` on, of which one
 * holds. */
typedef struct nw__coin {
    int64_t first;
    int32_t count, at; /* `at`: the case of the outcome that comes next */
} nw__coin;

/* A case: its probability, and the arcs that pass on then (-1: none). */
typedef struct nw__coin_case {
    double probability;
    int64_t arc, back;
} nw__coin_case;

/* What is reachable from the starts, as a cascade of its own, and its coins. */
typedef struct nw__cascade_outcomes {
    nw__cascade_region region;
    nw__cascade cascade; /* on the region's rows; `in` is not there */
    nw__coin *coins;
    int64_t coin_count;
    nw__coin_case *cases;
    int64_t case_count;
    int64_t count;           /* outcomes */
    nw__lanes *masks;        /* per arc, of 512 outcomes: the lanes in which it passes on */
    double weight[NW_LANES]; /* their probabilities; 0 behind the last */
    int64_t loaded;          /* outcomes loaded so far */
    void *room;
} nw__cascade_outcomes;

/* Independent cascade and linear threshold. *out_possible is false when there are more than 2^limit outcomes: then
 * there is nothing to free. */
netweave_status nw__cascade_outcomes_make(const nw__cascade *cascade, const int32_t *starts, int64_t count, int limit,
                                          nw__cascade_outcomes *out, bool *out_possible);
void nw__cascade_outcomes_free(nw__cascade_outcomes *outcomes);

/* Loads the next 512; false at the end. */
bool nw__cascade_outcomes_next(nw__cascade_outcomes *outcomes);

/* Runs the outcomes that were loaded last. */
netweave_status nw__cascade_outcomes_run(nw__cascade_outcomes *outcomes, nw__cascade_block *block, int64_t rounds,
                                         netweave_run *run, nw__cascade_hear *hear, void *context, bool *out_cut);

#endif
