/* Shortest-path betweenness of members and ties, in one sweep. Brandes 2001, doi 10.1080/0022250X.2001.9990249: from
 * each source, count shortest paths outwards, then add up dependencies inwards.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/block_sums.h"
#include "core/dijkstra.h"
#include "core/pass.h"
#include "core/trace.h"

#include <math.h>

/* Sources are cut into this many blocks, whatever the threads, so that sums are the same bits with any number of them.
 */
enum { BLOCKS = 64 };

/* What one thread works with: the one or the other. */
typedef struct scratch {
    nw__trace trace;     /* in steps */
    nw__dijkstra search; /* where ties have lengths */
    double *paths;       /* beside `search`: shortest paths; on the way back (1 + dependency) / paths */
} scratch;

typedef struct sweep {
    const netweave_view *view;
    const double *length; /* per arc; NULL: in steps */
    int32_t members;
    int64_t arcs;
    int64_t batches; /* of NW_TRACE_SOURCES sources */
    int64_t blocks;
    int32_t *sources;    /* neighbours one after the other */
    nw__block_sums sums; /* of members, then of arcs */
    scratch *scratch;
    netweave_run *run;
} sweep;

/* True when the shortest way to the other end of an arc may take it. The order decides too, because beside a very long
 * path a short tie is lost in rounding. */
static bool leads_on(const nw__dijkstra *search, int32_t member, int64_t arc) {
    int32_t other = search->rows->to[arc];
    return search->rank[other] > search->rank[member] &&
           nw__same_length(search->far[member] + search->length[arc], search->far[other]);
}

static void count_cost_paths(const nw__dijkstra *search, double *paths) {
    paths[search->order[0]] = 1;
    for (int32_t i = 1; i < search->reached; i++)
        paths[search->order[i]] = 0;
    for (int32_t i = 0; i < search->reached; i++) {
        int32_t member = search->order[i];
        for (int64_t k = search->rows->start[member]; k < search->rows->start[member + 1]; k++)
            if (leads_on(search, member, k))
                paths[search->rows->to[k]] += paths[member];
    }
}

static void add_cost_dependencies(const nw__dijkstra *search, double *paths, double *member, double *arc) {
    for (int32_t i = search->reached - 1; i >= 0; i--) {
        int32_t here = search->order[i];
        double dependency = 0;
        for (int64_t k = search->rows->start[here]; k < search->rows->start[here + 1]; k++) {
            if (!leads_on(search, here, k))
                continue;
            double part = paths[here] * paths[search->rows->to[k]];
            arc[k] += part;
            dependency += part;
        }
        paths[here] = (1 + dependency) / paths[here];
        if (i > 0)
            member[here] += dependency;
    }
}

static netweave_status do_batch(const sweep *sweep, scratch *scratch, int64_t batch, double *member, double *arc) {
    const int32_t *sources = &sweep->sources[batch * NW_TRACE_SOURCES];
    int64_t left = sweep->members - batch * NW_TRACE_SOURCES;
    int count = left < NW_TRACE_SOURCES ? (int)left : NW_TRACE_SOURCES;
    double share = (double)batch / (double)sweep->batches;
    if (sweep->length == NULL)
        return nw__trace_from(&scratch->trace, sources, count, sweep->run, share, member, arc);
    for (int i = 0; i < count; i++) {
        netweave_status status = nw__dijkstra_from(&scratch->search, sources[i], sweep->run, share);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        count_cost_paths(&scratch->search, scratch->paths);
        add_cost_dependencies(&scratch->search, scratch->paths, member, arc);
    }
    return NETWEAVE_STATUS_OK;
}

static netweave_status do_block(sweep *sweep, scratch *scratch, int64_t block) {
    netweave_status status = NETWEAVE_STATUS_OK;
    int64_t last = (block + 1) * sweep->batches / sweep->blocks;
    double *numbers = nw__block_sums_take(&sweep->sums);
    if (numbers == NULL)
        return nw__fail_memory();
    for (int64_t batch = block * sweep->batches / sweep->blocks; batch < last && status == NETWEAVE_STATUS_OK; batch++)
        status = do_batch(sweep, scratch, batch, numbers, numbers + sweep->members);
    if (status == NETWEAVE_STATUS_OK)
        nw__block_sums_give(&sweep->sums, block, numbers);
    else
        nw__free(numbers);
    return status;
}

static netweave_status do_blocks(void *state, int64_t begin, int64_t end, int thread) {
    sweep *sweep = state;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t block = begin; block < end && status == NETWEAVE_STATUS_OK; block++)
        status = do_block(sweep, &sweep->scratch[thread], block);
    return status;
}

static void queue_row(const nw__csr *rows, int32_t member, unsigned char *queued, int32_t *queue, int32_t *count) {
    for (int64_t k = rows->start[member]; k < rows->start[member + 1]; k++) {
        if (queued[rows->to[k]] == 0)
            queue[(*count)++] = rows->to[k];
        queued[rows->to[k]] = 1;
    }
}

/* Breadth first from the member with most ties: the sources of a batch then reach others at about the same level. */
static bool order_sources(const netweave_view *view, int32_t *queue) {
    unsigned char *queued = nw__allocate_zeroed((size_t)view->members, 1);
    int32_t hub = 0;
    int32_t count = 0;
    int32_t taken = 0;
    if (queued == NULL)
        return false;
    for (int32_t i = 1; i < view->members; i++)
        if (nw__degree(&view->out, i) > nw__degree(&view->out, hub))
            hub = i;
    for (int32_t i = -1; i < view->members; i++) {
        int32_t first = i < 0 ? hub : i;
        if (view->members > 0 && queued[first] == 0)
            queue[count++] = first;
        for (; taken < count; taken++) {
            queued[queue[taken]] = 1;
            queue_row(&view->out, queue[taken], queued, queue, &count);
            if (view->directed)
                queue_row(&view->in, queue[taken], queued, queue, &count);
        }
    }
    nw__free(queued);
    return true;
}

static void free_betweenness(void *work) {
    nw__betweenness *betweenness = work;
    if (betweenness == NULL)
        return;
    nw__free(betweenness->member);
    nw__free(betweenness->tie);
    nw__free(betweenness);
}

/* From arcs to ties. An undirected pair was met from both its ends, so each counts half. */
static netweave_status spread_sums(const netweave_view *view, netweave_run *run, const sweep *sweep,
                                   nw__betweenness *out) {
    const int64_t *ties;
    netweave_status status = nw__view_arc_ties(view, run, &ties);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double share = view->directed ? 1 : 0.5;
    for (int64_t i = 0; i < sweep->members; i++)
        out->member[i] = share * sweep->sums.total[i];
    for (int64_t k = 0; k < sweep->arcs; k++)
        out->tie[ties != NULL ? ties[k] : k] += share * sweep->sums.total[sweep->members + k];
    bool finite = true;
    for (int64_t k = 0; k < view->ties; k++)
        finite = finite && isfinite(out->tie[k]);
    if (!finite)
        return nw__fail(NETWEAVE_STATUS_LIMIT,
                        "betweenness cannot be counted: two members are joined by more than 1e300 shortest paths");
    return NETWEAVE_STATUS_OK;
}

static void free_sweep(sweep *sweep, int threads) {
    for (int i = 0; sweep->scratch != NULL && i < threads; i++) {
        nw__trace_free(&sweep->scratch[i].trace);
        nw__dijkstra_free(&sweep->scratch[i].search);
        nw__free(sweep->scratch[i].paths);
    }
    nw__free(sweep->scratch);
    nw__free(sweep->sources);
    if (sweep->sums.total != NULL)
        nw__block_sums_free(&sweep->sums);
}

static bool make_scratch(const sweep *sweep, scratch *out) {
    const netweave_view *view = sweep->view;
    if (sweep->length == NULL)
        return nw__trace_make(&view->out, &view->in, view->members, &out->trace);
    out->paths = nw__allocate((size_t)view->members, sizeof *out->paths);
    return nw__dijkstra_make(&view->out, sweep->length, view->members, &out->search) && out->paths != NULL;
}

/* Room for the sums and for the scratch of each thread. Pages that nobody writes cost nothing. */
static bool make_room(sweep *sweep, int threads) {
    sweep->sources = nw__allocate((size_t)sweep->members, sizeof *sweep->sources);
    sweep->scratch = nw__allocate_zeroed((size_t)threads, sizeof *sweep->scratch);
    bool done = sweep->sources != NULL && sweep->scratch != NULL &&
                nw__block_sums_make(sweep->blocks, sweep->members + sweep->arcs, &sweep->sums);
    for (int i = 0; done && i < threads; i++)
        done = make_scratch(sweep, &sweep->scratch[i]);
    return done && order_sources(sweep->view, sweep->sources);
}

static netweave_status make(const netweave_view *view, const double *length, netweave_run *run, void **out_work) {
    int threads = nw__run_threads(run);
    sweep sweep = {.view = view,
                   .length = length,
                   .members = view->members,
                   .arcs = view->out.start[view->members],
                   .batches = ((int64_t)view->members + NW_TRACE_SOURCES - 1) / NW_TRACE_SOURCES,
                   .run = run};
    sweep.blocks = sweep.batches < BLOCKS ? sweep.batches : BLOCKS;
    nw__betweenness *betweenness = nw__allocate_zeroed(1, sizeof *betweenness);
    bool done = betweenness != NULL && make_room(&sweep, threads);
    if (done) {
        betweenness->member = nw__allocate_zeroed((size_t)view->members, sizeof *betweenness->member);
        betweenness->tie = nw__allocate_zeroed((size_t)view->ties, sizeof *betweenness->tie);
        done = betweenness->member != NULL && betweenness->tie != NULL;
    }
    netweave_status status = done ? NETWEAVE_STATUS_OK : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = nw__parallel_for(run, sweep.blocks, 1, "betweenness", do_blocks, &sweep);
    if (status == NETWEAVE_STATUS_OK)
        status = spread_sums(view, run, &sweep, betweenness);
    free_sweep(&sweep, threads);
    if (status == NETWEAVE_STATUS_OK)
        *out_work = betweenness;
    else
        free_betweenness(betweenness);
    return status;
}

static netweave_status make_betweenness(const netweave_view *view, netweave_run *run, void **out_work) {
    return make(view, NULL, run, out_work);
}

static netweave_status make_cost_betweenness(const netweave_view *view, netweave_run *run, void **out_work) {
    double unit;
    double *length = nw__arc_lengths(&view->out, view->members, &unit);
    netweave_status status = length != NULL ? make(view, length, run, out_work) : nw__fail_memory();
    nw__free(length);
    return status;
}

netweave_status nw__pass_betweenness(const netweave_view *view, netweave_run *run, const nw__betweenness **out) {
    void *work = NULL;
    netweave_status status = nw__view_pass(view, NW_PASS_BETWEENNESS, make_betweenness, free_betweenness, run, &work);
    if (status == NETWEAVE_STATUS_OK)
        *out = work;
    return status;
}

netweave_status nw__pass_cost_betweenness(const netweave_view *view, netweave_run *run, const nw__betweenness **out) {
    if (!view->weighted)
        return nw__pass_betweenness(view, run, out);
    void *work = NULL;
    netweave_status status =
        nw__view_pass(view, NW_PASS_COST_BETWEENNESS, make_cost_betweenness, free_betweenness, run, &work);
    if (status == NETWEAVE_STATUS_OK)
        *out = work;
    return status;
}
