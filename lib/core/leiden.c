/* Communities by the Leiden algorithm: runs, and the best of them. Traag, Waltman and van Eck 2019, doi
 * 10.1038/s41598-019-41695-z. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/leiden.h"

#include "base/memory.h"
#include "core/leiden_level.h"

#include <float.h>
#include <math.h>

/* An iteration that gains less than this share of all ties is the last; so is the fiftieth. */
static const double least_gain = 1e-12;
enum { ITERATION_LIMIT = 50 };

/* Members and arcs that a thread takes on at least: less is done before another thread has woken up. */
enum { LEAST_WORK = 1 << 14 };

/* How far a random merge strays from the best, in units of the mean weight of a tie; the authors' standard. */
static const double randomness = 0.01;

/* What a thread found. */
typedef struct best {
    nw__leiden_room room;
    bool ready; /* the room has been made */
    int64_t run;
    int32_t *community;
    double modularity;
} best;

typedef struct search {
    int32_t members;
    nw__csr ties; /* weights over the greatest of them; the rest is borrowed */
    double *strength;
    double ends; /* twice the weight of all ties */
    double resolution;
    netweave_run *run;
    best *found; /* per thread */
} search;

static void free_level(nw__leiden_level *level) {
    nw__csr_free(&level->ties);
    nw__free(level->strength);
    nw__free(level->community);
}

static void free_best(best *best) {
    nw__leiden_room *room = &best->room;
    nw__free(room->groups);
    nw__free(room->size);
    nw__free(room->met);
    nw__free(room->order);
    nw__free(room->queue);
    nw__free(room->waiting);
    nw__free(room->empty);
    nw__free(room->refined);
    nw__free(room->held);
    nw__free(room->outside);
    nw__free(room->chance);
    nw__free(room->top);
    nw__free(room->base.community);
    free_level(&room->levels[0]);
    free_level(&room->levels[1]);
    nw__free(best->community);
}

static bool make_level(size_t members, nw__leiden_level *out) {
    out->ties.start = nw__allocate(members + 1, sizeof *out->ties.start);
    out->strength = nw__allocate(members, sizeof *out->strength);
    out->community = nw__allocate(members, sizeof *out->community);
    return out->ties.start != NULL && out->strength != NULL && out->community != NULL;
}

static bool make_room(size_t members, nw__leiden_room *out) {
    out->groups = nw__allocate(members, sizeof *out->groups);
    out->size = nw__allocate(members + 1, sizeof *out->size);
    out->met = nw__allocate(members + 1, sizeof *out->met);
    out->order = nw__allocate(members, sizeof *out->order);
    out->queue = nw__allocate(members, sizeof *out->queue);
    out->waiting = nw__allocate(members, sizeof *out->waiting);
    out->empty = nw__allocate(members + 1, sizeof *out->empty);
    out->refined = nw__allocate(members, sizeof *out->refined);
    out->held = nw__allocate(members, sizeof *out->held);
    out->outside = nw__allocate(members, sizeof *out->outside);
    out->chance = nw__allocate(members, sizeof *out->chance);
    out->top = nw__allocate(members, sizeof *out->top);
    out->base.community = nw__allocate(members, sizeof *out->base.community);
    bool made = make_level(members, &out->levels[0]) && make_level(members, &out->levels[1]);
    return made && out->groups != NULL && out->size != NULL && out->met != NULL && out->order != NULL &&
           out->queue != NULL && out->waiting != NULL && out->empty != NULL && out->refined != NULL &&
           out->held != NULL && out->outside != NULL && out->chance != NULL && out->top != NULL &&
           out->base.community != NULL;
}

/* A thread's room is made when its first run begins: threads without runs need none. */
static netweave_status open_best(const search *search, best *out) {
    nw__leiden_room *room = &out->room;
    if (out->ready)
        return NETWEAVE_STATUS_OK;
    out->community = nw__allocate((size_t)search->members, sizeof *out->community);
    if (!make_room((size_t)search->members, room) || out->community == NULL)
        return nw__fail_memory();
    room->run = search->run;
    room->pull = search->resolution / search->ends;
    room->heat = randomness * search->ends / (double)search->ties.start[search->members];
    room->base.nodes = search->members;
    room->base.ties = search->ties;
    room->base.strength = search->strength;
    out->ready = true;
    return NETWEAVE_STATUS_OK;
}

/* From the split in room->base.community to a better one: moves, refines and aggregates until every community is one
 * node. Where no part could merge but nodes have moved, they are looked at again. */
static netweave_status iterate(const search *search, nw__leiden_room *room, double *out_gain) {
    nw__leiden_level *level = &room->base;
    int next = 0;
    for (int32_t i = 0; i < search->members; i++)
        room->top[i] = i;
    for (;;) {
        double gain = 0;
        int32_t communities = 0;
        int32_t parts = 0;
        netweave_status status = nw__leiden_move(level, room, &gain, &communities);
        *out_gain += gain;
        if (status == NETWEAVE_STATUS_OK && communities < level->nodes)
            status = nw__leiden_refine(level, room, &parts);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        if (communities == level->nodes || (parts == level->nodes && gain == 0))
            break;
        if (parts == level->nodes)
            continue;
        status = nw__leiden_aggregate(level, room, parts, &room->levels[next]);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        for (int32_t i = 0; i < search->members; i++)
            room->top[i] = room->refined[room->top[i]];
        level = &room->levels[next];
        next = 1 - next;
    }
    for (int32_t i = 0; i < search->members; i++)
        room->base.community[i] = level->community[room->top[i]];
    return NETWEAVE_STATUS_OK;
}

/* Numbers communities 0, 1, … by their first member; returns how many there are. `number` has a place per member. */
static int32_t number(int32_t members, int32_t *community, int32_t *number) {
    int32_t count = 0;
    for (int32_t i = 0; i < members; i++)
        number[i] = -1;
    for (int32_t i = 0; i < members; i++) {
        int32_t *place = &number[community[i]];
        if (*place < 0)
            *place = count++;
        community[i] = *place;
    }
    return count;
}

/* Sum over communities of (weight within / all) - resolution (strength held / (2 all))^2. Newman and Girvan 2004, doi
 * 10.1103/PhysRevE.69.026113; resolution: Reichardt and Bornholdt 2006, doi 10.1103/PhysRevE.74.016110. */
static double modularity(const search *search, nw__leiden_room *room) {
    const nw__csr *ties = &search->ties;
    const int32_t *community = room->base.community;
    double *within = room->outside;
    double *held = room->held;
    for (int32_t i = 0; i < search->members; i++)
        within[i] = held[i] = 0;
    for (int32_t i = 0; i < search->members; i++) {
        held[community[i]] += search->strength[i];
        for (int64_t k = ties->start[i]; k < ties->start[i + 1]; k++)
            if (community[ties->to[k]] == community[i])
                within[community[i]] += ties->weight != NULL ? ties->weight[k] : 1;
    }
    double sum = 0;
    for (int32_t i = 0; i < search->members; i++) {
        double share = held[i] / search->ends;
        sum += within[i] / search->ends - search->resolution * share * share;
    }
    return sum;
}

static netweave_status run_once(const search *search, best *best, int64_t run) {
    nw__leiden_room *room = &best->room;
    room->random = nw__random_stream(netweave_run_seed(search->run), (uint64_t)run);
    for (int32_t i = 0; i < search->members; i++)
        room->base.community[i] = i;
    double gain = INFINITY;
    for (int iteration = 0; iteration < ITERATION_LIMIT && gain > least_gain * search->ends; iteration++) {
        gain = 0;
        netweave_status status = iterate(search, room, &gain);
        if (status != NETWEAVE_STATUS_OK)
            return status;
    }
    number(search->members, room->base.community, room->met);
    double found = modularity(search, room);
    if (found > best->modularity) {
        int32_t *community = best->community;
        best->community = room->base.community;
        room->base.community = community;
        best->modularity = found;
        best->run = run;
    }
    return NETWEAVE_STATUS_OK;
}

static netweave_status task(void *state, int64_t begin, int64_t end, int thread) {
    const search *search = state;
    best *best = &search->found[thread];
    netweave_status status = open_best(search, best);
    for (int64_t i = begin; i < end && status == NETWEAVE_STATUS_OK; i++)
        status = run_once(search, best, i);
    return status;
}

/* Weights over the greatest, so that no sum overflows; none is 0, which would count as no tie. */
static netweave_status weigh(const nw__csr *ties, search *search) {
    int64_t arcs = ties->start[search->members];
    search->strength = nw__allocate_zeroed((size_t)search->members, sizeof *search->strength);
    if (ties->weight != NULL)
        search->ties.weight = nw__allocate((size_t)arcs, sizeof *search->ties.weight);
    if (search->strength == NULL || (ties->weight != NULL && search->ties.weight == NULL))
        return nw__fail_memory();
    double greatest = 0;
    for (int64_t k = 0; k < arcs && ties->weight != NULL; k++)
        greatest = fmax(greatest, ties->weight[k]);
    for (int64_t k = 0; k < arcs && ties->weight != NULL; k++)
        search->ties.weight[k] = greatest > 0 ? fmax(ties->weight[k] / greatest, DBL_MIN) : 1;
    for (int32_t i = 0; i < search->members; i++) {
        for (int64_t k = ties->start[i]; k < ties->start[i + 1]; k++)
            search->strength[i] += ties->weight != NULL ? search->ties.weight[k] : 1;
        search->ends += search->strength[i];
    }
    return NETWEAVE_STATUS_OK;
}

/* Copies the best that any thread found; of equals that of the first run. */
static void take_best(const search *search, int threads, int32_t *out_community, int64_t *out_count,
                      double *out_modularity) {
    const best *best = &search->found[0];
    for (int i = 1; i < threads; i++) {
        const struct best *other = &search->found[i];
        if (other->modularity > best->modularity || (other->modularity == best->modularity && other->run < best->run))
            best = other;
    }
    int64_t count = 0;
    for (int32_t i = 0; i < search->members; i++) {
        out_community[i] = best->community[i];
        count = best->community[i] >= count ? best->community[i] + 1 : count;
    }
    *out_count = count;
    *out_modularity = best->modularity;
}

netweave_status nw__leiden(int32_t members, const nw__csr *ties, double resolution, int64_t runs, netweave_run *run,
                           int32_t *out_community, int64_t *out_count, double *out_modularity) {
    if (ties->start[members] == 0) {
        for (int32_t i = 0; i < members; i++)
            out_community[i] = i;
        *out_count = members;
        *out_modularity = NAN;
        return NETWEAVE_STATUS_OK;
    }
    int threads = nw__run_threads(run);
    search search = {.members = members,
                     .ties = {.start = ties->start, .to = ties->to},
                     .resolution = resolution,
                     .run = run,
                     .found = nw__allocate_zeroed((size_t)threads, sizeof *search.found)};
    netweave_status status = search.found != NULL ? weigh(ties, &search) : nw__fail_memory();
    for (int i = 0; i < threads && search.found != NULL; i++) {
        search.found[i].modularity = -INFINITY;
        search.found[i].run = runs;
    }
    if (status == NETWEAVE_STATUS_OK)
        status = nw__parallel_for(run, runs, LEAST_WORK / (members + ties->start[members]) + 1, "communities", task,
                                  &search);
    if (status == NETWEAVE_STATUS_OK)
        take_best(&search, threads, out_community, out_count, out_modularity);
    for (int i = 0; i < threads && search.found != NULL; i++)
        free_best(&search.found[i]);
    nw__free(search.found);
    nw__free(search.strength);
    nw__free(search.ties.weight);
    return status;
}
