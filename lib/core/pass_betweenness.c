/* Shortest-path betweenness of members and ties, in one sweep. Brandes 2001, doi 10.1080/0022250X.2001.9990249: from
 * each source, count shortest paths outwards, then add up dependencies inwards.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/dijkstra.h"
#include "core/pass.h"

/* Sources are cut into this many blocks, each with sums of its own, added in order: the same bits with any number of
 * threads. */
enum { BLOCKS = 16 };

/* What a sweep knows of a member; both in one place, so that looking at a neighbour costs one cache line. */
typedef struct node {
    double paths; /* shortest paths from the source; later (1 + dependency) / paths */
    int32_t level;
} node;

typedef struct scratch {
    node *nodes;
    int32_t *order;      /* members in order of distance */
    nw__dijkstra search; /* where ties have lengths */
} scratch;

typedef struct sweep {
    const nw__csr *rows;
    const double *length; /* per arc; NULL: in steps */
    int32_t members;
    int64_t arcs;
    int64_t blocks;
    double *member; /* blocks * members */
    double *arc;    /* blocks * arcs */
    scratch *scratch;
    netweave_run *run;
} sweep;

static int32_t count_paths(const nw__csr *rows, int32_t source, node *nodes, int32_t *order) {
    int32_t reached = 1;
    order[0] = source;
    nodes[source] = (node){1, 0};
    for (int32_t i = 0; i < reached; i++) {
        node here = nodes[order[i]];
        int32_t next = here.level + 1;
        for (int64_t k = rows->start[order[i]]; k < rows->start[order[i] + 1]; k++) {
            node *other = &nodes[rows->to[k]];
            if (other->level < 0) {
                *other = (node){here.paths, next};
                order[reached++] = rows->to[k];
            } else if (other->level == next) {
                other->paths += here.paths;
            }
        }
    }
    return reached;
}

static void add_dependencies(const nw__csr *rows, int32_t reached, node *nodes, const int32_t *order, double *member,
                             double *arc) {
    for (int32_t i = reached - 1; i >= 0; i--) {
        node *here = &nodes[order[i]];
        int32_t next = here->level + 1;
        double dependency = 0;
        for (int64_t k = rows->start[order[i]]; k < rows->start[order[i] + 1]; k++) {
            const node *other = &nodes[rows->to[k]];
            double part = other->level == next ? here->paths * other->paths : 0;
            arc[k] += part;
            dependency += part;
        }
        here->paths = (1 + dependency) / here->paths;
        if (i > 0)
            member[order[i]] += dependency;
    }
}

/* True when the shortest way to the other end of an arc may take it. The order decides too, because beside a very long
 * path a short tie is lost in rounding. */
static bool leads_on(const nw__dijkstra *search, int32_t member, int64_t arc) {
    int32_t other = search->rows->to[arc];
    return search->rank[other] > search->rank[member] &&
           nw__same_length(search->far[member] + search->length[arc], search->far[other]);
}

static void count_cost_paths(const nw__dijkstra *search, node *nodes) {
    nodes[search->order[0]].paths = 1;
    for (int32_t i = 1; i < search->reached; i++)
        nodes[search->order[i]].paths = 0;
    for (int32_t i = 0; i < search->reached; i++) {
        int32_t member = search->order[i];
        for (int64_t k = search->rows->start[member]; k < search->rows->start[member + 1]; k++)
            if (leads_on(search, member, k))
                nodes[search->rows->to[k]].paths += nodes[member].paths;
    }
}

static void add_cost_dependencies(const nw__dijkstra *search, node *nodes, double *member, double *arc) {
    for (int32_t i = search->reached - 1; i >= 0; i--) {
        int32_t here = search->order[i];
        double dependency = 0;
        for (int64_t k = search->rows->start[here]; k < search->rows->start[here + 1]; k++) {
            if (!leads_on(search, here, k))
                continue;
            double part = nodes[here].paths * nodes[search->rows->to[k]].paths;
            arc[k] += part;
            dependency += part;
        }
        nodes[here].paths = (1 + dependency) / nodes[here].paths;
        if (i > 0)
            member[here] += dependency;
    }
}

static netweave_status do_source(const sweep *sweep, scratch *scratch, int32_t source, double *member, double *arc) {
    double share = (double)source / sweep->members;
    if (sweep->length != NULL) {
        netweave_status status = nw__dijkstra_from(&scratch->search, source, sweep->run, share);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        count_cost_paths(&scratch->search, scratch->nodes);
        add_cost_dependencies(&scratch->search, scratch->nodes, member, arc);
        return NETWEAVE_STATUS_OK;
    }
    netweave_status status = nw__run_check(sweep->run, share, "betweenness");
    if (status != NETWEAVE_STATUS_OK)
        return status;
    int32_t reached = count_paths(sweep->rows, source, scratch->nodes, scratch->order);
    add_dependencies(sweep->rows, reached, scratch->nodes, scratch->order, member, arc);
    for (int32_t i = 0; i < reached; i++)
        scratch->nodes[scratch->order[i]].level = -1;
    return NETWEAVE_STATUS_OK;
}

static netweave_status do_blocks(void *state, int64_t begin, int64_t end, int thread) {
    sweep *sweep = state;
    scratch *scratch = &sweep->scratch[thread];
    for (int32_t i = 0; i < sweep->members; i++)
        scratch->nodes[i].level = -1;
    for (int64_t block = begin; block < end; block++) {
        int64_t last = (block + 1) * sweep->members / sweep->blocks;
        for (int64_t source = block * sweep->members / sweep->blocks; source < last; source++) {
            netweave_status status = do_source(sweep, scratch, (int32_t)source, &sweep->member[block * sweep->members],
                                               &sweep->arc[block * sweep->arcs]);
            if (status != NETWEAVE_STATUS_OK)
                return status;
        }
    }
    return NETWEAVE_STATUS_OK;
}

static void free_betweenness(void *work) {
    nw__betweenness *betweenness = work;
    if (betweenness == NULL)
        return;
    nw__free(betweenness->member);
    nw__free(betweenness->tie);
    nw__free(betweenness);
}

/* Adds the blocks up. An undirected pair was met from both its ends, so each counts half. */
static netweave_status add_blocks(const netweave_view *view, netweave_run *run, const sweep *sweep,
                                  nw__betweenness *out) {
    const int64_t *ties;
    netweave_status status = nw__view_arc_ties(view, run, &ties);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double share = view->directed ? 1 : 0.5;
    for (int64_t block = 0; block < sweep->blocks; block++) {
        for (int64_t i = 0; i < sweep->members; i++)
            out->member[i] += share * sweep->member[block * sweep->members + i];
        for (int64_t k = 0; k < sweep->arcs; k++)
            out->tie[ties != NULL ? ties[k] : k] += share * sweep->arc[block * sweep->arcs + k];
    }
    return NETWEAVE_STATUS_OK;
}

static void free_sweep(sweep *sweep, int threads) {
    for (int i = 0; sweep->scratch != NULL && i < threads; i++) {
        nw__free(sweep->scratch[i].nodes);
        nw__free(sweep->scratch[i].order);
        nw__dijkstra_free(&sweep->scratch[i].search);
    }
    nw__free(sweep->scratch);
    nw__free(sweep->member);
    nw__free(sweep->arc);
}

/* Room for the sums of each block and the scratch of each thread. Pages that nobody writes cost nothing. */
static bool make_room(const netweave_view *view, int threads, sweep *sweep) {
    size_t cells;
    size_t members = (size_t)view->members;
    if (!nw__multiply((size_t)sweep->blocks, (size_t)sweep->arcs, &cells))
        return false;
    sweep->arc = nw__allocate_zeroed(cells, sizeof *sweep->arc);
    sweep->member = nw__allocate_zeroed((size_t)sweep->blocks * members, sizeof *sweep->member);
    sweep->scratch = nw__allocate_zeroed((size_t)threads, sizeof *sweep->scratch);
    bool done = sweep->arc != NULL && sweep->member != NULL && sweep->scratch != NULL;
    for (int i = 0; done && i < threads; i++) {
        sweep->scratch[i].nodes = nw__allocate(members, sizeof *sweep->scratch[i].nodes);
        sweep->scratch[i].order = nw__allocate(members, sizeof *sweep->scratch[i].order);
        done = sweep->scratch[i].nodes != NULL && sweep->scratch[i].order != NULL;
        if (done && sweep->length != NULL)
            done = nw__dijkstra_make(sweep->rows, sweep->length, sweep->members, &sweep->scratch[i].search);
    }
    return done;
}

static netweave_status make(const netweave_view *view, const double *length, netweave_run *run, void **out_work) {
    int threads = nw__run_threads(run);
    sweep sweep = {.rows = &view->out,
                   .length = length,
                   .members = view->members,
                   .arcs = view->out.start[view->members],
                   .blocks = view->members < BLOCKS ? view->members : BLOCKS,
                   .run = run};
    nw__betweenness *betweenness = nw__allocate_zeroed(1, sizeof *betweenness);
    bool done = betweenness != NULL && make_room(view, threads, &sweep);
    if (done) {
        betweenness->member = nw__allocate_zeroed((size_t)view->members, sizeof *betweenness->member);
        betweenness->tie = nw__allocate_zeroed((size_t)view->ties, sizeof *betweenness->tie);
        done = betweenness->member != NULL && betweenness->tie != NULL;
    }
    netweave_status status = done ? NETWEAVE_STATUS_OK : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = nw__parallel_for(run, sweep.blocks, 1, "betweenness", do_blocks, &sweep);
    if (status == NETWEAVE_STATUS_OK)
        status = add_blocks(view, run, &sweep, betweenness);
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
