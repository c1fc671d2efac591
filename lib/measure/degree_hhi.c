/* Degree concentration (HHI): sum of s_i squared, s_i the share of member i in all degrees. Source: Hirschman 1964,
 * American Economic Review 54, p. 761.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/degrees.h"
#include "measure/observed.h"

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    double *degree = NULL;
    int64_t count = 0;
    if (view->ties == 0)
        return nw__call_undefined(call, "there are no ties");
    netweave_status status = nw__call_degrees(call, nw__options_text(call->options, "direction"), &degree, &count);
    if (status != NETWEAVE_STATUS_OK)
        return status;

    double sum = 0;
    double squares = 0;
    for (int64_t i = 0; i < count; i++) {
        sum += degree[i];
        squares += degree[i] * degree[i];
    }
    if (sum > 0)
        out[0][0] = squares / (sum * sum) * ((double)count / view->members);
    nw__free(degree);
    return sum > 0 ? NETWEAVE_STATUS_OK : nw__call_undefined(call, "there are no ties");
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

const nw__measure nw__measure_degree_hhi = {
    .name = "degree_hhi",
    .title = "Degree concentration (HHI)",
    .question = "How far do few members hold the ties?",
    .higher = "fewer members hold more of the ties",
    .formula = "sum of s_i squared, s_i the share of member i in all degrees",
    .convention =
        "Herfindahl and Hirschman's index, not normalised: 1/n when all have as many, 1/4 + 1/(4(n-1)) for a star",
    .undefined = "without ties",
    .observed = "degrees out: over those who answered, by their share of the members; undirected ties: degree as the "
                "share of those who could tell who are tied to a member; else rows are read as empty",
    .citation = "Hirschman 1964, American Economic Review 54, p. 761",
    .cost = "O(members)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_HUB,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_IGNORED,
    .is_smooth = true,
    .columns = columns,
    .column_count = 1,
    .parameters = nw__degree_parameters,
    .parameter_count = 1,
    .run = run,
};
