/* Greedy choice, lazily; and by exact expectations. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/run.h"
#include "core/cascade_outcomes.h"
#include "core/pass.h"
#include "flow/seeds.h"

#include <string.h>

enum {
    CHEAP_OUTCOMES = 1 << 16, /* of all candidates together */
    CHEAP_MEMBERS = 256,
    POLL = 1 << 12
};

/* A heap of candidates by what they add, or may add; of equals the first member comes first. */
typedef struct heap {
    const double *bound;      /* by candidate */
    const int32_t *candidate; /* their members */
    int32_t *item;            /* candidates */
    int64_t count;
} heap;

static bool is_before(const heap *heap, int32_t one, int32_t other) {
    if (heap->bound[one] != heap->bound[other])
        return heap->bound[one] > heap->bound[other];
    return heap->candidate[one] < heap->candidate[other];
}

/* The item at `place` goes down to where it belongs. */
static void sink(heap *heap, int64_t place) {
    int32_t item = heap->item[place];
    for (;;) {
        int64_t child = 2 * place + 1;
        if (child >= heap->count)
            break;
        if (child + 1 < heap->count && is_before(heap, heap->item[child + 1], heap->item[child]))
            child++;
        if (!is_before(heap, heap->item[child], item))
            break;
        heap->item[place] = heap->item[child];
        place = child;
    }
    heap->item[place] = item;
}

static netweave_status pick(const nw__seeds_task *task, heap *heap, double *bound, int64_t *asked, nw__seeds_gain *gain,
                            nw__seeds_take *take, void *context, int32_t *out_members) {
    int64_t steps = 0;
    for (int64_t chosen = 0; chosen < task->count;) {
        int32_t best = heap->item[0];
        int32_t member = task->candidate[best];
        netweave_status status = NETWEAVE_STATUS_OK;
        if (steps++ % POLL == 0)
            status = nw__run_check(task->run, (double)chosen / (double)task->count, "seeds");
        if (status != NETWEAVE_STATUS_OK)
            return status;
        if (asked[best] < chosen) {
            asked[best] = chosen;
            status = gain(context, member, &bound[best]);
        } else {
            out_members[chosen++] = member;
            heap->item[0] = heap->item[--heap->count];
            status = take(context, member);
        }
        if (status != NETWEAVE_STATUS_OK)
            return status;
        if (heap->count > 0)
            sink(heap, 0);
    }
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__seeds_pick(const nw__seeds_task *task, double *bound, nw__seeds_gain *gain, nw__seeds_take *take,
                               void *context, int32_t *out_members) {
    heap heap = {.bound = bound, .candidate = task->candidate, .count = task->candidates};
    int64_t *asked = nw__allocate((size_t)task->candidates, sizeof *asked); /* seeds taken when last asked */
    heap.item = nw__allocate((size_t)task->candidates, sizeof *heap.item);
    netweave_status status = asked != NULL && heap.item != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK) {
        for (int32_t i = 0; i < task->candidates; i++) {
            asked[i] = -1;
            heap.item[i] = i;
        }
        for (int64_t place = heap.count / 2 - 1; place >= 0; place--)
            sink(&heap, place);
        status = pick(task, &heap, bound, asked, gain, take, context, out_members);
    }
    nw__free(asked);
    nw__free(heap.item);
    return status;
}

/* ---- exact expectations ---- */

/* Members of one component who are taken, with `member`, know first. */
static netweave_status reach_of(nw__seeds_sum *sum, int32_t member, double *out) {
    const nw__seeds_task *task = sum->task;
    int32_t part = sum->parts->component[member];
    nw__cascade_effort effort = {.rounds = NW_CASCADE_AUTO};
    nw__cascade_estimate estimate;
    nw__cascade_starts starts = {.members = sum->alike};
    for (int64_t j = 0; j < sum->taken_count; j++)
        if (sum->parts->component[sum->taken[j]] == part)
            sum->alike[starts.count++] = sum->taken[j];
    sum->alike[starts.count++] = member;
    netweave_status status = nw__cascade_reach(task->cascade, &starts, &effort, task->run, &estimate);
    if (status == NETWEAVE_STATUS_OK)
        *out = estimate.reached;
    return status;
}

netweave_status nw__seeds_sum_gain(void *context, int32_t member, double *out_gain) {
    nw__seeds_sum *sum = context;
    double reached = 0;
    netweave_status status = reach_of(sum, member, &reached);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double gain = reached - sum->reached[sum->parts->component[member]];
    *out_gain = gain > 0 ? gain : 0; /* sums of probabilities are off in the last digits */
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__seeds_sum_take(void *context, int32_t member) {
    nw__seeds_sum *sum = context;
    double reached = 0;
    netweave_status status = reach_of(sum, member, &reached);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double *so_far = &sum->reached[sum->parts->component[member]];
    *so_far = reached > *so_far ? reached : *so_far;
    sum->taken[sum->taken_count++] = member;
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__seeds_sum_make(const nw__seeds_task *task, nw__seeds_sum *out) {
    size_t most = (size_t)(task->already_count + task->candidates);
    nw__seeds_sum sum = {.task = task};
    netweave_status status = nw__pass_components(task->view, task->run, &sum.parts);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    sum.reached = nw__allocate_zeroed((size_t)sum.parts->count, sizeof *sum.reached);
    sum.taken = nw__allocate(most, sizeof *sum.taken);
    sum.alike = nw__allocate(most + 1, sizeof *sum.alike);
    if (sum.reached == NULL || sum.taken == NULL || sum.alike == NULL)
        status = nw__fail_memory();
    for (int64_t j = 0; j < task->already_count && status == NETWEAVE_STATUS_OK; j++)
        status = nw__seeds_sum_take(&sum, task->already[j]);
    if (status == NETWEAVE_STATUS_OK)
        *out = sum;
    else
        nw__seeds_sum_free(&sum);
    return status;
}

void nw__seeds_sum_free(nw__seeds_sum *sum) {
    nw__free(sum->reached);
    nw__free(sum->taken);
    nw__free(sum->alike);
    *sum = (nw__seeds_sum){0};
}

netweave_status nw__seeds_by_expectation(const nw__seeds_task *task, nw__seeds_choice *out) {
    nw__seeds_sum sum = {0};
    nw__seeds_choice choice = {.count = task->count, .way = NW_SEEDS_EXACT};
    double *bound = nw__allocate((size_t)task->candidates, sizeof *bound);
    choice.member = nw__allocate((size_t)task->count, sizeof *choice.member);
    netweave_status status = bound != NULL && choice.member != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    for (int64_t i = 0; i < task->candidates && status == NETWEAVE_STATUS_OK; i++)
        bound[i] = task->cascade->members;
    if (status == NETWEAVE_STATUS_OK)
        status = nw__seeds_sum_make(task, &sum);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__seeds_pick(task, bound, nw__seeds_sum_gain, nw__seeds_sum_take, &sum, choice.member);
    nw__seeds_sum_free(&sum);
    nw__free(bound);
    if (status == NETWEAVE_STATUS_OK)
        *out = choice;
    else
        nw__free(choice.member);
    return status;
}

netweave_status nw__seeds_exact_is_cheap(const nw__seeds_task *task, bool *out_cheap) {
    const nw__cascade *cascade = task->cascade;
    bool cheap = cascade->members <= CHEAP_MEMBERS;
    int64_t left = CHEAP_OUTCOMES;
    for (int32_t i = 0; i < cascade->members && cheap; i++) {
        nw__cascade_outcomes outcomes;
        netweave_status status = nw__run_check(task->run, 0, "seeds");
        if (status == NETWEAVE_STATUS_OK)
            status = nw__cascade_outcomes_make(cascade, &i, 1, NW_CASCADE_EXACT_TIES, &outcomes, &cheap);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        if (!cheap)
            break;
        left -= outcomes.count > NW_LANES ? outcomes.count : NW_LANES;
        cheap = left >= 0;
        nw__cascade_outcomes_free(&outcomes);
    }
    *out_cheap = cheap;
    return NETWEAVE_STATUS_OK;
}
