/* What a cascade without chance reaches when a member starts it together with its contacts.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/run.h"
#include "core/cascade_block.h"

enum { ALONE = 1 << 17 };

typedef struct work {
    const nw__cascade *cascade;
    double *reached;
    netweave_run *run;
    nw__cascade_block *block; /* by thread */
} work;

/* The members from `first` on, one with its contacts in each lane. */
static netweave_status search(const work *work, nw__cascade_block *block, int32_t first) {
    const nw__csr *out = work->cascade->out;
    int32_t left = work->cascade->members - first;
    int32_t lanes = left < NW_LANES ? left : NW_LANES;
    uint32_t known[NW_LANES];
    bool was_cut = false;
    nw__cascade_block_clear(block, 0, 0);
    for (int32_t lane = 0; lane < lanes; lane++) {
        nw__lanes own = {0};
        nw__lanes_set(&own, lane);
        nw__cascade_block_start(block, first + lane, &own);
        for (int64_t k = out->start[first + lane]; k < out->start[first + lane + 1]; k++)
            nw__cascade_block_start(block, out->to[k], &own);
    }
    double share = (double)first / work->cascade->members;
    netweave_status status = nw__cascade_block_run(block, INT64_MAX, work->run, share, NULL, NULL, &was_cut);
    nw__cascade_block_known(block, known);
    for (int32_t lane = 0; lane < lanes && status == NETWEAVE_STATUS_OK; lane++)
        work->reached[first + lane] = known[lane];
    return status;
}

static netweave_status search_some(void *state, int64_t begin, int64_t end, int thread) {
    const work *work = state;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t k = begin; k < end && status == NETWEAVE_STATUS_OK; k++)
        status = search(work, &work->block[thread], (int32_t)(k * NW_LANES));
    return status;
}

netweave_status nw__cascade_around(const nw__cascade *cascade, netweave_run *run, double *reached) {
    int64_t batches = (cascade->members + NW_LANES - 1) / NW_LANES;
    bool alone = batches * (cascade->members + cascade->out->start[cascade->members]) <= ALONE;
    int threads = alone ? 1 : nw__run_threads(run);
    work work = {.cascade = cascade, .reached = reached, .run = run};
    work.block = nw__allocate_zeroed((size_t)threads, sizeof *work.block);
    bool made = work.block != NULL;
    for (int i = 0; i < threads && made; i++)
        made = nw__cascade_block_make(cascade, &work.block[i]);
    netweave_status status = made ? NETWEAVE_STATUS_OK : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = nw__parallel_for(run, batches, alone ? batches : 1, "cascades", search_some, &work);
    for (int i = 0; i < threads && work.block != NULL; i++)
        nw__cascade_block_free(&work.block[i]);
    nw__free(work.block);
    return status;
}
