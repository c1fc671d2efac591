/* Members and ties whose loss slows the flow most: each candidate is taken out, and distances are found again.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/table.h"
#include "report/flow.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { COLUMNS = 6, SIMULATED = 10, LEAST = 20, SOURCES = 512 };

/* Members times members and ties that all candidates may cost together, and above which none is tried unasked. */
static const double most_steps = 6e10;
static const double most_for_one = 2e10;
static const double most_paths = 4e9;

/* What to take out: a member, or the tie between two. */
typedef struct candidate {
    int32_t from, to; /* `to` -1: a member */
    double key;       /* betweenness; then how much it slows, in whole numbers */
    double parted, slowed;
    nw__gossip_time time;
} candidate;

typedef struct work {
    const netweave_flow *flow;
    netweave_run *run;
    candidate *candidates;
    int64_t count, members; /* `members` of them, first, are members */
} work;

/* ---- candidates ---- */

static void list_candidates(const netweave_view *view, work *work) {
    for (int32_t i = 0; i < view->members; i++)
        work->candidates[work->count++] = (candidate){.from = i, .to = -1};
    work->members = work->count;
    for (int32_t i = 0; i < view->members; i++)
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++)
            if (view->directed || view->out.to[k] > i)
                work->candidates[work->count++] = (candidate){.from = i, .to = view->out.to[k]};
}

static int compare_keys(const void *left, const void *right) {
    const candidate *a = left;
    const candidate *b = right;
    if (a->key != b->key)
        return a->key > b->key ? -1 : 1;
    if ((a->to < 0) != (b->to < 0))
        return a->to < 0 ? -1 : 1;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return (a->to > b->to) - (a->to < b->to);
}

/* Puts first, of members and of ties, those that most shortest paths lead over, and keeps `wanted` of each. */
static netweave_status keep_central(work *work, int64_t wanted) {
    const netweave_view *view = work->flow->view;
    const nw__approximation asked = {
        .seconds = INFINITY, .sources = SOURCES, .paths = INT64_MAX, .runs = INT64_MAX, .method = NW_METHOD_SOURCES};
    const nw__betweenness *found = NULL;
    nw__betweenness *owned = NULL;
    bool exact = false;
    bool is_small = (double)view->members * ((double)view->members + (double)view->ties) <= most_paths;
    netweave_status status = is_small ? nw__pass_tie_betweenness(view, work->run, &found)
                                      : nw__sample_betweenness(view, &asked, true, work->run, &owned, &exact);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    found = is_small ? found : owned;
    int64_t ties = work->count - work->members;
    for (int64_t k = 0; k < work->count; k++) {
        double between = k < work->members ? found->member[k] : found->tie[k - work->members];
        work->candidates[k].key = floor(between * 1e6 + 0.5);
    }
    nw__betweenness_free(owned);
    qsort(work->candidates, (size_t)work->members, sizeof *work->candidates, compare_keys);
    qsort(work->candidates + work->members, (size_t)ties, sizeof *work->candidates, compare_keys);
    int64_t kept = wanted < work->members ? wanted : work->members;
    for (int64_t k = 0; k < wanted && k < ties; k++)
        work->candidates[kept + k] = work->candidates[work->members + k];
    work->count = kept + (wanted < ties ? wanted : ties);
    work->members = kept;
    return NETWEAVE_STATUS_OK;
}

/* How many of each are tried. */
static int64_t count_wanted(const work *work) {
    const netweave_view *view = work->flow->view;
    double one = (double)view->members * ((double)view->members + (double)view->ties);
    double fit = most_steps / (one + 100 * ((double)view->members + (double)view->ties)) / 2;
    if (work->flow->asked.bottlenecks >= 0)
        return work->flow->asked.bottlenecks;
    if (one > most_for_one)
        return 0;
    return fit * 2 >= (double)work->count ? work->count : (int64_t)fmax(LEAST, fit);
}

/* ---- what is left without one ---- */

static netweave_status take_member(const netweave_view *view, int32_t member, netweave_view **out) {
    unsigned char *keep = nw__allocate((size_t)view->members, 1);
    if (keep == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < view->members; i++)
        keep[i] = i != member;
    netweave_status status = netweave_view_induced(view, keep, out);
    nw__free(keep);
    return status;
}

static netweave_status take_tie(const netweave_view *view, const candidate *tie, netweave_view **out) {
    size_t arcs = (size_t)view->out.start[view->members];
    int64_t count = 0;
    nw__csr left = {.start = nw__allocate((size_t)view->members + 1, sizeof *left.start),
                    .to = nw__allocate(arcs, sizeof *left.to),
                    .weight = view->weighted ? nw__allocate(arcs, sizeof *left.weight) : NULL};
    if (left.start == NULL || left.to == NULL || (view->weighted && left.weight == NULL)) {
        nw__csr_free(&left);
        return nw__fail_memory();
    }
    for (int32_t i = 0; i < view->members; i++) {
        left.start[i] = count;
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++) {
            int32_t other = view->out.to[k];
            bool is_it =
                (i == tie->from && other == tie->to) || (!view->directed && i == tie->to && other == tie->from);
            if (is_it)
                continue;
            left.to[count] = other;
            if (left.weight != NULL)
                left.weight[count] = view->out.weight[k];
            count++;
        }
    }
    left.start[view->members] = count;
    return nw__view_from_csr(view, view->directed, &left, out);
}

static netweave_status take_out(const work *work, const candidate *candidate, netweave_view **out) {
    const netweave_view *view = work->flow->view;
    return candidate->to < 0 ? take_member(view, candidate->from, out) : take_tie(view, candidate, out);
}

/* The share that is lost; rounding is no loss. */
static double lost(double before, double after) {
    double share = before > 1e-9 ? 1 - after / before : NAN;
    return share < 1e-12 ? 0 : share;
}

static netweave_status try_one(const work *work, candidate *candidate) {
    const nw__distances *whole = work->flow->part[NW_FLOW_WHOLE].distances;
    const nw__distances *left = NULL;
    nw__distances *owned = NULL;
    netweave_view *view = NULL;
    double pairs = whole->pairs;
    double inverse = whole->inverse;
    if (candidate->to < 0) {
        pairs -= whole->reached_to[candidate->from] + whole->reached_from[candidate->from];
        inverse -= whole->inverse_to[candidate->from] + whole->inverse_from[candidate->from];
    }
    netweave_status status = take_out(work, candidate, &view);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__flow_distances(view, work->run, &left, &owned);
    if (status == NETWEAVE_STATUS_OK) {
        candidate->parted = lost(pairs, left->pairs);
        candidate->slowed = lost(inverse, left->inverse);
        candidate->key = isnan(candidate->slowed) ? -1 : floor(candidate->slowed * 1e12 + 0.5);
    }
    nw__distances_free(owned);
    netweave_view_free(view);
    return status;
}

static netweave_status try_some(void *state, int64_t begin, int64_t end, int thread) {
    const work *work = state;
    netweave_status status = NETWEAVE_STATUS_OK;
    (void)thread;
    for (int64_t k = begin; k < end && status == NETWEAVE_STATUS_OK; k++)
        status = try_one(work, &work->candidates[k]);
    return status;
}

/* ---- rounds of conversation without one ---- */

/* With the simulations, and from the random streams, of the whole network. */
static netweave_status talk_without(const work *work, candidate *candidate) {
    const netweave_flow *flow = work->flow;
    const nw__gossip_rule rule = {.mode = flow->asked.mode, .hub_capacity = -1};
    nw__gossip gossip = {0};
    nw__cascade_starts starts = {.in_turn = true};
    netweave_view *view = NULL;
    int64_t simulations = flow->simulations[NW_FLOW_WHOLE];
    int32_t *tellers = nw__allocate((size_t)flow->view->members, sizeof *tellers);
    netweave_status status = tellers != NULL ? take_out(work, candidate, &view) : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = nw__gossip_make(view, &rule, work->run, &gossip);
    if (status == NETWEAVE_STATUS_OK) {
        for (int32_t i = 0; i < view->members; i++)
            if (nw__degree(&view->out, i) > 0)
                tellers[starts.count++] = i;
        starts.members = tellers;
        if (starts.count > 0)
            status = nw__gossip_rounds(&gossip, &starts, flow->asked.share, simulations, simulations, work->run,
                                       &candidate->time);
    }
    nw__gossip_free(&gossip);
    netweave_view_free(view);
    nw__free(tellers);
    return status;
}

/* ---- the table ---- */

static netweave_status set_name(netweave_table *table, int64_t label, int64_t row, const netweave_view *view,
                                int32_t member) {
    char number[16];
    const char *id = netweave_view_member_id(view, member);
    snprintf(number, sizeof number, "%d", member + 1);
    return nw__table_set_label(table, label, row, id != NULL ? id : number);
}

static netweave_status fill(const work *work, netweave_table *table) {
    static const char *const names[COLUMNS] = {"parted",       "slowed",        "rounds",
                                               "rounds_error", "rounds_change", "rounds_change_error"};
    const nw__flow_cell *whole = nw__flow_cell_of(work->flow, NW_FLOW_WHOLE, NW_FLOW_ANYONE);
    double *numbers[COLUMNS];
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int k = 0; k < COLUMNS && status == NETWEAVE_STATUS_OK; k++)
        status =
            nw__table_add_column(table, names[k], NULL, k < 2 ? NETWEAVE_KIND_SHARE : NETWEAVE_KIND_REAL, &numbers[k]);
    for (int64_t k = 0; k < work->count && status == NETWEAVE_STATUS_OK; k++) {
        const candidate *row = &work->candidates[k];
        numbers[0][k] = row->parted;
        numbers[1][k] = row->slowed;
        numbers[2][k] = row->time.rounds;
        numbers[3][k] = row->time.error;
        if (row->parted == 0) {
            numbers[4][k] = row->time.rounds - whole->rounds;
            numbers[5][k] = sqrt(row->time.error * row->time.error + whole->rounds_error * whole->rounds_error);
        }
        status = nw__table_set_label(table, 0, k, row->to < 0 ? "member" : "tie");
        if (status == NETWEAVE_STATUS_OK)
            status = set_name(table, 1, k, work->flow->view, row->from);
        if (status == NETWEAVE_STATUS_OK && row->to >= 0)
            status = set_name(table, 2, k, work->flow->view, row->to);
    }
    return status;
}

static netweave_status note(const work *work, int64_t all, netweave_table *table) {
    const netweave_view *view = work->flow->view;
    netweave_status status = nw__table_add_note(
        table,
        "parted and slowed are of the pairs of those left; rounds are simulated for the %d worst alone, and are "
        "undefined where nobody is left to tell; "
        "rounds_change is undefined where pairs are parted, since fewer then have to hear.",
        SIMULATED);
    if (status == NETWEAVE_STATUS_OK && work->count < all && work->count == 0 && work->flow->asked.bottlenecks < 0)
        return nw__table_add_note(table, "the network is too large to try the loss of members and ties; ask for some "
                                         "with bottlenecks=N.");
    if (status == NETWEAVE_STATUS_OK && work->count < all)
        status = nw__table_add_note(table,
                                    "of %d members and %lld ties the %lld members and %lld ties are tried over which "
                                    "most shortest paths lead; ask for more with bottlenecks=N.",
                                    view->members, (long long)view->ties, (long long)work->members,
                                    (long long)(work->count - work->members));
    bool undefined = false;
    for (int64_t k = 0; k < work->count; k++)
        undefined = undefined || isnan(work->candidates[k].slowed);
    if (status == NETWEAVE_STATUS_OK && undefined)
        status = nw__table_add_note(table, "parted and slowed are undefined where none of those left were connected.");
    return status;
}

static netweave_status make_table(const work *work, int64_t all, netweave_table **out) {
    static const char *const labels[] = {"kind", "from", "to"};
    netweave_status status = nw__table_create(work->count, 3, labels, out);
    if (status == NETWEAVE_STATUS_OK)
        status = fill(work, *out);
    return status == NETWEAVE_STATUS_OK ? note(work, all, *out) : status;
}

/* Keeps the first of each kind, for the paragraph. */
static void keep_worst(const work *work, netweave_flow *flow) {
    for (int64_t k = work->count - 1; k >= 0; k--) {
        const candidate *row = &work->candidates[k];
        const nw__flow_worst worst = {.there = !isnan(row->slowed),
                                      .from = row->from,
                                      .to = row->to,
                                      .parted = row->parted,
                                      .slowed = row->slowed};
        if (row->to >= 0)
            flow->worst_tie = worst;
        else if (!flow->is_hub[row->from])
            flow->worst_member = worst;
    }
}

netweave_status nw__flow_tell_bottlenecks(netweave_flow *flow, netweave_run *run) {
    const netweave_view *view = flow->view;
    int64_t all = view->ties > 0 ? view->members + view->ties : 0;
    work work = {.flow = flow, .run = run, .candidates = nw__allocate_zeroed((size_t)all, sizeof *work.candidates)};
    netweave_status status = work.candidates != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK && view->ties > 0)
        list_candidates(view, &work);
    if (status == NETWEAVE_STATUS_OK) {
        int64_t wanted = flow->part[NW_FLOW_WHOLE].owned == NULL ? count_wanted(&work) : 0;
        if (wanted == 0)
            work.count = work.members = 0;
        else if (wanted < work.count)
            status = keep_central(&work, wanted);
    }
    if (status == NETWEAVE_STATUS_OK)
        status = nw__parallel_for(run, work.count, 1, "bottlenecks", try_some, &work);
    if (status == NETWEAVE_STATUS_OK && work.count > 0)
        qsort(work.candidates, (size_t)work.count, sizeof *work.candidates, compare_keys);
    for (int64_t k = 0; k < work.count && status == NETWEAVE_STATUS_OK; k++) {
        work.candidates[k].time = (nw__gossip_time){.rounds = NAN, .error = NAN};
        if (k < SIMULATED && !flow->is_endless[NW_FLOW_WHOLE])
            status = talk_without(&work, &work.candidates[k]);
    }
    flow->all_losses_tried = work.count == all;
    keep_worst(&work, flow);
    if (status == NETWEAVE_STATUS_OK)
        status = make_table(&work, all, &flow->bottlenecks);
    nw__free(work.candidates);
    return status;
}
