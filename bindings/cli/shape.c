/* Writing a structure and other tables, for profile, compare and measure. SPDX-License-Identifier: GPL-2.0-or-later */
#include "shape.h"

#include "catalogue.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What the numbers of a structure mean, in a few words; the first are shown to everybody, the others with --all. */
enum { MAIN_NUMBERS = 8 };
static const char *const meanings[][2] = {
    {"hub_dependence", "how much runs through the hub: 1 all (a star), 0 nothing"},
    {"hub_tie_share", "ties that have the hub at one end, beyond an even share"},
    {"hub_brokerage", "shortest paths between others that run through the hub"},
    {"hub_bottleneck", "pairs of others that lose touch without the hub"},
    {"hub_speed_loss", "closeness of the others that is lost without the hub"},
    {"peer_efficiency", "closeness of the others without the hub: 1 all know all"},
    {"effective_hubs", "how many members share the brokerage"},
    {"margin", "how far the numbers are from those of the next type"},
    {"held_by", "members who hold a hub-and-spoke network"},
    {"main_share", "members in the largest connected part"},
    {"main_effective_hubs", "effective_hubs of the largest part"},
    {"main_hub_dependence", "hub_dependence of the largest part"},
    {"main_peer_efficiency", "peer_efficiency of the largest part"},
    {"pair_reach", "others whom both of the two first brokers know"},
    {"pair_dependence", "the same for the two first brokers together"},
    {"core_share", "members of the core"},
    {"core_density", "pairs of the core that know each other"},
    {"periphery_alone", "periphery that knows nobody but core members"},
    {"core_ties", "core members that a member of the periphery knows"},
    {"broker_inward", "ties of the brokers that are to each other"},
    {"broker_peer_ties", "ties that each other member keeps without the brokers"},
    {"two_routes", "pairs of others with a second route"},
};

static bool is_main_number(const char *name) {
    for (int k = 0; k < MAIN_NUMBERS; k++)
        if (strcmp(meanings[k][0], name) == 0)
            return true;
    return false;
}

const char *type_words(const char *type) {
    static const char *const words[][2] = {{"hub_and_spoke", "hub-and-spoke"},
                                           {"multi_hub", "multi-hub"},
                                           {"core_periphery", "core and periphery"},
                                           {"", "–"}};
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
        if (strcmp(words[k][0], type) == 0)
            return words[k][1];
    return type;
}

bool held_by_pair(const session *session, const netweave_structure *structure) {
    return session->values[OPTION_HUB] == NULL && netweave_structure_value(structure, "held_by") == 2;
}

char *hub_words(const netweave_structure *structure) {
    int64_t count = netweave_structure_hub_count(structure);
    const char *first = count > 0 ? netweave_structure_hub(structure, 0) : "–";
    if (count == 2)
        return text_of("%s and %s", first, netweave_structure_hub(structure, 1));
    return count > 2 ? text_of("%s and %" PRId64 " more", first, count - 1) : text_of("%s", first);
}

int make_structure(const session *session, const netweave_view *view, netweave_structure **out_structure) {
    char *options = options_for(session, FOR_STRUCTURE);
    if (session->values[OPTION_DRAWS] != NULL)
        options = with_option(options, "draws", session->values[OPTION_DRAWS]);
    int code = told(netweave_structure_create(view, options, session->run, out_structure));
    free(options);
    return code;
}

double structure_draws(const netweave_structure *structure) {
    const netweave_table *types = netweave_structure_types(structure);
    double draws = netweave_table_value(types, 0, netweave_table_find_column(types, "draws"));
    return isfinite(draws) ? draws : 0;
}

/* What a number means: said here, or the question that its measure answers. The caller frees. */
static char *meaning_of(const char *name) {
    for (size_t k = 0; k < sizeof meanings / sizeof meanings[0]; k++)
        if (strcmp(meanings[k][0], name) == 0)
            return text_of("%s", meanings[k][1]);
    return measure_question(name);
}

static void add_number(grid *grid, const netweave_table *table, int64_t column) {
    const char *name = netweave_table_column_name(table, column);
    char *meaning = meaning_of(name);
    grid_add(grid, name);
    grid_add_number(grid, netweave_table_value(table, 0, column), netweave_table_column_kind(table, column));
    grid_add(grid, meaning);
    free(meaning);
}

static grid *begin_numbers(const char *what) {
    grid *grid = grid_new("lrl");
    grid_add(grid, what);
    grid_add(grid, "value");
    grid_add(grid, "meaning");
    return grid;
}

void print_numbers(const session *session, const netweave_table *table, const char *what) {
    grid *grid = begin_numbers(what);
    for (int64_t k = 0; k < netweave_table_column_count(table); k++)
        add_number(grid, table, k);
    grid_end(grid, session->style, session->out);
}

void print_structure_numbers(const session *session, const netweave_structure *structure) {
    const netweave_table *numbers = netweave_structure_numbers(structure);
    bool is_pair = held_by_pair(session, structure);
    grid *grid = begin_numbers("number");
    for (int64_t k = 0; k < netweave_table_column_count(numbers); k++) {
        const char *name = netweave_table_column_name(numbers, k);
        if (session->values[OPTION_ALL] != NULL || is_main_number(name) ||
            (is_pair && strcmp(name, "pair_dependence") == 0))
            add_number(grid, numbers, k);
    }
    grid_end(grid, session->style, session->out);
}

void write_long_csv(const session *session, const netweave_table *table) {
    fputs("name,value\n", session->out);
    for (int64_t k = 0; k < netweave_table_column_count(table); k++) {
        const char *name = netweave_table_column_name(table, k);
        bool quoted = strpbrk(name, ",\"") != NULL;
        fprintf(session->out, quoted ? "\"%s\"," : "%s,", name);
        if (isfinite(netweave_table_value(table, 0, k)))
            write_number(session->out, netweave_table_value(table, 0, k));
        fputs("\n", session->out);
    }
}

void print_types(const session *session, const netweave_structure *structure) {
    const netweave_table *types = netweave_structure_types(structure);
    int64_t column = netweave_table_find_column(types, "probability");
    if (!(structure_draws(structure) > 0))
        return;
    print_heading("How sure the type is", session->style, session->out);
    grid *grid = grid_new("lr");
    grid_add(grid, "type");
    grid_add(grid, "probability");
    for (int64_t row = 0; row < netweave_table_row_count(types); row++) {
        grid_add(grid, type_words(netweave_table_label(types, 0, row)));
        grid_add_number(grid, netweave_table_value(types, row, column), NETWEAVE_KIND_SHARE);
    }
    grid_end(grid, session->style, session->out);
}

void write_numbers_json(json *json, const netweave_table *table) {
    for (int64_t k = 0; k < netweave_table_column_count(table); k++)
        json_number(json, netweave_table_column_name(table, k), netweave_table_value(table, 0, k));
}

void write_structure_json(json *json, const netweave_structure *structure) {
    const netweave_table *types = netweave_structure_types(structure);
    int64_t column = netweave_table_find_column(types, "probability");
    json_open(json, "structure", '{', true);
    json_text(json, "type", netweave_structure_type(structure));
    json_text(json, "next_type", netweave_structure_next_type(structure));
    json_text(json, "hub_direction", netweave_structure_hub_direction(structure));
    json_open(json, "type_probability", '{', false);
    for (int64_t row = 0; row < netweave_table_row_count(types); row++)
        json_number(json, netweave_table_label(types, 0, row), netweave_table_value(types, row, column));
    json_close(json, '}');
    json_number(json, "draws", structure_draws(structure));
    json_open(json, "hub", '[', false);
    for (int64_t k = 0; k < netweave_structure_hub_count(structure); k++)
        json_text(json, NULL, netweave_structure_hub(structure, k));
    json_close(json, ']');
    write_numbers_json(json, netweave_structure_numbers(structure));
    json_text(json, "sentence", netweave_structure_sentence(structure));
    json_close(json, '}');
}

void write_rows_json(json *json, const netweave_table *table, int64_t most) {
    int64_t labels = netweave_table_label_count(table);
    int64_t columns = netweave_table_column_count(table);
    int64_t rows = netweave_table_row_count(table);
    for (int64_t row = 0; row < rows && (most < 0 || row < most); row++) {
        json_open(json, NULL, '{', false);
        for (int64_t k = 0; k < labels; k++)
            json_text(json, netweave_table_label_name(table, k), netweave_table_label(table, k, row));
        for (int64_t k = 0; k < columns; k++)
            json_number(json, netweave_table_column_name(table, k), netweave_table_value(table, row, k));
        json_close(json, '}');
    }
}
