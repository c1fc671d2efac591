/* Directed transitivity, the weak census: the share of paths i to j to k, of three different members, with a tie i to
 * k. Source: Holland and Leinhardt 1971, doi 10.1177/104649647100200201.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/degrees.h"
#include "measure/measure.h"

enum { CHUNK = 64 };

typedef struct work {
    const netweave_view *view;
    int64_t *closed; /* per member i: paths i to j to k with a tie i to k */
} work;

/* Members whom i names and who name k, counted along the shorter of the two rows. */
static int64_t between(const netweave_view *view, int32_t i, int32_t k) {
    bool along_out = nw__degree(&view->out, i) <= nw__degree(&view->in, k);
    const nw__csr *rows = along_out ? &view->out : &view->in;
    const nw__csr *others = along_out ? &view->in : &view->out;
    int32_t row = along_out ? i : k;
    int32_t other = along_out ? k : i;
    int64_t count = 0;
    for (int64_t place = rows->start[row]; place < rows->start[row + 1]; place++)
        count += nw__csr_find(others, other, rows->to[place]) >= 0;
    return count;
}

static netweave_status count(void *state, int64_t begin, int64_t end, int thread) {
    work *work = state;
    (void)thread;
    for (int64_t i = begin; i < end; i++) {
        work->closed[i] = 0;
        for (int64_t place = work->view->out.start[i]; place < work->view->out.start[i + 1]; place++)
            work->closed[i] += between(work->view, (int32_t)i, work->view->out.to[place]);
    }
    return NETWEAVE_STATUS_OK;
}

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    double paths = 0;
    for (int32_t i = 0; i < view->members; i++)
        paths += (double)nw__degree(&view->in, i) * (double)nw__degree(&view->out, i);
    paths -= view->directed ? 2 * (double)nw__mutual_pairs(view) : (double)view->out.start[view->members];
    if (paths <= 0)
        return nw__call_undefined(call, "there is no path of two ties");
    work work = {view, nw__allocate((size_t)view->members, sizeof *work.closed)};
    if (work.closed == NULL)
        return nw__fail_memory();
    netweave_status status = nw__parallel_for(call->run, view->members, CHUNK, call->measure->title, count, &work);
    double closed = 0;
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++)
        closed += (double)work.closed[i];
    nw__free(work.closed);
    if (status == NETWEAVE_STATUS_OK)
        out[0][0] = closed / paths;
    return status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

const nw__measure nw__measure_directed_transitivity = {
    .name = "directed_transitivity",
    .title = "Directed transitivity",
    .question = "When one member reaches another over a third, does it also name them directly?",
    .higher = "more of the two-step paths are closed by a direct tie",
    .formula = "share of paths i to j to k (three members) with a tie from i to k",
    .convention = "weak: triads without such a path do not count; on ties without direction the same as transitivity",
    .undefined = "without a path of two ties",
    .citation = "Holland and Leinhardt 1971, doi 10.1177/104649647100200201",
    .cost = "O(ties^1.5 log ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_IGNORED,
    .is_smooth = true,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
