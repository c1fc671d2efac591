/* A set of ties in a hash table with linear probing. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/tie_table.h"

#include "base/memory.h"

bool nw__tie_table_make(int64_t capacity, bool directed, nw__tie_table *out) {
    uint64_t slots = 8;
    while (slots < 2 * (uint64_t)capacity)
        slots *= 2;
    *out = (nw__tie_table){.directed = directed,
                           .capacity = capacity,
                           .from = nw__allocate((size_t)capacity, sizeof *out->from),
                           .to = nw__allocate((size_t)capacity, sizeof *out->to),
                           .slots = nw__allocate_zeroed((size_t)slots, sizeof *out->slots),
                           .slot_count = slots};
    return out->from != NULL && out->to != NULL && out->slots != NULL;
}

void nw__tie_table_free(nw__tie_table *table) {
    nw__free(table->from);
    nw__free(table->to);
    nw__free(table->slots);
}

/* Undirected, both ways of writing a tie are one. */
static uint64_t key_of(const nw__tie_table *table, int32_t from, int32_t to) {
    bool turned = !table->directed && from > to;
    return (uint64_t)(uint32_t)(turned ? to : from) << 32 | (uint32_t)(turned ? from : to);
}

/* Where the search for a key begins. The mixing is that of Steele, Lea and Flood 2014, doi 10.1145/2714064.2660195. */
static uint64_t home_of(const nw__tie_table *table, uint64_t key) {
    key = (key ^ (key >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    key = (key ^ (key >> 27)) * UINT64_C(0x94d049bb133111eb);
    return (key ^ (key >> 31)) & (table->slot_count - 1);
}

static uint64_t key_at(const nw__tie_table *table, uint64_t slot) {
    int64_t tie = table->slots[slot] - 1;
    return key_of(table, table->from[tie], table->to[tie]);
}

/* The slot that holds a key, or the empty one where it would go. */
static uint64_t slot_of(const nw__tie_table *table, uint64_t key) {
    uint64_t slot = home_of(table, key);
    while (table->slots[slot] != 0 && key_at(table, slot) != key)
        slot = (slot + 1) & (table->slot_count - 1);
    return slot;
}

int64_t nw__tie_table_find(const nw__tie_table *table, int32_t from, int32_t to) {
    return table->slots[slot_of(table, key_of(table, from, to))] - 1;
}

void nw__tie_table_add(nw__tie_table *table, int32_t from, int32_t to) {
    table->from[table->count] = from;
    table->to[table->count] = to;
    table->slots[slot_of(table, key_of(table, from, to))] = ++table->count;
}

/* Empties a slot and moves those behind it up, so that no search meets a gap before what it looks for. */
static void empty(nw__tie_table *table, uint64_t slot) {
    uint64_t mask = table->slot_count - 1;
    table->slots[slot] = 0;
    for (uint64_t next = (slot + 1) & mask; table->slots[next] != 0; next = (next + 1) & mask) {
        uint64_t home = home_of(table, key_at(table, next));
        if (((next - home) & mask) < ((next - slot) & mask))
            continue;
        table->slots[slot] = table->slots[next];
        table->slots[next] = 0;
        slot = next;
    }
}

void nw__tie_table_replace(nw__tie_table *table, int64_t tie, int32_t from, int32_t to) {
    empty(table, slot_of(table, key_of(table, table->from[tie], table->to[tie])));
    table->from[tie] = from;
    table->to[tie] = to;
    table->slots[slot_of(table, key_of(table, from, to))] = tie + 1;
}

netweave_status nw__tie_table_from_view(const netweave_view *view, nw__tie_table *out) {
    if (!nw__tie_table_make(view->ties, view->directed, out)) {
        nw__tie_table_free(out);
        return nw__fail_memory();
    }
    for (int32_t i = 0; i < view->members; i++)
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++)
            if (view->directed || view->out.to[k] > i)
                nw__tie_table_add(out, i, view->out.to[k]);
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__tie_table_view(const nw__tie_table *table, const netweave_view *like, netweave_view **out_view) {
    nw__csr rows;
    netweave_status status = table->directed
                                 ? nw__csr_build(like->members, table->count, table->from, table->to, NULL, &rows)
                                 : nw__csr_build_undirected(like->members, table->count, table->from, table->to, &rows);
    return status == NETWEAVE_STATUS_OK ? nw__view_from_csr(like, table->directed, &rows, out_view) : status;
}
