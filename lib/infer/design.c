/* What the design of a study allows to be said: fixed choice, silence, turnover, networks too thin to judge.
 * Found before any test, so that what cannot be told from the design is not tested at all.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "infer/comparison.h"
#include "measure/structure.h"

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
    bool is_twice = choices[NW_BEFORE].is_fixed && choices[NW_AFTER].is_fixed &&
                    choices[NW_BEFORE].respondents == choices[NW_AFTER].respondents &&
                    choices[NW_BEFORE].most == choices[NW_AFTER].most;
    if (is_twice)
        status =
            nw__table_add_note(comparing->measures, "Fixed choice before and after: all %lld respondents named %lld.",
                               (long long)choices[NW_BEFORE].respondents, (long long)choices[NW_BEFORE].most);
    for (int wave = 0; wave < 2 && status == NETWEAVE_STATUS_OK; wave++) {
        if (choices[wave].is_fixed && !is_twice)
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
        "%lld%% of the members answered before and %lld%% after. Rows of those who did not are unknown, not "
        "empty; which measures read them so, another note tells.",
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
    nw__text text = {0};
    nw__tell_turnover(alignment, &text);
    if (alignment->stayed == 0)
        nw__text_append(&text, ", and nobody is in both: what differs is who they are.");
    else
        nw__text_append_format(&text,
                               ". Before and after are each wave's own network; the tests concern the %lld who stayed, "
                               "and leave out what coming and going did.",
                               (long long)alignment->stayed);
    char *note = nw__text_take(&text);
    netweave_status status = note != NULL ? nw__table_add_note(comparing->measures, "%s", note) : nw__fail_memory();
    nw__free(note);
    return status;
}

/* Whose number hub_dependence is. */
static netweave_status note_hub(nw__comparing *comparing) {
    const netweave_structure *const *structure = (const netweave_structure *const *)comparing->structure;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int wave = 0; wave < 2 && status == NETWEAVE_STATUS_OK; wave++)
        if (nw__structure_is_held_by_pair(structure[wave]))
            status = nw__structure_note_pair(structure[wave], wave == NW_BEFORE ? "Before, t" : "After, t",
                                             comparing->measures);
    const char *before = netweave_structure_hub(structure[NW_BEFORE], 0);
    const char *after = netweave_structure_hub(structure[NW_AFTER], 0);
    bool is_named = comparing->view[NW_BEFORE]->hub != NULL || comparing->view[NW_AFTER]->hub != NULL;
    if (status != NETWEAVE_STATUS_OK || is_named || nw__compared_pair(comparing) || before == NULL || after == NULL ||
        strcmp(before, after) == 0)
        return status;
    return nw__table_add_note(comparing->measures,
                              "The hub is another one: %s before, %s after. hub_dependence and peer_efficiency are of "
                              "each network's own; name one as the hub to follow it.",
                              before, after);
}

netweave_status nw__compare_held_back(nw__comparing *comparing) {
    const nw__design *design = &comparing->design;
    nw__text text = {0};
    if (!design->is_held_back)
        return nw__compared_by_size(comparing)
                   ? nw__table_add_note(comparing->measures,
                                        "The change of structure type is held back: it rests on the "
                                        "size of the largest connected part alone, which a few "
                                        "ties decide.")
                   : NETWEAVE_STATUS_OK;
    nw__tell_held_back(comparing, &text);
    char *reason = nw__text_take(&text);
    if (reason == NULL)
        return nw__fail_memory();
    netweave_status status =
        nw__table_add_note(comparing->measures,
                           "Held back, as %s: the structure type, the centralizations by betweenness, closeness and "
                           "eigenvector, and all that rests on the hub swing by chance then; no change of them is "
                           "claimed.",
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
    design->is_shrunk = design->largest[NW_AFTER] < design->largest[NW_BEFORE] - shrunk_by;
    design->is_held_back = design->is_held_back || design->is_shrunk;
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
    status = note_choices(comparing);
    if (status == NETWEAVE_STATUS_OK)
        status = note_silence(comparing);
    if (status == NETWEAVE_STATUS_OK)
        status = note_turnover(comparing);
    if (status == NETWEAVE_STATUS_OK)
        status = note_hub(comparing);
    return status;
}
