/* Communities by the Leiden algorithm of igraph. SPDX-License-Identifier: GPL-2.0-or-later */
#include "bridge/leiden.h"

#include "base/memory.h"
#include "base/random.h"
#include "bridge/graph.h"
#include "bridge/weights.h"

#include <math.h>

/* An iteration that gains less is the last; so is the fiftieth. */
#define LEAST_GAIN 1e-12
enum { ITERATION_LIMIT = 50 };

/* How often a random merge may go against the gradient while communities are refined; igraph's and its authors'
 * standard. */
#define RANDOMNESS 0.01

typedef struct search {
    const netweave_view *view;
    double resolution;
    int64_t runs;
    uint64_t seed;
    double scale;       /* the least weight: ties weigh weight / scale */
    double total;       /* weight of all ties, scaled */
    double *strength;   /* per member: weight of its ties, scaled */
    double *within;     /* per community, for modularity: scratch */
    double *held;       /* the same */
    int32_t *community; /* of the run under way, numbered by first member */
    int32_t *number;    /* scratch: igraph's number -> ours */
    int32_t *best;      /* the result */
    double best_modularity;
} search;

static void weigh(search *search) {
    const nw__csr *ties = &search->view->out;
    search->scale = nw__weights_least(search->view);
    for (int32_t i = 0; i < search->view->members; i++) {
        search->strength[i] = 0;
        for (int64_t k = ties->start[i]; k < ties->start[i + 1]; k++)
            search->strength[i] += ties->weight != NULL ? ties->weight[k] / search->scale : 1;
        search->total += search->strength[i] / 2;
    }
}

/* Numbers communities by their first member. */
static igraph_error_t number(search *search, const igraph_vector_int_t *membership) {
    int32_t members = search->view->members;
    int32_t next = 0;
    for (int32_t i = 0; i < members; i++)
        search->number[i] = -1;
    for (int32_t i = 0; i < members; i++) {
        igraph_integer_t theirs = VECTOR(*membership)[i];
        if (theirs < 0 || theirs >= members)
            IGRAPH_ERROR("a community has an impossible number", IGRAPH_EINVAL);
        if (search->number[theirs] < 0)
            search->number[theirs] = next++;
        search->community[i] = search->number[theirs];
    }
    return IGRAPH_SUCCESS;
}

/* Sum over communities of (weight within / total) - resolution (strength held / (2 total))^2. Newman and Girvan 2004,
 * doi 10.1103/PhysRevE.69.026113; resolution: Reichardt and Bornholdt 2006, doi 10.1103/PhysRevE.74.016110. */
static double modularity(search *search) {
    const nw__csr *ties = &search->view->out;
    int32_t members = search->view->members;
    for (int32_t i = 0; i < members; i++)
        search->within[i] = search->held[i] = 0;
    for (int32_t i = 0; i < members; i++) {
        int32_t own = search->community[i];
        search->held[own] += search->strength[i];
        for (int64_t k = ties->start[i]; k < ties->start[i + 1]; k++)
            if (search->community[ties->to[k]] == own)
                search->within[own] += ties->weight != NULL ? ties->weight[k] / search->scale : 1;
    }
    double sum = 0;
    double ends = 2 * search->total;
    for (int32_t c = 0; c < members; c++)
        sum += search->within[c] / ends - search->resolution * (search->held[c] / ends) * (search->held[c] / ends);
    return sum;
}

/* One run. In igraph 0.10.2 the loop until nothing changes may never end, so each iteration is a call. */
static igraph_error_t run_once(search *search, int64_t run, const igraph_t *graph, const igraph_vector_t *weights,
                               const igraph_vector_t *strengths, igraph_vector_int_t *membership) {
    nw__random random = nw__random_stream(search->seed, (uint64_t)run);
    double gained = -INFINITY;
    IGRAPH_CHECK(nw__igraph_seed(nw__random_bits(&random)));
    for (int iteration = 0; iteration < ITERATION_LIMIT; iteration++) {
        IGRAPH_CHECK(nw__igraph_check((double)run / (double)search->runs));
        IGRAPH_CHECK(NW_IGRAPH_LEIDEN(graph, weights, strengths, search->resolution / (2 * search->total), RANDOMNESS,
                                      iteration > 0, membership));
        IGRAPH_CHECK(number(search, membership));
        double found = modularity(search);
        bool is_last = !(found > gained + LEAST_GAIN);
        gained = fmax(found, gained);
        if (found > search->best_modularity + LEAST_GAIN) {
            search->best_modularity = found;
            for (int32_t i = 0; i < search->view->members; i++)
                search->best[i] = search->community[i];
        }
        if (is_last)
            break;
    }
    return IGRAPH_SUCCESS;
}

static igraph_error_t work(void *state) {
    search *search = state;
    igraph_t graph;
    igraph_vector_t weights;
    igraph_vector_t strengths;
    igraph_vector_int_t membership;
    IGRAPH_CHECK(nw__igraph_from_view(search->view, &graph, &weights));
    IGRAPH_FINALLY(igraph_destroy, &graph);
    IGRAPH_FINALLY(igraph_vector_destroy, &weights);
    IGRAPH_CHECK(igraph_vector_init(&strengths, search->view->members));
    IGRAPH_FINALLY(igraph_vector_destroy, &strengths);
    IGRAPH_CHECK(igraph_vector_int_init(&membership, search->view->members));
    IGRAPH_FINALLY(igraph_vector_int_destroy, &membership);
    for (int32_t i = 0; i < search->view->members; i++)
        VECTOR(strengths)[i] = search->strength[i];
    for (int64_t run = 0; run < search->runs; run++)
        IGRAPH_CHECK(run_once(search, run, &graph, &weights, &strengths, &membership));
    igraph_vector_int_destroy(&membership);
    igraph_vector_destroy(&strengths);
    igraph_vector_destroy(&weights);
    igraph_destroy(&graph);
    IGRAPH_FINALLY_CLEAN(4);
    return IGRAPH_SUCCESS;
}

/* igraph's Leiden may corrupt memory when an allocation fails inside it, so what it needs must be there beforehand:
 * about 40 numbers per member and 16 per tie, measured with room to spare. */
static bool has_memory(const netweave_view *view) {
    void *probe = nw__allocate((size_t)view->members * 40 + (size_t)view->ties * 16, sizeof(double));
    nw__free(probe);
    return probe != NULL;
}

static bool allocate(search *search, size_t members) {
    search->strength = nw__allocate(members, sizeof *search->strength);
    search->within = nw__allocate(members, sizeof *search->within);
    search->held = nw__allocate(members, sizeof *search->held);
    search->community = nw__allocate(members, sizeof *search->community);
    search->number = nw__allocate(members, sizeof *search->number);
    return search->strength != NULL && search->within != NULL && search->held != NULL && search->community != NULL &&
           search->number != NULL;
}

netweave_status nw__leiden(const netweave_view *view, double resolution, int64_t runs, netweave_run *run,
                           int32_t *out_community, int64_t *out_count, double *out_modularity) {
    search search = {.view = view,
                     .resolution = resolution,
                     .runs = runs,
                     .seed = netweave_run_seed(run),
                     .best = out_community,
                     .best_modularity = -INFINITY};
    for (int32_t i = 0; i < view->members; i++)
        out_community[i] = i;
    *out_count = view->members;
    *out_modularity = NAN;
    if (view->ties == 0)
        return NETWEAVE_STATUS_OK;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (!allocate(&search, (size_t)view->members) || !has_memory(view)) {
        status = nw__fail_memory();
    } else {
        weigh(&search);
        status = nw__igraph_call(run, "find communities", work, &search);
    }
    if (status == NETWEAVE_STATUS_OK) {
        *out_modularity = search.best_modularity;
        *out_count = 0;
        for (int32_t i = 0; i < view->members; i++)
            *out_count = out_community[i] >= *out_count ? out_community[i] + 1 : *out_count;
    }
    nw__free(search.strength);
    nw__free(search.within);
    nw__free(search.held);
    nw__free(search.community);
    nw__free(search.number);
    return status;
}
