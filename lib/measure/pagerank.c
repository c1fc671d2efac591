/* PageRank: how often a walk that follows ties at random, and now and then starts anew anywhere, is at a member.
 * x = (1 - d) / n + d (A'D⁻¹x + (mass of members who name nobody) / n). By power iteration: the error after a sweep is
 * at most d / (1 - d) times its change in all: it stops at 1e-12. Source: Page, Brin, Motwani and Winograd 1999,
 * Stanford InfoLab 1999-66. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/measure.h"

#include <math.h>

enum { CHUNK = 4096 };

typedef struct walk {
    const netweave_view *view;
    double damping;
    double fresh;                 /* what each member gets from walks that start anew */
    double *strength;             /* of ties out, per member */
    double *rank, *passed, *next; /* now; handed to each member named, per unit of strength; after this sweep */
} walk;

static void add_strengths(walk *walk) {
    const nw__csr *out = &walk->view->out;
    for (int32_t i = 0; i < walk->view->members; i++) {
        walk->strength[i] = 0;
        for (int64_t k = out->start[i]; k < out->start[i + 1]; k++)
            walk->strength[i] += out->weight != NULL ? out->weight[k] : 1;
    }
}

static netweave_status sweep_chunk(void *state, int64_t begin, int64_t end, int thread) {
    walk *walk = state;
    const nw__csr *in = &walk->view->in;
    (void)thread;
    for (int64_t i = begin; i < end; i++) {
        double sum = 0;
        for (int64_t k = in->start[i]; k < in->start[i + 1]; k++)
            sum += walk->passed[in->to[k]] * (in->weight != NULL ? in->weight[k] : 1);
        walk->next[i] = walk->fresh + walk->damping * sum;
    }
    return NETWEAVE_STATUS_OK;
}

/* One sweep; `*change` is the sum of all changes. */
static netweave_status sweep(walk *walk, netweave_run *run, double *change) {
    int32_t members = walk->view->members;
    double stuck = 0;
    for (int32_t i = 0; i < members; i++) {
        bool ends = !(walk->strength[i] > 0);
        stuck += ends ? walk->rank[i] : 0;
        walk->passed[i] = ends ? 0 : walk->rank[i] / walk->strength[i];
    }
    walk->fresh = (1 - walk->damping + walk->damping * stuck) / members;
    netweave_status status = nw__parallel_for(run, members, CHUNK, "pagerank", sweep_chunk, walk);
    *change = 0;
    for (int32_t i = 0; i < members && status == NETWEAVE_STATUS_OK; i++) {
        *change += fabs(walk->next[i] - walk->rank[i]);
        walk->rank[i] = walk->next[i];
    }
    return status;
}

static netweave_status run(const nw__call *call, double *const *out) {
    int32_t members = call->view->members;
    walk walk = {.view = call->view, .damping = nw__options_number(call->options, "damping"), .rank = out[0]};
    walk.strength = nw__allocate((size_t)members, sizeof *walk.strength);
    walk.passed = nw__allocate((size_t)members, sizeof *walk.passed);
    walk.next = nw__allocate((size_t)members, sizeof *walk.next);
    netweave_status status = NETWEAVE_STATUS_OK;
    if (walk.strength == NULL || walk.passed == NULL || walk.next == NULL)
        status = nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        add_strengths(&walk);
    for (int32_t i = 0; i < members; i++)
        walk.rank[i] = 1.0 / members;
    /* Each sweep takes the error down by the damping at least, from at most 2: so many sweeps are enough, even where
     * rounding keeps the last digits moving. */
    int64_t sweeps = walk.damping > 0 ? (int64_t)ceil(log(0.5e-12) / log(walk.damping)) : 1;
    double change = INFINITY;
    bool going = members > 0 && status == NETWEAVE_STATUS_OK;
    for (int64_t k = 0; k < sweeps && going; k++) {
        status = sweep(&walk, call->run, &change);
        going = status == NETWEAVE_STATUS_OK && change > 1e-12 * (1 - walk.damping);
    }
    nw__free(walk.strength);
    nw__free(walk.passed);
    nw__free(walk.next);
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
    .cost = "O(ties) a sweep, some 170 sweeps at damping 0.85",
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
