/* Communities for the measures that need them. The last that were found are kept with the view, for several measures
 * ask for the same. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/communities.h"

#include "base/memory.h"
#include "core/leiden.h"

#include <string.h>

const nw__option nw__communities_parameters[NW_COMMUNITIES_PARAMETERS] = {
    {"resolution", NW_OPTION_NUMBER, "1", 0, 100, NULL, "higher finds more and smaller communities"},
    {"runs", NW_OPTION_INTEGER, "10", 1, 10000, NULL, "runs of the Leiden algorithm; the best is kept"},
};

/* One result, and what was asked for. */
typedef struct found {
    double resolution;
    int64_t runs;
    uint64_t seed;
    int32_t *community; /* NULL: nothing found yet */
    int64_t count;
    double modularity;
} found;

typedef struct store {
    pthread_mutex_t lock;
    found last;
} store;

static void release(void *work) {
    store *store = work;
    pthread_mutex_destroy(&store->lock);
    nw__free(store->last.community);
    nw__free(store);
}

static netweave_status make(const netweave_view *view, netweave_run *run, void **out_work) {
    store *store = nw__allocate_zeroed(1, sizeof *store);
    (void)view, (void)run;
    if (store == NULL)
        return nw__fail_memory();
    pthread_mutex_init(&store->lock, NULL);
    *out_work = store;
    return NETWEAVE_STATUS_OK;
}

/* Copies what is in store to `wanted`, when it is what is asked for. */
static bool take(store *store, int32_t members, found *wanted) {
    pthread_mutex_lock(&store->lock);
    const found *last = &store->last;
    bool same = last->community != NULL && last->resolution == wanted->resolution && last->runs == wanted->runs &&
                last->seed == wanted->seed;
    if (same) {
        memcpy(wanted->community, last->community, (size_t)members * sizeof *last->community);
        wanted->count = last->count;
        wanted->modularity = last->modularity;
    }
    pthread_mutex_unlock(&store->lock);
    return same;
}

static netweave_status keep(store *store, int32_t members, const found *wanted) {
    int32_t *copy = nw__copy(wanted->community, (size_t)members, sizeof *copy);
    if (copy == NULL)
        return nw__fail_memory();
    pthread_mutex_lock(&store->lock);
    nw__free(store->last.community);
    store->last = *wanted;
    store->last.community = copy;
    pthread_mutex_unlock(&store->lock);
    return NETWEAVE_STATUS_OK;
}

/* The lock is free during the search: the host's progress function may ask for communities itself. */
static netweave_status find(const netweave_view *undirected, netweave_run *run, found *wanted) {
    void *work = NULL;
    netweave_status status = nw__view_pass(undirected, NW_PASS_COMMUNITIES, make, release, run, &work);
    if (status != NETWEAVE_STATUS_OK || take(work, undirected->members, wanted))
        return status;
    status = nw__leiden(undirected->members, &undirected->out, wanted->resolution, wanted->runs, run, wanted->community,
                        &wanted->count, &wanted->modularity);
    return status == NETWEAVE_STATUS_OK ? keep(work, undirected->members, wanted) : status;
}

netweave_status nw__communities(const nw__call *call, int32_t *out_community, int64_t *out_count,
                                double *out_modularity) {
    const netweave_view *undirected = NULL;
    netweave_status status = nw__view_undirected(call->view, call->run, &undirected);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    found wanted = {.resolution = nw__options_number(call->options, "resolution"),
                    .runs = (int64_t)nw__options_number(call->options, "runs"),
                    .seed = netweave_run_seed(call->run),
                    .community = out_community};
    status = find(undirected, call->run, &wanted);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    *out_count = wanted.count;
    *out_modularity = wanted.modularity;
    return undirected->ties == 0
               ? NETWEAVE_STATUS_OK
               : nw__call_note(
                     call,
                     "the best of %lld runs of the Leiden algorithm, seed %llu; another seed may find another "
                     "split that is as good or better.",
                     (long long)wanted.runs, (unsigned long long)wanted.seed);
}
