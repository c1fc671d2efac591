/* The numbers and curves of a flow as tables. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/table.h"
#include "base/text.h"
#include "flow/cascade_notes.h"
#include "flow/gossip_notes.h"
#include "report/flow.h"

#include <math.h>

enum { NUMBERS = 8, SERIES = 4 };

/* Normal quantile of a 95% band. */
static const double band = 1.959963984540054;

static int64_t count_cells(const netweave_flow *flow) {
    int64_t count = 0;
    for (int k = 0; k < NW_FLOW_CASES * NW_FLOW_ORIGINS; k++)
        count += nw__flow_cell_of(flow, k / NW_FLOW_ORIGINS, k % NW_FLOW_ORIGINS)->there;
    return count;
}

/* ---- numbers ---- */

static netweave_status fill_numbers(const netweave_flow *flow, netweave_table *table) {
    static const char *const names[NUMBERS] = {"can_hear", "steps",     "rounds",   "rounds_error",
                                               "tip",      "tip_error", "practice", "begin"};
    double *numbers[NUMBERS];
    netweave_status status = NETWEAVE_STATUS_OK;
    int64_t row = 0;
    for (int k = 0; k < NUMBERS && status == NETWEAVE_STATUS_OK; k++)
        status = nw__table_add_column(table, names[k], NULL, k == 0 || k > 3 ? NETWEAVE_KIND_SHARE : NETWEAVE_KIND_REAL,
                                      &numbers[k]);
    for (int k = 0; k < NW_FLOW_CASES * NW_FLOW_ORIGINS && status == NETWEAVE_STATUS_OK; k++) {
        const nw__flow_cell *cell = nw__flow_cell_of(flow, k / NW_FLOW_ORIGINS, k % NW_FLOW_ORIGINS);
        if (!cell->there)
            continue;
        const double values[NUMBERS] = {cell->can_hear, cell->steps,     cell->rounds,   cell->rounds_error,
                                        cell->tip,      cell->tip_error, cell->practice, cell->begin};
        for (int i = 0; i < NUMBERS; i++)
            numbers[i][row] = values[i];
        status = nw__table_set_label(table, 0, row, nw__flow_case_names[k / NW_FLOW_ORIGINS]);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__table_set_label(table, 1, row, nw__flow_origin_names[k % NW_FLOW_ORIGINS]);
        row++;
    }
    return status;
}

/* What was simulated, and how. */
static netweave_status note_models(const netweave_flow *flow, netweave_table *table, netweave_run *run) {
    nw__gossip_rule talk = {.mode = flow->asked.mode, .hub_capacity = -1};
    const nw__cascade_rule tip = {.model = NW_CASCADE_INDEPENDENT, .probability = flow->asked.probability};
    const nw__cascade_rule practice = {.model = NW_CASCADE_COMPLEX, .threshold = flow->asked.threshold};
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int k = 0; k < NW_FLOW_CASES && status == NETWEAVE_STATUS_OK; k++) {
        talk.hub_capacity = k == NW_FLOW_LIMITED_HUB ? flow->asked.hub_capacity : -1;
        if (flow->simulations[k] > 0)
            status = nw__gossip_note(table, flow->view, &talk, flow->simulations[k], run);
    }
    for (int k = 0; k < NW_FLOW_CASES * NW_FLOW_ORIGINS && status == NETWEAVE_STATUS_OK; k++) {
        const nw__flow_cell *cell = nw__flow_cell_of(flow, k / NW_FLOW_ORIGINS, k % NW_FLOW_ORIGINS);
        if (cell->there)
            status = nw__cascade_note(table, flow->view, &tip, cell->cascade.simulations, false, run);
    }
    return status == NETWEAVE_STATUS_OK ? nw__cascade_note(table, flow->view, &practice, 0, false, run) : status;
}

/* What the cases mean. */
static netweave_status note_cases(const netweave_flow *flow, netweave_table *table) {
    long long capacity = flow->asked.hub_capacity;
    netweave_status status =
        nw__table_add_note(table, "shares are of the others, who do not begin; without the hub of "
                                  "those left. An error of 0 says exact, or the same in all simulations.");
    if (status == NETWEAVE_STATUS_OK && flow->view->weighted)
        status = nw__table_add_note(table, "can_hear, steps, practice and begin take all ties as equally strong.");
    if (status == NETWEAVE_STATUS_OK && flow->hub_was_named && flow->hub_count == 0)
        status = nw__table_add_note(table, "the hub named is not in this network, so there is nothing without it.");
    if (status == NETWEAVE_STATUS_OK && flow->hub_was_estimated)
        status = nw__table_add_note(table, "the hub is the member of highest betweenness, estimated from 512 sources; "
                                           "name another with hub=.");
    if (status == NETWEAVE_STATUS_OK && flow->part[NW_FLOW_WHOLE].owned != NULL)
        status = nw__table_add_note(table, "can_hear and steps are estimated from 512 sources, but from the hub.");
    if (status != NETWEAVE_STATUS_OK || flow->hub_count == 0)
        return status;
    return nw__table_add_note(
        table,
        "limited_hub: %s of the hub takes part in at most %lld conversation%s a round, and passes a tip on to at most "
        "%lld of its contacts, drawn at random; can_hear and steps are those of the whole, practice and begin are "
        "undefined, since nothing in them takes time.",
        flow->hub_count == 1 ? "the one member" : "each member", capacity, capacity == 1 ? "" : "s", capacity);
}

/* Why numbers are undefined. */
static netweave_status note_undefined(const netweave_flow *flow, netweave_table *table) {
    bool alone = false;
    bool silent = false;
    bool endless = false;
    bool large = false;
    for (int k = 0; k < NW_FLOW_CASES * NW_FLOW_ORIGINS; k++) {
        const nw__flow_cell *cell = nw__flow_cell_of(flow, k / NW_FLOW_ORIGINS, k % NW_FLOW_ORIGINS);
        if (!cell->there)
            continue;
        alone = alone || cell->others <= 0;
        silent = silent || cell->can_hear == 0;
        endless = endless || flow->is_endless[k / NW_FLOW_ORIGINS];
        large = large || (isnan(cell->practice) && cell->others > 0 && k / NW_FLOW_ORIGINS != NW_FLOW_LIMITED_HUB);
    }
    netweave_status status = NETWEAVE_STATUS_OK;
    if (alone)
        status = nw__table_add_note(table, "all numbers are undefined where there are no others.");
    if (status == NETWEAVE_STATUS_OK && silent)
        status = nw__table_add_note(table, "steps and rounds are undefined where no origin can tell anyone.");
    if (status == NETWEAVE_STATUS_OK && endless)
        status = nw__table_add_note(table, "rounds is undefined where conversations take more than %lld rounds.",
                                    (long long)flow->most_rounds);
    if (status == NETWEAVE_STATUS_OK && large)
        status = nw__table_add_note(table, "practice is undefined where the network is too large to follow one from "
                                           "each member.");
    if (status == NETWEAVE_STATUS_OK && flow->asked.simulations == 1)
        status = nw__table_add_note(table, "one simulation tells no error, so rounds_error and tip_error are "
                                           "undefined.");
    return status;
}

netweave_status nw__flow_tell_numbers(netweave_flow *flow, netweave_run *run) {
    static const char *const labels[] = {"case", "origin"};
    netweave_status status = nw__table_create(count_cells(flow), 2, labels, &flow->numbers);
    if (status == NETWEAVE_STATUS_OK)
        status = fill_numbers(flow, flow->numbers);
    if (status == NETWEAVE_STATUS_OK)
        status = note_models(flow, flow->numbers, run);
    if (status == NETWEAVE_STATUS_OK)
        status = note_cases(flow, flow->numbers);
    return status == NETWEAVE_STATUS_OK ? note_undefined(flow, flow->numbers) : status;
}

/* ---- curves ---- */

typedef struct series {
    netweave_table *table;
    double *numbers[SERIES]; /* round, share, low, high */
    int64_t row;
} series;

static netweave_status add_series(series *series, const nw__flow_cell *cell, const char *const labels[3],
                                  const nw__cascade_curve *curve) {
    netweave_status status = NETWEAVE_STATUS_OK;
    double others = cell->others > 0 ? cell->others : NAN;
    for (int64_t round = 0; round < curve->rounds && status == NETWEAVE_STATUS_OK; round++) {
        double heard = fmax(curve->reached[round] - (double)cell->starters, 0); /* not for rounding below 0 */
        double wide = band * curve->error[round];
        series->numbers[0][series->row] = (double)round;
        series->numbers[1][series->row] = heard / others;
        series->numbers[2][series->row] = isnan(wide) ? NAN : fmax(heard - wide, 0) / others;
        series->numbers[3][series->row] = isnan(wide) ? NAN : fmin(heard + wide, others) / others;
        for (int i = 0; i < 3 && status == NETWEAVE_STATUS_OK; i++)
            status = nw__table_set_label(series->table, i, series->row, labels[i]);
        series->row++;
    }
    return status;
}

static netweave_status fill_curve(const netweave_flow *flow, series *series) {
    static const char *const names[SERIES] = {"round", "share", "low", "high"};
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int k = 0; k < SERIES && status == NETWEAVE_STATUS_OK; k++)
        status = nw__table_add_column(series->table, names[k], NULL, k == 0 ? NETWEAVE_KIND_COUNT : NETWEAVE_KIND_SHARE,
                                      &series->numbers[k]);
    for (int model = 0; model < 2; model++) {
        for (int k = 0; k < NW_FLOW_CASES * NW_FLOW_ORIGINS && status == NETWEAVE_STATUS_OK; k++) {
            const nw__flow_cell *cell = nw__flow_cell_of(flow, k / NW_FLOW_ORIGINS, k % NW_FLOW_ORIGINS);
            const char *const labels[3] = {model == 0 ? "conversations" : "tip",
                                           nw__flow_case_names[k / NW_FLOW_ORIGINS],
                                           nw__flow_origin_names[k % NW_FLOW_ORIGINS]};
            if (cell->there)
                status = add_series(series, cell, labels, model == 0 ? &cell->talk : &cell->cascade);
        }
    }
    return status;
}

static netweave_status note_curve(const netweave_flow *flow, netweave_table *table, netweave_run *run) {
    bool is_cut = false;
    bool is_alone = false;
    for (int k = 0; k < NW_FLOW_CASES * NW_FLOW_ORIGINS; k++) {
        const nw__flow_cell *cell = nw__flow_cell_of(flow, k / NW_FLOW_ORIGINS, k % NW_FLOW_ORIGINS);
        is_cut = is_cut || cell->talk.was_cut;
        is_alone = is_alone || (cell->there && cell->others <= 0);
    }
    netweave_status status = note_models(flow, table, run);
    if (status == NETWEAVE_STATUS_OK && is_cut)
        status = nw__table_add_note(table, "conversations are followed for %lld rounds; some would have gone on.",
                                    (long long)flow->most_rounds);
    if (status == NETWEAVE_STATUS_OK && is_alone)
        status = nw__table_add_note(table, "share, low and high are undefined where there are no others.");
    if (status == NETWEAVE_STATUS_OK && flow->asked.simulations == 1)
        status = nw__table_add_note(table, "one simulation tells no error, so low and high are undefined.");
    return status;
}

netweave_status nw__flow_tell_curve(netweave_flow *flow, netweave_run *run) {
    static const char *const labels[] = {"model", "case", "origin"};
    int64_t rows = 0;
    for (int k = 0; k < NW_FLOW_CASES * NW_FLOW_ORIGINS; k++) {
        const nw__flow_cell *cell = nw__flow_cell_of(flow, k / NW_FLOW_ORIGINS, k % NW_FLOW_ORIGINS);
        rows += cell->there ? cell->talk.rounds + cell->cascade.rounds : 0;
    }
    netweave_status status = nw__table_create(rows, 3, labels, &flow->curve);
    series series = {.table = flow->curve};
    if (status == NETWEAVE_STATUS_OK)
        status = fill_curve(flow, &series);
    return status == NETWEAVE_STATUS_OK ? note_curve(flow, flow->curve, run) : status;
}
