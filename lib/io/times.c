/* Times in the cells of a column: numbers, days, or moments. What could be read in two ways is refused.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/times.h"

void nw__times_start(nw__sheet *sheet, size_t column, const nw__options *options, nw__times *out) {
    *out = (nw__times){.sheet = sheet, .column = column, .all_basic = true};
    out->numbers = !nw__options_chosen(options, "times", "date");
    out->dates = !nw__options_chosen(options, "times", "number");
}

/* A number, or with `dates` only never one. */
static netweave_status read_number(nw__times *times, size_t row, const nw__cell *cell, double *out,
                                   bool *out_is_number) {
    nw__date date;
    *out_is_number = times->numbers && nw__sheet_number(times->sheet, cell, out);
    if (!*out_is_number)
        return NETWEAVE_STATUS_OK;
    times->all_basic =
        times->all_basic && cell->length == 8 && nw__date_read(cell->text, cell->length, true, &date) == NULL;
    if (times->started && times->kind != NW_TIME_NUMBER)
        return nw__fail_cell(times->sheet, row, times->column,
                             "the time '%s' is a number, but those before are dates; write all in one way", cell->text);
    return NETWEAVE_STATUS_OK;
}

static netweave_status read_date(nw__times *times, size_t row, const nw__cell *cell, double *out) {
    nw__date date = {0};
    int shown = nw__shown(cell->text, cell->length);
    const char *fault = "is no number; write all times as numbers, or leave times=number out";
    if (times->dates)
        fault = nw__date_read(cell->text, cell->length, !times->numbers, &date);
    if (fault != NULL)
        return nw__fail_cell(times->sheet, row, times->column, "the time '%.*s' %s", shown, cell->text, fault);
    nw__time_kind kind = date.has_clock ? NW_TIME_SECOND : NW_TIME_DAY;
    if (times->started && kind != times->kind)
        return nw__fail_cell(times->sheet, row, times->column, "the time '%.*s' %s; write all in one way", shown,
                             cell->text,
                             times->kind == NW_TIME_NUMBER ? "is a date, but those before are numbers"
                             : date.has_clock              ? "has a time of day, but those before have none"
                                                           : "has no time of day, but those before have one");
    if (times->started && date.has_zone != times->zoned)
        return nw__fail_cell(times->sheet, row, times->column,
                             "the time '%.*s' has %s, but those before have %s; write Z or the zone behind all or none",
                             shown, cell->text, date.has_zone ? "a zone" : "no zone", date.has_zone ? "none" : "one");
    times->kind = kind;
    times->zoned = date.has_zone;
    *out = nw__date_time(&date);
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__times_read(nw__times *times, size_t row, double *out) {
    const nw__cell *cell = nw__sheet_cell(times->sheet, row, times->column);
    bool is_number = false;
    netweave_status status = read_number(times, row, cell, out, &is_number);
    if (status == NETWEAVE_STATUS_OK && !is_number)
        status = read_date(times, row, cell, out);
    times->first = times->started ? times->first : row;
    times->started = true;
    return status;
}

netweave_status nw__times_finish(const nw__times *times, nw__notes *notes) {
    const char *base = times->sheet->document->base;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (times->started && times->kind == NW_TIME_NUMBER && times->all_basic && times->dates)
        return nw__fail_cell(times->sheet, times->first, times->column,
                             "all times could be dates without hyphens, as '%s'; say times=date or times=number",
                             nw__sheet_cell(times->sheet, times->first, times->column)->text);
    if (times->started && times->kind == NW_TIME_SECOND && !times->zoned)
        status = nw__notes_say(notes, "%s: times have no zone: taken as UTC.", base);
    if (status == NETWEAVE_STATUS_OK && times->sheet->comma_number > 0)
        status = nw__notes_say(notes, "%s: times are read with a decimal comma.", base);
    return status;
}
