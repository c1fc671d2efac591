/* Current-flow betweenness: how much of a unit of current that flows between two other members runs through a member,
 * over all pairs. Of the current of all pairs over a tie, Σ_{s<t} |p_s - p_t| with p the potentials that a unit current
 * between its ends makes (times its conductance); sorted, a sum in one pass. Half of what its ties carry, less what it
 * sends and takes itself, is a member's. Pairs enter a block where they hang on it, so each block is solved by itself,
 * one solution per tie, and nothing is kept but the factors. Newman 2005, doi 10.1016/j.socnet.2004.11.009; Brandes and
 * Fleischer 2005, doi 10.1007/978-3-540-31856-9_44. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/block_tree.h"
#include "measure/circuit.h"

#include <math.h>
#include <stdlib.h>

/* Ties of a block times conductors of its factors that are tried: some minutes. */
#define MOST_WORK 3e11
enum { CHUNK = 64 };

/* A member's potential, and how many hang on it. */
typedef struct level {
    double potential, weight;
} level;

typedef struct work {
    const nw__block_tree *tree;
    netweave_run *run;
    double *carried; /* per place of the tree's ties: current of all pairs; NaN: out of reach */
    int64_t block;   /* the one at hand, when it is large */
    const nw__circuit *circuit;
} work;

static int compare_levels(const void *a, const void *b) {
    const level *one = a;
    const level *other = b;
    if (one->potential != other->potential)
        return one->potential < other->potential ? -1 : 1;
    return (one->weight > other->weight) - (one->weight < other->weight);
}

/* Σ over pairs of members on different sides of weight * weight * difference. */
static double add_differences(level *levels, int32_t count) {
    double sum = 0;
    double weight = 0; /* of those below */
    double moment = 0; /* of those below: weight * height over the lowest */
    qsort(levels, (size_t)count, sizeof *levels, compare_levels);
    for (int32_t i = 0; i < count; i++) {
        double height = levels[i].potential - levels[0].potential;
        sum += levels[i].weight * (height * weight - moment);
        weight += levels[i].weight;
        moment += levels[i].weight * height;
    }
    return sum;
}

/* The current over a few ties of a large block. */
static netweave_status do_ties(void *state, int64_t begin, int64_t end, int thread) {
    const work *work = state;
    const nw__block_tree *tree = work->tree;
    int32_t size = work->circuit->size;
    int64_t first_tie = tree->first_tie[work->block];
    const double *weight = tree->weight + tree->first_member[work->block];
    nw__circuit_lanes *lanes = nw__allocate_zeroed((size_t)size, sizeof *lanes);
    level *levels = nw__allocate((size_t)size, sizeof *levels);
    netweave_status status = lanes != NULL && levels != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    (void)thread;
    for (int64_t k = begin; k < end && status == NETWEAVE_STATUS_OK; k++) {
        int64_t tie = first_tie + k;
        double conductance = tree->strength != NULL ? tree->strength[tie] : 1;
        lanes[tree->from[tie]].value[k - begin] += conductance;
        lanes[tree->to[tie]].value[k - begin] -= conductance;
    }
    if (status == NETWEAVE_STATUS_OK)
        nw__circuit_solve(work->circuit, lanes);
    for (int64_t k = begin; k < end && status == NETWEAVE_STATUS_OK; k++) {
        for (int32_t i = 0; i < size; i++)
            levels[i] = (level){lanes[i].value[k - begin], weight[i]};
        work->carried[first_tie + k] = add_differences(levels, size);
        status = nw__run_check(work->run, 0, "current flow");
    }
    nw__free(lanes);
    nw__free(levels);
    return status;
}

static netweave_status do_block(work *work, int64_t block) {
    const nw__block_tree *tree = work->tree;
    int64_t first = tree->first_tie[block];
    int64_t ties = tree->first_tie[block + 1] - first;
    const double *weight = tree->weight + tree->first_member[block];
    nw__circuit circuit = {0};
    bool too_large = false;
    if (ties == 1) { /* a bridge: all pairs on both sides */
        work->carried[first] = weight[0] * weight[1];
        return NETWEAVE_STATUS_OK;
    }
    netweave_status status =
        nw__circuit_make(nw__block_size(tree, block), ties, tree->from + first, tree->to + first,
                         tree->strength != NULL ? tree->strength + first : NULL, work->run, &circuit, &too_large);
    too_large = too_large || (double)circuit.filled * (double)ties > MOST_WORK;
    work->block = block;
    work->circuit = &circuit;
    if (status == NETWEAVE_STATUS_OK && !too_large)
        status = nw__parallel_for(work->run, ties, NW_CIRCUIT_LANES, "current flow", do_ties, work);
    for (int64_t k = first; k < first + ties && too_large; k++)
        work->carried[k] = NAN;
    work->circuit = NULL;
    nw__circuit_free(&circuit);
    return status;
}

/* Half of what the ties of each member carry, less what goes out from it or comes to it. */
static int64_t add_up(const work *work, bool scaled, double *out) {
    const nw__block_tree *tree = work->tree;
    double members = tree->view->members;
    double pairs = scaled ? (members - 1) * (members - 2) / 2 : 1;
    int64_t out_of_reach = 0;
    for (int32_t i = 0; i < tree->view->members; i++)
        out[i] = 0;
    for (int64_t block = 0; block < tree->count; block++) {
        const int32_t *place = tree->members + tree->first_member[block];
        for (int64_t k = tree->first_tie[block]; k < tree->first_tie[block + 1]; k++) {
            out[place[tree->from[k]]] += work->carried[k];
            out[place[tree->to[k]]] += work->carried[k];
        }
    }
    for (int32_t i = 0; i < tree->view->members; i++) {
        double others = (double)tree->components->size[tree->components->component[i]] - 1;
        double through = (out[i] - others) / 2;
        bool nothing = through < 1e-9 * out[i]; /* rounding of what the ends send and take */
        out_of_reach += isnan(through) ? 1 : 0;
        out[i] = nothing ? 0 : through / pairs;
    }
    return out_of_reach;
}

static netweave_status run(const nw__call *call, double *const *out) {
    bool scaled = nw__options_chosen(call->options, "normalized", "yes");
    nw__block_tree tree = {0};
    if (call->view->members < 3 && scaled)
        return call->view->members == 0 ? NETWEAVE_STATUS_OK : nw__call_undefined(call, "it needs three members");
    netweave_status status = nw__block_tree_make(call->view, call->run, &tree);
    work work = {.tree = &tree, .run = call->run};
    if (status == NETWEAVE_STATUS_OK) {
        work.carried = nw__allocate((size_t)tree.view->ties, sizeof *work.carried);
        status = work.carried != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    }
    for (int64_t block = 0; block < tree.count && status == NETWEAVE_STATUS_OK; block++) {
        status = block % CHUNK == 0 ? nw__run_check(call->run, (double)block / (double)tree.count, "current flow")
                                    : NETWEAVE_STATUS_OK;
        if (status == NETWEAVE_STATUS_OK)
            status = do_block(&work, block);
    }
    int64_t out_of_reach = status == NETWEAVE_STATUS_OK ? add_up(&work, scaled, out[0]) : 0;
    nw__free(work.carried);
    nw__block_tree_free(&tree);
    return status == NETWEAVE_STATUS_OK
               ? nw__call_undefined_some(call, out_of_reach,
                                         "a part of their component in which no single member's leaving parts the "
                                         "others is too large to be solved exactly")
               : status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 0, INFINITY}};

static const nw__option parameters[] = {
    {"normalized", NW_OPTION_CHOICE, "yes", 0, 0, "yes|no", "divided by the number of pairs of others"},
};

const nw__measure nw__measure_current_flow_betweenness = {
    .name = "current_flow_betweenness",
    .title = "Current-flow betweenness",
    .question = "Who lies between the others when what flows takes every way, not the shortest alone?",
    .higher = "more of what flows between the others runs through the member",
    .formula = "mean over pairs of others of the share of a unit current between them that runs through the member",
    .convention =
        "ties without direction, each a conductor as strong as its weight; each pair once, pairs of different "
        "components carry nothing; a pair's own ends do not count; normalized=no: the sum",
    .undefined = "below three members unless normalized=no; where a part of the component is too large to be solved "
                 "exactly (some thousands of members)",
    .citation = "Newman 2005, doi 10.1016/j.socnet.2004.11.009; Brandes and Fleischer 2005, doi "
                "10.1007/978-3-540-31856-9_44",
    .cost = "O(members + ties) where all hangs on single ties; in other parts a sparse solution and a sort per tie",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_STRENGTH,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = 1,
    .run = run,
};
