/* Reading: options, the format's choice, and the way into the caller's builder.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "io/attendance.h"
#include "io/survey.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const nw__option tie_options[] = {
    {"format", NW_OPTION_TEXT, NULL, 0, 0, NULL, "the format; else found out"},
    {"wave", NW_OPTION_TEXT, NULL, 0, 0, NULL, "puts all ties into this wave"},
    {"layer", NW_OPTION_TEXT, NULL, 0, 0, NULL, "puts all ties into this layer"},
    {"direction", NW_OPTION_CHOICE, "auto", 0, 0, "auto|directed|undirected|assume_directed",
     "whether ties have a direction"},
    {"weight", NW_OPTION_TEXT, NULL, 0, 0, NULL, "the column of the weight; none for none"},
    {"from", NW_OPTION_TEXT, NULL, 0, 0, NULL, "the column of the end that ties come from"},
    {"to", NW_OPTION_TEXT, NULL, 0, 0, NULL, "the column of the end that ties go to"},
    {"strict", NW_OPTION_CHOICE, "no", 0, 0, "no|yes", "yes refuses members that are not there yet"},
    {"id", NW_OPTION_TEXT, NULL, 0, 0, NULL, "the column of the id in a member list"},
    {"levels", NW_OPTION_TEXT, NULL, 0, 0, NULL, "ATTRIBUTE:LOW<…<HIGH orders an attribute of a member list"},
    NW_PROJECTION_OPTIONS,
    NW_SURVEY_OPTIONS,
};

enum { TIE_OPTION_COUNT = sizeof tie_options / sizeof tie_options[0] };

/* The format that an option names, that the content shows, or that the name's ending claims; sheets are what is left.
 */
static netweave_status choose_format(const nw__document *document, const char *name, const nw__format **out_format) {
    if (name != NULL)
        return nw__format_find(name, out_format);
    for (size_t k = 0; k < nw__format_count; k++) {
        if (nw__formats[k].sniff != NULL && nw__formats[k].sniff(document)) {
            *out_format = &nw__formats[k];
            return NETWEAVE_STATUS_OK;
        }
    }
    for (size_t k = 0; k < nw__format_count; k++) {
        if (nw__formats[k].sniff != NULL && nw__document_ends(document, nw__formats[k].endings)) {
            *out_format = &nw__formats[k];
            return NETWEAVE_STATUS_OK;
        }
    }
    *out_format = NULL;
    return NETWEAVE_STATUS_OK;
}

/* Merges what was read into the caller's builder; what contradicts the files before is told of this file. */
static netweave_status merge(netweave_builder *builder, const nw__intake *intake) {
    char sentence[NW_ERROR_SIZE];
    netweave_status status = nw__builder_merge(builder, intake->builder);
    if (status == NETWEAVE_STATUS_OK || status == NETWEAVE_STATUS_OUT_OF_MEMORY)
        return status;
    snprintf(sentence, sizeof sentence, "%s", netweave_last_error());
    return nw__fail_at_as(status, intake->document, intake->document->bytes, "%s", sentence);
}

/* Refuses options of a projection for what is none. */
static netweave_status check_projection(const nw__document *document, const nw__options *options) {
    bool newman = nw__options_chosen(options, "projection", "newman");
    const char *const numbers[] = {"windows", "width", "largest"};
    const char *found = newman ? "projection" : NULL;
    for (int k = 0; k < 3; k++)
        found = isfinite(nw__options_number(options, numbers[k])) ? numbers[k] : found;
    if (found == NULL)
        return NETWEAVE_STATUS_OK;
    return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                    "%s:1:1: %s is for attendance (persons at events), which this file does not hold; leave it out, or "
                    "say format=attendance",
                    document->name, found);
}

/* Reads a document into a fresh builder and merges that into the caller's. */
static netweave_status read_document(netweave_builder *builder, nw__document *document, const nw__options *options,
                                     const char *format_name, netweave_run *run) {
    const nw__format *format = NULL;
    nw__intake intake = {.target = builder, .options = options, .run = run, .document = document};
    netweave_status status = choose_format(document, format_name, &format);
    if (status == NETWEAVE_STATUS_OK && format != NULL && format->read == NULL)
        return nw__fail_at_as(NETWEAVE_STATUS_UNSUPPORTED, document, document->bytes,
                              "the format %s is only written, not read; convert it first", format->name);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__intake_start(&intake);
    if (status == NETWEAVE_STATUS_OK)
        status = format != NULL ? format->read(&intake) : nw__sheet_reader(&intake);
    if (status == NETWEAVE_STATUS_OK && !intake.projected)
        status = check_projection(document, options);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__intake_settle(&intake);
    if (status == NETWEAVE_STATUS_OK)
        status = merge(builder, &intake);
    nw__intake_free(&intake);
    return status;
}

/* Parses the options, loads the document (`bytes` NULL: from the file) and reads it. */
static netweave_status read_source(netweave_builder *builder, const char *name, const void *bytes, size_t length,
                                   const char *options, const char *format, netweave_run *run) {
    nw__options parsed;
    nw__document document;
    netweave_status status = nw__options_parse(options, "reading", tie_options, TIE_OPTION_COUNT, &parsed);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (nw__options_text(&parsed, "format") != NULL)
        format = nw__options_text(&parsed, "format");
    status =
        bytes != NULL ? nw__document_take(name, bytes, length, &document) : nw__document_load(name, run, &document);
    if (status == NETWEAVE_STATUS_OK) {
        status = read_document(builder, &document, &parsed, format, run);
        nw__document_free(&document);
    }
    nw__options_free(&parsed);
    return status;
}

netweave_status netweave_builder_read(netweave_builder *builder, const char *path, const char *options,
                                      netweave_run *run) {
    NW_REQUIRE(builder, NW_MAGIC_BUILDER);
    NW_REQUIRE_POINTER(path);
    if (run != NULL)
        NW_REQUIRE(run, NW_MAGIC_RUN);
    return read_source(builder, path, NULL, 0, options, NULL, run);
}

netweave_status netweave_builder_read_memory(netweave_builder *builder, const char *name, const void *bytes,
                                             size_t length, const char *options, netweave_run *run) {
    NW_REQUIRE(builder, NW_MAGIC_BUILDER);
    NW_REQUIRE_POINTER(name);
    NW_REQUIRE_POINTER(bytes);
    if (run != NULL)
        NW_REQUIRE(run, NW_MAGIC_RUN);
    return read_source(builder, name, bytes, length, options, NULL, run);
}

netweave_status netweave_builder_read_members(netweave_builder *builder, const char *path, const char *options,
                                              netweave_run *run) {
    NW_REQUIRE(builder, NW_MAGIC_BUILDER);
    NW_REQUIRE_POINTER(path);
    if (run != NULL)
        NW_REQUIRE(run, NW_MAGIC_RUN);
    return read_source(builder, path, NULL, 0, options, "members", run);
}

netweave_status netweave_network_read(const char *path, const char *options, netweave_run *run,
                                      netweave_network **out_network) {
    NW_REQUIRE_POINTER(out_network);
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    netweave_status status = netweave_builder_create(&builder);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_builder_read(builder, path, options, run);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__builder_finish_taking(builder, &network);
    netweave_builder_free(builder);
    if (status == NETWEAVE_STATUS_OK)
        *out_network = network;
    return status;
}

/* True for what does not come from the content of a file. */
static bool is_lasting(netweave_status status) {
    return status == NETWEAVE_STATUS_OUT_OF_MEMORY || status == NETWEAVE_STATUS_CANCELLED ||
           status == NETWEAVE_STATUS_TIMEOUT;
}

typedef netweave_status sheet_reader(nw__intake *intake, nw__sheet *sheet);

/* What a sheet is. Columns that are named are those of a tie list. */
static netweave_status choose_reader(const nw__intake *intake, nw__sheet *sheet, sheet_reader **out) {
    bool named = nw__options_text(intake->options, "from") != NULL || nw__options_text(intake->options, "to") != NULL;
    bool list = false;
    bool matrix = false;
    if (nw__options_text(intake->options, "to") == NULL && nw__survey_sniff(sheet)) {
        *out = nw__survey_read;
        return NETWEAVE_STATUS_OK;
    }
    netweave_status status = named ? NETWEAVE_STATUS_OK : nw__attendance_sniff(sheet, &list);
    if (status == NETWEAVE_STATUS_OK && !list)
        status = nw__incidence_sniff(sheet, &matrix);
    *out = list                      ? nw__attendance_intake
           : matrix                  ? nw__incidence_intake
           : nw__matrix_sniff(sheet) ? nw__matrix_read
                                     : nw__tie_list_read;
    return status;
}

/* Reads the sheet of an intake's document and gives it to `read`. A tie list is tried as a plain one first; what is
 * wrong with one that is not is found again, and told, by the reader of sheets. */
static netweave_status with_sheet(nw__intake *intake, sheet_reader *read) {
    nw__sheet sheet;
    bool done = false;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (read == NULL || read == nw__tie_list_read)
        status = nw__tie_list_plain(intake, &done);
    if (done || is_lasting(status))
        return status;
    status = nw__intake_restart(intake);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__sheet_read(intake->document, intake->run, &sheet);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (read == NULL)
        status = choose_reader(intake, &sheet, &read);
    if (status == NETWEAVE_STATUS_OK)
        status = read(intake, &sheet);
    nw__sheet_free(&sheet);
    return status;
}

netweave_status nw__sheet_reader(nw__intake *intake) {
    return with_sheet(intake, NULL);
}

netweave_status nw__tie_list_reader(nw__intake *intake) {
    return with_sheet(intake, nw__tie_list_read);
}

netweave_status nw__member_list_reader(nw__intake *intake) {
    return with_sheet(intake, nw__member_list_read);
}

netweave_status nw__matrix_reader(nw__intake *intake) {
    return with_sheet(intake, nw__matrix_read);
}

netweave_status nw__kumu_connections_reader(nw__intake *intake) {
    return with_sheet(intake, nw__kumu_connections_read);
}

netweave_status nw__attendance_reader(nw__intake *intake) {
    return with_sheet(intake, nw__attendance_intake);
}

netweave_status nw__survey_reader(nw__intake *intake) {
    return with_sheet(intake, nw__survey_read);
}

netweave_status nw__incidence_reader(nw__intake *intake) {
    return with_sheet(intake, nw__incidence_intake);
}
