/* Projection of attendance: who is tied through what, and how strongly. SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What joins two persons is an event, and what joins two events a person. The weights are counts, or Newman's: one who
 * joins k of the mode adds 1 / (k - 1) to each pair, so that each of the k has 1 to share (Newman 2001, doi
 * 10.1103/PhysRevE.64.016132). */
#include "base/memory.h"
#include "core/attendance.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define PAIR_LIMIT 2e8

enum { CHECK_EVERY = 256 };

/* A projection being made. */
typedef struct maker {
    const netweave_attendance *attendance;
    nw__projection *projection;
    nw__mode mode;
    int32_t *wave;                      /* of each joiner; -1: left out */
    double *share;                      /* what each joiner adds to a pair */
    double *sum;                        /* per member of the mode: the weight to the one at hand */
    int32_t *touched;                   /* those with a sum */
    nw__joined *joins;                  /* of the member at hand, one per joiner, by wave */
    size_t capacity;                    /* of the ties */
    int64_t too_large, undated, larger; /* joiners left out, and those whose stated size counts */
} maker;

/* How many a joiner brings together: those listed, or as many as are said to have been there. */
static double size_of(maker *maker, int64_t joiner) {
    const netweave_attendance *attendance = maker->attendance;
    double listed = (double)(maker->mode.other_start[joiner + 1] - maker->mode.other_start[joiner]);
    bool stated = !maker->projection->events && !maker->projection->listed && attendance->size != NULL;
    if (!stated || !(attendance->size[joiner] > listed))
        return listed;
    maker->larger++;
    return attendance->size[joiner];
}

/* An event and when it was; those without a date come last. */
typedef struct dated {
    double date;
    int32_t event;
} dated;

static int by_date(const void *first, const void *second) {
    const dated *a = first;
    const dated *b = second;
    bool known = !isnan(a->date);
    if (known != !isnan(b->date))
        return known ? -1 : 1;
    if (known && a->date != b->date)
        return a->date < b->date ? -1 : 1;
    return (a->event > b->event) - (a->event < b->event);
}

static netweave_status add_wave(nw__index *waves, const char *name) {
    int64_t before = waves->count;
    int64_t place;
    netweave_status status = nw__index_add(waves, name, strlen(name), &place);
    return status == NETWEAVE_STATUS_OK && waves->count == before ? nw__windows_alike(name) : status;
}

/* A wave per event that is not left out. */
static netweave_status event_waves(maker *maker) {
    const netweave_attendance *attendance = maker->attendance;
    int64_t events = attendance->events.ids.count;
    netweave_status status = NETWEAVE_STATUS_OK;
    dated *order = nw__allocate((size_t)events, sizeof *order);
    if (order == NULL)
        return nw__fail_memory();
    for (int64_t event = 0; event < events; event++)
        order[event] = (dated){attendance->date != NULL ? attendance->date[event] : NAN, (int32_t)event};
    if (events > 0)
        qsort(order, (size_t)events, sizeof *order, by_date);
    for (int64_t k = 0; k < events && status == NETWEAVE_STATUS_OK; k++) {
        int32_t event = order[k].event;
        if (maker->wave[event] < 0)
            continue;
        maker->wave[event] = (int32_t)maker->projection->waves.count;
        status = add_wave(&maker->projection->waves, nw__index_text(&attendance->events.ids, event));
        if (status == NETWEAVE_STATUS_OK && maker->projection->waves.count > NW_WINDOW_LIMIT)
            status = nw__fail(NETWEAVE_STATUS_LIMIT,
                              "a wave for each of %lld events is asked for; at most %d are possible: use windows=N",
                              (long long)events, (int)NW_WINDOW_LIMIT);
    }
    nw__free(order);
    return status;
}

/* The waves of windows, and in which of them each event is. */
static netweave_status window_waves(maker *maker, const nw__options *options) {
    const netweave_attendance *attendance = maker->attendance;
    nw__windows windows = {0};
    double first = INFINITY;
    double last = -INFINITY;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t event = 0; attendance->date != NULL && event < attendance->events.ids.count; event++) {
        first = fmin(first, attendance->date[event]);
        last = fmax(last, attendance->date[event]);
    }
    if (attendance->date == NULL || !(first <= last))
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "windows of time are asked for, but no event has a date; add a column of dates, or leave the "
                        "windows out");
    status = nw__windows_plan(options, first, last, &windows);
    for (int64_t k = 0; k < windows.count && status == NETWEAVE_STATUS_OK; k++) {
        char *name = nw__windows_name(&windows, attendance->kind, k);
        status = name != NULL ? add_wave(&maker->projection->waves, name) : nw__fail_memory();
        nw__free(name);
    }
    for (int64_t event = 0; event < attendance->events.ids.count && status == NETWEAVE_STATUS_OK; event++) {
        bool known = !isnan(attendance->date[event]);
        maker->undated += !known && maker->wave[event] >= 0;
        if (maker->wave[event] >= 0)
            maker->wave[event] = known ? (int32_t)nw__windows_place(&windows, attendance->date[event]) : -1;
    }
    return status;
}

/* Which joiners count, and how much. */
static netweave_status weigh(maker *maker) {
    double pairs = 0;
    for (int64_t joiner = 0; joiner < maker->mode.others; joiner++) {
        double listed = (double)(maker->mode.other_start[joiner + 1] - maker->mode.other_start[joiner]);
        double size = size_of(maker, joiner);
        bool counts = size <= maker->projection->largest;
        maker->too_large += !counts;
        maker->wave[joiner] = counts ? 0 : -1;
        maker->share[joiner] = maker->projection->newman && size > 1 ? 1 / (size - 1) : 1;
        pairs += counts ? listed * (listed - 1) / 2 : 0;
    }
    if (pairs <= PAIR_LIMIT)
        return NETWEAVE_STATUS_OK;
    return nw__fail(NETWEAVE_STATUS_LIMIT,
                    "more than %d million pairs are joined, one at a time; leave out the largest with largest=K",
                    (int)(PAIR_LIMIT / 1e6));
}

static netweave_status add_tie(maker *maker, const nw__joined *tie) {
    nw__projection *projection = maker->projection;
    if (!nw__grow(&projection->ties, &maker->capacity, (size_t)projection->count + 1, sizeof *tie))
        return nw__fail_memory();
    projection->ties[projection->count++] = *tie;
    return NETWEAVE_STATUS_OK;
}

static int by_wave(const void *first, const void *second) {
    const nw__joined *a = first;
    const nw__joined *b = second;
    if (a->wave != b->wave)
        return a->wave < b->wave ? -1 : 1;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return (a->to > b->to) - (a->to < b->to);
}

/* Adds the ties of one member to those behind it, through joiners of one wave. */
static netweave_status tie_member(maker *maker, int32_t member, const nw__joined *joins, size_t count) {
    const nw__mode *mode = &maker->mode;
    size_t touched = 0;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t k = 0; k < count; k++) {
        int32_t joiner = joins[k].to;
        for (int64_t at = mode->other_start[joiner + 1]; at-- > mode->other_start[joiner] && mode->back[at] > member;) {
            int32_t other = mode->back[at];
            if (maker->sum[other] == 0)
                maker->touched[touched++] = other;
            maker->sum[other] += maker->share[joiner];
        }
    }
    for (size_t k = 0; k < touched; k++) {
        nw__joined tie = {maker->sum[maker->touched[k]], member, maker->touched[k], joins[0].wave};
        maker->sum[maker->touched[k]] = 0;
        if (status == NETWEAVE_STATUS_OK)
            status = add_tie(maker, &tie);
    }
    return status;
}

static netweave_status tie_all(maker *maker, netweave_run *run) {
    const nw__mode *mode = &maker->mode;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t member = 0; member < mode->count && status == NETWEAVE_STATUS_OK; member++) {
        size_t count = 0;
        for (int64_t at = mode->start[member]; at < mode->start[member + 1]; at++)
            if (maker->wave[mode->to[at]] >= 0)
                maker->joins[count++] = (nw__joined){.to = mode->to[at], .wave = maker->wave[mode->to[at]]};
        if (count > 1)
            qsort(maker->joins, count, sizeof *maker->joins, by_wave);
        for (size_t first = 0, end; first < count && status == NETWEAVE_STATUS_OK; first = end) {
            for (end = first; end < count && maker->joins[end].wave == maker->joins[first].wave;)
                end++;
            status = tie_member(maker, (int32_t)member, maker->joins + first, end - first);
        }
        if (status == NETWEAVE_STATUS_OK && member % CHECK_EVERY == 0)
            status = nw__run_check(run, (double)member / (double)mode->count, "tying those who met");
    }
    if (maker->projection->count > 1)
        qsort(maker->projection->ties, (size_t)maker->projection->count, sizeof *maker->projection->ties, by_wave);
    return status;
}

/* Says how the ties came about. */
static netweave_status add_notes(maker *maker, bool windows, bool each) {
    nw__projection *projection = maker->projection;
    const char *joiner = projection->events ? "person" : "event";
    const char *member = projection->events ? "events" : "persons";
    netweave_status status = nw__notes_say(
        &projection->notes,
        projection->newman
            ? "A projection of attendance: %s are tied when %s %s joins them; the weight of a tie is the sum over "
              "these "
              "of 1 / (k - 1), k being how many it joins (Newman)."
            : "A projection of attendance: %s are tied when %s %s joins them; the weight of a tie is how many do.",
        member, projection->events ? "a" : "an", joiner);
    if (status == NETWEAVE_STATUS_OK && maker->too_large > 0)
        status = nw__notes_say(&projection->notes, "%lld %s%s of more than %lld left out.", (long long)maker->too_large,
                               joiner, maker->too_large == 1 ? " is" : "s are", (long long)projection->largest);
    if (status == NETWEAVE_STATUS_OK && maker->undated > 0)
        status = nw__notes_say(&projection->notes, "%lld event%s no date and %s left out.", (long long)maker->undated,
                               maker->undated == 1 ? " has" : "s have", maker->undated == 1 ? "is" : "are");
    if (status == NETWEAVE_STATUS_OK && maker->larger > 0 && (projection->newman || isfinite(projection->largest)))
        status =
            nw__notes_say(&projection->notes, "%lld event%s larger than the list shows: k is the size that is stated.",
                          (long long)maker->larger, maker->larger == 1 ? " was" : "s were");
    if (status == NETWEAVE_STATUS_OK && (windows || each))
        status = nw__notes_say(&projection->notes, each ? "Each wave is an event; all persons are in all waves."
                                                        : "Each wave is a window of time, called by its start; all "
                                                          "persons are in all waves.");
    return status;
}

static netweave_status make(maker *maker, const nw__options *options, bool full, netweave_run *run) {
    nw__projection *projection = maker->projection;
    bool each = full && nw__options_chosen(options, "waves", "events");
    bool windows = isfinite(nw__options_number(options, "windows")) || isfinite(nw__options_number(options, "width"));
    if (each && windows)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "waves=events and windows of time are both asked for; give one of them");
    if ((each || windows) && projection->events)
        return nw__fail(
            NETWEAVE_STATUS_INVALID_ARGUMENT,
            "with of=events there is one wave, since each event is at one time; leave waves and windows out");
    netweave_status status = weigh(maker);
    if (status == NETWEAVE_STATUS_OK)
        status = each ? event_waves(maker) : windows ? window_waves(maker, options) : add_wave(&projection->waves, "");
    if (status == NETWEAVE_STATUS_OK)
        status = tie_all(maker, run);
    return status == NETWEAVE_STATUS_OK ? add_notes(maker, windows, each) : status;
}

netweave_status nw__attendance_project(const netweave_attendance *attendance, const nw__options *options, bool full,
                                       netweave_run *run, nw__projection *out) {
    double largest = nw__options_number(options, "largest");
    *out = (nw__projection){.events = full && nw__options_chosen(options, "of", "events"),
                            .newman = nw__options_chosen(options, "projection", "newman"),
                            .listed = full && nw__options_chosen(options, "sizes", "listed"),
                            .largest = isfinite(largest) ? largest : INFINITY};
    maker maker = {.attendance = attendance, .projection = out, .mode = nw__attendance_mode(attendance, out->events)};
    size_t members = (size_t)maker.mode.count;
    size_t joiners = (size_t)maker.mode.others;
    maker.wave = nw__allocate(joiners, sizeof *maker.wave);
    maker.share = nw__allocate(joiners, sizeof *maker.share);
    maker.sum = nw__allocate_zeroed(members, sizeof *maker.sum);
    maker.touched = nw__allocate(members, sizeof *maker.touched);
    maker.joins = nw__allocate(joiners, sizeof *maker.joins);
    bool memory =
        maker.wave != NULL && maker.share != NULL && maker.sum != NULL && maker.touched != NULL && maker.joins != NULL;
    netweave_status status = memory ? make(&maker, options, full, run) : nw__fail_memory();
    nw__free(maker.wave);
    nw__free(maker.share);
    nw__free(maker.sum);
    nw__free(maker.touched);
    nw__free(maker.joins);
    return status;
}

void nw__projection_free(nw__projection *projection) {
    nw__index_free(&projection->waves);
    nw__free(projection->ties);
    nw__notes_free(&projection->notes);
    *projection = (nw__projection){0};
}

const char *nw__projection_weight(const nw__projection *projection) {
    return projection->newman ? "newman" : projection->events ? "persons" : "events";
}
