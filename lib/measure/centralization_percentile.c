/* Percentile of a centralization among random networks: where the network stands among itself and networks drawn at
 * random that keep its number of ties (null=ties), or each member's number of ties (null=degrees). It is
 * (below + (equal + 1) / 2) / (draws + 1), `below` and `equal` counting draws: in line with p-values that count the
 * observed network in (Davison and Hinkley 1997, Bootstrap Methods, p. 140), it is never 0 or 1.
 * Sources: Butts 2006, doi 10.1016/j.socnet.2005.07.003 (conditioning on size and density); Anderson, Butts and Carley
 * 1999, doi 10.1016/S0378-8733(99)00011-8 (how size and density bound and move centralization).
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/null_draws.h"

#include <math.h>
#include <stdio.h>

typedef struct place {
    const char *spec;
    double value;
} place;

/* The centralization of a network. */
static netweave_status centralize(const netweave_view *view, void *context, netweave_run *run, double *out) {
    const place *place = context;
    netweave_table *table = NULL;
    netweave_status status = nw__measure_exactly(view, place->spec, run, &table);
    if (status == NETWEAVE_STATUS_OK)
        *out = netweave_table_value(table, 0, 0);
    netweave_table_free(table);
    return status;
}

/* The value of the network itself, weights left out as they are in the draws. */
static netweave_status find_value(const nw__call *call, place *place) {
    const nw__swap_rule none = {0};
    nw__random unused = nw__random_stream(0, 0);
    netweave_view *plain = NULL;
    netweave_status status = nw__null_degrees(call->view, &none, &unused, call->run, &plain, NULL);
    if (status == NETWEAVE_STATUS_OK)
        status = centralize(plain, place, call->run, &place->value);
    netweave_view_free(plain);
    return status;
}

/* Fills the columns; false when all draws are as the network. Draws in which the index is undefined are left out. */
static bool judge(const double *drawn, int64_t draws, double value, double *const *out) {
    double below = 0;
    double equal = 0;
    double defined = 0;
    double sum = 0;
    double squares = 0;
    for (int64_t k = 0; k < draws; k++) {
        if (isnan(drawn[k]))
            continue;
        defined++;
        sum += drawn[k];
        if (fabs(drawn[k] - value) <= 1e-9)
            equal++;
        else
            below += drawn[k] < value;
    }
    for (int64_t k = 0; k < draws; k++)
        squares += isnan(drawn[k]) ? 0 : (drawn[k] - sum / defined) * (drawn[k] - sum / defined);
    if (defined == equal)
        return false;
    double rank = (below + (equal + 1) / 2) / (defined + 1);
    out[0][0] = rank;
    out[1][0] = sum / defined;
    out[2][0] = sqrt(squares / defined);
    out[3][0] = sqrt(rank * (1 - rank) / defined);
    return true;
}

static netweave_status run(const nw__call *call, double *const *out) {
    char spec[64];
    place place = {.spec = spec};
    snprintf(spec, sizeof spec, "%s_centralization", nw__options_text(call->options, "index"));
    netweave_status status = find_value(call, &place);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (isnan(place.value))
        return nw__call_undefined(call, "so is the centralization itself");
    nw__null_draws draws = {.like = call->view,
                            .keeps_degrees = nw__options_chosen(call->options, "null", "degrees"),
                            .rule = {.tries = nw__options_number(call->options, "swaps")},
                            .draws = (int64_t)nw__options_number(call->options, "draws"),
                            .columns = 1,
                            .numbers = centralize,
                            .context = &place};
    double *drawn = nw__allocate((size_t)draws.draws, sizeof *drawn);
    status = drawn != NULL ? nw__null_draws_make(&draws, call->run, drawn, NULL) : nw__fail_memory();
    bool differs = status == NETWEAVE_STATUS_OK && judge(drawn, draws.draws, place.value, out);
    nw__free(drawn);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (!differs)
        return nw__call_undefined(call, "every random network is as centralized as this one");
    return nw__call_note(call, "among %lld random networks with %s, seed %llu.", (long long)draws.draws,
                         draws.keeps_degrees ? "as many ties at each member" : "as many ties",
                         (unsigned long long)netweave_run_seed(call->run));
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1},
                                             {"null_mean", NETWEAVE_KIND_SHARE, 0, 1},
                                             {"null_sd", NETWEAVE_KIND_REAL, 0, 1},
                                             {"error", NETWEAVE_KIND_REAL, 0, 1}};

static const nw__option parameters[] = {
    {"index", NW_OPTION_CHOICE, "degree", 0, 0,
     "degree|in_degree|out_degree|closeness|harmonic|betweenness|eigenvector", "which centralization"},
    {"null", NW_OPTION_CHOICE, "ties", 0, 0, "ties|degrees",
     "what random networks keep: the number of ties, or each member's number of ties (directed: out and in)"},
    NW_NULL_DRAWS_OPTION("200"),
    NW_NULL_SWAPS_OPTION("null=degrees: "),
};

const nw__measure nw__measure_centralization_percentile = {
    .name = "centralization_percentile",
    .title = "Percentile of centralization",
    .question = "Is it more centralized than chance would make a network with as many ties, or with these degrees?",
    .higher = "more of the random networks are less centralized; above 0.95 chance rarely makes it so centralized",
    .formula = "(number of draws below + (number equal + 1)/2) / (draws + 1)",
    .convention = "never 0 or 1, for the network counts among the draws; null_mean and null_sd are of the draws, error "
                  "is the Monte Carlo standard error; weights are not used; null=ties draws any ties, null=degrees a "
                  "chain of 10 tries a tie that exchange the ends of two ties, begun anew from the network each time",
    .undefined = "where the centralization is, and where all random networks are as centralized (degree centralization "
                 "with null=degrees; a star, a complete network)",
    .citation = "Butts 2006, doi 10.1016/j.socnet.2005.07.003; Taylor 1981, doi 10.1007/BFb0091807",
    .cost = "O(draws * cost of the centralization)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_HUB,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_IGNORED,
    .on_request = true,
    .columns = columns,
    .column_count = sizeof columns / sizeof columns[0],
    .parameters = parameters,
    .parameter_count = sizeof parameters / sizeof parameters[0],
    .run = run,
};
