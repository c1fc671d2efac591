/* Models that make networks. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_GENERATE_H
#define NW_CORE_GENERATE_H

#include "base/options.h"
#include "base/random.h"
#include "core/network.h"

/* A text attribute for the members first … last - 1. */
typedef struct nw__draft_label {
    const char *attribute;
    int64_t first, last;
    char text[24];
} nw__draft_label;

/* A network in the making: undirected, members 0 … members - 1. */
typedef struct nw__draft {
    const nw__options *options;
    netweave_run *run;
    nw__random random;
    int64_t members;
    int64_t *from, *to;
    int64_t tie_count;
    size_t from_capacity, to_capacity;
    nw__draft_label *labels;
    size_t label_count, label_capacity;
} nw__draft;

typedef netweave_status nw__generator_run(nw__draft *draft);

typedef struct nw__generator {
    const char *name;
    const char *meaning; /* what it makes, one sentence; in this and all texts below no quotes and no backslash */
    const char *source;  /* author, year, doi; "" for plain shapes */
    const nw__option *parameters;
    size_t parameter_count;
    nw__generator_run *run;
} nw__generator;

extern const nw__generator nw__generate_star, nw__generate_ring, nw__generate_path, nw__generate_complete,
    nw__generate_stars, nw__generate_core_periphery, nw__generate_erdos_renyi, nw__generate_watts_strogatz,
    nw__generate_barabasi_albert, nw__generate_stochastic_blocks, nw__generate_caves;

/* All models, ended by NULL. */
extern const nw__generator *const nw__generators[];

#define NW_GENERATE_MOST_MEMBERS 10000000

/* A parameter that is a whole number. */
int64_t nw__draft_whole(const nw__draft *draft, const char *name);

/* Sets the number of members, and refuses (LIMIT) more ties than a model may make; `ties` is how many are expected. */
netweave_status nw__draft_start(nw__draft *draft, int64_t members, double ties);

/* Adds a tie that is not there yet. Polls the run. */
netweave_status nw__draft_tie(nw__draft *draft, int64_t from, int64_t to);

/* Ties all pairs among the members first … last - 1, or neighbours in a row (`closed`: and the last with the first). */
netweave_status nw__draft_clique(nw__draft *draft, int64_t first, int64_t last);
netweave_status nw__draft_chain(nw__draft *draft, int64_t first, int64_t last, bool closed);

/* Adds `count` different random ties among the members first … last - 1, where none may be tied yet. */
netweave_status nw__draft_scatter(nw__draft *draft, int64_t first, int64_t last, int64_t count);

/* Ties each pair of a member in first … last - 1 with one in other … other_last - 1 by chance. The two ranges are the
 * same (then pairs within it) or have no member in common. */
netweave_status nw__draft_sprinkle(nw__draft *draft, int64_t first, int64_t last, int64_t other, int64_t other_last,
                                   double probability);

/* Moves the second end of each tie, by chance, to a member that its first end is not tied to. */
netweave_status nw__draft_rewire(nw__draft *draft, double probability);

/* Labels members with `text`, or with `number` when it is NULL. */
netweave_status nw__draft_set_label(nw__draft *draft, const char *attribute, int64_t first, int64_t last,
                                    const char *text, int64_t number);

#endif
