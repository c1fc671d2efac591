/* Contacts by windows of time: a network with a wave for each. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/contacts.h"
#include "core/windows.h"

static const nw__option known[] = {NW_WINDOWS_OPTION, NW_WIDTH_OPTION};

/* Opens the wave of a window, which is called by its start. */
static netweave_status open_wave(netweave_builder *builder, const netweave_contacts *contacts,
                                 const nw__windows *windows, int64_t window) {
    char *wave = nw__windows_name(windows, contacts->kind, window);
    if (wave == NULL)
        return nw__fail_memory();
    int64_t before = builder->waves.count;
    netweave_status status = netweave_builder_set_tie_set(
        builder, "", wave, contacts->directed ? NETWEAVE_DIRECTION_DIRECTED : NETWEAVE_DIRECTION_UNDIRECTED);
    if (status == NETWEAVE_STATUS_OK && builder->waves.count == before)
        status = nw__windows_alike(wave);
    nw__free(wave);
    return status;
}

static netweave_status add_windows(netweave_builder *builder, const netweave_contacts *contacts,
                                   const nw__windows *windows) {
    static const double once = 1;
    int64_t next = 0;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t k = 0; k < windows->count && status == NETWEAVE_STATUS_OK; k++) {
        status = open_wave(builder, contacts, windows, k);
        while (status == NETWEAVE_STATUS_OK && next < contacts->count &&
               nw__windows_place(windows, contacts->time[next]) == k) {
            int64_t from = contacts->from[next];
            int64_t to = contacts->to[next++];
            status = netweave_builder_add_ties(builder, 1, &from, &to, &once);
        }
    }
    return status;
}

static netweave_status add_members(netweave_builder *builder, const netweave_contacts *contacts) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t i = 0; i < contacts->roster.ids.count && status == NETWEAVE_STATUS_OK; i++)
        status = netweave_builder_add_member(builder, nw__index_text(&contacts->roster.ids, i), NULL);
    return status;
}

netweave_status nw__contacts_flatten(const netweave_contacts *contacts, int64_t first, netweave_network **out_network) {
    netweave_builder *builder = NULL;
    netweave_status status = netweave_builder_create(&builder);
    if (status == NETWEAVE_STATUS_OK)
        status = add_members(builder, contacts);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_builder_set_tie_set(
            builder, "", "", contacts->directed ? NETWEAVE_DIRECTION_DIRECTED : NETWEAVE_DIRECTION_UNDIRECTED);
    for (int64_t k = contacts->start[first]; k < contacts->count && status == NETWEAVE_STATUS_OK; k++) {
        int64_t from = contacts->from[k];
        int64_t to = contacts->to[k];
        status = netweave_builder_add_ties(builder, 1, &from, &to, NULL);
    }
    if (status == NETWEAVE_STATUS_OK)
        status = nw__builder_finish_taking(builder, out_network);
    netweave_builder_free(builder);
    return status;
}

static netweave_status fill(netweave_builder *builder, const netweave_contacts *contacts, const nw__windows *windows) {
    netweave_status status = netweave_builder_set_weight_name(builder, "contacts");
    if (status == NETWEAVE_STATUS_OK)
        status = add_members(builder, contacts);
    if (status == NETWEAVE_STATUS_OK)
        status = add_windows(builder, contacts, windows);
    for (size_t k = 0; k < contacts->notes.count && status == NETWEAVE_STATUS_OK; k++)
        status = netweave_builder_add_note(builder, contacts->notes.items[k]);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_builder_add_note(builder, "Each wave is a window of time, called by its start; the weight of "
                                                    "a tie is the number of its contacts.");
    return status;
}

netweave_status netweave_contacts_network(const netweave_contacts *contacts, const char *options,
                                          netweave_network **out_network) {
    nw__options parsed;
    nw__windows windows = {0};
    netweave_builder *builder = NULL;
    NW_REQUIRE(contacts, NW_MAGIC_CONTACTS);
    NW_REQUIRE_POINTER(out_network);
    netweave_status status = nw__options_parse(options, "windows", known, 2, &parsed);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    bool any = contacts->count > 0;
    status =
        nw__windows_plan(&parsed, any ? contacts->time[0] : 0, any ? contacts->time[contacts->count - 1] : 0, &windows);
    nw__options_free(&parsed);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_builder_create(&builder);
    if (status == NETWEAVE_STATUS_OK)
        status = fill(builder, contacts, &windows);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__builder_finish_taking(builder, out_network);
    netweave_builder_free(builder);
    return status;
}
