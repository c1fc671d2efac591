/* Degree entropy: -sum of s_i ln(s_i), by ln(n), s_i the share of member i in all degrees. Source: Shannon 1948, doi
 * 10.1002/j.1538-7305.1948.tb01338.x.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/degrees.h"
#include "measure/measure.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    double *degree = NULL;
    if (view->ties == 0)
        return nw__call_undefined(call, "there are no ties");
    netweave_status status = nw__degrees(view, nw__options_text(call->options, "direction"), &degree);
    if (status != NETWEAVE_STATUS_OK)
        return status;

    double sum = 0;
    double entropy = 0;
    for (int32_t i = 0; i < view->members; i++)
        sum += degree[i];
    for (int32_t i = 0; i < view->members; i++)
        entropy -= degree[i] > 0 ? degree[i] / sum * log(degree[i] / sum) : 0;
    out[0][0] = fmin(entropy / log(view->members), 1);

    nw__free(degree);
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

const nw__measure nw__measure_degree_entropy = {
    .name = "degree_entropy",
    .title = "Degree entropy",
    .question = "How evenly are ties spread over members?",
    .higher = "ties are spread more evenly over all members",
    .formula = "-sum of s_i ln(s_i), by ln(n), s_i the share of member i in all degrees",
    .convention = "entropy of the shares of members, not of the distribution of degrees; 1 when all have as many",
    .undefined = "without ties",
    .citation = "Shannon 1948, doi 10.1002/j.1538-7305.1948.tb01338.x",
    .cost = "O(members)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NETWORKED,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_IGNORED,
    .is_smooth = true,
    .columns = columns,
    .column_count = 1,
    .parameters = nw__degree_parameters,
    .parameter_count = 1,
    .run = run,
};
