/* The blocks of a network, hung up at one member of each component. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_MEASURE_BLOCK_TREE_H
#define NW_MEASURE_BLOCK_TREE_H

#include "measure/measure.h"

/* What goes on in one block (biconnected part) is told by the block and by how many members hang on each of its
 * members beyond it. */
typedef struct nw__block_tree {
    const netweave_view *view; /* undirected */
    const nw__components *components;
    int64_t count;         /* blocks */
    int64_t *first_tie;    /* per block, and one more: where its ties begin */
    int64_t *ties;         /* the ties of the view, block by block */
    int32_t *from, *to;    /* per place of `ties`: its ends, as places in the block, 0 … size - 1 */
    double *strength;      /* per place of `ties`; NULL: 1 each */
    int64_t *first_member; /* per block, and one more: where its members begin */
    int32_t *members;      /* block by block; the first of each is its entry, by which it hangs */
    double *weight;        /* per place of `members`: members of the component on this side of the block, it included */
    int64_t *order;        /* blocks, each after the one that it hangs on */
} nw__block_tree;

/* `view` is read without direction. Free with nw__block_tree_free(), also after a failure. */
netweave_status nw__block_tree_make(const netweave_view *view, netweave_run *run, nw__block_tree *out);

void nw__block_tree_free(nw__block_tree *tree);

static inline int32_t nw__block_size(const nw__block_tree *tree, int64_t block) {
    return (int32_t)(tree->first_member[block + 1] - tree->first_member[block]);
}

#endif
