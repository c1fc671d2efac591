/* What a QAP call tells: numbers, and notes on how they came about. SPDX-License-Identifier: GPL-2.0-or-later */
#include "infer/qap.h"

#include "base/text.h"

#include <math.h>
#include <stdio.h>

/* How the draws of one predictor lie about the real number. */
typedef struct tails {
    double p, p_greater, p_less, mean, deviation;
    int64_t undefined; /* draws without a number, which count as far on either side */
} tails;

static tails count_tails(const nw__qap *qap, int64_t predictor) {
    const double slack = 1e-9; /* equal but for rounding is equal */
    double real = qap->fit.partial[predictor];
    int64_t far = 0;
    int64_t greater = 0;
    int64_t less = 0;
    double sum = 0;
    double squares = 0;
    tails tails = {NAN, NAN, NAN, NAN, NAN, 0};
    for (int64_t draw = 0; draw < qap->draws; draw++) {
        double number = qap->statistics[draw * qap->count + predictor];
        far += !(fabs(number) < fabs(real) - slack);
        greater += !(number < real - slack);
        less += !(number > real + slack);
        tails.undefined += isnan(number);
        sum += isnan(number) ? 0 : number;
    }
    double defined = (double)(qap->draws - tails.undefined);
    for (int64_t draw = 0; draw < qap->draws; draw++) {
        double number = qap->statistics[draw * qap->count + predictor];
        squares += isnan(number) ? 0 : pow(number - sum / defined, 2);
    }
    double real_one = qap->is_exact ? 0 : 1; /* which counts as a draw of its own */
    double all = (double)qap->draws + real_one;
    tails.p = ((double)far + real_one) / all;
    tails.p_greater = ((double)greater + real_one) / all;
    tails.p_less = ((double)less + real_one) / all;
    tails.mean = sum / defined;
    tails.deviation = sqrt(squares / (qap->is_exact ? defined : defined - 1));
    return tails;
}

static const char *test_name(const nw__qap *qap, int64_t predictor) {
    if (!qap->fit.is_defined || isnan(qap->fit.partial[predictor]))
        return "none: undefined";
    return qap->draws == 0 ? "none: no draws" : qap->is_exact ? "exact" : "random";
}

static const char *matrix_name(const nw__qap *qap, const char *const *names, int64_t matrix, char room[32]) {
    if (matrix >= qap->view_count)
        return qap->terms[matrix - qap->view_count].name;
    if (matrix > 0 && names != NULL && names[matrix - 1] != NULL)
        return names[matrix - 1];
    snprintf(room, 32, matrix == 0 ? "the dependent network" : "x%lld", (long long)matrix);
    return room;
}

/* ---- notes ---- */

static netweave_status note_draws(const nw__qap *qap, netweave_table *table) {
    if (qap->draws == 0)
        return NETWEAVE_STATUS_OK;
    if (!qap->is_exact)
        return nw__table_add_note(
            table,
            "p: members change places at random %lld times (seed %llu), each keeping its ties; p = "
            "(draws as far + 1) / (draws + 1).",
            (long long)qap->draws, (unsigned long long)netweave_run_seed(qap->run));
    return nw__table_add_note(table,
                              "p is exact: all %lld ways for the members to stand are tried. floor is the share that "
                              "leaves a network just as it is; no p can be below it.",
                              (long long)qap->draws);
}

/* A floor that more draws would not lower. */
static netweave_status note_floor(const nw__qap *qap, netweave_table *table) {
    double floor = 0;
    char number[NW_NUMBER_SIZE];
    for (int64_t k = 0; k < qap->count && qap->draws > 0; k++)
        floor = fmax(floor, qap->floor[k]);
    bool is_low = qap->is_exact || floor <= 1 / ((double)qap->draws + 1);
    if (is_low && floor <= 0.05)
        return NETWEAVE_STATUS_OK;
    nw__number_format(floor, 4, number);
    return nw__table_add_note(table,
                              "members with the same ties can change places and nothing changes, so that p cannot be "
                              "below %s%s.",
                              number, floor > 0.05 ? ", whatever the networks have in common" : "");
}

static netweave_status note_members(const nw__qap *qap, netweave_table *table) {
    netweave_status status = NETWEAVE_STATUS_OK;
    if (qap->left_out > 0)
        status = nw__table_add_note(table, "members who are not in every one of the networks (%lld) are left out.",
                                    (long long)qap->left_out);
    if (status == NETWEAVE_STATUS_OK && qap->without_value > 0)
        status = nw__table_add_note(table, "members without a value of an attribute (%lld) are left out.",
                                    (long long)qap->without_value);
    int64_t all = (int64_t)qap->members * (qap->members - 1);
    int64_t unknown = all - (int64_t)qap->pairs;
    if (status == NETWEAVE_STATUS_OK && unknown > 0)
        status = nw__table_add_note(
            table,
            "%lld of %lld ordered pairs are left out, as members asked did not answer; only members who are alike in "
            "what they answered change places.",
            (long long)unknown, (long long)all);
    return status;
}

static netweave_status note_undefined(const nw__qap *qap, const char *const *names, netweave_table *table) {
    const nw__qap_fit *fit = &qap->fit;
    char room[32];
    if (!fit->is_defined && fit->at < 0)
        return nw__table_add_note(table, "undefined: there are %s in all networks.", fit->reason);
    if (!fit->is_defined && names == NULL && qap->count == 1 && qap->term_count == 0)
        return nw__table_add_note(table, "undefined: the %s network %s.", fit->at == 0 ? "first" : "second",
                                  fit->reason);
    if (!fit->is_defined)
        return nw__table_add_note(table, "undefined: %s %s.", matrix_name(qap, names, fit->at, room), fit->reason);
    for (int64_t k = 0; k < qap->count; k++)
        if (isnan(fit->partial[k]))
            return nw__table_add_note(table,
                                      "%s is not tested: the other predictors explain the dependent network wholly.",
                                      matrix_name(qap, names, k + 1, room));
    return NETWEAVE_STATUS_OK;
}

static netweave_status add_notes(const nw__qap *qap, const char *const *names, netweave_table *table) {
    netweave_status status = note_undefined(qap, names, table);
    if (status == NETWEAVE_STATUS_OK)
        status = note_members(qap, table);
    if (status == NETWEAVE_STATUS_OK && qap->fit.is_defined)
        status = note_draws(qap, table);
    if (status == NETWEAVE_STATUS_OK && qap->fit.is_defined)
        status = note_floor(qap, table);
    return status;
}

/* ---- numbers ---- */

typedef struct column {
    const char *name;
    netweave_kind kind;
} column;

static netweave_status add_columns(netweave_table *table, const column *columns, int count, double **numbers) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int k = 0; k < count && status == NETWEAVE_STATUS_OK; k++)
        status = nw__table_add_column(table, columns[k].name, NULL, columns[k].kind, &numbers[k]);
    return status;
}

/* p, p_greater, p_less, null_mean, null_sd, floor. */
static void fill_test(const nw__qap *qap, int64_t predictor, double *const *numbers, int64_t row) {
    if (!qap->fit.is_defined || isnan(qap->fit.partial[predictor]) || qap->draws == 0)
        return;
    tails tails = count_tails(qap, predictor);
    const double values[] = {tails.p,    tails.p_greater, tails.p_less,
                             tails.mean, tails.deviation, qap->floor[predictor]};
    for (int k = 0; k < 6; k++)
        numbers[k][row] = values[k];
}

/* Pairs are told once where neither network has a direction. */
static double pairs_told(const nw__qap *qap) {
    bool directed = false;
    for (int64_t k = 0; k < qap->view_count; k++)
        directed = directed || qap->views[k]->directed;
    return directed ? qap->pairs : qap->pairs / 2;
}

static void fill_size(const nw__qap *qap, double *const *numbers, int64_t row) {
    numbers[0][row] = qap->fit.is_defined ? (double)qap->draws : 0;
    numbers[1][row] = qap->members;
    numbers[2][row] = pairs_told(qap);
}

netweave_status nw__qap_correlation_table(const nw__qap *qap, netweave_table **out_table) {
    static const char *const labels[] = {"test"};
    static const column columns[] = {{"correlation", NETWEAVE_KIND_REAL}, {"p", NETWEAVE_KIND_REAL},
                                     {"p_greater", NETWEAVE_KIND_REAL},   {"p_less", NETWEAVE_KIND_REAL},
                                     {"null_mean", NETWEAVE_KIND_REAL},   {"null_sd", NETWEAVE_KIND_REAL},
                                     {"floor", NETWEAVE_KIND_REAL},       {"draws", NETWEAVE_KIND_COUNT},
                                     {"members", NETWEAVE_KIND_COUNT},    {"pairs", NETWEAVE_KIND_COUNT}};
    netweave_table *table = NULL;
    double *numbers[sizeof columns / sizeof columns[0]];
    netweave_status status = nw__table_create(1, 1, labels, &table);
    if (status == NETWEAVE_STATUS_OK)
        status = add_columns(table, columns, sizeof columns / sizeof columns[0], numbers);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_set_label(table, 0, 0, test_name(qap, 0));
    if (status == NETWEAVE_STATUS_OK) {
        if (qap->fit.is_defined)
            numbers[0][0] = qap->fit.partial[0];
        fill_test(qap, 0, numbers + 1, 0);
        fill_size(qap, numbers + 7, 0);
        status = add_notes(qap, NULL, table);
    }
    if (status == NETWEAVE_STATUS_OK)
        *out_table = table;
    else
        netweave_table_free(table);
    return status;
}

/* coefficient, standardized, partial of a term; row 0 is the intercept. */
static void fill_terms(const nw__qap *qap, double *const *numbers) {
    const nw__qap_matrix *matrix = qap->matrix;
    if (!qap->fit.is_defined)
        return;
    numbers[0][0] = matrix[0].mean;
    for (int64_t k = 1; k <= qap->count; k++) {
        numbers[1][k] = qap->fit.standardized[k - 1];
        numbers[0][k] = numbers[1][k] * matrix[0].deviation / matrix[k].deviation;
        numbers[2][k] = qap->fit.partial[k - 1];
        numbers[0][0] -= numbers[0][k] * matrix[k].mean;
    }
}

static void fill_explained(const nw__qap *qap, double *const *numbers, int64_t row) {
    double pairs = pairs_told(qap);
    double free = pairs - (double)qap->count - 1;
    if (!qap->fit.is_defined)
        return;
    numbers[0][row] = qap->fit.r_squared;
    if (free > 0)
        numbers[1][row] = 1 - (1 - qap->fit.r_squared) * (pairs - 1) / free;
}

static netweave_status set_names(const nw__qap *qap, const char *const *names, netweave_table *table) {
    netweave_status status = nw__table_set_label(table, 0, 0, "intercept");
    char room[32];
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_set_label(table, 1, 0, "none: intercept");
    for (int64_t k = 1; k <= qap->count && status == NETWEAVE_STATUS_OK; k++) {
        status = nw__table_set_label(table, 0, k, matrix_name(qap, names, k, room));
        if (status == NETWEAVE_STATUS_OK)
            status = nw__table_set_label(table, 1, k, test_name(qap, k - 1));
    }
    return status;
}

netweave_status nw__qap_regression_table(const nw__qap *qap, const char *const *names, netweave_table **out_table) {
    static const char *const labels[] = {"term", "test"};
    static const column columns[] = {{"coefficient", NETWEAVE_KIND_REAL},
                                     {"standardized", NETWEAVE_KIND_REAL},
                                     {"partial", NETWEAVE_KIND_REAL},
                                     {"p", NETWEAVE_KIND_REAL},
                                     {"p_greater", NETWEAVE_KIND_REAL},
                                     {"p_less", NETWEAVE_KIND_REAL},
                                     {"null_mean", NETWEAVE_KIND_REAL},
                                     {"null_sd", NETWEAVE_KIND_REAL},
                                     {"floor", NETWEAVE_KIND_REAL},
                                     {"r_squared", NETWEAVE_KIND_SHARE},
                                     {"r_squared_adjusted", NETWEAVE_KIND_REAL},
                                     {"draws", NETWEAVE_KIND_COUNT},
                                     {"members", NETWEAVE_KIND_COUNT},
                                     {"pairs", NETWEAVE_KIND_COUNT}};
    netweave_table *table = NULL;
    double *numbers[sizeof columns / sizeof columns[0]];
    netweave_status status = nw__table_create(qap->count + 1, 2, labels, &table);
    if (status == NETWEAVE_STATUS_OK)
        status = add_columns(table, columns, sizeof columns / sizeof columns[0], numbers);
    if (status == NETWEAVE_STATUS_OK)
        status = set_names(qap, names, table);
    if (status == NETWEAVE_STATUS_OK) {
        fill_terms(qap, numbers);
        for (int64_t k = 0; k < qap->count; k++)
            fill_test(qap, k, numbers + 3, k + 1);
        for (int64_t k = 0; k <= qap->count; k++) {
            fill_explained(qap, numbers + 9, k);
            fill_size(qap, numbers + 11, k);
        }
        status = nw__table_add_note(table, "least squares; each predictor is tested by what the others leave of it "
                                           "(double semi-partialling).");
    }
    if (status == NETWEAVE_STATUS_OK)
        status = add_notes(qap, names, table);
    if (status == NETWEAVE_STATUS_OK)
        *out_table = table;
    else
        netweave_table_free(table);
    return status;
}
