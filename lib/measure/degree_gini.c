/* Degree Gini: sum over all ordered pairs of |d_i - d_j|, by 2 n sum(d). Source: Badham 2013, doi
 * 10.1017/nws.2013.10.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/degrees.h"
#include "measure/gini.h"
#include "measure/measure.h"

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    double *degree = NULL;
    if (view->ties == 0)
        return nw__call_undefined(call, "there are no ties");
    netweave_status status = nw__degrees(view, nw__options_text(call->options, "direction"), &degree);
    if (status != NETWEAVE_STATUS_OK)
        return status;

    out[0][0] = nw__gini(degree, view->members);
    nw__free(degree);
    return NETWEAVE_STATUS_OK;
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
