/* Effective resistances, summed up per member. Klein and Randić 1993, doi 10.1007/BF01164627. With a block's entry
 * grounded, M the inverse of its Laplacian without it, and w how many members hang on each of its members (itself
 * included), n in all of the component: the resistance between the entry and a is M_aa, and the sums S over all members
 * of the component obey S(a) = S(entry) + n M_aa - 2 (M w)_a. Blocks are joined by one member each, so resistances add
 * up, and the sums spread from the root over all blocks. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/resistance.h"

#include "base/memory.h"
#include "measure/block_tree.h"
#include "measure/circuit.h"

#include <math.h>

enum { CHUNK = 64 }; /* blocks */

typedef struct work {
    const nw__block_tree *tree;
    netweave_run *run;
    double *from_entry; /* per place of the tree's members: resistance between it and the entry; NaN: out of reach */
    double *rise;       /* per place: S(member) - S(entry) */
} work;

static netweave_status factor_block(const work *work, int64_t block, const nw__circuit *circuit) {
    const nw__block_tree *tree = work->tree;
    int64_t first = tree->first_member[block];
    double members = 0;
    nw__circuit_lanes *lanes = nw__allocate_zeroed((size_t)circuit->size, sizeof *lanes);
    if (lanes == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < circuit->size; i++) {
        members += tree->weight[first + i];
        lanes[i].value[0] = tree->weight[first + i];
    }
    nw__circuit_solve(circuit, lanes);
    netweave_status status = nw__circuit_resistances(circuit, work->run, work->from_entry + first);
    for (int32_t i = 0; i < circuit->size && status == NETWEAVE_STATUS_OK; i++)
        work->rise[first + i] = members * work->from_entry[first + i] - 2 * lanes[i].value[0];
    nw__free(lanes);
    return status;
}

static netweave_status do_block(const work *work, int64_t block) {
    const nw__block_tree *tree = work->tree;
    int64_t first = tree->first_member[block];
    int64_t tie = tree->first_tie[block];
    nw__circuit circuit = {0};
    bool too_large = false;
    if (nw__block_size(tree, block) == 2) { /* a bridge */
        double resistance = 1 / (tree->strength != NULL ? tree->strength[tie] : 1);
        work->from_entry[first] = work->rise[first] = 0;
        work->from_entry[first + 1] = resistance;
        work->rise[first + 1] = (tree->weight[first] - tree->weight[first + 1]) * resistance;
        return NETWEAVE_STATUS_OK;
    }
    netweave_status status = nw__circuit_make(
        nw__block_size(tree, block), tree->first_tie[block + 1] - tie, tree->from + tie, tree->to + tie,
        tree->strength != NULL ? tree->strength + tie : NULL, NW_CIRCUIT_MOST_WORK, work->run, &circuit, &too_large);
    if (status == NETWEAVE_STATUS_OK && !too_large)
        status = factor_block(work, block, &circuit);
    for (int64_t k = first; k < tree->first_member[block + 1] && too_large; k++)
        work->from_entry[k] = work->rise[k] = NAN;
    nw__circuit_free(&circuit);
    return status;
}

static netweave_status do_blocks(void *state, int64_t begin, int64_t end, int thread) {
    netweave_status status = NETWEAVE_STATUS_OK;
    (void)thread;
    for (int64_t block = begin; block < end && status == NETWEAVE_STATUS_OK; block++)
        status = do_block(state, block);
    return status;
}

/* Sums at the roots, then from the entry of each block on. A NaN spreads over its whole component. */
static void spread(const work *work, double *at_root, double *sum) {
    const nw__block_tree *tree = work->tree;
    const nw__components *components = tree->components;
    for (int64_t k = 0; k < tree->count; k++) {
        int64_t first = tree->first_member[k];
        for (int64_t l = first + 1; l < tree->first_member[k + 1]; l++)
            at_root[components->component[tree->members[first]]] += tree->weight[l] * work->from_entry[l];
    }
    for (int32_t i = 0; i < tree->view->members; i++)
        sum[i] = at_root[components->component[i]]; /* holds for the root; the others follow */
    for (int64_t k = 0; k < tree->count; k++) {
        int64_t first = tree->first_member[tree->order[k]];
        for (int64_t l = first + 1; l < tree->first_member[tree->order[k] + 1]; l++)
            sum[tree->members[l]] = sum[tree->members[first]] + work->rise[l];
    }
}

static netweave_status sum_up(const nw__block_tree *tree, netweave_run *run, nw__resistances *out) {
    size_t places = (size_t)tree->first_member[tree->count];
    work work = {.tree = tree,
                 .run = run,
                 .from_entry = nw__allocate(places, sizeof *work.from_entry),
                 .rise = nw__allocate(places, sizeof *work.rise)};
    double *at_root = nw__allocate_zeroed((size_t)tree->components->count, sizeof *at_root);
    netweave_status status =
        work.from_entry != NULL && work.rise != NULL && at_root != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = nw__parallel_for(run, tree->count, CHUNK, "resistances", do_blocks, &work);
    if (status == NETWEAVE_STATUS_OK)
        spread(&work, at_root, out->sum);
    nw__free(work.from_entry);
    nw__free(work.rise);
    nw__free(at_root);
    return status;
}

static void free_resistances(void *work) {
    nw__resistances *resistances = work;
    if (resistances != NULL)
        nw__free(resistances->sum);
    nw__free(resistances);
}

static netweave_status make_resistances(const netweave_view *view, netweave_run *run, void **out_work) {
    nw__block_tree tree = {0};
    nw__resistances *resistances = nw__allocate_zeroed(1, sizeof *resistances);
    netweave_status status = nw__block_tree_make(view, run, &tree);
    if (resistances != NULL)
        resistances->sum = nw__allocate((size_t)view->members, sizeof *resistances->sum);
    if (status == NETWEAVE_STATUS_OK && (resistances == NULL || resistances->sum == NULL))
        status = nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = sum_up(&tree, run, resistances);
    nw__block_tree_free(&tree);
    if (status == NETWEAVE_STATUS_OK)
        *out_work = resistances;
    else
        free_resistances(resistances);
    return status;
}

netweave_status nw__pass_resistances(const netweave_view *view, netweave_run *run, const nw__resistances **out) {
    void *work = NULL;
    netweave_status status = nw__view_pass(view, NW_PASS_RESISTANCES, make_resistances, free_resistances, run, &work);
    if (status == NETWEAVE_STATUS_OK)
        *out = work;
    return status;
}

netweave_status nw__resistances_note(const nw__call *call, int64_t undefined) {
    return nw__call_undefined_some(call, undefined,
                                   "a part of their component in which no single member's leaving parts the others is "
                                   "too entangled to be solved exactly");
}
