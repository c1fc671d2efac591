/* Local efficiency: the mean over members of the global efficiency of the network of their contacts, the member
 * itself left out. Source: Latora and Marchiori 2001, doi 10.1103/PhysRevLett.87.198701.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/sweep.h"
#include "measure/measure.h"

enum { CHUNK = 16 };

typedef struct work {
    const netweave_view *view;
    netweave_run *run;
    double *efficiency; /* per member: among its contacts */
} work;

/* The network of those of a member's contacts who are tied to another of them, numbered in their order in its row. */
typedef struct circle {
    nw__csr ties;
    size_t to_capacity;
    int32_t *everyone; /* 0, 1, 2 …; while the ties are found, the number of each contact, or -1 */
    int64_t size;
    uint64_t *levels;
} circle;

static void free_circle(circle *circle) {
    nw__csr_free(&circle->ties);
    nw__free(circle->everyone);
    nw__free(circle->levels);
}

static bool append(circle *circle, int64_t *count, int64_t contact) {
    if (!nw__grow(&circle->ties.to, &circle->to_capacity, (size_t)*count + 1, sizeof *circle->ties.to))
        return false;
    circle->ties.to[(*count)++] = (int32_t)contact;
    return true;
}

/* Appends the contacts of `member` to whom its contact `other` is tied: found along the shorter of the two rows. */
static bool append_row(const nw__csr *rows, int32_t member, int32_t other, circle *circle, int64_t *count) {
    int64_t first = rows->start[member];
    bool appended = true;
    if (nw__degree(rows, other) < nw__degree(rows, member)) {
        for (int64_t k = rows->start[other]; k < rows->start[other + 1] && appended; k++) {
            int64_t place = nw__csr_find(rows, member, rows->to[k]);
            if (place >= 0)
                appended = append(circle, count, place - first);
        }
        return appended;
    }
    for (int64_t k = first; k < rows->start[member + 1] && appended; k++)
        if (nw__csr_find(rows, other, rows->to[k]) >= 0)
            appended = append(circle, count, k - first);
    return appended;
}

/* Contacts of a hub are mostly tied to nobody else: they reach no one, and only take time. */
static void leave_out_loners(circle *circle, int64_t contacts) {
    if (circle->ties.to == NULL) /* no ties among them at all */
        return;
    int64_t *start = circle->ties.start;
    for (int64_t i = 0; i < contacts; i++) {
        bool is_tied = start[i + 1] > start[i];
        circle->everyone[i] = is_tied ? (int32_t)circle->size : -1;
        if (is_tied)
            start[++circle->size] = start[i + 1]; /* never ahead of i */
    }
    for (int64_t k = 0; k < start[circle->size]; k++)
        circle->ties.to[k] = circle->everyone[circle->ties.to[k]];
    for (int64_t i = 0; i < circle->size; i++)
        circle->everyone[i] = (int32_t)i;
}

static bool make_circle(const nw__csr *rows, int32_t member, circle *circle) {
    int64_t size = nw__degree(rows, member);
    int64_t count = 0;
    circle->ties.start = nw__allocate_zeroed((size_t)size + 1, sizeof *circle->ties.start);
    circle->everyone = nw__allocate((size_t)size, sizeof *circle->everyone);
    circle->levels = nw__allocate_zeroed((size_t)size + 3, sizeof *circle->levels);
    if (circle->ties.start == NULL || circle->everyone == NULL || circle->levels == NULL)
        return false;
    for (int64_t i = 0; i < size; i++) {
        circle->everyone[i] = (int32_t)i;
        if (!append_row(rows, member, rows->to[rows->start[member] + i], circle, &count))
            return false;
        circle->ties.start[i + 1] = count;
    }
    leave_out_loners(circle, size);
    return true;
}

static netweave_status measure_circle(const work *work, int32_t member, circle *circle) {
    int64_t size = nw__degree(&work->view->out, member);
    double sum = 0;
    if (!make_circle(&work->view->out, member, circle))
        return nw__fail_memory();
    if (circle->size == 0)
        return NETWEAVE_STATUS_OK;
    nw__sweep sweep = {.along = &circle->ties,
                       .against = &circle->ties,
                       .members = (int32_t)circle->size,
                       .sources = circle->everyone,
                       .source_count = circle->size,
                       .levels = circle->levels};
    netweave_status status = nw__sweep_run(&sweep, work->run);
    for (int64_t k = circle->size - 1; k > 0 && status == NETWEAVE_STATUS_OK; k--)
        sum += (double)circle->levels[k] / (double)k;
    work->efficiency[member] = sum / ((double)size * (double)(size - 1));
    return status;
}

static netweave_status measure_members(void *state, int64_t begin, int64_t end, int thread) {
    const work *work = state;
    netweave_status status = NETWEAVE_STATUS_OK;
    (void)thread;
    for (int64_t i = begin; i < end && status == NETWEAVE_STATUS_OK; i++) {
        circle circle = {0};
        if (nw__degree(&work->view->out, i) >= 2)
            status = measure_circle(work, (int32_t)i, &circle);
        free_circle(&circle);
    }
    return status;
}

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = NULL;
    if (call->view->members == 0)
        return nw__call_undefined(call, "there are no members");
    netweave_status status = nw__view_undirected(call->view, call->run, &view);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    work work = {view, call->run, nw__allocate_zeroed((size_t)view->members, sizeof *work.efficiency)};
    if (work.efficiency == NULL)
        return nw__fail_memory();
    status = nw__parallel_for(call->run, view->members, CHUNK, call->measure->title, measure_members, &work);
    double sum = 0;
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++)
        sum += work.efficiency[i];
    nw__free(work.efficiency);
    if (status == NETWEAVE_STATUS_OK)
        out[0][0] = sum / view->members;
    return status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

const nw__measure nw__measure_local_efficiency = {
    .name = "local_efficiency",
    .title = "Local efficiency",
    .question = "How well do the contacts of a member reach each other without it?",
    .higher = "the contacts of members are tied among themselves, so that they can do without the one in the middle; 0 "
              "in a star",
    .formula = "mean over members of the global efficiency among their contacts",
    .convention = "ties read without direction; a member with fewer than two contacts counts as 0; paths between "
                  "contacts run among contacts only",
    .undefined = "without members",
    .citation = "Latora and Marchiori 2001, doi 10.1103/PhysRevLett.87.198701",
    .cost = "O(sum over members of contacts * ties among them)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NETWORKED,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_IGNORED,
    .is_smooth = true,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
