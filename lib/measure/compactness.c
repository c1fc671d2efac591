/* Compactness, of which there are two. That of UCINET is the mean of 1/d over ordered pairs, 0 for those without a
 * path: the same as global efficiency. That of Botafogo, Rivlin and Shneiderman 1992 (doi 10.1145/146802.146826) is
 * (most - sum of d) / (most - least), where d is n for pairs without a path, most = n n(n-1) and least = n(n-1).
 * Source of the first: Borgatti, Everett and Freeman 2002, UCINET for Windows.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/measure.h"

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    const nw__distances *distances = NULL;
    double members = view->members;
    double pairs = members * (members - 1);
    if (view->members < 2)
        return nw__call_undefined(call, "it needs two members");
    netweave_status status = nw__pass_distances(view, call->run, &distances);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double sum = distances->sum + (pairs - distances->pairs) * members;
    if (nw__options_chosen(call->options, "definition", "botafogo"))
        out[0][0] = (members * pairs - sum) / (members * pairs - pairs);
    else
        out[0][0] = distances->inverse / pairs;
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

static const nw__option parameters[] = {
    {.name = "definition",
     .kind = NW_OPTION_CHOICE,
     .standard = "ucinet",
     .choices = "ucinet|botafogo",
     .meaning = "mean of 1/d, as UCINET has it, or how far the sum of distances is from the largest it could be"},
};

const nw__measure nw__measure_compactness = {
    .name = "compactness",
    .title = "Compactness",
    .question = "How near are the members to each other, those cut off included?",
    .higher = "members reach each other in fewer steps; 1 when all are tied, 0 without ties",
    .formula = "mean of 1/d over ordered pairs, 0 for those without a path; definition=botafogo: (n n(n-1) - sum of d) "
               "/ (n n(n-1) - n(n-1)), d = n for those without a path",
    .convention = "paths follow the direction of ties; UCINET's is the same number as global_efficiency",
    .undefined = "below two members",
    .citation = "Borgatti, Everett and Freeman 2002, UCINET for Windows; Botafogo, Rivlin and Shneiderman 1992, doi "
                "10.1145/146802.146826",
    .cost = "O(members * ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_IGNORED,
    .is_smooth = true,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = 1,
    .run = run,
};
