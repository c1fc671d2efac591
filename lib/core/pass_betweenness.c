/* Shortest-path betweenness of members and ties, in steps. Paths are counted in each piece of the network by itself
 * (see piece.h), each end as often as members stand there; what passes from piece to piece is counted in closed form.
 * Sariyüce, Saule, Kaya and Çatalyürek 2013, doi 10.1137/1.9781611972832.42.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/betweenness.h"
#include "core/twins.h"

enum {
    CHUNKS = 64, /* the sources of a piece are cut into at most so many, whatever the threads, so that sums are the
                    same bits with any number of them */
    ALONE =
        1 << 15, /* up to so many sets of sources times arcs one thread does all: to wait for another takes longer */
    FEW = 512,   /* fewer sources are searched from in smaller sets, … */
    FEW_SETS = 4 /* … so many cache lines each, so that all threads have some */
};

nw__betweenness *nw__betweenness_new(const netweave_view *view, bool with_ties) {
    nw__betweenness *betweenness = nw__allocate_zeroed(1, sizeof *betweenness);
    if (betweenness == NULL)
        return NULL;
    betweenness->member = nw__allocate_zeroed((size_t)view->members, sizeof *betweenness->member);
    betweenness->tie = with_ties ? nw__allocate_zeroed((size_t)view->ties, sizeof *betweenness->tie) : NULL;
    if (betweenness->member != NULL && (!with_ties || betweenness->tie != NULL))
        return betweenness;
    nw__betweenness_free(betweenness);
    return NULL;
}

void nw__betweenness_free(void *work) {
    nw__betweenness *betweenness = work;
    if (betweenness == NULL)
        return;
    nw__free(betweenness->member);
    nw__free(betweenness->tie);
    nw__free(betweenness->sample.member);
    nw__free(betweenness->sample.tie);
    nw__free(betweenness);
}

netweave_status nw__betweenness_too_many(void) {
    return nw__fail(NETWEAVE_STATUS_LIMIT,
                    "betweenness cannot be counted: two members are joined by more than 1e300 shortest paths");
}

/* One piece at work. */
typedef struct sweep {
    const nw__piece *piece;
    const nw__sources *sources;
    nw__betweenness_want want;
    int64_t set; /* sources that are searched from together */
    int64_t sets, chunks;
    nw__block_sums *sums;
    nw__trace *traces; /* per thread */
    netweave_run *run;
} sweep;

int64_t nw__betweenness_size(const nw__piece *piece, nw__betweenness_want want) {
    int64_t once = piece->members + (want.ties ? piece->out.start[piece->members] : 0);
    return want.squares ? 2 * once + 2 : once;
}

nw__trace_sums nw__betweenness_split(const nw__piece *piece, nw__betweenness_want want, double *numbers) {
    int64_t arcs = want.ties ? piece->out.start[piece->members] : 0;
    int64_t once = piece->members + arcs;
    return (nw__trace_sums){.member = numbers,
                            .arc = want.ties ? numbers + piece->members : NULL,
                            .member_square = want.squares ? numbers + once : NULL,
                            .arc_square = want.squares && want.ties ? numbers + once + piece->members : NULL,
                            .total = want.squares ? numbers + 2 * once : NULL};
}

static netweave_status do_chunk(const sweep *sweep, nw__trace *trace, int64_t chunk, double *numbers) {
    const nw__sources *sources = sweep->sources;
    nw__trace_sums sums = nw__betweenness_split(sweep->piece, sweep->want, numbers);
    int64_t last = (chunk + 1) * sweep->sets / sweep->chunks;
    for (int64_t set = chunk * sweep->sets / sweep->chunks; set < last; set++) {
        int64_t begin = set * sweep->set;
        int64_t left = sources->count - begin;
        netweave_status status = nw__trace_from(trace, sources->place + begin, sources->load + begin,
                                                (int)(left < sweep->set ? left : sweep->set), sweep->run,
                                                (double)begin / (double)sources->count, &sums);
        if (status != NETWEAVE_STATUS_OK)
            return status;
    }
    return NETWEAVE_STATUS_OK;
}

static netweave_status do_chunks(void *state, int64_t begin, int64_t end, int thread) {
    sweep *sweep = state;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t chunk = begin; chunk < end && status == NETWEAVE_STATUS_OK; chunk++) {
        double *numbers = nw__block_sums_take(sweep->sums);
        if (numbers == NULL)
            return nw__fail_memory();
        status = do_chunk(sweep, &sweep->traces[thread], chunk, numbers);
        if (status == NETWEAVE_STATUS_OK)
            nw__block_sums_give(sweep->sums, chunk, numbers);
        else
            nw__free(numbers);
    }
    return status;
}

netweave_status nw__betweenness_sweep(const nw__piece *piece, const nw__sources *sources, nw__betweenness_want want,
                                      netweave_run *run, nw__block_sums *out) {
    sweep sweep = {.piece = piece, .sources = sources, .want = want, .sums = out, .run = run};
    sweep.set = sources->count < FEW ? NW_TRACE_SOURCES * FEW_SETS : NW_LEVELS_SOURCES;
    sweep.sets = (sources->count + sweep.set - 1) / sweep.set;
    bool alone = sweep.sets * (piece->members + piece->out.start[piece->members]) <= ALONE;
    if (alone) {
        sweep.set = NW_LEVELS_SOURCES;
        sweep.sets = (sources->count + sweep.set - 1) / sweep.set;
    }
    sweep.chunks = sweep.sets < CHUNKS ? sweep.sets : CHUNKS;
    int threads = alone ? 1 : nw__run_threads(run);
    if (!nw__block_sums_make(sweep.chunks, nw__betweenness_size(piece, want), out))
        return nw__fail_memory();
    sweep.traces = nw__allocate_zeroed((size_t)threads, sizeof *sweep.traces);
    bool done = sweep.traces != NULL;
    for (int i = 0; done && i < threads; i++)
        done = nw__trace_make(piece, &sweep.traces[i]);
    netweave_status status = done ? NETWEAVE_STATUS_OK : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = nw__parallel_for(run, sweep.chunks, alone ? sweep.chunks : 1, "betweenness", do_chunks, &sweep);
    for (int i = 0; sweep.traces != NULL && i < threads; i++)
        nw__trace_free(&sweep.traces[i]);
    nw__free(sweep.traces);
    if (status != NETWEAVE_STATUS_OK)
        nw__block_sums_free(out);
    return status;
}

/* From every place, for all who stand there. */
static netweave_status sweep_piece(const nw__piece *piece, bool with_ties, netweave_run *run, nw__block_sums *out) {
    nw__sources sources = {.place = nw__allocate((size_t)piece->members, sizeof *sources.place),
                           .load = nw__allocate((size_t)piece->members, sizeof *sources.load),
                           .count = piece->members};
    netweave_status status = sources.place != NULL && sources.load != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    for (int32_t i = 0; i < piece->members && status == NETWEAVE_STATUS_OK; i++) {
        sources.place[i] = i;
        sources.load[i] = piece->load[i] * piece->copies[i];
    }
    if (status == NETWEAVE_STATUS_OK)
        status = nw__betweenness_sweep(piece, &sources, (nw__betweenness_want){.ties = with_ties}, run, out);
    nw__free(sources.place);
    nw__free(sources.load);
    return status;
}

/* Members and ties; an undirected pair is met from both its ends, so each counts half. */
static netweave_status do_piece(const netweave_view *view, const nw__piece *piece, netweave_run *run,
                                nw__betweenness *out) {
    nw__block_sums sums;
    double share = view->directed ? 1 : 0.5;
    netweave_status status = sweep_piece(piece, out->tie != NULL, run, &sums);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    for (int32_t i = 0; i < piece->members; i++)
        out->member[piece->member[i]] += share * sums.total[i];
    for (int64_t k = 0; out->tie != NULL && k < piece->out.start[piece->members]; k++)
        out->tie[piece->tie[k]] += share * sums.total[piece->members + k];
    nw__block_sums_free(&sums);
    return NETWEAVE_STATUS_OK;
}

/* Members only, counted for one of each kind of twins. */
static netweave_status do_kinds(const nw__piece *piece, const nw__twins *twins, netweave_run *run,
                                nw__betweenness *out) {
    nw__block_sums sums;
    netweave_status status = sweep_piece(&twins->piece, false, run, &sums);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double *between = nw__allocate_zeroed((size_t)piece->members, sizeof *between);
    if (between != NULL) {
        nw__twins_add_between(piece, twins, between);
        for (int32_t i = 0; i < piece->members; i++)
            out->member[piece->member[i]] += 0.5 * (sums.total[twins->place[i]] + between[i]);
    }
    nw__block_sums_free(&sums);
    nw__free(between);
    return between != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

/* Twins have ties of their own, so they are taken together only where nobody asks for ties. */
static netweave_status do_part(const netweave_view *view, const nw__piece *piece, netweave_run *run,
                               nw__betweenness *out) {
    nw__twins twins = {0};
    if (!view->directed && out->tie == NULL && !nw__twins_merge(piece, &twins))
        return nw__fail_memory();
    netweave_status status = twins.place != NULL ? do_kinds(piece, &twins, run, out) : do_piece(view, piece, run, out);
    nw__twins_free(&twins);
    return status;
}

/* Pairs that a member alone joins: in different parts of what is left of its component without it. `seen`: zeros, one
 * per member, for those of its parts counted so far. */
static void add_parted(const nw__blocks *blocks, double *seen, double *member) {
    for (int64_t i = 0; i < blocks->count; i++) {
        const nw__block *block = &blocks->block[i];
        member[block->top] += block->below * seen[block->top];
        seen[block->top] += block->below;
    }
    for (int64_t i = 0; i < blocks->count; i++) {
        const nw__block *block = &blocks->block[i];
        member[block->top] += seen[block->top] * (block->around - 1 - seen[block->top]);
        seen[block->top] = 0;
    }
}

/* A tie without which its ends would be apart is on all paths between its two sides. */
static void add_bridges(const netweave_view *view, const nw__blocks *blocks, double *tie) {
    for (int64_t k = 0; tie != NULL && k < view->ties; k++) {
        const nw__block *block = &blocks->block[blocks->tie_block[k]];
        if (block->members == 2)
            tie[k] = (double)block->below * (block->around - block->below);
    }
}

netweave_status nw__betweenness_add_apart(const netweave_view *view, netweave_run *run, double *member, double *tie) {
    const nw__blocks *blocks;
    netweave_status status = nw__pass_blocks(view, run, &blocks);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double *seen = nw__allocate_zeroed((size_t)view->members, sizeof *seen);
    if (seen == NULL)
        return nw__fail_memory();
    add_parted(blocks, seen, member);
    add_bridges(view, blocks, tie);
    nw__free(seen);
    return NETWEAVE_STATUS_OK;
}

static netweave_status sum_up(const netweave_view *view, netweave_run *run, nw__betweenness *out) {
    nw__pieces pieces;
    netweave_status status = nw__pieces_make(view, run, &pieces);
    for (int64_t i = 0; i < pieces.count && status == NETWEAVE_STATUS_OK; i++)
        status = do_part(view, &pieces.piece[i], run, out);
    nw__pieces_free(&pieces);
    if (status != NETWEAVE_STATUS_OK || view->directed)
        return status;
    return nw__betweenness_add_apart(view, run, out->member, out->tie);
}

static netweave_status make(const netweave_view *view, bool with_ties, netweave_run *run, void **out_work) {
    nw__betweenness *betweenness = nw__betweenness_new(view, with_ties);
    if (betweenness == NULL)
        return nw__fail_memory();
    netweave_status status = sum_up(view, run, betweenness);
    if (status == NETWEAVE_STATUS_OK)
        *out_work = betweenness;
    else
        nw__betweenness_free(betweenness);
    return status;
}

static netweave_status make_of_members(const netweave_view *view, netweave_run *run, void **out_work) {
    return make(view, false, run, out_work);
}

static netweave_status make_of_ties(const netweave_view *view, netweave_run *run, void **out_work) {
    return make(view, true, run, out_work);
}

netweave_status nw__pass_betweenness(const netweave_view *view, netweave_run *run, const nw__betweenness **out) {
    void *work = NULL;
    netweave_status status =
        nw__view_pass(view, NW_PASS_BETWEENNESS, make_of_members, nw__betweenness_free, run, &work);
    if (status == NETWEAVE_STATUS_OK)
        *out = work;
    return status;
}

netweave_status nw__pass_tie_betweenness(const netweave_view *view, netweave_run *run, const nw__betweenness **out) {
    void *work = NULL;
    netweave_status status =
        nw__view_pass(view, NW_PASS_TIE_BETWEENNESS, make_of_ties, nw__betweenness_free, run, &work);
    if (status == NETWEAVE_STATUS_OK)
        *out = work;
    return status;
}
