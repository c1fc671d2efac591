/* How contacts are to be followed: options and notes. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "flow/contacts.h"

#include <math.h>
#include <string.h>

/* Reads a time as the contacts have it. */
static netweave_status read_start(const netweave_contacts *contacts, const char *text, double *out) {
    nw__date date;
    size_t length = strlen(text);
    if (nw__number_parse(text, length, '.', out))
        return NETWEAVE_STATUS_OK;
    if (contacts->kind == NW_TIME_NUMBER)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "start=%s is no number, but the times are", text);
    const char *fault = nw__date_read(text, length, false, &date);
    if (fault != NULL)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "start: the time '%s' %s", text, fault);
    bool seconds = contacts->kind == NW_TIME_SECOND;
    *out = seconds ? (double)date.day * 86400 + date.second : (double)date.day + date.second / 86400;
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__travel_plan(const netweave_contacts *contacts, const nw__options *options, bool rules,
                                nw__travel *out) {
    const char *start = nw__options_text(options, "start");
    *out = (nw__travel){.contacts = contacts, .wait = INFINITY};
    out->start = contacts->count > 0 ? contacts->time[0] : 0;
    if (start != NULL) {
        netweave_status status = read_start(contacts, start, &out->start);
        if (status != NETWEAVE_STATUS_OK)
            return status;
    }
    while (out->first < contacts->moments && contacts->time[contacts->start[out->first]] < out->start)
        out->first++;
    if (rules) {
        double wait = nw__options_number(options, "wait");
        out->chain = nw__options_chosen(options, "same_time", "yes");
        out->wait = isfinite(wait) ? wait : INFINITY;
    }
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__travel_notes(const nw__travel *travel, netweave_table *table) {
    static const char *const units[] = {"", " days", " seconds"};
    const netweave_contacts *contacts = travel->contacts;
    char wait[NW_NUMBER_SIZE];
    nw__text start = {0};
    nw__time_write(contacts->kind, travel->start, &start);
    char *from = nw__text_take(&start);
    if (from == NULL)
        return nw__fail_memory();
    netweave_status status =
        nw__table_add_note(table,
                           "Observed from %s on; contacts take no time, those at the same moment %s one another; news "
                           "travel %s.",
                           from, travel->chain ? "follow" : "do not follow",
                           contacts->directed ? "from the first end to the second" : "both ways");
    nw__free(from);
    nw__number_format(travel->wait, 0, wait);
    if (status == NETWEAVE_STATUS_OK && isfinite(travel->wait))
        status = nw__table_add_note(table,
                                    "What arrived is passed on for at most %s%s; who knows it from the start passes it "
                                    "on without a limit.",
                                    wait, units[contacts->kind]);
    if (status == NETWEAVE_STATUS_OK && contacts->kind != NW_TIME_NUMBER)
        status = nw__table_add_note(table, "Times are in%s since 1970-01-01T00:00 UTC.", units[contacts->kind]);
    return status;
}

netweave_status nw__travel_members(const netweave_contacts *contacts, netweave_table **out_table) {
    static const char *const label = "member";
    netweave_table *table = NULL;
    netweave_status status = nw__table_create(contacts->roster.ids.count, 1, &label, &table);
    for (int64_t i = 0; i < contacts->roster.ids.count && status == NETWEAVE_STATUS_OK; i++)
        status = nw__table_set_label(table, 0, i, nw__index_text(&contacts->roster.ids, i));
    if (status == NETWEAVE_STATUS_OK)
        *out_table = table;
    else
        netweave_table_free(table);
    return status;
}
