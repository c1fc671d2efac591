/* Expected reach of all members, for the measures of it. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/expected.h"

const nw__option nw__expected_parameters[2] = {
    {.name = "probability",
     .kind = NW_OPTION_NUMBER,
     .standard = "0.1",
     .low = 0,
     .high = 1,
     .meaning = "chance that a tie of strength 1 passes a tip on"},
    {.name = "simulations",
     .kind = NW_OPTION_INTEGER,
     .low = 0,
     .high = 1e6,
     .meaning = "how many; 0: exact, where at most 20 ties are uncertain; without it exact where that is cheap, else "
                "1024 (256 with direction), fewer in large networks"},
};

netweave_status nw__expected_find(const nw__call *call, nw__cascade_totals *out) {
    double simulations = nw__options_number(call->options, "simulations");
    nw__cascade_rule rule = {.model = NW_CASCADE_INDEPENDENT,
                             .probability = nw__options_number(call->options, "probability")};
    nw__cascade_effort effort = {.simulations = isnan(simulations) ? NW_CASCADE_AUTO : (int64_t)simulations,
                                 .rounds = NW_CASCADE_AUTO};
    nw__cascade cascade;
    nw__cascade_totals totals;
    netweave_status status = nw__cascade_make(call->view, &rule, call->run, &cascade);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status = nw__cascade_all(&cascade, NULL, &effort, call->run, &totals);
    nw__cascade_free(&cascade);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (totals.simulations > 0)
        status = nw__call_note(call, "the mean of %lld simulations, seed %llu.", (long long)totals.simulations,
                               (unsigned long long)netweave_run_seed(call->run));
    if (status == NETWEAVE_STATUS_OK && totals.simulations == 1)
        status = nw__call_undefined(call, "one simulation tells no error");
    if (status == NETWEAVE_STATUS_OK)
        *out = totals;
    else
        nw__cascade_totals_free(&totals);
    return status;
}
