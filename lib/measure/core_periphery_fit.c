/* Core-periphery fit: best Pearson correlation, over splits into core and periphery, of ties with the ideal pattern.
 * Source: Borgatti and Everett 2000, doi 10.1016/S0378-8733(99)00019-2.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/core_fit.h"
#include "measure/measure.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const nw__core_fits *fits = NULL;
    netweave_status status = nw__pass_core_fit(call->view, call->run, &fits);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    bool counted = nw__options_chosen(call->options, "between", "counted");
    out[0][0] = counted ? fits->counted.fit : fits->left_out.fit;
    if (isnan(out[0][0]))
        return nw__call_undefined(call, "no split has ties and gaps to tell apart");
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, -1, 1}};

static const nw__option parameters[] = {
    {.name = "between",
     .kind = NW_OPTION_CHOICE,
     .standard = "counted",
     .choices = "counted|left_out",
     .meaning = "pairs of a core and a peripheral member: counted (the ideal has them tied) or left out"},
};

const nw__measure nw__measure_core_periphery_fit = {
    .name = "core_periphery_fit",
    .title = "Core-periphery fit",
    .question = "How far do the ties look like a core and a periphery?",
    .higher = "ties lie more within a core, and between it and the rest, and less within the rest; it is 1 for a star "
              "too, so it does not tell hub-and-spoke from a core",
    .formula = "best Pearson correlation, over splits into core and periphery, of ties with the ideal pattern",
    .convention = "over ordered pairs of members; exact up to 16 members; above, searched from cuts in order of degree "
                  "by local improvement, so it may be a little low",
    .undefined = "without ties, in a complete network, and where no split has a correlation (few members)",
    .citation = "Borgatti and Everett 2000, doi 10.1016/S0378-8733(99)00019-2",
    .cost = "O(members^2), above 1000 members O(ties)",
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
