/* Bonacich power: c = A 1 + beta A c, scaled so that its squares add up to the number of members. With beta above 0 it
 * helps to be tied to those who are well tied; below 0 to those who have nobody else (bargaining). beta 0 is the
 * strength. Source: Bonacich 1987, doi 10.1086/228631. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/series.h"

#include <math.h>

static void set_all(const netweave_view *view, double *out, double value) {
    for (int32_t i = 0; i < view->members; i++)
        out[i] = value;
}

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    bool incoming = nw__options_chosen(call->options, "direction", "in");
    const nw__csr *rows = incoming ? &view->in : &view->out;
    nw__series series = {.rows = rows, .members = view->members, .most = INT64_MAX};
    bool known = false;
    bool settled = false;
    double squares = 0;
    if (view->ties == 0)
        return nw__call_undefined(call, "there are no ties");
    netweave_status status = nw__series_factor(call, "beta", &series.factor, &series.rate, &known);
    if (status != NETWEAVE_STATUS_OK || !known)
        return status;
    for (int32_t i = 0; i < view->members; i++) {
        out[0][i] = 0;
        for (int64_t k = rows->start[i]; k < rows->start[i + 1]; k++)
            out[0][i] += rows->weight != NULL ? rows->weight[k] : 1;
    }
    if (view->directed || series.rate < 1)
        status = nw__series_sum(&series, call->run, out[0], &settled);
    for (int32_t i = 0; i < view->members; i++)
        squares += out[0][i] * out[0][i];
    bool defined = status == NETWEAVE_STATUS_OK && settled && squares > 0;
    for (int32_t i = 0; i < view->members && defined; i++)
        out[0][i] *= sqrt(view->members / squares);
    if (status != NETWEAVE_STATUS_OK || defined)
        return status;
    set_all(view, out[0], NAN);
    return nw__call_undefined(call, "the size of beta must be below 1 / the largest eigenvalue");
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, -INFINITY, INFINITY}};

static const nw__option parameters[] = {
    {"share", NW_OPTION_NUMBER, "0.85", -0.99, 0.99, NULL,
     "beta as a share of 1 / the largest eigenvalue; below 0 ties to the poorly tied give power"},
    {"beta", NW_OPTION_NUMBER, NULL, -1e9, 1e9, NULL, "beta itself, instead of share"},
    {"direction", NW_OPTION_CHOICE, "out", 0, 0, "out|in", "along ties, or against them"},
};

const nw__measure nw__measure_bonacich_power = {
    .name = "bonacich_power",
    .title = "Bonacich power",
    .question = "Who is tied to those who matter, or (with a negative share) to those who depend on them?",
    .higher = "the member has more ties, and more to the well tied; with a negative share more to the poorly tied",
    .formula = "c = A 1 + beta A c, scaled so that the sum of c^2 is n; beta = share / largest eigenvalue",
    .convention = "the eigenvalue is that of the ties without direction, which also bounds the directed; members "
                  "without ties have 0",
    .undefined = "without ties; when a beta is given whose size is not below its limit; in chains of thousands of "
                 "members, where the search for the eigenvalue does not settle",
    .citation = "Bonacich 1987, doi 10.1086/228631",
    .cost = "O(ties) a step, some 200 steps",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_STRENGTH,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = 3,
    .run = run,
};
