/* How far a cascade has come after each round. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/starts.h"
#include "flow/cascade_notes.h"

#include <math.h>
#include <netweave/cascade.h>

enum { COLUMNS = 6, OPTIONS = 7 };

/* Normal quantile of a 95% band. */
static const double band = 1.959963984540054;

static netweave_status fill(const netweave_view *view, const nw__cascade_curve *curve, netweave_table *table) {
    static const struct {
        const char *name;
        netweave_kind kind;
    } columns[COLUMNS] = {{"round", NETWEAVE_KIND_COUNT}, {"reached", NETWEAVE_KIND_REAL},
                          {"share", NETWEAVE_KIND_SHARE}, {"low", NETWEAVE_KIND_REAL},
                          {"high", NETWEAVE_KIND_REAL},   {"new", NETWEAVE_KIND_REAL}};
    double *numbers[COLUMNS];
    netweave_status status = NETWEAVE_STATUS_OK;
    double members = view->members;
    for (int k = 0; k < COLUMNS && status == NETWEAVE_STATUS_OK; k++)
        status = nw__table_add_column(table, columns[k].name, NULL, columns[k].kind, &numbers[k]);
    for (int64_t round = 0; round < curve->rounds && status == NETWEAVE_STATUS_OK; round++) {
        double reached = curve->reached[round];
        numbers[0][round] = (double)round;
        numbers[1][round] = reached;
        numbers[2][round] = members > 0 ? reached / members : NAN;
        numbers[3][round] = reached - fmin(band * curve->error[round], reached);
        numbers[4][round] = reached + fmin(band * curve->error[round], members - reached);
        numbers[5][round] = round > 0 ? reached - curve->reached[round - 1] : reached;
    }
    if (status == NETWEAVE_STATUS_OK && curve->simulations == 1)
        status = nw__table_add_note(table, "one simulation tells no error, so low and high are undefined.");
    if (status == NETWEAVE_STATUS_OK && view->members == 0)
        status = nw__table_add_note(table, "share is undefined: there are no members.");
    return status;
}

static netweave_status make_table(const netweave_view *view, const nw__cascade_rule *rule, const nw__starts *starts,
                                  const nw__cascade_effort *effort, netweave_run *run, netweave_table **out) {
    nw__cascade cascade;
    nw__cascade_curve curve = {0};
    nw__cascade_starts who = {.members = starts->members, .count = starts->count, .in_turn = starts->in_turn};
    netweave_table *table = NULL;
    netweave_status status = nw__cascade_make(view, rule, run, &cascade);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status = nw__cascade_follow(&cascade, &who, effort, run, &curve);
    nw__cascade_free(&cascade);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_create(curve.rounds, 0, NULL, &table);
    if (status == NETWEAVE_STATUS_OK)
        status = fill(view, &curve, table);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__cascade_note(table, view, rule, curve.simulations, curve.was_cut, run);
    if (status == NETWEAVE_STATUS_OK)
        *out = table;
    else
        netweave_table_free(table);
    nw__cascade_curve_free(&curve);
    return status;
}

netweave_status netweave_cascade_curve(const netweave_view *view, const char *options, netweave_run *run,
                                       netweave_table **out_table) {
    NW_REQUIRE(view, NW_MAGIC_VIEW);
    NW_REQUIRE_POINTER(out_table);
    const nw__option known[OPTIONS] = {
        nw__cascade_options[0],        nw__cascade_options[1],        nw__cascade_options[2], nw__cascade_options[3],
        nw__cascade_effort_options[0], nw__cascade_effort_options[1], NW_STARTS_OPTION};
    nw__options read;
    nw__cascade_rule rule;
    nw__starts starts = {0};
    netweave_status status = nw__options_parse(options, "cascade curve", known, OPTIONS, &read);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    nw__cascade_effort effort = nw__cascade_effort_read(&read);
    status = nw__cascade_rule_read(&read, "cascade curve", &rule);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__starts_read(view, nw__options_text(&read, "starts"), "cascade curve", run, &starts);
    if (status == NETWEAVE_STATUS_OK)
        status = make_table(view, &rule, &starts, &effort, run, out_table);
    nw__free(starts.members);
    nw__options_free(&read);
    return status;
}
