/* Who attended what, from the inside. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_ATTENDANCE_H
#define NW_CORE_ATTENDANCE_H

#include "core/network.h"
#include "core/windows.h"

#include <netweave/attendance.h>

/* One person at one event. */
typedef struct nw__attended {
    int32_t person, event;
} nw__attended;

struct netweave_attendance {
    nw__magic magic;
    netweave_roster persons, events;
    int64_t count;
    int32_t *person, *event; /* per attendance; ordered by person, then event */
    int64_t *start;          /* per person: its first attendance; then `count` */
    int64_t *event_start;    /* per event: its first in `attendee`; then `count` */
    int32_t *attendee;       /* per attendance: the person; ordered by event, then person */
    nw__time_kind kind;
    double *date, *size; /* per event, NaN: not known; NULL: no event has one */
    nw__notes notes;
};

/* What attendance is made from. Start with {0}. */
typedef struct nw__attendance_draft {
    nw__index persons, events;
    nw__attended *items;
    size_t count, capacity;
    double *date, *size; /* per event; NULL: none is known */
    nw__time_kind kind;
    nw__notes notes;
} nw__attendance_draft;

netweave_status nw__attendance_add(nw__attendance_draft *draft, int64_t person, int64_t event);

/* Makes attendance of a draft, which is used up; free it in any case. */
netweave_status nw__attendance_finish(nw__attendance_draft *draft, netweave_attendance **out_attendance);
void nw__attendance_draft_free(nw__attendance_draft *draft);

/* One mode of two: who is to be tied, and what joins them. */
typedef struct nw__mode {
    int64_t count, others;
    const int64_t *start, *other_start; /* per member of the mode: its first in `to`; of the other mode in `back` */
    const int32_t *to, *back;
} nw__mode;

nw__mode nw__attendance_mode(const netweave_attendance *attendance, bool events);

/* The options of a projection that readers have too, and how many more netweave_attendance_network() has. */
#define NW_PROJECTION_OPTIONS \
    {"projection", NW_OPTION_CHOICE, "count", 0, 0, "count|newman", "the weight of ties of an attendance list"}, \
        NW_WINDOWS_OPTION, NW_WIDTH_OPTION, { \
        "largest", NW_OPTION_INTEGER, NULL, 1, INT32_MAX, NULL, "leaves larger events out" \
    }

/* How to tie persons (or events), and the ties. */
typedef struct nw__projection {
    bool events, newman, listed;
    double largest;  /* INFINITY: no limit */
    nw__index waves; /* their names */
    int64_t count;
    struct nw__joined *ties; /* ordered by wave, then from, then to; from < to */
    nw__notes notes;
} nw__projection;

typedef struct nw__joined {
    double weight;
    int32_t from, to, wave;
} nw__joined;

/* Makes the ties. `options` are those of NW_PROJECTION_OPTIONS and, with `full`, the others. Free it on failure too. */
netweave_status nw__attendance_project(const netweave_attendance *attendance, const nw__options *options, bool full,
                                       netweave_run *run, nw__projection *out);
void nw__projection_free(nw__projection *projection);

/* What the weight of ties is called. */
const char *nw__projection_weight(const nw__projection *projection);

#endif
