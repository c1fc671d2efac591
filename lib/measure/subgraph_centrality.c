/* Subgraph centrality: closed walks from a member, those of length k counted 1/k!: the diagonal of e^A. By Lanczos
 * quadrature: a few steps from a member give a lower bound (Gauss) and, with the largest eigenvalue, an upper bound
 * (Gauss and Radau); it ends when they meet. Eight members side by side. Sources: Estrada and Rodríguez-Velázquez 2005,
 * doi 10.1103/PhysRevE.71.056103; Golub and Meurant 2010, doi 10.1515/9781400833887, chapter 6; Benzi and Boito 2010,
 * doi 10.1016/j.laa.2010.03.008. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/lanes.h"
#include "measure/series.h"

#include <float.h>
#include <math.h>
#include <string.h>

enum { LANES = 8, STEP_LIMIT = 400, LOOK = 4, TURN_LIMIT = 100, POLL = 4096 };

#define CLOSE 1e-13 /* bounds that are so near, relative to the value, have met */

typedef struct lanes {
    double value[LANES];
} lanes;

typedef struct work {
    const netweave_view *view; /* undirected */
    double radius;             /* not below the largest eigenvalue */
    netweave_run *run;
    int32_t *wanted; /* members that are worked out: of those that hang on one other, the first, for all are alike */
    int32_t *like;   /* per member: the one that it is like */
    int64_t count;   /* of wanted */
    double *out;     /* value / e^radius per member; NaN: not settled */
} work;

/* The matrix that the steps of one member have built, and what is known. */
typedef struct chain {
    double diagonal[STEP_LIMIT + 1], beside[STEP_LIMIT + 1];
    double value;
    bool done;
} chain;

typedef struct scratch {
    lanes *before, *now, *next;
    void *room[3];
    chain *chains;
} scratch;

/* One sweep of implicit QL over the rows first … last of a tridiagonal matrix; `share` turns along. */
static void turn(double *diagonal, double *beside, double *share, int first, int last) {
    double shift = (diagonal[first + 1] - diagonal[first]) / (2 * beside[first]);
    double bulge = diagonal[last] - diagonal[first] + beside[first] / (shift + copysign(hypot(shift, 1), shift));
    double sine = 1;
    double cosine = 1;
    double moved = 0;
    for (int i = last - 1; i >= first; i--) {
        double across = sine * beside[i];
        double along = cosine * beside[i];
        double length = hypot(across, bulge);
        beside[i + 1] = length;
        if (length == 0) { /* it has fallen apart */
            diagonal[i + 1] -= moved;
            beside[last] = 0;
            return;
        }
        sine = across / length;
        cosine = bulge / length;
        double here = diagonal[i + 1] - moved;
        double mixed = (diagonal[i] - here) * sine + 2 * cosine * along;
        moved = sine * mixed;
        diagonal[i + 1] = here + moved;
        bulge = cosine * mixed - along;
        double kept = share[i + 1];
        share[i + 1] = sine * share[i] + cosine * kept;
        share[i] = cosine * share[i] - sine * kept;
    }
    diagonal[first] -= moved;
    beside[first] = bulge;
    beside[last] = 0;
}

/* Element (1, 1) of e^(T - shift I) for a tridiagonal matrix T of `size` rows; NaN when it does not settle. Golub and
 * Welsch 1969, doi 10.1090/S0025-5718-69-99647-1. */
static double first_of_exponential(const double *diagonal, const double *beside, int size, double shift) {
    double nodes[STEP_LIMIT + 2];
    double links[STEP_LIMIT + 2];
    double share[STEP_LIMIT + 2] = {1};
    double sum = 0;
    memcpy(nodes, diagonal, (size_t)size * sizeof *nodes);
    memcpy(links, beside, (size_t)size * sizeof *links);
    links[size - 1] = 0;
    for (int first = 0; first < size; first++) {
        for (int round = 0;; round++) {
            int last = first;
            while (last < size - 1 && fabs(links[last]) > DBL_EPSILON * (fabs(nodes[last]) + fabs(nodes[last + 1])))
                last++;
            if (last == first)
                break;
            if (round == TURN_LIMIT)
                return NAN;
            turn(nodes, links, share, first, last);
        }
    }
    for (int i = 0; i < size; i++)
        sum += share[i] * share[i] * exp(nodes[i] - shift);
    return sum;
}

/* Looks whether the bounds after `size` steps have met. */
static void look(chain *chain, int size, double radius, bool ended) {
    double diagonal[STEP_LIMIT + 1];
    double lower = first_of_exponential(chain->diagonal, chain->beside, size, radius);
    double pivot = chain->diagonal[0] - radius;
    for (int k = 1; k < size; k++)
        pivot = chain->diagonal[k] - radius - chain->beside[k - 1] * chain->beside[k - 1] / pivot;
    memcpy(diagonal, chain->diagonal, (size_t)size * sizeof *diagonal);
    double last = chain->beside[size - 1];
    diagonal[size] = radius + last * last / pivot;
    double upper = ended ? lower : first_of_exponential(diagonal, chain->beside, size + 1, radius);
    if (!(upper - lower <= CLOSE * lower) && !ended)
        return;
    chain->value = (lower + upper) / 2;
    chain->done = true;
}

static NW_MANY_MACHINES void multiply(const nw__csr *rows, int64_t begin, int64_t end, const lanes *in, lanes *out) {
    for (int64_t i = begin; i < end; i++) {
        lanes sum = {{0}};
        for (int64_t k = rows->start[i]; k < rows->start[i + 1]; k++)
            for (int lane = 0; lane < LANES; lane++)
                sum.value[lane] += in[rows->to[k]].value[lane];
        out[i] = sum;
    }
}

static NW_MANY_MACHINES lanes product(const lanes *a, const lanes *b, int32_t members) {
    lanes sum = {{0}};
    for (int32_t i = 0; i < members; i++)
        for (int lane = 0; lane < LANES; lane++)
            sum.value[lane] += a[i].value[lane] * b[i].value[lane];
    return sum;
}

/* next = (next - along * now - back * before) * scale */
static NW_MANY_MACHINES void reduce(scratch *scratch, const lanes *along, const lanes *back, int32_t members) {
    for (int32_t i = 0; i < members; i++)
        for (int lane = 0; lane < LANES; lane++)
            scratch->next[i].value[lane] -=
                along->value[lane] * scratch->now[i].value[lane] + back->value[lane] * scratch->before[i].value[lane];
}

static NW_MANY_MACHINES void scale(lanes *vector, const lanes *factor, int32_t members) {
    for (int32_t i = 0; i < members; i++)
        for (int lane = 0; lane < LANES; lane++)
            vector[i].value[lane] *= factor->value[lane];
}

/* One step of all members of the batch; `back` holds the lengths of the step before. */
static netweave_status step(const work *work, scratch *scratch, int number, lanes *back) {
    int32_t members = work->view->members;
    lanes factor;
    for (int32_t i = 0; i < members; i += POLL) {
        netweave_status status = nw__run_check(work->run, 0, "subgraph centrality");
        if (status != NETWEAVE_STATUS_OK)
            return status;
        multiply(&work->view->out, i, i + POLL < members ? i + POLL : members, scratch->now, scratch->next);
    }
    lanes along = product(scratch->now, scratch->next, members);
    reduce(scratch, &along, back, members);
    lanes square = product(scratch->next, scratch->next, members);
    for (int lane = 0; lane < LANES; lane++) {
        chain *chain = &scratch->chains[lane];
        double length = sqrt(square.value[lane]);
        bool ended = length <= 1e-14 * work->radius;
        back->value[lane] = ended ? 0 : length;
        factor.value[lane] = ended ? 0 : 1 / length;
        if (chain->done)
            continue;
        chain->diagonal[number] = along.value[lane];
        chain->beside[number] = back->value[lane];
        if (ended || (number + 1) % LOOK == 0)
            look(chain, number + 1, work->radius, ended);
    }
    scale(scratch->next, &factor, members);
    lanes *spare = scratch->before;
    scratch->before = scratch->now;
    scratch->now = scratch->next;
    scratch->next = spare;
    return NETWEAVE_STATUS_OK;
}

static netweave_status make_scratch(int32_t members, scratch *scratch) {
    lanes **vectors[] = {&scratch->before, &scratch->now, &scratch->next};
    scratch->chains = nw__allocate_zeroed(LANES, sizeof *scratch->chains);
    for (int k = 0; k < 3; k++) {
        *vectors[k] = nw__allocate_lines((size_t)members, &scratch->room[k]);
        if (*vectors[k] == NULL)
            return nw__fail_memory();
    }
    return scratch->chains != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

static netweave_status do_members(void *state, int64_t begin, int64_t end, int thread) {
    const work *work = state;
    scratch scratch = {0};
    lanes back = {{0}};
    bool going = true;
    netweave_status status = make_scratch(work->view->members, &scratch);
    (void)thread;
    for (int64_t i = begin; i < end && status == NETWEAVE_STATUS_OK; i++)
        scratch.now[work->wanted[i]].value[i - begin] = 1;
    for (int lane = 0; lane < LANES && status == NETWEAVE_STATUS_OK; lane++)
        scratch.chains[lane] = (chain){.value = NAN, .done = begin + lane >= end};
    for (int number = 0; number < STEP_LIMIT && going && status == NETWEAVE_STATUS_OK; number++) {
        status = step(work, &scratch, number, &back);
        going = false;
        for (int lane = 0; lane < LANES; lane++)
            going = going || !scratch.chains[lane].done;
    }
    for (int64_t i = begin; i < end && status == NETWEAVE_STATUS_OK; i++)
        work->out[work->wanted[i]] = scratch.chains[i - begin].value;
    for (int k = 0; k < 3; k++)
        nw__free(scratch.room[k]);
    nw__free(scratch.chains);
    return status;
}

/* A bound for the largest eigenvalue: itself and a little, or the largest degree. */
static netweave_status find_radius(const netweave_view *view, netweave_run *run, double *out) {
    int64_t most = 0;
    netweave_view *plain = NULL; /* without weights */
    nw__csr arcs = {0};
    size_t members = (size_t)view->members;
    size_t count = (size_t)view->out.start[view->members];
    for (int32_t i = 0; i < view->members; i++)
        most = nw__degree(&view->out, i) > most ? nw__degree(&view->out, i) : most;
    arcs.start = nw__copy(view->out.start, members + 1, sizeof *arcs.start);
    arcs.to = nw__copy(view->out.to, count, sizeof *arcs.to);
    if (arcs.start == NULL || arcs.to == NULL) {
        nw__csr_free(&arcs);
        return nw__fail_memory();
    }
    netweave_status status = nw__view_from_csr(view, false, &arcs, &plain);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__spectral_radius(plain, run, out);
    netweave_view_free(plain);
    if (status == NETWEAVE_STATUS_OK)
        *out = isnan(*out) ? (double)most : *out * (1 + 1e-9);
    return status;
}

static void list_wanted(work *work) {
    const nw__csr *rows = &work->view->out;
    int32_t *pendant = work->wanted; /* per member, for now: the first that hangs on it, or -1 */
    for (int32_t i = 0; i < work->view->members; i++)
        pendant[i] = -1;
    for (int32_t i = 0; i < work->view->members; i++) {
        work->like[i] = i;
        if (nw__degree(rows, i) != 1)
            continue;
        int32_t hub = rows->to[rows->start[i]];
        pendant[hub] = pendant[hub] < 0 ? i : pendant[hub];
        work->like[i] = pendant[hub];
    }
    for (int32_t i = 0; i < work->view->members; i++)
        if (work->like[i] == i)
            work->wanted[work->count++] = i;
}

static netweave_status find_all(work *work) {
    size_t members = (size_t)work->view->members;
    work->wanted = nw__allocate(members, sizeof *work->wanted);
    work->like = nw__allocate(members, sizeof *work->like);
    netweave_status status = work->wanted != NULL && work->like != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK) {
        list_wanted(work);
        status = nw__parallel_for(work->run, work->count, LANES, "subgraph centrality", do_members, work);
    }
    for (int32_t i = 0; i < work->view->members && status == NETWEAVE_STATUS_OK; i++)
        work->out[i] = work->out[work->like[i]];
    nw__free(work->wanted);
    nw__free(work->like);
    return status;
}

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *undirected = NULL;
    bool logarithm = nw__options_chosen(call->options, "scale", "log");
    int64_t undefined = 0;
    int64_t too_large = 0;
    netweave_status status = nw__view_undirected(call->view, call->run, &undirected);
    work work = {.view = undirected, .run = call->run, .out = out[0]};
    if (status == NETWEAVE_STATUS_OK)
        status = find_radius(undirected, call->run, &work.radius);
    if (status == NETWEAVE_STATUS_OK)
        status = find_all(&work);
    for (int32_t i = 0; i < call->view->members && status == NETWEAVE_STATUS_OK; i++) {
        double value = log(out[0][i]) + work.radius;
        undefined += isnan(value) ? 1 : 0;
        too_large += !logarithm && value > 709 ? 1 : 0;
        out[0][i] = logarithm     ? fmax(0, value)
                    : value > 709 ? NAN
                                  : fmax(1, out[0][i] * exp(work.radius / 2) * exp(work.radius / 2));
    }
    if (status == NETWEAVE_STATUS_OK)
        status = nw__call_undefined_some(call, undefined, "the bounds do not meet in so many steps");
    return status == NETWEAVE_STATUS_OK
               ? nw__call_undefined_some(call, too_large, "it is too large for a number; ask for scale=log")
               : status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 0, INFINITY}};

static const nw__option parameters[] = {
    {"scale", NW_OPTION_CHOICE, "plain", 0, 0, "plain|log", "the number itself, or its natural logarithm"},
};

const nw__measure nw__measure_subgraph_centrality = {
    .name = "subgraph_centrality",
    .title = "Subgraph centrality",
    .question = "Who takes part in many small circles?",
    .higher = "more closed walks lead from the member back to it, the short ones counting most",
    .formula = "sum over lengths k of (closed walks of length k from the member) / k!",
    .convention = "ties without direction and without weights; a member without ties has 1; to 1e-13",
    .undefined = "where the number is too large (above 1e307, from largest eigenvalues of some 700 on), unless "
                 "scale=log; where the bounds do not meet within 400 steps",
    .citation = "Estrada and Rodriguez-Velazquez 2005, doi 10.1103/PhysRevE.71.056103",
    .cost = "O(members * ties * steps), some 10 to 40 steps",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = 1,
    .run = run,
};
