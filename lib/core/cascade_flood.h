/* Who is reached in 512 simulations at the end, in whatever order. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_CASCADE_FLOOD_H
#define NW_CORE_CASCADE_FLOOD_H

#include "core/cascade.h"
#include "core/coin_pool.h"

/* Scratch of one thread. */
typedef struct nw__cascade_flood {
    const nw__cascade *cascade;
    nw__lanes *seen;    /* lanes in which a member knows */
    nw__lanes *pending; /* lanes in which it has not told yet */
    int32_t *queue;     /* members with bits in `pending`, a ring */
    int64_t first, count;
    nw__lanes_random *random;
    nw__pool_places places;
    void *room[3];
} nw__cascade_flood;

/* For independent cascades. */
bool nw__cascade_flood_make(const nw__cascade *cascade, nw__cascade_flood *out);
void nw__cascade_flood_free(nw__cascade_flood *flood);

/* Runs the first `lanes` simulations of the stream (seed, index), which are those from `first` on of `all`; members who
 * know by lane. Polls the run. */
netweave_status nw__cascade_flood_run(nw__cascade_flood *flood, const nw__cascade_starts *starts, int64_t first,
                                      int64_t lanes, int64_t all, uint64_t seed, uint64_t index, netweave_run *run,
                                      uint32_t known[NW_LANES]);

#endif
