/* The comparison in plain words. The figures are described as they are; that something changed is said only where
 * chance would rarely do as much after adjustment for the number of tests, and what the design forbids is said last.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "infer/comparison.h"
#include "measure/structure.h"

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

bool nw__compared_pair(const nw__comparing *comparing) {
    return nw__structure_is_held_by_pair(comparing->structure[NW_BEFORE]) ||
           nw__structure_is_held_by_pair(comparing->structure[NW_AFTER]);
}

/* Where a type rests on two, the dependence on one of them misleads: the table has it, the paragraph does not. */
static void find_shown(telling *telling) {
    bool directed = telling->comparing->alignment.directed;
    for (int k = 0; k < SHOWN_MOST; k++) {
        const nw__compared *row = nw__compared_find(telling->comparing, shown_measures[k].measure);
        bool fits = directed ? shown_measures[k].directed : shown_measures[k].undirected;
        bool misleads =
            strcmp(shown_measures[k].measure, "hub_dependence") == 0 && nw__compared_pair(telling->comparing);
        if (row != NULL && fits && !misleads && may_be_told(row->test))
            telling->items[telling->count++] = (shown){row, shown_measures[k].words};
    }
}

/* "a", "a and b", "a, b and c": the sign that comes before item k of count. */
static const char *before_item(int k, int count) {
    return k == 0 ? "" : k == count - 1 ? " and " : ", ";
}

static bool has_density(const telling *telling) {
    return telling->count > 0 && strcmp(telling->items[0].words, "density") == 0;
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

/* By the centralizations and the dependence on the hub: at least half of them must move one way, and none the other.
 * Where some move each way, both sides are named. */
static void tell_centralization(telling *telling) {
    const char *rises = NULL;
    const char *falls = NULL;
    int count = 0;
    int moved = 0;
    for (int k = has_density(telling); k < telling->count; k++) {
        const shown *item = &telling->items[k];
        count++;
        if (fabs(item->row->change) < central_moves)
            continue;
        moved++;
        if (item->row->change > 0)
            rises = rises != NULL ? rises : item->words;
        else
            falls = falls != NULL ? falls : item->words;
    }
    if (rises != NULL && falls != NULL)
        nw__text_append_format(&telling->text, "higher in %s but lower in %s", rises, falls);
    else if (2 * moved < count)
        nw__text_append(&telling->text, "about as centralised");
    else
        nw__text_append(&telling->text, rises != NULL ? "more centralised" : "less centralised");
}

static void tell_figures(telling *telling) {
    for (int k = 0; k < telling->count; k++) {
        nw__text_append_format(&telling->text, "%s%s ", before_item(k, telling->count), telling->items[k].words);
        nw__text_append_number(&telling->text, telling->items[k].row->before, 3);
        nw__text_append(&telling->text, " to ");
        nw__text_append_number(&telling->text, telling->items[k].row->after, 3);
    }
}

/* The name of a wave's network: its wave, else its layer where these differ; NULL where neither does. */
static const char *name_of(const nw__comparing *comparing, int wave, bool *out_is_layer) {
    const netweave_view *view = comparing->view[wave];
    const netweave_view *other = comparing->view[1 - wave];
    const char *name = netweave_network_wave(view->network, view->wave);
    const char *its = netweave_network_wave(other->network, other->wave);
    *out_is_layer = view->wave == other->wave && view->layer != NULL && other->layer != NULL;
    if (*out_is_layer)
        return strcmp(view->layer, other->layer) != 0 ? view->layer : NULL;
    return *name != '\0' && *its != '\0' && strcmp(name, its) != 0 ? name : NULL;
}

/* "the network of 2019", "the network of wave 1", "the network of layer advice", or "the network before" where neither
 * waves nor layers have names. */
static void append_network(nw__text *text, const nw__comparing *comparing, int wave, const char *what) {
    bool is_layer = false;
    const char *name = name_of(comparing, wave, &is_layer);
    if (name == NULL) {
        nw__text_append_format(text, "%s %s", what, wave == NW_BEFORE ? "before" : "after");
        return;
    }
    bool is_number = strspn(name, "0123456789") == strlen(name) && strlen(name) < 4; /* not a year */
    nw__text_append_format(text, "%s of %s%s", what, is_layer ? "layer " : is_number ? "wave " : "", name);
}

const char *nw__compared_when(const nw__comparing *comparing, int wave) {
    bool is_layer = false;
    const char *name = name_of(comparing, wave, &is_layer);
    return is_layer && name != NULL ? name : wave == NW_BEFORE ? "before" : "after";
}

/* "Compared with the network of A, that of B is denser and less centralised: …" */
static void tell_headline(telling *telling) {
    const nw__comparing *comparing = telling->comparing;
    bool is_dense = has_density(telling);
    bool is_central = telling->count > is_dense;
    if (telling->count == 0) {
        nw__text_append(&telling->text, "Neither density nor centralization can be compared.");
        return;
    }
    nw__text_append(&telling->text, "Compared with ");
    append_network(&telling->text, comparing, NW_BEFORE, "the network");
    append_network(&telling->text, comparing, NW_AFTER, ", that");
    nw__text_append(&telling->text, " is ");
    if (is_dense)
        tell_density(telling);
    if (is_dense && is_central)
        nw__text_append(&telling->text, " and ");
    if (is_central)
        tell_centralization(telling);
    nw__text_append(&telling->text, ": ");
    tell_figures(telling);
    nw__text_append(&telling->text, ".");
}

/* The names of the changes that are claimed, or of those that are not; gives their smallest or largest adjusted p. */
static double append_tested(telling *telling, bool claimed, int count) {
    double p = claimed ? 0 : 1;
    int told = 0;
    for (int k = 0; k < telling->count; k++) {
        const nw__compared *row = telling->items[k].row;
        if (isnan(row->p) || is_claimed(row) != claimed)
            continue;
        p = claimed ? fmax(p, row->p_adjusted) : fmin(p, row->p_adjusted);
        if (count > 0)
            nw__text_append_format(&telling->text, "%s%s", before_item(told++, count), telling->items[k].words);
    }
    return p;
}

/* With few reports that differ, even the rarest of all assignments is not rare. */
static bool is_too_few(const nw__comparing *comparing) {
    return ldexp(comparing->is_unit_bound ? 1 : 2, -(int)fmin((double)comparing->units, 60)) > claim_below;
}

/* " This is more than chance would make for …; for …, chance alone could do as much." */
static void tell_tests(telling *telling) {
    nw__text *text = &telling->text;
    int claims = 0;
    int doubts = 0;
    for (int k = 0; k < telling->count; k++) {
        claims += is_claimed(telling->items[k].row);
        doubts += !isnan(telling->items[k].row->p) && !is_claimed(telling->items[k].row);
    }
    if (claims > 0) {
        nw__text_append(text, " More than chance would make: the change in ");
        double most = append_tested(telling, true, claims);
        nw__text_append(text, claims > 1 ? " (adjusted p at most " : " (adjusted p ");
        nw__text_append_number(text, fmax(most, 0.001), 3);
        nw__text_append(text, doubts > 1 ? "), not those in " : doubts > 0 ? "), not that in " : ").");
    }
    if (claims == 0 && doubts > 0)
        nw__text_append(text, " No change is shown: chance alone could do as much");
    if (doubts == 0)
        return;
    double least = append_tested(telling, false, claims > 0 ? doubts : 0);
    nw__text_append(text, doubts > 1 && least < 0.9995 ? " (adjusted p at least " : " (adjusted p ");
    nw__text_append_number(text, least, 3);
    nw__text_append(text, ").");
    if (claims == 0 && is_too_few(telling->comparing))
        nw__text_append(text, " So little differs that no test could tell more.");
}

static void tell_certainty(telling *telling) {
    const nw__comparing *comparing = telling->comparing;
    if (comparing->tested > 0)
        tell_tests(telling);
    else if (comparing->alignment.stayed == 0)
        nw__text_append(&telling->text, " Nobody is in both: two groups are compared, and no change can be tested.");
    else if (comparing->units == 0 && !comparing->is_unit_bound)
        nw__text_append(&telling->text, " Both networks have the same ties: nothing changed.");
    else
        nw__text_append(&telling->text, " No change was tested, so that the figures alone do not show one.");
}

netweave_status nw__compare_sentence(const nw__comparing *comparing, char **out_sentence, const char **out_change) {
    telling telling = {.comparing = comparing};
    bool is_claimed_of_hub = false;
    find_shown(&telling);
    tell_headline(&telling);
    tell_certainty(&telling);
    for (int k = has_density(&telling); k < telling.count; k++)
        is_claimed_of_hub = is_claimed_of_hub || is_claimed(telling.items[k].row);
    const char *change = nw__type_change(comparing, is_claimed_of_hub);
    nw__tell_structures(comparing, is_claimed_of_hub, &telling.text);
    nw__tell_limits(comparing, &telling.text);
    if (has_density(&telling) && density_turn(telling.items[0].row) > 0)
        nw__text_append(&telling.text, " Density counts ties, not who holds them: denser is not more networked.");
    char *sentence = nw__text_take(&telling.text);
    if (sentence == NULL)
        return nw__fail_memory();
    *out_sentence = sentence;
    *out_change = change;
    return NETWEAVE_STATUS_OK;
}
