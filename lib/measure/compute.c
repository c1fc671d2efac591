/* Computing measures by their specs. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/estimates.h"
#include "measure/observed.h"

#include <stdio.h>
#include <string.h>

/* A spec as read: the measure, its parameters, and how it is spelled. */
typedef struct request {
    const nw__measure *measure;
    nw__options options;
    char *name; /* with the parameters that differ from their standard */
    char *spec; /* with all parameters */
} request;

typedef struct requests {
    request *items;
    size_t count, capacity;
} requests;

static void free_request(request *request) {
    nw__options_free(&request->options);
    nw__free(request->name);
    nw__free(request->spec);
}

static void free_requests(requests *requests) {
    for (size_t k = 0; k < requests->count; k++)
        free_request(&requests->items[k]);
    nw__free(requests->items);
}

static char *spell(const request *request, bool all) {
    nw__text text = {0};
    nw__text parameters = {0};
    nw__options_spell(&request->options, all, &parameters);
    nw__text_append(&text, request->measure->name);
    if (parameters.length > 0)
        nw__text_append_format(&text, ":%s", parameters.bytes);
    text.failed = text.failed || parameters.failed;
    nw__text_free(&parameters);
    return nw__text_take(&text);
}

/* Reads one spec; `name` and `options` are copies ended by NUL. */
static netweave_status read_request(const char *name, const char *options, request *out) {
    request request = {0};
    char what[128];
    netweave_status status = nw__measure_find(name, &request.measure);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    snprintf(what, sizeof what, "measure '%s'", name);
    status = nw__options_parse(options, what, request.measure->parameters, request.measure->parameter_count,
                               &request.options);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    request.name = spell(&request, false);
    request.spec = spell(&request, true);
    if (request.name == NULL || request.spec == NULL) {
        free_request(&request);
        return nw__fail_memory();
    }
    *out = request;
    return NETWEAVE_STATUS_OK;
}

static netweave_status add_request(requests *requests, const char *name, size_t name_length, const char *options,
                                   size_t options_length) {
    char *name_copy = nw__allocate(name_length + 1, 1);
    char *options_copy = nw__allocate(options_length + 1, 1);
    netweave_status status = NETWEAVE_STATUS_OK;
    if (name_copy == NULL || options_copy == NULL ||
        !nw__grow(&requests->items, &requests->capacity, requests->count + 1, sizeof *requests->items))
        status = nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK) {
        memcpy(name_copy, name, name_length);
        name_copy[name_length] = '\0';
        memcpy(options_copy, options, options_length);
        options_copy[options_length] = '\0';
        status = read_request(name_copy, options_copy, &requests->items[requests->count]);
    }
    if (status == NETWEAVE_STATUS_OK)
        requests->count++;
    nw__free(name_copy);
    nw__free(options_copy);
    return status;
}

static netweave_status read_requests(const char *specs, requests *requests) {
    const char *name;
    const char *options;
    size_t name_length;
    size_t options_length;
    netweave_status status = NETWEAVE_STATUS_OK;
    while (status == NETWEAVE_STATUS_OK && nw__spec_next(&specs, &name, &name_length, &options, &options_length))
        status = add_request(requests, name, name_length, options, options_length);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (requests->count == 0)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "no measure is named; 'netweave describe' lists all");
    const nw__measure *first = requests->items[0].measure;
    for (size_t k = 1; k < requests->count; k++) {
        const nw__measure *other = requests->items[k].measure;
        if (other->scope != first->scope)
            return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                            "'%s' and '%s' give numbers for different things (network, member or tie); ask for them in "
                            "separate calls",
                            first->name, other->name);
    }
    return NETWEAVE_STATUS_OK;
}

static netweave_status label_ties(const netweave_view *view, netweave_table *table) {
    netweave_status status = NETWEAVE_STATUS_OK;
    int64_t row = 0;
    for (int32_t i = 0; i < view->members && view->network != NULL; i++) {
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1] && status == NETWEAVE_STATUS_OK; k++) {
            if (!view->directed && view->out.to[k] < i)
                continue;
            status = nw__table_set_label(table, 0, row, netweave_view_member_id(view, i));
            if (status == NETWEAVE_STATUS_OK)
                status = nw__table_set_label(table, 1, row, netweave_view_member_id(view, view->out.to[k]));
            row++;
        }
    }
    return status;
}

static netweave_status make_table(const netweave_view *view, netweave_scope scope, netweave_table **out) {
    static const char *const network_labels[] = {"network"};
    static const char *const member_labels[] = {"member"};
    static const char *const tie_labels[] = {"from", "to"};
    netweave_table *table = NULL;
    netweave_status status;
    if (scope == NETWEAVE_SCOPE_NETWORK) {
        status = nw__table_create(1, 1, network_labels, &table);
        if (status == NETWEAVE_STATUS_OK && view->network != NULL)
            status = nw__table_set_label(table, 0, 0, view->network->source);
    } else if (scope == NETWEAVE_SCOPE_MEMBER) {
        status = nw__table_create(view->members, 1, member_labels, &table);
        for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK && view->network != NULL; i++)
            status = nw__table_set_label(table, 0, i, netweave_view_member_id(view, i));
    } else {
        status = nw__table_create(view->ties, 2, tie_labels, &table);
        if (status == NETWEAVE_STATUS_OK)
            status = label_ties(view, table);
    }
    if (status == NETWEAVE_STATUS_OK)
        *out = table;
    else
        netweave_table_free(table);
    return status;
}

enum { COLUMN_LIMIT = 16 };

/* Which measures of a call are over what was observed, as "a, b", and whether there are others. */
typedef struct readings {
    nw__text observed;
    bool others;
} readings;

static void remember_reading(const nw__call *call, readings *readings) {
    if (nw__is_observed(call))
        nw__text_append_format(&readings->observed, "%s%s", readings->observed.length > 0 ? ", " : "", call->name);
    else
        readings->others = true;
}

static netweave_status note_readings(const netweave_view *view, readings *readings, netweave_table *table) {
    bool any = readings->observed.length > 0 || readings->observed.failed;
    char *observed = any ? nw__text_take(&readings->observed) : NULL;
    netweave_status status =
        any && observed == NULL ? nw__fail_memory() : nw__note_unknown(view, observed, readings->others, table);
    nw__free(observed);
    return status;
}

static netweave_status run_request(const netweave_view *view, const request *request, netweave_run *run,
                                   nw__estimates *estimates, readings *readings, netweave_table *table) {
    const nw__measure *measure = request->measure;
    double *columns[COLUMN_LIMIT];
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t c = 0; c < measure->column_count && status == NETWEAVE_STATUS_OK; c++) {
        nw__text name = {0};
        nw__text_append(&name, request->name);
        if (*measure->columns[c].name != '\0')
            nw__text_append_format(&name, ".%s", measure->columns[c].name);
        char *column_name = nw__text_take(&name);
        status = column_name == NULL
                     ? nw__fail_memory()
                     : nw__table_add_column(table, column_name, request->spec, measure->columns[c].kind, &columns[c]);
        nw__free(column_name);
    }
    nw__call call = {.measure = measure,
                     .name = request->name,
                     .view = view,
                     .options = &request->options,
                     .run = run,
                     .table = table,
                     .estimates = estimates};
    if (status != NETWEAVE_STATUS_OK)
        return status;
    remember_reading(&call, readings);
    if (measure->needs_group && view->group == NULL)
        return nw__call_undefined(&call, "no group attribute is chosen; say which with group=ATTRIBUTE");
    status = nw__run_check(run, 0, measure->title);
    return status == NETWEAVE_STATUS_OK ? measure->run(&call, columns) : status;
}

static netweave_status compute(const netweave_view *view, const char *specs, const nw__approximation *asked,
                               netweave_run *run, netweave_table **out_table) {
    requests requests = {0};
    nw__estimates estimates = {.asked = asked};
    netweave_table *table = NULL;
    readings readings = {0};
    netweave_status status = read_requests(specs, &requests);
    if (status == NETWEAVE_STATUS_OK)
        status = make_table(view, requests.items[0].measure->scope, &table);
    for (size_t k = 0; k < requests.count && status == NETWEAVE_STATUS_OK; k++)
        status = run_request(view, &requests.items[k], run, asked != NULL ? &estimates : NULL, &readings, table);
    if (status == NETWEAVE_STATUS_OK)
        status = note_readings(view, &readings, table);
    nw__text_free(&readings.observed);
    free_requests(&requests);
    nw__estimates_free(&estimates);
    if (status == NETWEAVE_STATUS_OK)
        *out_table = table;
    else
        netweave_table_free(table);
    return status;
}

netweave_status netweave_measure_compute(const netweave_view *view, const char *specs, netweave_run *run,
                                         netweave_table **out_table) {
    NW_REQUIRE(view, NW_MAGIC_VIEW);
    NW_REQUIRE_POINTER(specs);
    NW_REQUIRE_POINTER(out_table);
    return compute(view, specs, nw__run_approximation(run), run, out_table);
}

netweave_status nw__measure_exactly(const netweave_view *view, const char *specs, netweave_run *run,
                                    netweave_table **out_table) {
    return compute(view, specs, NULL, run, out_table);
}

netweave_status netweave_measure_all(const netweave_view *view, netweave_scope scope, char **out_specs) {
    NW_REQUIRE(view, NW_MAGIC_VIEW);
    NW_REQUIRE_POINTER(out_specs);
    nw__text list = {0};
    nw__text_append(&list, "");
    for (int64_t k = 0; k < nw__measure_total; k++) {
        const nw__measure *measure = nw__measures[k];
        if (measure->scope == scope && (!measure->needs_group || view->group != NULL))
            nw__text_append_format(&list, "%s%s", list.length > 0 ? " " : "", measure->name);
    }
    char *specs = nw__text_take(&list);
    if (specs == NULL)
        return nw__fail_memory();
    *out_specs = specs;
    return NETWEAVE_STATUS_OK;
}
