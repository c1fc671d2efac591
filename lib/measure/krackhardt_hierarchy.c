/* Krackhardt hierarchy: 1 - pairs that reach each other, by pairs of which one reaches the other. Source: Krackhardt
 * 1994, Graph theoretical dimensions of informal organizations.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/measure.h"

static netweave_status run(const nw__call *call, double *const *out) {
    const nw__components *strong = NULL;
    const nw__distances *distances = NULL;
    netweave_status status = nw__pass_strong_components(call->view, call->run, &strong);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__pass_distances(call->view, call->run, &distances);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double joined = distances->pairs - strong->pairs;
    if (joined == 0)
        return nw__call_undefined(call, "no member reaches another");
    out[0][0] = 1 - strong->pairs / joined;
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

const nw__measure nw__measure_krackhardt_hierarchy = {
    .name = "krackhardt_hierarchy",
    .title = "Krackhardt hierarchy",
    .question = "How far is reaching one-sided, so that who reaches another is not reached back?",
    .higher = "more of the pairs are joined one way only; 0 when all reach each other, 1 for a hierarchy",
    .formula = "1 - pairs that reach each other, by pairs of which one reaches the other",
    .convention = "reaching along any number of ties; 0 whenever ties have no direction",
    .undefined = "when no member reaches another",
    .citation = "Krackhardt 1994, Graph theoretical dimensions of informal organizations",
    .cost = "O(members * ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
