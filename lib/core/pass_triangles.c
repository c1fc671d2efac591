/* Triangles: how many each member and each tie is in. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/forward.h"
#include "core/pass.h"

enum { CHUNK = 256 }; /* members that a thread takes at a time */

/* What one thread counts, by rank: a member is in no more triangles than there are ties. Whole numbers: their sums do
 * not depend on who counted what. */
typedef struct counts {
    nw__forward_marks marks;
    uint32_t *count;
} counts;

typedef struct counting {
    const nw__forward *forward;
    counts *threads;
} counting;

static void free_triangles(void *work) {
    nw__triangles *triangles = work;
    if (triangles == NULL)
        return;
    nw__free(triangles->member);
    nw__free(triangles);
}

/* The triangles whose lowest rank is `first`. */
static void count_from(const nw__forward *forward, int32_t first, const int32_t *mark, uint32_t *count) {
    uint32_t own = 0;
    for (int64_t k = forward->start[first]; k < forward->start[first + 1]; k++) {
        int32_t second = forward->to[k];
        uint32_t found = 0;
        for (int64_t j = forward->start[second]; j < forward->start[second + 1]; j++) {
            uint32_t closed = mark[forward->to[j]] != 0;
            count[forward->to[j]] += closed;
            found += closed;
        }
        count[second] += found;
        own += found;
    }
    count[first] += own;
}

static netweave_status count_chunk(void *state, int64_t begin, int64_t end, int thread) {
    const counting *counting = state;
    const nw__forward *forward = counting->forward;
    counts *mine = &counting->threads[thread];
    if (mine->count == NULL) {
        mine->count = nw__allocate_zeroed((size_t)forward->members, sizeof *mine->count);
        if (mine->count == NULL || !nw__forward_marks_make(forward, &mine->marks))
            return nw__fail_memory();
    }
    for (int32_t first = (int32_t)begin; first < end; first++) {
        if (forward->start[first + 1] - forward->start[first] < 2)
            continue;
        nw__forward_mark(forward, first, mine->marks.mark);
        count_from(forward, first, mine->marks.mark, mine->count);
        nw__forward_unmark(forward, first, mine->marks.mark);
    }
    return NETWEAVE_STATUS_OK;
}

static void add_up(const netweave_view *view, const nw__forward *forward, const counts *threads, int thread_count,
                   nw__triangles *out) {
    for (int32_t i = 0; i < view->members; i++) {
        double degree = (double)nw__degree(&view->out, i);
        int64_t sum = 0;
        for (int k = 0; k < thread_count; k++)
            sum += threads[k].count != NULL ? threads[k].count[forward->rank[i]] : 0;
        out->member[i] = (double)sum;
        out->total += out->member[i];
        out->paths += degree * (degree - 1) / 2;
    }
    out->total /= 3;
}

static netweave_status count_triangles(const netweave_view *view, netweave_run *run, nw__triangles *out) {
    nw__forward forward = {0};
    int thread_count = nw__run_threads(run);
    counting counting = {&forward, nw__allocate_zeroed((size_t)thread_count, sizeof *counting.threads)};
    if (counting.threads == NULL)
        return nw__fail_memory();
    netweave_status status = nw__forward_make(view, run, &forward);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__parallel_for(run, view->members, CHUNK, "triangles", count_chunk, &counting);
    if (status == NETWEAVE_STATUS_OK)
        add_up(view, &forward, counting.threads, thread_count, out);
    for (int k = 0; k < thread_count; k++) {
        nw__forward_marks_free(&counting.threads[k].marks);
        nw__free(counting.threads[k].count);
    }
    nw__free(counting.threads);
    nw__forward_free(&forward);
    return status;
}

static netweave_status make_triangles(const netweave_view *view, netweave_run *run, void **out_work) {
    const netweave_view *undirected;
    netweave_status status = nw__view_undirected(view, run, &undirected);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    nw__triangles *triangles = nw__allocate_zeroed(1, sizeof *triangles);
    if (triangles != NULL)
        triangles->member = nw__allocate((size_t)view->members, sizeof *triangles->member);
    bool done = triangles != NULL && triangles->member != NULL;
    status = done ? count_triangles(undirected, run, triangles) : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        *out_work = triangles;
    else
        free_triangles(triangles);
    return status;
}

netweave_status nw__pass_triangles(const netweave_view *view, netweave_run *run, const nw__triangles **out) {
    void *work = NULL;
    netweave_status status = nw__view_pass(view, NW_PASS_TRIANGLES, make_triangles, free_triangles, run, &work);
    if (status == NETWEAVE_STATUS_OK)
        *out = work;
    return status;
}

/* Triangles per tie of the listing, into `count`. */
static netweave_status count_ties(const nw__forward *forward, netweave_run *run, const nw__forward_marks *marks,
                                  int32_t *count) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int32_t first = 0; first < forward->members && status == NETWEAVE_STATUS_OK; first++) {
        int64_t begin = forward->start[first];
        if (first % CHUNK == 0)
            status = nw__run_check(run, (double)first / forward->members, "common contacts");
        nw__forward_mark(forward, first, marks->mark);
        for (int64_t k = begin; k < forward->start[first + 1]; k++) {
            int32_t second = forward->to[k];
            int64_t row = forward->start[second];
            int32_t found = nw__forward_close(forward, second, marks);
            count[k] += found;
            for (int32_t hit = 0; hit < found; hit++) {
                int64_t place = row + marks->hits[hit];
                count[place]++;
                count[begin + marks->mark[forward->to[place]] - 1]++;
            }
        }
        nw__forward_unmark(forward, first, marks->mark);
    }
    return status;
}

/* Members are met in order, and rows are in order: so the arcs back to them come up in the order of each row, and
 * `next` of a row is the first that has not. */
static void spread_to_arcs(const netweave_view *view, const nw__forward *forward, const int32_t *count, int64_t *next,
                           int32_t *common) {
    for (int32_t i = 0; i < view->members; i++) {
        int64_t place = forward->start[forward->rank[i]];
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++) {
            int32_t other = view->out.to[k];
            int64_t back = next[other]++;
            if (forward->rank[other] > forward->rank[i])
                common[k] = common[back] = count[place++];
        }
    }
}

static netweave_status make_common(const netweave_view *view, netweave_run *run, void **out_work) {
    nw__forward forward = {0};
    nw__forward_marks marks = {0};
    netweave_status status = nw__forward_make(view, run, &forward);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    int32_t *count = nw__allocate_zeroed((size_t)view->ties, sizeof *count);
    int64_t *next = nw__copy(view->out.start, (size_t)view->members, sizeof *next);
    int32_t *common = nw__allocate((size_t)view->out.start[view->members], sizeof *common);
    bool made = nw__forward_marks_make(&forward, &marks) && count != NULL && next != NULL && common != NULL;
    status = made ? count_ties(&forward, run, &marks, count) : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        spread_to_arcs(view, &forward, count, next, common);
    nw__forward_free(&forward);
    nw__forward_marks_free(&marks);
    nw__free(count);
    nw__free(next);
    if (status == NETWEAVE_STATUS_OK)
        *out_work = common;
    else
        nw__free(common);
    return status;
}

netweave_status nw__pass_common(const netweave_view *view, netweave_run *run, const int32_t **out) {
    const netweave_view *undirected;
    void *work = NULL;
    netweave_status status = nw__view_undirected(view, run, &undirected);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__view_pass(undirected, NW_PASS_COMMON, make_common, nw__free, run, &work);
    if (status == NETWEAVE_STATUS_OK)
        *out = work;
    return status;
}
