/* The tables of a structure: its numbers, its types with their probabilities, its members by role.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/text.h"
#include "measure/structure.h"

#include <math.h>
#include <string.h>

static const char *const leg_names[NW_LEG_COUNT] = {
    [NW_LEG_TIE_SHARE] = "hub_tie_share",   [NW_LEG_BROKERAGE] = "hub_brokerage",
    [NW_LEG_BOTTLENECK] = "hub_bottleneck", [NW_LEG_SPEED_LOSS] = "hub_speed_loss",
    [NW_LEG_DEPENDENCE] = "hub_dependence", [NW_LEG_PEER_EFFICIENCY] = "peer_efficiency",
};

static netweave_status add_number(netweave_table *table, const char *name, netweave_kind kind, double value) {
    double *numbers = NULL;
    netweave_status status = nw__table_add_column(table, name, NULL, kind, &numbers);
    if (status == NETWEAVE_STATUS_OK)
        numbers[0] = value;
    return status;
}

static netweave_status add_legs(const netweave_structure *structure, netweave_table *table) {
    static const nw__leg order[NW_LEG_COUNT] = {NW_LEG_DEPENDENCE, NW_LEG_TIE_SHARE,  NW_LEG_BROKERAGE,
                                                NW_LEG_BOTTLENECK, NW_LEG_SPEED_LOSS, NW_LEG_PEER_EFFICIENCY};
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int k = 0; k < NW_LEG_COUNT && status == NETWEAVE_STATUS_OK; k++) {
        nw__leg leg = order[k];
        double value = structure->hub->legs.values[leg];
        status = add_number(table, leg_names[leg], NETWEAVE_KIND_SHARE, value);
        if (status == NETWEAVE_STATUS_OK && leg == NW_LEG_DEPENDENCE)
            status = add_number(table, nw__number_names[NW_NUMBER_PAIR_DEPENDENCE], NETWEAVE_KIND_SHARE,
                                structure->shape.numbers[NW_NUMBER_PAIR_DEPENDENCE]);
        if (status == NETWEAVE_STATUS_OK && isnan(value))
            status =
                nw__table_add_note(table, "%s is undefined: %s.", leg_names[leg], structure->hub->legs.reasons[leg]);
    }
    return status;
}

static netweave_status add_deciding(const netweave_structure *structure, netweave_table *table) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int number = 0; number < NW_NUMBER_COUNT && status == NETWEAVE_STATUS_OK; number++) {
        if (number == NW_NUMBER_PAIR_DEPENDENCE) /* stands beside hub_dependence */
            continue;
        bool real =
            number == NW_NUMBER_EFFECTIVE_HUBS || number == NW_NUMBER_CORE_TIES || number == NW_NUMBER_BROKER_PEER_TIES;
        status = add_number(table, nw__number_names[number], real ? NETWEAVE_KIND_REAL : NETWEAVE_KIND_SHARE,
                            structure->shape.numbers[number]);
    }
    return status;
}

netweave_status nw__structure_note_pair(const netweave_structure *structure, const char *when, netweave_table *table) {
    const char *first = netweave_structure_hub(structure, 0);
    const char *second = netweave_structure_hub(structure, 1);
    char both[NW_NUMBER_SIZE];
    char one[NW_NUMBER_SIZE];
    nw__number_format(structure->shape.numbers[NW_NUMBER_PAIR_DEPENDENCE], 3, both);
    nw__number_format(structure->hub->legs.values[NW_LEG_DEPENDENCE], 3, one);
    return nw__table_add_note(
        table,
        "%she type rests on two members with the same spokes, %s and %s: pair_dependence %s is of both. "
        "hub_dependence "
        "%s and the other hub_ numbers are of one alone; name both as the hub to have them of both.",
        when, first != NULL ? first : "the first broker", second != NULL ? second : "the second", both, one);
}

/* Why deciding numbers are undefined; and what the type stands on where this is not plain. */
static netweave_status add_notes(const netweave_structure *structure, netweave_table *table) {
    const nw__shape *shape = &structure->shape;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (shape->members < 3)
        return nw__table_add_note(table, "The type, its margin and the numbers that decide it are undefined: it needs "
                                         "three members.");
    if (shape->main_members < 3)
        return nw__table_add_note(table, "The margin and the numbers that decide the type, but main_share, are "
                                         "undefined: no three members are connected.");
    if (isnan(shape->numbers[NW_NUMBER_CORE_SHARE]))
        status = nw__table_add_note(table, "core_share, core_density, periphery_alone and core_ties are undefined: no "
                                           "cut by degree parts a core from a periphery.");
    if (status == NETWEAVE_STATUS_OK && isnan(shape->numbers[NW_NUMBER_BROKER_INWARD]))
        status = nw__table_add_note(table, "broker_inward and broker_peer_ties are undefined: nobody brokers twice as "
                                           "much as members do on average, or fewer than two others are left.");
    if (status == NETWEAVE_STATUS_OK && nw__structure_is_held_by_pair(structure))
        status = nw__structure_note_pair(structure, "T", table);
    return status;
}

netweave_status nw__structure_tell_numbers(netweave_structure *structure) {
    static const char *const labels[] = {"network"};
    const nw__verdict *verdict = &structure->verdict;
    netweave_table *table = NULL;
    netweave_status status = nw__table_create(1, 1, labels, &table);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    structure->numbers = table;
    if (structure->view->network != NULL)
        status = nw__table_set_label(table, 0, 0, structure->view->network->source);
    if (status == NETWEAVE_STATUS_OK)
        status = add_legs(structure, table);
    if (status == NETWEAVE_STATUS_OK)
        status = add_number(table, "effective_hubs", NETWEAVE_KIND_REAL, structure->hub->effective_hubs);
    if (status == NETWEAVE_STATUS_OK)
        status = add_number(table, "margin", NETWEAVE_KIND_SHARE, verdict->margin);
    if (status == NETWEAVE_STATUS_OK)
        status = add_number(table, "held_by", NETWEAVE_KIND_COUNT, verdict->held_by);
    if (status == NETWEAVE_STATUS_OK)
        status = add_deciding(structure, table);
    return status == NETWEAVE_STATUS_OK ? add_notes(structure, table) : status;
}

netweave_status nw__structure_tell_types(netweave_structure *structure) {
    static const char *const labels[] = {"type"};
    double *probability = NULL;
    double *draws = NULL;
    netweave_status status = nw__table_create(NW_TYPE_COUNT, 1, labels, &structure->types);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_add_column(structure->types, "probability", NULL, NETWEAVE_KIND_SHARE, &probability);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_add_column(structure->types, "draws", NULL, NETWEAVE_KIND_COUNT, &draws);
    for (int type = 0; type < NW_TYPE_COUNT && status == NETWEAVE_STATUS_OK; type++) {
        status = nw__table_set_label(structure->types, 0, type, nw__type_names[type]);
        draws[type] = (double)structure->draws;
        if (structure->draws > 0)
            probability[type] = (double)structure->counts[type] / (double)structure->draws;
    }
    if (status == NETWEAVE_STATUS_OK && structure->draws == 0)
        status = nw__table_add_note(structure->types, "The probabilities are undefined: %s.",
                                    structure->verdict.type == NW_TYPE_UNDEFINED ? "it needs three members"
                                                                                 : "no networks were drawn; ask for "
                                                                                   "some with draws=N");
    return status;
}

bool nw__structure_is_chain(const netweave_structure *structure) {
    const netweave_view *view = structure->undirected;
    unsigned char all = 0;
    for (int32_t i = 0; i < view->members; i++)
        all |= structure->shape.marks[i];
    unsigned char held_by = all & NW_MARK_BROKER ? NW_MARK_BROKER : NW_MARK_MAIN;
    for (int32_t i = 0; i < view->members; i++)
        if (structure->shape.marks[i] & held_by && nw__degree(&view->out, i) > 2)
            return false;
    return true;
}

const char *nw__structure_role(const netweave_structure *structure, int32_t member) {
    nw__type type = structure->verdict.type;
    unsigned char marks = structure->shape.marks[member];
    bool broker = marks & NW_MARK_BROKER;
    bool named = structure->view->hub != NULL && structure->view->hub[member];
    int64_t degree = nw__degree(&structure->undirected->out, member);
    if (named || nw__structure_holds(structure, member))
        return "hub";
    if (degree == 0)
        return "isolate";
    if (type == NW_TYPE_MULTI_HUB && broker && degree > 2)
        return "hub";
    if (type == NW_TYPE_CORE_PERIPHERY && marks & NW_MARK_CORE)
        return "core";
    if (broker)
        return "broker";
    return degree == 1 ? "pendant" : "peer";
}

/* Fills a column with a member measure, in the order of the rows. */
static netweave_status add_measure(const netweave_structure *structure, const char *name, netweave_kind kind,
                                   const int32_t *order, netweave_run *run) {
    netweave_table *values = NULL;
    double *numbers = NULL;
    netweave_status status = nw__table_add_column(structure->members, name, NULL, kind, &numbers);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__measure_exactly(structure->undirected, name, run, &values);
    for (int32_t i = 0; i < structure->view->members && status == NETWEAVE_STATUS_OK; i++)
        numbers[i] = netweave_table_value(values, order[i], 0);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_add_notes(structure->members, values);
    netweave_table_free(values);
    return status;
}

static netweave_status add_rows(const netweave_structure *structure, const double *found, const int32_t *order) {
    const netweave_view *view = structure->undirected;
    double *degree = NULL;
    double *betweenness = NULL;
    netweave_status status = nw__table_add_column(structure->members, "degree", NULL, NETWEAVE_KIND_COUNT, &degree);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_add_column(structure->members, "betweenness", NULL, NETWEAVE_KIND_REAL, &betweenness);
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++) {
        const char *id = netweave_view_member_id(view, order[i]);
        degree[i] = (double)nw__degree(&view->out, order[i]);
        betweenness[i] = found[order[i]];
        if (id != NULL)
            status = nw__table_set_label(structure->members, 0, i, id);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__table_set_label(structure->members, 1, i, nw__structure_role(structure, order[i]));
    }
    return status;
}

netweave_status nw__structure_tell_members(netweave_structure *structure, netweave_run *run) {
    static const char *const labels[] = {"member", "role"};
    const netweave_view *view = structure->undirected;
    const nw__betweenness *betweenness = NULL;
    int32_t *order = nw__allocate((size_t)view->members, sizeof *order);
    netweave_status status = order != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = nw__pass_betweenness(view, run, &betweenness);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_create(view->members, 2, labels, &structure->members);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__hub_order(view, betweenness->member, order);
    if (status == NETWEAVE_STATUS_OK)
        status = add_rows(structure, betweenness->member, order);
    if (status == NETWEAVE_STATUS_OK)
        status = add_measure(structure, "constraint", NETWEAVE_KIND_REAL, order, run);
    if (status == NETWEAVE_STATUS_OK)
        status = add_measure(structure, "coreness", NETWEAVE_KIND_COUNT, order, run);
    nw__free(order);
    return status;
}
