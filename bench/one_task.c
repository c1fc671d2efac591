/* What ./dev bench peers runs, each time in a fresh process:
 *   one_task write MODEL MEMBERS FOLDER           writes the files that all peers read; prints the number of ties
 *   one_task netweave|igraph TASK FOLDER THREADS  does one task; prints what it took as JSON
 * Files: ties.bin (32-bit integers: the first ends of all ties, then the second ones), ties.txt (the same as text),
 * names.csv and names.txt (names instead of numbers; the CSV with a header). SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "base/memory.h"
#include "models.h"
#include "reading.h"
#include "tasks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

typedef struct taken {
    double load, seconds, processor, kept, checksum;
} taken;

static _Noreturn void fail(const char *what) {
    fprintf(stderr, "one_task: %s\n", what);
    exit(1);
}

static void *need(void *memory) {
    if (memory == NULL)
        fail("out of memory");
    return memory;
}

static double seconds(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static void start(taken *taken) {
    taken->seconds = -seconds(CLOCK_MONOTONIC);
    taken->processor = -seconds(CLOCK_PROCESS_CPUTIME_ID);
}

static void stop(taken *taken) {
    taken->seconds += seconds(CLOCK_MONOTONIC);
    taken->processor += seconds(CLOCK_PROCESS_CPUTIME_ID);
}

/* Resident memory, MB. */
static double resident(void) {
    long size;
    long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (file == NULL || fscanf(file, "%ld %ld", &size, &pages) != 2)
        pages = 0;
    if (file != NULL)
        fclose(file);
    return (double)pages * (double)sysconf(_SC_PAGESIZE) / 1048576;
}

static FILE *open_in(const char *folder, const char *name, const char *mode) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, mode);
    if (file == NULL)
        fail(path);
    return file;
}

/* Rows made in place from the ties, which takes no more memory than they do; parallel ties count once. */
static netweave_view *make_view(const ties *ties) {
    nw__csr arcs = {.start = nw__allocate_zeroed((size_t)ties->members + 1, sizeof *arcs.start)};
    netweave_view *view = nw__view_new();
    need(arcs.start);
    need(view);
    for (int64_t k = 0; k < ties->count; k++) {
        arcs.start[ties->from[k] + 1]++;
        arcs.start[ties->to[k] + 1]++;
    }
    check(nw__csr_open(ties->members, false, &arcs));
    for (int64_t k = 0; k < ties->count; k++) {
        nw__csr_put(&arcs, ties->from[k], ties->to[k], 1);
        nw__csr_put(&arcs, ties->to[k], ties->from[k], 1);
    }
    nw__csr_close(ties->members, &arcs);
    check(nw__csr_join(ties->members, &arcs));
    view->members = ties->members;
    check(nw__view_set_arcs(view, false, &arcs));
    return view;
}

static void make_graph(const ties *ties, igraph_t *out) {
    igraph_vector_int_t ends;
    igraph_vector_int_init(&ends, 2 * ties->count);
    for (int64_t k = 0; k < ties->count; k++) {
        VECTOR(ends)[2 * k] = ties->from[k];
        VECTOR(ends)[2 * k + 1] = ties->to[k];
    }
    if (igraph_create(out, &ends, ties->members, false) != IGRAPH_SUCCESS)
        fail("igraph cannot make the graph");
    igraph_vector_int_destroy(&ends);
}

/* Numbers the members at random: no peer shall profit or suffer from a hub that comes first. */
static void renumber(ties *ties) {
    int32_t *place = need(malloc((size_t)ties->members * sizeof *place + 1));
    nw__random random = nw__random_stream(2, (uint64_t)ties->members);
    for (int32_t i = 0; i < ties->members; i++)
        place[i] = i;
    nw__random_shuffle(&random, place, ties->members);
    for (int64_t k = 0; k < ties->count; k++) {
        ties->from[k] = place[ties->from[k]];
        ties->to[k] = place[ties->to[k]];
    }
    free(place);
}

/* Keeps each tie once, its lower end first, in the order in which they were drawn. */
static void keep_once(ties *ties) {
    netweave_view *view = make_view(ties);
    unsigned char *there = need(calloc((size_t)view->ties * 2 + 1, 1));
    int64_t kept = 0;
    for (int64_t k = 0; k < ties->count; k++) {
        int32_t from = ties->from[k] < ties->to[k] ? ties->from[k] : ties->to[k];
        int32_t to = ties->from[k] < ties->to[k] ? ties->to[k] : ties->from[k];
        int64_t place = nw__csr_find(&view->out, from, to);
        if (there[place])
            continue;
        there[place] = 1;
        ties->from[kept] = from;
        ties->to[kept++] = to;
    }
    ties->count = kept;
    free(there);
    netweave_view_free(view);
}

static void write_files(const char *model, int32_t members, const char *folder) {
    ties ties = make_ties(model, members);
    FILE *numbers = open_in(folder, "ties.bin", "wb");
    FILE *text = open_in(folder, "ties.txt", "w");
    FILE *table = open_in(folder, "names.csv", "w");
    FILE *names = open_in(folder, "names.txt", "w");
    renumber(&ties);
    keep_once(&ties);
    fwrite(ties.from, sizeof *ties.from, (size_t)ties.count, numbers);
    fwrite(ties.to, sizeof *ties.to, (size_t)ties.count, numbers);
    fprintf(table, "from,to\n");
    for (int64_t k = 0; k < ties.count; k++) {
        fprintf(text, "%d %d\n", ties.from[k], ties.to[k]);
        fprintf(table, "m%07d,m%07d\n", ties.from[k], ties.to[k]);
        fprintf(names, "m%07d m%07d\n", ties.from[k], ties.to[k]);
    }
    if (fclose(numbers) + fclose(text) + fclose(table) + fclose(names) != 0)
        fail("cannot write the files");
    printf("{\"ties\": %lld}\n", (long long)ties.count);
    free_ties(&ties);
}

/* The members are those up to the last that has a tie, as all peers take it. */
static ties read_ties(const char *folder) {
    FILE *file = open_in(folder, "ties.bin", "rb");
    struct stat about;
    if (fstat(fileno(file), &about) != 0)
        fail("cannot read the ties");
    ties ties = {.count = about.st_size / 8};
    size_t count = (size_t)ties.count;
    ties.from = need(malloc(count * sizeof *ties.from + 1));
    ties.to = need(malloc(count * sizeof *ties.to + 1));
    if (fread(ties.from, sizeof *ties.from, count, file) + fread(ties.to, sizeof *ties.to, count, file) != 2 * count)
        fail("cannot read the ties");
    fclose(file);
    for (int64_t k = 0; k < ties.count; k++)
        ties.members = ties.to[k] >= ties.members ? ties.to[k] + 1 : ties.members;
    return ties;
}

static taken do_task(const task *task, bool ours, const char *folder, netweave_run *run) {
    taken taken = {0};
    netweave_view *view = NULL;
    igraph_t graph;
    ties ties = read_ties(folder);
    double before = resident();
    double begin = seconds(CLOCK_MONOTONIC);
    if (ours)
        view = make_view(&ties);
    else
        make_graph(&ties, &graph);
    taken.load = seconds(CLOCK_MONOTONIC) - begin;
    taken.kept = resident() - before;
    free_ties(&ties);
    start(&taken);
    taken.checksum = ours ? task->ours(view, run) : task->peer(&graph);
    stop(&taken);
    if (ours)
        netweave_view_free(view);
    else
        igraph_destroy(&graph);
    return taken;
}

static taken do_reading(const reading *reading, bool ours, const char *folder, netweave_run *run) {
    taken taken = {0};
    double before = resident();
    start(&taken);
    taken.checksum = ours ? reading->ours(folder, run) : reading->peer(folder);
    stop(&taken);
    taken.kept = resident() - before;
    return taken;
}

/* False where that side has no such task. */
static bool do_named(const char *name, bool ours, const char *folder, netweave_run *run, taken *out) {
    for (const reading *reading = readings; reading->name != NULL; reading++) {
        if (strcmp(reading->name, name) == 0) {
            *out = do_reading(reading, ours, folder, run);
            return true;
        }
    }
    for (const task *task = tasks; task->name != NULL; task++) {
        if (strcmp(task->name, name) == 0 && (ours || task->peer != NULL)) {
            *out = do_task(task, ours, folder, run);
            return true;
        }
    }
    return false;
}

int main(int count, char **words) {
    netweave_run *run = NULL;
    taken taken;
    if (count != 5)
        fail("say write MODEL MEMBERS FOLDER, or netweave|igraph TASK FOLDER THREADS");
    if (strcmp(words[1], "write") == 0) {
        write_files(words[2], (int32_t)atol(words[3]), words[4]);
        return 0;
    }
    check(netweave_run_create(&run));
    check(netweave_run_set_threads(run, atoll(words[4])));
    if (strcmp(words[2], "version") == 0)
        printf("{\"version\": \"%s\"}\n", IGRAPH_VERSION);
    else if (do_named(words[2], strcmp(words[1], "netweave") == 0, words[3], run, &taken))
        printf("{\"load\": %.6f, \"seconds\": %.9f, \"processor\": %.9f, \"kept\": %.1f, \"check\": %.17g}\n",
               taken.load, taken.seconds, taken.processor, taken.kept, taken.checksum);
    else
        printf("{\"absent\": true}\n");
    netweave_run_free(run);
    return 0;
}
