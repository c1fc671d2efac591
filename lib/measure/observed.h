/* Measures over what was observed, where some members did not answer. A member who did not answer is not one who named
 * nobody: what is unknown stands in no numerator and in no denominator. Source: Stork and Richards 1992,
 * doi 10.1177/1059601192172004; Huisman 2009, Journal of Social Structure 10.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_MEASURE_OBSERVED_H
#define NW_MEASURE_OBSERVED_H

#include "measure/measure.h"

/* True when a call is to be computed over what was observed: its view asks for that, somebody did not answer, and the
 * measure has such a form (not for another program's convention, nor for ties
 * out and in together). */
bool nw__is_observed(const nw__call *call);

/* Ties among pairs of which it is known whether they are tied, and how many such pairs there are. */
void nw__observed_pairs(const netweave_view *view, double *out_ties, double *out_pairs);

/* Degree ("in", "out") of each member: the share of the pairs known of it that are tied, times n - 1, so that it
 * compares with that of others; NaN where none is known. `degree`: one per member. */
void nw__observed_degree(const netweave_view *view, const char *which, double *degree);

/* The same as the answer to a call, with a note on those without. */
netweave_status nw__call_observed_degree(const nw__call *call, const char *which, double *out);

/* As nw__degrees(), over what was observed where nw__is_observed(): then only of those of whom something is known, so
 * that *out_count may be less than there are members. */
netweave_status nw__call_degrees(const nw__call *call, const char *which, double **out_degree, int64_t *out_count);

/* The view of a call; where it is to be computed over what was observed, that of those who answered alone, for whom
 * all is known. Give it back with netweave_view_free(). */
netweave_status nw__call_respondents(const nw__call *call, netweave_view **out_view);

/* Notes how a table's measures read the rows of those who did not answer; `observed` lists those over what was
 * observed (NULL: none), `others` says whether there are others. */
netweave_status nw__note_unknown(const netweave_view *view, const char *observed, bool others, netweave_table *table);

#endif
