/* Blocks, articulation members and bridges, by one search in depth with its own stacks. Hopcroft and Tarjan 1973, doi
 * 10.1145/362248.362272. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/pass.h"

enum { POLL = 4096 }; /* steps between two looks at the run */

typedef struct search {
    const nw__csr *rows;
    const int64_t *ties; /* the tie of each arc */
    nw__blocks *out;
    int32_t *found;     /* when a member was found, from 1; 0: not yet */
    int32_t *low;       /* the earliest found member that is tied to it or to those found after it */
    int32_t *path;      /* the way from the root to the member at hand */
    int32_t *open;      /* found members that still wait for the block that joins them to their parent */
    int64_t *next;      /* per member: the next arc to follow */
    int64_t *open_ties; /* ties whose block is not closed yet */
    int64_t open_tie_count;
    int32_t time, depth, open_count;
} search;

static void free_blocks(void *work) {
    nw__blocks *blocks = work;
    if (blocks == NULL)
        return;
    nw__free(blocks->tie_block);
    nw__free(blocks->block);
    nw__free(blocks->articulation);
    nw__free(blocks->bridge);
    nw__free(blocks);
}

static void enter(search *search, int32_t member) {
    search->found[member] = search->low[member] = ++search->time;
    search->next[member] = search->rows->start[member];
    search->path[search->depth++] = member;
    search->open[search->open_count++] = member;
}

/* Closes the block that hangs on `parent` by the tie to `member`: all open ties from that tie on. */
static void close_block(search *search, int32_t parent, int32_t member) {
    nw__blocks *out = search->out;
    nw__block block = {.members = 1, .top = parent, .below = search->time - search->found[member] + 1};
    int32_t closed;
    do {
        closed = search->open[--search->open_count];
        block.members++;
    } while (closed != member);
    int64_t last = search->ties[search->next[parent] - 1];
    int64_t tie;
    do {
        tie = search->open_ties[--search->open_tie_count];
        out->tie_block[tie] = (int32_t)out->count;
    } while (tie != last);
    out->block[out->count++] = block;
    out->bridge[tie] = block.members == 2;
    out->bridges += block.members == 2;
    out->pairs_apart += (double)block.members * (double)(block.members - 1) / 2;
}

/* Goes back from the member at the end of the path. */
static void leave(search *search) {
    int32_t member = search->path[--search->depth];
    if (search->depth == 0)
        return;
    int32_t parent = search->path[search->depth - 1];
    if (search->low[member] < search->low[parent])
        search->low[parent] = search->low[member];
    if (search->low[member] < search->found[parent])
        return;
    close_block(search, parent, member);
    if (search->depth > 1)
        search->out->articulation[parent] = 1;
}

/* Follows one arc of `member`; its tie is new unless it leads back to the parent or was met from its other end. */
static void follow(search *search, int32_t member) {
    int64_t arc = search->next[member]++;
    int32_t other = search->rows->to[arc];
    int32_t parent = search->depth > 1 ? search->path[search->depth - 2] : -1;
    if (search->found[other] == 0) {
        search->open_ties[search->open_tie_count++] = search->ties[arc];
        enter(search, other);
    } else if (other != parent && search->found[other] < search->found[member]) {
        search->open_ties[search->open_tie_count++] = search->ties[arc];
        if (search->found[other] < search->low[member])
            search->low[member] = search->found[other];
    }
}

static netweave_status search_from(search *search, int32_t root, int32_t members, netweave_run *run) {
    int64_t parts = 0; /* blocks at the root */
    int64_t first = search->out->count;
    enter(search, root);
    for (int64_t step = 1; search->depth > 0; step++) {
        netweave_status status =
            step % POLL == 0 ? nw__run_check(run, (double)search->time / members, "blocks") : NETWEAVE_STATUS_OK;
        if (status != NETWEAVE_STATUS_OK)
            return status;
        int32_t member = search->path[search->depth - 1];
        if (search->next[member] < search->rows->start[member + 1]) {
            follow(search, member);
            continue;
        }
        parts += search->depth == 2;
        leave(search);
    }
    search->open_count = 0;
    search->out->articulation[root] = parts > 1;
    for (int64_t block = first; block < search->out->count; block++)
        search->out->block[block].around = search->time - search->found[root] + 1;
    return NETWEAVE_STATUS_OK;
}

/* Numbers the blocks by their first tie. `number` has a place per block. */
static netweave_status renumber(int64_t ties, int32_t *number, nw__blocks *out) {
    int32_t next = 0;
    nw__block *ordered = nw__allocate((size_t)out->count, sizeof *ordered);
    if (ordered == NULL)
        return nw__fail_memory();
    for (int64_t i = 0; i < out->count; i++)
        number[i] = -1;
    for (int64_t k = 0; k < ties; k++) {
        int32_t old = out->tie_block[k];
        if (number[old] < 0) {
            ordered[next] = out->block[old];
            number[old] = next++;
        }
        out->tie_block[k] = number[old];
    }
    nw__free(out->block);
    out->block = ordered;
    return NETWEAVE_STATUS_OK;
}

static netweave_status find_blocks(const netweave_view *view, netweave_run *run, search *search) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++) {
        if (i % POLL == 0)
            status = nw__run_check(run, (double)i / view->members, "blocks");
        if (status == NETWEAVE_STATUS_OK && search->found[i] == 0)
            status = search_from(search, i, view->members, run);
    }
    if (status != NETWEAVE_STATUS_OK)
        return status;
    for (int32_t i = 0; i < view->members; i++)
        search->out->articulations += search->out->articulation[i];
    return renumber(view->ties, search->path, search->out);
}

static nw__blocks *new_blocks(const netweave_view *view) {
    size_t members = (size_t)view->members;
    size_t ties = (size_t)view->ties;
    nw__blocks *blocks = nw__allocate_zeroed(1, sizeof *blocks);
    if (blocks == NULL)
        return NULL;
    blocks->tie_block = nw__allocate(ties, sizeof *blocks->tie_block);
    blocks->block = nw__allocate(members, sizeof *blocks->block);
    blocks->articulation = nw__allocate_zeroed(members, 1);
    blocks->bridge = nw__allocate_zeroed(ties, 1);
    if (blocks->tie_block != NULL && blocks->block != NULL && blocks->articulation != NULL && blocks->bridge != NULL)
        return blocks;
    free_blocks(blocks);
    return NULL;
}

static netweave_status search_blocks(const netweave_view *view, const int64_t *ties, netweave_run *run,
                                     nw__blocks *out) {
    size_t members = (size_t)view->members;
    search search = {.rows = &view->out,
                     .ties = ties,
                     .out = out,
                     .found = nw__allocate_zeroed(members, sizeof *search.found),
                     .low = nw__allocate(members, sizeof *search.low),
                     .path = nw__allocate(members, sizeof *search.path),
                     .open = nw__allocate(members, sizeof *search.open),
                     .next = nw__allocate(members, sizeof *search.next),
                     .open_ties = nw__allocate((size_t)view->ties, sizeof *search.open_ties)};
    bool done = search.found != NULL && search.low != NULL && search.path != NULL && search.open != NULL &&
                search.next != NULL && search.open_ties != NULL;
    netweave_status status = done ? find_blocks(view, run, &search) : nw__fail_memory();
    nw__free(search.found);
    nw__free(search.low);
    nw__free(search.path);
    nw__free(search.open);
    nw__free(search.next);
    nw__free(search.open_ties);
    return status;
}

static netweave_status make_blocks(const netweave_view *view, netweave_run *run, void **out_work) {
    const netweave_view *undirected;
    const int64_t *ties;
    netweave_status status = nw__view_undirected(view, run, &undirected);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__view_arc_ties(undirected, run, &ties);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    nw__blocks *blocks = new_blocks(undirected);
    if (blocks == NULL)
        return nw__fail_memory();
    status = search_blocks(undirected, ties, run, blocks);
    if (status == NETWEAVE_STATUS_OK)
        *out_work = blocks;
    else
        free_blocks(blocks);
    return status;
}

netweave_status nw__pass_blocks(const netweave_view *view, netweave_run *run, const nw__blocks **out) {
    void *work = NULL;
    netweave_status status = nw__view_pass(view, NW_PASS_BLOCKS, make_blocks, free_blocks, run, &work);
    if (status == NETWEAVE_STATUS_OK)
        *out = work;
    return status;
}
