/* Two views of one roster brought together: who stayed, and which pairs are tied in either.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "infer/comparison.h"

void nw__alignment_free(nw__alignment *alignment) {
    for (int wave = 0; wave < 2; wave++) {
        nw__free(alignment->place[wave]);
        nw__free(alignment->answered[wave]);
        nw__free(alignment->strength[wave]);
    }
    nw__free(alignment->start);
    nw__free(alignment->to);
}

bool nw__aligned_stayed(const nw__alignment *alignment, int32_t member) {
    return alignment->place[NW_BEFORE][member] >= 0 && alignment->place[NW_AFTER][member] >= 0;
}

bool nw__aligned_known(const nw__alignment *alignment, int wave, int32_t i, int32_t j) {
    if (alignment->place[wave][i] < 0 || alignment->place[wave][j] < 0)
        return false;
    return alignment->answered[wave][i] || (!alignment->directed && alignment->answered[wave][j]);
}

nw__fate nw__aligned_fate(const nw__alignment *alignment, int32_t i, int64_t cell) {
    int32_t j = alignment->to[cell];
    bool before = alignment->strength[NW_BEFORE][cell] > 0;
    bool after = alignment->strength[NW_AFTER][cell] > 0;
    if (before && after)
        return NW_FATE_KEPT;
    int other = before ? NW_AFTER : NW_BEFORE;
    bool both_there = alignment->place[other][i] >= 0 && alignment->place[other][j] >= 0;
    if (both_there && !nw__aligned_known(alignment, other, i, j))
        return NW_FATE_UNKNOWN;
    return before ? NW_FATE_DISSOLVED : NW_FATE_FORMED;
}

/* Members in the order of the roster; `members_of` gives per wave the aligned member of each place. */
static netweave_status align_members(const netweave_view *const view[2], nw__alignment *out, int32_t *members_of[2]) {
    size_t most = (size_t)view[NW_BEFORE]->members + (size_t)view[NW_AFTER]->members;
    for (int wave = 0; wave < 2; wave++) {
        out->place[wave] = nw__allocate(most, sizeof *out->place[wave]);
        out->answered[wave] = nw__allocate_zeroed(most, 1);
        members_of[wave] = nw__allocate((size_t)view[wave]->members, sizeof *members_of[wave]);
        if (out->place[wave] == NULL || out->answered[wave] == NULL || members_of[wave] == NULL)
            return nw__fail_memory();
    }
    int32_t next[2] = {0, 0};
    while (next[NW_BEFORE] < view[NW_BEFORE]->members || next[NW_AFTER] < view[NW_AFTER]->members) {
        int64_t roster[2];
        for (int wave = 0; wave < 2; wave++)
            roster[wave] = next[wave] < view[wave]->members ? netweave_view_member(view[wave], next[wave]) : INT64_MAX;
        for (int wave = 0; wave < 2; wave++) {
            bool there = roster[wave] <= roster[1 - wave];
            out->place[wave][out->members] = there ? next[wave] : -1;
            if (!there)
                continue;
            members_of[wave][next[wave]] = out->members;
            out->answered[wave][out->members] =
                view[wave]->respondent == NULL || view[wave]->respondent[next[wave]] != 0;
            next[wave]++;
        }
        out->stayed += roster[NW_BEFORE] == roster[NW_AFTER];
        out->joined += roster[NW_BEFORE] > roster[NW_AFTER];
        out->left += roster[NW_BEFORE] < roster[NW_AFTER];
        out->members++;
    }
    return NETWEAVE_STATUS_OK;
}

/* The cells of row i: both rows merged by column. `cell` is the first free place; gives the next. */
static int64_t merge_row(const netweave_view *const view[2], int32_t *const members_of[2], nw__alignment *out,
                         int32_t i, int64_t cell) {
    int64_t next[2] = {0, 0};
    int64_t end[2] = {0, 0};
    for (int wave = 0; wave < 2; wave++) {
        int32_t place = out->place[wave][i];
        if (place >= 0) {
            next[wave] = view[wave]->out.start[place];
            end[wave] = view[wave]->out.start[place + 1];
        }
    }
    while (next[NW_BEFORE] < end[NW_BEFORE] || next[NW_AFTER] < end[NW_AFTER]) {
        int32_t column[2];
        for (int wave = 0; wave < 2; wave++)
            column[wave] = next[wave] < end[wave] ? members_of[wave][view[wave]->out.to[next[wave]]] : INT32_MAX;
        out->to[cell] = column[NW_BEFORE] < column[NW_AFTER] ? column[NW_BEFORE] : column[NW_AFTER];
        for (int wave = 0; wave < 2; wave++) {
            bool tied = column[wave] == out->to[cell];
            const double *weight = view[wave]->out.weight;
            out->strength[wave][cell] = !tied ? 0.0 : weight != NULL ? weight[next[wave]] : 1.0;
            next[wave] += tied;
        }
        cell++;
    }
    return cell;
}

static netweave_status align_cells(const netweave_view *const view[2], int32_t *const members_of[2],
                                   nw__alignment *out) {
    size_t most = (size_t)view[NW_BEFORE]->out.start[view[NW_BEFORE]->members] +
                  (size_t)view[NW_AFTER]->out.start[view[NW_AFTER]->members];
    out->start = nw__allocate((size_t)out->members + 1, sizeof *out->start);
    out->to = nw__allocate(most, sizeof *out->to);
    for (int wave = 0; wave < 2; wave++)
        out->strength[wave] = nw__allocate(most, sizeof *out->strength[wave]);
    if (out->start == NULL || out->to == NULL || out->strength[NW_BEFORE] == NULL || out->strength[NW_AFTER] == NULL)
        return nw__fail_memory();
    out->start[0] = 0;
    for (int32_t i = 0; i < out->members; i++)
        out->start[i + 1] = merge_row(view, members_of, out, i, out->start[i]);
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__align(const netweave_view *before, const netweave_view *after, nw__alignment *out) {
    const netweave_view *const view[2] = {before, after};
    nw__alignment alignment = {.directed = before->directed};
    int32_t *members_of[2] = {NULL, NULL};
    netweave_status status = align_members(view, &alignment, members_of);
    if (status == NETWEAVE_STATUS_OK)
        status = align_cells(view, members_of, &alignment);
    nw__free(members_of[NW_BEFORE]);
    nw__free(members_of[NW_AFTER]);
    if (status == NETWEAVE_STATUS_OK)
        *out = alignment;
    else
        nw__alignment_free(&alignment);
    return status;
}
