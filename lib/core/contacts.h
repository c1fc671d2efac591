/* Contacts in time, from the inside. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_CONTACTS_H
#define NW_CORE_CONTACTS_H

#include "core/calendar.h"
#include "core/network.h"

#include <netweave/contacts.h>

typedef struct nw__contact {
    double time;
    int32_t from, to;
} nw__contact;

struct netweave_contacts {
    nw__magic magic;
    netweave_roster roster;
    bool directed;
    nw__time_kind kind;
    int64_t count;
    int32_t *from, *to; /* per contact; ordered by time, then from, then to; undirected: from < to */
    double *time;
    int64_t moments; /* different times */
    int64_t *start;  /* per moment: its first contact; then `count` */
    nw__notes notes;
};

/* What contacts are made from. Start with {0}. */
typedef struct nw__contacts_draft {
    nw__index ids;
    nw__contact *items;
    size_t count, capacity;
    bool directed;
    nw__time_kind kind;
    nw__notes notes;
} nw__contacts_draft;

/* Makes contacts of a draft, which is used up; free it in any case. */
netweave_status nw__contacts_finish(nw__contacts_draft *draft, netweave_contacts **out_contacts);
void nw__contacts_draft_free(nw__contacts_draft *draft);

/* The network of who had contact with whom from a moment on, weights left out. */
netweave_status nw__contacts_flatten(const netweave_contacts *contacts, int64_t first, netweave_network **out_network);

#endif
