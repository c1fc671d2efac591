/* What a cascade reaches from each member. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "flow/cascade_notes.h"

#include <math.h>
#include <netweave/cascade.h>
#include <stdio.h>

enum { COLUMNS = 9, OPTIONS = 6 };

static const double shares[NW_CASCADE_SHARES] = {0.5, 0.9, 1};

static netweave_status set_label(const netweave_view *view, int32_t member, netweave_table *table) {
    char number[16];
    const char *id = netweave_view_member_id(view, member);
    snprintf(number, sizeof number, "%d", member + 1);
    return nw__table_set_label(table, 0, member, id != NULL ? id : number);
}

static netweave_status fill(const netweave_view *view, const nw__cascade_totals *totals, netweave_table *table) {
    static const char *const names[COLUMNS] = {"reached",    "reached_error", "share",      "rounds_50",  "rounds_90",
                                               "rounds_100", "arrives_50",    "arrives_90", "arrives_100"};
    double *numbers[COLUMNS];
    netweave_status status = NETWEAVE_STATUS_OK;
    bool never = false;
    for (int k = 0; k < COLUMNS && status == NETWEAVE_STATUS_OK; k++)
        status = nw__table_add_column(table, names[k], NULL, k == 2 || k > 5 ? NETWEAVE_KIND_SHARE : NETWEAVE_KIND_REAL,
                                      &numbers[k]);
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++) {
        const nw__cascade_member *member = &totals->member[i];
        status = set_label(view, i, table);
        numbers[0][i] = member->reached;
        numbers[1][i] = member->error;
        numbers[2][i] = view->members > 1 ? (member->reached - 1) / (view->members - 1) : NAN;
        for (int k = 0; k < NW_CASCADE_SHARES; k++) {
            numbers[3 + k][i] = member->rounds[k];
            numbers[6 + k][i] = member->arrives[k];
            never = never || isnan(member->rounds[k]);
        }
    }
    if (status == NETWEAVE_STATUS_OK && never)
        status = nw__table_add_note(table, "rounds_50, rounds_90 and rounds_100 are undefined where no simulation gets "
                                           "there: arrives is 0.");
    if (status == NETWEAVE_STATUS_OK && view->members == 1)
        status = nw__table_add_note(table, "share is undefined: there are no others.");
    if (status == NETWEAVE_STATUS_OK && totals->simulations == 1)
        status = nw__table_add_note(table, "one simulation tells no error, so reached_error is undefined.");
    return status;
}

static netweave_status make_table(const netweave_view *view, const nw__cascade_rule *rule,
                                  const nw__cascade_effort *effort, netweave_run *run, netweave_table **out) {
    static const char *const labels[] = {"member"};
    nw__cascade cascade;
    nw__cascade_totals totals = {0};
    netweave_table *table = NULL;
    netweave_status status = nw__cascade_make(view, rule, run, &cascade);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status = nw__cascade_all(&cascade, shares, effort, run, &totals);
    nw__cascade_free(&cascade);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_create(view->members, 1, labels, &table);
    if (status == NETWEAVE_STATUS_OK)
        status = fill(view, &totals, table);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__cascade_note(table, view, rule, totals.simulations, totals.was_cut, run);
    if (status == NETWEAVE_STATUS_OK)
        *out = table;
    else
        netweave_table_free(table);
    nw__cascade_totals_free(&totals);
    return status;
}

netweave_status netweave_cascade_reach(const netweave_view *view, const char *options, netweave_run *run,
                                       netweave_table **out_table) {
    NW_REQUIRE(view, NW_MAGIC_VIEW);
    NW_REQUIRE_POINTER(out_table);
    const nw__option known[OPTIONS] = {nw__cascade_options[0],        nw__cascade_options[1],
                                       nw__cascade_options[2],        nw__cascade_options[3],
                                       nw__cascade_effort_options[0], nw__cascade_effort_options[1]};
    nw__options read;
    nw__cascade_rule rule;
    netweave_status status = nw__options_parse(options, "cascade reach", known, OPTIONS, &read);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    nw__cascade_effort effort = nw__cascade_effort_read(&read);
    status = nw__cascade_rule_read(&read, "cascade reach", &rule);
    if (status == NETWEAVE_STATUS_OK)
        status = make_table(view, &rule, &effort, run, out_table);
    nw__options_free(&read);
    return status;
}
