/* What seeds reach, one after the other: exactly, or in simulations that had no part in choosing them. Each simulation
 * goes on from seed to seed, so that all share its coins and no seed takes away. SPDX-License-Identifier:
 * GPL-2.0-or-later */
#include "base/memory.h"
#include "base/run.h"
#include "core/cascade_spread.h"
#include "core/coin_pool.h"
#include "core/pass.h"
#include "flow/seeds.h"

#include <math.h>

enum {
    CHUNK = 16,     /* simulations that a thread takes at once */
    POLL = 1 << 15, /* members who told, between two looks at the run */
    COST = 4        /* of a simulation, as one of many side by side */
};

/* Sums over simulations, whole numbers, so that their order does not matter. */
typedef struct tally {
    unsigned __int128 gain_square, reached_square;
    uint64_t gain, reached;
} tally;

/* One thread. */
typedef struct tale {
    nw__random random;
    uint64_t bits; /* left of a draw */
    bool is_full;
    int64_t skip;   /* ties that do not pass on before the next that does, where all have one chance */
    int32_t *queue; /* who knows, in the order of hearing */
    int64_t count, told, polled;
    uint64_t *knows;         /* a bit for each member */
    uint32_t *heard, *asked; /* linear threshold: share that is heard; threshold + 1, 0: not drawn */
    int32_t *touched;        /* members with a threshold */
    int64_t touched_count;
    tally *tally; /* first those who know already, then each seed */
} tale;

typedef struct work {
    const nw__seeds_task *task;
    const nw__seeds_choice *choice;
    tale *tale; /* by thread */
    int64_t simulations;
} work;

/* ---- one simulation ---- */

static void learn(tale *tale, int32_t member) {
    uint64_t bit = UINT64_C(1) << (member % 64);
    if (tale->knows[member / 64] & bit)
        return;
    tale->knows[member / 64] |= bit;
    tale->queue[tale->count++] = member;
}

static uint32_t draw_chance(tale *tale) {
    tale->bits = tale->is_full ? tale->bits >> 32 : nw__random_bits(&tale->random);
    tale->is_full = !tale->is_full;
    return (uint32_t)tale->bits >> 1;
}

static void tell(const nw__cascade *cascade, tale *tale, int32_t member) {
    const nw__csr *out = cascade->out;
    int64_t begin = out->start[member];
    int64_t arcs = out->start[member + 1] - begin;
    if (cascade->chance != NULL) {
        for (int64_t k = begin; k < begin + arcs; k++)
            if (draw_chance(tale) < cascade->chance[k])
                learn(tale, out->to[k]);
    } else if (cascade->skips != NULL) {
        for (; tale->skip < arcs; tale->skip += 1 + nw__skips_draw(cascade->skips, &tale->random))
            learn(tale, out->to[begin + tale->skip]);
        tale->skip -= arcs;
    }
}

/* Linear threshold: thresholds are drawn when a member first hears. */
static void persuade(const nw__cascade *cascade, tale *tale, int32_t member) {
    const nw__csr *out = cascade->out;
    for (int64_t k = out->start[member]; k < out->start[member + 1]; k++) {
        int32_t other = out->to[k];
        if (tale->asked[other] == 0) {
            tale->asked[other] = draw_chance(tale) + 1;
            tale->heard[other] = 0;
            tale->touched[tale->touched_count++] = other;
        }
        tale->heard[other] += cascade->chance[k];
        if (tale->heard[other] >= tale->asked[other])
            learn(tale, other);
    }
}

/* Until nobody is left to tell. */
static netweave_status go_on(const work *work, tale *tale) {
    const nw__cascade *cascade = work->task->cascade;
    while (tale->told < tale->count) {
        int32_t member = tale->queue[tale->told++];
        if (cascade->rule.model == NW_CASCADE_LINEAR)
            persuade(cascade, tale, member);
        else
            tell(cascade, tale, member);
        if (++tale->polled < POLL)
            continue;
        tale->polled = 0;
        netweave_status status = nw__run_check(work->task->run, 0, "seeds");
        if (status != NETWEAVE_STATUS_OK)
            return status;
    }
    return NETWEAVE_STATUS_OK;
}

static void forget(tale *tale) {
    for (int64_t j = 0; j < tale->count; j++)
        tale->knows[tale->queue[j] / 64] = 0;
    for (int64_t j = 0; j < tale->touched_count; j++)
        tale->asked[tale->touched[j]] = 0;
    tale->count = tale->told = tale->touched_count = 0;
}

static void add(tally *tally, int64_t before, int64_t after) {
    uint64_t gain = (uint64_t)(after - before);
    uint64_t reached = (uint64_t)after;
    tally->gain += gain;
    tally->gain_square += (unsigned __int128)gain * gain;
    tally->reached += reached;
    tally->reached_square += (unsigned __int128)reached * reached;
}

static netweave_status simulate_once(const work *work, tale *tale, int64_t number) {
    const nw__seeds_task *task = work->task;
    tale->random = nw__random_stream(netweave_run_seed(task->run), nw__seeds_reach_stream + (uint64_t)number);
    tale->is_full = false;
    if (task->cascade->skips != NULL)
        tale->skip = nw__skips_draw(task->cascade->skips, &tale->random);
    forget(tale);
    for (int64_t j = 0; j < task->already_count; j++)
        learn(tale, task->already[j]);
    netweave_status status = go_on(work, tale);
    add(&tale->tally[0], 0, tale->count);
    for (int64_t j = 0; j < work->choice->count && status == NETWEAVE_STATUS_OK; j++) {
        int64_t before = tale->count;
        learn(tale, work->choice->member[j]);
        status = go_on(work, tale);
        add(&tale->tally[j + 1], before, tale->count);
    }
    return status;
}

static netweave_status simulate_some(void *state, int64_t begin, int64_t end, int thread) {
    work *work = state;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t number = begin; number < end && status == NETWEAVE_STATUS_OK; number++)
        status = simulate_once(work, &work->tale[thread], number);
    return status;
}

/* ---- all of them ---- */

static bool make_tale(const work *work, tale *out) {
    size_t members = (size_t)work->task->cascade->members;
    bool linear = work->task->cascade->rule.model == NW_CASCADE_LINEAR;
    out->queue = nw__allocate(members, sizeof *out->queue);
    out->knows = nw__allocate_zeroed(members / 64 + 1, sizeof *out->knows);
    out->heard = linear ? nw__allocate(members, sizeof *out->heard) : NULL;
    out->asked = linear ? nw__allocate_zeroed(members, sizeof *out->asked) : NULL;
    out->touched = linear ? nw__allocate(members, sizeof *out->touched) : NULL;
    out->tally = nw__allocate_zeroed((size_t)work->choice->count + 1, sizeof *out->tally);
    return out->queue != NULL && out->knows != NULL && out->tally != NULL &&
           (!linear || (out->heard != NULL && out->asked != NULL && out->touched != NULL));
}

static void free_tale(tale *tale) {
    nw__free(tale->queue);
    nw__free(tale->knows);
    nw__free(tale->heard);
    nw__free(tale->asked);
    nw__free(tale->touched);
    nw__free(tale->tally);
}

static void finish(const work *work, int threads, nw__seeds_reach *out) {
    double simulations = (double)work->simulations;
    for (int64_t j = 0; j <= work->choice->count; j++) {
        tally sum = {0};
        for (int i = 0; i < threads; i++) {
            const tally *own = &work->tale[i].tally[j];
            sum.gain += own->gain;
            sum.gain_square += own->gain_square;
            sum.reached += own->reached;
            sum.reached_square += own->reached_square;
        }
        double error = nw__spread_error((double)sum.reached, (double)sum.reached_square, simulations);
        double reached = (double)sum.reached / simulations;
        if (j == 0) {
            out->base = reached;
            out->base_error = error;
            continue;
        }
        out->reached[j - 1] = reached;
        out->reached_error[j - 1] = error;
        out->gain[j - 1] = (double)sum.gain / simulations;
        out->gain_error[j - 1] = nw__spread_error((double)sum.gain, (double)sum.gain_square, simulations);
    }
    out->simulations = work->simulations;
}

static netweave_status simulate(const nw__seeds_task *task, const nw__seeds_choice *choice, nw__seeds_reach *out) {
    int threads = nw__run_threads(task->run);
    work work = {.task = task, .choice = choice, .simulations = task->simulations};
    if (task->simulations <= 0)
        work.simulations = nw__cascade_simulations(task->cascade, COST);
    work.tale = nw__allocate_zeroed((size_t)threads, sizeof *work.tale);
    bool made = work.tale != NULL;
    for (int i = 0; i < threads && made; i++)
        made = make_tale(&work, &work.tale[i]);
    netweave_status status = made ? NETWEAVE_STATUS_OK : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = nw__parallel_for(task->run, work.simulations, CHUNK, "seeds", simulate_some, &work);
    if (status == NETWEAVE_STATUS_OK)
        finish(&work, threads, out);
    for (int i = 0; i < threads && work.tale != NULL; i++)
        free_tale(&work.tale[i]);
    nw__free(work.tale);
    return status;
}

static netweave_status sum_up(const nw__seeds_task *task, const nw__seeds_choice *choice, nw__seeds_reach *out) {
    nw__seeds_sum sum;
    netweave_status status = nw__seeds_sum_make(task, &sum);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    out->base = out->base_error = 0;
    for (int64_t k = 0; k < sum.parts->count; k++)
        out->base += sum.reached[k];
    double reached = out->base;
    for (int64_t j = 0; j < choice->count && status == NETWEAVE_STATUS_OK; j++) {
        double *part = &sum.reached[sum.parts->component[choice->member[j]]];
        double before = *part;
        status = nw__seeds_sum_take(&sum, choice->member[j]);
        reached += *part - before;
        out->gain[j] = *part - before;
        out->reached[j] = reached;
        out->gain_error[j] = out->reached_error[j] = 0;
    }
    out->simulations = 0;
    nw__seeds_sum_free(&sum);
    return status;
}

netweave_status nw__seeds_evaluate(const nw__seeds_task *task, const nw__seeds_choice *choice, bool exactly,
                                   nw__seeds_reach *out) {
    size_t count = (size_t)choice->count;
    nw__seeds_reach reach = {.gain = nw__allocate(count, sizeof *reach.gain),
                             .gain_error = nw__allocate(count, sizeof *reach.gain_error),
                             .reached = nw__allocate(count, sizeof *reach.reached),
                             .reached_error = nw__allocate(count, sizeof *reach.reached_error)};
    bool made = reach.gain != NULL && reach.gain_error != NULL && reach.reached != NULL && reach.reached_error != NULL;
    netweave_status status = made ? NETWEAVE_STATUS_OK : nw__fail_memory();
    bool done = false;
    if (status == NETWEAVE_STATUS_OK && exactly) {
        status = sum_up(task, choice, &reach);
        done = status != NETWEAVE_STATUS_LIMIT || task->simulations == 0;
    }
    if (made && !done)
        status = simulate(task, choice, &reach);
    if (status == NETWEAVE_STATUS_OK)
        *out = reach;
    else
        nw__seeds_reach_free(&reach);
    return status;
}

void nw__seeds_reach_free(nw__seeds_reach *reach) {
    nw__free(reach->gain);
    nw__free(reach->gain_error);
    nw__free(reach->reached);
    nw__free(reach->reached_error);
    *reach = (nw__seeds_reach){0};
}
