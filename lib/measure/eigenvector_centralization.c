/* Eigenvector centralization: sum of (1 - eigenvector score), by n-2; direction=in: by n-1. Source: Freeman 1979, doi
 * 10.1016/0378-8733(78)90021-7; Bonacich 1972, doi 10.1080/0022250X.1972.9989806.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/centralization.h"
#include "measure/measure.h"

#include <math.h>

extern const nw__measure nw__measure_eigenvector;

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    double members = view->members;
    if (view->members < 3)
        return nw__call_undefined(call, "it needs three members");
    if (view->ties == 0)
        return nw__call_undefined(call, "there are no ties");
    double *score = nw__allocate((size_t)view->members, sizeof *score);
    if (score == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < view->members; i++)
        score[i] = NAN;
    nw__call scoring = *call; /* the parameters are the same */
    scoring.measure = &nw__measure_eigenvector;
    netweave_status status = scoring.measure->run(&scoring, &score);
    bool incoming = view->directed && nw__options_chosen(call->options, "direction", "in");
    bool known = true;
    for (int32_t i = 0; i < view->members; i++)
        known = known && !isnan(score[i]);
    if (status == NETWEAVE_STATUS_OK && known)
        out[0][0] = nw__centralization(score, view->members, incoming ? members - 1 : members - 2);
    nw__free(score);
    if (status == NETWEAVE_STATUS_OK && !known)
        status = nw__call_undefined(call, "some members have no eigenvector score");
    return status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

static const nw__option parameters[] = {
    {.name = "direction",
     .kind = NW_OPTION_CHOICE,
     .standard = "ignored",
     .choices = "ignored|in",
     .meaning = "ties read either way, or only those received"},
};

const nw__measure nw__measure_eigenvector_centralization = {
    .name = "eigenvector_centralization",
    .title = "Eigenvector centralization",
    .question = "How far is one member better tied to the well tied than all others?",
    .higher = "one member's eigenvector score stands above all others",
    .formula = "sum of (1 - eigenvector score), by n-2; direction=in: by n-1",
    .convention = "scores as eigenvector gives them: each component by itself, maximum 1, ties read without direction "
                  "unless direction=in; the most central is one pair and isolates, so a star has less than 1",
    .undefined = "below three members, without ties, and where a member's score is undefined",
    .citation = "Freeman 1979, doi 10.1016/0378-8733(78)90021-7; Bonacich 1972, doi 10.1080/0022250X.1972.9989806",
    .cost = "O(ties) a step, some 50 steps",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_HUB,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_STRENGTH,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = sizeof parameters / sizeof parameters[0],
    .run = run,
};
