/* Top share of degree: what share of all degrees the best-tied members hold. How many of them count is a share of the
 * members, rounded up, so that there is always one. Source: Badham 2013, doi 10.1017/nws.2013.10 (concentration of
 * degree).
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/degrees.h"
#include "measure/measure.h"

#include <math.h>
#include <stdlib.h>

/* Most first. */
static int compare(const void *left, const void *right) {
    double one = *(const double *)left;
    double other = *(const double *)right;
    return (one < other) - (one > other);
}

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    double *degree = NULL;
    double wanted = nw__options_number(call->options, "top") * view->members;
    int64_t count = (int64_t)ceil(wanted * (1 - 1e-12)); /* 0.07 * 100 is 7.000000000000001 */
    if (view->ties == 0)
        return nw__call_undefined(call, "there are no ties");
    netweave_status status = nw__degrees(view, nw__options_text(call->options, "direction"), &degree);
    if (status != NETWEAVE_STATUS_OK)
        return status;

    double sum = 0;
    double held = 0;
    qsort(degree, (size_t)view->members, sizeof *degree, compare);
    for (int32_t i = 0; i < view->members; i++) {
        sum += degree[i];
        held += i < count ? degree[i] : 0;
    }
    out[0][0] = held / sum;

    nw__free(degree);
    return nw__call_note(call, "over the %lld best-tied of %lld members.", (long long)count, (long long)view->members);
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

static const nw__option parameters[] = {
    {"top", NW_OPTION_NUMBER, "0.1", 1e-6, 1, NULL, "the share of the members that count as the top, rounded up"},
    {"direction", NW_OPTION_CHOICE, "total", 0, 0, "total|out|in",
     "which ties count when they have a direction: both, those out, those in"},
};

const nw__measure nw__measure_degree_top_share = {
    .name = "degree_top_share",
    .title = "Top share of degree",
    .question = "What share of the ties do the best-tied members hold?",
    .higher = "the best-tied tenth of the members holds more of the ties",
    .formula = "sum of the largest degrees, of top * n members (rounded up), by the sum of all degrees",
    .convention = "a tie counts once for each of its ends, so a star's hub holds half",
    .undefined = "without ties",
    .citation = "Badham 2013, doi 10.1017/nws.2013.10",
    .cost = "O(members log(members))",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_HUB,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = sizeof parameters / sizeof parameters[0],
    .run = run,
};
