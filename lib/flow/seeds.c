/* Who should learn first: what is asked, by which way it is answered, and the table.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "flow/seeds.h"

#include "base/memory.h"
#include "core/starts.h"
#include "flow/cascade_notes.h"

#include <math.h>
#include <netweave/seeds.h>
#include <stdio.h>
#include <string.h>

enum {
    COLUMNS = 6,
    OPTIONS = 13,
    USUAL = 3, /* seeds */
    FIRST = 8  /* seeds that are tried first for a share */
};

static const nw__option own_options[OPTIONS - 4] = {
    {.name = "count", .kind = NW_OPTION_INTEGER, .low = 1, .high = 1e9, .meaning = "how many seeds (3)"},
    {.name = "share",
     .kind = NW_OPTION_NUMBER,
     .low = 0,
     .high = 1,
     .meaning = "as many seeds as it takes to reach this share of the members"},
    {.name = "method",
     .kind = NW_OPTION_CHOICE,
     .standard = "auto",
     .choices = "auto|greedy|ris|degree",
     .meaning = "how to choose: the one that adds most, in turn; the same on random reverse-reachable sets, with a "
                "guarantee; those with most ties"},
    {.name = "simulations",
     .kind = NW_OPTION_INTEGER,
     .low = 0,
     .high = 1e7,
     .meaning = "how many; 0: exact, from all outcomes of at most 20 uncertain ties"},
    {.name = "epsilon",
     .kind = NW_OPTION_NUMBER,
     .standard = "0.1",
     .low = 0.01,
     .high = 0.6,
     .meaning = "ris: what is lost of 1 - 1/e"},
    {.name = "delta",
     .kind = NW_OPTION_NUMBER,
     .standard = "0.01",
     .low = 1e-9,
     .high = 0.5,
     .meaning = "ris: chance that the guarantee does not hold"},
    {.name = "candidates",
     .kind = NW_OPTION_TEXT,
     .standard = "anyone",
     .meaning = "who may be chosen: anyone, hub, or a selection of members"},
    {.name = "exclude", .kind = NW_OPTION_TEXT, .meaning = "who may not: hub, or a selection of members"},
    {.name = "already", .kind = NW_OPTION_TEXT, .meaning = "who knows already: hub, or a selection of members"},
};

/* ---- what is asked ---- */

/* Marks the members of a view that an option names. */
static netweave_status mark(const netweave_view *view, const char *text, const char *name, netweave_run *run,
                            unsigned char *out) {
    nw__starts starts = {0};
    if (strcmp(text, "hub") == 0 && view->members > 0) {
        netweave_status status = nw__starts_read(view, text, "seeds", run, &starts);
        for (int64_t j = 0; j < starts.count; j++)
            out[starts.members[j]] = 1;
        nw__free(starts.members);
        return status;
    }
    if (view->network == NULL)
        return nw__fail(NETWEAVE_STATUS_NOT_FOUND, "%s: the members of this view have no names to choose by", name);
    const netweave_roster *roster = &view->network->roster;
    unsigned char *chosen = nw__allocate((size_t)roster->ids.count, 1);
    if (chosen == NULL)
        return nw__fail_memory();
    netweave_status status = nw__roster_select(roster, text, name, chosen);
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++)
        out[i] = chosen[netweave_view_member(view, i)];
    nw__free(chosen);
    return status;
}

static netweave_status mark_option(const nw__options *read, const netweave_view *view, const char *name,
                                   netweave_run *run, unsigned char *out) {
    const char *text = nw__options_text(read, name);
    bool is_anyone = text != NULL && strcmp(name, "candidates") == 0 && strcmp(text, "anyone") == 0;
    memset(out, is_anyone, (size_t)view->members);
    return text == NULL || is_anyone ? NETWEAVE_STATUS_OK : mark(view, text, name, run, out);
}

/* Who may be chosen, and who knows already. */
static netweave_status read_members(const nw__options *read, netweave_run *run, nw__seeds_task *task) {
    const netweave_view *view = task->view;
    size_t members = (size_t)view->members;
    unsigned char *marks = nw__allocate(3 * members, 1);
    task->candidate = nw__allocate(members, sizeof *task->candidate);
    task->already = nw__allocate(members, sizeof *task->already);
    netweave_status status = NETWEAVE_STATUS_OK;
    if (marks == NULL || task->candidate == NULL || task->already == NULL)
        status = nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = mark_option(read, view, "candidates", run, marks);
    if (status == NETWEAVE_STATUS_OK)
        status = mark_option(read, view, "exclude", run, marks + members);
    if (status == NETWEAVE_STATUS_OK)
        status = mark_option(read, view, "already", run, marks + 2 * members);
    for (size_t i = 0; i < members && status == NETWEAVE_STATUS_OK; i++) {
        if (marks[2 * members + i])
            task->already[task->already_count++] = (int32_t)i;
        else if (marks[i] && !marks[members + i])
            task->candidate[task->candidates++] = (int32_t)i;
    }
    nw__free(marks);
    if (status == NETWEAVE_STATUS_OK && task->candidates == 0 && members > 0)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "seeds: nobody is left to choose: no candidate is in the view who is not excluded and does not "
                        "know already; allow more members");
    return status;
}

static netweave_status read_task(const nw__options *read, const netweave_view *view, netweave_run *run,
                                 nw__seeds_task *task, int64_t *out_asked) {
    double simulations = nw__options_number(read, "simulations");
    double count = nw__options_number(read, "count");
    *task = (nw__seeds_task){.view = view,
                             .run = run,
                             .simulations = isnan(simulations) ? NW_CASCADE_AUTO : (int64_t)simulations,
                             .epsilon = nw__options_number(read, "epsilon"),
                             .delta = nw__options_number(read, "delta"),
                             .share = nw__options_number(read, "share")};
    if (!isnan(count) && !isnan(task->share))
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "seeds: say how many with count, or how much they are to reach with share, not both");
    *out_asked = isnan(count) ? USUAL : (int64_t)count;
    return read_members(read, run, task);
}

/* ---- how it is answered ---- */

static netweave_status find_way(const nw__options *read, const nw__seeds_task *task, bool *exactly,
                                nw__seeds_way *way) {
    bool is_ris = nw__options_chosen(read, "method", "ris");
    bool few = false;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (task->cascade->lingers)
        return nw__fail(NETWEAVE_STATUS_UNSUPPORTED,
                        "seeds: with the models si and sir who hears depends little on who starts; choose "
                        "independent_cascade, linear_threshold or complex");
    *exactly = task->simulations == 0 || task->cascade->needed != NULL;
    *way = NW_SEEDS_CERTAIN;
    if (task->cascade->members == 0) {
        *way = NW_SEEDS_EXACT;
        return NETWEAVE_STATUS_OK;
    }
    if (task->cascade->needed != NULL && is_ris)
        return nw__fail(NETWEAVE_STATUS_UNSUPPORTED,
                        "seeds: reverse-reachable sets know no complex contagion; choose method=greedy");
    if (!*exactly && task->simulations == NW_CASCADE_AUTO)
        status = nw__seeds_exact_is_cheap(task, exactly);
    if (nw__options_chosen(read, "method", "degree"))
        *way = NW_SEEDS_DEGREE;
    if (status != NETWEAVE_STATUS_OK || task->cascade->needed != NULL || *way == NW_SEEDS_DEGREE)
        return status;
    nw__seeds_worlds(task->cascade, &few);
    *way = *exactly ? NW_SEEDS_EXACT : NW_SEEDS_WORLDS;
    if (is_ris || (!*exactly && !few && !nw__options_chosen(read, "method", "greedy")))
        *way = NW_SEEDS_RIS;
    return status;
}

static netweave_status choose(const nw__seeds_task *task, nw__seeds_way way, nw__seeds_choice *out) {
    switch (way) {
    case NW_SEEDS_CERTAIN:
        return nw__seeds_by_certainty(task, out);
    case NW_SEEDS_DEGREE:
        return nw__seeds_by_degree(task, out);
    case NW_SEEDS_RIS:
        return nw__seeds_by_sets(task, out);
    case NW_SEEDS_EXACT: {
        netweave_status status = nw__seeds_by_expectation(task, out);
        if (status != NETWEAVE_STATUS_LIMIT || task->simulations == 0)
            return status;
        return nw__seeds_by_worlds(task, out);
    }
    default:
        return nw__seeds_by_worlds(task, out);
    }
}

static bool is_reached(const nw__seeds_task *task, double reached) {
    return reached >= task->share * task->cascade->members - 1e-9;
}

/* As many as it takes: twice as many are chosen until they are enough, and then those that are. */
static netweave_status answer(nw__seeds_task *task, nw__seeds_way way, bool exactly, int64_t asked,
                              nw__seeds_choice *choice, nw__seeds_reach *reach) {
    bool by_share = !isnan(task->share);
    for (int64_t count = by_share ? FIRST : asked;; count *= 2) {
        task->count = count < task->candidates ? count : task->candidates;
        netweave_status status = choose(task, way, choice);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__seeds_evaluate(task, choice, exactly, reach);
        if (status != NETWEAVE_STATUS_OK || !by_share)
            return status;
        double last = choice->count > 0 ? reach->reached[choice->count - 1] : reach->base;
        if (is_reached(task, last) || count >= task->candidates)
            break;
        nw__free(choice->member);
        nw__seeds_reach_free(reach);
        *choice = (nw__seeds_choice){0};
    }
    int64_t needed = 0;
    while (needed < choice->count && !is_reached(task, needed > 0 ? reach->reached[needed - 1] : reach->base))
        needed++;
    choice->count = needed;
    return NETWEAVE_STATUS_OK;
}

/* ---- the table ---- */

static netweave_status fill(const nw__seeds_task *task, const nw__seeds_choice *choice, const nw__seeds_reach *reach,
                            netweave_table *table) {
    static const struct {
        const char *name;
        netweave_kind kind;
    } columns[COLUMNS] = {{"order", NETWEAVE_KIND_COUNT},        {"gain", NETWEAVE_KIND_REAL},
                          {"gain_error", NETWEAVE_KIND_REAL},    {"reached", NETWEAVE_KIND_REAL},
                          {"reached_error", NETWEAVE_KIND_REAL}, {"share", NETWEAVE_KIND_SHARE}};
    double *numbers[COLUMNS];
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int k = 0; k < COLUMNS && status == NETWEAVE_STATUS_OK; k++)
        status = nw__table_add_column(table, columns[k].name, NULL, columns[k].kind, &numbers[k]);
    for (int64_t j = 0; j < choice->count && status == NETWEAVE_STATUS_OK; j++) {
        char number[16];
        const char *id = netweave_view_member_id(task->view, choice->member[j]);
        snprintf(number, sizeof number, "%d", choice->member[j] + 1);
        status = nw__table_set_label(table, 0, j, id != NULL ? id : number);
        numbers[0][j] = (double)(j + 1);
        numbers[1][j] = reach->gain[j];
        numbers[2][j] = reach->gain_error[j];
        numbers[3][j] = reach->reached[j];
        numbers[4][j] = reach->reached_error[j];
        numbers[5][j] = reach->reached[j] / task->cascade->members;
    }
    return status;
}

static netweave_status make_table(nw__seeds_task *task, const nw__options *read, int64_t asked, netweave_table **out) {
    static const char *const labels[] = {"member"};
    nw__seeds_choice choice = {0};
    nw__seeds_reach reach = {0};
    nw__seeds_way way = NW_SEEDS_EXACT;
    bool exactly = false;
    netweave_table *table = NULL;
    netweave_status status = find_way(read, task, &exactly, &way);
    if (status == NETWEAVE_STATUS_OK)
        status = answer(task, way, exactly, asked, &choice, &reach);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_create(choice.count, 1, labels, &table);
    if (status == NETWEAVE_STATUS_OK)
        status = fill(task, &choice, &reach, table);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__seeds_note(table, task, &choice, &reach, asked);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__cascade_note(table, task->view, &task->cascade->rule, reach.simulations, false, task->run);
    if (status == NETWEAVE_STATUS_OK)
        *out = table;
    else
        netweave_table_free(table);
    nw__free(choice.member);
    nw__seeds_reach_free(&reach);
    return status;
}

netweave_status netweave_seeds_choose(const netweave_view *view, const char *options, netweave_run *run,
                                      netweave_table **out_table) {
    NW_REQUIRE(view, NW_MAGIC_VIEW);
    NW_REQUIRE_POINTER(out_table);
    nw__option known[OPTIONS];
    nw__options read;
    nw__seeds_task task = {0};
    nw__cascade_rule rule;
    nw__cascade cascade = {0};
    int64_t asked = 0;
    memcpy(known, nw__cascade_options, sizeof nw__cascade_options);
    memcpy(known + 4, own_options, sizeof own_options);
    netweave_status status = nw__options_parse(options, "seeds", known, OPTIONS, &read);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status = nw__cascade_rule_read(&read, "seeds", &rule);
    if (status == NETWEAVE_STATUS_OK)
        status = read_task(&read, view, run, &task, &asked);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__cascade_make(view, &rule, run, &cascade);
    task.cascade = &cascade;
    if (status == NETWEAVE_STATUS_OK)
        status = make_table(&task, &read, asked, out_table);
    nw__cascade_free(&cascade);
    nw__free(task.candidate);
    nw__free(task.already);
    nw__options_free(&read);
    return status;
}
