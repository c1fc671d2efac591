/* The blocks of a network as a tree. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/block_tree.h"

#include "base/memory.h"

#include <string.h>

void nw__block_tree_free(nw__block_tree *tree) {
    nw__free(tree->first_tie);
    nw__free(tree->ties);
    nw__free(tree->from);
    nw__free(tree->to);
    nw__free(tree->strength);
    nw__free(tree->first_member);
    nw__free(tree->members);
    nw__free(tree->weight);
    nw__free(tree->order);
    *tree = (nw__block_tree){0};
}

/* What is needed while the tree is made. */
typedef struct making {
    nw__block_tree *tree;
    const nw__blocks *blocks;
    const int64_t *arc_ties;
    int64_t *next;         /* per block, or per member */
    int64_t *first_block;  /* per member, and one more: where the blocks that it is in begin */
    int64_t *member_block; /* block by block of each member */
    int32_t *place;        /* per member: its place in the block at hand, or -1 */
    int32_t *queue;
    unsigned char *met; /* per block */
} making;

/* Ties block by block, with their ends. */
static void sort_ties(making *making) {
    nw__block_tree *tree = making->tree;
    const netweave_view *view = tree->view;
    const int32_t *tie_block = making->blocks->tie_block;
    for (int64_t k = 0; k < view->ties; k++)
        tree->first_tie[tie_block[k] + 1]++;
    for (int64_t b = 0; b < tree->count; b++) {
        tree->first_tie[b + 1] += tree->first_tie[b];
        making->next[b] = tree->first_tie[b];
    }
    for (int32_t i = 0; i < view->members; i++) {
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++) {
            if (view->out.to[k] < i)
                continue;
            int64_t tie = making->arc_ties[k];
            int64_t at = making->next[tie_block[tie]]++;
            tree->ties[at] = tie;
            tree->from[at] = i;
            tree->to[at] = view->out.to[k];
            if (tree->strength != NULL)
                tree->strength[at] = view->out.weight[k];
        }
    }
}

static void note_member(making *making, int32_t member, int64_t first, int64_t *count) {
    if (making->place[member] >= 0)
        return;
    making->place[member] = 0;
    making->tree->members[first + (*count)++] = member;
}

/* Members block by block, and the blocks of each member. */
static void list_members(making *making) {
    nw__block_tree *tree = making->tree;
    int64_t places = 0;
    for (int64_t b = 0; b < tree->count; b++) {
        int64_t count = 0;
        tree->first_member[b] = places;
        for (int64_t k = tree->first_tie[b]; k < tree->first_tie[b + 1]; k++) {
            note_member(making, tree->from[k], places, &count);
            note_member(making, tree->to[k], places, &count);
        }
        for (int64_t k = places; k < places + count; k++) {
            making->place[tree->members[k]] = -1;
            making->first_block[tree->members[k] + 1]++;
        }
        places += count;
    }
    tree->first_member[tree->count] = places;
    for (int32_t i = 0; i < tree->view->members; i++) {
        making->first_block[i + 1] += making->first_block[i];
        making->next[i] = making->first_block[i];
    }
    for (int64_t b = 0; b < tree->count; b++)
        for (int64_t k = tree->first_member[b]; k < tree->first_member[b + 1]; k++)
            making->member_block[making->next[tree->members[k]]++] = b;
}

/* Hangs the blocks up: from the first member of each component on. */
static void hang_up(making *making) {
    nw__block_tree *tree = making->tree;
    int64_t listed = 0;
    int64_t head = 0;
    int64_t tail = 0;
    for (int32_t root = 0; root < tree->view->members; root++) {
        if (making->place[root] >= 0)
            continue;
        making->place[root] = 0;
        making->queue[tail++] = root;
        while (head < tail) {
            int32_t entry = making->queue[head++];
            for (int64_t k = making->first_block[entry]; k < making->first_block[entry + 1]; k++) {
                int64_t block = making->member_block[k];
                if (making->met[block])
                    continue;
                making->met[block] = 1;
                tree->order[listed++] = block;
                int64_t first = tree->first_member[block];
                for (int64_t l = first; l < tree->first_member[block + 1]; l++) {
                    int32_t member = tree->members[l];
                    if (member == entry) {
                        tree->members[l] = tree->members[first];
                        tree->members[first] = entry;
                        continue;
                    }
                    making->place[member] = 0;
                    making->queue[tail++] = member;
                }
            }
        }
    }
}

/* Weights, from the blocks that hang lowest up; and ends of ties as places. */
static void weigh(making *making) {
    nw__block_tree *tree = making->tree;
    const nw__components *components = tree->components;
    double *below = tree->weight + tree->first_member[tree->count]; /* room behind: per member */
    for (int32_t i = 0; i < tree->view->members; i++)
        below[i] = 1;
    for (int64_t k = tree->count - 1; k >= 0; k--) {
        int64_t block = tree->order[k];
        int64_t first = tree->first_member[block];
        int32_t entry = tree->members[first];
        double hanging = 0;
        for (int64_t l = first + 1; l < tree->first_member[block + 1]; l++) {
            tree->weight[l] = below[tree->members[l]];
            hanging += tree->weight[l];
        }
        below[entry] += hanging;
        tree->weight[first] = (double)components->size[components->component[entry]] - hanging;
    }
    for (int64_t b = 0; b < tree->count; b++) {
        int64_t first = tree->first_member[b];
        for (int64_t l = first; l < tree->first_member[b + 1]; l++)
            making->place[tree->members[l]] = (int32_t)(l - first);
        for (int64_t k = tree->first_tie[b]; k < tree->first_tie[b + 1]; k++) {
            tree->from[k] = making->place[tree->from[k]];
            tree->to[k] = making->place[tree->to[k]];
        }
    }
}

/* Each block adds at most one member more than it takes, so there are fewer than twice as many places as members. */
static bool allocate(making *making) {
    nw__block_tree *tree = making->tree;
    size_t members = (size_t)tree->view->members;
    size_t ties = (size_t)tree->view->ties;
    size_t blocks = (size_t)tree->count;
    tree->first_tie = nw__allocate_zeroed(blocks + 1, sizeof *tree->first_tie);
    tree->ties = nw__allocate(ties, sizeof *tree->ties);
    tree->from = nw__allocate(ties, sizeof *tree->from);
    tree->to = nw__allocate(ties, sizeof *tree->to);
    tree->first_member = nw__allocate(blocks + 1, sizeof *tree->first_member);
    tree->members = nw__allocate(2 * members, sizeof *tree->members);
    tree->weight = nw__allocate(3 * members, sizeof *tree->weight);
    tree->order = nw__allocate(blocks, sizeof *tree->order);
    making->next = nw__allocate(members + blocks, sizeof *making->next);
    making->first_block = nw__allocate_zeroed(members + 1, sizeof *making->first_block);
    making->member_block = nw__allocate(2 * members, sizeof *making->member_block);
    making->place = nw__allocate(members, sizeof *making->place);
    making->queue = nw__allocate(members, sizeof *making->queue);
    making->met = nw__allocate_zeroed(blocks, 1);
    if (tree->view->out.weight != NULL) {
        tree->strength = nw__allocate(ties, sizeof *tree->strength);
        if (tree->strength == NULL)
            return false;
    }
    return tree->first_tie != NULL && tree->ties != NULL && tree->from != NULL && tree->to != NULL &&
           tree->first_member != NULL && tree->members != NULL && tree->weight != NULL && tree->order != NULL &&
           making->next != NULL && making->first_block != NULL && making->member_block != NULL &&
           making->place != NULL && making->queue != NULL && making->met != NULL;
}

netweave_status nw__block_tree_make(const netweave_view *view, netweave_run *run, nw__block_tree *out) {
    making making = {.tree = out};
    *out = (nw__block_tree){0};
    netweave_status status = nw__view_undirected(view, run, &out->view);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__pass_components(view, run, &out->components);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__pass_blocks(view, run, &making.blocks);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__view_arc_ties(out->view, run, &making.arc_ties);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    out->count = making.blocks->count;
    status = allocate(&making) ? NETWEAVE_STATUS_OK : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK) {
        for (int32_t i = 0; i < view->members; i++)
            making.place[i] = -1;
        sort_ties(&making);
        list_members(&making);
        hang_up(&making);
        weigh(&making);
    }
    nw__free(making.next);
    nw__free(making.first_block);
    nw__free(making.member_block);
    nw__free(making.place);
    nw__free(making.queue);
    nw__free(making.met);
    return status;
}
