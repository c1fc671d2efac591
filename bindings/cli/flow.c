/* netweave flow: how knowledge travels. SPDX-License-Identifier: GPL-2.0-or-later */
#include "shape.h"
#include "telling.h"

#include <stdlib.h>
#include <string.h>

/* Rows that are listed; whom to tell first, and the largest network on which that is told unless asked. */
enum { TOP = 10, SEEDS = 3, SEEDS_UNASKED = 2000 };

double table_number(const netweave_table *table, int64_t row, const char *column) {
    return netweave_table_value(table, row, netweave_table_find_column(table, column));
}

/* A whole number of an option, or what holds without it. Gives the exit code. */
static int whole_number(const session *session, option option, const char *what, int64_t *out) {
    const char *text = session->values[option];
    char *end = NULL;
    if (text == NULL)
        return 0;
    *out = strtoll(text, &end, 10);
    if (*text < '0' || *text > '9' || *end != '\0')
        return refuse("--%s %s: it is the number of %s", option_name(option), text, what);
    return 0;
}

/* What the library would tell by names of its own. Gives the exit code. */
static int check_options(const session *session) {
    int64_t conversations = 1;
    const char *adopt = session->values[OPTION_ADOPT_AT];
    char *end = NULL;
    int code =
        whole_number(session, OPTION_CONVERSATIONS, "conversations that a busy hub holds in a round", &conversations);
    if (code == 0 && conversations < 1)
        return refuse("--conversations 0: a busy hub holds one conversation in a round, or more");
    if (code == 0 && adopt != NULL && (!(strtod(adopt, &end) >= 0) || *end != '\0' || end == adopt))
        return refuse("--adopt-at %s: it is a number of contacts, or below 1 a share of them", adopt);
    return code;
}

static int make_flows(const session *session, telling *telling) {
    int count = telling->states.count;
    char *options = options_for(session, FOR_FLOW);
    int code = 0;
    telling->flows = need_memory((size_t)count, sizeof(netweave_flow *));
    for (int k = 0; k < count && code == 0; k++)
        code = told(netweave_flow_create(telling->states.items[k].view, options, session->run, &telling->flows[k]));
    free(options);
    if (code == 0)
        code = told(netweave_flow_sentence(telling->flows[count - 1], count > 1 ? telling->flows[0] : NULL,
                                           &telling->sentence));
    return code;
}

/* Who should hear first: of a tip, as the flow's numbers take it. */
static int choose_seeds(const session *session, telling *telling) {
    const netweave_view *view = telling->states.items[telling->states.count - 1].view;
    int64_t seeds = SEEDS;
    int code = whole_number(session, OPTION_SEEDS, "members to tell first", &seeds);
    bool is_asked = session->values[OPTION_SEEDS] != NULL;
    int64_t members = netweave_view_member_count(view);
    if (code != 0 || seeds == 0 || members == 0 || (!is_asked && (members > SEEDS_UNASKED || members <= seeds)))
        return code;
    char *options = text_of("count=%lld", (long long)seeds);
    if (session->values[OPTION_PROBABILITY] != NULL)
        options = with_option(options, "probability", session->values[OPTION_PROBABILITY]);
    code = told(netweave_seeds_choose(view, options, session->run, &telling->seeds));
    free(options);
    return code;
}

static int make_telling(const session *session, telling *telling) {
    int code = check_options(session);
    if (code == 0)
        code = find_times(session, &telling->times);
    telling->states.one_is_enough = true;
    telling->states.is_flat = telling->times.merged;
    if (code == 0)
        code = read_states(session, &telling->states);
    if (code == 0)
        code = doubt_times(&telling->times, telling->states.count);
    if (code == 0)
        code = make_flows(session, telling);
    if (code == 0)
        code = choose_seeds(session, telling);
    if (code == 0)
        code = follow_times(session, telling->states.items[0].view, &telling->times);
    return code;
}

static void gather_notes(telling *telling) {
    notes *notes = &telling->notes;
    if (telling->states.gate != NULL)
        notes_add_table(notes, telling->states.gate);
    for (int k = telling->states.count - 1; k >= 0; k--) {
        notes_add_table(notes, netweave_flow_numbers(telling->flows[k]));
        notes_add_table(notes, netweave_flow_routes(telling->flows[k]));
        notes_add_table(notes, netweave_flow_bottlenecks(telling->flows[k]));
        notes_add_table(notes, netweave_flow_members(telling->flows[k]));
        notes_add_table(notes, netweave_flow_curve(telling->flows[k]));
    }
    notes_add_table(notes, telling->seeds);
    notes_add(notes, telling->times.remark);
    notes_add_table(notes, telling->times.summary);
    notes_add_table(notes, telling->times.members);
    for (int64_t k = 0; k < netweave_contacts_note_count(telling->times.contacts); k++)
        notes_add(notes, netweave_contacts_note(telling->times.contacts, k));
    notes_add_network(notes, telling->states.network);
}

static void free_telling(telling *telling) {
    for (int k = 0; telling->flows != NULL && k < telling->states.count; k++)
        netweave_flow_free(telling->flows[k]);
    free(telling->flows);
    netweave_text_free(telling->sentence);
    netweave_table_free(telling->seeds);
    free_times(&telling->times);
    notes_free(&telling->notes);
    free_states(&telling->states);
}

int run_flow(session *session) {
    telling telling = {.top = TOP};
    int code = whole_number(session, OPTION_TOP, "members and ties to list", &telling.top);
    if (session->values[OPTION_ALL] != NULL)
        telling.top = INT64_MAX;
    if (code == 0)
        code = make_telling(session, &telling);
    if (code == 0)
        gather_notes(&telling);
    if (code == 0 && session->style == STYLE_JSON)
        write_telling_json(session, &telling);
    else if (code == 0 && session->style == STYLE_CSV)
        write_telling_csv(session, &telling);
    else if (code == 0)
        print_telling(session, &telling);
    free_telling(&telling);
    return code;
}
