/* Degree assortativity: Pearson correlation of the degrees at both ends of a tie, over all ties. Source: Newman 2002,
 * doi 10.1103/PhysRevLett.89.208701; directed: Newman 2003, doi 10.1103/PhysRevE.67.026126.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/arc_correlation.h"
#include "measure/degrees.h"
#include "measure/measure.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    double *from = NULL;
    double *to = NULL;
    if (view->ties == 0)
        return nw__call_undefined(call, "there are no ties");
    netweave_status status = nw__degrees(view, "out", &from);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__degrees(view, "in", &to);
    if (status == NETWEAVE_STATUS_OK) {
        out[0][0] = nw__arc_correlation(view, from, to);
        if (isnan(out[0][0]))
            status = nw__call_undefined(call, "the members at one end of the ties all have the same degree");
    }
    nw__free(from);
    nw__free(to);
    return status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, -1, 1}};

const nw__measure nw__measure_degree_assortativity = {
    .name = "degree_assortativity",
    .title = "Degree assortativity",
    .question = "Are well-tied members tied to well-tied members?",
    .higher = "members with many ties are tied to members with many; below 0, to members with few, as in a star",
    .formula = "Pearson correlation of the degrees at both ends of a tie, over all ties",
    .convention =
        "undirected: each tie is read both ways; directed: ties out of the one who names with ties in of the one named",
    .undefined = "without ties, and when degrees at one end of the ties do not differ",
    .citation = "Newman 2002, doi 10.1103/PhysRevLett.89.208701; directed: Newman 2003, doi 10.1103/PhysRevE.67.026126",
    .cost = "O(ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_IGNORED,
    .is_smooth = true,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
