/* Span of a tie: how far apart its ends would be without it. Ends with a common contact: 2; more makes the tie a local
 * bridge; a bridge has none, for its ends would not reach each other. From both ends at once, the narrower front first.
 * Sources: Granovetter 1973, doi 10.1086/225469; Easley and Kleinberg 2010, section 3.2.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/measure.h"

#include <math.h>

enum { CHUNK = 64, POLL = 65536 };

/* What one thread works with. */
typedef struct search {
    int32_t *far;      /* per member: 1 + steps from the first end, -1 - steps from the second; 0: not met */
    int32_t *queue[2]; /* members met from each end */
    int64_t head[2], tail[2];
} search;

typedef struct work {
    const netweave_view *view; /* undirected */
    const int32_t *common;     /* contacts, per arc */
    const nw__blocks *blocks;
    const int64_t *ties; /* the tie of each arc */
    const int32_t *from; /* per tie: its first end, its arc */
    const int64_t *arc;
    netweave_run *run;
    search *searches;
    double *span; /* out, per tie */
} work;

/* Follows all members of one front one step on; gives the length of the shortest way that closes, or 0. */
static int64_t advance(const work *work, search *search, int side, int64_t tie, int64_t *steps) {
    const nw__csr *rows = &work->view->out;
    int32_t sign = side == 0 ? 1 : -1;
    int64_t end = search->tail[side];
    int64_t best = 0;
    for (; search->head[side] < end; search->head[side]++) {
        int32_t here = search->queue[side][search->head[side]];
        *steps += nw__degree(rows, here);
        for (int64_t k = rows->start[here]; k < rows->start[here + 1]; k++) {
            int32_t other = rows->to[k];
            int32_t met = search->far[other] * sign;
            if (work->ties[k] == tie || met > 0)
                continue;
            if (met < 0) {
                int64_t length = search->far[here] * sign - met - 1;
                best = best == 0 || length < best ? length : best;
                continue;
            }
            search->far[other] = search->far[here] + sign;
            search->queue[side][search->tail[side]++] = other;
        }
    }
    return best;
}

static netweave_status find_span(const work *work, search *search, int64_t tie) {
    int32_t ends[2] = {work->from[tie], work->view->out.to[work->arc[tie]]};
    int64_t found = 0;
    int64_t steps = 0;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int side = 0; side < 2; side++) {
        search->head[side] = 0;
        search->tail[side] = 1;
        search->queue[side][0] = ends[side];
        search->far[ends[side]] = side == 0 ? 1 : -1;
    }
    while (found == 0 && status == NETWEAVE_STATUS_OK) { /* not a bridge, so the fronts meet */
        int64_t first = search->tail[0] - search->head[0];
        found = advance(work, search, first <= search->tail[1] - search->head[1] ? 0 : 1, tie, &steps);
        if (steps > POLL) {
            steps = 0;
            status = nw__run_check(work->run, 0, "local bridges");
        }
    }
    for (int side = 0; side < 2; side++)
        for (int64_t k = 0; k < search->tail[side]; k++)
            search->far[search->queue[side][k]] = 0;
    work->span[tie] = (double)found;
    return status;
}

static netweave_status do_ties(void *state, int64_t begin, int64_t end, int thread) {
    work *work = state;
    search *search = &work->searches[thread];
    size_t members = (size_t)work->view->members;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (search->far == NULL) {
        search->far = nw__allocate_zeroed(members, sizeof *search->far);
        search->queue[0] = nw__allocate(members, sizeof *search->queue[0]);
        search->queue[1] = nw__allocate(members, sizeof *search->queue[1]);
        if (search->far == NULL || search->queue[0] == NULL || search->queue[1] == NULL)
            return nw__fail_memory();
    }
    for (int64_t tie = begin; tie < end && status == NETWEAVE_STATUS_OK; tie++) {
        if (work->common[work->arc[tie]] > 0)
            work->span[tie] = 2;
        else if (work->blocks->bridge[tie])
            work->span[tie] = NAN;
        else
            status = find_span(work, search, tie);
    }
    return status;
}

/* Finds the span of each tie of an undirected view. */
static netweave_status find_spans(const netweave_view *view, netweave_run *run, double *out_span) {
    work work = {.view = view, .run = run, .span = out_span};
    int threads = nw__run_threads(run);
    int32_t *from = nw__allocate((size_t)view->ties, sizeof *from);
    int64_t *arc = nw__allocate((size_t)view->ties, sizeof *arc);
    work.searches = nw__allocate_zeroed((size_t)threads, sizeof *work.searches);
    netweave_status status =
        from != NULL && arc != NULL && work.searches != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = nw__pass_common(view, run, &work.common);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__pass_blocks(view, run, &work.blocks);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__view_arc_ties(view, run, &work.ties);
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++) {
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++) {
            from[work.ties[k]] = view->out.to[k] > i ? i : from[work.ties[k]];
            arc[work.ties[k]] = view->out.to[k] > i ? k : arc[work.ties[k]];
        }
    }
    work.from = from;
    work.arc = arc;
    if (status == NETWEAVE_STATUS_OK)
        status = nw__parallel_for(run, view->ties, CHUNK, "local bridges", do_ties, &work);
    for (int k = 0; k < threads && work.searches != NULL; k++) {
        nw__free(work.searches[k].far);
        nw__free(work.searches[k].queue[0]);
        nw__free(work.searches[k].queue[1]);
    }
    nw__free(work.searches);
    nw__free(from);
    nw__free(arc);
    return status;
}

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    const netweave_view *undirected = NULL;
    const int64_t *ties = NULL;
    int64_t row = 0;
    int64_t bridges = 0;
    netweave_status status = nw__view_undirected(view, call->run, &undirected);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__view_arc_ties(undirected, call->run, &ties);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double *span = nw__allocate((size_t)undirected->ties, sizeof *span);
    status = span != NULL ? find_spans(undirected, call->run, span) : nw__fail_memory();
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++) {
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++) {
            if (!view->directed && view->out.to[k] < i)
                continue;
            out[0][row] = span[ties[nw__csr_find(&undirected->out, i, view->out.to[k])]];
            bridges += isnan(out[0][row++]) ? 1 : 0;
        }
    }
    nw__free(span);
    return status == NETWEAVE_STATUS_OK
               ? nw__call_undefined_some(call, bridges, "they are bridges, without which their ends are apart")
               : status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_COUNT, 2, INFINITY}};

const nw__measure nw__measure_local_bridge_span = {
    .name = "local_bridge_span",
    .title = "Span of ties",
    .question = "How far apart would the two ends of each tie be without it?",
    .higher = "the tie is a longer short cut; above 2 it is a local bridge",
    .formula = "distance between the two ends when the tie is left out",
    .convention = "in steps, ties without direction (a mutual pair is one tie); ends with a common contact have 2",
    .undefined = "for bridges: without them their ends do not reach each other",
    .citation = "Granovetter 1973, doi 10.1086/225469; Easley and Kleinberg 2010, section 3.2",
    .cost = "O(ties^1.5) for ties within triangles, at most O(ties) for each other tie",
    .scope = NETWEAVE_SCOPE_TIE,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
