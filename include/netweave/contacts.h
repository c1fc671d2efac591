/* netweave: contacts that have a time, and what can travel over them in time.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NETWEAVE_CONTACTS_H
#define NETWEAVE_CONTACTS_H

#include <netweave/network.h>
#include <netweave/table.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Members and contacts between them, each at one moment, ordered by time. Immutable, so safe to share between
 * threads. A contact takes no time. */
typedef struct netweave_contacts netweave_contacts;

/** Makes contacts from arrays. `ids`: the ids of `members` members, each ended by NUL, one after the other; none twice.
 * `from`, `to`: `count` places of members; `time`: `count` finite numbers, in any order. The same contact may come
 * several times; contacts of a member with itself are left out, and a note says so. `options`:
 *   direction=undirected|directed   whether news travel both ways (default undirected) or only from `from` to `to`
 *   times=number|day|second         what times are: numbers, or days or seconds since 1970-01-01T00:00 UTC
 * Cost: O(members + contacts log contacts). Errors: OUT_OF_MEMORY, INVALID_ARGUMENT, LIMIT. */
NETWEAVE_API netweave_status netweave_contacts_create(int64_t members, const char *ids, int64_t count,
                                                      const int64_t *from, const int64_t *to, const double *time,
                                                      const char *options, netweave_contacts **out_contacts);

/** Reads contacts from a tie list (CSV, TSV and the like) with a column of times: a column called time, timestamp, date
 * or datetime, and ends as in netweave_builder_read(). Times are plain numbers, dates (2021-03-31, counted in days) or
 * dates with a time of day (2021-03-31T14:30:00.5, Z or +02:00 behind it; UTC where no zone is said; counted in
 * seconds), one kind in all of a file: ISO 8601, whatever the locale and time zone of the machine. What could be read
 * in two ways (03/04/2021, 20210331, a month, local and zoned times together) is refused with its place. `options`:
 *   from=NAME, to=NAME, time=NAME   the columns ("column 1", … where there is no header)
 *   direction=auto|directed|undirected   auto: directed when the ends are called so (sender, ego, …), else not
 *   times=auto|number|date          auto: by what stands there; date also takes 20210331
 * Errors: OUT_OF_MEMORY, INVALID_ARGUMENT, IO, PARSE (file:line:column), NOT_FOUND (column), CANCELLED. */
NETWEAVE_API netweave_status netweave_contacts_read(const char *path, const char *options, netweave_run *run,
                                                    netweave_contacts **out_contacts);

/** The same from memory: `bytes` of `length`; `name` stands for the file in messages. */
NETWEAVE_API netweave_status netweave_contacts_read_memory(const char *name, const void *bytes, size_t length,
                                                           const char *options, netweave_run *run,
                                                           netweave_contacts **out_contacts);

/** The members; NULL for NULL. Borrowed. */
NETWEAVE_API const netweave_roster *netweave_contacts_roster(const netweave_contacts *contacts);

/** Contacts, each as often as it was given; 0 for NULL. */
NETWEAVE_API int64_t netweave_contacts_count(const netweave_contacts *contacts);

/** 1 when news travel only from `from` to `to`, else 0. */
NETWEAVE_API int netweave_contacts_directed(const netweave_contacts *contacts);

/** What times are: "number", "day" or "second" (since 1970-01-01T00:00 UTC); NULL for NULL. */
NETWEAVE_API const char *netweave_contacts_times(const netweave_contacts *contacts);

/** The contacts, not copied: `out_count` of them, ordered by time, then from, then to (undirected: from < to). Any
 * output may be NULL. Borrowed. Errors: INVALID_ARGUMENT. */
NETWEAVE_API netweave_status netweave_contacts_list(const netweave_contacts *contacts, int64_t *out_count,
                                                    const int32_t **out_from, const int32_t **out_to,
                                                    const double **out_time);

/** Notes: what reading assumed. 0 for NULL. */
NETWEAVE_API int64_t netweave_contacts_note_count(const netweave_contacts *contacts);

/** One note, a sentence; NULL when there is none. Borrowed. */
NETWEAVE_API const char *netweave_contacts_note(const netweave_contacts *contacts, int64_t note);

/** A network with a wave per window of time, for netweave_structure_create(), netweave_comparison_create() and all that
 * takes a network. A tie's weight ("contacts") is the number of contacts in the window; all members are in all waves. A
 * wave is called by its window's start; windows hold their start and not their end, but the last holds both. `options`,
 * one of:
 *   windows=N   N windows of equal width from the first contact to the last (default 1)
 *   width=X     windows of X (in days, seconds or numbers: what times are) from the first contact on
 * Errors: OUT_OF_MEMORY, INVALID_ARGUMENT, LIMIT (more than 1000 windows). */
NETWEAVE_API netweave_status netweave_contacts_network(const netweave_contacts *contacts, const char *options,
                                                       netweave_network **out_network);

/** Whom each member can reach in time: from the start of observation on it knows something, and each contact of one who
 * knows it passes it on, at times that never go back. A row per member, label column "member", columns
 *   reached, share               other members whom it reaches; as a share of all others
 *   latency                      mean over those: earliest arrival less the start of observation
 *   sources, sources_share       other members from whom it is reached; as a share of all others
 *   sources_latency              the same mean over those
 * `options`:
 *   same_time=no|yes   whether contacts at the same moment follow one another: no (default): times rise strictly
 *   wait=X             how long, at most, what arrived is passed on; a new arrival counts anew, and a path may
 *                      come to a member twice (else the question is NP-hard: Casteigts et al. 2021, doi
 *                      10.1007/s00453-021-00831-w). The start is not limited. Default: no limit
 *   start=TIME         the start of observation, a number or a date as in the file; contacts before it are not
 *                      used (default: the first contact)
 * NaN where nobody is reached, with a note. Cost: O(members * contacts / 512) and at most O(members^2) more; with wait
 * O(members * contacts); with same_time=yes times the sweeps that chains within a moment take. The table is the
 * caller's. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT, CANCELLED, TIMEOUT. Thread-safe; the same for any number of
 * threads. Source: Holme and Saramäki 2012, doi 10.1016/j.physrep.2012.03.001. */
NETWEAVE_API netweave_status netweave_contacts_reach(const netweave_contacts *contacts, const char *options,
                                                     netweave_run *run, netweave_table **out_table);

/** The same for the network as a whole, in one row without labels:
 *   members, contacts, moments   moments: different times
 *   first, last                  the first and the last time, from the start of observation on
 *   pairs                        ordered pairs of members, the one reached from the other in time
 *   static_pairs                 those joined by a path when times are left out of account
 *   ratio                        pairs / static_pairs: what the order of contacts leaves
 *   share                        pairs / all ordered pairs
 *   mean_latency, median_latency over the pairs
 *   efficiency                   mean over all ordered pairs of 1 / d, where d is the number of time steps of `unit`
 *                                that it takes, that of the arrival included (1: in the first), and 1 / d is 0 for
 *                                pairs that are not reached: temporal efficiency with the temporal distance of Tang,
 *                                Musolesi, Mascolo and Latora 2009, doi 10.1145/1592665.1592674
 *   unit                         the time step
 * `options` as in netweave_contacts_reach(), and unit=X (default: the smallest gap between two moments). NaN where
 * undefined, with a note. Errors and cost as there, and those of a breadth-first search from all. */
NETWEAVE_API netweave_status netweave_contacts_summary(const netweave_contacts *contacts, const char *options,
                                                       netweave_run *run, netweave_table **out_table);

/** Temporal betweenness: a row per member, label column "member", columns
 *   betweenness   sum over ordered pairs of other members of the share of their best paths in time that pass it
 *   share         that as a share of all (members - 1) (members - 2) pairs
 * Times rise strictly along a path; a path is told by its members and times, so that a contact given twice counts once.
 * `options`:
 *   paths=shortest_foremost|shortest   which are best: of those that arrive first the ones with the fewest contacts
 *                                      (default), or those with the fewest contacts whenever they arrive
 *   start=TIME                         as in netweave_contacts_reach()
 * Cost: O(members * contacts). NaN below three members, with a note. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT, LIMIT
 * (more than 1e300 paths), CANCELLED, TIMEOUT. The same for any number of threads. Source: Buß, Molter, Niedermeier and
 * Rymar 2020, doi 10.1145/3394486.3403259. */
NETWEAVE_API netweave_status netweave_contacts_betweenness(const netweave_contacts *contacts, const char *options,
                                                           netweave_run *run, netweave_table **out_table);

/** Gives back contacts. NULL is a no-op. */
NETWEAVE_API void netweave_contacts_free(netweave_contacts *contacts);

#ifdef __cplusplus
}
#endif

#endif
