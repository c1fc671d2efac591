/* What tables of cascades have in common. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_FLOW_CASCADE_NOTES_H
#define NW_FLOW_CASCADE_NOTES_H

#include "base/options.h"
#include "base/table.h"
#include "core/cascade.h"

/* The option `rounds`, `simulations`, both without a standard: NW_CASCADE_AUTO. */
extern const nw__option nw__cascade_effort_options[2];
nw__cascade_effort nw__cascade_effort_read(const nw__options *options);

/* Notes the model with its numbers, and how the answer was found. */
netweave_status nw__cascade_note(netweave_table *table, const netweave_view *view, const nw__cascade_rule *rule,
                                 int64_t simulations, bool was_cut, netweave_run *run);

#endif
