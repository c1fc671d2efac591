/* QAP from the inside: matrices over pairs of members, how members change places, what is computed of each draw.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_INFER_QAP_H
#define NW_INFER_QAP_H

#include "base/run.h"
#include "base/table.h"
#include "core/view.h"

#include <netweave/qap.h>

enum {
    NW_QAP_PREDICTORS = 32,
    NW_QAP_MATRICES = NW_QAP_PREDICTORS + 1,
    NW_QAP_ALL = 362880,        /* up to so many assignments (9!) all are tried */
    NW_QAP_TABLE_MEMBERS = 4096 /* up to so many a matrix of numbers is kept whole */
};

/* Numbers of ordered pairs of different members: those that are known and not 0. */
typedef struct nw__qap_matrix {
    nw__csr cells; /* weight NULL: all are 1 */
    int64_t count;
    int64_t *upper; /* symmetric: per row its first cell right of the diagonal; NULL: not symmetric */
    uint64_t *bits; /* for looking up: `words` words a row; NULL: there are weights, or too many members */
    int64_t words;
    double *table;          /* for looking up: a number per pair; NULL: there are bits, or too many members */
    double mean, deviation; /* over all known pairs */
} nw__qap_matrix;

/* Who may change places with whom: members of one class only, as pairs between classes are known or not alike. */
typedef struct nw__qap_classes {
    int64_t count;
    int64_t *start;      /* count + 1 */
    int32_t *order;      /* members by class */
    int64_t assignments; /* ways to stand; 0: more than NW_QAP_ALL */
} nw__qap_classes;

/* The least squares of standardized numbers: of the dependent (matrix 0) on the predictors (1 … count). */
typedef struct nw__qap_fit {
    bool is_defined;
    const char *reason; /* else: why not, of the matrix `at` */
    int64_t at;
    double *standardized; /* per predictor: its coefficient */
    double *partial;      /* per predictor: the partial correlation */
    double *inverse;      /* of the predictors' correlations */
    double *rest;         /* per predictor: what the others leave of the dependent's variance */
    double r_squared;
} nw__qap_fit;

/* What one call works on. */
typedef struct nw__qap {
    netweave_run *run;
    const netweave_network *network;
    const netweave_view *views[NW_QAP_MATRICES];
    int64_t view_count;
    struct nw__qap_term *terms; /* attributes as predictors, after the views */
    int64_t term_count;
    int32_t members;
    int64_t left_out, without_value;
    int32_t *roster;    /* per member: its place in the roster */
    uint64_t *silent;   /* per member: a bit for each view that it did not answer for */
    uint64_t one_sided; /* the views with direction: a silent member's ties out are unknown there */
    double pairs;       /* ordered pairs that all views know */
    int64_t count;      /* predictors */
    nw__qap_matrix matrix[NW_QAP_MATRICES];
    nw__qap_classes classes;
    nw__qap_fit fit;
    int64_t draws;
    bool is_exact;
    double *statistics; /* draws * count */
    double *floor;      /* per predictor */
} nw__qap;

/* An attribute as predictor. */
typedef enum nw__qap_kind { NW_QAP_SAME, NW_QAP_DIFFERENCE, NW_QAP_SUM, NW_QAP_SENDER, NW_QAP_RECEIVER } nw__qap_kind;

typedef struct nw__qap_term {
    nw__qap_kind kind;
    const nw__attribute *attribute;
    char *name; /* as it was asked for */
} nw__qap_term;

/* Reads the predictors that `text` (NULL: none) asks for. */
netweave_status nw__qap_read_terms(nw__qap *qap, const char *text);

/* The members who are in all views and have all values, and what they left unanswered. */
netweave_status nw__qap_align(nw__qap *qap);

/* True when all views know whether i is tied to j. */
static inline bool nw__qap_known(const nw__qap *qap, int32_t i, int32_t j) {
    return ((qap->silent[i] & qap->one_sided) | (qap->silent[i] & qap->silent[j])) == 0;
}

/* True when a matrix has so many cells that they are not worth a list. */
static inline bool nw__qap_is_full(const nw__qap_matrix *matrix, int32_t members) {
    return matrix->count > (int64_t)members * members / 2;
}

/* Fills the matrices, their moments and the number of pairs. */
netweave_status nw__qap_fill(nw__qap *qap);
void nw__qap_matrix_free(nw__qap_matrix *matrix);

/* Sum over ordered pairs of fixed(i, j) * moved(place[i], place[j]); `back` is the inverse of `place`. */
netweave_status nw__qap_cross(const nw__qap_matrix *fixed, const nw__qap_matrix *moved, int32_t members,
                              const int32_t *place, const int32_t *back, netweave_run *run, double *out);

/* Numbers looked at by nw__qap_cross(). */
double nw__qap_cost(const nw__qap_matrix *fixed, const nw__qap_matrix *moved);

netweave_status nw__qap_classes_make(nw__qap *qap);

/* Who stands where in a draw: place[i] is the member whose ties member i has then. `room` has a place per member. */
void nw__qap_place(const nw__qap *qap, int64_t draw, int32_t *place, int32_t *room);

/* Fits the real network. */
netweave_status nw__qap_fit_make(nw__qap *qap);
void nw__qap_fit_free(nw__qap_fit *fit);

/* The partial correlation of each predictor once it has changed places: crossed[l * (count + 1) + j] is the sum of
 * products of moved predictor l (from 0) and fixed matrix j. NaN: what is moved is explained by the others. */
void nw__qap_statistics(const nw__qap *qap, const double *crossed, double *out);

/* All draws. */
netweave_status nw__qap_draw(nw__qap *qap);

/* No p of a predictor can be below this. */
netweave_status nw__qap_floor(nw__qap *qap);

/* The numbers and notes of a finished call. */
netweave_status nw__qap_correlation_table(const nw__qap *qap, netweave_table **out_table);
netweave_status nw__qap_regression_table(const nw__qap *qap, const char *const *names, netweave_table **out_table);

#endif
