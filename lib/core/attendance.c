/* Who attended what: making it, and what it holds. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/attendance.h"

#include "base/memory.h"
#include "base/options.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const nw__option known[] = {
    {"times", NW_OPTION_CHOICE, "number", 0, 0, "number|day|second", "what dates are"},
};

void nw__attendance_draft_free(nw__attendance_draft *draft) {
    nw__index_free(&draft->persons);
    nw__index_free(&draft->events);
    nw__free(draft->items);
    nw__free(draft->date);
    nw__free(draft->size);
    nw__notes_free(&draft->notes);
    *draft = (nw__attendance_draft){0};
}

static void release(netweave_attendance *attendance) {
    netweave_roster *rosters[] = {&attendance->persons, &attendance->events};
    for (int k = 0; k < 2; k++) {
        nw__index_free(&rosters[k]->ids);
        nw__attributes_free(&rosters[k]->attributes);
        rosters[k]->magic = NW_MAGIC_FREED;
    }
    nw__free(attendance->person);
    nw__free(attendance->event);
    nw__free(attendance->start);
    nw__free(attendance->event_start);
    nw__free(attendance->attendee);
    nw__free(attendance->date);
    nw__free(attendance->size);
    nw__notes_free(&attendance->notes);
    attendance->magic = NW_MAGIC_FREED;
    nw__free(attendance);
}

void netweave_attendance_free(netweave_attendance *attendance) {
    if (nw__is(attendance, NW_MAGIC_ATTENDANCE))
        release(attendance);
}

netweave_status nw__attendance_add(nw__attendance_draft *draft, int64_t person, int64_t event) {
    if (!nw__grow(&draft->items, &draft->capacity, draft->count + 1, sizeof *draft->items))
        return nw__fail_memory();
    draft->items[draft->count++] = (nw__attended){(int32_t)person, (int32_t)event};
    return NETWEAVE_STATUS_OK;
}

static int by_person(const void *first, const void *second) {
    const nw__attended *a = first;
    const nw__attended *b = second;
    if (a->person != b->person)
        return a->person < b->person ? -1 : 1;
    return (a->event > b->event) - (a->event < b->event);
}

/* Sorts, and counts what was given again once. */
static netweave_status settle(nw__attendance_draft *draft) {
    size_t kept = 0;
    if (draft->count > 0)
        qsort(draft->items, draft->count, sizeof *draft->items, by_person);
    for (size_t k = 0; k < draft->count; k++)
        if (kept == 0 || by_person(&draft->items[kept - 1], &draft->items[k]) != 0)
            draft->items[kept++] = draft->items[k];
    size_t again = draft->count - kept;
    draft->count = kept;
    if (again == 0)
        return NETWEAVE_STATUS_OK;
    return nw__notes_say(&draft->notes, "%zu attendance%s given more than once: each counts once.", again,
                         again == 1 ? " is" : "s are");
}

/* The attendances by event: `start` counts, then runs ahead, then is put back. */
static void turn(netweave_attendance *attendance) {
    int64_t *start = attendance->event_start;
    int64_t events = attendance->events.ids.count;
    for (int64_t k = 0; k < attendance->count; k++)
        start[attendance->event[k] + 1]++;
    for (int64_t event = 0; event < events; event++)
        start[event + 1] += start[event];
    for (int64_t k = 0; k < attendance->count; k++)
        attendance->attendee[start[attendance->event[k]]++] = attendance->person[k];
    for (int64_t event = events; event > 0; event--)
        start[event] = start[event - 1];
    start[0] = 0;
}

static bool fill(netweave_attendance *attendance, const nw__attendance_draft *draft) {
    size_t count = draft->count;
    attendance->person = nw__allocate(count, sizeof *attendance->person);
    attendance->event = nw__allocate(count, sizeof *attendance->event);
    attendance->attendee = nw__allocate(count, sizeof *attendance->attendee);
    attendance->start = nw__allocate_zeroed((size_t)draft->persons.count + 1, sizeof *attendance->start);
    attendance->event_start = nw__allocate_zeroed((size_t)draft->events.count + 1, sizeof *attendance->event_start);
    if (attendance->person == NULL || attendance->event == NULL || attendance->attendee == NULL ||
        attendance->start == NULL || attendance->event_start == NULL)
        return false;
    attendance->count = (int64_t)count;
    for (size_t k = 0; k < count; k++) {
        attendance->person[k] = draft->items[k].person;
        attendance->event[k] = draft->items[k].event;
        attendance->start[draft->items[k].person + 1]++;
    }
    for (int64_t person = 0; person < draft->persons.count; person++)
        attendance->start[person + 1] += attendance->start[person];
    return true;
}

/* Hands numbers over, where one of them is known. */
static double *take_numbers(double **numbers, int64_t count) {
    double *taken = *numbers;
    *numbers = NULL;
    for (int64_t k = 0; taken != NULL && k < count; k++)
        if (!isnan(taken[k]))
            return taken;
    nw__free(taken);
    return NULL;
}

netweave_status nw__attendance_finish(nw__attendance_draft *draft, netweave_attendance **out_attendance) {
    netweave_status status = settle(draft);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    netweave_attendance *attendance = nw__allocate_zeroed(1, sizeof *attendance);
    if (attendance == NULL)
        return nw__fail_memory();
    attendance->magic = NW_MAGIC_ATTENDANCE;
    attendance->persons.magic = NW_MAGIC_ROSTER;
    attendance->events.magic = NW_MAGIC_ROSTER;
    attendance->kind = draft->kind;
    if (!fill(attendance, draft)) {
        release(attendance);
        return nw__fail_memory();
    }
    attendance->persons.ids = draft->persons;
    attendance->events.ids = draft->events;
    attendance->notes = draft->notes;
    draft->persons = draft->events = (nw__index){0};
    draft->notes = (nw__notes){0};
    attendance->date = take_numbers(&draft->date, attendance->events.ids.count);
    attendance->size = take_numbers(&draft->size, attendance->events.ids.count);
    turn(attendance);
    *out_attendance = attendance;
    return NETWEAVE_STATUS_OK;
}

static netweave_status add_attendances(nw__attendance_draft *draft, int64_t count, const int64_t *person,
                                       const int64_t *event) {
    netweave_status status = NETWEAVE_STATUS_OK;
    if (count > 0 && (person == NULL || event == NULL))
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "netweave_attendance_create: '%s' is NULL; pass a pointer",
                        person == NULL ? "person" : "event");
    for (int64_t k = 0; k < count && status == NETWEAVE_STATUS_OK; k++) {
        bool there = person[k] >= 0 && person[k] < draft->persons.count;
        if (!there || event[k] < 0 || event[k] >= draft->events.count)
            return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                            "attendance %lld is of %s %lld, but there are %lld; places count from 0", (long long)k,
                            there ? "event" : "person", (long long)(there ? event[k] : person[k]),
                            (long long)(there ? draft->events.count : draft->persons.count));
        status = nw__attendance_add(draft, person[k], event[k]);
    }
    return status;
}

/* Dates that can be written and read back, and sizes that can be. */
static netweave_status add_numbers(nw__attendance_draft *draft, const double *date, const double *size) {
    static const double ends[][2] = {{-1e300, 1e300}, {-719162, 2932896}, {-62135596800.0, 253402300799.0}};
    size_t events = (size_t)draft->events.count;
    const double *end = ends[draft->kind];
    for (size_t k = 0; date != NULL && k < events; k++)
        if (!isnan(date[k]) &&
            (!(date[k] >= end[0] && date[k] <= end[1]) || (draft->kind == NW_TIME_DAY && date[k] != floor(date[k]))))
            return nw__fail(
                NETWEAVE_STATUS_INVALID_ARGUMENT, "the date of event %zu is %s; leave it NaN where it is not known", k,
                draft->kind == NW_TIME_NUMBER ? "not finite" : "no whole day, or no second, of the years 1 to 9999");
    for (size_t k = 0; size != NULL && k < events; k++)
        if (!isnan(size[k]) && !(size[k] >= 1 && size[k] <= 1e9 && size[k] == floor(size[k])))
            return nw__fail(
                NETWEAVE_STATUS_INVALID_ARGUMENT,
                "the size of event %zu is no whole number from 1 to 1e9; leave it NaN where it is not known", k);
    draft->date = date != NULL ? nw__copy(date, events, sizeof *date) : NULL;
    draft->size = size != NULL ? nw__copy(size, events, sizeof *size) : NULL;
    if ((date != NULL && draft->date == NULL) || (size != NULL && draft->size == NULL))
        return nw__fail_memory();
    for (size_t k = 0; date != NULL && k < events; k++)
        draft->date[k] += 0.0; /* no -0 */
    return NETWEAVE_STATUS_OK;
}

static netweave_status check_counts(int64_t persons, int64_t events, int64_t count) {
    if (persons < 0 || events < 0 || count < 0)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "there are %lld persons, %lld events and %lld attendances; give 0 or more", (long long)persons,
                        (long long)events, (long long)count);
    if (persons > NW_MEMBER_LIMIT || events > NW_MEMBER_LIMIT)
        return nw__fail(NETWEAVE_STATUS_LIMIT, "there are %lld persons and %lld events; at most %d are possible",
                        (long long)persons, (long long)events, (int)NW_MEMBER_LIMIT);
    return NETWEAVE_STATUS_OK;
}

static netweave_status take_names(nw__attendance_draft *draft, int64_t persons, int64_t events, const char *ids) {
    if (persons + events > 0 && ids == NULL)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "netweave_attendance_create: 'ids' is NULL; pass a pointer");
    netweave_status status = nw__roster_take(&draft->persons, persons, ids, "person");
    for (int64_t i = 0; i < persons && status == NETWEAVE_STATUS_OK; i++)
        ids += strlen(ids) + 1;
    return status == NETWEAVE_STATUS_OK ? nw__roster_take(&draft->events, events, ids, "event") : status;
}

static nw__time_kind kind_of(const nw__options *options) {
    if (nw__options_chosen(options, "times", "day"))
        return NW_TIME_DAY;
    return nw__options_chosen(options, "times", "second") ? NW_TIME_SECOND : NW_TIME_NUMBER;
}

netweave_status netweave_attendance_create(int64_t persons, int64_t events, const char *ids, int64_t count,
                                           const int64_t *person, const int64_t *event, const double *date,
                                           const double *size, const char *options,
                                           netweave_attendance **out_attendance) {
    nw__options parsed;
    nw__attendance_draft draft = {0};
    NW_REQUIRE_POINTER(out_attendance);
    netweave_status status = nw__options_parse(options, "attendance", known, 1, &parsed);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    draft.kind = kind_of(&parsed);
    nw__options_free(&parsed);
    status = check_counts(persons, events, count);
    if (status == NETWEAVE_STATUS_OK)
        status = take_names(&draft, persons, events, ids);
    if (status == NETWEAVE_STATUS_OK)
        status = add_attendances(&draft, count, person, event);
    if (status == NETWEAVE_STATUS_OK)
        status = add_numbers(&draft, date, size);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__attendance_finish(&draft, out_attendance);
    nw__attendance_draft_free(&draft);
    return status;
}

nw__mode nw__attendance_mode(const netweave_attendance *attendance, bool events) {
    nw__mode persons = {.count = attendance->persons.ids.count,
                        .others = attendance->events.ids.count,
                        .start = attendance->start,
                        .other_start = attendance->event_start,
                        .to = attendance->event,
                        .back = attendance->attendee};
    nw__mode turned = {.count = persons.others,
                       .others = persons.count,
                       .start = persons.other_start,
                       .other_start = persons.start,
                       .to = persons.back,
                       .back = persons.to};
    return events ? turned : persons;
}

const netweave_roster *netweave_attendance_persons(const netweave_attendance *attendance) {
    return nw__is(attendance, NW_MAGIC_ATTENDANCE) ? &attendance->persons : NULL;
}

const netweave_roster *netweave_attendance_events(const netweave_attendance *attendance) {
    return nw__is(attendance, NW_MAGIC_ATTENDANCE) ? &attendance->events : NULL;
}

int64_t netweave_attendance_count(const netweave_attendance *attendance) {
    return nw__is(attendance, NW_MAGIC_ATTENDANCE) ? attendance->count : 0;
}

const char *netweave_attendance_times(const netweave_attendance *attendance) {
    static const char *const names[] = {"number", "day", "second"};
    return nw__is(attendance, NW_MAGIC_ATTENDANCE) ? names[attendance->kind] : NULL;
}

netweave_status netweave_attendance_list(const netweave_attendance *attendance, int64_t *out_count,
                                         const int32_t **out_person, const int32_t **out_event) {
    NW_REQUIRE(attendance, NW_MAGIC_ATTENDANCE);
    if (out_count != NULL)
        *out_count = attendance->count;
    if (out_person != NULL)
        *out_person = attendance->person;
    if (out_event != NULL)
        *out_event = attendance->event;
    return NETWEAVE_STATUS_OK;
}

const double *netweave_attendance_dates(const netweave_attendance *attendance) {
    return nw__is(attendance, NW_MAGIC_ATTENDANCE) ? attendance->date : NULL;
}

const double *netweave_attendance_sizes(const netweave_attendance *attendance) {
    return nw__is(attendance, NW_MAGIC_ATTENDANCE) ? attendance->size : NULL;
}

int64_t netweave_attendance_note_count(const netweave_attendance *attendance) {
    return nw__is(attendance, NW_MAGIC_ATTENDANCE) ? (int64_t)attendance->notes.count : 0;
}

const char *netweave_attendance_note(const netweave_attendance *attendance, int64_t note) {
    bool there = note >= 0 && note < netweave_attendance_note_count(attendance);
    return there ? attendance->notes.items[note] : NULL;
}
