/* Random networks with as many ties. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/null_model.h"
#include "core/tie_table.h"

enum { POLL = 1 << 14 };

/* Adds `count` different pairs. */
static netweave_status draw_pairs(nw__tie_table *table, int64_t count, uint64_t members, nw__random *random,
                                  netweave_run *run) {
    for (uint64_t draws = 0; table->count < count; draws++) {
        int32_t from = (int32_t)nw__random_below(random, members);
        int32_t to = (int32_t)nw__random_below(random, members - 1);
        to += to >= from;
        if (nw__tie_table_find(table, from, to) < 0)
            nw__tie_table_add(table, from, to);
        netweave_status status = draws % POLL == 0 ? nw__run_check(run, 0, "random networks") : NETWEAVE_STATUS_OK;
        if (status != NETWEAVE_STATUS_OK)
            return status;
    }
    return NETWEAVE_STATUS_OK;
}

/* All pairs but those in `gaps`. */
static netweave_status add_others(const nw__tie_table *gaps, int32_t members, nw__tie_table *table, netweave_run *run) {
    for (int32_t i = 0; i < members; i++) {
        netweave_status status = nw__run_check(run, 0, "random networks");
        if (status != NETWEAVE_STATUS_OK)
            return status;
        for (int32_t j = gaps->directed ? 0 : i + 1; j < members; j++)
            if (i != j && nw__tie_table_find(gaps, i, j) < 0)
                nw__tie_table_add(table, i, j);
    }
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__null_ties(const netweave_view *like, nw__random *random, netweave_run *run, netweave_view **out) {
    nw__tie_table table = {0};
    nw__tie_table gaps = {0};
    int64_t members = like->members;
    int64_t pairs = like->directed ? members * (members - 1) : members * (members - 1) / 2;
    bool dense = like->ties > pairs / 2; /* then fewer pairs have no tie: draw those */
    netweave_status status = NETWEAVE_STATUS_OK;
    if (!nw__tie_table_make(like->ties, like->directed, &table) ||
        (dense && !nw__tie_table_make(pairs - like->ties, like->directed, &gaps)))
        status = nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK && dense)
        status = draw_pairs(&gaps, pairs - like->ties, (uint64_t)members, random, run);
    else if (status == NETWEAVE_STATUS_OK)
        status = draw_pairs(&table, like->ties, (uint64_t)members, random, run);
    if (status == NETWEAVE_STATUS_OK && dense)
        status = add_others(&gaps, like->members, &table, run);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__tie_table_view(&table, like, out);
    nw__tie_table_free(&table);
    nw__tie_table_free(&gaps);
    return status;
}
