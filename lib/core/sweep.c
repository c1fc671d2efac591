/* Breadth-first search from many sources at once, one bit for each: Then et al. 2014 (doi 10.14778/2735496.2735507),
 * with the turn between pushing and pulling of Beamer, Asanovic and Patterson 2012 (doi 10.1109/SC.2012.50).
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/sweep.h"

#include "base/memory.h"
#include "core/lanes.h"

enum {
    WORDS = 8,
    BATCH = NW_SWEEP_BATCH, /* sources a batch: one cache line of bits a member */
    PLANES = 32,            /* bits of a number of those who hang from a member */
    POLL = 1024,            /* members between two looks at the run */
    PULL_SHARE = 8,         /* pull when the frontier holds more than one arc in so many */
    ALONE = 1 << 16         /* up to so many batches times arcs one thread does all: to wait for another takes longer */
};

typedef uint64_t lanes __attribute__((vector_size(8 * WORDS)));

/* What one thread works with. */
typedef struct scratch {
    lanes *own;   /* sources that count themselves */
    lanes *some;  /* sources from which others hang … */
    lanes *plane; /* … how many, bit by bit: sources whose number has that bit */
    int planes;
    nw__fixed inverse_square; /* of the level at hand, 1 / level^2 */
    nw__fixed inverse[3];     /* of the level at hand and the two after it */
    lanes *seen;              /* sources that have reached a member */
    lanes *now, *next;        /* those that reach it at this and at the next level; zero elsewhere */
    int32_t *active, *soon;   /* members with bits in `now`, in `next` */
    int64_t active_count, soon_count;
    int64_t active_arcs, soon_arcs;
    nw__tally *tallies;
    nw__squares *squares;
    uint64_t reached[WORDS]; /* at the level at hand, by word of the sources */
    uint64_t *levels;
    void *room[4];
} scratch;

typedef struct work {
    const nw__sweep *sweep;
    const int32_t *sources;
    int64_t source_count;
    int32_t *listed; /* those sources, where the sweep names none */
    netweave_run *run;
    scratch *scratch;
} work;

static inline __attribute__((always_inline)) bool is_empty(const lanes *bits) {
    uint64_t all = 0;
    for (int i = 0; i < WORDS; i++)
        all |= (*bits)[i];
    return all == 0;
}

static inline __attribute__((always_inline)) int count_bits(const lanes *bits) {
    int count = 0;
    for (int i = 0; i < WORDS; i++)
        count += __builtin_popcountll((*bits)[i]);
    return count;
}

static inline __attribute__((always_inline)) uint32_t count_in(const lanes *bits, const lanes *among) {
    lanes both = *bits & *among;
    return (uint32_t)count_bits(&both);
}

/* How many hang from the sources in `fresh`. */
static inline __attribute__((always_inline)) uint32_t count_hanging(const scratch *scratch, const lanes *fresh) {
    lanes some = *fresh & *scratch->some;
    uint32_t count = 0;
    if (scratch->planes == 0 || is_empty(&some))
        return 0;
    for (int i = 0; i < scratch->planes; i++)
        count += count_in(&some, &scratch->plane[i]) << i;
    return count;
}

static inline __attribute__((always_inline)) void add_squares(scratch *scratch, int32_t member, const lanes *fresh,
                                                              uint32_t level) {
    uint64_t count = (uint64_t)count_bits(fresh);
    scratch->squares[member].inverse += count * scratch->inverse_square;
    scratch->squares[member].sum += count * level * level;
    for (int i = 0; i < WORDS; i++)
        scratch->reached[i] += (uint64_t)__builtin_popcountll((*fresh)[i]);
}

/* What the sources, a group for each word, reached at a level. */
static void add_groups(scratch *scratch, uint32_t level, nw__source_group *groups) {
    for (int i = 0; i < WORDS; i++) {
        groups[i].reached += scratch->reached[i];
        groups[i].sum += scratch->reached[i] * level;
        groups[i].inverse += scratch->reached[i] * scratch->inverse[0];
        scratch->reached[i] = 0;
    }
}

/* Sources with bits in `fresh` reach `member` at `level`; who hangs from them is a step farther. */
static inline __attribute__((always_inline)) void reach(const nw__sweep *sweep, scratch *scratch, int32_t member,
                                                        const lanes *fresh, uint32_t level) {
    scratch->seen[member] |= *fresh;
    scratch->soon[scratch->soon_count++] = member;
    scratch->soon_arcs += sweep->along->start[member + 1] - sweep->along->start[member];
    uint32_t own = sweep->own == NULL || sweep->own[member];
    uint32_t hanging = sweep->hanging != NULL ? sweep->hanging[member] : 0;
    if (own + hanging == 0)
        return;
    uint64_t near = count_in(fresh, scratch->own);
    uint64_t far = count_hanging(scratch, fresh);
    scratch->levels[level] += own * near;
    scratch->levels[level + 1] += own * far + hanging * near;
    scratch->levels[level + 2] += hanging * far;
    if (scratch->tallies == NULL)
        return;
    if (scratch->squares != NULL)
        add_squares(scratch, member, fresh, level);
    nw__tally *tally = &scratch->tallies[member];
    tally->inverse += near * scratch->inverse[0] + far * scratch->inverse[1];
    if (hanging > 0)
        tally->beyond += near * scratch->inverse[1] + far * scratch->inverse[2];
    tally->sum += near * level + far * (level + 1);
    tally->reached += (uint32_t)(near + far);
    uint32_t farthest = far > 0 ? level + 1 : near > 0 ? level : 0;
    if (tally->farthest < farthest)
        tally->farthest = farthest;
}

/* Each member that some source has not reached asks all before it. */
NW_MANY_MACHINES static void pull(const nw__sweep *sweep, scratch *scratch, int32_t first, int32_t last,
                                  uint32_t level) {
    const nw__csr *against = sweep->against;
    for (int32_t i = first; i < last; i++) {
        lanes missing = ~scratch->seen[i];
        if (is_empty(&missing))
            continue;
        lanes met = {0};
        for (int64_t k = against->start[i]; k < against->start[i + 1]; k++)
            met |= scratch->now[against->to[k]];
        met &= missing;
        if (is_empty(&met))
            continue;
        scratch->next[i] = met;
        reach(sweep, scratch, i, &met, level);
    }
}

/* The members reached last tell all after them. What is told is in `next`, and known as seen only in settle(). */
NW_MANY_MACHINES static void push(const nw__sweep *sweep, scratch *scratch, int64_t first, int64_t last) {
    const nw__csr *along = sweep->along;
    for (int64_t j = first; j < last; j++) {
        lanes mine = scratch->now[scratch->active[j]];
        for (int64_t k = along->start[scratch->active[j]]; k < along->start[scratch->active[j] + 1]; k++) {
            int32_t other = along->to[k];
            lanes fresh = mine & ~scratch->seen[other];
            if (is_empty(&fresh))
                continue;
            if (is_empty(&scratch->next[other]))
                scratch->soon[scratch->soon_count++] = other;
            scratch->next[other] |= fresh;
        }
    }
}

NW_MANY_MACHINES static void settle(const nw__sweep *sweep, scratch *scratch, uint32_t level) {
    int64_t told = scratch->soon_count;
    scratch->soon_count = 0;
    for (int64_t j = 0; j < told; j++) {
        int32_t member = scratch->soon[j]; /* reach() writes it back to the same place */
        reach(sweep, scratch, member, &scratch->next[member], level);
    }
}

static netweave_status advance(const work *work, scratch *scratch, uint32_t level, double share) {
    const nw__sweep *sweep = work->sweep;
    bool pulling = scratch->active_arcs > sweep->along->start[sweep->members] / PULL_SHARE;
    int64_t count = pulling ? sweep->members : scratch->active_count;
    scratch->soon_count = scratch->soon_arcs = 0;
    for (uint32_t i = 0; i < 3; i++)
        scratch->inverse[i] = nw__fixed_inverse(level + i);
    scratch->inverse_square = nw__fixed_inverse_square(level);
    for (int64_t first = 0; first < count; first += POLL) {
        int64_t last = count - first < POLL ? count : first + POLL;
        netweave_status status = nw__run_check(work->run, share, "distances");
        if (status != NETWEAVE_STATUS_OK)
            return status;
        if (pulling)
            pull(sweep, scratch, (int32_t)first, (int32_t)last, level);
        else
            push(sweep, scratch, first, last);
    }
    if (!pulling)
        settle(sweep, scratch, level);
    for (int64_t j = 0; j < scratch->active_count; j++)
        scratch->now[scratch->active[j]] = (lanes){0};
    lanes *now = scratch->now;
    int32_t *active = scratch->active;
    scratch->now = scratch->next;
    scratch->next = now;
    scratch->active = scratch->soon;
    scratch->soon = active;
    scratch->active_count = scratch->soon_count;
    scratch->active_arcs = scratch->soon_arcs;
    return NETWEAVE_STATUS_OK;
}

/* Sets one bit a source; bits without a source count as seen. */
static void start_batch(const work *work, scratch *scratch, int64_t begin, int64_t end) {
    const nw__sweep *sweep = work->sweep;
    lanes unused = {0};
    for (int64_t j = end - begin; j < BATCH; j++)
        unused[j % WORDS] |= UINT64_C(1) << (j / WORDS);
    for (int32_t i = 0; i < sweep->members; i++)
        scratch->seen[i] = unused;
    scratch->active_count = scratch->active_arcs = 0;
    for (int64_t j = begin; j < end; j++) {
        int32_t source = work->sources[j];
        uint64_t bit = UINT64_C(1) << ((j - begin) / WORDS);
        scratch->now[source][(j - begin) % WORDS] |= bit;
        scratch->seen[source][(j - begin) % WORDS] |= bit;
        if (sweep->groups != NULL)
            sweep->groups[j / BATCH * WORDS + (j - begin) % WORDS].sources++;
        scratch->active[scratch->active_count++] = source;
        scratch->active_arcs += sweep->along->start[source + 1] - sweep->along->start[source];
    }
}

/* How often each source of a batch counts. */
static void weigh_batch(const work *work, scratch *scratch, int64_t begin, int64_t end) {
    const nw__sweep *sweep = work->sweep;
    *scratch->own = *scratch->some = (lanes){0};
    for (int i = 0; i < scratch->planes; i++)
        scratch->plane[i] = (lanes){0};
    scratch->planes = 0;
    for (int64_t j = begin; j < end; j++) {
        int32_t source = work->sources[j];
        uint64_t bit = UINT64_C(1) << ((j - begin) / WORDS);
        uint32_t hanging = sweep->hanging != NULL ? sweep->hanging[source] : 0;
        if (sweep->own == NULL || sweep->own[source])
            (*scratch->own)[(j - begin) % WORDS] |= bit;
        if (hanging > 0)
            (*scratch->some)[(j - begin) % WORDS] |= bit;
        for (int i = 0; hanging >> i != 0; i++) {
            if (hanging >> i & 1)
                scratch->plane[i][(j - begin) % WORDS] |= bit;
            if (scratch->planes <= i)
                scratch->planes = i + 1;
        }
    }
}

static netweave_status do_batch(const work *work, int64_t begin, int64_t end, int thread) {
    scratch *scratch = &work->scratch[thread];
    start_batch(work, scratch, begin, end);
    weigh_batch(work, scratch, begin, end);
    double share = (double)begin / (double)work->source_count;
    for (uint32_t level = 1; scratch->active_count > 0; level++) {
        netweave_status status = advance(work, scratch, level, share);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        if (scratch->squares != NULL)
            add_groups(scratch, level, work->sweep->groups + begin / BATCH * WORDS);
    }
    return NETWEAVE_STATUS_OK;
}

static bool make_scratch(const nw__sweep *sweep, scratch *out) {
    size_t members = (size_t)sweep->members;
    out->seen = nw__allocate_lines(members, &out->room[0]);
    out->now = nw__allocate_lines(members, &out->room[1]);
    out->next = nw__allocate_lines(members, &out->room[2]);
    out->own = nw__allocate_lines(2 + PLANES, &out->room[3]);
    out->some = out->own + 1;
    out->plane = out->own + 2;
    out->active = nw__allocate(members, sizeof *out->active);
    out->soon = nw__allocate(members, sizeof *out->soon);
    out->levels = nw__allocate_zeroed(members + 3, sizeof *out->levels);
    out->squares = sweep->squares != NULL ? nw__allocate_zeroed(members, sizeof *out->squares) : NULL;
    out->tallies = sweep->tallies != NULL ? nw__allocate_zeroed(members, sizeof *out->tallies) : NULL;
    return out->seen != NULL && out->now != NULL && out->next != NULL && out->own != NULL && out->active != NULL &&
           out->soon != NULL && out->levels != NULL && (sweep->tallies == NULL || out->tallies != NULL) &&
           (sweep->squares == NULL || out->squares != NULL);
}

static void free_scratch(scratch *scratch) {
    for (int i = 0; i < 4; i++)
        nw__free(scratch->room[i]);
    nw__free(scratch->active);
    nw__free(scratch->soon);
    nw__free(scratch->levels);
    nw__free(scratch->tallies);
    nw__free(scratch->squares);
}

static void add_scratch(const nw__sweep *sweep, const scratch *from) {
    for (int64_t i = 0; i < (int64_t)sweep->members + 3; i++)
        sweep->levels[i] += from->levels[i];
    for (int32_t i = 0; sweep->squares != NULL && i < sweep->members; i++) {
        sweep->squares[i].inverse += from->squares[i].inverse;
        sweep->squares[i].sum += from->squares[i].sum;
    }
    for (int32_t i = 0; sweep->tallies != NULL && i < sweep->members; i++) {
        nw__tally *tally = &sweep->tallies[i];
        tally->inverse += from->tallies[i].inverse;
        tally->beyond += from->tallies[i].beyond;
        tally->sum += from->tallies[i].sum;
        tally->reached += from->tallies[i].reached;
        if (tally->farthest < from->tallies[i].farthest)
            tally->farthest = from->tallies[i].farthest;
    }
}

static bool is_small(const work *work) {
    int64_t batches = (work->source_count + BATCH - 1) / BATCH;
    return batches * (work->sweep->members + work->sweep->along->start[work->sweep->members]) <= ALONE;
}

static netweave_status do_batches(void *state, int64_t begin, int64_t end, int thread) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t first = begin; first < end && status == NETWEAVE_STATUS_OK; first += BATCH)
        status = do_batch(state, first, end - first < BATCH ? end : first + BATCH, thread);
    return status;
}

/* Bits that the number of those who hang from a member takes. */
static int count_planes(const nw__sweep *sweep, int32_t member) {
    int planes = 0;
    for (uint32_t left = sweep->hanging != NULL ? sweep->hanging[member] : 0; left > 0; left >>= 1)
        planes++;
    return planes;
}

static bool counts(const nw__sweep *sweep, int32_t member) {
    return sweep->own == NULL || sweep->own[member] || (sweep->hanging != NULL && sweep->hanging[member] > 0);
}

/* Those from whom about as many hang come together, so that most batches need few planes. */
static void list_sources(work *work) {
    const nw__sweep *sweep = work->sweep;
    int64_t first[PLANES + 2] = {0};
    for (int32_t i = 0; i < sweep->members; i++)
        if (counts(sweep, i))
            first[count_planes(sweep, i) + 1]++;
    for (int planes = 0; planes <= PLANES; planes++)
        first[planes + 1] += first[planes];
    work->source_count = first[PLANES + 1];
    for (int32_t i = 0; i < sweep->members; i++)
        if (counts(sweep, i))
            work->listed[first[count_planes(sweep, i)]++] = i;
}

static netweave_status run_batches(work *work, netweave_run *run) {
    bool alone = is_small(work);
    int threads = alone ? 1 : nw__run_threads(run);
    work->scratch = nw__allocate_zeroed((size_t)threads, sizeof *work->scratch);
    bool done = work->scratch != NULL;
    for (int i = 0; done && i < threads; i++)
        done = make_scratch(work->sweep, &work->scratch[i]);
    netweave_status status = done ? NETWEAVE_STATUS_OK : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = nw__parallel_for(run, work->source_count, alone ? work->source_count : BATCH, "distances", do_batches,
                                  work);
    for (int i = 0; work->scratch != NULL && i < threads; i++) {
        if (status == NETWEAVE_STATUS_OK)
            add_scratch(work->sweep, &work->scratch[i]);
        free_scratch(&work->scratch[i]);
    }
    nw__free(work->scratch);
    return status;
}

netweave_status nw__sweep_run(const nw__sweep *sweep, netweave_run *run) {
    work work = {.sweep = sweep, .run = run, .sources = sweep->sources, .source_count = sweep->source_count};
    if (sweep->sources != NULL)
        return run_batches(&work, run);
    work.listed = nw__allocate((size_t)sweep->members, sizeof *work.listed);
    if (work.listed == NULL)
        return nw__fail_memory();
    list_sources(&work);
    work.sources = work.listed;
    netweave_status status = run_batches(&work, run);
    nw__free(work.listed);
    return status;
}
