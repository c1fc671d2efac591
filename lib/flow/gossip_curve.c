/* How far conversations have carried knowledge after each round. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/starts.h"
#include "flow/gossip_notes.h"

#include <math.h>
#include <netweave/gossip.h>

enum { COLUMNS = 5, OPTIONS = 6 };

/* Normal quantile of a 95% band. */
static const double band = 1.959963984540054;

static netweave_status fill(const netweave_view *view, const nw__cascade_curve *curve, netweave_table *table) {
    static const struct {
        const char *name;
        netweave_kind kind;
    } columns[COLUMNS] = {{"round", NETWEAVE_KIND_COUNT},
                          {"reached", NETWEAVE_KIND_REAL},
                          {"share", NETWEAVE_KIND_SHARE},
                          {"low", NETWEAVE_KIND_REAL},
                          {"high", NETWEAVE_KIND_REAL}};
    double *numbers[COLUMNS];
    netweave_status status = NETWEAVE_STATUS_OK;
    double members = view->members;
    for (int k = 0; k < COLUMNS && status == NETWEAVE_STATUS_OK; k++)
        status = nw__table_add_column(table, columns[k].name, NULL, columns[k].kind, &numbers[k]);
    for (int64_t round = 0; round < curve->rounds && status == NETWEAVE_STATUS_OK; round++) {
        double reached = curve->reached[round];
        double error = curve->error[round];
        numbers[0][round] = (double)round;
        numbers[1][round] = reached;
        numbers[2][round] = members > 0 ? reached / members : NAN;
        if (isnan(error))
            continue;
        numbers[3][round] = reached - fmin(band * error, reached);
        numbers[4][round] = reached + fmin(band * error, members - reached);
    }
    if (status == NETWEAVE_STATUS_OK && curve->simulations == 1)
        status = nw__table_add_note(table, "one simulation tells no error, so low and high are undefined.");
    if (status == NETWEAVE_STATUS_OK && view->members == 0)
        status = nw__table_add_note(table, "share is undefined: there are no members.");
    if (status == NETWEAVE_STATUS_OK && curve->was_cut)
        status = nw__table_add_note(table, "some simulations would have gone on after the last round; allow more with "
                                           "rounds=.");
    return status;
}

static netweave_status make_table(const netweave_view *view, const nw__options *options, const nw__starts *starts,
                                  netweave_run *run, netweave_table **out) {
    nw__gossip gossip;
    nw__gossip_rule rule = nw__gossip_rule_read(options);
    double rounds = nw__options_number(options, "rounds");
    nw__cascade_curve curve = {0};
    nw__cascade_starts who = {.members = starts->members, .count = starts->count, .in_turn = starts->in_turn};
    netweave_table *table = NULL;
    netweave_status status = nw__gossip_make(view, &rule, run, &gossip);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status = nw__gossip_follow(&gossip, &who, nw__gossip_simulations(options),
                               isnan(rounds) ? NW_GOSSIP_AUTO : (int64_t)rounds, run, &curve);
    nw__gossip_free(&gossip);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_create(curve.rounds, 0, NULL, &table);
    if (status == NETWEAVE_STATUS_OK)
        status = fill(view, &curve, table);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__gossip_note(table, view, &rule, curve.simulations, run);
    if (status == NETWEAVE_STATUS_OK)
        *out = table;
    else
        netweave_table_free(table);
    nw__cascade_curve_free(&curve);
    return status;
}

netweave_status netweave_gossip_curve(const netweave_view *view, const char *options, netweave_run *run,
                                      netweave_table **out_table) {
    NW_REQUIRE(view, NW_MAGIC_VIEW);
    NW_REQUIRE_POINTER(out_table);
    const nw__option known[OPTIONS] = {
        nw__gossip_options[0],
        nw__gossip_options[1],
        nw__gossip_options[2],
        nw__gossip_options[3],
        NW_STARTS_OPTION,
        {.name = "rounds", .kind = NW_OPTION_INTEGER, .low = 0, .high = 1e6, .meaning = "at most so many rounds"}};
    nw__options read;
    nw__starts starts = {0};
    netweave_status status = nw__options_parse(options, "gossip curve", known, OPTIONS, &read);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status = nw__starts_read(view, nw__options_text(&read, "starts"), "gossip curve", run, &starts);
    if (status == NETWEAVE_STATUS_OK)
        status = make_table(view, &read, &starts, run, out_table);
    nw__free(starts.members);
    nw__options_free(&read);
    return status;
}
