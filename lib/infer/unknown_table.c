/* Measures under each way to read the rows of members who did not answer. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/text.h"
#include "measure/measure.h"

#include <netweave/unknown.h>
#include <string.h>

/* A column: the options of the view that it changes. */
typedef struct reading {
    const char *name;
    nw__changed changed[2];
    size_t count;
    bool needs_previous, needs_direction;
} reading;

static const reading readings[] = {
    {"zero", {{"unknown", "zero"}}, 1, false, false},
    {"observed", {{"unknown", "observed"}}, 1, false, false},
    {"reciprocity", {{"unknown", "reciprocity"}}, 1, false, false},
    {"previous", {{"unknown", "previous"}}, 1, true, false},
    {"any", {{"unknown", "zero"}, {"symmetrize", "any"}}, 2, false, true},
    {"both", {{"unknown", "reciprocity"}, {"symmetrize", "both"}}, 2, false, true},
};

enum { READINGS = sizeof readings / sizeof readings[0] };

static netweave_status list_all(const netweave_view *view, char **out_specs) {
    nw__text list = {0};
    nw__text_append(&list, "");
    for (int64_t k = 0; k < nw__measure_total; k++) {
        const nw__measure *measure = nw__measures[k];
        if (measure->scope == NETWEAVE_SCOPE_NETWORK && !measure->on_request &&
            (!measure->needs_group || view->group != NULL))
            nw__text_append_format(&list, "%s%s", list.length > 0 ? " " : "", measure->name);
    }
    *out_specs = nw__text_take(&list);
    return *out_specs != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

/* The first reading gives the rows. */
static netweave_status make_rows(const netweave_table *values, netweave_table **out_table) {
    static const char *const labels[] = {"measure"};
    if (strcmp(netweave_table_label_name(values, 0), "network") != 0)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "'%s' is not a measure of the network; name those whose scope is network",
                        netweave_table_column_name(values, 0));
    int64_t rows = netweave_table_column_count(values);
    netweave_status status = nw__table_create(rows, 1, labels, out_table);
    for (int64_t k = 0; k < rows && status == NETWEAVE_STATUS_OK; k++)
        status = nw__table_set_label(*out_table, 0, k, netweave_table_column_name(values, k));
    return status;
}

static netweave_status add_reading(const netweave_view *view, const reading *reading, const char *specs,
                                   netweave_run *run, netweave_table **table) {
    netweave_view *read = NULL;
    netweave_table *values = NULL;
    double *numbers = NULL;
    bool fits = !(reading->needs_previous && view->wave == 0) && !(reading->needs_direction && !view->directed);
    netweave_status status = NETWEAVE_STATUS_OK;
    if (fits)
        status = nw__view_reread(view, reading->changed, reading->count, run, &read);
    if (fits && status == NETWEAVE_STATUS_OK)
        status = nw__measure_exactly(read, specs, run, &values);
    if (status == NETWEAVE_STATUS_OK && *table == NULL)
        status = make_rows(values, table);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_add_column(*table, reading->name, NULL, NETWEAVE_KIND_REAL, &numbers);
    for (int64_t k = 0; fits && status == NETWEAVE_STATUS_OK && k < netweave_table_row_count(*table); k++)
        numbers[k] = netweave_table_value(values, 0, k);
    if (fits && status == NETWEAVE_STATUS_OK)
        status = nw__table_add_note(*table, "%s: %s.", reading->name, netweave_view_description(read));
    netweave_table_free(values);
    netweave_view_free(read);
    return status;
}

static netweave_status note_limits(const netweave_view *view, netweave_table *table) {
    netweave_status status = nw__table_add_note(table, "%lld of %lld members did not answer.",
                                                (long long)nw__view_silent(view), (long long)view->members);
    if (status == NETWEAVE_STATUS_OK && view->wave == 0)
        status = nw__table_add_note(table, "previous: undefined, as there is no wave before this one.");
    if (status == NETWEAVE_STATUS_OK && !view->directed)
        status = nw__table_add_note(table, "any, both: undefined, as the ties have no direction.");
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_add_note(table, "No reading is the truth: where they agree, silence does not decide; where "
                                           "they differ, it does.");
    return status;
}

netweave_status netweave_unknown_table(const netweave_view *view, const char *specs, netweave_run *run,
                                       netweave_table **out_table) {
    NW_REQUIRE(view, NW_MAGIC_VIEW);
    NW_REQUIRE_POINTER(out_table);
    char *all = NULL;
    netweave_table *table = NULL;
    netweave_status status = specs == NULL ? list_all(view, &all) : NETWEAVE_STATUS_OK;
    for (int k = 0; k < READINGS && status == NETWEAVE_STATUS_OK; k++)
        status = add_reading(view, &readings[k], specs != NULL ? specs : all, run, &table);
    if (status == NETWEAVE_STATUS_OK)
        status = note_limits(view, table);
    netweave_text_free(all);
    if (status == NETWEAVE_STATUS_OK)
        *out_table = table;
    else
        netweave_table_free(table);
    return status;
}
