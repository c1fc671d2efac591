/* netweave flow, for people. SPDX-License-Identifier: GPL-2.0-or-later */
#include "telling.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A case or origin as people say it. */
static const char *words_for(const char *label) {
    static const char *const words[][2] = {{"whole", "as it is"},
                                           {"without_hub", "without hub"},
                                           {"limited_hub", "busy hub"},
                                           {"hub", "the hub"},
                                           {"spoke", "a spoke"}};
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
        if (strcmp(words[k][0], label) == 0)
            return words[k][1];
    return label;
}

/* The value of an option of the flow, as it is said or as the library has it. */
static const char *said(const session *session, option option, const char *standard) {
    return session->values[option] != NULL ? session->values[option] : standard;
}

static void print_hub(const session *session, const telling *telling, int state) {
    const netweave_flow *flow = telling->flows[state];
    int64_t count = netweave_flow_hub_count(flow);
    char *text = text_of("hub: %s", count == 0 ? "none" : "");
    for (int64_t k = 0; k < count && k < TELLING_NAMES; k++) {
        char *more = text_of("%s%s%s", text, k > 0 ? ", " : "", netweave_flow_hub(flow, k));
        free(text);
        text = more;
    }
    if (count > TELLING_NAMES) {
        char *more = text_of("%s and %" PRId64 " more", text, count - TELLING_NAMES);
        free(text);
        text = more;
    }
    if (count > 0 && session->values[OPTION_HUB] == NULL) {
        char *more = text_of("%s (found; --hub names others)", text);
        free(text);
        text = more;
    }
    print_paragraph(session->style == STYLE_MARKDOWN ? "- " : "  ", text, session->style, session->out);
    free(text);
}

/* Each wave: where it comes from, how it was read, its hub. */
static void print_waves(const session *session, const telling *telling) {
    fputs("\n", session->out);
    for (int k = 0; k < telling->states.count; k++) {
        const state *state = &telling->states.items[k];
        bool is_named = telling->states.count > 1;
        char *label = is_named ? text_of("%s, ", state_name(&telling->states, k)) : text_of("%s", "");
        char *hang = text_of("%s%s", session->style == STYLE_MARKDOWN ? "- " : "", label);
        print_source(session, state->view, hang, state->source);
        print_hub(session, telling, k);
        free(hang);
        free(label);
    }
}

static void print_numbers_of(const session *session, const netweave_table *numbers) {
    bool is_full = session->values[OPTION_ALL] != NULL;
    grid *grid = grid_new(is_full ? "llrrrrrr" : "llrrrrr");
    static const char *const headings[] = {"case", "starts with", "can hear", "steps", "rounds", "tip", "practice"};
    for (size_t k = 0; k < sizeof headings / sizeof headings[0]; k++)
        grid_add(grid, headings[k]);
    if (is_full)
        grid_add(grid, "begin");
    for (int64_t row = 0; row < netweave_table_row_count(numbers); row++) {
        if (strcmp(netweave_table_label(numbers, 0, row), "without_hub") == 0 &&
            strcmp(netweave_table_label(numbers, 1, row), "spoke") == 0)
            continue; /* without the hub all are spokes: as from anyone */
        grid_add(grid, words_for(netweave_table_label(numbers, 0, row)));
        grid_add(grid, words_for(netweave_table_label(numbers, 1, row)));
        grid_add_number(grid, table_number(numbers, row, "can_hear"), NETWEAVE_KIND_SHARE);
        add_with_error(grid, numbers, row, "steps", 2);
        add_with_error(grid, numbers, row, "rounds", 2);
        add_with_error(grid, numbers, row, "tip", 3);
        grid_add_number(grid, table_number(numbers, row, "practice"), NETWEAVE_KIND_SHARE);
        if (is_full)
            grid_add_number(grid, table_number(numbers, row, "begin"), NETWEAVE_KIND_SHARE);
    }
    grid_end(grid, session->style, session->out);
}

/* What the columns mean; the options are part of it. */
static void print_legend(const session *session) {
    bool is_full = session->values[OPTION_ALL] != NULL;
    const char *capacity = said(session, OPTION_CONVERSATIONS, "1");
    const char *plural = strcmp(capacity, "1") == 0 ? "" : "s";
    char *rounds =
        text_of("rounds of conversation until a share of %s of these knows", said(session, OPTION_SHARE, "0.9"));
    char *tip =
        text_of("share reached by a tip that each passes on with chance %s", said(session, OPTION_PROBABILITY, "0.1"));
    char *practice =
        text_of("share that follows it in the end, if %s contacts must first", said(session, OPTION_ADOPT_AT, "2"));
    char *busy =
        text_of("a hub that holds %s conversation%s a round, and tells a tip to %s", capacity, plural, capacity);
    const char *const words[][2] = {{"can hear", "share of the others who can hear at all, in however many steps"},
                                    {"steps", "mean distance to them"},
                                    {"rounds", rounds},
                                    {"tip", tip},
                                    {"practice", practice},
                                    {"begin", "share that begins the practice: the contacts of the start"},
                                    {"busy hub", busy},
                                    {"±", "standard error of the simulation"}};
    print_words(session, words, sizeof words / sizeof words[0], is_full ? NULL : "begin");
    free(rounds);
    free(tip);
    free(practice);
    free(busy);
}

/* One column of values for each wave. */
static void print_routes(const session *session, const telling *telling) {
    static const struct {
        const char *name, *meaning;
        int digits;
    } rows[] = {
        {"routes", "independent routes between a connected pair, mean", 2},
        {"two_routes", "connected pairs with two or more, share", 3},
        {"routes_without_hub", "the same routes without the hub", 2},
        {"two_routes_without_hub", "pairs with two or more without the hub, share", 3},
        {"still_connected", "pairs of spokes still connected without the hub", 3},
        {"hub_speed_gain", "rounds that the hub saves", 2},
        {"limited_hub_delay", "rounds that a busy hub costs", 2},
    };
    int count = telling->states.count;
    char *alignment = need_memory((size_t)count + 2, 1);
    memset(alignment, 'r', (size_t)count + 1);
    alignment[0] = 'l';
    print_heading("Routes, and what the hub does", session->style, session->out);
    grid *grid = grid_new(alignment);
    grid_add(grid, "number");
    for (int k = 0; k < count; k++)
        grid_add(grid, count > 1 ? state_name(&telling->states, k) : "value");
    for (size_t row = 0; row < sizeof rows / sizeof rows[0]; row++) {
        grid_add(grid, rows[row].meaning);
        for (int k = 0; k < count; k++)
            add_with_error(grid, netweave_flow_routes(telling->flows[k]), 0, rows[row].name, rows[row].digits);
    }
    grid_end(grid, session->style, session->out);
    free(alignment);
}

static void print_plots(const session *session, const telling *telling) {
    const netweave_table *after = netweave_flow_curve(telling->flows[telling->states.count - 1]);
    const netweave_table *before = netweave_flow_curve(telling->flows[0]);
    bool is_one = telling->states.count == 1;
    const char *later = state_name(&telling->states, telling->states.count - 1);
    const char *earlier = state_name(&telling->states, 0);
    char *with = text_of("%s", is_one ? "as it is" : later);
    char *without = text_of("%s%swithout the hub", is_one ? "" : later, is_one ? "" : " ");
    char *then = text_of("%s", earlier);
    char *then_without = text_of("%s without the hub", earlier);
    const plotted one[] = {{after, "whole", "●", with},
                           {after, "limited_hub", "×", "with a busy hub"},
                           {after, "without_hub", "○", without}};
    const plotted several[] = {{after, "whole", "●", with},
                               {before, "whole", "○", then},
                               {after, "without_hub", "■", without},
                               {before, "without_hub", "□", then_without}};
    const plotted *curves = is_one ? one : several;
    int count = is_one ? 3 : 4;
    if (has_plot(curves, count)) {
        print_heading("Who knows after each round of conversation, whoever starts", session->style, session->out);
        print_plot(session, curves, count);
    }
    free(with);
    free(without);
    free(then);
    free(then_without);
}

void print_telling(const session *session, const telling *telling) {
    int count = telling->states.count;
    print_paragraph("", telling->sentence, session->style, session->out);
    print_waves(session, telling);
    print_gate(session, telling->states.gate);
    for (int k = 0; k < count; k++) {
        print_wave_heading(session, telling, k, "Flow");
        print_numbers_of(session, netweave_flow_numbers(telling->flows[k]));
    }
    print_legend(session);
    print_plots(session, telling);
    print_routes(session, telling);
    for (int k = session->values[OPTION_ALL] != NULL ? 0 : count - 1; k < count; k++) {
        print_bottlenecks(session, telling, k);
        print_flow_members(session, telling, k);
    }
    print_seeds(session, telling);
    print_times(session, &telling->times, telling->top);
    notes_print(&telling->notes, session->style, session->out);
    print_foot(session, "");
}
