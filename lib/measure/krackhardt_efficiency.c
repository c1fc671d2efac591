/* Krackhardt efficiency: 1 - (ties - least ties) / (most ties - least ties), sums over weak components of k members:
 * least k-1, most k(k-1). Source: Krackhardt 1994, Graph theoretical dimensions of informal organizations.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/measure.h"

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    const nw__components *components = NULL;
    bool arcs = nw__options_chosen(call->options, "count", "arcs");
    netweave_status status = nw__pass_components(view, call->run, &components);
    if (status == NETWEAVE_STATUS_OK && !arcs)
        status = nw__view_undirected(view, call->run, &view);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double ties = (double)(arcs ? view->out.start[view->members] : view->ties);
    double least = (double)view->members - (double)components->count;
    double spare = 0;
    for (int64_t k = 0; k < components->count; k++) {
        double size = (double)components->size[k];
        spare += arcs ? (size - 1) * (size - 1) : (size - 1) * (size - 2) / 2;
    }
    if (spare == 0)
        return nw__call_undefined(call, "no component has members enough for a tie to spare");
    out[0][0] = 1 - (ties - least) / spare;
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

static const nw__option parameters[] = {
    {.name = "count",
     .kind = NW_OPTION_CHOICE,
     .standard = "arcs",
     .choices = "arcs|ties",
     .meaning = "what is counted: arcs, or pairs tied either way"},
};

const nw__measure nw__measure_krackhardt_efficiency = {
    .name = "krackhardt_efficiency",
    .title = "Krackhardt efficiency",
    .question = "How few ties are there beyond those that hold the parts together?",
    .higher = "fewer ties to spare: 1 for a tree, 0 when all are tied",
    .formula = "1 - (ties - least ties) / (most ties - least ties), sums over weak components of k members: least k-1, "
               "most k(k-1)",
    .convention = "count=arcs as sna: a tie without direction counts as two, so a star of them has less than 1; "
                  "count=ties: direction does not matter, most k(k-1)/2",
    .undefined = "without a component of two members (count=ties: three)",
    .citation = "Krackhardt 1994, Graph theoretical dimensions of informal organizations",
    .cost = "O(members + ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = sizeof parameters / sizeof parameters[0],
    .run = run,
};
