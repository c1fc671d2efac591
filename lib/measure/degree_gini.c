/* Degree Gini: sum over all ordered pairs of |d_i - d_j|, by 2 n sum(d). Source: Badham 2013, doi
 * 10.1017/nws.2013.10.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/degrees.h"
#include "measure/gini.h"
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
    for (int64_t i = 0; i < count; i++)
        sum += degree[i];
    if (sum > 0)
        out[0][0] = nw__gini(degree, count);
    nw__free(degree);
    return sum > 0 ? NETWEAVE_STATUS_OK : nw__call_undefined(call, "there are no ties");
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

const nw__measure nw__measure_degree_gini = {
    .name = "degree_gini",
    .title = "Degree Gini",
    .question = "How unevenly are ties spread over members?",
    .higher = "fewer members hold more of the ties",
    .formula = "sum over all ordered pairs of |d_i - d_j|, by 2 n sum(d)",
    .convention = "0 when all have as many; not corrected for few members, so a star of n has 1/2 - 1/n",
    .undefined = "without ties",
    .observed = "degrees out: over those who answered; undirected ties: degree as the share of those who could tell "
                "who are tied to a member; else rows are read as empty",
    .citation = "Badham 2013, doi 10.1017/nws.2013.10",
    .cost = "O(members log members)",
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
