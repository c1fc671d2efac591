/* Contacts by windows of time: a network with a wave for each. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/options.h"
#include "core/contacts.h"

#include <math.h>

enum { WINDOW_LIMIT = 1000 };

static const nw__option known[] = {
    {"windows", NW_OPTION_INTEGER, NULL, 1, WINDOW_LIMIT, NULL, "windows of equal width"},
    {"width", NW_OPTION_NUMBER, NULL, 0, 1e300, NULL, "the width of a window"},
};

typedef struct windows {
    int64_t count;
    double first, last, width;
} windows;

static netweave_status plan(const netweave_contacts *contacts, const nw__options *options, windows *out) {
    double asked = nw__options_number(options, "windows");
    double width = nw__options_number(options, "width");
    if (isfinite(asked) && isfinite(width))
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "windows and width are both given; give one of them");
    if (width <= 0)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "width is 0; windows must be wider");
    out->first = contacts->count > 0 ? contacts->time[0] : 0;
    out->last = contacts->count > 0 ? contacts->time[contacts->count - 1] : 0;
    out->count = isfinite(asked) ? (int64_t)asked : 1;
    out->width = (out->last - out->first) / (double)out->count;
    if (!isfinite(width))
        return NETWEAVE_STATUS_OK;
    double needed = floor((out->last - out->first) / width) + 1;
    if (!(needed <= WINDOW_LIMIT))
        return nw__fail(NETWEAVE_STATUS_LIMIT, "with that width there are more than %d windows; make it larger",
                        (int)WINDOW_LIMIT);
    out->count = (int64_t)needed;
    out->width = width;
    return NETWEAVE_STATUS_OK;
}

/* Opens the wave of a window, which is called by its start. */
static netweave_status open_wave(netweave_builder *builder, const netweave_contacts *contacts, double start) {
    nw__text name = {0};
    nw__time_write(contacts->kind, start, &name);
    char *wave = nw__text_take(&name);
    if (wave == NULL)
        return nw__fail_memory();
    int64_t before = builder->waves.count;
    netweave_status status = netweave_builder_set_tie_set(
        builder, "", wave, contacts->directed ? NETWEAVE_DIRECTION_DIRECTED : NETWEAVE_DIRECTION_UNDIRECTED);
    if (status == NETWEAVE_STATUS_OK && builder->waves.count == before)
        status = nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                          "two windows would begin at %s; take fewer windows, or wider ones", wave);
    nw__free(wave);
    return status;
}

static netweave_status add_windows(netweave_builder *builder, const netweave_contacts *contacts,
                                   const windows *windows) {
    static const double once = 1;
    int64_t next = 0;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t k = 0; k < windows->count && status == NETWEAVE_STATUS_OK; k++) {
        double end = windows->first + (double)(k + 1) * windows->width;
        status = open_wave(builder, contacts, windows->first + (double)k * windows->width);
        while (status == NETWEAVE_STATUS_OK && next < contacts->count &&
               (k + 1 == windows->count || contacts->time[next] < end)) {
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

static netweave_status fill(netweave_builder *builder, const netweave_contacts *contacts, const windows *windows) {
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
    windows windows = {0};
    netweave_builder *builder = NULL;
    NW_REQUIRE(contacts, NW_MAGIC_CONTACTS);
    NW_REQUIRE_POINTER(out_network);
    netweave_status status = nw__options_parse(options, "windows", known, 2, &parsed);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status = plan(contacts, &parsed, &windows);
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
