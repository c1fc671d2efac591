/* Words and numbers of the flow's paragraph. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_REPORT_FLOW_WORDS_H
#define NW_REPORT_FLOW_WORDS_H

#include "report/flow.h"

typedef struct nw__telling {
    const netweave_flow *flow, *before; /* `before` NULL: none */
    nw__text text;
} nw__telling;

/* A number with its standard error; 0: exact. */
typedef struct nw__figure {
    double value, error;
} nw__figure;

/* Whom a number is of, where the hub was another before: ", without ann,". */
typedef struct nw__hub_words {
    const char *before_name, *after_name; /* NULL: it does not matter */
} nw__hub_words;

extern const nw__hub_words nw__no_hub, nw__without_hub, nw__limited_hub;

void nw__say(nw__telling *telling, const char *words);
void nw__say_percent(nw__telling *telling, double share);
void nw__say_hub(nw__telling *telling, const netweave_flow *flow);

/* "3.1", and "3.1 rounds" or "1 round". */
void nw__say_number(nw__telling *telling, double rounds);
void nw__say_rounds(nw__telling *telling, double rounds);

/* The share that is asked for: "9 of 10" or "all", followed by `many`; "half" or "85%", followed by `some`. */
void nw__say_share(nw__telling *telling, const char *many, const char *some);

/* A number of rounds as it is written. */
double nw__rounded(double rounds);

bool nw__is_known(nw__figure figure);

/* Rounds, or shares, that errors tell apart and that are written differently. */
bool nw__differ_in_rounds(nw__figure one, nw__figure other);
bool nw__differ_in_percent(nw__figure one, nw__figure other);

/* ", before ", or with another hub ", before, without ann, ". */
void nw__say_before(nw__telling *telling, nw__hub_words words);

/* ", before 4%", ", before it took 9.7", ", as before" or ", about as before"; nothing where there is no before. */
void nw__say_percent_before(nw__telling *telling, nw__figure now, nw__figure was, nw__hub_words words);
void nw__say_rounds_before(nw__telling *telling, nw__figure now, nw__figure was, nw__hub_words words);

#endif
