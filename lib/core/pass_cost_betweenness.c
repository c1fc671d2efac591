/* Shortest-path betweenness of members and ties, where a tie is as long as its strength says: Brandes 2001, doi
 * 10.1080/0022250X.2001.9990249, with the search of Dijkstra from one source after another.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/betweenness.h"
#include "core/block_sums.h"
#include "core/dijkstra.h"

#include <math.h>

/* Sources are cut into this many blocks, whatever the threads, so that sums are the same bits with any number of them.
 */
enum { BLOCKS = 64 };

/* What one thread works with. */
typedef struct scratch {
    nw__dijkstra search;
    double *paths; /* shortest paths; on the way back (1 + dependency) / paths */
} scratch;

typedef struct sweep {
    const netweave_view *view;
    const double *length; /* per arc */
    int64_t members, arcs, blocks;
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

static netweave_status do_sources(const sweep *sweep, scratch *scratch, int64_t block, double *numbers) {
    int64_t last = (block + 1) * sweep->members / sweep->blocks;
    for (int64_t i = block * sweep->members / sweep->blocks; i < last; i++) {
        double share = (double)i / (double)sweep->members;
        netweave_status status = nw__dijkstra_from(&scratch->search, (int32_t)i, sweep->run, share);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        count_cost_paths(&scratch->search, scratch->paths);
        add_cost_dependencies(&scratch->search, scratch->paths, numbers, numbers + sweep->members);
    }
    return NETWEAVE_STATUS_OK;
}

static netweave_status do_blocks(void *state, int64_t begin, int64_t end, int thread) {
    sweep *sweep = state;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t block = begin; block < end && status == NETWEAVE_STATUS_OK; block++) {
        double *numbers = nw__block_sums_take(&sweep->sums);
        if (numbers == NULL)
            return nw__fail_memory();
        status = do_sources(sweep, &sweep->scratch[thread], block, numbers);
        if (status == NETWEAVE_STATUS_OK)
            nw__block_sums_give(&sweep->sums, block, numbers);
        else
            nw__free(numbers);
    }
    return status;
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
    return finite ? NETWEAVE_STATUS_OK : nw__betweenness_too_many();
}

static void free_sweep(sweep *sweep, int threads) {
    for (int i = 0; sweep->scratch != NULL && i < threads; i++) {
        nw__dijkstra_free(&sweep->scratch[i].search);
        nw__free(sweep->scratch[i].paths);
    }
    nw__free(sweep->scratch);
    if (sweep->sums.total != NULL)
        nw__block_sums_free(&sweep->sums);
}

/* Room for the sums and for the scratch of each thread. Pages that nobody writes cost nothing. */
static bool make_room(sweep *sweep, int threads) {
    const netweave_view *view = sweep->view;
    sweep->scratch = nw__allocate_zeroed((size_t)threads, sizeof *sweep->scratch);
    bool done =
        sweep->scratch != NULL && nw__block_sums_make(sweep->blocks, sweep->members + sweep->arcs, &sweep->sums);
    for (int i = 0; done && i < threads; i++) {
        scratch *scratch = &sweep->scratch[i];
        scratch->paths = nw__allocate((size_t)view->members, sizeof *scratch->paths);
        done = nw__dijkstra_make(&view->out, sweep->length, view->members, &scratch->search) && scratch->paths != NULL;
    }
    return done;
}

static netweave_status sum_up(const netweave_view *view, const double *length, netweave_run *run,
                              nw__betweenness *out) {
    int threads = nw__run_threads(run);
    sweep sweep = {
        .view = view, .length = length, .members = view->members, .arcs = view->out.start[view->members], .run = run};
    sweep.blocks = sweep.members < BLOCKS ? sweep.members : BLOCKS;
    netweave_status status = make_room(&sweep, threads) ? NETWEAVE_STATUS_OK : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = nw__parallel_for(run, sweep.blocks, 1, "betweenness", do_blocks, &sweep);
    if (status == NETWEAVE_STATUS_OK)
        status = spread_sums(view, run, &sweep, out);
    free_sweep(&sweep, threads);
    return status;
}

static netweave_status make_cost_betweenness(const netweave_view *view, netweave_run *run, void **out_work) {
    double unit;
    double *length = nw__arc_lengths(&view->out, view->members, &unit);
    nw__betweenness *betweenness = nw__betweenness_new(view, true);
    netweave_status status = length != NULL && betweenness != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = sum_up(view, length, run, betweenness);
    nw__free(length);
    if (status == NETWEAVE_STATUS_OK)
        *out_work = betweenness;
    else
        nw__betweenness_free(betweenness);
    return status;
}

netweave_status nw__pass_cost_betweenness(const netweave_view *view, netweave_run *run, const nw__betweenness **out) {
    if (!view->weighted)
        return nw__pass_tie_betweenness(view, run, out);
    void *work = NULL;
    netweave_status status =
        nw__view_pass(view, NW_PASS_COST_BETWEENNESS, make_cost_betweenness, nw__betweenness_free, run, &work);
    if (status == NETWEAVE_STATUS_OK)
        *out = work;
    return status;
}
