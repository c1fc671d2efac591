/* Documents: the bytes of a file as UTF-8 text, and the place of anything in it for messages.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_IO_DOCUMENT_H
#define NW_IO_DOCUMENT_H

#include "base/run.h"

/* Zeros behind a document, so that eight bytes can be looked at from any of it. */
enum { NW_DOCUMENT_END = 8 };

/* A file in memory. `bytes` may be changed in place by its reader, but line breaks must stay where they are: places are
 * found by counting them. */
typedef struct nw__document {
    const char *name; /* for messages: the path as given */
    const char *base; /* the last part of the name */
    char *bytes;      /* UTF-8 without byte order mark, ended by NW_DOCUMENT_END times NUL */
    size_t length;
} nw__document;

/* Reads a file, or takes a copy of bytes from memory: UTF-8 with or without byte order mark, or UTF-16 with one. IO
 * when the file cannot be read, PARSE when it is not text. `name` is kept by the document only as a pointer. */
netweave_status nw__document_load(const char *path, netweave_run *run, nw__document *out);
netweave_status nw__document_take(const char *name, const void *bytes, size_t length, nw__document *out);
void nw__document_free(nw__document *document);

/* True when the name ends in one of `endings` ("csv txt"), whatever the case. */
bool nw__document_ends(const nw__document *document, const char *endings);

/* The first line break at or after `at`, or the end; and the start of what follows it. A break is LF, CR LF, CR CR
 * LF, or a lone CR. */
const char *nw__line_end(const char *at, const char *end);
const char *nw__line_next(const char *at, const char *end);

/* Fails with PARSE at a place of the document: "name:line:column: …". */
__attribute__((format(printf, 3, 4))) netweave_status nw__fail_at(const nw__document *document, const char *at,
                                                                  const char *format, ...);

/* The same with another status. */
__attribute__((format(printf, 4, 5))) netweave_status
nw__fail_at_as(netweave_status status, const nw__document *document, const char *at, const char *format, ...);

/* The same as nw__fail_at() with line and column known. */
__attribute__((format(printf, 4, 5))) netweave_status nw__fail_line(const nw__document *document, size_t line,
                                                                    size_t column, const char *format, ...);

/* Where a word stands alone at or after `from`, or `from` when it does not: for messages on what is known by name. */
const char *nw__document_find(const nw__document *document, const char *from, const char *word);

/* How many bytes of a piece of input to show in a message ("%.*s"): at most 60, cut at a character. */
int nw__shown(const char *bytes, size_t length);

#endif
