/* Distances estimated by HyperBall, in several runs with hashes of their own (Boldi and Vigna 2013, arXiv 1308.2144). A
 * run is off by 13% in how many are reached, but much the same way at all distances. So what is known exactly is put in
 * its place: who is tied and, undirected, who is reached; runs say only how the others spread over distances.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/balls.h"
#include "core/distances.h"
#include "core/sampling.h"

#include <math.h>

enum {
    LEAST = 8, /* runs of a first round */
    MOST = 65536
};

/* Sums over runs of what one member was told: others farther than one step, their distances, 1 / distance. */
typedef struct moments {
    double reached, sum, inverse;
    double reached_reached, reached_sum, reached_inverse, sum_sum, inverse_inverse;
} moments;

typedef struct side {
    nw__balls balls;
    moments *moments;
    double *reached, *sum, *inverse, *farthest, *inverse_error, *closeness_error; /* where it goes */
} side;

typedef struct sampling {
    const netweave_view *view;
    netweave_run *run;
    const nw__components *components; /* undirected; else NULL */
    side side[2];                     /* along ties, and against them when directed */
    int sides;
    int64_t runs;
    size_t capacity; /* of the levels kept */
    nw__distances *out;
} sampling;

static netweave_status make_side(const netweave_view *view, bool against, nw__distances *out, side *side) {
    const nw__distance_sample *sample = &out->sample;
    side->reached = against ? out->reached_from : out->reached_to;
    side->sum = against ? out->sum_from : out->sum_to;
    side->inverse = against ? out->inverse_from : out->inverse_to;
    side->farthest = against ? out->farthest_from : out->farthest_to;
    side->inverse_error = against ? sample->inverse_from : sample->inverse_to;
    side->closeness_error = against ? sample->closeness_from : sample->closeness_to;
    side->balls.along = against ? &view->in : &view->out;
    side->balls.against = against ? &view->out : &view->in;
    side->balls.members = view->members;
    side->moments = nw__allocate_zeroed((size_t)view->members, sizeof *side->moments);
    return side->moments != NULL ? nw__balls_make(&side->balls) : nw__fail_memory();
}

static netweave_status make_sampling(sampling *sampling) {
    const netweave_view *view = sampling->view;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (!view->directed)
        status = nw__pass_components(view, sampling->run, &sampling->components);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    sampling->sides = view->directed ? 2 : 1;
    sampling->out = nw__distances_new(view);
    if (sampling->out == NULL || !nw__distance_errors_new(view, &sampling->out->sample))
        return nw__fail_memory();
    sampling->out->sample.reach_known = !view->directed;
    for (int k = 0; k < sampling->sides && status == NETWEAVE_STATUS_OK; k++)
        status = make_side(view, k == 1, sampling->out, &sampling->side[k]);
    return status;
}

static void free_sampling(sampling *sampling) {
    for (int k = 0; k < 2; k++) {
        nw__balls_free(&sampling->side[k].balls);
        nw__free(sampling->side[k].moments);
    }
}

/* Adds what a run told each member. */
static void add_run(side *side) {
    const nw__balls *balls = &side->balls;
    for (int32_t i = 0; i < balls->members; i++) {
        moments *moments = &side->moments[i];
        double reached = balls->reached[i];
        double sum = balls->sum[i];
        double inverse = balls->inverse[i];
        moments->reached += reached;
        moments->sum += sum;
        moments->inverse += inverse;
        moments->reached_reached += reached * reached;
        moments->reached_sum += reached * sum;
        moments->reached_inverse += reached * inverse;
        moments->sum_sum += sum * sum;
        moments->inverse_inverse += inverse * inverse;
        side->farthest[i] = fmax(side->farthest[i], balls->farthest[i]);
    }
}

/* Keeps the pairs that a run found at each distance. */
static netweave_status keep_levels(sampling *sampling, const nw__balls *balls) {
    nw__distance_sample *sample = &sampling->out->sample;
    nw__ball_levels found = {.size = balls->size};
    if (!nw__grow(&sample->levels, &sampling->capacity, (size_t)sample->runs + 1, sizeof *sample->levels))
        return nw__fail_memory();
    found.pairs = nw__allocate((size_t)found.size, sizeof *found.pairs);
    if (found.pairs == NULL)
        return nw__fail_memory();
    for (int64_t i = 0; i < found.size; i++) {
        found.pairs[i] = balls->levels[i];
        found.reached += found.pairs[i];
        found.sum += found.pairs[i] * (double)i;
        found.inverse += i > 0 ? found.pairs[i] / (double)i : 0;
    }
    sample->levels[sample->runs++] = found;
    return NETWEAVE_STATUS_OK;
}

static netweave_status search(sampling *sampling, int64_t last) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (; sampling->runs < last && status == NETWEAVE_STATUS_OK; sampling->runs++) {
        for (int k = 0; k < sampling->sides && status == NETWEAVE_STATUS_OK; k++) {
            side *side = &sampling->side[k];
            status = nw__balls_run(&side->balls, sampling->runs, sampling->run);
            if (status == NETWEAVE_STATUS_OK)
                add_run(side);
            if (status == NETWEAVE_STATUS_OK && k == 0)
                status = keep_levels(sampling, &side->balls);
        }
    }
    return status;
}

/* The standard error of the mean over runs of `one` * x + `other` * y, from sums over runs of x, y and products. */
static double combined_error(double runs, double one, double other, const double sums[2], const double products[3]) {
    double xx = products[0] - sums[0] * sums[0] / runs;
    double xy = products[1] - sums[0] * sums[1] / runs;
    double yy = products[2] - sums[1] * sums[1] / runs;
    return sqrt(fmax(0, one * one * xx + 2 * one * other * xy + other * other * yy) / (runs - 1) / runs);
}

/* Gives a member, of whom `tied` are one step away, its numbers. `rest`: how many are farther; NaN: not known, but no
 * more than `most`. */
static void settle_member(const sampling *sampling, const side *side, int32_t i, double tied, double rest,
                          double most) {
    const moments *moments = &side->moments[i];
    double runs = (double)sampling->runs;
    double reached = moments->reached / runs;
    bool known = !isnan(rest) || reached > most;
    rest = !isnan(rest) ? rest : fmin(reached, most);
    double factor = reached > 0 ? rest / reached : 0;
    double sum = factor * moments->sum / runs;
    double inverse = factor * moments->inverse / runs;
    if (rest > 0 && reached == 0) { /* no counter took note of them, so they are few */
        sum = 2 * rest;
        inverse = rest / 2;
    }
    side->reached[i] = tied + rest;
    side->sum[i] = tied + sum;
    side->inverse[i] = tied + inverse;
    if (rest == 0 || reached == 0) {
        side->inverse_error[i] = side->closeness_error[i] = 0;
        return;
    }
    double others = (double)sampling->view->members - 1;
    double closeness = side->reached[i] / others * side->reached[i] / side->sum[i];
    double by_reached = known ? closeness / side->sum[i] * sum / reached : 2 * closeness / side->reached[i];
    side->inverse_error[i] =
        combined_error(runs, known ? -inverse / reached : 0, factor, (double[]){moments->reached, moments->inverse},
                       (double[]){moments->reached_reached, moments->reached_inverse, moments->inverse_inverse});
    side->closeness_error[i] =
        combined_error(runs, by_reached, -factor * closeness / side->sum[i], (double[]){moments->reached, moments->sum},
                       (double[]){moments->reached_reached, moments->reached_sum, moments->sum_sum});
}

/* Gives all members their numbers; two standard errors of the mean of 1 / distance at most, of any of them. */
static double settle_members(const sampling *sampling) {
    const nw__components *components = sampling->components;
    double others = (double)sampling->view->members - 1;
    double most = 0;
    for (int k = 0; k < sampling->sides; k++) {
        const side *side = &sampling->side[k];
        for (int32_t i = 0; i < sampling->view->members; i++) {
            double tied = (double)nw__degree(side->balls.along, i);
            double rest = NAN;
            if (components != NULL)
                rest = (double)components->size[components->component[i]] - 1 - tied;
            settle_member(sampling, side, i, tied, rest, others - tied);
            most = fmax(most, 2 * side->inverse_error[i] / others);
        }
    }
    return most;
}

/* Standard errors of totals by leaving out one run after another: Tukey's jackknife. `tied`: pairs one step apart;
 * `rest`: those farther, NaN where not known. */
static void settle_errors(nw__distances *out, double members, double tied, double rest, const nw__ball_levels *all) {
    nw__distance_sample *sample = &out->sample;
    double runs = (double)sample->runs;
    double mean[2] = {0};
    double square[2] = {0};
    for (int64_t i = 0; i < sample->runs; i++) {
        const nw__ball_levels *run = &sample->levels[i];
        double reached = all->reached - run->reached;
        double scale = isnan(rest) ? 1 / (runs - 1) : rest / reached;
        scale = reached > 0 ? scale : 0;
        double left[2] = {(tied + scale * (all->sum - run->sum)) / (tied + scale * reached),
                          (tied + scale * (all->inverse - run->inverse)) / (members * (members - 1))};
        for (int k = 0; k < 2; k++) {
            mean[k] += left[k] / runs;
            square[k] += left[k] * left[k];
        }
    }
    for (int k = 0; k < 2; k++) {
        double error = sqrt((runs - 1) / runs * fmax(0, square[k] - runs * mean[k] * mean[k]));
        *(k == 0 ? &sample->mean : &sample->efficiency) = out->pairs > 0 ? error : 0;
    }
}

static netweave_status settle(sampling *sampling) {
    nw__distances *out = sampling->out;
    nw__ball_levels all = {.size = 2};
    double members = (double)sampling->view->members;
    double tied = (double)sampling->view->out.start[sampling->view->members];
    for (int64_t i = 0; i < out->sample.runs; i++) {
        const nw__ball_levels *run = &out->sample.levels[i];
        all.size = run->size > all.size ? run->size : all.size;
        all.reached += run->reached;
        all.sum += run->sum;
        all.inverse += run->inverse;
    }
    double most = members * (members - 1) - tied;
    double rest = sampling->components != NULL ? 2 * sampling->components->pairs - tied : NAN;
    rest = isnan(rest) && all.reached / (double)out->sample.runs > most ? most : rest;
    out->sample.reach_known = !isnan(rest);
    double scale = isnan(rest) ? 1 / (double)out->sample.runs : rest / all.reached;
    scale = all.reached > 0 ? scale : 0;
    out->histogram_size = tied > 0 ? all.size : 1;
    out->histogram = nw__allocate_zeroed((size_t)all.size, sizeof *out->histogram);
    if (out->histogram == NULL)
        return nw__fail_memory();
    for (int64_t k = 0; k < out->sample.runs; k++)
        for (int64_t i = 2; i < out->sample.levels[k].size; i++)
            out->histogram[i] += out->sample.levels[k].pairs[i] * scale;
    out->histogram[1] = tied;
    out->pairs = tied + scale * all.reached;
    out->sum = tied + scale * all.sum;
    out->inverse = tied + scale * all.inverse;
    out->diameter = (double)(out->histogram_size - 1);
    settle_errors(out, members, tied, rest, &all);
    return NETWEAVE_STATUS_OK;
}

static netweave_status draw_rounds(sampling *sampling, const nw__approximation *asked) {
    double begin = nw__run_clock();
    int64_t most = asked->runs < MOST ? asked->runs : MOST;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t runs = 0; runs < most;) {
        runs = nw__sample_next(runs, LEAST, most);
        status = search(sampling, runs);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        sampling->out->sample.bound = settle_members(sampling);
        if (nw__sample_ends(asked, sampling->out->sample.bound, runs, nw__sample_next(runs, LEAST, most), begin))
            break;
    }
    return settle(sampling);
}

netweave_status nw__sample_balls(const netweave_view *view, const nw__approximation *asked, netweave_run *run,
                                 nw__distances **out) {
    sampling sampling = {.view = view, .run = run};
    netweave_status status = make_sampling(&sampling);
    if (status == NETWEAVE_STATUS_OK)
        status = draw_rounds(&sampling, asked);
    free_sampling(&sampling);
    if (status == NETWEAVE_STATUS_OK)
        *out = sampling.out;
    else
        nw__distances_free(sampling.out);
    return status;
}
