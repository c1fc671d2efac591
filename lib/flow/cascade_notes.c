/* What tables of cascades have in common. SPDX-License-Identifier: GPL-2.0-or-later */
#include "flow/cascade_notes.h"

#include "base/memory.h"
#include "base/text.h"

#include <math.h>

const nw__option nw__cascade_effort_options[2] = {
    {.name = "rounds", .kind = NW_OPTION_INTEGER, .low = 0, .high = 1e9, .meaning = "at most so many rounds"},
    {.name = "simulations",
     .kind = NW_OPTION_INTEGER,
     .low = 0,
     .high = 1e7,
     .meaning =
         "how many; 0: exact, from all outcomes of at most 20 uncertain ties, with si and sir from all states of "
         "some ten members"},
};

nw__cascade_effort nw__cascade_effort_read(const nw__options *options) {
    double rounds = nw__options_number(options, "rounds");
    double simulations = nw__options_number(options, "simulations");
    return (nw__cascade_effort){.simulations = isnan(simulations) ? NW_CASCADE_AUTO : (int64_t)simulations,
                                .rounds = isnan(rounds) ? NW_CASCADE_AUTO : (int64_t)rounds};
}

static void add_chance(const netweave_view *view, const nw__cascade_rule *rule, nw__text *out) {
    if (isnan(rule->probability)) {
        nw__text_append(out, view->weighted
                                 ? "with the share that a tie has in the strength of all ties in of who hears"
                                 : "with chance 1 / the ties in of who hears");
        return;
    }
    nw__text_append(out, "with chance ");
    nw__text_append_number(out, rule->probability, 0);
    nw__text_append(out, view->weighted ? " over a tie of strength 1, 1 - (1 - p)^w over one of strength w"
                                        : " over each tie");
}

static void add_model(const netweave_view *view, const nw__cascade_rule *rule, nw__text *out) {
    switch (rule->model) {
    case NW_CASCADE_INDEPENDENT:
        nw__text_append(out, "independent cascade: who hears tells each contact once, ");
        add_chance(view, rule, out);
        return;
    case NW_CASCADE_LINEAR:
        nw__text_append(out, "linear threshold: a member hears once more than a random share of its ties in comes from "
                             "those who know");
        return;
    case NW_CASCADE_SI:
        nw__text_append(out, "si: who knows tells each contact in every round, ");
        add_chance(view, rule, out);
        return;
    case NW_CASCADE_SIR:
        nw__text_append(out, "sir: who knows tells each contact in every round, ");
        add_chance(view, rule, out);
        nw__text_append(out, ", until it forgets, with chance ");
        nw__text_append_number(out, rule->recovery, 0);
        nw__text_append(out, " after each round");
        return;
    default:
        nw__text_append(out, "complex contagion: a member adopts once ");
        nw__text_append_number(out, rule->threshold, 0);
        nw__text_append(out, rule->threshold >= 1 ? " of its contacts have" : " of its contacts (a share) have");
        return;
    }
}

static void add_way(int64_t simulations, netweave_run *run, nw__text *out) {
    if (simulations == 0) {
        nw__text_append(out, "; exact");
        return;
    }
    nw__text_append_format(out, "; %lld simulations, seed %llu", (long long)simulations,
                           (unsigned long long)netweave_run_seed(run));
}

netweave_status nw__cascade_note(netweave_table *table, const netweave_view *view, const nw__cascade_rule *rule,
                                 int64_t simulations, bool was_cut, netweave_run *run) {
    nw__text text = {0};
    add_model(view, rule, &text);
    add_way(simulations, run, &text);
    nw__text_append(&text, ".");
    char *sentence = nw__text_take(&text);
    netweave_status status = sentence != NULL ? nw__table_add_note(table, "%s", sentence) : nw__fail_memory();
    nw__free(sentence);
    if (status == NETWEAVE_STATUS_OK && view->directed)
        status = nw__table_add_note(table, "knowledge passes along ties, from who names to who is named; reverse=yes "
                                           "turns them round.");
    if (status == NETWEAVE_STATUS_OK && was_cut)
        status = nw__table_add_note(table, "some simulations would have gone on after the last round; allow more with "
                                           "rounds=.");
    return status;
}
