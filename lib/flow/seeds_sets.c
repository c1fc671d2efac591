/* Collections of random reverse-reachable sets, and who meets most of them. Borgs, Brautbar, Chayes and Lucier 2014,
 * doi 10.1137/1.9781611973402.70. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/run.h"
#include "flow/seeds.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { POLL = 1 << 14, WORD = 32 };

/* ---- drawing ---- */

typedef struct drawing {
    nw__sets *sets;
    int64_t first; /* block */
    netweave_run *run;
    nw__cascade_reverse *reverse; /* by thread */
} drawing;

static int64_t map_words(const nw__sets *sets) {
    return sets->cascade->members / WORD + 1;
}

/* Keeps a set: as a list, or as bits where these are fewer. */
static bool keep(const nw__sets *sets, const nw__cascade_reverse *drawn, nw__set_block *block, int place) {
    int64_t begin = block->start[place];
    bool is_map = drawn->count > map_words(sets);
    int64_t words = is_map ? map_words(sets) : drawn->count;
    if (!nw__grow(&block->word, &block->capacity, (size_t)(begin + words), sizeof *block->word))
        return false;
    uint32_t *word = block->word + begin;
    if (is_map)
        memset(word, 0, (size_t)words * sizeof *word);
    for (int64_t j = 0; j < drawn->count; j++) {
        uint32_t member = (uint32_t)drawn->member[j];
        if (is_map)
            word[member / WORD] |= UINT32_C(1) << (member % WORD);
        else
            word[j] = member;
    }
    block->is_map[place] = is_map;
    block->drawn += drawn->count;
    block->start[place + 1] = begin + words;
    return true;
}

static netweave_status draw_blocks(void *state, int64_t begin, int64_t end, int thread) {
    drawing *drawing = state;
    nw__sets *sets = drawing->sets;
    nw__cascade_reverse *reverse = &drawing->reverse[thread];
    for (int64_t b = drawing->first + begin; b < drawing->first + end; b++) {
        nw__set_block *block = &sets->block[b];
        nw__random random = nw__random_stream(sets->seed, sets->stream + (uint64_t)b);
        int64_t drawn = 0;
        for (int place = 0; place < NW_SET_BLOCK; place++) {
            int32_t target = (int32_t)nw__random_below(&random, (uint64_t)sets->cascade->members);
            nw__cascade_reverse_draw(reverse, target, &random);
            if (!keep(sets, reverse, block, place))
                return nw__fail_memory();
            drawn += reverse->count;
            netweave_status status = NETWEAVE_STATUS_OK;
            if (drawn > POLL)
                status = nw__run_check(drawing->run, 0, "seeds");
            if (status != NETWEAVE_STATUS_OK)
                return status;
            drawn = drawn > POLL ? 0 : drawn;
        }
    }
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__sets_draw(nw__sets *sets, int64_t blocks, netweave_run *run) {
    int threads = nw__run_threads(run);
    drawing drawing = {.sets = sets, .first = sets->blocks, .run = run};
    if (!nw__grow(&sets->block, &sets->capacity, (size_t)blocks, sizeof *sets->block))
        return nw__fail_memory();
    memset(sets->block + sets->blocks, 0, (size_t)(blocks - sets->blocks) * sizeof *sets->block);
    sets->blocks = blocks;
    drawing.reverse = nw__allocate_zeroed((size_t)threads, sizeof *drawing.reverse);
    netweave_status status = drawing.reverse != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    for (int i = 0; i < threads && status == NETWEAVE_STATUS_OK; i++)
        status = nw__cascade_reverse_make(sets->cascade, &drawing.reverse[i]);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__parallel_for(run, blocks - drawing.first, 1, "seeds", draw_blocks, &drawing);
    for (int64_t b = drawing.first; b < blocks; b++) {
        sets->words += sets->block[b].start[NW_SET_BLOCK];
        sets->drawn += sets->block[b].drawn;
    }
    for (int i = 0; i < threads && drawing.reverse != NULL; i++)
        nw__cascade_reverse_free(&drawing.reverse[i]);
    nw__free(drawing.reverse);
    return status;
}

void nw__sets_free(nw__sets *sets) {
    for (int64_t b = 0; b < sets->blocks; b++)
        nw__free(sets->block[b].word);
    nw__free(sets->block);
    *sets = (nw__sets){0};
}

/* ---- counting ---- */

/* One set. */
typedef struct nw__set {
    const uint32_t *word;
    int64_t words;
    bool is_map;
} set;

static set set_at(const nw__sets *sets, int64_t number) {
    const nw__set_block *block = &sets->block[number / NW_SET_BLOCK];
    int64_t place = number % NW_SET_BLOCK;
    return (set){.word = block->word + block->start[place],
                 .words = block->start[place + 1] - block->start[place],
                 .is_map = block->is_map[place]};
}

/* `chosen` is a bit for each member, as in sets. */
static bool meets(const set *set, const uint32_t *chosen) {
    for (int64_t j = 0; j < set->words; j++)
        if (set->is_map ? (set->word[j] & chosen[j]) != 0 : (chosen[set->word[j] / WORD] >> (set->word[j] % WORD) & 1))
            return true;
    return false;
}

static void choose(uint32_t *chosen, const int32_t *members, int64_t count) {
    for (int64_t j = 0; j < count; j++)
        chosen[members[j] / WORD] |= UINT32_C(1) << (members[j] % WORD);
}

netweave_status nw__sets_count(const nw__sets *sets, const nw__seeds_task *task, const int32_t *members, int64_t count,
                               int64_t *out_met) {
    uint32_t *chosen = nw__allocate_zeroed((size_t)map_words(sets), sizeof *chosen);
    uint32_t *already = nw__allocate_zeroed((size_t)map_words(sets), sizeof *already);
    netweave_status status = chosen != NULL && already != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    int64_t met = 0;
    if (status == NETWEAVE_STATUS_OK) {
        choose(chosen, members, count);
        choose(already, task->already, task->already_count);
    }
    for (int64_t b = 0; b < sets->blocks && status == NETWEAVE_STATUS_OK; b++) {
        status = nw__run_check(task->run, 0, "seeds");
        for (int64_t number = b * NW_SET_BLOCK; number < (b + 1) * NW_SET_BLOCK; number++) {
            set set = set_at(sets, number);
            met += meets(&set, chosen) && !meets(&set, already);
        }
    }
    nw__free(chosen);
    nw__free(already);
    if (status == NETWEAVE_STATUS_OK)
        *out_met = met;
    return status;
}

/* ---- covering ---- */

/* Sets that nobody taken has met yet. */
typedef struct cover {
    const nw__sets *sets;
    netweave_run *run;
    unsigned char *is_met; /* by set */
    int64_t *count;        /* by member: sets not met that it is in */
    int64_t *start;        /* by member: its places in `in` */
    int32_t *in;           /* lists that a member is in */
    int32_t *map;          /* sets that are maps */
    int64_t maps;
    int64_t met, looked_at;
} cover;

static void add_to_counts(const set *set, int64_t change, int64_t *count) {
    for (int64_t j = 0; j < set->words; j++) {
        if (!set->is_map)
            count[set->word[j]] += change;
        for (uint32_t bits = set->is_map ? set->word[j] : 0; bits != 0; bits &= bits - 1)
            count[j * WORD + __builtin_ctz(bits)] += change;
    }
}

/* Which lists each member is in, by counting. */
static netweave_status index_lists(cover *cover) {
    const nw__sets *sets = cover->sets;
    int32_t members = sets->cascade->members;
    int64_t total = sets->blocks * NW_SET_BLOCK;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t number = 0; number < total && status == NETWEAVE_STATUS_OK; number++) {
        set set = set_at(sets, number);
        if (number % NW_SET_BLOCK == 0)
            status = nw__run_check(cover->run, 0, "seeds");
        if (set.is_map)
            cover->map[cover->maps++] = (int32_t)number;
        else
            add_to_counts(&set, 1, cover->start + 1);
    }
    memcpy(cover->count, cover->start + 1, (size_t)members * sizeof *cover->count);
    for (int32_t i = 0; i < members; i++)
        cover->start[i + 1] += cover->start[i];
    cover->in = nw__allocate((size_t)cover->start[members], sizeof *cover->in);
    if (status == NETWEAVE_STATUS_OK && cover->in == NULL)
        status = nw__fail_memory();
    for (int64_t number = 0; number < total && status == NETWEAVE_STATUS_OK; number++) {
        set set = set_at(sets, number);
        if (number % NW_SET_BLOCK == 0)
            status = nw__run_check(cover->run, 0, "seeds");
        for (int64_t j = 0; j < set.words && !set.is_map; j++)
            cover->in[cover->start[set.word[j]]++] = (int32_t)number;
    }
    memmove(cover->start + 1, cover->start, (size_t)members * sizeof *cover->start);
    cover->start[0] = 0;
    for (int64_t j = 0; j < cover->maps && status == NETWEAVE_STATUS_OK; j++) {
        set set = set_at(sets, cover->map[j]);
        status = nw__run_check(cover->run, 0, "seeds");
        add_to_counts(&set, 1, cover->count);
    }
    return status;
}

static netweave_status gain(void *context, int32_t member, double *out_gain) {
    const cover *cover = context;
    *out_gain = (double)cover->count[member];
    return NETWEAVE_STATUS_OK;
}

static netweave_status meet(cover *cover, int32_t number) {
    set set = set_at(cover->sets, number);
    cover->is_met[number] = 1;
    cover->met++;
    add_to_counts(&set, -1, cover->count);
    cover->looked_at += set.words;
    if (cover->looked_at < POLL)
        return NETWEAVE_STATUS_OK;
    cover->looked_at = 0;
    return nw__run_check(cover->run, 0, "seeds");
}

static netweave_status take(void *context, int32_t member) {
    cover *cover = context;
    netweave_status status = NETWEAVE_STATUS_OK;
    int64_t kept = 0;
    for (int64_t k = cover->start[member]; k < cover->start[member + 1] && status == NETWEAVE_STATUS_OK; k++)
        if (!cover->is_met[cover->in[k]])
            status = meet(cover, cover->in[k]);
    for (int64_t j = 0; j < cover->maps && status == NETWEAVE_STATUS_OK; j++) {
        set set = set_at(cover->sets, cover->map[j]);
        if (set.word[member / WORD] >> (member % WORD) & 1)
            status = meet(cover, cover->map[j]);
        else
            cover->map[kept++] = cover->map[j];
    }
    cover->maps = kept;
    return status;
}

static int falling(const void *one, const void *other) {
    double left = *(const double *)one;
    double right = *(const double *)other;
    return (left < right) - (left > right);
}

/* No set of as many candidates meets more than what is met and what the best could each add: Tang, Tang, Xiao and Yuan
 * 2018, section 5.2; and greedy meets 1 - (1 - 1/k)^k of what the best set of k does (Nemhauser, Wolsey and Fisher
 * 1978, doi 10.1007/BF01588971). */
static double most_met(const cover *cover, const nw__seeds_task *task, double *gains) {
    double seeds = (double)task->count;
    double added = 0;
    for (int64_t i = 0; i < task->candidates; i++)
        gains[i] = (double)cover->count[task->candidate[i]];
    qsort(gains, (size_t)task->candidates, sizeof *gains, falling);
    for (int64_t j = 0; j < task->count; j++)
        added += gains[j];
    return fmin((double)cover->met + added, (double)cover->met / (1 - pow(1 - 1 / seeds, seeds)));
}

static netweave_status make_cover(const nw__sets *sets, netweave_run *run, cover *out) {
    size_t members = (size_t)sets->cascade->members;
    size_t total = (size_t)(sets->blocks * NW_SET_BLOCK);
    *out = (cover){.sets = sets,
                   .run = run,
                   .is_met = nw__allocate_zeroed(total, 1),
                   .count = nw__allocate(members, sizeof *out->count),
                   .start = nw__allocate_zeroed(members + 1, sizeof *out->start),
                   .map = nw__allocate(total, sizeof *out->map)};
    if (out->is_met == NULL || out->count == NULL || out->start == NULL || out->map == NULL)
        return nw__fail_memory();
    return index_lists(out);
}

netweave_status nw__sets_cover(const nw__sets *sets, const nw__seeds_task *task, int32_t *out_members, int64_t *out_met,
                               double *out_most) {
    cover cover;
    netweave_status status = make_cover(sets, task->run, &cover);
    double *gains = nw__allocate((size_t)task->candidates, sizeof *gains);
    if (status == NETWEAVE_STATUS_OK && gains == NULL)
        status = nw__fail_memory();
    for (int64_t j = 0; j < task->already_count && status == NETWEAVE_STATUS_OK; j++)
        status = take(&cover, task->already[j]);
    cover.met = 0;
    for (int64_t i = 0; i < task->candidates && status == NETWEAVE_STATUS_OK; i++)
        gains[i] = (double)cover.count[task->candidate[i]];
    if (status == NETWEAVE_STATUS_OK)
        status = nw__seeds_pick(task, gains, gain, take, &cover, out_members);
    if (status == NETWEAVE_STATUS_OK) {
        *out_met = cover.met;
        *out_most = most_met(&cover, task, gains);
    }
    nw__free(cover.is_met);
    nw__free(cover.count);
    nw__free(cover.start);
    nw__free(cover.in);
    nw__free(cover.map);
    nw__free(gains);
    return status;
}
