/* Reading what a command is to look at. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include "grid.h"
#include "json.h"

/* Reads one file (and the member list of --members) as a network, through the gate of --gate; `out_gate` (may be NULL)
 * receives what each layer stops. Gives the exit code; free the network in any case. */
int read_network(const session *session, const char *path, netweave_network **out_network, netweave_table **out_gate);

/* Puts the network of --gate in place of a network, when it is asked for; `out_table` (may be NULL) receives what each
 * layer stops. Gives the exit code. */
int pass_gate(const session *session, netweave_network **network, netweave_table **out_table);

/* All of standard input. Gives the exit code. */
int read_standard_input(char **out_bytes, size_t *out_length);

/* Reads files into one network, each as a wave or layer of its own: `as` is "wave" or "layer", and `names` are their
 * names (NULL: as the files have it). Gives the exit code. */
int read_files_as(const session *session, const char *as, int count, char **paths, char **names,
                  netweave_network **out_network);

/* One name per file, no two alike: without folder and ending, and without what all names share up to a separator
 * (community_2019.csv and community_2021.csv are 2019 and 2021). The caller frees each and the array. */
char **wave_names(int count, char **paths);

/* The view of a network by the options; `layer` and `wave` may be NULL. Gives the exit code. */
int make_view(const session *session, const netweave_network *network, const char *layer, const char *wave,
              netweave_view **out_view);

/* One number that a network measure gives for a view; NaN when there is no such measure or no number. */
double network_number(const netweave_view *view, const char *measure);

/* "network": {source, members, ties, directed, weighted, components, isolates}. */
void write_network_json(json *json, const netweave_view *view, const char *source);
/* The head of every JSON answer: version, command, seed. */
void write_head_json(const session *session, json *json);
/* "notes": [text, …] */
void write_notes_json(json *json, const notes *notes);
/* What was read and how: the line under the sentence of every answer for people. */
void print_source(const session *session, const netweave_view *view, const char *label, const char *source);
/* The last line: version, seed, draws. */
void print_foot(const session *session, const char *more);

#endif
