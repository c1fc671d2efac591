/* Gossip time: how many rounds of conversations it takes until most of those know whom a member's tip can reach, when
 * each member talks with one random contact a round; the mean over simulated courses. Source: Demers et al. 1987, doi
 * 10.1145/41840.41841; Karp et al. 2000, doi 10.1109/SFCS.2000.892324. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/gossip.h"

#include "base/memory.h"
#include "measure/measure.h"

#include <math.h>

enum { MOST = 256 };

static netweave_status simulate(const nw__call *call, nw__gossip_time *out) {
    nw__gossip gossip;
    nw__gossip_rule rule = nw__gossip_rule_read(call->options);
    netweave_status status = nw__gossip_make(call->view, &rule, call->run, &gossip);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status = nw__gossip_each(&gossip, nw__options_number(call->options, "share"), nw__gossip_simulations(call->options),
                             MOST, call->run, out);
    nw__gossip_free(&gossip);
    return status;
}

static netweave_status fill(const nw__call *call, const nw__gossip_time *time, double *const *out) {
    int64_t alone = 0;
    int64_t endless = 0;
    for (int32_t i = 0; i < call->view->members; i++) {
        if (nw__degree(&call->view->out, i) == 0) {
            alone++;
            continue;
        }
        endless += isnan(time[i].rounds) ? 1 : 0;
        out[0][i] = time[i].rounds;
        out[1][i] = time[i].error;
    }
    netweave_status status = nw__call_undefined_some(call, alone, "they can tell nobody");
    if (status == NETWEAVE_STATUS_OK)
        status = nw__call_undefined_some(call, endless, "a course of conversations takes more than a million rounds");
    if (status != NETWEAVE_STATUS_OK || alone == call->view->members)
        return status;
    if (time[0].simulations == 1)
        status = nw__call_undefined(call, "one simulation tells no error");
    return status == NETWEAVE_STATUS_OK ? nw__call_note(call, "%lld simulations.", (long long)time[0].simulations)
                                        : status;
}

static netweave_status run(const nw__call *call, double *const *out) {
    nw__gossip_time *time = nw__allocate((size_t)call->view->members, sizeof *time);
    if (time == NULL)
        return nw__fail_memory();
    netweave_status status = simulate(call, time);
    if (status == NETWEAVE_STATUS_OK)
        status = fill(call, time, out);
    nw__free(time);
    return status;
}

static const nw__measure_column columns[] = {{"rounds", NETWEAVE_KIND_REAL, 0, INFINITY},
                                             {"error", NETWEAVE_KIND_REAL, 0, INFINITY}};

const nw__measure nw__measure_gossip_time = {
    .name = "gossip_time",
    .title = "Rounds from the member",
    .question = "How many rounds of conversation does a tip of this member take until nearly all know it?",
    .higher = "a tip that starts here takes more rounds to come round",
    .formula = "mean first round after which the share of those whom the member can reach know",
    .convention = "up and down ties without direction, along the others; contacts are chosen in proportion to "
                  "strength; at least `share` of those whom the start can reach, itself included; "
                  "members share the simulated courses; the error is the standard error of the mean",
    .undefined = "for members who can tell nobody; where a course takes more than a million rounds; the error, when "
                 "there is one simulation",
    .citation = "Demers et al. 1987, doi 10.1145/41840.41841; Karp, Schindelhauer, Shenker and Vocking 2000, doi "
                "10.1109/SFCS.2000.892324",
    .cost = "O(simulations * rounds * members^2 / 64)",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_STRENGTH,
    .columns = columns,
    .column_count = 2,
    .parameters = nw__gossip_options,
    .parameter_count = 5,
    .run = run,
};
