/* Writers, from the inside. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_IO_WRITE_H
#define NW_IO_WRITE_H

#include "io/io.h"

/* What a writer gets, and fills. */
struct nw__output {
    const netweave_network *network;
    netweave_run *run;
    int64_t layer, wave; /* the only ones to write, or -1: all */
    nw__text text;
    nw__text losses; /* sentences */
};

/* Adds a sentence on what is lost. */
__attribute__((format(printf, 2, 3))) void nw__lose(nw__output *output, const char *format, ...);

/* The next tie set to write, from place `*at` on; NULL at the end. */
const nw__tie_set *nw__output_next(const nw__output *output, size_t *at);

/* True when a member is to be written: present in the wave to write, or in any. */
bool nw__output_present(const nw__output *output, int64_t member);

/* Names of the attributes of all tie sets, and whether any has weights; whether one of them holds numbers. */
netweave_status nw__output_tie_names(const nw__output *output, nw__index *names, bool *out_weights);
bool nw__output_numeric(const nw__output *output, const char *name);

/* Appends a text with markup escaped; XML has no way to write other control characters: UNSUPPORTED. */
netweave_status nw__xml_append(nw__output *output, const char *text);

/* INVALID_ARGUMENT unless one wave is written (or, with `layers`, one wave and one layer). */
netweave_status nw__output_single(nw__output *output, bool layers);

/* True when who was there when is to be written; the names of the waves can stand in a list of them, or it is lost. */
bool nw__output_presence(nw__output *output);

/* Says that attributes, or who was present and answered, or blanks round names are lost. */
void nw__lose_attributes(nw__output *output, const nw__attributes *attributes, const char *what);
void nw__lose_levels(nw__output *output, const nw__attributes *attributes);
void nw__lose_presence(nw__output *output);
void nw__lose_respondents(nw__output *output);
void nw__lose_blanks(nw__output *output);
void nw__lose_direction(nw__output *output, const nw__tie_set *set);

/* The members to write, numbered, and the ties of a set as rows: each undirected tie in both. */
typedef struct nw__rows {
    int64_t count;   /* members written */
    int64_t *number; /* of each member of the roster: its place among those written, or -1 */
    int64_t *member; /* back */
    int64_t *start;  /* of each place: its first cell; count + 1 of them */
    int64_t *to;
    double *weight;
} nw__rows;

netweave_status nw__rows_create(const nw__output *output, nw__rows *out);
netweave_status nw__rows_fill(nw__rows *rows, const nw__tie_set *set);
void nw__rows_free(nw__rows *rows);

/* Appends a row of a matrix: `count` cells with `separator` between. */
void nw__rows_write(const nw__rows *rows, int64_t place, double *scratch, char separator, nw__text *out);

/* Appends a cell of CSV as reading takes it back; `marked`: with an apostrophe in any case. */
void nw__csv_cell(nw__text *out, const char *cell, bool marked);

/* UNSUPPORTED: a network does not tell which events joined its members. */
netweave_status nw__attendance_writer(nw__output *output);

netweave_status nw__csv_writer(nw__output *output);
netweave_status nw__tsv_writer(nw__output *output);
netweave_status nw__member_list_writer(nw__output *output);
netweave_status nw__matrix_writer(nw__output *output);
netweave_status nw__graphml_writer(nw__output *output);
netweave_status nw__json_writer(nw__output *output);
netweave_status nw__kumu_writer(nw__output *output);
netweave_status nw__kumu_elements_writer(nw__output *output);
netweave_status nw__kumu_connections_writer(nw__output *output);
netweave_status nw__gexf_writer(nw__output *output);
netweave_status nw__dot_writer(nw__output *output);
netweave_status nw__pajek_writer(nw__output *output);
netweave_status nw__dl_writer(nw__output *output);
netweave_status nw__gml_writer(nw__output *output);
netweave_status nw__matrix_market_writer(nw__output *output);

#endif
