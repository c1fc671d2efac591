/* The knowledge gate, from the inside. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_FLOW_GATE_H
#define NW_FLOW_GATE_H

#include "core/network.h"

#include <netweave/gate.h>

enum { NW_GATE_CONDITIONS = 4 };

/* One condition: a layer, and the weight from which (cost: up to which) its ties count. */
typedef struct nw__gate_condition {
    const char *name;
    int64_t layer;
    double limit; /* NaN: any tie */
    bool is_cost;
} nw__gate_condition;

typedef struct nw__gate_conditions {
    nw__gate_condition items[NW_GATE_CONDITIONS];
    int count;
    bool cost_unused; /* there is a layer of costs, and no limit */
} nw__gate_conditions;

/* Pairs of one wave, counted as the columns of the table are. */
typedef struct nw__gate_counts {
    int64_t wave; /* place among the network's */
    int64_t pairs, passed_all, unknown;
    int64_t passed[NW_GATE_CONDITIONS], alone[NW_GATE_CONDITIONS];
} nw__gate_counts;

/* The sentences about the gate, for the network's notes and the table's. */
netweave_status nw__gate_notes(const netweave_network *network, const nw__gate_conditions *conditions,
                               const nw__gate_counts *counts, int64_t waves, nw__notes *out);

/* The table of what each condition stops. */
netweave_status nw__gate_table(const netweave_network *network, const nw__gate_conditions *conditions,
                               const nw__gate_counts *counts, int64_t waves, const nw__notes *notes,
                               netweave_table **out_table);

#endif
