/* The networks that kernels are measured on. SPDX-License-Identifier: GPL-2.0-or-later */
#include "models.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *need(void *memory) {
    if (memory != NULL)
        return memory;
    fprintf(stderr, "kernels: out of memory\n");
    exit(1);
}

static void tie(ties *ties, int32_t from, int32_t to) {
    if (from == to)
        return;
    if (ties->count == ties->capacity) {
        ties->capacity = 2 * ties->capacity + 64;
        ties->from = need(realloc(ties->from, (size_t)ties->capacity * sizeof *ties->from));
        ties->to = need(realloc(ties->to, (size_t)ties->capacity * sizeof *ties->to));
    }
    ties->from[ties->count] = from;
    ties->to[ties->count++] = to;
}

static int32_t below(nw__random *random, int32_t limit) {
    return (int32_t)nw__random_below(random, (uint64_t)limit);
}

static void make_hub(ties *ties, nw__random *random) {
    for (int32_t i = 1; i < ties->members; i++)
        tie(ties, 0, i);
    for (int32_t k = 0; k < ties->members / 20; k++)
        tie(ties, 1 + below(random, ties->members - 1), 1 + below(random, ties->members - 1));
}

/* Members of one star follow each other, its hub first. The other hubs are tied to that of the largest star. */
static void make_stars(ties *ties, nw__random *random) {
    enum { HUBS = 30 };
    double share = 0;
    double harmonic = 0;
    int32_t hub = 0;
    for (int k = 1; k <= HUBS; k++)
        harmonic += 1.0 / k;
    for (int k = 1; k <= HUBS; k++) {
        share += 1 / (k * harmonic);
        int32_t end = k == HUBS ? ties->members : (int32_t)(share * ties->members);
        tie(ties, 0, hub);
        for (int32_t i = hub + 1; i < end; i++)
            tie(ties, hub, i);
        for (int32_t i = 0; i < (end - hub) / 20; i++)
            tie(ties, hub + below(random, end - hub), hub + below(random, end - hub));
        hub = end;
    }
    for (int32_t k = 0; k < ties->members / 100; k++)
        tie(ties, below(random, ties->members), below(random, ties->members));
}

static void make_small_world(ties *ties, nw__random *random) {
    for (int32_t i = 0; i < ties->members; i++)
        for (int32_t step = 1; step <= 5; step++)
            tie(ties, i, nw__random_unit(random) < 0.1 ? below(random, ties->members) : (i + step) % ties->members);
}

/* A member with index below the sum of activities up to it. */
static int32_t pick(const double *until, int32_t first, int32_t last, nw__random *random) {
    double low = first > 0 ? until[first - 1] : 0;
    double drawn = low + nw__random_unit(random) * (until[last - 1] - low);
    while (last - first > 1) {
        int32_t middle = first + (last - first - 1) / 2;
        if (until[middle] > drawn)
            last = middle + 1;
        else
            first = middle + 1;
    }
    return first;
}

/* Pendants come last; the others are in departments of 60, and send four fifths of their ties inside. */
static void make_organisation(ties *ties, nw__random *random) {
    enum { DEPARTMENT = 60 };
    int32_t core = ties->members - (int32_t)(0.36 * ties->members);
    int64_t wanted = (int64_t)(5.75 * ties->members); /* some are drawn twice */
    double *until = need(malloc((size_t)core * sizeof *until));
    double sum = 0;
    for (int32_t i = 0; i < core; i++)
        until[i] = sum += fmin(pow(1 - nw__random_unit(random), -1 / 1.5), 0.02 * core);
    for (int64_t k = 0; k < wanted; k++) {
        int32_t from = pick(until, 0, core, random);
        int32_t first = from - from % DEPARTMENT;
        int32_t last = first + DEPARTMENT < core ? first + DEPARTMENT : core;
        bool inside = nw__random_unit(random) < 0.8;
        tie(ties, from, inside ? pick(until, first, last, random) : pick(until, 0, core, random));
    }
    for (int32_t i = core; i < ties->members; i++)
        tie(ties, pick(until, 0, core, random), i);
    free(until);
}

/* Graph500: each bit of both ends falls into one of four quarters. */
static void make_kronecker(ties *ties, nw__random *random) {
    for (int64_t k = 0; k < (int64_t)ties->members * 16; k++) {
        int32_t from;
        int32_t to;
        do {
            from = to = 0;
            for (int32_t bit = 1; bit < ties->members; bit *= 2) {
                double drawn = nw__random_unit(random);
                from |= drawn >= 0.57 + 0.19 ? bit : 0;
                to |= (drawn >= 0.57 && drawn < 0.57 + 0.19) || drawn >= 0.57 + 0.19 + 0.19 ? bit : 0;
            }
        } while (from >= ties->members || to >= ties->members);
        tie(ties, from, to);
    }
}

static void make_random(ties *ties, nw__random *random) {
    for (int32_t k = 0; k < ties->members + ties->members / 20; k++)
        tie(ties, below(random, ties->members), below(random, ties->members));
}

const model models[] = {
    {"hub1", "one hub, 5% peer ties", make_hub},
    {"star30", "30 hubs, Zipf sizes, 5% ties inside, 1% across", make_stars},
    {"ws", "Watts and Strogatz, 10 neighbours, 10% rewired", make_small_world},
    {"org", "departments, Pareto activity, 36% pendants, 4.5 ties a member", make_organisation},
    {"rmat", "Graph500 Kronecker, 16 ties a member drawn", make_kronecker},
    {"random", "as many ties as hub1, at random", make_random},
    {NULL, NULL, NULL},
};

ties make_ties(const char *name, int32_t members) {
    ties ties = {.members = members};
    nw__random random = nw__random_stream(1, (uint64_t)members);
    for (const model *model = models; model->name != NULL; model++) {
        if (strcmp(model->name, name) != 0)
            continue;
        model->make(&ties, &random);
        return ties;
    }
    fprintf(stderr, "kernels: there is no model '%s'\n", name);
    exit(1);
}

void free_ties(ties *ties) {
    free(ties->from);
    free(ties->to);
}
