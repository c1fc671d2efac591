/* HyperBall: the counter of a ball is the union of those of its neighbours' balls, one step smaller. Boldi and Vigna
 * 2013, arXiv 1308.2144; Boldi, Rosa and Vigna 2011, doi 10.1145/1963405.1963493. Only members next to a counter that
 * changed are looked at (their systolic computation), so long paths cost no more than their ties.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/balls.h"

#include "base/memory.h"
#include "base/random.h"
#include "core/lanes.h"

#include <math.h>
#include <string.h>

enum {
    CHUNK = 1024,
    POLL = 4096,   /* members between two looks at the run */
    SPARSE = 8,    /* a list is made where no more than one in so many arcs leads to a change */
    REST_BITS = 58 /* of a hash, beyond those that choose the register */
};

static const uint64_t first_stream = UINT64_C(1) << 43;
static const char *const step = "counters of balls";

typedef struct counter {
    uint8_t registers[NW_BALL_REGISTERS];
} counter;

struct nw__ball_work {
    counter *now, *next; /* a cache line each */
    void *room[2];
    unsigned char *fresh, *soon, *listed; /* changed in the last round, in this one; is in the list */
    int32_t *changed, *list;              /* members; those whose neighbours changed */
    int64_t changed_count, list_count;
    bool all; /* everybody is to be looked at, not only the list */
    double *size, *chunk;
    double empty[NW_BALL_REGISTERS + 1]; /* what so many empty registers add */
    size_t level_capacity;
    int64_t round, number;
    uint64_t seed;
};

void nw__balls_free(nw__balls *balls) {
    struct nw__ball_work *work = balls->work;
    nw__free(balls->reached);
    nw__free(balls->sum);
    nw__free(balls->inverse);
    nw__free(balls->farthest);
    nw__free(balls->levels);
    if (work == NULL)
        return;
    nw__free(work->room[0]);
    nw__free(work->room[1]);
    nw__free(work->fresh);
    nw__free(work->soon);
    nw__free(work->listed);
    nw__free(work->changed);
    nw__free(work->list);
    nw__free(work->size);
    nw__free(work->chunk);
    nw__free(work);
}

/* sigma of Ertl 2017 for each number of empty registers: x + sum of x^(2^k) 2^(k - 1). */
static void make_empty(double *empty) {
    for (int k = 0; k <= NW_BALL_REGISTERS; k++) {
        double power = (double)k / NW_BALL_REGISTERS;
        double weight = 1;
        double before = -1;
        double sum = power;
        while (k < NW_BALL_REGISTERS && sum != before) {
            before = sum;
            power *= power;
            sum += power * weight;
            weight *= 2;
        }
        empty[k] = sum * NW_BALL_REGISTERS;
    }
}

netweave_status nw__balls_make(nw__balls *balls) {
    size_t members = (size_t)balls->members;
    struct nw__ball_work *work = balls->work = nw__allocate_zeroed(1, sizeof *work);
    if (work == NULL)
        return nw__fail_memory();
    balls->reached = nw__allocate(members, sizeof *balls->reached);
    balls->sum = nw__allocate(members, sizeof *balls->sum);
    balls->inverse = nw__allocate(members, sizeof *balls->inverse);
    balls->farthest = nw__allocate(members, sizeof *balls->farthest);
    work->now = nw__allocate_lines(members, &work->room[0]);
    work->next = nw__allocate_lines(members, &work->room[1]);
    work->fresh = nw__allocate_zeroed(members, 1);
    work->soon = nw__allocate_zeroed(members, 1);
    work->listed = nw__allocate_zeroed(members, 1);
    work->changed = nw__allocate(members, sizeof *work->changed);
    work->list = nw__allocate(members, sizeof *work->list);
    work->size = nw__allocate(members, sizeof *work->size);
    work->chunk = nw__allocate(members / CHUNK + 1, sizeof *work->chunk);
    make_empty(work->empty);
    bool done = balls->reached != NULL && balls->sum != NULL && balls->inverse != NULL && balls->farthest != NULL &&
                work->now != NULL && work->next != NULL && work->fresh != NULL && work->soon != NULL &&
                work->listed != NULL && work->changed != NULL && work->list != NULL && work->size != NULL &&
                work->chunk != NULL;
    return done ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

/* How many are in a counter: Ertl 2017, arXiv 1702.01284, algorithm 6, which is unbiased for small numbers too, but for
 * what its constant is too large with few registers (Flajolet et al. 2007, doi 10.46298/dmtcs.3545). */
static double estimate(const struct nw__ball_work *work, const counter *counter) {
    static const double surplus = 1.079 / (NW_BALL_REGISTERS + 1.079);
    uint64_t filled = 0;
    int empty = 0;
    for (int k = 0; k < NW_BALL_REGISTERS; k++) {
        empty += counter->registers[k] == 0;
        filled += counter->registers[k] > 0 ? UINT64_C(1) << (REST_BITS - counter->registers[k]) : 0;
    }
    double squares = (double)NW_BALL_REGISTERS * NW_BALL_REGISTERS / (2 * M_LN2);
    double raw = squares / (work->empty[empty] + ldexp((double)filled, -REST_BITS));
    return raw * (1 - surplus * (NW_BALL_REGISTERS - empty) / NW_BALL_REGISTERS);
}

static netweave_status begin_members(void *state, int64_t begin, int64_t end, int thread) {
    (void)thread;
    nw__balls *balls = state;
    struct nw__ball_work *work = balls->work;
    uint64_t first = first_stream + ((uint64_t)work->number << 32);
    for (int64_t i = begin; i < end; i++) {
        nw__random random = nw__random_stream(work->seed, first + (uint64_t)i);
        uint64_t bits = nw__random_bits(&random);
        uint64_t rest = bits / NW_BALL_REGISTERS | UINT64_C(1) << (REST_BITS - 1);
        work->now[i] = (counter){{0}};
        work->now[i].registers[bits % NW_BALL_REGISTERS] = (uint8_t)(1 + __builtin_ctzll(rest));
        work->size[i] = estimate(work, &work->now[i]);
        work->fresh[i] = 1;
        work->changed[i] = (int32_t)i;
        balls->reached[i] = balls->sum[i] = balls->inverse[i] = 0;
        balls->farthest[i] = 0;
    }
    return NETWEAVE_STATUS_OK;
}

/* The union of a member's counter with those of neighbours that changed; true when it is larger. */
static bool unite(const nw__balls *balls, int32_t i, counter *all) {
    const struct nw__ball_work *work = balls->work;
    *all = work->now[i];
    for (int64_t k = balls->along->start[i]; k < balls->along->start[i + 1]; k++) {
        int32_t other = balls->along->to[k];
        if (!work->fresh[other])
            continue;
        const uint8_t *registers = work->now[other].registers;
        for (int r = 0; r < NW_BALL_REGISTERS; r++)
            all->registers[r] = all->registers[r] > registers[r] ? all->registers[r] : registers[r];
    }
    return memcmp(all, &work->now[i], sizeof *all) != 0;
}

static netweave_status grow_members(void *state, int64_t begin, int64_t end, int thread) {
    (void)thread;
    nw__balls *balls = state;
    struct nw__ball_work *work = balls->work;
    double round = (double)work->round;
    double pairs = 0;
    for (int64_t place = begin; place < end; place++) {
        int32_t i = work->all ? (int32_t)place : work->list[place];
        counter all;
        work->soon[i] = unite(balls, i, &all);
        if (!work->soon[i])
            continue;
        work->next[i] = all;
        double size = estimate(work, &all);
        double more = size - work->size[i];
        work->size[i] = size;
        balls->farthest[i] = (int32_t)work->round;
        if (work->round == 1)
            continue;
        pairs += more;
        balls->reached[i] += more;
        balls->sum[i] += more * round;
        balls->inverse[i] += more / round;
    }
    work->chunk[begin / CHUNK] = pairs;
    return NETWEAVE_STATUS_OK;
}

static netweave_status keep_members(void *state, int64_t begin, int64_t end, int thread) {
    (void)thread;
    struct nw__ball_work *work = ((nw__balls *)state)->work;
    for (int64_t k = begin; k < end; k++)
        work->now[work->changed[k]] = work->next[work->changed[k]];
    return NETWEAVE_STATUS_OK;
}

/* Lists those whom a change concerns, or says that all are to be looked at. */
static netweave_status list_members(nw__balls *balls, netweave_run *run) {
    struct nw__ball_work *work = balls->work;
    int64_t arcs = 0;
    for (int64_t k = 0; k < work->changed_count; k++) {
        const int64_t *start = balls->against->start + work->changed[k];
        arcs += start[1] - start[0];
    }
    work->all = arcs >= balls->against->start[balls->members] / SPARSE;
    work->list_count = work->all ? balls->members : 0;
    for (int64_t k = 0; k < work->changed_count && !work->all; k++) {
        int32_t i = work->changed[k];
        netweave_status status = k % POLL == POLL - 1 ? nw__run_check(run, 0, step) : NETWEAVE_STATUS_OK;
        if (status != NETWEAVE_STATUS_OK)
            return status;
        for (int64_t arc = balls->against->start[i]; arc < balls->against->start[i + 1]; arc++) {
            int32_t other = balls->against->to[arc];
            if (!work->listed[other])
                work->list[work->list_count++] = other;
            work->listed[other] = 1;
        }
    }
    for (int64_t k = 0; k < work->list_count && !work->all; k++)
        work->listed[work->list[k]] = 0;
    return NETWEAVE_STATUS_OK;
}

/* Takes note of who changed in a round. */
static void turn_round(nw__balls *balls) {
    struct nw__ball_work *work = balls->work;
    for (int64_t k = 0; k < work->changed_count; k++)
        work->fresh[work->changed[k]] = 0;
    work->changed_count = 0;
    for (int64_t k = 0; k < work->list_count; k++) {
        int32_t i = work->all ? (int32_t)k : work->list[k];
        work->changed[work->changed_count] = i;
        work->changed_count += work->soon[i];
    }
    unsigned char *fresh = work->fresh;
    work->fresh = work->soon;
    work->soon = fresh;
    for (int64_t k = 0; k * CHUNK < work->list_count; k++)
        balls->levels[work->round] += work->chunk[k];
    if (work->changed_count > 0)
        balls->size = work->round + 1;
}

netweave_status nw__balls_run(nw__balls *balls, int64_t number, netweave_run *run) {
    struct nw__ball_work *work = balls->work;
    work->number = number;
    work->seed = netweave_run_seed(run);
    memset(work->soon, 0, (size_t)balls->members);
    work->changed_count = balls->members;
    balls->size = 1;
    netweave_status status = nw__parallel_for(run, balls->members, CHUNK, step, begin_members, balls);
    for (work->round = 1; status == NETWEAVE_STATUS_OK && work->changed_count > 0; work->round++) {
        if (!nw__grow(&balls->levels, &work->level_capacity, (size_t)work->round + 1, sizeof *balls->levels))
            return nw__fail_memory();
        balls->levels[work->round] = 0;
        balls->levels[0] = 0;
        status = list_members(balls, run);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__parallel_for(run, work->list_count, CHUNK, step, grow_members, balls);
        if (status == NETWEAVE_STATUS_OK) {
            turn_round(balls);
            status = nw__parallel_for(run, work->changed_count, CHUNK, step, keep_members, balls);
        }
    }
    return status;
}
