/* netweave: who attended what.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NETWEAVE_ATTENDANCE_H
#define NETWEAVE_ATTENDANCE_H

#include <netweave/network.h>
#include <netweave/table.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Persons, events, and who was at which (two-mode data). An event may have a date, and a size: how many were there,
 * listed or not. Immutable, so safe to share between threads. */
typedef struct netweave_attendance netweave_attendance;

/** Makes attendance from arrays. `ids`: the ids of `persons` persons, then of `events` events, each ended by NUL, one
 * after the other; none twice among persons, or among events. `person`, `event`: `count` places; the same attendance
 * given again counts once, and a note says so. `date`, `size`: per event, NaN where not known; or NULL. Sizes are whole
 * numbers from 1. `options`:
 *   times=number|day|second   what dates are: numbers, or days or seconds since 1970-01-01T00:00 UTC
 * Cost: O(persons + events + attendances log attendances). Errors: OUT_OF_MEMORY, INVALID_ARGUMENT, LIMIT. */
NETWEAVE_API netweave_status netweave_attendance_create(int64_t persons, int64_t events, const char *ids, int64_t count,
                                                        const int64_t *person, const int64_t *event, const double *date,
                                                        const double *size, const char *options,
                                                        netweave_attendance **out_attendance);

/** Reads attendance, in one of three shapes that are told apart by content:
 *   a list (CSV, TSV and the like), a row per attendance: person, event, and where there are columns for them date and
 *   size. Headings as person, member, attendee, participant, name …; event, meeting, session, convening …; date; size.
 *   Without an event a person attended nothing, without a person nobody attended the event; an event without a name is
 *   called by its date. An event of the same name on several dates is several events, called by name and date.
 *   an incidence matrix (CSV …) with persons in rows and events in columns, both by name; 1, x or yes stand for
 *   attendance, 0, no, - or nothing for absence
 *   a UCINET DL file with NR= and NC=
 * Dates are read as in netweave_contacts_read(), but may be missing. `options`:
 *   format=list|incidence|dl   the shape; default: found out
 *   person=NAME, event=NAME, date=NAME, size=NAME   the columns of a list
 *   times=auto|number|date     as in netweave_contacts_read()
 * Errors: OUT_OF_MEMORY, INVALID_ARGUMENT, IO, PARSE (file:line:column), NOT_FOUND (column), LIMIT, CANCELLED. */
NETWEAVE_API netweave_status netweave_attendance_read(const char *path, const char *options, netweave_run *run,
                                                      netweave_attendance **out_attendance);

/** The same from memory: `bytes` of `length`; `name` stands for the file in messages. */
NETWEAVE_API netweave_status netweave_attendance_read_memory(const char *name, const void *bytes, size_t length,
                                                             const char *options, netweave_run *run,
                                                             netweave_attendance **out_attendance);

/** The persons; NULL for NULL. Borrowed. */
NETWEAVE_API const netweave_roster *netweave_attendance_persons(const netweave_attendance *attendance);

/** The events; NULL for NULL. Borrowed. */
NETWEAVE_API const netweave_roster *netweave_attendance_events(const netweave_attendance *attendance);

/** Attendances, each once; 0 for NULL. */
NETWEAVE_API int64_t netweave_attendance_count(const netweave_attendance *attendance);

/** What dates are: "number", "day" or "second" (since 1970-01-01T00:00 UTC); NULL for NULL. */
NETWEAVE_API const char *netweave_attendance_times(const netweave_attendance *attendance);

/** The attendances, not copied: `out_count` of them, ordered by person, then event. Any output may be NULL. Borrowed.
 * Errors: INVALID_ARGUMENT. */
NETWEAVE_API netweave_status netweave_attendance_list(const netweave_attendance *attendance, int64_t *out_count,
                                                      const int32_t **out_person, const int32_t **out_event);

/** Dates of events, NaN where not known; NULL when none is. Borrowed. */
NETWEAVE_API const double *netweave_attendance_dates(const netweave_attendance *attendance);

/** Sizes of events as stated, NaN where not known; NULL when none is. Borrowed. */
NETWEAVE_API const double *netweave_attendance_sizes(const netweave_attendance *attendance);

/** Notes: what reading assumed. 0 for NULL. */
NETWEAVE_API int64_t netweave_attendance_note_count(const netweave_attendance *attendance);

/** One note, a sentence; NULL when there is none. Borrowed. */
NETWEAVE_API const char *netweave_attendance_note(const netweave_attendance *attendance, int64_t note);

/** The network of who attended together, for all that takes a network: two persons are tied when an event joins them.
 * Notes say how it was made. `options`:
 *   projection=count|newman   the weight of a tie: the number of events that both attended (default), or the sum over
 *                             these of 1 / (k - 1) for an event of k persons, since those who meet in a crowd hardly
 *                             meet: Newman 2001, doi 10.1103/PhysRevE.64.016132
 *   of=persons|events         whom to tie; events are tied by the persons who attended both, k then being the number of
 *                             events of such a person
 *   sizes=stated|listed       what k is: the size as stated where that is larger than the number of persons listed
 *                             (default), or always that number
 *   largest=K                 events of more than K persons (of=events: persons at more than K events) are left out
 *   windows=N | width=X       a wave per window of dates, as in netweave_contacts_network(); events without a date are
 *                             left out then. Default: one wave without a name
 *   waves=windows|events      events: a wave per event, ordered by date
 * All persons are in all waves. Cost: O(sum over events of k^2). Errors: OUT_OF_MEMORY, INVALID_ARGUMENT, LIMIT (more
 * than 1000 waves, or 200 million pairs at events), CANCELLED. */
NETWEAVE_API netweave_status netweave_attendance_network(const netweave_attendance *attendance, const char *options,
                                                         netweave_run *run, netweave_network **out_network);

/** Measures of persons and events together, without projection. `options`:
 *   of=network   one row without labels (default): persons, events, attendances, density, mean_attended (of a person),
 *                mean_attendance (of an event), components, clustering (4 rings of two persons and two events over the
 *                paths of three attendances: Robins and Alexander 2004, doi 10.1023/B:CMOT.0000032580.12184.c0), and
 *                the degree, closeness and betweenness centralization of persons and of events
 *                (persons_degree_centralization, …): the sum over all nodes of both modes of the greatest score of the
 *                mode less each, divided as Borgatti and Everett 1997 (doi 10.1016/S0378-8733(96)00301-2) have it. What
 *                they divide closeness by is not the greatest sum in small data, so that it may exceed 1
 *   of=persons   a row per person, label column "person": attendances, degree (share of all events), closeness and
 *                betweenness, each divided by what is possible in two modes (ibid., the maximum of betweenness
 *                corrected)
 *   of=events    the same per event, label column "event"
 *
 * NaN where undefined, with a note. Cost: that of all shortest paths. The table is the caller's. Errors: OUT_OF_MEMORY,
 * INVALID_ARGUMENT, LIMIT, CANCELLED, TIMEOUT. Thread-safe; the same for any number of threads. */
NETWEAVE_API netweave_status netweave_attendance_measures(const netweave_attendance *attendance, const char *options,
                                                          netweave_run *run, netweave_table **out_table);

/** Who attended together more or less often than chance alone brings about, where every person attends as many events
 * and every event has as many persons as observed: random attendances by the curveball algorithm (Strona et al. 2014,
 * doi 10.1038/ncomms5114; every attendance has the same chance in the end: Carstens 2015,
 * doi 10.1103/PhysRevE.91.042812). Columns: observed, expected (mean of the draws), deviation, z, p_more and p_fewer
 * (the shares of draws with at least and at most as much, what is observed counted among them, so never 0). `options`:
 *   of=pairs      a row per pair of persons, label columns "person" and "other": events attended together; also
 *                 p_adjusted, p_more adjusted for so many pairs (Benjamini and Hochberg) (default)
 *   of=network    a row per statistic, label column "statistic": pairs (that met), repeated_pairs (that met more than
 *                 once), clustering (as in netweave_attendance_measures()), transitivity (of who met)
 *   draws=N       random attendances (default 1000)
 *   trades=X      trades between two rows, for each row (default 10; rows are persons or events, whichever are fewer)
 * NaN where undefined, with a note. Cost: O(draws * (sum over events of k^2 + pairs)), transitivity
 * O(draws * pairs that met * persons / 64) at most. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT, LIMIT (more than 5 million
 * pairs), CANCELLED, TIMEOUT. Same seed, same numbers, for any number of threads. */
NETWEAVE_API netweave_status netweave_attendance_together(const netweave_attendance *attendance, const char *options,
                                                          netweave_run *run, netweave_table **out_table);

/** Writes attendance to a file, whole or not at all. `options`: format=list (default), a CSV with the columns person,
 * event and, where known, date and size; or incidence, a CSV matrix of 0 and 1. What is written can be read back; what
 * cannot be written is told in `out_losses` (may be NULL; "" when nothing is lost; the caller's text). Errors:
 * OUT_OF_MEMORY, INVALID_ARGUMENT, IO, LIMIT (a matrix of more than 100 million cells), CANCELLED. */
NETWEAVE_API netweave_status netweave_attendance_write(const netweave_attendance *attendance, const char *path,
                                                       const char *options, netweave_run *run, char **out_losses);

/** The same into a text of the caller's (`out_length` may be NULL). */
NETWEAVE_API netweave_status netweave_attendance_format(const netweave_attendance *attendance, const char *options,
                                                        netweave_run *run, char **out_text, size_t *out_length,
                                                        char **out_losses);

/** Gives back attendance. NULL is a no-op. */
NETWEAVE_API void netweave_attendance_free(netweave_attendance *attendance);

#ifdef __cplusplus
}
#endif

#endif
