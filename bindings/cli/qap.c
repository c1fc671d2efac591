/* netweave qap: do the ties of one network go with those of others? SPDX-License-Identifier: GPL-2.0-or-later */
#include "states.h"

#include "shape.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

/* The networks, the first of them the dependent, and what came of them. */
typedef struct asked {
    states states;
    netweave_table **correlations; /* of the dependent with each other network */
    netweave_table *regression;    /* NULL: there is one predictor alone */
    notes notes;
} asked;

static double number(const netweave_table *table, int64_t row, const char *column) {
    return netweave_table_value(table, row, netweave_table_find_column(table, column));
}

static const char *name_of(const asked *asked, int state) {
    const char *name = state_name(&asked->states, state);
    return *name != '\0' ? name : asked->states.items[state].source;
}

static char *draws_option(const session *session) {
    char *options = text_of("%s", "");
    const char *draws = session->values[OPTION_DRAWS];
    return draws != NULL ? with_option(options, "draws", draws) : options;
}

static int correlate(const session *session, asked *asked) {
    const state *states = asked->states.items;
    char *options = draws_option(session);
    int code = 0;
    asked->correlations = need_memory((size_t)asked->states.count, sizeof(netweave_table *));
    for (int k = 1; k < asked->states.count && code == 0; k++)
        code = told(netweave_qap_correlation(states[0].view, states[k].view, options, session->run,
                                             &asked->correlations[k - 1]));
    free(options);
    return code;
}

static int regress(const session *session, asked *asked) {
    int count = asked->states.count;
    const netweave_view **views = need_memory((size_t)count, sizeof(netweave_view *));
    const char **names = need_memory((size_t)count, sizeof(char *));
    char *options = draws_option(session);
    if (session->values[OPTION_ATTRIBUTES] != NULL)
        options = with_option(options, "attributes", session->values[OPTION_ATTRIBUTES]);
    for (int k = 1; k < count; k++) {
        views[k - 1] = asked->states.items[k].view;
        names[k - 1] = name_of(asked, k);
    }
    int code = told(netweave_qap_regression(asked->states.items[0].view, count - 1, views, names, options, session->run,
                                            &asked->regression));
    free(options);
    free(views);
    free(names);
    return code;
}

/* ---- for people ---- */

static void print_sentence(const session *session, const asked *asked, int other) {
    const netweave_table *table = asked->correlations[other - 1];
    const char *one = name_of(asked, 0);
    const char *two = name_of(asked, other);
    double correlation = number(table, 0, "correlation");
    double p = number(table, 0, "p");
    char *text = NULL;
    if (!isfinite(correlation))
        text = text_of("How %s and %s go together is undefined.", one, two);
    else if (!isfinite(p))
        text = text_of("%s and %s: correlation %.3f.", one, two, correlation);
    else if (p >= 0.05)
        text = text_of(
            "It is not shown that %s and %s go together: correlation %.3f, which chance alone may make (p %.3f).", one,
            two, correlation, p);
    else
        text = text_of("%s and %s %s: correlation %.3f, more than chance would make (p %s%.3f).", one, two,
                       correlation > 0 ? "go together" : "run against each other", correlation,
                       p < 0.0005 ? "below " : "", fmax(p, 0.001));
    print_paragraph("", text, session->style, session->out);
    free(text);
}

/* Each network: members and ties, and how it was read. */
static void print_networks(const session *session, const asked *asked) {
    fputs("\n", session->out);
    for (int k = 0; k < asked->states.count; k++) {
        const state *state = &asked->states.items[k];
        char *label = text_of("%s%s: ", session->style == STYLE_MARKDOWN ? "- " : "", name_of(asked, k));
        print_source(session, state->view, label, state->source);
        free(label);
    }
}

static void print_correlations(const session *session, const asked *asked) {
    static const char *const columns[] = {"correlation", "p", "p_greater", "p_less", "null_sd", "floor"};
    enum { COLUMNS = sizeof columns / sizeof columns[0] };
    print_heading("Correlation", session->style, session->out);
    grid *grid = grid_new("llrrrrrr");
    char *with = text_of("%s with", name_of(asked, 0));
    grid_add(grid, with);
    grid_add(grid, "test");
    free(with);
    for (int k = 0; k < COLUMNS; k++)
        grid_add(grid, columns[k]);
    for (int k = 1; k < asked->states.count; k++) {
        const netweave_table *table = asked->correlations[k - 1];
        grid_add(grid, name_of(asked, k));
        grid_add(grid, netweave_table_label(table, 0, 0));
        for (int j = 0; j < COLUMNS; j++)
            grid_add_number(grid, number(table, 0, columns[j]), NETWEAVE_KIND_REAL);
    }
    grid_end(grid, session->style, session->out);
}

static void print_regression(const session *session, const asked *asked) {
    static const char *const columns[] = {"coefficient", "standardized", "partial", "p",
                                          "p_greater",   "p_less",       "floor"};
    enum { COLUMNS = sizeof columns / sizeof columns[0] };
    const netweave_table *table = asked->regression;
    print_heading("Regression", session->style, session->out);
    grid *grid = grid_new("llrrrrrrr");
    char *dependent = text_of("%s on", name_of(asked, 0));
    grid_add(grid, dependent);
    grid_add(grid, "test");
    free(dependent);
    for (int k = 0; k < COLUMNS; k++)
        grid_add(grid, columns[k]);
    for (int64_t row = 0; row < netweave_table_row_count(table); row++) {
        grid_add(grid, netweave_table_label(table, 0, row));
        grid_add(grid, netweave_table_label(table, 1, row));
        for (int j = 0; j < COLUMNS; j++)
            grid_add_number(grid, number(table, row, columns[j]), NETWEAVE_KIND_REAL);
    }
    grid_end(grid, session->style, session->out);
    char *text =
        text_of("%.0f pairs of %.0f members, R squared %.3f, adjusted %.3f", number(table, 0, "pairs"),
                number(table, 0, "members"), number(table, 0, "r_squared"), number(table, 0, "r_squared_adjusted"));
    if (isfinite(number(table, 0, "r_squared_adjusted")))
        print_paragraph(session->style == STYLE_MARKDOWN ? "\n" : "  ", text, session->style, session->out);
    free(text);
}

static const netweave_table *main_table(const asked *asked) {
    return asked->regression != NULL ? asked->regression : asked->correlations[0];
}

static void print_answer(const session *session, const asked *asked) {
    for (int k = 1; k < asked->states.count; k++)
        print_sentence(session, asked, k);
    print_networks(session, asked);
    if (asked->states.count > 1)
        print_correlations(session, asked);
    if (asked->regression != NULL)
        print_regression(session, asked);
    notes_print(&asked->notes, session->style, session->out);
    char *more = text_of(", %.0f draws", number(main_table(asked), 0, "draws"));
    print_foot(session, more);
    free(more);
}

/* ---- JSON ---- */

static void write_networks_json(json *json, const asked *asked) {
    for (int k = 0; k < asked->states.count; k++) {
        if (k == 1)
            json_open(json, "predictors", '[', true);
        json_open(json, k == 0 ? "dependent" : NULL, '{', true);
        json_text(json, "name", name_of(asked, k));
        write_network_json(json, asked->states.items[k].view, asked->states.items[k].source);
        if (k > 0) {
            json_text(json, "test", netweave_table_label(asked->correlations[k - 1], 0, 0));
            write_numbers_json(json, asked->correlations[k - 1]);
        }
        json_close(json, '}');
    }
    if (asked->states.count > 1)
        json_close(json, ']');
}

static void write_answer_json(const session *session, const asked *asked) {
    json json = {.out = session->out};
    json_open(&json, NULL, '{', true);
    write_head_json(session, &json);
    write_networks_json(&json, asked);
    if (asked->regression != NULL) {
        json_open(&json, "regression", '[', true);
        write_rows_json(&json, asked->regression, -1);
        json_close(&json, ']');
    }
    json_open(&json, "conventions", '{', true);
    for (int k = 0; k < asked->states.count; k++)
        json_text(&json, name_of(asked, k), netweave_view_description(asked->states.items[k].view));
    json_close(&json, '}');
    write_notes_json(&json, &asked->notes);
    json_close(&json, '}');
}

static int write_answer(const session *session, asked *asked) {
    int code = 0;
    for (int k = 1; k < asked->states.count; k++)
        notes_add_table(&asked->notes, asked->correlations[k - 1]);
    if (asked->regression != NULL)
        notes_add_table(&asked->notes, asked->regression);
    notes_add_network(&asked->notes, asked->states.network);
    if (session->style == STYLE_JSON) {
        write_answer_json(session, asked);
    } else if (session->style == STYLE_CSV) {
        char *text = NULL;
        code = told(netweave_table_format(main_table(asked), "csv", &text));
        if (code == 0)
            fputs(text, session->out);
        netweave_text_free(text);
    } else {
        print_answer(session, asked);
    }
    notes_free(&asked->notes);
    return code;
}

int run_qap(session *session) {
    asked asked = {.states = {.are_layers = true}};
    int code = read_states(session, &asked.states);
    bool with_attributes = session->values[OPTION_ATTRIBUTES] != NULL;
    if (code == 0 && asked.states.count == 1 && !with_attributes)
        code =
            refuse("%s holds one network; name a second file, two layers with --layer A,B, two waves with --wave A,B, "
                   "or member attributes with --attributes",
                   session->words[0]);
    if (code == 0)
        code = correlate(session, &asked);
    if (code == 0 && (asked.states.count > 2 || with_attributes))
        code = regress(session, &asked);
    if (code == 0)
        code = write_answer(session, &asked);
    for (int k = 1; k < asked.states.count && asked.correlations != NULL; k++)
        netweave_table_free(asked.correlations[k - 1]);
    free(asked.correlations);
    netweave_table_free(asked.regression);
    free_states(&asked.states);
    return code;
}
