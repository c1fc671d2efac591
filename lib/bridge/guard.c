/* The guard around igraph: lock, handlers, random numbers, clean-ups. SPDX-License-Identifier: GPL-2.0-or-later */
#include "bridge/guard.h"

#include <pthread.h>
#include <stdio.h>
#include <time.h>

/* igraph's handlers, random numbers and clean-up stack are one per process, and so is this lock. */
static pthread_mutex_t process_lock = PTHREAD_MUTEX_INITIALIZER;

typedef struct guard {
    struct guard *outer; /* the use of igraph during which the host's progress function called us, or NULL */
    netweave_run *run;
    const char *what;
    double share;
    bool held;        /* not to be interrupted by igraph's own asking */
    char reason[512]; /* the first that igraph gave */
    igraph_error_handler_t *error;
    igraph_warning_handler_t *warning;
    igraph_progress_handler_t *progress;
    igraph_status_handler_t *status;
    igraph_interruption_handler_t *interruption;
    nw__igraph_host_random host_random;
    igraph_rng_t random;
} guard;

/* The use of igraph under way on this thread: igraph hands nothing of ours to its handlers. */
static _Thread_local guard *current;

/* igraph calls this once per level of its stack, with the reason in the first call only, and expects the clean-ups to
 * run here: afterwards their items point into frames that are gone. */
static void on_error(const char *reason, const char *file, int line, igraph_error_t error) {
    (void)file, (void)line, (void)error;
    if (current != NULL && current->reason[0] == '\0' && reason != NULL)
        snprintf(current->reason, sizeof current->reason, "%s", reason);
    IGRAPH_FINALLY_FREE();
}

static void leave(guard *guard);
static void enter(guard *guard);

static bool should_stop(void) {
    guard *own = current;
    /* The check may call the host's progress function, which may use igraph, or us: it finds its own state. */
    leave(own);
    bool stop = nw__run_check(own->run, own->share, own->what) != NETWEAVE_STATUS_OK;
    enter(own);
    return stop;
}

/* igraph returns from the function that asks before it calls the error handler, so the clean-ups must run here. */
static bool interrupt(void) {
    bool stop = current != NULL && should_stop();
    if (stop)
        IGRAPH_FINALLY_FREE();
    return stop;
}

NW_IGRAPH_INTERRUPTION(on_interruption, interrupt())

/* Puts our handlers in place of the host's. */
static void enter_handlers(guard *guard) {
    guard->error = igraph_set_error_handler(on_error);
    guard->warning = igraph_set_warning_handler(igraph_warning_handler_ignore);
    guard->progress = igraph_set_progress_handler(NULL);
    guard->status = igraph_set_status_handler(NULL);
    guard->interruption = igraph_set_interruption_handler(on_interruption);
}

static void leave_handlers(const guard *guard) {
    igraph_set_error_handler(guard->error);
    igraph_set_warning_handler(guard->warning);
    igraph_set_progress_handler(guard->progress);
    igraph_set_status_handler(guard->status);
    igraph_set_interruption_handler(guard->interruption);
}

static void enter(guard *guard) {
    enter_handlers(guard);
    guard->host_random = nw__igraph_replace_random(&guard->random);
    IGRAPH_FINALLY_EXIT();
}

/* Gives the host its state back while work is under way. Work's clean-ups are shut away on their own level. */
static void leave(guard *guard) {
    IGRAPH_FINALLY_ENTER();
    nw__igraph_restore_random(&guard->host_random);
    leave_handlers(guard);
}

/* Waits for the lock, but not beyond a cancel. */
static netweave_status take_lock(netweave_run *run, const char *what) {
    while (pthread_mutex_trylock(&process_lock) != 0) {
        netweave_status status = nw__run_check(run, 0, what);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        struct timespec until;
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_nsec += 10000000;
        until.tv_sec += until.tv_nsec / 1000000000;
        until.tv_nsec %= 1000000000;
        if (pthread_mutex_timedlock(&process_lock, &until) == 0)
            break;
    }
    return NETWEAVE_STATUS_OK;
}

static netweave_status explain(const guard *guard, igraph_error_t error) {
    if (error == IGRAPH_SUCCESS)
        return NETWEAVE_STATUS_OK;
    if (error == IGRAPH_ENOMEM)
        return nw__fail_memory();
    if (error == IGRAPH_INTERRUPTED && nw__run_stopped(guard->run))
        return nw__run_check(guard->run, guard->share, guard->what);
    return nw__fail(NETWEAVE_STATUS_PEER, "igraph could not %s: %s; check the network, or leave this measure out",
                    guard->what, guard->reason[0] != '\0' ? guard->reason : igraph_strerror(error));
}

/* Work between the host's states. The host's clean-ups lie below the level that is opened here. */
static igraph_error_t do_work(guard *guard, nw__igraph_work *work, void *state) {
    IGRAPH_FINALLY_ENTER();
    enter_handlers(guard);
    igraph_error_t error = igraph_rng_init(&guard->random, &igraph_rngtype_mt19937);
    if (error == IGRAPH_SUCCESS) {
        error = igraph_rng_seed(&guard->random, 1);
        guard->host_random = nw__igraph_replace_random(&guard->random);
        if (error == IGRAPH_SUCCESS)
            error = work(state);
        nw__igraph_restore_random(&guard->host_random);
        igraph_rng_destroy(&guard->random);
    }
    leave_handlers(guard);
    IGRAPH_FINALLY_EXIT();
    return error;
}

netweave_status nw__igraph_call(netweave_run *run, const char *what, nw__igraph_work *work, void *state) {
    guard guard = {.outer = current, .run = run, .what = what};
    if (guard.outer == NULL) {
        netweave_status status = take_lock(run, what);
        if (status != NETWEAVE_STATUS_OK)
            return status;
    }
    current = &guard;
    igraph_error_t error = do_work(&guard, work, state);
    current = guard.outer;
    if (guard.outer == NULL)
        pthread_mutex_unlock(&process_lock);
    return explain(&guard, error);
}

igraph_error_t nw__igraph_seed(uint64_t seed) {
    return igraph_rng_seed(igraph_rng_default(), (igraph_uint_t)seed);
}

igraph_error_t nw__igraph_check(double share) {
    current->share = share;
    if (should_stop())
        IGRAPH_ERROR("stopped at the caller's wish", IGRAPH_INTERRUPTED);
    return IGRAPH_SUCCESS;
}
