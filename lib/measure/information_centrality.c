/* Information centrality: 1 / Σ of the effective resistances between a member and the others, so all ways to them
 * count, the short and the many more. It is the harmonic mean of the information on the paths to all members, itself
 * included without bound, over n. Sources: Stephenson and Zelen 1989, doi 10.1016/0378-8733(89)90016-6; Brandes and
 * Fleischer 2005, doi 10.1007/978-3-540-31856-9_44. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/peers.h"
#include "measure/resistance.h"

#include <math.h>

static netweave_status run(const nw__call *call, double *const *out) {
    const nw__resistances *resistances = NULL;
    const nw__components *components = NULL;
    int64_t alone = 0;
    int64_t out_of_reach = 0;
    int64_t joined = 0;
    netweave_status status = nw__pass_components(call->view, call->run, &components);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__pass_resistances(call->view, call->run, &resistances);
    for (int32_t i = 0; i < call->view->members && status == NETWEAVE_STATUS_OK; i++) {
        bool tied = components->size[components->component[i]] > 1;
        alone += tied ? 0 : 1;
        out_of_reach += isnan(resistances->sum[i]) ? 1 : 0;
        out[0][i] = tied ? 1 / resistances->sum[i] : NAN;
    }
    for (int64_t c = 0; status == NETWEAVE_STATUS_OK && c < components->count; c++)
        joined += components->size[c] > 1 ? 1 : 0;
    if (status == NETWEAVE_STATUS_OK)
        status = nw__call_undefined_some(call, alone, "they have no ties");
    if (status == NETWEAVE_STATUS_OK)
        status = nw__resistances_note(call, out_of_reach);
    for (int32_t i = 0; i < call->view->members && nw__as(call, NULL); i++)
        out[0][i] *= (double)components->size[components->component[i]];
    if (status == NETWEAVE_STATUS_OK)
        status = nw__as_note(call, "n times as large");
    if (status == NETWEAVE_STATUS_OK && joined > 1)
        status = nw__call_note(call, "each component by itself: only members of one can be compared.");
    return status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 0, INFINITY}};

static const nw__option parameters[] = {NW_AS("sna")};

const nw__measure nw__measure_information_centrality = {
    .name = "information_centrality",
    .title = "Information centrality",
    .question = "Who is well joined to all others when every way counts, not the shortest alone?",
    .higher = "the member is joined to the others over shorter and more ways",
    .formula = "1 / sum of the effective resistances between the member and the others of its component",
    .convention = "ties without direction, each a conductor as strong as its weight; each component by itself; "
                  "Stephenson and Zelen's own number is n times this",
    .undefined = "for members without ties; where a part of the component is too entangled to be solved exactly (some "
                 "thousands of members, each tied to many)",
    .citation = "Stephenson and Zelen 1989, doi 10.1016/0378-8733(89)90016-6; Brandes and Fleischer 2005, doi "
                "10.1007/978-3-540-31856-9_44",
    .cost = "O(ties) where all hangs on single ties, up to O(members^3) in entangled parts",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_STRENGTH,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = 1,
    .run = run,
};
