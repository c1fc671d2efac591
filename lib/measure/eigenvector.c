/* Eigenvector centrality: a member's score is in proportion to the sum of the scores of those it is tied to.
 * The vector of the largest eigenvalue of each component by itself, its maximum 1: so it is defined on disconnected and
 * on bipartite networks (a star, a two-mode network), where power iteration swings. direction=in reads the ties that a
 * member receives, iterating on A' + cI, for directed rings swing too. Source: Bonacich 1972,
 * doi 10.1080/0022250X.1972.9989806. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/lanczos.h"
#include "measure/measure.h"
#include "measure/peers.h"

#include <math.h>

enum { SWEEP_LIMIT = 20000, CHUNK = 8192, BLOCK = 64 };

/* Ties that one thread is done with before others have begun. */
enum { ALONE = 1 << 19 };

/* One component, its members numbered 0 … size - 1. */
typedef struct part {
    const int32_t *members;
    const int64_t *start; /* per member of it, and one more */
    const int32_t *to;
    const double *weight; /* the greatest in the network is 1; NULL: 1 each */
    int64_t size;
    netweave_run *run;
    const double *in;
    double *out;
} part;

static double add_block(const part *part, int64_t begin, int64_t end) {
    double sum = 0;
    for (int64_t k = begin; k < end; k++)
        sum += part->weight != NULL ? part->in[part->to[k]] * part->weight[k] : part->in[part->to[k]];
    return sum;
}

/* Rows of a hub are added up in blocks: the rounding of a long sum of like numbers grows with its length. */
static netweave_status multiply_chunk(void *state, int64_t begin, int64_t end, int thread) {
    const part *part = state;
    (void)thread;
    for (int64_t k = begin; k < end; k++) {
        long double sum = 0;
        int64_t last = part->start[k + 1];
        for (int64_t first = part->start[k]; first < last; first += BLOCK)
            sum += add_block(part, first, last - first < BLOCK ? last : first + BLOCK);
        part->out[k] = (double)sum;
    }
    return NETWEAVE_STATUS_OK;
}

static netweave_status multiply(void *matrix, const double *in, double *out) {
    part *part = matrix;
    part->in = in;
    part->out = out;
    if (part->start[part->size] - part->start[0] < ALONE)
        return multiply_chunk(part, 0, part->size, 0);
    return nw__parallel_for(part->run, part->size, CHUNK, "eigenvector", multiply_chunk, part);
}

static double largest_size(const double *numbers, int64_t count) {
    double most = 0;
    for (int64_t k = 0; k < count; k++)
        most = fmax(most, fabs(numbers[k]));
    return most;
}

/* Power iteration on A + cI with c half the eigenvalue as known by then; scores end with maximum 1. */
static netweave_status iterate_directed(part *part, double *score, double *next, double *out_value) {
    double value = 0;
    *out_value = NAN;
    for (int64_t k = 0; k < part->size; k++)
        score[k] = 1;
    for (int sweep = 0; sweep < SWEEP_LIMIT; sweep++) {
        netweave_status status = nw__run_check(part->run, 0, "eigenvector");
        double away = 0;
        double passed = 0;
        double held = 0;
        if (status == NETWEAVE_STATUS_OK)
            status = multiply(part, score, next);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        for (int64_t k = 0; k < part->size; k++) {
            passed += next[k] * score[k];
            held += score[k] * score[k];
        }
        value = passed / held;
        for (int64_t k = 0; k < part->size; k++)
            away = fmax(away, fabs(next[k] - value * score[k]));
        if (away <= 1e-13 * value) {
            *out_value = value;
            return NETWEAVE_STATUS_OK;
        }
        for (int64_t k = 0; k < part->size; k++)
            next[k] += value / 2 * score[k];
        double most = largest_size(next, part->size);
        for (int64_t k = 0; k < part->size; k++)
            score[k] = next[k] / most;
        if (away <= 1e-10 * value)
            *out_value = value; /* near enough, should it stay there */
    }
    return NETWEAVE_STATUS_OK;
}

static netweave_status iterate_undirected(part *part, double *score, double *out_value) {
    for (int64_t k = 0; k < part->size; k++)
        score[k] = 1 + (double)(part->start[k + 1] - part->start[k]);
    nw__noda_matrix rows = {
        .start = part->start, .to = part->to, .weight = part->weight, .size = (int32_t)part->size, .parts = 1};
    netweave_status status = nw__largest_eigenvector(multiply, part, part->size, &rows, part->run, score, out_value);
    double most = largest_size(score, part->size);
    for (int64_t k = 0; k < part->size && status == NETWEAVE_STATUS_OK; k++)
        score[k] = fabs(score[k]) / most; /* all of one sign (Perron and Frobenius) but for rounding near 0 */
    return status;
}

/* Who is in which part, and what is known of the parts. */
typedef struct parts {
    const nw__components *components;
    int32_t *members;    /* of all parts, one part after the other */
    int32_t *place;      /* per member: its number in its part */
    int64_t *first;      /* per part: where its members begin */
    unsigned char *ring; /* per part: 1 when some of its members reach each other both ways */
    int64_t *start;      /* ties with ends numbered within their part, one part after the other */
    int32_t *to;
    double *weight; /* the greatest is 1; NULL: 1 each */
    double *score, *next;
} parts;

static void free_parts(parts *parts) {
    nw__free(parts->members);
    nw__free(parts->place);
    nw__free(parts->first);
    nw__free(parts->ring);
    nw__free(parts->start);
    nw__free(parts->to);
    nw__free(parts->weight);
    nw__free(parts->score);
    nw__free(parts->next);
}

static netweave_status list_parts(const netweave_view *view, netweave_run *run, parts *parts) {
    size_t members = (size_t)view->members;
    const nw__components *strong = NULL;
    netweave_status status = nw__pass_components(view, run, &parts->components);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__pass_strong_components(view, run, &strong);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    const nw__components *components = parts->components;
    parts->members = nw__allocate(members, sizeof *parts->members);
    parts->place = nw__allocate(members, sizeof *parts->place);
    parts->first = nw__allocate_zeroed((size_t)components->count + 1, sizeof *parts->first);
    parts->ring = nw__allocate_zeroed((size_t)components->count, 1);
    parts->score = nw__allocate(members, sizeof *parts->score);
    parts->next = nw__allocate(members, sizeof *parts->next);
    if (parts->members == NULL || parts->place == NULL || parts->first == NULL || parts->ring == NULL ||
        parts->score == NULL || parts->next == NULL)
        return nw__fail_memory();
    for (int64_t c = 0; c < components->count; c++)
        parts->first[c + 1] = parts->first[c] + components->size[c];
    for (int32_t i = view->members - 1; i >= 0; i--) {
        int32_t c = components->component[i];
        int64_t at = --parts->first[c + 1]; /* ends as the beginning of part c */
        parts->members[at] = i;
        if (strong->size[strong->component[i]] > 1)
            parts->ring[c] = 1;
    }
    for (int64_t c = 0; c < components->count; c++)
        parts->first[c] = parts->first[c + 1];
    parts->first[components->count] = view->members;
    for (int64_t c = 0; c < components->count; c++)
        for (int64_t k = parts->first[c]; k < parts->first[c + 1]; k++)
            parts->place[parts->members[k]] = (int32_t)(k - parts->first[c]);
    return NETWEAVE_STATUS_OK;
}

static netweave_status number_ties(const netweave_view *view, const nw__csr *arcs, parts *parts) {
    size_t count = (size_t)arcs->start[view->members];
    double most = 0;
    int64_t next = 0;
    parts->start = nw__allocate((size_t)view->members + 1, sizeof *parts->start);
    parts->to = nw__allocate(count, sizeof *parts->to);
    parts->weight = arcs->weight != NULL ? nw__allocate(count, sizeof *parts->weight) : NULL;
    if (parts->start == NULL || parts->to == NULL || (arcs->weight != NULL && parts->weight == NULL))
        return nw__fail_memory();
    for (size_t k = 0; k < count && arcs->weight != NULL; k++)
        most = fmax(most, arcs->weight[k]);
    for (int32_t k = 0; k < view->members; k++) {
        int32_t member = parts->members[k];
        parts->start[k] = next;
        for (int64_t l = arcs->start[member]; l < arcs->start[member + 1]; l++) {
            if (parts->weight != NULL)
                parts->weight[next] = arcs->weight[l] / most;
            parts->to[next++] = parts->place[arcs->to[l]];
        }
    }
    parts->start[view->members] = next;
    return NETWEAVE_STATUS_OK;
}

/* The arcs that scores come along; NULL: ties are read without direction. */
static const nw__csr *arcs_of(const nw__call *call) {
    bool incoming =
        nw__options_chosen(call->options, "direction", "in") || nw__as(call, "igraph") || nw__as(call, "networkx");
    if (!call->view->directed)
        return NULL;
    if (nw__as(call, "sna"))
        return &call->view->out;
    return incoming ? &call->view->in : NULL;
}

/* Others take the whole network at once: the part with the largest eigenvalue alone has scores. */
static netweave_status scale_as_others(const nw__call *call, const nw__components *components, int64_t best,
                                       double *out) {
    bool longest = nw__as(call, "igraph");
    double squares = 0;
    for (int32_t i = 0; i < call->view->members; i++) {
        out[i] = components->component[i] == best ? out[i] : 0;
        squares += out[i] * out[i];
    }
    for (int32_t i = 0; i < call->view->members && !longest && squares > 0; i++)
        out[i] /= sqrt(squares);
    return nw__as_note(call, nw__as(call, "igraph")     ? "ties in, the whole network at once, maximum 1"
                             : nw__as(call, "networkx") ? "ties in, the whole network at once, squares add up to 1"
                             : nw__as(call, "sna")      ? "ties out, the whole network at once, squares add up to 1"
                                                        : "ties without direction, the whole network at once, squares "
                                                          "add up to 1");
}

static netweave_status score_part(const nw__call *call, const parts *parts, int64_t c, part *part, double *out,
                                  double *out_value) {
    bool incoming = arcs_of(call) != NULL;
    double value = NAN;
    *out_value = 0;
    netweave_status status = NETWEAVE_STATUS_OK;
    part->members = parts->members + parts->first[c];
    part->start = parts->start + parts->first[c];
    part->size = parts->first[c + 1] - parts->first[c];
    if (part->size == 1) {
        out[part->members[0]] = 0;
        return NETWEAVE_STATUS_OK;
    }
    if (!incoming)
        status = iterate_undirected(part, parts->score, &value);
    else if (parts->ring[c])
        status = iterate_directed(part, parts->score, parts->next, &value);
    for (int64_t k = 0; k < part->size && status == NETWEAVE_STATUS_OK && !isnan(value); k++)
        out[part->members[k]] = parts->score[k];
    *out_value = value;
    return status;
}

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    const netweave_view *undirected = NULL;
    parts parts = {0};
    netweave_status status = nw__view_undirected(view, call->run, &undirected);
    if (status == NETWEAVE_STATUS_OK)
        status = list_parts(view, call->run, &parts);
    const nw__csr *arcs = arcs_of(call);
    int64_t best = -1;
    double most = 0;
    if (status == NETWEAVE_STATUS_OK)
        status = number_ties(view, arcs != NULL ? arcs : &undirected->out, &parts);
    part part = {.to = parts.to, .weight = parts.weight, .run = call->run};
    for (int64_t c = 0; status == NETWEAVE_STATUS_OK && c < parts.components->count; c++) {
        double value = 0;
        status = score_part(call, &parts, c, &part, out[0], &value);
        best = value > most ? c : best;
        most = fmax(most, value);
    }
    if (status == NETWEAVE_STATUS_OK && nw__as(call, NULL))
        status = scale_as_others(call, parts.components, best, out[0]);
    free_parts(&parts);
    int64_t undefined = 0;
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++)
        undefined += isnan(out[0][i]) ? 1 : 0;
    if (status != NETWEAVE_STATUS_OK)
        return status;
    return nw__call_undefined_some(
        call, undefined, "in their component nobody reaches anyone both ways, or the iteration does not settle");
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

static const nw__option parameters[] = {
    {"direction", NW_OPTION_CHOICE, "ignored", 0, 0, "ignored|in", "ties read either way, or only those received"},
    NW_AS("ucinet|sna|igraph|networkx"),
};

const nw__measure nw__measure_eigenvector = {
    .name = "eigenvector",
    .title = "Eigenvector centrality",
    .question = "Who is tied to those who are well tied themselves?",
    .higher = "the member is tied to more others, and to others of higher score",
    .formula = "x with lambda x = A x for the largest eigenvalue lambda, scaled to maximum 1",
    .convention =
        "each component by itself, so that each has a member with 1; members without ties have 0; directed ties "
        "are read without direction unless direction=in",
    .undefined =
        "direction=in: for members of components in which nobody reaches anyone both ways, or no single vector is "
        "largest, and where the iteration does not settle",
    .citation = "Bonacich 1972, doi 10.1080/0022250X.1972.9989806",
    .cost = "O(ties) a step, 10 to 100 steps",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_STRENGTH,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = 2,
    .run = run,
};
