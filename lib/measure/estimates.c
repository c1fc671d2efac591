/* Estimates that stand for exact numbers where the caller allowed it. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/estimates.h"

#include "base/memory.h"

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

/* Estimates unless that was done, or tried, before. */
static netweave_status make_betweenness(const nw__call *call, int kind) {
    nw__estimates *estimates = call->estimates;
    nw__betweenness *found = NULL;
    if (estimates->betweenness[kind] != NULL || estimates->exact[kind])
        return NETWEAVE_STATUS_OK;
    estimates->exact[kind] = call->view->members <= SMALL || has_all(call);
    if (estimates->exact[kind])
        return NETWEAVE_STATUS_OK;
    netweave_status status = draws_paths(call, kind)
                                 ? nw__sample_paths(call->view, estimates->asked, call->run, &found)
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
    estimates->distances_exact = call->view->members <= SMALL || has_all(call);
    if (estimates->distances_exact)
        return NETWEAVE_STATUS_OK;
    netweave_status status =
        nw__sample_distances(call->view, estimates->asked, call->run, &found, &estimates->distances_exact);
    if (status == NETWEAVE_STATUS_OK && estimates->distances_exact)
        nw__distances_free(found);
    else if (status == NETWEAVE_STATUS_OK)
        estimates->distances = found;
    return status;
}

netweave_status nw__estimate_distances(const nw__call *call, const nw__distances **out) {
    char bound[NW_NUMBER_SIZE];
    netweave_status status = call->estimates != NULL ? make_distances(call) : NETWEAVE_STATUS_OK;
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (call->estimates == NULL || call->estimates->distances_exact)
        return nw__pass_distances(call->view, call->run, out);
    *out = call->estimates->distances;
    const nw__distance_sample *sample = &(*out)->sample;
    nw__number_format(sample->bound, 2, bound);
    return nw__call_note(call,
                         "estimated, not exact: distances from %lld of the %lld members, drawn at random without "
                         "replacement (seed %llu); standard errors stand beside; the harmonic closeness of each member "
                         "is within %s, with a probability of 0.95 at least; sources=%lld repeats it.",
                         (long long)sample->sources, (long long)call->view->members,
                         (unsigned long long)netweave_run_seed(call->run), bound, (long long)sample->sources);
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
