/* Betweenness of members estimated from shortest paths between random pairs, as many as it takes: KADABRA, Borassi and
 * Natale 2016, doi 10.4230/LIPIcs.ESA.2016.20. Each path is found by searches from both its ends. Of the probability to
 * miss, every member gets the same share, where the paper gives more to those with high scores: valid all the same, and
 * a few more paths. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/random.h"
#include "core/betweenness.h"
#include "core/sampling.h"

#include <math.h>

enum {
    LEAST = 8192, /* paths of a first round */
    CHUNK = 64,
    POLL = 4096 /* members between two looks at the run */
};

static const uint64_t first_stream = UINT64_C(1) << 42;
static const double miss = 0.05;
static const char *const step = "shortest paths";

/* A search from one end of a path. */
typedef struct side {
    const nw__csr *onward, *back; /* arcs away from that end, and towards it */
    int32_t *far;                 /* steps from that end; -1: not met */
    double *paths;                /* shortest paths from it */
    int32_t *met;                 /* members by steps */
    int64_t count, first;         /* how many were met; where those of the last level begin */
    int64_t arcs;                 /* of those of the last level */
} side;

typedef struct scratch {
    side side[2];
    int64_t *passed;       /* per member: paths that pass it */
    double inner, squares; /* members passed in all, and squares; whole numbers */
} scratch;

typedef struct sampling {
    const netweave_view *view;
    netweave_run *run;
    int64_t drawn; /* paths before this round */
    scratch *scratch;
    int threads;
} sampling;

/* One tie in the middle of a path, which is drawn by how many paths lead over it. */
typedef struct link {
    int32_t end[2];
    double paths; /* over all such ties so far */
} link;

static void meet(side *side, int32_t member, int32_t far, double paths) {
    side->far[member] = far;
    side->paths[member] = paths;
    side->met[side->count++] = member;
    side->arcs += nw__degree(side->onward, member);
}

static void forget(side *side) {
    for (int64_t i = 0; i < side->count; i++)
        side->far[side->met[i]] = -1;
    side->count = side->first = side->arcs = 0;
}

/* Takes a search one level further. Ties to members that the other search has met are in the middle of shortest paths:
 * no two met before, so those members are of its last level. */
static netweave_status advance(const sampling *sampling, side *side, const struct side *other, bool turned,
                               nw__random *random, link *found) {
    int64_t last = side->count;
    int64_t first = side->first;
    side->first = last;
    side->arcs = 0;
    for (int64_t j = first; j < last; j++) {
        int32_t i = side->met[j];
        if (j % POLL == 0) {
            netweave_status status = nw__run_check(sampling->run, 0, step);
            if (status != NETWEAVE_STATUS_OK)
                return status;
        }
        for (int64_t k = side->onward->start[i]; k < side->onward->start[i + 1]; k++) {
            int32_t next = side->onward->to[k];
            if (other->far[next] >= 0) {
                double paths = side->paths[i] * other->paths[next];
                found->paths += paths;
                if (nw__random_unit(random) * found->paths < paths) {
                    found->end[turned] = i;
                    found->end[!turned] = next;
                }
            } else if (side->far[next] < 0) {
                meet(side, next, side->far[i] + 1, side->paths[i]);
            } else if (side->far[next] == side->far[i] + 1) {
                side->paths[next] += side->paths[i];
            }
        }
    }
    return isfinite(found->paths) ? NETWEAVE_STATUS_OK : nw__betweenness_too_many();
}

/* Counts the members from the middle of a path to its end, which is left out, each step drawn by the paths behind it.
 */
static int64_t walk_back(const side *side, int32_t member, nw__random *random, int64_t *passed) {
    int64_t steps = 0;
    while (side->far[member] > 0) {
        int32_t chosen = member;
        double paths = 0;
        passed[member]++;
        steps++;
        for (int64_t k = side->back->start[member]; k < side->back->start[member + 1]; k++) {
            int32_t before = side->back->to[k];
            if (side->far[before] != side->far[member] - 1)
                continue;
            paths += side->paths[before];
            if (nw__random_unit(random) * paths < side->paths[before])
                chosen = before;
        }
        member = chosen;
    }
    return steps;
}

/* Draws two members and one of the shortest paths from the first to the second, if there are any. */
static netweave_status draw_path(const sampling *sampling, scratch *scratch, nw__random *random) {
    side *side = scratch->side;
    link found = {.paths = 0};
    netweave_status status = NETWEAVE_STATUS_OK;
    int32_t from = (int32_t)nw__random_below(random, (uint64_t)sampling->view->members);
    int32_t to = (int32_t)nw__random_below(random, (uint64_t)sampling->view->members - 1);
    to += to >= from;
    meet(&side[0], from, 0, 1);
    meet(&side[1], to, 0, 1);
    while (found.paths == 0 && side[0].first < side[0].count && side[1].first < side[1].count &&
           status == NETWEAVE_STATUS_OK) {
        bool turned = side[1].arcs < side[0].arcs;
        status = advance(sampling, &side[turned], &side[!turned], turned, random, &found);
    }
    if (status == NETWEAVE_STATUS_OK && found.paths > 0) {
        int64_t inner = 0;
        for (int k = 0; k < 2; k++)
            inner += walk_back(&side[k], found.end[k], random, scratch->passed);
        scratch->inner += (double)inner;
        scratch->squares += (double)inner * (double)inner;
    }
    forget(&side[0]);
    forget(&side[1]);
    return status;
}

static netweave_status draw_paths(void *state, int64_t begin, int64_t end, int thread) {
    const sampling *sampling = state;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t path = begin; path < end && status == NETWEAVE_STATUS_OK; path++) {
        nw__random random =
            nw__random_stream(netweave_run_seed(sampling->run), first_stream + (uint64_t)(sampling->drawn + path));
        status = draw_path(sampling, &sampling->scratch[thread], &random);
    }
    return status;
}

static bool make_scratch(const netweave_view *view, scratch *out) {
    size_t members = (size_t)view->members;
    bool done = true;
    out->passed = nw__allocate_zeroed(members, sizeof *out->passed);
    for (int k = 0; k < 2; k++) {
        side *side = &out->side[k];
        side->onward = k == 0 ? &view->out : &view->in;
        side->back = k == 0 ? &view->in : &view->out;
        side->far = nw__allocate(members, sizeof *side->far);
        side->paths = nw__allocate(members, sizeof *side->paths);
        side->met = nw__allocate(members, sizeof *side->met);
        for (int32_t i = 0; side->far != NULL && i < view->members; i++)
            side->far[i] = -1;
        done = done && side->far != NULL && side->paths != NULL && side->met != NULL;
    }
    return done && out->passed != NULL;
}

static void free_scratch(scratch *scratch) {
    for (int k = 0; k < 2; k++) {
        nw__free(scratch->side[k].far);
        nw__free(scratch->side[k].paths);
        nw__free(scratch->side[k].met);
    }
    nw__free(scratch->passed);
}

/* No shortest path has more members than this. Undirected: by one search in each component. */
static double longest_path(const netweave_view *view, side *side) {
    int32_t most = 0;
    if (view->directed)
        return view->members;
    for (int32_t i = 0; i < view->members; i++) {
        if (side->far[i] >= 0)
            continue;
        int64_t first = side->count;
        meet(side, i, 0, 1);
        for (int64_t j = first; j < side->count; j++) {
            int32_t member = side->met[j];
            most = side->far[member] > most ? side->far[member] : most;
            for (int64_t k = view->out.start[member]; k < view->out.start[member + 1]; k++)
                if (side->far[view->out.to[k]] < 0)
                    meet(side, view->out.to[k], side->far[member] + 1, 1);
        }
    }
    forget(side);
    return 2.0 * most + 1;
}

/* Paths that are enough for any scores are this by the square of the error: Riondato and Kornaropoulos 2016, doi
 * 10.1007/s10618-015-0423-0. */
static double enough_paths(double longest) {
    return 0.5 * (floor(log2(fmax(1, longest - 2))) + 1 + log(2 / miss));
}

/* How far the share of paths that pass a member may be off: the larger of the two sides. */
static double error_of(double share, double drawn, double enough, double odds) {
    double base = enough / drawn;
    double below =
        odds / drawn * (1.0 / 3 - base + sqrt((1.0 / 3 - base) * (1.0 / 3 - base) + 2 * share * enough / odds));
    double above =
        odds / drawn * (1.0 / 3 + base + sqrt((1.0 / 3 + base) * (1.0 / 3 + base) + 2 * share * enough / odds));
    return fmax(below, above);
}

/* Adds up what the threads counted, whole numbers all, and says how far off the scores may be, as a share of pairs. */
static double settle(const sampling *sampling, double error, double enough, nw__betweenness *out) {
    double members = sampling->view->members;
    double drawn = (double)sampling->drawn;
    double pairs = members * (members - 1) / (sampling->view->directed ? 1 : 2);
    double odds = log(4 * members / miss);
    double most = 0;
    double inner = 0;
    double squares = 0;
    for (int32_t i = 0; i < sampling->view->members; i++) {
        int64_t passed = 0;
        for (int k = 0; k < sampling->threads; k++)
            passed += sampling->scratch[k].passed[i];
        double share = (double)passed / drawn;
        out->member[i] = pairs * share;
        out->sample.member[i] = pairs * sqrt(share * (1 - share) / drawn);
        if (error > 0)
            most = fmax(most, error_of(share, drawn, enough / (error * error), odds));
    }
    for (int k = 0; k < sampling->threads; k++) {
        inner += sampling->scratch[k].inner;
        squares += sampling->scratch[k].squares;
    }
    out->sample.total = pairs * sqrt(fmax(0, squares / drawn - inner / drawn * (inner / drawn)) / drawn);
    out->sample.paths = sampling->drawn;
    out->sample.at_once = true;
    double always = sqrt(enough / drawn);
    return error > 0 && most <= error ? fmin(error, always) : always;
}

static netweave_status draw_rounds(sampling *sampling, const nw__approximation *asked, nw__betweenness *out) {
    double begin = nw__run_clock();
    double members = sampling->view->members;
    double scale = members / (members - 2); /* all pairs, of those that a member can lie between */
    double error = asked->error / scale;
    double enough = enough_paths(longest_path(sampling->view, &sampling->scratch[0].side[0]));
    double needed = error > 0 ? ceil(enough / (error * error)) : 0x1p40;
    int64_t most = needed < (double)asked->paths ? (int64_t)needed : asked->paths;
    while (sampling->drawn < most) {
        int64_t next = nw__sample_next(sampling->drawn, LEAST, most);
        netweave_status status =
            nw__parallel_for(sampling->run, next - sampling->drawn, CHUNK, step, draw_paths, sampling);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        sampling->drawn = next;
        out->sample.bound = scale * settle(sampling, error, enough, out);
        if (nw__sample_ends(asked, out->sample.bound, next, nw__sample_next(next, LEAST, most), begin))
            break;
    }
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__sample_paths(const netweave_view *view, const nw__approximation *asked, netweave_run *run,
                                 nw__betweenness **out) {
    sampling sampling = {.view = view, .run = run, .threads = nw__run_threads(run)};
    nw__betweenness *found = nw__betweenness_new(view, false);
    sampling.scratch = nw__allocate_zeroed((size_t)sampling.threads, sizeof *sampling.scratch);
    if (found != NULL)
        found->sample.member = nw__allocate_zeroed((size_t)view->members, sizeof *found->sample.member);
    bool done = found != NULL && found->sample.member != NULL && sampling.scratch != NULL;
    for (int k = 0; done && k < sampling.threads; k++)
        done = make_scratch(view, &sampling.scratch[k]);
    netweave_status status = done ? draw_rounds(&sampling, asked, found) : nw__fail_memory();
    for (int k = 0; sampling.scratch != NULL && k < sampling.threads; k++)
        free_scratch(&sampling.scratch[k]);
    nw__free(sampling.scratch);
    if (status == NETWEAVE_STATUS_OK)
        *out = found;
    else
        nw__betweenness_free(found);
    return status;
}
