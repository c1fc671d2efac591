/* What the design of a study allows to be said: fixed choice, silence, turnover, networks too thin to judge.
 * Found before any test, so that what cannot be told from the design is not tested at all.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "infer/comparison.h"

#include <math.h>
#include <string.h>

/* A cohort that stays as it is can lose its largest component by one tie, and every number that rests on paths with it:
 * in the schools of Michell and West 1996 (s50) betweenness centralization goes .20, .51, .03 while nothing happens. */
static const double shrunk_by = 0.10;   /* share of the members that the largest component loses */
static const double sparse_below = 2.0; /* mean degree */
static const int64_t small_below = 50;  /* members */
static const double silent_more = 0.05; /* fall of the share who answered */
static const double turnover = 0.20;    /* share of all members who came or went */
enum { RESPONDENTS_LEAST = 5 };

static bool is_one_of(const char *name, const char *const *names, size_t count) {
    for (size_t k = 0; k < count; k++)
        if (strcmp(name, names[k]) == 0)
            return true;
    return false;
}

/* What a limit on names holds fast. */
static bool hangs_on_names(const char *measure) {
    static const char *const names[] = {"density", "mean_degree", "out_degree_centralization"};
    return is_one_of(measure, names, sizeof names / sizeof names[0]);
}

/* What rests on paths, or on the hub that has most of them. */
static bool hangs_on_paths(const char *measure) {
    static const char *const names[] = {"betweenness_centralization",
                                        "closeness_centralization",
                                        "harmonic_centralization",
                                        "eigenvector_centralization",
                                        "hub_dependence",
                                        "hub_tie_share",
                                        "hub_brokerage",
                                        "hub_bottleneck",
                                        "hub_speed_loss",
                                        "peer_efficiency",
                                        "effective_hubs"};
    return is_one_of(measure, names, sizeof names / sizeof names[0]);
}

/* How many names were given, as often as each number occurs. Only directed ties show who named whom. */
static netweave_status count_choices(const netweave_view *view, nw__choices *out) {
    int64_t *times = nw__allocate_zeroed((size_t)view->members + 1, sizeof *times);
    nw__choices choices = {0};
    if (times == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < view->members; i++) {
        if (view->respondent != NULL && !view->respondent[i])
            continue;
        int64_t names = nw__degree(&view->out, i);
        choices.respondents++;
        times[names]++;
        choices.largest = names > choices.largest ? names : choices.largest;
    }
    for (int64_t names = 0; names < view->members; names++)
        choices.most = times[names] > times[choices.most] ? names : choices.most;
    bool enough = view->directed && choices.respondents >= RESPONDENTS_LEAST;
    bool is_limit = choices.most > 0 && choices.most < view->members - 1; /* naming everybody is no limit */
    if (choices.respondents > 0)
        choices.share = (double)times[choices.most] / (double)choices.respondents;
    choices.is_fixed = enough && is_limit && times[choices.most] == choices.respondents;
    bool is_nearly_all = choices.most >= 2 && choices.share >= 0.75;
    bool is_at_largest = choices.most >= 2 && choices.most == choices.largest && choices.share > 0.5;
    choices.is_capped = enough && is_limit && !choices.is_fixed && (is_nearly_all || is_at_largest);
    nw__free(times);
    *out = choices;
    return NETWEAVE_STATUS_OK;
}

static double answered_share(const netweave_view *view) {
    int64_t answered = 0;
    for (int32_t i = 0; i < view->members; i++)
        answered += view->respondent == NULL || view->respondent[i];
    return view->members > 0 ? (double)answered / view->members : NAN;
}

static netweave_status measure_wave(nw__comparing *comparing, int wave) {
    const netweave_view *view = comparing->view[wave];
    nw__design *design = &comparing->design;
    const netweave_view *undirected = NULL;
    const nw__components *components = NULL;
    netweave_status status = nw__view_undirected(view, comparing->run, &undirected);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__pass_components(view, comparing->run, &components);
    if (status == NETWEAVE_STATUS_OK)
        status = count_choices(view, &design->choices[wave]);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    bool is_empty = view->members == 0;
    design->response[wave] = answered_share(view);
    design->mean_degree[wave] = is_empty ? NAN : 2.0 * (double)undirected->ties / view->members;
    design->largest[wave] = is_empty ? NAN : (double)components->size[components->largest] / (double)view->members;
    return NETWEAVE_STATUS_OK;
}

static netweave_status note_choices(nw__comparing *comparing) {
    const nw__choices *choices = comparing->design.choices;
    netweave_status status = NETWEAVE_STATUS_OK;
    static const char *const when[] = {"before", "after"};
    for (int wave = 0; wave < 2 && status == NETWEAVE_STATUS_OK; wave++) {
        if (choices[wave].is_fixed)
            status =
                nw__table_add_note(comparing->measures, "Fixed choice %s: all %lld respondents named %lld.", when[wave],
                                   (long long)choices[wave].respondents, (long long)choices[wave].most);
        if (choices[wave].is_capped)
            status = nw__table_add_note(
                comparing->measures,
                "Near-fixed choice %s: %lld of %lld respondents named %lld, nobody more than %lld.", when[wave],
                llround(choices[wave].share * (double)choices[wave].respondents), (long long)choices[wave].respondents,
                (long long)choices[wave].most, (long long)choices[wave].largest);
    }
    if (status == NETWEAVE_STATUS_OK && comparing->design.is_fixed_choice)
        status = nw__table_add_note(comparing->measures,
                                    "Where the number of names is given by the design, density, mean degree and "
                                    "out-degree centralization cannot follow what people do: they are not tested.");
    return status;
}

static netweave_status note_silence(nw__comparing *comparing) {
    const nw__design *design = &comparing->design;
    if (!(design->response[NW_BEFORE] < 1 || design->response[NW_AFTER] < 1))
        return NETWEAVE_STATUS_OK;
    netweave_status status = nw__table_add_note(
        comparing->measures,
        "%lld%% of the members answered before and %lld%% after. Rows of those who did not are unknown, not empty; the "
        "measures, though, read them as empty.",
        llround(100 * design->response[NW_BEFORE]), llround(100 * design->response[NW_AFTER]));
    if (status == NETWEAVE_STATUS_OK && design->response_fell)
        status = nw__table_add_note(comparing->measures,
                                    "Fewer answered after than before: a fall of density or centralization may come "
                                    "from the silence alone.");
    return status;
}

static netweave_status note_turnover(nw__comparing *comparing) {
    const nw__alignment *alignment = &comparing->alignment;
    if (alignment->joined + alignment->left == 0)
        return NETWEAVE_STATUS_OK;
    return nw__table_add_note(comparing->measures,
                              "%lld members joined and %lld left. Before and after are each wave's own network; the "
                              "tests concern the %lld who stayed, and leave out what coming and going did.%s",
                              (long long)alignment->joined, (long long)alignment->left, (long long)alignment->stayed,
                              comparing->design.is_turnover
                                  ? " So many came or went that a change may be one of membership, not of behaviour."
                                  : "");
}

static netweave_status note_held_back(nw__comparing *comparing) {
    const nw__design *design = &comparing->design;
    nw__text text = {0};
    if (!design->is_held_back)
        return NETWEAVE_STATUS_OK;
    if (design->largest[NW_AFTER] < design->largest[NW_BEFORE] - shrunk_by) {
        nw__text_append_format(&text, "the largest component shrinks from %lld%% to %lld%% of the members",
                               llround(100 * design->largest[NW_BEFORE]), llround(100 * design->largest[NW_AFTER]));
    } else {
        nw__text_append(&text, "the networks are small and thin (a mean degree of ");
        nw__text_append_number(&text, design->mean_degree[NW_BEFORE], 1);
        nw__text_append(&text, " before and ");
        nw__text_append_number(&text, design->mean_degree[NW_AFTER], 1);
        nw__text_append(&text, " after)");
    }
    char *reason = nw__text_take(&text);
    if (reason == NULL)
        return nw__fail_memory();
    netweave_status status =
        nw__table_add_note(comparing->measures,
                           "Held back, as %s: the centralizations by betweenness, closeness and eigenvector, and all "
                           "that rests on the hub "
                           "or on paths around it, then swing by chance, and no claim about them is made.",
                           reason);
    nw__free(reason);
    return status;
}

static void decide(nw__comparing *comparing) {
    nw__design *design = &comparing->design;
    const nw__alignment *alignment = &comparing->alignment;
    const netweave_view *const *view = comparing->view;
    for (int wave = 0; wave < 2; wave++) {
        bool is_small = view[wave]->members < small_below;
        design->is_fixed_choice =
            design->is_fixed_choice || design->choices[wave].is_fixed || design->choices[wave].is_capped;
        design->is_held_back = design->is_held_back || (is_small && design->mean_degree[wave] < sparse_below);
    }
    design->is_held_back = design->is_held_back || design->largest[NW_AFTER] < design->largest[NW_BEFORE] - shrunk_by;
    design->response_fell = design->response[NW_AFTER] < design->response[NW_BEFORE] - silent_more;
    design->is_turnover = (double)(alignment->joined + alignment->left) > turnover * alignment->members;
    design->is_weighted = *view[NW_BEFORE]->network->weight_name != '\0';
    for (int64_t k = 0; k < comparing->row_count; k++) {
        nw__compared *row = &comparing->rows[k];
        if (row->test == NW_TEST_NONE && design->is_fixed_choice && hangs_on_names(row->measure->name))
            row->test = NW_TEST_FIXED_CHOICE;
        if (row->test == NW_TEST_NONE && design->is_held_back && hangs_on_paths(row->measure->name))
            row->test = NW_TEST_HELD_BACK;
    }
}

netweave_status nw__compare_design(nw__comparing *comparing) {
    netweave_status status = measure_wave(comparing, NW_BEFORE);
    if (status == NETWEAVE_STATUS_OK)
        status = measure_wave(comparing, NW_AFTER);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    decide(comparing);
    status = nw__table_add_note(comparing->measures, "Before: %s.", comparing->view[NW_BEFORE]->description);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_add_note(comparing->measures, "After: %s.", comparing->view[NW_AFTER]->description);
    if (status == NETWEAVE_STATUS_OK)
        status = note_choices(comparing);
    if (status == NETWEAVE_STATUS_OK)
        status = note_silence(comparing);
    if (status == NETWEAVE_STATUS_OK)
        status = note_turnover(comparing);
    if (status == NETWEAVE_STATUS_OK)
        status = note_held_back(comparing);
    return status;
}
