/* The distribution of distances. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/text.h"
#include "measure/estimates.h"

#include <stdio.h>

static netweave_status add_rows(const nw__distances *distances, netweave_table *table) {
    double *pairs = NULL;
    double *share = NULL;
    double *within = NULL;
    double sum = 0;
    char steps[24];
    netweave_status status = nw__table_add_column(table, "pairs", NULL, NETWEAVE_KIND_COUNT, &pairs);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_add_column(table, "share", NULL, NETWEAVE_KIND_SHARE, &share);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_add_column(table, "within", NULL, NETWEAVE_KIND_SHARE, &within);
    for (int64_t i = 1; i < distances->histogram_size && status == NETWEAVE_STATUS_OK; i++) {
        snprintf(steps, sizeof steps, "%lld", (long long)i);
        status = nw__table_set_label(table, 0, i - 1, steps);
        sum += distances->histogram[i];
        pairs[i - 1] = distances->histogram[i];
        share[i - 1] = distances->histogram[i] / distances->pairs;
        within[i - 1] = sum / distances->pairs;
    }
    return status;
}

/* Notes how many pairs have no path. */
static netweave_status note_apart(const netweave_view *view, const nw__distances *distances, netweave_table *table) {
    double all = (double)view->members * ((double)view->members - 1);
    char share[NW_NUMBER_SIZE];
    if (!(distances->pairs < all * (1 - 1e-14)))
        return NETWEAVE_STATUS_OK;
    nw__number_format(1 - distances->pairs / all, 3, share);
    return nw__table_add_note(table, "a share of %s of all ordered pairs have no path and are left out.", share);
}

netweave_status netweave_distances_table(const netweave_view *view, netweave_run *run, netweave_table **out_table) {
    static const char *const labels[] = {"distance"};
    const nw__distances *distances = NULL;
    netweave_table *notes = NULL;
    netweave_table *table = NULL;
    NW_REQUIRE(view, NW_MAGIC_VIEW);
    NW_REQUIRE_POINTER(out_table);
    nw__estimates estimates = {.asked = nw__run_approximation(run)};
    netweave_status status = nw__run_check(run, 0, "distances");
    nw__call call = {
        .name = "distances", .view = view, .run = run, .estimates = estimates.asked != NULL ? &estimates : NULL};
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_create(0, 1, labels, &notes);
    call.table = notes;
    if (status == NETWEAVE_STATUS_OK)
        status = nw__estimate_distances(&call, &distances);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_create(distances->histogram_size > 0 ? distances->histogram_size - 1 : 0, 1, labels, &table);
    if (status == NETWEAVE_STATUS_OK)
        status = add_rows(distances, table);
    if (status == NETWEAVE_STATUS_OK)
        status = note_apart(view, distances, table);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_add_notes(table, notes);
    netweave_table_free(notes);
    nw__estimates_free(&estimates);
    if (status == NETWEAVE_STATUS_OK)
        *out_table = table;
    else
        netweave_table_free(table);
    return status;
}
