/* One case of ./dev bench cascades: MODEL MEMBERS CHANCE EDGES. Simulates independent cascades from the member with
 * most ties, with netweave's kernel and with a plain loop over igraph's adjacency lists, in one process, interleaved,
 * and writes the ties to EDGES for the peers in Python. CHANCE is a number or "degree" (1 / ties of who hears). Prints
 * JSON: processor time of a simulation in microseconds (ours with the view made ready), what is reached with its
 * standard error. SPDX-License-Identifier: GPL-2.0-or-later */
#include "models.h"

#include "base/random.h"
#include "core/cascade.h"

#include <igraph.h>
#include <math.h>
#include <netweave/netweave.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 7, SIMULATIONS = 4096 };

/* The plain loop takes as many simulations as fit into this, at least 50. */
static const double patience = 0.15;

typedef struct result {
    double time[ROUNDS];
    double reached, error;
} result;

static double seconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static double wall(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static void check(netweave_status status) {
    if (status == NETWEAVE_STATUS_OK)
        return;
    fprintf(stderr, "bench: %s\n", netweave_last_error());
    exit(1);
}

static netweave_view *make_view(const ties *ties) {
    size_t count = (size_t)ties->count;
    int32_t *from = malloc(2 * count * sizeof *from);
    int32_t *to = malloc(2 * count * sizeof *to);
    netweave_view *view = nw__view_new();
    nw__csr arcs;
    if (from == NULL || to == NULL || view == NULL)
        exit(1);
    memcpy(from, ties->from, count * sizeof *from);
    memcpy(from + count, ties->to, count * sizeof *from);
    memcpy(to, ties->to, count * sizeof *to);
    memcpy(to + count, ties->from, count * sizeof *to);
    check(nw__csr_build(ties->members, 2 * ties->count, from, to, NULL, &arcs));
    view->members = ties->members;
    check(nw__view_set_arcs(view, false, &arcs));
    free(from);
    free(to);
    return view;
}

/* Each tie once, for the peers; gives igraph's lists of contacts. */
static void write_edges(const netweave_view *view, const char *path, igraph_adjlist_t *out) {
    FILE *stream = fopen(path, "w");
    igraph_t graph;
    igraph_vector_int_t ends;
    if (stream == NULL)
        exit(1);
    igraph_vector_int_init(&ends, 0);
    for (int32_t i = 0; i < view->members; i++) {
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++) {
            if (view->out.to[k] < i)
                continue;
            fprintf(stream, "%d %d\n", i, view->out.to[k]);
            igraph_vector_int_push_back(&ends, i);
            igraph_vector_int_push_back(&ends, view->out.to[k]);
        }
    }
    fclose(stream);
    igraph_create(&graph, &ends, view->members, false);
    igraph_adjlist_init(&graph, out, IGRAPH_ALL, IGRAPH_NO_LOOPS, IGRAPH_NO_MULTIPLE);
    igraph_destroy(&graph);
    igraph_vector_int_destroy(&ends);
}

/* As anyone would write it: a queue, a mark for each member, a number drawn for each tie. */
static int64_t simulate_plainly(const igraph_adjlist_t *lists, int32_t start, double chance, nw__random *random,
                                int32_t *queue, unsigned char *knows) {
    int64_t count = 1;
    queue[0] = start;
    knows[start] = 1;
    for (int64_t j = 0; j < count; j++) {
        const igraph_vector_int_t *contacts = igraph_adjlist_get(lists, queue[j]);
        for (igraph_integer_t k = 0; k < igraph_vector_int_size(contacts); k++) {
            int32_t other = (int32_t)VECTOR(*contacts)[k];
            if (knows[other])
                continue;
            double own =
                isnan(chance) ? 1.0 / (double)igraph_vector_int_size(igraph_adjlist_get(lists, other)) : chance;
            if (nw__random_unit(random) >= own)
                continue;
            knows[other] = 1;
            queue[count++] = other;
        }
    }
    for (int64_t j = 0; j < count; j++)
        knows[queue[j]] = 0;
    return count;
}

static void time_plain(const netweave_view *view, const igraph_adjlist_t *lists, int32_t start, double chance,
                       int round, result *out) {
    int32_t *queue = malloc((size_t)view->members * sizeof *queue);
    unsigned char *knows = calloc((size_t)view->members, 1);
    nw__random random = nw__random_stream(7, (uint64_t)round);
    double sum = 0;
    double square = 0;
    double count = 0;
    if (queue == NULL || knows == NULL)
        exit(1);
    double begin = seconds();
    while (count < 50 || (seconds() - begin < patience && count < SIMULATIONS)) {
        double reached = (double)simulate_plainly(lists, start, chance, &random, queue, knows);
        sum += reached;
        square += reached * reached;
        count++;
    }
    out->time[round] = (seconds() - begin) / count;
    out->reached = sum / count;
    out->error = sqrt(fmax(0, square - sum * sum / count) / (count - 1) / count);
    free(queue);
    free(knows);
}

static void time_ours(const nw__cascade *cascade, int32_t start, netweave_run *run, int round, double (*clock)(void),
                      result *out) {
    nw__cascade_starts starts = {.members = &start, .count = 1};
    nw__cascade_effort effort = {.simulations = SIMULATIONS, .rounds = NW_CASCADE_AUTO};
    nw__cascade_estimate estimate;
    double begin = clock();
    check(nw__cascade_reach(cascade, &starts, &effort, run, &estimate));
    out->time[round] = (clock() - begin) / SIMULATIONS;
    out->reached = estimate.reached;
    out->error = estimate.error;
}

static int compare(const void *a, const void *b) {
    double left = *(const double *)a;
    double right = *(const double *)b;
    return left < right ? -1 : left > right;
}

static double median(result *result) {
    qsort(result->time, ROUNDS, sizeof *result->time, compare);
    return 1e6 * result->time[ROUNDS / 2];
}

int main(int count, char **words) {
    if (count != 5)
        return 2;
    ties ties = make_ties(words[1], (int32_t)strtol(words[2], NULL, 10));
    double chance = strcmp(words[3], "degree") == 0 ? NAN : strtod(words[3], NULL);
    nw__cascade_rule rule = {.model = NW_CASCADE_INDEPENDENT, .probability = chance};
    netweave_view *view = make_view(&ties);
    igraph_adjlist_t lists;
    nw__cascade cascade;
    netweave_run *runs[2] = {NULL, NULL};
    result ours = {0};
    result alone = {0};
    result both = {0};
    result plain = {0};
    int32_t start = 0;
    write_edges(view, words[4], &lists);
    for (int32_t i = 1; i < view->members; i++)
        if (nw__degree(&view->out, i) > nw__degree(&view->out, start))
            start = i;
    for (int k = 0; k < 2; k++) {
        check(netweave_run_create(&runs[k]));
        check(netweave_run_set_threads(runs[k], k + 1));
    }
    check(nw__cascade_make(view, &rule, NULL, &cascade));
    for (int round = 0; round < ROUNDS; round++) {
        time_ours(&cascade, start, runs[0], round, seconds, &ours);
        time_plain(view, &lists, start, chance, round, &plain);
        time_ours(&cascade, start, runs[0], round, wall, &alone);
        time_ours(&cascade, start, runs[1], round, wall, &both);
    }
    bool same = ours.reached == both.reached;
    printf("{\"ours\": %.6g, \"gain\": %.4g, \"reached\": %.9g, \"error\": %.4g, \"same\": %s, \"plain\": %.6g, "
           "\"plain_reached\": %.9g, \"plain_error\": %.4g, \"start\": %d, \"ties\": %lld}\n",
           median(&ours), median(&alone) / median(&both), ours.reached, ours.error, same ? "true" : "false",
           median(&plain), plain.reached, plain.error, start, (long long)view->ties);
    nw__cascade_free(&cascade);
    igraph_adjlist_destroy(&lists);
    netweave_run_free(runs[0]);
    netweave_run_free(runs[1]);
    netweave_view_free(view);
    free_ties(&ties);
    return 0;
}
