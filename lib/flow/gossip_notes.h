/* What tables of conversation rounds have in common. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_FLOW_GOSSIP_NOTES_H
#define NW_FLOW_GOSSIP_NOTES_H

#include "base/options.h"
#include "base/table.h"
#include "core/gossip.h"

/* Notes what a conversation does, its limits, and how the answer was found. */
netweave_status nw__gossip_note(netweave_table *table, const netweave_view *view, const nw__gossip_rule *rule,
                                int64_t simulations, netweave_run *run);

#endif
