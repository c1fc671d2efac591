/* Documents: the bytes of a file as UTF-8 text, and the place of anything in it for messages.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/document.h"

#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SHOWN_LIMIT = 60, STEP = 1 << 20 };
static const size_t stream_limit = (size_t)1 << 30; /* bytes taken from what is not a regular file */

const char *nw__line_end(const char *at, const char *end) {
    while (at < end && *at != '\n' && *at != '\r')
        at++;
    return at;
}

const char *nw__line_next(const char *at, const char *end) {
    at = nw__line_end(at, end);
    if (at == end)
        return end;
    for (int extra = 1; *at == '\r' && extra <= 2 && at + extra < end; extra++) {
        if (at[extra] == '\n')
            return at + extra + 1;
        if (at[extra] != '\r')
            break;
    }
    return at + 1;
}

static bool is_letter(char sign) {
    unsigned char byte = (unsigned char)sign;
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

int nw__shown(const char *bytes, size_t length) {
    size_t shown = 0;
    while (shown < length) {
        size_t step = nw__utf8_step(bytes + shown, length - shown);
        if (step == 0)
            step = 1;
        if (shown + step > SHOWN_LIMIT)
            break;
        shown += step;
    }
    return (int)shown;
}

static netweave_status fail_line(netweave_status status, const nw__document *document, size_t line, size_t column,
                                 const char *format, va_list arguments) {
    char sentence[NW_ERROR_SIZE];
    vsnprintf(sentence, sizeof sentence, format, arguments);
    return nw__fail(status, "%s:%zu:%zu: %s", document->name, line, column, sentence);
}

netweave_status nw__fail_line(const nw__document *document, size_t line, size_t column, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    netweave_status status = fail_line(NETWEAVE_STATUS_PARSE, document, line, column, format, arguments);
    va_end(arguments);
    return status;
}

/* Finds line and column of a place, and fails there. */
static netweave_status fail_at(netweave_status status, const nw__document *document, const char *at, const char *format,
                               va_list arguments) {
    const char *end = document->bytes + document->length;
    const char *start = document->bytes;
    size_t line = 1;
    while (nw__line_end(start, end) < end && nw__line_next(start, end) <= at) {
        start = nw__line_next(start, end);
        line++;
    }
    size_t column = 1;
    for (const char *byte = start; byte < at; byte++)
        column += ((unsigned char)*byte & 0xc0) != 0x80;
    return fail_line(status, document, line, column, format, arguments);
}

netweave_status nw__fail_at(const nw__document *document, const char *at, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    netweave_status status = fail_at(NETWEAVE_STATUS_PARSE, document, at, format, arguments);
    va_end(arguments);
    return status;
}

netweave_status nw__fail_at_as(netweave_status status, const nw__document *document, const char *at, const char *format,
                               ...) {
    va_list arguments;
    va_start(arguments, format);
    status = fail_at(status, document, at, format, arguments);
    va_end(arguments);
    return status;
}

const char *nw__document_find(const nw__document *document, const char *from, const char *word) {
    const char *end = document->bytes + document->length;
    size_t length = strlen(word);
    const char *at = from;
    while (length > 0 && (at = memmem(at, (size_t)(end - at), word, length)) != NULL) {
        bool starts = at == document->bytes || !is_letter(at[-1]);
        if (starts && !is_letter(at[length])) /* the NUL at the end is no letter */
            return at;
        at++;
    }
    return from;
}

bool nw__document_ends(const nw__document *document, const char *endings) {
    const char *dot = strrchr(document->base, '.');
    size_t length = dot != NULL ? strlen(dot + 1) : 0;
    for (const char *at = endings; length > 0 && *at != '\0';) {
        size_t size = strcspn(at, " ");
        if (size == length && strncasecmp(at, dot + 1, size) == 0)
            return true;
        at += size + (at[size] == ' ');
    }
    return false;
}

static void append_character(char **out, unsigned character) {
    unsigned char *at = (unsigned char *)*out;
    if (character < 0x80) {
        *at++ = (unsigned char)character;
    } else if (character < 0x800) {
        *at++ = (unsigned char)(0xc0 | character >> 6);
        *at++ = (unsigned char)(0x80 | (character & 0x3f));
    } else if (character < 0x10000) {
        *at++ = (unsigned char)(0xe0 | character >> 12);
        *at++ = (unsigned char)(0x80 | (character >> 6 & 0x3f));
        *at++ = (unsigned char)(0x80 | (character & 0x3f));
    } else {
        *at++ = (unsigned char)(0xf0 | character >> 18);
        *at++ = (unsigned char)(0x80 | (character >> 12 & 0x3f));
        *at++ = (unsigned char)(0x80 | (character >> 6 & 0x3f));
        *at++ = (unsigned char)(0x80 | (character & 0x3f));
    }
    *out = (char *)at;
}

/* UTF-16 after its byte order mark to UTF-8. */
static netweave_status decode_utf16(nw__document *document, bool big) {
    const unsigned char *bytes = (const unsigned char *)document->bytes + 2;
    size_t units = (document->length - 2) / 2;
    char *decoded = nw__allocate(units + NW_DOCUMENT_END, 3);
    if (decoded == NULL)
        return nw__fail_memory();
    char *out = decoded;
    for (size_t k = 0; k < units; k++) {
        unsigned unit =
            big ? (unsigned)(bytes[2 * k] << 8 | bytes[2 * k + 1]) : (unsigned)(bytes[2 * k + 1] << 8 | bytes[2 * k]);
        if (unit >= 0xd800 && unit < 0xdc00 && k + 1 < units) {
            unsigned low = big ? (unsigned)(bytes[2 * k + 2] << 8 | bytes[2 * k + 3])
                               : (unsigned)(bytes[2 * k + 3] << 8 | bytes[2 * k + 2]);
            if (low >= 0xdc00 && low < 0xe000) {
                unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
                k++;
            }
        }
        if (unit >= 0xd800 && unit < 0xe000) {
            nw__free(decoded);
            return nw__fail(NETWEAVE_STATUS_PARSE,
                            "%s:1:1: the file says that it is UTF-16, but character %zu is not; "
                            "save the file as UTF-8",
                            document->name, k + 1);
        }
        append_character(&out, unit);
    }
    memset(out, 0, NW_DOCUMENT_END);
    nw__free(document->bytes);
    document->bytes = decoded;
    document->length = (size_t)(out - decoded);
    return NETWEAVE_STATUS_OK;
}

/* Says where the text stops being text. */
static netweave_status check_text(const nw__document *document) {
    const char *nul = memchr(document->bytes, '\0', document->length);
    if (nul != NULL)
        return nw__fail_at(document, nul,
                           "this is not a text file (it holds a zero byte); save it as text (CSV, UTF-8) "
                           "and try again");
    if (nw__utf8_valid(document->bytes, document->length))
        return NETWEAVE_STATUS_OK;
    size_t at = 0;
    for (size_t step; (step = nw__utf8_step(document->bytes + at, document->length - at)) > 0;)
        at += step;
    return nw__fail_at(document, document->bytes + at,
                       "the byte \\x%02x is not UTF-8 here; save the file as UTF-8 (in a spreadsheet: 'CSV UTF-8')",
                       (unsigned char)document->bytes[at]);
}

/* Makes the bytes of a document into checked UTF-8. */
static netweave_status decode(nw__document *document) {
    const unsigned char *bytes = (const unsigned char *)document->bytes;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (document->length >= 4 && memcmp(bytes, "PK\003\004", 4) == 0)
        return nw__fail(NETWEAVE_STATUS_PARSE,
                        "%s:1:1: this is a workbook or a zip archive, not text; save the sheet as "
                        "CSV (UTF-8) and read that",
                        document->name);
    if (document->length >= 2 && ((bytes[0] == 0xff && bytes[1] == 0xfe) || (bytes[0] == 0xfe && bytes[1] == 0xff)))
        status = decode_utf16(document, bytes[0] == 0xfe);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (document->length >= 3 && memcmp(document->bytes, "\xef\xbb\xbf", 3) == 0) {
        document->length -= 3;
        memmove(document->bytes, document->bytes + 3, document->length + NW_DOCUMENT_END);
    }
    /* DOS ended text with Ctrl-Z. */
    while (document->length > 0 && document->bytes[document->length - 1] == '\x1a')
        document->bytes[--document->length] = '\0';
    if (document->length == 0)
        return nw__fail(NETWEAVE_STATUS_PARSE, "%s:1:1: the file is empty; give one that holds members or ties",
                        document->name);
    return check_text(document);
}

static void name_document(const char *name, nw__document *document) {
    const char *slash = strrchr(name, '/');
    *document = (nw__document){.name = name, .base = slash != NULL ? slash + 1 : name};
}

netweave_status nw__document_take(const char *name, const void *bytes, size_t length, nw__document *out) {
    nw__document document;
    name_document(name, &document);
    document.bytes = length < PTRDIFF_MAX ? nw__allocate(length + NW_DOCUMENT_END, 1) : NULL;
    if (document.bytes == NULL)
        return nw__fail_memory();
    if (length > 0)
        memcpy(document.bytes, bytes, length);
    memset(document.bytes + length, 0, NW_DOCUMENT_END);
    document.length = length;
    netweave_status status = decode(&document);
    if (status == NETWEAVE_STATUS_OK)
        *out = document;
    else
        nw__document_free(&document);
    return status;
}

static netweave_status read_all(int file, size_t expected, bool regular, netweave_run *run, nw__document *document) {
    size_t capacity = 0;
    for (;;) {
        size_t room = document->length <= expected ? expected - document->length + 1 : STEP; /* 1: to meet the end */
        if (!nw__grow(&document->bytes, &capacity, document->length + room + NW_DOCUMENT_END, 1))
            return nw__fail_memory();
        ssize_t got = read(file, document->bytes + document->length, room < STEP ? room : STEP);
        if (got < 0 && errno != EINTR)
            return nw__fail(NETWEAVE_STATUS_IO, "%s: cannot be read: %s", document->name, strerror(errno));
        if (got == 0)
            break;
        document->length += got > 0 ? (size_t)got : 0;
        if (!regular && document->length > stream_limit)
            return nw__fail(NETWEAVE_STATUS_LIMIT, "%s: more than %zu bytes from a stream; save it to a file first",
                            document->name, stream_limit);
        netweave_status status = nw__run_check(run, 0, "reading");
        if (status != NETWEAVE_STATUS_OK)
            return status;
    }
    memset(document->bytes + document->length, 0, NW_DOCUMENT_END);
    return NETWEAVE_STATUS_OK;
}

/* Opens a file; a wait for it (a named pipe) ends when the run does. */
static netweave_status open_file(const char *path, netweave_run *run, int *out_file) {
    for (;;) {
        int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
        if (file < 0 && errno != EINTR)
            return nw__fail(NETWEAVE_STATUS_IO, "%s: cannot be opened: %s; check the name", path, strerror(errno));
        netweave_status status = file < 0 ? nw__run_check(run, 0, "reading") : NETWEAVE_STATUS_OK;
        if (file < 0 && status == NETWEAVE_STATUS_OK)
            continue;
        *out_file = file;
        return status;
    }
}

netweave_status nw__document_load(const char *path, netweave_run *run, nw__document *out) {
    nw__document document;
    name_document(path, &document);
    int file = -1;
    netweave_status status = open_file(path, run, &file);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    struct stat about;
    if (fstat(file, &about) != 0)
        status = nw__fail(NETWEAVE_STATUS_IO, "%s: cannot be read: %s", path, strerror(errno));
    else if (S_ISDIR(about.st_mode))
        status = nw__fail(NETWEAVE_STATUS_IO, "%s: is a directory; give a file in it", path);
    else
        status =
            read_all(file, S_ISREG(about.st_mode) ? (size_t)about.st_size : 0, S_ISREG(about.st_mode), run, &document);
    close(file);
    if (status == NETWEAVE_STATUS_OK)
        status = decode(&document);
    if (status == NETWEAVE_STATUS_OK)
        *out = document;
    else
        nw__document_free(&document);
    return status;
}

void nw__document_free(nw__document *document) {
    nw__free(document->bytes);
    document->bytes = NULL;
}
