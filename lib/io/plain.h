/* Plain tie lists. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_IO_PLAIN_H
#define NW_IO_PLAIN_H

#include "io/io.h"

/* A tie list of two or three columns whose cells need no second look: without quotes and apostrophes in front, blanks
 * at their ends or empty ones; a number in each of the third column. */
typedef struct nw__plain {
    const nw__document *document;
    const char *first, *second; /* where the first row and the one below it start */
    char separator;
    size_t width;
    const char *text[3]; /* the cells of the first row, which stand in the document */
    size_t length[3];
    size_t from, to;  /* columns; the third of three is the weight */
    bool has_header;  /* the first row */
    bool needs_again; /* it is no header only if one of its ids comes again below */
} nw__plain;

/* Looks at the first row; false when it is not plain. The document is left as it is. */
bool nw__plain_open(const nw__document *document, nw__plain *out);

/* Takes all ties in. `*out_done` is false when the list turns out not to be plain: the intake must be begun anew then.
 */
netweave_status nw__plain_read(const nw__plain *plain, nw__intake *intake, bool *out_done);

#endif
