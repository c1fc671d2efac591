/* netweave: the doctor, who looks at files before they are measured.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NETWEAVE_DOCTOR_H
#define NETWEAVE_DOCTOR_H

#include <netweave/run.h>
#include <netweave/table.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Looks at files (tie lists, member lists, any format that is read) for what survey data often has wrong: names that
 * may be one member's, answers that are none, rows twice. Several tie lists are waves. `paths`: `count` names of files.
 * `options`, as in netweave_view_create():
 *
 *   members=FILE        the member list: who is in no such list is told
 *   format=, from=, to=, weight=, direction=   as netweave_builder_read() takes them
 *   most=N              how many findings of one check are told one by one (default 10); the others
 *                       are counted
 *
 * The table has a row per finding, those that must be mended first, label columns
 *
 *   check               what was looked for: "unreadable", "spelling", "near_name", …
 *   severity            "error" (the file cannot be read so), "warning" (results are likely to be
 *                       wrong), "question" (somebody who knows the members should look), "note"
 *   file                the file, as given
 *   found               what was found, a sentence
 *   advice              what to do, a sentence
 *   repair              what netweave_files_repair() does about it, a sentence
 *
 * and columns "line" and "column" (from 1; NaN where there is no such place) and "places" (how many). Without findings
 * it has no rows; its notes tell what was looked at. The table is the caller's. Cost: O(bytes) but for the nearness of
 * names, which is bounded. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT, IO, CANCELLED; what cannot be read is a finding.
 * Thread-safe. @since 0.1.0 */
NETWEAVE_API netweave_status netweave_files_examine(int64_t count, const char *const *paths, const char *options,
                                                    netweave_run *run, netweave_table **out_findings);

/** Writes repaired copies of tie lists and member lists (CSV and the like), never the originals. Only what needs no
 * question is mended: blanks round names, rows that are there twice, spellings that differ in case, accents,
 * punctuation or blanks alone (the commoner one is written), codes for a missing answer (a tie with one is taken out,
 * an attribute is left empty), rows without a single name. `outputs`: `count` names of files to write, which may be no
 * input, not even through a link. `log`: a CSV file to write beside them, file,line,before,after,why. `options` as
 * netweave_files_examine(), and
 *
 *   merge="A=B;C=D"     writes B for A, and D for C
 *
 * Copies are UTF-8 with the separator of the original. Each file appears whole or not at all, the log first. `out_log`
 * (may be NULL) receives the log as a table with the label columns "file", "before", "after" and "why" and the column
 * "line"; the caller's. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT (an output that is an input), NOT_FOUND (a name to
 * merge), IO, PARSE (what cannot be read), UNSUPPORTED (no sheet), CANCELLED. Thread-safe. @since 0.1.0 */
NETWEAVE_API netweave_status netweave_files_repair(int64_t count, const char *const *paths, const char *const *outputs,
                                                   const char *log, const char *options, netweave_run *run,
                                                   netweave_table **out_log);

#ifdef __cplusplus
}
#endif

#endif
