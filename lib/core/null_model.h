/* Null models: random networks that keep something of a given one. All have its members and its number of ties, are
 * directed when it is, and carry no weights. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_NULL_MODEL_H
#define NW_CORE_NULL_MODEL_H

#include "base/random.h"
#include "core/view.h"

/* As many ties between any pairs, each choice of pairs with the same chance. Erdős and Rényi 1959. */
netweave_status nw__null_ties(const netweave_view *like, nw__random *random, netweave_run *run, netweave_view **out);

/* How ties change ends in nw__null_degrees(). */
typedef struct nw__swap_rule {
    double tries;   /* tries for each tie; 0 gives a plain copy */
    bool connected; /* undirected: the network never falls into more parts than it has */
} nw__swap_rule;

/* Every member keeps its number of ties (directed: out and in). Two ties picked at random change ends, where that makes
 * neither a tie with oneself nor one that is there; else the network stays as it is, so that after many tries each
 * network with these degrees has the same chance (Taylor 1981, doi 10.1007/BFb0091807). Directed: a ring of three
 * without mutual ties may turn round instead, which exchanges alone cannot do (Rao, Jana and Bandyopadhyay 1996,
 * Sankhya A 58, p. 225). `connected` takes back a run of swaps that cuts the network, and adapts how long runs are
 * (Viger and Latapy 2016, doi 10.1093/comnet/cnv013); *out_settled (may be NULL) is false when the work that this may
 * take was used up before all tries were made. */
netweave_status nw__null_degrees(const netweave_view *like, const nw__swap_rule *rule, nw__random *random,
                                 netweave_run *run, netweave_view **out, bool *out_settled);

#endif
