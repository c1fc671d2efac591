/* Share of isolates: isolates / n. Source: Himelboim, Smith, Rainie, Shneiderman and Espina 2017, doi
 * 10.1177/2056305117691545.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/degrees.h"
#include "measure/measure.h"

static netweave_status run(const nw__call *call, double *const *out) {
    if (call->view->members == 0)
        return nw__call_undefined(call, "there are no members");
    out[0][0] = (double)nw__isolates(call->view) / call->view->members;
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

const nw__measure nw__measure_isolate_share = {
    .name = "isolate_share",
    .title = "Share of isolates",
    .question = "What share of the members has no tie at all?",
    .higher = "more of the members have no tie",
    .formula = "isolates / n",
    .convention = "a member absent from the wave is not counted; a tie with oneself is no tie",
    .undefined = "without members",
    .citation = "Himelboim, Smith, Rainie, Shneiderman and Espina 2017, doi 10.1177/2056305117691545",
    .cost = "O(members)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
