/* The view: one reading of a network as a simple graph. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/view.h"

#include "base/memory.h"

#include <math.h>
#include <string.h>

static void release(netweave_view *view) {
    for (int k = 0; k < NW_PASS_COUNT; k++) {
        nw__pass_slot *slot = &view->passes[k];
        if (slot->work != NULL)
            slot->release(slot->work);
        pthread_mutex_destroy(&slot->lock);
    }
    if (view->directed)
        nw__csr_free(&view->in);
    nw__csr_free(&view->out);
    nw__free(view->roster);
    nw__free(view->hub);
    nw__free(view->respondent);
    nw__free(view->description);
    nw__free(view->layer);
    nw__free(view->reading);
    netweave_network_free(view->network);
    view->magic = NW_MAGIC_FREED;
    nw__free(view);
}

void netweave_view_free(netweave_view *view) {
    if (nw__is(view, NW_MAGIC_VIEW) && atomic_fetch_sub(&view->references, 1) == 1)
        release(view);
}

netweave_view *nw__view_keep(const netweave_view *view) {
    netweave_view *kept = (netweave_view *)view; /* only the count of references changes */
    atomic_fetch_add(&kept->references, 1);
    return kept;
}

netweave_view *nw__view_new(void) {
    netweave_view *view = nw__allocate_zeroed(1, sizeof *view);
    if (view == NULL)
        return NULL;
    view->magic = NW_MAGIC_VIEW;
    atomic_init(&view->references, 1);
    for (int k = 0; k < NW_PASS_COUNT; k++)
        pthread_mutex_init(&view->passes[k].lock, NULL);
    return view;
}

netweave_status nw__view_set_arcs(netweave_view *view, bool directed, nw__csr *arcs) {
    view->out = *arcs;
    *arcs = (nw__csr){0};
    view->directed = false; /* until the other direction is there to be freed */
    view->weighted = view->out.weight != NULL;
    if (!directed) {
        view->in = view->out;
        view->ties = view->out.start[view->members] / 2;
        return NETWEAVE_STATUS_OK;
    }
    netweave_status status = nw__csr_transpose(view->members, &view->out, &view->in);
    view->directed = status == NETWEAVE_STATUS_OK;
    view->ties = view->out.start[view->members];
    return status;
}

static bool copy_rows(const netweave_view *like, netweave_view *view) {
    size_t members = (size_t)like->members;
    view->unknown = like->unknown;
    view->is_reversed = like->is_reversed;
    view->is_joined = like->is_joined || (like->directed && !view->directed);
    if (like->roster != NULL)
        view->roster = nw__copy(like->roster, members, sizeof *view->roster);
    if (like->hub != NULL)
        view->hub = nw__copy(like->hub, members, 1);
    if (like->respondent != NULL)
        view->respondent = nw__copy(like->respondent, members, 1);
    view->description = nw__copy_text(like->description);
    return (like->roster == NULL || view->roster != NULL) && (like->hub == NULL || view->hub != NULL) &&
           (like->respondent == NULL || view->respondent != NULL) && view->description != NULL;
}

netweave_status nw__view_from_csr(const netweave_view *like, bool directed, nw__csr *arcs, netweave_view **out_view) {
    netweave_view *view = nw__view_new();
    if (view == NULL) {
        nw__csr_free(arcs);
        return nw__fail_memory();
    }
    view->network = like->network != NULL ? nw__network_keep(like->network) : NULL;
    view->wave = like->wave;
    view->members = like->members;
    view->group = like->group;
    view->self_ties = like->self_ties;
    netweave_status status = nw__view_set_arcs(view, directed, arcs);
    if (status == NETWEAVE_STATUS_OK && !copy_rows(like, view))
        status = nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        *out_view = view;
    else
        release(view);
    return status;
}

netweave_status nw__view_pass(const netweave_view *view, nw__pass pass, nw__pass_make *make, nw__pass_free *free_work,
                              netweave_run *run, void **out_work) {
    nw__pass_slot *slot = &((netweave_view *)view)->passes[pass]; /* the store alone changes, under its lock */
    netweave_status status = NETWEAVE_STATUS_OK;
    pthread_mutex_lock(&slot->lock);
    if (slot->work == NULL) {
        void *work = NULL;
        status = make(view, run, &work);
        if (status == NETWEAVE_STATUS_OK) {
            slot->release = free_work;
            slot->work = work;
        }
    }
    void *work = slot->work;
    pthread_mutex_unlock(&slot->lock);
    if (status == NETWEAVE_STATUS_OK)
        *out_work = work;
    return status;
}

static netweave_status make_undirected(const netweave_view *view, netweave_run *run, void **out_work) {
    (void)run;
    nw__csr arcs;
    netweave_status status = nw__csr_combine(view->members, &view->out, &view->in, false, &arcs);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    netweave_view *undirected = NULL;
    status = nw__view_from_csr(view, false, &arcs, &undirected);
    if (status == NETWEAVE_STATUS_OK) {
        *out_work = undirected;
    }
    return status;
}

static void free_undirected(void *work) {
    netweave_view_free(work);
}

netweave_status nw__view_undirected(const netweave_view *view, netweave_run *run, const netweave_view **out_view) {
    if (!view->directed) {
        *out_view = view;
        return NETWEAVE_STATUS_OK;
    }
    void *work = NULL;
    netweave_status status = nw__view_pass(view, NW_PASS_UNDIRECTED, make_undirected, free_undirected, run, &work);
    if (status == NETWEAVE_STATUS_OK)
        *out_view = work;
    return status;
}

/* Rows are visited in order and stand in order, so the arcs back from a member's row are met one after the other:
 * `next` of each row is the first that is not. */
static netweave_status make_arc_ties(const netweave_view *view, netweave_run *run, void **out_work) {
    int64_t *ties = nw__allocate((size_t)view->out.start[view->members], sizeof *ties);
    int64_t *next = nw__copy(view->out.start, (size_t)view->members, sizeof *next);
    netweave_status status = ties != NULL && next != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    int64_t tie = 0;
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++) {
        for (int64_t k = next[i]; k < view->out.start[i + 1]; k++) {
            ties[next[view->out.to[k]]++] = tie;
            ties[k] = tie++;
        }
        if (i % 4096 == 0)
            status = nw__run_check(run, (double)i / view->members, "ties of arcs");
    }
    nw__free(next);
    if (status == NETWEAVE_STATUS_OK)
        *out_work = ties;
    else
        nw__free(ties);
    return status;
}

netweave_status nw__view_arc_ties(const netweave_view *view, netweave_run *run, const int64_t **out_ties) {
    void *work = NULL;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (!view->directed)
        status = nw__view_pass(view, NW_PASS_ARCS, make_arc_ties, nw__free, run, &work);
    if (status == NETWEAVE_STATUS_OK)
        *out_ties = work;
    return status;
}

int64_t nw__view_silent(const netweave_view *view) {
    int64_t silent = 0;
    for (int32_t i = 0; i < view->members && view->respondent != NULL; i++)
        silent += !view->respondent[i];
    return silent;
}

double nw__view_group(const netweave_view *view, int64_t member) {
    return view->group != NULL ? nw__attribute_number(view->group, netweave_view_member(view, member)) : NAN;
}

int64_t netweave_view_member_count(const netweave_view *view) {
    return nw__is(view, NW_MAGIC_VIEW) ? view->members : 0;
}

int64_t netweave_view_tie_count(const netweave_view *view) {
    return nw__is(view, NW_MAGIC_VIEW) ? view->ties : 0;
}

int netweave_view_directed(const netweave_view *view) {
    return nw__is(view, NW_MAGIC_VIEW) && view->directed;
}

int netweave_view_weighted(const netweave_view *view) {
    return nw__is(view, NW_MAGIC_VIEW) && view->weighted;
}

int64_t netweave_view_member(const netweave_view *view, int64_t member) {
    if (member < 0 || member >= netweave_view_member_count(view))
        return -1;
    return view->roster != NULL ? view->roster[member] : member;
}

const char *netweave_view_member_id(const netweave_view *view, int64_t member) {
    int64_t place = netweave_view_member(view, member);
    return place >= 0 && view->network != NULL ? netweave_roster_id(&view->network->roster, place) : NULL;
}

/* How many ties the members before `member` hold. Undirected ties belong to their smaller end, so this counts the arcs
 * that point upwards. */
static int64_t upward(const netweave_view *view, int32_t member) {
    const nw__csr *out = &view->out;
    int64_t low = out->start[member];
    int64_t high = out->start[member + 1];
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        if (out->to[middle] < member)
            low = middle + 1;
        else
            high = middle;
    }
    return out->start[member + 1] - low;
}

netweave_status netweave_view_tie(const netweave_view *view, int64_t tie, int64_t *out_from, int64_t *out_to) {
    NW_REQUIRE(view, NW_MAGIC_VIEW);
    NW_REQUIRE_POINTER(out_from);
    NW_REQUIRE_POINTER(out_to);
    if (tie < 0 || tie >= view->ties)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "there is no tie %lld; ties go from 0 to %lld",
                        (long long)tie, (long long)view->ties - 1);
    int64_t passed = 0;
    for (int32_t i = 0; i < view->members; i++) {
        int64_t mine = view->directed ? nw__degree(&view->out, i) : upward(view, i);
        if (tie < passed + mine) {
            *out_from = i;
            *out_to = view->out.to[view->out.start[i + 1] - mine + (tie - passed)];
            break;
        }
        passed += mine;
    }
    return NETWEAVE_STATUS_OK;
}

netweave_status netweave_view_csr(const netweave_view *view, const int64_t **out_start, const int32_t **out_to,
                                  const double **out_weight) {
    NW_REQUIRE(view, NW_MAGIC_VIEW);
    if (out_start != NULL)
        *out_start = view->out.start;
    if (out_to != NULL)
        *out_to = view->out.to;
    if (out_weight != NULL)
        *out_weight = view->out.weight;
    return NETWEAVE_STATUS_OK;
}

const char *netweave_view_description(const netweave_view *view) {
    return nw__is(view, NW_MAGIC_VIEW) ? view->description : "";
}
