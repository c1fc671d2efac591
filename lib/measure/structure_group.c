/* Betweenness of a group: the share of pairs outside it whose shortest paths run through it.
 * For each member outside, one breadth-first search counts shortest paths to the others, and among them those that
 * avoid the group. Everett and Borgatti 1999, doi 10.1080/0022250X.1999.9990219. O(members * ties).
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/run.h"
#include "measure/structure.h"

enum { CHUNK = 16 };

typedef struct search {
    int32_t *steps, *queue;
    double *paths, *avoiding;
} search;

typedef struct work {
    const netweave_view *view;
    const unsigned char *part, *hub;
    search *searches; /* per thread */
    double *through;  /* per chunk: sum over ordered pairs */
} work;

static void free_search(search *search) {
    nw__free(search->steps);
    nw__free(search->queue);
    nw__free(search->paths);
    nw__free(search->avoiding);
}

static netweave_status make_search(int64_t members, search *out) {
    size_t count = (size_t)members;
    search search = {.steps = nw__allocate(count, sizeof *search.steps),
                     .queue = nw__allocate(count, sizeof *search.queue),
                     .paths = nw__allocate(count, sizeof *search.paths),
                     .avoiding = nw__allocate(count, sizeof *search.avoiding)};
    *out = search;
    bool made = search.steps != NULL && search.queue != NULL && search.paths != NULL && search.avoiding != NULL;
    return made ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

/* Sum over the members outside of the share of shortest paths from `source` that run through the group. */
static double through_group(const work *work, int32_t source, search *search) {
    const nw__csr *out = &work->view->out;
    int64_t reached = nw__steps_from(work->view, source, search->steps, search->queue);
    double sum = 0;
    search->paths[source] = 1;
    search->avoiding[source] = 1;
    for (int64_t i = 1; i < reached; i++) {
        int32_t to = search->queue[i];
        double paths = 0;
        double avoiding = 0;
        for (int64_t k = out->start[to]; k < out->start[to + 1]; k++) {
            int32_t from = out->to[k];
            if (search->steps[from] != search->steps[to] - 1)
                continue;
            paths += search->paths[from];
            avoiding += search->avoiding[from];
        }
        search->paths[to] = paths;
        search->avoiding[to] = work->hub[to] ? 0 : avoiding;
        if (!work->hub[to])
            sum += 1 - avoiding / paths;
    }
    return sum;
}

static netweave_status sum_chunk(void *state, int64_t begin, int64_t end, int thread) {
    const work *work = state;
    double sum = 0;
    for (int64_t i = begin; i < end; i++)
        if ((work->part == NULL || work->part[i]) && !work->hub[i])
            sum += through_group(work, (int32_t)i, &work->searches[thread]);
    work->through[begin / CHUNK] = sum;
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__group_betweenness(const netweave_view *undirected, const unsigned char *part,
                                      const unsigned char *hub, netweave_run *run, double *out) {
    int64_t members = undirected->members;
    int64_t chunks = (members + CHUNK - 1) / CHUNK;
    int threads = nw__run_threads(run);
    double outside = 0;
    double through = 0;
    for (int64_t i = 0; i < members; i++)
        outside += (part == NULL || part[i]) && !hub[i];
    work work = {.view = undirected,
                 .part = part,
                 .hub = hub,
                 .searches = nw__allocate_zeroed((size_t)threads, sizeof *work.searches),
                 .through = nw__allocate_zeroed((size_t)chunks, sizeof *work.through)};
    netweave_status status = work.searches != NULL && work.through != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    for (int k = 0; k < threads && status == NETWEAVE_STATUS_OK; k++)
        status = make_search(members, &work.searches[k]);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__parallel_for(run, members, CHUNK, "brokerage of the hub", sum_chunk, &work);
    for (int64_t k = 0; k < chunks && status == NETWEAVE_STATUS_OK; k++)
        through += work.through[k];
    for (int k = 0; k < threads && work.searches != NULL; k++)
        free_search(&work.searches[k]);
    nw__free(work.searches);
    nw__free(work.through);
    if (status == NETWEAVE_STATUS_OK)
        *out = through / (outside * (outside - 1));
    return status;
}
