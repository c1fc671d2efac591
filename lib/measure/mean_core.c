/* Mean core number: mean, over members, of the largest k such that the member is in a part where everyone has k ties
 * within the part. Source: Seidman 1983, doi 10.1016/0378-8733(83)90028-X.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/measure.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const nw__cores *cores = NULL;
    double sum = 0;
    if (call->view->members == 0)
        return nw__call_undefined(call, "there are no members");
    netweave_status status = nw__pass_cores(call->view, call->run, &cores);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    for (int32_t i = 0; i < call->view->members; i++)
        sum += cores->core[i];
    out[0][0] = sum / call->view->members;
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 0, INFINITY}};

const nw__measure nw__measure_mean_core = {
    .name = "mean_core",
    .title = "Mean core number",
    .question = "How deeply knit is the network around an average member?",
    .higher = "members are in parts where everyone has more ties within the part",
    .formula = "mean over members of coreness",
    .convention = "ties read without direction, a mutual pair once; members without ties count as 0",
    .undefined = "without members",
    .citation = "Seidman 1983, doi 10.1016/0378-8733(83)90028-X",
    .cost = "O(members + ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NETWORKED,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
