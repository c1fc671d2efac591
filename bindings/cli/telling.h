/* What netweave flow tells, for its parts: reading, writing for people, JSON. SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_TELLING_H
#define CLI_TELLING_H

#include "states.h"

/* Names of a hub that are listed for people. */
enum { TELLING_NAMES = 5 };

/* What is known of the times of contacts; all NULL where the file has none. */
typedef struct times {
    netweave_contacts *contacts;
    netweave_table *summary, *members;
    bool merged;   /* the column would else make a wave of each time */
    char *remark;  /* a note on how the times were read; the caller's */
    char *problem; /* why they could not be read, where that was not asked for; the caller's */
} times;

/* Finds out whether the file of the call holds contacts in time, before it is read as a network. Gives the exit code.
 */
int find_times(const session *session, times *out_times);
/* Refuses a file of more waves than there can be, whose times could not be read. Gives the exit code. */
int doubt_times(const times *times, int waves);
/* Follows news along the contacts, read with the direction of the network's ties. Gives the exit code. */
int follow_times(const session *session, const netweave_view *view, times *times);
void free_times(times *times);
void print_times(const session *session, const times *times, int64_t top);
void write_times_json(json *json, const times *times);

/* All that is told. */
typedef struct telling {
    states states;
    netweave_flow **flows; /* one per state */
    char *sentence;        /* to be freed with netweave_text_free() */
    netweave_table *seeds; /* who should hear first, of the last state; NULL: not asked */
    times times;
    int64_t top; /* rows of members and bottlenecks that are listed */
    notes notes;
} telling;

void print_telling(const session *session, const telling *telling);
void write_telling_json(const session *session, const telling *telling);
/* The numbers, with a column for the wave where there are several. */
void write_telling_csv(const session *session, const telling *telling);

/* A curve of conversations from anyone that is to be drawn: the case, its sign and what that means. */
typedef struct plotted {
    const netweave_table *curve;
    const char *which, *sign, *meaning;
} plotted;

/* True when there is something to draw. */
bool has_plot(const plotted *curves, int count);
/* Who knows after each round of conversation, as a plot of signs; where two curves meet the first is seen. */
void print_plot(const session *session, const plotted *curves, int count);

/* Some columns of a table, and what they are called for people. */
typedef struct sorted_columns {
    const char *const *names, *const *headings;
    const double *units; /* what the numbers are divided by; NULL: nothing */
    size_t count;
} sorted_columns;

/* The rows of a table with one label, largest in `by` first, what is undefined before all; at most `most` of them. */
void print_sorted(const session *session, const netweave_table *table, const char *by, const sorted_columns *columns,
                  int64_t most);

/* ---- flow_lists.c ---- */

/* "3.1 ±0.02", or the number alone where its error is 0 or not there. */
void add_with_error(grid *grid, const netweave_table *table, int64_t row, const char *column, int digits);
/* A heading that names the wave where there are several. */
void print_wave_heading(const session *session, const telling *telling, int state, const char *text);
/* What words in a table mean; `less` (may be NULL) is left out. */
void print_words(const session *session, const char *const words[][2], size_t count, const char *less);
void print_bottlenecks(const session *session, const telling *telling, int state);
void print_flow_members(const session *session, const telling *telling, int state);
void print_seeds(const session *session, const telling *telling);
void print_gate(const session *session, const netweave_table *gate);

/* The number of a row and column by name; NaN when there is none. */
double table_number(const netweave_table *table, int64_t row, const char *column);

#endif
