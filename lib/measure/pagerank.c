/* PageRank: how often a walk that follows ties at random, and now and then starts anew anywhere, is at a member.
 * x = (1 - d) / n + d (A'D⁻¹x + (mass of members who name nobody) / n). Without the last term the solution is the same
 * but for a factor, so x is scaled to the sum 1 in the end (Del Corso, Gulli and Romani 2005, doi
 * 10.1080/15427951.2005.10129105). Source: Page, Brin, Motwani and Winograd 1999, Stanford InfoLab 1999-66.
 *
 * Power iteration takes the error down by d a sweep, and on stars and other bipartite networks no faster. Undirected
 * ties make a matrix with real eigenvalues between -d and d: there each sweep looks back two steps with the weights of
 * Chebyshev's polynomials (Golub and Varga 1961, doi 10.1007/BF01386013), and takes it down by d / (1 + √(1 - d²)).
 * Directed: Gauss and Seidel's sweeps, which use what the sweep has found so far.
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
    double forward;        /* how far this sweep goes beyond the one before the last */
    double *strength;      /* of ties out, per member */
    double *passed;        /* what each member hands on per unit of strength: rank / strength */
    double *earlier;       /* the same one sweep before; the next takes its place */
    double *away;          /* per chunk: sum of |right side - left side| */
    int64_t chunk;         /* all members where there are few ties */
} walk;

static double add_block(const nw__csr *in, const double *passed, int64_t begin, int64_t end) {
    double sum = 0;
    for (int64_t k = begin; k < end; k++)
        sum += in->weight != NULL ? passed[in->to[k]] * in->weight[k] : passed[in->to[k]];
    return sum;
}

/* The right side for a member. Block by block: the rounding of a long sum of like numbers grows with its length. */
static double receive(const walk *walk, int64_t member) {
    const nw__csr *in = &walk->view->in;
    int64_t last = in->start[member + 1];
    double sum = 0;
    for (int64_t first = in->start[member]; first < last; first += BLOCK)
        sum += add_block(in, walk->passed, first, last - first < BLOCK ? last : first + BLOCK);
    return walk->fresh + walk->damping * sum;
}

static netweave_status look_back_chunk(void *state, int64_t begin, int64_t end, int thread) {
    walk *walk = state;
    double away = 0;
    (void)thread;
    for (int64_t i = begin; i < end; i++) {
        if (!(walk->strength[i] > 0))
            continue;
        double found = receive(walk, i);
        away += fabs(found - walk->passed[i] * walk->strength[i]);
        walk->earlier[i] += walk->forward * (found / walk->strength[i] - walk->earlier[i]);
    }
    walk->away[begin / walk->chunk] = away;
    return NETWEAVE_STATUS_OK;
}

/* In the sum of absolute values the right side is d of the left at most: so the error is at most away / (1 - d). */
static netweave_status iterate_undirected(walk *walk, int64_t sweeps) {
    int64_t members = walk->view->members;
    double going = INFINITY;
    walk->forward = 1;
    walk->chunk = walk->view->in.start[members] < ALONE ? members : CHUNK;
    for (int64_t k = 0; k < sweeps && going > ERROR_LEFT * (1 - walk->damping); k++) {
        netweave_status status = nw__parallel_for(walk->run, members, walk->chunk, "pagerank", look_back_chunk, walk);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        double *later = walk->earlier;
        walk->earlier = walk->passed;
        walk->passed = later;
        double square = walk->damping * walk->damping;
        walk->forward = k == 0 ? 1 / (1 - square / 2) : 1 / (1 - square * walk->forward / 4);
        going = 0;
        for (int64_t chunk = 0; chunk * walk->chunk < members; chunk++)
            going += walk->away[chunk];
    }
    return NETWEAVE_STATUS_OK;
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
        walk->earlier[i] = 0;
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
                 .earlier = nw__allocate(members, sizeof *walk.earlier),
                 .away = nw__allocate_zeroed(members / CHUNK + 1, sizeof *walk.away)};
    bool made = walk.strength != NULL && walk.passed != NULL && walk.earlier != NULL && walk.away != NULL;
    netweave_status status = made ? walk_on(&walk, out[0]) : nw__fail_memory();
    nw__free(walk.strength);
    nw__free(walk.passed);
    nw__free(walk.earlier);
    nw__free(walk.away);
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
    .cost = "O(ties) a sweep; at damping 0.85 some 50 sweeps, directed some 100",
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
