/* Incidence matrices: persons in rows, events in columns, both by name. SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/attendance.h"

#include <string.h>
#include <strings.h>

enum { CHECK_EVERY = 64 };

/* 1: was there; 0: was not; -1: neither is said. */
static int mark_of(nw__sheet *sheet, const nw__cell *cell) {
    static const char *const there[] = {"x", "yes", "y", "present", "true"};
    static const char *const absent[] = {"no", "n", "absent", "false"};
    double number;
    if (cell->length == 0 || strcmp(cell->text, "-") == 0)
        return 0;
    if (nw__sheet_number(sheet, cell, &number))
        return number == 0 || number == 1 ? (int)number : -1;
    if (strcmp(cell->text, "✓") == 0 || strcmp(cell->text, "✔") == 0)
        return 1;
    for (size_t k = 0; k < sizeof there / sizeof there[0]; k++)
        if (strcasecmp(cell->text, there[k]) == 0)
            return 1;
    for (size_t k = 0; k < sizeof absent / sizeof absent[0]; k++)
        if (strcasecmp(cell->text, absent[k]) == 0)
            return 0;
    return -1;
}

/* True when the first row may name events: nothing above the persons, or a word for them and no word of a tie list. */
static netweave_status heads_events(const nw__sheet *sheet, bool *out_found) {
    static const char *const words[] = {"person", "member", "attendee", "participant", "name"};
    const nw__cell *corner = nw__sheet_cell(sheet, 0, 0);
    bool known = corner->length == 0;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
        known = known || strcasecmp(corner->text, words[k]) == 0;
    for (size_t k = 1; k < sheet->rows[0].count && known && corner->length > 0 && status == NETWEAVE_STATUS_OK; k++) {
        nw__word word = NW_WORD_OTHER;
        status = nw__word_of(nw__sheet_cell(sheet, 0, k)->text, &word);
        known = word == NW_WORD_OTHER;
    }
    *out_found = known && sheet->rows[0].count > (corner->length > 0 ? 2 : 1);
    return status;
}

/* True when all cells below the first row are a name and marks. */
static bool all_marks(nw__sheet *sheet) {
    for (size_t row = 1; row < sheet->row_count; row++) {
        if (sheet->rows[row].count > sheet->rows[0].count || nw__sheet_cell(sheet, row, 0)->length == 0)
            return false;
        for (size_t k = 1; k < sheet->rows[row].count; k++)
            if (mark_of(sheet, nw__sheet_cell(sheet, row, k)) < 0)
                return false;
    }
    return true;
}

/* True when no name of the first row is in the first column. */
static netweave_status names_differ(const nw__sheet *sheet, bool *out_differ) {
    nw__index persons = {0};
    bool differ = true;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t row = 1; row < sheet->row_count && status == NETWEAVE_STATUS_OK; row++) {
        const nw__cell *name = nw__sheet_cell(sheet, row, 0);
        int64_t place;
        status = nw__index_add(&persons, name->text, name->length, &place);
    }
    for (size_t k = 1; k < sheet->rows[0].count; k++) {
        const nw__cell *name = nw__sheet_cell(sheet, 0, k);
        differ = differ && name->length > 0 && nw__index_find(&persons, name->text, name->length) < 0;
    }
    nw__index_free(&persons);
    *out_differ = differ;
    return status;
}

netweave_status nw__incidence_sniff(nw__sheet *sheet, bool *out_found) {
    size_t commas = sheet->comma_number;
    bool found = false;
    netweave_status status = sheet->row_count > 1 ? heads_events(sheet, &found) : NETWEAVE_STATUS_OK;
    found = status == NETWEAVE_STATUS_OK && found && all_marks(sheet);
    if (found)
        status = names_differ(sheet, &found);
    *out_found = found;
    sheet->comma_number = commas;
    return status;
}

/* Takes the name of a person or event in; none may come twice. */
static netweave_status add_name(const nw__sheet *sheet, size_t row, size_t column, const char *what, nw__index *names) {
    const nw__cell *cell = nw__sheet_cell(sheet, row, column);
    int64_t before = names->count;
    int64_t place = -1;
    if (cell->length == 0)
        return nw__fail_cell(sheet, row, column, "this %s of the matrix has no name; name the %s", what,
                             column == 0 ? "person" : "event");
    netweave_status status = nw__index_add(names, cell->text, cell->length, &place);
    if (status == NETWEAVE_STATUS_OK && place != before)
        status = nw__fail_cell(sheet, row, column, "two %ss of the matrix are named '%.*s'; make names different", what,
                               nw__shown(cell->text, cell->length), cell->text);
    return status;
}

static netweave_status read_row(nw__sheet *sheet, size_t row, nw__attendance_draft *draft) {
    netweave_status status = add_name(sheet, row, 0, "row", &draft->persons);
    for (size_t k = 1; k < sheet->rows[row].count && status == NETWEAVE_STATUS_OK; k++) {
        const nw__cell *cell = nw__sheet_cell(sheet, row, k);
        int mark = mark_of(sheet, cell);
        if (mark < 0)
            status = nw__fail_cell(sheet, row, k,
                                   "'%.*s' does not tell whether the person was there; write 1 for yes, 0 or nothing "
                                   "for no",
                                   nw__shown(cell->text, cell->length), cell->text);
        else if (mark > 0)
            status = nw__attendance_add(draft, (int64_t)row - 1, (int64_t)k - 1);
    }
    return status;
}

netweave_status nw__incidence_read(nw__sheet *sheet, netweave_run *run, nw__attendance_draft *draft) {
    size_t width = sheet->rows[0].count;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (width < 2 || sheet->row_count < 2)
        return nw__fail_cell(
            sheet, 0, 0,
            "a matrix of attendance has the names of events in its first row, from the second cell on, "
            "and a row per person below");
    for (size_t row = 1; row < sheet->row_count && status == NETWEAVE_STATUS_OK; row++)
        status = nw__sheet_ragged(sheet, row, width);
    for (size_t k = 1; k < width && status == NETWEAVE_STATUS_OK; k++)
        status = add_name(sheet, 0, k, "column", &draft->events);
    for (size_t row = 1; row < sheet->row_count && status == NETWEAVE_STATUS_OK; row++) {
        status = read_row(sheet, row, draft);
        if (status == NETWEAVE_STATUS_OK && row % CHECK_EVERY == 0)
            status = nw__run_check(run, (double)row / (double)sheet->row_count, "reading the matrix");
    }
    if (status == NETWEAVE_STATUS_OK && sheet->trimmed > 0)
        status = nw__notes_say(&draft->notes, "%s: blanks at the ends of %zu cell%s were taken off.",
                               sheet->document->base, sheet->trimmed, sheet->trimmed == 1 ? "" : "s");
    return status;
}
