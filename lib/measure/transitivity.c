/* Transitivity: 3 triangles / paths of two ties. Source: Luce and Perry 1949, doi 10.1007/BF02289146; Wasserman and
 * Faust 1994, p. 243.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/measure.h"
#include "measure/peers.h"

extern const nw__measure nw__measure_directed_transitivity;

static netweave_status run(const nw__call *call, double *const *out) {
    const nw__triangles *triangles = NULL;
    if (nw__as(call, NULL))
        return nw__as_other(call, &nw__measure_directed_transitivity, out);
    netweave_status status = nw__pass_triangles(call->view, call->run, &triangles);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (triangles->paths == 0)
        return nw__call_undefined(call, "there is no path of two ties");
    out[0][0] = 3 * triangles->total / triangles->paths;
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

static const nw__option parameters[] = {NW_AS("ucinet|sna")};

const nw__measure nw__measure_transitivity = {
    .name = "transitivity",
    .title = "Transitivity",
    .question = "Are the contacts of a member tied to each other?",
    .higher = "more of the pairs with a common contact are tied; 0 in a star",
    .formula = "3 triangles / paths of two ties",
    .convention = "the whole network at once, ties read without direction; directed_transitivity follows it",
    .undefined = "without a path of two ties",
    .citation = "Luce and Perry 1949, doi 10.1007/BF02289146; Wasserman and Faust 1994, p. 243",
    .cost = "O(ties^1.5)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NETWORKED,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_IGNORED,
    .is_smooth = true,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = 1,
    .run = run,
};
