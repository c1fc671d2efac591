/* Local clustering: the share of the pairs of a member's contacts who are tied to each other. Source: Watts and
 * Strogatz 1998, doi 10.1038/30918. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/measure.h"
#include "measure/peers.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *undirected = NULL;
    const nw__triangles *triangles = NULL;
    bool zero = nw__options_chosen(call->options, "below_two", "zero") || nw__as(call, NULL);
    int64_t few = 0;
    if (nw__as(call, NULL) && call->view->directed)
        return nw__call_undefined(call, "networkx takes another formula where ties have a direction");
    netweave_status status = nw__view_undirected(call->view, call->run, &undirected);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__pass_triangles(call->view, call->run, &triangles);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    for (int32_t i = 0; i < call->view->members; i++) {
        double degree = (double)nw__degree(&undirected->out, i);
        few += degree < 2 && !zero ? 1 : 0;
        if (degree < 2)
            out[0][i] = zero ? 0 : NAN;
        else
            out[0][i] = triangles->member[i] / (degree * (degree - 1) / 2);
    }
    status = nw__as_note(call, "0 below two contacts");
    return status != NETWEAVE_STATUS_OK ? status
                                        : nw__call_undefined_some(call, few, "they have fewer than two contacts");
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

static const nw__option parameters[] = {
    {"below_two", NW_OPTION_CHOICE, "undefined", 0, 0, "undefined|zero",
     "what members with fewer than two contacts get"},
    NW_AS("networkx"),
};

const nw__measure nw__measure_clustering = {
    .name = "clustering",
    .title = "Local clustering",
    .question = "What share of the pairs of each member's contacts know each other?",
    .higher = "more of the contacts are tied to each other",
    .formula = "t / (k(k - 1)/2) with t ties among k contacts",
    .convention = "directed ties are read without direction; below two contacts undefined unless below_two=zero",
    .undefined = "for members with fewer than two contacts; convention=networkx: where ties have a direction",
    .citation = "Watts and Strogatz 1998, doi 10.1038/30918",
    .cost = "O(ties^1.5)",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = 2,
    .run = run,
};
