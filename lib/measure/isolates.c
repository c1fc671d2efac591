/* Isolates: members with neither a tie out nor a tie in. Source: Wasserman and Faust 1994, p. 100.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/degrees.h"
#include "measure/measure.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    out[0][0] = (double)nw__isolates(call->view);
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_COUNT, 0, INFINITY}};

const nw__measure nw__measure_isolates = {
    .name = "isolates",
    .title = "Isolates",
    .question = "How many members have no tie at all?",
    .higher = "more members have no tie",
    .formula = "members with neither a tie out nor a tie in",
    .convention = "a member absent from the wave is not counted; a tie with oneself is no tie",
    .undefined = "",
    .citation = "Wasserman and Faust 1994, p. 100",
    .cost = "O(members)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
