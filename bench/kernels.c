/* ./dev bench kernels [WORD…]: our kernels beside igraph's, in one process, interleaved; with words, only the cases
 * whose "task network" holds one of them ("org-10000"). Prints a table in Markdown: medians, the ratio (igraph /
 * netweave on one thread; above 1 netweave is faster), what two threads gain, and a checksum that both must share. Our
 * time is processor time from the list of ties on: rows, reductions, orders. igraph's begins with its graph made.
 * Both are of this thread, for what idle threads burn in waiting is nobody's work: see ./dev for the libraries below
 * igraph. SPDX-License-Identifier: GPL-2.0-or-later */
#include "../tests/peer/view_graph.h"
#include "models.h"
#include "tasks.h"

#include <math.h>
#include <netweave/netweave.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Beyond these seconds of ours together, a case ends with the rounds it has; beyond those of igraph, igraph runs once.
 */
static const double patience = 3;
static const double peer_patience = 2;

enum { ROUNDS = 15 };

typedef struct test_case {
    const char *task, *model;
    int32_t members;
} test_case;

static const test_case cases[] = {
    {"betweenness", "hub1", 10000},
    {"betweenness", "star30", 10000},
    {"betweenness", "org", 10000},
    {"betweenness", "ws", 10000},
    {"betweenness", "rmat", 10000},
    {"betweenness from 64 sources", "org", 100000},
    {"betweenness from 64 sources", "rmat", 100000},
    {"distances", "hub1", 10000},
    {"distances", "star30", 10000},
    {"distances", "org", 10000},
    {"distances", "ws", 10000},
    {"distances", "rmat", 10000},
    {"constraint", "hub1", 100000},
    {"constraint", "star30", 100000},
    {"constraint", "org", 100000},
    {"constraint", "ws", 100000},
    {"constraint", "rmat", 100000},
    {"clustering", "hub1", 100000},
    {"clustering", "org", 100000},
    {"clustering", "ws", 100000},
    {"clustering", "rmat", 100000},
    {"pagerank", "hub1", 100000},
    {"pagerank", "org", 100000},
    {"pagerank", "ws", 100000},
    {"pagerank", "rmat", 100000},
    {"eigenvector", "hub1", 100000},
    {"eigenvector", "star30", 100000},
    {"eigenvector", "ws", 100000},
    {"cores", "hub1", 100000},
    {"cores", "org", 100000},
    {"cores", "rmat", 100000},
    {"components", "hub1", 100000},
    {"components", "org", 100000},
    {"components", "rmat", 100000},
    {"articulation points", "hub1", 100000},
    {"articulation points", "org", 100000},
    {"articulation points", "rmat", 100000},
    {"communities", "org", 10000},
    {"communities", "org", 100000},
    {"communities", "ws", 100000},
    {"communities", "rmat", 100000},
    {"removal curve", "hub1", 100000},
    {"removal curve", "org", 100000},
    {"removal curve", "rmat", 100000},
};

static double seconds(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static int compare(const void *a, const void *b) {
    double left = *(const double *)a;
    double right = *(const double *)b;
    return left < right ? -1 : left > right;
}

static double median(double *numbers, int count) {
    qsort(numbers, (size_t)count, sizeof *numbers, compare);
    return numbers[count / 2];
}

/* Parallel ties count once. */
static netweave_view *make_view(const ties *ties) {
    nw__csr arcs;
    netweave_view *view = nw__view_new();
    check(nw__csr_build_undirected(ties->members, ties->count, ties->from, ties->to, &arcs));
    view->members = ties->members;
    check(nw__view_set_arcs(view, false, &arcs));
    return view;
}

typedef struct timing {
    double time[ROUNDS], wall[ROUNDS];
    int rounds;
    double spent, checksum;
} timing;

static void add_round(timing *timing, double begin, double begin_wall) {
    timing->time[timing->rounds] = seconds(CLOCK_THREAD_CPUTIME_ID) - begin;
    timing->wall[timing->rounds] = seconds(CLOCK_MONOTONIC) - begin_wall;
    timing->spent += timing->time[timing->rounds++];
}

static void time_ours(const task *task, const ties *ties, netweave_run *run, timing *timing) {
    double begin = seconds(CLOCK_THREAD_CPUTIME_ID);
    double begin_wall = seconds(CLOCK_MONOTONIC);
    netweave_view *view = make_view(ties);
    timing->checksum = task->ours(view, run);
    add_round(timing, begin, begin_wall);
    netweave_view_free(view);
}

static void time_peer(const task *task, const igraph_t *graph, timing *timing) {
    igraph_t fresh; /* igraph keeps some of what it finds with the graph */
    igraph_copy(&fresh, graph);
    double begin = seconds(CLOCK_THREAD_CPUTIME_ID);
    double begin_wall = seconds(CLOCK_MONOTONIC);
    timing->checksum = task->peer(&fresh);
    add_round(timing, begin, begin_wall);
    igraph_destroy(&fresh);
}

static bool run_case(const task *task, const test_case *test, bool alone, netweave_run *one, netweave_run *two) {
    bool compared = task->peer != NULL && !alone;
    timing ours = {0};
    timing threads = {0};
    timing peer = {0};
    igraph_t graph;
    ties ties = make_ties(test->model, test->members);
    netweave_view *view = make_view(&ties);
    int64_t tie_count = view->ties;
    make_graph(view, &graph);
    netweave_view_free(view);
    for (int round = 0; round < ROUNDS && (round < 3 || ours.spent < patience); round++) {
        time_ours(task, &ties, one, &ours);
        time_ours(task, &ties, two, &threads);
        if (compared && (round == 0 || peer.spent < peer_patience))
            time_peer(task, &graph, &peer);
    }
    igraph_destroy(&graph);
    free_ties(&ties);
    double time = median(ours.time, ours.rounds);
    double gain = median(ours.wall, ours.rounds) / median(threads.wall, threads.rounds);
    bool agree = ours.checksum == threads.checksum &&
                 (!compared || fabs(ours.checksum - peer.checksum) <= task->tolerance * fmax(1, fabs(peer.checksum)));
    printf("| %s | %s-%d | %lld | %.3g | ", task->name, test->model, test->members, (long long)tie_count, 1e3 * time);
    if (!compared)
        printf("- | - ");
    else
        printf("%.4g | %.4g ", 1e3 * median(peer.time, peer.rounds), median(peer.time, peer.rounds) / time);
    printf("| %.2f | %.12g%s |\n", gain, ours.checksum, agree ? "" : " WRONG");
    fflush(stdout);
    return agree;
}

static bool is_wanted(const test_case *test, int words, char **word) {
    char name[128];
    snprintf(name, sizeof name, "%s %s-%d", test->task, test->model, test->members);
    for (int i = 0; i < words; i++)
        if (strstr(name, word[i]) != NULL)
            return true;
    return words == 0;
}

int main(int count, char **words) {
    netweave_run *one = NULL;
    netweave_run *two = NULL;
    bool good = true;
    int first = count > 1 && strcmp(words[1], "alone") == 0 ? 2 : 1;
    check(netweave_run_create(&one));
    check(netweave_run_create(&two));
    check(netweave_run_set_threads(one, 1));
    check(netweave_run_set_threads(two, 2));
    printf("| task | network | ties | netweave, ms | igraph %s, ms | ratio | two threads, gain | checksum |\n"
           "|---|---|--:|--:|--:|--:|--:|--:|\n",
           IGRAPH_VERSION);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        for (int k = 0; tasks[k].name != NULL; k++)
            if (strcmp(tasks[k].name, cases[i].task) == 0 && is_wanted(&cases[i], count - first, words + first))
                good = run_case(&tasks[k], &cases[i], first == 2, one, two) && good;
    netweave_run_free(one);
    netweave_run_free(two);
    return good ? 0 : 1;
}
