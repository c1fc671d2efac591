/* What measures that compare with random networks share. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_MEASURE_NULL_DRAWS_H
#define NW_MEASURE_NULL_DRAWS_H

#include "core/null_model.h"
#include "measure/measure.h"

/* The parameters `draws` and `swaps`, as others may have them too. */
#define NW_NULL_DRAWS_OPTION(standard) \
    { "draws", NW_OPTION_INTEGER, standard, 2, 1e6, NULL, "random networks to compare with" }
#define NW_NULL_SWAPS_OPTION(when) \
    { "swaps", NW_OPTION_NUMBER, "10", 1, 1e4, NULL, when "tries to exchange the ends of two ties, for each tie" }

/* Fills `out` with the numbers of one random network. From any thread. */
typedef netweave_status nw__draw_numbers(const netweave_view *drawn, void *context, netweave_run *run, double *out);

/* Random networks to draw, and what is wanted of each. */
typedef struct nw__null_draws {
    const netweave_view *like;
    bool keeps_degrees; /* each member's ties, else the number of all */
    nw__swap_rule rule; /* when it keeps degrees */
    int64_t draws;
    int64_t columns; /* numbers a draw */
    nw__draw_numbers *numbers;
    void *context;
} nw__null_draws;

/* Draws them on all threads; out[draw * columns + column]. `*out_settled` (may be NULL) is false when some draw could
 * not make all its swaps, as nw__null_degrees() says. */
netweave_status nw__null_draws_make(const nw__null_draws *draws, netweave_run *run, double *out, bool *out_settled);

#endif
