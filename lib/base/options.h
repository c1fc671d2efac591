/* Options: NAME=VALUE texts against a list of what may be said; and specs, NAME:OPTIONS.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_BASE_OPTIONS_H
#define NW_BASE_OPTIONS_H

#include "base/status.h"
#include "base/text.h"

typedef enum nw__option_kind { NW_OPTION_TEXT, NW_OPTION_NUMBER, NW_OPTION_INTEGER, NW_OPTION_CHOICE } nw__option_kind;

/* What may be said: also a measure's parameter, a model's parameter. */
typedef struct nw__option {
    const char *name;
    nw__option_kind kind;
    const char *standard; /* the value when nothing is said, as text; NULL: none ("not given") */
    double low, high;     /* NUMBER and INTEGER: the allowed range, both ends allowed */
    const char *choices;  /* CHOICE: "none|any|both" */
    const char *meaning;  /* for the catalogue */
} nw__option;

enum { NW_OPTION_LIMIT = 24 };

/* Options as read: one value for each that may be said, in that order. */
typedef struct nw__options {
    const nw__option *known;
    size_t count;
    char *texts[NW_OPTION_LIMIT]; /* NULL: not given and without a standard */
    double numbers[NW_OPTION_LIMIT];
} nw__options;

/* Reads `text` (NULL is ""), pairs NAME=VALUE separated by spaces, commas or semicolons. Fills standards, checks kinds
 * and ranges, suggests near names. `what` names the thing in messages ("view", "measure 'pagerank'"). Errors:
 * INVALID_ARGUMENT, OUT_OF_MEMORY. On success free with nw__options_free(). */
netweave_status nw__options_parse(const char *text, const char *what, const nw__option *known, size_t count,
                                  nw__options *out);

/* A value by name: NULL, or NaN, when not given. The name must be one of the known. */
const char *nw__options_text(const nw__options *options, const char *name);
double nw__options_number(const nw__options *options, const char *name);

/* True when a CHOICE (or any text) has this value. */
bool nw__options_chosen(const nw__options *options, const char *name, const char *value);

/* Appends "name=value,…": all that have a value, or only those that differ from their standard. */
void nw__options_spell(const nw__options *options, bool all, nw__text *out);

void nw__options_free(nw__options *options);

/* Appends a value so that nw__options_parse() reads it back: quoted where needed. */
void nw__options_quote(const char *value, nw__text *out);

/* Cuts the next spec NAME[:OPTIONS] off `*text` (specs are separated by spaces outside quotes). False at the end. The
 * name and its options are places in the text; there are no options when *options_length is 0. */
bool nw__spec_next(const char **text, const char **name, size_t *name_length, const char **options,
                   size_t *options_length);

#endif
