/* Katz centrality: all walks that end at a member, each step worth alpha: x = 1 + alpha A'x. With alpha 0.85 of its
 * limit on the ties without direction unless given, so that it is defined on any network and does not hang on its size.
 * Source: Katz 1953, doi 10.1007/BF02289026. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/peers.h"
#include "measure/series.h"

#include <math.h>

/* To a sum of squares of 1. */
static netweave_status scale(const nw__call *call, double *out) {
    double squares = 0;
    for (int32_t i = 0; i < call->view->members; i++)
        squares += out[i] * out[i];
    for (int32_t i = 0; i < call->view->members; i++)
        out[i] /= sqrt(squares);
    return nw__as_note(call, "scaled so that the squares add up to 1, and alpha 0.1 unless given");
}

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    bool outgoing = nw__options_chosen(call->options, "direction", "out");
    nw__series series = {.rows = outgoing ? &view->out : &view->in, .members = view->members, .most = INT64_MAX};
    bool known = false;
    bool settled = false;
    netweave_status status = nw__series_factor(call, "alpha", &series.factor, &series.rate, &known);
    if (status != NETWEAVE_STATUS_OK || !known)
        return status;
    if (nw__as(call, NULL) && isnan(nw__options_number(call->options, "alpha"))) {
        series.rate *= series.factor > 0 ? 0.1 / series.factor : 1;
        series.factor = 0.1;
    }
    for (int32_t i = 0; i < view->members; i++)
        out[0][i] = 1;
    if (view->directed || series.rate < 1)
        status = nw__series_sum(&series, call->run, out[0], &settled);
    if (status == NETWEAVE_STATUS_OK && settled && nw__as(call, NULL))
        return scale(call, out[0]);
    if (status != NETWEAVE_STATUS_OK || settled)
        return status;
    for (int32_t i = 0; i < view->members; i++)
        out[0][i] = NAN;
    return nw__call_undefined(call, "alpha is too large: it must be below 1 / the largest eigenvalue");
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 0, INFINITY}};

static const nw__option parameters[] = {
    {"share", NW_OPTION_NUMBER, "0.85", 0, 0.99, NULL, "alpha as a share of 1 / the largest eigenvalue"},
    {"alpha", NW_OPTION_NUMBER, NULL, 0, 1e9, NULL, "what a step is worth; instead of share"},
    {"direction", NW_OPTION_CHOICE, "in", 0, 0, "in|out", "walks that end at the member, or that begin there"},
    NW_AS("networkx"),
};

const nw__measure nw__measure_katz = {
    .name = "katz",
    .title = "Katz centrality",
    .question = "Who is named by many, directly and through others?",
    .higher = "more walks end at the member, short ones counting more",
    .formula = "x = 1 + alpha * (sum of w_ji x_j over those who name i); alpha = share / largest eigenvalue",
    .convention = "not scaled; the eigenvalue is that of the ties without direction, which also bounds the directed; "
                  "without ties everyone has 1",
    .undefined = "when an alpha is given that is not below its limit; in chains of thousands of members, where the "
                 "search for the eigenvalue does not settle",
    .citation = "Katz 1953, doi 10.1007/BF02289026",
    .cost = "O(ties) a step, some 200 steps",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_STRENGTH,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = 4,
    .run = run,
};
