/* ./dev bench reading [MEMBERS]: reading tie lists up to the rows that measures work on, beside igraph's readers, in
 * one run, interleaved, each time in a fresh process. Prints a table in Markdown: medians of processor time, the ratio
 * (igraph / netweave; above 1 netweave is faster), the time of nothing but reading the file and counting its lines,
 * peak memory, and a checksum (ties, and the sum of squared degrees) that both must share.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/view.h"
#include "models.h"

#include <igraph.h>
#include <malloc.h>
#include <netweave/netweave.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ROUNDS = 5, LINE = 128 };

/* Beyond these seconds a peer runs once. */
static const double patience = 6;

/* How a list is written for us and for igraph. */
typedef struct shape {
    const char *title, *model;
    bool named, weighted;
} shape;

static const shape shapes[] = {
    {"integers", "org", false, false},
    {"integers, weights", "org", false, true},
    {"names, CSV", "org", true, false},
    {"names, weights, CSV", "org", true, true},
    {"integers, ten a member", "dense", false, false},
};

/* What a process found. */
typedef struct finding {
    double seconds, ties, squares;
    double stays, peak; /* MB: what is loaded, and the most that the process had */
    double lines;       /* seconds of counting them, and of writing the list again */
    double writing;
} finding;

__attribute__((noreturn)) static void stop(const char *what) {
    fprintf(stderr, "tie_lists: %s\n", what);
    exit(1);
}

static void check(netweave_status status) {
    if (status != NETWEAVE_STATUS_OK)
        stop(netweave_last_error());
}

static double seconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static double held(void) {
    struct mallinfo2 about = mallinfo2();
    return (double)(about.uordblks + about.hblkhd) / 1e6;
}

/* The ties of a shape, each once, as rows. */
static nw__csr make_rows(const shape *shape, int32_t members) {
    nw__csr rows;
    ties ties = {.members = members};
    nw__random random = nw__random_stream(19, 0);
    if (strcmp(shape->model, "dense") != 0) {
        ties = make_ties(shape->model, members);
    } else {
        ties.count = (int64_t)members * 10;
        ties.from = malloc((size_t)ties.count * sizeof *ties.from);
        ties.to = malloc((size_t)ties.count * sizeof *ties.to);
        if (ties.from == NULL || ties.to == NULL)
            stop("no room for the ties");
        for (int64_t k = 0; k < ties.count; k++) {
            ties.from[k] = (int32_t)nw__random_below(&random, (uint64_t)members - 1);
            ties.to[k] = ties.from[k] + 1 + (int32_t)nw__random_below(&random, (uint64_t)(members - 1 - ties.from[k]));
        }
    }
    if (ties.from == NULL || ties.to == NULL)
        stop("no ties");
    for (int64_t k = 0; k < ties.count; k++) {
        int32_t low = ties.from[k] < ties.to[k] ? ties.from[k] : ties.to[k];
        ties.to[k] = ties.from[k] + ties.to[k] - low;
        ties.from[k] = low;
    }
    check(nw__csr_build(members, ties.count, ties.from, ties.to, NULL, &rows));
    free_ties(&ties);
    return rows;
}

static void put_end(FILE *stream, const shape *shape, int32_t member) {
    if (shape->named)
        fprintf(stream, "member.%08x@unit%d", (uint32_t)member * 2654435761U, member % 97);
    else
        fprintf(stream, "%d", member);
}

/* Writes a list, its ties in an order drawn at random. */
static void write_list(const shape *shape, int32_t members, const char *path, char separator) {
    nw__csr rows = make_rows(shape, members);
    int64_t count = rows.start[members];
    nw__random random = nw__random_stream(20, 0);
    int32_t *from = malloc((size_t)count * sizeof *from);
    FILE *stream = fopen(path, "w");
    if (from == NULL || stream == NULL)
        stop("no room for the list");
    for (int32_t i = 0; i < members; i++)
        for (int64_t k = rows.start[i]; k < rows.start[i + 1]; k++)
            from[k] = i;
    for (int64_t k = count - 1; k > 0; k--) {
        int64_t other = (int64_t)nw__random_below(&random, (uint64_t)k + 1);
        int32_t ends[] = {from[k], rows.to[k]};
        from[k] = from[other];
        rows.to[k] = rows.to[other];
        from[other] = ends[0];
        rows.to[other] = ends[1];
    }
    if (separator == ',')
        fputs(shape->weighted ? "source,target,weight\n" : "source,target\n", stream);
    for (int64_t k = 0; k < count; k++) {
        put_end(stream, shape, from[k]);
        fputc(separator, stream);
        put_end(stream, shape, rows.to[k]);
        if (shape->weighted)
            fprintf(stream, "%c%lld.5", separator, (long long)(k % 50));
        fputc('\n', stream);
    }
    free(from);
    nw__csr_free(&rows);
    if (fclose(stream) != 0)
        stop("the list cannot be written");
}

/* What any reader must do at least. */
static void count_lines(const char *path, finding *out) {
    static char bytes[1 << 17];
    FILE *stream = fopen(path, "r");
    double begin = seconds();
    int64_t lines = 0;
    size_t got = 0;
    if (stream == NULL)
        stop("the list cannot be read");
    setvbuf(stream, NULL, _IONBF, 0);
    while ((got = fread(bytes, 1, sizeof bytes, stream)) > 0)
        for (const char *at = bytes; (at = memchr(at, '\n', (size_t)(bytes + got - at))) != NULL; at++)
            lines++;
    out->lines = lines > 0 ? seconds() - begin : 0;
    fclose(stream);
}

static void read_ours(const shape *shape, const char *path, finding *out) {
    netweave_network *network = NULL;
    netweave_view *view = NULL;
    netweave_run *run = NULL;
    char copy[LINE];
    double before = held();
    check(netweave_run_create(&run));
    check(netweave_run_set_threads(run, 1));
    double begin = seconds();
    check(netweave_network_read(path, NULL, run, &network));
    check(netweave_view_create(network, shape->weighted ? "weight=weight" : NULL, run, &view));
    out->seconds = seconds() - begin;
    out->stays = held() - before;
    out->ties = (double)view->ties;
    for (int32_t i = 0; i < view->members; i++)
        out->squares += (double)nw__degree(&view->out, i) * (double)nw__degree(&view->out, i);
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    out->peak = (double)used.ru_maxrss / 1e3;
    count_lines(path, out);
    snprintf(copy, sizeof copy, "%s.copy", path);
    begin = seconds();
    check(netweave_network_write(network, copy, "format=csv", run, NULL));
    out->writing = seconds() - begin;
    unlink(copy);
    netweave_view_free(view);
    netweave_network_free(network);
    netweave_run_free(run);
}

static void read_peer(const shape *shape, const char *path, finding *out) {
    igraph_t graph;
    igraph_vector_int_t degrees;
    FILE *stream = fopen(path, "r");
    double before = held();
    if (stream == NULL)
        stop("the list cannot be read");
    igraph_set_attribute_table(&igraph_cattribute_table);
    double begin = seconds();
    if (shape->named || shape->weighted)
        igraph_read_graph_ncol(&graph, stream, NULL, true,
                               shape->weighted ? IGRAPH_ADD_WEIGHTS_YES : IGRAPH_ADD_WEIGHTS_NO, false);
    else
        igraph_read_graph_edgelist(&graph, stream, 0, false);
    out->seconds = seconds() - begin;
    out->stays = held() - before;
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    out->peak = (double)used.ru_maxrss / 1e3;
    fclose(stream);
    igraph_vector_int_init(&degrees, 0);
    igraph_degree(&graph, &degrees, igraph_vss_all(), IGRAPH_ALL, true);
    out->ties = (double)igraph_ecount(&graph);
    for (igraph_integer_t i = 0; i < igraph_vector_int_size(&degrees); i++)
        out->squares += (double)VECTOR(degrees)[i] * (double)VECTOR(degrees)[i];
    igraph_vector_int_destroy(&degrees);
    igraph_destroy(&graph);
}

/* Does something in a process of its own. */
static finding apart(void (*task)(const shape *, const char *, finding *), const shape *shape, const char *path) {
    finding found = {0};
    int ends[2];
    int status = 0;
    fflush(NULL);
    if (pipe(ends) != 0)
        stop("no pipe");
    pid_t child = fork();
    if (child == 0) {
        task(shape, path, &found);
        _exit(write(ends[1], &found, sizeof found) == (ssize_t)sizeof found ? 0 : 1);
    }
    close(ends[1]);
    bool good = child > 0 && read(ends[0], &found, sizeof found) == (ssize_t)sizeof found;
    close(ends[0]);
    if (!good || waitpid(child, &status, 0) != child || status != 0)
        stop("a process failed");
    return found;
}

static int32_t member_count = 1000000;

static void write_ours(const shape *shape, const char *path, finding *out) {
    (void)out;
    write_list(shape, member_count, path, shape->named ? ',' : ' ');
}

static void write_peers(const shape *shape, const char *path, finding *out) {
    (void)out;
    write_list(shape, member_count, path, ' ');
}

static int compare(const void *a, const void *b) {
    double left = ((const finding *)a)->seconds;
    double right = ((const finding *)b)->seconds;
    return left < right ? -1 : left > right;
}

static bool run_shape(const shape *shape) {
    char ours_path[LINE];
    char peers_path[LINE];
    finding ours[ROUNDS];
    finding peers[ROUNDS];
    int rounds = 0;
    snprintf(ours_path, sizeof ours_path, "/tmp/netweave-reading-%ld.csv", (long)getpid());
    snprintf(peers_path, sizeof peers_path, "/tmp/netweave-reading-%ld.txt", (long)getpid());
    apart(write_ours, shape, ours_path);
    apart(write_peers, shape, peers_path);
    for (int round = 0; round < ROUNDS; round++) {
        ours[round] = apart(read_ours, shape, ours_path);
        if (round == 0 || peers[0].seconds < patience)
            peers[rounds++] = apart(read_peer, shape, peers_path);
    }
    unlink(ours_path);
    unlink(peers_path);
    qsort(ours, ROUNDS, sizeof *ours, compare);
    qsort(peers, (size_t)rounds, sizeof *peers, compare);
    const finding *we = &ours[ROUNDS / 2];
    const finding *they = &peers[rounds / 2];
    bool agree = we->ties == they->ties && we->squares == they->squares;
    printf("| %s | %.0f | %.0f | %.0f | %.1f | %.1f | %.1f | %.0f / %.0f | %.0f / %.0f | %.0f%s |\n", shape->title,
           we->ties, 1e3 * we->seconds, 1e3 * they->seconds, they->seconds / we->seconds, we->seconds / we->lines,
           we->writing / we->seconds, we->stays, they->stays, we->peak, they->peak, we->squares, agree ? "" : " WRONG");
    fflush(stdout);
    return agree;
}

int main(int count, char **words) {
    bool good = true;
    if (count > 1)
        member_count = (int32_t)strtol(words[1], NULL, 10);
    if (member_count < 1000)
        stop("give at least 1000 members");
    printf(
        "| list | ties | netweave, ms | igraph %s, ms | ratio | netweave / counting lines | writing / reading | stays, "
        "MB | peak, MB | checksum |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n",
        IGRAPH_VERSION);
    for (size_t k = 0; k < sizeof shapes / sizeof shapes[0]; k++)
        good = run_shape(&shapes[k]) && good;
    return good ? 0 : 1;
}
