/* netweave: reading and writing networks.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NETWEAVE_FILE_H
#define NETWEAVE_FILE_H

#include <netweave/network.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Reads a file into a builder; netweave_network_read() is the short way for one file. The format is told by content,
 * then by the file's ending. `options`, as in netweave_view_create():
 *
 *   format=NAME         one of netweave_formats(); default: found out
 *   wave=NAME           puts all ties into this wave
 *   layer=NAME          puts all ties into this layer
 *   direction=auto|directed|undirected|assume_directed   default auto: what the file says; where it is silent, as
 *                       NETWEAVE_DIRECTION_AUTO, or directed with assume_directed
 *   weight=NAME         the column that holds the weight
 *   from=NAME, to=NAME  the columns that hold the ends
 *                       survey: from=NAME the column of respondents
 *   questions=LIST      survey: the questions that name others, LAYER=QUESTION;…; default: found out
 *   codebook=FILE, codes=LIST, missing=LIST   survey: values of answers, as a file of two columns or as ANSWER=VALUE,…;
 *                       answers that are none
 *   strict=no|yes       yes refuses ties to members that are not there yet
 *
 * Nothing is half-loaded: on failure the builder is as before. The error names file:line:column. Cost: O(bytes).
 * Errors: OUT_OF_MEMORY, INVALID_ARGUMENT, IO, PARSE, LIMIT, NOT_FOUND (format or column), CANCELLED. */
NETWEAVE_API netweave_status netweave_builder_read(netweave_builder *builder, const char *path, const char *options,
                                                   netweave_run *run);

/** The same from memory: `bytes` of `length`; `name` stands for the file in messages and helps to find the format. */
NETWEAVE_API netweave_status netweave_builder_read_memory(netweave_builder *builder, const char *name,
                                                          const void *bytes, size_t length, const char *options,
                                                          netweave_run *run);

/** Reads a member list (CSV or TSV): an id column and attributes. `options`: wave=NAME states presence in that wave for
 * those listed, absence for the others; id=NAME the id column; levels=ATTRIBUTE:LOW<…<HIGH orders an attribute.
 * Otherwise as netweave_builder_read(). A column "wave" (or "waves", values separated by |) states presence;
 * "respondent" or "answered" (yes/no) states who answered. */
NETWEAVE_API netweave_status netweave_builder_read_members(netweave_builder *builder, const char *path,
                                                           const char *options, netweave_run *run);

/** Reads one file as a network. Options and errors as netweave_builder_read(). */
NETWEAVE_API netweave_status netweave_network_read(const char *path, const char *options, netweave_run *run,
                                                   netweave_network **out_network);

/** Writes a network to a file, whole or not at all (beside the target, then renamed). `options`: format=NAME (default:
 * by the file's ending), layer=NAME, wave=NAME. What the format cannot hold is told in `out_losses` (may be NULL; ""
 * when nothing is lost; the caller's text). Errors: OUT_OF_MEMORY, INVALID_ARGUMENT, IO, NOT_FOUND (format),
 * UNSUPPORTED (a format that is only read). */
NETWEAVE_API netweave_status netweave_network_write(const netweave_network *network, const char *path,
                                                    const char *options, netweave_run *run, char **out_losses);

/** The same into a text of the caller's (`out_length` may be NULL); `format=` must be said. */
NETWEAVE_API netweave_status netweave_network_format(const netweave_network *network, const char *options,
                                                     netweave_run *run, char **out_text, size_t *out_length,
                                                     char **out_losses);

/** Lists the formats: name, endings, read, write, what a write loses. `format`: "text", "json" or "markdown". The text
 * is the caller's. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT, NOT_FOUND (format). */
NETWEAVE_API netweave_status netweave_formats(const char *format, char **out_text);

/** Writes bytes to a file, whole or not at all: to a new file beside `path`, flushed, then renamed.
 * Errors: OUT_OF_MEMORY, INVALID_ARGUMENT, IO (names the file). */
NETWEAVE_API netweave_status netweave_file_write(const char *path, const void *bytes, size_t length);

#ifdef __cplusplus
}
#endif

#endif
