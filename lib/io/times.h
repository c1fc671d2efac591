/* Times in the cells of a column. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_IO_TIMES_H
#define NW_IO_TIMES_H

#include "core/calendar.h"
#include "io/io.h"

/* The option that says how times are written. */
#define NW_TIMES_OPTION \
    { "times", NW_OPTION_CHOICE, "auto", 0, 0, "auto|number|date", "how times are written" }

/* A column of times, all of one kind. */
typedef struct nw__times {
    nw__sheet *sheet;
    size_t column;
    bool numbers, dates; /* what times may be */
    bool started;        /* a first time is read: then they are of its kind, and zoned as it is */
    bool zoned;
    bool all_basic; /* all numbers could be dates without hyphens */
    size_t first;   /* the row of the first */
    nw__time_kind kind;
} nw__times;

void nw__times_start(nw__sheet *sheet, size_t column, const nw__options *options, nw__times *out);

/* Reads the cell of a row, which is not empty. */
netweave_status nw__times_read(nw__times *times, size_t row, double *out);

/* PARSE when all times were numbers that could be dates; else adds notes on zone and decimal comma. */
netweave_status nw__times_finish(const nw__times *times, nw__notes *notes);

#endif
