/* Closeness: how near a member is to those it reaches, scaled by the share of others that it reaches, so that it is
 * defined on any network: (r / (n - 1)) (r / Σd) over the r others that are reached. Sources: Freeman 1979,
 * doi 10.1016/0378-8733(78)90021-7; Wasserman and Faust 1994, p. 201.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/estimates.h"
#include "measure/paths.h"
#include "measure/peers.h"

#include <math.h>

/* What is said of another program's convention. */
static const char *convention_of(const nw__call *call) {
    if (nw__as(call, "igraph"))
        return "r / sum of distances over the r others that are reached, undefined for who reaches nobody";
    if (nw__as(call, "sna"))
        return "(n - 1) / sum of distances, 0 for who does not reach everybody";
    if (nw__as(call, "ucinet"))
        return "(n - 1) / sum of distances, who is not reached counting as one step farther than the farthest pair";
    return "distances to the member, scaled by the share that reaches it";
}

static double closeness_of(const nw__call *call, double reached, double sum, double diameter) {
    double others = (double)call->view->members - 1;
    if (nw__as(call, "igraph"))
        return reached > 0 ? reached / sum : NAN;
    if (nw__as(call, "sna"))
        return reached == others ? others / sum : 0;
    if (nw__as(call, "ucinet"))
        return others / (sum + (others - reached) * (diameter + 1));
    return reached > 0 ? reached / others * (reached / sum) : 0;
}

static netweave_status run(const nw__call *call, double *const *out) {
    const nw__distances *distances = NULL;
    bool incoming = false;
    int32_t members = call->view->members;
    if (members < 2)
        return members == 0 ? NETWEAVE_STATUS_OK : nw__call_undefined(call, "it needs two members");
    netweave_status status = nw__path_distances(call, nw__as(call, NULL), &distances, &incoming);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    const double *reached = incoming ? distances->reached_from : distances->reached_to;
    const double *sum = incoming ? distances->sum_from : distances->sum_to;
    int64_t nobody = 0;
    for (int32_t i = 0; i < members; i++) {
        out[0][i] = closeness_of(call, reached[i], sum[i], distances->diameter);
        nobody += isnan(out[0][i]) ? 1 : 0;
    }
    const double *errors = incoming ? distances->sample.closeness_from : distances->sample.closeness_to;
    status = nw__estimate_errors(call, errors, members, 1);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status = nw__call_undefined_some(call, nobody, "they reach nobody");
    return status == NETWEAVE_STATUS_OK ? nw__as_note(call, convention_of(call)) : status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, 0, INFINITY}};

const nw__measure nw__measure_closeness = {
    .name = "closeness",
    .title = "Closeness",
    .question = "How near is each member to the others?",
    .higher = "the member reaches more others, and in fewer steps",
    .formula = "(r / (n - 1)) * (r / sum of distances) over the r others that are reached; connected: (n - 1) / sum of "
               "distances",
    .convention = "counts those who are reached and scales by their share (Wasserman and Faust); who reaches nobody "
                  "has 0; in steps at most 1",
    .undefined = "below two members; convention=igraph also for members who reach nobody",
    .citation = "Freeman 1979, doi 10.1016/0378-8733(78)90021-7; Wasserman and Faust 1994, p. 201",
    .cost = "O(members * ties)",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_COST,
    .columns = columns,
    .column_count = 1,
    .parameters = nw__closeness_parameters,
    .parameter_count = 3,
    .run = run,
};
