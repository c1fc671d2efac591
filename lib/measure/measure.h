/* Measures, from the inside: what one file per measure declares. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_MEASURE_MEASURE_H
#define NW_MEASURE_MEASURE_H

#include "base/options.h"
#include "base/table.h"
#include "core/pass.h"

#include <netweave/measure.h>

/* What a measure does with the direction of ties. */
typedef enum nw__direction_use {
    NW_DIRECTION_IGNORED,  /* reads ties without direction: either way counts */
    NW_DIRECTION_USED,     /* turning all ties round may change it */
    NW_DIRECTION_SYMMETRIC /* looks at direction, but turning all ties round changes nothing */
} nw__direction_use;

/* What a measure does with weights, when the view carries them. */
typedef enum nw__weight_use {
    NW_WEIGHT_IGNORED,
    NW_WEIGHT_STRENGTH, /* multiplying all weights by a constant multiplies or divides the values, or changes nothing */
    NW_WEIGHT_COST,     /* a parameter turns strengths into distances */
    NW_WEIGHT_TRIES     /* a tie of strength w counts as w tries of a chance */
} nw__weight_use;

typedef struct nw__measure_column {
    const char *name; /* "" for a measure with one column */
    netweave_kind kind;
    double low, high; /* the range, ends allowed; INFINITY where there is none */
} nw__measure_column;

/* One call of one measure. */
typedef struct nw__call {
    const struct nw__measure *measure;
    const char *name; /* as the column is called */
    const netweave_view *view;
    const nw__options *options;
    netweave_run *run;
    netweave_table *table;           /* takes notes */
    struct nw__estimates *estimates; /* what may stand for exact numbers (estimates.h); NULL: nothing may */
} nw__call;

/* Fills out[column][row]; all start as NaN. */
typedef netweave_status nw__measure_run(const nw__call *call, double *const *out);

typedef struct nw__measure {
    const char *name;
    const char *title;
    const char *question; /* that it answers, in plain words, ending in '?' */
    const char *higher;   /* what a higher value means */
    const char *formula;
    const char *convention; /* normalisation, pairs once or twice, what is left out; "" when the formula says all */
    const char *undefined;  /* when it is NaN; "" never */
    const char
        *observed; /* what it is over where some did not answer (observed.h); NULL: it reads their rows as empty */
    bool adds_directions; /* counts ties out and in together, which has no such form */
    const char *citation; /* author, year, and doi or page */
    const char *cost;     /* as "O(members * ties)" */
    netweave_scope scope;
    netweave_pole pole;
    nw__direction_use direction;
    nw__weight_use weights;
    bool needs_group; /* asks for the view's grouping attribute */
    bool is_smooth;   /* a jackknife over members gives a valid interval: no maximum, no chosen hub, no search in it */
    bool on_request;  /* a test or draws of its own, a search, or many columns: not compared between waves unless asked
                         for */
    const nw__measure_column *columns;
    size_t column_count;
    const nw__option *parameters;
    size_t parameter_count;
    nw__measure_run *run;
} nw__measure;

/* The registry: what lib/measure/meson.build lists. */
extern const nw__measure *const nw__measures[];
extern const int64_t nw__measure_total;

/* A measure by name; NOT_FOUND with a suggestion when there is none. */
netweave_status nw__measure_find(const char *name, const nw__measure **out);

/* As netweave_measure_compute(), but exact whatever the run allows: for what compares or resamples. */
netweave_status nw__measure_exactly(const netweave_view *view, const char *specs, netweave_run *run,
                                    netweave_table **out_table);

/* Notes why (a part of) a result is NaN: "NAME is undefined: REASON." */
netweave_status nw__call_undefined(const nw__call *call, const char *reason);

/* Notes for how many members (or ties) it is: "NAME is undefined for COUNT of the members: REASON." Nothing for 0. */
netweave_status nw__call_undefined_some(const nw__call *call, int64_t count, const char *reason);

/* Adds a note on the convention used: "NAME: TEXT." */
__attribute__((format(printf, 2, 3))) netweave_status nw__call_note(const nw__call *call, const char *format, ...);

#endif
