/* Least upper boundedness: the share of pairs that have a lowest common upper bound. An upper bound of two members
 * reaches both (a member reaches itself); the lowest is one that every other upper bound reaches. Source: Krackhardt
 * 1994, Graph theoretical dimensions of informal organizations.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/measure.h"
#include "measure/peers.h"
#include "measure/upper_bounds.h"

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    const nw__components *weak = NULL;
    netweave_status status = nw__pass_components(view, call->run, &weak);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double most = 0;
    for (int64_t k = 0; k < weak->count; k++)
        most += ((double)weak->size[k] - 1) * ((double)weak->size[k] - 2) / 2;
    if (most == 0)
        return nw__call_undefined(call, "no component has three members");
    double missing = 0;
    bool too_large = false;
    status = nw__pairs_without_lowest_bound(view, call->run, nw__as(call, NULL), &missing, &too_large);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (too_large)
        return nw__call_undefined(call, "a component has more than 20000 parts that do not reach each other both ways, "
                                        "and the work grows with the cube of that");
    out[0][0] = 1 - missing / most;
    return nw__as_note(call, "a bound that reaches all others, the topmost, is enough");
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

static const nw__option parameters[] = {NW_AS("sna")};

const nw__measure nw__measure_least_upper_boundedness = {
    .name = "least_upper_boundedness",
    .title = "Least upper boundedness",
    .question = "Do any two members have someone above both to whom they can turn?",
    .higher = "more pairs have a lowest common superior; 1 for a hierarchy with one head",
    .formula = "1 - pairs without a lowest common upper bound, by the most there can be: sum over weak components of "
               "(k-1)(k-2)/2",
    .convention = "the lowest bound, as its author defines it; sna takes the topmost and gives other numbers",
    .undefined = "without a component of three members, and when a weak component has more than 20000 strong ones",
    .citation = "Krackhardt 1994, Graph theoretical dimensions of informal organizations",
    .cost = "O(strong components^3 / 64)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = 1,
    .run = run,
};
