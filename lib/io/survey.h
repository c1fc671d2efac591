/* Survey tables: a row per respondent. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_IO_SURVEY_H
#define NW_IO_SURVEY_H

#include "io/io.h"

/* The options of a reader of surveys. */
#define NW_SURVEY_OPTIONS \
    {"questions", NW_OPTION_TEXT, NULL, 0, 0, NULL, "survey: LAYER=QUESTION;… the questions that name others"}, \
        {"codebook", NW_OPTION_TEXT, NULL, 0, 0, NULL, "survey: a file of answers and their values"}, \
        {"codes", NW_OPTION_TEXT, NULL, 0, 0, NULL, "survey: ANSWER=VALUE;… the values of answers"}, { \
        "missing", NW_OPTION_TEXT, NULL, 0, 0, NULL, "survey: answers that are none, as 9;99" \
    }

/* Names that are known, and how they may be written: without case, accents, blanks and punctuation. */
typedef struct nw__names {
    nw__index ids;
    nw__index keys;
    int64_t *owner; /* of each key: a place among the ids, or -1 where several share it */
    size_t capacity;
    int64_t alike; /* names that were found by their key */
    nw__text examples;
} nw__names;

/* What a text is compared by: folded, or itself where folding would leave nothing or digits alone. */
char *nw__survey_key(const char *text) __attribute__((warn_unused_result));

netweave_status nw__names_add(nw__names *names, const char *name);

/* The place of a name, exact, by its key, or "Last, First" for "First Last"; -1: nobody's, -2: of several. */
netweave_status nw__names_find(const nw__names *names, const char *name, int64_t *out_place);

/* The same, and what was not exact is remembered for a note. */
netweave_status nw__names_match(nw__names *names, const char *name, int64_t *out_place);
void nw__names_free(nw__names *names);

/* The names in a cell, one after the other. */
typedef struct nw__name_list {
    const nw__names *names;
    char *text; /* a copy, which is cut */
    char *at, *end;
    bool lines;  /* cut at semicolons, bars and line breaks, else at commas */
    bool whole;  /* all of it is one known name */
    bool commas; /* some commas were taken as cuts */
} nw__name_list;

netweave_status nw__name_list_start(const nw__names *names, const char *text, nw__name_list *out);

/* The next name, or NULL behind the last; "none" and the like are passed over. */
netweave_status nw__name_list_next(nw__name_list *pieces, char **out_name);
void nw__name_list_free(nw__name_list *pieces);

typedef enum nw__survey_kind {
    NW_SURVEY_ATTRIBUTE,
    NW_SURVEY_LEFT_OUT, /* what the survey's program adds */
    NW_SURVEY_RESPONDENT,
    NW_SURVEY_TIME,
    NW_SURVEY_WAVE,
    NW_SURVEY_GRID, /* one person per column */
    NW_SURVEY_NAMES /* cells hold names */
} nw__survey_kind;

typedef struct nw__survey_column {
    char *label;    /* the whole heading */
    char *code;     /* what the program calls it, where that is another heading, or NULL */
    char *question; /* without the person or number, or NULL */
    char *option;   /* the person of a grid, or NULL */
    bool surely;    /* question and option stand apart: in brackets, or in two rows */
    bool numbered;  /* one of several columns for names */
    bool numeric;
    nw__survey_kind kind;
    int64_t layer; /* of GRID and NAMES */
    int64_t id;    /* of GRID: a place among the names */
} nw__survey_column;

/* An answer that stands for a value. */
typedef struct nw__codes {
    nw__index keys;
    double *values; /* NaN: not answered */
    size_t capacity;
} nw__codes;

typedef struct nw__survey {
    nw__intake *intake;
    nw__sheet *sheet;
    size_t width, first; /* columns; the first row of answers */
    bool import_row, option_row;
    nw__survey_column *columns;
    int64_t name[2]; /* the columns of a respondent's name */
    int64_t time, wave;
    bool day_first, month_first; /* how days of these times stand, where one tells */
    nw__names likely;            /* who may be named: to find out what columns are */
    nw__names names;
    nw__codes codes;
    size_t *order; /* the columns that give ties, by layer */
    size_t order_count;
    double *scale;     /* of each layer: the scale of its answers + 1, or 0 */
    bool *checked;     /* of each layer: its cells are but ticked, so that empty ones are a no */
    bool listed;       /* a member list is known */
    int64_t *id;       /* of each row, a place among the names or -1 */
    int64_t *row_wave; /* of each row */
    bool *silent_row;  /* of each row: a grid, and nothing but empty cells */
    bool *replaced;    /* of each row: another of the same respondent counts */
    int64_t unknown, silent, nameless, repeated, again, strangers, cut;
    nw__text stranger_names, again_names;
} nw__survey;

/* True when a sheet is surely a survey: brackets with people in them, or the rows that survey programs add. */
bool nw__survey_sniff(const nw__sheet *sheet);

/* Reads the headings, and what each column is. */
netweave_status nw__survey_columns(nw__survey *survey);

/* The name of a row's respondent, "" where it has none. */
netweave_status nw__survey_name(const nw__survey *survey, size_t row, char **out_name);

/* Learns from all times whether days or months stand first in them. */
void nw__survey_days(nw__survey *survey);

/* True when a row was answered before another: by its time where both can be read in one way, else by their order. */
bool nw__survey_earlier(const nw__survey *survey, size_t row, size_t other);

/* Reads codes, codebook and missing. */
netweave_status nw__survey_codes(nw__survey *survey);

/* Learns the answers of a layer, whose columns stand from `begin` to `end` in the order, and refuses those that have no
 * value. */
netweave_status nw__survey_learn(nw__survey *survey, size_t begin, size_t end);

/* The value of an answer of a grid; NaN: none. Negative numbers are refused. */
netweave_status nw__survey_value(nw__survey *survey, size_t row, size_t column, double *out);

/* Names as the member list has them, then as the survey's maker wrote them; then the respondent and wave of each row.
 */
netweave_status nw__survey_gather(nw__survey *survey);
netweave_status nw__survey_respondents(nw__survey *survey);

/* True for a row of a respondent that no later one replaces. */
bool nw__survey_counts(const nw__survey *survey, size_t row);

/* The name of a wave, as options and rows say it; the member of a name, who is added to the builder. */
const char *nw__survey_wave(const nw__survey *survey, int64_t wave);
netweave_status nw__survey_member(const nw__survey *survey, int64_t id, int64_t *out_member);

/* Says who was there and who answered; counts members without a row. */
netweave_status nw__survey_say(const nw__survey *survey, int64_t *silent);

/* Notes on columns, on names and on answers. */
netweave_status nw__survey_note_columns(nw__survey *survey);
netweave_status nw__survey_note_names(nw__survey *survey);
netweave_status nw__survey_note_answers(nw__survey *survey, int64_t silent);

netweave_status nw__survey_read(nw__intake *intake, nw__sheet *sheet);

#endif
