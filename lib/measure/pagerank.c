/* PageRank: how often a walk that follows ties at random, and now and then starts anew anywhere, is at a member.
 * x = (1 - d) / n + d (A'D⁻¹x + (mass of members who name nobody) / n). Without the last term the solution is the same
 * but for a factor, so x is scaled to the sum 1 in the end (Del Corso, Gulli and Romani 2005, doi
 * 10.1080/15427951.2005.10129105). Source: Page, Brin, Motwani and Winograd 1999, Stanford InfoLab 1999-66.
 *
 * Power iteration takes the error down by d a sweep, and on stars and other bipartite networks no faster. Undirected
 * ties make the matrix of z = D⁻¹x symmetric and positive: (D - dA) z = (1 - d) / n. There conjugate gradients, with D
 * taken out before, need at most the sweeps of Chebyshev's polynomials, fewer where few eigenvalues are far from the
 * others, as hubs make them (Hestenes and Stiefel 1952, doi 10.6028/jres.049.044). Directed: Gauss and Seidel's sweeps,
 * which use what the sweep has found so far.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/measure.h"

#include <math.h>

enum { CHUNK = 4096, BLOCK = 64 };

/* Ties that one thread is done with before others have begun. */
enum { ALONE = 1 << 19 };

#define ERROR_LEFT 1e-12 /* of the sum of all */

typedef struct walk {
    const netweave_view *view;
    netweave_run *run;
    double damping, fresh; /* what each member gets from walks that start anew */
    double *strength;      /* of ties out, per member; 0: the member has no part in what follows */
    double *share;         /* 1 / strength, or 0 */
    double *passed;        /* what each member hands on per unit of strength: rank / strength */
    double *missing;       /* right side less left side */
    double *way;           /* the direction in which `passed` moves */
    double *turned;        /* what that adds to the left side */
    double step, turn;     /* how far; and how much of the old direction stays in the new one */
    double *sums;          /* three per chunk */
    int64_t chunk;         /* all members where there are few ties */
} walk;

static inline double give(const nw__csr *in, const double *passed, int64_t arc) {
    return in->weight != NULL ? passed[in->to[arc]] * in->weight[arc] : passed[in->to[arc]];
}

/* Four sums side by side, for one would wait for its last addition. */
static inline double add_block(const nw__csr *in, const double *passed, int64_t begin, int64_t end) {
    double sum[4] = {0};
    int64_t arc = begin;
    for (; arc + 4 <= end; arc += 4)
        for (int i = 0; i < 4; i++)
            sum[i] += give(in, passed, arc + i);
    for (; arc < end; arc++)
        sum[0] += give(in, passed, arc);
    return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

/* Block by block: the rounding of a long sum of like numbers grows with its length. */
static double add_row(const nw__csr *in, const double *passed, int64_t member) {
    int64_t last = in->start[member + 1];
    double sum = 0;
    for (int64_t first = in->start[member]; first < last; first += BLOCK)
        sum += add_block(in, passed, first, last - first < BLOCK ? last : first + BLOCK);
    return sum;
}

/* The right side for a member. */
static double receive(const walk *walk, int64_t member) {
    return walk->fresh + walk->damping * add_row(&walk->view->in, walk->passed, member);
}

enum { ALONG, AWAY, SQUARE, SUMS };

static double add_sums(const walk *walk, int which) {
    double sum = 0;
    for (int64_t first = 0; first < walk->view->members; first += walk->chunk)
        sum += walk->sums[first / walk->chunk * SUMS + which];
    return sum;
}

/* What is missing at the start; the first direction. */
static netweave_status begin_chunk(void *state, int64_t begin, int64_t end, int thread) {
    walk *walk = state;
    double square = 0;
    (void)thread;
    for (int64_t i = begin; i < end; i++) {
        double strength = walk->strength[i];
        walk->share[i] = strength > 0 ? 1 / strength : 0;
        walk->missing[i] = strength > 0 ? receive(walk, i) - walk->passed[i] * strength : 0;
        walk->way[i] = walk->missing[i] * walk->share[i];
        square += walk->missing[i] * walk->way[i];
    }
    walk->sums[begin / walk->chunk * SUMS + SQUARE] = square;
    return NETWEAVE_STATUS_OK;
}

static netweave_status turn_chunk(void *state, int64_t begin, int64_t end, int thread) {
    walk *walk = state;
    double along = 0;
    (void)thread;
    for (int64_t i = begin; i < end; i++) {
        double way = walk->way[i];
        walk->turned[i] = way * walk->strength[i] - walk->damping * add_row(&walk->view->in, walk->way, i);
        along += walk->turned[i] * way;
    }
    walk->sums[begin / walk->chunk * SUMS + ALONG] = along;
    return NETWEAVE_STATUS_OK;
}

static netweave_status step_chunk(void *state, int64_t begin, int64_t end, int thread) {
    walk *walk = state;
    const double *share = walk->share;
    double *passed = walk->passed;
    double *left = walk->missing;
    double step = walk->step;
    double away = 0;
    double square = 0;
    (void)thread;
    for (int64_t i = begin; i < end; i++) {
        double missing = left[i] - step * walk->turned[i];
        passed[i] += step * walk->way[i];
        left[i] = missing;
        away += fabs(missing);
        square += missing * missing * share[i];
    }
    walk->sums[begin / walk->chunk * SUMS + AWAY] = away;
    walk->sums[begin / walk->chunk * SUMS + SQUARE] = square;
    return NETWEAVE_STATUS_OK;
}

static netweave_status aim_chunk(void *state, int64_t begin, int64_t end, int thread) {
    const walk *walk = state;
    double turn = walk->turn;
    (void)thread;
    for (int64_t i = begin; i < end; i++)
        walk->way[i] = walk->missing[i] * walk->share[i] + turn * walk->way[i];
    return NETWEAVE_STATUS_OK;
}

static netweave_status for_members(walk *walk, nw__task *task) {
    return nw__parallel_for(walk->run, walk->view->members, walk->chunk, "pagerank", task, walk);
}

/* In the sum of absolute values the right side is d of the left at most: so the error is at most what is missing
 * / (1 - d). */
static netweave_status iterate_undirected(walk *walk, int64_t sweeps) {
    int64_t members = walk->view->members;
    walk->chunk = walk->view->in.start[members] < ALONE ? members : CHUNK;
    netweave_status status = for_members(walk, begin_chunk);
    double square = add_sums(walk, SQUARE);
    for (int64_t k = 0; k < sweeps && status == NETWEAVE_STATUS_OK && square > 0; k++) {
        status = for_members(walk, turn_chunk);
        walk->step = square / add_sums(walk, ALONG);
        if (status == NETWEAVE_STATUS_OK)
            status = for_members(walk, step_chunk);
        if (status != NETWEAVE_STATUS_OK || add_sums(walk, AWAY) <= ERROR_LEFT * (1 - walk->damping))
            return status;
        walk->turn = add_sums(walk, SQUARE) / square;
        square = add_sums(walk, SQUARE);
        status = for_members(walk, aim_chunk);
    }
    return status;
}

/* From 0 up the ranks only grow, each sweep at least as far as one of power iteration: what is missing shrinks to d of
 * itself at most, so it is at most d / (1 - d) of the growth. */
static netweave_status iterate_directed(walk *walk, int64_t sweeps) {
    double growth = INFINITY;
    double total = 0;
    for (int64_t k = 0; k < sweeps && walk->damping * growth > ERROR_LEFT * (1 - walk->damping) * total; k++) {
        growth = 0;
        total = 0;
        for (int32_t i = 0; i < walk->view->members; i++) {
            if (i % CHUNK == 0) {
                netweave_status status = nw__run_check(walk->run, (double)k / (double)sweeps, "pagerank");
                if (status != NETWEAVE_STATUS_OK)
                    return status;
            }
            if (!(walk->strength[i] > 0))
                continue;
            double found = receive(walk, i);
            growth += fabs(found - walk->passed[i] * walk->strength[i]);
            total += found;
            walk->passed[i] = found / walk->strength[i];
        }
    }
    return NETWEAVE_STATUS_OK;
}

/* Undirected walks start near where they end: in proportion to strength, but for the part that starts anew. */
static void start(walk *walk) {
    const nw__csr *out = &walk->view->out;
    int32_t members = walk->view->members;
    double total = 0;
    for (int32_t i = 0; i < members; i++) {
        double sum = 0;
        for (int64_t k = out->start[i]; k < out->start[i + 1]; k++)
            sum += out->weight != NULL ? out->weight[k] : 1;
        walk->strength[i] = sum;
        total += sum;
    }
    for (int32_t i = 0; i < members; i++) {
        bool begins = !walk->view->directed && walk->strength[i] > 0;
        walk->passed[i] = begins ? walk->fresh / walk->strength[i] + walk->damping / total : 0;
    }
}

static netweave_status walk_on(walk *walk, double *out) {
    int32_t members = walk->view->members;
    /* So many sweeps of power iteration are enough, from an error of at most 2, even where rounding keeps the last
     * digits moving. */
    double damping = walk->damping;
    int64_t sweeps = damping > 0 ? (int64_t)ceil(log(ERROR_LEFT / 2) / log(damping)) : 1;
    start(walk);
    netweave_status status = walk->view->directed ? iterate_directed(walk, sweeps) : iterate_undirected(walk, sweeps);
    double total = 0;
    for (int32_t i = 0; i < members && status == NETWEAVE_STATUS_OK; i++) {
        out[i] = walk->strength[i] > 0 ? walk->passed[i] * walk->strength[i] : receive(walk, i);
        total += out[i];
    }
    for (int32_t i = 0; i < members && status == NETWEAVE_STATUS_OK; i++)
        out[i] /= total;
    return status;
}

static netweave_status run(const nw__call *call, double *const *out) {
    size_t members = (size_t)call->view->members;
    double damping = nw__options_number(call->options, "damping");
    walk walk = {.view = call->view,
                 .run = call->run,
                 .damping = damping,
                 .fresh = (1 - damping) / (double)members,
                 .strength = nw__allocate(members, sizeof *walk.strength),
                 .passed = nw__allocate(members, sizeof *walk.passed),
                 .share = nw__allocate(members, sizeof *walk.share),
                 .missing = nw__allocate(members, sizeof *walk.missing),
                 .way = nw__allocate(members, sizeof *walk.way),
                 .turned = nw__allocate(members, sizeof *walk.turned),
                 .sums = nw__allocate_zeroed(members / CHUNK + 1, SUMS * sizeof *walk.sums)};
    bool made = walk.strength != NULL && walk.share != NULL && walk.passed != NULL && walk.missing != NULL &&
                walk.way != NULL && walk.turned != NULL && walk.sums != NULL;
    netweave_status status = made ? walk_on(&walk, out[0]) : nw__fail_memory();
    nw__free(walk.strength);
    nw__free(walk.passed);
    nw__free(walk.share);
    nw__free(walk.missing);
    nw__free(walk.way);
    nw__free(walk.turned);
    nw__free(walk.sums);
    return status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

static const nw__option parameters[] = {
    {"damping", NW_OPTION_NUMBER, "0.85", 0, 0.999, NULL, "chance that the walk goes on along a tie"},
};

const nw__measure nw__measure_pagerank = {
    .name = "pagerank",
    .title = "PageRank",
    .question = "Where does one end up who follows ties at random?",
    .higher = "the member is named by more others, who are themselves named by many and name few",
    .formula = "x = (1 - d)/n + d * (sum of x_j * w_ji / strength_j over those who name i); the sum over all is 1",
    .convention =
        "what members who name nobody hold is spread evenly; undirected ties are followed both ways; to 1e-12",
    .undefined = "",
    .citation = "Page, Brin, Motwani and Winograd 1999, Stanford InfoLab 1999-66",
    .cost = "O(ties) a sweep; at damping 0.85 at most 50 sweeps, directed some 100",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_STRENGTH,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = 1,
    .run = run,
};
