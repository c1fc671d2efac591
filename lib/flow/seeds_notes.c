/* What notes say of seeds. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/text.h"
#include "flow/seeds.h"

#include <math.h>

static void add_ris(const nw__seeds_task *task, const nw__seeds_choice *choice, nw__text *out) {
    nw__text_append_format(out,
                           "ris: %lld random reverse-reachable sets chose the seeds and %lld others proved that, with "
                           "probability ",
                           (long long)choice->samples, (long long)choice->samples);
    nw__text_append_number(out, 1 - task->delta, 0);
    nw__text_append(out, " at least, ");
    if (choice->count < task->count)
        nw__text_append_format(out, "all %lld that were chosen, these being the first, ", (long long)task->count);
    else
        nw__text_append(out, "they ");
    nw__text_append(out, task->already_count > 0 ? "add " : "reach ");
    nw__text_append_number(out, floor(choice->guarantee * 1000) / 1000, 3);
    nw__text_append(out, " of what the best set of as many would (asked for: 1 - 1/e - epsilon, ");
    nw__text_append_number(out, 1 - exp(-1) - task->epsilon, 3);
    nw__text_append(out, choice->guarantee < 1 - exp(-1) - task->epsilon
                             ? ", which would take more sets than memory is given for); they may miss the best set."
                             : "); they may miss the best set.");
}

static void add_way(const nw__seeds_task *task, const nw__seeds_choice *choice, nw__text *out) {
    const char *verb = task->already_count > 0 ? "add" : "reach";
    switch (choice->way) {
    case NW_SEEDS_EXACT:
        nw__text_append_format(out,
                               "greedy: each next seed is the one that adds most to those before it, by exact "
                               "expectations; greedy sets %s at least 1 - 1/e (0.632) of what the best set of as many "
                               "would, and may miss it.",
                               verb);
        return;
    case NW_SEEDS_WORLDS:
        nw__text_append_format(out,
                               "greedy: each next seed is the one that adds most to those before it in %lld simulated "
                               "worlds; in these, greedy sets %s at least 1 - 1/e (0.632) of what the best set of as "
                               "many would, and may miss it.",
                               (long long)choice->samples, verb);
        return;
    case NW_SEEDS_CERTAIN:
        nw__text_append(out,
                        "greedy: each next seed is the one that adds most to those before it; for complex "
                        "contagion no guarantee holds, since members who do little one by one may do much together.");
        return;
    case NW_SEEDS_RIS:
        add_ris(task, choice, out);
        return;
    default:
        nw__text_append(out, "degree: the seeds are those with most ties to tell along, which guarantees nothing.");
        return;
    }
}

/* A share asked for: whether it is reached, and what is not known of it. */
static netweave_status note_share(netweave_table *table, const nw__seeds_task *task, const nw__seeds_choice *choice,
                                  const nw__seeds_reach *reach) {
    double reached = choice->count > 0 ? reach->reached[choice->count - 1] : reach->base;
    double share = reached / task->cascade->members;
    char wanted[NW_NUMBER_SIZE];
    char got[NW_NUMBER_SIZE];
    nw__number_format(task->share, 0, wanted);
    nw__number_format(share, 3, got);
    if (reached < task->share * task->cascade->members - 1e-9)
        return nw__table_add_note(
            table, "a share of %s is out of reach: all %lld who can be chosen together reach %s of the members.",
            wanted, (long long)task->candidates, got);
    if (choice->count == 0)
        return nw__table_add_note(table, "no seed is needed: those who know already reach %s of the members.", got);
    return nw__table_add_note(table,
                              "these are the first %lld chosen, who reach a share of %s; another set as small, or "
                              "a smaller one, may reach it too.",
                              (long long)choice->count, wanted);
}

static netweave_status note_already(netweave_table *table, const nw__seeds_task *task, const nw__seeds_reach *reach) {
    char base[NW_NUMBER_SIZE];
    char error[NW_NUMBER_SIZE];
    nw__number_format(reach->base, 3, base);
    nw__number_format(reach->base_error, 3, error);
    if (reach->simulations == 0)
        return nw__table_add_note(table, "those who know already (%lld) reach %s members by themselves.",
                                  (long long)task->already_count, base);
    return nw__table_add_note(table,
                              "those who know already (%lld) reach %s members by themselves (standard error %s).",
                              (long long)task->already_count, base, error);
}

netweave_status nw__seeds_note(netweave_table *table, const nw__seeds_task *task, const nw__seeds_choice *choice,
                               const nw__seeds_reach *reach, int64_t asked) {
    nw__text text = {0};
    add_way(task, choice, &text);
    char *sentence = nw__text_take(&text);
    netweave_status status = sentence != NULL ? nw__table_add_note(table, "%s", sentence) : nw__fail_memory();
    nw__free(sentence);
    if (status == NETWEAVE_STATUS_OK && task->cascade->members == 0)
        return nw__table_add_note(table, "there are no members, so nobody is chosen.");
    if (status == NETWEAVE_STATUS_OK && !isnan(task->share))
        status = note_share(table, task, choice, reach);
    else if (status == NETWEAVE_STATUS_OK && choice->count < asked)
        status = nw__table_add_note(table, "only %lld can be chosen, so there are %lld seeds and not %lld.",
                                    (long long)choice->count, (long long)choice->count, (long long)asked);
    if (status == NETWEAVE_STATUS_OK && task->already_count > 0)
        status = note_already(table, task, reach);
    if (status == NETWEAVE_STATUS_OK && reach->simulations > 0)
        status = nw__table_add_note(table, "the numbers come from simulations that had no part in the choice.");
    if (status == NETWEAVE_STATUS_OK && reach->simulations == 1)
        status = nw__table_add_note(table, "one simulation tells no error, so gain_error and reached_error are "
                                           "undefined.");
    return status;
}
