/* Greedy choice on simulated worlds that all candidates share: 512 worlds side by side, each tie with a bit for every
 * world in which it passes on. Chen, Wang and Yang 2009 (doi 10.1145/1557019.1557047) draw worlds beforehand, Cheng et
 * al. 2013 (StaticGreedy, doi 10.1145/2505515.2505541) keep them for all steps, so that what is added never grows;
 * Gokturk and Kaya 2020 (doi 10.1109/TPDS.2020.3010227) handle many at once. SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "base/memory.h"
#include "base/run.h"
#include "core/lane_bits.h"
#include "flow/seeds.h"

#include <string.h>

enum {
    CHUNK = 16,    /* candidates that a thread takes at once */
    POLL = 1 << 10 /* members between two looks at the run */
};

/* Members times members and arcs, times worlds: cheap, and what takes some seconds. */
static const double few_steps = 2e10;
static const double most_steps = 2e11;

/* 512 worlds. */
typedef struct world_block {
    nw__lanes *mask;    /* per arc: worlds in which it passes on */
    nw__lanes *reached; /* per member: worlds in which those taken reach it */
    int64_t count;      /* worlds in use */
    void *room[2];
} world_block;

/* Scratch of one thread. */
typedef struct flood {
    nw__lanes *seen, *pending; /* zero between floods */
    int32_t *queue, *touched;
    void *room[2];
} flood;

typedef struct worlds {
    const nw__seeds_task *task;
    world_block *block;
    int64_t blocks;
    flood *flood; /* by thread */
    double *bound;
    int64_t count; /* worlds */
} worlds;

int64_t nw__seeds_worlds(const nw__cascade *cascade, bool *out_few) {
    double members = cascade->members;
    double steps = members * (members + (double)cascade->out->start[cascade->members]);
    int64_t count = NW_CASCADE_SIMULATIONS;
    *out_few = steps * (double)count <= few_steps;
    while (count > NW_LANES && steps * (double)count > most_steps)
        count /= 2;
    return count;
}

/* ---- worlds ---- */

/* The worlds in use. */
NW_LANE_INLINE void mark_used(const world_block *block, nw__lanes *out) {
    *out = (nw__lanes){0};
    for (int64_t lane = 0; lane < NW_LANES && lane < block->count; lane++)
        nw__lanes_set(out, (int)lane);
}

/* What the worlds of a block are drawn with. */
typedef struct drawing {
    nw__lanes_random coins;
    nw__random choices;
    int64_t *next; /* per member: where the next arc to it, or from it, stands in the rows */
} drawing;

/* A coin for each arc of some members, one for both arcs of a tie: those back are met in the order of their rows. */
NW_MANY_MACHINES static void toss(const nw__cascade *cascade, int32_t first, int32_t last, drawing *drawing,
                                  world_block *block) {
    const nw__csr *out = cascade->out;
    nw__lanes all;
    nw__lanes_random random = drawing->coins;
    mark_used(block, &all);
    for (int32_t i = first; i < last; i++) {
        for (int64_t k = out->start[i]; k < out->start[i + 1]; k++) {
            if (cascade->two_way && out->to[k] < i)
                continue;
            nw__lanes_toss(&random, nw__cascade_chance(cascade, k), &all, &block->mask[k]);
            if (cascade->two_way)
                block->mask[drawing->next[out->to[k]]++] = block->mask[k];
        }
    }
    drawing->coins = random;
}

/* Linear threshold: in each world a member listens to one of its contacts, by their shares, or to nobody: Kempe,
 * Kleinberg and Tardos 2003, claim 2.6. */
static void listen(const nw__cascade *cascade, int32_t first, int32_t last, drawing *drawing, world_block *block) {
    const nw__csr *in = cascade->in;
    int64_t *next = drawing->next;
    for (int32_t i = first; i < last; i++) {
        for (int lane = 0; lane < NW_LANES && lane < block->count; lane++) {
            uint32_t left = (uint32_t)(nw__random_bits(&drawing->choices) >> (64 - NW_CHANCE_BITS));
            int64_t k = in->start[i];
            while (k < in->start[i + 1] && left >= cascade->chance_in[k])
                left -= cascade->chance_in[k++];
            if (k < in->start[i + 1])
                nw__lanes_set(&block->mask[next[in->to[k]]], lane);
        }
        for (int64_t k = in->start[i]; k < in->start[i + 1]; k++)
            next[in->to[k]]++;
    }
}

static netweave_status draw_block(const nw__seeds_task *task, uint64_t index, world_block *block) {
    const nw__cascade *cascade = task->cascade;
    uint64_t seed = netweave_run_seed(task->run);
    drawing drawing = {.choices = nw__random_stream(seed, index)};
    netweave_status status = NETWEAVE_STATUS_OK;
    nw__lanes_random_start(seed, index, &drawing.coins);
    drawing.next = nw__copy(cascade->out->start, (size_t)cascade->members, sizeof *drawing.next);
    if (drawing.next == NULL)
        return nw__fail_memory();
    for (int32_t first = 0; first < cascade->members && status == NETWEAVE_STATUS_OK; first += POLL) {
        int32_t last = cascade->members - first < POLL ? cascade->members : first + POLL;
        status = nw__run_check(task->run, 0, "seeds");
        if (status == NETWEAVE_STATUS_OK && cascade->rule.model == NW_CASCADE_LINEAR)
            listen(cascade, first, last, &drawing, block);
        else if (status == NETWEAVE_STATUS_OK)
            toss(cascade, first, last, &drawing, block);
    }
    nw__free(drawing.next);
    return status;
}

static netweave_status draw(void *state, int64_t begin, int64_t end, int thread) {
    worlds *worlds = state;
    const nw__cascade *cascade = worlds->task->cascade;
    netweave_status status = NETWEAVE_STATUS_OK;
    (void)thread;
    for (int64_t j = begin; j < end && status == NETWEAVE_STATUS_OK; j++) {
        world_block *block = &worlds->block[j];
        block->mask = nw__allocate_lines((size_t)cascade->out->start[cascade->members], &block->room[0]);
        block->reached = nw__allocate_lines((size_t)cascade->members, &block->room[1]);
        block->count = worlds->count - j * NW_LANES;
        if (block->mask == NULL || block->reached == NULL)
            return nw__fail_memory();
        status = draw_block(worlds->task, nw__seeds_world_stream + (uint64_t)j, block);
    }
    return status;
}

/* ---- what a member adds ---- */

/* What is under way in a flood. */
typedef struct line {
    int64_t first, count; /* in the queue, a ring */
    int64_t touched, new;
} line;

NW_LANE_INLINE void learn(flood *flood, line *line, int32_t members, int32_t member, const nw__lanes *fresh) {
    if (nw__lanes_empty(&flood->seen[member]))
        flood->touched[line->touched++] = member;
    if (nw__lanes_empty(&flood->pending[member])) {
        int64_t place = line->first + line->count++;
        flood->queue[place < members ? place : place - members] = member;
    }
    flood->pending[member] |= *fresh;
    flood->seen[member] |= *fresh;
    line->new += nw__lanes_count(fresh);
}

/* The next `most` in line tell their contacts. */
NW_MANY_MACHINES static void tell(const nw__csr *out, const world_block *block, int32_t members, flood *flood,
                                  line *line, int64_t most) {
    for (; most > 0 && line->count > 0; most--) {
        int32_t member = flood->queue[line->first];
        nw__lanes mine = flood->pending[member];
        line->first = line->first + 1 == members ? 0 : line->first + 1;
        line->count--;
        flood->pending[member] = (nw__lanes){0};
        for (int64_t k = out->start[member]; k < out->start[member + 1]; k++) {
            int32_t other = out->to[k];
            nw__lanes fresh = mine & block->mask[k] & ~(block->reached[other] | flood->seen[other]);
            if (!nw__lanes_empty(&fresh))
                learn(flood, line, members, other, &fresh);
        }
    }
}

/* Who hears newly in the worlds of a block when `member` is told; kept when it is taken. */
static netweave_status spread(const nw__seeds_task *task, world_block *block, flood *flood, int32_t member, bool taken,
                              int64_t *out_new) {
    const nw__cascade *cascade = task->cascade;
    netweave_status status = NETWEAVE_STATUS_OK;
    line line = {0};
    nw__lanes fresh;
    mark_used(block, &fresh);
    fresh &= ~block->reached[member];
    if (nw__lanes_empty(&fresh))
        return NETWEAVE_STATUS_OK;
    learn(flood, &line, cascade->members, member, &fresh);
    while (line.count > 0 && status == NETWEAVE_STATUS_OK) {
        tell(cascade->out, block, cascade->members, flood, &line, POLL);
        status = line.count > 0 ? nw__run_check(task->run, 0, "seeds") : NETWEAVE_STATUS_OK;
    }
    for (int64_t j = 0; j < line.touched; j++) {
        int32_t other = flood->touched[j];
        if (taken)
            block->reached[other] |= flood->seen[other];
        flood->seen[other] = flood->pending[other] = (nw__lanes){0};
    }
    *out_new += line.new;
    return status;
}

static netweave_status spread_all(worlds *worlds, int thread, int32_t member, bool taken, double *out_gain) {
    int64_t heard = 0;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t j = 0; j < worlds->blocks && status == NETWEAVE_STATUS_OK; j++)
        status = spread(worlds->task, &worlds->block[j], &worlds->flood[thread], member, taken, &heard);
    *out_gain = (double)heard;
    return status;
}

static netweave_status gain(void *context, int32_t member, double *out_gain) {
    return spread_all(context, 0, member, false, out_gain);
}

static netweave_status take(void *context, int32_t member) {
    double added = 0;
    return spread_all(context, 0, member, true, &added);
}

/* What each candidate adds to those who know already. */
static netweave_status bound_all(void *state, int64_t begin, int64_t end, int thread) {
    worlds *worlds = state;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t i = begin; i < end && status == NETWEAVE_STATUS_OK; i++) {
        if ((i - begin) % CHUNK == 0)
            status = nw__run_check(worlds->task->run, (double)i / (double)worlds->task->candidates, "seeds");
        if (status == NETWEAVE_STATUS_OK)
            status = spread_all(worlds, thread, worlds->task->candidate[i], false, &worlds->bound[i]);
    }
    return status;
}

/* ---- the whole ---- */

static netweave_status make_room(worlds *worlds, int threads) {
    size_t members = (size_t)worlds->task->cascade->members;
    worlds->bound = nw__allocate((size_t)worlds->task->candidates, sizeof *worlds->bound);
    worlds->block = nw__allocate_zeroed((size_t)worlds->blocks, sizeof *worlds->block);
    worlds->flood = nw__allocate_zeroed((size_t)threads, sizeof *worlds->flood);
    bool made = worlds->bound != NULL && worlds->block != NULL && worlds->flood != NULL;
    for (int i = 0; i < threads && made; i++) {
        flood *flood = &worlds->flood[i];
        flood->seen = nw__allocate_lines(members, &flood->room[0]);
        flood->pending = nw__allocate_lines(members, &flood->room[1]);
        flood->queue = nw__allocate(members, sizeof *flood->queue);
        flood->touched = nw__allocate(members, sizeof *flood->touched);
        made = flood->seen != NULL && flood->pending != NULL && flood->queue != NULL && flood->touched != NULL;
    }
    return made ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

static void free_room(worlds *worlds, int threads) {
    for (int64_t j = 0; j < worlds->blocks && worlds->block != NULL; j++) {
        nw__free(worlds->block[j].room[0]);
        nw__free(worlds->block[j].room[1]);
    }
    for (int i = 0; i < threads && worlds->flood != NULL; i++) {
        nw__free(worlds->flood[i].room[0]);
        nw__free(worlds->flood[i].room[1]);
        nw__free(worlds->flood[i].queue);
        nw__free(worlds->flood[i].touched);
    }
    nw__free(worlds->bound);
    nw__free(worlds->block);
    nw__free(worlds->flood);
}

netweave_status nw__seeds_by_worlds(const nw__seeds_task *task, nw__seeds_choice *out) {
    worlds worlds = {.task = task, .count = task->simulations};
    nw__seeds_choice choice = {.count = task->count, .way = NW_SEEDS_WORLDS};
    int threads = nw__run_threads(task->run);
    bool few;
    if (task->simulations <= 0)
        worlds.count = nw__seeds_worlds(task->cascade, &few);
    choice.samples = worlds.count;
    worlds.blocks = (worlds.count + NW_LANES - 1) / NW_LANES;
    choice.member = nw__allocate((size_t)task->count, sizeof *choice.member);
    netweave_status status = choice.member != NULL ? make_room(&worlds, threads) : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = nw__parallel_for(task->run, worlds.blocks, 1, "seeds", draw, &worlds);
    for (int64_t j = 0; j < task->already_count && status == NETWEAVE_STATUS_OK; j++)
        status = take(&worlds, task->already[j]);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__parallel_for(task->run, task->candidates, CHUNK, "seeds", bound_all, &worlds);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__seeds_pick(task, worlds.bound, gain, take, &worlds, choice.member);
    free_room(&worlds, threads);
    if (status == NETWEAVE_STATUS_OK)
        *out = choice;
    else
        nw__free(choice.member);
    return status;
}
