/* Threshold reach: what share of the members adopts a practice that takes the example of several contacts, when one
 * member and its contacts begin; the mean over members. Ties between the contacts of one member carry it on, single
 * ties to far places do not. Source: Centola and Macy 2007, doi 10.1086/521848.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/cascade.h"
#include "measure/measure.h"

#include <math.h>

static netweave_status find_mean(const nw__call *call, const nw__cascade *cascade, double *out) {
    double sum = 0;
    double *reached = nw__allocate((size_t)cascade->members, sizeof *reached);
    if (reached == NULL)
        return nw__fail_memory();
    netweave_status status = nw__cascade_around(cascade, call->run, reached);
    for (int32_t i = 0; i < cascade->members && status == NETWEAVE_STATUS_OK; i++)
        sum += reached[i];
    nw__free(reached);
    if (status == NETWEAVE_STATUS_OK)
        *out = sum / cascade->members / cascade->members;
    return status;
}

static netweave_status run(const nw__call *call, double *const *out) {
    nw__cascade cascade;
    nw__cascade_rule rule = {.model = NW_CASCADE_COMPLEX, .threshold = nw__options_number(call->options, "threshold")};
    if (call->view->members == 0)
        return nw__call_undefined(call, "there are no members");
    netweave_status status = nw__cascade_rule_check(&rule, call->measure->name);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__cascade_make(call->view, &rule, call->run, &cascade);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status = find_mean(call, &cascade, &out[0][0]);
    nw__cascade_free(&cascade);
    return status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

static const nw__option parameters[] = {
    {.name = "threshold",
     .kind = NW_OPTION_NUMBER,
     .standard = "2",
     .low = 0,
     .high = 1e9,
     .meaning = "contacts who must have adopted before a member does; below 1, a share of its contacts"},
};

const nw__measure nw__measure_threshold_reach = {
    .name = "threshold_reach",
    .title = "Reach of complex contagion",
    .question = "How far does a practice spread that takes the example of several contacts?",
    .higher = "what a member and its contacts begin takes hold among more of the members",
    .formula = "mean over members of the share who adopt when the member and its contacts have, and others do so once "
               "`threshold` of their contacts have",
    .convention = "who begins counts as adopter; along ties: contacts are those whom the member names, examples come "
                  "from those who name a member",
    .undefined = "without members",
    .citation = "Centola and Macy 2007, doi 10.1086/521848",
    .cost = "O(members / 512 * ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NETWORKED,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = 1,
    .run = run,
};
