/* Conversation rounds: what the rule says, and whom each member may turn to. SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "core/gossip.h"

#include "base/memory.h"
#include "core/starts.h"

#include <math.h>

const nw__option nw__gossip_options[5] = {
    {.name = "mode",
     .kind = NW_OPTION_CHOICE,
     .standard = "push_pull",
     .choices = "push|pull|push_pull",
     .meaning = "who calls tells, asks, or both"},
    {.name = "capacity",
     .kind = NW_OPTION_INTEGER,
     .standard = "0",
     .low = 0,
     .high = 1e9,
     .meaning = "conversations that a member takes part in per round, its own call included; 0: no limit"},
    {.name = "hub_capacity",
     .kind = NW_OPTION_INTEGER,
     .low = 0,
     .high = 1e9,
     .meaning = "the same for the hub alone; without it as for the others"},
    {.name = "simulations",
     .kind = NW_OPTION_INTEGER,
     .low = 1,
     .high = 1e7,
     .meaning = "courses of conversations, each shared by up to 64 starts; without it as many as take little time"},
    {.name = "share",
     .kind = NW_OPTION_NUMBER,
     .standard = "0.9",
     .low = 0,
     .high = 1,
     .meaning = "of those whom the start can reach, itself included: so many are to know"},
};

nw__gossip_rule nw__gossip_rule_read(const nw__options *options) {
    double hub_capacity = nw__options_number(options, "hub_capacity");
    nw__gossip_rule rule = {.mode = NW_GOSSIP_PUSH_PULL,
                            .capacity = (int64_t)nw__options_number(options, "capacity"),
                            .hub_capacity = isnan(hub_capacity) ? -1 : (int64_t)hub_capacity};
    if (nw__options_chosen(options, "mode", "push"))
        rule.mode = NW_GOSSIP_PUSH;
    else if (nw__options_chosen(options, "mode", "pull"))
        rule.mode = NW_GOSSIP_PULL;
    return rule;
}

int64_t nw__gossip_simulations(const nw__options *options) {
    double simulations = nw__options_number(options, "simulations");
    return isnan(simulations) ? NW_GOSSIP_AUTO : (int64_t)simulations;
}

static int32_t limit_of(int64_t capacity) {
    return capacity == 0 ? INT32_MAX : (int32_t)capacity;
}

static netweave_status set_limits(const netweave_view *view, const nw__gossip_rule *rule, netweave_run *run,
                                  nw__gossip *out) {
    nw__starts hub = {0};
    if (rule->capacity == 0 && rule->hub_capacity <= 0)
        return NETWEAVE_STATUS_OK;
    out->most = nw__allocate((size_t)view->members, sizeof *out->most);
    if (out->most == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < view->members; i++)
        out->most[i] = limit_of(rule->capacity);
    if (rule->hub_capacity < 0)
        return NETWEAVE_STATUS_OK;
    netweave_status status = nw__starts_read(view, "hub", "gossip", run, &hub);
    for (int64_t k = 0; k < hub.count; k++)
        out->most[hub.members[k]] = limit_of(rule->hub_capacity);
    nw__free(hub.members);
    return status;
}

/* Strengths of each row, added up from its first arc on. */
static netweave_status add_up(nw__gossip *out) {
    const nw__csr *rows = out->contacts;
    if (rows->weight == NULL)
        return NETWEAVE_STATUS_OK;
    out->until = nw__allocate((size_t)rows->start[out->members], sizeof *out->until);
    if (out->until == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < out->members; i++) {
        double sum = 0;
        for (int64_t k = rows->start[i]; k < rows->start[i + 1]; k++)
            out->until[k] = sum += rows->weight[k];
    }
    return NETWEAVE_STATUS_OK;
}

/* In which directions a conversation carries, where ties have one and both may call. */
static netweave_status find_ways(nw__gossip *out) {
    const nw__csr *rows = out->contacts;
    out->way = nw__allocate((size_t)rows->start[out->members], 1);
    if (out->way == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < out->members; i++)
        for (int64_t k = rows->start[i]; k < rows->start[i + 1]; k++)
            out->way[k] = (unsigned char)((nw__csr_find(out->out, i, rows->to[k]) >= 0 ? NW_GOSSIP_TELLS : 0) |
                                          (nw__csr_find(out->out, rows->to[k], i) >= 0 ? NW_GOSSIP_HEARS : 0));
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__gossip_make(const netweave_view *view, const nw__gossip_rule *rule, netweave_run *run,
                                nw__gossip *out) {
    nw__gossip gossip = {.members = view->members, .out = &view->out, .in = &view->in, .contacts = &view->out};
    const netweave_view *undirected = NULL;
    netweave_status status = nw__view_undirected(view, run, &undirected);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    gossip.common_way = NW_GOSSIP_TELLS | NW_GOSSIP_HEARS;
    if (rule->mode == NW_GOSSIP_PUSH) {
        gossip.common_way = NW_GOSSIP_TELLS;
    } else if (rule->mode == NW_GOSSIP_PULL) {
        gossip.common_way = NW_GOSSIP_HEARS;
        gossip.contacts = &view->in;
    } else if (view->directed) {
        gossip.contacts = &undirected->out;
        status = find_ways(&gossip);
    }
    if (status == NETWEAVE_STATUS_OK)
        status = add_up(&gossip);
    if (status == NETWEAVE_STATUS_OK)
        status = set_limits(view, rule, run, &gossip);
    if (status == NETWEAVE_STATUS_OK)
        *out = gossip;
    else
        nw__gossip_free(&gossip);
    return status;
}

void nw__gossip_free(nw__gossip *gossip) {
    nw__free(gossip->until);
    nw__free(gossip->way);
    nw__free(gossip->most);
    *gossip = (nw__gossip){0};
}
