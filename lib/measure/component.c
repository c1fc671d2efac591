/* Component: the part of the network that a member belongs to. Source: Wasserman and Faust 1994, p. 109.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/measure.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const nw__components *components = NULL;
    netweave_status status = nw__options_chosen(call->options, "kind", "strong")
                                 ? nw__pass_strong_components(call->view, call->run, &components)
                                 : nw__pass_components(call->view, call->run, &components);
    for (int32_t i = 0; i < call->view->members && status == NETWEAVE_STATUS_OK; i++)
        out[0][i] = components->component[i] + 1;
    return status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_NOMINAL, 1, INFINITY}};

static const nw__option parameters[] = {
    {"kind", NW_OPTION_CHOICE, "weak", 0, 0, "weak|strong", "joined by ties in any direction, or reached both ways"},
};

const nw__measure nw__measure_component = {
    .name = "component",
    .title = "Component",
    .question = "To which connected part does each member belong?",
    .higher = "nothing: the number only tells parts apart",
    .formula = "number of the part of the network, 1 first",
    .convention = "parts are numbered by their first member; weak ones join members by ties in any direction",
    .undefined = "",
    .citation = "Wasserman and Faust 1994, p. 109",
    .cost = "O(members + ties)",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = 1,
    .run = run,
};
