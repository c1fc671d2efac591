/* Conventions of other programs. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_MEASURE_PEERS_H
#define NW_MEASURE_PEERS_H

#include "measure/measure.h"

/* The parameter `convention` of a measure that other programs compute by other conventions; `peers` as "sna|networkx".
 */
#define NW_AS(peers) \
    { \
        "convention", NW_OPTION_CHOICE, NULL, 0, 0, peers, \
            "the convention of another program, to match a published number" \
    }

/* True when a call asks for the convention of this program; of any, with NULL. */
bool nw__as(const nw__call *call, const char *peer);

/* Notes whose convention was used, when one was asked for: "as PEER has it: WHAT." */
netweave_status nw__as_note(const nw__call *call, const char *what);

/* Computes a network measure by another one, whose convention is the one that is asked for, and notes it. */
netweave_status nw__as_other(const nw__call *call, const nw__measure *other, double *const *out);

#endif
