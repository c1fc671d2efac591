/* Earliest arrivals from all members at once: one pass over the contacts in time for 512 members, a bit for each (64
 * with a limit on waiting, where each needs the time of its last arrival). SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/block_sums.h"
#include "flow/contacts.h"

#include <math.h>
#include <string.h>

enum { WIDE = 8, CHECK_EVERY = 4096, ALWAYS = INT32_MAX };

typedef struct work {
    const nw__travel *travel;
    netweave_run *run;
    nw__arrivals *spread;
    nw__block_sums sums; /* per member heard, then heard_latency; then arrivals */
    int words;           /* of bits per member */
    int32_t *oldest;     /* with a limit: per moment, the first one whose arrivals are still passed on; else NULL */
} work;

/* A block of sources. */
typedef struct block {
    const work *work;
    int64_t members, source, sources; /* the first source, and how many */
    uint64_t *known;                  /* per member: who has reached it */
    uint64_t *heard;                  /* per member: what comes at this moment */
    uint64_t *carried;                /* per member: what it passes on; without a limit: `known` */
    int32_t *last;                    /* with a limit: per member and source the moment of the last arrival, or -1 */
    double *sums;
} block;

static void free_block(block *block) {
    if (block->carried != block->known)
        nw__free(block->carried);
    nw__free(block->known);
    nw__free(block->heard);
    nw__free(block->last);
    nw__free(block->sums);
}

/* With a limit: nobody has heard of anything yet. */
static bool make_last(block *block) {
    size_t count = (size_t)block->members * 64;
    int32_t *last = nw__allocate(count, sizeof *last);
    if (last == NULL)
        return false;
    for (size_t k = 0; k < count; k++)
        last[k] = -1;
    for (int64_t k = 0; k < block->sources; k++)
        last[(block->source + k) * 64 + k] = ALWAYS;
    block->last = last;
    return true;
}

static bool make_block(block *block, nw__block_sums *sums) {
    size_t words = (size_t)(block->members * block->work->words);
    bool limited = block->work->oldest != NULL;
    block->known = nw__allocate_zeroed(words, sizeof *block->known);
    block->heard = nw__allocate_zeroed(words, sizeof *block->heard);
    block->carried = limited ? nw__allocate_zeroed(words, sizeof *block->carried) : block->known;
    block->sums = nw__block_sums_take(sums);
    if (block->known == NULL || block->heard == NULL || block->carried == NULL || block->sums == NULL ||
        (limited && !make_last(block)))
        return false;
    for (int64_t k = 0; k < block->sources; k++)
        block->known[(block->source + k) * block->work->words + k / 64] |= UINT64_C(1) << (k % 64);
    return true;
}

/* With a limit: what a member still passes on. */
static void carry(block *block, int64_t member, int64_t moment) {
    const int32_t *last = &block->last[member * 64];
    int32_t oldest = block->work->oldest[moment];
    uint64_t bits = 0;
    for (int i = 0; i < 64; i++)
        bits |= (uint64_t)(last[i] >= oldest) << i;
    block->carried[member] = bits;
}

/* Hands over from one end to the other; true when something is new. With `chain` what came at this moment too. */
static bool hand_over(block *block, int64_t from, int64_t to, bool chain) {
    int words = block->work->words;
    const uint64_t *carried = &block->carried[from * words];
    const uint64_t *came = &block->heard[from * words];
    uint64_t *heard = &block->heard[to * words];
    uint64_t more = 0;
    for (int i = 0; i < words; i++) {
        uint64_t passed = carried[i] | (chain ? came[i] : 0);
        more |= passed & ~heard[i];
        heard[i] |= passed;
    }
    return more != 0;
}

/* All contacts of a moment; with `chain` to and fro until nothing is new. */
static netweave_status meet(block *block, int64_t begin, int64_t end) {
    const nw__travel *travel = block->work->travel;
    const netweave_contacts *contacts = travel->contacts;
    bool backward = false;
    bool more = true;
    while (more) {
        more = false;
        for (int64_t k = 0; k < end - begin; k++) {
            int64_t contact = backward ? end - 1 - k : begin + k;
            more |= hand_over(block, contacts->from[contact], contacts->to[contact], travel->chain);
            if (!contacts->directed)
                more |= hand_over(block, contacts->to[contact], contacts->from[contact], travel->chain);
        }
        if (!travel->chain)
            return NETWEAVE_STATUS_OK;
        backward = !backward;
        if (more && nw__run_stopped(block->work->run))
            return nw__run_check(block->work->run, 0, "following contacts");
    }
    return NETWEAVE_STATUS_OK;
}

/* Counts what is new at a member, and forgets what came. */
static void take_in(block *block, int64_t member, int64_t moment, double latency) {
    const work *work = block->work;
    int words = work->words;
    double *sums = block->sums;
    int64_t count = 0;
    for (int i = 0; i < words; i++) {
        uint64_t heard = block->heard[member * words + i];
        uint64_t fresh = heard & ~block->known[member * words + i];
        block->heard[member * words + i] = 0;
        block->known[member * words + i] |= fresh;
        count += __builtin_popcountll(fresh);
        for (; fresh != 0; fresh &= fresh - 1) {
            int64_t source = block->source + 64 * i + __builtin_ctzll(fresh);
            work->spread->reached[source]++;
            work->spread->latency[source] += latency;
        }
        for (; block->last != NULL && heard != 0; heard &= heard - 1) {
            int32_t *last = &block->last[member * 64 + __builtin_ctzll(heard)];
            if (*last < moment)
                *last = (int32_t)moment;
        }
    }
    sums[member] += (double)count;
    sums[block->members + member] += (double)count * latency;
    sums[2 * block->members + moment] += (double)count;
}

static netweave_status follow(block *block) {
    const work *work = block->work;
    const netweave_contacts *contacts = work->travel->contacts;
    for (int64_t moment = work->travel->first; moment < contacts->moments; moment++) {
        int64_t begin = contacts->start[moment];
        int64_t end = contacts->start[moment + 1];
        double latency = contacts->time[begin] - work->travel->start;
        for (int64_t k = begin; block->last != NULL && k < end; k++) {
            carry(block, contacts->from[k], moment);
            carry(block, contacts->to[k], moment);
        }
        netweave_status status = meet(block, begin, end);
        for (int64_t k = begin; k < end; k++) {
            take_in(block, contacts->from[k], moment, latency);
            take_in(block, contacts->to[k], moment, latency);
        }
        if (status == NETWEAVE_STATUS_OK && (begin / CHECK_EVERY != end / CHECK_EVERY || moment % CHECK_EVERY == 0))
            status = nw__run_check(work->run, (double)block->source / (double)block->members, "following contacts");
        if (status != NETWEAVE_STATUS_OK)
            return status;
    }
    return NETWEAVE_STATUS_OK;
}

static netweave_status do_blocks(void *state, int64_t begin, int64_t end, int thread) {
    work *work = state;
    int64_t size = 64 * (int64_t)work->words;
    (void)thread;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t k = begin; k < end && status == NETWEAVE_STATUS_OK; k++) {
        block block = {.work = work, .members = work->travel->contacts->roster.ids.count, .source = k * size};
        block.sources = block.members - block.source < size ? block.members - block.source : size;
        status = make_block(&block, &work->sums) ? follow(&block) : nw__fail_memory();
        if (status == NETWEAVE_STATUS_OK) {
            nw__block_sums_give(&work->sums, k, block.sums);
            block.sums = NULL;
        }
        free_block(&block);
    }
    return status;
}

/* Per moment, the first moment from which what arrived is still passed on. */
static bool find_oldest(work *work) {
    const netweave_contacts *contacts = work->travel->contacts;
    work->oldest = nw__allocate((size_t)contacts->moments, sizeof *work->oldest);
    if (work->oldest == NULL)
        return false;
    int64_t oldest = 0;
    for (int64_t k = 0; k < contacts->moments; k++) {
        double now = contacts->time[contacts->start[k]];
        while (now - contacts->time[contacts->start[oldest]] > work->travel->wait)
            oldest++;
        work->oldest[k] = (int32_t)oldest;
    }
    return true;
}

static netweave_status spread(work *work, int64_t members) {
    nw__arrivals *out = work->spread;
    int64_t moments = work->travel->contacts->moments;
    int64_t blocks = (members + 64 * work->words - 1) / (64 * work->words);
    out->reached = nw__allocate_zeroed((size_t)members, sizeof *out->reached);
    out->latency = nw__allocate_zeroed((size_t)members, sizeof *out->latency);
    out->heard = nw__allocate((size_t)members, sizeof *out->heard);
    out->heard_latency = nw__allocate((size_t)members, sizeof *out->heard_latency);
    out->arrivals = nw__allocate((size_t)moments, sizeof *out->arrivals);
    if (out->reached == NULL || out->latency == NULL || out->heard == NULL || out->heard_latency == NULL ||
        out->arrivals == NULL || (isfinite(work->travel->wait) && !find_oldest(work)) ||
        !nw__block_sums_make(blocks, 2 * members + moments, &work->sums))
        return nw__fail_memory();
    netweave_status status = nw__parallel_for(work->run, blocks, 1, "following contacts", do_blocks, work);
    const double *total = work->sums.total;
    if (status == NETWEAVE_STATUS_OK) {
        memcpy(out->heard, total, (size_t)members * sizeof *total);
        memcpy(out->heard_latency, total + members, (size_t)members * sizeof *total);
        memcpy(out->arrivals, total + 2 * members, (size_t)moments * sizeof *total);
    }
    nw__block_sums_free(&work->sums);
    return status;
}

netweave_status nw__arrivals_make(const nw__travel *travel, netweave_run *run, nw__arrivals *out) {
    work work = {.travel = travel, .run = run, .spread = out, .words = isfinite(travel->wait) ? 1 : WIDE};
    *out = (nw__arrivals){0};
    netweave_status status = NETWEAVE_STATUS_OK;
    if (travel->contacts->moments >= ALWAYS)
        status = nw__fail(NETWEAVE_STATUS_LIMIT, "there are more than %d different times", ALWAYS - 1);
    else
        status = spread(&work, travel->contacts->roster.ids.count);
    nw__free(work.oldest);
    if (status != NETWEAVE_STATUS_OK)
        nw__arrivals_free(out);
    return status;
}

void nw__arrivals_free(nw__arrivals *spread) {
    nw__free(spread->reached);
    nw__free(spread->latency);
    nw__free(spread->heard);
    nw__free(spread->heard_latency);
    nw__free(spread->arrivals);
    *spread = (nw__arrivals){0};
}
