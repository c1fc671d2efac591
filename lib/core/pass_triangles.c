/* Triangles. Each tie points to its end with more ties, and each triangle is met once, at its end with fewest:
 * O(ties^1.5), also beside a hub. Latapy 2008, doi 10.1016/j.tcs.2008.07.017.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/pass.h"

enum { POLL = 256 }; /* members between two looks at the run */

/* Ties as they point, and what is counted. */
typedef struct listing {
    int64_t *start;
    int32_t *to;
    int64_t *tie;
    int64_t *mark;  /* per member: 1 + the place of its arc from the member at hand, or 0 */
    int32_t *count; /* per tie: triangles that it is in */
} listing;

static void free_triangles(void *work) {
    nw__triangles *triangles = work;
    if (triangles == NULL)
        return;
    nw__free(triangles->member);
    nw__free(triangles->arc);
    nw__free(triangles);
}

static bool points(const nw__csr *rows, int32_t from, int32_t to) {
    int64_t here = nw__degree(rows, from);
    int64_t there = nw__degree(rows, to);
    return here < there || (here == there && from < to);
}

static void point_ties(const netweave_view *view, const int64_t *ties, listing *listing) {
    int64_t next = 0;
    for (int32_t i = 0; i < view->members; i++) {
        listing->start[i] = next;
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++) {
            if (!points(&view->out, i, view->out.to[k]))
                continue;
            listing->to[next] = view->out.to[k];
            listing->tie[next++] = ties[k];
        }
    }
    listing->start[view->members] = next;
}

/* The triangles of which `member` is the end that both ties leave. */
static void count_from(listing *listing, int32_t member) {
    const int64_t *start = listing->start;
    for (int64_t k = start[member]; k < start[member + 1]; k++)
        listing->mark[listing->to[k]] = k + 1;
    for (int64_t k = start[member]; k < start[member + 1]; k++) {
        int32_t middle = listing->to[k];
        for (int64_t j = start[middle]; j < start[middle + 1]; j++) {
            int64_t closing = listing->mark[listing->to[j]];
            if (closing == 0)
                continue;
            listing->count[listing->tie[k]]++;
            listing->count[listing->tie[j]]++;
            listing->count[listing->tie[closing - 1]]++;
        }
    }
    for (int64_t k = start[member]; k < start[member + 1]; k++)
        listing->mark[listing->to[k]] = 0;
}

static void add_up(const netweave_view *view, const int64_t *ties, const listing *listing, nw__triangles *out) {
    for (int32_t i = 0; i < view->members; i++) {
        double degree = (double)nw__degree(&view->out, i);
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++) {
            out->arc[k] = listing->count[ties[k]];
            out->member[i] += out->arc[k] / 2; /* a triangle has two of its member's ties */
        }
        out->total += out->member[i];
        out->paths += degree * (degree - 1) / 2;
    }
    out->total /= 3;
}

static netweave_status count_triangles(const netweave_view *view, netweave_run *run, nw__triangles *out) {
    const int64_t *ties;
    netweave_status status = nw__view_arc_ties(view, run, &ties);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    size_t members = (size_t)view->members;
    size_t count = (size_t)view->ties;
    listing listing = {.start = nw__allocate(members + 1, sizeof *listing.start),
                       .to = nw__allocate(count, sizeof *listing.to),
                       .tie = nw__allocate(count, sizeof *listing.tie),
                       .mark = nw__allocate_zeroed(members, sizeof *listing.mark),
                       .count = nw__allocate_zeroed(count, sizeof *listing.count)};
    bool done = listing.start != NULL && listing.to != NULL && listing.tie != NULL && listing.mark != NULL &&
                listing.count != NULL;
    status = done ? NETWEAVE_STATUS_OK : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        point_ties(view, ties, &listing);
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++) {
        if (i % POLL == 0)
            status = nw__run_check(run, (double)i / view->members, "triangles");
        if (status == NETWEAVE_STATUS_OK)
            count_from(&listing, i);
    }
    if (status == NETWEAVE_STATUS_OK)
        add_up(view, ties, &listing, out);
    nw__free(listing.start);
    nw__free(listing.to);
    nw__free(listing.tie);
    nw__free(listing.mark);
    nw__free(listing.count);
    return status;
}

static netweave_status make_triangles(const netweave_view *view, netweave_run *run, void **out_work) {
    const netweave_view *undirected;
    netweave_status status = nw__view_undirected(view, run, &undirected);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    nw__triangles *triangles = nw__allocate_zeroed(1, sizeof *triangles);
    bool done = triangles != NULL;
    if (done) {
        triangles->member = nw__allocate_zeroed((size_t)view->members, sizeof *triangles->member);
        triangles->arc = nw__allocate((size_t)undirected->out.start[view->members], sizeof *triangles->arc);
        done = triangles->member != NULL && triangles->arc != NULL;
    }
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
