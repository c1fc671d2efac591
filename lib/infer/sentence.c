/* The comparison in plain words. The figures are described as they are; that something changed is said only where
 * chance would rarely do as much after adjustment for the number of tests, and what the design forbids is said last.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "infer/comparison.h"

#include <math.h>
#include <string.h>

static const double claim_below = 0.05;   /* adjusted p of a change that is claimed */
static const double density_moves = 0.10; /* of the larger density: a smaller difference is "about as dense" */
static const double central_moves = 0.05; /* in a centralization: a smaller one is "about as centralised" */
enum { SHOWN_MOST = 6 };

/* The measures that the paragraph is about, in the order of their naming. */
static const struct {
    const char *measure;
    const char *words;
    bool directed, undirected; /* for which networks */
} shown_measures[SHOWN_MOST] = {
    {"density", "density", true, true},
    {"degree_centralization", "degree centralization", false, true},
    {"out_degree_centralization", "out-degree centralization", true, false},
    {"in_degree_centralization", "in-degree centralization", true, false},
    {"betweenness_centralization", "betweenness centralization", true, true},
    {"hub_dependence", "hub dependence", true, true},
};

typedef struct shown {
    const nw__compared *row;
    const char *words;
    bool is_centralization;
} shown;

/* What the paragraph is made from. */
typedef struct telling {
    const nw__comparing *comparing;
    shown items[SHOWN_MOST];
    int count;
    nw__text text;
} telling;

static bool may_be_told(nw__test test) {
    return test != NW_TEST_UNDEFINED && test != NW_TEST_FIXED_CHOICE && test != NW_TEST_HELD_BACK;
}

static bool is_claimed(const nw__compared *row) {
    return row->p_adjusted < claim_below;
}

static void find_shown(telling *telling) {
    bool directed = telling->comparing->alignment.directed;
    for (int k = 0; k < SHOWN_MOST; k++) {
        const nw__compared *row = nw__compared_find(telling->comparing, shown_measures[k].measure);
        bool fits = directed ? shown_measures[k].directed : shown_measures[k].undirected;
        if (row == NULL || !fits || !may_be_told(row->test))
            continue;
        telling->items[telling->count++] =
            (shown){row, shown_measures[k].words, strstr(shown_measures[k].measure, "centralization") != NULL};
    }
}

/* "a", "a and b", "a, b and c": the sign that comes before item k of count. */
static const char *before_item(int k, int count) {
    return k == 0 ? "" : k == count - 1 ? " and " : ", ";
}

static void append_p(nw__text *text, double p) {
    nw__text_append(text, p < 0.001 ? "p < " : "p = ");
    nw__text_append_number(text, fmax(p, 0.001), 3);
}

/* -1, 0 or 1: sparser, about as dense, denser. */
static int density_turn(const nw__compared *row) {
    double larger = fmax(row->before, row->after);
    if (larger == 0 || fabs(row->change) < density_moves * larger)
        return 0;
    return row->change > 0 ? 1 : -1;
}

static void tell_density(telling *telling) {
    static const char *const words[] = {"sparser", "about as dense", "denser"};
    nw__text_append(&telling->text, words[1 + density_turn(telling->items[0].row)]);
}

/* By all centralizations that move far enough; where they disagree, both sides are named. */
static void tell_centralization(telling *telling) {
    const char *rises = NULL;
    const char *falls = NULL;
    int count = 0;
    for (int k = 0; k < telling->count; k++) {
        const shown *item = &telling->items[k];
        count += item->is_centralization;
        if (!item->is_centralization || fabs(item->row->change) < central_moves)
            continue;
        if (item->row->change > 0)
            rises = rises != NULL ? rises : item->words;
        else
            falls = falls != NULL ? falls : item->words;
    }
    if (count == 0)
        return;
    if (rises != NULL && falls != NULL)
        nw__text_append_format(&telling->text, "higher in %s but lower in %s", rises, falls);
    else
        nw__text_append(&telling->text, rises != NULL   ? "more centralised"
                                        : falls != NULL ? "less centralised"
                                                        : "about as centralised");
}

static void tell_figures(telling *telling) {
    for (int k = 0; k < telling->count; k++) {
        nw__text_append_format(&telling->text, "%s%s ", before_item(k, telling->count), telling->items[k].words);
        nw__text_append_number(&telling->text, telling->items[k].row->before, 3);
        nw__text_append(&telling->text, " to ");
        nw__text_append_number(&telling->text, telling->items[k].row->after, 3);
    }
}

/* "the network of 2019", "the network of wave 1", or "the network before" where waves have no names. */
static void append_network(nw__text *text, const nw__comparing *comparing, int wave, const char *what) {
    const netweave_view *view = comparing->view[wave];
    const char *name = netweave_network_wave(view->network, view->wave);
    const char *other = netweave_network_wave(view->network, comparing->view[1 - wave]->wave);
    if (*name == '\0' || *other == '\0' || strcmp(name, other) == 0) {
        nw__text_append_format(text, "%s %s", what, wave == NW_BEFORE ? "before" : "after");
        return;
    }
    bool is_number = strspn(name, "0123456789") == strlen(name) && strlen(name) < 4; /* not a year */
    nw__text_append_format(text, "%s of %s%s", what, is_number ? "wave " : "", name);
}

/* "Compared with the network of A, that of B is denser and less centralised: …" */
static void tell_headline(telling *telling) {
    const nw__comparing *comparing = telling->comparing;
    bool has_density = telling->count > 0 && strcmp(telling->items[0].words, "density") == 0;
    bool has_centralization = false;
    for (int k = 0; k < telling->count; k++)
        has_centralization = has_centralization || telling->items[k].is_centralization;
    if (!has_density && !has_centralization) {
        nw__text_append(&telling->text, "Neither density nor centralization can be compared.");
        return;
    }
    nw__text_append(&telling->text, "Compared with ");
    append_network(&telling->text, comparing, NW_BEFORE, "the network");
    append_network(&telling->text, comparing, NW_AFTER, ", that");
    nw__text_append(&telling->text, " is ");
    if (has_density)
        tell_density(telling);
    if (has_density && has_centralization)
        nw__text_append(&telling->text, " and ");
    if (has_centralization)
        tell_centralization(telling);
    nw__text_append(&telling->text, ": ");
    tell_figures(telling);
    nw__text_append(&telling->text, ".");
}

/* The changes that chance would rarely make. Gives how many. */
static int tell_claims(telling *telling) {
    int count = 0;
    int told = 0;
    for (int k = 0; k < telling->count; k++)
        count += is_claimed(telling->items[k].row);
    if (count == 0)
        return 0;
    nw__text_append(&telling->text, " More than chance would make: the change in ");
    for (int k = 0; k < telling->count; k++) {
        const nw__compared *row = telling->items[k].row;
        if (!is_claimed(row))
            continue;
        nw__text_append_format(&telling->text, "%s%s (adjusted ", before_item(told++, count), telling->items[k].words);
        append_p(&telling->text, row->p_adjusted);
        nw__text_append(&telling->text, ")");
    }
    nw__text_append(&telling->text, ".");
    return count;
}

/* The others, with how often chance does as much. */
static void tell_doubts(telling *telling, int claims) {
    int count = 0;
    int told = 0;
    for (int k = 0; k < telling->count; k++)
        count += !isnan(telling->items[k].row->p) && !is_claimed(telling->items[k].row);
    if (count == 0)
        return;
    nw__text_append_format(&telling->text, "%s chance alone could do as much%s: ",
                           claims > 0 ? " As for the rest," : " No change is shown, as",
                           claims > 0 ? "" : " each time");
    for (int k = 0; k < telling->count; k++) {
        const nw__compared *row = telling->items[k].row;
        if (isnan(row->p) || is_claimed(row))
            continue;
        nw__text_append_format(&telling->text, "%s%s in %lld of %lld re-drawings", before_item(told++, count),
                               telling->items[k].words, (long long)row->as_far, (long long)row->draws);
        nw__text_append(&telling->text, " (adjusted ");
        append_p(&telling->text, row->p_adjusted);
        nw__text_append(&telling->text, ")");
    }
    nw__text_append(&telling->text, ".");
}

static void tell_certainty(telling *telling) {
    const nw__comparing *comparing = telling->comparing;
    if (comparing->tested > 0) {
        tell_doubts(telling, tell_claims(telling));
        return;
    }
    bool same = comparing->units == 0 && !comparing->is_unit_bound;
    nw__text_append(&telling->text, same ? " Both networks have the same ties: nothing changed."
                                         : " No change was tested, so that the figures alone do not show one.");
}

/* "hub_and_spoke" as people write it. */
static void append_type(nw__text *text, const netweave_structure *structure) {
    for (const char *at = netweave_structure_type(structure); *at != '\0'; at++)
        nw__text_append_bytes(text, *at == '_' ? "-" : at, 1);
}

/* " (in 97 of 100 resampled networks)", or nothing where none were drawn. */
static void tell_probability(nw__text *text, const netweave_structure *structure) {
    const netweave_table *types = netweave_structure_types(structure);
    const char *type = netweave_structure_type(structure);
    for (int64_t row = 0; row < netweave_table_row_count(types); row++) {
        double share = netweave_table_value(types, row, netweave_table_find_column(types, "probability"));
        double draws = netweave_table_value(types, row, netweave_table_find_column(types, "draws"));
        if (strcmp(netweave_table_label(types, 0, row), type) == 0 && !isnan(share))
            nw__text_append_format(text, " (in %lld of %lld resampled networks)", llround(share * draws),
                                   llround(draws));
    }
}

/* A type is a reading of one network; that two readings differ is a change only where a number about the hub, too,
 * changed more than chance would make it. */
static void tell_structure(telling *telling) {
    const nw__comparing *comparing = telling->comparing;
    const netweave_structure *before = comparing->structure[NW_BEFORE];
    const netweave_structure *after = comparing->structure[NW_AFTER];
    bool is_same = strcmp(netweave_structure_type(before), netweave_structure_type(after)) == 0;
    bool is_sure = false;
    if (comparing->design.is_held_back)
        return;
    for (int k = 0; k < telling->count; k++)
        is_sure = is_sure || (strcmp(telling->items[k].words, "density") != 0 && is_claimed(telling->items[k].row));
    nw__text_append(&telling->text, is_same ? " In structure both read " : " In structure the network reads ");
    append_type(&telling->text, before);
    nw__text_append(&telling->text, is_same ? ", before" : "");
    tell_probability(&telling->text, before);
    nw__text_append(&telling->text, is_same ? " as after" : " before and ");
    if (!is_same)
        append_type(&telling->text, after);
    tell_probability(&telling->text, after);
    nw__text_append(&telling->text, is_same ? "" : " after");
    nw__text_append(&telling->text, is_same || is_sure ? "."
                                                       : "; as nothing about the hub changed more than chance "
                                                         "would make it, that does not show a change.");
}

static void tell_held_back(telling *telling) {
    const nw__design *design = &telling->comparing->design;
    if (!design->is_held_back)
        return;
    nw__text_append(&telling->text,
                    " No claim is made on structure, on the hub or on centralization by betweenness and "
                    "closeness: ");
    if (design->largest[NW_AFTER] < design->largest[NW_BEFORE])
        nw__text_append_format(&telling->text, "the largest component shrinks from %lld%% to %lld%% of the members",
                               llround(100 * design->largest[NW_BEFORE]), llround(100 * design->largest[NW_AFTER]));
    else
        nw__text_append(&telling->text, "the networks are small and thin");
    nw__text_append(&telling->text, ", and such numbers then swing by chance.");
}

static void tell_fixed_choice(telling *telling) {
    const nw__choices *choices = telling->comparing->design.choices;
    if (!telling->comparing->design.is_fixed_choice)
        return;
    bool is_exact = choices[NW_BEFORE].is_fixed && choices[NW_AFTER].is_fixed;
    nw__text_append_format(&telling->text,
                           " Nothing can be said about density, mean degree or out-degree centralization, as the "
                           "choice of names was %s: %s respondent%s named %lld before and %lld after.",
                           is_exact ? "fixed" : "nearly fixed", is_exact ? "every" : "most", is_exact ? "" : "s",
                           (long long)choices[NW_BEFORE].most, (long long)choices[NW_AFTER].most);
}

static void tell_limits(telling *telling) {
    const nw__comparing *comparing = telling->comparing;
    const nw__design *design = &comparing->design;
    const nw__compared *density = nw__compared_find(comparing, "density");
    tell_held_back(telling);
    tell_fixed_choice(telling);
    if (density != NULL && may_be_told(density->test) && density_turn(density) > 0)
        nw__text_append(&telling->text,
                        " Density says how many ties there are, not who holds them: denser is not more networked.");
    if (design->response_fell)
        nw__text_append_format(&telling->text,
                               " Only %lld%% answered after, against %lld%% before: fewer ties and a weaker hub may be "
                               "those missing answers.",
                               llround(100 * design->response[NW_AFTER]), llround(100 * design->response[NW_BEFORE]));
    if (design->is_turnover)
        nw__text_append_format(&telling->text,
                               " %lld members joined and %lld left: part of the difference is who was there; the tests "
                               "concern the %lld who stayed.",
                               (long long)comparing->alignment.joined, (long long)comparing->alignment.left,
                               (long long)comparing->alignment.stayed);
    if (design->is_cut_bound)
        nw__text_append(&telling->text, " Whether the network became more or less centralised depends on how strong a "
                                        "tie must be to count: see the notes.");
}

netweave_status nw__compare_sentence(const nw__comparing *comparing, char **out_sentence) {
    telling telling = {.comparing = comparing};
    find_shown(&telling);
    tell_headline(&telling);
    tell_certainty(&telling);
    tell_structure(&telling);
    tell_limits(&telling);
    char *sentence = nw__text_take(&telling.text);
    if (sentence == NULL)
        return nw__fail_memory();
    *out_sentence = sentence;
    return NETWEAVE_STATUS_OK;
}
