/* Algebraic connectivity: the second smallest eigenvalue of the Laplacian (strengths on the diagonal, ties taken off
 * elsewhere), 0 when the network falls into parts and larger the harder it is to cut. Source: Fiedler 1973,
 * Czechoslovak Mathematical Journal 23, p. 298. Found as 1 / the largest eigenvalue of the Laplacian's inverse on
 * vectors of mean 0, which is settled in a few steps of Lanczos; where the inverse is out of reach, as c - the largest
 * eigenvalue of c - Laplacian. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/random.h"
#include "measure/circuit.h"
#include "measure/lanczos.h"
#include "measure/measure.h"

#include <math.h>

typedef struct laplacian {
    const netweave_view *view; /* undirected, connected */
    netweave_run *run;
    double largest; /* weight: entries are taken by it */
    double shift;
    int32_t *from, *to;
    double *conductance;
    nw__circuit circuit;
    nw__circuit_lanes *lanes;
} laplacian;

static double weight_at(const laplacian *laplacian, int64_t place) {
    const nw__csr *rows = &laplacian->view->out;
    return rows->weight != NULL ? rows->weight[place] / laplacian->largest : 1;
}

static void take_mean_off(double *vector, int64_t size) {
    double sum = 0;
    for (int64_t i = 0; i < size; i++)
        sum += vector[i];
    for (int64_t i = 0; i < size; i++)
        vector[i] -= sum / (double)size;
}

/* Potentials when the currents `in`, less their mean, come in: what rounding gives them of it would break symmetry. */
static netweave_status invert(void *state, const double *in, double *out) {
    laplacian *laplacian = state;
    int32_t members = laplacian->view->members;
    netweave_status status = nw__run_check(laplacian->run, 0, "algebraic connectivity");
    double mean = 0;
    for (int32_t i = 0; i < members; i++)
        mean += in[i] / members;
    for (int32_t i = 0; i < members; i++)
        laplacian->lanes[i] = (nw__circuit_lanes){{in[i] - mean}};
    nw__circuit_solve(&laplacian->circuit, laplacian->lanes);
    for (int32_t i = 0; i < members; i++)
        out[i] = laplacian->lanes[i].value[0];
    take_mean_off(out, members);
    return status;
}

static netweave_status take_from_shift(void *state, const double *in, double *out) {
    laplacian *laplacian = state;
    const nw__csr *rows = &laplacian->view->out;
    int32_t members = laplacian->view->members;
    netweave_status status = nw__run_check(laplacian->run, 0, "algebraic connectivity");
    for (int32_t i = 0; i < members; i++) {
        double sum = laplacian->shift * in[i];
        for (int64_t k = rows->start[i]; k < rows->start[i + 1]; k++)
            sum -= weight_at(laplacian, k) * (in[i] - in[rows->to[k]]);
        out[i] = sum;
    }
    take_mean_off(out, members);
    return status;
}

/* Twice the largest strength: no eigenvalue of the Laplacian is above it. */
static double find_shift(const laplacian *laplacian) {
    const nw__csr *rows = &laplacian->view->out;
    double most = 0;
    for (int32_t i = 0; i < laplacian->view->members; i++) {
        double strength = 0;
        for (int64_t k = rows->start[i]; k < rows->start[i + 1]; k++)
            strength += weight_at(laplacian, k);
        most = fmax(most, strength);
    }
    return 2 * most;
}

static netweave_status factor(laplacian *laplacian, bool *out_too_large) {
    const netweave_view *view = laplacian->view;
    const nw__csr *rows = &view->out;
    int64_t listed = 0;
    laplacian->from = nw__allocate((size_t)view->ties, sizeof *laplacian->from);
    laplacian->to = nw__allocate((size_t)view->ties, sizeof *laplacian->to);
    laplacian->conductance = nw__allocate((size_t)view->ties, sizeof *laplacian->conductance);
    laplacian->lanes = nw__allocate((size_t)view->members, sizeof *laplacian->lanes);
    if (laplacian->from == NULL || laplacian->to == NULL || laplacian->conductance == NULL || laplacian->lanes == NULL)
        return nw__fail_memory();
    for (int64_t k = 0; rows->weight != NULL && k < rows->start[view->members]; k++)
        laplacian->largest = fmax(laplacian->largest, rows->weight[k]);
    for (int32_t i = 0; i < view->members; i++) {
        for (int64_t k = rows->start[i]; k < rows->start[i + 1]; k++) {
            if (rows->to[k] < i)
                continue;
            laplacian->from[listed] = i;
            laplacian->to[listed] = rows->to[k];
            laplacian->conductance[listed++] = weight_at(laplacian, k);
        }
    }
    return nw__circuit_make(view->members, listed, laplacian->from, laplacian->to, laplacian->conductance,
                            NW_CIRCUIT_MOST_WORK, laplacian->run, &laplacian->circuit, out_too_large);
}

static netweave_status find(laplacian *laplacian, double *out_value) {
    int64_t members = laplacian->view->members;
    nw__random random = nw__random_stream(1, 0); /* any start will do that has some of every direction */
    double *vector = nw__allocate((size_t)members, sizeof *vector);
    bool too_large = false;
    double value = NAN;
    netweave_status status = vector != NULL ? factor(laplacian, &too_large) : nw__fail_memory();
    for (int64_t i = 0; i < members && vector != NULL; i++)
        vector[i] = nw__random_unit(&random);
    if (status == NETWEAVE_STATUS_OK) {
        take_mean_off(vector, members);
        laplacian->shift = find_shift(laplacian);
        status = nw__largest_eigenvector(too_large ? take_from_shift : invert, laplacian, members, NULL, laplacian->run,
                                         vector, &value);
    }
    if (status == NETWEAVE_STATUS_OK)
        *out_value = (too_large ? laplacian->shift - value : 1 / value) * laplacian->largest;
    nw__free(vector);
    return status;
}

static netweave_status run(const nw__call *call, double *const *out) {
    const nw__components *components = NULL;
    laplacian laplacian = {.run = call->run, .largest = 1};
    if (call->view->members < 2)
        return nw__call_undefined(call, "it needs two members");
    netweave_status status = nw__view_undirected(call->view, call->run, &laplacian.view);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__pass_components(laplacian.view, call->run, &components);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double value = 0;
    if (laplacian.view->out.weight != NULL)
        laplacian.largest = 0;
    if (components->count == 1)
        status = find(&laplacian, &value);
    nw__circuit_free(&laplacian.circuit);
    nw__free(laplacian.from);
    nw__free(laplacian.to);
    nw__free(laplacian.conductance);
    nw__free(laplacian.lanes);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (isnan(value))
        return nw__call_undefined(call, "the iteration does not settle");
    out[0][0] = value;
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 0, INFINITY}};

const nw__measure nw__measure_algebraic_connectivity = {
    .name = "algebraic_connectivity",
    .title = "Algebraic connectivity",
    .question = "How hard is it to cut the network in two?",
    .higher = "more ties have to go before the network falls into two large parts; a star and a ring of six have the "
              "same, so it does not tell hub-and-spoke from networked",
    .formula = "the second smallest eigenvalue of the Laplacian D - A",
    .convention =
        "ties read without direction, weights as strengths; 0 on a disconnected network; 1 for a star, n when "
        "all are tied, 2(1 - cos(2 pi / n)) for a ring",
    .undefined = "below two members; else only where the iteration does not settle: in large entangled networks that "
                 "long chains hang on",
    .citation = "Fiedler 1973, Czechoslovak Mathematical Journal 23, p. 298",
    .cost = "O(ties) a step, where most hangs on few ties; up to O(members^3) in entangled parts",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NETWORKED,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_STRENGTH,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
