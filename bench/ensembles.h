/* Simulated networks whose type is known by their making, for the calibration of the structure type.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef BENCH_ENSEMBLES_H
#define BENCH_ENSEMBLES_H

#include "base/random.h"

#include <stdbool.h>

/* A network under construction: a matrix of ties. */
typedef struct simulated {
    int members;
    int ties;
    unsigned char *tie; /* members * members, both ways */
} simulated;

/* One way to make networks. */
typedef struct ensemble {
    const char *name, *truth; /* a type, or "-" where none is right by construction */
    const char *recipe;
    void (*make)(simulated *network, nw__random *random);
} ensemble;

extern const ensemble ensembles[];
extern const int ensemble_count;

#endif
