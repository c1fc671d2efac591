/* Correlation over ties. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/arc_correlation.h"

#include <math.h>

/* Sums over arcs of the distances of both scores from given centres. */
typedef struct sums {
    double count, from, to, from_squares, to_squares, products;
    bool from_varies, to_varies; /* compared as given, so that rounding does not make up a variance */
} sums;

static sums add_up(const netweave_view *view, const double *from_score, const double *to_score, double from_centre,
                   double to_centre) {
    sums sums = {0};
    double first_from = NAN;
    double first_to = NAN;
    for (int32_t i = 0; i < view->members; i++) {
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++) {
            double from = from_score[i];
            double to = to_score[view->out.to[k]];
            if (isnan(from) || isnan(to))
                continue;
            first_from = sums.count == 0 ? from : first_from;
            first_to = sums.count == 0 ? to : first_to;
            sums.from_varies = sums.from_varies || from != first_from;
            sums.to_varies = sums.to_varies || to != first_to;
            from -= from_centre;
            to -= to_centre;
            sums.count++;
            sums.from += from;
            sums.to += to;
            sums.from_squares += from * from;
            sums.to_squares += to * to;
            sums.products += from * to;
        }
    }
    return sums;
}

double nw__arc_correlation(const netweave_view *view, const double *from_score, const double *to_score) {
    sums plain = add_up(view, from_score, to_score, 0, 0);
    if (!plain.from_varies || !plain.to_varies)
        return NAN;
    sums centred = add_up(view, from_score, to_score, plain.from / plain.count, plain.to / plain.count);
    double correlation = centred.products / sqrt(centred.from_squares * centred.to_squares);
    return isfinite(correlation) ? fmax(-1, fmin(correlation, 1)) : NAN;
}
