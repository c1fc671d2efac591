/* The rest of the paragraph: what the types say of a change, and what the design does not allow to be said.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "infer/comparison.h"
#include "measure/structure.h"

#include <math.h>
#include <string.h>

static const double claim_below = 0.05; /* adjusted p of a change that is claimed */

static const double few_answers = 0.7; /* share who answered; below, the numbers of who is central are biased */

/* " (in 97 and 61 of 100 resampled networks)", or nothing where none were drawn. */
static void tell_probabilities(const nw__comparing *comparing, nw__text *text) {
    const netweave_structure *before = comparing->structure[NW_BEFORE];
    const netweave_structure *after = comparing->structure[NW_AFTER];
    if (before->draws == 0 || before->draws != after->draws)
        return;
    nw__text_append_format(text, " (in %lld and %lld of %lld resampled networks)",
                           (long long)before->counts[before->verdict.type],
                           (long long)after->counts[after->verdict.type], (long long)after->draws);
}

bool nw__compared_by_size(const nw__comparing *comparing) {
    nw__type before = comparing->structure[NW_BEFORE]->verdict.type;
    nw__type after = comparing->structure[NW_AFTER]->verdict.type;
    const nw__compared *row = nw__compared_find(comparing, "largest_component_share");
    bool is_claimed = row != NULL && row->p_adjusted < claim_below;
    return before != after && (before == NW_TYPE_SCATTERED || after == NW_TYPE_SCATTERED) && !is_claimed;
}

const char *nw__type_change(const nw__comparing *comparing, bool is_claimed) {
    nw__type before = comparing->structure[NW_BEFORE]->verdict.type;
    nw__type after = comparing->structure[NW_AFTER]->verdict.type;
    if (before == NW_TYPE_UNDEFINED || after == NW_TYPE_UNDEFINED)
        return "undefined";
    if (before == after)
        return "none";
    if (comparing->design.is_held_back || nw__compared_by_size(comparing))
        return "held back";
    return is_claimed ? "shown" : "not shown";
}

/* The two who hold a network together, where the type rests on two. */
static void tell_pair(const nw__comparing *comparing, int wave, nw__text *text) {
    const netweave_structure *structure = comparing->structure[wave];
    const char *first = netweave_structure_hub(structure, 0);
    const char *second = netweave_structure_hub(structure, 1);
    if (!nw__structure_is_held_by_pair(structure) || first == NULL || second == NULL)
        return;
    nw__text_append_format(text, " The hub-and-spoke type rests on %s and %s together: dependence on the two is ",
                           first, second);
    nw__text_append_number(text, structure->shape.numbers[NW_NUMBER_PAIR_DEPENDENCE], 3);
    nw__text_append(text, "; hub_dependence is of one alone and cannot be compared.");
}

/* A type is a reading of one network; that two readings differ is a change only where a number about the hub, too,
 * changed more than chance would make it, and never where only the size of the largest connected part tells them apart:
 * a few ties decide that. */
void nw__tell_structures(const nw__comparing *comparing, bool is_claimed, nw__text *text) {
    nw__type before = comparing->structure[NW_BEFORE]->verdict.type;
    nw__type after = comparing->structure[NW_AFTER]->verdict.type;
    if (comparing->design.is_held_back || before == NW_TYPE_UNDEFINED || after == NW_TYPE_UNDEFINED)
        return;
    if (before == after) {
        nw__text_append_format(text, " The structure is %s in both", nw__type_words[before]);
    } else {
        bool is_layer = comparing->view[NW_BEFORE]->wave == comparing->view[NW_AFTER]->wave;
        nw__text_append_format(text, " The structure is %s%s %s and %s%s %s", nw__type_words[before],
                               is_layer ? " in" : "", nw__compared_when(comparing, NW_BEFORE), nw__type_words[after],
                               is_layer ? " in" : "", nw__compared_when(comparing, NW_AFTER));
    }
    tell_probabilities(comparing, text);
    if (nw__compared_by_size(comparing))
        nw__text_append_format(text,
                               "; what tells them apart is the largest connected part, %lld%% and %lld%% of the "
                               "members, which a few ties decide: that does not show a change",
                               llround(100 * comparing->design.largest[NW_BEFORE]),
                               llround(100 * comparing->design.largest[NW_AFTER]));
    else if (before != after && !is_claimed)
        nw__text_append(text, comparing->tested == 0
                                  ? "; untested, that does not show a change"
                                  : "; as nothing about the hub changed more than chance would make it, that does not "
                                    "show a change");
    nw__text_append(text, ".");
    for (int wave = 0; wave < 2; wave++)
        tell_pair(comparing, wave, text);
}

void nw__tell_held_back(const nw__comparing *comparing, nw__text *text) {
    const nw__design *design = &comparing->design;
    if (design->is_shrunk) {
        nw__text_append_format(text, "the largest component shrinks from %lld%% to %lld%% of the members",
                               llround(100 * design->largest[NW_BEFORE]), llround(100 * design->largest[NW_AFTER]));
        return;
    }
    nw__text_append(text, "the networks are small and thin (a mean degree of ");
    nw__text_append_number(text, design->mean_degree[NW_BEFORE], 1);
    nw__text_append(text, " before and ");
    nw__text_append_number(text, design->mean_degree[NW_AFTER], 1);
    nw__text_append(text, " after)");
}

static void tell_fixed_choice(const nw__design *design, nw__text *text) {
    const nw__choices *choices = design->choices;
    if (!design->is_fixed_choice)
        return;
    bool is_exact = choices[NW_BEFORE].is_fixed && choices[NW_AFTER].is_fixed;
    nw__text_append_format(text,
                           " Nothing can be said about density, mean degree or out-degree centralization, as the "
                           "choice of names was %s: %s respondent%s named %lld before and %lld after.",
                           is_exact ? "fixed" : "nearly fixed", is_exact ? "every" : "most", is_exact ? "" : "s",
                           (long long)choices[NW_BEFORE].most, (long long)choices[NW_AFTER].most);
}

/* The hub that was named, where one of the networks does not have it. */
static void tell_hub(const nw__comparing *comparing, nw__text *text) {
    for (int wave = 0; wave < 2; wave++) {
        int64_t here = netweave_structure_hub_count(comparing->structure[wave]);
        int64_t there = netweave_structure_hub_count(comparing->structure[1 - wave]);
        if (comparing->view[wave]->hub == NULL || here > 0)
            continue;
        nw__text_append_format(text,
                               " The hub named%s%s%s is not there %s: what rests on it has no number then, and is not "
                               "compared.",
                               there == 1 ? ", " : "",
                               there == 1 ? netweave_structure_hub(comparing->structure[1 - wave], 0) : "",
                               there == 1 ? "," : "", nw__compared_when(comparing, wave));
    }
}

void nw__tell_turnover(const nw__alignment *alignment, nw__text *text) {
    nw__text_append_format(text, "%lld member%s joined and %lld left", (long long)alignment->joined,
                           alignment->joined == 1 ? "" : "s", (long long)alignment->left);
}

void nw__tell_limits(const nw__comparing *comparing, nw__text *text) {
    const nw__design *design = &comparing->design;
    if (design->is_held_back) {
        nw__text_append(text, " No claim is made on structure, on the hub or on centralization by betweenness and "
                              "closeness: ");
        nw__tell_held_back(comparing, text);
        nw__text_append(text, ", and such numbers then swing by chance.");
    }
    tell_hub(comparing, text);
    tell_fixed_choice(design, text);
    if (design->response_fell)
        nw__text_append_format(text,
                               " Only %lld%% answered after, against %lld%% before: fewer ties and a weaker hub may be "
                               "those missing answers.",
                               llround(100 * design->response[NW_AFTER]), llround(100 * design->response[NW_BEFORE]));
    double least = fmin(design->response[NW_BEFORE], design->response[NW_AFTER]);
    if (!design->response_fell && least < few_answers)
        nw__text_append_format(text,
                               " Only %lld%% of the members answered, so that who is central, and how much, is "
                               "uncertain.",
                               llround(100 * least));
    if (design->is_turnover && comparing->alignment.stayed > 0) {
        nw__text_append(text, " ");
        nw__tell_turnover(&comparing->alignment, text);
        nw__text_append_format(text,
                               ": part of the difference is who was there; the tests concern the %lld who stayed.",
                               (long long)comparing->alignment.stayed);
    }
    if (design->is_cut_bound)
        nw__text_append(text, " Whether the network became more or less centralised depends on how strong a tie must "
                              "be to count: see the notes.");
}
