/* Rich club: how densely the best-tied members are tied among themselves. phi = 2 E / (N (N-1)) over the N members with
 * more ties than `above` (Zhou and Mondragón 2004, doi 10.1109/LCOMM.2004.823426), and its ratio to the mean phi of
 * random networks with the same degrees (Colizza, Flammini, Serrano and Vespignani 2006, doi 10.1038/nphys209), for
 * well-tied members meet each other more often by chance alone.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/null_draws.h"

#include <math.h>

/* The density among members with more ties than `context` says. Their degrees are those of the network. */
static netweave_status measure_club(const netweave_view *view, void *context, netweave_run *run, double *out) {
    double above = *(const double *)context;
    double inside = 0;
    double members = 0;
    (void)run;
    for (int32_t i = 0; i < view->members; i++) {
        if ((double)nw__degree(&view->out, i) <= above)
            continue;
        members++;
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++)
            inside += (double)nw__degree(&view->out, view->out.to[k]) > above;
    }
    *out = members > 1 ? inside / (members * (members - 1)) : NAN;
    return NETWEAVE_STATUS_OK;
}

static double count_club(const netweave_view *view, double above) {
    double members = 0;
    for (int32_t i = 0; i < view->members; i++)
        members += (double)nw__degree(&view->out, i) > above;
    return members;
}

static netweave_status compare(const nw__call *call, const nw__null_draws *draws, double *const *out) {
    double sum = 0;
    double squares = 0;
    double *drawn = nw__allocate((size_t)draws->draws, sizeof *drawn);
    netweave_status status = drawn != NULL ? nw__null_draws_make(draws, call->run, drawn, NULL) : nw__fail_memory();
    for (int64_t k = 0; k < draws->draws && status == NETWEAVE_STATUS_OK; k++)
        sum += drawn[k];
    double mean = sum / (double)draws->draws;
    for (int64_t k = 0; k < draws->draws && status == NETWEAVE_STATUS_OK; k++)
        squares += (drawn[k] - mean) * (drawn[k] - mean);
    nw__free(drawn);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (mean == 0)
        return nw__call_undefined(call, "in no random network are the best-tied tied to each other");
    out[2][0] = out[0][0] / mean;
    out[3][0] = out[2][0] * sqrt(squares / (double)(draws->draws - 1) / (double)draws->draws) / mean;
    return nw__call_note(call, "the ratio is to %lld random networks with the same degrees, seed %llu.",
                         (long long)draws->draws, (unsigned long long)netweave_run_seed(call->run));
}

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = NULL;
    netweave_status status = nw__view_undirected(call->view, call->run, &view);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double above = nw__options_number(call->options, "above");
    if (isnan(above))
        above = view->members > 0 ? 2 * (double)view->ties / view->members : 0;
    out[1][0] = count_club(view, above);
    if (out[1][0] < 2)
        return nw__call_undefined(call, "fewer than two members have so many ties");
    nw__null_draws draws = {.like = view,
                            .keeps_degrees = true,
                            .rule = {.tries = nw__options_number(call->options, "swaps")},
                            .draws = (int64_t)nw__options_number(call->options, "draws"),
                            .columns = 1,
                            .numbers = measure_club,
                            .context = &above};
    status = measure_club(view, &above, call->run, &out[0][0]);
    return status == NETWEAVE_STATUS_OK ? compare(call, &draws, out) : status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1},
                                             {"members", NETWEAVE_KIND_COUNT, 0, INFINITY},
                                             {"ratio", NETWEAVE_KIND_REAL, 0, INFINITY},
                                             {"error", NETWEAVE_KIND_REAL, 0, INFINITY}};

static const nw__option parameters[] = {
    {"above", NW_OPTION_NUMBER, NULL, 0, 1e9, NULL, "the club are members with more ties; not given: than the mean"},
    NW_NULL_DRAWS_OPTION("100"),
    NW_NULL_SWAPS_OPTION(""),
};

const nw__measure nw__measure_rich_club = {
    .name = "rich_club",
    .title = "Rich club",
    .question = "Are the best-tied members tied among themselves?",
    .higher =
        "more of the pairs of well-tied members are tied; a ratio above 1 is more than their many ties would make "
        "by chance",
    .formula = "phi = 2 E / (N (N-1)) over the N members with more than `above` ties, E ties among them; ratio = phi / "
               "mean phi of random networks with the same degrees",
    .convention = "ties read without direction; error is the Monte Carlo standard error of the ratio",
    .undefined = "with fewer than two members in the club; the ratio also where no random network has a tie within it",
    .citation = "Zhou and Mondragon 2004, doi 10.1109/LCOMM.2004.823426; Colizza, Flammini, Serrano and Vespignani "
                "2006, doi 10.1038/nphys209",
    .cost = "O(draws * ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_IGNORED,
    .on_request = true,
    .columns = columns,
    .column_count = sizeof columns / sizeof columns[0],
    .parameters = parameters,
    .parameter_count = sizeof parameters / sizeof parameters[0],
    .run = run,
};
