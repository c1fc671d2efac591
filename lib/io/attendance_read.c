/* Reading attendance: options, the choice of the shape, and projection where a network is asked for.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "io/attendance.h"
#include "io/times.h"

#include <stdio.h>
#include <string.h>

static const nw__option known[] = {
    {"format", NW_OPTION_CHOICE, "auto", 0, 0, "auto|list|incidence|dl", "the shape"},
    {"person", NW_OPTION_TEXT, NULL, 0, 0, NULL, "the column of persons"},
    {"event", NW_OPTION_TEXT, NULL, 0, 0, NULL, "the column of events"},
    {"date", NW_OPTION_TEXT, NULL, 0, 0, NULL, "the column of the events' dates"},
    {"size", NW_OPTION_TEXT, NULL, 0, 0, NULL, "the column of the events' sizes"},
    NW_TIMES_OPTION,
};

enum { KNOWN_COUNT = sizeof known / sizeof known[0] };

static netweave_status read_sheet(nw__document *document, const nw__options *options, netweave_run *run,
                                  nw__attendance_draft *draft) {
    nw__sheet sheet;
    netweave_status status = nw__sheet_read(document, run, &sheet);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    bool list = nw__options_chosen(options, "format", "list");
    bool corner = nw__sheet_cell(&sheet, 0, 0)->length == 0 && sheet.rows[0].count > 1;
    bool matrix = nw__options_chosen(options, "format", "incidence") || (!list && corner);
    if (!list && !matrix)
        status = nw__incidence_sniff(&sheet, &matrix);
    if (status == NETWEAVE_STATUS_OK)
        status =
            matrix ? nw__incidence_read(&sheet, run, draft) : nw__attendance_list_read(&sheet, options, run, draft);
    nw__sheet_free(&sheet);
    return status;
}

static netweave_status read_document(nw__document *document, const nw__options *options, netweave_run *run,
                                     netweave_attendance **out_attendance) {
    nw__attendance_draft draft = {0};
    bool dl = nw__options_chosen(options, "format", "dl") ||
              (nw__options_chosen(options, "format", "auto") && nw__dl_sniff(document));
    netweave_status status = dl ? nw__two_mode_read(document, run, &draft) : read_sheet(document, options, run, &draft);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__attendance_finish(&draft, out_attendance);
    nw__attendance_draft_free(&draft);
    return status;
}

static netweave_status read_source(const char *name, const void *bytes, size_t length, const char *options,
                                   netweave_run *run, netweave_attendance **out_attendance) {
    nw__options parsed;
    nw__document document;
    netweave_status status = nw__options_parse(options, "reading attendance", known, KNOWN_COUNT, &parsed);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status =
        bytes != NULL ? nw__document_take(name, bytes, length, &document) : nw__document_load(name, run, &document);
    if (status == NETWEAVE_STATUS_OK) {
        status = read_document(&document, &parsed, run, out_attendance);
        nw__document_free(&document);
    }
    nw__options_free(&parsed);
    return status;
}

netweave_status netweave_attendance_read(const char *path, const char *options, netweave_run *run,
                                         netweave_attendance **out_attendance) {
    NW_REQUIRE_POINTER(path);
    NW_REQUIRE_POINTER(out_attendance);
    if (run != NULL)
        NW_REQUIRE(run, NW_MAGIC_RUN);
    return read_source(path, NULL, 0, options, run, out_attendance);
}

netweave_status netweave_attendance_read_memory(const char *name, const void *bytes, size_t length, const char *options,
                                                netweave_run *run, netweave_attendance **out_attendance) {
    NW_REQUIRE_POINTER(name);
    NW_REQUIRE_POINTER(bytes);
    NW_REQUIRE_POINTER(out_attendance);
    if (run != NULL)
        NW_REQUIRE(run, NW_MAGIC_RUN);
    return read_source(name, bytes, length, options, run, out_attendance);
}

/* Puts the network of who met into an intake. */
static netweave_status take_ties(nw__intake *intake, const netweave_attendance *attendance,
                                 const nw__projection *projection) {
    int64_t place = 0;
    netweave_status status = nw__index_add(&intake->layers, "", 0, &place);
    for (int64_t k = 0; k < projection->waves.count && status == NETWEAVE_STATUS_OK; k++)
        status = nw__intake_name(&intake->waves, nw__index_text(&projection->waves, k), "wave", intake->document,
                                 intake->document->bytes, &place);
    for (int64_t i = 0; i < attendance->persons.ids.count && status == NETWEAVE_STATUS_OK; i++)
        status = netweave_builder_add_member(intake->builder, nw__index_text(&attendance->persons.ids, i), NULL);
    for (int64_t k = 0; k < projection->count && status == NETWEAVE_STATUS_OK; k++) {
        const nw__joined *tie = &projection->ties[k];
        status = nw__intake_tie(intake, tie->from, tie->to, tie->weight, 0, tie->wave, NETWEAVE_DIRECTION_UNDIRECTED);
    }
    for (size_t k = 0; k < attendance->notes.count && status == NETWEAVE_STATUS_OK; k++)
        status = netweave_builder_add_note(intake->builder, attendance->notes.items[k]);
    for (size_t k = 0; k < projection->notes.count && status == NETWEAVE_STATUS_OK; k++)
        status = nw__intake_note(intake, "%s", projection->notes.items[k]);
    intake->unsaid = NETWEAVE_DIRECTION_UNDIRECTED;
    intake->weighted = true;
    intake->weight_name = nw__projection_weight(projection);
    intake->listed = true;
    intake->projected = true;
    return status;
}

/* Projects; what is wrong with the options for this attendance is told of the file. */
static netweave_status project(const nw__intake *intake, const netweave_attendance *attendance, nw__projection *out) {
    char sentence[NW_ERROR_SIZE];
    netweave_status status = nw__attendance_project(attendance, intake->options, false, intake->run, out);
    if (status != NETWEAVE_STATUS_INVALID_ARGUMENT && status != NETWEAVE_STATUS_LIMIT)
        return status;
    snprintf(sentence, sizeof sentence, "%s", netweave_last_error());
    return nw__fail_at_as(status, intake->document, intake->document->bytes, "%s", sentence);
}

netweave_status nw__attendance_take_in(nw__intake *intake, nw__attendance_draft *draft) {
    netweave_attendance *attendance = NULL;
    nw__projection projection = {0};
    if (nw__options_chosen(intake->options, "direction", "directed"))
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "%s:1:1: attendance has no direction; leave direction=directed out", intake->document->name);
    netweave_status status = nw__attendance_finish(draft, &attendance);
    if (status == NETWEAVE_STATUS_OK)
        status = project(intake, attendance, &projection);
    if (status == NETWEAVE_STATUS_OK)
        status = take_ties(intake, attendance, &projection);
    nw__projection_free(&projection);
    netweave_attendance_free(attendance);
    return status;
}

/* The options of an attendance list that the options of a network's reader stand for. */
static netweave_status parse_columns(const nw__intake *intake, nw__options *out) {
    static const char *const names[][2] = {{"from", "person"}, {"to", "event"}};
    nw__text text = {0};
    for (int k = 0; k < 2; k++) {
        const char *value = nw__options_text(intake->options, names[k][0]);
        if (value == NULL)
            continue;
        nw__text_append_format(&text, "%s%s=", text.length > 0 ? " " : "", names[k][1]);
        nw__options_quote(value, &text);
    }
    char *options = nw__text_take(&text);
    netweave_status status =
        options != NULL ? nw__options_parse(options, "reading attendance", known, KNOWN_COUNT, out) : nw__fail_memory();
    nw__free(options);
    return status;
}

netweave_status nw__attendance_intake(nw__intake *intake, nw__sheet *sheet) {
    nw__options options;
    nw__attendance_draft draft = {0};
    netweave_status status = parse_columns(intake, &options);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status = nw__attendance_list_read(sheet, &options, intake->run, &draft);
    nw__options_free(&options);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__attendance_take_in(intake, &draft);
    nw__attendance_draft_free(&draft);
    return status;
}

netweave_status nw__incidence_intake(nw__intake *intake, nw__sheet *sheet) {
    nw__attendance_draft draft = {0};
    netweave_status status = nw__incidence_read(sheet, intake->run, &draft);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__attendance_take_in(intake, &draft);
    nw__attendance_draft_free(&draft);
    return status;
}
