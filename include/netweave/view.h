/* netweave: the view, one reading of a network as a simple graph. Every measure takes a view.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NETWEAVE_VIEW_H
#define NETWEAVE_VIEW_H

#include <netweave/network.h>

#ifdef __cplusplus
extern "C" {
#endif

/** One layer (or several, merged) and one wave of a network, read by stated rules, as a simple graph in compressed
 * sparse rows: no self-ties, no parallel ties. Immutable, reference-counted; work that measures share is kept with it,
 * safely for several threads. */
typedef struct netweave_view netweave_view;

/** Makes a view. `options` (NULL or "" for none) is a list of NAME=VALUE, separated by spaces, commas or semicolons; a
 * value with such signs in it stands in double or single quotes, doubled inside:
 *
 *   layer=NAME          the layer; needed when there are several; "*" merges all, a+b merges some (weights are added)
 *   wave=NAME           the wave; needed when there are several
 *   weight=NAME|none    the tie attribute that measures may use as tie strength (default none: each tie counts as one)
 *   threshold=X         only ties of at least X; of the weight named, else of the network's own weight
 *   symmetrize=none|any|both   undirected reading: tied when either (any) or both name the other; the larger (any) or
 *                       the smaller (both) weight holds
 *   direction=data|directed|undirected   undirected is symmetrize=any; directed reads an undirected tie as two
 *   reverse=no|yes      yes turns all ties round: answers to "from whom do you seek advice" then show where advice
 *                       goes
 *   without=SELECTION   leaves members out
 *   only=SELECTION      keeps just those
 *   hub=SELECTION       the members that the structure measures take as hub
 *   group=NAME          the member attribute that group-aware measures use
 *   unknown=observed|zero|reciprocity|previous   how rows of members who did not answer are read. observed (default):
 *                       the measures whose catalogue row says so are over what was observed alone, others read those
 *                       rows as empty; zero: all read them as empty; reciprocity: filled with those who name the member
 *                       (Stork and Richards 1992); previous: with its row of the wave before, where it answered. A note
 *                       says which, wherever somebody did not answer
 *   members=present|all   present leaves out those absent in the wave (default)
 *
 * A SELECTION is an id, several ids with commas, or ATTRIBUTE=VALUE. Cost: O(members + ties).
 * Errors: OUT_OF_MEMORY, INVALID_ARGUMENT, NOT_FOUND (layer, wave, attribute or member), CANCELLED. Thread-safe. */
NETWEAVE_API netweave_status netweave_view_create(const netweave_network *network, const char *options,
                                                  netweave_run *run, netweave_view **out_view);

/** Makes the view of some members of a view and the ties among them. `keep`: one value per member of `view`, 0 leaves
 * it out. Hub and group carry over. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT. Thread-safe. */
NETWEAVE_API netweave_status netweave_view_induced(const netweave_view *view, const unsigned char *keep,
                                                   netweave_view **out_view);

/** Makes a network of its own from a view (one layer, one wave; attributes of its members carry over), so that what was
 * symmetrized, cut or merged can be kept or written. Ties have their weight alone: a view knows no other attributes of
 * them and no self-ties, and the names of its layer, wave and weight are left behind. Errors: OUT_OF_MEMORY,
 * INVALID_ARGUMENT. Thread-safe. */
NETWEAVE_API netweave_status netweave_view_network(const netweave_view *view, netweave_network **out_network);

/** Members in a view; 0 for NULL. */
NETWEAVE_API int64_t netweave_view_member_count(const netweave_view *view);

/** Ties in a view, each undirected tie once; 0 for NULL. */
NETWEAVE_API int64_t netweave_view_tie_count(const netweave_view *view);

/** 1 when the ties of a view have a direction, else 0. */
NETWEAVE_API int netweave_view_directed(const netweave_view *view);

/** 1 when the ties of a view carry weights that measures may use, else 0. */
NETWEAVE_API int netweave_view_weighted(const netweave_view *view);

/** The place in the roster of a member of a view; -1 when there is none. */
NETWEAVE_API int64_t netweave_view_member(const netweave_view *view, int64_t member);

/** The id of a member of a view; NULL when there is none. Borrowed from the network. */
NETWEAVE_API const char *netweave_view_member_id(const netweave_view *view, int64_t member);

/** Both ends of a tie, as places in the view. Ties are ordered by from, then to; undirected ones have from < to.
 * Errors: INVALID_ARGUMENT. Cost: O(members); walk netweave_view_csr() for all. */
NETWEAVE_API netweave_status netweave_view_tie(const netweave_view *view, int64_t tie, int64_t *out_from,
                                               int64_t *out_to);

/** The compressed sparse rows of a view, not copied: `out_start` has members + 1 offsets into `out_to` (neighbours in
 * increasing order; each undirected tie stands at both ends) and `out_weight` (NULL when unweighted). Any output may be
 * NULL. Errors: INVALID_ARGUMENT. */
NETWEAVE_API netweave_status netweave_view_csr(const netweave_view *view, const int64_t **out_start,
                                               const int32_t **out_to, const double **out_weight);

/** How a view reads its network, in a sentence: direction, cut, merged layers, what was left out. Borrowed. */
NETWEAVE_API const char *netweave_view_description(const netweave_view *view);

/** Gives back a view. NULL is a no-op. */
NETWEAVE_API void netweave_view_free(netweave_view *view);

#ifdef __cplusplus
}
#endif

#endif
