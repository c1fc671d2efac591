/* Key players: the members who together reach the others best. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_MEASURE_KEY_PLAYERS_H
#define NW_MEASURE_KEY_PLAYERS_H

#include "measure/measure.h"

/* How well a set K of members reaches all: (|K| + Σ 1 / distance from K to each of the others) / n, Borgatti's D_R. */
typedef struct nw__key_players {
    int32_t *players; /* the one that adds most first; members before others where they add as much */
    int64_t count;
    double reach;
    bool exact; /* all sets of so many were tried */
} nw__key_players;

/* Finds `count` key players (at most all members) along ties, or against them. All sets are tried where that takes no
 * more than some ten million steps; else each player is the one that adds most to those before, which gives at least
 * 63% of the best value (Nemhauser, Wolsey and Fisher 1978, doi 10.1007/BF01588971). out->players must have room. */
netweave_status nw__find_key_players(const netweave_view *view, bool incoming, int64_t count, netweave_run *run,
                                     nw__key_players *out);

#endif
