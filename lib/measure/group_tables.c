/* Tables of groups: each by itself, and how they mix. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/groups.h"

#include "base/memory.h"
#include "base/text.h"

#include <math.h>
#include <netweave/groups.h>

enum { MOST_GROUPS = 1000, GROUP_COLUMNS = 6, MIXING_COLUMNS = 5 };

typedef struct column {
    const char *name;
    netweave_kind kind;
} column;

static netweave_status require_group(const netweave_view *view) {
    return view->group != NULL
               ? NETWEAVE_STATUS_OK
               : nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                          "the view has no groups; make it with group=ATTRIBUTE, the member attribute that makes them");
}

/* A group's value of the attribute as text. */
static netweave_status set_name(const netweave_view *view, const nw__split *split, int64_t group, netweave_table *table,
                                int64_t label, int64_t row) {
    nw__text text = {0};
    if (view->group->kind == NETWEAVE_ATTRIBUTE_NUMBER)
        nw__text_append_number(&text, split->value[group], 0);
    else
        nw__text_append(&text, nw__index_text(&view->group->values, (int64_t)split->value[group]));
    char *name = nw__text_take(&text);
    netweave_status status = name != NULL ? nw__table_set_label(table, label, row, name) : nw__fail_memory();
    netweave_text_free(name);
    return status;
}

static netweave_status add_columns(netweave_table *table, const column *columns, int count, double **numbers) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int k = 0; k < count && status == NETWEAVE_STATUS_OK; k++)
        status = nw__table_add_column(table, columns[k].name, NULL, columns[k].kind, &numbers[k]);
    return status;
}

static netweave_status add_note(netweave_table *table, const nw__split *split) {
    return split->unknown == 0
               ? NETWEAVE_STATUS_OK
               : nw__table_add_note(table, "members of unknown group (%lld) and their ties are left out.",
                                    (long long)split->unknown);
}

static double share(double part, double whole) {
    return whole > 0 ? part / whole : NAN;
}

/* Arcs from each group, within and to others; `in` those that come from others. Undirected ties stand both ways. */
static void count_arcs(const netweave_view *view, const nw__split *split, double *within, double *out, double *in) {
    for (int32_t i = 0; i < view->members; i++) {
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++) {
            int32_t one = split->group[i];
            int32_t other = split->group[view->out.to[k]];
            if (one < 0 || other < 0)
                continue;
            within[one] += one == other;
            out[one] += one != other;
            in[other] += one != other;
        }
    }
}

static double homophily(double within, double out, double members, double all) {
    double stays = share(within, within + out);
    double chance = share(members - 1, all - 1);
    if (!(chance > 0 && chance < 1))
        return NAN;
    return stays >= chance ? share(stays - chance, 1 - chance) : share(stays - chance, chance);
}

static void fill_groups(const netweave_view *view, const nw__split *split, const double *within, const double *out,
                        const double *in, double *const *numbers) {
    double known = (double)(view->members - split->unknown);
    for (int64_t g = 0; g < split->count; g++) {
        double members = (double)split->size[g];
        double between = out[g] + (view->directed ? in[g] : 0);
        double inside = within[g] / (view->directed ? 1 : 2);
        numbers[0][g] = members;
        numbers[1][g] = inside;
        numbers[2][g] = between;
        numbers[3][g] = share(within[g], members * (members - 1));
        numbers[4][g] = share(between - inside, between + inside);
        numbers[5][g] = homophily(within[g], out[g], members, known);
    }
}

netweave_status netweave_groups_table(const netweave_view *view, netweave_table **out_table) {
    static const char *const labels[] = {"group"};
    static const column columns[GROUP_COLUMNS] = {{"members", NETWEAVE_KIND_COUNT}, {"within", NETWEAVE_KIND_COUNT},
                                                  {"between", NETWEAVE_KIND_COUNT}, {"density", NETWEAVE_KIND_SHARE},
                                                  {"ei_index", NETWEAVE_KIND_REAL}, {"homophily", NETWEAVE_KIND_REAL}};
    NW_REQUIRE(view, NW_MAGIC_VIEW);
    NW_REQUIRE_POINTER(out_table);
    nw__split split = {0};
    netweave_table *table = NULL;
    double *numbers[GROUP_COLUMNS];
    netweave_status status = require_group(view);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__split_by_attribute(view, &split);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_create(split.count, 1, labels, &table);
    if (status == NETWEAVE_STATUS_OK)
        status = add_columns(table, columns, GROUP_COLUMNS, numbers);
    double *sums = nw__allocate_zeroed((size_t)split.count, 3 * sizeof *sums);
    if (status == NETWEAVE_STATUS_OK && sums == NULL)
        status = nw__fail_memory();
    for (int64_t g = 0; g < split.count && status == NETWEAVE_STATUS_OK; g++)
        status = set_name(view, &split, g, table, 0, g);
    if (status == NETWEAVE_STATUS_OK) {
        count_arcs(view, &split, sums, sums + split.count, sums + 2 * split.count);
        fill_groups(view, &split, sums, sums + split.count, sums + 2 * split.count, numbers);
        status = add_note(table, &split);
    }
    nw__free(sums);
    nw__split_free(&split);
    if (status == NETWEAVE_STATUS_OK)
        *out_table = table;
    else
        netweave_table_free(table);
    return status;
}

/* Arcs from group to group, and their sums by row and by column behind. */
static void count_mixing(const netweave_view *view, const nw__split *split, double *arcs) {
    int64_t groups = split->count;
    double *out = arcs + groups * groups;
    double *in = out + groups;
    for (int32_t i = 0; i < view->members; i++) {
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++) {
            int32_t one = split->group[i];
            int32_t other = split->group[view->out.to[k]];
            if (one < 0 || other < 0)
                continue;
            arcs[one * groups + other]++;
            out[one]++;
            in[other]++;
        }
    }
}

static netweave_status fill_mixing(const netweave_view *view, const nw__split *split, const double *arcs,
                                   netweave_table *table, double *const *numbers) {
    int64_t groups = split->count;
    const double *out = arcs + groups * groups;
    const double *in = out + groups;
    double all = 0;
    int64_t row = 0;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t g = 0; g < groups; g++)
        all += out[g];
    for (int64_t g = 0; g < groups; g++) {
        for (int64_t h = view->directed ? 0 : g; h < groups && status == NETWEAVE_STATUS_OK; h++, row++) {
            double twice = !view->directed && g == h ? 2 : 1; /* undirected ties within stand both ways */
            double others = (double)split->size[h] - (g == h ? 1 : 0);
            numbers[0][row] = arcs[g * groups + h] / twice;
            numbers[1][row] = (double)split->size[g] * others / twice;
            numbers[2][row] = share(numbers[0][row], numbers[1][row]);
            numbers[3][row] = share(out[g] * in[h] / twice, all);
            numbers[4][row] = share(numbers[0][row], numbers[3][row]);
            status = set_name(view, split, g, table, 0, row);
            if (status == NETWEAVE_STATUS_OK)
                status = set_name(view, split, h, table, 1, row);
        }
    }
    return status;
}

netweave_status netweave_groups_mixing(const netweave_view *view, netweave_table **out_table) {
    static const char *const labels[] = {"from", "to"};
    static const column columns[MIXING_COLUMNS] = {{"ties", NETWEAVE_KIND_COUNT},
                                                   {"possible", NETWEAVE_KIND_COUNT},
                                                   {"density", NETWEAVE_KIND_SHARE},
                                                   {"expected", NETWEAVE_KIND_REAL},
                                                   {"ratio", NETWEAVE_KIND_REAL}};
    NW_REQUIRE(view, NW_MAGIC_VIEW);
    NW_REQUIRE_POINTER(out_table);
    nw__split split = {0};
    netweave_table *table = NULL;
    double *numbers[MIXING_COLUMNS];
    double *arcs = NULL;
    netweave_status status = require_group(view);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__split_by_attribute(view, &split);
    if (status == NETWEAVE_STATUS_OK && split.count > MOST_GROUPS)
        status =
            nw__fail(NETWEAVE_STATUS_LIMIT,
                     "'%s' makes %lld groups, and how they mix is a table of at most %d by %d; choose an attribute "
                     "with fewer values",
                     view->group->name, (long long)split.count, MOST_GROUPS, MOST_GROUPS);
    int64_t groups = split.count;
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_create(view->directed ? groups * groups : groups * (groups + 1) / 2, 2, labels, &table);
    if (status == NETWEAVE_STATUS_OK)
        status = add_columns(table, columns, MIXING_COLUMNS, numbers);
    if (status == NETWEAVE_STATUS_OK) {
        arcs = nw__allocate_zeroed((size_t)(groups * (groups + 2)), sizeof *arcs);
        status = arcs != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    }
    if (status == NETWEAVE_STATUS_OK) {
        count_mixing(view, &split, arcs);
        status = fill_mixing(view, &split, arcs, table, numbers);
    }
    if (status == NETWEAVE_STATUS_OK)
        status = add_note(table, &split);
    nw__free(arcs);
    nw__split_free(&split);
    if (status == NETWEAVE_STATUS_OK)
        *out_table = table;
    else
        netweave_table_free(table);
    return status;
}
