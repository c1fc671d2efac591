/* Key players by reach (KPP-POS): Borgatti 2006, doi 10.1007/s10588-006-7084-x.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/key_players.h"

#include "base/memory.h"

#include <math.h>
#include <string.h>

#define MOST_STEPS 1e7

/* What a member adds must be so much more to go before one that stands earlier: the rest is rounding. */
#define SAME 1e-12

enum { POLL = 1 << 16 };

typedef struct search {
    const nw__csr *rows;
    int32_t members;
    netweave_run *run;
    double *near; /* per member: 1 / distance from the nearest player, 1 for players, 0 when not reached */
    int32_t *queue, *far;
    int64_t steps;
} search;

/* Reach of one member by itself: visits all that it reaches sooner than the players do; `row` (NULL: not wanted) gets
 * 1 / distance. Adds up what is gained. */
static netweave_status look_from(search *search, int32_t from, double *row, double *gain) {
    int64_t head = 0;
    int64_t tail = 0;
    netweave_status status = NETWEAVE_STATUS_OK;
    *gain = 0;
    search->far[from] = 0;
    search->queue[tail++] = from;
    while (head < tail && status == NETWEAVE_STATUS_OK) {
        int32_t here = search->queue[head++];
        double near = search->far[here] == 0 ? 1 : 1.0 / search->far[here];
        if (row != NULL)
            row[here] = near;
        if (near <= search->near[here] && here != from)
            continue; /* a player is as near, and so it is to all behind */
        *gain += near - search->near[here];
        search->steps += nw__degree(search->rows, here);
        for (int64_t k = search->rows->start[here]; k < search->rows->start[here + 1]; k++) {
            int32_t other = search->rows->to[k];
            if (search->far[other] >= 0)
                continue;
            search->far[other] = search->far[here] + 1;
            search->queue[tail++] = other;
        }
        if (search->steps > POLL) {
            search->steps = 0;
            status = nw__run_check(search->run, 0, "key players");
        }
    }
    for (int64_t k = 0; k < tail; k++)
        search->far[search->queue[k]] = -1;
    return status;
}

static netweave_status add_player(search *search, int32_t player, double *row) {
    double gain = 0;
    memset(row, 0, (size_t)search->members * sizeof *row);
    netweave_status status = look_from(search, player, row, &gain);
    for (int32_t i = 0; i < search->members; i++)
        search->near[i] = fmax(search->near[i], row[i]);
    return status;
}

/* Each time the member that adds most; who could not add enough even to fewer players is not looked at again
 * (Minoux 1978, doi 10.1007/BFb0006528). `bound` holds what members added when last looked at. */
static netweave_status pick_greedily(search *search, const int32_t *candidates, int64_t candidate_count, double *bound,
                                     double *row, nw__key_players *out) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t k = 0; k < out->count && status == NETWEAVE_STATUS_OK; k++) {
        int32_t best = -1;
        double most = 0;
        for (int64_t c = 0; c < candidate_count && status == NETWEAVE_STATUS_OK; c++) {
            int32_t i = candidates[c];
            if (bound[i] < 0 || (best >= 0 && bound[i] <= most + SAME))
                continue;
            status = look_from(search, i, NULL, &bound[i]);
            if (best < 0 || bound[i] > most + SAME) {
                best = i;
                most = bound[i];
            }
        }
        if (status != NETWEAVE_STATUS_OK || best < 0)
            return status;
        out->players[k] = best;
        out->reach += most / search->members;
        bound[best] = -1;
        status = add_player(search, best, row);
    }
    return status;
}

/* Tries all sets; `near` has a row per member, `best` one per place of the set. The best set in out->players. */
static netweave_status try_all(const double *near, int32_t members, netweave_run *run, double *best,
                               nw__key_players *out) {
    int32_t *set = nw__allocate((size_t)out->count, sizeof *set);
    double most = -1;
    int64_t last = out->count - 1;
    int64_t place = 0;
    netweave_status status = set != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    if (set != NULL)
        set[0] = -1;
    for (int64_t step = 0; place >= 0 && status == NETWEAVE_STATUS_OK; step++) {
        if (step % 1024 == 0)
            status = nw__run_check(run, 0, "key players");
        if (++set[place] >= members - (last - place)) {
            place--;
            continue;
        }
        const double *row = near + (size_t)set[place] * (size_t)members;
        const double *before = place > 0 ? best + (size_t)(place - 1) * (size_t)members : NULL;
        double *now = best + (size_t)place * (size_t)members;
        double sum = 0;
        for (int32_t i = 0; i < members; i++) {
            now[i] = before != NULL && before[i] > row[i] ? before[i] : row[i];
            sum += now[i];
        }
        if (place < last) {
            set[place + 1] = set[place];
            place++;
        } else if (sum > most + SAME) {
            most = sum;
            memcpy(out->players, set, (size_t)out->count * sizeof *set);
        }
    }
    nw__free(set);
    return status;
}

/* Sets of `count` among so many members, times the work that one takes. */
static double count_steps(int32_t members, int64_t count) {
    double ways = 1;
    for (int64_t k = 0; k < count && ways < 1e18; k++)
        ways *= (double)(members - k) / (double)(k + 1);
    return ways * members;
}

/* Distances from all, then all sets; those of the best are put in the order of what they add. */
static netweave_status pick_exactly(search *search, double *bound, double *row, nw__key_players *out) {
    size_t members = (size_t)search->members;
    double *near = nw__allocate_zeroed(members, members * sizeof *near);
    double *best = nw__allocate((size_t)out->count, members * sizeof *best);
    int32_t *set = nw__allocate((size_t)out->count, sizeof *set);
    netweave_status status = near != NULL && best != NULL && set != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    for (int32_t i = 0; i < search->members && status == NETWEAVE_STATUS_OK; i++)
        status = look_from(search, i, near + (size_t)i * members, &row[i]);
    if (status == NETWEAVE_STATUS_OK)
        status = try_all(near, search->members, search->run, best, out);
    if (status == NETWEAVE_STATUS_OK) {
        memcpy(set, out->players, (size_t)out->count * sizeof *set);
        status = pick_greedily(search, set, out->count, bound, row, out);
    }
    nw__free(near);
    nw__free(best);
    nw__free(set);
    return status;
}

netweave_status nw__find_key_players(const netweave_view *view, bool incoming, int64_t count, netweave_run *run,
                                     nw__key_players *out) {
    size_t members = (size_t)view->members;
    search search = {.rows = incoming ? &view->in : &view->out, .members = view->members, .run = run};
    search.near = nw__allocate_zeroed(members, sizeof *search.near);
    search.queue = nw__allocate(members, sizeof *search.queue);
    search.far = nw__allocate(members, sizeof *search.far);
    double *bound = nw__allocate(members, sizeof *bound);
    double *row = nw__allocate(members, sizeof *row);
    int32_t *all = nw__allocate(members, sizeof *all);
    bool room = search.near != NULL && search.queue != NULL && search.far != NULL && bound != NULL && row != NULL &&
                all != NULL;
    netweave_status status = room ? NETWEAVE_STATUS_OK : nw__fail_memory();
    const nw__distances *distances = NULL;
    if (room)
        status = nw__pass_distances(view, run, &distances);
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++) {
        search.far[i] = -1;
        bound[i] = 1 + (incoming ? distances->inverse_from[i] : distances->inverse_to[i]) + SAME;
        all[i] = i;
    }
    out->count = count < view->members ? count : view->members;
    out->reach = 0;
    out->exact = count_steps(view->members, out->count) <= MOST_STEPS;
    if (status == NETWEAVE_STATUS_OK && out->exact && out->count > 0)
        status = pick_exactly(&search, bound, row, out);
    else if (status == NETWEAVE_STATUS_OK)
        status = pick_greedily(&search, all, view->members, bound, row, out);
    nw__free(search.near);
    nw__free(search.queue);
    nw__free(search.far);
    nw__free(bound);
    nw__free(row);
    nw__free(all);
    return status;
}
