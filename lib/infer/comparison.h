/* The comparison, from the inside: what its parts hand to each other. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_INFER_COMPARISON_H
#define NW_INFER_COMPARISON_H

#include "base/run.h"
#include "base/table.h"
#include "base/text.h"
#include "measure/measure.h"

#include <netweave/compare.h>

enum { NW_BEFORE = 0, NW_AFTER = 1 };

/* Two views brought together by roster place. A cell is an ordered pair of members that is tied in either view;
 * undirected ties have a cell each way. */
typedef struct nw__alignment {
    bool directed;
    int32_t members;            /* in either view, in the order of the roster */
    int32_t *place[2];          /* per member: its place in the view; -1: not there */
    unsigned char *answered[2]; /* per member: 1 when there and not known to have kept silent */
    int64_t stayed, joined, left;
    int64_t *start; /* cells by row, as in a CSR */
    int32_t *to;
    double *strength[2]; /* per cell; 0: not tied */
} nw__alignment;

netweave_status nw__align(const netweave_view *before, const netweave_view *after, nw__alignment *out);
void nw__alignment_free(nw__alignment *alignment);

/* True when a member is in both views. */
bool nw__aligned_stayed(const nw__alignment *alignment, int32_t member);

/* True when it is known in a wave whether i is tied to j: both are there, and the row's owner (undirected: either of
 * them) answered. */
bool nw__aligned_known(const nw__alignment *alignment, int wave, int32_t i, int32_t j);

/* What became of a cell. UNKNOWN: tied in one wave, and nobody answered for it in the other. */
typedef enum nw__fate { NW_FATE_KEPT, NW_FATE_FORMED, NW_FATE_DISSOLVED, NW_FATE_UNKNOWN } nw__fate;

nw__fate nw__aligned_fate(const nw__alignment *alignment, int32_t i, int64_t cell);

/* Why a row of the comparison has the test that it has; see nw__test_name(). */
typedef enum nw__test {
    NW_TEST_NONE, /* no draws were asked for */
    NW_TEST_EXACT,
    NW_TEST_RANDOM,
    NW_TEST_UNDEFINED,
    NW_TEST_FIXED_CHOICE,
    NW_TEST_HELD_BACK,
    NW_TEST_CONSTANT, /* swapping changes nothing */
    NW_TEST_TOO_LARGE,
} nw__test;

/* One number of one measure, in both waves. */
typedef struct nw__compared {
    const nw__measure *measure;
    const char *name; /* as its column is called; borrowed from the table of values */
    double before, after, change;
    double low, high;
    double p, p_adjusted;
    int64_t draws;  /* those that the measure is defined in; exact: all assignments */
    int64_t as_far; /* of these, how many changed it at least as much (exact: the real one included) */
    nw__test test;
} nw__compared;

/* One measure as asked for: its numbers are rows first_row … first_row + column_count - 1. */
typedef struct nw__asked {
    const nw__measure *measure;
    char *spec;      /* in full */
    char *draw_spec; /* with as little search as it can do, for the draws */
    int64_t first_row;
} nw__asked;

/* How many names the respondents of a wave gave. */
typedef struct nw__choices {
    int64_t respondents;
    int64_t most;    /* names given most often; */
    int64_t largest; /* the most names that anyone gave */
    double share;    /* of respondents who gave `most` */
    bool is_fixed;   /* all gave `most` */
    bool is_capped;  /* most did, or most are at the largest: a limit shows */
} nw__choices;

/* What is known of the design, before any test. */
typedef struct nw__design {
    double response[2]; /* share of members who answered */
    bool response_fell;
    nw__choices choices[2];
    bool is_fixed_choice; /* the number of names is the design's doing, in either wave */
    double largest[2];    /* share of members in the largest component */
    double mean_degree[2];
    bool is_shrunk;    /* the largest component lost much */
    bool is_held_back; /* centralization by paths, and structure, swing by chance here */
    bool is_turnover;  /* many joined or left */
    bool is_weighted;  /* the network's ties have weights that a cut could use */
    int cut_count;     /* cuts tried; 0: no sweep */
    bool is_cut_bound; /* the direction of change depends on the cut */
} nw__design;

/* A comparison under way. */
typedef struct nw__comparing {
    const netweave_view *view[2];
    netweave_run *run;
    double level;
    int64_t draws;
    nw__alignment alignment;
    netweave_structure *structure[2];
    unsigned char *hub; /* per member of the alignment: 1 in the hub of the network before */
    int64_t hub_count;
    netweave_table *values[2]; /* as netweave_measure_compute() gives them */
    nw__asked *asked;
    size_t asked_count, asked_capacity;
    nw__compared *rows;
    int64_t row_count;
    nw__design design;
    bool is_unit_bound;       /* something differs that no swap can reach: members who came or went, silent ones */
    int64_t units;            /* rows or pairs that differ between the waves, and may be swapped */
    int64_t tested;           /* rows with a p-value */
    netweave_table *measures; /* takes the notes */
} nw__comparing;

/* The parts. Each adds its notes to comparing->measures; conventions, the least urgent, come last. */
netweave_status nw__compare_values(nw__comparing *comparing, const char *specs);
netweave_status nw__compare_conventions(nw__comparing *comparing);
netweave_status nw__compare_design(nw__comparing *comparing);
netweave_status nw__compare_held_back(nw__comparing *comparing);
netweave_status nw__compare_cuts(nw__comparing *comparing);
netweave_status nw__compare_density_share(const nw__comparing *comparing);
netweave_status nw__compare_swap(nw__comparing *comparing);
netweave_status nw__compare_jackknife(nw__comparing *comparing);
netweave_status nw__compare_counts(const nw__comparing *comparing, netweave_table **out_table);
netweave_status nw__compare_ties(const nw__comparing *comparing, netweave_table **out_table);
netweave_status nw__compare_sentence(const nw__comparing *comparing, char **out_sentence, const char **out_change);

/* The parts of the paragraph that limits.c writes; `is_claimed`: a change of a number about the hub is. */
void nw__tell_structures(const nw__comparing *comparing, bool is_claimed, nw__text *text);
void nw__tell_limits(const nw__comparing *comparing, nw__text *text);
/* "the largest component shrinks from …": why centralizations by paths are held back. */
void nw__tell_held_back(const nw__comparing *comparing, nw__text *text);
/* "5 members joined and 2 left" */
void nw__tell_turnover(const nw__alignment *alignment, nw__text *text);

/* "before" and "after", or the layers' names. */
const char *nw__compared_when(const nw__comparing *comparing, int wave);

/* What netweave_comparison_type_change() gives. */
const char *nw__type_change(const nw__comparing *comparing, bool is_claimed);

/* True where the types differ by the size of the largest connected part alone, and that is no change that is shown. */
bool nw__compared_by_size(const nw__comparing *comparing);

/* True where a type rests on two members, so that the hub numbers of one of them mislead. */
bool nw__compared_pair(const nw__comparing *comparing);

/* What all measures of both waves cost once, in steps: a step is one tie, or one member, seen from one member. */
double nw__compared_steps(const nw__comparing *comparing);

/* A row by the name of its column, or NULL. */
const nw__compared *nw__compared_find(const nw__comparing *comparing, const char *name);

/* What the column "test" says. Static text. */
const char *nw__test_name(nw__test test);

/* A view of one wave of the network as it would be with some units swapped: cell c of wave w takes its strength from
 * the other wave where swapped[unit[c]] is 1 (unit -1: never). */
netweave_status nw__swapped_view(const nw__comparing *comparing, int wave, const int32_t *unit,
                                 const unsigned char *swapped, netweave_view **out_view);

/* The units of the wave-swap test: `out_unit` has one per cell (-1: stays), the caller's. */
netweave_status nw__swap_units(nw__comparing *comparing, int32_t **out_unit);

/* Benjamini and Hochberg 1995 adjusted p-values; NaN where p is. In place is allowed. */
netweave_status nw__adjust(int64_t count, const double *p, double *out);

/* The quantile of Student's t for `degrees` of freedom, `share` in (0.5, 1). */
double nw__student_quantile(double share, int64_t degrees);

#endif
