/* Degree centralization: sum of (largest degree - degree), by (n-1)(n-2); directed: degree out plus in, by
 * 2(n-1)(n-2). Source: Freeman 1979, doi 10.1016/0378-8733(78)90021-7.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/centralization.h"
#include "measure/observed.h"
#include "measure/peers.h"

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    double members = view->members;
    double *degree = NULL;
    int64_t count = 0;
    if (view->members < 3)
        return nw__call_undefined(call, "it needs three members");
    netweave_status status = nw__call_degrees(call, "total", &degree, &count);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double possible = ((double)count - 1) * (members - 2) * (view->directed ? 2 : 1);
    if (nw__as(call, NULL)) /* where each might also be tied to itself */
        possible = view->directed ? 2 * (members - 1) * (members - 1) : (members - 1) * members;
    if (count >= 3)
        out[0][0] = nw__centralization(degree, count, possible);
    nw__free(degree);
    if (count < 3)
        return nw__call_undefined(call, "fewer than three are known of");
    return nw__as_note(call, "ties with oneself are thought possible, its standard");
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

static const nw__option parameters[] = {NW_AS("igraph")};

const nw__measure nw__measure_degree_centralization = {
    .name = "degree_centralization",
    .title = "Degree centralization",
    .question = "How far does one member hold more ties than all others?",
    .higher = "ties gather more on one member: 1 for a star, 0 when all have as many",
    .formula = "sum of (largest degree - degree), by (n-1)(n-2); directed: degree out plus in, by 2(n-1)(n-2)",
    .convention = "ties with oneself are neither counted nor thought possible; the density of a network limits it, see "
                  "degree_centralization_conditional",
    .undefined = "below three members",
    .observed =
        "degree as the share of those who could tell who do, times n - 1; ties with a direction have no such form",
    .adds_directions = true,
    .citation = "Freeman 1979, doi 10.1016/0378-8733(78)90021-7",
    .cost = "O(members)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_HUB,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = 1,
    .run = run,
};
