/* Estimates that stand for exact numbers where the caller allowed it. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/estimates.h"

#include "base/memory.h"
#include "core/balls.h"

#include <math.h>

enum { SMALL = 512 }; /* so few are searched from all the same */

void nw__estimates_free(nw__estimates *estimates) {
    for (int k = 0; k < 2; k++)
        nw__betweenness_free(estimates->betweenness[k]);
    nw__distances_free(estimates->distances);
}

netweave_status nw__estimate_not(const nw__call *call, const char *reason) {
    return call->estimates != NULL ? nw__call_note(call, "it is exact: %s.", reason) : NETWEAVE_STATUS_OK;
}

netweave_status nw__estimate_errors(const nw__call *call, const double *errors, int64_t count, double scale) {
    nw__text name = {0};
    double *column = NULL;
    if (errors == NULL)
        return NETWEAVE_STATUS_OK;
    nw__text_append_format(&name, "%s.standard_error", call->name);
    char *text = nw__text_take(&name);
    if (text == NULL)
        return nw__fail_memory();
    netweave_status status = nw__table_add_column(call->table, text, NULL, NETWEAVE_KIND_REAL, &column);
    nw__free(text);
    for (int64_t i = 0; i < count && status == NETWEAVE_STATUS_OK; i++)
        column[i] = errors[i] * scale;
    return status;
}

/* True when so many sources are asked for as there are members. */
static bool has_all(const nw__call *call) {
    int64_t sources = call->estimates->asked->sources;
    return sources != INT64_MAX && sources >= call->view->members;
}

/* True when paths between random pairs are to be drawn. */
static bool draws_paths(const nw__call *call, int kind) {
    enum { LARGE = 200000 };
    const nw__approximation *asked = call->estimates->asked;
    bool large = call->view->members > LARGE && asked->error > 0 && asked->sources == INT64_MAX;
    return kind == 0 && (asked->method == NW_METHOD_PATHS || asked->paths != INT64_MAX ||
                         (asked->method == NW_METHOD_AUTO && large));
}

bool nw__is_estimated(const nw__distances *distances) {
    return distances->sample.sources > 0 || distances->sample.runs > 0;
}

bool nw__draws_balls(const nw__approximation *asked, int64_t members) {
    static const int64_t huge = INT64_C(1) << 25;
    return asked->method == NW_METHOD_BALLS || asked->runs != INT64_MAX ||
           (asked->method == NW_METHOD_AUTO && asked->sources == INT64_MAX && members > huge);
}

/* True when nothing is stated that ends sampling from sources before all are searched from. */
static bool has_no_end(const nw__approximation *asked) {
    return asked->error == 0 && asked->sources == INT64_MAX && isinf(asked->seconds);
}

/* Estimates unless that was done, or tried, before. */
static netweave_status make_betweenness(const nw__call *call, int kind) {
    nw__estimates *estimates = call->estimates;
    nw__betweenness *found = NULL;
    if (estimates->betweenness[kind] != NULL || estimates->exact[kind])
        return NETWEAVE_STATUS_OK;
    bool paths = draws_paths(call, kind);
    estimates->exact[kind] = call->view->members <= SMALL || has_all(call) || (!paths && has_no_end(estimates->asked));
    if (estimates->exact[kind])
        return NETWEAVE_STATUS_OK;
    netweave_status status = paths ? nw__sample_paths(call->view, estimates->asked, call->run, &found)
                                   : nw__sample_betweenness(call->view, estimates->asked, kind == 1, call->run, &found,
                                                            &estimates->exact[kind]);
    if (status == NETWEAVE_STATUS_OK && estimates->exact[kind])
        nw__betweenness_free(found);
    else if (status == NETWEAVE_STATUS_OK)
        estimates->betweenness[kind] = found;
    return status;
}

static netweave_status make_distances(const nw__call *call) {
    nw__estimates *estimates = call->estimates;
    nw__distances *found = NULL;
    if (estimates->distances != NULL || estimates->distances_exact)
        return NETWEAVE_STATUS_OK;
    bool balls = nw__draws_balls(estimates->asked, call->view->members);
    estimates->distances_exact =
        call->view->members <= SMALL || has_all(call) || (!balls && has_no_end(estimates->asked));
    if (estimates->distances_exact)
        return NETWEAVE_STATUS_OK;
    netweave_status status =
        balls ? nw__sample_balls(call->view, estimates->asked, call->run, &found)
              : nw__sample_distances(call->view, estimates->asked, call->run, &found, &estimates->distances_exact);
    if (status == NETWEAVE_STATUS_OK && estimates->distances_exact)
        nw__distances_free(found);
    else if (status == NETWEAVE_STATUS_OK)
        estimates->distances = found;
    return status;
}

/* Says how distances were come by, how far they may be off, and what repeats them. */
static netweave_status say_distances(const nw__call *call, const nw__distance_sample *sample) {
    char bound[NW_NUMBER_SIZE];
    const char *beside = call->measure != NULL ? "; standard errors stand beside" : "";
    unsigned long long seed = netweave_run_seed(call->run);
    nw__number_format(sample->bound, 2, bound);
    if (sample->runs > 0)
        return nw__call_note(
            call,
            "estimated, not exact: HyperBall, %lld runs of %d registers for each member (seed %llu)%s; "
            "two standard errors of the harmonic closeness are %s at most, of any member; "
            "method=balls,runs=%lld repeats it.",
            (long long)sample->runs, NW_BALL_REGISTERS, seed, beside, bound, (long long)sample->runs);
    return nw__call_note(call,
                         "estimated, not exact: distances from %lld of the %lld members, drawn at random without "
                         "replacement (seed %llu)%s; the harmonic closeness of each member is within %s, with a "
                         "probability of 0.95 at least; sources=%lld repeats it.",
                         (long long)sample->sources, (long long)call->view->members, seed, beside, bound,
                         (long long)sample->sources);
}

netweave_status nw__estimate_distances(const nw__call *call, const nw__distances **out) {
    netweave_status status = call->estimates != NULL ? make_distances(call) : NETWEAVE_STATUS_OK;
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (call->estimates == NULL || call->estimates->distances_exact)
        return nw__pass_distances(call->view, call->run, out);
    *out = call->estimates->distances;
    return say_distances(call, &(*out)->sample);
}

/* Says how a number was come by, how far it may be off, and what repeats it. */
static netweave_status say(const nw__call *call, const nw__sample *sample) {
    char bound[NW_NUMBER_SIZE];
    nw__number_format(sample->bound, 2, bound);
    if (sample->paths > 0)
        return nw__call_note(call,
                             "estimated, not exact: %lld shortest paths between random pairs (seed %llu); standard "
                             "errors stand beside; the betweenness of all members is within %s of all pairs, all at "
                             "once with a probability of 0.95 at least; paths=%lld repeats it.",
                             (long long)sample->paths, (unsigned long long)netweave_run_seed(call->run), bound,
                             (long long)sample->paths);
    return nw__call_note(call,
                         "estimated, not exact: shortest paths from %lld of the %lld members, drawn at random without "
                         "replacement (seed %llu); standard errors stand beside; the betweenness of each %s is "
                         "within %s of all pairs, with a probability of 0.95 at least; sources=%lld repeats it.",
                         (long long)sample->sources, (long long)call->view->members,
                         (unsigned long long)netweave_run_seed(call->run), sample->tie != NULL ? "tie" : "member",
                         bound, (long long)sample->sources);
}

netweave_status nw__estimate_betweenness(const nw__call *call, bool ties, const nw__betweenness **out) {
    int kind = ties ? 1 : 0;
    netweave_status status = call->estimates != NULL ? make_betweenness(call, kind) : NETWEAVE_STATUS_OK;
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (call->estimates == NULL || call->estimates->exact[kind])
        return ties ? nw__pass_tie_betweenness(call->view, call->run, out)
                    : nw__pass_betweenness(call->view, call->run, out);
    *out = call->estimates->betweenness[kind];
    return say(call, &(*out)->sample);
}
