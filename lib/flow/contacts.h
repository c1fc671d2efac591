/* What can travel over contacts in time. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_FLOW_CONTACTS_H
#define NW_FLOW_CONTACTS_H

#include "base/options.h"
#include "base/run.h"
#include "base/table.h"
#include "core/contacts.h"

/* How contacts are to be followed. */
typedef struct nw__travel {
    const netweave_contacts *contacts;
    bool chain;    /* contacts at one moment follow one another */
    double wait;   /* how long what arrived is passed on; INFINITY: no limit */
    double start;  /* the start of observation */
    int64_t first; /* the first moment that is used */
} nw__travel;

/* Options that several calls have, to stand first in their lists, in this order. */
#define NW_TRAVEL_START \
    { "start", NW_OPTION_TEXT, NULL, 0, 0, NULL, "the start of observation" }
#define NW_TRAVEL_SAME_TIME \
    { "same_time", NW_OPTION_CHOICE, "no", 0, 0, "no|yes", "whether contacts at one moment follow one another" }
#define NW_TRAVEL_WAIT \
    { "wait", NW_OPTION_NUMBER, NULL, 0, 1e300, NULL, "how long what arrived is passed on" }

/* Reads start, and with `rules` same_time and wait too. */
netweave_status nw__travel_plan(const netweave_contacts *contacts, const nw__options *options, bool rules,
                                nw__travel *out);

/* Adds the notes that tell how contacts were followed. */
netweave_status nw__travel_notes(const nw__travel *travel, netweave_table *table);

/* A table with a row per member, and columns. */
netweave_status nw__travel_members(const netweave_contacts *contacts, netweave_table **out_table);

/* When everyone hears from everyone. */
typedef struct nw__arrivals {
    double *reached, *latency;     /* per member: others whom it reaches, and the sum of latencies to these */
    double *heard, *heard_latency; /* per member: others from whom it is reached */
    double *arrivals;              /* per moment: ordered pairs whose earliest arrival it is */
} nw__arrivals;

netweave_status nw__arrivals_make(const nw__travel *travel, netweave_run *run, nw__arrivals *out);
void nw__arrivals_free(nw__arrivals *spread);

#endif
