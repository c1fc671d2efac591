/* The doctor, from the inside: what several files say of members and ties, each with its place, and what is found.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_IO_DOCTOR_H
#define NW_IO_DOCTOR_H

#include "io/io.h"

/* What is looked for, the worst first: findings come in this order. */
typedef enum nw__check {
    NW_CHECK_UNREADABLE,
    NW_CHECK_RAGGED,
    NW_CHECK_EMPTY_END,
    NW_CHECK_WORDS,
    NW_CHECK_NEGATIVE,
    NW_CHECK_SPELLING,
    NW_CHECK_STRANGER,
    NW_CHECK_LISTED_TWICE,
    NW_CHECK_MISSING_CODE,
    NW_CHECK_DUPLICATE_ROW,
    NW_CHECK_NEAR_NAME,
    NW_CHECK_DUPLICATE_TIE,
    NW_CHECK_SELF_TIE,
    NW_CHECK_ONE_SIDED,
    NW_CHECK_NAMES_NOBODY,
    NW_CHECK_ONE_WAVE,
    NW_CHECK_CAP,
    NW_CHECK_STRAIGHT,
    NW_CHECK_RANKS,
    NW_CHECK_SCALE,
    NW_CHECK_BLANKS,
    NW_CHECK_COUNT
} nw__check;

/* A file that was read. Of one that is no sheet only the path is kept. */
typedef struct nw__chart {
    const char *path;
    nw__document document; /* changed by the sheet */
    char *original;        /* the text as it was */
    char *refusal;         /* what reading it says, or NULL */
    bool below_zero;       /* a code for a missing answer is negative, which reading refuses */
    nw__sheet sheet;
    nw__column *columns;
    bool is_sheet;                               /* a tie list or member list, whose rows have places */
    bool ragged;                                 /* a row has more cells than the first */
    bool is_members;                             /* a member list */
    bool no_copy;                                /* not among those that are repaired: the list of members= */
    size_t width;                                /* columns */
    size_t first;                                /* the first row of data */
    int64_t from, to, weight, type, layer, wave; /* columns of a tie list, or -1 */
    int64_t id, respondent;                      /* columns of a member list, or -1 */
} nw__chart;

/* Where something stands; `row` -1: only the file is known, `file` -1: not even that. */
typedef struct nw__place {
    int32_t file, column;
    int64_t row;
} nw__place;

/* What is known of one name. */
typedef struct nw__person {
    nw__place first;  /* where it is met first */
    int64_t mentions; /* as an end of a tie, or in a member list */
    int64_t ties;     /* as an end of a tie */
    uint64_t waves;   /* in which it has ties, a bit for each of the first 64 */
    bool listed;      /* in a member list */
    bool placed;      /* with the waves in which it was there */
    bool told;        /* with whether it answered */
} nw__person;

/* A tie with its place. `set`: its layer and wave. */
typedef struct nw__case_tie {
    int32_t from, to, set, file;
    int64_t row;
    double weight; /* NaN: none */
} nw__case_tie;

/* The ties of one layer and wave. */
typedef struct nw__case_set {
    int64_t wave;
    int64_t count;
    int32_t file;                                /* the first that has such ties */
    bool said_directed, said_undirected, silent; /* what its ties say of their direction */
    bool directed;                               /* what follows from it */
} nw__case_set;

typedef struct nw__finding {
    nw__check check;
    nw__place place;
    size_t line, column; /* 0: none */
    int64_t places;
    char *found;
} nw__finding;

/* All that is known. Start with {0}. */
typedef struct nw__case {
    nw__options options;
    netweave_run *run;
    nw__chart *charts;
    size_t chart_count, chart_capacity;
    nw__index names;
    nw__person *persons;
    size_t person_capacity;
    nw__case_tie *ties;
    size_t tie_count, tie_capacity;
    size_t *order; /* of the ties: by set, then from, then to, then row; without direction the lower end is `from` */
    nw__index set_names, waves;
    nw__case_set *sets;
    size_t set_capacity;
    bool has_roster; /* some file lists members */
    nw__finding *findings;
    size_t finding_count, finding_capacity;
    int64_t told[NW_CHECK_COUNT]; /* findings of each check, those not kept included */
    nw__notes notes;              /* what was not looked at */
} nw__case;

/* A name as it is shown in a sentence: nw__shown() of it, then it. */
#define NW_NAME(text) nw__shown(text, strlen(text)), text

const char *nw__case_name(const nw__case *all, int64_t name);

/* Keeps a finding of a check; `found` is taken over. After the first `most` findings of a check the others are only
 * counted. */
netweave_status nw__case_find(nw__case *all, nw__check check, nw__place place, int64_t places, nw__text *found);

/* Begins a sentence on one set of ties with its layer, where there are several. */
void nw__case_begin(const nw__case *all, int32_t set, nw__text *found);

/* Adds a note. */
__attribute__((format(printf, 2, 3))) netweave_status nw__case_note(nw__case *all, const char *format, ...);

/* Reads options and files: nw__case_free() in any case. */
netweave_status nw__case_open(nw__case *all, int64_t count, const char *const *paths, const char *options,
                              netweave_run *run);
void nw__case_free(nw__case *all);

/* Reads one file into the case. `members`: it is a member list. */
netweave_status nw__case_read(nw__case *all, const char *path, bool members);

/* Learns the columns of a sheet with a heading as a tie list (`from` stays -1 when it is none) or a member list; of one
 * without a heading as a tie list. */
netweave_status nw__chart_learn_tie_list(nw__case *all, nw__chart *chart);
netweave_status nw__chart_learn_member_list(nw__chart *chart);
netweave_status nw__chart_learn_bare(nw__chart *chart);

/* The direction that a row says its tie has, or else `standard`. */
netweave_direction nw__chart_direction(const nw__chart *chart, size_t row, netweave_direction standard);

/* The checks. */
netweave_status nw__doctor_near_names(nw__case *all);
netweave_status nw__doctor_members(nw__case *all);
netweave_status nw__doctor_ties(nw__case *all);
netweave_status nw__doctor_answers(nw__case *all);
netweave_status nw__doctor_codes(nw__case *all);

/* For each name the one that is to be written for it: itself, or the commoner spelling where two differ in no more
 * than case, accents, punctuation and blanks. `tell`: those that differ become findings. `out_names` is the caller's.
 */
netweave_status nw__case_spellings(nw__case *all, bool tell, int32_t **out_names);

/* True when a number stands for a missing answer in this column of a chart, as 99 does beside answers of 1 to 5. */
typedef struct nw__codes {
    double values[8];
    int count;
} nw__codes;

void nw__chart_codes(nw__chart *chart, size_t column, nw__codes *out);
bool nw__codes_has(const nw__codes *codes, double value);

/* For each tie whether its pair stands before it in the same set: 0 no, 1 yes, 2 in a row like it in every cell. The
 * caller's. */
netweave_status nw__case_copies(const nw__case *all, unsigned char **out_copies);

/* True when so many of the ties come again that each may be a contact, which nobody wrote twice by mistake. */
bool nw__case_repeats(const nw__case *all, const unsigned char *copies);

/* The ends of a tie as they are compared: in their order, or without direction the lower first. */
void nw__case_ends(const nw__case *all, size_t tie, int32_t *out_from, int32_t *out_to);

#endif
