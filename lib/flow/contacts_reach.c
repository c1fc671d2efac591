/* Reach in time: a row per member, and a row for the whole. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/pass.h"
#include "flow/contacts.h"

#include <math.h>

static const nw__option known[] = {
    NW_TRAVEL_START,
    NW_TRAVEL_SAME_TIME,
    NW_TRAVEL_WAIT,
    {"unit", NW_OPTION_NUMBER, NULL, 0, 1e300, NULL, "the time step of the efficiency"},
};

enum { MEMBER_OPTIONS = 3, SUMMARY_OPTIONS = 4 };

/* Others, their share of all, and the mean latency. */
static netweave_status add_columns(netweave_table *table, const char *const names[3], const double *count,
                                   const double *latency) {
    int64_t members = netweave_table_row_count(table);
    double *out[3] = {NULL};
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int i = 0; i < 3 && status == NETWEAVE_STATUS_OK; i++) {
        netweave_kind kind = i == 0 ? NETWEAVE_KIND_COUNT : i == 1 ? NETWEAVE_KIND_SHARE : NETWEAVE_KIND_REAL;
        status = nw__table_add_column(table, names[i], NULL, kind, &out[i]);
    }
    for (int64_t i = 0; i < members && status == NETWEAVE_STATUS_OK; i++) {
        out[0][i] = count[i];
        out[1][i] = members > 1 ? count[i] / (double)(members - 1) : NAN;
        out[2][i] = count[i] > 0 ? latency[i] / count[i] : NAN;
    }
    return status;
}

static netweave_status note_undefined(netweave_table *table, const nw__arrivals *spread) {
    int64_t members = netweave_table_row_count(table);
    bool any = false;
    for (int64_t i = 0; i < members; i++)
        any = any || spread->reached[i] == 0 || spread->heard[i] == 0;
    if (members == 1)
        return nw__table_add_note(table, "Shares and latencies are undefined for a single member.");
    return any ? nw__table_add_note(table, "A latency is undefined for a member that reaches nobody, or is reached by "
                                           "nobody.")
               : NETWEAVE_STATUS_OK;
}

netweave_status netweave_contacts_reach(const netweave_contacts *contacts, const char *options, netweave_run *run,
                                        netweave_table **out_table) {
    static const char *const out_names[] = {"reached", "share", "latency"};
    static const char *const in_names[] = {"sources", "sources_share", "sources_latency"};
    nw__options parsed;
    nw__travel travel;
    nw__arrivals spread = {0};
    netweave_table *table = NULL;
    NW_REQUIRE(contacts, NW_MAGIC_CONTACTS);
    NW_REQUIRE_POINTER(out_table);
    if (run != NULL)
        NW_REQUIRE(run, NW_MAGIC_RUN);
    netweave_status status = nw__options_parse(options, "reach", known, MEMBER_OPTIONS, &parsed);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status = nw__travel_plan(contacts, &parsed, true, &travel);
    nw__options_free(&parsed);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__arrivals_make(&travel, run, &spread);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__travel_members(contacts, &table);
    if (status == NETWEAVE_STATUS_OK)
        status = add_columns(table, out_names, spread.reached, spread.latency);
    if (status == NETWEAVE_STATUS_OK)
        status = add_columns(table, in_names, spread.heard, spread.heard_latency);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__travel_notes(&travel, table);
    if (status == NETWEAVE_STATUS_OK)
        status = note_undefined(table, &spread);
    nw__arrivals_free(&spread);
    if (status == NETWEAVE_STATUS_OK)
        *out_table = table;
    else
        netweave_table_free(table);
    return status;
}

/* Ordered pairs joined by a path when times are left out of account. */
static netweave_status count_static(const nw__travel *travel, netweave_run *run, double *out) {
    netweave_network *network = NULL;
    netweave_view *view = NULL;
    const nw__distances *distances = NULL;
    const nw__components *components = NULL;
    netweave_status status = nw__contacts_flatten(travel->contacts, travel->first, &network);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_view_create(network, NULL, run, &view);
    if (status == NETWEAVE_STATUS_OK && travel->contacts->directed) {
        status = nw__pass_distances(view, run, &distances);
        *out = status == NETWEAVE_STATUS_OK ? distances->pairs : 0;
    } else if (status == NETWEAVE_STATUS_OK) {
        status = nw__pass_components(view, run, &components);
        *out = status == NETWEAVE_STATUS_OK ? 2 * components->pairs : 0;
    }
    netweave_view_free(view);
    netweave_network_free(network);
    return status;
}

/* The smallest gap between two moments, or 1. */
static double smallest_gap(const nw__travel *travel) {
    const netweave_contacts *contacts = travel->contacts;
    double gap = INFINITY;
    for (int64_t k = travel->first + 1; k < contacts->moments; k++)
        gap = fmin(gap, contacts->time[contacts->start[k]] - contacts->time[contacts->start[k - 1]]);
    return isfinite(gap) ? gap : 1;
}

typedef struct summary {
    double pairs, mean, median, efficiency, unit;
} summary;

static void summarize(const nw__travel *travel, const nw__arrivals *spread, summary *out) {
    const netweave_contacts *contacts = travel->contacts;
    double all = (double)contacts->roster.ids.count * (double)(contacts->roster.ids.count - 1);
    double sum = 0;
    double inverse = 0;
    double below = 0;
    double low = NAN;
    double high = NAN;
    out->pairs = 0;
    for (int64_t k = travel->first; k < contacts->moments; k++)
        out->pairs += spread->arrivals[k];
    for (int64_t k = travel->first; k < contacts->moments; k++) {
        double latency = contacts->time[contacts->start[k]] - travel->start;
        double count = spread->arrivals[k];
        sum += count * latency;
        inverse += count / (floor(latency / out->unit + 1e-9) + 1); /* sums of decimals carry rounding */
        below += count;
        if (isnan(low) && 2 * below >= out->pairs && count > 0)
            low = latency;
        if (isnan(high) && 2 * below > out->pairs && count > 0)
            high = latency;
    }
    out->mean = out->pairs > 0 ? sum / out->pairs : NAN;
    out->median = (low + high) / 2;
    out->efficiency = all > 0 ? inverse / all : NAN;
}

static netweave_status add_number(netweave_table *table, const char *name, netweave_kind kind, double value) {
    double *numbers;
    netweave_status status = nw__table_add_column(table, name, NULL, kind, &numbers);
    if (status == NETWEAVE_STATUS_OK)
        *numbers = value;
    return status;
}

static netweave_status fill(const nw__travel *travel, const summary *found, double joined, netweave_table *table) {
    const netweave_contacts *contacts = travel->contacts;
    bool any = travel->first < contacts->moments;
    int64_t begin = contacts->start[travel->first];
    double members = (double)contacts->roster.ids.count;
    const struct {
        const char *name;
        netweave_kind kind;
        double value;
    } columns[] = {
        {"members", NETWEAVE_KIND_COUNT, members},
        {"contacts", NETWEAVE_KIND_COUNT, (double)(contacts->count - begin)},
        {"moments", NETWEAVE_KIND_COUNT, (double)(contacts->moments - travel->first)},
        {"first", NETWEAVE_KIND_REAL, any ? contacts->time[begin] : NAN},
        {"last", NETWEAVE_KIND_REAL, any ? contacts->time[contacts->count - 1] : NAN},
        {"pairs", NETWEAVE_KIND_COUNT, found->pairs},
        {"static_pairs", NETWEAVE_KIND_COUNT, joined},
        {"ratio", NETWEAVE_KIND_SHARE, joined > 0 ? found->pairs / joined : NAN},
        {"share", NETWEAVE_KIND_SHARE, members > 1 ? found->pairs / (members * (members - 1)) : NAN},
        {"mean_latency", NETWEAVE_KIND_REAL, found->mean},
        {"median_latency", NETWEAVE_KIND_REAL, found->median},
        {"efficiency", NETWEAVE_KIND_SHARE, found->efficiency},
        {"unit", NETWEAVE_KIND_REAL, found->unit},
    };
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t k = 0; k < sizeof columns / sizeof columns[0] && status == NETWEAVE_STATUS_OK; k++)
        status = add_number(table, columns[k].name, columns[k].kind, columns[k].value);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__travel_notes(travel, table);
    if (status == NETWEAVE_STATUS_OK && members < 2)
        status =
            nw__table_add_note(table, "Below two members there is no pair: shares, latencies and the efficiency are "
                                      "undefined.");
    else if (status == NETWEAVE_STATUS_OK && !any)
        status = nw__table_add_note(table, "There is no contact: the ratio and latencies are undefined.");
    return status;
}

netweave_status netweave_contacts_summary(const netweave_contacts *contacts, const char *options, netweave_run *run,
                                          netweave_table **out_table) {
    nw__options parsed;
    nw__travel travel;
    nw__arrivals spread = {0};
    summary found = {0};
    double joined = 0;
    netweave_table *table = NULL;
    NW_REQUIRE(contacts, NW_MAGIC_CONTACTS);
    NW_REQUIRE_POINTER(out_table);
    if (run != NULL)
        NW_REQUIRE(run, NW_MAGIC_RUN);
    netweave_status status = nw__options_parse(options, "summary", known, SUMMARY_OPTIONS, &parsed);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status = nw__travel_plan(contacts, &parsed, true, &travel);
    found.unit = nw__options_number(&parsed, "unit");
    nw__options_free(&parsed);
    if (status == NETWEAVE_STATUS_OK && found.unit <= 0)
        status = nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "unit is 0; a time step must be longer");
    if (status == NETWEAVE_STATUS_OK && isnan(found.unit))
        found.unit = smallest_gap(&travel);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__arrivals_make(&travel, run, &spread);
    if (status == NETWEAVE_STATUS_OK)
        status = count_static(&travel, run, &joined);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_create(1, 0, NULL, &table);
    if (status == NETWEAVE_STATUS_OK) {
        summarize(&travel, &spread, &found);
        status = fill(&travel, &found, joined, table);
    }
    nw__arrivals_free(&spread);
    if (status == NETWEAVE_STATUS_OK)
        *out_table = table;
    else
        netweave_table_free(table);
    return status;
}
