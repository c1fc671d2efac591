/* Distances estimated from some members as sources: Eppstein and Wang 2004, doi 10.7155/jgaa.00081, with as many
 * searches side by side as for exact numbers. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/random.h"
#include "core/distances.h"
#include "core/sampling.h"
#include "core/sweep.h"

#include <math.h>

static const uint64_t first_stream = UINT64_C(1) << 41;

/* What members were told in one direction of ties. */
typedef struct told {
    nw__tally *tallies;
    nw__squares *squares;
    double *reached, *sum, *inverse, *farthest, *inverse_error, *closeness_error; /* where it goes */
} told;

typedef struct sampling {
    const netweave_view *view;
    netweave_run *run;
    int32_t *drawn; /* the members in the order of drawing */
    unsigned char *is_drawn;
    int64_t count; /* how many were searched from */
    told told[2];  /* by those along ties, which tell who is reached from them; and against ties, when directed */
    uint64_t *levels, *other_levels;
    nw__source_group *groups;
    int64_t group_count;
    nw__distances *out;
} sampling;

static void free_sampling(sampling *sampling) {
    nw__free(sampling->drawn);
    nw__free(sampling->is_drawn);
    nw__free(sampling->levels);
    nw__free(sampling->other_levels);
    nw__free(sampling->groups);
    for (int k = 0; k < 2; k++) {
        nw__free(sampling->told[k].tallies);
        nw__free(sampling->told[k].squares);
    }
}

static int64_t groups_of(int64_t sources) {
    return (sources + NW_SWEEP_BATCH - 1) / NW_SWEEP_BATCH * NW_SWEEP_GROUPS;
}

static bool make_told(int32_t members, told *told) {
    told->tallies = nw__allocate_zeroed((size_t)members, sizeof *told->tallies);
    told->squares = nw__allocate_zeroed((size_t)members, sizeof *told->squares);
    return told->tallies != NULL && told->squares != NULL;
}

static netweave_status make_sampling(sampling *sampling) {
    const netweave_view *view = sampling->view;
    size_t members = (size_t)view->members;
    nw__distances *out = sampling->out = nw__distances_new(view);
    if (out == NULL)
        return nw__fail_memory();
    sampling->drawn = nw__allocate(members, sizeof *sampling->drawn);
    sampling->is_drawn = nw__allocate_zeroed(members, 1);
    sampling->levels = nw__allocate_zeroed(members + 3, sizeof *sampling->levels);
    sampling->other_levels = nw__allocate_zeroed(members + 3, sizeof *sampling->other_levels);
    bool done = nw__distance_errors_new(view, &out->sample) && make_told(view->members, &sampling->told[0]) &&
                (!view->directed || make_told(view->members, &sampling->told[1])) && sampling->drawn != NULL &&
                sampling->is_drawn != NULL && sampling->levels != NULL && sampling->other_levels != NULL;
    if (!done)
        return nw__fail_memory();
    const nw__distance_sample *sample = &out->sample;
    told *along = &sampling->told[0];
    told *against = &sampling->told[1];
    along->reached = out->reached_from, along->sum = out->sum_from, along->inverse = out->inverse_from;
    along->farthest = out->farthest_from, along->inverse_error = sample->inverse_from;
    along->closeness_error = sample->closeness_from;
    against->reached = out->reached_to, against->sum = out->sum_to, against->inverse = out->inverse_to;
    against->farthest = out->farthest_to, against->inverse_error = sample->inverse_to;
    against->closeness_error = sample->closeness_to;
    for (int32_t i = 0; i < view->members; i++)
        sampling->drawn[i] = i;
    nw__random random = nw__random_stream(netweave_run_seed(sampling->run), first_stream);
    nw__random_shuffle(&random, sampling->drawn, view->members);
    return NETWEAVE_STATUS_OK;
}

/* Searches from those drawn next, up to the one before `last`. */
static netweave_status search(sampling *sampling, int64_t last) {
    const netweave_view *view = sampling->view;
    int64_t more = groups_of(last - sampling->count);
    size_t capacity = (size_t)sampling->group_count;
    size_t needed = (size_t)(sampling->group_count + more);
    nw__sweep sweep = {.along = &view->out,
                       .against = &view->in,
                       .members = view->members,
                       .sources = sampling->drawn + sampling->count,
                       .source_count = last - sampling->count,
                       .tallies = sampling->told[0].tallies,
                       .squares = sampling->told[0].squares,
                       .levels = sampling->levels};
    if (!nw__grow(&sampling->groups, &capacity, needed, sizeof *sampling->groups))
        return nw__fail_memory();
    sweep.groups = sampling->groups + sampling->group_count;
    for (int64_t i = 0; i < more; i++)
        sweep.groups[i] = (nw__source_group){0};
    netweave_status status = nw__sweep_run(&sweep, sampling->run);
    nw__source_group *aside = NULL;
    if (status == NETWEAVE_STATUS_OK && view->directed) {
        aside = nw__allocate_zeroed((size_t)more, sizeof *aside);
        sweep.along = &view->in;
        sweep.against = &view->out;
        sweep.tallies = sampling->told[1].tallies;
        sweep.squares = sampling->told[1].squares;
        sweep.levels = sampling->other_levels;
        sweep.groups = aside;
        status = aside != NULL ? nw__sweep_run(&sweep, sampling->run) : nw__fail_memory();
    }
    nw__free(aside);
    for (int64_t i = sampling->count; i < last; i++)
        sampling->is_drawn[sampling->drawn[i]] = 1;
    sampling->group_count += more;
    sampling->count = last;
    return status;
}

/* The standard error of closeness, (r / N) * (r / s), where r and s are estimated: to first order that of the mean of
 * z = 2 x / r - y / s over sources, where x is 1 for those reached and y = x * distance. Since x^2 = x and x y = y, the
 * mean of z^2 is that of (y / s)^2. */
static double closeness_error(const nw__tally *tally, const nw__squares *squares, double count, double others) {
    if (tally->reached == 0 || count < 2)
        return count < 2 && others > count ? NAN : 0;
    double reached = tally->reached / count;
    double sum = (double)tally->sum / count;
    double closeness = reached * reached / sum;
    double variance = fmax(0, (double)squares->sum / count / (sum * sum) - 1) * count / (count - 1);
    return closeness * sqrt(fmax(0, 1 - count / others) * variance / count);
}

/* Gives what the members were told; how far off the mean of 1 / distance may be, of any of them. */
static double settle_members(const sampling *sampling, const told *told, double miss) {
    double others = (double)sampling->view->members - 1;
    double most = 0;
    for (int32_t i = 0; i < sampling->view->members; i++) {
        const nw__tally *tally = &told->tallies[i];
        double count = (double)(sampling->count - sampling->is_drawn[i]);
        nw__drawn inverse = {.population = others,
                             .count = count,
                             .sum = nw__fixed_number(tally->inverse),
                             .square = nw__fixed_number(told->squares[i].inverse)};
        double scale = others / count;
        told->reached[i] = tally->reached * scale;
        told->sum[i] = (double)tally->sum * scale;
        told->inverse[i] = inverse.sum * scale;
        told->farthest[i] = tally->farthest;
        told->inverse_error[i] = nw__drawn_error(&inverse);
        told->closeness_error[i] = closeness_error(tally, &told->squares[i], count, others);
        double bound = nw__drawn_bound(&inverse, 1, miss);
        most = bound > most ? bound : most;
    }
    return most;
}

/* Standard errors of totals by leaving out one group of sources after another: Tukey's jackknife. */
static void settle_totals(const sampling *sampling, nw__distance_sample *out) {
    nw__source_group all = {0};
    double members = sampling->view->members;
    double groups = 0;
    double mean[2] = {0};
    double square[2] = {0};
    for (int64_t i = 0; i < sampling->group_count; i++) {
        all.reached += sampling->groups[i].reached;
        all.sum += sampling->groups[i].sum;
        all.inverse += sampling->groups[i].inverse;
        all.sources += sampling->groups[i].sources;
        groups += sampling->groups[i].sources > 0;
    }
    for (int64_t i = 0; i < sampling->group_count; i++) {
        const nw__source_group *group = &sampling->groups[i];
        if (group->sources == 0)
            continue;
        double left[2] = {(double)(all.sum - group->sum) / (double)(all.reached - group->reached),
                          nw__fixed_number(all.inverse - group->inverse) / (double)(all.sources - group->sources) /
                              (members - 1)};
        for (int k = 0; k < 2; k++) {
            mean[k] += left[k];
            square[k] += left[k] * left[k];
        }
    }
    for (int k = 0; k < 2; k++) {
        double spread = fmax(0, square[k] - mean[k] * mean[k] / groups);
        double error = groups < 2 ? NAN : sqrt((groups - 1) / groups * spread * (1 - (double)all.sources / members));
        *(k == 0 ? &out->mean : &out->efficiency) = error;
    }
}

static netweave_status settle(sampling *sampling) {
    nw__distances *out = sampling->out;
    double scale = (double)sampling->view->members / (double)sampling->count;
    int64_t size = sampling->view->members;
    while (size > 1 && sampling->levels[size - 1] + sampling->other_levels[size - 1] == 0)
        size--;
    out->histogram_size = size;
    out->histogram = nw__allocate_zeroed((size_t)size, sizeof *out->histogram);
    if (out->histogram == NULL)
        return nw__fail_memory();
    for (int64_t i = 1; i < size; i++) {
        out->histogram[i] = (double)sampling->levels[i] * scale;
        out->pairs += out->histogram[i];
        out->sum += out->histogram[i] * (double)i;
        out->inverse += out->histogram[i] / (double)i;
    }
    out->diameter = (double)(size - 1);
    out->sample.sources = sampling->count;
    settle_totals(sampling, &out->sample);
    return NETWEAVE_STATUS_OK;
}

static netweave_status draw_rounds(sampling *sampling, const nw__approximation *asked, double begin, bool *out_exact) {
    int64_t all = sampling->view->members;
    int64_t most = asked->sources < all ? asked->sources : all;
    int64_t count = 0;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t round = 1; count < most; round++) {
        count = nw__sample_next(count, NW_SWEEP_BATCH, most);
        status = search(sampling, count);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        int directions = sampling->view->directed ? 2 : 1;
        double bound = 0;
        for (int k = 0; k < directions; k++)
            bound = fmax(bound, settle_members(sampling, &sampling->told[k], nw__sample_miss(round)));
        sampling->out->sample.bound = bound;
        *out_exact = round == 1 && nw__sample_fits(asked, count, all, begin);
        if (*out_exact || nw__sample_ends(asked, bound, count, nw__sample_next(count, NW_SWEEP_BATCH, most), begin))
            break;
    }
    *out_exact = *out_exact || count == all;
    return settle(sampling);
}

netweave_status nw__sample_distances(const netweave_view *view, const nw__approximation *asked, netweave_run *run,
                                     nw__distances **out, bool *out_exact) {
    sampling sampling = {.view = view, .run = run};
    double begin = nw__run_clock();
    bool exact = false;
    netweave_status status = make_sampling(&sampling);
    if (status == NETWEAVE_STATUS_OK)
        status = draw_rounds(&sampling, asked, begin, &exact);
    free_sampling(&sampling);
    if (status == NETWEAVE_STATUS_OK) {
        *out_exact = exact;
        *out = sampling.out;
    } else {
        nw__distances_free(sampling.out);
    }
    return status;
}
