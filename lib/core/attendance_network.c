/* Attendance as a network of who met. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/attendance.h"

static const nw__option known[] = {
    NW_PROJECTION_OPTIONS,
    {"of", NW_OPTION_CHOICE, "persons", 0, 0, "persons|events", "whom to tie"},
    {"sizes", NW_OPTION_CHOICE, "stated", 0, 0, "stated|listed", "how large events are"},
    {"waves", NW_OPTION_CHOICE, "windows", 0, 0, "windows|events", "what a wave is"},
};

static netweave_status add_ties(netweave_builder *builder, const nw__projection *projection, netweave_run *run) {
    enum { CHECK_EVERY = 65536 };
    int64_t next = 0;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t wave = 0; wave < projection->waves.count && status == NETWEAVE_STATUS_OK; wave++) {
        status = netweave_builder_set_tie_set(builder, "", nw__index_text(&projection->waves, wave),
                                              NETWEAVE_DIRECTION_UNDIRECTED);
        for (; status == NETWEAVE_STATUS_OK && next < projection->count && projection->ties[next].wave == wave;
             next++) {
            int64_t from = projection->ties[next].from;
            int64_t to = projection->ties[next].to;
            status = netweave_builder_add_ties(builder, 1, &from, &to, &projection->ties[next].weight);
            if (status == NETWEAVE_STATUS_OK && next % CHECK_EVERY == 0)
                status = nw__run_check(run, (double)next / (double)projection->count, "adding ties");
        }
    }
    return status;
}

static netweave_status add_notes(netweave_builder *builder, const nw__notes *notes) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t k = 0; k < notes->count && status == NETWEAVE_STATUS_OK; k++)
        status = netweave_builder_add_note(builder, notes->items[k]);
    return status;
}

static netweave_status fill(netweave_builder *builder, const netweave_attendance *attendance,
                            const nw__projection *projection, netweave_run *run) {
    const nw__index *ids = projection->events ? &attendance->events.ids : &attendance->persons.ids;
    netweave_status status = netweave_builder_set_weight_name(builder, nw__projection_weight(projection));
    for (int64_t i = 0; i < ids->count && status == NETWEAVE_STATUS_OK; i++)
        status = netweave_builder_add_member(builder, nw__index_text(ids, i), NULL);
    if (status == NETWEAVE_STATUS_OK)
        status = add_ties(builder, projection, run);
    if (status == NETWEAVE_STATUS_OK)
        status = add_notes(builder, &attendance->notes);
    return status == NETWEAVE_STATUS_OK ? add_notes(builder, &projection->notes) : status;
}

netweave_status netweave_attendance_network(const netweave_attendance *attendance, const char *options,
                                            netweave_run *run, netweave_network **out_network) {
    nw__options parsed;
    nw__projection projection = {0};
    netweave_builder *builder = NULL;
    NW_REQUIRE(attendance, NW_MAGIC_ATTENDANCE);
    NW_REQUIRE_POINTER(out_network);
    if (run != NULL)
        NW_REQUIRE(run, NW_MAGIC_RUN);
    netweave_status status = nw__options_parse(options, "projection", known, sizeof known / sizeof known[0], &parsed);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status = nw__attendance_project(attendance, &parsed, true, run, &projection);
    nw__options_free(&parsed);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_builder_create(&builder);
    if (status == NETWEAVE_STATUS_OK)
        status = fill(builder, attendance, &projection, run);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__builder_finish_taking(builder, out_network);
    netweave_builder_free(builder);
    nw__projection_free(&projection);
    return status;
}
