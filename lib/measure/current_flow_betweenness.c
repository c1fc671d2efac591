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
#include <string.h>

/* Ties of a block times conductors of its factors that are tried: some minutes. */
#define MOST_WORK 3e11
enum { CHUNK = 64, DIGIT_BITS = 11, DIGITS = 3, DIGIT_VALUES = 1 << DIGIT_BITS, FEW = 256 };

/* A member's potential, and how many hang on it. */
typedef struct level {
    double potential, weight;
} level;

/* For sorting: the first bits of a potential, and whose it is. */
typedef struct tag {
    uint64_t key;
    int32_t member;
} tag;

/* What a thread sorts in. */
typedef struct sorting {
    level *levels, *sorted;
    tag *tags, *spare;
    int32_t *place; /* per value of each digit */
} sorting;

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

static size_t digit_of(uint64_t key, int digit) {
    return (size_t)(key >> digit * DIGIT_BITS) & ((1U << DIGIT_BITS) - 1);
}

/* The tags by their keys, digit by digit from the last. */
static void sort_tags(const sorting *sorting, int32_t count) {
    tag *from = sorting->tags;
    tag *to = sorting->spare;
    memset(sorting->place, 0, (size_t)DIGITS * DIGIT_VALUES * sizeof *sorting->place);
    for (int32_t i = 0; i < count; i++)
        for (int digit = 0; digit < DIGITS; digit++)
            (sorting->place + digit * DIGIT_VALUES)[digit_of(from[i].key, digit)]++;
    for (int digit = 0; digit < DIGITS; digit++) {
        int32_t *place = sorting->place + digit * DIGIT_VALUES;
        int32_t next = 0;
        for (int value = 0; value < DIGIT_VALUES; value++) {
            int32_t having = place[value];
            place[value] = next;
            next += having;
        }
        for (int32_t i = 0; i < count; i++)
            to[place[digit_of(from[i].key, digit)]++] = from[i];
        tag *turn = from;
        from = to;
        to = turn;
    }
    for (int32_t i = 0; i < count; i++)
        sorting->sorted[i] = sorting->levels[from[i].member];
}

/* The levels by potential. The first 33 bits of it put nearly all in their places; few are then out of order, but many
 * of them side by side where potentials are much alike. */
static const level *sort_levels(const sorting *sorting, int32_t count) {
    level *levels = sorting->levels;
    double low = INFINITY;
    double high = -INFINITY;
    for (int32_t i = 0; i < count; i++) {
        low = fmin(low, levels[i].potential);
        high = fmax(high, levels[i].potential);
    }
    if (count < FEW || !(high - low > 0) || !isfinite(1 / (high - low))) {
        qsort(levels, (size_t)count, sizeof *levels, compare_levels);
        return levels;
    }
    double scale = (double)((INT64_C(1) << DIGITS * DIGIT_BITS) - 1) / (high - low);
    for (int32_t i = 0; i < count; i++)
        sorting->tags[i] = (tag){(uint64_t)((levels[i].potential - low) * scale), i};
    sort_tags(sorting, count);
    level *sorted = sorting->sorted;
    for (int32_t begin = 0; begin < count;) { /* those of equal or neighbouring keys, as comparison has them */
        int32_t end = begin + 1;
        while (end < count && (sorted[end].potential - sorted[end - 1].potential) * scale < 2)
            end++;
        if (end - begin > 1)
            qsort(sorted + begin, (size_t)(end - begin), sizeof *sorted, compare_levels);
        begin = end;
    }
    return sorted;
}

/* Σ over pairs of members on different sides of weight * weight * difference. */
static double add_differences(const sorting *sorting, int32_t count) {
    const level *levels = sort_levels(sorting, count);
    double sum = 0;
    double weight = 0; /* of those below */
    double moment = 0; /* of those below: weight * height over the lowest */
    for (int32_t i = 0; i < count; i++) {
        double height = levels[i].potential - levels[0].potential;
        sum += levels[i].weight * (height * weight - moment);
        weight += levels[i].weight;
        moment += levels[i].weight * height;
    }
    return sum;
}

static bool make_sorting(sorting *sorting, int32_t count) {
    sorting->levels = nw__allocate((size_t)count, sizeof *sorting->levels);
    sorting->sorted = nw__allocate((size_t)count, sizeof *sorting->sorted);
    sorting->tags = nw__allocate((size_t)count, sizeof *sorting->tags);
    sorting->spare = nw__allocate((size_t)count, sizeof *sorting->spare);
    sorting->place = nw__allocate((size_t)DIGITS * DIGIT_VALUES, sizeof *sorting->place);
    return sorting->levels != NULL && sorting->sorted != NULL && sorting->tags != NULL && sorting->spare != NULL &&
           sorting->place != NULL;
}

static void free_sorting(sorting *sorting) {
    nw__free(sorting->levels);
    nw__free(sorting->sorted);
    nw__free(sorting->tags);
    nw__free(sorting->spare);
    nw__free(sorting->place);
}

/* The current over a few ties of a large block. */
static netweave_status do_ties(void *state, int64_t begin, int64_t end, int thread) {
    const work *work = state;
    const nw__block_tree *tree = work->tree;
    int32_t size = work->circuit->size;
    int64_t first_tie = tree->first_tie[work->block];
    const double *weight = tree->weight + tree->first_member[work->block];
    nw__circuit_lanes *lanes = nw__allocate_zeroed((size_t)size, sizeof *lanes);
    sorting sorting = {0};
    bool made = make_sorting(&sorting, size) && lanes != NULL;
    netweave_status status = made ? NETWEAVE_STATUS_OK : nw__fail_memory();
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
            sorting.levels[i] = (level){lanes[i].value[k - begin], weight[i]};
        work->carried[first_tie + k] = add_differences(&sorting, size);
        status = nw__run_check(work->run, 0, "current flow");
    }
    nw__free(lanes);
    free_sorting(&sorting);
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
    netweave_status status = nw__circuit_make(nw__block_size(tree, block), ties, tree->from + first, tree->to + first,
                                              tree->strength != NULL ? tree->strength + first : NULL,
                                              NW_CIRCUIT_MOST_WORK, work->run, &circuit, &too_large);
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
