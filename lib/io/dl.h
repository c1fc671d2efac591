/* UCINET DL, from the inside. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_IO_DL_H
#define NW_IO_DL_H

#include "io/io.h"
#include "io/words.h"

typedef enum nw__dl_format { NW_DL_FULL, NW_DL_UPPER, NW_DL_LOWER, NW_DL_NODE_LIST, NW_DL_EDGE_LIST } nw__dl_format;

/* What the header of a DL file says. */
typedef struct nw__dl {
    nw__intake *intake;
    nw__words words;
    int64_t members, relations;      /* N and NM; 0: not said */
    int64_t row_count, column_count; /* NR and NC of a table of two modes; 0: not said */
    const char *members_at;          /* where N stands, or NR */
    const char *columns_at;          /* where the column labels stand */
    nw__dl_format format;
    bool no_diagonal;
    bool rows_embedded, columns_embedded;
    nw__index rows, columns, levels; /* labels */
} nw__dl;

/* Reads the header up to DATA. It then has N members, or else NR rows and NC columns. */
netweave_status nw__dl_read_header(nw__dl *dl);

/* Reads the data of a table of persons by events, and projects it into the intake. */
netweave_status nw__dl_project(nw__dl *dl);
void nw__dl_free(nw__dl *dl);

#endif
