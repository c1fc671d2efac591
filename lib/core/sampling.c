/* Estimates from some members drawn out of all. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/sampling.h"

#include <math.h>

/* Of all looks together. */
static const double miss_of_all = 0.05;

double nw__drawn_error(const nw__drawn *drawn) {
    double left = 1 - drawn->count / drawn->population;
    if (left <= 0)
        return 0;
    if (drawn->count < 2)
        return NAN;
    double spread = fmax(0, drawn->square - drawn->sum * drawn->sum / drawn->count) / (drawn->count - 1);
    return drawn->population * sqrt(left * spread / drawn->count);
}

double nw__drawn_bound(const nw__drawn *drawn, double range, double miss) {
    double count = drawn->count;
    double part = count / drawn->population;
    if (part >= 1)
        return 0;
    double mean = drawn->sum / count;
    double spread = fmax(0, drawn->square / count - mean * mean);
    double left = part <= 0.5 ? 1 - (count - 1) / drawn->population : (1 - part) * (1 + 1 / count);
    double odds = log(10 / miss); /* five inequalities for each side */
    return sqrt(2 * left * spread * odds / count) + (7.0 / 3 + 3 / M_SQRT2) * range * odds / count;
}

int64_t nw__sample_next(int64_t count, int64_t least, int64_t most) {
    int64_t next = count < 2 * least ? count + least : count + count / (2 * least) * least;
    return next < most ? next : most;
}

double nw__sample_miss(int64_t round) {
    return miss_of_all / (double)(round * (round + 1));
}

bool nw__sample_ends(const nw__approximation *asked, double bound, int64_t count, int64_t next, double begin) {
    double spent = nw__run_clock() - begin;
    double more = spent * (double)(next - count) / (double)count;
    return bound <= asked->error || spent + more > asked->seconds;
}

bool nw__sample_fits(const nw__approximation *asked, int64_t count, int64_t all, double begin) {
    double spent = nw__run_clock() - begin;
    return isfinite(asked->seconds) && asked->error == 0 && asked->sources == INT64_MAX &&
           spent * (1 + (double)all / (double)count) < asked->seconds;
}
