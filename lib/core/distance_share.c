/* In how many steps a share of the pairs are reached: Leskovec, Kleinberg and Faloutsos 2005, doi
 * 10.1145/1081870.1081893. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/pass.h"

#include <math.h>

/* Pairs at each distance, one run of counters left out. */
typedef struct levels {
    const nw__distances *distances;
    const nw__ball_levels *less; /* NULL: none is left out */
    double scale;                /* of pairs in all runs to what they stand for */
    double rest;                 /* pairs farther than one step */
    double whole;                /* of them in the distances, to those in all runs */
} levels;

static double pairs_at(const levels *levels, int64_t distance) {
    double pairs = levels->distances->histogram[distance];
    if (levels->less == NULL || distance < 2)
        return pairs;
    double less = distance < levels->less->size ? levels->less->pairs[distance] : 0;
    return fmax(0, pairs * levels->whole - less) * levels->scale;
}

static double steps_within(const levels *levels, double share) {
    const nw__distances *distances = levels->distances;
    double pairs = levels->less == NULL ? distances->pairs : pairs_at(levels, 1) + levels->rest;
    double before = 0;
    int64_t size = distances->histogram_size;
    for (int64_t i = 1; i < size; i++) {
        double here = pairs_at(levels, i);
        if (here > 0 && before + here >= share * pairs)
            return (double)(i - 1) + (share * pairs - before) / here;
        before += here;
    }
    return (double)(size - 1); /* rounding left some pairs over */
}

/* Tukey's jackknife over runs of counters. */
static double error_of_runs(const nw__distances *distances, double share) {
    const nw__distance_sample *sample = &distances->sample;
    double runs = (double)sample->runs;
    double rest = distances->pairs - distances->histogram[1];
    double all = 0;
    double sum = 0;
    double square = 0;
    for (int64_t k = 0; k < sample->runs; k++)
        all += sample->levels[k].reached;
    if (!(rest > 0 && all > 0))
        return 0;
    for (int64_t k = 0; k < sample->runs; k++) {
        levels levels = {.distances = distances, .less = &sample->levels[k], .whole = all / rest};
        double left = all - sample->levels[k].reached;
        levels.scale = sample->reach_known ? rest / left : 1 / (runs - 1);
        levels.rest = left * levels.scale;
        double steps = steps_within(&levels, share);
        sum += steps;
        square += steps * steps;
    }
    return sqrt((runs - 1) / runs * fmax(0, square - sum * sum / runs));
}

double nw__distances_within_share(const nw__distances *distances, double share, double *out_error) {
    levels levels = {.distances = distances};
    *out_error = distances->sample.sources > 0 ? NAN : 0;
    if (!(distances->pairs > 0))
        return NAN;
    if (distances->sample.runs > 0)
        *out_error = error_of_runs(distances, share);
    return steps_within(&levels, share);
}
