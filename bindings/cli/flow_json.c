/* netweave flow, for programs. SPDX-License-Identifier: GPL-2.0-or-later */
#include "shape.h"
#include "telling.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void write_list(json *json, const char *key, const netweave_table *table) {
    json_open(json, key, '[', true);
    write_rows_json(json, table, -1);
    json_close(json, ']');
}

/* "network" and "flow" of a state. */
static void write_state(json *json, const telling *telling, int state) {
    const netweave_flow *flow = telling->flows[state];
    write_network_json(json, telling->states.items[state].view, telling->states.items[state].source);
    json_open(json, "flow", '{', true);
    json_open(json, "hub", '[', false);
    for (int64_t k = 0; k < netweave_flow_hub_count(flow); k++)
        json_text(json, NULL, netweave_flow_hub(flow, k));
    json_close(json, ']');
    write_list(json, "numbers", netweave_flow_numbers(flow));
    json_open(json, "routes", '{', true);
    write_numbers_json(json, netweave_flow_routes(flow));
    json_close(json, '}');
    write_list(json, "bottlenecks", netweave_flow_bottlenecks(flow));
    write_list(json, "members", netweave_flow_members(flow));
    write_list(json, "curve", netweave_flow_curve(flow));
    json_close(json, '}');
}

/* The first state as "before", the last as "after", those between as a list; a single one needs no name. */
static void write_states(json *json, const telling *telling) {
    int count = telling->states.count;
    if (count == 1) {
        write_state(json, telling, 0);
        return;
    }
    for (int k = 0; k < count; k++) {
        if (k == 1 && count > 2)
            json_open(json, "between", '[', true);
        json_open(json, k == 0 ? "before" : k == count - 1 ? "after" : NULL, '{', true);
        json_text(json, "name", state_name(&telling->states, k));
        write_state(json, telling, k);
        json_close(json, '}');
        if (k == count - 2 && count > 2)
            json_close(json, ']');
    }
}

static void write_conventions(const session *session, json *json, const telling *telling) {
    int count = telling->states.count;
    static const struct {
        option option;
        const char *name, *standard; /* the library's */
    } standards[] = {{OPTION_CONVERSATIONS, "hub_capacity", "1"},
                     {OPTION_PROBABILITY, "probability", "0.1"},
                     {OPTION_ADOPT_AT, "threshold", "2"},
                     {OPTION_SHARE, "share", "0.9"},
                     {OPTION_MODE, "mode", "push_pull"}};
    char *options = options_for(session, FOR_FLOW);
    for (size_t k = 0; k < sizeof standards / sizeof standards[0]; k++)
        if (session->values[standards[k].option] == NULL)
            options = with_option(options, standards[k].name, standards[k].standard);
    json_open(json, "conventions", '{', true);
    if (count == 1)
        json_text(json, "view", netweave_view_description(telling->states.items[0].view));
    for (int k = 0; k < count && count > 1; k++)
        json_text(json, state_name(&telling->states, k), netweave_view_description(telling->states.items[k].view));
    json_text(json, "flow", options);
    json_close(json, '}');
    free(options);
}

void write_telling_json(const session *session, const telling *telling) {
    json json = {.out = session->out};
    json_open(&json, NULL, '{', true);
    write_head_json(session, &json);
    json_text(&json, "sentence", telling->sentence);
    write_states(&json, telling);
    if (telling->seeds != NULL)
        write_list(&json, "seeds", telling->seeds);
    if (telling->states.gate != NULL)
        write_list(&json, "gate", telling->states.gate);
    write_times_json(&json, &telling->times);
    write_conventions(session, &json, telling);
    write_notes_json(&json, &telling->notes);
    json_close(&json, '}');
}

/* A cell of CSV; a spreadsheet would run what begins like a formula. */
static void write_cell(FILE *out, const char *text) {
    bool is_formula = *text != '\0' && strchr("=+-@\t\r", *text) != NULL;
    bool is_quoted = strpbrk(text, ",\"\r\n") != NULL;
    fputs(is_quoted ? "\"" : "", out);
    fputs(is_formula ? "'" : "", out);
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '"')
            fputc('"', out);
        fputc(*at, out);
    }
    fputs(is_quoted ? "\"" : "", out);
}

void write_telling_csv(const session *session, const telling *telling) {
    FILE *out = session->out;
    bool is_named = telling->states.count > 1;
    for (int state = 0; state < telling->states.count; state++) {
        const netweave_table *numbers = netweave_flow_numbers(telling->flows[state]);
        int64_t columns = netweave_table_column_count(numbers);
        if (state == 0) {
            fprintf(out, "%scase,origin", is_named ? "wave," : "");
            for (int64_t k = 0; k < columns; k++)
                fprintf(out, ",%s", netweave_table_column_name(numbers, k));
            fputs("\n", out);
        }
        for (int64_t row = 0; row < netweave_table_row_count(numbers); row++) {
            if (is_named)
                write_cell(out, state_name(&telling->states, state));
            fprintf(out, "%s%s,%s", is_named ? "," : "", netweave_table_label(numbers, 0, row),
                    netweave_table_label(numbers, 1, row));
            for (int64_t k = 0; k < columns; k++) {
                double value = netweave_table_value(numbers, row, k);
                fputs(",", out);
                if (isfinite(value))
                    write_number(out, value);
            }
            fputs("\n", out);
        }
    }
}
