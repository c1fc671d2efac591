/* netweave measure: measures by name. SPDX-License-Identifier: GPL-2.0-or-later */
#include "shape.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { MEASURED = 3, GROUPS = MEASURED, MIXING, DISTANCES, UNKNOWN, SCOPES };

/* The scopes of measures, then tables of groups and of distances. */
static const char *const scope_names[SCOPES] = {"network", "member", "tie", "group", "mixing", "distance", "unknown"};

/* What is asked, and what came of it, per scope. */
typedef struct asked {
    bool wanted[SCOPES];
    char *specs[SCOPES];
    netweave_table *tables[SCOPES];
} asked;

static int read_scopes(const session *session, asked *asked) {
    const char *list = session->values[OPTION_SCOPE];
    if (session->values[OPTION_TIES] != NULL)
        asked->wanted[NETWEAVE_SCOPE_TIE] = true;
    while (list != NULL && *list != '\0') {
        size_t length = strcspn(list, ", ");
        int found = -1;
        for (int k = 0; k < SCOPES; k++)
            if (strlen(scope_names[k]) == length && strncmp(scope_names[k], list, length) == 0)
                found = k;
        if (found < 0)
            return refuse("--scope %s: it is network, member or tie, or (for groups) group or mixing, or "
                          "distance or unknown, or several of these with commas",
                          session->values[OPTION_SCOPE]);
        asked->wanted[found] = true;
        list += length + strspn(list + length, ", ");
    }
    return 0;
}

/* The place of a spec's measure in the catalogue, or -1: the library then says what is near it. */
static int64_t measure_of(const char *spec) {
    char *name = text_of("%.*s", (int)strcspn(spec, ": "), spec);
    int64_t measure = netweave_measure_find(name);
    free(name);
    return measure;
}

static bool any_scope(const asked *asked) {
    bool any = false;
    for (int k = 0; k < SCOPES; k++)
        any = any || asked->wanted[k];
    return any;
}

static int sort_names(const session *session, asked *asked) {
    bool any = any_scope(asked);
    for (int k = 1; k < session->word_count; k++) {
        int64_t measure = measure_of(session->words[k]);
        netweave_scope scope = netweave_measure_scope(measure);
        bool shown = asked->wanted[UNKNOWN] && scope == NETWEAVE_SCOPE_NETWORK;
        if (measure >= 0 && any && !asked->wanted[scope] && !shown)
            return refuse("'%s' is a %s measure, and --scope asks for others; leave --scope out", session->words[k],
                          scope_names[scope]);
        char *before = asked->specs[scope];
        asked->specs[scope] =
            text_of("%s%s%s", before != NULL ? before : "", before != NULL ? " " : "", session->words[k]);
        free(before);
    }
    return 0;
}

static int choose_all(const session *session, const netweave_view *view, asked *asked) {
    bool any = any_scope(asked);
    int code = 0;
    for (int k = GROUPS; k <= MIXING && !any; k++)
        asked->wanted[k] = session->values[OPTION_ALL] != NULL && session->values[OPTION_GROUP] != NULL;
    for (int k = 0; k < MEASURED && code == 0; k++) {
        bool wanted = any ? asked->wanted[k] : k == 0 || session->values[OPTION_ALL] != NULL;
        char *specs = NULL;
        if (wanted)
            code = told(netweave_measure_all(view, (netweave_scope)k, &specs));
        if (specs != NULL && *specs != '\0')
            asked->specs[k] = text_of("%s", specs);
        netweave_text_free(specs);
    }
    return code;
}

/* Asks for another program's conventions. */
static int take_convention(const session *session, char **specs) {
    char *as = NULL;
    int code = told(netweave_measure_as(*specs, session->values[OPTION_AS], &as));
    if (code == 0) {
        free(*specs);
        *specs = text_of("%s", as);
    }
    netweave_text_free(as);
    return code;
}

/* Groups and how they mix, without what would tell of single members. */
static int protect(const session *session, const netweave_view *view, asked *asked) {
    const char *text = session->values[OPTION_SUPPRESS_BELOW];
    char *end = NULL;
    long below = strtol(text, &end, 10);
    if (end == text || *end != '\0' || below < 2 || below > 1000000000)
        return refuse("--suppress-below %s: it is a whole number from 2 up", text);
    for (int k = 0; k < SCOPES; k++)
        if (k != GROUPS && k != MIXING && (asked->wanted[k] || asked->specs[k] != NULL))
            return refuse("--suppress-below is for --scope group and mixing alone; a table of %s would tell what these "
                          "leave out",
                          k == 0   ? "the network"
                          : k == 1 ? "members"
                          : k == 2 ? "ties"
                                   : "distances");
    return told(netweave_groups_protect(view, below, asked->wanted[GROUPS] ? &asked->tables[GROUPS] : NULL,
                                        asked->wanted[MIXING] ? &asked->tables[MIXING] : NULL));
}

static int compute(const session *session, const netweave_view *view, asked *asked) {
    int code = read_scopes(session, asked);
    if (code == 0)
        code = session->word_count > 1 ? sort_names(session, asked) : choose_all(session, view, asked);
    for (int k = 0; k < MEASURED && code == 0; k++)
        if (asked->specs[k] != NULL && session->values[OPTION_AS] != NULL)
            code = take_convention(session, &asked->specs[k]);
    for (int k = 0; k < MEASURED && code == 0; k++)
        if (asked->specs[k] != NULL && !(k == NETWEAVE_SCOPE_NETWORK && asked->wanted[UNKNOWN] && !asked->wanted[k]))
            code = told(netweave_measure_compute(view, asked->specs[k], session->run, &asked->tables[k]));
    if (session->values[OPTION_SUPPRESS_BELOW] != NULL && code == 0)
        return asked->wanted[GROUPS] || asked->wanted[MIXING]
                   ? protect(session, view, asked)
                   : refuse("--suppress-below is for --scope group and mixing; say which");
    if (asked->wanted[GROUPS] && code == 0)
        code = told(netweave_groups_table(view, &asked->tables[GROUPS]));
    if (asked->wanted[MIXING] && code == 0)
        code = told(netweave_groups_mixing(view, &asked->tables[MIXING]));
    if (asked->wanted[DISTANCES] && code == 0)
        code = told(netweave_distances_table(view, session->run, &asked->tables[DISTANCES]));
    if (asked->wanted[UNKNOWN] && code == 0)
        code = told(
            netweave_unknown_table(view, asked->specs[NETWEAVE_SCOPE_NETWORK], session->run, &asked->tables[UNKNOWN]));
    return code;
}

static void write_specs_json(json *json, const netweave_view *view, const asked *asked) {
    json_open(json, "conventions", '{', true);
    json_text(json, "view", netweave_view_description(view));
    for (int scope = 0; scope < MEASURED; scope++)
        for (int64_t k = 0; k < netweave_table_column_count(asked->tables[scope]); k++)
            json_text(json, netweave_table_column_name(asked->tables[scope], k),
                      netweave_table_column_spec(asked->tables[scope], k));
    json_close(json, '}');
}

static void write_measure_json(const session *session, const netweave_view *view, const asked *asked,
                               const notes *notes) {
    static const char *const keys[SCOPES] = {"measures", "members", "ties", "groups", "mixing", "distances", "unknown"};
    json json = {.out = session->out};
    json_open(&json, NULL, '{', true);
    write_head_json(session, &json);
    write_network_json(&json, view, session->words[0]);
    for (int k = 0; k < SCOPES; k++) {
        if (k >= MEASURED && asked->tables[k] == NULL)
            continue;
        json_open(&json, keys[k], k == 0 ? '{' : '[', true);
        if (k == 0)
            write_numbers_json(&json, asked->tables[k]);
        else
            write_rows_json(&json, asked->tables[k], -1);
        json_close(&json, k == 0 ? '}' : ']');
    }
    write_specs_json(&json, view, asked);
    write_notes_json(&json, notes);
    json_close(&json, '}');
}

static int write_measure_csv(const session *session, const asked *asked) {
    const netweave_table *only = NULL;
    for (int k = 0; k < SCOPES; k++) {
        if (asked->tables[k] == NULL)
            continue;
        if (only != NULL)
            return refuse("CSV holds one table, and these measures are for %s; choose one with --scope, or --json",
                          "several scopes");
        only = asked->tables[k];
    }
    char *text = NULL;
    int code = told(netweave_table_format(only, "csv", &text));
    if (code == 0)
        fputs(text, session->out);
    netweave_text_free(text);
    return code;
}

/* Parameters that a name alone does not show. */
static void print_specs(const session *session, const asked *asked) {
    bool begun = false;
    for (int scope = 0; scope < MEASURED; scope++)
        for (int64_t k = 0; k < netweave_table_column_count(asked->tables[scope]); k++) {
            const char *spec = netweave_table_column_spec(asked->tables[scope], k);
            const char *last = k > 0 ? netweave_table_column_spec(asked->tables[scope], k - 1) : "";
            if (strchr(spec, ':') == NULL || strcmp(spec, last) == 0) /* columns of one measure share their spec */
                continue;
            if (!begun)
                print_heading("Parameters", session->style, session->out);
            begun = true;
            print_paragraph(session->style == STYLE_MARKDOWN ? "- " : "  ", spec, session->style, session->out);
        }
}

static void print_measure(const session *session, const netweave_view *view, const asked *asked, const notes *notes) {
    static const char *const headings[SCOPES] = {"Network", "Members",   "Ties",   "Groups",
                                                 "Mixing",  "Distances", "Unknown"};
    print_source(session, view, "", session->words[0]);
    for (int k = 0; k < SCOPES; k++) {
        if (asked->tables[k] == NULL)
            continue;
        print_heading(headings[k], session->style, session->out);
        if (k == 0)
            print_numbers(session, asked->tables[k], "measure");
        else
            print_table(asked->tables[k], -1, session->style, session->out);
    }
    print_specs(session, asked);
    notes_print(notes, session->style, session->out);
    print_foot(session, "");
}

static int write_measure(const session *session, const netweave_network *network, const netweave_view *view,
                         const asked *asked) {
    notes notes = {0};
    int code = 0;
    notes_add_network(&notes, network);
    for (int k = 0; k < SCOPES; k++)
        notes_add_table(&notes, asked->tables[k]);
    if (session->style == STYLE_JSON)
        write_measure_json(session, view, asked, &notes);
    else if (session->style == STYLE_CSV)
        code = write_measure_csv(session, asked);
    else
        print_measure(session, view, asked, &notes);
    notes_free(&notes);
    return code;
}

int run_measure(session *session) {
    netweave_network *network = NULL;
    netweave_view *view = NULL;
    asked asked = {0};
    int code = read_network(session, session->words[0], &network, NULL);
    if (code == 0)
        code = make_view(session, network, session->values[OPTION_LAYER], session->values[OPTION_WAVE], &view);
    if (code == 0)
        code = compute(session, view, &asked);
    if (code == 0)
        code = write_measure(session, network, view, &asked);
    for (int k = 0; k < SCOPES; k++) {
        netweave_table_free(asked.tables[k]);
        free(asked.specs[k]);
    }
    netweave_view_free(view);
    netweave_network_free(network);
    return code;
}
