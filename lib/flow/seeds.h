/* Who should learn first: the ways to choose, and what the chosen reach. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_FLOW_SEEDS_H
#define NW_FLOW_SEEDS_H

#include "base/table.h"
#include "core/cascade.h"

/* What is asked. */
typedef struct nw__seeds_task {
    const netweave_view *view;
    const nw__cascade *cascade;
    netweave_run *run;
    int32_t *candidate; /* members who may be chosen, none of them in `already`, in the order of the view */
    int64_t candidates;
    int32_t *already; /* members who know already */
    int64_t already_count;
    int64_t count;       /* seeds to choose, at most `candidates` */
    int64_t simulations; /* 0: exact; NW_CASCADE_AUTO */
    double epsilon, delta;
    double share; /* to reach with as few as it takes; NaN: `count` is asked for */
} nw__seeds_task;

typedef enum nw__seeds_way {
    NW_SEEDS_EXACT,   /* greedy by exact expectations */
    NW_SEEDS_WORLDS,  /* greedy on simulated worlds */
    NW_SEEDS_CERTAIN, /* greedy where nothing is left to chance */
    NW_SEEDS_RIS,
    NW_SEEDS_DEGREE
} nw__seeds_way;

/* Seeds in order, task->count of them. */
typedef struct nw__seeds_choice {
    int32_t *member;
    int64_t count;
    nw__seeds_way way;
    int64_t samples;  /* worlds, or sets of each of the two collections */
    double guarantee; /* ris: of what the best set adds, at least this share, with probability 1 - delta */
} nw__seeds_choice;

/* Each fills a choice, whose members the caller frees. */
netweave_status nw__seeds_by_degree(const nw__seeds_task *task, nw__seeds_choice *out);
netweave_status nw__seeds_by_worlds(const nw__seeds_task *task, nw__seeds_choice *out);
netweave_status nw__seeds_by_sets(const nw__seeds_task *task, nw__seeds_choice *out);
netweave_status nw__seeds_by_certainty(const nw__seeds_task *task, nw__seeds_choice *out); /* complex contagion */

/* LIMIT when there are too many outcomes. */
netweave_status nw__seeds_by_expectation(const nw__seeds_task *task, nw__seeds_choice *out);

/* Whether exact expectations are cheap. */
netweave_status nw__seeds_exact_is_cheap(const nw__seeds_task *task, bool *out_cheap);

/* Worlds that fit into a second or two; *out_few: so small a network that greedy on 4096 takes well under one. */
int64_t nw__seeds_worlds(const nw__cascade *cascade, bool *out_few);

/* What a choice reaches, seed by seed. */
typedef struct nw__seeds_reach {
    double base, base_error; /* by those who know already */
    double *gain, *gain_error, *reached, *reached_error;
    int64_t simulations; /* 0: exact */
} nw__seeds_reach;

/* Exact where that is asked for or cheap, else simulated anew. */
netweave_status nw__seeds_evaluate(const nw__seeds_task *task, const nw__seeds_choice *choice, bool exactly,
                                   nw__seeds_reach *out);
void nw__seeds_reach_free(nw__seeds_reach *reach);

/* Notes how they were chosen, what that guarantees, and what it does not. `asked`: seeds that were asked for. */
netweave_status nw__seeds_note(netweave_table *table, const nw__seeds_task *task, const nw__seeds_choice *choice,
                               const nw__seeds_reach *reach, int64_t asked);

/* Streams of random numbers under the seed of a run, each kind with room for 2^40. */
static const uint64_t nw__seeds_world_stream = UINT64_C(1) << 43;
static const uint64_t nw__seeds_set_stream = UINT64_C(1) << 44;
static const uint64_t nw__seeds_proof_stream = UINT64_C(1) << 45;
static const uint64_t nw__seeds_reach_stream = UINT64_C(1) << 46;

/* ---- greedy ---- */

/* What a member adds to those taken so far; never more than it would have added before (submodular). */
typedef netweave_status nw__seeds_gain(void *context, int32_t member, double *out_gain);
typedef netweave_status nw__seeds_take(void *context, int32_t member);

/* Takes `count` members in turn, each the one that adds most (of equals the first): lazily, since what a member added
 * before bounds what it adds now. Leskovec et al. 2007 (CELF), doi 10.1145/1281192.1281239. `bound`: what each
 * candidate adds to nobody, as is or more; it is overwritten. */
netweave_status nw__seeds_pick(const nw__seeds_task *task, double *bound, nw__seeds_gain *gain, nw__seeds_take *take,
                               void *context, int32_t *out_members);

/* What members add by exact expectations, component by component, since these do not touch each other. */
typedef struct nw__seeds_sum {
    const nw__seeds_task *task;
    const struct nw__components *parts;
    double *reached; /* by component */
    int32_t *taken;  /* in order */
    int32_t *alike;  /* scratch: those of one component */
    int64_t taken_count;
} nw__seeds_sum;

/* Those who know already are taken. */
netweave_status nw__seeds_sum_make(const nw__seeds_task *task, nw__seeds_sum *out);
void nw__seeds_sum_free(nw__seeds_sum *sum);
netweave_status nw__seeds_sum_gain(void *context, int32_t member, double *out_gain);
netweave_status nw__seeds_sum_take(void *context, int32_t member);

/* ---- reverse-reachable sets ---- */

enum { NW_SET_BLOCK = 512 };

/* Sets drawn from one stream. A set is a list of members, or, when large, a bit for each. */
typedef struct nw__set_block {
    int64_t start[NW_SET_BLOCK + 1]; /* places in `word` */
    bool is_map[NW_SET_BLOCK];
    int64_t drawn; /* members in all */
    uint32_t *word;
    size_t capacity;
} nw__set_block;

typedef struct nw__sets {
    const nw__cascade *cascade;
    uint64_t seed, stream;
    nw__set_block *block;
    size_t capacity;
    int64_t blocks;
    int64_t words, drawn; /* in all blocks: words, members */
} nw__sets;

/* Draws more until there are `blocks`. */
netweave_status nw__sets_draw(nw__sets *sets, int64_t blocks, netweave_run *run);
void nw__sets_free(nw__sets *sets);

/* How many of the sets meet `members`, but none of `already`. */
netweave_status nw__sets_count(const nw__sets *sets, const nw__seeds_task *task, const int32_t *members, int64_t count,
                               int64_t *out_met);

/* Takes the members that meet most sets, greedily; *out_met: sets met, but not by `already`; *out_most: no set of as
 * many candidates meets more. */
netweave_status nw__sets_cover(const nw__sets *sets, const nw__seeds_task *task, int32_t *out_members, int64_t *out_met,
                               double *out_most);

#endif
