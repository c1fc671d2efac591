/* Contacts in time: making them, and what they hold. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/contacts.h"

#include "base/memory.h"
#include "base/options.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const nw__option known[] = {
    {"direction", NW_OPTION_CHOICE, "undirected", 0, 0, "undirected|directed", "whether contacts have a direction"},
    {"times", NW_OPTION_CHOICE, "number", 0, 0, "number|day|second", "what times are"},
};

void nw__contacts_draft_free(nw__contacts_draft *draft) {
    nw__index_free(&draft->ids);
    nw__free(draft->items);
    nw__notes_free(&draft->notes);
    *draft = (nw__contacts_draft){0};
}

static void release(netweave_contacts *contacts) {
    nw__index_free(&contacts->roster.ids);
    nw__attributes_free(&contacts->roster.attributes);
    nw__free(contacts->from);
    nw__free(contacts->to);
    nw__free(contacts->time);
    nw__free(contacts->start);
    nw__notes_free(&contacts->notes);
    contacts->magic = NW_MAGIC_FREED;
    contacts->roster.magic = NW_MAGIC_FREED;
    nw__free(contacts);
}

void netweave_contacts_free(netweave_contacts *contacts) {
    if (nw__is(contacts, NW_MAGIC_CONTACTS))
        release(contacts);
}

static int by_time(const void *first, const void *second) {
    const nw__contact *a = first;
    const nw__contact *b = second;
    if (a->time != b->time)
        return a->time < b->time ? -1 : 1;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return (a->to > b->to) - (a->to < b->to);
}

/* Leaves contacts with oneself out, turns undirected ones so that from < to, and sorts. */
static netweave_status settle(nw__contacts_draft *draft) {
    size_t kept = 0;
    for (size_t k = 0; k < draft->count; k++) {
        nw__contact contact = draft->items[k];
        if (contact.from == contact.to)
            continue;
        if (!draft->directed && contact.from > contact.to) {
            contact.from = draft->items[k].to;
            contact.to = draft->items[k].from;
        }
        contact.time += 0.0; /* no -0 */
        draft->items[kept++] = contact;
    }
    size_t selves = draft->count - kept;
    draft->count = kept;
    if (kept > 0)
        qsort(draft->items, kept, sizeof *draft->items, by_time);
    if (selves == 0)
        return NETWEAVE_STATUS_OK;
    return nw__notes_say(&draft->notes, "%zu contact%s: left out.", selves,
                         selves == 1 ? " of a member with itself" : "s of members with themselves");
}

static bool fill(netweave_contacts *contacts, const nw__contacts_draft *draft) {
    size_t count = draft->count;
    contacts->from = nw__allocate(count, sizeof *contacts->from);
    contacts->to = nw__allocate(count, sizeof *contacts->to);
    contacts->time = nw__allocate(count, sizeof *contacts->time);
    contacts->start = nw__allocate(count + 1, sizeof *contacts->start);
    if (contacts->from == NULL || contacts->to == NULL || contacts->time == NULL || contacts->start == NULL)
        return false;
    for (size_t k = 0; k < count; k++) {
        contacts->from[k] = draft->items[k].from;
        contacts->to[k] = draft->items[k].to;
        contacts->time[k] = draft->items[k].time;
        if (k == 0 || contacts->time[k] != contacts->time[k - 1])
            contacts->start[contacts->moments++] = (int64_t)k;
    }
    contacts->start[contacts->moments] = (int64_t)count;
    contacts->count = (int64_t)count;
    return true;
}

netweave_status nw__contacts_finish(nw__contacts_draft *draft, netweave_contacts **out_contacts) {
    netweave_status status = settle(draft);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    netweave_contacts *contacts = nw__allocate_zeroed(1, sizeof *contacts);
    if (contacts == NULL)
        return nw__fail_memory();
    contacts->magic = NW_MAGIC_CONTACTS;
    contacts->roster.magic = NW_MAGIC_ROSTER;
    contacts->directed = draft->directed;
    contacts->kind = draft->kind;
    if (!fill(contacts, draft)) {
        release(contacts);
        return nw__fail_memory();
    }
    contacts->roster.ids = draft->ids;
    contacts->notes = draft->notes;
    draft->ids = (nw__index){0};
    draft->notes = (nw__notes){0};
    *out_contacts = contacts;
    return NETWEAVE_STATUS_OK;
}

static netweave_status add_contacts(nw__contacts_draft *draft, int64_t count, const int64_t *from, const int64_t *to,
                                    const double *time) {
    int64_t members = draft->ids.count;
    if (!nw__grow(&draft->items, &draft->capacity, (size_t)count, sizeof *draft->items))
        return nw__fail_memory();
    for (int64_t k = 0; k < count; k++) {
        if (from[k] < 0 || from[k] >= members || to[k] < 0 || to[k] >= members)
            return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                            "contact %lld goes from member %lld to member %lld, but there are %lld members; places "
                            "count from 0",
                            (long long)k, (long long)from[k], (long long)to[k], (long long)members);
        if (!isfinite(time[k]))
            return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                            "the time of contact %lld is not a finite number; give each contact a time", (long long)k);
        draft->items[draft->count++] = (nw__contact){.time = time[k], .from = (int32_t)from[k], .to = (int32_t)to[k]};
    }
    return NETWEAVE_STATUS_OK;
}

netweave_status netweave_contacts_create(int64_t members, const char *ids, int64_t count, const int64_t *from,
                                         const int64_t *to, const double *time, const char *options,
                                         netweave_contacts **out_contacts) {
    nw__options parsed;
    nw__contacts_draft draft = {0};
    NW_REQUIRE_POINTER(out_contacts);
    if (members < 0 || count < 0)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "there are %lld members and %lld contacts; give 0 or more",
                        (long long)members, (long long)count);
    if (members > NW_MEMBER_LIMIT)
        return nw__fail(NETWEAVE_STATUS_LIMIT, "there are %lld members; at most %d are possible", (long long)members,
                        (int)NW_MEMBER_LIMIT);
    if (members > 0)
        NW_REQUIRE_POINTER(ids);
    if (count > 0) {
        NW_REQUIRE_POINTER(from);
        NW_REQUIRE_POINTER(to);
        NW_REQUIRE_POINTER(time);
    }
    netweave_status status = nw__options_parse(options, "contacts", known, 2, &parsed);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    draft.directed = nw__options_chosen(&parsed, "direction", "directed");
    draft.kind = nw__options_chosen(&parsed, "times", "day")      ? NW_TIME_DAY
                 : nw__options_chosen(&parsed, "times", "second") ? NW_TIME_SECOND
                                                                  : NW_TIME_NUMBER;
    nw__options_free(&parsed);
    status = nw__roster_take(&draft.ids, members, ids, "member");
    if (status == NETWEAVE_STATUS_OK)
        status = add_contacts(&draft, count, from, to, time);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__contacts_finish(&draft, out_contacts);
    nw__contacts_draft_free(&draft);
    return status;
}

const netweave_roster *netweave_contacts_roster(const netweave_contacts *contacts) {
    return nw__is(contacts, NW_MAGIC_CONTACTS) ? &contacts->roster : NULL;
}

int64_t netweave_contacts_count(const netweave_contacts *contacts) {
    return nw__is(contacts, NW_MAGIC_CONTACTS) ? contacts->count : 0;
}

int netweave_contacts_directed(const netweave_contacts *contacts) {
    return nw__is(contacts, NW_MAGIC_CONTACTS) && contacts->directed;
}

const char *netweave_contacts_times(const netweave_contacts *contacts) {
    static const char *const names[] = {"number", "day", "second"};
    return nw__is(contacts, NW_MAGIC_CONTACTS) ? names[contacts->kind] : NULL;
}

netweave_status netweave_contacts_list(const netweave_contacts *contacts, int64_t *out_count, const int32_t **out_from,
                                       const int32_t **out_to, const double **out_time) {
    NW_REQUIRE(contacts, NW_MAGIC_CONTACTS);
    if (out_count != NULL)
        *out_count = contacts->count;
    if (out_from != NULL)
        *out_from = contacts->from;
    if (out_to != NULL)
        *out_to = contacts->to;
    if (out_time != NULL)
        *out_time = contacts->time;
    return NETWEAVE_STATUS_OK;
}

int64_t netweave_contacts_note_count(const netweave_contacts *contacts) {
    return nw__is(contacts, NW_MAGIC_CONTACTS) ? (int64_t)contacts->notes.count : 0;
}

const char *netweave_contacts_note(const netweave_contacts *contacts, int64_t note) {
    bool there = note >= 0 && note < netweave_contacts_note_count(contacts);
    return there ? contacts->notes.items[note] : NULL;
}
