/* What measures that compare with random networks share. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/null_draws.h"

#include <stdatomic.h>

typedef struct work {
    const nw__null_draws *draws;
    netweave_run *run;
    double *out;
    atomic_bool unsettled;
} work;

static netweave_status draw_degrees(work *work, nw__random *random, netweave_view **out) {
    bool settled = true;
    netweave_status status = nw__null_degrees(work->draws->like, &work->draws->rule, random, work->run, out, &settled);
    if (status == NETWEAVE_STATUS_OK && !settled)
        atomic_store(&work->unsettled, true);
    return status;
}

static netweave_status draw_one(work *work, int64_t draw) {
    const nw__null_draws *draws = work->draws;
    nw__random random = nw__random_stream(netweave_run_seed(work->run), (uint64_t)draw);
    netweave_view *drawn = NULL;
    netweave_status status = draws->keeps_degrees ? draw_degrees(work, &random, &drawn)
                                                  : nw__null_ties(draws->like, &random, work->run, &drawn);
    if (status == NETWEAVE_STATUS_OK)
        status = draws->numbers(drawn, draws->context, work->run, work->out + draw * draws->columns);
    netweave_view_free(drawn);
    return status;
}

static netweave_status draw_some(void *state, int64_t begin, int64_t end, int thread) {
    netweave_status status = NETWEAVE_STATUS_OK;
    (void)thread;
    for (int64_t draw = begin; draw < end && status == NETWEAVE_STATUS_OK; draw++)
        status = draw_one(state, draw);
    return status;
}

netweave_status nw__null_draws_make(const nw__null_draws *draws, netweave_run *run, double *out, bool *out_settled) {
    work work = {.draws = draws, .run = run, .out = out};
    netweave_status status = nw__parallel_for(run, draws->draws, 1, "random networks", draw_some, &work);
    if (status == NETWEAVE_STATUS_OK && out_settled != NULL)
        *out_settled = !atomic_load(&work.unsettled);
    return status;
}
