/* Measures over what was observed, where some members did not answer. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/observed.h"

#include "base/memory.h"
#include "measure/degrees.h"
#include "measure/peers.h"

#include <math.h>
#include <string.h>

/* Whether the ties that a call counts have an observed form: not those out and in together, as of those who did not
 * answer half is unknown; nor, where unevenness is measured, those in of a directed network: what some of the members
 * say is as uneven as what all say and the chance of who answered, scaled up or not. */
static bool has_form(const nw__call *call) {
    if (!call->view->directed)
        return true;
    for (size_t k = 0; k < call->options->count; k++)
        if (strcmp(call->options->known[k].name, "direction") == 0)
            return strcmp(call->options->texts[k], call->view->is_reversed ? "in" : "out") == 0;
    return !call->measure->adds_directions;
}

bool nw__is_observed(const nw__call *call) {
    return call->measure->observed != NULL && call->view->unknown == NW_UNKNOWN_OBSERVED && !nw__as(call, NULL) &&
           has_form(call) && nw__view_silent(call->view) > 0;
}

void nw__observed_pairs(const netweave_view *view, double *out_ties, double *out_pairs) {
    double members = view->members;
    double silent = (double)nw__view_silent(view);
    double answered = members - silent;
    double ties = 0;
    for (int32_t i = 0; i < view->members; i++)
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++)
            ties += nw__view_known(view, i, view->out.to[k]);
    *out_ties = view->directed ? ties : ties / 2;
    if (view->directed)
        *out_pairs = answered * (members - 1);
    else if (view->is_joined)
        *out_pairs = answered * (answered - 1) / 2;
    else
        *out_pairs = members * (members - 1) / 2 - silent * (silent - 1) / 2;
}

/* Of how many others it is known whether they are tied with a member; `named`: whether they name it. */
static double known_of(const netweave_view *view, int32_t member, bool named, double answered) {
    bool has_answered = view->respondent[member] != 0;
    if (view->directed && named)
        return answered - has_answered;
    if (view->directed || (has_answered && !view->is_joined))
        return has_answered ? view->members - 1 : 0;
    return view->is_joined ? (has_answered ? answered - 1 : 0) : answered;
}

void nw__observed_degree(const netweave_view *view, const char *which, double *degree) {
    bool in = strcmp(which, "in") == 0;
    const nw__csr *rows = in ? &view->in : &view->out;
    double answered = (double)(view->members - nw__view_silent(view));
    for (int32_t i = 0; i < view->members; i++) {
        double ties = 0;
        for (int64_t k = rows->start[i]; k < rows->start[i + 1]; k++)
            ties += in ? nw__view_known(view, rows->to[k], i) : nw__view_known(view, i, rows->to[k]);
        double known = known_of(view, i, in != view->is_reversed, answered);
        degree[i] = known > 0 ? ties / known * (view->members - 1) : NAN;
    }
}

netweave_status nw__call_observed_degree(const nw__call *call, const char *which, double *out) {
    int64_t unknown = 0;
    nw__observed_degree(call->view, which, out);
    for (int32_t i = 0; i < call->view->members; i++)
        unknown += isnan(out[i]);
    return nw__call_undefined_some(call, unknown, "nobody who answered could tell");
}

netweave_status nw__call_degrees(const nw__call *call, const char *which, double **out_degree, int64_t *out_count) {
    const netweave_view *view = call->view;
    *out_count = view->members;
    if (!nw__is_observed(call))
        return nw__degrees(view, which, out_degree);
    double *degree = nw__allocate((size_t)view->members, sizeof *degree);
    if (degree == NULL)
        return nw__fail_memory();
    nw__observed_degree(view, which, degree);
    int64_t count = 0;
    for (int32_t i = 0; i < view->members; i++)
        if (!isnan(degree[i]))
            degree[count++] = degree[i];
    *out_count = count;
    *out_degree = degree;
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__call_respondents(const nw__call *call, netweave_view **out_view) {
    if (nw__is_observed(call))
        return netweave_view_induced(call->view, call->view->respondent, out_view);
    *out_view = nw__view_keep(call->view);
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__note_unknown(const netweave_view *view, const char *observed, bool others, netweave_table *table) {
    long long silent = (long long)nw__view_silent(view);
    if (silent == 0)
        return NETWEAVE_STATUS_OK;
    if (view->unknown == NW_UNKNOWN_ZERO || (view->unknown == NW_UNKNOWN_OBSERVED && observed == NULL))
        return nw__table_add_note(table,
                                  "%lld of %lld members did not answer; their rows are read as empty%s, as if they had "
                                  "named nobody.",
                                  silent, (long long)view->members,
                                  view->unknown == NW_UNKNOWN_ZERO ? " (unknown=zero)" : "");
    if (view->unknown != NW_UNKNOWN_OBSERVED)
        return nw__table_add_note(table, "%lld of %lld members did not answer; their rows are filled (unknown=%s).",
                                  silent, (long long)view->members,
                                  view->unknown == NW_UNKNOWN_RECIPROCITY ? "reciprocity" : "previous");
    return nw__table_add_note(table,
                              "%lld of %lld members did not answer: over what was observed alone (unknown=observed) "
                              "%s.%s",
                              silent, (long long)view->members, observed,
                              others ? " The other measures have no such form and read their rows as empty." : "");
}
