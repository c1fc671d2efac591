/* What compare and qap compare: files, waves of a file, or layers of a file. SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_STATES_H
#define CLI_STATES_H

#include "input.h"

/* One point in time (or one layer): where it is found, and its view. */
typedef struct state {
    char *layer, *wave; /* NULL: the only one */
    const char *source; /* the file */
    netweave_view *view;
} state;

/* All states in order, of one network. */
typedef struct states {
    netweave_network *network;
    netweave_table *gate; /* what each layer of --gate stops; NULL without it */
    state *items;
    int count;
    bool one_is_enough; /* and a file with one wave is no mistake */
    bool is_flat;       /* the waves of the one file are times of contacts: all are taken together */
    bool are_layers;    /* several files are layers over the same members, not waves; set before reading */
} states;

/* Reads the files of the call and makes the views. Gives the exit code; free in any case. */
int read_states(const session *session, states *out_states);
void free_states(states *states);
/* The name of a state: its wave, or its layer where only these differ. */
const char *state_name(const states *states, int state);

#endif
