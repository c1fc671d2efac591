/* ./dev bench qap: the QAP correlation of two random networks of 500 members, beside a plain C loop that moves a whole
 * matrix and correlates all pairs anew in each draw, and beside R's sna where it is installed. Prints a table in
 * Markdown: processor time of a draw on one thread, how many times as long the others take, what two threads gain, and
 * the correlation, which all must share. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/random.h"

#include <math.h>
#include <netweave/netweave.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { MEMBERS = 500, DRAWS = 1000, PLAIN_DRAWS = 20, SNA_DRAWS = 10, ROUNDS = 5 };

typedef struct test_case {
    const char *name;
    double density;
    bool directed, weighted;
} test_case;

static const test_case cases[] = {
    {"yes or no, undirected, 5,000 ties", 0.04, false, false},
    {"yes or no, directed, 5,000 ties", 0.02, true, false},
    {"strengths, all pairs, undirected", 1, false, true},
    {"strengths, all pairs, directed", 1, true, true},
};

static double matrices[2][MEMBERS][MEMBERS];

static void check(netweave_status status) {
    if (status == NETWEAVE_STATUS_OK)
        return;
    fprintf(stderr, "bench: %s\n", netweave_last_error());
    exit(1);
}

static double seconds(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static void fill(const test_case *test) {
    nw__random random = nw__random_stream(14, 0);
    for (int layer = 0; layer < 2; layer++) {
        for (int i = 0; i < MEMBERS; i++) {
            for (int j = 0; j < MEMBERS; j++) {
                bool tied = i != j && nw__random_unit(&random) < test->density;
                double strength = test->weighted ? 0.1 + nw__random_unit(&random) : 1;
                matrices[layer][i][j] = tied ? strength : 0;
                if (!test->directed && j < i)
                    matrices[layer][i][j] = matrices[layer][j][i];
            }
        }
    }
}

static netweave_network *make_network(const test_case *test) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    char name[16];
    check(netweave_builder_create(&builder));
    for (int i = 0; i < MEMBERS; i++) {
        snprintf(name, sizeof name, "m%d", i);
        check(netweave_builder_add_member(builder, name, NULL));
    }
    for (int layer = 0; layer < 2; layer++) {
        check(
            netweave_builder_set_tie_set(builder, layer == 0 ? "a" : "b", "",
                                         test->directed ? NETWEAVE_DIRECTION_DIRECTED : NETWEAVE_DIRECTION_UNDIRECTED));
        for (int64_t i = 0; i < MEMBERS; i++)
            for (int64_t j = test->directed ? 0 : i + 1; j < MEMBERS; j++)
                if (matrices[layer][i][j] != 0)
                    check(netweave_builder_add_ties(builder, 1, &i, &j, &matrices[layer][i][j]));
    }
    check(netweave_builder_finish(builder, &network));
    netweave_builder_free(builder);
    return network;
}

/* Pearson's correlation over all pairs of different members, the second matrix moved. */
static double correlate_plainly(const int32_t *place) {
    double sums[5] = {0};
    double pairs = (double)MEMBERS * (MEMBERS - 1);
    for (int i = 0; i < MEMBERS; i++) {
        for (int j = 0; j < MEMBERS; j++) {
            double one = matrices[0][i][j];
            double other = matrices[1][place[i]][place[j]];
            if (i == j)
                continue;
            sums[0] += one;
            sums[1] += other;
            sums[2] += one * one;
            sums[3] += other * other;
            sums[4] += one * other;
        }
    }
    return (pairs * sums[4] - sums[0] * sums[1]) /
           sqrt((pairs * sums[2] - sums[0] * sums[0]) * (pairs * sums[3] - sums[1] * sums[1]));
}

/* Seconds a draw. */
static double time_plain(double *out_correlation) {
    int32_t place[MEMBERS];
    for (int i = 0; i < MEMBERS; i++)
        place[i] = i;
    *out_correlation = correlate_plainly(place);
    volatile double last = 0;
    double begin = seconds(CLOCK_PROCESS_CPUTIME_ID);
    for (uint64_t draw = 0; draw < PLAIN_DRAWS; draw++) {
        nw__random random = nw__random_stream(1, draw);
        nw__random_shuffle(&random, place, MEMBERS);
        last = correlate_plainly(place);
    }
    (void)last;
    return (seconds(CLOCK_PROCESS_CPUTIME_ID) - begin) / PLAIN_DRAWS;
}

static double time_ours(const netweave_view *const views[2], int threads, clockid_t clock, double *out_correlation) {
    netweave_run *run = NULL;
    double least = INFINITY;
    char options[32];
    snprintf(options, sizeof options, "draws=%d", DRAWS);
    check(netweave_run_create(&run));
    check(netweave_run_set_threads(run, threads));
    for (int round = 0; round < ROUNDS; round++) {
        netweave_table *table = NULL;
        double begin = seconds(clock);
        check(netweave_qap_correlation(views[0], views[1], options, run, &table));
        least = fmin(least, (seconds(clock) - begin) / DRAWS);
        *out_correlation = netweave_table_value(table, 0, 0);
        netweave_table_free(table);
    }
    netweave_run_free(run);
    return least;
}

static const char script[] =
    "suppressMessages(library(sna));a<-commandArgs(TRUE);n<-as.integer(a[2]);"
    "x<-array(readBin(a[1],\"double\",2*n*n),c(n,n,2));g<-list(t(x[,,1]),t(x[,,2]));m<-a[3];r<-as.integer(a[4]);"
    "b<-proc.time();q<-qaptest(g,gcor,g1=1,g2=2,mode=m,reps=r);e<-proc.time()-b;"
    "cat(sprintf(\"%.17g %.17g\",(e[1]+e[2])/r,q$testval))";

/* Seconds a draw of R's sna, its own test with its own correlation; 0 where it is not installed. */
static double time_sna(const test_case *test, double *out_correlation) {
    char path[] = "/tmp/netweave-bench-XXXXXX";
    char command[1024];
    double time = 0;
    int file = mkstemp(path);
    if (file < 0 || write(file, matrices, sizeof matrices) != (ssize_t)sizeof matrices)
        exit(1);
    close(file);
    snprintf(command, sizeof command, "Rscript -e '%s' %s %d %s %d 2>/dev/null", script, path, MEMBERS,
             test->directed ? "digraph" : "graph", SNA_DRAWS);
    FILE *answer = popen(command, "r");
    char line[128];
    if (answer != NULL && fgets(line, sizeof line, answer) != NULL) {
        char *rest = NULL;
        time = strtod(line, &rest);
        *out_correlation = strtod(rest, NULL);
    }
    if (answer != NULL)
        pclose(answer);
    unlink(path);
    return time;
}

static bool run_case(const test_case *test) {
    double correlation[3];
    fill(test);
    netweave_network *network = make_network(test);
    netweave_view *views[2];
    for (int k = 0; k < 2; k++) {
        char options[64];
        snprintf(options, sizeof options, "layer=%c weight=%s", 'a' + k, test->weighted ? "weight" : "none");
        check(netweave_view_create(network, options, NULL, &views[k]));
    }
    const netweave_view *const pair[2] = {views[0], views[1]};
    double plain = time_plain(&correlation[1]);
    correlation[2] = correlation[1];
    double sna = time_sna(test, &correlation[2]);
    double ours = time_ours(pair, 1, CLOCK_PROCESS_CPUTIME_ID, &correlation[0]);
    double wall = time_ours(pair, 1, CLOCK_MONOTONIC, &correlation[0]);
    double gain = wall / time_ours(pair, 2, CLOCK_MONOTONIC, &correlation[0]);
    bool agree = fabs(correlation[0] - correlation[1]) < 1e-12 && fabs(correlation[0] - correlation[2]) < 1e-9;
    printf("| %s | %.2f | %.0f | ", test->name, 1e6 * ours, plain / ours);
    if (sna > 0)
        printf("%.0f | ", sna / ours);
    else
        printf("- | ");
    printf("%.2f | %.9f%s |\n", gain, correlation[0], agree ? "" : " WRONG");
    fflush(stdout);
    netweave_view_free(views[0]);
    netweave_view_free(views[1]);
    netweave_network_free(network);
    return agree;
}

int main(void) {
    bool good = true;
    printf(
        "| two networks of %d members | netweave, microseconds a draw | plain C, ratio | R sna, ratio | two threads, "
        "gain | correlation |\n|---|--:|--:|--:|--:|--:|\n",
        MEMBERS);
    for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++)
        good = run_case(&cases[k]) && good;
    return good ? 0 : 1;
}
