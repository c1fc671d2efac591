/* Robustness R: the mean, over how many have left, of the largest component's share of all members when the best-tied
 * leave one after the other, degrees counted anew after each. R = 1/n sum over q = 1 … n of S(q), S(q) the largest
 * component after q have left, by n. Between equals the first in the roster leaves. Source: Schneider, Moreira,
 * Andrade, Havlin and Herrmann 2011, doi 10.1073/pnas.1009440108.
 * Components are found backwards, by adding members again, so that all n steps cost little more than one (Newman and
 * Ziff 2001, doi 10.1103/PhysRevE.64.016706). SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/measure.h"

enum { POLL = 4096 };

typedef struct removal {
    const nw__csr *rows;
    int32_t members;
    int64_t *degree;      /* ties with members that are still there; -1: left */
    int64_t *heap;        /* a key per member that is there, the largest first; may be out of date (too large) */
    int32_t *order;       /* members in order of leaving */
    int32_t *parent;      /* union-find: a member of the same part; itself at the root */
    int64_t *size;        /* per root */
    unsigned char *there; /* 1 when added again */
} removal;

/* Orders by degree, then first in the roster. */
static int64_t key_of(const removal *removal, int32_t member) {
    return removal->degree[member] << 32 | (int64_t)(removal->members - 1 - member);
}

static void sink(int64_t *heap, int64_t count, int64_t place) {
    int64_t key = heap[place];
    for (int64_t child = 2 * place + 1; child < count; child = 2 * place + 1) {
        if (child + 1 < count && heap[child + 1] > heap[child])
            child++;
        if (heap[child] <= key)
            break;
        heap[place] = heap[child];
        place = child;
    }
    heap[place] = key;
}

/* Degrees only fall, so a key that is out of date is too large: it is put right when it comes to the top. */
static netweave_status list_leavers(removal *removal, netweave_run *run) {
    int64_t count = removal->members;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int32_t i = 0; i < removal->members; i++) {
        removal->degree[i] = nw__degree(removal->rows, i);
        removal->heap[i] = key_of(removal, i);
    }
    for (int64_t place = count / 2 - 1; place >= 0; place--)
        sink(removal->heap, count, place);
    for (int64_t steps = 0; count > 0 && status == NETWEAVE_STATUS_OK; steps++) {
        int32_t member = removal->members - 1 - (int32_t)(removal->heap[0] & 0xffffffff);
        int64_t key = key_of(removal, member);
        if (steps % POLL == 0)
            status = nw__run_check(run, 0, "robustness");
        if (key == removal->heap[0]) {
            removal->order[removal->members - count] = member;
            removal->degree[member] = -1;
            for (int64_t k = removal->rows->start[member]; k < removal->rows->start[member + 1]; k++)
                removal->degree[removal->rows->to[k]] -= removal->degree[removal->rows->to[k]] > 0;
            key = removal->heap[--count];
        }
        removal->heap[0] = key;
        if (count > 0)
            sink(removal->heap, count, 0);
    }
    return status;
}

static int32_t find_root(const removal *removal, int32_t member) {
    while (removal->parent[member] != member) {
        removal->parent[member] = removal->parent[removal->parent[member]];
        member = removal->parent[member];
    }
    return member;
}

/* Gives the size of the part that the member makes. */
static int64_t add(removal *removal, int32_t member) {
    int32_t root = member;
    removal->there[member] = 1;
    removal->parent[member] = member;
    removal->size[member] = 1;
    for (int64_t k = removal->rows->start[member]; k < removal->rows->start[member + 1]; k++) {
        if (!removal->there[removal->rows->to[k]])
            continue;
        int32_t other = find_root(removal, removal->rows->to[k]);
        if (other == root)
            continue;
        int32_t larger = removal->size[other] > removal->size[root] ? other : root;
        int32_t smaller = larger == root ? other : root;
        removal->parent[smaller] = larger;
        removal->size[larger] += removal->size[smaller];
        root = larger;
    }
    return removal->size[root];
}

static netweave_status sum_largest(removal *removal, netweave_run *run, double *out_sum) {
    int64_t largest = 0;
    double sum = 0;
    for (int64_t left = removal->members - 1; left >= 0; left--) {
        sum += (double)largest; /* after left + 1 of them have left */
        int64_t size = add(removal, removal->order[left]);
        largest = size > largest ? size : largest;
        if (left % POLL != 0)
            continue;
        netweave_status status = nw__run_check(run, 0.5, "robustness");
        if (status != NETWEAVE_STATUS_OK)
            return status;
    }
    *out_sum = sum;
    return NETWEAVE_STATUS_OK;
}

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = NULL;
    size_t members = (size_t)call->view->members;
    double sum = 0;
    if (members == 0)
        return nw__call_undefined(call, "there are no members");
    netweave_status status = nw__view_undirected(call->view, call->run, &view);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    removal removal = {.rows = &view->out,
                       .members = view->members,
                       .degree = nw__allocate(members, sizeof *removal.degree),
                       .heap = nw__allocate(members, sizeof *removal.heap),
                       .order = nw__allocate(members, sizeof *removal.order),
                       .parent = nw__allocate(members, sizeof *removal.parent),
                       .size = nw__allocate(members, sizeof *removal.size),
                       .there = nw__allocate_zeroed(members, 1)};
    if (removal.degree == NULL || removal.heap == NULL || removal.order == NULL || removal.parent == NULL ||
        removal.size == NULL || removal.there == NULL)
        status = nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = list_leavers(&removal, call->run);
    if (status == NETWEAVE_STATUS_OK)
        status = sum_largest(&removal, call->run, &sum);
    nw__free(removal.degree);
    nw__free(removal.heap);
    nw__free(removal.order);
    nw__free(removal.parent);
    nw__free(removal.size);
    nw__free(removal.there);
    if (status == NETWEAVE_STATUS_OK)
        out[0][0] = sum / (double)members / (double)members;
    return status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 0.5}};

const nw__measure nw__measure_robustness = {
    .name = "robustness",
    .title = "Robustness",
    .question = "How well does the network hold together when the best-tied members leave one after the other?",
    .higher = "a larger part stays together for longer; near 1/2 when all are tied, near 0 for a star",
    .formula = "R = 1/n sum over q = 1 … n of the largest component's share of all n members, once q have left",
    .convention = "who has most ties left leaves next, the first in the roster among equals; ties read without "
                  "direction; n - 1 by 2n when all are tied, (n-1) by n^2 for a star",
    .undefined = "without members",
    .citation = "Schneider, Moreira, Andrade, Havlin and Herrmann 2011, doi 10.1073/pnas.1009440108",
    .cost = "O(ties log(members))",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NETWORKED,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
