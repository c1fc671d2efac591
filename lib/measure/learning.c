/* Learning as DeGroot has it: weights and influence. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/learning.h"

#include "base/memory.h"

#include <math.h>

/* Ties that one thread is done with before others have begun. */
enum { ALONE = 1 << 19 };

enum { CHUNK = 4096, SWEEP_LIMIT = 1 << 20, FIRST_LOOK = 64 };

/* Two looks so near each other, in the sum of absolute differences, have settled: the second is a quarter of the rounds
 * later. */
#define SETTLED 1e-12

const nw__option nw__learning_parameters[1] = {
    {"self", NW_OPTION_NUMBER, "1", 0.01, 1e6, NULL, "weight of one's own opinion, in ties of mean strength"},
};

netweave_status nw__learning_make(const nw__call *call, nw__learning *out) {
    const netweave_view *view = call->view;
    const nw__csr *in = &view->in;
    int64_t arcs = in->start[view->members];
    double all = 0;
    *out = (nw__learning){.view = view, .total = nw__allocate((size_t)view->members, sizeof *out->total)};
    if (out->total == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < view->members; i++) {
        double sum = 0;
        for (int64_t k = in->start[i]; k < in->start[i + 1]; k++)
            sum += in->weight != NULL ? in->weight[k] : 1;
        out->total[i] = sum;
        all += sum;
    }
    out->own = nw__options_number(call->options, "self") * (arcs > 0 ? all / (double)arcs : 1);
    for (int32_t i = 0; i < view->members; i++)
        out->total[i] += out->own;
    return NETWEAVE_STATUS_OK;
}

void nw__learning_free(nw__learning *learning) {
    nw__free(learning->total);
    *learning = (nw__learning){0};
}

/* Rows of an undirected component listen in proportion to what they are listened to. */
static netweave_status influence_undirected(const nw__learning *learning, netweave_run *run, double *out) {
    const nw__components *components = NULL;
    int32_t members = learning->view->members;
    netweave_status status = nw__pass_components(learning->view, run, &components);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double *sum = nw__allocate_zeroed((size_t)components->count, sizeof *sum);
    if (sum == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < members; i++)
        sum[components->component[i]] += learning->total[i];
    for (int32_t i = 0; i < members; i++) {
        int32_t part = components->component[i];
        out[i] = learning->total[i] / sum[part] * ((double)components->size[part] / members);
    }
    nw__free(sum);
    return NETWEAVE_STATUS_OK;
}

typedef struct sweep {
    const nw__learning *learning;
    const double *now;
    double *next;
} sweep;

/* What each hands on in a round goes back to whom it comes from. Vectors hold influence / total. */
static netweave_status do_chunk(void *state, int64_t begin, int64_t end, int thread) {
    const sweep *sweep = state;
    const nw__learning *learning = sweep->learning;
    const nw__csr *rows = &learning->view->out;
    (void)thread;
    for (int64_t i = begin; i < end; i++) {
        double sum = learning->own * sweep->now[i];
        for (int64_t k = rows->start[i]; k < rows->start[i + 1]; k++)
            sum += rows->weight != NULL ? rows->weight[k] * sweep->now[rows->to[k]] : sweep->now[rows->to[k]];
        sweep->next[i] = sum / learning->total[i];
    }
    return NETWEAVE_STATUS_OK;
}

/* Sweeps until what a quarter more rounds change is next to nothing. */
static netweave_status iterate(const nw__learning *learning, netweave_run *run, double *now, double *next,
                               double *looked, double *out, bool *out_settled) {
    int32_t members = learning->view->members;
    int64_t look = FIRST_LOOK;
    int64_t chunk = learning->view->out.start[members] < ALONE ? members : CHUNK;
    *out_settled = false;
    for (int32_t i = 0; i < members; i++)
        now[i] = looked[i] = 1 / learning->total[i] / members;
    for (int64_t round = 1; round <= SWEEP_LIMIT && !*out_settled; round++) {
        sweep sweep = {learning, now, next};
        netweave_status status = nw__run_check(run, 0, "learning");
        if (status == NETWEAVE_STATUS_OK)
            status = nw__parallel_for(run, members, chunk, "learning", do_chunk, &sweep);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        double *other = now;
        now = next;
        next = other;
        if (round < look)
            continue;
        double away = 0;
        double sum = 0;
        for (int32_t i = 0; i < members; i++) {
            away += fabs(now[i] - looked[i]) * learning->total[i];
            sum += now[i] * learning->total[i];
            looked[i] = now[i];
        }
        *out_settled = away <= SETTLED;
        look += look / 4;
        for (int32_t i = 0; i < members; i++)
            out[i] = now[i] * learning->total[i] / sum;
    }
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__learning_influence(const nw__learning *learning, netweave_run *run, double *out,
                                       bool *out_settled) {
    size_t members = (size_t)learning->view->members;
    *out_settled = true;
    if (!learning->view->directed)
        return influence_undirected(learning, run, out);
    double *vectors[3];
    bool made = true;
    for (int k = 0; k < 3; k++) {
        vectors[k] = nw__allocate(members, sizeof **vectors);
        made = made && vectors[k] != NULL;
    }
    netweave_status status =
        made ? iterate(learning, run, vectors[0], vectors[1], vectors[2], out, out_settled) : nw__fail_memory();
    for (int k = 0; k < 3; k++)
        nw__free(vectors[k]);
    return status;
}

netweave_status nw__learning_influence_of(const nw__call *call, double **out) {
    nw__learning learning;
    bool settled = false;
    *out = NULL;
    if (call->view->members == 0)
        return nw__call_undefined(call, "there are no members");
    double *influence = nw__allocate((size_t)call->view->members, sizeof *influence);
    if (influence == NULL)
        return nw__fail_memory();
    netweave_status status = nw__learning_make(call, &learning);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__learning_influence(&learning, call->run, influence, &settled);
    nw__learning_free(&learning);
    if (status == NETWEAVE_STATUS_OK && settled) {
        *out = influence;
        return NETWEAVE_STATUS_OK;
    }
    nw__free(influence);
    return status == NETWEAVE_STATUS_OK ? nw__call_undefined(call, "opinions do not settle in a million rounds")
                                        : status;
}

netweave_status nw__learning_second_of(const nw__call *call, double *out) {
    nw__learning learning;
    double second = NAN;
    if (call->view->members < 2)
        return nw__call_undefined(call, "it needs two members");
    netweave_status status = nw__learning_make(call, &learning);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__learning_second(&learning, call->run, &second);
    nw__learning_free(&learning);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    *out = second;
    if (!isnan(second))
        return NETWEAVE_STATUS_OK;
    return nw__call_undefined(call, "the search for the eigenvalue does not settle, or more than 500 members reach "
                                    "each other along ties with direction");
}
