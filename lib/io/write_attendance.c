/* Writing attendance: as a list, or as a matrix. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/attendance.h"
#include "io/write.h"

#include <math.h>
#include <string.h>

enum { CHECK_EVERY = 1024 };

#define CELL_LIMIT 1e8

static const nw__option known[] = {
    {"format", NW_OPTION_CHOICE, "list", 0, 0, "list|incidence", "the shape"},
};

/* A date as a list has it; a number that could be a date without hyphens gets a decimal. */
static void append_date(const netweave_attendance *attendance, int64_t event, nw__text *out) {
    double date = attendance->date[event];
    bool basic = attendance->kind == NW_TIME_NUMBER && date >= 1e7 && date < 1e8 && date == floor(date);
    if (isnan(date))
        return;
    if (basic)
        nw__text_append_number(out, date, 1);
    else
        nw__time_write(attendance->kind, date, out);
    nw__text_append(out, attendance->kind == NW_TIME_SECOND ? "Z" : "");
}

/* One row; -1: no person, or no event. */
static void append_row(const netweave_attendance *attendance, int64_t person, int64_t event, nw__text *out) {
    if (person >= 0)
        nw__csv_cell(out, nw__index_text(&attendance->persons.ids, person), false);
    nw__text_append(out, ",");
    if (event >= 0)
        nw__csv_cell(out, nw__index_text(&attendance->events.ids, event), false);
    if (attendance->date != NULL)
        nw__text_append(out, ",");
    if (attendance->date != NULL && event >= 0)
        append_date(attendance, event, out);
    if (attendance->size != NULL)
        nw__text_append(out, ",");
    if (attendance->size != NULL && event >= 0 && !isnan(attendance->size[event]))
        nw__text_append_number(out, attendance->size[event], 0);
    nw__text_append(out, "\n");
}

static netweave_status write_list(const netweave_attendance *attendance, netweave_run *run, nw__text *out) {
    netweave_status status = NETWEAVE_STATUS_OK;
    nw__text_append_format(out, "person,event%s%s\n", attendance->date != NULL ? ",date" : "",
                           attendance->size != NULL ? ",size" : "");
    for (int64_t person = 0; person < attendance->persons.ids.count && status == NETWEAVE_STATUS_OK; person++) {
        for (int64_t at = attendance->start[person]; at < attendance->start[person + 1]; at++)
            append_row(attendance, person, attendance->event[at], out);
        if (attendance->start[person] == attendance->start[person + 1])
            append_row(attendance, person, -1, out);
        if (person % CHECK_EVERY == 0)
            status = nw__run_check(run, (double)person / (double)attendance->persons.ids.count, "writing");
    }
    for (int64_t event = 0; event < attendance->events.ids.count; event++)
        if (attendance->event_start[event] == attendance->event_start[event + 1])
            append_row(attendance, -1, event, out);
    return status;
}

static netweave_status write_matrix(const netweave_attendance *attendance, netweave_run *run, nw__text *out) {
    int64_t events = attendance->events.ids.count;
    netweave_status status = NETWEAVE_STATUS_OK;
    if ((double)attendance->persons.ids.count * (double)events > CELL_LIMIT)
        return nw__fail(NETWEAVE_STATUS_LIMIT,
                        "%lld persons by %lld events are more cells than a matrix should have; write a list",
                        (long long)attendance->persons.ids.count, (long long)events);
    for (int64_t event = 0; event < events; event++) {
        nw__text_append(out, ",");
        nw__csv_cell(out, nw__index_text(&attendance->events.ids, event), false);
    }
    nw__text_append(out, "\n");
    for (int64_t person = 0; person < attendance->persons.ids.count && status == NETWEAVE_STATUS_OK; person++) {
        int64_t at = attendance->start[person];
        nw__csv_cell(out, nw__index_text(&attendance->persons.ids, person), false);
        for (int64_t event = 0; event < events; event++) {
            bool there = at < attendance->start[person + 1] && attendance->event[at] == event;
            nw__text_append(out, there ? ",1" : ",0");
            at += there;
        }
        nw__text_append(out, "\n");
        if (person % CHECK_EVERY == 0)
            status = nw__run_check(run, (double)person / (double)attendance->persons.ids.count, "writing");
    }
    return status;
}

static bool is_padded(const char *id) {
    size_t length = strlen(id);
    return strchr(" \t\r\n\v\f", id[0]) != NULL || strchr(" \t\r\n\v\f", id[length - 1]) != NULL ||
           strncmp(id, "\xc2\xa0", 2) == 0 || (length > 1 && memcmp(id + length - 2, "\xc2\xa0", 2) == 0);
}

/* Says what is not written, or not read back. */
static void tell_losses(const netweave_attendance *attendance, bool matrix, nw__text *out) {
    const nw__index *names[] = {&attendance->persons.ids, &attendance->events.ids};
    int64_t padded = 0;
    for (int k = 0; k < 2; k++)
        for (int64_t i = 0; i < names[k]->count; i++)
            padded += is_padded(nw__index_text(names[k], i));
    if (matrix && (attendance->date != NULL || attendance->size != NULL))
        nw__text_append_format(out, "The %s of events are not written; a list holds them. ",
                               attendance->date == NULL   ? "sizes"
                               : attendance->size == NULL ? "dates"
                                                          : "dates and sizes");
    if (padded > 0)
        nw__text_append_format(out, "%lld name%s with blanks at an end, which reading takes off. ", (long long)padded,
                               padded == 1 ? " is" : "s are");
    if (attendance->persons.ids.count == 0 || attendance->events.ids.count == 0)
        nw__text_append(out, "Without persons and events there is nothing to be read back. ");
    if (out->length > 0 && !out->failed)
        out->bytes[--out->length] = '\0';
}

static netweave_status write_text(const netweave_attendance *attendance, const char *options, netweave_run *run,
                                  char **out_text, size_t *out_length, char **out_losses) {
    nw__options parsed;
    nw__text text = {0};
    nw__text lost = {0};
    netweave_status status = nw__options_parse(options, "writing attendance", known, 1, &parsed);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    bool matrix = nw__options_chosen(&parsed, "format", "incidence");
    nw__options_free(&parsed);
    status = matrix ? write_matrix(attendance, run, &text) : write_list(attendance, run, &text);
    tell_losses(attendance, matrix, &lost);
    *out_length = text.length;
    char *bytes = nw__text_take(&text);
    char *losses = nw__text_take(&lost);
    if (status == NETWEAVE_STATUS_OK && (bytes == NULL || losses == NULL))
        status = nw__fail_memory();
    if (status != NETWEAVE_STATUS_OK) {
        nw__free(bytes);
        nw__free(losses);
        return status;
    }
    *out_text = bytes;
    *out_losses = losses;
    return status;
}

netweave_status netweave_attendance_format(const netweave_attendance *attendance, const char *options,
                                           netweave_run *run, char **out_text, size_t *out_length, char **out_losses) {
    char *text = NULL;
    char *losses = NULL;
    size_t length = 0;
    NW_REQUIRE(attendance, NW_MAGIC_ATTENDANCE);
    NW_REQUIRE_POINTER(out_text);
    if (run != NULL)
        NW_REQUIRE(run, NW_MAGIC_RUN);
    netweave_status status = write_text(attendance, options, run, &text, &length, &losses);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    *out_text = text;
    if (out_length != NULL)
        *out_length = length;
    if (out_losses != NULL)
        *out_losses = losses;
    else
        nw__free(losses);
    return status;
}

netweave_status netweave_attendance_write(const netweave_attendance *attendance, const char *path, const char *options,
                                          netweave_run *run, char **out_losses) {
    char *text = NULL;
    char *losses = NULL;
    size_t length = 0;
    NW_REQUIRE(attendance, NW_MAGIC_ATTENDANCE);
    NW_REQUIRE_POINTER(path);
    if (run != NULL)
        NW_REQUIRE(run, NW_MAGIC_RUN);
    netweave_status status = write_text(attendance, options, run, &text, &length, &losses);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_file_write(path, text, length);
    nw__free(text);
    if (status == NETWEAVE_STATUS_OK && out_losses != NULL)
        *out_losses = losses;
    else
        nw__free(losses);
    return status;
}

netweave_status nw__attendance_writer(nw__output *output) {
    (void)output;
    return nw__fail(NETWEAVE_STATUS_UNSUPPORTED,
                    "a network does not tell which events joined its members, so that it cannot be written as "
                    "attendance; write a tie list (csv), or convert from an attendance list");
}
