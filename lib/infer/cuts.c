/* Does the direction of change depend on the cut that turns a valued tie into a tie? A sweep over the cuts tells: each
 * distinct weight, or some when there are many. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "infer/comparison.h"

#include <math.h>
#include <stdlib.h>

enum { CUTS_MOST = 8 };
static const double steps_most = 1e9; /* members * arcs above which a sweep would take too long */
static const double at_least = 0.01;  /* a smaller change has no direction */

/* The measures whose direction of change is looked at. */
static const char *const measures[] = {"degree_centralization", "hub_dependence"};
enum { MEASURES = sizeof measures / sizeof measures[0] };

static netweave_status read_view(const nw__comparing *comparing, int wave, double cut, netweave_view **out_view) {
    const netweave_view *view = comparing->view[wave];
    nw__text options = {0};
    nw__text_append(&options, view->reading);
    if (!isnan(cut)) {
        nw__text_append(&options, " threshold=");
        nw__text_append_number(&options, cut, 0);
    } else if (!view->weighted) {
        nw__text_append(&options, " weight=");
        nw__options_quote(view->network->weight_name, &options);
    }
    char *spelled = nw__text_take(&options);
    if (spelled == NULL)
        return nw__fail_memory();
    netweave_status status = netweave_view_create(view->network, spelled, comparing->run, out_view);
    nw__free(spelled);
    return status;
}

static int by_size(const void *left, const void *right) {
    double one = *(const double *)left;
    double other = *(const double *)right;
    return one < other ? -1 : one > other;
}

/* The distinct weights of both waves in increasing order; of more than CUTS_MOST, that many spread evenly. */
static netweave_status find_cuts(const nw__comparing *comparing, double cuts[CUTS_MOST], int *out_count) {
    netweave_view *view[2] = {NULL, NULL};
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int wave = 0; wave < 2 && status == NETWEAVE_STATUS_OK; wave++)
        status = read_view(comparing, wave, NAN, &view[wave]);
    int64_t arcs[2] = {0, 0};
    for (int wave = 0; wave < 2 && status == NETWEAVE_STATUS_OK; wave++)
        arcs[wave] = view[wave]->out.start[view[wave]->members];
    double *weights = nw__allocate((size_t)(arcs[NW_BEFORE] + arcs[NW_AFTER]), sizeof *weights);
    if (status == NETWEAVE_STATUS_OK && weights == NULL)
        status = nw__fail_memory();
    int64_t count = 0;
    for (int wave = 0; wave < 2 && status == NETWEAVE_STATUS_OK; wave++)
        for (int64_t k = 0; k < arcs[wave]; k++)
            weights[count++] = view[wave]->out.weight[k];
    if (status == NETWEAVE_STATUS_OK) {
        int64_t distinct = 0;
        qsort(weights, (size_t)count, sizeof *weights, by_size);
        for (int64_t k = 0; k < count; k++)
            if (distinct == 0 || weights[k] != weights[distinct - 1])
                weights[distinct++] = weights[k];
        *out_count = distinct < CUTS_MOST ? (int)distinct : CUTS_MOST;
        for (int k = 0; k < *out_count; k++)
            cuts[k] = weights[distinct <= CUTS_MOST ? k : k * (distinct - 1) / (CUTS_MOST - 1)];
    }
    nw__free(weights);
    netweave_view_free(view[NW_BEFORE]);
    netweave_view_free(view[NW_AFTER]);
    return status;
}

/* The change of one measure under one cut; NaN when the cut leaves fewer than one tie for four members, which
 * say nothing of a structure. */
static netweave_status change_at(const nw__comparing *comparing, const char *measure, double cut, double *out_change) {
    double value[2] = {NAN, NAN};
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int wave = 0; wave < 2 && status == NETWEAVE_STATUS_OK; wave++) {
        netweave_view *view = NULL;
        netweave_table *table = NULL;
        status = read_view(comparing, wave, cut, &view);
        bool is_enough = status == NETWEAVE_STATUS_OK && 4 * view->ties >= view->members;
        if (is_enough)
            status = nw__measure_exactly(view, measure, comparing->run, &table);
        if (is_enough && status == NETWEAVE_STATUS_OK)
            value[wave] = netweave_table_value(table, 0, 0);
        netweave_table_free(table);
        netweave_view_free(view);
    }
    *out_change = value[NW_AFTER] - value[NW_BEFORE];
    return status;
}

/* Tries all cuts on one measure, and says what came of it. */
static netweave_status sweep(nw__comparing *comparing, const char *measure, const double *cuts, int count) {
    nw__text list = {0};
    bool rises = false;
    bool falls = false;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int k = 0; k < count && status == NETWEAVE_STATUS_OK; k++) {
        double change = NAN;
        status = change_at(comparing, measure, cuts[k], &change);
        rises = rises || change >= at_least;
        falls = falls || change <= -at_least;
        nw__text_append(&list, k > 0 ? ", at " : "at ");
        nw__text_append_number(&list, cuts[k], 0);
        nw__text_append(&list, isnan(change) ? " (too few ties)" : change > 0 ? " +" : " ");
        if (!isnan(change))
            nw__text_append_number(&list, change, 3);
    }
    char *spelled = nw__text_take(&list);
    if (status == NETWEAVE_STATUS_OK && spelled == NULL)
        status = nw__fail_memory();
    comparing->design.is_cut_bound = comparing->design.is_cut_bound || (rises && falls);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_add_note(
            comparing->measures, "Change of %s when only ties of at least so much count: %s; %s.", measure, spelled,
            rises && falls ? "its direction depends on the cut" : "its direction does not depend on the cut");
    nw__free(spelled);
    return status;
}

netweave_status nw__compare_cuts(nw__comparing *comparing) {
    const netweave_view *const *view = comparing->view;
    double steps = (double)view[NW_AFTER]->members * (double)view[NW_AFTER]->out.start[view[NW_AFTER]->members];
    double cuts[CUTS_MOST];
    int count = 0;
    if (!comparing->design.is_weighted)
        return NETWEAVE_STATUS_OK;
    if (view[NW_BEFORE]->reading == NULL || view[NW_AFTER]->reading == NULL || steps > steps_most)
        return nw__table_add_note(comparing->measures,
                                  "The ties have weights, but other cuts were not tried; the verdict may depend on the "
                                  "cut.");
    netweave_status status = find_cuts(comparing, cuts, &count);
    if (status != NETWEAVE_STATUS_OK || count < 2)
        return status;
    comparing->design.cut_count = count;
    for (int k = 0; k < MEASURES && status == NETWEAVE_STATUS_OK; k++)
        if (netweave_measure_find(measures[k]) >= 0)
            status = sweep(comparing, measures[k], cuts, count);
    return status;
}
