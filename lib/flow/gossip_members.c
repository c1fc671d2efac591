/* How many rounds of conversation what each member knows takes to come round. SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "base/memory.h"
#include "flow/gossip_notes.h"

#include <math.h>
#include <netweave/gossip.h>
#include <stdio.h>

enum { COLUMNS = 2, OPTIONS = 5, MOST = 1024 };

static netweave_status set_label(const netweave_view *view, int32_t member, netweave_table *table) {
    char number[16];
    const char *id = netweave_view_member_id(view, member);
    snprintf(number, sizeof number, "%d", member + 1);
    return nw__table_set_label(table, 0, member, id != NULL ? id : number);
}

static netweave_status fill(const netweave_view *view, const nw__gossip_time *time, netweave_table *table) {
    double *numbers[COLUMNS];
    bool endless = false;
    bool alone = false;
    netweave_status status = nw__table_add_column(table, "rounds", NULL, NETWEAVE_KIND_REAL, &numbers[0]);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_add_column(table, "rounds_error", NULL, NETWEAVE_KIND_REAL, &numbers[1]);
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++) {
        status = set_label(view, i, table);
        alone = alone || nw__degree(&view->out, i) == 0;
        if (nw__degree(&view->out, i) == 0)
            continue;
        numbers[0][i] = time[i].rounds;
        numbers[1][i] = time[i].error;
        endless = endless || isnan(time[i].rounds);
    }
    if (status == NETWEAVE_STATUS_OK && alone)
        status = nw__table_add_note(table, "rounds is undefined for members who can tell nobody.");
    if (status == NETWEAVE_STATUS_OK && endless)
        status = nw__table_add_note(table, "rounds is undefined where a simulation takes more than a million rounds.");
    if (status == NETWEAVE_STATUS_OK && view->members > 0 && time[0].simulations == 1)
        status = nw__table_add_note(table, "one simulation tells no error, so rounds_error is undefined.");
    return status;
}

static netweave_status make_table(const netweave_view *view, const nw__options *options, nw__gossip_time *time,
                                  netweave_run *run, netweave_table **out) {
    static const char *const labels[] = {"member"};
    nw__gossip gossip;
    nw__gossip_rule rule = nw__gossip_rule_read(options);
    netweave_table *table = NULL;
    netweave_status status = nw__gossip_make(view, &rule, run, &gossip);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status = nw__gossip_each(&gossip, nw__options_number(options, "share"), nw__gossip_simulations(options), MOST, run,
                             time);
    nw__gossip_free(&gossip);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_create(view->members, 1, labels, &table);
    if (status == NETWEAVE_STATUS_OK)
        status = fill(view, time, table);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__gossip_note(table, view, &rule, view->members > 0 ? time[0].simulations : 0, run);
    if (status == NETWEAVE_STATUS_OK)
        *out = table;
    else
        netweave_table_free(table);
    return status;
}

netweave_status netweave_gossip_members(const netweave_view *view, const char *options, netweave_run *run,
                                        netweave_table **out_table) {
    NW_REQUIRE(view, NW_MAGIC_VIEW);
    NW_REQUIRE_POINTER(out_table);
    nw__options read;
    netweave_status status = nw__options_parse(options, "gossip members", nw__gossip_options, OPTIONS, &read);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    nw__gossip_time *time = nw__allocate((size_t)view->members, sizeof *time);
    status = time != NULL ? make_table(view, &read, time, run, out_table) : nw__fail_memory();
    nw__free(time);
    nw__options_free(&read);
    return status;
}
