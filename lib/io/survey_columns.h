/* The columns of surveys, step by step. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_IO_SURVEY_COLUMNS_H
#define NW_IO_SURVEY_COLUMNS_H

#include "io/survey.h"

/* A question that the caller names. */
typedef struct nw__wanted {
    char *layer, *key;
    bool found;
} nw__wanted;

/* What is known of columns that share a question. */
typedef struct nw__column_group {
    int64_t columns, known, pieces, texts;
} nw__column_group;

typedef struct nw__survey_finder {
    nw__survey *survey;
    nw__wanted *wanted;
    size_t wanted_count;
    nw__index questions;
    nw__column_group *groups;
    size_t capacity;
} nw__survey_finder;

/* Reads the option "questions". */
netweave_status nw__wanted_read(nw__survey_finder *finder);

/* How a text stands to a question that the caller names: 2 the same, 1 begins so; `*out` is raised to that. */
netweave_status nw__wanted_compare(const char *text, size_t length, const nw__wanted *wanted, int *out);

/* Takes the columns of a question that the caller names. */
netweave_status nw__wanted_take(nw__survey_finder *finder, nw__wanted *wanted);

/* True for a column that may name others. */
bool nw__survey_open(const nw__survey_column *column);

/* Reads the rows of headings. */
netweave_status nw__survey_headings(nw__survey *survey);

/* Finds the columns of names, times and waves. */
netweave_status nw__survey_meanings(nw__survey *survey);

/* Cuts a heading: the question ends at one place, the option starts at another (0: there is none). */
netweave_status nw__survey_cut(nw__survey_column *column, size_t question, size_t option);

#endif
