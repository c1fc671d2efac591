/* Seeds where nothing is left to chance (complex contagion), and by degree. SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "base/memory.h"
#include "base/run.h"
#include "core/cascade_block.h"
#include "flow/seeds.h"

#include <string.h>

/* ---- complex contagion ---- */

/* Not submodular: what a member adds may grow, so that all candidates are tried in each step, 512 side by side. */
typedef struct step {
    const nw__seeds_task *task;
    nw__cascade_block *block; /* by thread */
    uint32_t *known;          /* by candidate */
    const int32_t *taken;     /* those who know already, and the seeds so far */
    int64_t taken_count;
} step;

static netweave_status try_some(void *state, int64_t begin, int64_t end, int thread) {
    step *step = state;
    const nw__seeds_task *task = step->task;
    nw__cascade_block *block = &step->block[thread];
    nw__lanes all = ~(nw__lanes){0};
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t k = begin; k < end && status == NETWEAVE_STATUS_OK; k++) {
        const int32_t *candidate = task->candidate + k * NW_LANES;
        int64_t left = task->candidates - k * NW_LANES;
        uint32_t known[NW_LANES];
        bool was_cut = false;
        nw__cascade_block_clear(block, 0, 0);
        for (int64_t j = 0; j < step->taken_count; j++)
            nw__cascade_block_start(block, step->taken[j], &all);
        for (int lane = 0; lane < NW_LANES && lane < left; lane++) {
            nw__lanes own = {0};
            nw__lanes_set(&own, lane);
            nw__cascade_block_start(block, candidate[lane], &own);
        }
        status = nw__cascade_block_run(block, INT64_MAX, task->run, 0, NULL, NULL, &was_cut);
        nw__cascade_block_known(block, known);
        memcpy(step->known + k * NW_LANES, known, (size_t)(left < NW_LANES ? left : NW_LANES) * sizeof *known);
    }
    return status;
}

/* Who knows in the end when those taken start. */
static netweave_status find_known(const step *step, unsigned char *knows) {
    const nw__cascade *cascade = step->task->cascade;
    nw__cascade_block *block = &step->block[0];
    nw__lanes first = {1};
    bool was_cut = false;
    nw__cascade_block_clear(block, 0, 0);
    for (int64_t j = 0; j < step->taken_count; j++)
        nw__cascade_block_start(block, step->taken[j], &first);
    netweave_status status = nw__cascade_block_run(block, INT64_MAX, step->task->run, 0, NULL, NULL, &was_cut);
    for (int32_t i = 0; i < cascade->members; i++)
        knows[i] = !nw__lanes_empty(&block->seen[i]);
    return status;
}

/* How much closer a member brings its contacts to adopting, which decides between equals: the share that it is of the
 * contacts they need, more for those who have some. */
static double push_of(const nw__cascade *cascade, const unsigned char *knows, int32_t member) {
    const nw__csr *out = cascade->out;
    const nw__csr *in = cascade->in;
    double push = 0;
    for (int64_t k = out->start[member]; k < out->start[member + 1]; k++) {
        int32_t other = out->to[k];
        int64_t have = 1;
        if (knows[other] || cascade->needed[other] == 0)
            continue;
        for (int64_t j = in->start[other]; j < in->start[other + 1]; j++)
            have += knows[in->to[j]];
        push += (double)have / cascade->needed[other];
    }
    return push;
}

/* The candidate of most members; of equals that of most push, then the first. */
static int32_t best_of(const step *step, const unsigned char *knows, const unsigned char *is_taken) {
    const nw__seeds_task *task = step->task;
    int32_t best = -1;
    double best_push = 0;
    for (int32_t i = 0; i < task->candidates; i++) {
        int32_t member = task->candidate[i];
        if (is_taken[member] || (best >= 0 && step->known[i] < step->known[best]))
            continue;
        double push = push_of(task->cascade, knows, member);
        if (best >= 0 && step->known[i] == step->known[best] && push <= best_push)
            continue;
        best = i;
        best_push = push;
    }
    return task->candidate[best];
}

static netweave_status choose(step *step, int32_t *taken, unsigned char *knows, unsigned char *is_taken) {
    const nw__seeds_task *task = step->task;
    int64_t batches = (task->candidates + NW_LANES - 1) / NW_LANES;
    netweave_status status = NETWEAVE_STATUS_OK;
    memcpy(taken, task->already, (size_t)task->already_count * sizeof *taken);
    step->taken = taken;
    step->taken_count = task->already_count;
    while (step->taken_count < task->already_count + task->count && status == NETWEAVE_STATUS_OK) {
        status = nw__parallel_for(task->run, batches, 1, "seeds", try_some, step);
        if (status == NETWEAVE_STATUS_OK)
            status = find_known(step, knows);
        if (status != NETWEAVE_STATUS_OK)
            break;
        int32_t member = best_of(step, knows, is_taken);
        is_taken[member] = 1;
        taken[step->taken_count++] = member;
    }
    return status;
}

netweave_status nw__seeds_by_certainty(const nw__seeds_task *task, nw__seeds_choice *out) {
    int threads = nw__run_threads(task->run);
    size_t members = (size_t)task->cascade->members;
    step step = {.task = task};
    nw__seeds_choice choice = {.count = task->count, .way = NW_SEEDS_CERTAIN};
    int32_t *taken = nw__allocate((size_t)(task->already_count + task->count), sizeof *taken);
    unsigned char *knows = nw__allocate_zeroed(members, 1);
    unsigned char *is_taken = nw__allocate_zeroed(members, 1);
    step.known = nw__allocate((size_t)task->candidates, sizeof *step.known);
    step.block = nw__allocate_zeroed((size_t)threads, sizeof *step.block);
    bool made = taken != NULL && knows != NULL && is_taken != NULL && step.known != NULL && step.block != NULL;
    for (int i = 0; i < threads && made; i++)
        made = nw__cascade_block_make(task->cascade, &step.block[i]);
    netweave_status status = made ? choose(&step, taken, knows, is_taken) : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK) {
        choice.member = nw__copy(taken + task->already_count, (size_t)task->count, sizeof *taken);
        if (choice.member != NULL)
            *out = choice;
        else
            status = nw__fail_memory();
    }
    for (int i = 0; i < threads && step.block != NULL; i++)
        nw__cascade_block_free(&step.block[i]);
    nw__free(step.block);
    nw__free(step.known);
    nw__free(taken);
    nw__free(knows);
    nw__free(is_taken);
    return status;
}

/* ---- degree ---- */

static netweave_status ties_of(void *context, int32_t member, double *out_gain) {
    const nw__seeds_task *task = context;
    *out_gain = (double)nw__degree(task->cascade->out, member);
    return NETWEAVE_STATUS_OK;
}

static netweave_status take(void *context, int32_t member) {
    (void)context;
    (void)member;
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__seeds_by_degree(const nw__seeds_task *task, nw__seeds_choice *out) {
    nw__seeds_task own = *task;
    nw__seeds_choice choice = {.count = task->count, .way = NW_SEEDS_DEGREE};
    double *ties = nw__allocate((size_t)task->candidates, sizeof *ties);
    choice.member = nw__allocate((size_t)task->count, sizeof *choice.member);
    netweave_status status = ties != NULL && choice.member != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    for (int64_t i = 0; i < task->candidates && status == NETWEAVE_STATUS_OK; i++)
        status = ties_of(&own, task->candidate[i], &ties[i]);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__seeds_pick(task, ties, ties_of, take, &own, choice.member);
    nw__free(ties);
    if (status == NETWEAVE_STATUS_OK)
        *out = choice;
    else
        nw__free(choice.member);
    return status;
}
