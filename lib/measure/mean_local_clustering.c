/* Mean local clustering: mean over members of triangles / (d (d-1) / 2). Source: Watts and Strogatz 1998, doi
 * 10.1038/30918; leaving out: Kaiser 2008, doi 10.1088/1367-2630/10/8/083042.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/measure.h"
#include "measure/peers.h"

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = NULL;
    const nw__triangles *triangles = NULL;
    if (nw__as(call, NULL) && call->view->directed)
        return nw__call_undefined(call, "networkx takes another formula where ties have a direction");
    netweave_status status = nw__view_undirected(call->view, call->run, &view);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__pass_triangles(call->view, call->run, &triangles);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double sum = 0;
    int64_t counted = 0;
    for (int32_t i = 0; i < view->members; i++) {
        double degree = (double)nw__degree(&view->out, i);
        if (degree < 2)
            continue;
        sum += triangles->member[i] / (degree * (degree - 1) / 2);
        counted++;
    }
    if (nw__options_chosen(call->options, "below_two", "zero") || nw__as(call, NULL))
        counted = view->members;
    if (counted == 0)
        return nw__call_undefined(call, "no member has two contacts");
    out[0][0] = sum / (double)counted;
    return nw__as_note(call, "members with fewer than two contacts count as 0");
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

static const nw__option parameters[] = {
    {.name = "below_two",
     .kind = NW_OPTION_CHOICE,
     .standard = "undefined",
     .choices = "undefined|zero",
     .meaning = "members with fewer than two contacts: undefined, so left out of the mean, or 0"},
    NW_AS("networkx"),
};

const nw__measure nw__measure_mean_local_clustering = {
    .name = "mean_local_clustering",
    .title = "Mean local clustering",
    .question = "How closely knit is the circle of contacts of an average member?",
    .higher = "more of the pairs of a member's contacts are tied; members count alike, however many contacts they have",
    .formula = "mean over members of triangles / (d (d-1) / 2)",
    .convention = "ties read without direction; members with fewer than two contacts are left out, or count as 0 "
                  "(below_two=zero: as networkx)",
    .undefined = "when no member has two contacts (below_two=zero: without members); convention=networkx: where ties "
                 "have a direction",
    .citation =
        "Watts and Strogatz 1998, doi 10.1038/30918; leaving out: Kaiser 2008, doi 10.1088/1367-2630/10/8/083042",
    .cost = "O(ties^1.5)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NETWORKED,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_IGNORED,
    .is_smooth = true,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = 2,
    .run = run,
};
