/* Mean local connectivity: the mean, over pairs of members, of how many paths between them have no other member in
 * common (as many as members would have to leave to part them, where they are not tied). Source: Beineke, Oellermann
 * and Pippert 2002, doi 10.1016/S0012-365X(01)00180-7; White and Harary 2001, doi 10.1111/0081-1750.00098.
 * Members in different blocks have one path at most, as all lead over one member; within a block no more paths than
 * ties at either end. Only the pairs that this leaves open are searched, or so many drawn ones.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/random.h"
#include "measure/block_tree.h"
#include "measure/disjoint_paths.h"

#include <math.h>

enum { LEAST_DRAWN = 500 };

/* Arcs times drawn pairs, so that large networks take seconds. */
#define SEARCH_WORK 2e8

/* A block with pairs to be searched. */
typedef struct knot {
    nw__csr out, in; /* undirected: `in` has the arrays of `out` */
    int32_t members;
    int32_t *sources, *targets; /* members that may have more paths; undirected: the same array */
    int64_t source_count, target_count;
    int64_t first; /* number of its first pair; its pairs are all sources with all targets */
} knot;

typedef struct work {
    const nw__call *call;
    nw__block_tree tree;
    knot *knots;
    int64_t knot_count;
    int64_t pairs;  /* of all knots, ordered, a member with itself among them */
    int64_t drawn;  /* pairs to draw; 0: all are searched */
    double certain; /* paths that need no search */
    double *beyond; /* per pair searched: paths beyond those that are certain */
} work;

static void free_knot(knot *knot) {
    if (knot->in.start != knot->out.start)
        nw__csr_free(&knot->in);
    nw__csr_free(&knot->out);
    if (knot->targets != knot->sources)
        nw__free(knot->targets);
    nw__free(knot->sources);
}

/* Members with at least `least` ties in their row. */
static netweave_status list_tied(const nw__csr *rows, int32_t members, int64_t least, int32_t **out_list,
                                 int64_t *out_count) {
    int32_t *list = nw__allocate((size_t)members, sizeof *list);
    if (list == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < members; i++)
        if (rows->start[i + 1] - rows->start[i] >= least)
            list[(*out_count)++] = i;
    *out_list = list;
    return NETWEAVE_STATUS_OK;
}

/* The arcs of a block, numbered within it. */
static netweave_status list_arcs(const work *work, int64_t block, knot *knot) {
    const nw__block_tree *tree = &work->tree;
    const netweave_view *view = work->call->view;
    const int32_t *members = tree->members + tree->first_member[block];
    int64_t first = tree->first_tie[block];
    int64_t ties = tree->first_tie[block + 1] - first;
    int64_t arcs = 0;
    int32_t *from = nw__allocate(2 * (size_t)ties, sizeof *from);
    int32_t *to = nw__allocate(2 * (size_t)ties, sizeof *to);
    netweave_status status = from != NULL && to != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    for (int64_t k = first; k < first + ties && status == NETWEAVE_STATUS_OK; k++) {
        for (int way = 0; way < 2; way++) {
            from[arcs] = way == 0 ? tree->from[k] : tree->to[k];
            to[arcs] = way == 0 ? tree->to[k] : tree->from[k];
            arcs += !view->directed || nw__csr_find(&view->out, members[from[arcs]], members[to[arcs]]) >= 0;
        }
    }
    if (status == NETWEAVE_STATUS_OK)
        status = nw__csr_build(knot->members, arcs, from, to, NULL, &knot->out);
    nw__free(from);
    nw__free(to);
    return status;
}

static netweave_status add_knot(work *work, int64_t block) {
    bool directed = work->call->view->directed;
    knot *knot = &work->knots[work->knot_count++]; /* counted first, so that it is freed in any case */
    knot->members = nw__block_size(&work->tree, block);
    knot->first = work->pairs;
    netweave_status status = list_arcs(work, block, knot);
    if (status == NETWEAVE_STATUS_OK && directed)
        status = nw__csr_transpose(knot->members, &knot->out, &knot->in);
    else
        knot->in = knot->out;
    if (status == NETWEAVE_STATUS_OK)
        status = list_tied(&knot->out, knot->members, directed ? 2 : 3, &knot->sources, &knot->source_count);
    if (status == NETWEAVE_STATUS_OK && directed)
        status = list_tied(&knot->in, knot->members, 2, &knot->targets, &knot->target_count);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (!directed) {
        knot->targets = knot->sources;
        knot->target_count = knot->source_count;
    }
    work->pairs += knot->source_count * knot->target_count;
    return NETWEAVE_STATUS_OK;
}

/* One path for each pair that is connected; undirected, a second one for pairs in a common block of three or more. */
static netweave_status find_certain(work *work) {
    const nw__call *call = work->call;
    const nw__block_tree *tree = &work->tree;
    const nw__distances *distances = NULL;
    netweave_status status = NETWEAVE_STATUS_OK;
    work->certain = tree->components->pairs;
    if (call->view->directed)
        status = nw__pass_distances(call->view, call->run, &distances);
    if (status == NETWEAVE_STATUS_OK && distances != NULL)
        work->certain = distances->pairs;
    work->knots = nw__allocate_zeroed((size_t)tree->count, sizeof *work->knots);
    if (status == NETWEAVE_STATUS_OK && work->knots == NULL)
        status = nw__fail_memory();
    for (int64_t k = 0; k < tree->count && status == NETWEAVE_STATUS_OK; k++) {
        double size = nw__block_size(tree, k);
        if (size > 2 && !call->view->directed)
            work->certain += size * (size - 1) / 2;
        if (size > (call->view->directed ? 2 : 3))
            status = add_knot(work, k);
    }
    return status;
}

static const knot *find_knot(const work *work, int64_t pair) {
    int64_t low = 0;
    int64_t high = work->knot_count - 1;
    while (low < high) {
        int64_t middle = (low + high + 1) / 2;
        if (work->knots[middle].first <= pair)
            low = middle;
        else
            high = middle - 1;
    }
    return &work->knots[low];
}

/* Paths of a pair beyond those that are certain. Undirected pairs come up both ways: one of them counts when all are
 * searched, each half when some are drawn. */
static double search_pair(const work *work, const knot *knot, nw__disjoint_paths *paths, int64_t pair) {
    int32_t source = knot->sources[(pair - knot->first) / knot->target_count];
    int32_t target = knot->targets[(pair - knot->first) % knot->target_count];
    bool directed = work->call->view->directed;
    if (source == target || (!directed && work->drawn == 0 && source > target))
        return 0;
    double count = (double)nw__disjoint_paths_count(paths, source, target);
    if (directed)
        return fmax(count - 1, 0);
    return (count - 2) / (work->drawn > 0 ? 2 : 1);
}

static netweave_status search_some(void *state, int64_t begin, int64_t end, int thread) {
    const work *work = state;
    const nw__call *call = work->call;
    const knot *at = NULL;
    nw__disjoint_paths paths = {0};
    netweave_status status = NETWEAVE_STATUS_OK;
    (void)thread;
    for (int64_t k = begin; k < end && status == NETWEAVE_STATUS_OK; k++) {
        int64_t pair = k;
        if (work->drawn > 0) {
            nw__random random = nw__random_stream(netweave_run_seed(call->run), (uint64_t)k);
            pair = (int64_t)nw__random_below(&random, (uint64_t)work->pairs);
        }
        const knot *knot = find_knot(work, pair);
        if (at == NULL || knot != at) {
            nw__disjoint_paths_free(&paths);
            status = nw__disjoint_paths_make(&knot->out, &knot->in, knot->members, &paths) ? NETWEAVE_STATUS_OK
                                                                                           : nw__fail_memory();
            at = knot;
        }
        if (status == NETWEAVE_STATUS_OK)
            work->beyond[k] = search_pair(work, knot, &paths, pair);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__run_check(call->run, 0, "disjoint paths");
    }
    nw__disjoint_paths_free(&paths);
    return status;
}

static netweave_status search_all(work *work, double *const *out) {
    const netweave_view *view = work->call->view;
    double limit = nw__options_number(work->call->options, "pairs");
    double wanted = (double)work->pairs / (view->directed ? 1 : 2);
    double bearable = fmax(LEAST_DRAWN, SEARCH_WORK / (double)view->out.start[view->members]);
    work->drawn = wanted > limit ? (int64_t)fmin(limit, bearable) : 0;
    int64_t searched = work->drawn > 0 ? work->drawn : work->pairs;
    work->beyond = nw__allocate((size_t)searched, sizeof *work->beyond);
    if (work->beyond == NULL)
        return nw__fail_memory();
    netweave_status status = nw__parallel_for(work->call->run, searched, 64, "disjoint paths", search_some, work);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double sum = 0;
    double squares = 0;
    for (int64_t k = 0; k < searched; k++) {
        sum += work->beyond[k];
        squares += work->beyond[k] * work->beyond[k];
    }
    double members = view->members;
    double pairs = members * (members - 1) / (view->directed ? 1 : 2);
    double count = (double)searched;
    double share = (double)work->pairs / pairs;
    out[1][0] = 0;
    if (work->drawn == 0) {
        out[0][0] = (work->certain + sum) / pairs;
        return NETWEAVE_STATUS_OK;
    }
    out[0][0] = work->certain / pairs + share * sum / count;
    out[1][0] = share * sqrt(fmax(squares - sum * sum / count, 0) / count / fmax(count - 1, 1));
    return nw__call_note(work->call, "estimated from %lld drawn pairs, seed %llu.", (long long)work->drawn,
                         (unsigned long long)netweave_run_seed(work->call->run));
}

static netweave_status run(const nw__call *call, double *const *out) {
    work work = {.call = call};
    if (call->view->members < 2)
        return nw__call_undefined(call, "it needs two members");
    netweave_status status = nw__block_tree_make(call->view, call->run, &work.tree);
    if (status == NETWEAVE_STATUS_OK)
        status = find_certain(&work);
    if (status == NETWEAVE_STATUS_OK)
        status = search_all(&work, out);
    for (int64_t k = 0; k < work.knot_count; k++)
        free_knot(&work.knots[k]);
    nw__free(work.knots);
    nw__free(work.beyond);
    nw__block_tree_free(&work.tree);
    return status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 0, INFINITY},
                                             {"error", NETWEAVE_KIND_REAL, 0, INFINITY}};

static const nw__option parameters[] = {
    {"pairs", NW_OPTION_INTEGER, "20000", 2, 1e9, NULL,
     "up to so many pairs are searched; where there are more, so many drawn ones, on large networks fewer (500 at "
     "least)"},
};

const nw__measure nw__measure_mean_local_connectivity = {
    .name = "mean_local_connectivity",
    .title = "Mean local connectivity",
    .question = "Over how many separate routes are two members joined?",
    .higher = "two members are joined over more routes that share nobody; 1 in a tree, n - 1 when all are tied",
    .formula = "mean, over all pairs of members, of the largest number of paths between them without a common member",
    .convention = "a tie between the two counts as a route; pairs that are not connected count as 0; directed: ordered "
                  "pairs, along ties; above 20000 pairs that need a search it is estimated, and error is the standard "
                  "error (0: exact)",
    .undefined = "below two members",
    .citation = "Beineke, Oellermann and Pippert 2002, doi 10.1016/S0012-365X(01)00180-7; White and Harary 2001, doi "
                "10.1111/0081-1750.00098",
    .cost = "O(pairs * ties * routes), pairs at most 20000",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NETWORKED,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_IGNORED,
    .on_request = true,
    .columns = columns,
    .column_count = 2,
    .parameters = parameters,
    .parameter_count = 1,
    .run = run,
};
