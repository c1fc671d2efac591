/* Seeds by reverse-reachable sets, as many as a guarantee takes: OPIM-C of Tang, Tang, Xiao and Yuan 2018, doi
 * 10.1145/3183713.3183749. One collection chooses and bounds from above what the best set reaches, another, which the
 * choice has not seen, bounds from below what the chosen reach; both double until the bounds are close. Each bound
 * holds on its own, so the choice of when to stop needs no correction as that of IMM does (Chen 2018, arXiv
 * 1808.09363). SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "flow/seeds.h"

#include <math.h>

enum {
    MOST_BLOCKS = 1 << 15, /* of each collection … */
    MOST_WORDS = 1 << 26,  /* … and words in them: beyond, the guarantee is what it is */
    CHEAP_DRAWS = 1 << 22  /* members drawn in tenths of a second, which more sets than are needed may take */
};

/* ln of (n over k). */
static double log_choices(int64_t all, int64_t taken) {
    double sum = 0;
    for (int64_t j = 0; j < taken; j++)
        sum += log((double)(all - j) / (double)(j + 1));
    return sum;
}

/* Sets that are enough whatever the network, since seeds reach themselves. */
static double enough_sets(const nw__seeds_task *task) {
    double best = 1 - exp(-1);
    double doubt = log(6 / task->delta);
    double root = best * sqrt(doubt) + sqrt(best * (log_choices(task->candidates, task->count) + doubt));
    return 2 * (double)task->cascade->members * root * root / (task->epsilon * task->epsilon * (double)task->count);
}

/* Of `met` sets among many: bounds of what is met on average, each with a chance of exp(-doubt) to be wrong. */
static double lower_bound(double met, double doubt) {
    double root = sqrt(met + 2 * doubt / 9) - sqrt(doubt / 2);
    return root > 0 ? fmax(0, root * root - doubt / 18) : 0;
}

static double upper_bound(double met, double doubt) {
    double root = sqrt(met + doubt / 2) + sqrt(doubt / 2);
    return root * root;
}

/* Chooses by what is drawn so far, and the share of the best that is proved. */
static netweave_status try_once(const nw__seeds_task *task, const nw__sets *sets, const nw__sets *proof, double doubt,
                                nw__seeds_choice *choice) {
    int64_t met = 0;
    int64_t proved = 0;
    double most = 0;
    netweave_status status = nw__sets_cover(sets, task, choice->member, &met, &most);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__sets_count(proof, task, choice->member, choice->count, &proved);
    choice->guarantee = lower_bound((double)proved, doubt) / upper_bound(most, doubt);
    return status;
}

static netweave_status choose(const nw__seeds_task *task, nw__sets *sets, nw__sets *proof, nw__seeds_choice *choice) {
    double wanted = 1 - exp(-1) - task->epsilon;
    double enough = enough_sets(task);
    double least = enough * task->epsilon * task->epsilon * (double)task->count / (double)task->cascade->members;
    double most_blocks = ceil(enough / NW_SET_BLOCK);
    double blocks = fmin(ceil(least / NW_SET_BLOCK), MOST_BLOCKS);
    double doubt = log(3 * fmax(1, ceil(log2(most_blocks / blocks))) / task->delta);
    netweave_status status = NETWEAVE_STATUS_OK;
    for (;; blocks = fmin(2 * blocks, most_blocks)) {
        status = nw__sets_draw(sets, (int64_t)blocks, task->run);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__sets_draw(proof, (int64_t)blocks, task->run);
        if (status == NETWEAVE_STATUS_OK)
            status = try_once(task, sets, proof, doubt, choice);
        choice->samples = (int64_t)blocks * NW_SET_BLOCK;
        if (status != NETWEAVE_STATUS_OK || (choice->guarantee >= wanted && 2 * sets->drawn > CHEAP_DRAWS))
            return status;
        if (blocks >= most_blocks) {
            if (task->already_count == 0)
                choice->guarantee = fmax(choice->guarantee, wanted);
            return status;
        }
        if (2 * blocks > MOST_BLOCKS || 2 * sets->words > MOST_WORDS)
            return status;
    }
}

netweave_status nw__seeds_by_sets(const nw__seeds_task *task, nw__seeds_choice *out) {
    uint64_t seed = netweave_run_seed(task->run);
    nw__sets sets = {.cascade = task->cascade, .seed = seed, .stream = nw__seeds_set_stream};
    nw__sets proof = {.cascade = task->cascade, .seed = seed, .stream = nw__seeds_proof_stream};
    nw__seeds_choice choice = {.count = task->count, .way = NW_SEEDS_RIS};
    choice.member = nw__allocate((size_t)task->count, sizeof *choice.member);
    netweave_status status = choice.member != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = choose(task, &sets, &proof, &choice);
    nw__sets_free(&sets);
    nw__sets_free(&proof);
    if (status == NETWEAVE_STATUS_OK)
        *out = choice;
    else
        nw__free(choice.member);
    return status;
}
