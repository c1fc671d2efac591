/* Walks that lose weight with their length: what Katz, Bonacich's power and diffusion share.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_MEASURE_SERIES_H
#define NW_MEASURE_SERIES_H

#include "measure/measure.h"

/* The largest eigenvalue of a view read without direction; it bounds that of the directed reading too. 0 without ties,
 * NaN where the search does not settle (chains of thousands of members). */
netweave_status nw__spectral_radius(const netweave_view *view, netweave_run *run, double *out_radius);

/* A sum of powers of a matrix, applied to a vector: start + F start + F² start + … with F = factor * rows. */
typedef struct nw__series {
    const nw__csr *rows;
    int32_t members;
    double factor;
    double rate;     /* F makes no vector longer than `rate` times it (length: root of the sum of squares) */
    int64_t most;    /* powers that are added at most; INT64_MAX: until nothing is left */
    bool from_first; /* leaves the start out */
} nw__series;

/* `sum` holds the start, and the sum afterwards. *out_settled is false where the sum grows without end. The error is
 * below 1e-14 of the sum. */
netweave_status nw__series_sum(const nw__series *series, netweave_run *run, double *sum, bool *out_settled);

/* The factor that a call asks for: parameter `name` where given, else the parameter `share` over the spectral radius.
 * *out_rate is its size times the radius. *out_known is false, with a note, where the radius does not settle. */
netweave_status nw__series_factor(const nw__call *call, const char *name, double *out_factor, double *out_rate,
                                  bool *out_known);

#endif
