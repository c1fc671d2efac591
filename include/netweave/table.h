/* netweave: tables, the one shape in which results come.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NETWEAVE_TABLE_H
#define NETWEAVE_TABLE_H

#include <netweave/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A result: rows with one or more text labels, named columns of doubles, and notes. NaN means undefined, and a note
 * says why. Immutable, so safe to read from several threads. Free an owned table with netweave_table_free(). */
typedef struct netweave_table netweave_table;

/** What the numbers of a column are: it decides how they print, never what they are. */
typedef enum netweave_kind {
    NETWEAVE_KIND_REAL = 0,    /**< any real number */
    NETWEAVE_KIND_COUNT = 1,   /**< a whole number of things */
    NETWEAVE_KIND_SHARE = 2,   /**< a share, index or probability, mostly in [0, 1] */
    NETWEAVE_KIND_NOMINAL = 3, /**< the number of a class: only equality has a meaning */
    NETWEAVE_KIND_FLAG = 4     /**< 0 or 1: no or yes */
} netweave_kind;

/** Rows of a table; 0 for NULL. */
NETWEAVE_API int64_t netweave_table_row_count(const netweave_table *table);

/** Label columns of a table ("member", or "from" and "to"); 0 for NULL. */
NETWEAVE_API int64_t netweave_table_label_count(const netweave_table *table);

/** Name of a label column; NULL when there is none. Borrowed from the table. */
NETWEAVE_API const char *netweave_table_label_name(const netweave_table *table, int64_t label);

/** Text of a row's label; NULL when there is none. Borrowed from the table. */
NETWEAVE_API const char *netweave_table_label(const netweave_table *table, int64_t label, int64_t row);

/** Number columns of a table; 0 for NULL. */
NETWEAVE_API int64_t netweave_table_column_count(const netweave_table *table);

/** Name of a number column; NULL when there is none. Borrowed from the table. */
NETWEAVE_API const char *netweave_table_column_name(const netweave_table *table, int64_t column);

/** Full spelling of what filled a column, every parameter stated ("pagerank:damping=0.85,…"); its name where it has no
 * parameters; NULL when there is no such column. Borrowed from the table. */
NETWEAVE_API const char *netweave_table_column_spec(const netweave_table *table, int64_t column);

/** Kind of a number column; NETWEAVE_KIND_REAL when there is none. */
NETWEAVE_API netweave_kind netweave_table_column_kind(const netweave_table *table, int64_t column);

/** Place of a number column by name; -1 when there is none. */
NETWEAVE_API int64_t netweave_table_find_column(const netweave_table *table, const char *name);

/** The numbers of a column, one per row; NULL when there is none. Borrowed from the table, valid as long as it. */
NETWEAVE_API const double *netweave_table_column(const netweave_table *table, int64_t column);

/** One number; NaN when the row or column does not exist. */
NETWEAVE_API double netweave_table_value(const netweave_table *table, int64_t row, int64_t column);

/** Notes of a table: conventions, what was undefined and why. 0 for NULL. */
NETWEAVE_API int64_t netweave_table_note_count(const netweave_table *table);

/** One note, a sentence; NULL when there is none. Borrowed from the table. */
NETWEAVE_API const char *netweave_table_note(const netweave_table *table, int64_t note);

/** Writes a table as text. `format` is "text" (aligned, for people), "markdown", "csv" (RFC 4180, shortest exact
 * numbers, undefined empty) or "json" (a list of objects, undefined null). The text is the caller's:
 * netweave_text_free(). Errors: OUT_OF_MEMORY, INVALID_ARGUMENT, NOT_FOUND (format). */
NETWEAVE_API netweave_status netweave_table_format(const netweave_table *table, const char *format, char **out_text);

/** Frees a table that is the caller's. NULL is a no-op. */
NETWEAVE_API void netweave_table_free(netweave_table *table);

#ifdef __cplusplus
}
#endif

#endif
