/* Words: text cut at blanks, with quotes, for Pajek and DL. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_IO_WORDS_H
#define NW_IO_WORDS_H

#include "base/text.h"
#include "io/document.h"

/* Goes through a document word by word. A word in double quotes may hold anything: "" is a quote, \n and \r are line
 * breaks (Pajek writes \n so), \\ is a backslash. Free `word` at the end. */
typedef struct nw__words {
    const nw__document *document;
    const char *at, *end;
    const char *separators; /* what stands between words, besides blanks */
    const char *start;      /* where the last word starts */
    bool quoted;            /* the last word stood in quotes */
    nw__text word;
} nw__words;

/* Reads the next word of the line, or with `lines` of the text. `*out_found` false: there is none. */
netweave_status nw__words_next(nw__words *words, bool lines, bool *out_found);

/* Reads the next word, which must be a number from `low` to `high`; `what` names it in the message. */
netweave_status nw__words_integer(nw__words *words, const char *what, int64_t low, int64_t high, int64_t *out);

/* Goes to the start of the next line. */
void nw__words_skip_line(nw__words *words);

/* Reads a tie's weight from the last word: a number from 0 up. */
netweave_status nw__words_weight(const nw__words *words, double *out);

/* Appends a label as nw__words_next() reads it back, in quotes. */
void nw__label_write(nw__text *out, const char *label);

#endif
