/* Continuous core-periphery fit: the Pearson correlation of the ties with the pattern c_i c_j, where the scores c of
 * the members, none below 0, are those with the least sum of squares of what c_i c_j leaves of the ties (the diagonal
 * left out). Source: Borgatti and Everett 2000, doi 10.1016/S0378-8733(99)00019-2, p. 387; minimum residuals after
 * Comrey 1962, doi 10.1177/001316446202200109. The correlation is not itself made largest: scores that hardly differ,
 * or of which one is without bound, would come near its largest and say nothing of a core. Each score has one best
 * value given the others: the search goes from member to member until no score moves. SPDX-License-Identifier:
 * GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/measure.h"

#include <math.h>

enum { SWEEP_LIMIT = 5000 };

/* Scores move no more: relative to the largest. */
#define SETTLED 1e-13

/* Sum of the scores of those tied with a member, over arcs out and in. */
static double contacts(const netweave_view *view, const double *score, int32_t member) {
    const nw__csr *rows[] = {&view->out, &view->in};
    double sum = 0;
    for (int way = 0; way < 2; way++)
        for (int64_t k = rows[way]->start[member]; k < rows[way]->start[member + 1]; k++)
            sum += score[rows[way]->to[k]];
    return sum;
}

/* One round over all members; gives by how much scores moved, relative to the largest. */
static double improve(const netweave_view *view, double *score) {
    long double squares = 0;
    double moved = 0;
    double most = 0;
    for (int32_t i = 0; i < view->members; i++)
        squares += (long double)score[i] * score[i];
    for (int32_t i = 0; i < view->members; i++) {
        double others = (double)(squares - (long double)score[i] * score[i]);
        double best = others > 0 ? contacts(view, score, i) / (2 * others) : score[i];
        squares += (long double)best * best - (long double)score[i] * score[i];
        moved = fmax(moved, fabs(best - score[i]));
        most = fmax(most, best);
        score[i] = best;
    }
    return most > 0 ? moved / most : 0;
}

/* Pearson's correlation over ordered pairs; NaN where the pattern does not vary. */
static double correlate(const netweave_view *view, const double *score) {
    double pairs = (double)view->members * (view->members - 1);
    double density = (double)view->out.start[view->members] / pairs;
    long double sum = 0;
    long double squares = 0;
    long double fourths = 0;
    long double over_ties = 0;
    for (int32_t i = 0; i < view->members; i++) {
        long double square = (long double)score[i] * score[i];
        sum += score[i];
        squares += square;
        fourths += square * square;
        over_ties += (long double)score[i] * contacts(view, score, i) / 2; /* arcs out and in tell of the same ties */
    }
    long double all = sum * sum - squares;
    long double own = squares * squares - fourths;
    long double spread = own - all * all / pairs;
    if (!(spread > 1e-9L * own))
        return NAN;
    return (double)((over_ties - density * all) / sqrtl(spread * pairs * density * (1 - density)));
}

static netweave_status fit(const nw__call *call, double *score, double *out_fit) {
    const netweave_view *view = call->view;
    netweave_status status = NETWEAVE_STATUS_OK;
    double moved = 1;
    for (int32_t i = 0; i < view->members; i++)
        score[i] = sqrt((double)(nw__degree(&view->out, i) + nw__degree(&view->in, i)));
    for (int sweep = 0; sweep < SWEEP_LIMIT && moved > SETTLED && status == NETWEAVE_STATUS_OK; sweep++) {
        status = nw__run_check(call->run, (double)sweep / SWEEP_LIMIT, "core and periphery");
        moved = improve(view, score);
    }
    if (status == NETWEAVE_STATUS_OK)
        *out_fit = correlate(view, score);
    return status;
}

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    double arcs = (double)view->out.start[view->members];
    double value = NAN;
    if (arcs == 0 || arcs == (double)view->members * (view->members - 1))
        return nw__call_undefined(call, "it needs ties and gaps");
    double *score = nw__allocate((size_t)view->members, sizeof *score);
    netweave_status status = score != NULL ? fit(call, score, &value) : nw__fail_memory();
    nw__free(score);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (isnan(value))
        return nw__call_undefined(call, "all members have the same score");
    out[0][0] = fmax(-1, fmin(value, 1));
    return NETWEAVE_STATUS_OK;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_REAL, -1, 1}};

const nw__measure nw__measure_core_periphery_continuous = {
    .name = "core_periphery_continuous",
    .title = "Continuous core-periphery fit",
    .question = "How far do the ties look as if each member were more or less in the core?",
    .higher = "ties lie where two members are both near the core; it is 1 for a star too, so it does not tell "
              "hub-and-spoke from a core",
    .formula = "Pearson correlation, over ordered pairs, of ties with c_i c_j; c not below 0, with the least sum of "
               "(tie - c_i c_j)^2",
    .convention = "scores start from degrees and are bettered one after the other; where several sets of scores are as "
                  "good as any near them, it is that of the one which is come to",
    .undefined = "without ties, in a complete network, and where all members have the same score (a ring)",
    .citation = "Borgatti and Everett 2000, doi 10.1016/S0378-8733(99)00019-2; Comrey 1962, doi "
                "10.1177/001316446202200109",
    .cost = "O(ties) a sweep, some hundreds of sweeps",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_IGNORED,
    .on_request = true,
    .columns = columns,
    .column_count = 1,
    .run = run,
};
