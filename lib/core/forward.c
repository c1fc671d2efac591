/* Ties in order of degree, for meeting each triangle once. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/forward.h"

#include "base/memory.h"

enum { POLL = 4096 }; /* members between two looks at the run */

void nw__forward_free(nw__forward *forward) {
    nw__free(forward->rank);
    nw__free(forward->member);
    nw__free(forward->start);
    nw__free(forward->to);
    *forward = (nw__forward){0};
}

/* Degrees are told apart by their powers of two: rows are then at most twice as long as they need be, and members of
 * like degree keep their order, in which those tied to each other often stand together. */
static int64_t kind(const nw__csr *rows, int32_t member) {
    int64_t degree = nw__degree(rows, member);
    return degree > 0 ? 64 - __builtin_clzll((uint64_t)degree) : 0;
}

/* Sorts members by degree, by counting. */
static netweave_status rank_members(const nw__csr *rows, nw__forward *out) {
    int64_t most = 0;
    for (int32_t i = 0; i < out->members; i++)
        most = kind(rows, i) > most ? kind(rows, i) : most;
    int32_t *next = nw__allocate_zeroed((size_t)most + 2, sizeof *next);
    if (next == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < out->members; i++)
        next[kind(rows, i) + 1]++;
    for (int64_t degree = 0; degree <= most; degree++)
        next[degree + 1] += next[degree];
    for (int32_t i = 0; i < out->members; i++) {
        out->rank[i] = next[kind(rows, i)]++;
        out->member[out->rank[i]] = i;
    }
    nw__free(next);
    return NETWEAVE_STATUS_OK;
}

/* Each arc is written and kept when it leads to a higher rank: `to` has room for one more. */
static netweave_status fill_rows(const nw__csr *rows, netweave_run *run, nw__forward *out) {
    int64_t next = 0;
    for (int32_t rank = 0; rank < out->members; rank++) {
        if (rank % POLL == 0) {
            netweave_status status = nw__run_check(run, (double)rank / out->members, "triangles");
            if (status != NETWEAVE_STATUS_OK)
                return status;
        }
        int32_t member = out->member[rank];
        int64_t begin = next;
        out->start[rank] = begin;
        for (int64_t k = rows->start[member]; k < rows->start[member + 1]; k++) {
            int32_t other = out->rank[rows->to[k]];
            out->to[next] = other;
            next += other > rank;
        }
        out->longest = next - begin > out->longest ? (int32_t)(next - begin) : out->longest;
    }
    out->start[out->members] = next;
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__forward_make(const netweave_view *view, netweave_run *run, nw__forward *out) {
    size_t members = (size_t)view->members;
    if (view->ties > UINT32_MAX)
        return nw__fail(NETWEAVE_STATUS_LIMIT, "triangles are counted up to %u ties; split the network", UINT32_MAX);
    nw__forward forward = {.members = view->members,
                           .rank = nw__allocate(members, sizeof *forward.rank),
                           .member = nw__allocate(members, sizeof *forward.member),
                           .start = nw__allocate(members + 1, sizeof *forward.start),
                           .to = nw__allocate((size_t)view->ties + 1, sizeof *forward.to)};
    bool done = forward.rank != NULL && forward.member != NULL && forward.start != NULL && forward.to != NULL;
    netweave_status status = done ? rank_members(&view->out, &forward) : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = fill_rows(&view->out, run, &forward);
    if (status == NETWEAVE_STATUS_OK)
        *out = forward;
    else
        nw__forward_free(&forward);
    return status;
}

bool nw__forward_marks_make(const nw__forward *forward, nw__forward_marks *out) {
    out->mark = nw__allocate_zeroed((size_t)forward->members, sizeof *out->mark);
    out->hits = nw__allocate((size_t)forward->longest + 1, sizeof *out->hits);
    return out->mark != NULL && out->hits != NULL;
}

void nw__forward_marks_free(nw__forward_marks *marks) {
    nw__free(marks->mark);
    nw__free(marks->hits);
}
