/* netweave compare: what changed between waves, and how sure that is. SPDX-License-Identifier: GPL-2.0-or-later */
#include "catalogue.h"
#include "changes.h"
#include "shape.h"
#include "states.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The measures that people see unless they ask for all. */
static const char *const main_measures[] = {
    "density",
    "mean_degree",
    "reciprocity",
    "transitivity",
    "components",
    "isolates",
    "largest_component_share",
    "mean_distance",
    "global_efficiency",
    "degree_gini",
    "degree_centralization",
    "in_degree_centralization",
    "out_degree_centralization",
    "closeness_centralization",
    "betweenness_centralization",
    "hub_dependence",
    "peer_efficiency",
    "effective_hubs",
    "modularity",
    "gossip_rounds",
    "mean_expected_reach",
    "threshold_reach",
};

/* What an answer is written from: the states, first against last, and each against the next where there are more. */
typedef struct changes {
    states states;
    netweave_comparison *whole;
    netweave_comparison **steps;
    int step_count;
    notes notes;
} changes;

static bool is_main(const char *name) {
    for (size_t k = 0; k < sizeof main_measures / sizeof main_measures[0]; k++)
        if (strcmp(main_measures[k], name) == 0)
            return true;
    return false;
}

/* True when people are to see a row. */
static bool is_shown(const session *session, const netweave_table *measures, int64_t row) {
    return session->values[OPTION_ALL] != NULL || session->values[OPTION_MEASURES] != NULL ||
           is_main(netweave_table_label(measures, 0, row));
}

static int compare_states(const session *session, const state *before, const state *after,
                          netweave_comparison **out_comparison) {
    bool directed = netweave_view_directed(before->view) != 0;
    if (directed != (netweave_view_directed(after->view) != 0))
        return refuse("ties have a direction %s only; read both alike, with --undirected or --directed",
                      directed ? "before" : "after");
    char *options = options_for(session, FOR_COMPARISON);
    if (session->values[OPTION_DRAWS] != NULL)
        options = with_option(options, "draws", session->values[OPTION_DRAWS]);
    int code = told(netweave_comparison_create(before->view, after->view, options, session->run, out_comparison));
    free(options);
    return code;
}

static int make_changes(const session *session, changes *changes) {
    int code = read_states(session, &changes->states);
    if (code != 0)
        return code;
    const state *states = changes->states.items;
    int count = changes->states.count;
    code = compare_states(session, &states[0], &states[count - 1], &changes->whole);
    if (code != 0 || count == 2)
        return code;
    changes->steps = need_memory((size_t)count - 1, sizeof(netweave_comparison *));
    for (int k = 0; k + 1 < count && code == 0; k++) {
        code = compare_states(session, &states[k], &states[k + 1], &changes->steps[k]);
        changes->step_count = k + 1;
    }
    return code;
}

/* ---- for people ---- */

/* Where each state comes from and how large it is. How it was read is in the notes. */
static void print_states(const session *session, const changes *changes) {
    int count = changes->states.count;
    grid *grid = grid_new("lrrl");
    grid_add(grid, "");
    grid_add(grid, "members");
    grid_add(grid, "ties");
    grid_add(grid, "from");
    for (int k = 0; k < count; k++) {
        const state *state = &changes->states.items[k];
        const char *when = k == 0 ? "before" : k == count - 1 ? "after" : "between";
        const char *name = state_name(&changes->states, k);
        bool named = *name != '\0' && strcmp(name, when) != 0;
        char *label = named ? text_of("%s, %s", when, name) : text_of("%s", when);
        grid_add(grid, label);
        grid_add_number(grid, (double)netweave_view_member_count(state->view), NETWEAVE_KIND_COUNT);
        grid_add_number(grid, (double)netweave_view_tie_count(state->view), NETWEAVE_KIND_COUNT);
        grid_add(grid, state->source);
        free(label);
    }
    grid_end(grid, session->style, session->out);
}

/* The probability of the type that was found. */
static double type_probability(const netweave_structure *structure) {
    const netweave_table *types = netweave_structure_types(structure);
    int64_t column = netweave_table_find_column(types, "probability");
    for (int64_t row = 0; row < netweave_table_row_count(types); row++)
        if (strcmp(netweave_table_label(types, 0, row), netweave_structure_type(structure)) == 0)
            return netweave_table_value(types, row, column);
    return netweave_table_value(types, -1, 0);
}

/* Where a type rests on two members: what runs through both, beside what runs through the one that the table has. */
static void print_pair(const session *session, const netweave_structure *const structures[2], grid *grid) {
    if (!held_by_pair(session, structures[0]) && !held_by_pair(session, structures[1]))
        return;
    static const char *const names[2][2] = {{"hub_dependence", "hub_dependence, of one"},
                                            {"pair_dependence", "pair_dependence, of both"}};
    for (int row = 0; row < 2; row++) {
        grid_add(grid, names[row][1]);
        for (int k = 0; k < 2; k++) {
            bool has = row == 0 || held_by_pair(session, structures[k]);
            grid_add_number(grid, has ? netweave_structure_value(structures[k], names[row][0]) : NAN,
                            NETWEAVE_KIND_SHARE);
        }
    }
}

static void print_structures(const session *session, const changes *changes) {
    const netweave_structure *structures[] = {netweave_comparison_structure(changes->whole, 0),
                                              netweave_comparison_structure(changes->whole, 1)};
    print_heading("Structure", session->style, session->out);
    grid *grid = grid_new("lll");
    grid_add(grid, "");
    grid_add(grid, "before");
    grid_add(grid, "after");
    grid_add(grid, "type");
    for (int k = 0; k < 2; k++)
        grid_add(grid, type_words(netweave_structure_type(structures[k])));
    const char *change = netweave_comparison_type_change(changes->whole);
    if (strcmp(change, "none") != 0 && strcmp(change, "undefined") != 0) {
        grid_add(grid, "change of type");
        grid_add(grid, "");
        grid_add(grid, change);
    }
    grid_add(grid, "probability of this type");
    for (int k = 0; k < 2; k++)
        grid_add_number(grid, type_probability(structures[k]), NETWEAVE_KIND_SHARE);
    grid_add(grid, "nearest other type");
    for (int k = 0; k < 2; k++)
        grid_add(grid, type_words(netweave_structure_next_type(structures[k])));
    grid_add(grid, "hub");
    for (int k = 0; k < 2; k++) {
        char *hub = hub_words(structures[k]);
        grid_add(grid, hub);
        free(hub);
    }
    print_pair(session, structures, grid);
    grid_end(grid, session->style, session->out);
}

static void print_measures(const session *session, const netweave_table *measures) {
    print_heading("Measures", session->style, session->out);
    grid *grid = grid_new("lrrrrrrr");
    grid_add(grid, "measure");
    for (int k = 0; k < CHANGE_NUMBERS; k++)
        grid_add(grid, change_numbers[k]);
    for (int64_t row = 0; row < netweave_table_row_count(measures); row++) {
        if (!is_shown(session, measures, row))
            continue;
        grid_add(grid, netweave_table_label(measures, 0, row));
        for (int k = 0; k < CHANGE_NUMBERS; k++)
            grid_add_number(
                grid, netweave_table_value(measures, row, netweave_table_find_column(measures, change_numbers[k])),
                k < 3 ? measure_kind(netweave_table_label(measures, 0, row)) : NETWEAVE_KIND_REAL);
    }
    grid_end(grid, session->style, session->out);
}

static void print_line(const session *session, char *text) {
    print_paragraph(session->style == STYLE_MARKDOWN ? "- " : "  ", text, session->style, session->out);
    free(text);
}

static void print_counts(const session *session, const netweave_table *counts) {
    double unknown = count_of(counts, "unknown");
    double jaccard = count_of(counts, "jaccard");
    double hub_spoke = count_of(counts, "formed_hub_spoke");
    double within = count_of(counts, "formed_within_groups");
    print_heading("Members and ties", session->style, session->out);
    print_line(session, text_of("members: %.0f stayed, %.0f joined, %.0f left", count_of(counts, "stayed"),
                                count_of(counts, "joined"), count_of(counts, "left")));
    char *ties = text_of("ties: %.0f kept, %.0f formed, %.0f dissolved", count_of(counts, "kept"),
                         count_of(counts, "formed"), count_of(counts, "dissolved"));
    char *rest = unknown > 0 ? text_of("%s, %.0f unknown", ties, unknown) : text_of("%s", ties);
    free(ties);
    print_line(session, isfinite(jaccard) ? text_of("%s; Jaccard %.3f", rest, jaccard) : text_of("%s", rest));
    free(rest);
    if (isfinite(hub_spoke))
        print_line(session, text_of("formed: %.0f with the hub before, %.0f between others", hub_spoke,
                                    count_of(counts, "formed_spoke_spoke")));
    if (isfinite(within) && session->values[OPTION_GROUP] != NULL)
        print_line(session, text_of("formed: %.0f within groups, %.0f between groups", within,
                                    count_of(counts, "formed_between_groups")));
}

/* A column per wave: each wave's value stands before the step that it begins. */
static void print_waves(const session *session, const changes *changes) {
    int waves = changes->states.count;
    const netweave_table *first = netweave_comparison_measures(changes->steps[0]);
    char *columns = need_memory((size_t)waves + 2, 1);
    memset(columns, 'r', (size_t)waves + 1);
    columns[0] = 'l';
    print_heading("Each wave", session->style, session->out);
    grid *grid = grid_new(columns);
    grid_add(grid, "measure");
    for (int k = 0; k < waves; k++)
        grid_add(grid, state_name(&changes->states, k));
    for (int64_t row = 0; row < netweave_table_row_count(first); row++) {
        if (!is_shown(session, first, row))
            continue;
        grid_add(grid, netweave_table_label(first, 0, row));
        for (int k = 0; k < waves; k++) {
            bool last = k + 1 == waves;
            const netweave_table *step = netweave_comparison_measures(changes->steps[last ? k - 1 : k]);
            double value = netweave_table_value(step, row, netweave_table_find_column(step, change_numbers[last]));
            grid_add_number(grid, value, measure_kind(netweave_table_label(first, 0, row)));
        }
    }
    grid_end(grid, session->style, session->out);
    free(columns);
}

/* True when a note is about a measure ("NAME: …", "Before: NAME: …") that people do not see. */
static bool is_hidden(const session *session, const char *note) {
    static const char *const sides[] = {"Before: ", "After: "};
    for (int k = 0; k < 2; k++)
        if (strncmp(note, sides[k], strlen(sides[k])) == 0)
            note += strlen(sides[k]);
    char *name = text_of("%.*s", (int)strspn(note, "abcdefghijklmnopqrstuvwxyz0123456789_"), note);
    bool hidden = session->values[OPTION_ALL] == NULL && session->values[OPTION_MEASURES] == NULL &&
                  netweave_measure_find(name) >= 0 && !is_main(name);
    free(name);
    return hidden;
}

static void print_notes(const session *session, const changes *changes) {
    notes shown = {0};
    for (size_t k = 0; k < changes->notes.count; k++)
        if (!is_hidden(session, changes->notes.texts[k]))
            notes_add(&shown, changes->notes.texts[k]);
    notes_print(&shown, session->style, session->out);
    notes_free(&shown);
}

static void print_changes(const session *session, const changes *changes) {
    const netweave_table *measures = netweave_comparison_measures(changes->whole);
    print_paragraph("", netweave_comparison_sentence(changes->whole), session->style, session->out);
    fputs("\n", session->out);
    print_states(session, changes);
    print_structures(session, changes);
    print_measures(session, measures);
    if (changes->step_count > 0)
        print_waves(session, changes);
    print_counts(session, netweave_comparison_counts(changes->whole));
    if (session->values[OPTION_TIES] != NULL) {
        print_heading("Ties", session->style, session->out);
        print_table(netweave_comparison_ties(changes->whole), -1, session->style, session->out);
    }
    print_notes(session, changes);
    double draws = most_draws(measures);
    char *more = draws >= 1 ? text_of(", %.0f draws", draws) : text_of("%s", "");
    print_foot(session, more);
    free(more);
}

/* ---- JSON ---- */

static void write_side_json(json *json, const changes *changes, const netweave_comparison *of, int from, int to) {
    for (int after = 0; after < 2; after++) {
        const state *state = &changes->states.items[after ? to : from];
        json_open(json, after ? "after" : "before", '{', true);
        json_text(json, "name", state_name(&changes->states, after ? to : from));
        write_network_json(json, state->view, state->source);
        write_structure_json(json, netweave_comparison_structure(of, after));
        json_close(json, '}');
    }
    write_comparison_json(json, of);
}

/* How each state was read, and each measure with its parameters in full. */
static void write_conventions_json(json *json, const changes *changes) {
    const netweave_table *measures = netweave_comparison_measures(changes->whole);
    json_open(json, "conventions", '{', true);
    json_text(json, "before", netweave_view_description(changes->states.items[0].view));
    json_text(json, "after", netweave_view_description(changes->states.items[changes->states.count - 1].view));
    for (int64_t row = 0; row < netweave_table_row_count(measures); row++)
        json_text(json, netweave_table_label(measures, 0, row), netweave_comparison_spec(changes->whole, row));
    json_close(json, '}');
}

static void write_changes_json(const session *session, const changes *changes) {
    json json = {.out = session->out};
    json_open(&json, NULL, '{', true);
    write_head_json(session, &json);
    json_text(&json, "sentence", netweave_comparison_sentence(changes->whole));
    write_side_json(&json, changes, changes->whole, 0, changes->states.count - 1);
    if (session->values[OPTION_TIES] != NULL) {
        json_open(&json, "tie_changes", '[', true);
        write_rows_json(&json, netweave_comparison_ties(changes->whole), -1);
        json_close(&json, ']');
    }
    if (changes->step_count > 0) {
        json_open(&json, "steps", '[', true);
        for (int k = 0; k < changes->step_count; k++) {
            json_open(&json, NULL, '{', true);
            json_text(&json, "sentence", netweave_comparison_sentence(changes->steps[k]));
            write_side_json(&json, changes, changes->steps[k], k, k + 1);
            notes notes = {0};
            notes_add_table(&notes, netweave_comparison_measures(changes->steps[k]));
            write_notes_json(&json, &notes);
            notes_free(&notes);
            json_close(&json, '}');
        }
        json_close(&json, ']');
    }
    json_number(&json, "draws", most_draws(netweave_comparison_measures(changes->whole)));
    write_conventions_json(&json, changes);
    write_notes_json(&json, &changes->notes);
    json_close(&json, '}');
}

static int write_changes(const session *session, changes *changes) {
    const netweave_table *measures = netweave_comparison_measures(changes->whole);
    int code = 0;
    notes_add_table(&changes->notes, measures);
    notes_add_table(&changes->notes, netweave_comparison_counts(changes->whole));
    notes_add_network(&changes->notes, changes->states.network);
    if (session->style == STYLE_JSON) {
        write_changes_json(session, changes);
    } else if (session->style == STYLE_CSV) {
        char *text = NULL;
        code = told(netweave_table_format(
            session->values[OPTION_TIES] != NULL ? netweave_comparison_ties(changes->whole) : measures, "csv", &text));
        if (code == 0)
            fputs(text, session->out);
        netweave_text_free(text);
    } else {
        print_changes(session, changes);
    }
    notes_free(&changes->notes);
    return code;
}

int run_compare(session *session) {
    changes changes = {0};
    int code = make_changes(session, &changes);
    if (code == 0)
        code = write_changes(session, &changes);
    for (int k = 0; k < changes.step_count; k++)
        netweave_comparison_free(changes.steps[k]);
    free(changes.steps);
    netweave_comparison_free(changes.whole);
    free_states(&changes.states);
    return code;
}
