/* Pieces of a network, each with rows of its own. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/piece.h"

#include "base/memory.h"
#include "core/order.h"
#include "core/pass.h"

#include <string.h>

void nw__pieces_free(nw__pieces *pieces) {
    nw__free(pieces->piece);
    nw__free(pieces->order);
    nw__free(pieces->start);
    nw__free(pieces->tie);
    nw__free(pieces->to);
    nw__free(pieces->member);
    nw__free(pieces->load);
    nw__free(pieces->copies);
    *pieces = (nw__pieces){0};
}

static bool make_room(int64_t pieces, int64_t members, int64_t rows, int64_t arcs, int64_t ends, nw__pieces *out) {
    out->piece = nw__allocate_zeroed((size_t)pieces, sizeof *out->piece);
    out->order = nw__allocate((size_t)members, sizeof *out->order);
    out->start = nw__allocate((size_t)rows, sizeof *out->start);
    out->tie = nw__allocate((size_t)arcs, sizeof *out->tie);
    out->to = nw__allocate((size_t)ends, sizeof *out->to);
    out->member = nw__allocate((size_t)members, sizeof *out->member);
    out->load = nw__allocate((size_t)members, sizeof *out->load);
    out->copies = nw__allocate((size_t)members, sizeof *out->copies);
    for (int64_t i = 0; out->copies != NULL && i < members; i++)
        out->copies[i] = 1;
    return out->piece != NULL && out->order != NULL && out->start != NULL && out->tie != NULL && out->to != NULL &&
           out->member != NULL && out->load != NULL && out->copies != NULL;
}

/* The same rows with members by place. `tie` goes along with the arcs; NULL: none, or (`own_tie` NULL) the arc. */
static void lay_rows(const nw__csr *rough, const int64_t *own_tie, int32_t members, const int32_t *order,
                     const int32_t *place, nw__csr *rows, int64_t *tie) {
    int64_t count = 0;
    for (int32_t i = 0; i < members; i++) {
        rows->start[i] = count;
        for (int64_t k = rough->start[order[i]]; k < rough->start[order[i] + 1]; k++) {
            if (tie != NULL)
                tie[count] = own_tie != NULL ? own_tie[k] : k;
            rows->to[count++] = place[rough->to[k]];
        }
    }
    rows->start[members] = count;
}

static void clear_places(int32_t members, int32_t *place) {
    for (int32_t i = 0; i < members; i++)
        place[i] = NW_PLACE_NONE;
}

static netweave_status take_whole(const netweave_view *view, nw__pieces *out) {
    int64_t arcs = view->out.start[view->members];
    int64_t rows = (int64_t)view->members + 1;
    int32_t *place = nw__allocate((size_t)view->members, sizeof *place);
    bool done = place != NULL && make_room(1, view->members, 2 * rows, arcs, 2 * arcs, out);
    if (done) {
        nw__piece piece = {.members = view->members,
                           .out = {.start = out->start, .to = out->to},
                           .in = {.start = out->start + rows, .to = out->to + arcs},
                           .member = out->member,
                           .load = out->load,
                           .copies = out->copies,
                           .tie = out->tie};
        clear_places(view->members, place);
        nw__order_breadth_first(&view->out, &view->in, view->members, piece.member, place);
        lay_rows(&view->out, NULL, view->members, piece.member, place, &piece.out, piece.tie);
        lay_rows(&view->in, NULL, view->members, piece.member, place, &piece.in, NULL);
        for (int32_t i = 0; i < view->members; i++)
            piece.load[i] = 1;
        *out->piece = piece;
        out->count = 1;
    }
    nw__free(place);
    if (done)
        return NETWEAVE_STATUS_OK;
    nw__pieces_free(out);
    return nw__fail_memory();
}

/* What cutting works with. */
typedef struct cut {
    const netweave_view *view;
    const nw__blocks *blocks;
    int64_t *first;     /* per block: the end of its ties below; blocks of two have none */
    int32_t *from, *to; /* ties by block */
    int64_t *tie;       /* their numbers */
    int32_t *below;     /* per member: who hangs from it */
    int32_t *local;     /* per member: its number in the block at hand, or -1 */
    int32_t *member;    /* by that number */
    int32_t *place;     /* by that number */
    nw__csr rough;      /* the block at hand by those numbers */
    int64_t *rough_tie;
} cut;

static void free_cut(cut *cut) {
    nw__free(cut->first);
    nw__free(cut->from);
    nw__free(cut->to);
    nw__free(cut->tie);
    nw__free(cut->below);
    nw__free(cut->local);
    nw__free(cut->member);
    nw__free(cut->place);
    nw__csr_free(&cut->rough);
    nw__free(cut->rough_tie);
}

static bool make_cut(const netweave_view *view, const nw__blocks *blocks, int64_t ties, cut *out) {
    size_t members = (size_t)view->members;
    size_t arcs = (size_t)ties * 2;
    *out = (cut){.view = view, .blocks = blocks};
    out->first = nw__allocate_zeroed((size_t)blocks->count + 1, sizeof *out->first);
    out->from = nw__allocate((size_t)ties, sizeof *out->from);
    out->to = nw__allocate((size_t)ties, sizeof *out->to);
    out->tie = nw__allocate((size_t)ties, sizeof *out->tie);
    out->below = nw__allocate_zeroed(members, sizeof *out->below);
    out->local = nw__allocate(members, sizeof *out->local);
    out->member = nw__allocate(members, sizeof *out->member);
    out->place = nw__allocate(members, sizeof *out->place);
    out->rough.start = nw__allocate(members + 2, sizeof *out->rough.start);
    out->rough.to = nw__allocate(arcs, sizeof *out->rough.to);
    out->rough_tie = nw__allocate(arcs, sizeof *out->rough_tie);
    if (out->local != NULL)
        memset(out->local, -1, members * sizeof *out->local);
    return out->first != NULL && out->from != NULL && out->to != NULL && out->tie != NULL && out->below != NULL &&
           out->local != NULL && out->member != NULL && out->place != NULL && out->rough.start != NULL &&
           out->rough.to != NULL && out->rough_tie != NULL;
}

/* Ties by block, those of blocks of two left out. Afterwards block b has first[b] … first[b + 1] - 1. */
static void sort_ties(cut *cut) {
    const nw__csr *rows = &cut->view->out;
    const nw__blocks *blocks = cut->blocks;
    int64_t count = 0;
    for (int64_t k = 0; k < cut->view->ties; k++)
        cut->first[blocks->tie_block[k]]++;
    for (int64_t i = 0; i <= blocks->count; i++) {
        int64_t held = i < blocks->count && blocks->block[i].members > 2 ? cut->first[i] : 0;
        cut->first[i] = count;
        count += held;
    }
    int64_t tie = 0;
    for (int32_t i = 0; i < cut->view->members; i++) {
        for (int64_t k = rows->start[i]; k < rows->start[i + 1]; k++) {
            if (rows->to[k] < i)
                continue;
            int32_t block = blocks->tie_block[tie];
            if (blocks->block[block].members > 2) {
                int64_t slot = cut->first[block]++;
                cut->from[slot] = i;
                cut->to[slot] = rows->to[k];
                cut->tie[slot] = tie;
            }
            tie++;
        }
    }
    for (int64_t i = blocks->count; i > 0; i--)
        cut->first[i] = cut->first[i - 1];
    cut->first[0] = 0;
}

static int32_t count_end(cut *cut, int32_t member, int32_t *count) {
    if (cut->local[member] < 0) {
        cut->local[member] = *count;
        cut->rough.start[*count + 2] = 0;
        cut->member[(*count)++] = member;
    }
    cut->rough.start[cut->local[member] + 2]++;
    return cut->local[member];
}

/* The rows of a block by numbers of its own; ends of ties become those. */
static void make_rough(cut *cut, int64_t block) {
    nw__csr *rough = &cut->rough;
    int32_t count = 0;
    rough->start[0] = rough->start[1] = 0;
    for (int64_t k = cut->first[block]; k < cut->first[block + 1]; k++) {
        cut->from[k] = count_end(cut, cut->from[k], &count);
        cut->to[k] = count_end(cut, cut->to[k], &count);
    }
    for (int32_t i = 0; i < count; i++)
        rough->start[i + 2] += rough->start[i + 1];
    for (int64_t k = cut->first[block]; k < cut->first[block + 1]; k++) {
        int64_t there = rough->start[cut->from[k] + 1]++;
        int64_t back = rough->start[cut->to[k] + 1]++;
        rough->to[there] = cut->to[k];
        rough->to[back] = cut->from[k];
        cut->rough_tie[there] = cut->rough_tie[back] = cut->tie[k];
    }
    for (int32_t i = 0; i < count; i++)
        cut->local[cut->member[i]] = -1;
}

static void take_block(cut *cut, const nw__block *block, const int32_t *order, nw__piece *piece) {
    lay_rows(&cut->rough, cut->rough_tie, block->members, order, cut->place, &piece->out, piece->tie);
    piece->in = piece->out;
    for (int32_t i = 0; i < piece->members; i++) {
        int32_t member = cut->member[order[i]];
        int32_t load = member == block->top ? block->around - block->below : 1 + cut->below[member];
        piece->member[i] = member;
        piece->load[i] = load;
    }
}

static netweave_status take_blocks(cut *cut, netweave_run *run, nw__pieces *out) {
    const nw__blocks *blocks = cut->blocks;
    int64_t members = 0;
    netweave_status status = NETWEAVE_STATUS_OK;
    sort_ties(cut);
    for (int64_t i = 0; i < blocks->count; i++)
        cut->below[blocks->block[i].top] += blocks->block[i].below;
    for (int64_t i = 0; i < blocks->count && status == NETWEAVE_STATUS_OK; i++) {
        if (blocks->block[i].members == 2)
            continue;
        int64_t arc = 2 * cut->first[i];
        nw__piece *piece = &out->piece[out->count];
        *piece = (nw__piece){.members = blocks->block[i].members,
                             .out = {.start = out->start + members + out->count, .to = out->to + arc},
                             .member = out->member + members,
                             .load = out->load + members,
                             .copies = out->copies + members,
                             .tie = out->tie + arc};
        make_rough(cut, i);
        clear_places(piece->members, cut->place);
        nw__order_breadth_first(&cut->rough, &cut->rough, piece->members, out->order, cut->place);
        take_block(cut, &blocks->block[i], out->order, piece);
        members += piece->members;
        out->count++;
        status = nw__run_check(run, (double)i / (double)blocks->count, "blocks");
    }
    return status;
}

static netweave_status cut_blocks(const netweave_view *view, netweave_run *run, nw__pieces *out) {
    const nw__blocks *blocks;
    int64_t pieces = 0;
    int64_t members = 0;
    cut cut;
    netweave_status status = nw__pass_blocks(view, run, &blocks);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    for (int64_t i = 0; i < blocks->count; i++) {
        pieces += blocks->block[i].members > 2;
        members += blocks->block[i].members > 2 ? blocks->block[i].members : 0;
    }
    int64_t ties = view->ties - (blocks->count - pieces);
    bool done =
        make_cut(view, blocks, ties, &cut) && make_room(pieces, members, members + pieces, 2 * ties, 2 * ties, out);
    status = done ? take_blocks(&cut, run, out) : nw__fail_memory();
    free_cut(&cut);
    if (status != NETWEAVE_STATUS_OK)
        nw__pieces_free(out);
    return status;
}

netweave_status nw__pieces_make(const netweave_view *view, netweave_run *run, nw__pieces *out) {
    *out = (nw__pieces){0};
    return view->directed ? take_whole(view, out) : cut_blocks(view, run, out);
}
