/* The networks that kernels are measured on. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef BENCH_MODELS_H
#define BENCH_MODELS_H

#include "base/random.h"

/* Ties of an undirected network among members 0 … members - 1, each written once; some more than once, which counts
 * once. */
typedef struct ties {
    int32_t members;
    int64_t count, capacity;
    int32_t *from, *to;
} ties;

typedef struct model {
    const char *name, *recipe;
    void (*make)(ties *ties, nw__random *random);
} model;

/* Ended by one without a name. */
extern const model models[];

/* The network of a model with so many members, always the same. Ends the program when memory runs out. */
ties make_ties(const char *name, int32_t members);

void free_ties(ties *ties);

#endif
