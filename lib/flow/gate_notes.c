/* What the knowledge gate stops: its table and its sentences. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/table.h"
#include "base/text.h"
#include "flow/gate.h"

#include <math.h>
#include <string.h>

enum { COLUMNS = 7 };

static const char *layer_name(const netweave_network *network, const nw__gate_condition *condition) {
    return nw__index_text(&network->layers, condition->layer);
}

/* " (layer info, 4 or more)", as far as the name does not say it. */
static void append_condition(const netweave_network *network, const nw__gate_condition *condition, nw__text *out) {
    const char *layer = layer_name(network, condition);
    bool is_renamed = strcmp(layer, condition->name) != 0;
    bool is_limited = !isnan(condition->limit);
    nw__text_append(out, condition->name);
    if (!is_renamed && !is_limited)
        return;
    nw__text_append(out, " (");
    if (is_renamed)
        nw__text_append_format(out, "layer %s%s", layer, is_limited ? ", " : "");
    if (is_limited)
        nw__text_append_number(out, condition->limit, 0);
    nw__text_append(out, !is_limited ? ")" : condition->is_cost ? " or less)" : " or more)");
}

/* "a", "a and b", "a, b and c" of the conditions for which `chosen` holds (NULL: all). */
static void append_list(const netweave_network *network, const nw__gate_conditions *conditions, const bool *chosen,
                        nw__text *out) {
    int left = 0;
    for (int k = 0; k < conditions->count; k++)
        left += chosen == NULL || chosen[k];
    for (int k = 0; k < conditions->count; k++) {
        if (chosen != NULL && !chosen[k])
            continue;
        if (chosen == NULL)
            append_condition(network, &conditions->items[k], out);
        else
            nw__text_append(out, conditions->items[k].name);
        left--;
        nw__text_append(out, left > 1 ? ", " : left == 1 ? " and " : "");
    }
}

static netweave_status take(nw__text *text, nw__notes *notes) {
    char *sentence = nw__text_take(text);
    netweave_status status = sentence != NULL ? nw__notes_add(notes, sentence) : nw__fail_memory();
    nw__free(sentence);
    return status;
}

static bool has_direction(const netweave_network *network, int64_t layer) {
    for (size_t k = 0; k < network->tie_set_count; k++)
        if (network->tie_sets[k].layer == layer && network->tie_sets[k].direction == NETWEAVE_DIRECTION_DIRECTED)
            return true;
    return false;
}

/* Says which layers count both ways. */
static netweave_status add_undirected(const netweave_network *network, const nw__gate_conditions *conditions,
                                      nw__notes *notes) {
    bool undirected[NW_GATE_CONDITIONS];
    bool any = false;
    nw__text text = {0};
    for (int k = 0; k < conditions->count; k++) {
        undirected[k] = !has_direction(network, conditions->items[k].layer);
        any = any || undirected[k];
    }
    if (!any)
        return NETWEAVE_STATUS_OK;
    nw__text_append(&text, "Ties without direction, here of ");
    append_list(network, conditions, undirected, &text);
    nw__text_append(&text, ", count for the gate both ways.");
    return take(&text, notes);
}

static netweave_status add_rule(const netweave_network *network, const nw__gate_conditions *conditions,
                                nw__notes *notes) {
    nw__text text = {0};
    nw__text_append(&text, "The gate: a member can draw on another where ");
    append_list(network, conditions, NULL, &text);
    nw__text_append(&text, " hold; a tie goes from the one who draws to the one drawn on, so that knowledge travels "
                           "against it (reverse turns ties round).");
    netweave_status status = take(&text, notes);
    if (status == NETWEAVE_STATUS_OK)
        status = add_undirected(network, conditions, notes);
    bool has_cost = conditions->items[conditions->count - 1].is_cost;
    if (status == NETWEAVE_STATUS_OK && has_cost)
        status = nw__notes_add(notes, "A pair without a tie in the layer of costs is taken to cost nothing.");
    if (status == NETWEAVE_STATUS_OK && conditions->cost_unused)
        status = nw__notes_add(notes, "The layer of costs is not used: any cost is borne until cost_at_most says how "
                                      "much.");
    return status;
}

/* Which condition blocks most: by the pairs that it alone stops. */
static void append_worst(const netweave_network *network, const nw__gate_conditions *conditions,
                         const nw__gate_counts *counts, nw__text *out) {
    bool worst[NW_GATE_CONDITIONS];
    int64_t most = 0;
    int several = 0;
    for (int k = 0; k < conditions->count; k++)
        most = counts->alone[k] > most ? counts->alone[k] : most;
    for (int k = 0; k < conditions->count; k++) {
        worst[k] = counts->alone[k] == most;
        several += worst[k];
    }
    if (most == 0) {
        nw__text_append(out, counts->passed_all < counts->pairs
                                 ? "; no condition alone stops a pair, each pair that is "
                                   "stopped fails two or more."
                                 : "; none is stopped.");
        return;
    }
    nw__text_append(out, ". What blocks most is ");
    append_list(network, conditions, worst, out);
    nw__text_append_format(out, ": %s alone stops %lld pair%s for which all else holds.",
                           several > 1 ? "each of them" : "it", (long long)most, most == 1 ? "" : "s");
}

static netweave_status add_counts(const netweave_network *network, const nw__gate_conditions *conditions,
                                  const nw__gate_counts *counts, nw__notes *notes) {
    const char *wave = nw__index_text(&network->waves, counts->wave);
    nw__text text = {0};
    nw__text_append_format(&text, "%s%s%s gate lets %lld of %lld pair%s pass that its layers tell of",
                           *wave != '\0' ? "Wave " : "", wave, *wave != '\0' ? ": the" : "The",
                           (long long)counts->passed_all, (long long)counts->pairs, counts->pairs == 1 ? "" : "s");
    append_worst(network, conditions, counts, &text);
    if (counts->unknown > 0)
        nw__text_append_format(&text, " %lld pair%s unknown, because the first of the two did not answer.",
                               (long long)counts->unknown, counts->unknown == 1 ? " is" : "s are");
    return take(&text, notes);
}

netweave_status nw__gate_notes(const netweave_network *network, const nw__gate_conditions *conditions,
                               const nw__gate_counts *counts, int64_t waves, nw__notes *out) {
    netweave_status status = add_rule(network, conditions, out);
    for (int64_t k = 0; k < waves && status == NETWEAVE_STATUS_OK; k++)
        status = add_counts(network, conditions, &counts[k], out);
    return status;
}

static netweave_status fill_row(const netweave_network *network, const nw__gate_conditions *conditions,
                                const nw__gate_counts *counts, int k, int64_t row, double *const *numbers,
                                netweave_table *table) {
    const nw__gate_condition *condition = &conditions->items[k];
    netweave_status status = nw__table_set_label(table, 0, row, nw__index_text(&network->waves, counts->wave));
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_set_label(table, 1, row, condition->name);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_set_label(table, 2, row, layer_name(network, condition));
    numbers[0][row] = condition->limit;
    numbers[1][row] = (double)counts->pairs;
    numbers[2][row] = (double)counts->passed[k];
    numbers[3][row] = (double)(counts->pairs - counts->passed[k]);
    numbers[4][row] = (double)counts->alone[k];
    numbers[5][row] = (double)counts->passed_all;
    numbers[6][row] = (double)counts->unknown;
    return status;
}

netweave_status nw__gate_table(const netweave_network *network, const nw__gate_conditions *conditions,
                               const nw__gate_counts *counts, int64_t waves, const nw__notes *notes,
                               netweave_table **out_table) {
    static const char *const labels[] = {"wave", "condition", "layer"};
    static const char *const names[COLUMNS] = {"limit",         "pairs",      "passed", "blocked",
                                               "blocked_alone", "passed_all", "unknown"};
    double *numbers[COLUMNS];
    netweave_table *table = NULL;
    bool unlimited = false;
    netweave_status status = nw__table_create(waves * conditions->count, 3, labels, &table);
    for (int k = 0; k < COLUMNS && status == NETWEAVE_STATUS_OK; k++)
        status =
            nw__table_add_column(table, names[k], NULL, k == 0 ? NETWEAVE_KIND_REAL : NETWEAVE_KIND_COUNT, &numbers[k]);
    for (int64_t wave = 0; wave < waves; wave++)
        for (int k = 0; k < conditions->count && status == NETWEAVE_STATUS_OK; k++) {
            status = fill_row(network, conditions, &counts[wave], k, wave * conditions->count + k, numbers, table);
            unlimited = unlimited || isnan(conditions->items[k].limit);
        }
    for (size_t k = 0; k < notes->count && status == NETWEAVE_STATUS_OK; k++)
        status = nw__table_add_note(table, "%s", notes->items[k]);
    if (status == NETWEAVE_STATUS_OK && unlimited)
        status = nw__table_add_note(table, "limit is undefined where any tie is a yes.");
    if (status == NETWEAVE_STATUS_OK)
        *out_table = table;
    else
        netweave_table_free(table);
    return status;
}
