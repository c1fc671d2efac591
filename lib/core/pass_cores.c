/* Cores: level after level, take away those who have no more ties left than that, and those who come to have no more.
 * Who is left is gone through once a level, and all levels together that often as cores add up to, which is less than
 * arcs there are: O(members + ties), like Batagelj and Zaversnik 2003 (arXiv cs/0310049), without their order to keep.
 * Dasari, Desh and Zubair 2014, doi 10.1109/BigData.2014.7004366. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/pass.h"

enum { POLL = 4096 }; /* members between two looks at the run */

typedef struct peeling {
    const nw__csr *rows;
    netweave_run *run;
    int32_t members, taken; /* in all, and so far */
    int32_t *left;          /* ties left; at last the core */
    int32_t *queue;         /* those who go at the level at hand */
    int32_t *stayed;        /* those who may stay */
} peeling;

static void free_cores(void *work) {
    nw__cores *cores = work;
    if (cores == NULL)
        return;
    nw__free(cores->core);
    nw__free(cores);
}

/* Takes away those in the queue, and who is left with as few ties joins them. Free of branches: which ties are left
 * cannot be foretold. */
static netweave_status take_away(peeling *peeling, int32_t level, int32_t queued) {
    int32_t *left = peeling->left;
    int32_t *queue = peeling->queue;
    for (int32_t i = 0; i < queued; i++) {
        const int64_t *start = peeling->rows->start + queue[i];
        netweave_status status = peeling->taken++ % POLL == 0
                                     ? nw__run_check(peeling->run, (double)peeling->taken / peeling->members, "cores")
                                     : NETWEAVE_STATUS_OK;
        if (status != NETWEAVE_STATUS_OK)
            return status;
        for (int64_t k = start[0]; k < start[1]; k++) {
            int32_t other = peeling->rows->to[k];
            int32_t ties = left[other];
            left[other] = ties - (ties > level);
            queue[queued] = other;
            queued += ties == level + 1;
        }
    }
    return NETWEAVE_STATUS_OK;
}

static netweave_status peel(peeling *peeling) {
    netweave_status status = NETWEAVE_STATUS_OK;
    int32_t count = peeling->members;
    for (int32_t i = 0; i < count; i++)
        peeling->stayed[i] = i;
    for (int32_t level = 0; count > 0 && status == NETWEAVE_STATUS_OK; level++) {
        int32_t kept = 0;
        int32_t queued = 0;
        for (int32_t i = 0; i < count; i++) {
            int32_t member = peeling->stayed[i];
            int32_t ties = peeling->left[member];
            peeling->queue[queued] = member;
            queued += ties == level;
            peeling->stayed[kept] = member;
            kept += ties > level;
        }
        count = kept;
        status = nw__run_check(peeling->run, (double)peeling->taken / peeling->members, "cores");
        if (status == NETWEAVE_STATUS_OK)
            status = take_away(peeling, level, queued);
    }
    return status;
}

static netweave_status find_cores(const netweave_view *view, netweave_run *run, nw__cores *out) {
    size_t members = (size_t)view->members;
    peeling peeling = {.rows = &view->out,
                       .run = run,
                       .members = view->members,
                       .left = out->core,
                       .queue = nw__allocate(members + 1, sizeof *peeling.queue), /* one more is written to */
                       .stayed = nw__allocate(members, sizeof *peeling.stayed)};
    for (int32_t i = 0; i < view->members; i++)
        out->core[i] = (int32_t)nw__degree(&view->out, i);
    netweave_status status = peeling.queue != NULL && peeling.stayed != NULL ? peel(&peeling) : nw__fail_memory();
    for (int32_t i = 0; i < view->members; i++)
        if (out->core[i] > out->largest)
            out->largest = out->core[i];
    nw__free(peeling.queue);
    nw__free(peeling.stayed);
    return status;
}

static netweave_status make_cores(const netweave_view *view, netweave_run *run, void **out_work) {
    const netweave_view *undirected;
    netweave_status status = nw__view_undirected(view, run, &undirected);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    nw__cores *cores = nw__allocate_zeroed(1, sizeof *cores);
    if (cores != NULL)
        cores->core = nw__allocate_zeroed((size_t)view->members, sizeof *cores->core);
    status = cores != NULL && cores->core != NULL ? find_cores(undirected, run, cores) : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        *out_work = cores;
    else
        free_cores(cores);
    return status;
}

netweave_status nw__pass_cores(const netweave_view *view, netweave_run *run, const nw__cores **out) {
    void *work = NULL;
    netweave_status status = nw__view_pass(view, NW_PASS_CORES, make_cores, free_cores, run, &work);
    if (status == NETWEAVE_STATUS_OK)
        *out = work;
    return status;
}
