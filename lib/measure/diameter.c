/* Diameter: largest d over ordered pairs with a path. Source: Wasserman and Faust 1994, p. 111.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/estimates.h"
#include "measure/peers.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const nw__distances *distances = NULL;
    netweave_status status = nw__as(call, NULL) ? nw__pass_distances(call->view, call->run, &distances)
                                                : nw__estimate_distances(call, &distances);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (distances->pairs == 0)
        return nw__call_undefined(call, "no member reaches another");
    if (nw__as(call, NULL) && distances->pairs < (double)call->view->members * (call->view->members - 1))
        return nw__call_undefined(call, "as networkx has it, everybody must reach everybody");
    out[0][0] = distances->diameter;
    return nw__is_estimated(distances)
               ? nw__call_note(call, "it is at least this; the farthest pair may not be among those found.")
               : NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_COUNT, 1, INFINITY}};

static const nw__option parameters[] = {NW_AS("networkx")};

const nw__measure nw__measure_diameter = {
    .name = "diameter",
    .title = "Diameter",
    .question = "How far apart are the two members who are farthest from each other?",
    .higher = "the longest of the shortest paths has more steps",
    .formula = "largest d over ordered pairs with a path",
    .convention = "the longest finite one: paths follow the direction of ties, pairs without a path are left out",
    .undefined = "when no member reaches another; convention=networkx: when not everybody reaches everybody",
    .citation = "Wasserman and Faust 1994, p. 111",
    .cost = "O(members * ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = 1,
    .run = run,
};
