/* Tables of groups from which nobody can be told: small cells are left out, and as many others as it takes to keep them
 * from being computed from the rest. SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What is printed beside the tables are the numbers of members and ties. A cell that is left out alone would be the
 * total less the others. So at least two are left out, of sizes and of ties each, and what they make together leaves
 * each of them free to be as large as what is not small (Hundepool and others 2012, doi 10.1002/9781118348239, ch. 4).
 * Sums over cells (between, expected) and what is made from them are left out as soon as any cell is. */
#include "base/memory.h"
#include "base/table.h"
#include "core/view.h"

#include <math.h>
#include <netweave/groups.h>
#include <string.h>

enum { MEMBERS, WITHIN, BETWEEN, DENSITY, EI, HOMOPHILY, GROUP_COLUMNS };
enum { TIES, POSSIBLE, MIXING_DENSITY, EXPECTED, RATIO, MIXING_COLUMNS };

typedef struct plan {
    const netweave_table *groups, *mixing;
    int64_t group_count, cell_count;
    int64_t below;
    bool *hidden;   /* per group: nothing that rests on its members is told */
    bool *left_out; /* per cell of the mixing matrix: its ties are not told */
    int32_t *from, *to;
} plan;

static double size_of(const plan *plan, int64_t group) {
    return netweave_table_value(plan->groups, group, MEMBERS);
}

static double ties_of(const plan *plan, int64_t cell) {
    return netweave_table_value(plan->mixing, cell, TIES);
}

/* The groups of each cell: rows go through all pairs in order (undirected: each pair once). */
static void place_cells(plan *plan, bool directed) {
    int64_t cell = 0;
    for (int64_t g = 0; g < plan->group_count; g++)
        for (int64_t h = directed ? 0 : g; h < plan->group_count; h++, cell++) {
            plan->from[cell] = (int32_t)g;
            plan->to[cell] = (int32_t)h;
        }
}

/* Leaves out what is small by itself. */
static void leave_out_small(plan *plan) {
    for (int64_t g = 0; g < plan->group_count; g++)
        plan->hidden[g] = size_of(plan, g) < (double)plan->below;
    for (int64_t cell = 0; cell < plan->cell_count; cell++)
        plan->left_out[cell] = ties_of(plan, cell) > 0 && ties_of(plan, cell) < (double)plan->below;
}

/* The smallest group that is told, or -1. */
static int64_t smallest_group(const plan *plan) {
    int64_t best = -1;
    for (int64_t g = 0; g < plan->group_count; g++)
        if (!plan->hidden[g] && (best < 0 || size_of(plan, g) < size_of(plan, best)))
            best = g;
    return best;
}

/* Groups are hidden until their sizes could each be anything from 1 to what is not small. */
static void complete_groups(plan *plan) {
    for (;;) {
        double count = 0;
        double members = 0;
        for (int64_t g = 0; g < plan->group_count; g++) {
            count += plan->hidden[g];
            members += plan->hidden[g] ? size_of(plan, g) : 0;
        }
        bool safe = count == 0 || (count >= 2 && members >= count - 1 + (double)plan->below);
        int64_t next = safe ? -1 : smallest_group(plan);
        if (next < 0)
            return;
        plan->hidden[next] = true;
    }
}

/* The cell of fewest ties that is told, or -1; those with ties come first, for nothing hides behind none. */
static int64_t smallest_cell(const plan *plan) {
    int64_t best = -1;
    for (int64_t cell = 0; cell < plan->cell_count; cell++) {
        if (plan->left_out[cell])
            continue;
        bool less = best < 0 || (ties_of(plan, best) == 0 && ties_of(plan, cell) > 0) ||
                    (ties_of(plan, cell) > 0 && ties_of(plan, cell) < ties_of(plan, best));
        best = less ? cell : best;
    }
    return best;
}

/* Cells of hidden groups are left out, and others until each could hold anything from none to what is not small, and
 * none need be full. */
static void complete_cells(plan *plan) {
    for (int64_t cell = 0; cell < plan->cell_count; cell++)
        plan->left_out[cell] = plan->left_out[cell] || plan->hidden[plan->from[cell]] || plan->hidden[plan->to[cell]];
    for (;;) {
        double count = 0;
        double ties = 0;
        double free_pairs = 0;
        double room = 0;
        bool large = false;
        for (int64_t cell = 0; cell < plan->cell_count; cell++) {
            if (!plan->left_out[cell])
                continue;
            count++;
            ties += ties_of(plan, cell);
            large = large || ties_of(plan, cell) >= (double)plan->below;
            room += (double)plan->below - 1 - ties_of(plan, cell);
            free_pairs += netweave_table_value(plan->mixing, cell, POSSIBLE) - ties_of(plan, cell);
        }
        bool safe = count == 0 || (count >= 2 && ties >= (double)plan->below && free_pairs >= (double)plan->below &&
                                   (large || room > 0)); /* all just too small would follow from their sum */
        int64_t next = safe ? -1 : smallest_cell(plan);
        if (next < 0)
            return;
        plan->left_out[next] = true;
    }
}

/* ---- the tables without what is left out ---- */

static netweave_status copy_table(const netweave_table *from, int64_t columns, double **numbers, netweave_table **out) {
    const char *labels[2] = {netweave_table_label_name(from, 0), netweave_table_label_name(from, 1)};
    int64_t label_count = netweave_table_label_count(from);
    int64_t rows = netweave_table_row_count(from);
    netweave_status status = nw__table_create(rows, label_count, labels, out);
    for (int64_t row = 0; row < rows; row++)
        for (int64_t k = 0; k < label_count && status == NETWEAVE_STATUS_OK; k++)
            status = nw__table_set_label(*out, k, row, netweave_table_label(from, k, row));
    for (int64_t k = 0; k < columns && status == NETWEAVE_STATUS_OK; k++) {
        status = nw__table_add_column(*out, netweave_table_column_name(from, k), NULL,
                                      netweave_table_column_kind(from, k), &numbers[k]);
        if (status == NETWEAVE_STATUS_OK && rows > 0)
            memcpy(numbers[k], netweave_table_column(from, k), (size_t)rows * sizeof(double));
    }
    return status;
}

static netweave_status add_notes(const plan *plan, int64_t members, netweave_table *table) {
    double known = 0;
    bool any = false;
    for (int64_t g = 0; g < plan->group_count; g++)
        known += size_of(plan, g);
    for (int64_t cell = 0; cell < plan->cell_count; cell++)
        any = any || plan->left_out[cell];
    double unknown = (double)members - known;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (unknown >= (double)plan->below)
        status = nw__table_add_note(table, "members of unknown group (%lld) and their ties are left out.",
                                    (long long)unknown);
    else if (unknown > 0)
        status = nw__table_add_note(table, "members of unknown group and their ties are left out.");
    if (status == NETWEAVE_STATUS_OK && any)
        status = nw__table_add_note(table,
                                    "what rests on fewer than %lld members or ties is left out, and as much more as it "
                                    "takes to keep that from being computed.",
                                    (long long)plan->below);
    return status;
}

static netweave_status protect_groups(const plan *plan, int64_t members, netweave_table **out) {
    double *numbers[GROUP_COLUMNS];
    netweave_status status = copy_table(plan->groups, GROUP_COLUMNS, numbers, out);
    bool any = false;
    for (int64_t cell = 0; cell < plan->cell_count && status == NETWEAVE_STATUS_OK; cell++) {
        any = any || plan->left_out[cell];
        if (plan->left_out[cell] && plan->from[cell] == plan->to[cell])
            numbers[WITHIN][plan->from[cell]] = numbers[DENSITY][plan->from[cell]] = NAN;
    }
    for (int64_t g = 0; g < plan->group_count && any; g++) {
        numbers[BETWEEN][g] = numbers[EI][g] = numbers[HOMOPHILY][g] = NAN;
        if (plan->hidden[g])
            numbers[MEMBERS][g] = numbers[DENSITY][g] = NAN;
    }
    return status == NETWEAVE_STATUS_OK ? add_notes(plan, members, *out) : status;
}

static netweave_status protect_mixing(const plan *plan, int64_t members, netweave_table **out) {
    double *numbers[MIXING_COLUMNS];
    netweave_status status = copy_table(plan->mixing, MIXING_COLUMNS, numbers, out);
    bool any = false;
    for (int64_t cell = 0; cell < plan->cell_count && status == NETWEAVE_STATUS_OK; cell++) {
        any = any || plan->left_out[cell];
        if (plan->left_out[cell])
            numbers[TIES][cell] = numbers[MIXING_DENSITY][cell] = NAN;
        if (plan->hidden[plan->from[cell]] || plan->hidden[plan->to[cell]])
            numbers[POSSIBLE][cell] = NAN;
    }
    for (int64_t cell = 0; cell < plan->cell_count && any; cell++)
        numbers[EXPECTED][cell] = numbers[RATIO][cell] = NAN;
    return status == NETWEAVE_STATUS_OK ? add_notes(plan, members, *out) : status;
}

static netweave_status make_plan(plan *plan, const netweave_view *view) {
    plan->group_count = netweave_table_row_count(plan->groups);
    plan->cell_count = netweave_table_row_count(plan->mixing);
    plan->hidden = nw__allocate_zeroed((size_t)plan->group_count, sizeof *plan->hidden);
    plan->left_out = nw__allocate_zeroed((size_t)plan->cell_count, sizeof *plan->left_out);
    plan->from = nw__allocate((size_t)plan->cell_count, sizeof *plan->from);
    plan->to = nw__allocate((size_t)plan->cell_count, sizeof *plan->to);
    if (plan->hidden == NULL || plan->left_out == NULL || plan->from == NULL || plan->to == NULL)
        return nw__fail_memory();
    place_cells(plan, netweave_view_directed(view) != 0);
    leave_out_small(plan);
    complete_groups(plan);
    complete_cells(plan);
    return NETWEAVE_STATUS_OK;
}

netweave_status netweave_groups_protect(const netweave_view *view, int64_t below, netweave_table **out_groups,
                                        netweave_table **out_mixing) {
    NW_REQUIRE(view, NW_MAGIC_VIEW);
    if (below < 2)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "below is %lld; from 2 up it is the number from which a cell is large enough to be told",
                        (long long)below);
    netweave_table *groups = NULL;
    netweave_table *mixing = NULL;
    netweave_table *safe_groups = NULL;
    netweave_table *safe_mixing = NULL;
    plan plan = {.below = below};
    int64_t members = netweave_view_member_count(view);
    netweave_status status = netweave_groups_table(view, &groups);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_groups_mixing(view, &mixing);
    plan.groups = groups;
    plan.mixing = mixing;
    if (status == NETWEAVE_STATUS_OK)
        status = make_plan(&plan, view);
    if (status == NETWEAVE_STATUS_OK)
        status = protect_groups(&plan, members, &safe_groups);
    if (status == NETWEAVE_STATUS_OK)
        status = protect_mixing(&plan, members, &safe_mixing);
    nw__free(plan.hidden);
    nw__free(plan.left_out);
    nw__free(plan.from);
    nw__free(plan.to);
    netweave_table_free(groups);
    netweave_table_free(mixing);
    if (status == NETWEAVE_STATUS_OK && out_groups != NULL)
        *out_groups = safe_groups;
    else
        netweave_table_free(safe_groups);
    if (status == NETWEAVE_STATUS_OK && out_mixing != NULL)
        *out_mixing = safe_mixing;
    else
        netweave_table_free(safe_mixing);
    return status;
}
