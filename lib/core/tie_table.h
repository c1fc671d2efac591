/* A set of ties that can be asked and changed one by one. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_TIE_TABLE_H
#define NW_CORE_TIE_TABLE_H

#include "core/view.h"

/* Ties 0 … count - 1, no two between the same members (in the same direction, when directed). */
typedef struct nw__tie_table {
    bool directed;
    int64_t count, capacity;
    int32_t *from, *to;
    int64_t *slots; /* 1 + a tie, or 0; a power of two */
    uint64_t slot_count;
} nw__tie_table;

/* Makes room for `capacity` ties; false when out of memory. Give it back with nw__tie_table_free(), also then. */
bool nw__tie_table_make(int64_t capacity, bool directed, nw__tie_table *out);

/* The tie between two members, or -1. */
int64_t nw__tie_table_find(const nw__tie_table *table, int32_t from, int32_t to);

/* Adds a tie that is not there; there must be room. */
void nw__tie_table_add(nw__tie_table *table, int32_t from, int32_t to);

/* Gives a tie other ends, between which there is none yet. */
void nw__tie_table_replace(nw__tie_table *table, int64_t tie, int32_t from, int32_t to);

/* Lists the ties of a view in it. */
netweave_status nw__tie_table_from_view(const netweave_view *view, nw__tie_table *out);

/* A view of its ties, without weights, as nw__view_from_csr() makes one. */
netweave_status nw__tie_table_view(const nw__tie_table *table, const netweave_view *like, netweave_view **out_view);

void nw__tie_table_free(nw__tie_table *table);

#endif
