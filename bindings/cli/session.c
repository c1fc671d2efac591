/* A call's run: threads, seed, time, progress, Ctrl-C; and where the answer goes.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* What the signal handler may touch. */
static netweave_run *volatile running;
static volatile sig_atomic_t stopped;

/* The first signal asks the library to stop, which leaves no half-written file; the second ends the program. */
static void stop(int signal_number) {
    if (stopped) {
        signal(signal_number, SIG_DFL);
        raise(signal_number);
        return;
    }
    stopped = 1;
    netweave_run_cancel(running);
}

bool interrupted(void) {
    return stopped != 0;
}

int refuse(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fputs("netweave: ", stderr);
    vfprintf(stderr, format, arguments);
    fputs("\n", stderr);
    va_end(arguments);
    return netweave_status_exit_code(NETWEAVE_STATUS_INVALID_ARGUMENT);
}

void remark(const session *session, const char *format, ...) {
    if (session->values[OPTION_QUIET] != NULL)
        return;
    va_list arguments;
    va_start(arguments, format);
    fputs("netweave: note: ", stderr);
    vfprintf(stderr, format, arguments);
    fputs("\n", stderr);
    va_end(arguments);
}

int told(netweave_status status) {
    if (status == NETWEAVE_STATUS_OK)
        return 0;
    if (stopped) {
        fputs("netweave: stopped; nothing was written\n", stderr);
        return netweave_status_exit_code(NETWEAVE_STATUS_CANCELLED);
    }
    fprintf(stderr, "netweave: %s\n", netweave_last_error());
    return netweave_status_exit_code(status);
}

void *need_memory(size_t count, size_t size) {
    void *memory = calloc(count > 0 ? count : 1, size);
    if (memory == NULL) {
        fputs("netweave: out of memory; try a smaller network or fewer measures\n", stderr);
        exit(netweave_status_exit_code(NETWEAVE_STATUS_OUT_OF_MEMORY));
    }
    return memory;
}

char *text_of(const char *format, ...) {
    va_list arguments;
    va_list again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    size_t size = (size_t)(length > 0 ? length : 0) + 1;
    char *text = need_memory(size, 1);
    vsnprintf(text, size, format, again);
    va_end(again);
    return text;
}

/* ---- progress ---- */

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

typedef struct bar {
    double begin; /* when the program began */
    bool shown;
} bar;

static bar progress_bar;

static int show_progress(double share, const char *what, void *context) {
    enum { WIDTH = 30 };
    bar *bar = context;
    if (now() - bar->begin < 1.0)
        return 0;
    int filled = (int)(share * WIDTH);
    filled = filled < 0 ? 0 : filled > WIDTH ? WIDTH : filled;
    fprintf(stderr, "\r\033[K[%.*s%*s] %3d%% %s", filled, "##############################", WIDTH - filled, "",
            (int)(share * 100), what != NULL ? what : "");
    fflush(stderr);
    bar->shown = true;
    return 0;
}

static void clear_progress(void) {
    if (progress_bar.shown)
        fputs("\r\033[K", stderr);
    progress_bar.shown = false;
}

/* ---- settings ---- */

/* A whole number of an option, all of its text; false when it is not one. */
static bool whole_number(const char *text, unsigned long long *out) {
    char *end = NULL;
    if (*text < '0' || *text > '9')
        return false;
    errno = 0;
    *out = strtoull(text, &end, 10);
    return errno == 0 && *end == '\0';
}

static int set_run(session *session) {
    unsigned long long number = 0;
    const char *seed = session->values[OPTION_SEED];
    const char *threads = session->values[OPTION_THREADS];
    const char *seconds = session->values[OPTION_TIMEOUT];
    netweave_status status = netweave_run_create(&session->run);
    if (status == NETWEAVE_STATUS_OK && seed != NULL) {
        if (!whole_number(seed, &number) || number > INT64_MAX)
            return refuse("--seed %s: the seed is a whole number from 0 to 9223372036854775807", seed);
        status = netweave_run_set_seed(session->run, number);
    }
    if (status == NETWEAVE_STATUS_OK && threads != NULL) {
        if (!whole_number(threads, &number) || number > 1024)
            return refuse("--threads %s: the number of threads is 1 to 1024, or 0 for all cores", threads);
        status = netweave_run_set_threads(session->run, (int64_t)number);
    }
    if (status == NETWEAVE_STATUS_OK && seconds != NULL) {
        char *end = NULL;
        double budget = strtod(seconds, &end);
        if (end == seconds || *end != '\0' || !(budget > 0 && budget < 1e9))
            return refuse("--timeout %s: the time is a number of seconds above 0", seconds);
        status = netweave_run_set_time_budget(session->run, budget);
    }
    if (status == NETWEAVE_STATUS_OK) {
        char *approximation = options_for(session, FOR_APPROXIMATION);
        status = netweave_run_set_approximation(session->run, approximation);
        free(approximation);
    }
    if (status == NETWEAVE_STATUS_OK && session->values[OPTION_QUIET] == NULL && isatty(STDERR_FILENO))
        status = netweave_run_set_progress(session->run, show_progress, &progress_bar);
    return told(status);
}

int start_session(session *session) {
    progress_bar.begin = now();
    int code = set_run(session);
    if (code != 0)
        return code;
    running = session->run;
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = stop; /* no SA_RESTART: a read that waits ends too */
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error that is told, not the end of the program */
    return 0;
}

/* ---- the answer ---- */

static int write_standard_output(const char *bytes, size_t length) {
    enum { BROKEN_PIPE_EXIT = 141 };
    errno = 0;
    bool done = fwrite(bytes, 1, length, stdout) == length && fflush(stdout) == 0;
    if (done)
        return 0;
    if (errno == EPIPE) /* the reader has seen enough: as if SIGPIPE had ended us */
        return BROKEN_PIPE_EXIT;
    if (stopped)
        return told(NETWEAVE_STATUS_CANCELLED);
    fprintf(stderr, "netweave: standard output cannot be written: %s; make room or write elsewhere with -o FILE\n",
            strerror(errno));
    return netweave_status_exit_code(NETWEAVE_STATUS_IO);
}

int deliver(session *session, const char *bytes, size_t length) {
    clear_progress();
    if (session->answered)
        return 0;
    if (stopped)
        return told(NETWEAVE_STATUS_CANCELLED);
    const char *path = session->values[OPTION_OUTPUT];
    if (path != NULL && strcmp(path, "-") != 0)
        return told(netweave_file_write(path, bytes, length));
    return write_standard_output(bytes, length);
}

void end_session(session *session) {
    clear_progress();
    running = NULL;
    netweave_run_free(session->run);
    session->run = NULL;
}
