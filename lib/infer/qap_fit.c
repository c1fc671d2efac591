/* Least squares of standardized numbers, and partial correlations of draws, from cross products alone.
 * With P the inverse of the predictors' correlations, what the others leave of predictor k is
 * e = sum over l of w_l x_l, w_l = P_kl / P_kk, with variance 1 / P_kk. Once it has changed places, its products with
 * the others and with the dependent follow from the products of all moved predictors with all fixed ones, so that no
 * residual is ever written out and one assignment serves all predictors. Sources: Dekker, Krackhardt and Snijders 2007,
 * doi 10.1007/s11336-007-9016-1; Frisch and Waugh 1933, doi 10.2307/1907330. SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "base/memory.h"
#include "infer/qap.h"

#include <math.h>

/* Less than this share of a variance is rounding. */
static const double nothing = 1e-10;

void nw__qap_fit_free(nw__qap_fit *fit) {
    nw__free(fit->standardized);
    nw__free(fit->partial);
    nw__free(fit->inverse);
    nw__free(fit->rest);
}

/* The correlation from a sum of products. */
static double correlation_of(const nw__qap *qap, int64_t moved, int64_t fixed, double product) {
    const nw__qap_matrix *one = &qap->matrix[moved];
    const nw__qap_matrix *other = &qap->matrix[fixed];
    return (product / qap->pairs - one->mean * other->mean) / (one->deviation * other->deviation);
}

/* The inverse of a symmetric matrix, in place, by Gauss and Jordan. Gives the row that follows from those before it, or
 * -1. The diagonal never needs to change places: what is left of it is a variance. */
static int64_t invert(int64_t count, double *matrix) {
    for (int64_t k = 0; k < count; k++) {
        double pivot = matrix[k * count + k];
        if (!(pivot > nothing))
            return k;
        matrix[k * count + k] = 1;
        for (int64_t j = 0; j < count; j++)
            matrix[k * count + j] /= pivot;
        for (int64_t i = 0; i < count; i++) {
            double factor = matrix[i * count + k];
            if (i == k)
                continue;
            matrix[i * count + k] = 0;
            for (int64_t j = 0; j < count; j++)
                matrix[i * count + j] -= factor * matrix[k * count + j];
        }
    }
    return -1;
}

/* Correlations among all matrices, of those in place. */
static netweave_status correlate(const nw__qap *qap, double *with_dependent, double *among) {
    int64_t count = qap->count;
    netweave_status status = NETWEAVE_STATUS_OK;
    int32_t *place = nw__allocate((size_t)qap->members, sizeof *place);
    if (place == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < qap->members; i++)
        place[i] = i;
    for (int64_t l = 1; l <= count; l++) {
        for (int64_t j = 0; j < l && status == NETWEAVE_STATUS_OK; j++) {
            double product = 0;
            status = nw__qap_cross(&qap->matrix[j], &qap->matrix[l], qap->members, place, place, qap->run, &product);
            double correlation = correlation_of(qap, l, j, product);
            if (j == 0)
                with_dependent[l - 1] = correlation;
            else
                among[(l - 1) * count + j - 1] = among[(j - 1) * count + l - 1] = correlation;
        }
        among[(l - 1) * count + l - 1] = 1;
    }
    nw__free(place);
    return status;
}

static void fit(nw__qap_fit *out, int64_t count, const double *with_dependent) {
    out->r_squared = 0;
    for (int64_t k = 0; k < count; k++) {
        out->standardized[k] = 0;
        for (int64_t j = 0; j < count; j++)
            out->standardized[k] += out->inverse[k * count + j] * with_dependent[j];
        out->r_squared += out->standardized[k] * with_dependent[k];
    }
    out->r_squared = fmin(out->r_squared, 1);
    for (int64_t k = 0; k < count; k++) {
        double own = out->inverse[k * count + k];
        double share = out->standardized[k] * out->standardized[k] / own;
        double rest = 1 - out->r_squared + share;
        out->rest[k] = rest > nothing ? rest : NAN;
        double partial = out->standardized[k] / sqrt(own * out->rest[k]);
        out->partial[k] = fmax(-1, fmin(partial, 1));
        if (isnan(partial))
            out->partial[k] = NAN;
    }
}

/* The first matrix that is the same for all pairs, or -1. */
static int64_t find_constant(const nw__qap *qap) {
    for (int64_t k = 0; k <= qap->count; k++)
        if (!(qap->matrix[k].deviation > nothing * fabs(qap->matrix[k].mean)))
            return k;
    return -1;
}

netweave_status nw__qap_fit_make(nw__qap *qap) {
    nw__qap_fit *out = &qap->fit;
    size_t count = (size_t)qap->count;
    double *with_dependent = nw__allocate(count, sizeof *with_dependent);
    out->standardized = nw__allocate(count, sizeof *out->standardized);
    out->partial = nw__allocate(count, sizeof *out->partial);
    out->rest = nw__allocate(count, sizeof *out->rest);
    out->inverse = nw__allocate(count * count, sizeof *out->inverse);
    bool has_room = with_dependent != NULL && out->standardized != NULL && out->partial != NULL && out->rest != NULL &&
                    out->inverse != NULL;
    netweave_status status = has_room ? NETWEAVE_STATUS_OK : nw__fail_memory();
    out->at = qap->members > 2 ? find_constant(qap) : -1;
    out->reason = qap->members > 2 ? "is the same for all pairs" : "fewer than three members";
    out->is_defined = qap->members > 2 && out->at < 0;
    if (status == NETWEAVE_STATUS_OK && out->is_defined) {
        status = correlate(qap, with_dependent, out->inverse);
        int64_t follows = status == NETWEAVE_STATUS_OK ? invert(qap->count, out->inverse) : -1;
        if (follows >= 0) {
            out->is_defined = false;
            out->at = follows + 1;
            out->reason = "follows from the predictors before it";
        } else if (status == NETWEAVE_STATUS_OK) {
            fit(out, qap->count, with_dependent);
        }
    }
    nw__free(with_dependent);
    return status;
}

/* Product of moved remainder k with fixed matrix j, both standardized. */
static double remainder_product(const nw__qap *qap, const double *crossed, int64_t k, int64_t j) {
    const double *row = &qap->fit.inverse[k * qap->count];
    double sum = 0;
    for (int64_t l = 0; l < qap->count; l++)
        sum += row[l] * correlation_of(qap, l + 1, j, crossed[l * (qap->count + 1) + j]);
    return sum / row[k];
}

/* The partial correlation of the dependent with the moved remainder k, the other predictors held equal: with a_j the
 * products of the remainder with the others, M the inverse of the others' correlations (P less its part that goes
 * through k) and v = M times their correlations with the dependent. */
static double partial_of(const nw__qap *qap, const double *crossed, int64_t k) {
    const nw__qap_fit *fit = &qap->fit;
    int64_t count = qap->count;
    double own = fit->inverse[k * count + k];
    double product = remainder_product(qap, crossed, k, 0);
    double variance = 1 / own;
    double moved[NW_QAP_PREDICTORS];
    for (int64_t j = 0; j < count; j++)
        moved[j] = j == k ? 0 : remainder_product(qap, crossed, k, j + 1);
    for (int64_t i = 0; i < count && count > 1; i++) {
        double through = 0;
        for (int64_t j = 0; j < count; j++) {
            double inner =
                fit->inverse[i * count + j] - fit->inverse[i * count + k] * fit->inverse[k * count + j] / own;
            through += inner * moved[j];
        }
        variance -= moved[i] * through;
        product -= moved[i] * (fit->standardized[i] - fit->inverse[i * count + k] / own * fit->standardized[k]);
    }
    return variance > nothing ? product / sqrt(variance * fit->rest[k]) : NAN;
}

void nw__qap_statistics(const nw__qap *qap, const double *crossed, double *out) {
    for (int64_t k = 0; k < qap->count; k++)
        out[k] = partial_of(qap, crossed, k);
}
