/* Runs: cancelling, progress, threads. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/run.h"

#include "base/memory.h"
#include "base/options.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <time.h>
#ifdef _OPENMP
#include <omp.h>
#endif

/* How far numbers may be off where only a method is stated. */
static const double usual_error = 0.01;

struct netweave_run {
    nw__magic magic;
    int threads;
    uint64_t seed;
    bool approximates;
    nw__approximation approximation;
    double deadline; /* seconds of the monotonic clock; 0: none */
    atomic_int stop; /* a netweave_status: OK, CANCELLED or TIMEOUT */
    netweave_progress *progress;
    void *context;
    double told; /* when progress was told last */
    int depth;   /* loops under way on the calling thread */
    double outer_share;
    const char *outer_what;
};

double nw__run_clock(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

netweave_status netweave_run_create(netweave_run **out_run) {
    NW_REQUIRE_POINTER(out_run);
    netweave_run *run = nw__allocate_zeroed(1, sizeof *run);
    if (run == NULL)
        return nw__fail_memory();
    run->magic = NW_MAGIC_RUN;
    run->seed = 1;
    atomic_init(&run->stop, NETWEAVE_STATUS_OK);
    *out_run = run;
    return NETWEAVE_STATUS_OK;
}

netweave_status netweave_run_set_threads(netweave_run *run, int64_t threads) {
    NW_REQUIRE(run, NW_MAGIC_RUN);
    if (threads < 0 || threads > 1024)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "%lld threads are not possible; say 1 to 1024, or 0 for all cores", (long long)threads);
    run->threads = (int)threads;
    return NETWEAVE_STATUS_OK;
}

netweave_status netweave_run_set_seed(netweave_run *run, uint64_t seed) {
    NW_REQUIRE(run, NW_MAGIC_RUN);
    run->seed = seed;
    return NETWEAVE_STATUS_OK;
}

netweave_status netweave_run_set_time_budget(netweave_run *run, double seconds) {
    NW_REQUIRE(run, NW_MAGIC_RUN);
    if (!isfinite(seconds) || seconds < 0)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "a time budget is a number of seconds above 0, or 0 for none");
    run->deadline = seconds > 0 ? nw__run_clock() + seconds : 0;
    return NETWEAVE_STATUS_OK;
}

netweave_status netweave_run_set_approximation(netweave_run *run, const char *options) {
    static const nw__option known[] = {
        {"error", NW_OPTION_NUMBER, NULL, 1e-6, 1, NULL, "how far a number may be off, on the scale of 0 to 1"},
        {"sources", NW_OPTION_INTEGER, NULL, 2, INT32_MAX, NULL, "members to search from"},
        {"paths", NW_OPTION_INTEGER, NULL, 2, INT32_MAX, NULL, "shortest paths to draw"},
        {"runs", NW_OPTION_INTEGER, NULL, 2, 65536, NULL, "runs of counters"},
        {"seconds", NW_OPTION_NUMBER, NULL, 1e-3, 1e9, NULL, "time to spend"},
        {"method", NW_OPTION_CHOICE, "auto", 0, 0, "auto|sources|paths|balls", "how to estimate"}};
    static const char *const methods[] = {"auto", "sources", "paths", "balls"};
    NW_REQUIRE(run, NW_MAGIC_RUN);
    nw__options read;
    netweave_status status = nw__options_parse(options, "approximation", known, 6, &read);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double error = nw__options_number(&read, "error");
    double sources = nw__options_number(&read, "sources");
    double paths = nw__options_number(&read, "paths");
    double runs = nw__options_number(&read, "runs");
    double seconds = nw__options_number(&read, "seconds");
    nw__approximation approximation = {.error = isnan(error) ? 0 : error,
                                       .seconds = isnan(seconds) ? INFINITY : seconds,
                                       .sources = isnan(sources) ? INT64_MAX : (int64_t)sources,
                                       .paths = isnan(paths) ? INT64_MAX : (int64_t)paths,
                                       .runs = isnan(runs) ? INT64_MAX : (int64_t)runs};
    for (int k = 0; k < 4; k++)
        if (nw__options_chosen(&read, "method", methods[k]))
            approximation.method = (nw__method)k;
    nw__options_free(&read);
    bool balls = approximation.method == NW_METHOD_BALLS || !isnan(runs);
    if (balls && !isnan(sources))
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "counters of balls do not search from sources; say runs=N, or leave method and runs out");
    if (!isnan(runs) && approximation.method != NW_METHOD_AUTO && approximation.method != NW_METHOD_BALLS)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "runs=N is of method=balls; say that, or leave runs out");
    if (isnan(error) && isnan(sources) && isnan(paths) && isnan(runs) && isnan(seconds))
        approximation.error = usual_error;
    run->approximates = options != NULL && *options != '\0';
    run->approximation = approximation;
    return NETWEAVE_STATUS_OK;
}

const nw__approximation *nw__run_approximation(const netweave_run *run) {
    return nw__is(run, NW_MAGIC_RUN) && run->approximates ? &run->approximation : NULL;
}

netweave_status netweave_run_set_progress(netweave_run *run, netweave_progress *progress, void *context) {
    NW_REQUIRE(run, NW_MAGIC_RUN);
    run->progress = progress;
    run->context = context;
    return NETWEAVE_STATUS_OK;
}

void netweave_run_cancel(netweave_run *run) {
    if (nw__is(run, NW_MAGIC_RUN))
        atomic_store(&run->stop, NETWEAVE_STATUS_CANCELLED);
}

uint64_t netweave_run_seed(const netweave_run *run) {
    return nw__is(run, NW_MAGIC_RUN) ? run->seed : 1;
}

void netweave_run_free(netweave_run *run) {
    if (!nw__is(run, NW_MAGIC_RUN))
        return;
    run->magic = NW_MAGIC_FREED;
    nw__free(run);
}

bool nw__run_stopped(const netweave_run *run) {
    return nw__is(run, NW_MAGIC_RUN) && atomic_load_explicit(&run->stop, memory_order_relaxed) != NETWEAVE_STATUS_OK;
}

/* True on the thread that made the call, which alone may call the host's function. */
static bool on_calling_thread(void) {
#ifdef _OPENMP
    for (int level = 1; level <= omp_get_level(); level++)
        if (omp_get_ancestor_thread_num(level) != 0)
            return false;
#endif
    return true;
}

static netweave_status stop_status(const netweave_run *run) {
    switch (atomic_load(&run->stop)) {
    case NETWEAVE_STATUS_OK:
        return NETWEAVE_STATUS_OK;
    case NETWEAVE_STATUS_TIMEOUT:
        return nw__fail(NETWEAVE_STATUS_TIMEOUT,
                        "the time budget ran out; allow more seconds, or ask for fewer draws or measures");
    default:
        return nw__fail(NETWEAVE_STATUS_CANCELLED, "cancelled at the caller's wish; nothing was changed");
    }
}

netweave_status nw__run_check(netweave_run *run, double share, const char *what) {
    if (run == NULL)
        return NETWEAVE_STATUS_OK;
    NW_REQUIRE(run, NW_MAGIC_RUN);
    if (nw__run_stopped(run) || !on_calling_thread())
        return stop_status(run);
    double time = nw__run_clock();
    if (run->deadline > 0 && time > run->deadline) {
        atomic_store(&run->stop, NETWEAVE_STATUS_TIMEOUT);
        return stop_status(run);
    }
    if (run->depth == 0) {
        run->outer_share = share;
        run->outer_what = what;
    }
    if (run->progress != NULL && time - run->told >= 0.02) {
        run->told = time;
        if (run->progress(run->outer_share, run->outer_what, run->context) != 0)
            atomic_store(&run->stop, NETWEAVE_STATUS_CANCELLED);
    }
    return stop_status(run);
}

int nw__run_threads(const netweave_run *run) {
#ifdef _OPENMP
    if (omp_in_parallel())
        return 1;
    int threads = nw__is(run, NW_MAGIC_RUN) ? run->threads : 0;
    return threads > 0 ? threads : omp_get_num_procs();
#else
    (void)run;
    return 1;
#endif
}

/* One loop under way, shared by its threads. */
typedef struct loop {
    netweave_run *run;
    int64_t count;
    int64_t chunk;
    const char *what;
    nw__task *task;
    void *state;
    bool outermost; /* its progress is the one that is told */
    _Atomic int64_t next;
    _Atomic int64_t failed; /* the first chunk that failed, or INT64_MAX */
    pthread_mutex_t lock;   /* over the failure that is kept: */
    netweave_status status;
    char sentence[NW_ERROR_SIZE];
} loop;

/* Keeps the failure of the earliest chunk, so that the sentence is the same whatever the threads. */
static void keep_failure(loop *loop, int64_t begin, netweave_status status) {
    pthread_mutex_lock(&loop->lock);
    if (begin < atomic_load(&loop->failed)) {
        atomic_store(&loop->failed, begin);
        loop->status = status;
        memcpy(loop->sentence, netweave_last_error(), sizeof loop->sentence);
    }
    pthread_mutex_unlock(&loop->lock);
}

static void work(loop *loop, int thread) {
    for (;;) {
        int64_t begin = atomic_fetch_add(&loop->next, loop->chunk);
        if (begin >= loop->count || begin > atomic_load(&loop->failed))
            return;
        int64_t end = loop->count - begin < loop->chunk ? loop->count : begin + loop->chunk;
        double share = (double)begin / (double)loop->count;
        if (loop->outermost && thread == 0) { /* the thread that made the call, which alone tells progress */
            loop->run->outer_share = share;
            loop->run->outer_what = loop->what;
        }
        netweave_status status = nw__run_check(loop->run, share, loop->what);
        if (status == NETWEAVE_STATUS_OK)
            status = loop->task(loop->state, begin, end, thread);
        if (status != NETWEAVE_STATUS_OK)
            keep_failure(loop, begin, status);
    }
}

netweave_status nw__parallel_for(netweave_run *run, int64_t count, int64_t chunk, const char *what, nw__task *task,
                                 void *state) {
    loop loop = {
        .run = run, .count = count, .chunk = chunk > 0 ? chunk : 1, .what = what, .task = task, .state = state};
    pthread_mutex_init(&loop.lock, NULL);
    atomic_init(&loop.next, 0);
    atomic_init(&loop.failed, INT64_MAX);
    bool calling = nw__is(run, NW_MAGIC_RUN) && on_calling_thread();
    if (calling)
        loop.outermost = ++run->depth == 1;
#ifdef _OPENMP
    int threads = nw__run_threads(run);
    if (threads > 1 && count > loop.chunk) {
#pragma omp parallel num_threads(threads)
        work(&loop, omp_get_thread_num());
    } else
#endif
        work(&loop, 0);
    pthread_mutex_destroy(&loop.lock);
    if (calling)
        run->depth--;
    if (atomic_load(&loop.failed) == INT64_MAX)
        return NETWEAVE_STATUS_OK;
    return nw__fail_again(loop.status, loop.sentence);
}
