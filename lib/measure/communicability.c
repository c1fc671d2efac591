/* Total communicability: all walks from a member, to whomever, those of length k counted 1/k!: the row sums of e^A. The
 * series is summed until its terms are below 1e-16 of the least sum and at least halve; nothing in it is negative, so
 * nothing cancels. Source: Benzi and Klymko 2013, doi 10.1093/comnet/cnt007. SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "base/memory.h"
#include "measure/measure.h"

#include <math.h>

enum { CHUNK = 4096, STEP_LIMIT = 100000 };

typedef struct step {
    const nw__csr *rows;
    const double *term;
    double *next, *sum;
    double number;
} step;

static netweave_status do_chunk(void *state, int64_t begin, int64_t end, int thread) {
    const step *step = state;
    (void)thread;
    for (int64_t i = begin; i < end; i++) {
        double sum = 0;
        for (int64_t k = step->rows->start[i]; k < step->rows->start[i + 1]; k++)
            sum += step->term[step->rows->to[k]];
        step->next[i] = sum / step->number;
        step->sum[i] += step->next[i];
    }
    return NETWEAVE_STATUS_OK;
}

/* The largest term of those that are numbers still. */
static double largest(const double *term, int32_t members) {
    double most = 0;
    for (int32_t i = 0; i < members; i++)
        if (isfinite(term[i]) && term[i] > most)
            most = term[i];
    return most;
}

static netweave_status add_terms(const nw__call *call, double *term, double *next, double *sum) {
    int32_t members = call->view->members;
    double before = 1;
    for (int32_t i = 0; i < members; i++)
        term[i] = sum[i] = 1;
    for (int number = 1; number < STEP_LIMIT; number++) {
        step step = {&call->view->out, term, next, sum, number};
        netweave_status status = nw__parallel_for(call->run, members, CHUNK, "communicability", do_chunk, &step);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        double now = largest(next, members);
        if (now <= 1e-17 && now <= before / 2)
            break;
        before = now;
        double *other = term;
        term = next;
        next = other;
    }
    return NETWEAVE_STATUS_OK;
}

static netweave_status run(const nw__call *call, double *const *out) {
    size_t members = (size_t)call->view->members;
    double *term = nw__allocate(members, sizeof *term);
    double *next = nw__allocate(members, sizeof *next);
    int64_t too_large = 0;
    netweave_status status = term != NULL && next != NULL ? add_terms(call, term, next, out[0]) : nw__fail_memory();
    nw__free(term);
    nw__free(next);
    for (size_t i = 0; i < members && status == NETWEAVE_STATUS_OK; i++) {
        if (isfinite(out[0][i]))
            continue;
        out[0][i] = NAN;
        too_large++;
    }
    return status == NETWEAVE_STATUS_OK ? nw__call_undefined_some(call, too_large, "it is larger than a number can be")
                                        : status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 1, INFINITY}};

const nw__measure nw__measure_communicability = {
    .name = "communicability",
    .title = "Total communicability",
    .question = "From whom do most ways lead to others, short ones counting most?",
    .higher = "more and shorter walks lead from the member to everybody",
    .formula = "sum over lengths k of (walks of length k from the member) / k!",
    .convention = "along ties, without weights; the member itself is among those reached; 1 for a member without ties "
                  "out, e^(n-1) when all are tied",
    .undefined = "where the number is too large (above 1e308, from largest eigenvalues of some 700 on)",
    .citation = "Benzi and Klymko 2013, doi 10.1093/comnet/cnt007",
    .cost = "O(ties) a step, some 20 steps and 3 times the largest eigenvalue",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
