/* What simulations of a cascade add up to, round by round. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/cascade_spread.h"

#include "base/memory.h"

#include <math.h>
#include <string.h>

static bool make_round(nw__spread *spread, int64_t round) {
    if (round < spread->rounds)
        return true;
    size_t needed = (size_t)round + 1;
    if (spread->failed || !nw__grow(&spread->round, &spread->capacity, needed, sizeof *spread->round)) {
        spread->failed = true;
        return false;
    }
    memset(&spread->round[spread->rounds], 0, (needed - (size_t)spread->rounds) * sizeof *spread->round);
    spread->rounds = round + 1;
    return true;
}

void nw__spread_add(nw__spread *spread, int64_t round, uint64_t sum, unsigned __int128 square, bool late) {
    if (!make_round(spread, round))
        return;
    nw__spread_round *told = &spread->round[round];
    *(late ? &told->late_sum : &told->sum) += sum;
    *(late ? &told->late_square : &told->square) += square;
}

void nw__spread_join(nw__spread *spread, const nw__spread *more) {
    spread->failed = spread->failed || more->failed;
    if (more->rounds == 0 || !make_round(spread, more->rounds - 1))
        return;
    for (int64_t round = 0; round < more->rounds; round++) {
        spread->round[round].sum += more->round[round].sum;
        spread->round[round].square += more->round[round].square;
        spread->round[round].late_sum += more->round[round].late_sum;
        spread->round[round].late_square += more->round[round].late_square;
    }
}

void nw__spread_free(nw__spread *spread) {
    nw__free(spread->round);
    *spread = (nw__spread){0};
}

double nw__spread_error(double sum, double square, double simulations) {
    if (simulations < 2)
        return NAN;
    return sqrt(fmax(0, square - sum * sum / simulations) / (simulations - 1) / simulations);
}

static netweave_status make_curve(int64_t rounds, nw__cascade_curve *out) {
    out->reached = nw__allocate((size_t)rounds, sizeof *out->reached);
    out->error = nw__allocate_zeroed((size_t)rounds, sizeof *out->error);
    out->rounds = rounds;
    if (out->reached != NULL && out->error != NULL)
        return NETWEAVE_STATUS_OK;
    nw__cascade_curve_free(out);
    return nw__fail_memory();
}

void nw__cascade_curve_free(nw__cascade_curve *curve) {
    nw__free(curve->reached);
    nw__free(curve->error);
    *curve = (nw__cascade_curve){0};
}

/* Rounds at the end in which nothing happened are left out. */
static void trim(nw__cascade_curve *curve) {
    while (curve->rounds > 1 && curve->reached[curve->rounds - 1] <= curve->reached[curve->rounds - 2] * (1 + 1e-13))
        curve->rounds--;
}

netweave_status nw__spread_curve(const nw__spread *spread, int64_t simulations, nw__cascade_curve *out) {
    unsigned __int128 late_square = 0;
    uint64_t late_sum = 0;
    if (spread->failed)
        return nw__fail_memory();
    netweave_status status = make_curve(spread->rounds, out);
    for (int64_t round = 0; round < spread->rounds && status == NETWEAVE_STATUS_OK; round++) {
        double sum = (double)(spread->round[round].sum + late_sum);
        double square = (double)(spread->round[round].square + late_square);
        out->reached[round] = sum / (double)simulations;
        out->error[round] = nw__spread_error(sum, square, (double)simulations);
        late_sum += spread->round[round].late_sum;
        late_square += spread->round[round].late_square;
    }
    if (status != NETWEAVE_STATUS_OK)
        return status;
    out->simulations = simulations;
    trim(out);
    return NETWEAVE_STATUS_OK;
}

void nw__spread_exact_add(nw__spread_exact *spread, int64_t round, double reached) {
    size_t needed = (size_t)round + 1;
    if (!nw__grow(&spread->sum, &spread->capacity, needed, sizeof *spread->sum) ||
        !nw__grow(&spread->late, &spread->late_capacity, needed, sizeof *spread->late))
        spread->failed = true;
    if (spread->failed)
        return;
    for (; spread->rounds <= round; spread->rounds++)
        spread->sum[spread->rounds] = spread->late[spread->rounds] = 0;
    spread->last = spread->share * reached;
    spread->sum[round] += spread->last;
    spread->round = round;
}

void nw__spread_exact_hear(void *context, int64_t round, const uint32_t *known) {
    nw__spread_exact *spread = context;
    double sum = 0;
    for (int lane = 0; lane < NW_LANES; lane++)
        sum += spread->weight[lane] * known[lane];
    nw__spread_exact_add(spread, round, sum);
}

void nw__spread_exact_end(nw__spread_exact *spread) {
    if (!spread->failed)
        spread->late[spread->round] += spread->last;
}

void nw__spread_exact_free(nw__spread_exact *spread) {
    nw__free(spread->sum);
    nw__free(spread->late);
    *spread = (nw__spread_exact){0};
}

netweave_status nw__spread_exact_curve(const nw__spread_exact *spread, nw__cascade_curve *out) {
    double late = 0;
    if (spread->failed)
        return nw__fail_memory();
    netweave_status status = make_curve(spread->rounds, out);
    for (int64_t round = 0; round < spread->rounds && status == NETWEAVE_STATUS_OK; round++) {
        out->reached[round] = spread->sum[round] + late;
        late += spread->late[round];
    }
    if (status != NETWEAVE_STATUS_OK)
        return status;
    trim(out);
    return NETWEAVE_STATUS_OK;
}
