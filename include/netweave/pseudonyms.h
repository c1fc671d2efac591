/* netweave: pseudonyms, names that tell nobody who a member is.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NETWEAVE_PSEUDONYMS_H
#define NETWEAVE_PSEUDONYMS_H

#include <netweave/network.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Makes a network with a pseudonym for each id. `key` is a file of the columns id,pseudonym: who is in it keeps that
 * pseudonym, so that waves and files stay comparable; who is new is added, and the file is made when it is not there.
 * It is written whole or not at all, before this call gives the network, readable by its owner alone (mode 600). A file
 * that is no such key is refused and left as it is. Who has the key can undo all this: keep it apart.
 *
 * Pseudonyms are random from the system, not from the run's seed, with which anybody could make them again from a list
 * of names. Members are ordered by pseudonym, not as they were. Notes and sources, which may hold names, are left
 * behind. Attributes are kept as they are: a note names those with so many different values that they may tell who
 * somebody is. The network is the caller's. Cost: O(n log n). Errors: OUT_OF_MEMORY, INVALID_ARGUMENT (an id that a key
 * cannot hold), IO, PARSE (no key), CANCELLED. @since 0.1.0 */
NETWEAVE_API netweave_status netweave_network_pseudonyms(const netweave_network *network, const char *key,
                                                         netweave_run *run, netweave_network **out_network);

#ifdef __cplusplus
}
#endif

#endif
