/* What tables of conversation rounds have in common. SPDX-License-Identifier: GPL-2.0-or-later */
#include "flow/gossip_notes.h"

#include "base/memory.h"
#include "base/text.h"

static void add_limit(nw__text *out, const char *who, int64_t capacity) {
    if (capacity == 0)
        nw__text_append_format(out, "; %s as many conversations a round as come", who);
    else
        nw__text_append_format(out, "; %s at most %lld conversation%s a round", who, (long long)capacity,
                               capacity == 1 ? "" : "s");
}

static void add_model(const netweave_view *view, const nw__gossip_rule *rule, nw__text *out) {
    nw__text_append(out, "conversation rounds: each member calls one contact, ");
    nw__text_append(out, view->weighted ? "chosen in proportion to strength, " : "all as likely, ");
    nw__text_append(out, rule->mode == NW_GOSSIP_PUSH   ? "and tells it what it knows"
                         : rule->mode == NW_GOSSIP_PULL ? "and asks it what it knows"
                                                        : "and both tell what they know");
    if (rule->capacity != 0 || rule->hub_capacity > 0)
        add_limit(out, "each member", rule->capacity);
    if (rule->hub_capacity >= 0)
        add_limit(out, "the hub", rule->hub_capacity);
}

netweave_status nw__gossip_note(netweave_table *table, const netweave_view *view, const nw__gossip_rule *rule,
                                int64_t simulations, netweave_run *run) {
    nw__text text = {0};
    add_model(view, rule, &text);
    nw__text_append_format(&text, "; %lld simulations, seed %llu.", (long long)simulations,
                           (unsigned long long)netweave_run_seed(run));
    char *sentence = nw__text_take(&text);
    netweave_status status = sentence != NULL ? nw__table_add_note(table, "%s", sentence) : nw__fail_memory();
    nw__free(sentence);
    if (status == NETWEAVE_STATUS_OK && view->directed)
        status = nw__table_add_note(table, "knowledge passes along ties, from who names to who is named; reverse=yes "
                                           "turns them round.");
    return status;
}
