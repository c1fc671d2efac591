/* Largest core number: largest k such that in some part every member has k ties within the part. Source: Seidman
 * 1983, doi 10.1016/0378-8733(83)90028-X.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/measure.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const nw__cores *cores = NULL;
    netweave_status status = nw__pass_cores(call->view, call->run, &cores);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (call->view->members == 0)
        return nw__call_undefined(call, "there are no members");
    out[0][0] = cores->largest;
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_COUNT, 0, INFINITY}};

const nw__measure nw__measure_max_core = {
    .name = "max_core",
    .title = "Largest core number",
    .question = "How deeply knit is the innermost part of the network?",
    .higher = "there is a part where everyone has more ties within it",
    .formula = "largest k such that in some part every member has k ties within the part",
    .convention = "ties read without direction, a mutual pair once; also called degeneracy",
    .undefined = "without members",
    .citation = "Seidman 1983, doi 10.1016/0378-8733(83)90028-X",
    .cost = "O(members + ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
