/* How many others are within so many steps, for many of them at once: bit-parallel breadth-first search (Then et al.
 * 2014, doi 10.14778/2735496.2735507) that ends at a level. A bit of a member stands for one of the others that it has
 * reached. Two steps, which are asked for most, take one look at each tie for 512 others.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/reach.h"

#include "base/memory.h"
#include "core/lanes.h"

#include <string.h>

enum {
    WORDS = 8,
    BATCH = 64 * WORDS, /* others a batch: one cache line of bits a member */
    POLL = 4096         /* members between two looks at the run */
};

typedef struct lanes {
    uint64_t word[WORDS];
} lanes;

/* What one thread works with. */
typedef struct scratch {
    lanes *seen, *now, *next; /* others that a member has reached; those of the last level; those of this one */
    int64_t *count;           /* per member: others reached, in all batches of this thread */
    void *room[3];
} scratch;

typedef struct work {
    const nw__csr *along, *against;
    int32_t members;
    double steps;
    netweave_run *run;
    scratch *scratch;
} work;

static int count_bits(const lanes *bits) {
    int count = 0;
    for (int i = 0; i < WORDS; i++)
        count += __builtin_popcountll(bits->word[i]);
    return count;
}

/* Those who reach an other of the batch in one step. */
static void begin(const work *work, scratch *scratch, int64_t batch) {
    int64_t last = batch * BATCH + BATCH < work->members ? batch * BATCH + BATCH : work->members;
    memset(scratch->seen, 0, (size_t)work->members * sizeof *scratch->seen);
    for (int64_t other = batch * BATCH; other < last; other++) {
        int word = (int)(other % BATCH / 64);
        uint64_t bit = (uint64_t)1 << (other % 64);
        scratch->seen[other].word[word] |= bit; /* itself, not counted */
        for (int64_t k = work->against->start[other]; k < work->against->start[other + 1]; k++) {
            scratch->seen[work->against->to[k]].word[word] |= bit;
            scratch->count[work->against->to[k]]++;
        }
    }
    memcpy(scratch->now, scratch->seen, (size_t)work->members * sizeof *scratch->now);
}

/* One step more for one member; gives how many others are new to it. */
static NW_MANY_MACHINES int extend(const nw__csr *along, const lanes *now, lanes *seen, int32_t member, lanes *fresh) {
    lanes all = {{0}};
    for (int64_t k = along->start[member]; k < along->start[member + 1]; k++)
        for (int i = 0; i < WORDS; i++)
            all.word[i] |= now[along->to[k]].word[i];
    for (int i = 0; i < WORDS; i++) {
        all.word[i] &= ~seen[member].word[i];
        seen[member].word[i] |= all.word[i];
    }
    *fresh = all;
    return count_bits(&all);
}

/* One step more for all; `*more` when anyone reached someone new. */
static netweave_status step(const work *work, scratch *scratch, bool *more) {
    *more = false;
    for (int32_t i = 0; i < work->members; i++) {
        netweave_status status = i % POLL == 0 ? nw__run_check(work->run, 0, "reach") : NETWEAVE_STATUS_OK;
        if (status != NETWEAVE_STATUS_OK)
            return status;
        int fresh = extend(work->along, scratch->now, scratch->seen, i, &scratch->next[i]);
        scratch->count[i] += fresh;
        *more = *more || fresh > 0;
    }
    lanes *last = scratch->now;
    scratch->now = scratch->next;
    scratch->next = last;
    return NETWEAVE_STATUS_OK;
}

static netweave_status make_scratch(int32_t members, scratch *scratch) {
    lanes **lines[] = {&scratch->seen, &scratch->now, &scratch->next};
    scratch->count = nw__allocate_zeroed((size_t)members, sizeof *scratch->count);
    for (int k = 0; k < 3; k++) {
        *lines[k] = nw__allocate_lines((size_t)members, &scratch->room[k]);
        if (*lines[k] == NULL)
            return nw__fail_memory();
    }
    return scratch->count != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

static netweave_status do_batches(void *state, int64_t begin_batch, int64_t end_batch, int thread) {
    work *work = state;
    scratch *scratch = &work->scratch[thread];
    netweave_status status = scratch->count == NULL ? make_scratch(work->members, scratch) : NETWEAVE_STATUS_OK;
    for (int64_t batch = begin_batch; batch < end_batch && status == NETWEAVE_STATUS_OK; batch++) {
        bool more = true;
        begin(work, scratch, batch);
        for (double done = 1; done < work->steps && more && status == NETWEAVE_STATUS_OK; done++)
            status = step(work, scratch, &more);
    }
    return status;
}

netweave_status nw__reach_within(const netweave_view *view, bool incoming, double steps, netweave_run *run,
                                 double *out_count) {
    int threads = nw__run_threads(run);
    work work = {.along = incoming ? &view->in : &view->out,
                 .against = incoming ? &view->out : &view->in,
                 .members = view->members,
                 .steps = steps,
                 .run = run,
                 .scratch = nw__allocate_zeroed((size_t)threads, sizeof *work.scratch)};
    if (work.scratch == NULL)
        return nw__fail_memory();
    int64_t batches = (view->members + BATCH - 1) / BATCH;
    netweave_status status = nw__parallel_for(run, batches, 1, "reach", do_batches, &work);
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++) {
        int64_t count = 0; /* whole numbers: the same sum whichever thread did what */
        for (int k = 0; k < threads; k++)
            count += work.scratch[k].count != NULL ? work.scratch[k].count[i] : 0;
        out_count[i] = (double)count;
    }
    for (int k = 0; k < threads; k++) {
        nw__free(work.scratch[k].count);
        for (int l = 0; l < 3; l++)
            nw__free(work.scratch[k].room[l]);
    }
    nw__free(work.scratch);
    return status;
}
