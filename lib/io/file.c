/* Files written whole or not at all. SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/file.h"

#include "base/memory.h"
#include "base/status.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <netweave/file.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static netweave_status fail_write(const char *path, int error) {
    return nw__fail(NETWEAVE_STATUS_IO, "%s: cannot be written: %s; check the place and the space left", path,
                    strerror(error));
}

/* Writes all bytes, however few the system takes at a time; 0 or an errno. */
static int write_all(int file, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t wrote = write(file, bytes, length < ((size_t)1 << 30) ? length : (size_t)1 << 30);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return wrote < 0 ? errno : EIO;
        bytes += wrote;
        length -= (size_t)wrote;
    }
    return 0;
}

/* What is not a regular file (a terminal, a pipe, a device) cannot be replaced: it is written to. */
static netweave_status write_through(const char *path, const void *bytes, size_t length) {
    int file = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (file < 0)
        return fail_write(path, errno);
    int error = write_all(file, bytes, length);
    if (close(file) != 0 && error == 0)
        error = errno;
    return error == 0 ? NETWEAVE_STATUS_OK : fail_write(path, error);
}

/* Makes a new file beside `path`: readable as the umask says, or, when it is to get a mode, by nobody else until then.
 */
static int make_beside(const char *path, bool private, nw__text *name) {
    nw__text_append_format(name, "%s.XXXXXX", path);
    if (name->failed)
        return -1;
    for (int tries = 0; tries < 100; tries++) {
        static const char signs[] = "abcdefghijklmnopqrstuvwxyz0123456789";
        char *end = name->bytes + name->length - 6;
        uint64_t bits = (uint64_t)getpid() * 1000003U + (uint64_t)(uintptr_t)&bits + (uint64_t)tries;
        struct timespec now;
        clock_gettime(CLOCK_MONOTONIC, &now);
        bits = (bits ^ (uint64_t)now.tv_nsec) * UINT64_C(0x9e3779b97f4a7c15);
        for (int k = 0; k < 6; k++, bits /= 36)
            end[k] = signs[bits % 36];
        int file = open(name->bytes, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, private ? 0600 : 0666);
        if (file >= 0 || (errno != EEXIST && errno != EINTR))
            return file;
    }
    return -1;
}

/* `mode`: of the file; 0: as the umask says. */
static netweave_status replace(const char *path, mode_t mode, const void *bytes, size_t length) {
    nw__text name = {0};
    int file = make_beside(path, mode != 0, &name);
    int error = file < 0 ? errno : 0;
    if (name.failed)
        return nw__fail_memory();
    if (error == 0)
        error = write_all(file, bytes, length);
    if (error == 0 && mode != 0 && fchmod(file, mode) != 0)
        error = errno;
    while (error == 0 && fsync(file) != 0)
        error = errno != EINTR ? errno : 0;
    if (file >= 0 && close(file) != 0 && error == 0)
        error = errno;
    if (error == 0 && rename(name.bytes, path) != 0)
        error = errno;
    if (error != 0 && file >= 0)
        unlink(name.bytes);
    nw__text_free(&name);
    return error == 0 ? NETWEAVE_STATUS_OK : fail_write(path, error);
}

netweave_status netweave_file_write(const char *path, const void *bytes, size_t length) {
    NW_REQUIRE_POINTER(path);
    if (length > 0)
        NW_REQUIRE_POINTER(bytes);
    struct stat about;
    if (stat(path, &about) != 0)
        return replace(path, 0, bytes, length);
    if (S_ISDIR(about.st_mode))
        return nw__fail(NETWEAVE_STATUS_IO, "%s: is a directory; name a file in it", path);
    if (!S_ISREG(about.st_mode))
        return write_through(path, bytes, length);
    /* A link stays a link: what it points to is replaced. */
    char *target = realpath(path, NULL);
    if (target == NULL)
        return fail_write(path, errno);
    netweave_status status = replace(target, about.st_mode & 07777, bytes, length);
    free(target);
    return status;
}

netweave_status nw__file_write_secret(const char *path, const void *bytes, size_t length) {
    struct stat about;
    if (stat(path, &about) != 0)
        return replace(path, 0600, bytes, length);
    char *target = realpath(path, NULL); /* a link stays a link */
    if (target == NULL)
        return fail_write(path, errno);
    netweave_status status = replace(target, 0600, bytes, length);
    free(target);
    return status;
}
