/* Cores: take away members in order of their remaining ties. Batagelj and Zaversnik 2003, arXiv cs/0310049.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/pass.h"

enum { POLL = 4096 }; /* members between two looks at the run */

/* Members in order of the ties they have left; those with as many ties stand together. */
typedef struct queue {
    int32_t *order;
    int32_t *place; /* of a member in `order` */
    int32_t *first; /* where members with so many ties left begin */
} queue;

static void free_cores(void *work) {
    nw__cores *cores = work;
    if (cores == NULL)
        return;
    nw__free(cores->core);
    nw__free(cores);
}

/* Sorts by degree, by counting. `first` has members + 1 places, all 0. */
static void fill_queue(int32_t members, const int32_t *left, queue *queue) {
    for (int32_t i = 0; i < members; i++)
        queue->first[left[i] + 1]++;
    for (int32_t i = 0; i < members; i++)
        queue->first[i + 1] += queue->first[i];
    for (int32_t i = 0; i < members; i++) {
        queue->place[i] = queue->first[left[i]]++;
        queue->order[queue->place[i]] = i;
    }
    for (int32_t i = members; i > 0; i--)
        queue->first[i] = queue->first[i - 1];
    queue->first[0] = 0;
}

/* One tie less for a member: it changes places with the first of its kind, which then belongs to the kind before. */
static void drop_tie(queue *queue, int32_t *left, int32_t member) {
    int32_t first = queue->first[left[member]]++;
    int32_t other = queue->order[first];
    int32_t place = queue->place[member];
    queue->order[place] = other;
    queue->place[other] = place;
    queue->order[first] = member;
    queue->place[member] = first;
    left[member]--;
}

/* `left` starts as degrees and ends as cores. */
static netweave_status peel(const netweave_view *view, netweave_run *run, queue *queue, int32_t *left) {
    for (int32_t i = 0; i < view->members; i++) {
        netweave_status status =
            i % POLL == 0 ? nw__run_check(run, (double)i / view->members, "cores") : NETWEAVE_STATUS_OK;
        if (status != NETWEAVE_STATUS_OK)
            return status;
        int32_t member = queue->order[i];
        for (int64_t k = view->out.start[member]; k < view->out.start[member + 1]; k++)
            if (left[view->out.to[k]] > left[member])
                drop_tie(queue, left, view->out.to[k]);
    }
    return NETWEAVE_STATUS_OK;
}

static netweave_status find_cores(const netweave_view *view, netweave_run *run, nw__cores *out) {
    size_t members = (size_t)view->members;
    queue queue = {.order = nw__allocate(members, sizeof *queue.order),
                   .place = nw__allocate(members, sizeof *queue.place),
                   .first = nw__allocate_zeroed(members + 1, sizeof *queue.first)};
    netweave_status status = NETWEAVE_STATUS_OK;
    if (queue.order == NULL || queue.place == NULL || queue.first == NULL)
        status = nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK) {
        for (int32_t i = 0; i < view->members; i++)
            out->core[i] = (int32_t)nw__degree(&view->out, i);
        fill_queue(view->members, out->core, &queue);
        status = peel(view, run, &queue, out->core);
    }
    for (int32_t i = 0; i < view->members; i++)
        if (out->core[i] > out->largest)
            out->largest = out->core[i];
    nw__free(queue.order);
    nw__free(queue.place);
    nw__free(queue.first);
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
