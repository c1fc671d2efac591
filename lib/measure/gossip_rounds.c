/* Gossip rounds: how many rounds of conversations it takes until most of those know whom a tip can reach, when each
 * member talks with one random contact a round; the mean over simulated courses and over the members who can tell
 * anybody. Source: Demers et al. 1987, doi 10.1145/41840.41841; Karp et al. 2000, doi 10.1109/SFCS.2000.892324.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/gossip.h"

#include "base/memory.h"
#include "base/text.h"
#include "measure/measure.h"

#include <math.h>

enum { MOST = 64 };

static netweave_status note_error(const nw__call *call, const nw__gossip_time *time) {
    char text[NW_NUMBER_SIZE];
    nw__number_format(time->error, 4, text);
    return nw__call_note(call, "the standard error of the mean over %lld simulations is %s.",
                         (long long)time->simulations, text);
}

static netweave_status simulate(const nw__call *call, const nw__cascade_starts *starts, nw__gossip_time *out) {
    nw__gossip gossip;
    nw__gossip_rule rule = nw__gossip_rule_read(call->options);
    netweave_status status = nw__gossip_make(call->view, &rule, call->run, &gossip);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status = nw__gossip_rounds(&gossip, starts, nw__options_number(call->options, "share"),
                               nw__gossip_simulations(call->options), MOST, call->run, out);
    nw__gossip_free(&gossip);
    return status;
}

static netweave_status run(const nw__call *call, double *const *out) {
    nw__gossip_time time = {0};
    nw__cascade_starts starts = {.in_turn = true};
    int32_t *members = nw__allocate((size_t)call->view->members, sizeof *members);
    if (members == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < call->view->members; i++)
        if (nw__degree(&call->view->out, i) > 0)
            members[starts.count++] = i;
    starts.members = members;
    netweave_status status = starts.count > 0 ? simulate(call, &starts, &time) : NETWEAVE_STATUS_OK;
    nw__free(members);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (starts.count == 0)
        return nw__call_undefined(call, "nobody can tell anybody");
    if (isnan(time.rounds))
        return nw__call_undefined(call, "a course of conversations takes more than a million rounds");
    out[0][0] = time.rounds;
    return note_error(call, &time);
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 0, INFINITY}};

const nw__measure nw__measure_gossip_rounds = {
    .name = "gossip_rounds",
    .title = "Rounds of conversation",
    .question = "How many rounds of conversation does it take until nearly all know a tip?",
    .higher = "a tip takes more rounds to come round",
    .formula = "mean over starts of the first round after which the share of those whom the start can reach know",
    .convention = "up and down ties without direction, along the others; contacts are chosen in proportion to "
                  "strength; at least `share` of those whom the start can reach, itself included; "
                  "mean over the members who can tell anybody, who share the courses",
    .undefined = "where nobody can tell anybody; where a course takes more than a million rounds",
    .citation = "Demers et al. 1987, doi 10.1145/41840.41841; Karp, Schindelhauer, Shenker and Vocking 2000, doi "
                "10.1109/SFCS.2000.892324",
    .cost = "O(simulations * rounds * members)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_HUB,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_STRENGTH,
    .columns = columns,
    .column_count = 1,
    .parameters = nw__gossip_options,
    .parameter_count = 5,
    .run = run,
};
