/* netweave flow, for people: its lists of members, ties and layers. SPDX-License-Identifier: GPL-2.0-or-later */
#include "telling.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

void add_with_error(grid *grid, const netweave_table *table, int64_t row, const char *column, int digits) {
    char *name = text_of("%s_error", column);
    double value = table_number(table, row, column);
    double error = table_number(table, row, name);
    double least = 0.5 * pow(10, -digits - 1);
    char *text = NULL;
    if (!isfinite(value))
        text = text_of("–");
    else if (!(error > 0))
        text = text_of("%.*f", digits, value);
    else
        text = text_of("%.*f ±%s%.*f", digits, value, error < least ? "<" : "", digits + 1, fmax(error, 2 * least));
    grid_add(grid, text);
    free(text);
    free(name);
}

void print_wave_heading(const session *session, const telling *telling, int state, const char *text) {
    char *heading =
        telling->states.count > 1 ? text_of("%s, %s", text, state_name(&telling->states, state)) : text_of("%s", text);
    print_heading(heading, session->style, session->out);
    free(heading);
}

void print_words(const session *session, const char *const words[][2], size_t count, const char *less) {
    grid *grid = grid_new("ll");
    grid_add(grid, "word");
    grid_add(grid, "meaning");
    for (size_t k = 0; k < count; k++) {
        if (less != NULL && strcmp(words[k][0], less) == 0)
            continue;
        grid_add(grid, words[k][0]);
        grid_add(grid, words[k][1]);
    }
    fputs("\n", session->out);
    grid_end(grid, session->style, session->out);
}

typedef struct place {
    int64_t row;
    double key;
} place;

/* Undefined first, then the largest; those alike in the table's order. */
static int by_key(const void *one, const void *two) {
    const place *a = one;
    const place *b = two;
    if (isnan(a->key) != isnan(b->key))
        return isnan(a->key) ? -1 : 1;
    if (a->key != b->key && !isnan(a->key))
        return a->key > b->key ? -1 : 1;
    return a->row < b->row ? -1 : 1;
}

void print_sorted(const session *session, const netweave_table *table, const char *by, const sorted_columns *columns,
                  int64_t most) {
    int64_t count = netweave_table_row_count(table);
    place *places = need_memory((size_t)count, sizeof *places);
    char *alignment = need_memory(columns->count + 2, 1);
    for (int64_t row = 0; row < count; row++)
        places[row] = (place){row, table_number(table, row, by)};
    qsort(places, (size_t)count, sizeof *places, by_key);
    memset(alignment, 'r', columns->count + 1);
    alignment[0] = 'l';
    grid *grid = grid_new(alignment);
    grid_add(grid, netweave_table_label_name(table, 0));
    for (size_t k = 0; k < columns->count; k++)
        grid_add(grid, columns->headings[k]);
    for (int64_t place = 0; place < count && place < most; place++) {
        grid_add(grid, netweave_table_label(table, 0, places[place].row));
        for (size_t k = 0; k < columns->count; k++) {
            int64_t column = netweave_table_find_column(table, columns->names[k]);
            double unit = columns->units != NULL ? columns->units[k] : 1;
            grid_add_number(grid, netweave_table_value(table, places[place].row, column) / unit,
                            netweave_table_column_kind(table, column));
        }
    }
    grid_end(grid, session->style, session->out);
    free(alignment);
    free(places);
}

void print_bottlenecks(const session *session, const telling *telling, int state) {
    const netweave_table *table = netweave_flow_bottlenecks(telling->flows[state]);
    const char *arrow = netweave_view_directed(telling->states.items[state].view) != 0 ? "→" : "–";
    int64_t count = netweave_table_row_count(table);
    if (count == 0)
        return;
    char *title = count > telling->top
                      ? text_of("Bottlenecks: whose loss would slow the flow most (%" PRId64 " of %" PRId64 ")",
                                telling->top, count)
                      : text_of("Bottlenecks: whose loss would slow the flow most");
    print_wave_heading(session, telling, state, title);
    bool is_full = session->values[OPTION_ALL] != NULL;
    grid *grid = grid_new(is_full ? "lrrrr" : "lrrr");
    grid_add(grid, "lost");
    grid_add(grid, "parted");
    grid_add(grid, "slowed");
    if (is_full)
        grid_add(grid, "rounds");
    grid_add(grid, "change");
    for (int64_t row = 0; row < count && row < telling->top; row++) {
        const char *to = netweave_table_label(table, 2, row);
        const char *from = netweave_table_label(table, 1, row);
        char *who = *to != '\0' ? text_of("%s %s %s", from, arrow, to) : text_of("%s", from);
        grid_add(grid, who);
        grid_add_number(grid, table_number(table, row, "parted"), NETWEAVE_KIND_SHARE);
        grid_add_number(grid, table_number(table, row, "slowed"), NETWEAVE_KIND_SHARE);
        if (is_full)
            add_with_error(grid, table, row, "rounds", 2);
        add_with_error(grid, table, row, "rounds_change", 2);
        free(who);
    }
    grid_end(grid, session->style, session->out);
    static const char *const words[][2] = {{"parted", "pairs of the others that can then no longer reach each other"},
                                           {"slowed", "closeness among the others that is then lost"},
                                           {"rounds", "rounds of conversation from anyone without it"},
                                           {"change", "rounds of conversation more; – where pairs are parted"}};
    print_words(session, words, 4, is_full ? NULL : "rounds");
    free(title);
}

void print_flow_members(const session *session, const telling *telling, int state) {
    static const char *const shown[] = {"hub",    "can_reach", "can_reach_without_hub", "rounds", "hears", "tip",
                                        "routes", "dependence"};
    static const char *const headings[] = {"hub", "reaches", "without", "rounds", "hears", "tip", "routes", "depends"};
    const netweave_table *table = netweave_flow_members(telling->flows[state]);
    int64_t count = netweave_table_row_count(table);
    if (count == 0 || telling->top == 0)
        return;
    char *title = count > telling->top
                      ? text_of("Members, who hears last first (%" PRId64 " of %" PRId64 ")", telling->top, count)
                      : text_of("Members, who hears last first");
    print_wave_heading(session, telling, state, title);
    print_sorted(session, table, "hears",
                 &(sorted_columns){.names = shown, .headings = headings, .count = sizeof shown / sizeof shown[0]},
                 telling->top);
    static const char *const words[][2] = {{"reaches", "share of the others that it can reach"},
                                           {"without", "the same without the hub"},
                                           {"rounds", "rounds of conversation until nearly all of these know"},
                                           {"hears", "round in which it hears what starts with another, on average"},
                                           {"tip", "share of the others whom a tip of its own reaches"},
                                           {"routes", "independent routes to another member, on average"},
                                           {"depends", "share of the others from whom it hears only by the hub"}};
    print_words(session, words, sizeof words / sizeof words[0], NULL);
    free(title);
}

void print_seeds(const session *session, const telling *telling) {
    if (telling->seeds == NULL)
        return;
    print_wave_heading(session, telling, telling->states.count - 1, "Who should hear a tip first");
    grid *grid = grid_new("rlrrr");
    static const char *const headings[] = {"order", "member", "adds", "reached", "share"};
    for (size_t k = 0; k < sizeof headings / sizeof headings[0]; k++)
        grid_add(grid, headings[k]);
    for (int64_t row = 0; row < netweave_table_row_count(telling->seeds); row++) {
        grid_add_number(grid, table_number(telling->seeds, row, "order"), NETWEAVE_KIND_COUNT);
        grid_add(grid, netweave_table_label(telling->seeds, 0, row));
        add_with_error(grid, telling->seeds, row, "gain", 2);
        add_with_error(grid, telling->seeds, row, "reached", 2);
        grid_add_number(grid, table_number(telling->seeds, row, "share"), NETWEAVE_KIND_SHARE);
    }
    grid_end(grid, session->style, session->out);
}

void print_gate(const session *session, const netweave_table *gate) {
    static const char *const columns[] = {"limit", "passed", "blocked", "blocked_alone"};
    static const char *const headings[] = {"limit", "passes", "blocks", "alone"};
    enum { COLUMNS = sizeof columns / sizeof columns[0] };
    if (gate == NULL)
        return;
    bool has_waves = *netweave_table_label(gate, 0, 0) != '\0';
    print_heading("Gate: pairs that each layer stops, and that it alone stops", session->style, session->out);
    grid *grid = grid_new(has_waves ? "lllrrrr" : "llrrrr");
    for (int64_t k = has_waves ? 0 : 1; k < 3; k++)
        grid_add(grid, netweave_table_label_name(gate, k));
    for (int k = 0; k < COLUMNS; k++)
        grid_add(grid, headings[k]);
    for (int64_t row = 0; row < netweave_table_row_count(gate); row++) {
        for (int64_t k = has_waves ? 0 : 1; k < 3; k++)
            grid_add(grid, netweave_table_label(gate, k, row));
        for (int k = 0; k < COLUMNS; k++)
            grid_add_number(grid, table_number(gate, row, columns[k]), NETWEAVE_KIND_COUNT);
    }
    grid_end(grid, session->style, session->out);
}
