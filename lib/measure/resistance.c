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
#include <string.h>

enum { CHUNK = 64 }; /* blocks */

typedef struct work {
    const nw__block_tree *tree;
    netweave_run *run;
    nw__resistances *found;
    double *from_entry; /* per place of the tree's members: resistance between it and the entry; NaN: out of reach */
    double *mass;       /* per place: sum of strengths of the members on this side of the block, as tree->weight */
    double *rise[2];    /* per place: S(member) - S(entry), and the same of the sum that strengths weigh */
    double *weights[2]; /* tree->weight and mass */
} work;

static netweave_status factor_block(const work *work, int64_t block, const nw__circuit *circuit) {
    const nw__block_tree *tree = work->tree;
    int64_t first = tree->first_member[block];
    double all[2] = {0};
    nw__circuit_lanes *lanes = nw__allocate_zeroed((size_t)circuit->size, sizeof *lanes);
    if (lanes == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < circuit->size; i++) {
        for (int k = 0; k < 2; k++) {
            all[k] += work->weights[k][first + i];
            lanes[i].value[k] = work->weights[k][first + i];
        }
    }
    nw__circuit_solve(circuit, lanes);
    netweave_status status = nw__circuit_resistances(circuit, work->run, work->from_entry + first);
    for (int32_t i = 0; i < circuit->size && status == NETWEAVE_STATUS_OK; i++)
        for (int k = 0; k < 2; k++)
            work->rise[k][first + i] = all[k] * work->from_entry[first + i] - 2 * lanes[i].value[k];
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
        work->from_entry[first] = 0;
        work->from_entry[first + 1] = resistance;
        for (int k = 0; k < 2; k++) {
            work->rise[k][first] = 0;
            work->rise[k][first + 1] = (work->weights[k][first] - work->weights[k][first + 1]) * resistance;
        }
        return NETWEAVE_STATUS_OK;
    }
    netweave_status status = nw__circuit_make(
        nw__block_size(tree, block), tree->first_tie[block + 1] - tie, tree->from + tie, tree->to + tie,
        tree->strength != NULL ? tree->strength + tie : NULL, NW_CIRCUIT_MOST_WORK, work->run, &circuit, &too_large);
    if (status == NETWEAVE_STATUS_OK && !too_large)
        status = factor_block(work, block, &circuit);
    for (int64_t k = first; k < tree->first_member[block + 1] && too_large; k++)
        work->from_entry[k] = work->rise[0][k] = work->rise[1][k] = NAN;
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

/* What hangs on each place in strengths, from the blocks that hang lowest up; `below` is per member. */
static void weigh(work *work, double *below) {
    const nw__block_tree *tree = work->tree;
    const nw__csr *rows = &tree->view->out;
    nw__resistances *found = work->found;
    for (int32_t i = 0; i < tree->view->members; i++) {
        double strength = 0;
        for (int64_t k = rows->start[i]; k < rows->start[i + 1]; k++)
            strength += rows->weight != NULL ? rows->weight[k] : 1;
        below[i] = strength;
        found->strength[i] = strength;
        found->component[tree->components->component[i]] += strength;
    }
    for (int64_t k = tree->count - 1; k >= 0; k--) {
        int64_t block = tree->order[k];
        int64_t first = tree->first_member[block];
        double hanging = 0;
        for (int64_t l = first + 1; l < tree->first_member[block + 1]; l++) {
            work->mass[l] = below[tree->members[l]];
            hanging += work->mass[l];
        }
        below[tree->members[first]] += hanging;
        work->mass[first] = found->component[tree->components->component[tree->members[first]]] - hanging;
    }
}

/* Sums at the roots, then from the entry of each block on. A NaN spreads over its whole component. */
static void spread(const work *work, int number, double *at_root, double *sum) {
    const nw__block_tree *tree = work->tree;
    const nw__components *components = tree->components;
    memset(at_root, 0, (size_t)components->count * sizeof *at_root);
    for (int64_t k = 0; k < tree->count; k++) {
        int64_t first = tree->first_member[k];
        for (int64_t l = first + 1; l < tree->first_member[k + 1]; l++)
            at_root[components->component[tree->members[first]]] += work->weights[number][l] * work->from_entry[l];
    }
    for (int32_t i = 0; i < tree->view->members; i++)
        sum[i] = at_root[components->component[i]]; /* holds for the root; the others follow */
    for (int64_t k = 0; k < tree->count; k++) {
        int64_t first = tree->first_member[tree->order[k]];
        for (int64_t l = first + 1; l < tree->first_member[tree->order[k] + 1]; l++)
            sum[tree->members[l]] = sum[tree->members[first]] + work->rise[number][l];
    }
}

static netweave_status sum_up(const nw__block_tree *tree, netweave_run *run, nw__resistances *out) {
    size_t places = (size_t)tree->first_member[tree->count];
    size_t members = (size_t)tree->view->members;
    work work = {.tree = tree,
                 .run = run,
                 .found = out,
                 .from_entry = nw__allocate(places, sizeof *work.from_entry),
                 .mass = nw__allocate(places, sizeof *work.mass),
                 .rise = {nw__allocate(places, sizeof(double)), nw__allocate(places, sizeof(double))}};
    double *scratch = nw__allocate(members, sizeof *scratch); /* per member, or per component */
    bool made = work.from_entry != NULL && work.mass != NULL && work.rise[0] != NULL && work.rise[1] != NULL;
    netweave_status status = made && scratch != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK) {
        work.weights[0] = tree->weight;
        work.weights[1] = work.mass;
        weigh(&work, scratch);
        status = nw__parallel_for(run, tree->count, CHUNK, "resistances", do_blocks, &work);
    }
    if (status == NETWEAVE_STATUS_OK) {
        spread(&work, 0, scratch, out->sum);
        spread(&work, 1, scratch, out->weighed);
    }
    nw__free(work.from_entry);
    nw__free(work.mass);
    nw__free(work.rise[0]);
    nw__free(work.rise[1]);
    nw__free(scratch);
    return status;
}

static void free_resistances(void *work) {
    nw__resistances *resistances = work;
    if (resistances != NULL) {
        nw__free(resistances->sum);
        nw__free(resistances->weighed);
        nw__free(resistances->strength);
        nw__free(resistances->component);
    }
    nw__free(resistances);
}

static bool make_room(const nw__block_tree *tree, nw__resistances *out) {
    size_t members = (size_t)tree->view->members;
    out->sum = nw__allocate(members, sizeof *out->sum);
    out->weighed = nw__allocate(members, sizeof *out->weighed);
    out->strength = nw__allocate(members, sizeof *out->strength);
    out->component = nw__allocate_zeroed((size_t)tree->components->count, sizeof *out->component);
    return out->sum != NULL && out->weighed != NULL && out->strength != NULL && out->component != NULL;
}

static netweave_status make_resistances(const netweave_view *view, netweave_run *run, void **out_work) {
    nw__block_tree tree = {0};
    nw__resistances *resistances = nw__allocate_zeroed(1, sizeof *resistances);
    netweave_status status = nw__block_tree_make(view, run, &tree);
    if (status == NETWEAVE_STATUS_OK && (resistances == NULL || !make_room(&tree, resistances)))
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
