/* System calls that fail in turn: a file is read whole or refused, written whole or left as it was, and nothing stays
 * behind. Linked with --wrap, so that the library's calls come here first. */
#include "support.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

typedef enum call { OPEN, READ, WRITE, CHMOD, FLUSH, RENAME, CLOSE, ABOUT, CALLS } call;
static const char *const names[] = {"open", "read", "write", "fchmod", "fsync", "rename", "close", "fstat"};

static struct {
    bool on;
    call call;
    int number;  /* which call of this kind fails, from 1; 0: none */
    int error;   /* with what */
    bool little; /* reads and writes move one byte at a time, and every other one is interrupted */
    int made[CALLS];
} plan;

static void start(call which, int number, int error, bool little) {
    memset(&plan, 0, sizeof plan);
    plan.on = true;
    plan.call = which;
    plan.number = number;
    plan.error = error;
    plan.little = little;
}

/* Counts a call; true when it is to fail. */
static bool fails(call which) {
    if (!plan.on)
        return false;
    plan.made[which]++;
    bool now = which == plan.call && plan.made[which] == plan.number;
    if (plan.little && (which == READ || which == WRITE) && plan.made[which] % 2 == 0 && !now) {
        errno = EINTR;
        return true;
    }
    if (now)
        errno = plan.error;
    return now;
}

/* The 64 names are what the C library's headers make of the others where files may be large. */
int __real_open64(const char *path, int flags, ...);
int __real_open(const char *path, int flags, ...);
ssize_t __real_read(int file, void *bytes, size_t size);
ssize_t __real_write(int file, const void *bytes, size_t size);
int __real_fchmod(int file, mode_t mode);
int __real_fsync(int file);
int __real_rename(const char *from, const char *to);
int __real_close(int file);
int __real_fstat(int file, struct stat *about);
int __real_fstat64(int file, struct stat64 *about);

int __wrap_open64(const char *path, int flags, unsigned mode) {
    return fails(OPEN) ? -1 : __real_open64(path, flags, mode);
}

int __wrap_open(const char *path, int flags, unsigned mode) {
    return fails(OPEN) ? -1 : __real_open(path, flags, mode);
}

ssize_t __wrap_read(int file, void *bytes, size_t size) {
    return fails(READ) ? -1 : __real_read(file, bytes, plan.little && size > 1 ? 1 : size);
}

ssize_t __wrap_write(int file, const void *bytes, size_t size) {
    return fails(WRITE) ? -1 : __real_write(file, bytes, plan.little && size > 1 ? 1 : size);
}

int __wrap_fchmod(int file, mode_t mode) {
    return fails(CHMOD) ? -1 : __real_fchmod(file, mode);
}

int __wrap_fsync(int file) {
    return fails(FLUSH) ? -1 : __real_fsync(file);
}

int __wrap_rename(const char *from, const char *to) {
    return fails(RENAME) ? -1 : __real_rename(from, to);
}

/* A close that fails has closed all the same, as on Linux. */
int __wrap_close(int file) {
    bool failed = fails(CLOSE);
    int error = errno;
    int result = __real_close(file);
    if (failed)
        errno = error;
    return failed ? -1 : result;
}

int __wrap_fstat(int file, struct stat *about) {
    return fails(ABOUT) ? -1 : __real_fstat(file, about);
}

int __wrap_fstat64(int file, struct stat64 *about) {
    return fails(ABOUT) ? -1 : __real_fstat64(file, about);
}

/* Entries of a folder. */
static int count_entries(const char *path) {
    int count = 0;
    DIR *folder = opendir(path);
    assert_non_null(folder);
    while (readdir(folder) != NULL)
        count++;
    closedir(folder);
    return count - 2;
}

static char folder[64], target[96];

static int make_folder(void **state) {
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/netweave-calls-XXXXXX");
    assert_non_null(mkdtemp(folder));
    snprintf(target, sizeof target, "%s/ties.csv", folder);
    return 0;
}

static int remove_folder(void **state) {
    (void)state;
    unlink(target);
    return rmdir(folder);
}

static void put(const char *text) {
    FILE *file = fopen(target, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

/* The target's content; "" when it is not there. */
static const char *content(void) {
    static char text[256];
    FILE *file = fopen(target, "rb");
    size_t length = file != NULL ? fread(text, 1, sizeof text - 1, file) : 0;
    if (file != NULL)
        fclose(file);
    text[length] = '\0';
    return text;
}

static const char old[] = "from,to\nold,old2\n", new[] = "from,to\na,b\nb,c\n";
static const int errors[] = {EIO, ENOSPC, EACCES, EDQUOT};
enum { ERRORS = sizeof errors / sizeof errors[0] };

/* Writes with call `number` of a kind failing; false when there was no such call. */
static bool write_failing(call which, int number, int error, bool little, bool existing) {
    unlink(target);
    if (existing)
        put(old);
    int files = count_entries("/proc/self/fd");
    start(which, number, error, little);
    netweave_status status = netweave_file_write(target, new, strlen(new));
    plan.on = false;
    bool met = plan.made[which] >= number;
    const char *expected = met ? (existing ? old : "") : new;
    if ((status == NETWEAVE_STATUS_IO) != met || strcmp(content(), expected) != 0)
        fail_msg("%s %d, %s: %s: '%s'", names[which], number, strerror(error), netweave_last_error(), content());
    if (met &&
        (strstr(netweave_last_error(), target) == NULL || strstr(netweave_last_error(), strerror(error)) == NULL))
        fail_msg("%s: the sentence does not tell: %s", names[which], netweave_last_error());
    assert_int_equal(count_entries(folder), *expected != '\0');
    assert_int_equal(count_entries("/proc/self/fd"), files);
    return met;
}

static void a_failing_write_leaves_the_old_file_and_nothing_else(void **state) {
    (void)state;
    static const call calls[] = {OPEN, WRITE, CHMOD, FLUSH, RENAME, CLOSE};
    int met = 0;
    for (size_t k = 0; k < sizeof calls / sizeof calls[0]; k++)
        for (int error = 0; error < ERRORS; error++)
            for (int variant = 0; variant < 4; variant++)
                for (int number = 1; write_failing(calls[k], number, errors[error], variant & 1, variant & 2); number++)
                    met++;
    assert_true(met > 6 * ERRORS * 2); /* a short write of 18 bytes alone has 18 places to fail at */
}

/* Reads with call `number` of a kind failing; false when there was no such call. */
static bool read_failing(call which, int number, int error, bool little) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    put(new);
    int files = count_entries("/proc/self/fd");
    assert_ok(netweave_builder_create(&builder));
    start(which, number, error, little);
    netweave_status status = netweave_builder_read(builder, target, NULL, NULL);
    plan.on = false;
    bool met = plan.made[which] >= number;
    assert_ok(netweave_builder_finish(builder, &network));
    int64_t members = netweave_roster_count(netweave_network_roster(network));
    if (status != (met ? NETWEAVE_STATUS_IO : NETWEAVE_STATUS_OK) || members != (met ? 0 : 3))
        fail_msg("%s %d: %s, %lld members", names[which], number, netweave_last_error(), (long long)members);
    if (met &&
        (strstr(netweave_last_error(), target) == NULL || strstr(netweave_last_error(), strerror(error)) == NULL))
        fail_msg("%s: the sentence does not tell: %s", names[which], netweave_last_error());
    assert_int_equal(count_entries("/proc/self/fd"), files);
    netweave_network_free(network);
    netweave_builder_free(builder);
    return met;
}

static void a_failing_read_names_the_file_and_leaves_the_builder_as_it_was(void **state) {
    (void)state;
    static const call calls[] = {OPEN, ABOUT, READ};
    int met = 0;
    for (size_t k = 0; k < sizeof calls / sizeof calls[0]; k++)
        for (int error = 0; error < ERRORS; error++)
            for (int little = 0; little < 2; little++)
                for (int number = 1; read_failing(calls[k], number, errors[error], little); number++)
                    met++;
    assert_true(met > 3 * ERRORS * 2);
}

static void bytes_that_come_one_at_a_time_are_read_and_written_whole(void **state) {
    (void)state;
    assert_false(write_failing(WRITE, 1000, EIO, true, true));
    assert_true(plan.made[WRITE] > 2 * (int)strlen(new) - 2);
    assert_false(read_failing(READ, 1000, EIO, true));
    assert_true(plan.made[READ] > 2 * (int)strlen(new) - 2);
}

static void an_interrupted_open_or_flush_is_made_again(void **state) {
    (void)state;
    static const call calls[] = {OPEN, FLUSH};
    for (size_t k = 0; k < sizeof calls / sizeof calls[0]; k++) {
        put(old);
        start(calls[k], 1, EINTR, false);
        assert_ok(netweave_file_write(target, new, strlen(new)));
        plan.on = false;
        assert_string_equal(content(), new);
    }
    netweave_network *network = NULL;
    start(OPEN, 1, EINTR, false);
    assert_ok(netweave_network_read(target, NULL, NULL, &network));
    plan.on = false;
    netweave_network_free(network);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failing_write_leaves_the_old_file_and_nothing_else),
        cmocka_unit_test(a_failing_read_names_the_file_and_leaves_the_builder_as_it_was),
        cmocka_unit_test(bytes_that_come_one_at_a_time_are_read_and_written_whole),
        cmocka_unit_test(an_interrupted_open_or_flush_is_made_again),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
