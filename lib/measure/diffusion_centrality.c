/* Diffusion centrality: how often others hear, all told, of what a member starts to tell, when in each of T rounds each
 * who heard passes it on to each contact with chance q: the sum of (qA)^t 1 for t = 1 … T. T = 1 is the degree, T
 * without end Bonacich's power. Source: Banerjee, Chandrasekhar, Duflo and Jackson 2013, doi 10.1126/science.1236498.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/series.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    double given = nw__options_number(call->options, "probability");
    double radius = 0;
    bool settled = false;
    nw__series series = {.rows = &view->out,
                         .members = view->members,
                         .factor = given,
                         .rate = 1,
                         .most = (int64_t)nw__options_number(call->options, "rounds"),
                         .from_first = true};
    netweave_status status = isnan(given) ? nw__spectral_radius(view, call->run, &radius) : NETWEAVE_STATUS_OK;
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (isnan(radius))
        return nw__call_undefined(call, "the search for the largest eigenvalue does not settle");
    if (isnan(given))
        series.factor = radius > 0 ? 1 / radius : 0;
    for (int32_t i = 0; i < view->members; i++)
        out[0][i] = 1;
    status = nw__series_sum(&series, call->run, out[0], &settled);
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK && !settled; i++)
        out[0][i] = NAN;
    if (status != NETWEAVE_STATUS_OK || settled)
        return status;
    return nw__call_undefined(call, "the number of hearings is beyond what a number can hold; ask for fewer rounds");
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 0, INFINITY}};

static const nw__option parameters[] = {
    {"rounds", NW_OPTION_INTEGER, "3", 1, 100000, NULL, "rounds in which news is passed on"},
    {"probability", NW_OPTION_NUMBER, NULL, 0, 1, NULL,
     "chance that news is passed along a tie of weight 1 in a round; without it 1 / the largest eigenvalue"},
};

const nw__measure nw__measure_diffusion_centrality = {
    .name = "diffusion_centrality",
    .title = "Diffusion centrality",
    .question = "How far does news travel that each member starts to tell?",
    .higher = "others hear of it more often within the rounds",
    .formula = "sum over t = 1 … rounds of (q A)^t 1",
    .convention = "hearings are counted, also those of members who knew; along ties; q is 1 / the largest eigenvalue "
                  "of the ties without direction unless a probability is given",
    .undefined = "when the numbers grow beyond all bounds; in chains of thousands of members, where the search for "
                 "the eigenvalue does not settle",
    .citation = "Banerjee, Chandrasekhar, Duflo and Jackson 2013, doi 10.1126/science.1236498",
    .cost = "O(ties) a round, and some 50 times that for the eigenvalue",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_STRENGTH,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = 2,
    .run = run,
};
